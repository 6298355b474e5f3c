"""Clearing the full-text index of passages that are gone.

Removing a document leaves its tokens in the index, where its slots point at nothing.  Once more slots are dead than alive the index is
made anew from the texts.
"""

from __future__ import annotations

import json
import sqlite3

from graph.prepare import COLUMNS, unpack
from graph.sources import PLACE_BITS
from graph.sqlite.lexical import index_rows
from graph.sqlite.reader import passage_rows
from graph.store import PassageIndexer

__all__ = ["compact", "is_wasteful"]

SPARE = 20_000  # slots; below that an index is small whatever is dead in it


def is_wasteful(db: sqlite3.Connection) -> bool:
    """Whether more than SPARE slots, and more than half of them, are dead."""
    (given,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'slots'), 0)").fetchone()
    (alive,) = db.execute("SELECT coalesce(sum(passages), 0) FROM document").fetchone()
    return bool(int(given) - alive > max(SPARE, alive))


def compact(db: sqlite3.Connection, indexer: PassageIndexer) -> bool:
    """Make the index anew inside an open transaction; return whether it was.

    It stays as it is where another indexer made part of it, or where a source that repeats a document waits with its place in the index.
    """
    if db.execute("SELECT 1 FROM document WHERE indexer NOT IN ('', ?)", (indexer.name,)).fetchone():
        return False
    if db.execute("SELECT 1 FROM source WHERE facts IS NOT NULL").fetchone():
        return False
    db.execute("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
    db.execute("INSERT INTO task_words (task_words) VALUES ('delete-all')")
    # Slots are unique: the old ones make room first.
    db.execute("UPDATE document SET slot = -id - 1")
    slot = 0
    for id, number, name, text in db.execute("SELECT id, number, indexer, text FROM document ORDER BY id").fetchall():
        passages = _columns(db, number, unpack(text), indexer) if name else []
        tokens, lengths = index_rows(passages)
        db.executemany("INSERT INTO passage_index (rowid, tokens) VALUES (?, ?)", [(slot + i, row) for i, row in enumerate(tokens)])
        db.execute("UPDATE document SET slot = ?, lengths = ? WHERE id = ?", (slot, lengths, id))
        slot += max(1, len(tokens))
    db.execute("UPDATE meta SET value = ? WHERE key = 'slots'", (str(slot),))
    for id, properties in db.execute("SELECT id, properties FROM node WHERE type = 'Task' ORDER BY id").fetchall():
        folded = json.loads(properties).get("folded")
        if folded:
            db.execute("INSERT INTO task_words (rowid, folded) VALUES (?, ?)", (id, folded))
    return True


def _columns(db: sqlite3.Connection, number: int, text: str, indexer: PassageIndexer) -> list[tuple[str, ...]]:
    low = number << PLACE_BITS
    rows = []
    for _, passage in passage_rows(db, "p.number BETWEEN ? AND ?", (low, low + 2**PLACE_BITS - 1)):
        made = indexer.columns(passage, text[passage.start : passage.end])
        rows.append(tuple(made.get(name, "") for name in COLUMNS))
    return rows
