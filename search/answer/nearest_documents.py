"""The documents that a question is about where no title or task has all of its words, and what a named document says of a matter."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.query import Query, Row
from graph.store import PassageFilter
from search.answer.evidence import Quote
from search.answer.nearby import Nearby
from search.answer.scoped import without_subject
from search.answer.stated import stated
from search.passages.finding import Hit, find
from search.passages.tokens import tokens
from search.question.shapes import shape
from search.question.wording import CARRIER, MATTER, SURE, carries

__all__ = ["nearest_documents", "proven", "says_of_matter"]

_LOOKED_AT = 20  # passages
_FIGURES = re.compile(r"\d+")
# Kinds of words that only bind or ask.
_ASKING = (
    "stop",
    "role",
    "mention",
    "cite",
    "issue",
    "yesno",
    "meta",
    "about",
    "of",
    "to",
    "and",
    "by",
    "polite",
    "wh",
    "before",
    "deadline",
)
_NAMED = ("document", "number", "doctype", "province", "body", "agency", "signer", "time")  # kinds of words that name something
_BESIDE = 0.04  # below the best: as good
_MOST = 2  # documents that are as good
# The share of the matter that the title and the best passage say together, at least; of English words each is like few.
_SAID, _ENGLISH_SAID = 0.75, 0.6
# The share of what a document is asked to say that one passage says, for a yes; of each English word alone, or with one beside it.
_PROVEN, _WORD, _PAIR = 0.7, 0.55, 0.6


def nearest_documents(near: Nearby) -> list[Row]:
    """Make the reading ask for the documents that say most of what the question is about; return its rows, none where other conditions
    stand, or none says enough.  A day that is part of what they are about is no day of issue."""
    reading, query = near.reading, near.reading.query
    plain = Query(
        "document", provinces=query.provinces, document_types=query.document_types, issuers=query.issuers, property=query.property
    )
    of_day = replace(plain, issued_from=query.issued_from, issued_to=query.issued_to, period=query.period)
    free = replace(without_subject(query), subject_in=plain.subject_in, fields_in=plain.fields_in)
    if reading.yesno or free != of_day or query.property == "time" or not (said := _said(near)):
        return []
    best: dict[str, Hit] = {}
    where = PassageFilter(provinces=query.provinces, document_types=query.document_types)
    for hit in find(near.store, said, limit=_LOOKED_AT, where=where, told=False).hits:
        best.setdefault(hit.found.passage.document, hit)
    first = max((hit.score for hit in best.values()), default=0.0)
    for bare in dict.fromkeys((of_day, *((plain,) if _is_dated_inside(near) else ()))):
        held = {row.document or row.answer for row in near.store.rows(replace(bare, documents=tuple(sorted(best))))} if best else set()
        alike = tuple(sorted(id for id in held if best[id].score >= first - _BESIDE))
        least = _ENGLISH_SAID if near.read.language == "en" else _SAID
        enough = all(near.says_all(said, least, near.title(id), best[id].found.exact) for id in alike)
        if 0 < len(alike) <= _MOST and enough:
            reading.query, reading.in_title, reading.whole = replace(bare, documents=alike), False, True
            reading.conditions = [c for c in reading.conditions if c.field in ("province", "document_type", "issuer")]
            reading.notes.append((f"Văn bản gần nhất với “{said}”.", f"The document that is nearest to “{said}”."))
            return near.store.rows(reading.query)
    return []


def _is_dated_inside(near: Nearby) -> bool:
    """Whether each time that is said is part of the matter."""
    return near.sentence is not None and all(near.is_matter(slot) for slot in near.sentence.slots if slot.kind == "time")


def says_of_matter(near: Nearby, rows: list[Row]) -> tuple[list[Row], dict[str, tuple[Quote, ...]]]:
    """Return the row of the document of a yes/no question whose reading asks for nothing but documents, with the passage that says what is
    asked; none, and the reading left open, where none says it.  Other questions keep their rows."""
    reading, query = near.reading, near.reading.query
    bare = Query(
        "document", documents=query.documents, document_types=query.document_types, provinces=query.provinces, issuers=query.issuers
    )
    if not (reading.yesno and rows and query.documents and query == bare and _said(near)) or reading.exists:
        return rows, {}
    found = _proven_by_passage(near)
    reading.open = reading.open or not found[0]
    return found


def proven(near: Nearby) -> tuple[list[Row], dict[str, tuple[Quote, ...]]]:
    """Return the documents of a yes/no question that say what is asked, and where: in one sentence, or most of it in one passage; where a
    sentence leaves it open, no passage tells it."""
    if quotes := stated(near):
        return near.store.rows(near.reading.query), quotes
    return ([], {}) if near.reading.open else _proven_by_passage(near)


def _proven_by_passage(near: Nearby) -> tuple[list[Row], dict[str, tuple[Quote, ...]]]:
    """Return the document and the passage that says what is asked of the documents that are named, for a yes; none where no passage says so
    much of it, each number that is said, and the body whose work it would be."""
    reading, query = near.reading, near.reading.query
    here = tuple(id for id in query.documents if id in near.names.documents and near.names.documents[id].in_collection)
    if not (reading.yesno and here) or query.negated or query.sides or reading.every or reading.addressed or not (said := _said(near)):
        return [], {}
    numbers, words = {token.text for token in near.read.tokens if token.text.isdigit()} - _numbers_of(near, here), _words(near)
    best: tuple[float, Hit] | None = None
    for hit in find(near.store, said, limit=_LOOKED_AT, where=PassageFilter(documents=here), told=False).hits:
        share = near.explained(said, hit.found.exact)
        better = share >= _PROVEN and (best is None or share > best[0])
        if better and near.says_all(said, _PROVEN, hit.found.exact) and _prints(near, hit, numbers, words) and _is_of_bodies(near, hit):
            best = share, hit
    if best is None:
        return [], {}
    found = best[1].found
    passage = found.passage
    quote = Quote(passage.document, found.source, passage.path, passage.start, passage.end, found.exact, kind="passage", page=passage.page)
    reading.query = Query("document", documents=(passage.document,))
    reading.find, reading.unknown, reading.open = "document", [], False
    reading.conditions = [c for c in reading.conditions if c.field == "document"]
    return near.store.rows(reading.query), {passage.document: (quote,)}


def _numbers_of(near: Nearby, documents: tuple[str, ...]) -> set[str]:
    """The figures in the documents' own numbers, days and years."""
    own = [near.names.documents[id] for id in documents]
    return {
        part for one in own for text in (one.number or "", str(one.issue_date or ""), one.title or "") for part in _FIGURES.findall(text)
    }


