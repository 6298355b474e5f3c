"""The head of a document: number, place with date, type, issuer, wherever the letterhead put them.

In: a `Reading`.  Out: a `Head`.  Each part is found by its own form; what is not printed stays None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.head.bodies import Issuer, issuer_at
from ingest.head.codes import code_issuers, type_by_code
from ingest.head.issuing import read_issuer
from ingest.head.marks import ABOUT, ADDRESSED, body_at, opening_at, plain, without_motto, without_stamps
from ingest.head.titles import find_title, title_about
from ingest.head.type_line import find_type, first_line_type, inner_type, typed_line
from ingest.reading import Reading
from text.dates import date_at, dates
from text.fold import flatten, lower
from text.letters import UPPER
from text.numbers import DocumentNumber, number_at, number_without_slash, numbers
from text.rules import rows
from text.terms import DocumentType

__all__ = ["HEAD_CHARS", "Head", "read_head"]

HEAD_CHARS = 8000  # the longest letterhead with stamps and a web page's menu before it ends well below this
_CONSOLIDATED_REACH = 400  # from the words "VĂN BẢN HỢP NHẤT" to the type that was consolidated
_NO_TYPE_CHARS = 1200  # how far a letterhead reaches that has neither number nor type
_OWN_NUMBER = re.compile(
    r"(?:^|[\n|\t])[ #>–-]*(?:luat|bo luat|phap lenh|nghi quyet|lenh)?\s*so(?:\s+hieu)?\s*+[:.]?\s{0,4}(?=\d)|(?<!\w)so\s*+:\s{0,4}(?=\d)"
)
# A telegram's own number: on a line that says no more than when it was sent.
_TELEGRAM = re.compile(r"(?:^|\n)[ \t]*(?:(?:cong )?dien|(?P<by>[^\n\d,;:.]{8,90}?),?) so ?:? ?(?=\d[^\n]{3,60}(?:\n|$))")
_TELEGRAM_REACH = 800  # characters in which it stands
_NUMBER_LINE = re.compile(r"(?:^|[\n|\t])[ #>–-]*so\s*+[:.]")
_NAMED_FIRST = re.compile(r"luat|bo luat|phap lenh|nghi quyet|lenh")
_TORN_NUMBER = re.compile(r"(?<=\d)[ \t]?\n[ \t]?(?=/)")  # "Số: 45" above "/KH-UBND"
_BY_NUMBER = re.compile(r"[\s*_:-]*(?:của\s+(?P<by>[^\n\d]{3,90}?)\s+)?số\s*:?\s*(?=\d)", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:thứ|chủ) ", re.IGNORECASE)  # "Thứ bảy, 28/11/2026": the day a page was saved
_PLACE = re.compile(rf"(?:(?:TP|Tp|T\.P)\.?\s?)?[{UPPER}][\w.]*+(?:[ –-]{{1,3}}[{UPPER}][\w.]*+){{0,6}}\s*+,\s*+$")
_PLACE_CELL = re.compile(r"(?:^|[\n|\t]|\s\s)\s*(?P<place>[^\W\d_][^\n|\t,;:.]{1,40}),\s*+$")
_HOUR = re.compile(r"\b(?:vào\s)?(?:hồi|lúc)\s\d{1,2}\s?(?:giờ|[hg:])\s?\d{0,2}(?:\sphút)?,?\s?$", re.IGNORECASE)
_HOUR_CHARS = 30  # characters that an hour takes at most
_DAY_LESS = re.compile(rf"(?:^|[\n|\t])\s*(?P<place>[{UPPER}][^\n|\t,;:]{{1,40}}?)\s*,\s*[Nn]gày\b")
_DAY_LABEL = re.compile(r"[ \t|,;–-]*\n?[ \t|–-]*(?P<words>[Nn]gày [^\W\d_][^\n:\d]{1,20}):[ \t]*")
_LABEL_REACH = 120  # characters to the end of such a label
_BEFORE = 12  # characters before a number in which its word stands
_NUMBER_WORD_LAST = re.compile(r"(?<= )[Ss]ố\s?:?\s*$")
_NUMBER_WORD = re.compile(r"\s*(?:số)?\s*:?\s*")


@dataclass(slots=True)
class Head:
    """The parts of a head, each None where it is not there; `places` their ranges in the reading view, by field name."""

    number: DocumentNumber | None = None
    date: str | None = None
    place: str | None = None
    type: DocumentType | None = None
    issuer: Issuer | None = None
    title: tuple[int, int] | None = None
    is_letter: bool = False
    repaired: list[str] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    elsewhere: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_head(reading: Reading) -> Head:
    """Return the head of a document."""
    head = Head()
    printed = reading.chars[:HEAD_CHARS]
    chars = plain(printed)
    flat = reading.flat[:HEAD_CHARS] if chars == printed else flatten(chars)
    chars = without_stamps(chars)
    _number(chars, flat, head)
    type_end = _type(reading, chars, flat, head)
    if head.number is None:
        _number_of_telegram(chars, flat, head)
    _date(chars, head, type_end)
    _issuer(chars, flat, head)
    if type_end is not None:
        head.title = _title(reading, chars, flat, head, type_end)
    elif head.title is None and (head.is_letter or (head.number is not None and head.number.parts[0] == "CV")):
        head.title = title_about(chars, head.places["number"][1] if "number" in head.places else 0)
    return head


def _title(reading: Reading, chars: str, flat: str, head: Head, type_end: int) -> tuple[int, int] | None:
    """Return the range of the title; below "VĂN BẢN HỢP NHẤT" it begins with the type that was consolidated: "LUẬT NHẬP CẢNH …"."""
    consolidated = chars[head.places["type"][0] : type_end].startswith("VĂN BẢN HỢP NHẤT")
    inner = find_type(chars, flat, type_end, type_end + _CONSOLIDATED_REACH) if consolidated else None
    if inner is None:
        return find_title(reading, chars, type_end)
    below = find_title(reading, chars, inner.end)
    return (inner.start, below[1]) if below is not None else None


def _number(chars: str, flat: str, head: Head) -> None:
    """Find the number behind "Số:" above the body."""
    for match in _OWN_NUMBER.finditer(flat):
        word = flat.find("so", match.start(), match.end())
        named = _NAMED_FIRST.search(flat, match.start(), word)
        if not chars[named.start() if named is not None else word].isupper() or (named is not None and ":" not in match[0]):
            continue
        number = (
            number_at(chars, match.end())
            or number_at(_TORN_NUMBER.sub(_one_line, chars), match.end())
            or number_without_slash(chars, match.end())
        )
        if number is not None:
            head.number = number
            head.places["number"] = (number.start, number.end)
            return


def _one_line(torn: re.Match[str]) -> str:
    return " " * len(torn[0])


def _type(reading: Reading, chars: str, flat: str, head: Head) -> int | None:
    """Find the line of the type; return where it ends."""
    after = head.places["number"][1] if "number" in head.places else 0
    by_code = type_by_code(head.number) if head.number is not None else None
    body, opening = body_at(chars, after), opening_at(chars, after)
    limit = min(body if body is not None else len(chars), opening + 1 if after and opening is not None else len(chars))
    line = find_type(chars, flat, after, max(limit, after))
    if line is not None:
        head.type = line.type
        head.places["type"] = (line.start, line.end)
        if line.repaired:
            head.repaired.append("type")
        if by_code is not None and by_code.id in ("type:thong-bao", "type:van-ban-hop-nhat"):
            head.type = by_code
        if head.number is None:
            _number_of_first_line(chars, flat, head)
        return _heading_number(chars, flat, head, line.end) if head.number is None else line.end
    own = typed_line(chars, flat, by_code, after, max(limit, after)) if by_code is not None else None
    own = own or (inner_type(chars, flat, by_code, after) if by_code is not None else None)
    if own is not None:
        head.type, head.places["type"] = own.type, (own.start, own.end)
        return own.end
    above = find_type(chars, flat, 0, after)
    if above is not None and (by_code is None or above.type.id == by_code.id):
        head.type, head.places["type"] = above.type, (above.start, above.end)
        begin = chars.rfind("\n", 0, after) + 1
        head.title = find_title(reading, chars[:begin], above.end) if begin > above.end + 1 else None
        return None  # "PHIẾU GIAO VIỆC" / "Số: 15/PGV-VP"
    if by_code is None and head.number is None and _first_line(chars, flat, head):
        return None
    about = ABOUT.search(chars, after, min(after + 600, len(chars))) is not None
    addressed = ADDRESSED.search(chars, after, after + 3000) is not None
    numbered = head.number is not None or _NUMBER_LINE.search(flat) is not None
    certain = by_code is not None and head.number is not None and (bool(code_issuers(head.number)) or not (about and addressed))
    head.is_letter = numbered and not certain and (about or addressed)
    return None


def _number_of_telegram(chars: str, flat: str, head: Head) -> None:
    """Read a telegram's number from a line that begins with it or with who sends it: "Điện số 118/ĐS-KCHT", "CHỦ TỊCH UBND TỈNH HÀ GIANG,
    số 05/CĐ-UBND hồi 14 giờ 30 ngày 17/12/2013"."""
    if head.type is not None and head.type.id != "type:cong-dien":
        return
    match = next((m for m in _TELEGRAM.finditer(flat, 0, _TELEGRAM_REACH) if m["by"] is None or head.type is not None), None)
    number = number_at(chars, match.end()) if match is not None else None
    if match is None or number is None or match["by"] and not chars[slice(*match.span("by"))].isupper():
        return
    head.number, head.places["number"] = number, (number.start, number.end)
    by = issuer_at(chars, flat, *match.span("by")) if match["by"] else None
    if by is not None:
        head.issuer, head.places["issuer"] = by, match.span("by")


