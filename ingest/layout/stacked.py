"""Tables that lost their rows: cells that stand each on its line, and rows that were run into one line.

In: the text.  Out: the rows as ranges of cells.  Both are known by their form alone: a first column that counts 1, 2, 3 at equal steps.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ingest.layout.line import GROUP
from ingest.layout.marks import mark_at

__all__ = ["rows_in_line", "stacked_grids"]

Range = tuple[int, int]
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BEGINS = re.compile(r"[\n\r]0?1[ \t]*[\n\r]")  # a line that is the number one
_FIRST = re.compile(r"(?:0?1)")
_NARROWEST, _WIDEST = 3, 20  # cells of a row
_HEAD = 60  # characters of a head at most
_KNOWN = 12  # heads of tables that are known again
_LATE = 4  # lines behind a row in which its next number tells that a cell of it runs over lines
_TRUSTED = 3  # heads and rows above one that lacks a cell, which the words are left to tell
_PARTING = 2  # rows that a numbering needs to be believed


def stacked_grids(chars: str) -> list[list[list[Range]]]:
    """Return the tables whose cells stand each on a line: rows of cells, the heads first; an empty range for a cell without words."""
    if not _BEGINS.search(chars):
        return []
    lines, places = _lines(chars)
    out: list[list[list[Range]]] = []
    known: dict[tuple[str, ...], int] = {}  # heads of the tables above, and how far their cells stand apart
    at = 0
    while at < len(lines):
        begun = _begun(chars, lines, places, at, known) if _number(chars, lines[at]) >= 0 else None
        if begun is None:
            at += 1
            continue
        first, width, step = begun
        rows = [lines[first - width : first]]
        if step and len(known) < _KNOWN:
            known[tuple(chars[a:b] for a, b in rows[0])] = step
        number, one, at = _number(chars, lines[at]), at, first
        early = False  # whether the next number stands inside a row: a cell of it is missing
        while at < len(lines) and (own := _number(chars, lines[at])) in (number, -1):
            following = bisect_left(places, places[at] + width * step, at + 1)
            if own < 0 and not step:
                following = _behind_group(chars, lines, at, number)
            if own < 0 and not (_heads_group(chars, lines, places, at, following, width * step, number) if step else following):
                break
            early = own >= 0 and step > 0 and any(_number(chars, line) == number + 1 for line in lines[at + _PARTING : following])
            if early or own >= 0 and step and not _is_row(chars, lines, places, at, following, (width, step), number):
                break
            stop = _row_end(chars, lines, at, width)
            stop = min(stop, following) if step or own < 0 else stop
            rows.append(_cells(lines, places, at, stop, width, step))
            number = _number(chars, lines[following]) if own < 0 else number + 1
            at = stop
        if at <= one or early and len(rows) <= _TRUSTED:
            at = one + 1
            continue  # the words must tell which lines are cells, or the group's row above the number one is none of this shape
        if not step and any(_number(chars, line) == number for line in lines[at - width + 1 : at] + lines[at + 1 : at + _LATE]):
            at = one + 1
            continue  # cells run over lines, or are missing: which lines are one the words must tell
        out.append([[cell if _says(chars, cell) else (cell[0], cell[0]) for cell in row] for row in rows])
    return out


def _cells(lines: list[Range], places: list[int], at: int, stop: int, width: int, step: int) -> list[Range]:
    """Return the cells of a row; where they stand at equal steps an empty line stands for an empty cell."""
    end = lines[stop - 1][1]
    if not step:
        return lines[at:stop] + [(end, end)] * (width - (stop - at))
    row = [(end, end)] * width
    for k in range(at, stop):
        row[(places[k] - places[at]) // step] = lines[k]
    return row


def _heads_group(chars: str, lines: list[Range], places: list[int], at: int, following: int, height: int, number: int) -> bool:
    """Whether a line is the number of a group ("II", "B") whose row ends where the next row begins."""
    if GROUP.fullmatch(chars, *lines[at]) is None or following >= len(lines):
        return False
    return places[following] == places[at] + height and _number(chars, lines[following]) in (1, number)


def _behind_group(chars: str, lines: list[Range], at: int, number: int) -> int:
    """Return the line behind the number of a group and its title, where the next row begins; 0 where a line is no such number."""
    title = at + 1 < len(lines) and GROUP.fullmatch(chars, *lines[at]) is not None and _number(chars, lines[at + 1]) < 0
    return at + 2 if title and at + 2 < len(lines) and _number(chars, lines[at + 2]) in (1, number) else 0


def _is_row(chars: str, lines: list[Range], places: list[int], at: int, following: int, shape: tuple[int, int], number: int) -> bool:
    """Whether a row of a shape (cells, lines from one to the next) ends where the next one, a group, a heading or an empty line stands, or,
    behind the last number, what is no cell: no cell runs over two."""
    width, step = shape
    if following >= len(lines) or places[following] > places[at] + width * step:
        return True
    own = _number(chars, lines[following])
    if own == number + 1:
        return True
    if own < 0 and (GROUP.fullmatch(chars, *lines[following]) or mark_at(chars, *lines[following]) is not None):
        return True
    if own >= 0 or any(_number(chars, line) == number + 1 for line in lines[following : following + width]):
        return False
    spread = all((places[k] - places[at]) % step == 0 for k in range(at, following + 1))
    return spread and (step > 1 or not _may_head(chars, lines[following]))


def _begun(chars: str, lines: list[Range], places: list[int], at: int, known: dict[tuple[str, ...], int]) -> tuple[int, int, int] | None:
    """Return where the first row behind the heads of a table begins whose first number a line is, how many cells a row has and how many
    lines apart these stand (0: none is empty); None where no table begins."""
    for heads, step in known.items():
        width = len(heads)
        if at >= width and all(chars[a:b] == head for head, (a, b) in zip(heads, lines[at - width : at], strict=True)):
            return at, width, step
    if _FIRST.fullmatch(chars, *lines[at]) is None:
        return None
    for group in range(at - 1, max(_NARROWEST, at - _WIDEST) - 1, -1):  # "TT" / "Nhiệm vụ" / … / "I" / "Nhóm 1" / … / "1"
        if GROUP.fullmatch(chars, *lines[group]) is not None:
            step, height = places[group] - places[group - 1], places[at] - places[group]
            short = height == 2 * step and _behind_group(chars, lines, group, 1) == at
            if short and (width := _grouped_width(chars, lines, places, group, at)):
                return group, width, 0
            width = height // step if step in (1, 2) else 0
            above = lines[group - width : group] if _NARROWEST <= width <= min(_WIDEST, group) else []
            if above and places[group] - places[group - width] == height and all(_may_head(chars, line) for line in above):
                return group, width, step
            break
    width, step = _shape(chars, lines, places, at)
    return (at, width, step) if width else None


def _grouped_width(chars: str, lines: list[Range], places: list[int], group: int, at: int) -> int:
    """Return how many cells the rows have whose number one stands at a line, below a group's number and title; 0 where no table begins."""
    for width in range(_NARROWEST, min(_WIDEST, group) + 1):
        if not _may_head(chars, lines[group - width]):
            return 0
        second = at + width
        if second >= len(lines):
            return 0
        second = _behind_group(chars, lines, second, _PARTING) or second
        third = second + width
        if _number(chars, lines[second]) not in (1, _PARTING):
            continue
        if third >= len(lines) or _number(chars, lines[third]) >= 0:
            return width
        if GROUP.fullmatch(chars, *lines[third]) or mark_at(chars, *lines[third]) or places[third] > places[third - 1] + 1:
            return width
    return 0


