"""Tables as files: CSV that spreadsheets open rightly, and XLSX.  Same table, same bytes.

In: a `Table` of plain values.  Out: bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.export.xml_text import storable

__all__ = ["Column", "Table", "guarded", "stable_zip", "to_csv", "to_xlsx"]

Cell = str | int | float | bool | None
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST = 32_767  # characters of a cell in Excel
_FIXED = (1980, 1, 1, 0, 0, 0)  # the first hour that a zip archive can name: same facts, same bytes


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` is the same in both languages, `label` its heading, `width` in characters."""

    key: str
    label: str
    width: int = 16


@dataclass(frozen=True)
class Table:
    """Rows of plain values; `groups` are headings that stand before a row: {number of the row: ((level from 0, words), …)}."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows as {key of the column: value}."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]


def guarded(value: object) -> object:
    """Return a cell as CSV writes it for a spreadsheet: an apostrophe before what would be taken for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def to_csv(table: Table) -> bytes:
    """Return a table as CSV with a byte-order mark; headings of groups are left out, their words stand in columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.label for column in table.columns])
    writer.writerows([guarded("" if value is None else value) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def to_xlsx(tables: Sequence[Table]) -> bytes:
    """Return tables as the sheets of one workbook: headings kept in sight, groups as lines of their own, text never a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    taken: set[str] = set()
    for table in tables:
        _sheet(book, _sheet_name(table.title, taken), table)
    held = io.BytesIO()
    book.save(held)
    return stable_zip(held.getvalue())


def _sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes: 31 characters, none of its signs, used once."""
    name = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:31] or "1"
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{name[: 30 - len(str(number))]} {number}"
    taken.add(name.casefold())
    return name


def _sheet(book: Any, name: str, table: Table) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    bold, wrap = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    head = PatternFill("solid", fgColor="E7E9EF")
    width = len(table.columns)
    at = 1
    for line in (table.title, *table.notes):
        _put(sheet, at, 1, line).font = bold if at == 1 else Font(italic=True)
        at += 1
    for number, column in enumerate(table.columns, start=1):
        cell = _put(sheet, at, number, column.label)
        cell.font, cell.fill, cell.alignment = bold, head, wrap
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = sheet.cell(row=at + 1, column=1)
    first = at
    for index, row in enumerate(table.rows):
        for level, words in table.groups.get(index, ()):
            at += 1
            cell = _put(sheet, at, 1, words)
            cell.font = Font(bold=level == 0, italic=level > 0)
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=width)
        at += 1
        for number, value in enumerate(row, start=1):
            if value is not None:
                _put(sheet, at, number, value).alignment = wrap
    if not table.groups:
        sheet.auto_filter.ref = f"A{first}:{get_column_letter(width)}{at}"


def _put(sheet: Any, row: int, column: int, value: Cell) -> Any:
    cell = sheet.cell(row=row, column=column)
    if isinstance(value, str):
        cell.value = storable(value)[:_MOST]
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def stable_zip(data: bytes) -> bytes:
    """Return an office file without the hour at which it was made: fixed dates of its parts and in its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?(?=</dcterms)", b"1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()
