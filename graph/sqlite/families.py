"""Which rows hold tokens, and how often: read from the pages of an FTS5 table's index, those of all words of a query together.

What NumPy does takes as long for a few bytes as for thousands, and so does what SQLite looks up: all pages are fetched at once, their terms
found in one piece, and all lists decoded as one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from graph.model.codec import dumps
from graph.sqlite.doclists import HEAD, MAIN, PAGE_BITS, Segment, terms_of
from graph.sqlite.varints import Unknown, decoded, number_at, rows_of_pages

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Family", "family_rows", "filling"]

TOGETHER = 200_000  # bytes of lists that are decoded at once: the processor's cache holds what is made of them

Family = list["npt.NDArray[np.int32]"]  # the rows that hold each of a family's tokens, sorted
_Found = dict[bytes, list[bytes]]  # what each page has of the terms that were looked for
_Page = tuple[bytes, int, "npt.NDArray[np.int64] | None"]  # its bytes, where its terms end, where each begins


def family_rows(db: sqlite3.Connection, table: str, held: Sequence[Segment], families: Sequence[Sequence[str]]) -> list[Family | None]:
    """Return of each family the rows, sorted, that hold each of its tokens, of which each row that holds one holds those before it; shorter
    where no row holds the rest.  None where the pages are not as described, or `MATCH` finds them sooner: where there are several segments,
    and the rows of the first token do not fill pages of the longest."""
    try:
        terms = [[MAIN + token.encode("utf-8") for token in tokens] for tokens in families]
        if len(held) == 1:
            return [*_rows(terms, _lists(db, table, held[0], terms))]
        filling = [one for one, fills in zip(terms, _fill_pages(db, table, held[0], terms), strict=True) if fills] if held else []
        # A merge may have stopped between two of the terms, so that a segment has the second one alone.
        alone = [[term] for one in filling for term in one]
        lists: _Found = {}
        for segment in held if filling else ():
            for term, data in _lists(db, table, segment, alone).items():
                lists.setdefault(term, []).extend(data)
        read = {one[0]: rows for one, rows in zip(filling, _rows(filling, lists), strict=True)}
        return [read.get(one[0]) for one in terms]
    except (Unknown, IndexError, ValueError, TypeError):
        return [None] * len(families)


def _rows(families: Sequence[Sequence[bytes]], lists: Mapping[bytes, Sequence[bytes]]) -> list[Family]:
    """Return the rows of each family, given the lists of its terms."""
    there = [[*takewhile(lists.__contains__, terms)] for terms in families]
    rows = _decoded([lists[term] for terms in there for term in terms])
    return [[next(rows) for _ in terms] for terms in there]


def _decoded(lists: Iterable[Sequence[bytes]]) -> Iterator[npt.NDArray[np.int32]]:
    """Yield the rows of each list, so many decoded at once as the processor's cache holds."""
    some: list[Sequence[bytes]] = []
    size = 0
    for data in lists:
        some.append(data)
        size += sum(map(len, data))
        if size > TOGETHER:
            yield from rows_of_pages(some)
            some, size = [], 0
    yield from rows_of_pages(some)


def _near(db: sqlite3.Connection, table: str, held: Segment, terms: Sequence[tuple[bytes, bytes]]) -> list[tuple[int, int]]:
    """Return of each range of terms, (first, last), the page where the first one stands if it is there, and the last page that can have
    rows of the last one (one behind the segment where it ends so)."""
    found = []
    for ends, near in (([first for first, _ in terms], "<= {} ORDER BY term DESC"), ([last for _, last in terms], "> {} ORDER BY term")):
        chosen = f"SELECT pgno FROM {table}_idx WHERE segid = ? AND term {near.format('CAST(value AS BLOB)')} LIMIT 1"
        said = dumps([term.decode("utf-8") for term in ends])
        found.append([pgno for (pgno,) in db.execute(f"SELECT ({chosen}) FROM json_each(?)", (held.id, said))])
    return [
        (here >> 1 if here is not None else held.first, behind >> 1 if behind is not None else held.last + 1)
        for here, behind in zip(*found, strict=True)
    ]


def _fill_pages(db: sqlite3.Connection, table: str, held: Segment, families: Sequence[Sequence[bytes]]) -> list[bool]:
    """Whether the rows of each family's first term, if it is there, fill pages of their own in a segment."""
    return [behind > here + 1 for here, behind in _near(db, table, held, [(terms[0], terms[0]) for terms in families])]


def filling(db: sqlite3.Connection, table: str, held: Sequence[Segment], counts: Sequence[str]) -> list[str]:
    """Return the tokens whose rows, or those of them with a count behind, fill pages of their own in the longest segment, those with the
    most pages first; none where the pages are not as described."""
    pages: dict[str, int] = {}
    try:
        for segment in held[:1]:
            query = f"SELECT pgno >> 1 FROM {table}_idx WHERE segid = ? AND pgno >> 1 >= ? ORDER BY pgno"
            begins = [page for (page,) in db.execute(query, (segment.id, segment.first))]
            long = [(page, behind - page) for page, behind in pairwise([*begins, segment.last + 1]) if behind > page + 1]
            blocks = _pages(db, table, segment, {page for page, _ in long})
            for page, size in long:  # the last term of a page is the one that goes on
                data, content, starts = blocks[page]
                term = terms_of(data, starts, content)[-1].decode("utf-8") if starts is not None else ""
                token = term.removeprefix(MAIN.decode())
                for count in counts:
                    token = token.removesuffix(count)
                pages[token] = pages.get(token, 0) + size
    except (Unknown, IndexError, ValueError, TypeError):
        return []
    return sorted(filter(None, pages), key=lambda token: (-pages[token], token))


