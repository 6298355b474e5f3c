"""Which relations each document states, packed in one row a document: an index of where they are stated would take six times as much.

A relation is known by its ends and its type; its number only says where its places stand (`edge_evidence`).
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from itertools import accumulate

from graph.model.codec import dumps

__all__ = ["EACH", "Key", "drop_stated", "keep_stated", "stated"]

Key = tuple[str, int, int]  # type, number of the source, number of the target
# The relations of a JSON list of keys, in this order: each is looked up by its ends.
EACH = (
    "json_each(?) k CROSS JOIN edge e ON e.source = json_extract(k.value, '$[1]') AND e.type = json_extract(k.value, '$[0]')"
    " AND e.target = json_extract(k.value, '$[2]')"
)


def _gaps(numbers: Iterable[int]) -> list[int]:
    last, out = 0, []
    for number in numbers:
        out.append(number - last)
        last = number
    return out


def keep_stated(db: sqlite3.Connection, document: int, keys: Iterable[Key]) -> None:
    """Keep the relations that a document states."""
    ends: dict[str, list[tuple[int, int]]] = {}
    for type, source, target in sorted(keys):
        ends.setdefault(type, []).append((source, target))
    said = {type: [_gaps(source for source, _ in both), _gaps(target for _, target in both)] for type, both in ends.items()}
    db.execute("INSERT INTO stated (document, edges) VALUES (?, ?)", (document, zlib.compress(dumps(said).encode("utf-8"), 9)))


def stated(db: sqlite3.Connection, document: int) -> list[Key]:
    """Return the relations that a document states, sorted."""
    row = db.execute("SELECT edges FROM stated WHERE document = ?", (document,)).fetchone()
    said = json.loads(zlib.decompress(row[0])) if row is not None else {}
    return [(type, *both) for type, ends in said.items() for both in zip(*map(accumulate, ends), strict=True)]


def drop_stated(db: sqlite3.Connection, document: int) -> None:
    """Take out where a document states relations, and the relations that only it stated."""
    keys = stated(db, document)
    found = db.execute(f"SELECT e.id, e.type, e.source, e.target FROM {EACH}", (dumps(keys),)).fetchall()
    db.executemany("DELETE FROM edge_evidence WHERE edge = ? AND document = ?", [(id, document) for id, *_ in found])
    db.executemany(
        "DELETE FROM edge WHERE type = ?2 AND source = ?3 AND target = ?4 AND NOT EXISTS (SELECT 1 FROM edge_evidence v WHERE v.edge = ?1)",
        found,
    )
    db.execute("DELETE FROM stated WHERE document = ?", (document,))
