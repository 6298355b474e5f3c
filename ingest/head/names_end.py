"""Where a body's name ends in running text: at a sign, or before a word that is no part of a body's name ("ban hành", "tại", "đã").

In: the reading view and a position inside a name.  Out: the position where the name ends.
"""

from __future__ import annotations

import re

from text.letters import UPPER
from text.phrases import words_of

__all__ = ["name_end"]

_SIGNS = re.compile(rf"[;.:()\[\]“”\"|\n\t]|,\s*+(?![{UPPER}])")
_WORD = re.compile(r"[^\W\d_]+")
# Words of bodies' names ("và", "nhân dân") are none of these; "chỉ đạo" is one but in "Ban Chỉ đạo".
_STOPS = frozenset(
    words_of(
        "về|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung|thông qua|triển khai|thực hiện|thông báo|đã|yêu cầu|công bố|"
        "giao|điều chỉnh|đối với|trong|trên|tại|là|có|để|đến|quyết định|theo|chỉ đạo|gồm|được|nhằm|kèm|ngày|năm|gửi|xin|trình|"
        "khóa|này|nêu|như|từ|lần|tổ chức|báo cáo|kết luận|đề nghị|chủ trì|phối hợp|cho|với|khi|mà|cùng|do|nay|thuộc|quản lý|"
        "tăng cường|lãnh đạo|xây dựng|và các|và chỉ đạo|và ý kiến|xử lý|tiếp tục|số"
    )
)
# A committee's field ("về chuyển đổi số") goes on through more words.
_STOPS_OF_FIELD = frozenset(words_of("ban hành|phê duyệt|quy định|hướng dẫn|đã|ngày|số|kèm|tại|và về"))
_SIGNS_OF_FIELD = re.compile('[;.:()“”"|\n]')
_FIRST = frozenset(word.split()[0] for word in _STOPS | _STOPS_OF_FIELD)
_NUMBERED = re.compile(r"\s*\d")
_FIELD = re.compile(r"\s+(?:về|VỀ)\s+")
_LONGEST, _LONGEST_FIELD = 120, 200  # characters; the longest issuer of the corpus has 57


def name_end(chars: str, start: int, limit: int, *, about: bool = False) -> int:
    """Return where a body's name ends; with `about` it may go on with "về ..." (a steering committee's field)."""
    field = _FIELD.match(chars, start, limit) if about else None
    if field is not None:
        end = _first_stop(chars, field.end(), min(limit, field.end() + _LONGEST_FIELD), _SIGNS_OF_FIELD, _STOPS_OF_FIELD)
    else:
        end = _first_stop(chars, start, min(limit, start + _LONGEST), _SIGNS, _STOPS)
    return start + len(chars[start:end].rstrip(" ,"))


def _first_stop(chars: str, start: int, limit: int, signs: re.Pattern[str], stops: frozenset[str]) -> int:
    sign = signs.search(chars, start, limit)
    end = sign.start() if sign is not None else limit
    words = [(m.start(), m.end()) for m in _WORD.finditer(chars, start, end)]
    for (a, b), (_, last) in zip(words, [*words[1:], (0, 0)], strict=False):
        word = chars[a:b]
        if word not in _FIRST or not chars[a - 1 : a].isspace():
            continue
        two = f"{word} {chars[b + 1 : last]}" if last else ""
        if two in stops or (word in stops and (word not in ("ngày", "số") or stops is _STOPS or _NUMBERED.match(chars, b))):
            if word == "số" and not _NUMBERED.match(chars, b):
                continue
            if two == "chỉ đạo" and chars[max(start - 4, 0) : a].lower().endswith("ban "):
                continue
            return a - 1
    return end
