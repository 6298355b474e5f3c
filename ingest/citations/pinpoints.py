"""Which part of an instrument is meant: "Khoản 3, Khoản 4 Điều 5, Điều 6 Nghị định số …".

In: the reading view and where an instrument's mention begins.  Out: the words right before it that name its parts.
"""

from __future__ import annotations

import re

__all__ = ["pinpoint"]

_REACH = 160  # characters before the instrument; half and double read alike (benchmarks.numbers)
# A kind of part with its first number; a further number of the same kind.
_NUMBERED = r"(?:[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục)\s+(?:\d+[a-zđ]?|[IVXLC]+)(?!\w)"
_PART = re.compile(rf"[Đđ]iểm\s+[a-zđ](?!\w)|[Kk]hoản\s+\d+[a-zđ]?(?!\w)|{_NUMBERED}")
_AGAIN = re.compile(r"\s*(?:,|và(?!\w)|đến(?!\w))\s*(?:\d+[a-zđ]?|[IVXLC]+|[a-zđ])(?![\w])")
_JOIN = re.compile(r"\s*+(?:[,;]|và(?!\w))?\s*+")
_END = re.compile(r"\s*(?:của\s+)?")


def pinpoint(chars: str, start: int) -> str | None:
    """Return the parts that are named right before an instrument, None if none is: "Khoản 3, Khoản 4 Điều 5, Điều 6"."""
    floor = max(0, start - _REACH)
    first = at = -1
    for part in _PART.finditer(chars, floor, start):
        joined = _JOIN.match(chars, at, part.start()) if at >= 0 else None
        if joined is None or joined.end() != part.start():
            first = part.start()
        at = part.end()
        while (again := _AGAIN.match(chars, at, start)) is not None:
            at = again.end()
    if first < 0 or not _END.fullmatch(chars, at, start):
        return None
    return " ".join(chars[first:at].split())
