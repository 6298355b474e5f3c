"""Which rows of an FTS5 table without positions hold a common token, read from the pages of its index.

`MATCH` gives a row at a time, which takes 0.1 microseconds a row: 30 ms for a word that every passage has.  A common token's rows lie one
after the other in pages of the table's index (format 4 of FTS5, described at the head of SQLite's ext/fts5/fts5_index.c, unchanged since
2015): as differences, most of a byte, which NumPy reads a hundred times as fast.  What is not as described there is left to `MATCH`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.sqlite.varints import Unknown, decoded, number_at, numbers

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = [
    "HEAD", "MAIN", "PAGE_BITS", "Lists", "Segment", "Structure", "is_listed", "rows_of_lists", "segments", "structure",
    "terms_behind", "terms_of",
]  # fmt: skip

_STRUCTURE = 10  # the row of a table's data that lists its segments
_VERSION = 4  # of the format
MAIN = b"0"  # terms of the main index begin with it; those of prefix indexes with another one
HEAD = 4  # bytes of a page before its terms
PAGE_BITS = 37  # a page's row in the table's data: its segment's id, then so many bits, of which its number is the last 31
_FEW_PAGES = 40  # of what was written last, whose terms are all read: as soon as a hundred of them are looked for with `MATCH`


# What pages of an index have for terms: rows that begin with a whole number and go on with differences.  Of most terms one page has all,
# which stands alone: thousands of lists would be thousands of things to look through for garbage.
Lists = dict[bytes, bytes | tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of an index that was written at once: its number, its first page and its last."""

    id: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What an index is made of: its levels from the newest on, each with how many of its segments are being merged and the segments, oldest
    first; and how many pages were ever written to the first level."""

    levels: tuple[tuple[int, tuple[Segment, ...]], ...]
    written: int

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, the longest first."""
        return tuple(sorted((one for _, held in self.levels for one in held), key=lambda one: one.first - one.last))


def structure(db: sqlite3.Connection, table: str) -> Structure | None:
    """Return what a table's index is made of; None where its pages are not as described."""
    try:
        return _structure(db, table)
    except (Unknown, IndexError, TypeError):
        return None


def segments(db: sqlite3.Connection, table: str) -> tuple[Segment, ...]:
    """Return the segments of a table's index, the longest first; none where its pages are not as described."""
    found = structure(db, table)
    return found.segments if found is not None else ()


def terms_behind(db: sqlite3.Connection, table: str, before: Structure | None, now: Structure | None) -> Lists | None:
    """Return the lists of all terms of the rows that were written since a state of an index, for `rows_of_lists`; None where they do not
    stand apart, are too many, or it is not known.

    They stand apart where nothing but segments at the end of the first level has come, which have all pages that were written to it: then
    none of those before them has been merged, or its number given anew.
    """
    if before is None or now is None:
        return None
    held, there = ([list(level) for _, level in one.levels] or [[]] for one in (before, now))
    fresh = there[0][len(held[0]) :]
    there[0] = there[0][: len(held[0])]
    pages = sum(one.last - one.first + 1 for one in fresh)
    if there != held or any(merging for merging, _ in now.levels) or pages != now.written - before.written or pages > _FEW_PAGES:
        return None
    lists: Lists = {}
    try:
        for one in fresh:
            _read_all(db, table, one, lists)
    except (Unknown, IndexError, TypeError):
        return None
    return lists


def is_listed(lists: Lists, token: str) -> bool:
    """Return whether the lists of all terms have a token."""
    return MAIN + token.encode("utf-8") in lists


def rows_of_lists(lists: Lists, token: str) -> list[int] | None:
    """Return the rows, sorted, that hold a token, given the lists of all terms; None where the lists are not as described."""
    rows: list[int] = []
    said = lists.get(MAIN + token.encode("utf-8"), ())
    try:
        for data in filter(None, (said,) if isinstance(said, bytes) else said):
            first, at = number_at(data, 0)
            steps: Sequence[int] = data[at:] if data[at:].isascii() else numbers(data[at:])
            if rows and rows[-1] >= first or 0 in steps:  # a row that was deleted, or one of another order
                return None
            rows += accumulate(steps, initial=first)
    except (Unknown, IndexError):
        return None
    return rows


