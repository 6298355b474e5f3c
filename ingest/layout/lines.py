"""Lines of a text with their marks, rows of tables with their cells; lines that a sentence runs over say so.

In: a `Reading`.  Out: `Line`s in order.  Tables come from the source's grids where a format gave them, else from tabs, bars and numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ingest.layout.aligned import aligned_grids
from ingest.layout.annexes import cell_of_title
from ingest.layout.barred import with_fields
from ingest.layout.flat import cut_flattened
from ingest.layout.inside import with_signs_inside
from ingest.layout.line import Line, line_at, trimmed
from ingest.layout.marks import mark_at
from ingest.layout.paired import goes_on, paired_grids
from ingest.layout.pictures import settle_pictures
from ingest.layout.stacked import rows_in_line, stacked_grids
from ingest.layout.torn import torn_grids
from ingest.layout.wrap import mark_wrapped, width_of
from ingest.reading import Reading
from text.letters import LOWER, UPPER

__all__ = ["Line", "lines_of"]

_Grid = list[list[tuple[int, int]]]
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LONG = 700  # a line of more characters may be a flattened page
_FLAT = 200  # one that begins with a number and holds further ones may be from here on
_LIST_INSIDE = re.compile(rf":\s+(?:1\.|a\)|\(1\))\s+(?=[“\"]?[{UPPER}])")  # a colon that opens a numbered list in its own line
_RECIPIENTS, _ENDED = "Nơi nhận", re.compile(r"[./]\s*$")  # "… biết, thực hiện./.Nơi nhận:"
_ALONE = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)]")
_BYLINE = re.compile(rf"[IVX]{{1,2}}\.[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,2}}")  # initials touch the name behind them
_STRUCK = re.compile(r"\w\s?[/–-]")  # a letter's mark that no bracket or stop closes
_SECOND = 2  # letter of a list, without which the first is none
_COLUMNS = re.compile(r"(?<=\S) {3,}(?=\S)")
_DOUBLE = re.compile(r"(?<=\S)  (?=\S)")  # beside wider gaps: nobody meant columns
_QUOTED = re.compile(r'(?:"[^"]*+"[,;])++"[^"]*+"[ \t\r]*')  # a row of a sheet's text: "1","Họp phụ huynh","Văn phòng"
_CELL = re.compile(r'"([^"]*+)"')


@dataclass(slots=True)
class _Rows:
    """Rows of the source's grids in the reading, by where they begin; [start, end) of each grid."""

    spans: list[tuple[int, int]]
    rows: list[list[Line]]

    def add(self, rows: list[Line]) -> None:
        """Keep the rows of one grid, where it has any."""
        if rows:
            self.spans.append((min(r.start for r in rows), max(r.end for r in rows)))
            self.rows.append(rows)


def lines_of(reading: Reading) -> list[Line]:
    """Return the lines of a text in order; lines without letters or digits only count as empty."""
    chars = reading.chars
    found: list[Line] = []
    blank, start, size = True, 0, len(chars)
    grids = _grid_rows(reading)
    furniture = [reading.span_inside(a, b) for a, b in reading.source.furniture]
    starts = [a for a, _ in furniture]
    while start < size:
        match = _BREAK.search(chars, start)
        end = match.start() if match else size
        following = match.end() if match else size
        at = bisect_right(starts, start) - 1
        if at >= 0 and furniture[at][1] > start and furniture[at][1] >= end:
            start = following
            continue
        grid = bisect_right(grids.spans, (start, size)) - 1
        if grid < len(grids.spans) - 1 and start <= grids.spans[grid + 1][0] < max(end, start + 1):
            grid += 1
        if grid >= 0 and grids.spans[grid][0] < max(end, start + 1) and grids.spans[grid][1] > start:
            found.extend(grids.rows[grid])
            grids.rows[grid] = []
            start = max(following, grids.spans[grid][1])
            blank = False
            continue
        line = line_at(chars, start, end)
        if line is None:
            blank = blank or not cells_of(chars, start, end)
        else:
            line.blank, blank = blank, False
            found.extend(_pieces(reading, line, start, end))
        start = following
    found = _with_marks(chars, with_fields(reading, found))
    settle_pictures(reading, found)
    _settle_letters(chars, found)
    _keep_edges(chars, found)
    width = width_of(chars, found)
    if not width:
        found = with_signs_inside(reading, found)
    mark_wrapped(chars, found, width)
    return found