def _prints(near: Nearby, hit: Hit, numbers: set[str], words: list[tuple[str, str, str]]) -> bool:
    """Whether a passage denies nothing and has each number and something of each word."""
    if shape("denies").search(" ".join(tokens(hit.found.exact))):
        return False
    printed = {part.lstrip("0") for part in _FIGURES.findall(hit.found.exact)}
    return {one.lstrip("0") for one in numbers} <= printed and all(_is_said(near, hit, *word) for word in words)


def _is_said(near: Nearby, hit: Hit, before: str, word: str, after: str) -> bool:
    """Whether a passage says a word, alone or with one beside it."""
    text = hit.found.exact
    pairs = [*([f"{before} {word}"] if before else []), *([f"{word} {after}"] if after else [])]
    return near.explained(word, text) >= _WORD or any(near.explained(pair, text) >= _PAIR for pair in pairs)


def _words(near: Nearby) -> list[tuple[str, str, str]]:
    """The words of an English question that its proof must say, each between those that touch it, "" where none does: all but names, words
    that bind or ask, and the verb behind the document's name, "provide"."""
    sentence = near.sentence
    if sentence is None or near.read.language != "en":
        return []
    named = [slot for slot in sentence.slots if slot.kind in _NAMED]
    inside = {i for slot in named for i in range(slot.start, slot.end)}
    behind = {slot.end for slot in named if slot.kind in ("document", "number")}
    words: dict[int, str] = {}
    for i, token in enumerate(sentence.question.tokens):
        if i not in inside and not near.is_word_of(token.key, *_ASKING) and not (i in behind and carries(token.key)):
            words[i] = token.text.lower()
    return [(words.get(i - 1, ""), word, words.get(i + 1, "")) for i, word in words.items()]


def _is_of_bodies(near: Nearby, hit: Hit) -> bool:
    """Whether a passage is work of the bodies that are asked about, or none is."""
    patterns = [pattern for pattern in near.reading.query.agencies if pattern.ids]
    task = hit.found.passage.task
    if not patterns:
        return True
    return task is not None and bool(
        near.store.rows(Query("task", tasks=(task,), agencies=tuple(replace(one, roles=()) for one in patterns)))
    )


def _said(near: Nearby) -> str:
    """The words of a question that say what it is about: those that no template has to carry one, without names of documents, bodies and
    places that the reading asks for."""
    sentence = near.sentence
    wording = sentence.wording if sentence is not None else None
    if sentence is None or wording is None:
        return ""
    naming = [slot for slot in sentence.slots if slot.kind in (*_NAMED, "noun", "wh") and not near.is_matter(slot)]
    named = {i for slot in naming for i in range(slot.start, slot.end)}
    words = sentence.question.tokens
    carried = [
        tag == CARRIER and sure >= SURE and carries(token.key) for tag, sure, token in zip(wording.tags, wording.sure, words, strict=True)
    ]
    own = _numbers_of(near, tuple(id for id in near.reading.query.documents if id in near.names.documents))
    free = (i for i, token in enumerate(words) if i not in named and not carried[i] and not token.number and token.text not in own)
    return " ".join(words[i].text for i in free if wording.tags[i] == MATTER or not near.is_word_of(words[i].key, *_ASKING))
