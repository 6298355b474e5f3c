"""Sections named by their number in a question: "nhiệm vụ II.5.1", "mục 2 phần III", "section III.9", "khoản 2 Điều 9", "Article 8"."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.query import Query
from search.lexicon.names import Names
from search.lexicon.thesaurus import LONGEST, is_term, wordings
from search.question import Question
from search.question.words import Word

__all__ = ["HEADING", "find_headings", "find_paths"]

_UPPER = r"(?i:mục|muc|phần|phan|chương|chuong|section|heading|part|chapter)"
_LOWER = r"(?i:mục|muc|điểm|diem|khoản|khoan|point|item|clause|paragraph)"
_HIGH = r"(?:[IVX]{1,5}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})*)"
_LOW = r"(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])"
# A Roman numeral with at least one number below it; an Arabic one only after a word for section.  "III/2020" and "72/2015" are none.
_PATH = re.compile(
    rf"(?<![\w/.])(?:(?P<nested>{_LOWER}\s+(?P<low>{_LOW})\s*,?\s*(?:(?i:của|cua|thuộc|trong|of|in|under)\s+)?{_UPPER}\s+(?P<high>{_HIGH})"
    rf"|{_UPPER}\s+(?P<above>{_HIGH})\s*,?\s*{_LOWER}\s+(?P<below>{_LOW}))"
    r"|(?P<roman>[IVX]{1,5}(?:\.\d{1,2})+(?:\.[a-zđ])?)"
    r"|(?P<article>(?i:(?:(?:khoản|khoan|clause|paragraph)\s+\d{1,2}\s*,?\s*(?:of\s+)?)?(?:điều|dieu|article)\s+\d{1,3}))"
    rf"|(?:{_UPPER}|{_LOWER})\s+(?P<item>[IVX]{{1,5}}(?!\.\d)|\d{{1,2}}(?:\.(?:\d{{1,2}}|[a-zđ]))*))(?![\w/])"
)
_NAMES_SECTION = ("heading", "head")  # read as who leads elsewhere


def find_paths(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with each section number as one slot of kind "path" (its value as printed); the word before it stays."""
    out = list(slots)
    for match in reversed(list(_PATH.finditer(question.text))):
        name = next(kind for kind in ("nested", "roman", "article", "item") if match[kind])
        inside = [i for i, token in enumerate(question.tokens) if match.start(name) <= token.start and token.end <= match.end(name)]
        if not inside:
            continue
        start, end = inside[0], inside[-1] + 1
        first = next(i for i, slot in enumerate(out) if slot.end > start)
        last = next(i for i, slot in enumerate(out) if slot.end >= end)
        if out[first].start == start and out[last].end == end:
            out[first : last + 1] = [Word(start, end, (), match[name], "path", _path(match, name))]
            if first and question.tokens[out[first - 1].start].key in _NAMES_SECTION:
                out[first - 1] = replace(out[first - 1], entries=(), kind="stop", value="")
    return _annex(out)


def _path(match: re.Match[str], name: str) -> str:
    """The path of a section as tasks have it: "khoản 2 Điều 9" is "Điều 9.2", "mục 2 phần III" is "III.2"."""
    if name == "nested":
        return f"{match['high'] or match['above']}.{match['low'] or match['below']}"
    printed = match[name]
    article = re.search(r"(?i)điều|dieu|article", printed)
    return "Điều " + ".".join(reversed(re.findall(r"\d+", printed))) if article else printed


# "phần tổ chức thực hiện", "the section on funding": a section by words of its heading.
_NAMED = re.compile(
    r"(?<!\w)(?:(?:phần|phan|mục|muc)\s+(?:(?:về|ve)\s+)?|(?:section|part|heading|chapter)\s+(?:on|about|called)\s+(?:the\s+)?)",
    re.IGNORECASE,
)
_LEAST, _MOST = 2, 8  # words of such a heading
HEADING = "heading:"


def find_headings(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with words of a heading after a word for section as one slot of kind "path", its value `HEADING` and the words."""
    found = next((one for one in _NAMED.finditer(question.text) if not _is_in_term(question, one.start())), None)
    start = next((i for i, token in enumerate(question.tokens) if found is not None and token.start >= found.end()), None)
    if found is None or start is None or not any(question.tokens[slot.end - 1].end == found.end() - 1 for slot in _fillers(slots)):
        return slots
    places = tuple(sorted({id for slot in slots for id in slot.values("province") if id in names.provinces}))
    ends = [slot.end for slot in slots if slot.start >= start and slot.end - start <= _MOST and not slot.has("wh")]
    first = next(
        (slot.start for slot in slots if slot.start >= start and (slot.has("wh") or slot.kind in _NO_HEADING)), len(question.tokens)
    )
    for end in sorted((end for end in ends if end <= first), reverse=True):
        forms = _heading_forms(question, start, end)
        if not any(slot.start == start for slot in slots) or not forms:
            continue
        said = "|".join(forms)
        if names.answers_of(Query("task", provinces=places, subject=(said,), subject_in=("heading",))):
            made = Word(start, end, (), question.words(start, end), "path", f"{HEADING}{said}")
            return [slot for slot in slots if slot.end <= start] + [made] + [slot for slot in slots if slot.start >= end]
    return slots


_NO_HEADING = ("province", "number", "document", "time", "path", "body", "agency")


def _is_in_term(question: Question, start: int) -> bool:
    """Whether the word for a section that begins at a character ends a term: "chuyên mục", "hạng mục"."""
    at = next(i for i, token in enumerate(question.tokens) if token.end > start)
    return at > 0 and is_term((question.tokens[at - 1].key, question.tokens[at].key))


def _fillers(slots: list[Word]) -> list[Word]:
    return [slot for slot in slots if slot.has("stop") or slot.has("part") or slot.has("about") or slot.has("of")]


def _heading_forms(question: Question, start: int, end: int) -> tuple[str, ...]:
    """The folded words that a heading may have for tokens [start, end)."""
    own = tuple(token.key for token in question.tokens[start:end])
    if question.language == "en":
        return wordings(own) if len(own) <= LONGEST else ()
    return (" ".join(own),) if len(own) >= _LEAST else ()


def _annex(slots: list[Word]) -> list[Word]:
    """Return the slots with "phụ lục", "annex" as the path of the annex's table, where no number says which document it is."""
    for at, slot in enumerate(slots):
        follows = slots[at + 1] if at + 1 < len(slots) else None
        if slot.has("doctype", "type:phu-luc") and not (follows is not None and (follows.kind == "number" or follows.has("wh"))):
            return [*slots[:at], Word(slot.start, slot.end, (), slot.text, "path", "DM"), *slots[at + 1 :]]
    return slots
