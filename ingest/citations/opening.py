"""The opening clauses, where a document says what it rests on: căn cứ, thực hiện, theo đề nghị.

In: a `Reading` and its document data.  Out: the ranges of those clauses.  A clause runs from its first word to the end of its paragraph,
through wrapped lines and lists, up to the body that issues the document ("…, UBND tỉnh ban hành Kế hoạch …").
"""

from __future__ import annotations

import re

from ingest.head.bodies import issuer_at
from ingest.parsed import DocumentData
from ingest.reading import Reading
from text.letters import UPPER
from text.phrases import Phrases, words_of

__all__ = ["basis_ranges", "opening_range"]

# What ends the opening: the first part, article or numbered item, or the words that enact.
_BODY = (
    re.compile(r"(?:^|[\n|])[ \t*]*(?:I|A|1)\s?[.)/]\s"),
    re.compile(r"(?:^|[\n|])[ \t*]*(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:I|1|THỨ NHẤT|thứ nhất)\b"),
    re.compile(r"\b(?:Điều|ĐIỀU)\s+1\s?(?:\.\s|:|\.$)"),
    re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:"),
    re.compile(r"(?:như sau|sau đây|yêu cầu|kết luận|chỉ đạo|chỉ thị)\s*:\s+(?=(?:I|A|1|\(1\))[.)/]?\s)"),
)
_CLAUSE = Phrases(
    (words, words)
    for words in words_of(
        "căn cứ|thực hiện|theo đề nghị|xét|triển khai|thi hành|chấp hành|trên cơ sở|tiếp tục|tiếp theo|theo|nhằm|quán triệt|cụ thể hóa|để"
    )
)
# A report's figures and news are no basis: "Theo báo cáo của Bộ Tài chính, tính đến hết ngày 17/11/2025 có 616 dự án".
_NEWS = re.compile(r"Theo\s+(?:số liệu|thống kê|dự báo|đánh giá|thông tin|báo cáo của[^.;\n]{0,120}tính đến)")
_AIM = re.compile(
    r"Để\s+(?:(?:tiếp tục|kịp thời|chủ động|đảm bảo|bảo đảm)\s+)*+"
    r"(?:tổ chức|triển khai|thực hiện|thi hành|chấp hành|cụ thể hóa|quán triệt)(?!\w)"
)
_AIM_THEN = re.compile(r"Để\s[^.;\n|]{0,240}?,\s+(?:tiếp theo|căn cứ)(?!\w)")
_LINE = re.compile(r"[^\n|]+")
_STARTS = re.compile(rf"(?:(?<=[.;]\s)|(?<=[{UPPER}]\s)|^)(?=\S)")
_MARGIN = re.compile(r"[ \t\r*_+•–—-]*")  # and the bullet of a list: "- Căn cứ …;"
_PART_END = re.compile(r"[;,.]\s+(?=\S)")
_ISSUES = re.compile(r"\s*(?:\([^)\n]{0,80}\)\s*)?(?:ban hành|xây dựng|hướng dẫn|đề nghị|yêu cầu|thông báo|báo cáo|kính đề nghị)(?!\w)")
OPENING_CHARS = 12000  # characters behind the head; half and double read alike (benchmarks.numbers)


def opening_range(reading: Reading, document: DocumentData) -> tuple[int, int]:
    """Return the range of the reading view from the title to the first part, article or numbered item."""
    places = document.places or {}
    ends = [reading.inside(places[name])[1] for name in ("title", "number", "issue_date") if name in places]
    start = max((end for end in ends if end < 9000), default=0)
    limit = min(len(reading.chars), start + OPENING_CHARS)
    for pattern in _BODY:
        body = pattern.search(reading.chars, start, limit)
        if body is not None:
            limit = body.start()
    return start, max(start, limit)


def basis_ranges(reading: Reading, document: DocumentData) -> list[tuple[int, int]]:
    """Return the ranges of the clauses that name what the document rests on, in the reading view, in order."""
    chars = reading.chars
    start, end = opening_range(reading, document)
    found: list[tuple[int, int]] = []
    runs_on = False
    last = start
    for line in _LINE.finditer(chars, start, end):
        words = line[0].rstrip()
        if not words.strip():
            continue
        begin, close = line.span()
        margin = _MARGIN.match(chars, begin, close)
        opened = _clause_in(reading, margin.end() if margin else begin, begin, close)
        # A line that ends without a sign is wrapped: its paragraph goes on in the next one, blank lines apart.
        wrapped = chars[last - 1] in ";," or (chars.count("\n", last, begin) == 1 and "|" not in chars[last:begin])
        if opened is None and runs_on and wrapped:
            opened = begin
        if opened is None:
            runs_on = False
            continue
        stop = _issuer_follows(reading, opened, close)
        found.append((opened, stop))
        last = begin + len(words)
        runs_on = stop == close and not words.endswith((".", ":", "!", "?", "./."))
    return found


def _clause_in(reading: Reading, first: int, begin: int, close: int) -> int | None:
    """Return where the clause of a line begins: at its first word, else behind a full stop or a heading in capitals; None: it has none."""
    if _opens(reading, first):
        return first
    return next((at.start() for at in _STARTS.finditer(reading.chars, begin, close) if _opens(reading, at.start())), None)


def _opens(reading: Reading, at: int) -> bool:
    """Whether a clause begins at a position: "Căn cứ", "Thực hiện", "Để tổ chức thực hiện", but no news."""
    if not reading.chars[at : at + 1].isupper():
        return False
    word = _CLAUSE.at(reading.flat, at)
    if word is None:
        return False
    if word[0] == "để":
        return _AIM.match(reading.chars, at) is not None or _AIM_THEN.match(reading.chars, at) is not None
    return word[0] != "theo" or _NEWS.match(reading.chars, at) is None


def _issuer_follows(reading: Reading, start: int, end: int) -> int:
    """Return where a clause ends: before the body that issues the document, else at the end of its line."""
    chars = reading.chars
    for part in _PART_END.finditer(chars, start, end):
        if chars[part.end() : part.end() + 1].isupper():
            issuer = issuer_at(chars, reading.flat, part.end(), min(end, part.end() + 160))
            if issuer is not None and _ISSUES.match(chars, issuer.end, end):
                return part.start()
    return end