def _heading(chars: str) -> tuple[int, int] | None:
    """Return the range of the first line that holds words, if another line follows it and it ends no sentence."""
    first = re.search(r"\S", chars)
    if first is None:
        return None
    end = chars.find("\n", first.start())
    if end < 0 or not chars[end:].strip() or chars[first.start() : end].rstrip().endswith((".", ";", ",")):
        return None
    return first.start(), first.start() + len(chars[first.start() : end].rstrip())


def _first_line(chars: str, flat: str, head: Head) -> bool:
    """Read a first line that says what the text is: "Nghị định 72/2015/NĐ-CP về quản lý …"; return whether it does."""
    line = _heading(chars)
    named = first_line_type(chars, flat, line[0]) if line is not None else None
    if line is None or named is None:
        return False
    head.type = named.type
    head.places["type"] = (named.start, named.end)
    head.title = line
    _take_number(chars, named.end, line[1], head)
    return True


def _number_of_first_line(chars: str, flat: str, head: Head) -> None:
    """Take the number from a page's heading that names the same type: "Nghị định số 35/2026/NĐ-CP Quy định …" above "NGHỊ ĐỊNH"."""
    line = _heading(chars)
    named = first_line_type(chars, flat, line[0]) if line is not None else None
    if line is not None and named is not None and head.type is not None and named.type.id == head.type.id:
        _take_number(chars, named.end, line[1], head)


