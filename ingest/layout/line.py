"""A line: where it stands, its mark, its cells.

In: a range of a text.  Out: a `Line` without surrounding spaces and emphasis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.layout.marks import Mark, mark_at

__all__ = ["GROUP", "Line", "line_at", "trimmed"]

GROUP = re.compile(r"[IVX]{1,4}\.?|[A-HĐ]\.?")  # the number of a row that heads a group

_TRIM = re.compile(r"[ \t\r\f\v*_#>]*")
_TAIL = " \t\r\f\v*_\n\x0b\x0c\x85\u2028\u2029"


@dataclass(slots=True)
class Line:
    """A line, or a piece of a flattened one, without surrounding spaces.  `text` is where its words begin; `outer` is a bullet that
    stands before another mark ("- (1)", "- +"); `blank` says whether an empty line stands above; `cells` are ranges of a table row,
    `grid` its table in the source (-1: none), `head` whether the format marks the row as a head."""

    start: int
    end: int
    text: int
    mark: Mark | None = None
    outer: Mark | None = None
    blank: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    cut: bool = False  # a piece cut out of a flattened line, not its first
    joins: bool = False  # goes on with the sentence of the line before, or with one from another page
    grid: int = -1
    head: bool = False


def line_at(chars: str, start: int, end: int) -> Line | None:
    """Return the line of `chars[start:end]`, None if it holds no words."""
    trim = _TRIM.match(chars, start, end)
    first = trim.end() if trim else start
    # a star that is a bullet and not emphasis: keep it if one character and a space stand there
    if chars[start:first].strip() == "*" and first < end and chars[first - 1] in " \t":
        first = chars.index("*", start)
    while end > first and chars[end - 1] in _TAIL:
        end -= 1
    if first >= end or not any(c.isalnum() for c in chars[first:end]):
        return None
    line = Line(first, end, first)
    mark = mark_at(chars, first, end)
    if mark is not None and mark.end < end:
        line.mark, line.text = mark, mark.end
        if mark.is_bullet:
            inner = mark_at(chars, mark.end, end)
            if (
                inner is not None
                and inner.end < end
                and (inner.is_bullet or inner.style in ("paren", "letter", "lroman", "arabic", "decimal"))
            ):
                line.mark, line.outer, line.text = inner, mark, inner.end
    elif mark is not None and mark.style in ("part", "chapter", "section", "article"):
        line.mark, line.text = mark, end
    while line.text < end and (chars[line.text].isspace() or chars[line.text] in "*_"):
        line.text += 1
    return line


def trimmed(chars: str, start: int, end: int) -> tuple[int, int]:
    """Return a cell's range without the spaces around its words."""
    while start < end and chars[start].isspace():
        start += 1
    while end > start and chars[end - 1].isspace():
        end -= 1
    return start, end
