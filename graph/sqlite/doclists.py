"""Which rows of an FTS5 table without positions hold a common token, read from the pages of its index.

`MATCH` gives a row at a time, which takes 0.1 microseconds a row: 30 ms for a word that every passage has.  A common token's rows lie one
after the other in pages of the table's index (format 4 of FTS5, described at the head of SQLite's ext/fts5/fts5_index.c, unchanged since
2015): as differences, most of a byte, which NumPy reads a hundred times as fast.  What is not as described there is left to `MATCH`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Segment", "common_rows", "segments"]

_STRUCTURE = 10  # the row of a table's data that lists its segments
_VERSION = 4  # of the format
_MAIN = b"0"  # terms of the main index begin with it; those of prefix indexes with another one
_HEAD = 4  # bytes of a page before its terms
_PAGE_BITS = 37  # a page's row in the table's data: its segment's id, then so many bits, of which its number is the last 31
_LONGEST = 5  # bytes of a number below 2**35


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of an index that was written at once: its number, its first page and its last."""

    id: int
    first: int
    last: int


class _Unknown(Exception):
    """The pages are not as described."""


def segments(db: sqlite3.Connection, table: str) -> tuple[Segment, ...]:
    """Return the segments of a table's index, the longest first; none where its pages are not as described."""
    try:
        return tuple(sorted(_segments(db, table), key=lambda one: one.first - one.last))
    except (_Unknown, IndexError, TypeError):
        return ()


def common_rows(db: sqlite3.Connection, table: str, held: Sequence[Segment], token: str) -> npt.NDArray[np.int64] | None:
    """Return the rows that hold a token, sorted, where they fill pages of their own in the longest segment; None where they are fewer, or
    the pages are not as described."""
    if not held:
        return None
    term = _MAIN + token.encode("utf-8")
    try:
        page, end = _pages(db, table, held[0], term)
        if end <= page + 1:
            return None
        return _joined([data for one in held for data in _lists(db, table, one, term)])
    except (_Unknown, IndexError, ValueError, TypeError):
        return None


def _segments(db: sqlite3.Connection, table: str) -> Iterator[Segment]:
    row = db.execute(f"SELECT v FROM {table}_config WHERE k = 'version'").fetchone()
    if row is None or row[0] != _VERSION:
        raise _Unknown
    (data,) = db.execute(f"SELECT block FROM {table}_data WHERE id = ?", (_STRUCTURE,)).fetchone()
    if data[4:8] == b"\xff\x00\x00\x01":  # with places for rows that were deleted, of which this table has none
        raise _Unknown
    at = 4
    levels, at = _number(data, at)
    _, at = _number(data, at)
    _, at = _number(data, at)
    for _ in range(levels):
        _, at = _number(data, at)
        count, at = _number(data, at)
        for _ in range(count):
            id, at = _number(data, at)
            first, at = _number(data, at)
            last, at = _number(data, at)
            yield Segment(id, first, last)


def _pages(db: sqlite3.Connection, table: str, held: Segment, term: bytes) -> tuple[int, int]:
    """Return the page of a segment on which a term begins if it has it, and the next one on which a term begins."""
    here = db.execute(f"SELECT pgno FROM {table}_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1", (held.id, term)).fetchone()
    behind = db.execute(f"SELECT pgno FROM {table}_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1", (held.id, term)).fetchone()
    page = max(held.first, here[0] >> 1 if here else held.first)  # what stood before the first page has been merged into another segment
    return page, max(page, behind[0] >> 1 if behind else held.last + 1)


def _lists(db: sqlite3.Connection, table: str, held: Segment, term: bytes) -> Iterator[bytes]:
    """Yield what each page of a segment has for a term: its first row, and the differences to the next."""
    page, end = _pages(db, table, held, term)
    base = held.id << _PAGE_BITS
    query = f"SELECT block FROM {table}_data WHERE id BETWEEN ? AND ? ORDER BY id"
    blocks = db.execute(query, (base + page, base + end))
    (data,) = blocks.fetchone()
    content = int.from_bytes(data[2:4], "big")
    place = _place(data, content, term)
    if place is None:
        return
    yield data[place[0] : place[1]]
    if place[1] < content:
        return
    for (data,) in blocks:
        content = int.from_bytes(data[2:4], "big")
        begins = _number(data, content)[0] if content < len(data) else content
        if begins > _HEAD:
            yield data[_HEAD:begins]
        if begins < content:
            return


def _place(data: bytes, content: int, term: bytes) -> tuple[int, int] | None:
    """Return where the rows of a term stand in a page, None where the page has no such term.

    Each term but the first begins with how many bytes it shares with the one before; they are sorted, so that only those that share just
    what the last one compared has in common with `term` are compared with it."""
    import numpy as np

    starts = np.cumsum(_decoded(np.frombuffer(data, np.uint8, offset=content))) if content < len(data) else np.empty(0, np.int64)
    if not len(starts):
        return None
    shared = np.frombuffer(data, np.uint8)[starts]
    shared[0] = 0
    number = alike = 0
    while True:
        at = int(starts[number])
        if number:
            _, at = _number(data, at)
        size, at = _number(data, at)
        said = data[at : at + size]
        same = next((i for i, (a, b) in enumerate(zip(said, term[alike:], strict=False)) if a != b), min(size, len(term) - alike))
        alike += same
        if same == size and alike == len(term):
            return at + size, int(starts[number + 1]) if number + 1 < len(starts) else content
        if same < size and (alike == len(term) or said[same] > term[alike]):
            return None  # this term and those behind come after it
        later = np.flatnonzero(shared[number + 1 :] <= alike)
        if not len(later):
            return None
        number += 1 + int(later[0])
        if shared[number] < alike:
            return None


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where the next begins."""
    value = 0
    for end in range(at, at + _LONGEST):
        value = value << 7 | data[end] & 0x7F
        if data[end] < 0x80:
            return value, end + 1
    raise _Unknown


def _joined(lists: list[bytes]) -> npt.NDArray[np.int64]:
    """Return the rows of lists, each of a first row and differences, sorted."""
    import numpy as np

    lists = sorted(filter(None, lists), key=lambda data: _number(data, 0)[0])  # no segment has rows among those of another one
    raw = np.frombuffer(b"".join(lists), np.uint8)
    values = _decoded(raw)
    counts = np.add.reduceat(raw < 0x80, np.cumsum([0, *map(len, lists[:-1])]), dtype=np.int64)
    firsts = np.cumsum(counts) - counts
    sums = np.cumsum(values)
    rows: npt.NDArray[np.int64] = sums - np.repeat(sums[firsts] - values[firsts], counts)
    if len(rows) > 1 and np.diff(rows).min() < 1:  # a row that was deleted, or one of another order
        raise _Unknown
    return rows


def _decoded(raw: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return numbers of seven bits a byte."""
    import numpy as np

    if len(raw) and raw.max() < 0x80:
        return raw.astype(np.int64)
    ends = np.flatnonzero(raw < 0x80)
    sizes = np.diff(ends, prepend=-1)
    if not len(ends) or ends[-1] != len(raw) - 1 or sizes.max() > _LONGEST:
        raise _Unknown
    values = raw[ends].astype(np.int64)
    for back in range(1, int(sizes.max())):
        held = sizes > back
        values[held] += (raw[ends[held] - back] & 0x7F).astype(np.int64) << 7 * back
    return values
