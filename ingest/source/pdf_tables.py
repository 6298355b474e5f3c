"""Tables of a PDF: ruled ones cell by cell, those set only by their columns, and both carried on over page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from ingest.source.blocks import Cell, Paragraph, Run, Table, paragraphs
from ingest.source.pdf_page import PdfPage, Piece
from ingest.source.pdf_rows import Margins, Row, goes_on, joined, rows_of
from ingest.source.pdf_rules import Lattice

__all__ = ["aligned_table", "carries_on", "ruled_table", "usual_spacing", "with_columns"]

_TOLERANCE = 5.0  # points by which a cell's words may hang over its line
_PADDING = 5.4  # of a cell, on either side
_CELL_ENDS = re.compile(r"[.;:]$")
_OPEN = re.compile(r"(?:,|(?<!\w)(?:và|của|với|các|cho|về|trong))$")
_POINT = re.compile(r"[-–+•]\s|\d{1,2}[.)]\s|[a-zđ]\)")


def ruled_table(page: PdfPage, number: int) -> Table:
    """Return a ruled table of a page; lines of a cell are joined where the next word would not have fitted in it."""
    lattice = page.tables[number]
    pieces: dict[int, list[Piece]] = {}
    for piece in page.pieces:
        if piece.cell is not None and piece.cell[0] == number:
            pieces.setdefault(piece.cell[1], []).append(piece)
    cells = {cell: Cell(list(_lines(page.number, pieces.get(cell, []), lattice, cell))) for row in lattice.cells for cell in row}
    return Table(_without_slivers([[cells[cell] for cell in row] for row in lattice.cells]))


def _without_slivers(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Return rows without those that only double rules make: all empty, or wholly of cells of the row above."""
    out: list[list[Cell]] = []
    for row in rows:
        empty = all(not cell.text.strip() for cell in row)
        if empty or out and all(a is b for a, b in zip(row, out[-1], strict=True)):
            continue
        out.append(row)
    return out


def with_columns(table: Table) -> Table:
    """Return a whole table without the columns that only double rules make: all empty, or wholly of cells of the column before."""
    rows = table.rows
    columns = [i for i in range(len(rows[0])) if any(row[i].text.strip() for row in rows)]
    kept = [i for k, i in enumerate(columns) if k == 0 or any(row[i] is not row[columns[k - 1]] for row in rows)]
    return Table([[row[i] for i in kept] for row in rows], table.headers)


def _lines(page: int, pieces: Sequence[Piece], lattice: Lattice, cell: int) -> list[Paragraph]:
    rows = rows_of(page, pieces)
    if not rows:
        return []
    spacing = _spacing(rows)
    margins = Margins(min(row.left for row in rows), max(lattice.right_of(cell) - _PADDING, max(row.right for row in rows)))
    return _paragraphs(rows, margins, spacing)


def _paragraphs(rows: Sequence[Row], margins: Margins, spacing: float) -> list[Paragraph]:
    out: list[list[Row]] = []
    for row in rows:
        if out and _wraps(out[-1][-1], row, margins, spacing):
            out[-1].append(row)
        else:
            out.append([row])
    return [joined(group) for group in out]


def _wraps(row: Row, after: Row, margins: Margins, spacing: float) -> bool:
    """Whether a line of a cell goes on: cells are narrow, their lines often centred."""
    if goes_on(row, after, margins, spacing):
        return True
    if len(row.pieces) > 1 or len(after.pieces) > 1 or spacing and row.base - after.base > 1.45 * spacing + 1:
        return False
    words, more = row.text.rstrip(), after.text.lstrip()
    if _CELL_ENDS.search(words) or _POINT.match(more):
        return False
    width = margins.right - margins.left
    slack = width - (row.right - row.left)
    return slack < 0.25 * row.height + after.pieces[0].first_word() + 2 or more[:1].islower()


def _spacing(rows: Sequence[Row]) -> float:
    steps = [a.base - b.base for a, b in zip(rows, rows[1:], strict=False)]
    return min((step for step in steps if step > 2), default=0.0)


