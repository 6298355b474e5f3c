"""Commands that compare and order in time: compare, timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

import click

from cli.base import emit, json_option, main, named_options, opened, say, store_option, word
from cli.taking import TABLE_FORMATS, format_of, table_options, written

if TYPE_CHECKING:
    from graph.explore import Holdings, TaskFilter
    from graph.explore.compare import By as CompareBy
    from graph.explore.compare import Matrix
    from graph.explore.timeline import By as TimeBy
    from graph.export.tables import Table
    from graph.query import Role
    from graph.store import Store

EVERY = "all"
NAMED = 6  # documents of a column that are named


def set_filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what chooses the documents and tasks of a table."""
    function = named_options(function, "province", "agency", "topic", "type")
    function = click.option("--role", "role_", multiple=True, type=click.Choice(["lead", "assigned", "coordinate"]))(function)
    function = click.option("--from", "year_from", type=int, metavar="YEAR", help="Documents that speak of this year or later.")(function)
    function = click.option("--to", "year_to", type=int, metavar="YEAR", help="Documents that speak of this year or earlier.")(function)
    return table_options(function)


def chosen(store: Store, options: Mapping[str, Any], about: tuple[str, ...]) -> TaskFilter:
    """Return the filter that the options name."""
    from graph.explore import TaskFilter
    from search.passages.filters import passage_filter

    named = passage_filter(
        store, provinces=options["province_"], agencies=options["agency_"], topics=options["topic_"], document_types=options["type_"]
    )
    years = (options["year_from"] or 1, options["year_to"] or 9999) if options["year_from"] or options["year_to"] else None
    roles = cast("tuple[Role, ...]", tuple(options["role_"]))
    return TaskFilter(
        provinces=named.provinces, agencies=named.agencies, topics=named.topics, types=named.document_types, roles=roles, about=about,
        years=years,
    )  # fmt: skip


