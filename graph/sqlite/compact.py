"""Clearing the full-text index of passages that are gone, and bringing it together.

Removing a document leaves its tokens in the index, where its slots point at nothing.  Once more slots are dead than alive the index is
made anew from the texts.  Each write adds a segment to it, which FTS5 merges a few at a time; where much is left in small ones, a token is
looked for in each of them, so they are made one.
"""

from __future__ import annotations

import json
import sqlite3

from graph.prepare import COLUMNS, unpack
from graph.sources import PLACE_BITS
from graph.sqlite.doclists import segments
from graph.sqlite.lexical import index_rows
from graph.sqlite.reader import passage_rows
from graph.store import PassageIndexer

__all__ = ["compact", "is_scattered", "is_wasteful", "merge"]

SPARE = 20_000  # slots; below that an index is small whatever is dead in it
SCATTERED = 2_000  # pages of four kilobytes; below that an index is small whatever its segments are


def is_wasteful(db: sqlite3.Connection) -> bool:
    """Whether more than SPARE slots, and more than half of them, are dead."""
    (given,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'slots'), 0)").fetchone()
    (alive,) = db.execute("SELECT coalesce(sum(passages), 0) FROM document").fetchone()
    return bool(int(given) - alive > max(SPARE, alive))


def is_scattered(db: sqlite3.Connection) -> bool:
    """Whether more than SCATTERED pages, and more than a quarter of what is in the longest segment, are in others."""
    pages = [one.last - one.first + 1 for one in segments(db, "passage_index")]
    return sum(pages[1:]) > max(SCATTERED, pages[0] // 4) if pages else False


def merge(db: sqlite3.Connection) -> None:
    """Make one segment of all, inside an open transaction."""
    db.execute("INSERT INTO passage_index (passage_index) VALUES ('optimize')")
    db.execute("INSERT INTO task_words (task_words) VALUES ('optimize')")


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
    db.execute("INSERT INTO meta (key, value) VALUES ('compacted', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1")
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