def _structure(db: sqlite3.Connection, table: str) -> Structure:
    row = db.execute(f"SELECT v FROM {table}_config WHERE k = 'version'").fetchone()
    if row is None or row[0] != _VERSION:
        raise Unknown
    (data,) = db.execute(f"SELECT block FROM {table}_data WHERE id = ?", (_STRUCTURE,)).fetchone()
    if data[4:8] == b"\xff\x00\x00\x01":  # with places for rows that were deleted, of which this table has none
        raise Unknown
    at = 4
    count, at = number_at(data, at)
    _, at = number_at(data, at)
    written, at = number_at(data, at)
    levels = []
    for _ in range(count):
        merging, at = number_at(data, at)
        size, at = number_at(data, at)
        held = []
        for _ in range(size):
            id, at = number_at(data, at)
            first, at = number_at(data, at)
            last, at = number_at(data, at)
            held.append(Segment(id, first, last))
        levels.append((merging, tuple(held)))
    return Structure(tuple(levels), written)


def _read_all(db: sqlite3.Connection, table: str, held: Segment, lists: Lists) -> None:
    """Put all terms of a segment to the lists: of each, what each page has of it."""
    import numpy as np

    base = held.id << PAGE_BITS
    pages = db.execute(
        f"SELECT block FROM {table}_data WHERE id BETWEEN ? AND ? ORDER BY id", (base + held.first, base + held.last)
    ).fetchall()
    if len(pages) != held.last - held.first + 1:
        raise Unknown
    is_first, last = not lists, b""  # whether no other segment was read; the term read last, whose rows go on with the next page
    for (data,) in pages:
        content = int.from_bytes(data[2:4], "big")
        starts = np.cumsum(decoded(np.frombuffer(data, np.uint8, offset=content)))
        if (begins := int(starts[0]) if len(starts) else content) > HEAD:
            _add(lists, last, data[HEAD:begins])
        term = b""
        for kept, begin, at, end in _terms(data, starts, content):
            term = term[:kept] + data[begin:at]
            if is_first:
                lists[term] = data[at:end]
            else:
                _add(lists, term, data[at:end])
        last = term or last


def terms_of(data: bytes, starts: npt.NDArray[np.int64], content: int) -> list[bytes]:
    """Return the terms of a page, given where each begins."""
    found, term = [], b""
    for kept, begin, at, _ in _terms(data, starts, content):
        term = term[:kept] + data[begin:at]
        found.append(term)
    return found


def _terms(data: bytes, starts: npt.NDArray[np.int64], content: int) -> Iterable[tuple[int, int, int, int]]:
    """Return of each term of a page how much of the one before it begins with, where the rest of it begins and ends, and where its rows
    end."""
    import numpy as np

    if not len(starts):
        return ()
    raw = np.frombuffer(data, np.uint8)
    ends = [*starts[1:].tolist(), content]
    kept, sizes = raw[starts], raw[starts + 1]
    kept[0], sizes[0] = 0, raw[starts[0]]
    if max(kept.max(), sizes.max()) < 0x80:  # all in a byte
        begins = starts + 2
        begins[0] -= 1
        return zip(kept.tolist(), begins.tolist(), (begins + sizes).tolist(), ends, strict=True)
    out = []
    for number, (at, end) in enumerate(zip(starts.tolist(), ends, strict=True)):
        shared, at = number_at(data, at) if number else (0, at)
        size, at = number_at(data, at)
        out.append((shared, at, at + size, end))
    return out


def _add(lists: Lists, term: bytes, data: bytes) -> None:
    """Put what a page has of a term to what others have of it."""
    said = lists.get(term)
    lists[term] = data if said is None else (said, data) if isinstance(said, bytes) else (*said, data)
