"""Sections named by their number in a question: "nhiệm vụ II.5.1", "mục 3.đ", "section III.9"."""

from __future__ import annotations

import re

from search.question import Question
from search.question.words import Word

__all__ = ["find_paths"]

# A Roman numeral with at least one number below it; an Arabic one only after a word for section.  "III/2020" and "72/2015" are none.
_PATH = re.compile(
    r"(?<![\w/.])(?:(?P<roman>[IVX]{1,5}(?:\.\d{1,2})+(?:\.[a-zđ])?)|(?:mục|section|điểm|khoản|item)\s+(?P<item>[IVX]{1,5}|\d{1,2}(?:\.(?:\d{1,2}|[a-zđ]))*))(?![\w/])"
)


def find_paths(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with each section number as one slot of kind "path" (its value as printed); the word before it stays."""
    out = list(slots)
    for match in reversed(list(_PATH.finditer(question.text))):
        name = "roman" if match["roman"] else "item"
        inside = [i for i, token in enumerate(question.tokens) if match.start(name) <= token.start and token.end <= match.end(name)]
        if not inside:
            continue
        start, end = inside[0], inside[-1] + 1
        first = next(i for i, slot in enumerate(out) if slot.end > start)
        last = next(i for i, slot in enumerate(out) if slot.end >= end)
        if out[first].start == start and out[last].end == end:
            out[first : last + 1] = [Word(start, end, (), match[name], "path", match[name])]
    return _annex(question, out)


def _annex(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with "phụ lục", "annex" as the path of the annex's table, where no number says which document it is."""
    for at, slot in enumerate(slots):
        follows = slots[at + 1] if at + 1 < len(slots) else None
        if slot.has("doctype", "type:phu-luc") and not (follows is not None and (follows.kind == "number" or follows.has("wh"))):
            return [*slots[:at], Word(slot.start, slot.end, (), slot.text, "path", "DM"), *slots[at + 1 :]]
    return slots
