"""Separators that known names tell: a name goes on behind a line's end, two names stand side by side without a sign.

In: the words of a stretch and their judge.  Out: the stretch's separators, mended.
"""

from __future__ import annotations

from ingest.names.items import Judge

__all__ = ["mend", "part"]

_IN_NAMES = frozenset(("dash", "line", "slash"))  # separators that may stand inside a name


def mend(judge: Judge) -> None:
    """Take a line's end out of a known name that goes on behind it: "Hội Liên hiệp / Phụ nữ"."""
    s = judge.words_of
    for k in judge.placed["collective elided"]:
        for n in range(k + 1, k + judge.vocabulary.at("collective elided", s.low, k, len(s.spans))):
            s.seps[n] = ""  # "các huyện, thị, thành ủy"
    for k, sep in enumerate(s.seps) if not _IN_NAMES.isdisjoint(s.seps) else ():
        if k and (sep in ("dash", "line") and _goes_on(judge, k) or sep == "slash" and _is_short_pair(judge, k)):
            s.seps[k] = ""
    if "line" not in s.seps and "strong" not in s.seps:
        return
    for k in range(1, len(s.spans)):
        if s.seps[k] == "line" and not s.is_capital(k) and not judge.vocabulary.at("plural", s.low, k, len(s.spans)):
            s.seps[k] = ""  # a small letter goes on with the line above
            continue
        if s.seps[k] == "line" or s.seps[k] == "strong" and not s.reading.chars[s.spans[k - 1][1] : s.spans[k][0]].strip():
            for start in range(max(0, k - 8), k):
                if judge.vocabulary.at("head", s.low, start, k) and _crosses(judge, start, k):
                    s.seps[k] = ""
                    break


def _goes_on(judge: Judge, k: int) -> bool:
    """Whether a bare word for actors or of work at word k is the end of an unknown body's name: "Ban Thanh thiếu nhi - | Trường học chủ
    trì", "Trung tâm Thông tin - | Thư viện", "Phòng Thanh tra - | Kiểm tra: …"."""
    s, known = judge.words_of, judge.vocabulary
    size = len(s.spans)
    if not s.is_capital(k) or s.seps[k] == "line" and judge.slot:
        return False  # lines of a cell are names each
    work = known.at("verb", s.low, k, size) if s.seps[k] == "dash" else 0
    bare = known.at("head|collective", s.low, k, size)
    end = k + max(work, bare)
    ends = end == size or bool(s.seps[end]) or known.at("role|duty|verb", s.low, end, size) > 0
    if end == k or not ends:
        return False
    begin = next((n for n in range(k - 1, -1, -1) if n == 0 or s.seps[n]), 0)
    begin = judge.begins(begin, k)
    headed = begin < k - 1 and s.is_capital(begin) and known.at("head", s.low, begin, k) > 0
    unit = headed and known.at("named_head", s.low, begin, k) > 0
    return headed and not judge.whole(begin, k) and (unit or not work and not judge.whole(k, end))


def _is_short_pair(judge: Judge, k: int) -> bool:
    """Whether a slash parts two abbreviations of one thing, and no two bodies: "HIV/AIDS", "đ/c"."""
    s = judge.words_of
    if judge.vocabulary.at("personal", s.low, k - 1, k + 1) == 2:
        return True  # "đ/c Nguyễn Văn An"
    short = all(word.isupper() and len(word) > 1 for word in s.printed[k - 1 : k + 1])
    return short and not any(judge.actor_word(n, n + 1) or judge.whole(n, n + 1) for n in (k - 1, k))


def _crosses(judge: Judge, start: int, k: int) -> bool:
    """Whether a known name begins at `start` and ends behind word k, and none ends before it."""
    s = judge.words_of
    if any(s.seps[start + 1 : k]) or judge.whole(start, k):
        return False
    for end in range(k + 1, min(len(s.spans), start + 16) + 1):
        if not judge.known.begins(s.flat[start:end]):
            return False
        if judge.known.whole(s.flat[start:end], s.printed[start:end], judge.date):
            return True
    return False


def part(judge: Judge) -> None:
    """Put a separator between two names that stand side by side: "Sở Khoa học và Công nghệ Sở Công Thương", "Bộ Y tế các bộ, ngành"."""
    s, ended = judge.words_of, judge.vocabulary.ended
    for k in sorted({*judge.placed["parent"], *judge.placed["plural"]}):
        if k < 2 or s.seps[k] or not s.is_capital(k) and ended.isdisjoint(s.low[max(0, k - 12) : k - 1]) or not _begins_another(judge, k):
            continue
        begin = next((b for b in range(max(0, k - 12), k - 1) if s.is_capital(b) and judge.whole(b, k)), None)
        organ = begin is not None and judge.vocabulary.at("organ", s.low, begin, k) == k - begin  # "Đảng ủy | Sở Y tế"
        if begin is not None and not organ and not judge.known.begins(s.flat[begin : k + 1]) and _ends_before(judge, begin, k):
            s.seps[k] = "line"


def _begins_another(judge: Judge, k: int) -> bool:
    """Whether words at k may begin a name that goes on with none before it."""
    s, known = judge.words_of, judge.vocabulary
    count = len(s.spans)
    if width := known.at("plural", s.low, k, count):
        return not s.is_capital(k) and (known.at("group_noun", s.low, k + width, count) or known.at("level", s.low, k + width, count)) > 0
    width = known.at("parent", s.low, k, count)
    return s.is_capital(k) and width > 0 and k + width < count and not s.seps[k + width]  # not "Thanh tra Sở"


def _ends_before(judge: Judge, begin: int, k: int) -> bool:
    """Whether the name of words [begin, k) ends before the plural at k: that of a ministry, and of a department before others."""
    s, known = judge.words_of, judge.vocabulary
    width = known.at("plural", s.low, k, len(s.spans))
    if not width or known.at("single", s.low, begin, k):
        return True
    behind = min(k + width, len(s.spans))
    return known.at("parent", s.low, begin, k) > 0 and known.at("shared", s.low, behind, len(s.spans)) > known.at(
        "level", s.low, behind, len(s.spans)
    )
