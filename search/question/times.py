"""Times in a question: quarters, months, years, ranges, dates, recurrences, in Vietnamese (with or without accents) and English."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from search.lexicon.thesaurus import is_term
from search.question import Question
from search.question.shapes import shape

__all__ = ["TimeFound", "find_times", "in_year", "printed_days", "shifted"]

_YEAR = r"((?:19|20)\d\d)"
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nhat": 1,
    "dau": 1,
    "cuoi": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH_WORDS = {
    "gieng": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "chap": 12,
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_OF = r"(?:\s*[/-]\s*|\s*,?\s*(?:cua\s+|of\s+|in\s+)?(?:nam\s+|year\s+)?)"
_RECURRENCES = (
    ("weekly", r"(?:hang|moi)\s+tuan|(?:theo|dinh ky)\s+tuan|weekly|(?:every|each|once a)\s+week"),
    (
        "half-yearly",
        r"(?:moi|dinh\s+ky)\s+(?:6|06|sau)\s+thang(?:\s*/\s*(?:nam|lan)|\s+(?:mot|1)\s+lan)?|(?:6|06|sau)\s+thang(?:\s*/\s*(?:nam|lan)|\s+(?:mot|1|moi)\s+lan)|nua\s+nam\s+mot\s+lan|(?:half|semi)[\s-]?(?:yearly|annual(?:ly)?)|biannual(?:ly)?|twice\s+a\s+year|every\s+(?:six|6)\s+months",
    ),
    ("monthly", r"(?:hang|moi)\s+thang|monthly|(?:every|each|once a)\s+month"),
    ("quarterly", r"(?:hang|moi|theo)\s+qu[yi]|quarterly|(?:every|each|once a)\s+quarter"),
    (
        "yearly",
        r"(?:hang|(?<!dau\s)moi|thuong)\s+nam|thuong\s+nien|(?:mot|1)\s+lan\s+(?:mot|moi)\s+nam"
        r"|annual(?:ly)?|yearly|(?:every|each|once a)\s+year",
    ),
    (
        "continuous",
        r"thuong\s+xuyen|lien\s+tuc|quanh\s+nam|continuous(?:ly)?|ongoing|regularly|on\s+a\s+regular\s+basis|(?:all|throughout\s+the)\s+year(?:\s+round)?",
    ),
)


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time as asked: ISO dates, inclusive, and characters [at, stop) of the question.

    `unit` is recurrence, day, days, month, quarter, half, year or range; `relation` is "", "before" or "after" (then the day itself is
    left out of `start`/`end`, which holds the open interval).  `units` are the single months or quarters of a list ("T6 và T12").  A time
    without its year has "????" there.
    """

    at: int
    stop: int
    unit: str
    start: str | None = None
    end: str | None = None
    recurrence: str | None = None
    relation: str = ""
    units: tuple[tuple[str, str], ...] = ()


def find_times(question: Question) -> list[TimeFound]:
    """Return the times of a question, left to right, none inside another; neighbouring months ("T6 và T12/2020") are one."""
    taken: list[TimeFound] = []
    for pattern, make in _PATTERNS:
        for match in pattern.finditer(question.folded):
            if any(t.at < match.end() and match.start() < t.stop for t in taken):
                continue
            if any(token.number and token.start < match.end() and match.start() < token.end for token in question.tokens):
                continue
            if _is_said_otherwise(match, question):
                continue
            found = make(match, question)
            if found is not None:
                taken.append(found)
    return _relate(_join(sorted(taken, key=lambda t: t.at), question), question)


_ACCENTED = 2.5  # of so many words one typed with accents: the others have none


def _is_said_otherwise(match: re.Match[str], question: Question) -> bool:
    """Whether a word of time is another one by its accents, "theo quỹ", or half of a term: "theo quy chế", "theo quy định" name no
    quarter."""
    inside = [i for i, token in enumerate(question.tokens) if match.start() <= token.start and token.end <= match.end()]
    accented = _ACCENTED * sum(not token.text.isascii() for token in question.tokens) >= len(question.tokens)
    for i in inside:
        token = question.tokens[i]
        if not shape("quarter").fullmatch(token.key) or shape("quarter-printed").fullmatch(token.text):
            continue
        every = i == inside[-1] > inside[0] and shape("every").fullmatch(question.tokens[i - 1].key) is not None
        ends = i == inside[-1] and ((accented and not every) or is_term(tuple(other.key for other in question.tokens[i : i + 2])))
        if ends or not token.text.isascii():
            return True
    return False


