"""Whether a question claims a day or a signer of one document and nothing else: "was Plan 88 signed on 14 March 2020"."""

from __future__ import annotations

from search.question.sentence import Sentence

__all__ = ["claims_only_data", "is_dated", "tells_a_datum"]

# Kinds of words beside a document and its data in such a question; whatever else stands in it is asked as well.
_BINDS = frozenset(
    ("stop", "of", "to", "by", "in", "on", "about", "before", "polite", "yesno", "neg", "question_end", "doctype", "province", "number",
     "document", "title_part", "time", "issue", "meta", "signer")
)  # fmt: skip
_NAMES = frozenset(("stop", "of", "doctype", "province"))  # what may stand before the number of a document: "Hanoi's plan 308/KH-UBND"
_SAYS = ("time", "signer")
_DATED = ("de",)  # "đề ngày 17/11", folded


def claims_only_data(sentence: Sentence) -> bool:
    """Whether nothing but data of one document are spoken of."""
    named = [slot for slot in sentence.slots if slot.kind in ("number", "document", "title_part")]
    return len(named) == 1 and all(slot.kind in _BINDS for slot in sentence.slots)


def tells_a_datum(sentence: Sentence) -> bool:
    """Whether a document by its number is said to be signed or dated so, which "?" ends: "Plan 308/KH-UBND – dated December 2025?"."""
    at = next(iter(sentence.where("number")), None)
    if at is None or at + 2 >= len(sentence) or not sentence.question.text.rstrip().endswith("?") or not claims_only_data(sentence):
        return False
    told = sentence[at + 1]
    return (
        all(slot.kind in _NAMES for slot in sentence.slots[:at])
        and (told.has("issue") or told.has("meta") or is_dated(sentence, at + 1))
        and any(slot.kind in _SAYS for slot in sentence.slots[at + 2 :])
    )


def is_dated(sentence: Sentence, at: int) -> bool:
    """Whether a word says that what follows is a document's day: "đề ngày 17/11/2025"."""
    return sentence.key(at) in _DATED and sentence[at].kind == "stop" and at + 1 < len(sentence) and sentence[at + 1].kind == "time"
