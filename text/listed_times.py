"""Several times that one phrase prints: "trước ngày 15/6 và 15/11 năm 2020", "15/3, 15/6, 15/9 và 15/12/2024", "các ngày 10 và 11/4".

In: a printed time, folded (`text.fold.flatten`).  Out: the ranges of its times and what each means.  A year, a month or "hằng năm" that
is printed once holds for all, but a number that falls begins another year ("tháng 12 và tháng 1/2027"); months or quarters that follow each
other are one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from text.numerals import roman_value
from text.time_grammar import AND, DAY_ITEM, LOOSE_DAY, LOOSE_MONTH, MONTH_ITEM, QUARTER, QUARTER_ITEM, UNTIL, YEAR
from text.times import Meaning, date_of, last_day, meaning

__all__ = ["PartMeant", "meanings"]

_UNITS = (("day", re.compile(DAY_ITEM)), ("month", re.compile(MONTH_ITEM)), ("quarter", re.compile(QUARTER_ITEM)))
_FIRST = {
    "day": re.compile(rf"\bngay\s+(?=\d)|(?<![\d/.-])(?={LOOSE_DAY})"),
    "month": re.compile(rf"(?<!\d )(?<!\d)\b(?={LOOSE_MONTH})"),
    "quarter": re.compile(rf"\b(?={QUARTER})"),
}
_JOINT = re.compile(rf"{AND}(?:(?:truoc|trong)\s+)?")
_BEFORE = re.compile(rf"{UNTIL}(?:cac\s+)?$")
_ANY_YEAR = re.compile(rf"\b{YEAR}")
_MONTHS = {"day": 0, "month": 1, "quarter": 3}


@dataclass(frozen=True, slots=True)
class PartMeant:
    """The range of a time in its phrase, and what it means."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    number: int
    month: int
    year: int


def meanings(flat: str, year: int | None = None) -> tuple[PartMeant, ...]:
    """Return the times of a folded phrase in order, the whole phrase where it has one; `year` is the document's (see `meaning`)."""
    whole = meaning(flat, year)
    printed = int(next(reversed(_ANY_YEAR.findall(flat)), 0))
    for unit, pattern in _UNITS:
        for first in _FIRST[unit].finditer(flat):
            items = _of_months(list(_items(pattern, flat, first.end())), unit)
            items = _of_years(items, printed, year or 0, each=whole.recurrence is not None)
            if len(items) > 1:
                until = _BEFORE.search(flat, 0, first.start()) is not None
                found = tuple(_parts(items, unit, flat, first.start(), until=until, recurrence=whole.recurrence))
                if len(found) > 1:
                    return found
    return (PartMeant(0, len(flat), whole),)


def _items(pattern: re.Pattern[str], flat: str, at: int) -> Iterator[_Item]:
    """Yield the members of the list that begins at `at`; what is no member ends it."""
    match = pattern.match(flat, at)
    while match is not None:
        number, month = match["n"], match.groupdict().get("m")
        value = int(number) if number.isdigit() else roman_value(number)
        yield _Item(match.start(), match.end(), value, int(month or 0), int(match["y"] or 0))
        joint = _JOINT.match(flat, match.end())
        match = pattern.match(flat, joint.end()) if joint is not None else None


def _of_months(items: list[_Item], unit: str) -> list[_Item]:
    """Return days with the month that a later one prints for them, those without any cut off; months and quarters as they are."""
    if unit != "day":
        return items
    months = [k for k, item in enumerate(items) if item.month]
    out: list[_Item] = []
    month = 0
    for item in reversed(items[: months[-1] + 1] if months else []):
        month = item.month or month
        out.append(replace(item, month=month))
    return out[::-1]


def _of_years(items: list[_Item], printed: int, year: int, *, each: bool) -> list[_Item]:
    """Return the members with their years, none where a year lacks; `printed` is the last that the phrase prints, `year` the document's.

    A member takes the year of the next that prints one, else of the one before it.  Where the number falls from one to the next, a year
    begins between them, unless they come back (`each`) or the first of them would be before the document's.
    """
    if not items or not (printed or year):
        return []
    years = [item.year for item in items]
    if not any(years):
        years[-1 if printed else 0] = printed or year
    for k in range(len(items) - 2, -1, -1):
        if years[k + 1] and not years[k]:
            before = years[k + 1] - (_falls(items[k], items[k + 1]) and not each)
            years[k] = before if before >= year else years[k + 1]
    for k in range(1, len(items)):
        years[k] = years[k] or years[k - 1] + (_falls(items[k - 1], items[k]) and not each)
    return [replace(item, year=y) for item, y in zip(items, years, strict=True)]


def _falls(item: _Item, behind: _Item) -> bool:
    return (item.month, item.number) > (behind.month, behind.number)


def _parts(items: list[_Item], unit: str, flat: str, first: int, *, until: bool, recurrence: str | None) -> Iterator[PartMeant]:
    """Yield what each member means, months and quarters that follow each other as one."""
    runs: list[list[_Item]] = []
    for item in items:
        last = runs[-1][-1] if runs else None
        if last is not None and unit != "day" and (item.year, item.number) == (last.year, last.number + 1):
            runs[-1].append(item)
        else:
            runs.append([item])
    for k, run in enumerate(runs):
        start = first if k == 0 else run[0].start
        begin, end = _stretch(run[0], unit)[0], _stretch(run[-1], unit)[1]
        if begin is None or end is None:
            continue
        behind = run[-1].end if k < len(runs) - 1 else len(flat)
        yield PartMeant(start if k else 0, behind, Meaning(None if until else begin, end, recurrence))


def _stretch(item: _Item, unit: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a member."""
    if unit == "day":
        day = date_of(item.year, item.month, item.number)
        return day, day
    width = _MONTHS[unit]
    return date_of(item.year, width * (item.number - 1) + 1, 1), last_day(item.year, width * item.number)
