"""The words of a question that its answer does not rest on: no condition, no kind of thing asked for, no passage uses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from graph.query import Query, Side
from search.frames.frame import all_frames
from search.frames.reading import Reading
from search.frames.target import is_numbered
from search.passages.tokens import folded_phrase
from search.question.sentence import Sentence
from search.question.shapes import shape
from search.question.words import Word
from text.views import fold

__all__ = ["unused_words"]

_BINDS = ("and", "of", "to", "with", "about", "by", "stop")  # what stands between words that belong together
_QUOTED = re.compile(r"“([^”]*)”")  # what a note says of the question's own words
_GROUPED = ("theo", "theo tung", "by", "per")  # "theo chủ đề", "by topic": one answer for each


def unused_words(reading: Reading) -> tuple[list[str], bool]:
    """Return the words, in the question's order, that neither the query nor the kind of answer uses; neighbours stand together.

    Words that the builder of the query left out come first.  The second value is whether a yes or no may depend on them: a type of document
    or a word of citing only says which texts are meant and that they speak of it; what the builder left out is filler, but for a word of
    sending.
    """
    sentence = reading.sentence
    if sentence is None or reading.find == "passage" or reading.unknown or reading.help:
        return list(reading.ignored), False
    used = _Used(reading, sentence)
    cues = _cues(reading, sentence)
    at = [i for i, slot in enumerate(sentence.slots) if used.is_content(i) and i not in cues and not used.says(i, slot)]
    left = [sentence.question.words(sentence[first].start, sentence[last].end) for first, last in _runs(at, sentence)]
    cued = {sentence[i].text for i in cues}
    fillers = [one for one in reading.ignored if one not in cued]
    matters = any(sentence[i].kind not in _MANNERS for i in at) or any(shape("sending").fullmatch(fold(one)) for one in fillers)
    matters &= not (reading.addressed and reading.query.documents)  # beside a document that is sent they tell which it is
    return list(dict.fromkeys((*fillers, *left))), matters


_MANNERS = ("doctype", "cite", "cite_passive")  # which texts, and that they speak of it
_CUE = 5  # words of a cue that is one phrase


def _cues(reading: Reading, sentence: Sentence) -> set[int]:
    """Return the places of the words that make the question one of its kind: "gửi cho ai"; of a long cue, "to whom … sent", its ends."""
    folded = sentence.question.folded
    said = [match.span() for frame in all_frames() if frame.id == reading.frame for match in frame.said(folded)]
    tokens = sentence.question.tokens
    found = set()
    for i, slot in enumerate(sentence.slots):
        start, stop = tokens[slot.start].start, tokens[slot.end - 1].end
        for first, last in said:
            whole = len(folded[first:last].split()) <= _CUE and start < last and first < stop
            if whole or start <= first < stop or start <= last - 1 < stop:
                found.add(i)
    return found


def _runs(at: list[int], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of places that stand together, with nothing but binding words between."""
    first = last = -1
    for i in at:
        if first >= 0 and all(any(slot.has(kind) for kind in _BINDS) for slot in sentence.slots[last + 1 : i]):
            last = i
            continue
        if first >= 0:
            yield first, last
        first = last = i
    if first >= 0:
        yield first, last


def _strings(value: object) -> Iterator[str]:
    """Yield every string that a query holds, in its alternatives and sides too."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, Iterable) and not isinstance(value, Mapping):
        for one in value:
            yield from _strings(one)


class _Used:
    """What the answered query uses of a sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading, self.sentence, self.query = reading, sentence, reading.query
        self.parts: list[Query | Side] = [self.query, *self.query.any_of, *self.query.sides]
        self.ids = {*_strings(reading.query), *(c.value for c in reading.conditions)}
        quoted = [said for note, _ in reading.notes for said in _QUOTED.findall(note)]
        self.shown = f" {' '.join(folded_phrase(said) for said in (*(c.label for c in reading.conditions), *quoted))} "
        self.words = f" {' '.join(one.replace('|', ' ') for one in (*self.ids, *reading.subjects))} "

    def is_content(self, at: int) -> bool:
        """Whether a word could be a condition or ask for something."""
        return self.sentence[at].kind in _CHECKS

    def says(self, at: int, slot: Word) -> bool:
        """Whether the query, its conditions or its notes have what a word says."""
        return f" {folded_phrase(slot.text)} " in self.shown or _CHECKS[slot.kind](self, at, slot)


