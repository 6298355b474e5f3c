"""Tables of two columns that only blanks set apart: below a line of dashes in two parts, or four lines and more that part at one column.

In: the text.  Out: the rows as ranges of two cells, the heads first.  Letterheads, signatures and lists of recipients stand in two columns
too: they have no head above a line of dashes, no common column, bullets, or offices in capitals.
"""

from __future__ import annotations

import re

from ingest.layout.aligned import is_rule, rows_apart
from ingest.layout.line import trimmed

__all__ = ["goes_on", "paired_grids"]

Range = tuple[int, int]
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_RULED, _PLAIN = 2, 4  # lines with two cells below a line of dashes, and without one, at least
_NAME, _HEAD = 100, 40  # characters of one of a row's cells at most, and of a head
_BULLETS = "-+*•–—"


def paired_grids(chars: str) -> list[list[list[Range]]]:
    """Return the tables in order."""
    lines = [(a, b) for a, b in (m.span() for m in _LINE.finditer(chars)) if chars[a:b].strip()]
    out: list[list[list[Range]]] = []
    ends: dict[int, int] = {}
    i = 0
    while i < len(lines):
        found = _ruled(chars, lines, i) or _plain(chars, lines, i, ends)
        if found is None:
            i += 1
            continue
        first, stop, column = found
        own = [line for line in lines[first:stop] if not is_rule(chars, line)]
        out.append([[trimmed(chars, a, min(a + column, b)), trimmed(chars, min(a + column, b), b)] for a, b in own])
        i = stop
    return out


def goes_on(chars: str, row: list[Range], above: list[Range]) -> bool:
    """Whether a row goes on with the cells of the one above it: it begins in no first column, or with a small letter, or has but a first
    word that had no room there."""
    start, end = row[0]
    if start == end:
        return True
    if chars[start].islower() and chars[start + 1 : start + 2] not in (".", ")", "/"):
        return True
    if any(a < b for a, b in row[1:]) or len(row) > 2:
        return False
    word = len(chars[start:end].split()[0])
    return above[0][0] < above[0][1] and above[1][0] - above[0][1] < word + 3


def _ruled(chars: str, lines: list[Range], i: int) -> tuple[int, int, int] | None:
    """Return the first and the last line of a table whose heads are line i, above a line of dashes in two parts, and its second column."""
    if i + 1 >= len(lines) or not is_rule(chars, lines[i + 1]) or is_rule(chars, lines[i]) or rows_apart(chars, *lines[i : i + 2]):
        return None
    parts = [gap.end() - lines[i + 1][0] for gap in _GAP.finditer(chars, *lines[i + 1])]
    heads = _cells(chars, lines[i], parts[0]) if len(parts) == 1 else None
    if heads is None or not all(a < b for a, b in heads) or heads[1][0] != lines[i][0] + parts[0] or _goes_on_above(chars, lines, i):
        return None
    stop = _end(chars, lines, i, parts[0])
    full = sum(_is_full(_cells(chars, line, parts[0]), line, parts[0]) for line in lines[i + 2 : stop])
    return (i, stop, parts[0]) if full >= _RULED else None


def _plain(chars: str, lines: list[Range], i: int, ends: dict[int, int]) -> tuple[int, int, int] | None:
    """Return the same of a table without a line of dashes; `ends` holds for each column up to where none begins: in a block with too few
    rows or above its last office, what is wrong is the same from any line."""
    gaps = [gap.end() for gap in _GAP.finditer(chars, *lines[i])]
    if len(gaps) != 1 or _goes_on_above(chars, lines, i) or any(sign in chars[slice(*lines[i])] for sign in "|\t:"):
        return None
    column = gaps[0] - lines[i][0]
    if i < ends.get(column, 0):
        return None
    heads = _cells(chars, lines[i], column)
    if heads is None or any(b - a > _HEAD or chars[a:b].isupper() for a, b in heads) or any(map(str.isdigit, chars[slice(*lines[i])])):
        return None
    stop = _end(chars, lines, i, column)
    full = [k for k in range(i, stop) if _is_full(_cells(chars, lines[k], column), lines[k], column)]
    office = next((k for k in reversed(full) if _is_office(chars, lines[k], column)), None)
    if len(full) >= _PLAIN and office is None:
        return i, stop, column
    ends[column] = stop if office is None else office + 1
    return None


def _is_office(chars: str, line: Range, column: int) -> bool:
    """Whether a cell of a line begins with a bullet or is words in capitals."""
    cells = [chars[slice(*cell)] for cell in _cells(chars, line, column) or ()]
    return any(words[0] in _BULLETS or words.isupper() and " " in words for words in cells)


def _goes_on_above(chars: str, lines: list[Range], i: int) -> bool:
    """Whether a line of two columns or more stands right above line i."""
    return i > 0 and not rows_apart(chars, *lines[i - 1 : i + 1]) and _GAP.search(chars, *lines[i - 1]) is not None


def _end(chars: str, lines: list[Range], i: int, column: int) -> int:
    """Return the line behind the last one of a table: they stand right below each other and leave the blanks before its column free."""
    stop = i + 1
    while stop < len(lines) and not rows_apart(chars, *lines[stop - 1 : stop + 1]):
        line, cells = lines[stop], _cells(chars, lines[stop], column)
        if not (is_rule(chars, line) or _is_full(cells, line, column) or _is_half(cells, line, column)):
            break
        stop += 1
    return stop


def _cells(chars: str, line: Range, column: int) -> tuple[Range, Range] | None:
    """Return the two cells of a line, None where words stand across the blanks before the column, or another gap parts one of them."""
    start, end = line
    at = min(start + column, end)
    if chars[max(start, min(at, start + column - 2)) : at].strip() and at < end or at == end and end - start > column:
        return None
    first, second = trimmed(chars, start, at), trimmed(chars, at, end)
    return (first, second) if _GAP.search(chars, *first) is None and _GAP.search(chars, *second) is None else None


def _is_full(cells: tuple[Range, Range] | None, line: Range, column: int) -> bool:
    """Whether a line has two cells, the second one at the column."""
    if cells is None:
        return False
    (a, b), (c, d) = cells
    return a < b and c < d and min(b - a, d - c) <= _NAME and c == line[0] + column


def _is_half(cells: tuple[Range, Range] | None, line: Range, column: int) -> bool:
    """Whether a line has but one cell, in its column."""
    if cells is None:
        return False
    (a, b), (c, d) = cells
    return (a < b) != (c < d) and (c == line[0] + column if c < d else b - a < column)