def _lists(db: sqlite3.Connection, table: str, held: Segment, families: Sequence[Sequence[bytes]]) -> _Found:
    """Return what each page of a segment has for the terms of families that the segment has from the first one on: its first row, and the
    differences to the next."""
    # Between a token and the same with a count, terms of other tokens may stand: "fdieu", "fdieu_1", "fdieu__2".
    ranges = [(terms[0], terms[0]) for terms in families] + [(terms[1], terms[-1]) for terms in families if len(terms) > 1]
    # What stood before the first page has been merged into another segment.
    places = [range(max(held.first, here), min(held.last, behind) + 1) for here, behind in _near(db, table, held, ranges)]
    pages = _pages(db, table, held, {number for place in places for number in place})
    counted = iter(places[len(families) :])
    lists: _Found = {}
    for terms, place in zip(families, places, strict=False):
        behind = next(counted) if len(terms) > 1 else place
        if behind.start < place.stop:
            _read(pages, range(place.start, max(place.stop, behind.stop)), terms, lists)
        elif _read(pages, place, terms[:1], lists):
            _read(pages, behind, terms[1:], lists)
    return lists


def _pages(db: sqlite3.Connection, table: str, held: Segment, numbers: set[int]) -> dict[int, _Page]:
    """Return pages of a segment."""
    import numpy as np

    base = held.id << PAGE_BITS
    query = f"SELECT id, block FROM {table}_data WHERE id IN (SELECT value FROM json_each(?))"
    blocks = db.execute(query, (dumps([base + number for number in numbers]),)).fetchall()
    if len(blocks) != len(numbers):
        raise Unknown
    pages: dict[int, _Page] = {id - base: (data, int.from_bytes(data[2:4], "big"), None) for id, data in blocks}
    footed = [(number, data, content) for number, (data, content, _) in pages.items() if content < len(data)]
    if not footed:
        return pages
    raw = np.frombuffer(b"".join(data[content:] for _, data, content in footed), np.uint8)
    sizes = np.array([len(data) - content for _, data, content in footed])
    last = np.cumsum(sizes)
    ends = raw < 0x80
    if not ends[last - 1].all():
        raise Unknown
    values = decoded(raw)
    behind = last if len(values) == len(raw) else np.cumsum(ends)[last - 1]
    first = np.concatenate((np.zeros(1, np.int64), behind[:-1]))
    starts = np.cumsum(values)
    starts -= np.repeat(starts[first] - values[first], behind - first)
    for (number, data, content), begin, end in zip(footed, first.tolist(), behind.tolist(), strict=True):
        pages[number] = data, content, starts[begin:end]
    return pages


def _read(pages: Mapping[int, _Page], numbers: Iterable[int], terms: Sequence[bytes], lists: _Found) -> bool:
    """Put what some pages that follow each other have for terms, up to the first that is not there, to the lists; return whether any is."""
    waiting = [*terms[::-1]]
    is_open = False  # whether the list of the term found last goes on
    for number in numbers:
        data, content, starts = pages[number]
        if is_open:
            begins = content if starts is None else int(starts[0])
            if begins > HEAD:
                lists[waiting[-1]].append(data[HEAD:begins])
            if begins == content:
                continue
            waiting.pop()
        is_open = _find(data, content, starts, waiting, lists)
        if not waiting or terms[0] not in lists:  # the first term begins on the first page if it is there
            break
    return terms[0] in lists


def _find(data: bytes, content: int, starts: npt.NDArray[np.int64] | None, waiting: list[bytes], lists: _Found) -> bool:
    """Put what a page has for the waiting terms to the lists; return whether the list of the last one found may go on."""
    import numpy as np

    if starts is None:
        return False  # the list of another term goes on
    if starts[0] < HEAD:
        raise Unknown
    shared = np.frombuffer(data, np.uint8)[starts]
    number, said = 0, b""  # the term last looked at
    while waiting:
        term = waiting[-1]
        alike = _alike(said, term)
        rest = term[alike:]
        begins = bytes((alike, len(rest))) + rest if len(term) < 0x80 else b""
        if number and number < len(starts) and begins and data.startswith(begins, at := int(starts[number])):  # as most counts stand
            at += len(begins)
        else:
            found = _place(data, starts, shared, number, alike, term)
            if found is None:
                waiting.clear()
                return False
            number, at = found
            if number == len(starts):
                return False
        said = term
        end = int(starts[number + 1]) if number + 1 < len(starts) else content
        lists[said] = [data[at:end]]
        number += 1
        if end == content:
            return True
        waiting.pop()
    return False


def _place(
    data: bytes, starts: npt.NDArray[np.int64], shared: npt.NDArray[np.uint8], number: int, alike: int, term: bytes
) -> tuple[int, int] | None:
    """Return which of a page's terms, that begin at `starts`, is `term`, and where its rows stand; their count where it comes behind them
    all, None where there is no such term.  Those from `number` on are looked at; the one before them begins with so
    many bytes `alike`.

    Each term but the first begins with how many bytes it shares with the one before; they are sorted, so that only those that share just
    what the last one compared has in common with `term` are compared with it."""
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