def _named(used: _Used, at: int, slot: Word) -> bool:
    """A name: one of its ids is in the query, or its words stand for a subject."""
    ids = {entry.value for entry in slot.entries} | {slot.value}
    return not used.ids.isdisjoint(ids) or f" {folded_phrase(slot.text)} " in used.words or _is_of_reference(used, at)


def _words(used: _Used, at: int, slot: Word) -> bool:
    """A free word, or a share or an amount, which no graph of tasks has: one of its wordings is looked for."""
    return any(f" {one} " in used.words for one in (slot.value.split("|") if slot.value else [folded_phrase(slot.text)]))


def _is_of_reference(used: _Used, at: int) -> bool:
    """Whether a word belongs to the name of a document that the query asks for, beside its type or number: its issuer, its subject."""
    if not any(one.documents or one.cites for one in used.parts) and not any(c.field == "cites" for c in used.reading.conditions):
        return False
    sentence = used.sentence
    if sentence[at].has("doctype") and is_numbered(sentence, at):
        return True
    for step in (-1, 1):
        i = at + step
        while 0 <= i < len(sentence) and (sentence.is_filler(i) or sentence[i].has("by") or sentence[i].kind in _OF_NAME):
            if sentence[i].kind in _NAMING:
                return True
            i += step
    return False


_NAMING = ("number", "document", "doctype")
_OF_NAME = (*_NAMING, "province", "body", "agency", "time", "topic", "words")


def _body(used: _Used, at: int, slot: Word) -> bool:
    """Whether a body is in the query, or only says who assigns what: "UBND tỉnh giao cơ quan nào"."""
    verb = used.sentence.right(at, lambda i: used.sentence[i].kind == "province")
    before = used.sentence.left(at)
    gives = (
        verb is not None and used.sentence[verb].has("role", "assign") and not (before is not None and used.sentence[before].has("role"))
    )
    return gives or _named(used, at, slot)


def _type(used: _Used, at: int, slot: Word) -> bool:
    """Whether a type of document is in the query, or what is asked for; one that is cited must be a condition."""
    before = used.sentence.left(at)
    cited = before is not None and any(used.sentence[before].has(kind) for kind in ("cite", "cite_passive"))
    return _named(used, at, slot) or used.query.find in ("citation", "finding") or (used.query.find == "document" and not cited)


def _role(used: _Used, at: int, slot: Word) -> bool:
    """Whether a role is one of those that the query asks for; words that leave the role open ask for none."""
    values = set(slot.values("role"))
    if used.query.find == "agency" and used.query.agencies and "coordinate" in values:
        return True  # "with whom does it cooperate": they share a task
    return not values <= {"lead", "coordinate"} or not values.isdisjoint(used.ids) or f" {folded_phrase(slot.text)} " in used.words


def _cited(used: _Used, at: int, slot: Word) -> bool:
    query = used.query
    said = any(one.cites for one in used.parts) or bool(query.cited_types or query.cited_issuers or used.reading.uncited)
    return said or query.find == "citation" or not _SPEAKS.isdisjoint(used.sentence.key(at).split())  # to speak of a subject is no citation


_SPEAKS = frozenset(("nhac", "mention", "mentioned", "mentioning"))


