"""Printed times and what they mean: an interval of ISO dates, inclusive, and a recurrence.

"Quý III/2020", "hằng tuần", "trước ngày 15 tháng 12", "2014 - 2016", "Ngay sau khi Kế hoạch này được ban hành".

In: a printed time, folded (`text.fold.flatten`).  Out: its meaning.  Where in a statement its time stands, the reader of duties says; full
dates in running text are `text.dates`'s.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from text.numerals import roman_value
from text.time_grammar import (
    AND_OR,
    DAYS_OF_MONTH,
    HALF,
    HOUR,
    IN_YEAR,
    LOOSE_DAY,
    LOOSE_MONTH,
    MONTH_ITEM,
    ONCE,
    QUARTER,
    QUARTER_ITEM,
    TO,
    UNTIL,
    YEAR,
    again,
)

__all__ = ["Meaning", "date_of", "last_day", "meaning", "year_later"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """From and to as ISO dates (None: open or not said) and the recurrence."""

    start: str | None = None
    end: str | None = None
    recurrence: str | None = None


_EVERY = r"\b(?:hang|dinh ky|moi|thuong ky|theo)\s+(?:hang\s+|dinh ky\s+)?"
_RECURRENCE = (
    ("daily", re.compile(rf"\b(?:hang|moi) ngay\b|\b{ONCE}/ngay")),
    ("weekly", re.compile(rf"{_EVERY}tuan\b|\b{ONCE}/tuan|\b(?:mot|0?1) tuan {ONCE}")),
    ("monthly", re.compile(rf"{_EVERY}thang\b|\b{ONCE}/thang|\b(?:mot|0?1) thang {ONCE}")),
    (
        "quarterly",
        re.compile(rf"{_EVERY}qu[yi]\b|\b{ONCE}/qu[yi]|\b0?3 thang(?:/lan| {ONCE})|\bthang (?:cuoi|dau)(?: cua)?(?: moi)? qu[yi]\b"),
    ),
    (
        "half-yearly",
        re.compile(
            rf"(?:dinh ky|hang|moi)\s+(?:0?6|sau) thang\b(?!\s*(?:,|va)\s*(?:01 )?nam)|\b(?:0?6|sau) thang(?:/nam|/lan| {ONCE})\b|\bnua nam"
        ),
    ),
    ("yearly", re.compile(rf"{_EVERY}nam\b(?!\s*\d)|\b{ONCE}/nam|\bthuong nien\b|\bhang nam\b")),
    ("continuous", re.compile(r"\bthuong xuyen\b|\blien tuc\b|\bthuong truc\b")),
)
_DAY = re.compile(rf"(?:ngay\s+)?{LOOSE_DAY}")
_DATE = re.compile(r"\bngay\s+|(?<!\d)(?<!thang\s)(?=\d)")
_BEFORE = re.compile(UNTIL)
_CLOCK = rf"(?:{HOUR},?\s+(?=ngay))?"
_SINCE = re.compile(rf"\btu\s+{_CLOCK}(?=(?:ngay\s+)?\d)")
_DAYS = re.compile(rf"\b(?:tu|ngay|vao)\s+{DAYS_OF_MONTH}")
_UNTIL = re.compile(rf"{TO}{_CLOCK}")
_JOINT = rf"(?:{AND_OR}|(?P<to>{TO}))"
_QUARTERS = re.compile(rf"(?P<by>{UNTIL})?(?P<since>\btu\s+)?\b{QUARTER}(?:{_JOINT}{again(QUARTER_ITEM)})?")
_MONTHS = re.compile(rf"(?P<by>{UNTIL})?(?P<since>\btu\s+)?\b{LOOSE_MONTH}(?:{_JOINT}{again(MONTH_ITEM)})?")
_HALF = re.compile(rf"\b{HALF}")
_YEAR = re.compile(rf"\b(?:nam\s+)?{YEAR}")
_ANY_YEAR = re.compile(rf"\b{YEAR}\b")
_YEARS = re.compile(rf"\b{YEAR}{TO}(?:nam\s+)?{again(YEAR)}\b")
_UNTIL_YEAR = re.compile(rf"(?:{UNTIL}|\b(?:cuoi|hoan thanh trong)\s+){IN_YEAR}")
_SINCE_YEAR = re.compile(rf"\btu\s+{IN_YEAR}(?!\s*(?:-|den))|{again(IN_YEAR)}\s+va\s+(?:cac|nhung) nam (?:tiep theo|sau)")


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else roman_value(printed)


def date_of(year: int, month: int, day: int) -> str | None:
    """Return a day as ISO date, the month's last one where it has fewer days; None where there is no such month or day."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{min(day, calendar.monthrange(year, month)[1]):02d}"


def last_day(year: int, month: int) -> str | None:
    """Return the last day of a month as ISO date, None where there is no such month."""
    return date_of(year, month, 31) if 1 <= month <= 12 else None


