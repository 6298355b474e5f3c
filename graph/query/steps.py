"""What is kept of a query's rows (`graph.query.query`: combine, broadest, order), for a store that gives the rows of the pattern alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from graph.model import Value
from graph.query.meaning import due_window, fits
from graph.query.query import Query, Row

__all__ = ["LookUp", "has_steps", "kept"]


class LookUp(Protocol):
    """What the steps need to know of things; what is not known of one is left out."""

    def bodies(self, agencies: Sequence[str]) -> Mapping[str, str]:
        """Return the first body that each agency is an instance of."""
        ...

    def narrower(self, ids: Sequence[str]) -> Iterable[str]:
        """Return those of some topics or fields that have a broader one among them, over one edge."""
        ...

    def issued(self, documents: Sequence[str]) -> Mapping[str, str]:
        """Return the date of issue of each document."""
        ...

    def times(self, tasks: Sequence[str]) -> Mapping[str, Sequence[Mapping[str, Value]]]:
        """Return the times of each task, its own and the further ones, as their properties."""
        ...


def has_steps(query: Query) -> bool:
    """Return whether a query keeps but some of its pattern's rows."""
    return bool(query.order or query.broadest or (query.sides and query.combine != "compare"))


def kept(rows: set[Row], query: Query, of: LookUp) -> set[Row]:
    """Return the rows that the steps leave of those of a query's pattern, which is not negated."""
    if not rows or not has_steps(query):
        return rows
    bodies = of.bodies(_each(row.answer for row in rows)) if query.find == "agency" else {}
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[bodies.get(row.answer, row.answer)].append(row)
    if query.sides and query.combine in ("all", "only"):
        wanted = set(range(len(query.sides))) if query.combine == "all" else {0}
        groups = _those(groups, lambda key: {row.side for row in groups[key]} == wanted)
    if query.broadest and query.find in ("topic", "field"):
        narrower = set(of.narrower(_each(groups)))
        groups = _those(groups, lambda key: key not in narrower)
    if query.sides and query.combine == "most":
        return _most(groups, query)
    return {row for key in _first(groups, query, of) for row in groups[key]}


def _those(groups: Mapping[str, list[Row]], fit: Callable[[str], bool]) -> defaultdict[str, list[Row]]:
    return defaultdict(list, {key: rows for key, rows in groups.items() if fit(key)})


def _each(ids: Iterable[str]) -> list[str]:
    return sorted(set(ids))


def _is_counted(row: Row, query: Query) -> bool:
    return not query.asked or row.role in query.asked


def _most(groups: Mapping[str, list[Row]], query: Query) -> set[Row]:
    """Return the rows of the sides with the most keys, or the fewest."""
    keys: list[set[str]] = [set() for _ in query.sides]
    for key, rows in groups.items():
        for row in rows:
            if _is_counted(row, query):
                keys[row.side].add(key)
    sizes = [len(of_side) for of_side in keys]
    best = min(sizes) if query.order == "least" else max(sizes)
    return {row for rows in groups.values() for row in rows if sizes[row.side] == best}


def _first(groups: Mapping[str, list[Row]], query: Query, of: LookUp) -> Iterable[str]:
    """Return the keys that an order leaves: the first ones, ties included, and with dates only those that have one."""
    if query.order in (None, "most", "least") and not (query.order and query.limit):
        return groups
    values: dict[str, int] | dict[str, str]
    if query.order in ("most", "least"):
        values = {key: len({row.task or row.document for row in rows if _is_counted(row, query)}) for key, rows in groups.items()}
    else:
        values = _dates(groups, query, of)
    if not query.limit or not values:
        return values
    rising = query.order in ("earliest", "due_first", "least")
    edge = sorted(values.values(), reverse=not rising)[: query.limit][-1]
    return [key for key, value in values.items() if (value <= edge if rising else value >= edge)]  # type: ignore[operator]


def _dates(groups: Mapping[str, list[Row]], query: Query, of: LookUp) -> dict[str, str]:
    """Return the date by which each key is ordered; a key without one is left out."""
    every = [row for rows in groups.values() for row in rows]
    dates: Mapping[str, Sequence[str]]
    if query.order in ("earliest", "latest"):
        place = "answer" if query.find == "citation" else "document"
        dates = {id: (date,) for id, date in of.issued(_each(getattr(row, place) for row in every)).items()}
    else:
        place, window = "task", due_window(query)
        dates = {
            id: [str(day) for have in times if (day := have.get("time_to") or have.get("time_from")) and (not window or fits(have, window))]
            for id, times in of.times(_each(row.task for row in every if row.task)).items()
        }
    pick = min if query.order in ("earliest", "due_first") else max
    found = {key: [date for row in rows for date in dates.get(getattr(row, place), ())] for key, rows in groups.items()}
    return {key: pick(said) for key, said in found.items() if said}