def _with_marks(chars: str, lines: list[Line]) -> list[Line]:
    """Return the lines with each number that stands alone on its line ("1." above "Rà soát …") as the mark of the next."""
    out: list[Line] = []
    counted = 0  # the last number in words: "Thứ hai" without "Thứ nhất" before it is a day
    roman = False  # whether a Roman number stands above: without one and behind it "V.Tùng" is who wrote the text
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if line.mark is not None and line.mark.style == "roman":
            if not roman and _BYLINE.fullmatch(chars, line.start, line.end) and not _has_roman(lines, i + 1):
                line.mark, line.text = None, line.start
            roman = roman or line.mark is not None
        if line.mark is not None and line.mark.style == "ordinal":
            if line.mark.value > 1 and not counted and chars.startswith("Thứ", line.start):
                line.mark, line.text = None, line.start
            else:
                counted = line.mark.value
        alone = (
            _ALONE.fullmatch(chars, line.start, line.end) if line.mark is None and not line.cells and line.end - line.start < 6 else None
        )
        if alone is not None and following is not None and following.mark is None and not following.cells:
            following.mark = mark_at(chars[: line.end] + " X", line.start, line.end + 2)
            following.blank = line.blank
            if following.mark is not None:
                continue
        out.append(line)
    return out


def _settle_letters(chars: str, lines: list[Line]) -> None:
    """Take the marks of letters away that a stroke or dash closes and no list counts: "e - Learning", "x- Quang", not "a/" above "b/"."""
    letters = (line for line in lines if line.mark is not None and line.mark.style == "letter")
    struck = [line for line in letters if line.mark is not None and _STRUCK.match(chars, line.mark.start)]
    last = 0
    for i, line in enumerate(struck):
        assert line.mark is not None
        following = struck[i + 1] if i + 1 < len(struck) else None
        value = line.mark.value
        begins = value == 1 and following is not None and following.mark is not None and following.mark.value == _SECOND
        if begins or last and last < value <= last + _SECOND:  # "d/", "e/"
            last = value
        else:
            line.mark, line.text = None, line.start


def _has_roman(lines: list[Line], i: int) -> bool:
    """Whether a Roman number stands in the lines from the i-th on."""
    return any(line.mark is not None and line.mark.style == "roman" for line in lines[i:])


def _pieces(reading: Reading, line: Line, start: int, end: int) -> list[Line]:
    """Return a line as what it is: a row with its cells, labels that stand beside each other, a flattened page cut, or itself."""
    chars = reading.chars
    cells = cells_of(chars, start, end)
    if cells and _is_item(chars, line, cells):
        cells = ()
    if cells and _are_labels(chars, cells):
        if len(cells) == 2 and chars[cells[0][1] - 1] == ":":
            return [line]  # "Cơ quan chủ trì:<tab>Sở Y tế"
        parts = [piece for a, b in cells if (piece := line_at(chars, a, b)) is not None]
        for piece in parts[:1]:
            piece.blank = line.blank
        return parts
    title = cell_of_title(reading, cells)
    if title is not None:
        return _around_title(reading, cells, title, start, end)
    if rows := rows_in_line(chars, cells):
        return [_row(row) for row in rows]
    line.cells = cells
    closing = chars.find(_RECIPIENTS, line.start + 1, line.end) if not cells else -1
    if closing > 0 and _ENDED.search(chars, closing - 4, closing) is not None:
        halves = (line_at(chars, line.start, closing), line_at(chars, closing, line.end))
        return [piece for half in halves if half is not None for piece in _pieces(reading, half, half.start, half.end)]
    barred = cells and chars.count("|", line.start, line.end)
    length = line.end - line.start
    if barred and _is_prose(chars, line) or not cells and length > _LONG:
        return cut_flattened(reading, line)
    announces = _LIST_INSIDE.search(chars, line.start, line.end) is not None
    if not cells and (announces or length > _FLAT and line.mark is not None):
        cut = cut_flattened(reading, line)
        numbered = sum(piece.mark is not None and piece.cut for piece in cut)
        return cut if numbered > (not announces or line.mark is None) else [line]
    return [line]


