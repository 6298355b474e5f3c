"""The documents that a question is about where no title or task has all of its words."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query, Row
from graph.store import PassageFilter
from search.answer.nearby import Nearby
from search.answer.scoped import without_subject
from search.passages.finding import Hit, find
from search.question.wording import CARRIER, MATTER, SURE, carries

__all__ = ["nearest_documents"]

_LOOKED_AT = 20  # passages
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
    own = near.figures_of(near.reading.query.documents)
    free = (i for i, token in enumerate(words) if i not in named and not carried[i] and not token.number and token.text not in own)
    return " ".join(words[i].text for i in free if wording.tags[i] == MATTER or not near.is_word_of(words[i].key, *_ASKING))
