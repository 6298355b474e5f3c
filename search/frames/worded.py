"""The reading of a question by how it is worded as a whole, where that is likely: what it asks for, of the document, the body and the
matter that it names; the words that only carry it say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from search.frames.build import Builder
from search.frames.frame import Frame
from search.frames.listed import asked_target
from search.frames.reading import Reading, called_so, left_aside, meant_so
from search.frames.target import Target
from search.lexicon import Entry
from search.lexicon.names import Names
from search.passages.tokens import folded_phrase
from search.question.deadlines import counts_things
from search.question.numbers import numbered_documents
from search.question.sentence import Sentence
from search.question.shape import is_yesno
from search.question.shapes import shape
from search.question.wording import BODY, CARRIER, DOCUMENT, MATTER, carries
from search.question.words import CONTENT, Word
from text.views import fold

__all__ = ["worded"]

FRAME = Frame("worded", "worded", (), frozenset(), 67.0, "Theo cách hỏi", "As it is worded")
_TARGETS: Mapping[str, Target] = {
    "task": Target("task", None, implied=True),
    "part": Target("task", None, implied=True),
    "agency": Target("agency", None, implied=True),
    "partner": Target("agency", None, implied=True),
    "time": Target("task", None, property="time", implied=True),
    "yesno": Target("task", None, implied=True),
    "citation": Target("citation", None, implied=True),
    "signer": Target("document", None, property="signer"),
    "issue_date": Target("document", None, property="issue_date"),
    "issuer": Target("document", None, property="issuer"),
    "count": Target("task", None, implied=True, counted=True),
}
_OF_DOCUMENT = ("citation", "signer", "issue_date", "issuer")
# What a reading weighs that nothing speaks for; among the other frames it counts by its belief: always before those that guess what is
# asked by a document's number (30), from 0.86 on before a deadline's (60).
_LEAST = 20.0
_OF_BODY = ("task", "part", "yesno", "count")
_COUNTED = ("task", "agency", "partner", "citation")  # of what is asked "how many"
_OPEN = ("words", "word", "syllable", "verb")  # kinds that no vocabulary tells
_RATHER = 0.8  # the share of belief below which a word may say what is meant
_KEPT = ("document", "number", "province", "body", "agency", "signer", "time")


def worded(sentence: Sentence, names: Names) -> Reading | None:
    """Return the reading of a question by its wording, None where that leaves open what is asked."""
    asked, wording = sentence.plain, sentence.wording
    if not asked or wording is None:
        return None
    carried = [slot for slot in sentence.slots if wording.over(slot) == {CARRIER}]
    if asked == "agency" and {role for slot in carried for role in slot.values("role")} - {"any"} == {"coordinate"}:
        asked = "partner"
    counting = [at for at in sentence.where("count") if wording.over(sentence[at]) == {CARRIER}]
    counting = [at for at in counting if asked != "time" or counts_things(sentence.question, sentence[at])]
    if any(not _counts(sentence, at) for at in counting):
        return None  # "bao nhiêu túi thuốc"
    target = replace(_TARGETS[asked], counted=_TARGETS[asked].counted or (bool(counting) and asked in _COUNTED))
    kept = [slot for slot in _collapsed(sentence, names, asked) if _is_kept(slot, sentence, asked)]
    bodies = any(slot.kind in ("body", "agency") for slot in kept)
    here = [id for slot in kept for id in (*slot.values("document"), *slot.values("titled")) if id in names.documents]
    if asked in _OF_DOCUMENT and not any(names.documents[id].in_collection for id in here):
        return None
    free = not bodies and not any(slot.kind in ("document", "number", "province") for slot in kept)
    if not kept or (asked == "time" and free) or (asked in _OF_BODY and not bodies) or not _is_of_place(kept, here, names):
        return None
    if (asked == "partner" and bodies and MATTER not in wording.tags) or (asked == "task" and _orders(sentence)):
        return None
    if (is_yesno(sentence) and asked != "yesno") or any(_is_doubtful(slot, sentence) for slot in kept):
        return None
    reduced = Sentence(sentence.question, kept, sentence.times, sentence.corrections, wording=wording)
    if asked == "agency":
        target = _who(reduced, target)
    reading = Builder(reduced, names).build(FRAME, target)
    if reading is None:
        return None
    query = reading.query
    if asked == "citation":
        reading.query = replace(query, citation_role="basis")
    elif asked == "partner":
        reading.query = replace(query, roles=("coordinate",), asked=())
    elif asked == "agency" and not query.roles and sentence.has("focal"):
        reading.query = replace(query, roles=("lead", "assigned"))
    for slot in kept:
        reading.notes += [meant_so(said, names.agencies.get(slot.value, slot.text)) for said in slot.values("meant")]
    called = [word for slot in kept for word in slot.values("called")]
    if called:
        reading.notes.append(called_so(called))
    said = {i for slot in kept for i in range(slot.start, slot.end)}
    open_words = (slot for slot in sentence.slots if slot.kind in _OPEN and slot.start not in said)
    left = [slot.text for slot in open_words if not slot.is_number]
    if left and asked == "yesno":
        return None  # what it says may be what is asked
    if left:
        reading.notes.append(left_aside(left))
    reading.frame, reading.yesno = FRAME.id, asked == "yesno"
    reading.score = _LEAST + wording.asked[0][1] * (FRAME.weight - _LEAST)
    return reading


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether a word that counts stands before what the graph has: tasks, bodies, documents."""
    after = sentence.right(at)
    return after is None or any(sentence[after].has(kind) for kind in ("noun", "doctype", "role", "cite", "deadline", "document"))


