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

__all__ = ["Meaning", "meaning"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """From and to as ISO dates (None: open or not said) and the recurrence."""

    start: str | None = None
    end: str | None = None
    recurrence: str | None = None


_EVERY = r"\b(?:hang|dinh ky|moi|thuong ky|theo)\s+(?:hang\s+|dinh ky\s+)?"
_RECURRENCE = (
    ("weekly", re.compile(rf"{_EVERY}tuan\b|\b(?:mot|1|01) lan/tuan")),
    ("monthly", re.compile(rf"{_EVERY}thang\b|\b(?:mot|1|01) lan/thang|\btruoc ngay \d{{1,2}} hang thang")),
    ("quarterly", re.compile(rf"{_EVERY}quy\b|\b(?:mot|1|01) lan/quy|\b(?:0?3) thang/lan")),
    (
        "half-yearly",
        re.compile(
            r"(?:dinh ky|hang|moi)\s+(?:0?6|sau) thang\b(?!\s*(?:,|va)\s*(?:01 )?nam)|\b0?6 thang(?:/nam|/lan|"
            r" mot lan)\b|\bnua nam"
        ),
    ),
    ("yearly", re.compile(rf"{_EVERY}nam\b(?!\s*\d)|\b(?:mot|1|01) lan/nam|\bthuong nien\b|\bhang nam\b")),
    ("continuous", re.compile(r"\bthuong xuyen\b|\blien tuc\b|\bthuong truc\b")),
)
_DAY = r"(?P<d{0}>\d{{1,2}})\s*(?:[/.-]|\s+thang\s+)\s*(?P<m{0}>\d{{1,2}})(?:\s*(?:[/.-]|\s+nam\s+|,?\s+nam\s+)\s*(?P<y{0}>(?:19|20)\d\d))?"
_DATE = re.compile(r"(?:\bngay\s+|(?<!\d)(?<!thang\s))" + _DAY.format(1))
_BEFORE = re.compile(
    r"\b(?:truoc|cham nhat(?: la)?(?: truoc| den| trong)?|khong qua|den het|xong truoc|hoan thanh truoc|"
    r"den)\s+(?:ngay\s+)?" + _DAY.format(1)
)
_FROM_TO = re.compile(r"\btu\s+(?:ngay\s+)?" + _DAY.format(1) + r"\s+(?:den|-)\s+(?:het\s+)?(?:ngay\s+)?" + _DAY.format(2))
_QUARTERS = re.compile(
    r"\bquy\s+(?P<a>iv|i{1,3}|[1-4])"
    r"(?:(?:\s*/\s*|\s+nam\s+|\s*-\s*)(?P<y1>(?:19|20)\d\d)(?=\s*(?:-|den)\s*quy\b))?"
    r"(?:\s*(?:,|-|va|hoac|den|den quy)\s*(?:quy\s+)?(?P<b>iv|i{1,3}|"
    r"[1-4]))?(?:\s*(?:/|nam|-)?\s*(?:nam\s+)?(?P<y>(?:19|20)\d\d))?"
)
_MONTHS = re.compile(
    r"\bthang\s+(?P<a>\d{1,2})(?:\s*(?:,|-|va|hoac|den|den thang)\s*(?:thang\s+)?(?P<b>\d{1,2}))?(?:\s*(?:/|nam|"
    r"-)\s*(?:nam\s+)?(?P<y>(?:19|20)\d\d))?"
)
_YEARS = re.compile(r"\b(?P<a>(?:19|20)\d\d)\s*(?:-|den(?: het)?(?: nam)?)\s*(?:nam\s+)?(?P<b>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:nam\s+)?(?P<y>(?:19|20)\d\d)\b")
_UNTIL_YEAR = re.compile(
    r"\b(?:den|truoc|het|den het|tu nay den|hoan thanh trong|hoan thanh truoc)\s+(?:het\s+)?nam\s+(?P<y>(?:19|"
    r"20)\d\d)"
)
_SINCE_YEAR = re.compile(
    r"\btu\s+nam\s+(?P<y>(?:19|20)\d\d)(?!\s*(?:-|den))|nam\s+(?P<y2>(?:19|20)\d\d)\s+va\s+(?:cac|"
    r"nhung) nam (?:tiep theo|sau)"
)


def _quarter(printed: str) -> int:
    return int(printed) if printed.isdigit() else roman_value(printed)


def _date(year: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{min(day, calendar.monthrange(year, month)[1]):02d}"


def _last(year: int, month: int) -> str | None:
    return _date(year, month, 31) if 1 <= month <= 12 else None


def meaning(flat: str, year: int | None = None) -> Meaning:
    """Return what a folded printed time means; `year` is the document's, for days and quarters printed without one."""
    recurrence = next((name for name, pattern in _RECURRENCE if pattern.search(flat)), None)
    start, end = _interval(flat, year)
    return Meaning(start, end, recurrence)


def _interval(flat: str, year: int | None) -> tuple[str | None, str | None]:
    years = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", flat)]
    spoken = years[-1] if years else year
    if match := _FROM_TO.search(flat):
        last = int(match["y2"] or match["y1"] or spoken or 0)
        first = int(match["y1"] or last)
        return (_date(first, int(match["m1"]), int(match["d1"])), _date(last, int(match["m2"]), int(match["d2"]))) if last else (None, None)
    if match := _BEFORE.search(flat):
        y = int(match["y1"] or spoken or 0)
        return (None, _date(y, int(match["m1"]), int(match["d1"]))) if y else (None, None)
    if match := _QUARTERS.search(flat):
        y = int(match["y"] or spoken or 0)
        a = _quarter(match["a"])
        b = _quarter(match["b"]) if match["b"] else a
        if match["y1"] and match["y"]:  # "Quý IV/2025 - Quý II/2026"
            return _date(int(match["y1"]), 3 * a - 2, 1), _last(y, 3 * b)
        a, b = min(a, b), max(a, b)
        return (_date(y, 3 * a - 2, 1), _last(y, 3 * b)) if y else (None, None)
    if match := _DATE.search(flat):
        y = int(match["y1"] or spoken or 0)
        day = _date(y, int(match["m1"]), int(match["d1"])) if y else None
        if day:
            return day, day
    if match := _MONTHS.search(flat):
        y = int(match["y"] or spoken or 0)
        a = int(match["a"])
        b = int(match["b"]) if match["b"] else a
        if y and 1 <= a <= 12 and 1 <= b <= 12:
            a, b = min(a, b), max(a, b)
            until = re.search(r"\b(?:truoc|den|den het|het|cham nhat)\s+(?:het\s+)?thang", flat)
            since = re.search(r"\btu thang", flat)
            if since and not match["b"]:
                return _date(y, a, 1), None
            return (None if until else _date(y, a, 1)), _last(y, b)
    if match := _YEARS.search(flat):
        return f"{match['a']}-01-01", f"{match['b']}-12-31"
    if match := _UNTIL_YEAR.search(flat):
        return None, f"{match['y']}-12-31"
    if match := _SINCE_YEAR.search(flat):
        return f"{match['y'] or match['y2']}-01-01", None
    if (match := _YEAR.search(flat)) and not re.search(r"/|-", flat[max(0, match.start() - 1) : match.start()]):
        return f"{match['y']}-01-01", f"{match['y']}-12-31"
    return None, None