def _lines(chars: str) -> tuple[list[Range], list[int]]:
    """Return the ranges of the lines that hold a sign, without the blanks around them, and how many lines stand before each."""
    out, places = [], []
    count = last = 0
    for match in _LINE.finditer(chars):
        start, end = match.span()
        while start < end and chars[start].isspace():
            start += 1
        while end > start and chars[end - 1].isspace():
            end -= 1
        if start < end:
            count += chars.count("\n", last, start)
            last = start
            out.append((start, end))
            places.append(count)
    return out, places


def _shape(chars: str, lines: list[Range], places: list[int], at: int) -> tuple[int, int]:
    """Return how many cells a row has that begins with the number one at a line, and how many lines apart they stand where empty cells are
    empty lines (0: there are none such); (0, 0) where no table begins."""
    widest = 0
    while widest < min(_WIDEST, at) and _may_head(chars, lines[at - widest - 1]):
        widest += 1
    step = places[at] - places[at - 1] if widest else 0
    for width in range(_NARROWEST, widest + 1) if step in (1, 2) else ():
        if places[at] - places[at - width] != width * step:
            break
        second = bisect_left(places, places[at] + width * step, at)
        if second < len(lines) and places[second] == places[at] + width * step and _number(chars, lines[second]) == _PARTING:
            return (0, 0) if _is_titled(chars, lines, at, width) else (width, step)
    for width in range(_NARROWEST, widest + 1):
        if all(at + n * width < len(lines) and _number(chars, lines[at + n * width]) == n + 1 for n in range(1, _PARTING)):
            return (0, 0) if _is_titled(chars, lines, at, width) else (width, 0)
    return 0, 0


def _is_titled(chars: str, lines: list[Range], at: int, width: int) -> bool:
    """Whether a line alone stands between two rows, so that one may stand behind the heads too: the words must tell which lines these
    are."""
    number = 1
    while at < len(lines) and _number(chars, lines[at]) == number:
        at, number = at + width, number + 1
    return at + 1 < len(lines) and _number(chars, lines[at]) < 0 and _number(chars, lines[at + 1]) in (1, number)


def _may_head(chars: str, line: Range) -> bool:
    plain = line[1] - line[0] <= _HEAD and chars[line[1] - 1] not in ".;:!?," and _says(chars, line)
    return plain and mark_at(chars, *line) is None and GROUP.fullmatch(chars, *line) is None


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
    for width in range(_NARROWEST, _WIDEST + 1):
        count, rest = divmod(len(cells) + 1, width + 1)
        if rest or count < _PARTING + 1:
            continue
        rows = [cells[n * (width + 1) : n * (width + 1) + width] for n in range(count)]
        parted = not any(_says(chars, cells[n * (width + 1) - 1]) for n in range(1, count))
        if parted and all(_number(chars, row[0]) == n for n, row in enumerate(rows) if n):
            return rows
    return []
