"""Signs that part a head from the rest: emphasis, rules, the motto, stamps; where the body begins and where prose opens.

In: the reading view.  Out: the same with what is no word blanked, of equal length; positions.
"""

from __future__ import annotations

import re

__all__ = ["ABOUT", "ADDRESSED", "body_at", "is_flat", "is_rule", "opening_at", "opens", "plain", "tidy", "without_motto", "without_stamps"]

_MARKUP = re.compile(r"\*+|_{2,}|</?[a-zA-Z]{1,6}\s?/?>|(?m:^[ \t]*#+)")
_RULES = re.compile(r"[-–—_=~]{3,}|\.{4,}")
# The State's and the Party's words above every paper, folded: scans lose their marks.
_MOTTO = re.compile(
    r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam|doc lap\s*-{0,2}\s*tu do\s*-{0,2}\s*hanh phuc|dang cong san viet nam"
)
# The first line where its column was too narrow for it; its last words stand on their own further down.
_TORN = re.compile(r"cong hoa xa hoi chu nghia(?P<viet> viet)?[ \t]*(?=\n|$)")
_TORN_REST = {True: re.compile(r"\n[ \t]*(nam)[ \t]*(?=\n)"), False: re.compile(r"\n[ \t]*(viet nam)[ \t]*(?=\n)")}
_TORN_REACH = 250  # characters to the last words: the other column's lines stand between
_STAMP = re.compile(r"\bĐẾN\s+(?:SỐ|Số|số)\b|\b(?:CÔNG\s+)?VĂN\s+(?:BẢN\s+)?ĐẾN\b")
_STAMP_DAY = re.compile(r"[^\n]{0,60}\n\s*(?:Ngày|NGÀY|Chuyển)[^\n]{0,60}")
_NOT_BREAK = re.compile(r"[^\n]")
ABOUT = re.compile(r"(?:^|[\n|\t]|\s)(?:V/v|V/V|v/v|Về việc|Vv|VV)(?:\s*+:)?\s+")
ADDRESSED = re.compile(r"(?:^|[\n|\t]|\s)(?:Kính gửi|KÍNH GỬI|Kính gởi)\s*:?")
_BODY = re.compile(
    r"(?:^|[\n|])[ \t]*(?:(?:I|A|1)\s?[.)/]\s|(?:Điều|ĐIỀU)\s+1\s?[.:]|(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:I|1|THỨ NHẤT|thứ nhất)\b)"
)
_OPENS = (
    "Căn cứ", "Thực hiện", "Kính gửi", "Theo đề nghị", "Triển khai", "Xét", "Để ", "Nhằm", "Trong ", "Thời gian qua", "Quốc hội ban hành",
    "Trên cơ sở", "Tiếp tục", "Sau khi", "Qua ", "Vừa qua", "Hiện nay", "Chiều ngày", "Sáng ngày", "Từ ngày", "Luật này", "Nghị định này",
    "Thông tư này",
)  # fmt: skip
_OPENING = re.compile(r"(?:^|(?<=[\s|]))(?=[CTKXĐNQSVHL])")
_FLAT = 300  # characters of a line that holds a document
_DAY = re.compile(r"Ngày \d[^\n]{36}")


def plain(chars: str) -> str:
    """Return a text with emphasis marks and tags blanked."""
    return _MARKUP.sub(lambda m: " " * len(m[0]), chars)


def without_motto(chars: str, flat: str) -> str:
    """Return a letterhead with the motto and rules blanked."""
    for match in _MOTTO.finditer(flat, 0, len(chars)):
        chars = _blank(chars, *match.span())
    torn = _TORN.search(flat, 0, len(chars))
    if torn is not None:
        rest = _TORN_REST[torn["viet"] is not None].search(flat, torn.end(), min(len(chars), torn.end() + _TORN_REACH))
        chars = _blank(chars, *torn.span())
        chars = _blank(chars, *rest.span(1)) if rest is not None else chars
    return _RULES.sub(lambda m: " " * len(m[0]), chars)


def without_stamps(chars: str) -> str:
    """Return a head with arrival stamps blanked: the line "ĐẾN SỐ", its day, and the body above it, which received and did not issue."""
    for match in _STAMP.finditer(chars) if "ĐẾN" in chars else ():
        line = max(chars.rfind("\n", 0, match.start()), chars.rfind("|", 0, match.start()))
        above = max(chars.rfind("\n", 0, max(line, 0)), chars.rfind("|", 0, max(line, 0)))
        start = above + 1 if line - above < 120 else line + 1
        day = _STAMP_DAY.match(chars, match.end())
        chars = _blank(chars, start, day.end() if day is not None else match.end())
    return chars


def _blank(chars: str, start: int, end: int) -> str:
    return chars[:start] + _NOT_BREAK.sub(" ", chars[start:end]) + chars[end:]


def body_at(chars: str, start: int) -> int | None:
    """Return where the first part, article or numbered item begins at or behind `start`, None if none does."""
    found = _BODY.search(chars, start)
    return found.start() if found is not None else None


def opens(chars: str, at: int) -> bool:
    """Whether a paragraph of prose opens at a position: "Căn cứ", "Thực hiện", "Kính gửi"."""
    return chars.startswith(_OPENS, at) or _DAY.match(chars, at) is not None


def opening_at(chars: str, start: int) -> int | None:
    """Return where prose opens first at or behind `start`, None if it does not."""
    return next((at.start() for at in _OPENING.finditer(chars, start) if opens(chars, at.start())), None)


def is_flat(chars: str, at: int) -> bool:
    """Whether a whole document stands in the line at a position: no line breaks near behind it."""
    return len(chars) >= at + _FLAT and chars.find("\n", at, at + _FLAT) < 0


def is_rule(line: str) -> bool:
    """Whether a line is nothing but a rule."""
    return _RULES.fullmatch(line) is not None


def tidy(text: str) -> str:
    """Return a title as one line without emphasis marks and rules."""
    return " ".join(_RULES.sub(" ", _MARKUP.sub(" ", text)).split()).strip(" :*")
