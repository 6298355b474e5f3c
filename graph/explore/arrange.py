"""Tasks in the order and the groups that a reader wants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from graph.explore.holdings import Holdings

__all__ = ["GROUPS", "SORTS", "GroupBy", "SortBy", "arranged"]

SortBy = Literal["place", "time", "lead"]
GroupBy = Literal["none", "province", "document", "lead", "topic", "due"]
SORTS: tuple[SortBy, ...] = ("place", "time", "lead")
GROUPS: tuple[GroupBy, ...] = ("none", "province", "document", "lead", "topic", "due")


def arranged(
    held: Holdings, tasks: Iterable[str], sort: SortBy = "place", by: GroupBy = "none", language: str = "vi"
) -> list[tuple[str, list[str]]]:
    """Return (group, tasks) in order: groups are ids (a year for "due"), "" those without one, last; each task stands in one group.

    "place" keeps the order given, "time" puts the earliest due first and those without a time last, "lead" goes by the name of who leads.
    """
    listed = list(tasks)
    if sort == "time":
        listed.sort(key=lambda id: held.tasks[id].by_due)
    elif sort == "lead":
        listed.sort(key=lambda id: (not (lead := _lead(held, id)), held.name(lead, language) if lead else ""))
    groups: dict[str, list[str]] = {}
    for id in listed:
        groups.setdefault(_group(held, id, by), []).append(id)
    return sorted(groups.items(), key=lambda item: (not item[0], item[0] if by == "due" else held.name(item[0], language), item[0]))


def _lead(held: Holdings, task: str) -> str:
    """Return who leads a task, else to whom it is given, else ""."""
    return next((agency for agency, role in held.roles.get(task, ()) if role != "coordinate"), "")


def _group(held: Holdings, task: str, by: GroupBy) -> str:
    if by == "province":
        return held.province_of(task)
    if by == "document":
        return held.tasks[task].document
    if by == "due":
        return held.tasks[task].due[:4]
    if by == "topic":
        return next(iter(held.topics.get(task, ())), "")
    if by == "lead":
        lead = _lead(held, task)
        return held.agencies[lead].body or lead if lead else ""
    return ""
