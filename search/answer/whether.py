"""Yes, no, or that it cannot be told: what a question's answers prove."""

from __future__ import annotations

from search.answer.every import is_of_every
from search.answer.items import Answers
from search.answer.outright import asks_the_store, of_places_not_here
from search.answer.same import told_by_data
from search.frames.reading import Reading
from search.lexicon.names import StoreNames

__all__ = ["whether"]


def whether(names: StoreNames, reading: Reading, answers: Answers, complete: bool) -> bool | None:
    """Return yes where something proves it, no where complete sources say nothing of it, None where it cannot be told or was not asked."""
    if not reading.yesno or reading.unknown or reading.open:
        return None
    if reading.every:
        return is_of_every(names, reading, answers, complete=complete)
    if (told := told_by_data(names, reading, answers)) is not None:
        return told[0]
    if reading.exists and not reading.in_title:
        return None  # what only speaks of it may be about it
    if reading.query.sides:  # of each of several places: yes where every one has something
        counts = [count for _, count in answers.compared]
        here = [not side.provinces or not names.provinces.isdisjoint(side.provinces) for side in reading.query.sides]
        none = any(not count and known for count, known in zip(counts, here, strict=True))
        return True if all(counts) else False if complete and none else None
    if answers.items:
        return True if complete or not reading.query.negated or _is_absent(names, answers) else None
    if of_places_not_here(names, reading) and not asks_the_store(reading):
        return None  # what a province does whose documents are not here
    if reading.query.property not in (None, "time"):
        return None  # what a text does not say of itself may be so
    return False if complete else None


def _is_absent(names: StoreNames, answers: Answers) -> bool:
    """Whether one answer of a denial rests on documents that lack nothing."""
    return any(all(not names.documents[quote.document].lacks_parts for quote in item.evidence) for item in answers.items)
