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

__all__ = ["Meaning", "date_of", "last_day", "meaning"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """From and to as ISO dates (None: open or not said) and the recurrence."""

    start: str | None = None
    end: str | None = None
    recurrence: str | None = None


_EVERY = r"\b(?:hang|dinh ky|moi|thuong ky|theo)\s+(?:hang\s+|dinh ky\s+)?"
_ONCE = r"\b(?:mot|1|01) lan"
_RECURRENCE = (
    ("daily", re.compile(rf"\b(?:hang|moi) ngay\b|{_ONCE}/ngay")),
    ("weekly", re.compile(rf"{_EVERY}tuan\b|{_ONCE}/tuan|\b(?:mot|0?1) tuan (?:mot|0?1) lan")),
    ("monthly", re.compile(rf"{_EVERY}thang\b|{_ONCE}/thang|\b(?:mot|0?1) thang (?:mot|0?1) lan")),
    (
        "quarterly",
        re.compile(
            rf"{_EVERY}qu[yi]\b|{_ONCE}/qu[yi]|\b(?:0?3) thang(?:/lan| (?:mot|0?1) lan)|\bthang (?:cuoi|dau)(?: cua)?(?: moi)? qu[yi]\b"
        ),
    ),
    (
        "half-yearly",
        re.compile(
            r"(?:dinh ky|hang|moi)\s+(?:0?6|sau) thang\b(?!\s*(?:,|va)\s*(?:01 )?nam)|\b(?:0?6|sau) thang(?:/nam|/lan|"
            r" (?:mot|0?1) lan)\b|\bnua nam"
        ),
    ),
    ("yearly", re.compile(rf"{_EVERY}nam\b(?!\s*\d)|\b(?:mot|1|01) lan/nam|\bthuong nien\b|\bhang nam\b")),
    ("continuous", re.compile(r"\bthuong xuyen\b|\blien tuc\b|\bthuong truc\b")),
)
# A day and month, its year where one is printed: 15/12, 15 thang 12 nam 2020, 15.12.2020.
_DAY = re.compile(r"(?:ngay\s+)?(?P<d>\d{1,2})\s*(?:[/.-]|\s+thang\s+)\s*(?P<m>\d{1,2})(?:\s*(?:[/.-]|,?\s*nam\s)\s*(?P<y>(?:19|20)\d\d))?")
_DATE = re.compile(r"\bngay\s+|(?<!\d)(?<!thang\s)(?=\d)")
_BEFORE = re.compile(r"\b(?:truoc|cham nhat(?: la)?(?: truoc| den| trong)?|khong qua|den het|xong truoc|hoan thanh truoc|den)\s+")
_CLOCK = r"(?:\d{1,2}\s*(?:h|gio|:)\s*(?:\d{2})?(?:\s*phut)?,?\s+(?=ngay))?"
_SINCE = re.compile(rf"\btu\s+{_CLOCK}(?=(?:ngay\s+)?\d)")
_UNTIL = re.compile(rf"\s+(?:den|-)\s+(?:het\s+)?{_CLOCK}")
_QUARTER = r"(iv|i{1,3}|[1-4])(?![\w])"
_QUARTERS = re.compile(rf"\bqu[yi]\s+{_QUARTER}")
_FIRST_YEAR = re.compile(r"(?:\s*/\s*|\s+nam\s+|\s*-\s*)((?:19|20)\d\d)(?=\s*(?:-|den)\s*qu[yi]\b)")
_TO_QUARTER = re.compile(rf"\s*(?:,|-|va|hoac|den(?: het| cuoi)?)\s*(?:qu[yi]\s+)?{_QUARTER}")
_OF_YEAR = re.compile(r"\s*(?:/|nam|-)?\s*(?:nam\s+)?((?:19|20)\d\d)")
_MONTHS = re.compile(
    r"\bthang\s+(?P<a>\d{1,2})(?:\s*(?:,|-|va|hoac|den)\s*(?:thang\s+)?(?P<b>\d{1,2}))?(?:\s*(?:/|nam|"
    r"-)\s*(?:nam\s+)?(?P<y>(?:19|20)\d\d))?"
)
_MONTH = r"thang\s+(?P<{0}>\d{{1,2}})(?!\d)(?:\s*(?:/|-|nam)\s*(?P<{0}y>(?:19|20)\d\d))?"
_FROM_MONTH = re.compile(rf"{_MONTH.format('a')}\s*(?:den|-)\s*(?:het\s+|cuoi\s+)?{_MONTH.format('b')}")
_UNTIL_MONTH = re.compile(r"\b(?:truoc|den|het|cham nhat)\s+(?:het\s+|cuoi\s+)?$")
_YEARS = re.compile(r"\b(?P<a>(?:19|20)\d\d)\s*(?:-|den(?: het)?(?: nam)?)\s*(?:nam\s+)?(?P<b>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:nam\s+)?(?P<y>(?:19|20)\d\d)\b")
_HALF = re.compile(r"\b(?:0?6|sau)\s+thang\s+(?P<half>dau|cuoi)\s+nam(?:\s+(?P<y>(?:19|20)\d\d))?")
_UNTIL_QUARTER = re.compile(r"\b(?:truoc|den|den het|het|cham nhat)\s+(?:het\s+|cuoi\s+)?qu[yi]\b")
_UNTIL_YEAR = re.compile(
    r"\b(?:den|truoc|het|cuoi|den het|den cuoi|tu nay den|hoan thanh trong|hoan thanh truoc)\s+(?:het\s+|cuoi\s+)?nam\s+(?P<y>(?:19|"
    r"20)\d\d)"
)
_SINCE_YEAR = re.compile(
    r"\btu\s+nam\s+(?P<y>(?:19|20)\d\d)(?!\s*(?:-|den))|nam\s+(?P<y2>(?:19|20)\d\d)\s+va\s+(?:cac|"
    r"nhung) nam (?:tiep theo|sau)"
)


def _quarter(printed: str) -> int:
    return int(printed) if printed.isdigit() else roman_value(printed)


def date_of(year: int, month: int, day: int) -> str | None:
    """Return a day as ISO date, the month's last one where it has fewer days; None where there is no such month or day."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{min(day, calendar.monthrange(year, month)[1]):02d}"


def last_day(year: int, month: int) -> str | None:
    """Return the last day of a month as ISO date, None where there is no such month."""
    return date_of(year, month, 31) if 1 <= month <= 12 else None


def meaning(flat: str, year: int | None = None) -> Meaning:
    """Return what a folded printed time means; `year` is the document's, for days and quarters printed without one."""
    recurrence = next((name for name, pattern in _RECURRENCE if pattern.search(flat)), None)
    start, end = _interval(flat, year)
    return Meaning(start, end, recurrence)


Interval = tuple[str | None, str | None]


def _on(day: re.Match[str], year: int) -> str | None:
    return date_of(year, int(day["m"]), int(day["d"])) if year else None


def _from_to(flat: str, spoken: int | None) -> Interval | None:
    """Return the interval of "từ ngày 1/3 đến ngày 30/4/2020", open where it prints no last day ("từ 21/9 đến khi có thông báo")."""
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


def _quarters(flat: str, spoken: int | None) -> Interval | None:
    """Return the interval of "quý III/2020", "quý I, II năm 2021", "quý IV/2025 - quý II/2026"."""
    match = _QUARTERS.search(flat)
    if match is None:
        return None
    a = _quarter(match[1])
    first_year = _FIRST_YEAR.match(flat, match.end())
    at = first_year.end() if first_year is not None else match.end()
    second = _TO_QUARTER.match(flat, at)
    b = _quarter(second[1]) if second is not None else a
    year = _OF_YEAR.match(flat, second.end() if second is not None else at)
    last = int(year[1]) if year is not None else spoken or 0
    if first_year is not None and year is not None:
        return date_of(int(first_year[1]), 3 * a - 2, 1), last_day(last, 3 * b)
    a, b = min(a, b), max(a, b)
    until = second is None and _UNTIL_QUARTER.search(flat, 0, match.end()) is not None
    return (None if until else date_of(last, 3 * a - 2, 1), last_day(last, 3 * b)) if last else (None, None)


def _day(flat: str, spoken: int | None) -> Interval | None:
    """Return the interval of one day."""
    for begin in _DATE.finditer(flat):
        day = _DAY.match(flat, begin.end())
        if day is not None:
            iso = _on(day, int(day["y"] or spoken or 0))
            return (iso, iso) if iso else None
    return None


def _months(flat: str, spoken: int | None) -> Interval | None:
    """Return the interval of "tháng 6", "đến tháng 12", "tháng 11 - 12/2025", "từ tháng 10 đến hết tháng 4" (of the next year)."""
    if match := _FROM_MONTH.search(flat):
        a, b = int(match["a"]), int(match["b"])
        last = int(match["by"] or match["ay"] or spoken or 0)
        first = int(match["ay"] or last)
        if a > b and first == last and not (match["ay"] and match["by"]):
            first, last = (last - 1, last) if match["by"] else (first, first + 1)
        return (date_of(first, a, 1), last_day(last, b)) if first else None
    match = _MONTHS.search(flat)
    y = int(match["y"] or spoken or 0) if match else 0
    if match is None or not y:
        return None
    a = int(match["a"])
    b = int(match["b"]) if match["b"] else a
    if not (1 <= a <= 12 and 1 <= b <= 12):
        return None
    a, b = min(a, b), max(a, b)
    if not match["b"] and re.search(r"\btu thang", flat):
        return date_of(y, a, 1), None
    until = _UNTIL_MONTH.search(flat, 0, match.start()) is not None
    return (None if until else date_of(y, a, 1)), last_day(y, b)


def _interval(flat: str, year: int | None) -> tuple[str | None, str | None]:
    years = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", flat)]
    spoken = years[-1] if years else year
    found = _from_to(flat, spoken) or _before(flat, spoken) or _quarters(flat, spoken) or _day(flat, spoken)
    if found is not None:
        return found
    if (match := _HALF.search(flat)) and (y := int(match["y"] or spoken or 0)):
        first = match["half"] == "dau"
        return date_of(y, 1 if first else 7, 1), last_day(y, 6 if first else 12)
    if (found := _months(flat, spoken)) is not None:
        return found
    if match := _YEARS.search(flat):
        return f"{match['a']}-01-01", f"{match['b']}-12-31"
    if match := _UNTIL_YEAR.search(flat):
        return None, f"{match['y']}-12-31"
    if match := _SINCE_YEAR.search(flat):
        return f"{match['y'] or match['y2']}-01-01", None
    if (match := _YEAR.search(flat)) and not re.search(r"/|-", flat[max(0, match.start() - 1) : match.start()]):
        return f"{match['y']}-01-01", f"{match['y']}-12-31"
    return None, None
