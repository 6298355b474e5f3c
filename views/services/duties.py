"""Tasks of agencies, with the words that state them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from graph.query import AgencyPattern, Query, Role
from views.services import reading, store

__all__ = ["TaskRow", "members", "tasks"]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with the words that state it and the agencies' roles: (agency id, name, role, start, end)."""

    id: str
    document: str
    source: str
    path: str
    start: int
    end: int
    exact: str
    roles: tuple[tuple[str, str, Role, int, int], ...]
    headings: tuple[str, ...] = ()


def tasks(
    agencies: Sequence[str] = (), provinces: Sequence[str] = (), topics: Sequence[str] = (), roles: Sequence[Role] = ()
) -> list[TaskRow]:
    """Return the tasks in which one of the agencies (or bodies) takes part in one of the roles, by document and place."""
    return _tasks(store.version(), tuple(agencies), tuple(provinces), tuple(topics), tuple(roles))


@st.cache_data(show_spinner=False, max_entries=64)
def _tasks(
    version: str, agencies: tuple[str, ...], provinces: tuple[str, ...], topics: tuple[str, ...], roles: tuple[Role, ...]
) -> list[TaskRow]:
    pattern = (AgencyPattern(agencies, roles),) if agencies or roles else ()
    rows = store.opened().rows(Query(find="task", agencies=pattern, provinces=provinces, topics=topics))
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.document, set()).add(row.task)
    found = []
    for document, ids in wanted.items():
        whole = reading.parsed(document)
        prefix = "task:" + document.removeprefix("doc:") + "#"
        for task in whole["tasks"]:
            id = prefix + task["id"]
            if id in ids:
                said = tuple((r["agency"], r["generic"], r["role"], r["start"], r["end"]) for r in task["roles"])
                found.append(TaskRow(id, document, whole["source"], task["id"], task["start"], task["end"], task["exact"], said))
    return sorted(found, key=lambda task: (task.document, task.start, task.id))


def members(agency: str) -> tuple[str, ...]:
    """Return the agency and, where it is a generic body, the agencies that are one."""
    return (agency, *sorted(edge.source for edge in store.opened().edges(type="INSTANCE_OF", target=agency)))
