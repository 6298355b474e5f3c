"""The count of a store's changes, and which documents the last ones added: who holds what they state reads only those."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from graph.model.codec import dumps
from graph.sqlite.reader import whole
from graph.sqlite.stated import EACH, stated
from graph.sqlite.texts import HeldTexts
from graph.store import Added

__all__ = ["added", "added_since", "alone", "count_write", "version"]

KEPT = 32  # changes that are kept: a reader that has missed more reads all again


def version(db: sqlite3.Connection, key: str = "writes") -> int:
    """Return a number that changes whenever a document (or `encodings`: an encoding) is written or removed, by whatever process."""
    return int(db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = ?), '0')", (key,)).fetchone()[0])


def alone(db: sqlite3.Connection, base: str) -> str | None:
    """Return the id of the document of a base id that was just added, None where another one of that base id was touched."""
    query = "SELECT count(*), max(document) FROM source WHERE base = ?"
    count, key = db.execute(query, (base,)).fetchone()
    return str(key) if count == 1 else None


def count_write(db: sqlite3.Connection, added: str | None = None) -> None:
    """Count a change of the store, so that what readers hold in memory is known to be old.

    `added` is the document that was added, "" where no fact has changed; None where anything else was done.
    """
    db.execute("INSERT INTO meta (key, value) VALUES ('writes', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1")
    if added is None:
        db.execute("DELETE FROM meta WHERE key = 'added'")
        return
    (count,) = db.execute("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'writes'").fetchone()
    kept = [*_log(db), [count, added]][-KEPT:]
    db.execute("INSERT INTO meta (key, value) VALUES ('added', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (dumps(kept),))


def _log(db: sqlite3.Connection) -> list[tuple[int, str]]:
    row = db.execute("SELECT value FROM meta WHERE key = 'added'").fetchone()
    return [(int(count), str(key)) for count, key in json.loads(row[0])] if row is not None else []


def added_since(db: sqlite3.Connection, first: int) -> list[str] | None:
    """Return the documents that were added since a count of changes; None where anything else was done, or it is not known."""
    last = version(db)
    log = [(count, key) for count, key in _log(db) if count > first]
    if last < first or [count for count, _ in log] != list(range(first + 1, last + 1)):
        return None
    return [key for _, key in log if key]


def added(db: sqlite3.Connection, texts: HeldTexts, since: str, nodes: Sequence[str], edges: Sequence[str]) -> Added | None:
    """Return what documents have brought since a count of changes; see `graph.store.Store.added`."""
    documents = added_since(db, int(since or 0))
    if documents is None:
        return None
    said = {"documents": dumps(documents), "nodes": dumps(list(nodes))}
    # CROSS JOIN: in this order, from the few documents on
    of = "FROM json_each(:documents) k CROSS JOIN document d ON d.key = k.value CROSS JOIN"
    found = db.execute(
        f"SELECT DISTINCT n.key, n.type, n.properties, n.apart {of} node_claim c ON c.document = d.id CROSS JOIN node n ON n.id = c.node"
        " WHERE n.type IN (SELECT value FROM json_each(:nodes)) ORDER BY n.key",
        said,
    ).fetchall()
    ids = db.execute("SELECT id FROM document WHERE key IN (SELECT value FROM json_each(:documents))", said).fetchall()
    keys = {key for (id,) in ids for key in stated(db, id) if key[0] in edges}
    pairs = db.execute(
        f"SELECT e.type, s.key, t.key FROM {EACH} CROSS JOIN node s ON s.id = e.source CROSS JOIN node t ON t.id = e.target"
        " ORDER BY 1, 2, 3",
        (dumps(sorted(keys)),),
    ).fetchall()
    properties = whole(db, texts, [(one, apart) for *_, one, apart in found])
    return Added([(key, type, one) for (key, type, *_), one in zip(found, properties, strict=True)], pairs)
