"""What a store has nearest to a question that finds nothing: the agency's other tasks, the subject elsewhere, the province's documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.query import Query
from search.answer.as_typed import AsTyped
from search.frames.reading import Reading

__all__ = ["nearest_readings", "work_of_bodies"]


def nearest_readings(typed: AsTyped, reading: Reading) -> list[Reading]:
    """Return the readings near to one without answers that have some, by words as typed, and say in its notes how many each has."""
    out = []
    for query, fields, (vi, en) in _near(reading.query):
        if query == reading.query:
            continue
        query, rows = typed.rows(query)
        found = len({row.answer for row in rows})
        if found:
            kept = [replace(c, roles=()) for c in reading.conditions if c.field in fields]
            out.append(Reading(query.find, query, frame="nearest", conditions=kept, language=reading.language))
            reading.notes.append((f"{vi}: {found}.", f"{en}: {found}."))
    return out


def work_of_bodies(query: Query) -> Query | None:
    """Return the query for all work, in whatever role, of the bodies that a query names in its places and documents; None where it names
    none."""
    agencies = tuple(replace(pattern, roles=()) for pattern in query.agencies if pattern.ids and not pattern.absent)
    return Query("task", provinces=query.provinces, documents=query.documents, agencies=agencies) if agencies else None


def _near(query: Query) -> Iterator[tuple[Query, tuple[str, ...], tuple[str, str]]]:
    """Yield wider queries, the conditions that each keeps, and what it is called."""
    work = work_of_bodies(query)
    if work is not None:
        yield work, ("agency", "province", "document"), ("Nhiệm vụ khác của cơ quan ấy", "Other tasks of this agency")
    subject = Query(
        "task", topics=query.topics, topics_all=query.topics_all, words=query.words, subject=query.subject, fields=query.fields,
        any_of=tuple(one for one in query.any_of if one.topics or one.words),
    )  # fmt: skip
    if subject != Query("task") and (query.provinces or work is not None):
        yield subject, ("topic", "words", "field"), ("Nhiệm vụ về chủ đề ấy ở mọi nơi", "Tasks on this subject anywhere")
    if query.provinces:
        yield (
            Query("document", provinces=query.provinces),
            ("province",),
            ("Văn bản của tỉnh ấy trong kho", "Documents of this province in the store"),
        )
