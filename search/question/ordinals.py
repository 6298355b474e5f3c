"""Which congress, session or century is meant: "14th", "lần thứ 14", "XIV" are one number, read as the texts print it."""

from __future__ import annotations

import re
from typing import Protocol

from search.question import MAX_CHARS, Question, read_question
from search.question.shapes import shape
from text.numerals import roman, roman_value

__all__ = ["is_roman", "with_printed_ordinals"]

_VIETNAMESE = re.compile(r"\b(?P<lead>thu|khoa|lan|ky)(?P<gap> )(?P<number>\d{1,2}|[ivx]{1,6})(?![\w/.-]*\d)(?!\w)")
_FIGURES = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})(?<!^)")
_ENGLISH = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)\b")
_LEADS = {"time": ("thu", "lan"), "term": ("khoa",), "age": ("ky",)}  # what stands before the number: "lần thứ XIV", "thế kỷ XXI"
_SAID = 40  # characters behind an English ordinal within which what it counts is named
_WORDS, _LAST = 6, 40  # words before a number, "chào mừng đại hội lần thứ"; the last that is looked for


class _Texts(Protocol):
    def occurs(self, words: tuple[str, ...]) -> bool: ...
    def with_title(self, form: str) -> frozenset[str]: ...


def with_printed_ordinals(question: Question, texts: _Texts) -> tuple[Question, list[tuple[str, str]]]:
    """Return the question with each ordinal of a congress or session that no text prints as it is typed in the figures that one does, and
    (from, to) of each: "the 14th Party Congress", "Đại hội lần thứ 14" where texts have "lần thứ XIV"."""
    pattern = _VIETNAMESE if question.language == "vi" else _ENGLISH
    out, last, read_as = "", 0, []
    for found in pattern.finditer(question.folded):
        printed = _printed(question, found, texts)
        if printed:
            out += question.text[last : found.start("number")] + printed
            last = found.end()
            read_as.append((question.text[found.start("number") : last], printed))
    text = out + question.text[last:]
    return (read_question(text), list(dict.fromkeys(read_as))) if last and len(text) <= MAX_CHARS else (question, [])


def is_roman(word: str) -> bool:
    """Whether a folded word may be Roman figures up to XXXIX."""
    return _FIGURES.fullmatch(word) is not None


def _printed(question: Question, found: re.Match[str], texts: _Texts) -> str:
    """The figures in which texts print an ordinal, "" where they print it as typed or not at all."""
    typed = found["number"]
    value = int(typed) if typed.isdigit() else roman_value(typed)
    if question.language == "vi":
        forms, leads = (roman(value), str(value)), (found["lead"], *(("thu",) if found["lead"] == "lan" else ()))
        if texts.occurs((found["lead"], typed)) or _is_another(question, found, forms, texts):
            return ""
    else:
        behind = question.folded[found.end() : found.end() + _SAID]
        named = shape("counted-in-order").match(behind)
        if named is None or shape("month-behind").match(behind):
            return ""
        forms, leads = (roman(value), str(value)), _LEADS[str(named.lastgroup)]
    return next(
        (form for lead in leads for form in forms if not found[0].endswith(form.lower()) and texts.occurs((lead, form.lower()))), ""
    )


def _is_another(question: Question, found: re.Match[str], forms: tuple[str, ...], texts: _Texts) -> bool:
    """Whether titles have the words before an ordinal with another number alone: what greets the fourteenth congress, to fulfil what the
    thirteenth resolved, does not greet the thirteenth."""
    before = [token.key for token in question.tokens if token.end <= found.start("number")][-_WORDS:]
    if len(before) < _WORDS or any(texts.with_title(" ".join((*before, form.lower()))) for form in forms):
        return False
    return any(texts.with_title(" ".join((*before, roman(other).lower()))) for other in range(1, _LAST))
