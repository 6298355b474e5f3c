"""The opening clauses, where a document says what it rests on: căn cứ, thực hiện, theo đề nghị."""

from __future__ import annotations

import re

from ingest.parsed import DocumentData
from ingest.reading import Reading
from text.letters import UPPER

__all__ = ["basis_ranges", "opening_range"]

_BODY = re.compile(
    r"(?:^|[\n|])[ \t*]*(?:(?:I|A|1)\s?[.)/]\s|(?:Điều|ĐIỀU)\s+1\s?[.:]|(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:I|1|THỨ NHẤT|thứ nhất)\b)|"
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:|\b(?:Điều|ĐIỀU)\s+1\s?\.\s|"
    r"(?:như sau|sau đây|yêu cầu|kết luận|chỉ đạo|chỉ thị)\s*:\s+(?=(?:I|A|1|\(1\))[.)/]?\s)"
)
_CLAUSE = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét|Triển khai|Thi hành|Chấp hành|Trên cơ sở|Tiếp tục|Tiếp theo|"
    # A report's figures and news are no basis: "Theo báo cáo của Bộ Tài chính, tính đến hết ngày 17/11/2025 có 616 dự án".
    r"Theo(?!\s+(?:số liệu|thống kê|dự báo|đánh giá|thông tin|báo cáo của[^.;\n]{0,120}tính đến))|Nhằm|Quán triệt|Cụ thể hóa|"
    r"Để\s[^.;\n|]{0,240}?,\s+(?:tiếp theo|căn cứ)|"
    r"Để (?:tiếp tục |kịp thời |chủ động )*(?:tổ chức |triển khai |thực hiện|thi hành|chấp hành|cụ thể hóa|quán triệt))(?!\w)"
)
_PARAGRAPH = re.compile(r"[^\n|]+")
_STARTS = re.compile(rf"(?:(?<=[.;]\s)|(?<=[{UPPER}]\s)|^)(?=\S)")
OPENING_CHARS = 12000


def opening_range(reading: Reading, document: DocumentData) -> tuple[int, int]:
    """Return the range of the reading view from the title to the first part, article or numbered item."""
    places = document.places or {}
    ends = [reading.inside(places[name])[1] for name in ("title", "number", "issue_date") if name in places]
    start = max((end for end in ends if end < 9000), default=0)
    body = _BODY.search(reading.chars, start)
    end = min(body.start() if body else len(reading.chars), start + OPENING_CHARS)
    return start, max(start, end)


def basis_ranges(reading: Reading, document: DocumentData) -> list[tuple[int, int]]:
    """Return the ranges of the clauses that name what the document rests on, in the reading view.

    A clause runs from its first word ("Căn cứ", "Thực hiện", "Theo đề nghị") to the end of its paragraph, and on through paragraphs
    that continue its list after a semicolon.
    """
    chars = reading.chars
    start, end = opening_range(reading, document)
    found: list[tuple[int, int]] = []
    runs_on = False
    for paragraph in _PARAGRAPH.finditer(chars, start, end):
        begin, close = paragraph.span()
        if not paragraph[0].strip():
            continue
        clause = None
        for at in _STARTS.finditer(chars, begin, close):
            clause = _CLAUSE.match(chars, at.start(), close)
            if clause is not None:
                break
        first = re.compile(r"[ \t*_]*").match(chars, begin)
        opens = _CLAUSE.match(chars, first.end() if first else begin, close)
        clause = opens or clause
        if clause is not None:
            found.append((clause.start(), close))
            runs_on = paragraph[0].rstrip().endswith((";", ","))
        elif runs_on:
            found.append((begin, close))
            runs_on = paragraph[0].rstrip().endswith((";", ","))
    return found
