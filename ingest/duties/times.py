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
_BEFORE_DAY = rf"(?:hoan thanh |xong |bao cao |gui |trinh )?{_BY}(?:\s+ngay|(?<!khong qua))\s+{_DAY}{_AND_DAY}*(?:\s+{_EACH})?"
_OPEN_END = r"(?:cho )?den (?:khi|luc)\b[^.,;:\n]{0,60}"
_FROM_TO = (
    rf"tu (?:{_HOUR},? )?(?:ngay )?{_DAY} (?:(?:den|-) (?:het )?(?:{_HOUR},? )?(?:ngay )?{_DAY}|{_OPEN_END})|"
    rf"tu (?:thang \d{{1,2}}{_OF_YEAR}? den (?:het |cuoi )?thang \d{{1,2}}|quy [ivx]+{_OF_YEAR}? den (?:het |cuoi )?quy [ivx]+){_OF_YEAR}?"
)
_UNTIL = (
    rf"den (?:het|cuoi) (?:ngay {_DAY}|(?:thang|quy) [ivx\d]+{_OF_YEAR}?|nam \d{{4}})|"
    # "tính đến tháng 6", "…, đến tháng 6, có 56 tỉnh": of the figures
    rf"(?<!tinh )(?<!ke )(?<!, )den (?:thang \d{{1,2}}|quy (?:[ivx]+|\d))\b{_OF_YEAR}?"
)
_TEN_DAYS = r"(?:(?:vao|trong) )?(?:(?:thuong|trung|ha) tuan|tuan (?:dau|cuoi|thu \w+)(?: cua)?)"
_PART_OF = rf"(?:(?:vao|trong) (?:dau|giua|cuoi)|{_TEN_DAYS}) (?:thang \d{{1,2}}|quy [ivx\d]+)\b{_OF_YEAR}?|(?:vao|trong) cuoi nam \d{{4}}"
_DONE = r"(?:hoan thanh|xong|thuc hien|trien khai|ban hanh)\s+"
_DONE_IN = rf"{_DONE}(?:trong|truoc|vao)\s+(?:quy|thang|nam)\s+[ivx\d]+{_OF_YEAR}?"
_PERIODIC = r"dinh ky (?:hang |0?6 thang|0?3 thang|6 thang|sau thang)(?:nam|thang|quy|tuan|ngay)?(?:/nam)?|dinh ky 0?6 thang"
_EVERY = r"\bhang (?:nam|thang|quy|tuan)\b(?!\s*\d)|\bmoi (?:nam|quy|thang|tuan) (?:mot|\d{1,2}) lan\b|\bmoi nam\b"
_WITHIN = (
    rf"(?:trong|vao|truoc)\s+(?:quy|thang)\s+[ivx\d]+{_OF_YEAR}|(?:trong|truoc|vao) quy (?:[ivx]+|\d)\b|trong nam \d{{4}}|"
    r"(?:trong|truoc|vao) thang \d{1,2}\b"
)
# Several: "trong các ngày 10 và 11/4", "vào 15/3, 15/6 và 15/12/2024", "tháng 6 và tháng 12 năm 2024"; a bare number that a word follows
# counts something else: "trong tháng 3 và 15 công trình".
_BARE = rf"\d{{1,2}}(?=\s*[.;:)\n]|\s*,(?!\s*\d)|\s*$|\s+{_EACH})"
_MONTHS = rf"thang \d{{1,2}}{_OF_YEAR}?(?:{_AND}(?:thang )?\d{{1,2}}\b(?!/\d\d?\b){_OF_YEAR}?)*"
_AND_MONTH = rf"{_AND}(?:thang \d{{1,2}}\b(?!/\d\d?\b){_OF_YEAR}?|\d{{1,2}}{_OF_YEAR}|{_BARE})"
_FOUR_MONTHS = rf"thang \d{{1,2}}(?:{_AND}\d{{1,2}}\b(?!/\d\d?\b)){{3}}"
_QUARTERS = rf"quy [ivx\d]+{_OF_YEAR}?(?:{_AND}(?:quy )?(?:[ivx]+|\d)\b{_OF_YEAR}?)*"
_AND_QUARTER = rf"{_AND}(?:(?:quy (?:[ivx]+|\d)|[ivx]+)\b{_OF_YEAR}?|\d{_OF_YEAR}|{_BARE})"
_LISTED = (
    rf"(?:(?:vao|trong|{_BY}) (?:cac )?ngay|cac ngay) \d{{1,2}}(?:\s*(?:/|thang)\s*\d{{1,2}}{_OF_YEAR}?)?"
    rf"(?:{_AND}(?:ngay )?\d{{1,2}}(?!\d|\s*(?:/|thang)))*{_AND_DAY}+(?:\s+{_EACH})?|"
    rf"(?:{_DONE})?(?:vao|trong|{_BY}) (?:cac )?(?:{_MONTHS}{_AND_MONTH}|{_FOUR_MONTHS}|{_QUARTERS}{_AND_QUARTER})"
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
_LONG = r"\d{1,3} (?:ngay|gio|tuan|thang|phut)\b(?: lam viec)?(?! (?:qua|dau|cuoi|gan|vua|tuoi|luong|phu cap|tro cap|nam \d|\d))"
_KE_TU = r"(?: (?:,? ?ke )?tu (?:khi|ngay|thoi diem|luc)\b(?! \d)(?: \w+){0,8})"
_IN_SPAN = (
    r"(?:trong (?:vong |thoi (?:han|gian) )?(?:toi da |khong qua )?|cham nhat(?: la| sau| trong| trong vong)* |"
    rf"khong qua (?:sau|trong(?: vong)?) |thoi han(?: \w+){{0,4}} khong qua |toi da trong ){_LONG}{_KE_TU}?|"
    rf"khong qua {_LONG}(?:(?<=lam viec)|{_KE_TU})"  # "không quá 3 ngày tuổi", "dừng không quá 05 phút" measure a thing
)
# How a medicine is taken: "trong 07 ngày, 02 lần/ngày".
_COURSE = rf"(?P<course>trong (?:vong )?{_LONG}\s*,?\s*(?:(?:ngay|moi ngay) )?(?:mot|\d{{1,2}}) lan\b(?:/\w+)?)"
_HALF = r"(?:trong )?(?:0?6|sau) thang (?:dau|cuoi) nam(?: \d{4})?(?=[\s,.;:]*$|\s*[,.;:])"
# What a bracket says and nothing else: "(Sở Xây dựng; quý III/2024)".
_ALONE = rf"(?<=[(;])\s*(?:trong |truoc )?(?:(?:quy [ivx\d]+|thang \d{{1,2}}){_OF_YEAR}|nam \d{{4}}|ngay {_DAY})(?=\s*[);])"
# What stands behind a statement's last dash and is nothing else: "Trồng cây ven đê - Sở Tài chính - Quý II".
_TO_QUARTERS = r"quy [ivx\d]+(?:\s*[-,]\s*(?:quy )?[ivx]+)*"
_BEHIND = (
    rf"(?<=[^\d] - )(?:trong |truoc )?(?:(?:{_TO_QUARTERS}|thang \d{{1,2}}){_OF_YEAR}?|nam \d{{4}}|"
    r"(?:ngay )?\d{1,2}/\d{1,2}/\d{4}|thuong xuyen)(?=[\s.;]*$)"
)
# What the work is to reach by a year; "Chiến lược phát triển đến năm 2030", "lộ trình đến năm 2030" are names.
_REACHED = r"\b(?:phan dau|bao dam|dam bao|hoan thanh|duy tri|it nhat|xong) (?P<year>den nam \d{4})"
_RHYTHM = re.compile(_EVERY)
_EACH_KIND = (
    _COURSE, _CLOCK, _LISTED, _DAY_OF_EACH, _BEFORE_DAY, _FROM_TO, _UNTIL, _PART_OF, _ALONE, _BEHIND, _DONE_IN, _PERIODIC, _TIMES_A, _EVERY,
    _WITHIN, _IN_SPAN, _HALF, _REACHED,
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
# "sự kiện tiêu biểu của tỉnh trong năm 2024", "kinh phí đã cấp trong năm", "hoạt động trước tháng 6": the time of the thing.
_IN_YEAR = re.compile(r"trong nam |truoc (?:thang|quy) ")
_OWNER = "tỉnh|thành phố|ngành|huyện|xã|phường|địa phương|đơn vị|cơ quan|đất nước"
_OF_THING = re.compile(
    rf"\b(?:của (?:\w+ )?(?:{_OWNER})|"
    r"(?:sinh|phát sinh|hoạt động|thành lập|tồn tại|có hiệu lực)|(?:đã|được (?:giao|cấp|ban hành|phê duyệt|phân bổ))(?: \w+){0,3})\s+$"
)
# "Sơ kết công tác 6 tháng đầu năm", "số thu thuế 6 tháng đầu năm": the half year of the thing; "công tác … trong 6 tháng" is of the work.
_IN_HALF = re.compile(_HALF)
_OF_HALF = re.compile(r"\b(?:kết quả|báo cáo|sơ kết|tổng kết|tình hình|đánh giá|số(?!\s+\d))\b(?:\s+[\w/]+){0,10}\s+$")
_HALF_S = re.compile(r"\b(?:công tác|nhiệm vụ|kế hoạch|chương trình|hoạt động|phong trào|dự toán)\b(?:\s+\w+){0,6}\s+$")
_SENT = re.compile(r"\b(?:gửi|nộp|trình|hoàn thành)(?: \w+){0,2}\s+$")  # "gửi báo cáo trong 6 tháng đầu năm" is of the work
# "uống 02 lần/ngày", "điều trị trong 07 ngày": how a medicine is taken.
_OF_DOSE = re.compile(r"\b(?:uống|liều|viên|điều trị)\b(?:\s+[\w/]+){0,4}\s+$")
_DOSE = re.compile(rf"{_TIMES_A}|trong (?:vong )?{_LONG}$")


def find_times(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the times in a statement that say when it is due or how often, in order."""
    if _NEEDED.search(reading.flat, start, end) is None:
        return
    opening = _OPENING.match(reading.flat, start, end)
    if opening is not None:
        yield opening.span("time")
    for match in _INSIDE.finditer(reading.flat, opening.end() if opening is not None else start, end):
        if not _is_of_thing(reading, match, start):
            yield match.span("year") if match["year"] else match.span()


def _is_of_thing(reading: Reading, match: re.Match[str], start: int) -> bool:
    """Whether what is printed before a time, from `start`, says that it is a thing's, not the work's."""
    said, near, far = match[0], max(start, match.start() - 40), max(start, match.start() - 80)
    if match["course"] or _DOSE.match(said) and _OF_DOSE.search(reading.low, far, match.start()):
        return True
    if _RHYTHM.match(said) and _OF_MONEY.search(reading.flat, near, match.start()):
        return True
    if _IN_YEAR.match(said) and _OF_THING.search(reading.low, near, match.start()):
        return True
    if not _IN_HALF.match(said):
        return False
    of_work = said.startswith("trong")
    if of_work and _SENT.search(reading.low, far, match.start()):
        return False
    return any(rule.search(reading.low, far, match.start()) for rule in ((_OF_HALF,) if of_work else (_OF_HALF, _HALF_S)))


def is_timed(reading: Reading, start: int, end: int) -> bool:
    """Whether a statement says when it is due or how often."""
    return next(find_times(reading, start, end), None) is not None