def _heading_number(chars: str, flat: str, head: Head, at: int) -> int:
    """Read who issued a text under which number and when, where its heading says that: "NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ 158/2003/NĐ-CP
    NGÀY 10 THÁNG 12 NĂM 2003"; return where that ends, `at` where nothing of it stands there."""
    match = _BY_NUMBER.match(chars, at)
    number = number_at(chars, match.end()) if match is not None else None
    if match is None or number is None or "\n" not in chars[number.end :].rstrip():
        return at
    head.number, head.places["number"] = number, (number.start, number.end)
    by = issuer_at(chars, flat, *match.span("by")) if match["by"] else None
    if by is not None and not chars[by.end : match.end("by")].strip():
        head.issuer, head.places["issuer"] = by, match.span("by")
    gap = number.end + len(chars[number.end :]) - len(chars[number.end :].lstrip(" ,\n\t"))
    date = date_at(chars, gap)
    if date is None or date.iso is None:
        return number.end
    head.date, head.places["issue_date"] = date.iso, (date.start, date.end)
    return date.end


def _take_number(chars: str, start: int, end: int, head: Head) -> None:
    number = next(numbers(chars, start, min(end, start + 40)), None)
    if number is not None and _NUMBER_WORD.fullmatch(chars, start, number.start):
        head.number = number
        head.places["number"] = (number.start, number.end)


