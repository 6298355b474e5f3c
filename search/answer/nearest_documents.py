"""The documents that a question is about where no title or task has all of its words, and what a named document says of a matter."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query, Row
from graph.store import PassageFilter
from search.answer.evidence import Quote
from search.answer.nearby import Nearby
from search.answer.scoped import without_subject
from search.passages.finding import Hit, find
from search.question.wording import MATTER, carries

__all__ = ["nearest_documents", "says_of_matter"]

_LOOKED_AT = 20  # passages
_BESIDE = 0.04  # below the best: as good
_MOST = 2  # documents that are as good
# The share of the matter that the title and the best passage say together, at least; of a place that is named.
_SAID, _SAID_THERE = 0.6, 0.45
# The share of what a document is asked to say that one passage says, for a yes; of each English word, which alone is like few.
_PROVEN, _WORD = 0.7, 0.3


def nearest_documents(near: Nearby) -> list[Row]:
    """Make the reading ask for the documents that say most of what the question is about; return its rows, none where other conditions
    stand, or none says enough.  A day that is part of what they are about is no day of issue."""
    reading, query, said = near.reading, near.reading.query, _said(near)
    plain = Query(
        "document", provinces=query.provinces, document_types=query.document_types, issuers=query.issuers, property=query.property
    )
    of_day = replace(plain, issued_from=query.issued_from, issued_to=query.issued_to, period=query.period)
    free = replace(without_subject(query), subject_in=plain.subject_in, fields_in=plain.fields_in)
    if reading.yesno or not said or free != of_day or query.property == "time":
        return []
    best: dict[str, Hit] = {}
    where = PassageFilter(provinces=query.provinces, document_types=query.document_types)
    for hit in find(near.store, said, limit=_LOOKED_AT, where=where, told=False).hits:
        best.setdefault(hit.found.passage.document, hit)
    first = max((hit.score for hit in best.values()), default=0.0)
    least = _SAID_THERE if query.provinces else _SAID
    for bare in dict.fromkeys((of_day, *((plain,) if _is_dated_inside(near) else ()))):
        held = {row.document or row.answer for row in near.store.rows(replace(bare, documents=tuple(sorted(best))))} if best else set()
        alike = tuple(sorted(id for id in held if best[id].score >= first - _BESIDE))
        enough = all(near.explained(said, near.title(id), best[id].found.exact) >= least for id in alike)
        if 0 < len(alike) <= _MOST and enough:
            reading.query, reading.in_title, reading.whole = replace(bare, documents=alike), False, True
            reading.conditions = [c for c in reading.conditions if c.field in ("province", "document_type", "issuer")]
            reading.notes.append((f"Văn bản gần nhất với “{said}”.", f"The document that is nearest to “{said}”."))
            return near.store.rows(reading.query)
    return []


def _is_dated_inside(near: Nearby) -> bool:
    """Whether each time that is said is part of the matter."""
    sentence = near.sentence
    wording = sentence.wording if sentence is not None else None
    if sentence is None or wording is None:
        return False
    return all(wording.over(slot) == {MATTER} for slot in sentence.slots if slot.kind == "time")


def says_of_matter(near: Nearby, rows: list[Row]) -> tuple[list[Row], dict[str, tuple[Quote, ...]]]:
    """Return the rows of a yes/no question whose reading asks for nothing but documents, with the passage of each that says what is asked;
    none, and the reading left open, where none says it.  Other questions keep their rows."""
    reading, query = near.reading, near.reading.query
    bare = Query(
        "document", documents=query.documents, document_types=query.document_types, provinces=query.provinces, issuers=query.issuers
    )
    said = _said(near)
    if not (reading.yesno and rows and query.documents and query == bare and said) or reading.exists:
        return rows, {}
    hits = find(near.store, said, limit=_LOOKED_AT, where=PassageFilter(documents=query.documents), told=False).hits
    share, hit = max(((near.explained(said, one.found.exact), one) for one in hits), key=lambda row: row[0], default=(0.0, None))
    words = [word for word in said.lower().split() if not carries(word)] if near.read.language == "en" else []
    if hit is None or share < _PROVEN or any(near.explained(word, hit.found.exact) < _WORD for word in words):
        reading.open = True
        return [], {}
    passage, exact = hit.found.passage, hit.found.exact
    quote = Quote(passage.document, hit.found.source, passage.path, passage.start, passage.end, exact, kind="passage", page=passage.page)
    reading.query = replace(query, documents=(passage.document,))
    return near.store.rows(reading.query), {passage.document: (quote,)}


def _said(near: Nearby) -> str:
    """The words of a question that say what it is about: those that no template has to carry one, without names of documents, bodies and
    places that the reading asks for."""
    sentence = near.sentence
    wording = sentence.wording if sentence is not None else None
    if sentence is None or wording is None:
        return ""
    kept = ("document", "number", "doctype", "province", "body", "agency", "signer", "noun", "wh", "time")
    named = {i for slot in sentence.slots if slot.kind in kept and wording.over(slot) != {MATTER} for i in range(slot.start, slot.end)}
    tokens = sentence.question.tokens
    free = [i for i, tag in enumerate(wording.tags) if i not in named and (tag == MATTER or not carries(tokens[i].key))]
    return " ".join(tokens[i].text for i in free if not tokens[i].number)
