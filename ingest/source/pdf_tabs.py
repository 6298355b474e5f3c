"""Tables of a PDF that were typed with tabs: each tab leaves a gap that ends at a tab stop, wherever the line wraps.

A tab at the end of a line leaves nothing; the cell that begins there is told from how the cells of its column begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

from ingest.source.blocks import Box, Cell, Paragraph, Run, Table
from ingest.source.pdf_page import Piece
from ingest.source.pdf_rows import Row
from ingest.source.pdf_tables import aligned_table

__all__ = ["TypedTable", "typed_tables"]

_STEPS = (36.0, 35.45, 28.35, 42.52, 18.0)  # points between default tab stops: half an inch, 1.25 cm, 1 cm, 1.5 cm, a quarter of an inch
_NEAR = 0.9  # points beside its stop at which a letter still stands on it
_LEAST = 3  # columns, and rows with all but one of them, of a table
_MOST = 12  # places of a row that are tried as beginnings of cells
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐ])[.)]?")
_HEADING = re.compile(r"[IVX]{1,5}[.)]?\s+[^\W\d_]")
_JOINS = re.compile(r"(?:,|(?<!\w)(?:và|của|với|các|cho|về|trong))$")


@dataclass(slots=True)
class _Part:
    """Words behind a gap or a line's end: how many tabs the gap is (0: it may be one that does not show), how wide it is, whether it
    parts words, and whether the words start a line."""

    words: list[Run]
    tabs: int
    width: float = 0.0
    parted: bool = True
    starts: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.words)


@dataclass(slots=True)
class _Typed:
    """A row of the table as typed, part after part."""

    parts: list[_Part]

    def tabs(self) -> int:
        """How many tabs show."""
        return sum(part.tabs for part in self.parts)

    def keep(self, most: int) -> None:
        """Take its narrowest tabs for blanks while it has more than `most`."""
        while self.tabs() > most:
            narrow = min((part for part in self.parts if part.tabs), key=lambda part: part.width)
            narrow.tabs = 0


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table and the places of its rows, the first of them where it stands."""

    table: Table
    places: list[int]


