"""Where in a statement the times stand that say when it is due or how often; what they mean, `text.times` and `text.listed_times` say.

In: a `Reading` and a statement's range.  Out: the ranges of its times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.reading import Reading
from text.time_grammar import (
    AND_OR,
    BY,
    DAY,
    DAY_ITEM,
    DAYS,
    EACH,
    HALF,
    HOUR,
    IN_YEAR,
    LOOSE_MONTH,
    MONTH,
    MONTH_ITEM,
    MONTHS,
    ONCE,
    QUARTER,
    QUARTER_ITEM,
    QUARTERS,
    TO,
    plain,
)

__all__ = ["find_times", "is_timed"]

# Times inside a statement that set its date or rhythm (not the years of what it is about).
_DAY, _MONTH, _QUARTER, _YEAR = (plain(part) for part in (DAY, MONTH, QUARTER, IN_YEAR))
_MONTH_ITEM, _QUARTER_ITEM, _ANY_MONTH = (plain(part) for part in (MONTH_ITEM, QUARTER_ITEM, LOOSE_MONTH))
_WITH_YEAR = r"(?<=\d{4})"
_CLOCK = rf"(?:{BY}|den)\s+{HOUR},?\s+ngay\s+{_DAY}"
_BEFORE_DAY = rf"(?:hoan thanh |xong |bao cao |gui |trinh )?{BY}(?:\s+ngay|(?<!khong qua))\s+{DAYS}(?:\s+{EACH})?"
_OPEN_END = r"(?:cho )?den (?:khi|luc)\b[^.,;:\n]{0,60}"
_FROM_TO = (
    rf"tu (?:{HOUR},? )?(?:ngay )?{_DAY}(?:{TO}(?:{HOUR},? )?(?:ngay )?{_DAY}| {_OPEN_END})|"
    rf"tu (?:{_MONTH}{TO}{_MONTH}|{_QUARTER}{TO}{_QUARTER})"
)
_UNTIL = (
    rf"den (?:het|cuoi) (?:ngay {_DAY}|{_MONTH}|{_QUARTER}|{_YEAR})|"
    # "tính đến tháng 6", "…, đến tháng 6, có 56 tỉnh": of the figures
    rf"(?<!tinh )(?<!ke )(?<!, )den (?:{_MONTH}|{_QUARTER})"
)
_TEN_DAYS = r"(?:(?:vao|trong) )?(?:(?:thuong|trung|ha) tuan|tuan (?:dau|cuoi|thu \w+)(?: cua)?)"
_PART_OF = rf"(?:(?:vao|trong) (?:dau|giua|cuoi)|{_TEN_DAYS}) (?:{_MONTH}|{_QUARTER})|(?:vao|trong) cuoi {_YEAR}"
_DONE = r"(?:hoan thanh|xong|thuc hien|trien khai|ban hanh)\s+"
_DONE_IN = rf"{_DONE}(?:trong|truoc|vao)\s+(?:{_QUARTER}|{_MONTH}|{_YEAR})"
_PERIODIC = r"dinh ky (?:hang |0?6 thang|0?3 thang|6 thang|sau thang)(?:nam|thang|qu[yi]|tuan|ngay)?(?:/nam)?|dinh ky 0?6 thang"
_EVERY = rf"\b(?!hang\s+ngay){EACH}|\bmoi (?:nam|qu[yi]|thang|tuan) (?:mot|\d{{1,2}}) lan\b|\bmoi nam\b"
_WITHIN = rf"(?:trong|truoc|vao)\s+(?:{_QUARTER}|{_MONTH}|{_ANY_MONTH}{_WITH_YEAR})|trong {_YEAR}"
# Several: "trong các ngày 10 và 11/4", "vào 15/3, 15/6 và 15/12/2024", "tháng 6 và tháng 12 năm 2024"; a bare number that a word follows
# counts something else: "trong tháng 3 và 15 công trình".
_BARE = rf"\d{{1,2}}(?=\s*[.;:)\n]|\s*,(?!\s*\d)|\s*$|\s+{EACH})"
_AND_MONTH = rf"{AND_OR}(?:{_MONTH}|{_MONTH_ITEM}{_WITH_YEAR}|{_BARE})"
_FOUR_MONTHS = rf"{_MONTH}(?:{AND_OR}{_MONTH_ITEM}){{3}}"
_AND_QUARTER = rf"{AND_OR}(?:(?!\d){_QUARTER_ITEM}|{_QUARTER_ITEM}{_WITH_YEAR}|{_BARE})"
_LISTED = (
    rf"(?:(?:vao|trong|{BY}) (?:cac )?ngay|cac ngay) {plain(DAY_ITEM)}(?:{AND_OR}{plain(DAY_ITEM)})*?{AND_OR}{DAYS}(?:\s+{EACH})?|"
    rf"(?:{_DONE})?(?:vao|trong|{BY}) (?:cac )?(?:{MONTHS}{_AND_MONTH}|{_FOUR_MONTHS}|{QUARTERS}{_AND_QUARTER})"
)
# A day of each month, an hour of each day: "ngày 20 hằng tháng", "06 giờ và 18 giờ hằng ngày", "thứ Sáu hằng tuần".
_SINCE = r"(?:cham nhat |truoc |vao )?"
_DAY_OF_EACH = (
    rf"{_SINCE}(?:cac )?(?:ngay )?\d{{1,2}}(?:{AND_OR}(?:ngay )?\d{{1,2}}){{0,30}} "
    r"(?:hang thang|(?:cua )?thang (?:cuoi|dau)(?: cua)?(?: moi)? qu[yi]\b)|"
    rf"(?:{HOUR}(?:{AND_OR}|\s+)){{1,24}}hang ngay\b|"
    rf"{_SINCE}(?:(?:sang|chieu|ngay) )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat) hang tuan\b"
)
_TIMES_A = rf"\b\d{{1,2}} (?:ngay|tuan|thang|qu[yi]|nam)/?\s?{ONCE}\b|\b(?:mot|\d{{1,2}}) lan/(?:ngay|tuan|thang|qu[yi]|nam)\b"
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
_HALF = rf"(?:trong )?{plain(HALF)}(?=[\s,.;:]*$|\s*[,.;:])"
# What a bracket says and nothing else: "(Sở Xây dựng; quý III/2024)".
_ALONE = rf"(?<=[(;])\s*(?:trong |truoc )?(?:(?:{_QUARTER}|{_MONTH}){_WITH_YEAR}|{_YEAR}|ngay {_DAY})(?=\s*[);])"
# What stands behind a statement's last dash and is nothing else: "Trồng cây ven đê - Sở Tài chính - Quý II".
_TO_QUARTERS = rf"{_QUARTER}(?:(?:{AND_OR}|{TO}){_QUARTER_ITEM})*"
_BEHIND = rf"(?<=[^\d] - )(?:trong |truoc )?(?:{_TO_QUARTERS}|{_ANY_MONTH}|{_YEAR}|(?:ngay )?{_DAY}{_WITH_YEAR}|thuong xuyen)(?=[\s.;]*$)"
# What the work is to reach by a year; "Chiến lược phát triển đến năm 2030", "lộ trình đến năm 2030" are names.
_REACHED = rf"\b(?:phan dau|bao dam|dam bao|hoan thanh|duy tri|it nhat|xong) (?P<year>den {_YEAR})"
_RHYTHM = re.compile(_EVERY)
_EACH_KIND = (
    _COURSE, _CLOCK, _LISTED, _DAY_OF_EACH, _BEFORE_DAY, _FROM_TO, _UNTIL, _PART_OF, _ALONE, _BEHIND, _DONE_IN, _PERIODIC, _TIMES_A, _EVERY,
    _WITHIN, _IN_SPAN, _HALF, _REACHED,
)  # fmt: skip
_INSIDE = re.compile(rf"(?<![a-z\d])(?:{'|'.join(_EACH_KIND)})")  # a time begins with a word
# A statement that begins with its time: "Đến năm 2025, …", "Tháng 6 và tháng 12 năm 2024: …".
_OPENING = re.compile(rf"[\s*_+-]*(?P<time>den (?:het |cuoi )?{_YEAR}|(?:trong )?(?:{QUARTERS}|{MONTHS})|(?:cac )?(?:ngay )?{DAYS})\s*[,:]")
# None stands where none of these does.
_NEEDED = re.compile(r"\d|(?:qu[yi]|thang|nam)\s+[ivx]|hang |moi |dinh ky|thuong xuyen")

# "dự toán kinh phí hằng năm": the rhythm of the budget, not of the work.
_OF_MONEY = re.compile(r"\b(?:kinh phi|du toan|ngan sach(?: nha nuoc| dia phuong| tinh| trung uong)?|du toan chi|ke hoach von)\s+$")
# "sự kiện tiêu biểu của tỉnh trong năm 2024", "kinh phí đã cấp trong năm", "hoạt động trước tháng 6": the time of the thing.
_IN_YEAR = re.compile(r"trong nam |truoc (?:thang|qu[yi]) ")
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
