"""Like with like: provinces beside each other by the agencies, topics or instruments of one set of documents, and why a cell is empty."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from graph.explore.holdings import UNREAD, HeldDocument, Holdings, TaskFilter, is_province
from text.vocabulary import load as load_vocabulary

__all__ = ["By", "Cell", "Gap", "Matrix", "best_set", "gap_of", "matrix"]

By = Literal["agency", "topic", "instrument"]
Reason = Literal["silent", "incomplete", "not-yet", "no-more"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a cell is empty, with the documents that were read.

    "silent": they say nothing of it; "incomplete": parts of their files are missing (`lacks`); "not-yet" and "no-more": the body or
    instrument did not exist at their dates (`day` is its first or last one), `instead` what stood in its place.
    """

    reason: Reason
    documents: tuple[HeldDocument, ...]
    lacks: tuple[str, ...] = ()
    day: str = ""
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The tasks of a cell (for instruments: the documents that cite it)."""

    ids: tuple[str, ...]

    @property
    def n(self) -> int:
        """How many."""
        return len(self.ids)


@dataclass(frozen=True)
class Matrix:
    """Columns are provinces, behind them "" the central documents and `UNREAD` those of no known place.

    Rows are bodies, topics or instruments, the most shared first.
    """

    by: By
    where: TaskFilter
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    documents: Mapping[str, tuple[HeldDocument, ...]]

    def shared(self, row: str) -> int:
        """Return how many columns have something in a row."""
        return sum((column, row) in self.cells for column in self.columns)


def matrix(held: Holdings, where: TaskFilter, by: By = "agency") -> Matrix:
    """Return who is given what by which province, in the documents of a filter."""
    scope = held.scope(where)
    documents: defaultdict[str, list[HeldDocument]] = defaultdict(list)
    place = {document.id: held.place_of(document.id) for document in scope}
    for document in scope:
        documents[place[document.id]].append(document)
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    if by == "instrument":
        for document in scope:
            for target in held.cites.get(document.id, ()):
                found[place[document.id], target].add(document.id)
    else:
        bodies = _bodies(held, where) if by == "agency" else None
        for task in held.select(where):
            column = place[held.tasks[task].document]
            for row in bodies(task) if bodies is not None else held.topics.get(task, ()):
                found[column, row].add(task)
    columns = tuple(sorted(documents, key=lambda place: (not is_province(place), place == UNREAD, held.name(place, "vi"), place)))
    cells = {key: Cell(tuple(sorted(ids))) for key, ids in sorted(found.items())}
    shared: defaultdict[str, int] = defaultdict(int)
    total: defaultdict[str, int] = defaultdict(int)
    for (_, row), cell in cells.items():
        shared[row] += 1
        total[row] += cell.n
    rows = tuple(sorted(shared, key=lambda row: (-shared[row], -total[row], row)))
    return Matrix(by, where, columns, rows, cells, {province: tuple(listed) for province, listed in sorted(documents.items())})


def _bodies(held: Holdings, where: TaskFilter) -> Callable[[str], set[str]]:
    """Return what gives the bodies of a task that a filter leaves."""
    wanted, roles = set(where.agencies), held.roles
    body_of = {id: agency.body for id, agency in held.agencies.items() if agency.body}

    def all_bodies(task: str) -> set[str]:
        return {body_of[agency] for agency, _ in roles.get(task, ()) if agency in body_of}

    def some_bodies(task: str) -> set[str]:
        return {
            body
            for agency, role in roles.get(task, ())
            if (body := body_of.get(agency))
            and (not where.roles or role in where.roles)
            and (not wanted or agency in wanted or body in wanted)
        }

    return some_bodies if wanted or where.roles else all_bodies


def gap_of(held: Holdings, compared: Matrix, column: str, row: str) -> Gap:
    """Return why a cell of a comparison is empty."""
    documents = compared.documents.get(column, ())
    days = sorted(document.issue_date for document in documents if document.issue_date)
    first, last = _valid(held, row)
    if days and first and days[-1] < first:
        return Gap("not-yet", documents, day=first, instead=_instead(held, compared, column, row))
    if days and last and last < days[0]:
        return Gap("no-more", documents, day=last, instead=_instead(held, compared, column, row))
    lacks = tuple(part for document in documents for part in document.incomplete)
    return Gap("incomplete" if lacks else "silent", documents, lacks=lacks)


def _valid(held: Holdings, row: str) -> tuple[str, str]:
    """Return the first and last day of a body or instrument, "" where not known."""
    if row in held.documents:
        return held.documents[row].issue_date, ""
    term = load_vocabulary().by_id.get(row)
    return (term.valid_from or "", term.valid_to or "") if term else ("", "")


def _instead(held: Holdings, compared: Matrix, column: str, row: str) -> tuple[str, ...]:
    """Return the bodies before or after this one that the column gives something to."""
    kin = {*held.successors.get(row, ()), *(old for old, new in held.successors.items() if row in new)}
    return tuple(sorted(one for one in kin if (column, one) in compared.cells))


def best_set(held: Holdings) -> TaskFilter:
    """Return the set of documents, of one field and one type, whose provinces share most; everything where no two provinces share a field.

    A set's worth is the share of its cells (provinces by bodies and topics that at least two of them speak of) that are filled, times the
    root of its number of provinces: three provinces that say the same tell more than two, and more than ten that have little in common.
    """
    by_key: defaultdict[tuple[str, str], list[HeldDocument]] = defaultdict(list)
    for document in held.collection():
        if document.province:
            for one, type_id in product(held.fields.get(document.id, ()), {document.type_id, ""}):
                by_key[one, type_id].append(document)
    best, most, bodies = TaskFilter(), 0.0, _bodies(held, TaskFilter())
    for (one, type_id), documents in sorted(by_key.items()):
        worth = _worth(held, documents, bodies)
        if worth > most:
            best, most = TaskFilter(about=(one,), types=(type_id,) if type_id else ()), worth
    return best


def _worth(held: Holdings, documents: list[HeldDocument], bodies: Callable[[str], set[str]]) -> float:
    said: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        for task in held.by_document.get(document.id, ()):
            for row in (*bodies(task), *held.topics.get(task, ())):
                said[row].add(document.province)
    provinces = {document.province for document in documents}
    shared = [len(found) for found in said.values() if len(found) > 1]
    if len(provinces) < 2 or not shared:
        return 0.0
    filled = sum(shared) / (len(said) * len(provinces))
    return filled * math.sqrt(len(provinces)) * math.log(1 + len(shared))


def narrowed(where: TaskFilter, column: str) -> TaskFilter:
    """Return a filter for one province of a comparison."""
    return replace(where, provinces=(column,)) if is_province(column) else where
