"""Dates as Vietnamese documents print them, with their range: `ngày 07/9/2015`, `ngày 10 tháng 4 năm 2024`, `năm 2020`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["DATE", "PrintedDate", "dates", "parse_date"]

# Emphasis and tags that OCR and web pages put around handwritten figures: **09**, <i>21</i>.
_GAP = r"(?:[\s.*_]|</?\w{1,6}>)*"
_DAY, _MONTH, _YEAR = r"[0-3]?\d", r"[01]?\d", r"(?:1[89]|20)\d\d"

# In the order of preference at one place: 10 tháng 4 năm 2024 | 07/9/2015, 7-9-2015, 7.9.2015 | tháng 9 năm 2015, 9/2015 | năm 2015.
DATE = (
    rf"(?:(?:đề\s+)?[Nn](?:gày|GÀY)\s*(?:ký\s*)?:?{_GAP}|(?<=[\s(,])(?=\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{_YEAR}))"
    rf"(?:{_DAY}{_GAP}(?:tháng|THÁNG){_GAP}{_MONTH}{_GAP}(?:năm|NĂM){_GAP}{_YEAR}|{_DAY}\s?[/.-]\s?{_MONTH}\s?[/.-]\s?{_YEAR})(?!\d)"
)
_FULL = re.compile(DATE)
_PARTS = re.compile(rf"({_DAY})(?:{_GAP}(?:tháng|THÁNG){_GAP}|\s?[/.-]\s?)({_MONTH})(?:{_GAP}(?:năm|NĂM){_GAP}|\s?[/.-]\s?)({_YEAR})(?!\d)")


class PrintedDate(NamedTuple):
    """An ISO date and the range of the text that prints it."""

    iso: str
    start: int
    end: int


def parse_date(printed: str) -> str | None:
    """Return the ISO date in a text such as `ngày 07/9/2015`; None if there is none, or none that exists (`31/02/2020`)."""
    match = _PARTS.search(printed)
    return _iso(match) if match else None


def dates(text: str) -> Iterator[PrintedDate]:
    """Yield the full dates of a text, in order."""
    for match in _FULL.finditer(text):
        iso = parse_date(match[0])
        if iso is not None:
            yield PrintedDate(iso, match.start(), match.end())


def _iso(match: re.Match[str]) -> str | None:
    try:
        return datetime.date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return None