def _span(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{calendar.monthrange(year, last)[1]:02d}"


def _default_year(question: Question) -> int | None:
    """The one year that the question names elsewhere: "quý III ... năm 2020"."""
    years = set(re.findall(rf"(?<![\w/]){_YEAR}(?![\w])", question.folded)) | set(
        re.findall(rf"(?:[tq]\d{{1,2}}|qu[yi]\s+\w+|thang\s+\d+)\s*/\s*{_YEAR}", question.folded)
    )
    return int(years.pop()) if len(years) == 1 else None


def _quarter(match: re.Match[str], question: Question) -> TimeFound | None:
    groups = match.groupdict()
    number = _ROMAN.get(groups["q"])
    year = int(groups["y"]) if groups.get("y") else _default_year(question)
    if number is None or not 1 <= number <= 4:
        return None
    if year is None:
        return TimeFound(match.start(), match.end(), "quarter", f"????-{3 * number - 2:02d}", f"????-{3 * number:02d}")
    start, end = _span(year, 3 * number - 2, 3 * number)
    return TimeFound(match.start(), match.end(), "quarter", start, end)


def _month(match: re.Match[str], question: Question) -> TimeFound | None:
    groups = match.groupdict()
    name = groups["m"]
    number = int(name) if name.isdigit() else _MONTHS.get(name) or _MONTH_WORDS.get(name)
    if not number or not 1 <= number <= 12 or (name == "may" and not groups.get("y")):
        return None  # "may" alone is mấy, or the English verb
    year = int(groups["y"]) if groups.get("y") else _default_year(question)
    if year is None:
        return TimeFound(match.start(), match.end(), "month", f"????-{number:02d}", f"????-{number:02d}")
    start, end = _span(year, number, number)
    return TimeFound(match.start(), match.end(), "month", start, end)


def _half(match: re.Match[str], question: Question) -> TimeFound | None:
    first, last = (7, 12) if match["h"] in ("cuoi", "sau", "second", "last") else (1, 6)
    year = int(match["y"]) if match["y"] else _default_year(question)
    start, end = _span(year, first, last) if year else (f"????-{first:02d}", f"????-{last:02d}")
    return TimeFound(match.start(), match.end(), "half", start, end)


def _date(match: re.Match[str], question: Question) -> TimeFound | None:
    day, month = int(match["d"]), int(match["m"]) if match["m"].isdigit() else _MONTHS[match["m"]]
    year = int(match["y"]) if match["y"] else _default_year(question)
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2024, month)[1]:
        return None
    if year is None:
        return TimeFound(match.start(), match.end(), "day", f"????-{month:02d}-{day:02d}", f"????-{month:02d}-{day:02d}")
    iso = f"{year:04d}-{month:02d}-{day:02d}"
    return TimeFound(match.start(), match.end(), "day", iso, iso)


def _days(match: re.Match[str], question: Question) -> TimeFound | None:
    """The days from the one to the other of a month: "từ ngày 10 đến ngày 15 tháng 12"."""
    first, last = int(match["a"]), int(match["d"])
    found = _date(match, question)
    if found is None or found.start is None or not 1 <= first < last:
        return None
    return replace(found, unit="days", start=f"{found.start[:-2]}{first:02d}")


def _iso(match: re.Match[str], question: Question) -> TimeFound | None:
    return TimeFound(match.start(), match.end(), "day", match[0], match[0])


def _range(match: re.Match[str], question: Question) -> TimeFound | None:
    first, last = int(match["a"]), int(match["b"])
    if first > last:
        return None
    return TimeFound(match.start(), match.end(), "range", f"{first:04d}-01-01", f"{last:04d}-12-31")


def _year(match: re.Match[str], question: Question) -> TimeFound | None:
    return TimeFound(match.start(), match.end(), "year", f"{match['y']}-01-01", f"{match['y']}-12-31")


def _recurrence(word: str) -> Callable[[re.Match[str], Question], TimeFound | None]:
    return lambda match, question: TimeFound(match.start(), match.end(), "recurrence", recurrence=word)


