"""Commands that take work away: tasks as a sheet, a dossier or a calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from cli.base import document_id, emit, json_option, language_option, main, named_options, opened, say, store_option, word

if TYPE_CHECKING:
    from graph.query import Role
    from graph.store import Store

TABLE_FORMATS = ("csv", "xlsx")
TASK_FORMATS = ("csv", "xlsx", "docx", "md", "ics")


def task_filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters of `cancu tasks`."""
    function = named_options(function, "province", "agency", "topic", "document")
    role = click.option("--role", "role_", multiple=True, type=click.Choice(["lead", "assigned", "coordinate"]))
    return role(language_option(function))


def chosen(store: Store, options: Mapping[str, Any]) -> tuple[list[str], tuple[str, ...]]:
    """Return the tasks that the options name, by document and place, and the agencies that they name."""
    from graph.explore import TaskFilter, holdings
    from search.passages.filters import passage_filter

    named = passage_filter(store, provinces=options["province_"], agencies=options["agency_"], topics=options["topic_"])
    documents = tuple(document_id(store, name) for name in options["document_"])
    roles = cast("tuple[Role, ...]", tuple(options["role_"]))
    where = TaskFilter(provinces=named.provinces, documents=documents, agencies=named.agencies, roles=roles, topics=named.topics)
    return holdings(store).select(where), named.agencies


def format_of(format: str | None, output: str | None, known: Sequence[str]) -> str | None:
    """Return the format given, else the one that the output's name ends in; None where there is no output either.

    Raises:
        UsageError: if the name ends in none, or a file of bytes would go to the terminal.
    """
    ending = Path(output).suffix.lower().removeprefix(".") if output else ""
    found = format or (ending if output else None)
    if found is not None and found not in known:
        raise click.UsageError(f"{output} ends in no format that is known. Give one: --format {'|'.join(known)}.")
    if found in ("xlsx", "docx") and output is None:
        raise click.UsageError(f"{found} is no text. Give a file: -o out.{found}.")
    return found


def table_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what a table is written as: its format, file and language."""
    function = language_option(function)
    function = click.option("-o", "--output", type=click.Path(), help="File to write (.csv, .xlsx); - for stdout.")(function)
    return click.option("--format", "format_", type=click.Choice(TABLE_FORMATS), help="Default: the ending of the file.")(function)


def written(data: bytes, output: str | None, language: str) -> None:
    """Write a file, or to stdout, and say so."""
    from graph.export.files import save

    save(output or "-", data)
    if output not in (None, "-"):
        click.echo(word("files", "wrote", language, path=output), err=True)


@main.command()
@task_filters
@click.option("--format", "format_", type=click.Choice(TASK_FORMATS), help="Default: the ending of the file.")
@click.option("-o", "--output", type=click.Path(), help="File to write; - for stdout.")
@store_option
@json_option
def tasks(format_: str | None, output: str | None, store_url: str | None, as_json: bool, **options: Any) -> None:
    """List tasks with who does them, by when, on which basis; or write them as a sheet, dossier or calendar.

    Example: cancu tasks --province "Lào Cai" --role lead -o build/tasks.xlsx
    """
    from graph.export.sheets import task_sheet
    from graph.export.take import tasks_file

    format_ = format_of(format_, output, TASK_FORMATS)
    language = options["language"]
    with opened(store_url) as store, store.snapshot():
        ids, agencies = chosen(store, options)
        if format_ is not None:
            written(tasks_file(store, ids, format_, language, agencies=agencies), output, language)
            return
        sheet = task_sheet(store, ids, language)
    if as_json:
        emit({"tasks": sheet.records()})
        return
    labels = {column.key: column.label for column in sheet.columns}
    lines = []
    for row in sheet.records():
        lines.append(f"{row['order']}. {row['task']}")
        lines += [f"   {labels[key]}: {row[key]}" for key in ("lead", "assigned", "coordinate", "due", "basis") if row[key]]
    say(lines or ["0"])


@main.command()
@task_filters
@click.option("-o", "--output", type=click.Path(), help="File to write; without it, stdout.")
@store_option
def calendar(output: str | None, store_url: str | None, **options: Any) -> None:
    """Write the deadlines and recurrences of tasks as iCalendar.

    Example: cancu calendar --province "Lào Cai" -o build/deadlines.ics
    """
    from graph.export.take import tasks_file

    with opened(store_url) as store, store.snapshot():
        ids, _ = chosen(store, options)
        written(tasks_file(store, ids, "ics", options["language"]), output, options["language"])
