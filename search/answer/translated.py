"""English words that nothing knows as the Vietnamese ones that the table of vectors has nearest to them: "helicopters" are "trực thăng"."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import replace

from search.frames.reading import Condition, Reading
from search.lexicon.names import StoreNames
from search.passages.tokens import folded_phrase, tokens
from search.question import key

__all__ = ["as_translated", "in_vietnamese"]

# Cosine of an English word to the nearest Vietnamese one from which on the two mean the same, read off 40 words: "nuclear" and "hạt nhân"
# have 0.72, "intelligence" and "tình báo" 0.57.
_MEANS = 0.6


def in_vietnamese(names: StoreNames, words: Iterable[str]) -> tuple[str, ...]:
    """Return the Vietnamese words that the table of vectors has nearest to English ones, where they are near and some text has them."""
    return tuple(dict.fromkeys(unit for one in words for token in tokens(one) if (unit := _unit(names, token))))


def as_translated(names: StoreNames, reading: Reading) -> Reading | None:
    """Return an English reading with each word that nothing knows as a Vietnamese one, and a note of it; None where one has none, or may be
    a name."""
    sentence = reading.sentence
    if reading.language != "en" or sentence is None or reading.find == "passage" or reading.query.negated or reading.query.sides:
        return None
    words = [token for one in reading.unknown for token in tokens(one)]
    question = sentence.question
    if any(question.is_capital(token) or token.upper for token in question.tokens if token.text in words):
        return None
    units = [_unit(names, word) for word in words]
    if not units or not all(units):
        return None
    meant = tuple(dict.fromkeys(folded_phrase(unit) for unit in units))
    shown, said = ", ".join(f"“{word}”" for word in reading.unknown), ", ".join(dict.fromkeys(units))
    out = copy.copy(reading)
    out.query = replace(reading.query, words=(*reading.query.words, *meant))
    out.conditions = [*reading.conditions, *(Condition("words", folded_phrase(unit), unit) for unit in dict.fromkeys(units))]
    out.notes = [*reading.notes, (f"{shown} hiểu là: {said}.", f"{shown} is looked for as: {said}.")]
    out.fallbacks, out.subjects, out.unknown = [], (*reading.subjects, *meant), []
    return out


def _unit(names: StoreNames, word: str) -> str:
    """The Vietnamese word nearest to an English one, "" where none is near or no text has it."""
    from search.passages.embedding import default_embedder

    nearest = getattr(default_embedder(), "nearest", None)
    if nearest is None:
        return ""
    near = sorted((one for form in (word, key(word)) for one in nearest(form)[:1]), key=lambda one: -one[1])
    return next((unit for unit, score in near if score >= _MEANS and names.occurs(tuple(folded_phrase(unit).split()))), "")
