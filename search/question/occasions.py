"""Documents named by the place or meeting that they are about: "kết luận làm việc với Thanh Hóa", "the meeting with Đắk Lắk leaders"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names, body_forms
from search.lexicon.stored import folded_title
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.shapes import shape
from search.question.titles import is_asked
from search.question.words import Word

__all__ = ["find_occasions", "spans_in_names"]

_SPAN = 4  # words of a name between its kind and its years
_YEARS = 2  # words of years from and to
_NEAR = 9  # words between a document's kind and the place that it is about
_MOST = 5  # documents; more are of a kind, not the one that is meant
_ASKING = ("wh", "noun", "time", "neg", "count", "meta", "deadline", "number")  # what ends the name of a document


def find_occasions(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each kind of document, or meeting, about a place that has no such document of its own as the document whose
    title names the place: a notice of the Government's Office is no province's."""
    out = list(slots)
    for first, last, types in _heads(question, slots):
        place = next((i for i in range(last + 1, min(len(slots), last + _NEAR)) if slots[i].kind == "province"), None)
        if place is None or any(slot.has(kind) for slot in slots[last + 1 : place] for kind in _ASKING):
            continue
        if is_asked(slots, first) and any(slot.has("cite") for slot in slots):
            continue  # "which decrees is the decision of Lai Châu based on"
        places = _joined(slots, place)
        named = {province for i in places for province in slots[i].values("province")}
        own = {d.type for d in names.collection if d.province in named}
        bodies = [i for i in range(max(0, first - 2), place) if slots[i].kind in ("body", "agency")]
        each = [_about(slots[i], types, names) if own.isdisjoint(types) else [] for i in places]
        found = sorted({id for one in each for id in one}) if all(each) else []
        said = [i for i in bodies if any(_names_body(slots[i], id, names) for id in found)]
        found = [id for id in found if all(_names_body(slots[i], id, names) for i in said)]
        if not 0 < len(found) <= _MOST or any(first < i and i not in said for i in bodies):
            continue  # who works with a department of the province
        theirs = any(names.documents[id].province in slots[i].values("province") for id in found for i in places)
        end = places[0] - 1 if len(places) > 1 and theirs else places[-1]  # provinces that issued none of them are words of the titles
        form = folded_phrase(names.vocabulary.by_id[slots[place].value].label_vi)
        entries = (*(Entry("document" if len(found) == 1 else "titled", id, ()) for id in found), Entry("title_part", form, ()))
        kind, value = ("document", found[0]) if len(found) == 1 else ("doctype", slots[first].value)
        for i in (*said, *range(last, end + 1)):
            if slots[i].kind not in ("body", "agency") or i in said:
                out[i] = replace(slots[i], kind="stop", value="", entries=())
        out[first] = replace(slots[first], entries=(*entries, *(slots[first].entries if kind == "doctype" else ())), kind=kind, value=value)
    return out


def _joined(slots: list[Word], place: int) -> list[int]:
    """The places of a province and of those that "và", "and" joins to it: "quy chế … của Lai Châu và Nghệ An"."""
    out = [place]
    while out[-1] + 2 < len(slots) and slots[out[-1] + 1].has("and") and slots[out[-1] + 2].kind == "province":
        out.append(out[-1] + 2)
    return out


def spans_in_names(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with years that end what a kind of document is called, as texts have it, as words of the work, where it is asked who
    does it: "bộ nào trình Chương trình chuyển đổi số quốc gia giai đoạn 2026 - 2030"."""
    if not any(slot.has("wh", "who") or slot.has("kind") for slot in slots):
        return slots
    out = list(slots)
    for at in range(1, len(slots)):
        span, before = slots[at], slots[at - 1]
        near = slots[max(0, at - _SPAN) : at]
        named = before.kind == "words" and any(slot.kind == "doctype" and not slot.has("titled") for slot in near)
        if span.kind != "time" or not named or span.end - span.start < _YEARS:
            continue
        keys = tuple(token.key for token in question.tokens[max(before.start, span.start - 2) : span.end])
        if names.occurs(keys):
            out[at - 1 : at + 1] = [Word(before.start, span.end, (), question.words(before.start, span.end), "words", " ".join(keys))]
            return out
    return out


def _heads(question: Question, slots: list[Word]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (first, last, types) of the places of a kind of document with no number, and of words for a meeting, without types."""
    for at, slot in enumerate(slots):
        follows = slots[at + 1] if at + 1 < len(slots) else None
        numbered = follows is not None and follows.is_number
        if slot.kind == "doctype" and not slot.has("titled") and not numbered:
            yield at, at, slot.values("doctype")
    for match in shape("meeting").finditer(question.folded):
        inside = [
            at
            for at, slot in enumerate(slots)
            if question.tokens[slot.start].start < match.end() and match.start() < question.tokens[slot.end - 1].end
        ]
        if inside and all(slots[at].kind not in ("province", "doctype", "document") for at in inside):
            yield inside[0], inside[-1], ()


def _about(place: Word, types: tuple[str, ...], names: Names) -> list[str]:
    """The documents of the types, or about a meeting, whose title names a place."""
    forms = {f" {folded_phrase(names.vocabulary.by_id[id].label_vi)} " for id in place.values("province")}
    labels = {f" {folded_phrase(names.vocabulary.by_id[type].label_vi)} " for type in types if type in names.vocabulary.by_id}
    found = []
    for document in names.collection:
        title = folded_title(document.title or "")
        of_kind = document.type in types or any(label in title for label in labels)
        if any(form in title for form in forms) and (of_kind if types else shape("meeting").search(title)):
            found.append(document.id)
    return found


def _names_body(slot: Word, document: str, names: Names) -> bool:
    """Whether a document's title names a body: whose conclusions these are."""
    title = f" {folded_phrase(names.documents[document].title or '')} "
    return any(f" {form} " in title for form in body_forms(names, slot.values(slot.kind)))
