"""English words that nothing knows as the Vietnamese ones that the table of vectors has nearest to them: "helicopters" are "trực thăng"."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import replace

from search.frames.reading import Condition, Reading, left_aside
from search.lexicon.names import StoreNames
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase, tokens
from search.question import key

__all__ = ["as_translated", "in_vietnamese", "without_common_words"]

# Cosine of an English word to the nearest Vietnamese one from which on the two mean the same, read off 40 words: "nuclear" and "hạt nhân"
# have 0.72, "intelligence" and "tình báo" 0.57.
_MEANS = 0.6


def in_vietnamese(names: StoreNames, words: Iterable[str]) -> tuple[str, ...]:
    """Return the Vietnamese words that the table of vectors has nearest to English ones, where they are near and some text has them."""
    return tuple(dict.fromkeys(unit for one in words for token in tokens(one) if (unit := _unit(names, token))))


def as_translated(names: StoreNames, reading: Reading) -> Reading | None:
    """Return an English reading with each word that nothing knows as a Vietnamese one, and a note of it; None where one has none, or may be
    a name."""
    units = [_unit(names, word) for word in _plain_unknown(reading) or ()]
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


def without_common_words(reading: Reading) -> Reading | None:
    """Return an English reading without the words that nothing here knows but the table of vectors does, so that they are no names, beside
    others that say what the question is about: "clean water companies"."""
    words = _plain_unknown(reading)
    firm = any(not is_deed(word) for word in reading.query.words)
    if words is None or len(words) > 1 or not firm or not all(map(_near, words)):
        return None
    out = copy.copy(reading)
    out.notes = [*reading.notes, left_aside(reading.unknown)]
    out.ignored, out.unknown = [*reading.ignored, *reading.unknown], []
    return out


def _plain_unknown(reading: Reading) -> list[str] | None:
    """The words of an English question for facts that nothing knows, none of which may be a name; None where one may, or it asks
    otherwise."""
    sentence, query = reading.sentence, reading.query
    if reading.language != "en" or sentence is None or reading.find == "passage" or query.negated or query.sides:
        return None
    words = [token for one in reading.unknown for token in tokens(one)]
    question = sentence.question
    named = any(question.is_capital(token) or token.upper for token in question.tokens if token.text in words)
    return None if named else words


def _unit(names: StoreNames, word: str) -> str:
    """The Vietnamese word nearest to an English one, "" where none is near, no text has it, or it is one syllable, which other words have
    as well: "hồ" of "hồ sơ" is no lake."""
    near = ((unit, tuple(folded_phrase(unit).split())) for unit in _near(word))
    return next((unit for unit, folded in near if len(folded) > 1 and names.occurs(folded)), "")


def _near(word: str) -> list[str]:
    """The Vietnamese words that mean the same as an English one, the nearest first."""
    from search.passages.embedding import default_embedder

    nearest = getattr(default_embedder(), "nearest", None)
    if nearest is None:
        return []
    found = sorted((one for form in (word, key(word)) for one in nearest(form)[:1]), key=lambda one: -one[1])
    return [unit for unit, score in found if score >= _MEANS]
