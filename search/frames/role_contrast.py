"""One role and not another, "không chủ trì mà phối hợp", "coordinate but do not lead": which is asked for, which denied."""

from __future__ import annotations

from dataclasses import replace

from search.frames.negation import asks_only
from search.question.sentence import RoleContrast, Sentence

__all__ = ["contrast_of_roles"]

_TOLD_APART = ("lead", "charge", "coordinate")
_BINDS = ("stop", "and", "either", "only", "instead", "neg")


def contrast_of_roles(sentence: Sentence) -> Sentence:
    """Return the sentence with a denied role beside another one as its contrast, the denial and its role as fillers; else as it is."""
    if not any(_value(sentence, at) for at in range(len(sentence))):
        return sentence
    for at in (*sentence.where("neg"), *sentence.where("instead")):
        denied = None if asks_only(sentence, at) else _role_after(sentence, at)
        if denied is None:
            continue
        kept = _role_after(sentence, denied)
        if kept is None or _value(sentence, kept) == _value(sentence, denied):
            kept = _role_before(sentence, at)
        if kept is None or _value(sentence, kept) == _value(sentence, denied):
            continue
        slots = list(sentence.slots)
        for i in (at, denied):
            slots[i] = replace(slots[i], entries=(), kind="stop", value="")
        first, last = sentence[at].start, sentence[denied].end
        found = RoleContrast(_value(sentence, kept), _value(sentence, denied), sentence.question.words(first, last))
        return Sentence(sentence.question, slots, sentence.times, sentence.corrections, found)
    return sentence


def _value(sentence: Sentence, at: int) -> str:
    return next((value for value in sentence[at].values("role") if value in _TOLD_APART), "")


def _role_after(sentence: Sentence, at: int) -> int | None:
    return _role(sentence, range(at + 1, len(sentence)))


def _role_before(sentence: Sentence, at: int) -> int | None:
    return _role(sentence, range(at - 1, -1, -1))


def _role(sentence: Sentence, places: range) -> int | None:
    """The first of these places with a role that is told apart, with nothing but binding words before it."""
    for i in places:
        if _value(sentence, i):
            return i
        if not any(sentence[i].has(kind) for kind in _BINDS):
            return None
    return None
