"""The count of a store's changes, and which documents the last ones added: who holds its names reads only those of the new documents."""

from __future__ import annotations

import json
import sqlite3

from graph.model.codec import dumps, properties_from_json
from graph.prepare import Prepared
from graph.store import NamesAdded

__all__ = ["alone", "count_write", "names_added", "version"]

KEPT = 32  # changes that are kept: a reader that has missed more reads all names again


def version(db: sqlite3.Connection, key: str = "writes") -> int:
    """Return a number that changes whenever a document (or `encodings`: an encoding) is written or removed, by whatever process."""
    return int(db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = ?), '0')", (key,)).fetchone()[0])


def alone(db: sqlite3.Connection, prepared: Prepared) -> str | None:
    """Return the id of a document that was just added where no other was touched, None where one of the same base id was."""
    query = "SELECT count(*), max(document) FROM source WHERE base = ?"
    count, key = db.execute(query, (prepared.facts.document,)).fetchone()
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


def names_added(db: sqlite3.Connection, since: str) -> NamesAdded | None:
    """Return the names that have come since a count of changes; see `graph.store.Store.names_added`."""
    row = db.execute("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'writes'").fetchone()
    first, last = int(since or 0), int(row[0]) if row is not None else 0
    log = [(count, key) for count, key in _log(db) if count > first]
    if last < first or [count for count, _ in log] != list(range(first + 1, last + 1)):
        return None
    keys = dumps([key for _, key in log if key])
    nodes = db.execute(
        "SELECT DISTINCT n.key, n.type, n.properties, n.id FROM document d JOIN node_claim c ON c.document = d.id"
        " JOIN node n ON n.id = c.node WHERE d.key IN (SELECT value FROM json_each(?)) AND n.type IN ('Document', 'Agency') ORDER BY n.key",
        (keys,),
    ).fetchall()
    pairs = db.execute(
        "SELECT e.type, s.key, t.key FROM edge e JOIN node s ON s.id = e.source JOIN node t ON t.id = e.target"
        " WHERE e.source IN (SELECT value FROM json_each(?)) AND e.type IN ('OF_PROVINCE', 'INSTANCE_OF') ORDER BY 1, 2, 3",
        (dumps([row[3] for row in nodes]),),
    ).fetchall()
    return NamesAdded([(key, type, properties_from_json(json.loads(said))) for key, type, said, _ in nodes], pairs)
