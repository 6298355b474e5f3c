"""Kinds of bodies that are asked for by a word that is no body's name: "tập đoàn nào", "which corporations"."""

from __future__ import annotations

from search.lexicon import Entry
from search.lexicon.thesaurus import wordings
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.shapes import shape
from search.question.words import Word

__all__ = ["kinds_asked"]

_LONGEST = 3  # syllables of a kind


def kinds_asked(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a kind of body beside "nào", "which" as a kind; its value are the folded words that names of it begin with."""
    for at, token in enumerate(question.tokens):
        if question.language == "vi":
            found = [(start, at) for start in range(max(0, at - _LONGEST), at)] if token.key == "nao" else []
        else:
            found = [(at + 1, at + 2)] if token.key == "which" and at + 1 < len(question.tokens) else []
        for start, stop in found:
            first, last = min(start, at), max(stop, at + 1)
            inside = [i for i, slot in enumerate(slots) if first <= slot.start and slot.end <= last]
            whole = bool(inside) and slots[inside[0]].start == first and slots[inside[-1]].end == last
            named = any(slots[i].kind in ("body", "agency") for i in inside)  # "which hospitals": the vocabulary has these
            if whole and not named and (kinds := _kinds(question, start, stop)):
                kind = Word(
                    start, stop, (Entry("kind", kinds, (question.words(start, stop),)),), question.words(start, stop), "kind", kinds
                )
                asked = Word(at, at + 1, (Entry("wh", "which", (token.text,)),), question.words(at, at + 1), "wh", "which")
                made = sorted((kind, asked), key=lambda slot: slot.start)
                return [*slots[: inside[0]], *made, *slots[inside[-1] + 1 :]]
    return slots


def _kinds(question: Question, start: int, stop: int) -> str:
    """The folded kinds that words name, apart by "|"; "" where they name none."""
    said = folded_phrase(question.words(start, stop))
    forms = (said,) if question.language == "vi" else wordings(tuple(token.key for token in question.tokens[start:stop]))
    return "|".join(dict.fromkeys(form for form in forms if shape("kind-of-body").fullmatch(form)))
