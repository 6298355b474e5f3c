"""Documents by what a question says of them, weighed: the words of their titles, whose they are, their day, who signed them.

`titles` finds a document whose title has all the words that stand behind a type; here a description may say more than a title, or say it
otherwise, or stand without a type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.query import AgencyPattern, Query
from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.explained import SAID, Walk
from search.question.numbers import numbered_documents
from search.question.sentence import Sentence
from search.question.shape import is_yesno
from search.question.shapes import shape
from search.question.times import TimeFound
from search.question.titles import is_counted, is_made
from search.question.words import Word

__all__ = ["find_described", "find_subject", "is_work_behind"]

_NO_SUBJECT_KINDS = "document doctype number titled path cite cite_passive count meta issue mention neg compare"
_NO_SUBJECT = frozenset(_NO_SUBJECT_KINDS.split())
_ASKED = ("document", "province", "citation", "topic")


def find_described(question: Question, slots: list[Word], times: Sequence[TimeFound], names: Names) -> list[Word]:
    """Return the slots with each document that is described standing for its description, whose other words narrow nothing."""
    out = list(slots)
    for at in range(len(slots)):
        if out[at].kind in ("stop", "time"):
            continue
        known, numbered = _known(out, at, names), _is_numbered(out, at)
        if known or numbered:
            walk = Walk(question, out, times, names, at, numbered=True)
            places = sorted({*walk.of_known(known), *(walk.of_number() if numbered else ())})
            places = [] if numbered and is_work_behind(question, out, at, places) else places
        elif out[at].kind == "doctype" and _may_be_meant(question, out, at):
            fits = Walk(question, out, times, names, at).fits()
            if not fits:
                continue
            ids = [fit.id for fit in fits]
            entries = [Entry("document" if len(ids) == 1 else "titled", id, ()) for id in ids]
            entries.append(Entry("title_part", folded_phrase(out[at].text), ()))
            places = list(fits[0].places)
            if len(ids) == 1:
                out[at] = replace(out[at], entries=tuple(entries), kind="document", value=ids[0])
            else:
                out[at] = replace(out[at], entries=(*entries, *out[at].entries))
        else:
            continue
        for i in places:
            out[i] = replace(out[i], kind="stop", value="", entries=())
        if not numbered and out[at].kind == "document":
            out = _with_rest(out, Walk(question, out, times, names, at).goes_on(_title_places(out, at)))
            for i in _before_type(out, at) if question.language == "en" else ():
                out[i] = replace(out[i], entries=(*out[i].entries, Entry("goes_on", out[i].value, ()), Entry("called", out[i].value, ())))
    return out


def is_work_behind(question: Question, slots: list[Word], at: int, places: Sequence[int]) -> bool:
    """Whether words behind a document's number and a comma are the work whose doer is asked for, as nothing else says it: "công điện 228,
    giải quyết khám chữa bệnh cho người bị lũ: bộ nào chủ trì"."""
    said = [i for i in places if i > at and slots[i].kind in SAID]
    if not said or not question.comma_before(slots[said[0]].start) or not any(slot.has("wh") for slot in slots):
        return False
    who = any(slot.has("wh", "who") or slot.has("noun", "agency") or slot.has("kind") for slot in slots)
    leads = any(value != "any" for slot in slots for value in slot.values("role"))
    rest = any(slot.kind in SAID and not slot.is_number for i, slot in enumerate(slots) if i not in said and i != at)
    return who and leads and not rest and not any(slot.has(kind) for slot in slots for kind in ("body", "agency"))


def _before_type(slots: list[Word], at: int) -> list[int]:
    """The places of the words that stand right before an English type with words of its title among them: "the record-flood telegram"."""
    first = at
    while first and (slots[first - 1].kind in ("words", "syllable") or (slots[first - 1].kind == "stop" and not slots[first - 1].entries)):
        first -= 1
    run = range(first, at)
    return [i for i in run if slots[i].kind != "stop"] if any(slots[i].kind == "stop" for i in run) else []


def _title_places(slots: list[Word], at: int) -> list[int]:
    """The places behind a document whose words its title has: they stand as fillers that nothing is said by."""
    return [i for i in range(at + 1, len(slots)) if slots[i].kind == "stop" and not slots[i].entries]


def _with_rest(slots: list[Word], places: Sequence[int]) -> list[Word]:
    """Return the slots with the words that only go on a description: what texts have may give way, whom it is for is a filler."""
    out = list(slots)
    for i in places:
        if out[i].kind in ("words", "syllable"):
            out[i] = replace(out[i], entries=(*out[i].entries, Entry("goes_on", out[i].value, ())))
        elif out[i].kind != "word":  # what no text has is told to be left aside
            out[i] = replace(out[i], kind="stop", value="", entries=())
    return out


