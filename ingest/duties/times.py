"""Where in a statement the times stand that say when it is due or how often; what they mean, `text.times` and `text.listed_times` say.

In: a `Reading` and a statement's range.  Out: the ranges of its times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.reading import Reading

__all__ = ["find_times", "is_timed"]

# Times inside a statement that set its date or rhythm (not the years of what it is about).
_OF_YEAR = r"(?:\s*(?:/|nam)\s*\d{4})"
_DAY = rf"\d{{1,2}}\s*(?:/|thang)\s*\d{{1,2}}{_OF_YEAR}?"
_AND = r"\s*(?:,|;|va|hoac)\s*"
_AND_DAY = rf"(?:{_AND}(?:truoc\s+)?(?:ngay\s+)?{_DAY})"
_BY = r"(?:truoc|cham nhat(?: la)?(?: trong| den| vao| truoc)?|khong qua)"
_HOUR = r"\d{1,2}\s*(?:h|gio|:)\s*(?:\d{2})?(?:\s*phut)?"
_CLOCK = rf"(?:{_BY}|den)\s+{_HOUR},?\s+ngay\s+{_DAY}"
_EACH = r"hang (?:nam|quy|thang|tuan|ngay)\b(?!\s*\d)"
_BEFORE_DAY = rf"(?:hoan thanh |xong |bao cao |gui |trinh )?{_BY}\s+(?:ngay\s+)?{_DAY}{_AND_DAY}*(?:\s+{_EACH})?"
_OPEN_END = r"(?:cho )?den (?:khi|luc)\b[^.,;:\n]{0,60}"
_FROM_TO = (
    rf"tu (?:{_HOUR},? )?(?:ngay )?{_DAY} (?:(?:den|-) (?:het )?(?:{_HOUR},? )?(?:ngay )?{_DAY}|{_OPEN_END})|"
    rf"tu thang \d{{1,2}}{_OF_YEAR}? den (?:het )?thang \d{{1,2}}{_OF_YEAR}?"
)
_UNTIL = rf"den (?:het|cuoi) (?:ngay {_DAY}|(?:thang|quy) [ivx\d]+{_OF_YEAR}?|nam \d{{4}})"
_DONE_IN = rf"(?:hoan thanh|xong|thuc hien|trien khai|ban hanh)\s+(?:trong|truoc|vao)\s+(?:quy|thang|nam)\s+[ivx\d]+{_OF_YEAR}?"
_PERIODIC = r"dinh ky (?:hang |0?6 thang|0?3 thang|6 thang|sau thang)(?:nam|thang|quy|tuan|ngay)?(?:/nam)?|dinh ky 0?6 thang"
_EVERY = r"\bhang (?:nam|thang|quy|tuan)\b(?!\s*\d)|\bmoi (?:nam|quy|thang|tuan) (?:mot|\d{1,2}) lan\b|\bmoi nam\b"
_WITHIN = rf"(?:trong|vao)\s+(?:quy|thang)\s+[ivx\d]+{_OF_YEAR}|(?:trong )quy [ivx]+|trong nam \d{{4}}|trong thang \d{{1,2}}\b"
# Several: "trong các ngày 10 và 11/4", "vào 15/3, 15/6 và 15/12/2024", "tháng 6 và tháng 12 năm 2024".
_LISTED = (
    rf"(?:(?:vao|trong|{_BY}) (?:cac )?ngay|cac ngay) \d{{1,2}}(?:\s*(?:/|thang)\s*\d{{1,2}}{_OF_YEAR}?)?"
    rf"(?:{_AND}(?:ngay )?\d{{1,2}}(?!\d|\s*(?:/|thang)))*{_AND_DAY}+(?:\s+{_EACH})?|"
    rf"(?:vao|trong|{_BY}) (?:cac )?(?:thang \d{{1,2}}{_OF_YEAR}?(?:{_AND}(?:thang )?\d{{1,2}}\b(?!/\d\d?\b){_OF_YEAR}?)+|"
    rf"quy [ivx\d]+{_OF_YEAR}?(?:{_AND}(?:quy )?(?:[ivx]+|\d)\b{_OF_YEAR}?)+)"
)
# A day of each month, an hour of each day: "ngày 20 hằng tháng", "06 giờ và 18 giờ hằng ngày", "thứ Sáu hằng tuần".
_SINCE = r"(?:cham nhat |truoc |vao )?"
_DAY_OF_EACH = (
    rf"{_SINCE}(?:cac )?(?:ngay )?\d{{1,2}}(?:{_AND}(?:ngay )?\d{{1,2}})* "
    r"(?:hang thang|(?:cua )?thang (?:cuoi|dau)(?: cua)?(?: moi)? quy\b)|"
    rf"(?:{_HOUR}(?:{_AND}|\s+))+hang ngay\b|"
    rf"{_SINCE}(?:(?:sang|chieu|ngay) )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat) hang tuan\b"
)
_TIMES_A = r"\b\d{1,2} (?:ngay|tuan|thang|quy|nam)/?\s?(?:mot|0?1) lan\b|\b(?:mot|\d{1,2}) lan/(?:ngay|tuan|thang|quy|nam)\b"
# How long it may take: "trong vòng 03 ngày kể từ khi nhận hồ sơ", "trong 24 giờ", "chậm nhất sau 05 ngày làm việc".
_LONG = r"\d{1,3} (?:ngay|gio|tuan|thang|phut)\b(?: lam viec)?(?! (?:qua|dau|cuoi|gan|vua|nam \d|\d))"
_KE_TU = r"(?: (?:,? ?ke )?tu (?:khi|ngay|thoi diem|luc)\b(?! \d)(?: \w+){0,8})?"
_IN_SPAN = (
    r"(?:trong (?:vong |thoi (?:han|gian) )?(?:toi da |khong qua )?|"
    rf"(?:cham nhat|khong qua)(?: la| sau| trong| trong vong)* |toi da trong ){_LONG}{_KE_TU}"
)
_HALF = r"(?:trong )?(?:0?6|sau) thang (?:dau|cuoi) nam(?: \d{4})?(?=[\s,.;:]*$|\s*[,.;:])"
# What a bracket says and nothing else: "(Sở Xây dựng; quý III/2024)".
_ALONE = rf"(?<=[(;])\s*(?:trong |truoc )?(?:(?:quy [ivx\d]+|thang \d{{1,2}}){_OF_YEAR}|nam \d{{4}}|ngay {_DAY})(?=\s*[);])"
# What stands behind a statement's last dash and is nothing else: "Trồng cây ven đê - Sở Tài chính - Quý II".
_QUARTERS = r"quy [ivx\d]+(?:\s*[-,]\s*(?:quy )?[ivx]+)*"
_BEHIND = (
    rf"(?<=[^\d] - )(?:trong |truoc )?(?:(?:{_QUARTERS}|thang \d{{1,2}}){_OF_YEAR}?|nam \d{{4}}|"
    r"(?:ngay )?\d{1,2}/\d{1,2}/\d{4}|thuong xuyen)(?=[\s.;]*$)"
)
# What the work is to reach by a year; "Chiến lược phát triển đến năm 2030" is a name.
_REACHED = r"\b(?:phan dau|bao dam|dam bao|muc tieu|hoan thanh|duy tri|chi tieu|lo trinh|it nhat|xong) (?P<year>den nam \d{4})"
_RHYTHM = re.compile(_EVERY)
_EACH_KIND = (
    _CLOCK, _LISTED, _DAY_OF_EACH, _BEFORE_DAY, _FROM_TO, _UNTIL, _ALONE, _BEHIND, _DONE_IN, _PERIODIC, _TIMES_A, _EVERY, _WITHIN, _IN_SPAN,
    _HALF, _REACHED,
)  # fmt: skip
_INSIDE = re.compile(rf"(?<![a-z\d])(?:{'|'.join(_EACH_KIND)})")  # a time begins with a word
# A statement that begins with its time: "Đến năm 2025, …", "Tháng 6 và tháng 12 năm 2024: …".
_OPENING = re.compile(
    rf"[\s*_+-]*(?P<time>den (?:het |cuoi )?nam \d{{4}}|(?:trong )?(?:quy [ivx\d]+|thang \d{{1,2}}){_OF_YEAR}?"
    rf"(?:{_AND}(?:(?:quy|thang) )?[ivx\d]+{_OF_YEAR}?)*|(?:cac )?(?:ngay )?{_DAY}{_AND_DAY}*)\s*[,:]"
)
# None stands where none of these does.
_NEEDED = re.compile(r"\d|(?:quy|thang|nam)\s+[ivx]|hang |moi |dinh ky|thuong xuyen")

# "dự toán kinh phí hằng năm": the rhythm of the budget, not of the work.
_OF_MONEY = re.compile(r"\b(?:kinh phi|du toan|ngan sach(?: nha nuoc| dia phuong| tinh| trung uong)?|du toan chi|ke hoach von)\s+$")
# "sự kiện tiêu biểu của tỉnh trong năm 2024", "kinh phí đã cấp trong năm": the year of the thing, not of the work.
_IN_YEAR = re.compile(r"trong nam ")
_OF_THING = re.compile(
    r"\b(?:của (?:\w+ )?(?:tỉnh|thành phố|ngành|huyện|xã|phường|địa phương|đơn vị|cơ quan|đất nước)|"
    r"(?:đã|được (?:giao|cấp|ban hành|phê duyệt|phân bổ))(?: \w+){0,3})\s+$"
)


def find_times(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the times in a statement that say when it is due or how often, in order."""
    if _NEEDED.search(reading.flat, start, end) is None:
        return
    opening = _OPENING.match(reading.flat, start, end)
    if opening is not None:
        yield opening.span("time")
    for match in _INSIDE.finditer(reading.flat, opening.end() if opening is not None else start, end):
        before = max(start, match.start() - 40), match.start()
        if _RHYTHM.match(match[0]) and _OF_MONEY.search(reading.flat, *before):
            continue
        if _IN_YEAR.match(match[0]) and _OF_THING.search(reading.low, *before):
            continue
        yield match.span("year") if match["year"] else match.span()


def is_timed(reading: Reading, start: int, end: int) -> bool:
    """Whether a statement says when it is due or how often."""
    return next(find_times(reading, start, end), None) is not None
