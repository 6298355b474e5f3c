"""What is done to a document that is named and asked for its data: that it was made is no work, its number counts nothing."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon import Entry
from search.question import Question
from search.question.explained import asks_of_document
from search.question.shapes import shape
from search.question.words import Word
from text.views import fold

__all__ = ["data_of_documents"]

_WORK = ("task", "agency", "objective")
_OPEN = ("words", "syllable", "word", "stop", "role", "light")


def data_of_documents(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with "the number of" before one document as its number, "I need the number of Lai Chau's plan on …", and with who
    made a document as its issue where only its data are asked for: "on what legal basis did the city adopt its plan"."""
    out = list(slots)
    for at, slot in enumerate(slots):
        if slot.has("count") and shape("number-of-one").fullmatch(fold(slot.text)) and _document_behind(slots, at) is not None:
            out[at] = replace(slot, entries=(Entry("meta", "number", (slot.text,)),), kind="meta", value="number")
    if (
        not asks_of_document(out)
        or any(slot.has("noun", one) for slot in out for one in _WORK)
        or any(slot.has("wh", "who") for slot in out)
    ):
        return out
    for at, slot in enumerate(out):
        made = slot.kind in _OPEN and shape("makes-a-document").fullmatch(fold(slot.text))
        if made and _document_behind(out, at) is not None:
            out[at] = replace(slot, entries=(Entry("issue", "", (slot.text,)),), kind="issue", value="")
    return out


def _document_behind(slots: list[Word], at: int) -> int | None:
    """The place of one document whose name is next, a place before it or none: "Lai Chau's plan", "its plan"."""
    for i in range(at + 1, len(slots)):
        if slots[i].kind == "document" and slots[i].has("title_part"):
            return i
        if not (slots[i].kind in ("stop", "of", "province") or slots[i].has("own")):
            return None
    return None
