"""Rows of a table whose first cells are merged with those of the row above, and so are not printed.

In: a row with fewer cells than the table has heads.  Out: the row with its cells below their heads, `merged` of them taken from above.
"""

from __future__ import annotations

import re

from ingest.duties.columns import Cell, Columns, Row
from ingest.names.agencies import Agencies
from ingest.names.slots import slot_actors
from text.times import meaning

__all__ = ["TIMELIKE", "moved_right"]

_SINCE = r"truoc|trong|tu|den|cham nhat|hang|(?:thuc hien )?thuong xuyen|lien tuc|dinh ky|giai doan"
_DAY = r"ngay(?= \d| khi| sau| trong| tu| dau| cuoi)"  # "Ngày đến" is a head
_TIME_WORDS = rf"(?:hang )?(?:nam|quy|thang)\b.{{0,40}}|(?:{_SINCE}|{_DAY})\b.{{0,60}}"
_TIME_FIGURES = r"\d{1,2}/\d{1,2}/\d{4}|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])|\d{1,2}/\d{4}|(?:19|20)\d\d(?:\s*-\s*(?:19|20)?\d\d)?"
TIMELIKE = re.compile(rf"^\W*(?:{_TIME_WORDS}|{_TIME_FIGURES})\W*$")
_BULLET = re.compile(r"[-–+•*]\s")
_LONGEST = 400  # characters of a cell that says who or when
_SIGNS = 4  # characters before the first name of such a cell


def moved_right(agencies: Agencies, row: Row, columns: Columns, *, first: bool) -> Row:
    """Return a row with its cells moved below their heads, where those before them are merged with the row above; else the row.

    `first`: no row stands above it, so that only its number may be missing.
    """
    missing, task, number = columns.width - len(row.cells), columns.of("task"), columns.of("number")
    if missing < 1 or task is None or task < missing or number is None or number >= missing or first and missing > number + 1:
        return row
    filled = row.filled()
    if len(filled) < 2 or not row.cells[0] or row.text(agencies.reading, 0).strip(" .").isdigit():
        return row
    there, here = _fitting(agencies, row, columns, missing), _fitting(agencies, row, columns, 0)
    bulleted = _BULLET.match(agencies.reading.chars, *row.cells[0][0]) is not None
    if there > here or there == here > 0 and bulleted:
        return Row(row.line, [*([] for _ in range(missing)), *row.cells], missing)
    return row


def _fitting(agencies: Agencies, row: Row, columns: Columns, missing: int) -> int:
    """Return how many cells hold what their heads say: who, or when."""
    return sum(
        _holds(agencies, kind, row.cells[at - missing])
        for at, kind in columns.kinds.items()
        if missing <= at < missing + len(row.cells) and row.cells[at - missing]
    )


def _holds(agencies: Agencies, kind: str, cell: Cell) -> bool:
    start, end = cell[0]
    if end - start > _LONGEST:
        return False
    if kind == "time":
        time = meaning(agencies.reading.flat[start:end])
        return bool(time.start or time.end or time.recurrence)
    if kind not in ("lead", "coordinate", "both"):
        return False
    named = next(iter(slot_actors(agencies, start, end)), None)
    return named is not None and named.kind != "open" and named.start - start < _SIGNS