def field_ids(held: Holdings, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the policy fields that names mean, in either language, with or without accents.

    Raises:
        BadInput: if one is not known; the message lists those of the store.
    """
    from text.errors import BadInput
    from text.views import fold

    known = {id: said for id, said in held.names.items() if id.startswith("field:")}
    found = []
    for name in names:
        meant = [id for id, said in known.items() if fold(name) in (fold(id), *map(fold, said))]
        if not meant:
            near = [said[0] for said in known.values() if any(fold(name) in one for one in map(fold, said))]
            listed = "; ".join(near or (said[0] for said in known.values()))
            which = "Those with these words" if near else "Its fields"
            raise BadInput(f"No policy field {name!r} in the store. {which} are: {listed or 'none'}.", code="unknown-name")
        found += meant
    return tuple(found)


def shown(table: Table, format_: str | None, output: str | None, language: str, *notes: str) -> None:
    """Write a table as a file, or print it: a row a line, the cells with something in them."""
    from graph.export.take import table_file

    if format_ is not None:
        written(table_file(table, format_), output, language)
        return
    lines = [f"{table.title}: {notes[0]}", *(f"  {note}" for note in notes[1:])]
    for row in table.rows:
        cells = [f"{column.label} {value}" for column, value in zip(table.columns[2:], row[2:], strict=True) if value is not None]
        lines.append(f"{row[1]}: {' · '.join(cells)}")
    say(lines)


@main.command()
@set_filters
@click.option(
    "--field",
    "field_",
    multiple=True,
    metavar="NAME",
    help="Policy field of the documents; all: every one.  [default: the set that shares most]",
)
@click.option("--by", type=click.Choice(["agency", "topic", "instrument"]), default="agency", show_default=True, help="What rows are.")
@store_option
@json_option
def compare(
    field_: tuple[str, ...], by: CompareBy, format_: str | None, output: str | None, store_url: str | None, as_json: bool, **options: Any
) -> None:
    """Put provinces beside each other, in like documents: who is given what, and why a cell is empty.

    Example: cancu compare --field "Thông tin đối ngoại" --by topic -o build/compare.xlsx
    """
    from graph.explore import best_set, gap_of, holdings, is_province, matrix
    from graph.export.matrices import comparison_table
    from graph.export.words import word as taken

    format_ = format_of(format_, output, TABLE_FORMATS)
    with opened(store_url) as store, store.snapshot():
        held = holdings(store)
        about = () if EVERY in field_ else field_ids(held, field_) or best_set(held).about
        found = matrix(held, chosen(store, options, about), by)
    language = options["language"]
    if as_json:
        rows = [
            {
                "id": row, "name": held.name(row, language),
                "cells": [
                    {"province": column, "n": found.cells[column, row].n, "ids": list(found.cells[column, row].ids)}
                    if (column, row) in found.cells
                    else {"province": column, "n": 0, "gap": gap_of(held, found, column, row).reason}
                    for column in found.columns
                ],
            }
            for row in found.rows
        ]  # fmt: skip
        documents = {column: [document.id for document in listed] for column, listed in found.documents.items()}
        emit({"by": by, "about": list(about), "documents": documents, "rows": rows})
        return
    numbers = {"documents": sum(map(len, found.documents.values())), "provinces": sum(1 for column in found.columns if is_province(column))}
    notes = [taken("matrices", "compared", language, **numbers), *_of_what(held, found, about, language, by_itself=not field_)]
    shown(comparison_table(held, found, language), format_, output, language, *notes)


def _of_what(held: Holdings, found: Matrix, about: tuple[str, ...], language: str, *, by_itself: bool) -> list[str]:
    """Return which field a comparison is of, which documents of each column, and how many others of the store are left out."""
    from graph.export.matrices import place_name

    names = ", ".join(held.name(field, language) for field in about)
    fields = word("compare", "fields", language, names=names) if about else word("compare", "every", language)
    lines = [word("compare", "chosen", language, names=fields) if about and by_itself else fields]
    for column in found.columns:
        listed = [document.label for document in found.documents[column]]
        more = ", …" if len(listed) > NAMED else ""
        lines.append(f"{place_name(held, column, language)}: {', '.join(listed[:NAMED])}{more}")
    left = len(held.collection()) - sum(map(len, found.documents.values()))
    return [*lines, word("compare", "left", language, n=left)] if left else lines


@main.command()
@set_filters
@click.option(
    "--by",
    type=click.Choice(["month", "province", "agency"]),
    default="month",
    show_default=True,
    help="What rows are; month: years by months.",
)
@store_option
@json_option
def timeline(by: TimeBy, format_: str | None, output: str | None, store_url: str | None, as_json: bool, **options: Any) -> None:
    """Show when tasks are due and how often they recur; `cancu calendar` writes the same as iCalendar.

    Example: cancu timeline --province "Lào Cai" --by agency
    """
    from graph.explore import holdings, time_table
    from graph.explore import timeline as in_time
    from graph.export.matrices import times_table
    from graph.export.words import word

    format_ = format_of(format_, output, TABLE_FORMATS)
    with opened(store_url) as store, store.snapshot():
        held = holdings(store)
        where = chosen(store, options, ())
        when = in_time(held, where)
        found = time_table(held, when, by)
    language = options["language"]
    if as_json:
        cells = [{"row": row, "column": column, "tasks": list(tasks)} for (row, column), tasks in found.cells.items()]
        recurring = {name: [task.id for task in tasks] for name, tasks in when.recurring}
        emit(
            {
                "by": by,
                "rows": list(found.rows),
                "columns": list(found.columns),
                "cells": cells,
                "recurring": recurring,
                "undated": when.undated,
            }
        )
        return
    recurs = [f"{word('recurrences', name, language)} {len(tasks)}" for name, tasks in when.recurring]
    note = " · ".join([*recurs, word("matrices", "undated", language, n=when.undated)])
    shown(times_table(held, found, by, language), format_, output, language, note)