_WIDE = 3  # cells of a row


def _is_item(chars: str, line: Line, cells: tuple[tuple[int, int], ...]) -> bool:
    """Whether a tab only sets the words of an item apart from its mark, "-<tab>Rà soát", and no row stands above or below."""
    mark = line.outer or line.mark
    if mark is None or chars[line.text : cells[-1][0]].strip("*_") or "\t" not in chars[mark.start : line.text]:
        return False
    above = chars.rfind("\n", 0, max(0, line.start - 1))
    below = chars.find("\n", line.end)
    near = ((chars.rfind("\n", 0, max(0, above)) + 1, above), (below + 1, chars.find("\n", below + 1)))
    rows = (cells_of(chars, a, b if b >= 0 else len(chars)) for a, b in near if 0 <= a < (b if b >= 0 else len(chars)))
    return all(sum(a < b for a, b in row) < _WIDE for row in rows)


def _around_title(reading: Reading, cells: tuple[tuple[int, int], ...], title: int, start: int, end: int) -> list[Line]:
    """Return what stands before the cell that is an annex' title, the title as a line of its own, and what stands behind it."""
    before = (start, cells[title - 1][1] if title else start)
    behind = (cells[title + 1][0] if title + 1 < len(cells) else end, end)
    out: list[Line] = []
    for place in (before, cells[title], behind):
        line = line_at(reading.chars, *place)
        if line is not None:
            out += [line] if place == cells[title] else _pieces(reading, line, *place)
    return out


def _are_labels(chars: str, cells: tuple[tuple[int, int], ...]) -> bool:
    """Whether every cell that holds words is a label with a colon: such cells are lines beside each other, or a label and its value."""
    if len(cells) == 2 and cells[0][0] < cells[0][1] and chars[cells[0][1] - 1] == ":" and cells[0][1] - cells[0][0] < 50:
        return True
    filled = [chars[a:b] for a, b in cells if a < b]
    return len(filled) > 1 and all(":" in words[:50] and not words[:50].lstrip()[:1].isdigit() for words in filled)


def _grid_rows(reading: Reading) -> _Rows:
    out = _Rows([], [])
    for number, grid in enumerate(reading.source.tables):
        rows: list[Line] = []
        for index, row in enumerate(grid.rows):
            cells = tuple(trimmed(reading.chars, *reading.span_inside(a, b)) for a, b in row)
            if any(a < b for a, b in cells):
                rows.append(_row(cells, number, head=index < grid.headers))
        out.add(rows)
    if not out.spans:
        chars = reading.chars
        made = [(made, False) for made in stacked_grids(chars) + torn_grids(chars)] + [(made, True) for made in aligned_grids(chars)]
        made.sort(key=_first)
        made += [(grid, True) for grid in _apart(paired_grids(chars), [grid for grid, _ in made])]
        for number, (grid_rows, aligned) in enumerate(sorted(made, key=_first)):
            lines = [_row(tuple(cells), number, head=index == 0) for index, cells in enumerate(grid_rows)]
            for k, line in enumerate(lines) if aligned else ():
                line.joins = k > 0 and goes_on(chars, grid_rows[k], grid_rows[k - 1])
            out.add(lines)
    return out


def _first(made: tuple[_Grid, bool]) -> int:
    return made[0][0][0][0]


def _apart(grids: list[_Grid], made: list[_Grid]) -> list[_Grid]:
    """Return the grids that meet none of the others, which are in order."""
    starts = [grid[0][0][0] for grid in made]
    before = ((grid, bisect_right(starts, grid[-1][-1][1]) - 1) for grid in grids)
    return [grid for grid, at in before if at < 0 or made[at][-1][-1][1] < grid[0][0][0]]


def _row(cells: tuple[tuple[int, int], ...], grid: int = -1, *, head: bool = False) -> Line:
    """Return a row of these cells, one of which holds words."""
    filled = [cell for cell in cells if cell[0] < cell[1]]
    first, last = min(a for a, _ in filled), max(b for _, b in filled)
    return Line(first, last, first, cells=cells, grid=grid, head=head)


