"""Statements with their fields behind bars: "1. Rà soát tủ thuốc | Thời hạn: 30/4 | Phối hợp: Sở Tài chính" is an item, and no row.

In: the lines of a text.  Out: the lines, with such an item and each of its fields on a line of its own.
"""

from __future__ import annotations

from itertools import groupby

from ingest.layout.line import Line, line_at
from ingest.reading import Reading
from text.rules import rows

__all__ = ["with_fields"]

_LABEL = 50  # characters before a field's colon at most


def with_fields(reading: Reading, lines: list[Line]) -> list[Line]:
    """Return lines where each run of rows whose cells but the first are all fields is items and their fields."""
    out: list[Line] = []
    for barred, run in groupby(lines, key=lambda line: _is_barred(reading.chars, line)):
        found = [*run]
        if barred and all(_is_item(reading, line) for line in found):
            found = [piece for line in found for piece in _pieces(reading.chars, line)]
        out += found
    return out


def _is_barred(chars: str, line: Line) -> bool:
    """Whether bars and nothing else part a line's cells."""
    return line.grid < 0 and len(line.cells) > 1 and chars[line.cells[0][1] : line.cells[1][0]].strip() == "|"


def _is_item(reading: Reading, line: Line) -> bool:
    """Whether the first cell says something without a label, and each of the others is a field."""
    chars, (first, *fields) = reading.chars, line.cells
    plain = first[0] < first[1] and not _field(reading, *first) and chars[line.start] != "|"
    said = [_field(reading, a, b) if a < b else False for a, b in fields]
    signed = [kind or ":" in chars[a : min(b, a + _LABEL)] for kind, (a, b) in zip(said, fields, strict=True)]
    return plain and any(said) and all(signed)


def _field(reading: Reading, start: int, end: int) -> bool:
    """Whether words are a label with a value behind it: "Thời hạn: 30/4", "Cơ quan phối hợp Sở Tài chính"; "Ai làm" is a head."""
    found = rows("labels").at(reading.flat, reading.low, start, end)
    if found is None:
        return False
    value = reading.chars[found[1] : end].strip()
    return any(map(str.isalnum, value)) and (value[0] == ":" or any(char.isupper() or char.isdigit() for char in value))


def _pieces(chars: str, line: Line) -> list[Line]:
    """Return the cells as lines of their own, that nothing below goes on with."""
    pieces = [piece for a, b in line.cells if (piece := line_at(chars, a, b)) is not None]
    for piece in pieces:
        piece.cut = True
    pieces[0].blank = line.blank
    return pieces
