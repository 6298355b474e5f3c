"""Tables whose columns only blanks set apart: lines under each other that all leave the same columns of characters free.

In: the text.  Out: the rows as ranges of cells.  What a cell says does not matter, only where it begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from ingest.layout.line import GROUP, trimmed

__all__ = ["aligned_grids", "is_rule", "rows_apart"]

Range = tuple[int, int]
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_DASHES = "-=_–—─═"
_PUSHED = 24  # characters by which a cell may run over the next column
_NUMBER = 6  # characters before the second column where the first holds numbers
_MOST = 100  # columns that a table has at most
_FEWEST = 3  # rows, and columns, that a table has at least
_TITLED = 2  # cells of a row that heads a group


def aligned_grids(chars: str) -> list[list[list[Range]]]:
    """Return the tables: rows of cells, the heads first; an empty range for a cell without words."""
    counted = _counted(chars)
    # what runs over columns may be rows as ragged as those that their numbers tell
    starts = [grid[0][0][0] for grid in counted]
    nearest = ((grid, over, bisect_right(starts, grid[0][0][0]) - 1) for grid, over in _aligned(chars))
    out = [grid for grid, over, n in nearest if not (over and n >= 0 and counted[n][-1][-1][1] >= grid[-1][-1][1])]
    ends = [grid[-1][-1][1] for grid in out]
    for grid in counted:
        at = bisect_left(ends, grid[0][0][0])
        if at == len(out) or out[at][0][0][0] > grid[-1][-1][1]:
            out.insert(at, grid)
            ends.insert(at, grid[-1][-1][1])
    return out


def _gaps(chars: str, line: Range) -> Iterable[re.Match[str]]:
    """Return the gaps between cells of a line, most often none."""
    return _GAP.finditer(chars, *line) if chars.find("  ", *line) >= 0 else ()


def _aligned(chars: str) -> list[tuple[list[list[Range]], bool]]:
    """Return the tables whose columns begin below each other, and whether a cell runs over one; a line of dashes says where they begin."""
    out: list[tuple[list[list[Range]], bool]] = []
    run: list[Range] = []
    columns: list[int] = []  # where cells can begin in every line of the run
    last = (0, 0)  # the line before, a line of dashes too
    above: list[Range] = []  # the lines before
    for line in (*(m.span() for m in _LINE.finditer(chars)), (len(chars), len(chars))):
        begun = [gap.end() - line[0] for gap in _gaps(chars, line)]
        begun = begun if len(begun) < _MOST else []
        above = [*above[1 - _FEWEST :], last]
        if is_rule(chars, line):
            if run and (rows_apart(chars, last, line) or len(begun) > 1 and len(begun) < len(columns)):
                out += _grid(chars, run, columns)
                run = []
            if len(begun) > 1:
                run = run or _heads(chars, above, line, begun)
                columns = begun  # the head above it may lack some
            last = line
            continue
        cuts = _cuts(chars, line, columns) if columns and (_follows(chars, last, line) or _is_apart(chars, last, line, columns)) else []
        kept = [column for column, cut in zip(columns, cuts, strict=False) if cut is not None]
        last, before = line, last
        if len(kept) > 1 and (run or is_rule(chars, before)):
            run, columns = [*run, line], kept
            continue
        out += _grid(chars, run, columns)
        parted = any(sign in chars[line[0] : line[1]] for sign in "|\t")  # other signs set its cells apart
        columns = [] if parted else begun
        run = [line] if len(columns) > 1 else []
    return out


def is_rule(chars: str, line: Range) -> bool:
    """Whether a line is nothing but dashes that stand in for the columns of a table."""
    words = chars[line[0] : line[1]].strip(" \t")
    if words.strip(_DASHES + " +"):
        return False
    dashes = words.replace("+", " ").split(" ")
    return sum(map(bool, dashes)) > 1 and all(len(part) != 1 for part in dashes)


def rows_apart(chars: str, before: Range, line: Range) -> bool:
    """Whether a blank line stands between two lines."""
    return chars.count("\n", before[1], line[0]) > 1


def _heads(chars: str, above: list[Range], rule: Range, columns: list[int]) -> list[Range]:
    """Return the lines right above a line of dashes whose words begin at its columns and leave these free."""
    out: list[Range] = []
    for line in reversed(above):
        begun = [line[0] + column for column in columns if line[0] + column < line[1] and not chars[line[0] + column].isspace()]
        if not begun or rows_apart(chars, line, out[0] if out else rule) or not all(_is_free(chars, line, column) for column in columns):
            break
        out.insert(0, line)
    return out


def _cuts(chars: str, line: Range, columns: list[int]) -> list[int | None]:
    """Return where the cell of each column begins in a line: at the column, behind what runs over it, None where words stand across it."""
    out: list[int | None] = []
    floor, pushed = line[0], 0
    last = line[0] + len(chars[line[0] : line[1]].rstrip())
    gaps = [*(gap.span() for gap in _gaps(chars, line)), (last, last)]
    for n, column in enumerate(columns):
        at = line[0] + column
        if at > floor and _is_free(chars, line, column):
            floor = at
            out.append(at)
            continue
        start, end = gaps[min(bisect_left(gaps, (floor, 0)), len(gaps) - 1)]  # what runs over the column is one cell
        following = line[0] + columns[n + 1] if n + 1 < len(columns) else line[1]
        if n == 0 or not at - 2 < start <= at + _PUSHED:
            out.append(None)
            continue
        pushed += (1 if start == last and columns[0] > _NUMBER else 2) * (start > floor)
        floor = start if end >= following else end  # an empty cell behind it
        out.append(floor)
    fits = sum(cut is not None and cut < line[1] and not chars[cut].isspace() for cut in out) >= pushed  # else ragged
    return out if fits or not pushed else [cut if _is_free(chars, line, column) else None for cut, column in zip(out, columns, strict=True)]


def _counted(chars: str) -> list[list[list[Range]]]:
    """Return the tables of numbered rows in which two blanks part as many cells as in the row of heads above, wherever these begin; a
    group's number and title may head some, and an empty line may stand behind each."""
    out: list[list[list[Range]]] = []
    rows: list[list[Range]] = []
    last = 0  # the number of the row before
    before = (0, 0)
    for line in (*(m.span() for m in _LINE.finditer(chars)), (len(chars), len(chars))):
        gaps = [gap.span() for gap in _gaps(chars, line)]
        if not rows and len(gaps) < _FEWEST - 1:
            before = line  # most often
            continue
        cuts = [line[0], *(place for gap in gaps for place in gap), line[1]]
        cells = [trimmed(chars, *cell) for cell in zip(cuts[::2], cuts[1::2], strict=True)]
        number = chars[slice(*cells[0])].strip(".")
        near = bool(rows) and _follows(chars, before, line, apart=last > 0 or _may_head(chars, rows[0])) and not _sets_off(chars, cells)
        if near and len(cells) == len(rows[0]) and number in (str(last + 1), f"{last + 1:02}"):
            rows.append(cells)
            last += 1
        elif near and len(cells) == _TITLED and GROUP.fullmatch(chars, *cells[0]):
            rows.append(cells + [(line[1], line[1])] * (len(rows[0]) - _TITLED))
        else:
            out += [rows] if last >= _FEWEST - 1 else []
            last = 0
            rows = [cells] if len(cells) >= _FEWEST and not any(sign in chars[slice(*line)] for sign in "|\t") else []
        before = line
    return out


