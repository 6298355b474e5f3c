"""A document's own number, date and issuer where no letterhead prints them: annexes, web pages, the opening's own words, codes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from ingest.head.bodies import Issuer, body_named, issuer_at
from ingest.head.codes import code_issuer, type_of
from ingest.head.letterhead import HEAD_CHARS, Head
from ingest.names.provinces import local_name, province_at, province_behind, province_named
from ingest.reading import Reading
from text.dates import PrintedDate, date_at, dates
from text.fold import flatten
from text.ids import slug
from text.letters import UPPER
from text.numbers import DocumentNumber, number_at, parse_number
from text.rules import rows
from text.terms import Abbreviation, DocumentType, Province
from text.vocabulary import load

__all__ = [
    "date_elsewhere",
    "issuer_attached",
    "issuer_elsewhere",
    "number_elsewhere",
    "placed",
    "province_by_place",
    "province_elsewhere",
    "repair_number",
]

_ATTACHED = re.compile(
    rf"(?:^|[\n(|])[ \t(*]{{0,8}}(?:Ban hành\s+)?[Kk]èm theo\s+(?P<type>[{UPPER}]\w*(?:\s\w+){{0,3}}?)\s+(?:số\s*:?\s*)?(?=\d)"
)
_KIND = re.compile(r"\b(?:tinh|thanh pho)\s")
_CAPITAL = "ha-noi"
_OF_COUNTRY = re.compile(r"\b(?:viet nam|quoc gia|trung uong|nha nuoc|toan quoc)\b")
_OF_REGION = re.compile(
    r"\b(?:mien (?:bac|trung|nam|tay|dong)|vung|khu vuc|(?:tay|dong) bac|tay nguyen|quan (?:khu|doan|chung)|binh (?:doan|chung)|"
    r"bo tu lenh|tong cong ty|tong cuc|tap doan)\b"
)
_PLACE = re.compile(r"\b(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa) \S.*")
_BEHIND_PLACE = (
    r"(?:[\s,(–-]+(?:thuoc )?(?:huyen|quan|thi xa|thanh pho|tp\.?)\s[^,.;:\n()]{2,24})?[\s,(–-]+(?:thuoc )?(?:tinh|thanh pho|tp\.?)\s+"
)
_PROVINCE_LINE = re.compile(
    r"(?:^|\n)[ \t*]*(?:(?:ubnd|uy ban nhan dan|dang bo)\s+)?(?:tinh|thanh pho|tp\.?)\s+(?=[^\n|]{2,20}[ \t*]*(?:\n|\|))"
)
_LETTERHEAD = 200  # characters of a letterhead's first lines
_WORD = 12  # characters before a province's name that the word for it takes
_OPENING = 600  # characters of a title with what it comes with
_ABOVE = re.compile(
    r"\bso\s?:?\s?\d\S{0,40}(?:,?\s{1,3}(?:ngay|thang|nam|\d[\d/.-]{0,9})){0,6}\s{1,3}cua\s{1,3}(?:chu tich\s{1,3})?"
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)\s{1,3}(?:tinh|thanh pho)\s{1,3}"
)
_WITH = re.compile(r"(?:^|[\n(])[ \t(*]{0,8}(?:ban hanh )?kem theo [^()\n]{0,60}\d[^()\n]{3,80}? cua\s+(?=\S)")
_PLACE_LINE = 200  # characters of a line before a day
_COLUMNS = re.compile(r" {3,}|[\t|]")
_OWN_PLACE = re.compile(
    rf"[ *_]*(?:(?:[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường|TP\.?) )?[{UPPER}][\w'’-]+(?: [{UPPER}][\w'’-]*){{0,4}},\s*"
)
_BRACKET = 100  # characters of a bracket below a title
_HEAD = 1200  # characters in which an opening names the instruments that it carries out
_HELD_LINES = 3  # lines of minutes that may say when a meeting was held
_OWN_LINE = re.compile(r"(?:^|[\n|\t])[ \t]{0,40}(?:Số|SỐ)\s*:\s*(?=\d)")


def number_elsewhere(reading: Reading, head: Head) -> None:
    """Take the number from an annex's "ban hành kèm theo Chương trình số …" of the same type, or from a certification at the end."""
    chars = reading.chars
    for match in _ATTACHED.finditer(chars):
        found = number_at(chars, match.end())
        named = type_of(match["type"])
        if found is None or named is None or head.type is None or named.id != head.type.id:
            continue
        head.number = found
        head.places["number"] = (found.start, found.end)
        date = next(dates(chars, found.end, found.end + 60), None)
        if head.date is None and date is not None and not chars[found.end : date.start].strip(" ,"):
            head.date = date.iso
            head.places["issue_date"] = (date.start, date.end)
        return
    if head.type is not None and head.type.id == "type:van-ban-hop-nhat":
        _certified(chars, head)