def cells_of(chars: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the trimmed ranges of a row's cells (empty ones as empty ranges), () where the line is no row."""
    if "\t" in chars[start:end].strip("\t \r") or chars.count("\t", start, end) > 1:
        separator = "\t"
    elif " | " in chars[start:end] or (chars[start:end].strip().startswith("|") and chars.count("|", start, end) > 2):
        separator = "|"
        start, end = _unframed(chars, start, end)
    elif chars.startswith('"', start) and _QUOTED.fullmatch(chars, start, end):
        return tuple(trimmed(chars, *cell.span(1)) for cell in _CELL.finditer(chars, start, end))
    elif (gaps := len(_COLUMNS.findall(chars, start, end))) > 1 and _means_columns(chars, start, end, gaps):
        return _by_spaces(chars, start, end)
    else:
        return ()
    cells: list[tuple[int, int]] = []
    at = start
    while at <= end:
        stop = chars.find(separator, at, end)
        stop = end if stop < 0 else stop
        cells.append(trimmed(chars, at, stop))
        at = stop + 1
    return tuple(cells) if len(cells) > 1 else ()


def _keep_edges(chars: str, lines: list[Line]) -> None:
    """Give rows between bars their first and last cells back where the row that heads them is not framed and two cells wider: there the
    bars part off empty cells."""
    run: list[Line] = []
    for line in (*lines, None):
        if line is not None and line.cells and line.grid < 0:
            run.append(line)
            continue
        wide = len(run[0].cells) - 2 if len(run) > 1 and not _is_framed(chars, run[0]) else 0
        for row in run:
            if len(row.cells) == wide and _is_framed(chars, row):
                first, last = row.cells[0][0], row.cells[-1][1]
                row.cells = ((first, first), *row.cells, (last, last))
        run = []


def _is_framed(chars: str, row: Line) -> bool:
    """Whether a bar stands before the first and behind the last cell of a row."""
    before, behind = row.cells[0][0], row.cells[-1][1]
    while before and chars[before - 1] in " \t":
        before -= 1
    while behind < len(chars) and chars[behind] in " \t":
        behind += 1
    return chars[before - 1 : before] == "|" == chars[behind : behind + 1]


def _unframed(chars: str, start: int, end: int) -> tuple[int, int]:
    """Return a row without the bars that frame it, one at each side; a bar at one side only parts off an empty cell."""
    start, end = trimmed(chars, start, end)
    framed = end - start > 1 and chars[start] == "|" == chars[end - 1]
    return (start + 1, end - 1) if framed else (start, end)


def _means_columns(chars: str, start: int, end: int, gaps: int) -> bool:
    """Whether runs of blanks in a line set cells apart: no two blanks stand beside them, or the line above or below has as many runs and no
    two blanks."""
    if _DOUBLE.search(chars, start, end) is None:
        return True
    above, below = chars.rfind("\n", 0, max(0, start - 1)) + 1, chars.find("\n", end + 1)
    near = ((above, start - 1), (end + 1, below if below >= 0 else len(chars)))
    return any(len(_COLUMNS.findall(chars, a, b)) == gaps and _DOUBLE.search(chars, a, b) is None for a, b in near if a < b)


def _by_spaces(chars: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the cells of a row whose columns are set apart by runs of blanks."""
    cuts = [(start, start), *(m.span() for m in _COLUMNS.finditer(chars, start, end)), (end, end)]
    return tuple(trimmed(chars, a[1], b[0]) for a, b in zip(cuts, cuts[1:], strict=False))


def _is_prose(chars: str, line: Line) -> bool:
    """Whether a row is rather a flattened page: one cell holds most of a long text, or a whole letterhead stands in cells."""
    longest = max(b - a for a, b in line.cells)
    numbered = _NUMBER.fullmatch(chars, *line.cells[0]) is not None and len(line.cells) >= _COUNTED
    if numbered and _PLACE_AND_DATE.search(chars, line.start, line.end) is None:
        return False
    if longest > 1200 or (longest > 600 and longest > 0.8 * (line.end - line.start)):
        return True
    return longest > 200 and _PLACE_AND_DATE.search(chars, line.start, line.end) is not None


_NUMBER = re.compile(r"\d{1,3}[.)]?")
_COUNTED = 4  # cells of a row that its number shows to be one, however long they are
_PLACE_AND_DATE = re.compile(r", ngày \d+ tháng|Nơi nhận\s*:|Kính gửi")