def _orders(sentence: Sentence) -> bool:
    """Whether a body gives work to others, or is one that somebody does it with: "Bộ X yêu cầu các tỉnh làm gì", "làm gì với Đài …"."""
    if any(a.has("with") and b.kind in ("body", "agency") for a, b in zip(sentence.slots, sentence.slots[1:], strict=False)):
        return True
    if sentence.question.language != "vi":
        return False
    pairs = zip(sentence.slots, sentence.slots[1:], strict=False)
    told = (b for a, b in pairs if a.kind in ("body", "agency") and b.kind == "role" and b.value == "assign")
    return any(shape("passive").fullmatch(fold(word.text).split()[0]) is None for word in told)


def _is_of_place(slots: list[Word], documents: list[str], names: Names) -> bool:
    """Whether documents of a province are of the one that is named: "kế hoạch 310 của Nghệ An" is not Hà Nội's 310."""
    places = {id for slot in slots if slot.kind == "province" for id in slot.values("province")}
    of = {names.documents[id].province for id in documents} - {None}
    return not (places and of) or not places.isdisjoint(of)


def _is_doubtful(slot: Word, sentence: Sentence) -> bool:
    """Whether a word that may say what is meant is taken for one that only carries the question, and not surely."""
    wording = sentence.wording
    assert wording is not None
    return slot.kind in _OPEN and wording.over(slot) == {CARRIER} and wording.least(slot) < _RATHER


def _collapsed(sentence: Sentence, names: Names, asked: str) -> list[Word]:
    """The slots with a document that a number names as one, whatever else is said of it there."""
    out = list(sentence.slots)
    for start, end in sentence.wording.spans(DOCUMENT) if sentence.wording is not None else ():
        inside = [at for at, slot in enumerate(out) if start <= slot.start and slot.end <= end]
        found = {id for at in inside if out[at].is_number for id in numbered_documents(out, at, names) if id in names.documents}
        here = sorted(id for id in found if names.documents[id].in_collection)
        if len(here) != 1:
            continue
        first, last = out[inside[0]].start, out[inside[-1]].end
        text = names.documents[here[0]].label
        entries: tuple[Entry, ...] = (Entry("document", here[0], ()), Entry("title_part", folded_phrase(text), ()))
        rest = [out[at] for at in inside if out[at].kind in (*CONTENT, "time", "province") and not out[at].is_number]
        if asked in _OF_DOCUMENT:  # what is said of a document with a number empties none of its facts
            entries = (*entries, *(Entry("called", slot.text, ()) for slot in rest if slot.kind in CONTENT))
            rest = [slot for slot in rest if slot.kind in ("time", "province")]
        named = Word(first, last, entries, sentence.question.words(first, last), "document", here[0])
        out[inside[0] : inside[-1] + 1] = [named, *rest]
    return out


def _who(sentence: Sentence, target: Target) -> Target:
    """The target of who does something, at the word that asks for it."""
    taken = set(sentence.where("body", "agency"))
    found = asked_target(sentence, taken)
    if found is not None and found.find == "agency":
        return found
    at = next(iter([*sentence.where("noun", value="agency"), *sentence.where("wh")]), None)
    return replace(target, at=at)


def _joins_bodies(slot: Word, sentence: Sentence) -> bool:
    """Whether "and" stands between two bodies whose work is asked for."""
    at = sentence.slots.index(slot)
    return 0 < at < len(sentence) - 1 and all(sentence[i].kind in ("body", "agency") for i in (at - 1, at + 1))


def _is_kept(slot: Word, sentence: Sentence, asked: str) -> bool:
    wording = sentence.wording
    assert wording is not None
    free, doubtful = wording.over(slot) != {CARRIER}, wording.least(slot) < _RATHER
    if slot.kind in ("body", "agency") and BODY in wording.tags and wording.over(slot) == {MATTER}:
        return False  # whom or what the work is about
    if slot.kind in ("neg", "except"):
        return False  # it denies a part of the work
    if slot.kind == "and":
        return free or _joins_bodies(slot, sentence)
    if slot.kind == "count" and not free:
        return True
    if asked == "agency" and not free and (slot.has("wh") or slot.has("noun", "agency") or slot.has("kind")):
        return True
    if slot.kind == "role":
        return (doubtful or not free) and not slot.has("role", "any")
    if slot.kind in CONTENT and not free:  # what surely carries the question is a filler by now
        return doubtful or not all(carries(token.key) for token in sentence.question.tokens[slot.start : slot.end])
    return free or slot.kind in _KEPT
