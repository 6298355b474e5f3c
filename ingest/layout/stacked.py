"""Tables that lost their rows: cells that stand each on its line, and rows that were run into one line.

In: the text.  Out: the rows as ranges of cells.  Both are known by their form alone: a first column that counts 1, 2, 3 at equal steps.
"""

from __future__ import annotations

import re

from ingest.layout.marks import mark_at

__all__ = ["rows_in_line", "stacked_grids"]

Range = tuple[int, int]
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BEGINS = re.compile(r"[\n\r]0?1[ \t]*[\n\r]")  # a line that is the number one
_FIRST = re.compile(r"(?:0?1)")
_NARROWEST, _WIDEST = 3, 9  # cells of a row
_HEAD = 60  # characters of a head at most
_PARTING = 2  # rows that a numbering needs to be believed


def stacked_grids(chars: str) -> list[list[list[Range]]]:
    """Return the tables whose cells stand each on a line: rows of cells, the heads first; an empty range for a cell without words."""
    if not _BEGINS.search(chars):
        return []
    lines = _lines(chars)
    out: list[list[list[Range]]] = []
    at = 0
    while at < len(lines):
        width = _width(chars, lines, at) if _FIRST.fullmatch(chars, *lines[at]) else 0
        if not width:
            at += 1
            continue
        rows = [lines[at - width : at]]
        while at < len(lines) and _number(chars, lines[at]) == len(rows):
            stop = _row_end(chars, lines, at, width)
            rows.append(lines[at:stop] + [(lines[stop - 1][1], lines[stop - 1][1])] * (width - (stop - at)))
            at = stop
        out.append([[cell if _says(chars, cell) else (cell[0], cell[0]) for cell in row] for row in rows])
    return out


def _lines(chars: str) -> list[Range]:
    """Return the ranges of the lines that hold a sign, without the blanks around them."""
    out = []
    for match in _LINE.finditer(chars):
        start, end = match.span()
        while start < end and chars[start].isspace():
            start += 1
        while end > start and chars[end - 1].isspace():
            end -= 1
        if start < end:
            out.append((start, end))
    return out


def _width(chars: str, lines: list[Range], at: int) -> int:
    """Return how many lines a row takes that begins with the number one at a line, 0 where no table does."""
    for width in range(_NARROWEST, min(_WIDEST, at) + 1):
        numbers = all(at + n * width < len(lines) and _number(chars, lines[at + n * width]) == n + 1 for n in range(1, _PARTING))
        if numbers and all(_may_head(chars, line) for line in lines[at - width : at]):
            return width
    return 0


def _may_head(chars: str, line: Range) -> bool:
    return line[1] - line[0] <= _HEAD and chars[line[1] - 1] not in ".;:!?," and _says(chars, line) and mark_at(chars, *line) is None


def _row_end(chars: str, lines: list[Range], at: int, width: int) -> int:
    """Return the line behind a row: `width` lines, fewer where an item or heading begins before."""
    stop = at + 1
    while stop < min(len(lines), at + width):
        mark = mark_at(chars, *lines[stop])
        if mark is not None and not mark.is_bullet:
            break
        stop += 1
    return stop


def _number(chars: str, line: Range) -> int:
    words = chars[line[0] : line[1]]
    return int(words) if words.isascii() and words.isdigit() and len(words) < 4 else -1


def _says(chars: str, cell: Range) -> bool:
    return any(c.isalnum() for c in chars[cell[0] : cell[1]])


def rows_in_line(chars: str, cells: tuple[Range, ...]) -> list[tuple[Range, ...]]:
    """Return the rows of a table whose rows were run into one line ("| TT | … | | 1 | … | | 2 | … |"), [] where a line is none."""
    for width in range(_NARROWEST, _WIDEST + 4):
        count, rest = divmod(len(cells) + 1, width + 1)
        if rest or count < _PARTING + 1:
            continue
        rows = [cells[n * (width + 1) : n * (width + 1) + width] for n in range(count)]
        parted = not any(_says(chars, cells[n * (width + 1) - 1]) for n in range(1, count))
        if parted and all(_number(chars, row[0]) == n for n, row in enumerate(rows) if n):
            return rows
    return []
