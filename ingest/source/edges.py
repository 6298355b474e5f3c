"""Tables whose cells are given by their edges: rows of different cells on one grid of columns."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from ingest.source.blocks import Block, Cell, Table

__all__ = ["EdgeCell", "table_of"]

_NEAR = 40  # twips; edges nearer than this are one
_MAX_COLUMNS = 200  # matching edges costs the square; the widest table at hand has 31 cells in all its rows


@dataclass(slots=True)
class EdgeCell:
    """A cell: its left and right edge, what stands in it, whether it goes on from the cell above or the one before."""

    left: int
    right: int
    blocks: list[Block] = field(default_factory=list)
    from_above: bool = False
    from_left: bool = False


def table_of(rows: list[list[EdgeCell]]) -> Table:
    """Return rows as a table: a cell stands in every column between its edges, a merged one in every place that it covers."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for cell in row for edge in (cell.left, cell.right)}):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    if len(edges) > _MAX_COLUMNS:
        edges = list(range(max(map(len, rows)) + 1))
        rows = [[EdgeCell(i, i + 1, cell.blocks, cell.from_above) for i, cell in enumerate(row)] for row in rows]
    out: list[list[Cell]] = []
    for row in rows:
        cells: list[Cell | None] = [None] * max(1, len(edges) - 1)
        before: Cell | None = None
        for item in row:
            start = min(bisect_left(edges, item.left - _NEAR), len(cells) - 1)
            stop = max(start + 1, min(bisect_left(edges, item.right - _NEAR), len(cells)))
            above = out[-1][start] if item.from_above and out else None
            cell = above or (before if item.from_left and before else Cell(item.blocks))
            before = cell
            cells[start:stop] = [cell] * (stop - start)
        out.append([cell or Cell() for cell in cells])
    return Table(_used(out))


def _used(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Return rows without columns that only repeat the one before in every row."""
    kept = [i for i in range(len(rows[0])) if i == 0 or any(row[i] is not row[i - 1] and row[i].text.strip() for row in rows)]
    return [[row[i] for i in kept] for row in rows]
