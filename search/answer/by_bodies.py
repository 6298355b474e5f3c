"""Tasks by how many bodies take part, "việc nào có trên 5 cơ quan phối hợp", "which task has the most agencies": counted one by one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from graph.store import Store
from search.answer.outright import number_said
from search.frames.reading import Condition, Reading
from search.question.shapes import shape

__all__ = ["by_bodies"]

_MORE, _LEAST = ("tren", "hon", "nhieu hon", "over", "more than"), ("it nhat", "at least", "tu")


def by_bodies(store: Store, reading: Reading) -> None:
    """Make the query of tasks with more, or fewer, than some number of bodies, or with the most, one for these; any other stays."""
    query, sentence = reading.query, reading.sentence
    if sentence is None or query.find != "task" or query.negated or query.sides or query.property:
        return
    said = shape("number-of-bodies").search(sentence.question.folded)
    most = said is None and query.order == "most" and shape("most-bodies").search(sentence.question.folded) is not None
    if said is None and not most:
        return
    number = "" if said is None else said["number"]
    named = tuple(pattern for pattern in query.agencies if pattern.ids or pattern.absent)
    roles = tuple(dict.fromkeys(role for pattern in query.agencies if not pattern.ids and not pattern.absent for role in pattern.roles))
    scope = replace(
        query, agencies=named, words=tuple(word for word in query.words if word != number), order=None, limit=None, counted=False
    )
    held: dict[str, set[str]] = defaultdict(set)
    for row in store.rows(replace(scope, find="agency", roles=roles)):
        held[row.task].add(row.answer)
    found = _most(held) if said is None else _as_many(held, said["how"], number_said(number))
    reading.query = replace(scope, among=found or ("",), counted=query.counted)
    start, end = (said or shape("most-bodies").search(sentence.question.folded)).span()  # type: ignore[union-attr]
    kept = [one for one in reading.conditions if one.value != number or not number]
    reading.conditions = [*kept, Condition("bodies", "", sentence.question.text[start:end])]
    reading.fallbacks = []
    if most and found:
        many = max(map(len, held.values()))
        reading.notes.append((f"Nhiều nhất: {many} cơ quan.", f"The most: {many} bodies."))


def _most(held: dict[str, set[str]]) -> tuple[str, ...]:
    best = max(map(len, held.values()), default=0)
    return tuple(sorted(task for task, bodies in held.items() if len(bodies) == best))


def _as_many(held: dict[str, set[str]], how: str, number: int) -> tuple[str, ...]:
    """The tasks with more than a number of bodies, with so many at least, or with fewer."""
    if how in _MORE:
        return tuple(sorted(task for task, bodies in held.items() if len(bodies) > number))
    if how in _LEAST:
        return tuple(sorted(task for task, bodies in held.items() if len(bodies) >= number))
    return tuple(sorted(task for task, bodies in held.items() if len(bodies) < number))
