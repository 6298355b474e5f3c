"""What a reader takes away, as the bytes of a file in a format: the one entry of the command line and of the pages.

In: a store, and an answer or tasks.  Out: bytes, with a name and a media type for the download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.export.tables import Table, to_csv, to_xlsx
from graph.store import Store
from text.errors import BadInput
from text.ids import slug

if TYPE_CHECKING:
    from graph.export.dossier import Dossier

__all__ = ["ANSWER_FORMATS", "MEDIA", "TABLE_FORMATS", "TASK_FORMATS", "answer_file", "file_name", "table_file", "tasks_file"]

TABLE_FORMATS = ("csv", "xlsx")
ANSWER_FORMATS = (*TABLE_FORMATS, "docx", "md")
TASK_FORMATS = (*ANSWER_FORMATS, "ics")
MEDIA: Mapping[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "ics": "text/calendar",
    "svg": "image/svg+xml",
    "gexf": "application/xml",
    "graphml": "application/xml",
}


def file_name(title: str, format: str) -> str:
    """Return a name for a download: the title's words without accents, at most 60 characters."""
    return f"{slug(title, 60) or 'can-cu'}.{format}"


def table_file(table: Table, format: str) -> bytes:
    """Return any table as `csv` or `xlsx`.

    Raises:
        BadInput: for another format.
    """
    if format == "csv":
        return to_csv(table)
    if format == "xlsx":
        return to_xlsx([table])
    raise _no_format(format, TABLE_FORMATS)


def answer_file(store: Store, answer: Mapping[str, Any], format: str, language: str) -> bytes:
    """Return an answer of `cancu ask` (its JSON object) as one of ANSWER_FORMATS: a table of its quotations, or a dossier.

    Raises:
        BadInput: for another format.
    """
    if format in TABLE_FORMATS:
        from graph.export.sheets import answer_table

        return table_file(answer_table(store, answer, language), format)
    if format not in ANSWER_FORMATS:
        raise _no_format(format, ANSWER_FORMATS)
    from graph.export.dossier import dossier_of_answer

    return _dossier_file(dossier_of_answer(store, answer, language), format)


def tasks_file(
    store: Store, tasks: Sequence[str], format: str, language: str, *, title: str = "", facts: Sequence[tuple[str, str]] = (),
    agencies: Sequence[str] = (),
) -> bytes:  # fmt: skip
    """Return tasks as one of TASK_FORMATS: the task sheet, a dossier under a title with `facts` (name, value), or a calendar.

    In a dossier the lines that give one of `agencies` its role elsewhere are quoted too.

    Raises:
        BadInput: for another format.
    """
    if format in TABLE_FORMATS:
        from graph.export.sheets import task_sheet

        return table_file(task_sheet(store, tasks, language), format)
    if format == "ics":
        from graph.export.calendars import calendar

        return calendar(store, tasks, language)
    if format not in TASK_FORMATS:
        raise _no_format(format, TASK_FORMATS)
    from graph.export.dossier import dossier_of_tasks
    from graph.export.words import word

    title = title or word("tables", "tasks", language)
    return _dossier_file(dossier_of_tasks(store, title, tasks, language, facts=facts, agencies=agencies), format)


def _dossier_file(dossier: Dossier, format: str) -> bytes:
    """Return a dossier as `md` or `docx`."""
    if format == "md":
        from graph.export.dossier import to_markdown

        return to_markdown(dossier).encode("utf-8", "replace")
    from graph.export.word_file import to_docx

    return to_docx(dossier)


def _no_format(format: str, known: Sequence[str]) -> BadInput:
    return BadInput(f"No format {format!r} here. Formats are {', '.join(known)}.", code="unknown-format")
