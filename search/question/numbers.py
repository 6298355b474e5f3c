"""Documents named by a bare number: "ai ký 93", "tỉnh nào không dẫn 1486"."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.shapes import shape
from search.question.words import Word

__all__ = ["find_bare_numbers", "numbered_documents"]

# Words beside which a short number is a document's, and those that join two of them.
_OF_DOCUMENTS = ("meta", "cite", "cite_passive", "issue", "mention", "compare", "earliest", "latest", "signer")
_JOINS = ("and", "either", "with")
# "150 người", "19 đề án"
_COUNTED = ("word", "words", "syllable", "noun", "doctype", "topic", "time", "body", "agency", "quantity", "kind")
_NUMBER = ("so", "number", "no")
_LONG = 3  # digits of a number that is a document's wherever it stands


def find_bare_numbers(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each bare integer that is the number of a document of the store, or cited there, as that document."""
    out = list(slots)
    at = [i for i, slot in enumerate(slots) if slot.kind == "word" and slot.text.isdigit() and not _is_other(question, slots, i)]
    beside = {i for i in at if any(_is_of_document(slots, i, step) for step in (-1, 1)) or _is_told_by_number(question, slots, i)}
    first = {i for i in at if all(slot.has("stop") or slot.has("yesno") for slot in slots[:i])}
    joined = {a for a in at for b in beside | first if a != b and _joins(slots, min(a, b), max(a, b))}
    for i in at:
        near = i in beside | first | joined
        if not near and len(slots[i].text) < _LONG:
            continue
        types = tuple(term.id for term in names.vocabulary.document_types) if near else ()
        ids = names.numbered(slots[i].text, types)
        if len(slots[i].text) < _LONG:
            ids = tuple(id for id in ids if names.documents[id].in_collection)
            ids = ids if i in beside or len(ids) == 1 else ()
        elif not (
            near or _is_carried_out(slots, i) or any(slot.has("noun", "document") or any(map(slot.has, _OF_DOCUMENTS)) for slot in slots)
        ):  # "tổng đài 112"
            ids = tuple(id for id in ids if names.documents[id].in_collection)
        here = tuple(id for id in ids if names.documents[id].in_collection)
        if len(here) > 1 and _is_told_by_number(question, slots, i):
            out[i] = replace(slots[i], entries=tuple(Entry("titled", id, (slots[i].text,)) for id in here), kind="doctype")
        elif ids:
            entries = tuple(Entry("document", id, (slots[i].text,)) for id in ids)
            out[i] = replace(slots[i], entries=entries, kind="document", value=ids[0])
    return out


def numbered_documents(slots: list[Word], at: int, names: Names) -> tuple[str, ...]:
    """Return the documents with the number at a place, of the type before it where there is one, best first."""
    types = next((slot.values("doctype") for slot in reversed(slots[max(0, at - 2) : at]) if slot.kind == "doctype"), ())
    return names.numbered(folded_phrase(slots[at].text) if slots[at].text.isdigit() else slots[at].text, types)[:1]


def _is_carried_out(slots: list[Word], at: int) -> bool:
    """Whether a verb of carrying out stands before an integer: "ai thực hiện 1237"."""
    return at > 0 and shape("carries-out").fullmatch(folded_phrase(slots[at - 1].text)) is not None


def _is_other(question: Question, slots: list[Word], at: int) -> bool:
    """Whether an integer belongs to the type of document before it, or counts what follows with no mark between."""
    before = _next(slots, at, -1)
    if before is not None and (before.has("doctype") or before.has("noun", "document")):
        return not _is_told_by_number(question, slots, at)
    follows = slots[at + 1] if at + 1 < len(slots) else None
    if follows is None:
        return False
    between = question.text[question.tokens[slots[at].end - 1].end : question.tokens[follows.start].start]
    verb = at > 0 and question.language == "en" and follows.kind == "word" and slots[at - 1].start == 0  # "was 93 sent to …"
    return not between.strip() and follows.kind in _COUNTED and not follows.has("wh") and not verb


def _is_told_by_number(question: Question, slots: list[Word], at: int) -> bool:
    """Whether an integer stands behind "số" of a document of no type, "văn bản số 102"."""
    before = _next(slots, at, -1)
    first = slots[at].start
    return before is not None and before.has("noun", "document") and first > 0 and question.tokens[first - 1].key in _NUMBER


def _is_of_document(slots: list[Word], at: int, step: int) -> bool:
    found = _next(slots, at, step)
    return found is not None and any(found.has(kind) for kind in _OF_DOCUMENTS)


def _joins(slots: list[Word], first: int, last: int) -> bool:
    """Whether nothing but words that join, or words of a document, stand between two places."""
    return all(any(slot.has(kind) for kind in (*_JOINS, *_OF_DOCUMENTS, "stop")) for slot in slots[first + 1 : last])


def _next(slots: list[Word], at: int, step: int) -> Word | None:
    """The nearest word on one side that is no filler."""
    i = at + step
    while 0 <= i < len(slots) and slots[i].has("stop") and not any(slots[i].has(kind) for kind in _OF_DOCUMENTS):
        i += step
    return slots[i] if 0 <= i < len(slots) else None