def _meta(used: _Used, at: int, slot: Word) -> bool:
    query, values = used.query, set(slot.values("meta"))
    if query.property in values or (query.order in ("earliest", "latest") and values & {"issue_date"}):
        return True
    if query.property == "period" and values & {"issue_date"} or query.find == "citation" and values & {"number"}:
        return True  # "when does it end"; a cited document is called by its number
    when = bool(query.time or query.period or query.issued_from or query.issued_to) or used.reading.timed
    return (
        when and bool(values & {"issue_date", "period"})
        or "signer" in values and bool(query.signers)
        or "issuer" in values and bool(query.issuers or query.find == "agency")
        or "type" in values and bool(query.document_types)
        or bool(query.missing)
        or not _asks(slot)
    )  # fmt: skip


_ASKING = frozenset(("nao", "ai", "gi", "may", "nhieu", "gio", "when", "who", "what", "which", "how", "long"))


def _asks(slot: Word) -> bool:
    return bool(set(folded_phrase(slot.text).split()) & _ASKING)


def _count(used: _Used, at: int, slot: Word) -> bool:
    return used.query.counted or used.query.order is not None or bool(used.query.sides)


def _noun(used: _Used, at: int, slot: Word) -> bool:
    """Whether a noun is no more than what is asked for, or what it stands beside; "theo chủ đề" asks for one answer a topic."""
    grouped = at > 0 and used.sentence.key(at - 1) in _GROUPED and not used.sentence[at - 1].has("role")
    return not grouped or used.query.find in slot.values("noun") or bool(used.query.sides)


def _due(used: _Used, at: int, slot: Word) -> bool:
    """Whether a word for a deadline is asked for or a condition."""
    query, due = used.query, used.reading.timed or any(one.time is not None for one in (used.query, *used.query.any_of))
    return due or query.property in ("time", "period") or bool(query.missing) or query.order in ("earliest", "latest")


def _each(used: _Used, at: int, slot: Word) -> bool:
    return bool(used.query.sides) or used.query.find == "province"


def _denied(used: _Used, at: int, slot: Word) -> bool:
    query, reading = used.query, used.reading
    absent = any(p.absent for p in query.agencies) or query.combine == "only"
    untimed = query.time is not None and query.time.timed is False
    lacks = query.negated or query.missing or query.exclude or query.findings or reading.uncited
    return bool(lacks or absent or untimed or reading.yesno)


def _except(used: _Used, at: int, slot: Word) -> bool:
    return bool(used.query.exclude) or _denied(used, at, slot)


def _ordered(used: _Used, at: int, slot: Word) -> bool:
    return used.query.order is not None or bool(used.query.sides or used.query.among) or used.reading.timed


def _time(used: _Used, at: int, slot: Word) -> bool:
    one = (used.query, *used.query.any_of)
    return any(q.time or q.period or q.issued_from or q.issued_to for q in one) or bool(used.query.documents) or _words(used, at, slot)


def _who(used: _Used, at: int, slot: Word) -> bool:
    """Whether "who" asks for the agencies found, "where" for places or texts; what else is asked so is what is found."""
    query = used.query
    if (
        query.property in ("signer", "issuer")
        or used.reading.addressed
        or query.sides
        or query.find in ("province", "document", "citation")
    ):
        return True
    relative = at > 0 and used.sentence[at - 1].has("noun") and slot.text.isascii()  # "tasks where the police …"
    return relative or not (slot.has("wh", "where") or (slot.has("wh", "who") and query.find != "agency"))


_CHECKS: Mapping[str, Callable[[_Used, int, Word], bool]] = {
    **dict.fromkeys(("province", "topic", "field", "signer", "document", "number", "place"), _named),
    **dict.fromkeys(("body", "agency"), _body),
    **dict.fromkeys(("words", "syllable", "quantity"), _words),
    **dict.fromkeys(("most", "least", "earliest", "latest"), _ordered),
    **dict.fromkeys(("cite", "cite_passive"), _cited),
    "doctype": _type, "role": _role, "meta": _meta, "count": _count, "noun": _noun, "each": _each, "neg": _denied, "except": _except,
    "time": _time, "wh": _who, "deadline": _due,
}  # fmt: skip
