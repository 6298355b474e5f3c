"""The seal: a hash over the bytes of a store's file, kept in the file, by which changed bytes are known before anything is read from them.

The last connection that wrote sets it when it closes, and it counts for as long as nothing more is written.  Left out of the hash are the
page of the table that holds the seal, whose rows are hashed instead, and the fields of SQLite's header that setting it changes.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3

from graph.sqlite.ddl import damaged
from graph.sqlite.descriptors import blocks

__all__ = ["OPEN_BYTES", "is_sealed", "seal", "verify"]

# Up to so many bytes a store is compared with its seal whenever it is opened: about 0.1 s.  A larger one only by `cancu check`.
OPEN_BYTES = 64_000_000
_CHUNK = 1 << 20  # bytes read at once
# Change counter, schema cookie, the counter and version of the last change: each write or copy moves them, and none holds data.
_HEADER_FIELDS = ((24, 28), (40, 44), (92, 100))


def seal(db: sqlite3.Connection, path: str) -> bool:
    """Set the seal, outside of a transaction; return whether it was: others that read or write at this moment leave the store without."""
    if db.execute("SELECT length(value) FROM meta WHERE key = 'seal'").fetchone() != (53,):
        # The row has its final length before the bytes are hashed.
        db.execute("INSERT INTO meta (key, value) VALUES ('seal', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", ("0" * 53,))
    if not _is_folded_in(db, path):
        return False
    value = _value(db, path)
    db.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (value,))
    return _is_folded_in(db, path)


def is_sealed(db: sqlite3.Connection, path: str) -> bool:
    """Whether the store has a seal that counts: nothing was written after it, and nothing waits in the -wal file."""
    found = db.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
    return found is not None and str(found[0])[:20] == _writes(db) and not _waits(path)


def verify(db: sqlite3.Connection, path: str, most: int | None = OPEN_BYTES) -> None:
    """Compare the file with its seal, where it has one that counts and is no larger than `most` bytes.

    Raises:
        StoreError: if bytes have changed.
    """
    if most is not None and os.path.getsize(path) > most:
        return
    for _ in range(2):  # a writer may come between the reads; the second time the store has been written to, and is not sealed
        db.execute("BEGIN")
        try:
            if not is_sealed(db, path):
                return
            (found,) = db.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
            if found == _value(db, path):
                return
        finally:
            db.execute("ROLLBACK")
    raise damaged(path, "its bytes are not those that were written")


def _value(db: sqlite3.Connection, path: str) -> str:
    """Return what the seal must be: the count of writes in 20 digits, a blank, 32 digits of the hash."""
    (size,) = db.execute("PRAGMA page_size").fetchone()
    (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'meta'").fetchone()
    left_out = (root - 1) * size, root * size
    made = hashlib.blake2b(digest_size=16)
    for row in db.execute("SELECT key, value FROM meta WHERE key != 'seal' ORDER BY key"):
        made.update(repr(row).encode("utf-8", "surrogatepass"))
    at = 0
    for block in map(bytearray, blocks(path, _CHUNK)):
        for start, end in (left_out, *_HEADER_FIELDS):
            low, high = max(start, at) - at, min(end, at + len(block)) - at
            if low < high:
                block[low:high] = bytes(high - low)
        made.update(block)
        at += len(block)
    return f"{_writes(db)} {made.hexdigest()}"


def _writes(db: sqlite3.Connection) -> str:
    (count,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'writes'), '0')").fetchone()
    return str(count).rjust(20, "0")


def _is_folded_in(db: sqlite3.Connection, path: str) -> bool:
    """Fold the -wal file into the store; return whether all of it was."""
    busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy and not _waits(path)


def _waits(path: str) -> bool:
    try:
        return os.path.getsize(f"{path}-wal") > 0
    except OSError:
        return False