def _date(chars: str, head: Head, type_end: int | None) -> None:
    """Find place and date: beside or below the number, above the type or what a letter is about; a day without a place on its own line."""
    if head.date is not None:
        return
    end = head.places["type"][0] if type_end is not None else head.places["number"][1] + 700 if head.number is not None else 1500
    limit = min(end + 200 if type_end is None else end, len(chars))
    alone = None
    for date in dates(chars, 0, limit):
        place = _place_before(chars, _before_hour(chars, date.start))
        if place is not None:
            head.date, head.place = date.iso, place
            head.places["issue_date"] = (date.start, date.end)
            return
        begins = chars[max(chars.rfind(sign, 0, date.start) for sign in "\n|\t") + 1 : date.start].strip() == ""
        if alone is None and begins and type_end is not None and "issuer" not in head.elsewhere:
            alone = date
    if alone is not None:
        head.date = alone.iso
        head.places["issue_date"] = (alone.start, alone.end)
        return
    behind = _behind_number(chars, head)
    if behind is not None:
        head.date, head.places["issue_date"] = behind[0], behind[1:]
        return
    named = _DAY_LESS.search(chars, 0, min(end, len(chars)))
    if named is not None:
        head.place = " ".join(named["place"].split())


def _behind_number(chars: str, head: Head) -> tuple[str, int, int] | None:
    """Return the day that stands behind the number on its line, with its range: "Số: 04/CĐ-UBND hồi 17 giờ 00 ngày 02/4/2020"."""
    after = head.places["number"][1] if "number" in head.places else len(chars)
    line = chars.find("\n", after)
    date = next(dates(chars, after, min(line if line >= 0 else len(chars), after + 2 * _HOUR_CHARS)), None)
    if date is None or date.iso is None or chars[after : _before_hour(chars, date.start)].strip(" ,-"):
        return _labelled(chars, after)
    return date.iso, date.start, date.end


def _labelled(chars: str, after: int) -> tuple[str, int, int] | None:
    """Return the day behind a label on the number's line or the next: "Số: 15/PGV-VP     Ngày giao: 19/5/2025"."""
    label = _DAY_LABEL.match(chars, after, after + _LABEL_REACH)
    date = next(dates(chars, label.end(), label.end() + _HOUR_CHARS), None) if label is not None else None
    if label is None or date is None or date.iso is None or chars[label.end() : date.start].strip():
        return None
    low = lower(chars[label.start("words") : label.end("words")].rstrip())
    row = rows("records").first(flatten(low), low, 0, len(low))
    return (date.iso, date.start, date.end) if row is not None and row.kind in ("issue_date", "slip_date") else None


def _before_hour(chars: str, at: int) -> int:
    """Return where the hour begins that a telegram prints before its day ("…, hồi 16 giờ 30 ngày …"), or `at`."""
    hour = _HOUR.search(chars, max(0, at - _HOUR_CHARS), at)
    return hour.start() if hour is not None else at


def _place_before(chars: str, at: int) -> str | None:
    """Return the place that stands before a date with a comma: "Hà Nội, ", "thành phố Hà Nội, "."""
    cell = _PLACE_CELL.search(chars, max(0, at - 60), at)
    if cell is not None and _WEEKDAY.match(cell["place"]):
        return None
    if cell is not None and (cell["place"][0].isupper() or cell["place"].startswith(("thành phố", "tỉnh", "huyện", "xã", "phường"))):
        return " ".join(cell["place"].split())
    words = _PLACE.search(chars, max(0, at - 60), at)
    return " ".join(words[0].rstrip(" ,\t\n").split()) if words is not None else None


def _issuer(chars: str, flat: str, head: Head) -> None:
    """Read the letterhead above number and type."""
    limit = min([head.places[name][0] for name in ("number", "type") if name in head.places] or [0])
    if "type" not in head.places and "number" not in head.places:
        about = ABOUT.search(chars) if head.is_letter else None
        limit = about.start() if about is not None else _NO_TYPE_CHARS
    above = _NUMBER_WORD_LAST.sub(_one_line, chars[max(0, limit - _BEFORE) : limit])  # "SỞ CÔNG THƯƠNG TỈNH HÀ NAM Số: 611/SCT"
    upper = chars[: max(0, limit - _BEFORE)] + above
    found = read_issuer(without_motto(upper, flat), limit, head.number, head.place, head.date)
    if found is None and head.type is not None and head.type.id == "type:van-ban-hop-nhat":
        line = chars.find("\n", head.places["type"][1])
        tail = chars[: line if line > 0 else len(chars)]
        masked = " " * head.places["type"][1] + tail[head.places["type"][1] :].replace("-", " ").replace("–", " ")
        found = read_issuer(masked, len(masked), head.number, head.place, head.date)  # "VĂN BẢN HỢP NHẤT - VĂN PHÒNG QUỐC HỘI"
    if found is not None and head.issuer is None:
        head.issuer = found.issuer
        head.places["issuer"] = (found.start, found.end)
