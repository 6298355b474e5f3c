"""The accents of a question's words: folded words do not tell "bão" from "báo" and "bạo lực".

In: words as they were typed, words as a text prints them.  Out: whether the text may mean what was typed.  A word typed without accents
may be any; one typed with accents is the printed one or another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from search.lexicon.thesaurus import accents_of, syllables_meant, wordings
from search.passages.tokens import fold_token, tokens
from search.question.sentence import Sentence
from search.question.words import Word

__all__ = ["Told", "folded_words", "has_other_accents", "says", "told_in", "typed_form", "typed_in"]

_SUBJECT = ("words", "syllable", "word")  # what conditions on words are typed as


def typed_form(said: Sequence[str], forms: Iterable[str]) -> tuple[str, ...]:
    """Return the first of some folded forms ("mua lu") that words (`tokens`) have with accents, as it was typed: ("mưa", "lũ"); () where
    none."""
    folded = [fold_token(word) for word in said]
    for form in forms:
        words = form.split()
        for at in range(len(said) - len(words) + 1):
            typed = tuple(said[at : at + len(words)])
            if folded[at : at + len(words)] == words and typed != tuple(words):
                return typed
    return ()


def typed_in(sentence: Sentence | None, forms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return those of some folded forms whose accents a question tells: the words of its subject that were typed with them, and those that
    the thesaurus has for its words: "drugs" is "thuốc", not "thuộc", "đuối nước" also "dạy bơi", not "đẩy bởi"."""
    if sentence is None:
        return ()
    forms = tuple(forms)
    slots = [slot for slot in sentence.slots if slot.kind in _SUBJECT]
    typed = next(filter(None, (typed_form(tokens(slot.text), forms) for slot in slots)), ())
    own: tuple[tuple[str, ...], ...] = (typed,) if typed else ()
    if sentence.question.language == "en":
        if typed:
            return own
        own = tuple((name,) for form in forms if " " not in form for name in syllables_meant(form))
    keys = next((keys for slot in slots if not set(forms).isdisjoint(wordings(keys := _keys(sentence, slot)))), ())
    others = [form for form in forms if " " in form and form != " ".join(keys)] if keys else []
    return own + tuple(tuple(tokens(name)) for form in others for name in accents_of(keys, form))


def told_in(sentence: Sentence | None, forms: Iterable[str], is_printed: Callable[[tuple[str, ...]], bool]) -> tuple[tuple[str, ...], ...]:
    """Return those of `typed_in` that are no slips: what the thesaurus writes so, and what `is_printed` in some text."""
    said = typed_in(sentence, forms)
    typed = tokens(sentence.question.text) if sentence is not None else []
    return tuple(one for one in said if not _stand_in(one, typed) or " ".join(one) in _written(one) or is_printed(one))


def _stand_in(words: tuple[str, ...], others: Sequence[str]) -> bool:
    return any(tuple(others[at : at + len(words)]) == words for at in range(len(others) - len(words) + 1))


def _written(words: tuple[str, ...]) -> tuple[str, ...]:
    """The wordings that the thesaurus has for a term of two words or more with the accents that it writes."""
    folded = tuple(fold_token(word) for word in words)
    return accents_of(folded, " ".join(folded)) if len(words) > 1 else ()


def _keys(sentence: Sentence, slot: Word) -> tuple[str, ...]:
    return tuple(token.key for token in sentence.question.tokens[slot.start : slot.end])


def says(forms: Iterable[str], typed: Sequence[Sequence[str]], printed: Sequence[str]) -> bool:
    """Whether printed words (`tokens`) have one of some folded forms, those that are `typed` with their accents.

    In a phrase the two tones that are most often written for each other are one: "sữa chữa", "kỹ luật".
    """
    return Told(forms, typed).are_said(printed, folded_words(printed))


def folded_words(printed: Iterable[str]) -> str:
    """Return printed words (`tokens`) without their accents, each between blanks."""
    return f" {' '.join(map(fold_token, printed))} "


class Told:
    """Folded forms of which some were typed with their accents; looked for in many texts (see `says`)."""

    def __init__(self, forms: Iterable[str], typed: Sequence[Sequence[str]]) -> None:
        self._typed = [(f" {' '.join(map(fold_token, words))} ", words) for words in typed]
        told = {folded for folded, _ in self._typed}
        self._free = [form for form in (f" {one} " for one in forms) if form not in told]

    def are_said(self, printed: Sequence[str], folded: str) -> bool:
        """Whether printed words have one of the forms; `folded` are these words without their accents (`folded_words`)."""
        if any(form in folded for form in self._free):
            return True
        return any(wanted in folded and _stands(words, wanted.split(), folded.split(), printed) for wanted, words in self._typed)


def _stands(typed: Sequence[str], wanted: Sequence[str], folded: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether words stand among printed ones with their accents; `wanted` and `folded` are both without these."""
    width = len(typed)
    places = (at for at in range(len(folded) - width + 1) if folded[at : at + width] == wanted)
    like = _one_tone if width > 1 else str
    return any(
        all(one.isascii() or like(one) == like(other) for one, other in zip(typed, printed[at : at + width], strict=True)) for at in places
    )


def _one_tone(word: str) -> str:
    """Return a word with the tilde for the hook above."""
    return unicodedata.normalize("NFD", word).replace("\u0309", "\u0303")


def has_other_accents(typed: str, printed: Sequence[str]) -> bool:
    """Whether printed words have a word that was typed with accents, and only with others: "bạo" of "bão"."""
    folded = fold_token(typed)
    near = [word for word in printed if fold_token(word) == folded]
    return bool(near) and not typed.isascii() and typed not in near