_PATTERNS: list[tuple[re.Pattern[str], Callable[[re.Match[str], Question], TimeFound | None]]] = [
    (re.compile(r"\b\d{4}-\d\d-\d\d\b"), _iso),
    (re.compile(rf"\b(?:qu[yi]|q)\s*(?P<q>iv|i{{1,3}}|[1-4])\b(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"), _quarter),
    (
        re.compile(
            rf"\b(?:qu[yi]\s+|(?:the\s+)?)(?P<q>nhat|dau|cuoi|mot|hai|ba|bon|tu|first|second|third|fourth|last|[1-4](?:st|nd|rd|th))(?<=[a-z])(?:\s+quarter)(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"
        ),
        _quarter,
    ),
    (re.compile(rf"\bquarter\s+(?P<q>[1-4]|one|two|three|four|i{{1,3}}|iv)\b(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"), _quarter),
    (re.compile(rf"\bqu[yi]\s+(?P<q>nhat|dau|cuoi|mot|hai|ba|bon|tu)\b(?:{_OF}(?P<y>(?:19|20)\d\d)\b)"), _quarter),
    *((re.compile(rf"\b(?:{pattern})\b"), _recurrence(word)) for word, pattern in _RECURRENCES),
    (re.compile(r"\b(?:6|06|sau)\s+thang\s+(?P<h>dau|cuoi)(?:\s+nam)?(?:\s*/?\s*(?P<y>(?:19|20)\d\d)\b)?"), _half),
    (re.compile(r"\bnua\s+(?P<h>dau|cuoi|sau)\s+(?:cua\s+)?nam(?:\s*/?\s*(?P<y>(?:19|20)\d\d)\b)?"), _half),
    (re.compile(rf"\b(?:the\s+)?(?P<h>first|second|last)\s+half(?:\s+of\s+the\s+year)?(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"), _half),
    (
        re.compile(
            rf"\b(?:(?:tu|from|between)\s+)?(?:ngay\s+)?(?P<a>[0-3]?\d)(?:st|nd|rd|th)?\s*(?:-|den|toi|to|and)\s*(?:ngay\s+)?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
            rf"(?:\s+(?:thang\s+|of\s+)?|/)(?P<m>{_MONTH}|[01]?\d)\b(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"
        ),
        _days,
    ),
    (
        re.compile(
            r"\b(?:ngay\s+)?(?P<d>[0-3]?\d)(?:\s*[/-]\s*|\.(?=\d\d?\.\d{4}))(?P<m>[01]?\d)"
            r"(?:\s*[/.-]\s*(?P<y>(?:19|20)\d\d))?\b(?!\s*/)"
        ),
        _date,
    ),
    (re.compile(r"\bngay\s+(?P<d>[0-3]?\d)\s+thang\s+(?P<m>[01]?\d)(?:\s+nam\s+(?P<y>(?:19|20)\d\d))?\b"), _date),
    (re.compile(rf"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})\b(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"), _date),
    (re.compile(rf"\b(?P<m>{_MONTH})\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\d)(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"), _date),
    (re.compile(rf"\b(?:thang\s+|t)(?P<m>\d{{1,2}})\b(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"), _month),
    (re.compile(rf"\b(?P<m>{_MONTH})\b(?:{_OF}(?P<y>(?:19|20)\d\d)\b)?"), _month),
    (re.compile(r"(?<![\w/])(?P<m>1[0-2]|0?[1-9])\s*/\s*(?P<y>(?:19|20)\d\d)\b"), _month),
    (
        re.compile(
            r"\b(?:(?:giai\s+doan|tu\s+nam|tu|between|from|the\s+period|period|nam)\s+)*(?P<a>(?:19|20)\d\d)\s*(?:-|den\s+nam|den\s+het\s+nam|den|toi|to|and|through|until|va)\s*(?P<b>(?:19|20)\d\d)\b"
        ),
        _range,
    ),
    (re.compile(r"(?<![\w/])(?:nam\s+|year\s+)?(?P<y>(?:19|20)\d\d)\b(?!\s*/)"), _year),
]


_UNTO = re.compile(r"\s*(?:-|den|toi|to|until)\s*")


def _join(found: list[TimeFound], question: Question) -> list[TimeFound]:
    """Make one window of months or quarters that "và", "and" or a comma joins."""
    out: list[TimeFound] = []
    for time in found:
        if (
            out
            and out[-1].unit == time.unit
            and (time.unit in ("month", "quarter") or (time.unit == "day" and _UNTO.fullmatch(question.folded[out[-1].stop : time.at])))
            and re.fullmatch(r"\s*(?:,|va|and|&|hoac|or|-|den|to)?\s*", question.folded[out[-1].stop : time.at])
        ):
            last = out.pop()
            listed = time.unit != "day" and not re.search(r"-|den|to", question.folded[last.stop : time.at])
            units = (*(last.units or ((str(last.start), str(last.end)),)), (str(time.start), str(time.end))) if listed else ()
            out.append(TimeFound(last.at, time.stop, "days" if time.unit == "day" else time.unit, last.start, time.end, units=units))
        else:
            out.append(time)
    return out


