"""Tasks by the days they are to be done and by how often they recur."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.explore.holdings import HeldTask, Holdings, TaskFilter, is_province

__all__ = ["RECURRENCES", "Stretch", "TimeTable", "Timeline", "time_table", "timeline"]

RECURRENCES = ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous")
By = Literal["month", "province", "agency"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tasks due in one year, or month of it: `year` and `month` (0: the year as a whole, no month is said)."""

    year: int
    month: int
    tasks: tuple[HeldTask, ...]


@dataclass(frozen=True)
class Timeline:
    """Tasks with a day, by year and month; those that recur, by how often; how many have neither."""

    stretches: tuple[Stretch, ...]
    recurring: tuple[tuple[str, tuple[HeldTask, ...]], ...]
    undated: int

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years of its stretches."""
        return tuple(sorted({stretch.year for stretch in self.stretches}))


def timeline(held: Holdings, where: TaskFilter) -> Timeline:
    """Return when the tasks of a filter are to be done.

    A task stands in the month of its last day, one with several times in the month of each; one whose time is a whole year or more
    ("năm 2020", "2014-2020") stands with the year it ends in.  A task that recurs stands with its recurrence, and with its last day too
    where it has one.
    """
    tasks = [held.tasks[id] for id in held.select(where)]
    by_month: dict[tuple[int, int], dict[str, HeldTask]] = {}
    by_recurrence: dict[str, dict[str, HeldTask]] = {}
    for time in (time for task in tasks for time in task.times):
        if time.recurrence:
            by_recurrence.setdefault(time.recurrence, {}).setdefault(time.id, time)
        if time.due:
            year, month = int(time.due[:4]), int(time.due[5:7])
            by_month.setdefault((year, 0 if _is_whole_year(time) else month), {}).setdefault(time.id, time)
    stretches = tuple(Stretch(year, month, _by_day(found.values())) for (year, month), found in sorted(by_month.items()))
    rank = {name: number for number, name in enumerate(RECURRENCES)}
    recurring = sorted(by_recurrence.items(), key=lambda item: (rank.get(item[0], len(rank)), item[0]))
    return Timeline(stretches, tuple((name, tuple(found.values())) for name, found in recurring), sum(not task.timed for task in tasks))


def _is_whole_year(task: HeldTask) -> bool:
    return task.first.endswith("-01-01") and task.last.endswith("-12-31")


def _by_day(tasks: Iterable[HeldTask]) -> tuple[HeldTask, ...]:
    return tuple(sorted(tasks, key=lambda task: task.due))


@dataclass(frozen=True)
class TimeTable:
    """Tasks with a day in a table.

    Rows are years, places (`Holdings.place_of`) or bodies; columns are months ("00" the whole year) or years.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]


def time_table(held: Holdings, found: Timeline, by: By = "month") -> TimeTable:
    """Return when tasks are due: years by months, the latest first, or provinces or bodies by years, those with most tasks first."""
    cells: dict[tuple[str, str], dict[str, None]] = {}  # a task of several times stands once in each
    for stretch in found.stretches:
        for task in stretch.tasks:
            column = f"{stretch.month:02d}" if by == "month" else str(stretch.year)
            for row in _rows(held, task.id, by, stretch.year):
                cells.setdefault((row, column), {})[task.id] = None
    of_row: dict[str, set[str]] = {}
    for (row, _), tasks in cells.items():
        of_row.setdefault(row, set()).update(tasks)
    total = {row: len(tasks) for row, tasks in of_row.items()}
    rows = (
        sorted(total, reverse=True)
        if by == "month"
        else sorted(total, key=lambda row: (by == "province" and not is_province(row), -total[row], row))
    )
    columns = [f"{month:02d}" for month in (*range(1, 13), 0)] if by == "month" else sorted({column for _, column in cells})
    return TimeTable(tuple(rows), tuple(columns), {key: tuple(tasks) for key, tasks in sorted(cells.items())})


def _rows(held: Holdings, task: str, by: By, year: int) -> Iterable[str]:
    if by == "month":
        return (str(year),)
    if by == "province":
        return (held.place_of(held.tasks[task].document),)
    return sorted({held.agencies[agency].body for agency, _ in held.roles.get(task, ())} - {""})
