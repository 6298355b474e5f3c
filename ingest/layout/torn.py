"""Tables between tabs whose cells run over lines: a row goes on in the next line until it has as many cells as the row of heads.

In: the text.  Out: the rows as ranges of cells.  A row begins with its number, or where the row above it is full.
"""

from __future__ import annotations

import re

from ingest.layout.line import trimmed
from ingest.layout.marks import mark_at

__all__ = ["torn_grids"]

Range = tuple[int, int]
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029 ][^\n\r\x0b\x0c\x85\u2028\u2029]*")
_FIRST = re.compile(r"0?1[.)]?[ ]*\t")  # the number of the first row
_NUMBER = re.compile(r"(\d{1,3})[.)]?[ ]*\t")
_GROUP = re.compile(r"(?:[IVX]{1,4}|[A-HĐ])[.)]?[ ]*\t")  # the number of a row that heads a group
_NARROWEST, _WIDEST = 3, 12  # cells of a row
_HEAD = 60  # characters of a head's cell at most
_HEAD_LINES = 6  # lines that a row of heads may run over
_ROW_LINES = 12  # lines that a row may run over
_MORE = 6  # lines of a row's last cell
_ROW = 900  # characters of a row at most
_FEWEST = 2  # rows that a table has at least


def torn_grids(chars: str) -> list[list[list[Range]]]:
    """Return the tables with cells that run over lines: rows of cells, the heads first; an empty range for a cell without words."""
    if "\t" not in chars:
        return []
    lines = [m.span() for m in _LINE.finditer(chars) if m[0].strip()]
    out: list[list[list[Range]]] = []
    at = 0
    while at < len(lines):
        found = _table(chars, lines, at) if "\t" in chars[slice(*lines[at])] else None
        if found is None:
            at += 1
            continue
        rows, at = found
        if rows:
            out.append([_cells(chars, lines[a][0], lines[b - 1][1]) for a, b in rows])
    return out


def _table(chars: str, lines: list[Range], at: int) -> tuple[list[tuple[int, int]], int] | None:
    """Return the rows, as ranges of lines, of the table whose heads begin at a line, and the line behind it; no rows where each stands on
    one line, and None where no table begins."""
    heads = _heads(chars, lines, at)
    if heads is None:
        return None
    stop, tabs, numbered = heads
    rows = [(at, stop)]
    number = 1
    while stop < len(lines):
        grouped = numbered and _GROUP.match(chars, *lines[stop]) is not None and chars.count("\t", *lines[stop]) <= tabs
        end = stop + 1 if grouped else _row_end(chars, lines, stop, tabs, number if numbered else 0)
        if not end:
            break
        rows.append((stop, end))
        number += not grouped
        stop = end
    if len(rows) > 1 and all(b - a == 1 for a, b in rows[1:]):
        return [], stop
    rows = _fitting(chars, lines, rows)
    torn = any(b - a > 1 for a, b in rows[1:])
    return (rows, rows[-1][1]) if torn and len(rows) > _FEWEST else None


def _heads(chars: str, lines: list[Range], at: int) -> tuple[int, int, bool] | None:
    """Return the line behind the heads that begin at a line, how many tabs a row has, and whether its rows are numbered."""
    if _NUMBER.match(chars, *lines[at]) is not None:
        return None
    tabs = 0
    for i in range(at, min(len(lines), at + _HEAD_LINES)):
        tabs += chars.count("\t", *lines[i])
        first = i + 1 < len(lines) and _FIRST.match(chars, *lines[i + 1]) is not None
        if first or i == at and i + 1 < len(lines) and not chars.startswith("1", lines[i + 1][0]):
            cells = _cells(chars, lines[at][0], lines[i][1])
            words = all(b - a <= _HEAD and any(map(str.isalpha, chars[a:b])) and chars[b - 1] not in ".;!?," for a, b in cells)
            shaped = words and _NARROWEST <= len(cells) <= _WIDEST and mark_at(chars, *lines[at]) is None
            if shaped and (first or tabs == chars.count("\t", *lines[at]) and _row_end(chars, lines, i + 1, tabs, 0)):
                return i + 1, tabs, first
    return None


def _row_end(chars: str, lines: list[Range], at: int, tabs: int, number: int) -> int:
    """Return the line behind the row that begins at a line, 0 where none begins there; `number`: what a numbered row counts, else 0."""
    begun = _NUMBER.match(chars, *lines[at])
    if number and (begun is None or int(begun[1]) != number):
        return 0
    count = 0
    for i in range(at, min(len(lines), at + _ROW_LINES)):
        start, end = lines[i]
        if i > at and (end - lines[at][0] > _ROW or number and _is_number(chars, lines[i], number + 1)):
            return 0  # the next row begins before this one is full
        if (i > at or not number) and "\t" not in chars[start:end]:
            mark = mark_at(chars, start, end)
            if mark is not None and not mark.is_bullet:
                return 0
        count += chars.count("\t", start, end)
        if count > tabs:
            return 0
        if count == tabs:
            return _behind(chars, lines, i + 1, number)
    return 0


def _behind(chars: str, lines: list[Range], at: int, number: int) -> int:
    """Return the line behind the last cell of a row that is full: in small letters it goes on, behind a comma, or where the next number
    stands a few lines below."""
    stop = at
    while stop < min(len(lines), at + _MORE) and "\t" not in chars[slice(*lines[stop])] and mark_at(chars, *lines[stop]) is None:
        stop += 1
    if number and stop < len(lines) and _is_number(chars, lines[stop], number + 1):
        return stop
    end = at
    while end < stop and (chars[lines[end][0]].islower() or chars[lines[end - 1][1] - 1] in ",;"):
        end += 1
    return end


def _fitting(chars: str, lines: list[Range], rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the rows up to one behind whose last cell a line stands that would have found room beside the words above it."""
    last = [[_last(chars, line) for line in lines[a:b]] for a, b in rows]
    width = max(
        (len(words) for (a, b), cell in zip(rows[1:], last[1:], strict=True) for words in cell[_full(chars, lines, a, b) :]), default=0
    )
    for k, (a, b) in enumerate(rows):
        for i in range(a + _full(chars, lines, a, b) + 1, b) if k else ():
            before, words = last[k][i - a - 1], last[k][i - a]
            if words[0].isupper() and before[-1:] not in ",;" and len(before) + 1 + len(words.split()[0]) <= width:
                return [*rows[:k], (a, i)]
    return rows


def _full(chars: str, lines: list[Range], start: int, end: int) -> int:
    """Return which of a row's lines is the one that its last cell begins in."""
    return max((i for i, line in enumerate(lines[start:end]) if "\t" in chars[slice(*line)]), default=0)


def _last(chars: str, line: Range) -> str:
    return chars[slice(*line)].rsplit("\t", 1)[-1].strip()


def _is_number(chars: str, line: Range, number: int) -> bool:
    begun = _NUMBER.match(chars, *line)
    return begun is not None and int(begun[1]) == number


def _cells(chars: str, start: int, end: int) -> list[Range]:
    """Return the cells between the tabs of a row."""
    out = []
    while True:
        stop = chars.find("\t", start, end)
        out.append(trimmed(chars, start, stop if stop >= 0 else end))
        if stop < 0:
            return out
        start = stop + 1