def province_elsewhere(reading: Reading) -> Province | None:
    """Return the one province that the opening of a text without issuer and number names behind the word for one: "… CỦA TỈNH LÂM ĐỒNG",
    "(Kèm theo Kế hoạch của UBND tỉnh Lâm Đồng)"; None where it names none or several."""
    named: dict[str, Province] = {}
    at, stop = 0, min(len(reading.chars), _OPENING)
    while (found := province_at(reading.chars, reading.flat, at, stop)) is not None:
        province, begin, at = found
        if _KIND.search(reading.flat, max(0, begin - _WORD), at):
            named[province.id] = province
    return next(iter(named.values())) if len(named) == 1 else None


def placed(reading: Reading, issuer: Issuer, date: str | None) -> Issuer:
    """Return a place's body with its province where the text names that right behind the place ("xã Bắc Hà, tỉnh Lào Cai"), its
    letterhead on a line of its own, or the instruments that it carries out are of no other one's committee."""
    unit = _PLACE.search(flatten(issuer.name))
    if not issuer.local or issuer.province is not None or issuer.slug is None or unit is None:
        return issuer
    chars, flat = reading.chars, reading.flat
    words = r"\s+".join(map(re.escape, unit[0].split()))
    own = re.compile(rf"\b{words}{_BEHIND_PLACE}")
    for place in (*own.finditer(flat), *_PROVINCE_LINE.finditer(flat, 0, min(len(flat), _LETTERHEAD))):
        found = province_behind(chars, flat, place.end(), len(flat), date)
        if found is not None:
            return replace(issuer, province=found[0], slug=f"{found[0].slug}-{issuer.slug}")
    above = [province_behind(chars, flat, m.end(), len(flat), date) for m in _ABOVE.finditer(flat, 0, min(len(flat), _HEAD))]
    only = {found[0].id: found[0] for found in above if found is not None}
    if len(only) != 1:
        return issuer
    province = next(iter(only.values()))  # "Thực hiện Kế hoạch … của UBND tỉnh Nghệ An, UBND xã Quỳnh Lưu …"
    return replace(issuer, province=province, slug=f"{province.slug}-{issuer.slug}")


def province_by_place(reading: Reading, issuer: Issuer, head: Head) -> Province | None:
    """Return the province that the place line names, of an issuer that is not known to be a central one: "Bắc Ninh, ngày …" below a school.

    Central bodies sit in the capital, so that it says nothing of an issuer whose own name does not say that it is local, and where bodies
    of regions and groups of companies sit ("QUÂN KHU 5", "TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG") it does not say whom they tell.
    """
    province = province_named(head.place, head.date) if head.place else None
    if not issuer.local and _OF_REGION.search(f"{reading.flat[:_LETTERHEAD]} {flatten(issuer.name)}"):
        return None
    if province is None or issuer.body is not None and not issuer.local or _OF_COUNTRY.search(flatten(issuer.name)):
        return None
    return province if issuer.local or slug(province.label_vi) != _CAPITAL else None


def _certified(chars: str, head: Head) -> None:
    """Take number and day of a consolidated text from its certification at the end: "Số: 30/VBHN-VPQH", "Hà Nội, ngày …"."""
    for match in _OWN_LINE.finditer(chars):
        number = number_at(chars, match.end())
        if number is None or number.parts[0] != "VBHN":
            continue
        head.number = number
        head.places["number"] = (number.start, number.end)
        date = next(dates(chars, number.end, number.end + 300), None)
        if head.date is None and date is not None:
            head.date = date.iso
            head.places["issue_date"] = (date.start, date.end)
        return


