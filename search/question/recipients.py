"""Bodies that only receive what is sent: "gửi báo cáo về Sở Nội vụ", "report to the Prime Minister"; the words of a task, no doer of it."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon.names import Names, body_forms
from search.question import Question
from search.question.words import Word

__all__ = ["find_recipients"]

_TO = frozenset(("cho", "ve", "toi", "den", "len", "to"))
_SENDING = frozenset(("gui", "nop", "bao cao", "trinh", "send", "submit", "report", "sent", "submitted", "reported", "goe", "go"))
_HAS_TO = 8  # words between the sending and whom it is sent to


def find_recipients(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each body that something is sent to as words that the task must have."""
    out = list(slots)
    for at, slot in enumerate(slots):
        before = next((token.key for token in reversed(question.tokens[: slot.start]) if token.key not in ("the", "a")), "")
        if slot.kind not in ("body", "agency") or before not in _TO or not _is_sent(question, slots, at):
            continue
        forms = body_forms(names, slot.values(slot.kind))
        if forms:
            out[at] = replace(slot, entries=(), kind="words", value="|".join(forms))
    return out


def _is_sent(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a word of sending stands before, with no other body and no giving of work between."""
    for i in range(at - 1, max(-1, at - 1 - _HAS_TO), -1):
        if slots[i].kind in ("body", "agency") or slots[i].has("role", "assign"):
            return False
        keys = [token.key for token in question.tokens[slots[i].start : slots[i].end]]
        if keys[0] in _SENDING or " ".join(keys[:2]) in _SENDING or (slots[i].kind == "words" and slots[i].value.split("|")[0] in _SENDING):
            return True
    return False
