"""Who receives a document: the list below "Nơi nhận:", up to the signature.

In: the reading view.  Out: the ranges of the addressees.  Where the signature stands beside the list, only the list's column is read.
"""

from __future__ import annotations

import re

from ingest.head.cells import Cell, cells, is_capital

__all__ = ["received_at", "recipients"]

_RECEIVED = re.compile(r"(?:N[ơo]i\s+nh[ậa]n|NƠI NHẬN)\s*:?[ ]*\d{0,3}")
_BULLET = re.compile(r"[-–—+•][ \t]*")
_BETWEEN = re.compile(r"(?<=[\s;,.])[-–—+•]\s")
_SIGNS = re.compile(r"(?:\*\*)?\s*(?:T\.?M|T/M|K\.?T|TL|TUQ)\s?[./]\s?[A-ZĐ]{2}")
_REACH = 4000  # characters; the longest list of addressees of the corpus has 1,134
_MOST = 80  # lines of a list


def received_at(chars: str) -> tuple[int, int] | None:
    """Return the range of "Nơi nhận:", None if a text has none."""
    match = _RECEIVED.search(chars)
    return match.span() if match is not None else None


def recipients(chars: str) -> list[tuple[int, int]]:
    """Return the ranges of the addressees, in the reading view."""
    at = received_at(chars)
    if at is None:
        return []
    line = chars.rfind("\n", 0, at[0]) + 1
    column = next((cell.column for cell in cells(chars, line, at[1]) if cell.end > at[0]), 0)
    found: list[tuple[int, int]] = []
    last_line = 0
    for cell in cells(chars, at[1], min(len(chars), at[1] + _REACH)):
        text = chars[cell.start : cell.end]
        if cell.line > _MOST:
            break
        if cell.line and cell.column != column:
            continue
        if not cell.line and cell.column and not _BULLET.match(text) and not found:
            continue  # what stands beside "Nơi nhận:" is the signature's
        if _ends_list(text, cell, last_line, bool(found)):
            break
        last_line = cell.line
        found += _items(chars, cell)
    return found


def _ends_list(text: str, cell: Cell, last_line: int, begun: bool) -> bool:
    """Whether a cell is no longer of the list: the signature's words, or a paragraph behind a blank line."""
    if _BULLET.match(text):
        return False
    if _SIGNS.match(text) or (len(text) > 3 and text[1].isupper() and is_capital(text)):
        return True
    return begun and cell.line > last_line + 1


def _items(chars: str, cell: Cell) -> list[tuple[int, int]]:
    """Return the addressees of a line: each behind a bullet; several where the list was flattened."""
    if not _BULLET.match(chars, cell.start, cell.end):
        first = _BETWEEN.search(chars, cell.start, cell.end)
        if first is None:
            return []
        begin = first.start()
    else:
        begin = cell.start
    starts = [begin, *(m.start() for m in _BETWEEN.finditer(chars, begin + 1, cell.end))]
    out = []
    for start, stop in zip(starts, [*starts[1:], cell.end], strict=True):
        bullet = _BULLET.match(chars, start, stop)
        first_char = bullet.end() if bullet is not None else start
        signature = _SIGNS.search(chars, first_char, stop)
        end = first_char + len(chars[first_char : signature.start() if signature else stop].rstrip(" \t.;,*_"))
        semicolon = chars.find(";", first_char, end)
        end = semicolon if semicolon > first_char else end
        if end - first_char > 1:
            out.append((first_char, end))
        if signature is not None:
            break
    return out