def year_later(meant: Meaning) -> Meaning:
    """Return the same days of the next year, the last of the month where it lacks the day."""

    def later(day: str | None) -> str | None:
        return date_of(int(day[:4]) + 1, int(day[5:7]), int(day[8:])) if day is not None else None

    return Meaning(later(meant.start), later(meant.end), meant.recurrence)


def meaning(flat: str, year: int | None = None) -> Meaning:
    """Return what a folded printed time means; `year` is the document's, for days and quarters printed without one."""
    recurrence = next((name for name, pattern in _RECURRENCE if pattern.search(flat)), None)
    start, end = _interval(flat, year)
    return Meaning(start, end, recurrence)


Interval = tuple[str | None, str | None]


def _on(day: re.Match[str], year: int) -> str | None:
    return date_of(year, int(day["m"]), int(day["n"])) if year else None


def _from_to(flat: str, spoken: int | None) -> Interval | None:
    """Return the interval of "từ ngày 1/3 đến ngày 30/4/2020", "ngày 10 - 14/7"; "từ 21/9 đến khi có thông báo" is open."""
    if (days := _DAYS.search(flat)) and (year := int(days["y2"] or spoken or 0)):
        a, b, month = int(days["n"]), int(days["n2"]), int(days["m2"])
        before = (year, month - 1) if month > 1 else (year - 1, 12)  # "ngày 30 - 2/7": a day that falls is of the month before
        return date_of(*(before if a > b else (year, month)), a), date_of(year, month, b)
    for since in _SINCE.finditer(flat):
        first = _DAY.match(flat, since.end())
        until = _UNTIL.match(flat, first.end()) if first is not None else None
        last = _DAY.match(flat, until.end()) if until is not None else None
        if first is not None and last is not None:
            year = int(last["y"] or first["y"] or spoken or 0)
            return _on(first, int(first["y"] or year)), _on(last, year)
        if first is not None:
            return _on(first, int(first["y"] or spoken or 0)), None
    return None


def _before(flat: str, spoken: int | None) -> Interval | None:
    """Return the interval of "trước ngày 15 tháng 12"."""
    for before in _BEFORE.finditer(flat):
        day = _DAY.match(flat, before.end())
        if day is not None:
            return None, _on(day, int(day["y"] or spoken or 0))
    return None


def _stretch(match: re.Match[str] | None, spoken: int | None, width: int) -> Interval | None:
    """Return the interval of quarters (3 months wide) or months: "quý I, II năm 2021", "tháng 11 - 12/2025", "đến tháng 12"; in a span a
    number that falls is of the next year: "từ tháng 10 đến hết tháng 4", "quý IV - quý II/2026"."""
    last = int(match["y2"] or match["y"] or spoken or 0) if match is not None else 0
    if match is None or not last:
        return None
    first = int(match["y"] or last)
    a, b = _number(match["n"]), _number(match["n2"] or match["n"])
    if not (1 <= a <= 12 // width and 1 <= b <= 12 // width):
        return None
    if a > b and first == last:
        if not match["to"]:
            a, b = b, a
        elif match["y2"] and not match["y"]:
            first -= 1
        else:
            last += 1
    start, end = date_of(first, width * (a - 1) + 1, 1), last_day(last, width * b)
    return None if match["by"] else start, None if match["since"] and not match["n2"] else end


def _day(flat: str, spoken: int | None) -> Interval | None:
    """Return the interval of one day."""
    for begin in _DATE.finditer(flat):
        day = _DAY.match(flat, begin.end())
        if day is not None:
            iso = _on(day, int(day["y"] or spoken or 0))
            return (iso, iso) if iso else None
    return None


def _half(flat: str, spoken: int | None) -> Interval | None:
    """Return the interval of "6 tháng đầu năm"."""
    match = _HALF.search(flat)
    year = int(match["y"] or spoken or 0) if match is not None else 0
    if match is None or not year:
        return None
    first = match["n"] == "dau"
    return date_of(year, 1 if first else 7, 1), last_day(year, 6 if first else 12)


def _years(flat: str) -> Interval:
    """Return the interval of "2014 - 2016", "đến hết năm 2020", "từ năm 2021", "năm 2020"."""
    if match := _YEARS.search(flat):
        return f"{match['y']}-01-01", f"{match['y2']}-12-31"
    if match := _UNTIL_YEAR.search(flat):
        return None, f"{match['y']}-12-31"
    if match := _SINCE_YEAR.search(flat):
        return f"{match['y'] or match['y2']}-01-01", None
    if (match := _YEAR.search(flat)) and not re.search(r"/|-", flat[max(0, match.start() - 1) : match.start()]):
        return f"{match['y']}-01-01", f"{match['y']}-12-31"
    return None, None


def _interval(flat: str, year: int | None) -> Interval:
    years = _ANY_YEAR.findall(flat)
    spoken = int(years[-1]) if years else year
    found = _from_to(flat, spoken) or _before(flat, spoken) or _stretch(_QUARTERS.search(flat), spoken, 3) or _day(flat, spoken)
    return found or _half(flat, spoken) or _stretch(_MONTHS.search(flat), spoken, 1) or _years(flat)
