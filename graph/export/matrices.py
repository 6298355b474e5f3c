"""Comparisons and times as tables: provinces by agencies, topics or instruments, an empty cell with why it is empty; tasks by when."""

from __future__ import annotations

from graph.explore.compare import Matrix, gap_of
from graph.explore.holdings import UNREAD, Holdings
from graph.explore.timeline import By, TimeTable
from graph.export.tables import Cell, Column, Table
from graph.export.words import word

__all__ = ["comparison_table", "place_name", "times_table"]


def comparison_table(held: Holdings, found: Matrix, language: str) -> Table:
    """Return a comparison: a row's id and name, then one column a province with its number, or the words why there is none."""
    named = [(column, place_name(held, column, language)) for column in found.columns]
    head = (Column("id", word("columns", "id", language), 28), Column("name", word("matrices", found.by, language), 40))
    columns = (*head, *(Column(column or "central", name) for column, name in named))

    def cell(column: str, row: str) -> Cell:
        here = found.cells.get((column, row))
        return here.n if here else word("gaps", gap_of(held, found, column, row).reason, language)

    rows = tuple((row, held.name(row, language), *(cell(column, row) for column in found.columns)) for row in found.rows)
    return Table("comparison", word("tables", "comparison", language), columns, rows)


def place_name(held: Holdings, id: str, language: str) -> str:
    """Return the name of a row or column; of those that are no province what they are."""
    return held.name(id, language) if id not in ("", UNREAD) else word("matrices", id or "central", language)


def times_table(held: Holdings, found: TimeTable, by: By, language: str) -> Table:
    """Return when tasks are due: a row's id and name, then one column a month or year with its number of tasks."""

    def name(row: str) -> str:
        return row if by == "month" else place_name(held, row, language)

    def said(column: str) -> str:
        return column if by != "month" else word("matrices", "whole_year" if column == "00" else f"month_{int(column)}", language)

    head = (Column("id", word("columns", "id", language), 28), Column("name", word("matrices", f"by_{by}", language), 40))
    columns = (*head, *(Column(column, said(column), 8) for column in found.columns))
    rows = []
    for row in found.rows:
        numbers = (len(found.cells.get((row, column), ())) or None for column in found.columns)
        rows.append((row or "central", name(row), *numbers))
    return Table("times", word("tables", "times", language), columns, tuple(rows))
