"""What is asked of documents that are named: words that only describe a document do not empty what it answers.

"Which day was telegram 228 on the insurance for people in flooded areas issued" is asked of that telegram, whatever its title says of
insurance: who signed it, when it was issued, by whom, and what it rests on are facts of the document, not of its tasks.
A document that is only described is meant where its title says the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.query import Query, Row
from search.answer.nearby import Nearby
from search.frames.reading import Condition
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.meant import is_strange
from search.question.words import CONTENT, Word

__all__ = ["describing", "facts_of_documents", "without_subject", "work_of_described"]

_WORDS = (*CONTENT, "light")
_NAMING = ("number", "document", "doctype")
_BETWEEN = ("stop", "of", "about", "to", "and", "by", "light", "time", "province", "place")  # what a description goes over
_SUBJECT = ("words", "topic", "field", "title")  # conditions of what work is about
_SEVERAL = 2  # types of document: no one of them is meant


def without_subject(query: Query) -> Query:
    """Return the query without what it is about."""
    return replace(query, words=(), subject=(), topics=(), topics_all=(), fields=(), any_of=())


def facts_of_documents(near: Nearby, asked: Query) -> list[Row]:
    """Make the reading ask for what the documents that it names say of themselves, whatever words beside their names say of them; return
    its rows, none where something else is asked, or the documents do not say it."""
    reading = near.reading
    if not _is_of_documents(near, asked) or not (_is_numbered(near, asked) or _is_said(near, asked)):
        return []
    free = replace(without_subject(asked), issuers=() if asked.property == "issuer" else asked.issuers)
    types = replace(free, cited_types=()) if len(free.cited_types) >= _SEVERAL else free  # "laws, decrees or decisions": any of them
    for query in dict.fromkeys((free, types)):
        if query != asked and (rows := near.store.rows(query)):
            left = [c for c in reading.conditions if c.field in _SUBJECT]
            reading.query, reading.in_title = query, False
            reading.conditions = [c for c in reading.conditions if c not in left and _holds(query, c)]
            reading.notes += _left_aside(left)
            return rows
    return []


def work_of_described(near: Nearby, asked: Query) -> list[Row]:
    """Make the reading ask for the work of the documents that it names without the words that only describe these; return its rows, none
    where other words are left, or no body is named whose work it would be."""
    reading = near.reading
    plain = asked.find == "task" and not (asked.negated or asked.sides or asked.order or asked.tasks or asked.cites or asked.any_of)
    bodies = bool(asked.agencies) and all(pattern.ids and not pattern.absent for pattern in asked.agencies)
    left = [c for c in reading.conditions if c.field in _SUBJECT]
    if not (plain and bodies and left and _is_named(near, asked)) or not {c.label for c in left if c.field != "title"} <= describing(near):
        return []
    query = without_subject(asked)
    rows = near.store.rows(query)
    if rows:
        reading.query, reading.in_title, reading.whole = query, False, True
        reading.conditions = [c for c in reading.conditions if c not in left]
        reading.notes += _left_aside(left)
    return rows


def _is_of_documents(near: Nearby, asked: Query) -> bool:
    """Whether what documents say of themselves is asked of documents that are named: their number, day, signer, issuer, what they cite."""
    facts = asked.find == "citation" or (asked.find == "document" and asked.property not in (None, "time"))
    other = asked.negated or asked.sides or asked.order or asked.tasks or asked.agencies or asked.cites or near.reading.yesno
    return facts and not other and _is_named(near, asked)


def _is_numbered(near: Nearby, asked: Query) -> bool:
    """Whether the documents are named by their numbers, so that whatever else is said of them chooses no other."""
    slots, documents = near.sentence.slots if near.sentence is not None else [], near.names.documents
    typed = {_bare(slot.text) for slot in slots if slot.is_number}
    return all(id in documents and _bare(documents[id].number or "") in typed for id in asked.documents)


def _bare(number: str) -> str:
    """The figure that a document's number begins with."""
    return number.split("/")[0].split("-")[0].strip().lstrip("0")


def _is_said(near: Nearby, asked: Query) -> bool:
    """Whether the titles of documents that are only described say each word: one on another subject is not meant."""
    return near.says_each_word(*(near.title(id) for id in asked.documents))


def _is_named(near: Nearby, asked: Query) -> bool:
    """Whether the question names the documents that it asks of; those only of a type and a place are none."""
    known = bool(asked.documents) and all(id in near.names.documents for id in asked.documents)
    return known and any(c.field == "document" and c.value in asked.documents for c in near.reading.conditions)


def _holds(query: Query, condition: Condition) -> bool:
    """Whether a query has still what a condition shows."""
    return condition.field not in ("issuer", "cited_type") or condition.value in (*query.issuers, *query.cited_types)


def _left_aside(conditions: list[Condition]) -> list[tuple[str, str]]:
    label = ", ".join(f"“{c.label}”" for c in conditions if c.field != "title")
    vi, en = "được hiểu là lời nói về văn bản.", "taken for what is said of the document."
    return [(f"{label} {vi}", f"{label}: {en}")] if label else []


def describing(near: Nearby) -> set[str]:
    """Return the typed words that stand with the name of a document, so that they may describe it: those before its number or right behind
    it, and those that its title has."""
    sentence, names = near.sentence, near.names
    if sentence is None:
        return set()
    slots = sentence.slots
    titles = [f" {folded_phrase(names.documents[id].title or '')} " for id in near.reading.query.documents if id in names.documents]
    said = {slot.text for slot in slots if slot.kind in _WORDS and any(_has(title, slot) for title in titles)}
    for at, slot in enumerate(slots):
        if slot.kind in _NAMING or slot.has("title_part"):
            beside = (slots[i] for i in _beside(near, slots, at))
            said.update(slot.text for slot in beside if not is_strange(sentence.question, slot, near.reading.query.documents, names))
    return said


def _has(title: str, slot: Word) -> bool:
    forms = (folded_phrase(slot.text), *(slot.value.split("|") if ":" not in slot.value else ()))
    return any(f" {form} " in title for form in forms if form)


def _beside(near: Nearby, slots: list[Word], at: int) -> Iterator[int]:
    """Yield the places of words in one stretch with a document's name: before an English one, between a type and its number, and behind a
    word for what it is about."""
    question = near.sentence.question if near.sentence is not None else near.read
    ways = [_run(question, slots, at, 1)]
    if question.language == "en":
        ways.append(_run(question, slots, at, -1))  # "the post-flood dispatch 227"
    for run in ways:
        first = slots[at + 1] if run and run[0] > at else None
        inside = first is None or first.has("about") or (slots[at].has("doctype") and any(slots[i].is_number for i in run))
        for i in run if inside else ():
            if slots[i].kind in _WORDS and not slots[i].is_number:
                yield i


def _run(question: Question, slots: list[Word], at: int, step: int) -> list[int]:
    """The places beside a document's name up to a number, a comma, a body, or whatever else is no part of a description."""
    out: list[int] = []
    i = at + step
    while 0 <= i < len(slots) and slots[i].kind in (*_WORDS, *_NAMING, *_BETWEEN):
        first, last = sorted((i, i - step))
        between = question.text[question.tokens[slots[first].end - 1].end : question.tokens[slots[last].start].start]
        if any(mark in between for mark in ",;:.?()"):
            break
        out.append(i)
        if slots[i].is_number:
            break
        i += step
    return out
