"""Separators that known names tell: a name goes on behind a line's end, two names stand side by side without a sign.

In: the words of a stretch and their judge.  Out: the stretch's separators, mended.
"""

from __future__ import annotations

from ingest.names.items import Judge

__all__ = ["mend", "part"]


def mend(judge: Judge) -> None:
    """Take a line's end out of a known name that goes on behind it: "Hội Liên hiệp / Phụ nữ"."""
    s = judge.words_of
    for k in judge.starts("collective elided"):
        for n in range(k + 1, k + judge.vocabulary.at("collective elided", s.low, k, len(s.spans))):
            s.seps[n] = ""  # "các huyện, thị, thành ủy"
    for k in range(1, len(s.spans)):
        if s.seps[k] in ("dash", "line") and _goes_on(judge, k):
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
    """Whether a bare word for actors at word k is the end of an unknown body's name: "Ban Thanh thiếu nhi - | Trường học chủ trì"."""
    s, known = judge.words_of, judge.vocabulary
    end = k + known.at("collective", s.low, k, len(s.spans))
    if end == k or not s.is_capital(k) or s.seps[k] == "line" and judge.slot:
        return False  # lines of a cell are names each
    ends = end == len(s.spans) or bool(s.seps[end]) or known.at("role", s.low, end, len(s.spans)) > 0
    begin = next((n for n in range(k - 1, -1, -1) if n == 0 or s.seps[n]), 0)
    begin = judge.begins(begin, k)
    headed = begin < k - 1 and s.is_capital(begin) and known.at("head", s.low, begin, k) > 0
    return ends and headed and not judge.whole(begin, k) and not judge.whole(k, end)


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
    s = judge.words_of
    for k in sorted({*judge.starts("parent"), *judge.starts("plural")}):
        if k < 2 or s.seps[k] or not _begins_another(judge, k):
            continue
        begin = next((b for b in range(max(0, k - 12), k - 1) if s.is_capital(b) and judge.whole(b, k)), None)
        if begin is not None and not judge.known.begins(s.flat[begin : k + 1]) and _ends_before(judge, begin, k):
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
