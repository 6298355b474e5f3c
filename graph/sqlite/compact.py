"""Clearing the full-text index of passages that are gone, and bringing it together.

Removing a document leaves its tokens in the index, where its slots point at nothing.  Once more slots are dead than alive the index is
made anew from the texts.  Each write adds a segment to it, which FTS5 merges a few at a time; where much is left in small ones, a token is
looked for in each of them, so they are made one.

A store that grows leaves room in its pages, some five hundredths of a large one.  Who closes a store that it wrote to packs it, where it
has grown by a quarter since that was done last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from graph.model import Value
from graph.packed import unpack_text
from graph.prepare import COLUMNS
from graph.sqlite.added import count_write
from graph.sqlite.apart import Cuts, quoting
from graph.sqlite.ddl import vacuum
from graph.sqlite.doclists import segments
from graph.sqlite.lexical import index_rows
from graph.sqlite.reader import whole
from graph.sqlite.task_words import insert_words
from graph.sqlite.texts import HeldTexts
from graph.store import PassageIndexer

__all__ = ["compact", "folded_tasks", "index_columns", "is_scattered", "is_wasteful", "merge", "tidy"]

SPARE = 20_000  # slots; below that an index is small whatever is dead in it
TASKS = 1_000  # tasks that are read at once
SCATTERED = 100  # pages of four kilobytes: of less each token is looked for in few segments, and soon
# Pages of a store that is packed when it is closed: 64 MB to 2 GB.  A small one has little to give back; for a larger one other writers
# would have to wait too long.
PACKED = range(16_000, 500_000)
GROWTH = 4  # of so many pages one may come, or be free, before it is packed again


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


def is_loose(db: sqlite3.Connection) -> bool:
    """Whether the file has grown by more than one of GROWTH since it was packed last, or more than one of GROWTH of its pages are free."""
    pages, free, last = (
        db.execute(query).fetchone()[0]
        for query in (
            "PRAGMA page_count",
            "PRAGMA freelist_count",
            "SELECT coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'packed'), 0)",
        )
    )
    return pages in PACKED and (GROWTH * (pages - last) > last or GROWTH * free > pages)


def tidy(db: sqlite3.Connection) -> None:
    """Bring the full-text index together and pack the file, where it is worth it, outside of a transaction; others read on meanwhile.

    Raises:
        sqlite3.Error: where the disk has no room for it, or another one writes for too long; the store is as whole as before.
    """
    if is_scattered(db):
        db.execute("BEGIN IMMEDIATE")
        try:
            merge(db)
            count_write(db, "")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
    if is_loose(db):
        vacuum(db)


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
    for id, key, name, cuts, text in db.execute("SELECT id, key, indexer, cuts, text FROM document ORDER BY id").fetchall():
        passages = index_columns(key, cuts, unpack_text(text), indexer) if name else []
        tokens, lengths = index_rows(passages)
        db.executemany("INSERT INTO passage_index (rowid, tokens) VALUES (?, ?)", [(slot + i, row) for i, row in enumerate(tokens)])
        db.execute("UPDATE document SET slot = ?, lengths = ? WHERE id = ?", (slot, lengths, id))
        slot += max(1, len(tokens))
    db.execute("UPDATE meta SET value = ? WHERE key = 'slots'", (str(slot),))
    db.execute("INSERT INTO meta (key, value) VALUES ('compacted', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1")
    insert_words(db, folded_tasks(db))
    return True


def folded_tasks(db: sqlite3.Connection) -> Iterator[tuple[int, Value]]:
    """Yield (number, folded form) of the tasks, by number."""
    texts, last = HeldTexts(), 0
    query = f"SELECT id, properties, apart FROM node WHERE type = 'Task' AND id > ? ORDER BY id LIMIT {TASKS}"
    while rows := db.execute(query, (last,)).fetchall():
        last = rows[-1][0]
        said = whole(db, texts, [(properties, apart) for _, properties, apart in rows])
        yield from ((id, one.get("folded")) for (id, _, _), one in zip(rows, said, strict=True))


def index_columns(key: str, cuts: bytes, text: str, indexer: PassageIndexer) -> list[tuple[str, ...]]:
    """Return the full-text columns of a document's passages, given what its row has in `cuts`, and its text."""
    rows = []
    for passage in Cuts(cuts).all(key, quoting(text)):
        made = indexer.columns(passage, text[passage.start : passage.end])
        rows.append(tuple(made.get(name, "") for name in COLUMNS))
    return rows
