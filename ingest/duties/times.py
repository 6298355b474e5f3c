"""Where in a statement the time stands that says when it is due or how often; what it means, `text.times` says.

In: a `Reading` and a statement's range.  Out: the range of its time.
"""

from __future__ import annotations

import re

from ingest.reading import Reading

__all__ = ["find_time"]

# Times inside a statement that set its date or rhythm (not the years of what it is about).
_OF_YEAR = r"(?:\s*(?:/|nam)\s*\d{4})"
_DAY = rf"\d{{1,2}}\s*(?:/|thang)\s*\d{{1,2}}{_OF_YEAR}?"
_AND_DAY = rf"(?:\s*(?:,|;|va|hoac)\s*(?:truoc\s+)?(?:ngay\s+)?{_DAY})"
_BY = r"(?:truoc|cham nhat(?: la)?(?: trong| den| vao| truoc)?|khong qua)"
_CLOCK = rf"(?:{_BY}|den)\s+\d{{1,2}}\s*(?:h|gio|:)\s*(?:\d{{2}})?(?:\s*phut)?,?\s+ngay\s+{_DAY}"
_BEFORE_DAY = rf"(?:hoan thanh |xong |bao cao |gui |trinh )?{_BY}\s+(?:ngay\s+)?{_DAY}{_AND_DAY}*(?:\s+hang (?:nam|quy|thang))?"
_FROM_TO = rf"tu (?:ngay )?{_DAY} (?:den|-) (?:het )?(?:ngay )?{_DAY}|tu thang \d{{1,2}}{_OF_YEAR}? den (?:het )?thang \d{{1,2}}{_OF_YEAR}?"
_UNTIL = rf"den het (?:ngay {_DAY}|(?:thang|quy) [ivx\d]+{_OF_YEAR}?|nam \d{{4}})"
_DONE_IN = rf"(?:hoan thanh|xong|thuc hien|trien khai|ban hanh)\s+(?:trong|truoc|vao)\s+(?:quy|thang|nam)\s+[ivx\d]+{_OF_YEAR}?"
_PERIODIC = r"dinh ky (?:hang |0?6 thang|0?3 thang|6 thang|sau thang)(?:nam|thang|quy|tuan)?(?:/nam)?|dinh ky 0?6 thang"
_EVERY = r"\bhang (?:nam|thang|quy|tuan)\b(?!\s*\d)|\bmoi nam\b"
_WITHIN = rf"(?:trong|vao)\s+(?:quy|thang)\s+[ivx\d]+{_OF_YEAR}|(?:trong )quy [ivx]+|trong nam \d{{4}}|trong thang \d{{1,2}}\b"
# What a bracket says and nothing else: "(Sở Xây dựng; quý III/2024)".
_ALONE = rf"(?<=[(;])\s*(?:trong |truoc )?(?:(?:quy [ivx\d]+|thang \d{{1,2}}){_OF_YEAR}|nam \d{{4}}|ngay {_DAY})(?=\s*[);])"
# What stands behind a statement's last dash and is nothing else: "Trồng cây ven đê - Sở Tài chính - Quý II".
_QUARTERS = r"quy [ivx\d]+(?:\s*[-,]\s*(?:quy )?[ivx]+)*"
_BEHIND = (
    rf"(?<=[^\d] - )(?:trong |truoc )?(?:(?:{_QUARTERS}|thang \d{{1,2}}){_OF_YEAR}?|nam \d{{4}}|"
    r"(?:ngay )?\d{1,2}/\d{1,2}/\d{4}|thuong xuyen)(?=[\s.;]*$)"
)
_RHYTHM = re.compile(_EVERY)
_INSIDE = re.compile("|".join((_CLOCK, _BEFORE_DAY, _FROM_TO, _UNTIL, _ALONE, _BEHIND, _DONE_IN, _PERIODIC, _EVERY, _WITHIN)))
# None stands where none of these does.
_NEEDED = re.compile(r"\d|(?:quy|thang|nam)\s+[ivx]|hang |moi nam|dinh ky|thuong xuyen")

# "dự toán kinh phí hằng năm": the rhythm of the budget, not of the work.
_OF_MONEY = re.compile(r"\b(?:kinh phi|du toan|ngan sach(?: nha nuoc| dia phuong| tinh| trung uong)?|du toan chi|ke hoach von)\s+$")


def find_time(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the first time in a statement that says when it is due or how often, None if none does."""
    if _NEEDED.search(reading.flat, start, end) is None:
        return None
    for match in _INSIDE.finditer(reading.flat, start, end):
        if not _RHYTHM.match(match[0]) or not _OF_MONEY.search(reading.flat, max(start, match.start() - 40), match.start()):
            return match.span()
    return None
