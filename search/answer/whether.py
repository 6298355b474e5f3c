"""Yes, no, or that it cannot be told: what a question's answers prove."""

from __future__ import annotations

from graph.query import Query
from search.answer.every import is_of_every
from search.answer.items import Answers
from search.answer.outright import asks_the_store, of_places_not_here
from search.answer.same import told_by_data
from search.frames.reading import Reading
from search.lexicon.names import StoreNames
from search.lexicon.stored import folded_title
from search.passages.tokens import folded_phrase
from search.question.explained import holds_type
from search.question.people import SIGNED_AS

__all__ = ["whether"]


def whether(names: StoreNames, reading: Reading, answers: Answers, complete: bool) -> bool | None:
    """Return yes where something proves it, no where complete sources say nothing of it, None where it cannot be told or was not asked."""
    if not reading.yesno or reading.unknown or reading.open:
        return None
    if reading.weighed:  # of all that is here
        return True if answers.items else None if reading.beyond else False
    if reading.every:
        return is_of_every(names, reading, answers, complete=complete)
    if (told := told_by_data(names, reading, answers)) is not None:
        return told[0]
    if reading.query.property == "signer":
        return None  # that somebody signed it does not say that who is asked about did
    if reading.exists and not reading.in_title:
        return None  # what only speaks of it may be about it
    if reading.query.sides:  # of each of several places: yes where every one has something
        counts = [count for _, count in answers.compared]
        here = [not side.provinces or not names.provinces.isdisjoint(side.provinces) for side in reading.query.sides]
        none = any(not count and known for count, known in zip(counts, here, strict=True))
        otherwise = any(
            not count and _issues_otherwise(names, reading.query, side.provinces)
            for count, side in zip(counts, reading.query.sides, strict=True)
        )
        return True if all(counts) else False if complete and none and not otherwise else None
    if answers.items:
        return True if complete or not reading.query.negated or _is_absent(names, answers) else None
    if _issues_otherwise(names, reading.query, reading.query.provinces) or _may_sign(names, reading):
        return None
    if of_places_not_here(names, reading) and not asks_the_store(reading):
        return None  # what a province does whose documents are not here
    if reading.query.property not in (None, "time"):
        return None  # what a text does not say of itself may be so
    return False if complete else None


def _is_absent(names: StoreNames, answers: Answers) -> bool:
    """Whether one answer of a denial rests on documents that lack nothing."""
    return any(all(not names.documents[quote.document].lacks_parts for quote in item.evidence) for item in answers.items)


def _issues_otherwise(names: StoreNames, query: Query, provinces: tuple[str, ...]) -> bool:
    """Whether a document of another type is about one of that type, where it is asked if provinces have any: a decision that issues a
    plan."""
    if query.find != "document" or not query.document_types or query.words or query.topics or query.subject or query.cites:
        return False
    labels = [folded_phrase(names.vocabulary.by_id[id].label_vi) for id in query.document_types if id in names.vocabulary.by_id]
    held = (document for document in names.collection if document.province in provinces)
    return any(document.type not in query.document_types and holds_type(folded_title(document.title or ""), labels) for document in held)


def _may_sign(names: StoreNames, reading: Reading) -> bool:
    """Whether it is asked if one in an office signed, where a document that is meant does not tell in which office it was signed."""
    if not any(c.field == "signer" and c.value.startswith(SIGNED_AS) for c in reading.conditions):
        return False
    named, places = {c.value for c in reading.conditions if c.field == "document"}, reading.query.provinces
    held = (d for d in names.collection if (not named or d.id in named) and (not places or d.province in places))
    return any(not document.signer_role for document in held)