def find_subject(question: Question, slots: list[Word], times: Sequence[TimeFound], names: Names) -> list[Word]:
    """Return the slots with the words that one document's title explains standing for it, where whose work it is is asked with no document
    named: "Sở Xây dựng phải làm gì trong việc rà soát, chuẩn hóa dữ liệu số nhà"."""
    bodies = [slot for slot in slots if slot.kind in ("body", "agency")]
    named = any(slot.has(kind) for slot in slots for kind in _NO_SUBJECT) or any(slot.has("noun", one) for slot in slots for one in _ASKED)
    if named or not (bodies or any(slot.has("wh", "who") or slot.has("noun", "agency") or slot.has("kind") for slot in slots)):
        return slots
    if is_yesno(Sentence(question, slots)) or sum(slot.kind == "province" for slot in slots) > 1:
        return slots
    if any(slot.kind == "province" and names.provinces.isdisjoint(slot.values("province")) for slot in slots):
        return slots  # a province without documents
    found = Walk(question, slots, times, names, -1).subject()
    if found is None or _is_said_of_work(slots, found.places, names):
        return slots
    at = found.places[0]
    outside = [slots[i] for i in range(len(slots)) if slots[i].kind in ("body", "agency") and i not in found.places]
    work = Query("task", documents=(found.id,))
    if any(not names.answers_of(replace(work, agencies=(AgencyPattern(slot.values(slot.kind)),))) for slot in outside):
        return slots
    out = list(slots)
    for i in found.places:
        out[i] = replace(slots[i], kind="stop", value="", entries=())
    entries = (Entry("document", found.id, ()), Entry("title_part", folded_phrase(slots[at].text), ()), Entry("by_subject", "", ()))
    out[at] = replace(slots[at], entries=entries, kind="document", value=found.id)
    return out


def _is_said_of_work(slots: list[Word], places: Sequence[int], names: Names) -> bool:
    """Whether tasks have the words of these places themselves: then these, and not one document's work, are asked for; and so where other
    words narrow the question too."""
    words = {i for i, slot in enumerate(slots) if slot.kind in SAID and not is_deed(slot.value or folded_phrase(slot.text))}
    subject = tuple(folded_phrase(slots[i].text) for i in sorted(words.intersection(places)))
    return not words <= set(places) or bool(names.answers_of(Query("task", subject=subject)))


def _known(slots: list[Word], at: int, names: Names) -> tuple[str, ...]:
    """The documents of the collection that a slot stands for: by its number, or as a title has named them."""
    slot = slots[at]
    if slot.has("title_part"):
        ids = slot.values("document") or slot.values("titled")
    elif _is_numbered(slots, at):
        ids = numbered_documents(slots, at, names)
    else:
        return ()
    return tuple(id for id in ids if id in names.documents and names.documents[id].in_collection)


def _is_numbered(slots: list[Word], at: int) -> bool:
    """Whether a document's number stands at a place."""
    before = next((slot for slot in reversed(slots[max(0, at - 2) : at]) if not slot.has("count_if_noun")), None)
    return slots[at].kind == "number" or (slots[at].text.isdigit() and before is not None and before.has("doctype"))


def _may_be_meant(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a type may stand for a document that is described: neither asked for nor counted, numbered, or what the work is to make."""
    asked = next((i for i in range(at - 1, -1, -1) if slots[i].kind != "stop"), at - 1)  # "which government decrees"
    sides = {at - 1, asked, at + 1} if question.language == "en" else {at - 1, at + 1}
    beside = [slots[i] for i in sides if 0 <= i < len(slots)]
    if any(slot.has("wh") for slot in beside) or is_counted(slots, at) or is_made(question, slots, at) or slots[at].has("titled"):
        return False
    before = slots[at - 1] if at else None
    if shape("each-one").search(question.folded[: question.tokens[slots[at].start].start].rstrip()) or _is_plural(question, slots[at]):
        return False
    if before is not None and before.kind in ("words", "syllable") and is_deed(before.value):
        return False
    follows = slots[at + 1 : at + 3]
    return not any(slot.kind in ("number", "path") or slot.text.isdigit() for slot in follows)


def _is_plural(question: Question, slot: Word) -> bool:
    """Whether several documents are spoken of in English: "the decisions issued by …"."""
    return question.language == "en" and slot.text.lower().endswith("s") and not slot.text.isupper()
