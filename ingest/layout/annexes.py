"""Titles of annexes: the words that name one, on a line of their own or in a cell of the row before its table.

In: a range of a text, or the cells of a row.  Out: the row that names its type; the cell that is a title.
"""

from __future__ import annotations

import re

from ingest.layout.line import Line
from ingest.reading import Reading
from text.rules import Rule, rows

__all__ = ["annex_rule", "cell_of_title", "is_named_annex"]

_MOST = 400  # characters of a title
_NUMBERED = re.compile(r"phu luc\s*(?:so\s*)?(?:[ivx\d]+)?\s*[:.]?\s*")
_NUMBER = 12  # characters of a table's head for its rows' numbers
_TITLED = 25  # characters of a title that says what the annex holds, behind its number


def annex_rule(reading: Reading, start: int, end: int) -> Rule | None:
    """Return the row of the annex that a title's words name, None for a type that no row names."""
    return rows("zones", "annex").first(reading.flat, reading.low, start, end)


def is_named_annex(reading: Reading, line: Line) -> bool:
    """Whether a line is a title that names its annex: in capitals, or "Phụ lục" with a number and nothing else."""
    return not line.cells and line.mark is None and _is_title(reading, line.start, line.end)


def cell_of_title(reading: Reading, cells: tuple[tuple[int, int], ...]) -> int | None:
    """Return the cell of a row that is the title of an annex, None where there is none: a page whose parts a bar joins goes on with the
    head of the annex' table ("… | PHỤ LỤC II DANH MỤC NHIỆM VỤ | TT | Nhiệm vụ | …") or ends with the title."""
    for k, (start, end) in enumerate(cells):
        if not reading.chars[start : start + 7].isupper():
            continue
        if k + 1 < len(cells):
            near = cells[k + 1][1] - cells[k + 1][0] < _NUMBER and _is_title(reading, start, end)
            if near and rows("labels", "number").first(reading.flat, reading.low, *cells[k + 1]) is not None:
                return k
        elif k and end - start > _TITLED and _is_title(reading, start, end):
            return k
    return None


def _is_title(reading: Reading, start: int, end: int) -> bool:
    words = reading.chars[start : min(end, start + _MOST)]
    capitals, begins = words.upper() == words, reading.chars[start : start + 7].isupper()
    numbered = not begins and _NUMBERED.fullmatch(reading.flat, start, end) is not None
    rule = annex_rule(reading, start, end) if end - start <= _MOST and (capitals or begins or numbered) else None
    return rule is not None and (capitals or rule.value == "PL")
