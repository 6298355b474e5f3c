"""What the reading of tasks passes on: what the headings above say, and a task before its roles are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.duties.roles import Said
from ingest.layout.structure import Node

__all__ = ["Draft", "Heading", "Range", "joined"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the headings above say: the kind of section, the agencies told, the headings' words outermost first."""

    kind: str | None = None
    told: tuple[Said, ...] = ()
    words: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    agency: bool = False  # the nearest heading is an agency's name


@dataclass(slots=True, eq=False)
class Draft:
    """A task before its roles are settled: its ranges in the reading, and what is said of it."""

    node: Node
    ranges: list[Range]
    kind: str
    heading: Heading
    path: str
    section: str
    said: list[Said] = field(default_factory=list)
    time: Range | None = None
    fields: bool = False
    row: Range | None = None  # the row of a table

    @property
    def start(self) -> int:
        """Where its statement begins."""
        return self.ranges[0][0]


def joined(ranges: list[Range], more: list[Range]) -> list[Range]:
    """Return ranges with more behind them, joined where they run on in the text."""
    out = [*ranges]
    for start, end in more:
        if out and start >= out[-1][1] and start - out[-1][1] < 24:
            out[-1] = (out[-1][0], end)
        elif out and start >= out[-1][1]:
            out.append((start, end))
        else:
            out.append((start, end))
    return out