def aligned_table(rows: Sequence[Row], start: int) -> tuple[Table, int] | None:
    """Return the table that begins at a row of three or more columns without rules, and the index behind it; None where none does.

    Columns are where the pieces of the first row begin; every later piece begins at one of them.  A new row of the table begins where
    the first column has words or the lines stand further apart.
    """
    lefts = [piece.left for piece in rows[start].pieces]
    if len(lefts) < 3:
        return None
    end = start
    used: list[list[tuple[int, Piece]]] = []
    while end < len(rows) and rows[end].page == rows[start].page:
        placed = [(_column(lefts, piece), piece) for piece in rows[end].pieces]
        if any(column is None for column, _ in placed):
            break
        if end > start and rows[end - 1].bottom - rows[end].top > 4 * rows[end].height:
            break
        used.append([(column, piece) for column, piece in placed if column is not None])
        end += 1
    filled = [row for row in used if len(row) >= 3]
    if len(used) < 3 or len(filled) < 2:
        return None
    edges = [*lefts[1:], max(row.right for row in rows[start:end]) + 2]
    steps = [rows[i].base - rows[i + 1].base for i in range(start, end - 1)]
    near = min(step for step in steps if step > 1) if any(step > 1 for step in steps) else 0.0
    groups: list[list[list[tuple[int, Piece]]]] = []
    for i, row in enumerate(used):
        if not groups or steps[i - 1] > 1.25 * near + 1 or row[0][0] == 0 and len(row) > 1:
            groups.append([])
        groups[-1].append(row)
    table: list[list[Cell]] = []
    for group in groups:
        lines: list[list[Piece]] = [[] for _ in lefts]
        wide = [0] * len(lefts)
        for row in group:
            for column, piece in row:
                lines[column].append(piece)
                while column + wide[column] + 1 < len(lefts) and piece.right > lefts[column + wide[column] + 1] + _TOLERANCE:
                    wide[column] += 1
        cells: list[Cell] = []
        for column, pieces in enumerate(lines):
            if column < len(cells):
                continue
            margins = Margins(lefts[column], edges[column + wide[column]] - _PADDING)
            cell = Cell(list(_paragraphs(rows_of(rows[start].page, pieces), margins, near)))
            cells += [cell] * (1 + wide[column])
        table.append(cells[: len(lefts)])
    return Table(table), end


def _column(lefts: Sequence[float], piece: Piece) -> int | None:
    near = [i for i, left in enumerate(lefts) if abs(left - piece.left) <= _TOLERANCE]
    return near[0] if near else None


def carries_on(before: Table, after: Table, same_columns: bool) -> Table | None:
    """Return two tables as one where the second carries the first on over a page break, its repeated heads dropped; None where not."""
    if not before.rows or not after.rows or len(before.rows[0]) != len(after.rows[0]) or not same_columns:
        return None
    skip = 0
    while skip < min(3, len(after.rows) - 1, len(before.rows)) and _words(after.rows[skip]) == _words(before.rows[skip]):
        skip += 1
    rows, more = before.rows, after.rows[skip:]
    if more and _goes_on_in(rows[-1], more[0]):
        both = {id(a): _joined_cells(a, b) for a, b in zip(rows[-1], more[0], strict=True) if b.text.strip()}
        rows, more = [[both.get(id(cell), cell) for cell in row] for row in rows], more[1:]
    return Table([*rows, *more], max(before.headers, skip))


def _goes_on_in(row: Sequence[Cell], after: Sequence[Cell]) -> bool:
    """Whether a page break tore a row: no number in front, every cell goes on with one above it, and one of them within a sentence."""
    filled = [(a.text.strip(), b.text.strip()) for a, b in zip(row, after, strict=True) if b.text.strip()]
    if after[0].text.strip() or not row[0].text.strip() or not filled or not all(a for a, _ in filled):
        return False
    return any(not _CELL_ENDS.search(a) and b[0].islower() and not _POINT.match(b) or _OPEN.search(a) for a, b in filled)


def _joined_cells(cell: Cell, after: Cell) -> Cell:
    """Return a cell with its words behind a page break: its last line goes on where no sentence ended."""
    first, second = list(paragraphs(cell.blocks)), list(paragraphs(after.blocks))
    if first and second and not _CELL_ENDS.search(first[-1].text.rstrip()) and not _POINT.match(second[0].text):
        first[-1] = Paragraph([*first[-1].runs, Run(" "), *second.pop(0).runs])
    return Cell([*first, *second])


def _words(row: Sequence[Cell]) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row]


def usual_spacing(rows: Sequence[Row]) -> float:
    """Return the usual distance of two lines."""
    steps = [a.base - b.base for a, b in zip(rows, rows[1:], strict=False) if 4 < a.base - b.base < 40]
    return median(steps) if steps else 0.0
