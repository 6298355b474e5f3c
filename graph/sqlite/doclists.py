"""Which rows of an FTS5 table without positions hold a common token, read from the pages of its index.

`MATCH` gives a row at a time, which takes 0.1 microseconds a row: 30 ms for a word that every passage has.  A common token's rows lie one
after the other in pages of the table's index (format 4 of FTS5, described at the head of SQLite's ext/fts5/fts5_index.c, unchanged since
2015): as differences, most of a byte, which NumPy reads a hundred times as fast.  What is not as described there is left to `MATCH`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from graph.sqlite.varints import Unknown, decoded, number_at, numbers, rows_of_pages

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Lists", "Segment", "Structure", "family_rows", "is_listed", "rows_of_lists", "segments", "structure", "terms_behind"]

_STRUCTURE = 10  # the row of a table's data that lists its segments
_VERSION = 4  # of the format
_MAIN = b"0"  # terms of the main index begin with it; those of prefix indexes with another one
_HEAD = 4  # bytes of a page before its terms
_PAGE_BITS = 37  # a page's row in the table's data: its segment's id, then so many bits, of which its number is the last 31
_FEW_PAGES = 40  # of what was written last, whose terms are all read: as soon as a hundred of them are looked for with `MATCH`


# What pages of an index have for terms: rows that begin with a whole number and go on with differences.  Of most terms one page has all,
# which stands alone: thousands of lists would be thousands of things to look through for garbage.
Lists = dict[bytes, bytes | tuple[bytes, ...]]
_Found = dict[bytes, list[bytes]]  # of the terms that were looked for


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
    return _MAIN + token.encode("utf-8") in lists


def rows_of_lists(lists: Lists, token: str) -> list[int] | None:
    """Return the rows, sorted, that hold a token, given the lists of all terms; None where the lists are not as described."""
    rows: list[int] = []
    said = lists.get(_MAIN + token.encode("utf-8"), ())
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


def family_rows(db: sqlite3.Connection, table: str, held: Sequence[Segment], tokens: Sequence[str]) -> list[npt.NDArray[np.int32]] | None:
    """Return the rows, sorted, that hold each of some tokens which follow one another in the index, of which each row that holds one holds
    those before it; shorter where no row holds the rest.  None where the pages are not as described, or `MATCH` finds them sooner: where
    there are several segments, and the rows of the first token do not fill pages of the longest."""
    if not held:
        return None
    terms = [_MAIN + token.encode("utf-8") for token in tokens]
    try:
        if len(held) == 1:
            lists = _lists(db, table, held[0], terms)
            return rows_of_pages([lists[term] for term in takewhile(lists.__contains__, terms)])
        if not _fills_pages(db, table, held[0], terms[0]):
            return None
        # A merge may have stopped between two of the terms, so that a segment has the second one alone.
        each = ([data for one in held for data in _lists(db, table, one, [term]).get(term, ())] for term in terms)
        return rows_of_pages([*takewhile(bool, each)])
    except (Unknown, IndexError, ValueError, TypeError):
        return None


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

    base = held.id << _PAGE_BITS
    pages = db.execute(
        f"SELECT block FROM {table}_data WHERE id BETWEEN ? AND ? ORDER BY id", (base + held.first, base + held.last)
    ).fetchall()
    if len(pages) != held.last - held.first + 1:
        raise Unknown
    is_first, last = not lists, b""  # whether no other segment was read; the term read last, whose rows go on with the next page
    for (data,) in pages:
        content = int.from_bytes(data[2:4], "big")
        starts = np.cumsum(decoded(np.frombuffer(data, np.uint8, offset=content)))
        if (begins := int(starts[0]) if len(starts) else content) > _HEAD:
            _add(lists, last, data[_HEAD:begins])
        term = b""
        for kept, begin, at, end in _terms(data, starts, content):
            term = term[:kept] + data[begin:at]
            if is_first:
                lists[term] = data[at:end]
            else:
                _add(lists, term, data[at:end])
        last = term or last


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


def _fills_pages(db: sqlite3.Connection, table: str, held: Segment, term: bytes) -> bool:
    """Whether the rows of a term, if it is there, fill pages of their own in a segment."""
    query = f"SELECT pgno FROM {table}_idx WHERE segid = ? AND term {{}} LIMIT 1"
    here = db.execute(query.format("<= ? ORDER BY term DESC"), (held.id, term)).fetchone()
    behind = db.execute(query.format("> ? ORDER BY term"), (held.id, term)).fetchone()
    return (behind[0] >> 1 if behind else held.last + 1) > (here[0] >> 1 if here else held.first) + 1


def _lists(db: sqlite3.Connection, table: str, held: Segment, terms: Sequence[bytes]) -> _Found:
    """Return what each page of a segment has for terms: its first row, and the differences to the next."""
    query = f"SELECT pgno FROM {table}_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1"
    here = db.execute(query, (held.id, terms[0])).fetchone()
    page = max(held.first, here[0] >> 1 if here else held.first)  # what stood before the first page has been merged into another segment
    base = held.id << _PAGE_BITS
    query = f"SELECT block FROM {table}_data WHERE id BETWEEN ? AND ? ORDER BY id"
    lists: _Found = {}
    waiting = list(terms[::-1])
    is_open = False  # whether the list of the term found last goes on
    for (data,) in db.execute(query, (base + page, base + held.last)):
        content = int.from_bytes(data[2:4], "big")
        if is_open:
            begins = number_at(data, content)[0] if content < len(data) else content
            if begins > _HEAD:
                lists[waiting[-1]].append(data[_HEAD:begins])
            if begins == content:
                continue
            waiting.pop()
        is_open = _find(data, content, waiting, lists)
        if not waiting or not lists:  # the first term begins on the first page if it is there
            break
    return lists


def _find(data: bytes, content: int, waiting: list[bytes], lists: _Found) -> bool:
    """Put what a page has for the waiting terms, the next one last, to the lists; return whether the list of the last one found may go on.
    The terms that are done with are taken away: all, where the page shows that one is not there."""
    import numpy as np

    if content == len(data):
        return False  # the list of another term goes on
    starts = np.cumsum(decoded(np.frombuffer(data, np.uint8, offset=content)))
    if starts[0] < _HEAD:
        raise Unknown
    shared = np.frombuffer(data, np.uint8)[starts]
    number, said = 0, b""  # the term last looked at
    while waiting:
        found = _place(data, starts, shared, number, said, waiting[-1])
        if found is None:
            waiting.clear()
            return False
        number, at = found
        if number == len(starts):
            return False
        said = waiting[-1]
        end = int(starts[number + 1]) if number + 1 < len(starts) else content
        lists[said] = [data[at:end]]
        number += 1
        if end == content:
            return True
        waiting.pop()
    return False


def _place(
    data: bytes, starts: npt.NDArray[np.int64], shared: npt.NDArray[np.uint8], number: int, before: bytes, term: bytes
) -> tuple[int, int] | None:
    """Return which of a page's terms, that begin at `starts`, is `term`, and where its rows stand; their count where it comes behind them
    all, None where there is no such term.  Those from `number` on are looked at, `before` stands before them.

    Each term but the first begins with how many bytes it shares with the one before; they are sorted, so that only those that share just
    what the last one compared has in common with `term` are compared with it."""
    alike = _alike(before, term)
    while True:
        kept = int(shared[number]) if number else 0
        if kept < alike:
            return None  # this term and those behind come after it
        if kept == alike:
            at = int(starts[number])
            if number:
                _, at = number_at(data, at)
            size, at = number_at(data, at)
            said = data[at : at + size]
            same = _alike(said, term[alike:])
            alike += same
            if same == size and alike == len(term):
                return number, at + size
            if same < size and (alike == len(term) or said[same] > term[alike]):
                return None
        later = shared[number + 1 :] <= alike
        if not len(later) or not later[first := int(later.argmax())]:
            return len(starts), 0
        number += 1 + first


def _alike(one: bytes, other: bytes) -> int:
    """Return how many bytes two begin with alike."""
    size = min(len(one), len(other))
    unlike = int.from_bytes(one[:size], "big") ^ int.from_bytes(other[:size], "big")
    return size - (unlike.bit_length() + 7) // 8
