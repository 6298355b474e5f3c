"""Other readings of a question that are as good; the first one is answered, these are shown."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace

from graph.query import TimeWindow
from search.frames.reading import Condition, Reading
from search.frames.references import References, read_references
from search.frames.target import Target
from search.lexicon.names import Names
from search.question.sentence import Sentence

__all__ = ["other_readings"]

_MOST = 3  # as many as a reader weighs at a glance


def other_readings(reading: Reading, sentence: Sentence, names: Names) -> list[Reading]:
    """Return at most three other readings: another document of the number, a side of working together, a year as time."""
    if reading.find == "passage" or reading.unknown:
        return []
    refs = read_references(sentence, names, Target(reading.query.find))
    namesakes = [*_same_number(reading, refs, names), *_same_initials(reading, refs, sentence, names)]
    reading.unsure = bool(namesakes)
    return [*namesakes, *_sides_of_work(reading), *_year(reading)][:_MOST]


def _changed(reading: Reading, **fields: object) -> Reading:
    other = copy.copy(reading)
    other.query = replace(reading.query, **fields)  # type: ignore[arg-type]
    other.conditions = list(reading.conditions)
    return other


def _same_number(reading: Reading, refs: References, names: Names) -> Iterator[Reading]:
    """ "44/QĐ-TTg" of another year or another issuer."""
    for ref in refs.documents:
        for id in ref.ids[1:]:
            field = "cites" if ref.cited else "documents"
            if ref.ids[0] not in getattr(reading.query, field) or id not in names.documents:  # a law that nothing in the store cites
                continue
            chosen = tuple(id if have == ref.ids[0] else have for have in getattr(reading.query, field))
            other = _changed(reading, **{field: chosen})
            document = names.documents[id]
            said = ", ".join(part for part in (document.issuer, document.issue_date) if part)
            other.conditions = [
                Condition(c.field, id, f"{document.label} ({said})" if said else document.label, c.roles) if c.value == ref.ids[0] else c
                for c in reading.conditions
            ]
            yield other


def _same_initials(reading: Reading, refs: References, sentence: Sentence, names: Names) -> Iterator[Reading]:
    """ "LC" as another province with these initials."""
    for ref in refs.provinces:
        for id in sentence[ref.at].values("province"):
            label = names.vocabulary.by_id[id].label_vi
            if label == ref.label or id not in names.provinces:
                continue
            other = _changed(reading, provinces=tuple(dict.fromkeys(id if have in ref.ids else have for have in reading.query.provinces)))
            sides = (
                replace(side, label=label, provinces=(id,)) if set(side.provinces) & set(ref.ids) else side for side in reading.query.sides
            )
            other.query = replace(other.query, sides=tuple(sides))
            other.conditions = [replace(c, value=id, label=label) if c.value in ref.ids else c for c in reading.conditions]
            yield other


def _sides_of_work(reading: Reading) -> Iterator[Reading]:
    """Who works with X: whoever shares a task; or only who coordinates where X leads."""
    query = reading.query
    if query.find != "agency" or query.roles or query.asked or query.negated or len(query.agencies) != 1 or query.agencies[0].roles:
        return
    other = _changed(reading, roles=("coordinate",), agencies=(replace(query.agencies[0], roles=("lead",)),))
    other.conditions = [replace(c, roles=("lead",)) if c.field == "agency" else c for c in reading.conditions]
    yield other


def _year(reading: Reading) -> Iterator[Reading]:
    """Tasks "năm 2020": of the plans for that year; or those that say 2020 as their time."""
    query = reading.query
    if query.find != "task" or not query.period or query.time:
        return
    first, last = query.period
    other = _changed(reading, period=None, time=TimeWindow(f"{first}-01-01", f"{last}-12-31"))
    other.conditions = [replace(c, field="time") if c.field == "period" else c for c in reading.conditions]
    yield other