_ADOPTED = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết)(?: này)? (?:đã )?được (?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội|Hội đồng [Nn]hân dân|HĐND)"
    r"[^;]{0,160}?thông qua\s+(?=ngày)"
)


# How minutes say when a meeting was held, at the begin of a line.
_HELD = re.compile(r"(?:^|\n)[ \t*+•-]*(?:[IVX\d]{1,4}[.)]\s*)?(?:Thời gian|Hôm nay|Vào (?:hồi|lúc)|Lúc|Hồi|Bắt đầu|Khai mạc|Ngày)\b")
_MINUTES = "type:bien-ban"


def date_elsewhere(reading: Reading, head: Head) -> None:
    """Take the day on which a law or resolution was adopted, by its last words, or a meeting was held, by the first of its minutes, where
    no head prints a date."""
    chars = reading.chars
    adopted = _ADOPTED.search(chars) if head.type is not None else None
    date = date_at(chars, adopted.end()) if adopted is not None else _below_title(reading, head)
    held = _HELD.finditer(chars, head.places["type"][1], len(chars)) if head.type is not None and head.type.id == _MINUTES else ()
    for match in islice(held, _HELD_LINES):
        line = chars.find("\n", match.end())
        date = date or next(dates(chars, match.end(), line if line >= 0 else len(chars)), None)
    date = date or _on_own_line(reading, head)
    if date is not None and date.iso is not None:
        head.date, head.places["issue_date"] = date.iso, (date.start, date.end)


def _on_own_line(reading: Reading, head: Head) -> PrintedDate | None:
    """Return the day that stands behind a place on a line of its own, or in a column of one, below the title or above the signature."""
    chars = reading.chars
    start = head.places["type"][1] if head.type is not None and "type" in head.places else 0
    for date in dates(chars, start):
        line = max(chars.rfind("\n", start, date.start) + 1, date.start - _PLACE_LINE)
        before, behind = _COLUMNS.split(chars[line : date.start])[-1], chars[date.end : date.end + 2].lstrip(" .*_\r")
        if _OWN_PLACE.fullmatch(before) and behind[:1] in ("", "\n", "|"):
            return date
    return None


def _below_title(reading: Reading, head: Head) -> PrintedDate | None:
    """Return the day that a bracket below the title says a paper was signed on: "(Ký ngày 14 tháng 11 năm 2024)"."""
    chars = reading.chars
    if head.title is None:
        return None
    start = head.title[1] + len(chars[head.title[1] :]) - len(chars[head.title[1] :].lstrip())
    end = chars.find(")", start, start + _BRACKET)
    said = end > 0 and rows("records", "below_title").first(reading.flat, reading.low, start, end + 1)
    return next(dates(chars, start, end), None) if said else None


_SELF = re.compile(
    r"(?:^|[\n,;.|][ \t]*|\s(?=UBND|Ủy ban nhân dân))(?=(?:Ủy ban|UBND|Bộ|Sở|Ban|Tỉnh ủy|Thành ủy|Hội đồng nhân dân|HĐND|"
    r"Chính phủ|Thủ tướng|Văn phòng|Cục|Tổng cục|Công an)\s)"
)
_ISSUES = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:ban hành|xây dựng|hướng dẫn|đề nghị|yêu cầu|thông báo|triển khai|kính đề nghị|trình|có ý kiến|đề ra|quyết "
    r"định|báo cáo|trân trọng|điện)\b"
)


def issuer_elsewhere(reading: Reading, head: Head, authority: str | None) -> Issuer | None:
    """Return the issuer where no letterhead names it: who issues the document by its opening, or its number's code with its place.

    `authority` is whom the signature speaks for ("TM. ỦY BAN NHÂN DÂN"), which decides between readings.
    """
    named = _named_by_itself(reading, head)
    row = code_issuer(head.number) if head.number is not None else None
    if row is not None and row.is_central:
        return Issuer(row.label_vi, row.slug, False, body_named(row.label_vi))
    if named is not None and (not named.local or named.province is not None):
        return named
    place = province_named(head.place, head.date) if head.place else None
    if place is None and head.title is not None:
        found = province_at(reading.chars, reading.flat, *head.title, head.date)
        place = found[0] if found else None
    label = row.label_vi if row is not None else named.name if named is not None else None
    if label is None and authority and "ỦY BAN NHÂN DÂN" in authority:
        label = "Ủy ban nhân dân"
    if label is None or place is None:
        return None
    return Issuer(local_name(label, place), slug(place.label_vi), True, body_named(row.label_vi if row is not None else label), place)