def _may_head(chars: str, cells: list[Range]) -> bool:
    """Whether cells may head numbered rows that stand apart: none of them ends as a sentence does."""
    return not any(chars[a:b].endswith((".", ":", ";", ",")) for a, b in cells)


def _sets_off(chars: str, cells: list[Range]) -> bool:
    """Whether a cell ends with the colon that sets a body off from its work: "1.  Sở Tài chính:  bố trí …"."""
    return any(chars[a:b].endswith(":") for a, b in cells[1:-1])


def _follows(chars: str, before: Range, line: Range, *, apart: bool = False) -> bool:
    """Whether a line stands right below another, or behind one empty line where rows stand apart, and says something."""
    return chars.count("\n", before[1], line[0]) <= 1 + apart and any(c.isalnum() for c in chars[line[0] : line[1]])


def _is_apart(chars: str, before: Range, line: Range, columns: list[int]) -> bool:
    """Whether a line behind an empty one is a row of the same table: words begin at its margin and two of its columns and none stand across
    one, with a number where these stand in a column of their own, or it is a group's number and title."""
    if not _follows(chars, before, line, apart=True) or not chars[line[0] : line[0] + columns[0]].strip():
        return False
    begun = [column for column in columns if line[0] + column < line[1] and _begins(chars, line, column)]
    number = trimmed(chars, line[0], min(line[0] + columns[0], line[1]))
    grouped = GROUP.fullmatch(chars, *number) is not None
    if len(begun) < _FEWEST - 1:
        return grouped and begun == columns[:1] and _GAP.search(chars, line[0] + columns[0], line[1]) is None
    counted = grouped or chars[slice(*number)].strip(".()").isdigit() or columns[0] > _NUMBER
    return counted and None not in _cuts(chars, line, columns)


def _begins(chars: str, line: Range, column: int) -> bool:
    return _is_free(chars, line, column) and not chars[line[0] + column].isspace()


def _is_free(chars: str, line: Range, column: int) -> bool:
    """Whether two blanks stand before a column in a line, or the line ends before it."""
    return not chars[min(line[0] + column - 2, line[1]) : min(line[0] + column, line[1])].strip()


def _grid(chars: str, lines: list[Range], free: list[int]) -> list[tuple[list[list[Range]], bool]]:
    """Return the table that lines are, [] where they are too few, and whether a cell of it runs over the next column.

    In most of the lines that begin a row words begin at three columns; others (of partners) may be left empty."""
    if len(lines) < _FEWEST:
        return []
    own = [(a, b) for a, b in lines if chars[a : min(a + free[0], b)].strip()]  # the others go on with the cells of the line above
    cuts = [_cuts(chars, line, free) for line in own]
    begun = [
        sum(cut is not None and cut < b and not chars[cut].isspace() for cut, (_, b) in zip(cut_of, own, strict=True))
        for cut_of in zip(*cuts, strict=True)
    ]
    filled = 1 + sum(2 * count > len(own) for count in begun)
    if filled < _FEWEST or len(own) < _FEWEST - 1:
        return []
    rows, over = [], False
    for start, end in lines:
        begins = [start, *(end if cut is None else min(cut, end) for cut in _cuts(chars, (start, end), free)), end]
        rows.append([trimmed(chars, a, b) for a, b in zip(begins, begins[1:], strict=False)])
        over = over or any(at < end and at != start + column for at, column in zip(begins[1:-1], free, strict=True))
    return [(rows, over)]
