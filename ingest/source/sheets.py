"""Spreadsheets (.xlsx, .xls) to blocks: trackers as tables, what stands above and below them as lines.

A sheet falls into parts between empty rows.  In a part the first rows of fewer than three cells are lines (a letterhead, a title); the rest
is a table.  Hidden sheets, rows and columns are left out; a formula shows the value that was saved with it.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.source.assemble import assemble
from ingest.source.blocks import Block, Cell, Extract, Paragraph, Run, Table
from text.errors import UnreadableSource

__all__ = ["read_xls", "read_xlsx"]

MAX_UNPACKED = 80_000_000  # bytes of XML: a million cells
MAX_CELLS = 1_000_000  # a range names its corners: without a limit a kilobyte makes 16 billion (1,048,576 rows of 16,384 columns)


@dataclass(slots=True)
class _Sheet:
    """The words of cells by (row, column), and merged ranges (first row, first column, last row, last column)."""

    cells: dict[tuple[int, int], tuple[str, bool]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_xlsx(data: bytes, path: str) -> Extract:
    """Return the text of a workbook.

    Raises:
        UnreadableSource: if it is damaged or larger than a tracker is.
    """
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith(".xml"))
        if unpacked > MAX_UNPACKED:
            raise UnreadableSource(
                f"{path}: unpacks to {unpacked / 1e6:.0f} MB, no tracker does. Give its sheets one by one.", code="too-large"
            )
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        sheets = [_of_openpyxl(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except UnreadableSource:
        raise
    except Exception as error:  # the library raises what its parsing meets
        raise UnreadableSource(f"{path}: the workbook is damaged ({error}). Open and save it again.", code="broken-file") from error
    return _extract(sheets)


def read_xls(data: bytes, path: str) -> Extract:
    """Return the text of an old workbook.

    Raises:
        UnreadableSource: if it is damaged or locked.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        sheets = [_of_xlrd(book, sheet, xlrd) for sheet in book.sheets() if sheet.visibility == 0]
    except Exception as error:  # as above
        raise UnreadableSource(f"{path}: the old workbook cannot be read ({error}). Save it as .xlsx.", code="broken-file") from error
    return _extract(sheets)


def _of_openpyxl(sheet: Any) -> _Sheet:
    out = _Sheet()
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden
        for number in range(column.min or 0, min((column.max or 0) + 1, 20_000))
    }
    for _, cell in sorted(
        sheet._cells.items()
    ):  # iter_rows would make each empty cell up to the last row: a million where one stands there
        if cell.value is None or cell.row in hidden or cell.column in columns:
            continue
        words = _shown(cell.value, str(cell.number_format or ""))
        if words.strip():
            out.cells[cell.row, cell.column] = words, bool(cell.font and cell.font.b)
        if len(out.cells) > MAX_CELLS:
            raise ValueError(f"more than {MAX_CELLS} cells")
    out.merged = [(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
    return out


def _of_xlrd(book: Any, sheet: Any, xlrd: Any) -> _Sheet:
    out = _Sheet()
    for row in range(sheet.nrows):
        if row in sheet.rowinfo_map and sheet.rowinfo_map[row].hidden:
            continue
        for column in range(sheet.ncols):
            kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
            if column in sheet.colinfo_map and sheet.colinfo_map[column].hidden or kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            if kind == xlrd.XL_CELL_DATE:
                value = xlrd.xldate_as_datetime(value, book.datemode)
            elif kind == xlrd.XL_CELL_ERROR:
                continue
            words = _shown(bool(value) if kind == xlrd.XL_CELL_BOOLEAN else value, "")
            if words.strip():
                out.cells[row, column] = words, bool(book.font_list[book.xf_list[sheet.cell_xf_index(row, column)].font_index].bold)
    out.merged = [(first, left, last - 1, right - 1) for first, last, left, right in sheet.merged_cells]
    return out


def _shown(value: object, shape: str) -> str:
    """Return a value as Vietnamese print it: a date as 30/06/2024, a number without a needless point."""
    if isinstance(value, datetime.datetime | datetime.date):
        if "d" not in shape.lower() and "m" in shape.lower():
            return f"{value.month:02}/{value.year}"
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        if "%" in shape:
            return f"{value * 100:g}%"
        return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, int) and "%" in shape:
        return f"{value * 100}%"
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


def _extract(sheets: list[_Sheet]) -> Extract:
    return assemble([block for sheet in sheets for block in _blocks(sheet)])


def _blocks(sheet: _Sheet) -> Iterator[Block]:
    """Yield the lines and tables of a sheet."""
    if not sheet.cells:
        return
    made = {place: Cell(_paragraphs(words, bold)) for place, (words, bold) in sheet.cells.items()}
    last = max(row for row, _ in made)
    wide = max(column for _, column in made)
    for first_row, left, last_row, right in sheet.merged:
        cell = made.get((first_row, left))
        if cell is not None:
            made |= {
                (row, column): cell for row in range(first_row, min(last_row, last) + 1) for column in range(left, min(right, wide) + 1)
            }
        if len(made) > 4 * MAX_CELLS:
            raise ValueError(f"more than {MAX_CELLS} cells")
    part: list[int] = []
    for row in [*sorted({row for row, _ in made}), None]:
        if part and (row is None or row != part[-1] + 1):
            yield from _part(made, part)
            part = []
        if row is not None:
            part.append(row)


def _part(made: dict[tuple[int, int], Cell], rows: list[int]) -> Iterator[Block]:
    own = set(rows)
    columns = sorted({column for row, column in made if row in own})
    lines = [[made.get((row, column)) for column in columns] for row in rows]
    start = 0
    while start < len(lines) and len({id(cell) for cell in lines[start] if cell is not None}) < 3:
        start += 1
    for line in lines[:start]:
        yield _line([cell for i, cell in enumerate(line) if cell is not None and (i == 0 or cell is not line[i - 1])])
    table = [[cell or Cell() for cell in line] for line in lines[start:]]
    if len(table) == 1:
        yield _line([cell for i, cell in enumerate(table[0]) if cell.text.strip() and (i == 0 or cell is not table[0][i - 1])])
    elif table:
        yield Table(table)


def _line(cells: list[Cell]) -> Paragraph:
    """Return cells as one line, tabs between them."""
    runs: list[Run] = []
    for i, cell in enumerate(cells):
        if i:
            runs.append(Run("\t"))
        for k, block in enumerate(cell.blocks):
            if k:
                runs.append(Run("\n"))
            runs += block.runs if isinstance(block, Paragraph) else []
    return Paragraph(runs)


def _paragraphs(words: str, bold: bool) -> list[Block]:
    return [Paragraph([Run(line.strip(), bold)]) for line in words.split("\n") if line.strip()]