def issuer_attached(reading: Reading, head: Head) -> Issuer | None:
    """Return the body whose instrument a paper without a letterhead comes with: "(Ban hành kèm theo Quyết định số … của UBND huyện …)"."""
    found = _WITH.search(reading.flat, 0, min(len(reading.flat), _OPENING))
    if found is None or head.place is not None:
        return None
    end = reading.flat.find(")", found.end(), found.end() + _BRACKET)
    limit = end if end > 0 else min(found.end() + _BRACKET, len(reading.flat))
    issuer = issuer_at(reading.chars, reading.flat, found.end(), limit, province_elsewhere(reading), head.date)
    if issuer is not None:
        head.elsewhere["issuer"] = (found.end(), issuer.end)
    return issuer


def _named_by_itself(reading: Reading, head: Head) -> Issuer | None:
    """Return the body that the opening says issues the document: "…, UBND tỉnh Lạng Sơn xây dựng Chương trình …"."""
    chars, flat = reading.chars, reading.flat
    start = max((end for field, (_, end) in head.places.items() if field in ("type", "number", "title") and end < HEAD_CHARS), default=0)
    for match in _SELF.finditer(chars, start, min(start + 6000, len(chars))):
        found = issuer_at(chars, flat, match.end(), min(match.end() + 160, len(chars)), None, head.date)
        if found is None or not _ISSUES.match(chars, found.end):
            continue
        if not flat[max(0, match.start() - 12) : match.end()].rstrip().endswith((" cua", " do", " boi")):
            head.elsewhere["issuer"] = (match.end(), found.end)
            return found
    return None


def repair_number(number: DocumentNumber, issuer: Issuer | None, kind: DocumentType | None = None) -> tuple[DocumentNumber, bool]:
    """Return the number with its code repaired where type and issuer leave no doubt, and whether it was.

    "2905 /BT/TT-TTĐN" of the Bộ Thông tin và Truyền thông is 2905/BTTTT-TTĐN, "72/2015/ND-CP" of the Government 72/2015/NĐ-CP: the printed
    code is one character away from what this issuer writes, or the same but for lost signs and doubled letters (CTTg for CT-TTg).
    """
    if code_issuer(number) is not None:
        return number, False
    codes = [code for code, _ in _own_codes(issuer)] if issuer is not None else []
    if not codes and kind is not None and kind.id == "type:nghi-dinh":
        codes = ["CP"]  # only the Government issues decrees
    types = list(kind.abbreviations) if kind is not None else []
    wanted = [f"{first}-{code}" for first in types for code in codes] + codes
    tokens = re.split(r"([-/])", number.code)
    for code in wanted:
        for first in range(0, len(tokens), 2):
            for last in range(len(tokens), first, -2):
                printed = "".join(tokens[first:last])
                if min(len(code), len(printed)) < 4 or not (_one_apart(printed, code) or _squeezed(printed) == _squeezed(code)):
                    continue
                stem = number.text.removesuffix(number.code)
                repaired = parse_number(stem + "".join(tokens[:first]) + code + "".join(tokens[last:]))
                if repaired is not None and code_issuer(repaired) is not None:
                    return replace(repaired, printed=number.printed, start=number.start, end=number.end), True
    return number, False


def _squeezed(code: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[-/]", "", code.upper()))


def _own_codes(issuer: Issuer) -> list[tuple[str, Abbreviation]]:
    return [
        (short, row) for row in load().abbreviations if row.is_issuer and slug(row.label_vi) == slug(issuer.name) for short in row.shorts
    ]


def _one_apart(a: str, b: str) -> bool:
    """Whether two texts differ by one character replaced, added or lost."""
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
