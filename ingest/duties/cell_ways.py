"""Ways to take lines as the cells of a table's rows: what each gains, and the best one to each line.

In: cells that lines may be.  Out: ways that go on with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Rows", "Way", "keep", "step"]

Range = tuple[int, int]


class Rows(NamedTuple):
    """The rows up to one, the last first."""

    last: list[Range | None]
    above: Rows | None
    number: int  # of the last


@dataclass(slots=True)
class Way:
    """How the lines up to one were taken as cells: the gain so far, the full rows, and the cells of the one begun."""

    gain: float
    rows: Rows | None = None
    cells: list[Range | None] = field(default_factory=list)
    before: int = 0  # the full rows that stand before the numbers began again

    @property
    def count(self) -> int:
        """How many rows are full."""
        return self.rows.number if self.rows is not None else 0

    def all_rows(self) -> list[list[Range | None]]:
        """Return the full rows from the top down."""
        out, row = [], self.rows
        while row is not None:
            out.append(row.last)
            row = row.above
        return out[::-1]


def step(ways: dict[tuple[int, int], Way], at: int, column: int, width: int, way: Way, cell: Range | None, gain: float) -> None:
    """Keep the way that a cell goes on with."""
    cells = [*way.cells, cell]
    if column + 1 < width:
        keep(ways, (at, column + 1), Way(way.gain + gain, way.rows, cells, way.before))
    else:
        keep(ways, (at, 0), Way(way.gain + gain, Rows(cells, way.rows, way.count + 1), before=way.before))


def keep(ways: dict[tuple[int, int], Way], key: tuple[int, int], way: Way) -> None:
    """Keep a way to a place if none that is kept gains as much."""
    if key not in ways or ways[key].gain < way.gain:
        ways[key] = way