@dataclass(frozen=True, slots=True)
class _Stops:
    """Tab stops of a page: where one of them stands, and how far apart they are."""

    offset: float
    step: float

    def crossed(self, left: float, right: float) -> int:
        """Return how many stops a gap passes, the one that it ends at counted; 0 where it ends at none."""
        at = round((right - self.offset) / self.step)
        if abs(right - self.offset - at * self.step) > _NEAR:
            return 0
        return max(1, at - int((left - self.offset + 0.05) // self.step))


def typed_tables(rows: Sequence[Row], left: float, right: float) -> Iterator[TypedTable]:
    """Yield the tables typed with tabs among the rows of a document; `left`, `right`: where its lines begin and end."""
    at = 0
    while at < len(rows):
        stops = _stops_of(rows[at])
        aligned = stops is not None and aligned_table(rows, at) is not None
        found = _table_at(rows, at, stops, left, right) if stops is not None and not aligned else None
        if found is None:
            at += 1
            continue
        yield found
        at = found.places[-1] + 1


def _stops_of(row: Row) -> _Stops | None:
    """Return the tab stops that the gaps of a table's head show; None where it has too few columns or they stand at none."""
    ends = [jump[1] for piece in row.pieces for jump in piece.jumps if jump[2]]
    ends += [piece.left for piece in row.pieces[1:]]
    if len(ends) < _LEAST - 1:
        return None
    for step in _STEPS:
        on = max(([end for end in ends if _Stops(first, step).crossed(end - 1, end)] for first in ends), key=len)
        if len(on) >= max(_LEAST - 1, len(ends) - 1):
            return _Stops(on[0], step)
    return None


def _parts(row: Row, stops: _Stops, begins: float) -> list[_Part]:
    """Return the parts of a line; `begins`: where a line without tabs does."""
    lead = stops.crossed(begins, row.left) if row.left > begins + stops.step - _NEAR else 0
    parts = [_Part([], lead, row.left - begins, starts=True)]
    last: Piece | None = None
    for piece in row.pieces:
        if last is not None:
            tabs = stops.crossed(last.right, piece.left)
            if tabs:
                parts.append(_Part([], tabs, piece.left - last.right))
            else:
                parts[-1].words.append(Run(" "))
        start, left = 0, piece.left
        for place, (low, high, sure) in zip(piece.breaks, piece.jumps, strict=True):
            tabs = stops.crossed(low, high)
            if tabs:
                parts[-1].words.append(_cut(row.page, piece, start, place, left, low))
                parts.append(_Part([], tabs if sure else 0, high - low, piece.text[place - 1] == " "))
                start, left = place, high
        parts[-1].words.append(_cut(row.page, piece, start, len(piece.text), left, piece.right))
        last = piece
    return parts


def _cut(page: int, piece: Piece, start: int, end: int, left: float, right: float) -> Run:
    box: Box = (page, round(left, 1), round(piece.bottom, 1), round(right, 1), round(piece.top, 1))
    return Run(piece.text[start:end].strip(), piece.bold, piece.font, box)


def _table_at(rows: Sequence[Row], at: int, stops: _Stops, left: float, right: float) -> TypedTable | None:
    """Return the table whose head is the row `at`; None where no rows with numbers and tabs follow."""
    begins = rows[at].left
    out = [_Typed(_parts(rows[at], stops, begins))]
    ends = [at]
    width = 0
    loose: tuple[int, int] | None = None
    for k in range(at + 1, len(rows)):
        row, before = rows[k], rows[k - 1]
        parts = _parts(row, stops, begins)
        overflows = 0 < out[-1].tabs() < width - 1 and before.right > right - 1.5 * stops.step
        if _begins(parts, row, begins, before, right, overflows):
            width = width or out[0].tabs() + 1
            out.append(_Typed(parts))
            ends.append(k)
            loose = None
        elif _ended(before, row, stops, right, max(0, width - 1 - out[-1].tabs())):
            break
        else:
            whole = out[-1].tabs() >= width - 1 and not row.text[:1].islower()
            if loose is None and (whole or _ended(before, row, stops, right, 1)):
                loose = len(out[-1].parts), k - 1
            out[-1].parts += _parts(row, stops, left)
            ends[-1] = k
    if loose is not None:  # no row follows that shows these lines to be the table's
        del out[-1].parts[loose[0] :]
        ends[-1] = loose[1]
    while len(out) > 1 and not out[-1].tabs():
        out.pop()
        ends.pop()
    filled = [row for row in out[1:] if row.tabs() >= width - 2]
    if width < _LEAST or len(filled) < _LEAST - 1 or len(filled) < 0.3 * (len(out) - 1) or any(row.tabs() > width for row in out):
        return None
    return TypedTable(_table(out, width), list(range(at, ends[-1] + 1)))


def _begins(parts: Sequence[_Part], row: Row, begins: float, before: Row, right: float, overflows: bool) -> bool:
    """Whether a line begins a row: a number and a tab, a heading with its number, or tabs for the cells that it leaves empty;
    `overflows`: tabs of the line above may stand in this one."""
    if parts[0].tabs:
        return not overflows and parts[0].tabs > 1
    if abs(row.left - begins) > 3:
        return False
    if len(parts) > 1 and parts[1].tabs and _NUMBER.fullmatch(parts[0].text.strip()):
        return True
    return _HEADING.match(row.text) is not None and before.right + row.pieces[0].first_word() < right - 5


def _ended(before: Row, row: Row, stops: _Stops, right: float, tabs: int) -> bool:
    """Whether nothing of a row can stand in the line below: behind a blank, and behind so many tabs, its first word would have fitted."""
    tab = stops.offset + ((before.right - stops.offset) // stops.step + tabs) * stops.step if tabs else 0.0
    return max(before.right + 0.2 * before.height, tab) + row.pieces[0].first_word() < right - 1


def _table(rows: Sequence[_Typed], width: int) -> Table:
    """Return the grid of rows, tabs that no gap shows put where cells of their columns begin so."""
    for row in rows:
        row.keep(width - 1)
    known: list[set[str]] = [set() for _ in range(width)]
    for row in rows[1:]:
        if row.tabs() == width - 1:
            _learn(known, _cells(row, ()))
    for row in rows[1:]:
        _learn(known, _resolved(row, width, known).items())
    return Table([[_cell(_resolved(row, width, known).get(column)) for column in range(width)] for row in rows])


def _learn(known: list[set[str]], cells: Iterable[tuple[int, list[Run]]]) -> None:
    for column, words in cells:
        known[column].add(_first(words))


def _cell(words: list[Run] | None) -> Cell:
    return Cell([Paragraph(words)]) if words else Cell()


def _first(words: Sequence[Run]) -> str:
    return next(iter("".join(run.text for run in words).split()), "")


def _cells(row: _Typed, hidden: Sequence[int]) -> Iterator[tuple[int, list[Run]]]:
    """Yield the column and words of each cell; `hidden`: the parts before which tabs stand that do not show, once for each."""
    column = 0
    words: list[Run] = []
    for place, part in enumerate(row.parts):
        tabs = part.tabs + hidden.count(place)
        if tabs:
            if words:
                yield column, words
            column, words = column + tabs, []
        elif words and part.parted:
            words.append(Run(" "))
        words += part.words
    if words:
        yield column, words


def _resolved(row: _Typed, width: int, known: Sequence[set[str]]) -> dict[int, list[Run]]:
    """Return the cells of a row by column; what has but its number before a tab, or no tab, is a heading with empty cells behind it."""
    missing = width - 1 - row.tabs()
    heading = row.tabs() <= 1 and not row.parts[0].text[:1].isdigit()
    places = [] if heading else [k for k in range(1, len(row.parts)) if _may_begin(row.parts[k - 1], row.parts[k])][:_MOST]
    tries: list[tuple[int, ...]] = [
        chosen for count in range(min(missing, 3) + 1) for chosen in combinations_with_replacement(places, count)
    ]

    def worth(chosen: tuple[int, ...]) -> tuple[int, int, int, tuple[int, ...]]:
        marked = sum(not row.parts[place].text[0].isalpha() for place in chosen)
        return _fits(row, chosen, known), marked, -len(chosen), chosen

    best: tuple[int, ...] = max(tries, key=worth)
    return dict(_cells(row, best))


def _fits(row: _Typed, hidden: Sequence[int], known: Sequence[set[str]]) -> int:
    """Return how many cells more begin as others of their column do than do not; works are all different."""
    return sum(1 if _first(words) in known[column] else -1 for column, words in _cells(row, hidden) if column > 1)


def _may_begin(before: _Part, part: _Part) -> bool:
    """Whether a tab that does not show may stand before a part: none shows but at a line's start, no small letter, and the words before do
    not ask for more."""
    return bool(part.text) and (not part.tabs or part.starts) and not part.text[0].islower() and _JOINS.search(before.text) is None
