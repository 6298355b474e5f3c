"""Full dates as Vietnamese documents print them, with their range: `ngày 07/9/2015`, `ngày 10 tháng 4 năm 2024`, `14-7-2008`.

In: the reading view.  Out: ranges and ISO dates.  A day without "ngày" before it is one only behind a blank, a bracket or a comma; what is
no full day (a month, a quarter, a year, "hằng tuần") is `text.times`'s.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["PrintedDate", "date_at", "dates", "parse_date"]

# Emphasis and tags that OCR and web pages put around handwritten figures: **09**, <i>21</i>.
_GAP = r"(?:[\s.*_]|</?\w{1,6}>)*+"
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_HAS_YEAR = re.compile(_YEAR)
_FIRST = re.compile(
    rf"(?:đề\s+)?(?:[Nn]gày|NGÀY)(?:\s*+ký)?\s*+:?{_GAP}(?=[0-3]?\d(?!\d))|(?<=[\s(,])(?=[0-3]?\d\s?[/.-]\s?[01]?\d\s?[/.-]\s?{_YEAR})"
)
_WORDS = re.compile(rf"([0-3]?\d){_GAP}(?:tháng|THÁNG){_GAP}([01]?\d){_GAP}(?:năm|NĂM){_GAP}({_YEAR})")
_FIGURES = re.compile(rf"([0-3]?\d)\s?[/.-]\s?([01]?\d)\s?[/.-]\s?({_YEAR})")


class PrintedDate(NamedTuple):
    """A date and the range that prints it, "ngày" included; `iso` is None for one that does not exist (`31/02/2020`)."""

    iso: str | None
    start: int
    end: int


def date_at(text: str, start: int, end: int | None = None) -> PrintedDate | None:
    """Return the date that begins at `start` and ends within `end` (without `iso` where it does not exist), None if none does."""
    limit = len(text) if end is None else end
    first = _FIRST.match(text, start, limit)
    return _behind(text, first, limit) if first is not None else None


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """Yield the full dates of a range, in order; one that does not exist is left out."""
    limit = len(text) if end is None else end
    if _HAS_YEAR.search(text, start, limit) is None:
        return
    at = start
    while (first := _FIRST.search(text, at, limit)) is not None:
        found = _behind(text, first, limit)
        at = max(first.end(), first.start() + 1)
        if found is not None:
            at = found.end
            if found.iso is not None:
                yield found


def parse_date(printed: str) -> str | None:
    """Return the ISO date in a text such as `ngày 07/9/2015` or `5-9-1942`; None if there is none, or none that exists (`31/02/2020`)."""
    match = _WORDS.search(printed) or _FIGURES.search(printed)
    return _iso(match) if match else None


def _behind(text: str, first: re.Match[str], limit: int) -> PrintedDate | None:
    day = _WORDS.match(text, first.end(), limit) or _FIGURES.match(text, first.end(), limit)
    return PrintedDate(_iso(day), first.start(), day.end()) if day is not None else None


def _iso(match: re.Match[str]) -> str | None:
    try:
        return datetime.date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return None