_BEFORE = re.compile(
    r"(?:truoc(?:\s+(?:ngay|nam|thang|khi))?|before|prior\s+to|earlier\s+than|muon\s+nhat(?:\s+la)?|cham\s+nhat(?:\s+la)?|"
    r"(?<!qua )(?<!tre )(?<!cham )han(?:\s+(?:chot|cuoi))?(?:\s+(?:la|vao))?|"
    r"(?<!past )due(?:\s+(?:on|in|is))?|deadline(?:\s+(?:of|on|in|is))?|by)\s*$"
)
_DUE = re.compile(r"han\b|due\b|deadline\b")
_CLOCK = re.compile(  # the hour right before a day
    r"\b(?:(?:vao\s+)?(?:luc|hoi|at)\s+)?[0-2]?\d\s*(?:(?:h|g|gio\b|:)\s*(?:[0-5]\d)?(?:\s*phut)?|[ap]m)"
    r"(?:\s*(?:[ap]m|sang|chieu))?[\s,]+(?:ngay\s+|on\s+)?$"
)
_AFTER = re.compile(r"(?:(?:tu\s+)?sau(?:\s+(?:ngay|nam|thang))?|after|beyond|since|later\s+than|ke\s+tu(?:\s+nam)?)\s*$")
_FROM = re.compile(r"(?:tu(?:\s+nam)?|ke\s+tu(?:\s+nam)?|since)\s*$")


def _relate(found: list[TimeFound], question: Question) -> list[TimeFound]:
    return list(_with_relation(found, question))


def _with_relation(found: list[TimeFound], question: Question) -> Iterator[TimeFound]:
    for time in found:
        clock = _CLOCK.search(question.folded, 0, time.at) if time.unit == "day" else None
        time = replace(time, at=clock.start()) if clock else time  # noqa: PLW2901
        before, after = _BEFORE.search(question.folded, 0, time.at), _AFTER.search(question.folded, 0, time.at)
        onward = _FROM.search(question.folded, 0, time.at) and re.match(r"\s*(?:tro\s+di|den\s+nay|onward)", question.folded[time.stop :])
        if time.unit == "recurrence" or time.start is None or time.end is None:
            yield time
        elif time.start.startswith("?"):
            said = before or after
            relation = "due" if before and _DUE.match(before[0]) else "before" if before else "after" if after else ""
            yield replace(time, at=said.start() if said else time.at, relation=relation)
        elif before and _DUE.match(before[0]):
            yield replace(time, at=before.start(), relation="due")  # "hạn 30/11": that very day, or a day of that month
        elif before and (clock or re.match(r"by|muon|cham", before[0])):
            yield TimeFound(before.start(), time.stop, time.unit, None, time.end, None, "by")  # by 2015: 2015 too
        elif before:
            yield TimeFound(before.start(), time.stop, time.unit, None, shifted(time.start, -1), None, "before")
        elif onward:
            yield TimeFound(time.at, time.stop, time.unit, time.start, None, None, "after")
        elif after:
            yield TimeFound(after.start(), time.stop, time.unit, shifted(time.end, 1), None, None, "after")
        else:
            yield time


def in_year(time: TimeFound, year: int) -> TimeFound:
    """Return a time that was asked for without its year, in that year."""
    first, last = str(time.start).replace("????", f"{year:04d}"), str(time.end).replace("????", f"{year:04d}")
    units = tuple((in_month(a, year)[0], in_month(b, year)[1]) for a, b in time.units)
    if len(first) == 7:
        first, last = first + "-01", f"{last}-{calendar.monthrange(year, int(last[5:7]))[1]:02d}"
    first, last = _of_calendar(first), _of_calendar(last)
    if time.relation == "before":
        return replace(time, start=None, end=shifted(first, -1))
    if time.relation == "after":
        return replace(time, start=shifted(last, 1), end=None)
    return replace(time, start=first, end=last, units=units)


def printed_days(iso: str) -> str:
    """Return the folded ways to print a day, alternatives apart by "|": "22 11 2018", "22 thang 11 nam 2018"."""
    year, month, day = (int(part) for part in iso.split("-"))
    days, months = (f"{day}", f"{day:02d}"), (f"{month}", f"{month:02d}")
    forms = (f"{d} {between}{m} {of}{year}" for between, of in (("", ""), ("thang ", "nam ")) for d in days for m in months)
    return "|".join(dict.fromkeys(forms))


def in_month(month: str, year: int) -> tuple[str, str]:
    """Return the first and last day of "????-06" (or of a date's month) in a year."""
    number = int(month[5:7])
    return _span(year, number, number)


def _of_calendar(iso: str) -> str:
    """Return a day that its month has: 29 February of a common year is the 28th."""
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{year:04d}-{month:02d}-{min(day, calendar.monthrange(year, month)[1]):02d}"


def shifted(iso: str, days: int) -> str:
    """Return the day so many days after an ISO date."""
    import datetime

    return (datetime.date.fromisoformat(iso) + datetime.timedelta(days=days)).isoformat()
