"""What only goes with what is asked: a merger after which something is done, an order that is work, whose directive a plan carries out."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names
from search.question import Question
from search.question.sentence import Sentence
from search.question.shapes import shape
from search.question.words import Word
from text.views import fold

__all__ = ["after_mergers", "orders_asked", "plans_that_carry_out", "within_bodies"]

_CONTENT = ("words", "syllable", "word", "topic", "field", "document")
_WORK = ("role", "deadline", "issue", "about")
_OPENS = 3  # words before what a question asks
_CITED = ("cite", "cite_passive", "issue", "meta", "mention")


def after_mergers(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a merger after which something is done as fillers: "what must X do with house numbers after the merger"; what
    somebody became after it is still asked."""
    at = next((i for i, slot in enumerate(slots) if slot.has("merge") and _is_after(slots, i)), None)
    if at is None or sum(slot.has("merge") for slot in slots) > 1:
        return slots
    others = [slot for i, slot in enumerate(slots) if i != at]
    said = [slot for slot in others if slot.kind in _CONTENT or slot.kind == "light"]
    if all(shape("becomes").fullmatch(fold(slot.text)) for slot in said) or not any(
        slot.has(kind) for slot in others for kind in (*_WORK, "doctype", "noun", "wh", "kind")
    ):
        return slots
    first = at - 1 if at and slots[at - 1].has("after") else at
    return [replace(slot, entries=(), kind="stop", value="") if first <= i <= at else slot for i, slot in enumerate(slots)]


def _is_after(slots: list[Word], at: int) -> bool:
    """Whether a word for a merger says after which: "after the merger", "sau sáp nhập"."""
    said = fold(slots[at].text)
    return any(shape("after-merger").fullmatch(one) for one in (said, *((f"{fold(slots[at - 1].text)} {said}",) if at else ())))


def orders_asked(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with orders that a body gets as its work in a document, both named before, and no type of document: "Ministry of
    Health in telegram 217: what orders?"; those "from the Prime Minister" are documents."""
    if question.language != "en" or any(slot.has(kind) for slot in slots for kind in _CITED):
        return slots
    out = list(slots)
    for at in range(1, len(slots)):
        if slots[at].kind != "doctype" or not slots[at - 1].has("wh") or not shape("orders-got").fullmatch(fold(slots[at].text)):
            continue
        follows = slots[at + 1] if at + 1 < len(slots) else None
        numbered = follows is not None and (follows.is_number or follows.kind == "document")
        kinds = {"number" if slot.is_number else slot.kind for slot in slots[:at]}
        given = kinds.isdisjoint(("body", "agency", "province")) or kinds.isdisjoint(("number", "document"))
        given = given or shape("said-from").match(question.folded[question.tokens[slots[at].end - 1].end :]) is not None
        if not (given or numbered):
            out[at] = replace(slots[at], entries=(Entry("noun", "task", (slots[at].text,)),), kind="noun", value="task")
    return out


def plans_that_carry_out(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with what stands between a type asked for and the directive that it carries out as fillers, where a document of that
    type has the directive in its title: "which plan puts into effect the Prime Minister's directive on population work"."""
    sentence = Sentence(question, slots)
    asked = next((i for i in range(len(slots)) if slots[i].kind == "doctype" and sentence.is_asked(i)), None)
    if asked is None or any(slot.has(kind) for slot in slots for kind in ("cite", "cite_passive", "neg", "count", "compare")):
        return slots
    types = slots[asked].values("doctype")
    for at in range(asked + 2, len(slots)):
        ids = slots[at].values("document") if slots[at].has("title_part") else ()
        here = [names.documents[id] for id in ids if id in names.documents]
        said = fold(question.words(slots[asked].end, slots[at].end))
        named = fold(slots[at].text).split()
        if not here or not all(one.type in types for one in here) or not shape("there-for").search(said):
            continue
        if not named or any(not shape("carried-out").search(fold(one.title or "")) for one in here):
            continue
        between = range(asked + 1, at)
        return [
            replace(slot, entries=(), kind="stop", value="") if i in between and slot.kind not in ("province", "time") else slot
            for i, slot in enumerate(slots)
        ]
    return slots


def within_bodies(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a body one of whose units is asked for as a filler: "trong Bộ Tư pháp, đơn vị nào chủ trì"; the ministry itself
    is no unit of its own."""
    out, sentence = list(slots), Sentence(question, slots)
    for at in range(1, len(slots) - 2):
        if slots[at].kind not in ("body", "agency") or at > _OPENS or shape("within").fullmatch(fold(slots[at - 1].text)) is None:
            continue
        first = next((i for i in range(at - 1, -1, -1) if slots[i].kind != "stop" and not slots[i].has("of")), None)
        behind = [i for i in range(at + 1, min(len(slots), at + 1 + _OPENS)) if slots[i].kind != "stop"]
        unit = next((i for i in behind if slots[i].has("noun", "agency") or slots[i].has("kind")), None)
        if first is None and unit is not None and unit - at <= _OPENS and sentence.is_asked(unit):
            out[at] = replace(slots[at], entries=(), kind="stop", value="")
    return out
