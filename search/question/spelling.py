"""Corrections: a leftover word becomes a word of a name or cue only where the rest of the question makes that likelier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from search.lexicon.names import Names
from search.lexicon.thesaurus import LONGEST, is_term
from search.passages.tokens import fold_token
from search.question import Question
from search.question.words import Word, cover

__all__ = ["correct", "meant_words"]

_NAMES = ("province", "body", "agency", "topic", "doctype", "document", "signer")
_MOST = 12  # leftover words of a question that are looked at; more of them are another text
# Consonants that are one sound to many: "chủ chì", "sử lý", "dải pháp", "biên fòng".
_SOUNDS = (
    ("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("gi", "d"), ("d", "gi"), ("r", "d"), ("d", "r"), ("l", "n"), ("n", "l"),
    ("f", "ph"), ("j", "gi"), ("z", "d"), ("w", "qu"),
)  # fmt: skip


def meant_words(question: Question) -> set[int]:
    """Return the tokens that stand in a term of the thesaurus as typed ("climate change"): they are meant, not mistyped."""
    keys = [token.key for token in question.tokens]
    out: set[int] = set()
    for size in range(min(LONGEST, len(keys)), 0, -1):
        for at in range(len(keys) - size + 1):
            if size == 1 and (len(keys[at]) < 4 or not question.tokens[at].text.isascii() or question.language == "vi"):
                continue
            if is_term(tuple(keys[at : at + size])):
                out.update(range(at, at + size))
    return out


def correct(question: Question, names: Names, slots: list[Word], taken: dict[int, Word]) -> tuple[list[Word], list[tuple[str, str]]]:
    """Return the words after repairing leftover ones that are one slip away from a word of a name or a cue, with (from, to).

    A word that the store's texts or the thesaurus have is left as it is.  A word of fewer than four letters is repaired only inside a
    name of several words; two slips need eight letters and a name of several words around them.
    """
    lexicon = names.lexicon
    leftover = [
        slot.start
        for slot in slots
        if slot.kind == "word" and len(question.tokens[slot.start].key) >= 3 and not question.tokens[slot.start].upper
    ]
    if not leftover or len(leftover) > _MOST:
        return slots, []
    meant = meant_words(question)
    known = lexicon.words()
    corrections: list[tuple[str, str]] = []
    respelled: dict[int, str] = {}
    for at in leftover:
        token = question.tokens[at]
        if at in meant or (token.key in known and len(token.key) < 7 and token.text.isascii()):
            continue
        found = _repaired(question, names, at, known, taken, respelled)
        if found is not None:
            candidate, slot = found
            respelled[at] = candidate
            corrections.append((question.words(slot.start, slot.end), " ".join(slot.entries[0].printed)))
    if not respelled:
        return slots, []
    fixed = cover(question, lexicon, taken, respelled)
    return [
        replace(slot, corrected=" ".join(slot.entries[0].printed))
        if any(i in respelled for i in range(slot.start, slot.end)) and slot.entries
        else slot
        for slot in fixed
    ], corrections


def _repaired(
    question: Question, names: Names, at: int, known: set[str], taken: dict[int, Word], respelled: dict[int, str]
) -> tuple[str, Word] | None:
    """Return the best candidate for one token with the word that it makes, None where what was typed may well be meant."""
    token = question.tokens[at]
    plain = fold_token(token.text)
    heard = [word for word in _heard(plain) if word in known]
    near = [] if token.key in known and len(token.key) < 7 else list(_near(token.key, known))
    if plain != token.key:
        near += _near(plain, known)
    for candidate in dict.fromkeys([*heard, *near]):
        if _is_inflected(plain, candidate):
            continue
        trial = cover(question, names.lexicon, taken, {**respelled, at: candidate})
        slot = next(s for s in trial if s.start <= at < s.end)
        if slot.kind in ("word", "stop") or not _is_of_language(question, slot):
            continue
        several = slot.end - slot.start >= 2
        chars = sum(len(p) for p in slot.entries[0].printed)
        if len(plain) < 4 and not (several and (slot.kind in _NAMES or candidate in heard)):
            continue
        swapped = sorted(candidate) == sorted(plain) and len(candidate) >= 4
        alone = (
            not several
            and min(len(candidate), len(plain)) >= 5
            and candidate not in heard
            and min(_slips(candidate, plain), _slips(candidate, token.key)) == 1
        )
        if (several and chars >= 6) or swapped or alone:
            if alone and not swapped and names.occurs((token.key,)):
                continue
            return candidate, slot
    return None


def _is_of_language(question: Question, slot: Word) -> bool:
    """Whether a correction is in the question's own language: "change" of an English question is not "chẳng"."""
    if slot.kind in _NAMES:
        return True
    english = all(word.isascii() for word in slot.entries[0].printed)
    return english if question.language == "en" else True


def _heard(word: str) -> Iterator[str]:
    """Yield other spellings that sound like a Vietnamese syllable."""
    for one, other in _SOUNDS:
        if word.startswith(one) and len(word) > len(one):
            yield other + word[len(one) :]
    if word.endswith("i") or word.endswith("y"):
        yield word[:-1] + ("y" if word[-1] == "i" else "i")


def _is_inflected(word: str, candidate: str) -> bool:
    """Whether an English verb form is only near a noun: "reported" is no "reporter"."""
    return word.endswith(("ed", "ing")) and not candidate.endswith(("ed", "ing")) and candidate[:4] == word[:4] and len(word) >= 6


def _slips(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))


def _near(word: str, known: set[str]) -> Iterator[str]:
    """Yield known words one slip from `word` (two where it has eight letters), nearest first."""
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= 8 else 1
    found = sorted(
        (distance, other)
        for other in known
        if abs(len(other) - len(word)) <= most and (distance := OSA.distance(word, other, score_cutoff=most)) <= most and other != word
    )
    for _, other in found[:24]:
        yield other
