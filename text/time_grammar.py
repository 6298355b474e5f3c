"""How a day, a month, a quarter, a half, a year, an hour, a span and a list of them are written: the one grammar of printed times, folded.

In: nothing.  Out: parts of regular expressions.  `text.times` and `text.listed_times` read with them what a printed time means; the reader
of duties builds from them where in a statement a time stands.  A part's groups: `n` its number, `m` a day's month, `y` its year.
"""

from __future__ import annotations

import re

__all__ = [
    "AND", "AND_OR", "BY", "DAY", "DAYS", "DAYS_OF_MONTH", "DAY_ITEM", "EACH", "HALF", "HOUR", "IN_YEAR", "LOOSE_DAY", "LOOSE_MONTH",
    "MONTH", "MONTHS", "MONTH_ITEM", "ONCE", "QUARTER", "QUARTERS", "QUARTER_ITEM", "TO", "UNTIL", "YEAR", "again", "plain",
]  # fmt: skip

_GROUP = re.compile(r"\(\?P<(\w+)>")


def plain(part: str) -> str:
    """Return a part without the names of its groups, so that a pattern can hold it several times."""
    return _GROUP.sub("(?:", part)


def again(part: str) -> str:
    """Return a part with its groups named `n2`, `m2`, `y2`, to stand behind another in one pattern."""
    return _GROUP.sub(r"(?P<\g<1>2>", part)


# What joins: "15/6 và 15/12" are two times, "quý II hoặc quý III" is one stretch; "tháng 3 đến hết tháng 5", "2014 - 2016" are spans.
AND = r"\s*(?:,|;|\bva\b)\s*"
AND_OR = r"\s*(?:,|;|\bva\b|\bhoac\b)\s*"
TO = r"\s*(?:\bden\b|-)\s*(?:(?:het|cuoi)\s+)?"
# What makes a time the last one: "chậm nhất là", "chậm nhất trước", "không quá", "đến hết".
BY = r"(?:truoc|cham nhat(?: la)?(?: trong| den| vao| truoc)?|khong qua)"
UNTIL = rf"\b(?:{BY}|den|het)\s+(?:(?:het|cuoi)\s+)?"

# "2020"; behind a month or a quarter "/2020", "-2020", "năm 2020", ", năm 2020".
YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_OF_YEAR = rf"(?:\s*(?:[/-]|(?:,\s*)?nam)\s*(?:nam\s+)?{YEAR})"
IN_YEAR = rf"nam\s+{YEAR}"

# "06 giờ 30 phút", "7h", "17:00".
HOUR = r"\d{1,2}\s*(?:h|gio|:)(?:\s*\d{2})?(?:\s*phut)?"

_IN_MONTH = r"(?P<n>0?[1-9]|[12]\d|3[01])(?!\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_QUARTER = r"(?P<n>iv|i{1,3}|0?[1-4])\b"


def _day(sign: str) -> str:
    return rf"{_IN_MONTH}\s*(?:{sign})\s*(?P<m>{_MONTH})(?:\s*(?:[/.-]|(?:,\s*)?nam)\s*{YEAR})?"


# "15/12", "15 tháng 12 năm 2020", "15.12.2020"; "tháng 6 năm 2020"; "quý III năm 2020", "Quí 01-2025".
DAY = _day(rf"/|thang|[.-](?=\s*{_MONTH}\s*[.-]\s*{plain(YEAR)})")
MONTH = rf"thang\s+(?P<n>{_MONTH}){_OF_YEAR}?"
QUARTER = rf"qu[yi]\s+{_QUARTER}{_OF_YEAR}?"
# What is a day or a month only in what is known to be a time: "15.12", "10-12", "6/2020"; elsewhere a number, a score, a scale.
LOOSE_DAY = _day(r"[/.-]|thang")
LOOSE_MONTH = rf"(?:thang\s+|(?<![\d/.-])(?=\d{{1,2}}/{plain(YEAR)}(?!/)))(?P<n>{_MONTH}){_OF_YEAR}?"
# "6 tháng đầu năm 2020", "sáu tháng cuối năm".
HALF = rf"(?:0?6|sau)\s+thang\s+(?P<n>dau|cuoi)\s+nam(?:\s+{YEAR})?"

# Days of one month: "10 - 14/7", "28 đến ngày 30 tháng 10 năm 2020".
DAYS_OF_MONTH = rf"{_IN_MONTH}{TO}(?:ngay\s+)?{again(DAY)}"
# The members of a list, which print once what holds for all: "các ngày 10 và 11/4", "tháng 3, 6, 9", "quý I, II năm 2020".
DAY_ITEM = rf"(?:ngay\s+)?{_IN_MONTH}(?:\s*(?:[/.-]|thang)\s*(?P<m>{_MONTH}){_OF_YEAR}?)?"
MONTH_ITEM = rf"(?:thang\s+)?(?P<n>{_MONTH})(?!\s*[/.]\s*{_MONTH}){_OF_YEAR}?"
QUARTER_ITEM = rf"(?:qu[yi]\s+)?{_QUARTER}{_OF_YEAR}?"
DAYS = plain(rf"{DAY}(?:{AND_OR}(?:truoc\s+)?(?:ngay\s+)?{DAY})*")
MONTHS = plain(rf"{MONTH}(?:{AND_OR}{MONTH_ITEM})*")
QUARTERS = plain(rf"{QUARTER}(?:{AND_OR}{QUARTER_ITEM})*")

# How often: "hằng quý" but not "hàng năm 2020"; "01 lần".
EACH = r"hang\s+(?:nam|qu[yi]|thang|tuan|ngay)\b(?!\s*\d)"
ONCE = r"(?:mot|0?1) lan"
