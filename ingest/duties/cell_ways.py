"""Ways to take lines as the cells of a table's rows: what each gains, and the best one to each line.

In: cells that lines may be.  Out: ways that go on with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Rows", "Way", "keep", "may_lack", "step"]

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


def may_lack(kind: str, kinds: list[str], above: int, way: Way) -> bool:
    """Whether a row may have no cell in the next column: nobody helps, no day is said, or the lead's cell above covers it too.  Where no
    number tells the rows apart a lead or a day must.  `above`: how many rows stand above it."""
    if kind == "coordinate":
        return bool(way.cells)
    parts = {"lead", "time"} - {kind}
    apart = "number" in kinds or parts <= {other for other, cell in zip(kinds, way.cells, strict=False) if cell is not None}
    later = parts <= set(kinds[len(way.cells) :]) and kind == "lead"  # the day behind it must be said then
    return kind == "time" and apart or kind == "lead" and above > 0 and (apart or later)
