"""Sections named by their number in a question: "nhiệm vụ II.5.1", "mục 3.đ", "section III.9", "khoản 2 Điều 9", "Article 8"."""

from __future__ import annotations

import re

from search.question import Question
from search.question.words import Word

__all__ = ["find_paths"]

# A Roman numeral with at least one number below it; an Arabic one only after a word for section.  "III/2020" and "72/2015" are none.
_PATH = re.compile(
    r"(?<![\w/.])(?:(?P<roman>[IVX]{1,5}(?:\.\d{1,2})+(?:\.[a-zđ])?)"
    r"|(?P<article>(?i:(?:(?:khoản|khoan|clause|paragraph)\s+\d{1,2}\s*,?\s*(?:of\s+)?)?(?:điều|dieu|article)\s+\d{1,3}))"
    r"|(?i:mục|section|điểm|khoản|item)\s+(?P<item>[IVX]{1,5}(?!\.\d)|\d{1,2}(?:\.(?:\d{1,2}|[a-zđ]))*))(?![\w/])"
)


def find_paths(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with each section number as one slot of kind "path" (its value as printed); the word before it stays."""
    out = list(slots)
    for match in reversed(list(_PATH.finditer(question.text))):
        name = next(kind for kind in ("roman", "article", "item") if match[kind])
        inside = [i for i, token in enumerate(question.tokens) if match.start(name) <= token.start and token.end <= match.end(name)]
        if not inside:
            continue
        start, end = inside[0], inside[-1] + 1
        first = next(i for i, slot in enumerate(out) if slot.end > start)
        last = next(i for i, slot in enumerate(out) if slot.end >= end)
        if out[first].start == start and out[last].end == end:
            out[first : last + 1] = [Word(start, end, (), match[name], "path", _path(match[name]))]
    return _annex(out)


def _path(printed: str) -> str:
    """The path of a section as tasks have it: "khoản 2 Điều 9" is "Điều 9.2"."""
    article = re.search(r"(?i)điều|dieu|article", printed)
    return "Điều " + ".".join(reversed(re.findall(r"\d+", printed))) if article else printed


def _annex(slots: list[Word]) -> list[Word]:
    """Return the slots with "phụ lục", "annex" as the path of the annex's table, where no number says which document it is."""
    for at, slot in enumerate(slots):
        follows = slots[at + 1] if at + 1 < len(slots) else None
        if slot.has("doctype", "type:phu-luc") and not (follows is not None and (follows.kind == "number" or follows.has("wh"))):
            return [*slots[:at], Word(slot.start, slot.end, (), slot.text, "path", "DM"), *slots[at + 1 :]]
    return slots
