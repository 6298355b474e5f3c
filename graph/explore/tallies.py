"""How tasks fall out: by province, agency, body, topic, field, document and role.  The counts of every entity page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.explore.holdings import HeldTask, Holdings
from graph.query import ROLES, Role

__all__ = ["Tallies", "Tally", "by_due", "tallies"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks (or documents) belong to a thing, and in which role it has them, where it has one."""

    id: str
    n: int
    lead: int = 0
    assigned: int = 0
    coordinate: int = 0

    def roles(self) -> tuple[tuple[Role, int], ...]:
        """Return (role, tasks) of the roles that it has, the strongest first."""
        counts: tuple[tuple[Role, int], ...] = (("lead", self.lead), ("assigned", self.assigned), ("coordinate", self.coordinate))
        return tuple((role, n) for role, n in counts if n)


@dataclass(frozen=True)
class Tallies:
    """Tasks by what they belong to; each list has the most first, ties by id."""

    tasks: tuple[str, ...]
    provinces: tuple[Tally, ...] = ()
    agencies: tuple[Tally, ...] = ()
    bodies: tuple[Tally, ...] = ()
    topics: tuple[Tally, ...] = ()
    fields: tuple[Tally, ...] = ()
    documents: tuple[Tally, ...] = ()
    roles: Tally = field(default_factory=lambda: Tally("", 0))


def tallies(held: Holdings, tasks: Iterable[str], *, own: Iterable[str] = ()) -> Tallies:
    """Return the counts of some tasks; `own` are agencies or bodies whose roles are summed in `roles` and who are no partners."""
    listed = tuple(tasks)
    mine = {member for id in own for member in (id, *held.members.get(id, ()))}
    by: dict[str, defaultdict[str, dict[str, Role | None]]] = {
        name: defaultdict(dict) for name in ("provinces", "agencies", "bodies", "topics", "fields", "documents")
    }
    roles: dict[str, Role] = {}
    for task in listed:
        document = held.documents[held.tasks[task].document]
        by["documents"][document.id][task] = None
        if document.province:
            by["provinces"][document.province][task] = None
        for topic in held.topics.get(task, ()):
            by["topics"][topic][task] = None
        for one in held.fields.get(task, ()):
            by["fields"][one][task] = None
        for agency, role in held.roles.get(task, ()):
            if agency in mine:
                roles.setdefault(task, role)
                continue
            by["agencies"][agency].setdefault(task, role)
            body = held.agencies[agency].body
            if body and body not in mine:
                by["bodies"][body].setdefault(task, role)
    for name in ("provinces", "documents"):
        for found in by[name].values():
            found.update((task, roles.get(task)) for task in list(found))
    counted = {name: _ranked(found) for name, found in by.items()}
    return Tallies(listed, **counted, roles=_tally("", dict.fromkeys(listed) | roles))


def _ranked(found: dict[str, dict[str, Role | None]]) -> tuple[Tally, ...]:
    return tuple(sorted((_tally(id, tasks) for id, tasks in found.items()), key=lambda tally: (-tally.n, tally.id)))


def _tally(id: str, tasks: dict[str, Role | None]) -> Tally:
    held = list(tasks.values())
    return Tally(id, len(held), **{role: held.count(role) for role in ROLES})


def by_due(tasks: Iterable[HeldTask]) -> list[HeldTask]:
    """Return tasks by the day they are due, those that recur behind them, then those without a time in the order of their documents."""
    return sorted(tasks, key=lambda task: (*task.by_due, task.document))
