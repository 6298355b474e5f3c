"""Lines of a letterhead or a signature as cells: what stands side by side is read apart.

In: the reading view and a range.  Out: cells with their row and column; a text of several cells with a map back.  Columns are parted by a
tab, a bar, or a run of blanks; a line that begins with one has an empty first column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Cell", "Joined", "cells", "is_capital", "joined"]

_LINE = re.compile(r"[^\n]+")
_PARTED = re.compile(r"[ ]*+[\t|][ \t|]*+|[ ]{4,}+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line, blanks around it left out; `row` counts lines that hold something, `line` all lines of the range."""

    start: int
    end: int
    row: int
    line: int
    column: int


def cells(chars: str, start: int, end: int) -> Iterator[Cell]:
    """Yield the cells of a range in order; empty ones are left out."""
    line_number, at = 0, start
    row = 0
    for line in _LINE.finditer(chars, start, end):
        line_number += chars.count("\n", at, line.start())
        at = line.start()
        begin = line.start()
        found = False
        parted = "\t" in line[0] or "|" in line[0] or "    " in line[0]
        gaps = _PARTED.finditer(chars, line.start(), line.end()) if parted else ()
        for column, gap in enumerate([*gaps, None]):
            stop = gap.start() if gap is not None else line.end()
            piece = chars[begin:stop]
            if piece.strip():
                first = begin + len(piece) - len(piece.lstrip())
                yield Cell(first, first + len(piece.strip()), row, line_number, column)
                found = True
            begin = gap.end() if gap is not None else stop
        row += found


def is_capital(text: str) -> bool:
    """Whether a text is set in capitals: four letters in five, two at least."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


@dataclass(frozen=True, slots=True)
class Joined:
    """The text of several cells with one blank between words; `origins` are the places of its characters in the reading view."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the reading view that `text[start:end]` covers, up to where cells of an earlier column follow.

        `start < end`.
        """
        last = self.origins[start]
        for origin in self.origins[start + 1 : end]:
            if origin < last:
                break
            last = origin
        return self.origins[start], last + 1


def joined(chars: str, ranges: Iterable[tuple[int, int]]) -> Joined:
    """Return the words of some ranges as one text."""
    parts: list[str] = []
    origins: list[int] = []
    for start, end in ranges:
        for word in _WORD.finditer(chars, start, end):
            if parts:
                parts.append(" ")
                origins.append(word.start() - 1)
            parts.append(word[0])
            origins.extend(range(word.start(), word.end()))
    return Joined("".join(parts), tuple(origins))
