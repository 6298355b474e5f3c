"""Comparisons of which one side has no row as it is asked for, but another has: each such side is weighed alone."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace

from graph.query import Query, Row, Side
from search.answer.meaning import without_citations
from search.answer.nearby import Nearby
from search.answer.scoped import without_subject
from search.answer.weighed import weighed

__all__ = ["weighed_sides"]


def weighed_sides(near: Nearby, rows: list[Row]) -> list[Row]:
    """Return the rows of a comparison with the tasks that meet most of the question on each side that has none, none of its words
    unsaid, and make the reading ask for them; else, and where no side has a row, these."""
    reading, query = near.reading, near.reading.query
    if not rows or query.combine != "compare" or query.find not in ("task", "agency") or query.negated or query.counted or reading.yesno:
        return rows
    lacking = sorted(set(range(len(query.sides))) - {row.side for row in rows})
    found = {at: weighed(_alone(near, query.sides[at]), worded=True) for at in lacking}
    if not any(found.values()):
        return rows
    kept = {row.task or row.answer for row in rows}
    asked = _of_tasks(query, tuple(sorted({*kept, *(task for tasks in found.values() for task in tasks)})))
    have = near.store.rows(asked)
    gained = sorted({row.side for row in have} - {row.side for row in rows})
    if not gained:
        return rows
    reading.query, reading.overview = asked, True
    labels = ", ".join(query.sides[at].label for at in gained)
    reading.notes.append((f"{labels}: đây là nơi gần nhất với cả câu hỏi.", f"{labels}: this is the nearest to the whole question."))
    return have


def _alone(near: Nearby, side: Side) -> Nearby:
    """What is near to a question of one of its sides alone."""
    query = near.reading.query
    reading = copy.copy(near.reading)
    reading.query = replace(
        query, sides=(), provinces=side.provinces or query.provinces, documents=side.documents or query.documents,
        agencies=(*query.agencies, *side.agencies), words=(*query.words, *side.words), subject=(*query.subject, *side.subject),
    )  # fmt: skip
    return Nearby(near.store, near.names, reading, near.read)


def _of_tasks(query: Query, tasks: Sequence[str]) -> Query:
    """The comparison of these tasks, whatever their words."""
    sides = tuple(Side(side.label, provinces=side.provinces, documents=side.documents, agencies=side.agencies) for side in query.sides)
    free = without_citations(without_subject(query))
    return replace(free, roles=(), asked=query.roles or query.asked, sides=sides, tasks=tuple(tasks))
