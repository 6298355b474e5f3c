"""The work that a document tells a body to do together with others, and nobody to lead: it is its work as much as what it does alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.query import Query, Row
from graph.query.query import Role
from search.answer.nearby import Nearby

__all__ = ["done_together"]

_TOLD: tuple[Role, ...] = ("lead", "assigned")


def done_together(near: Nearby, rows: Sequence[Row]) -> list[Row]:
    """Make the reading of what a document gives a body ask, too, for the tasks in which it cooperates and nobody leads or is told to do
    them; return its rows, which are these where there are none.

    An item below a body's heading that begins "Phối hợp với Sở Y tế …" gives both the same part.
    """
    query = near.reading.query
    plain = query.find == "task" and query.property is None and not (query.negated or query.sides or query.order or query.counted)
    bodies = bool(query.agencies) and all(one.ids and not one.absent and set(one.roles) == set(_TOLD) for one in query.agencies)
    documents = tuple({row.document for row in rows})
    if not (plain and bodies and len(documents) == 1) or any(one.agencies for one in query.any_of) or query.tasks or near.reading.yesno:
        return list(rows)
    helped = replace(query, documents=documents, agencies=tuple(replace(one, roles=("coordinate",)) for one in query.agencies))
    with_others = {row.answer for row in near.store.rows(helped)} - {row.answer for row in rows}
    told = near.store.rows(Query("agency", tasks=tuple(sorted(with_others)), roles=_TOLD)) if with_others else []
    alone = with_others - {row.task for row in told}
    if not alone:
        return list(rows)
    near.reading.query = replace(
        query,
        agencies=tuple(replace(one, roles=()) for one in query.agencies),
        tasks=tuple(sorted({*alone, *(row.answer for row in rows)})),
    )
    near.reading.notes.append(
        ("Có cả việc mà cơ quan ấy phối hợp và không giao ai chủ trì.", "Work that it does with others and nobody leads is among it.")
    )  # fmt: skip
    return near.store.rows(near.reading.query)
