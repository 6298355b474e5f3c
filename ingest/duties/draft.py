"""What the reading of duties passes on: a role that words say, what the headings above say, a task before its roles are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.layout import Node
from ingest.names.mention import Mention

__all__ = ["STRENGTH", "Draft", "Heading", "Range", "Said", "joined"]

Range = tuple[int, int]
STRENGTH = {"lead": 3, "assigned": 2, "coordinate": 1}


@dataclass(frozen=True, slots=True)
class Said:
    """A role that words say: who, which, where (inline, section, heading, table), and by which rule."""

    mention: Mention
    role: str
    source: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the headings above say: the kind of section, the agencies told, the headings' words outermost first."""

    kind: str | None = None
    told: tuple[Said, ...] = ()
    words: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    agency: bool = False  # the nearest heading is an agency's name
    partners: bool = False  # each item below begins with whom it is done together with ("chủ trì, phối hợp với:")
    called: bool = False  # a section of work that is only called after a body: its role lines say who leads
    article: bool = False  # an article of a decision about something else: only what a named body must do is a task there


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
    fields: bool = False  # role lines gave its roles
    row: Range | None = None  # the row of a table
    label: str = ""  # the number of the item or row
    settled: bool = False  # its parts say all roles, so its sentence says none

    @property
    def told(self) -> tuple[Said, ...]:
        """Whom its heading tells: nobody where the section is only called after a body, and role lines say who leads."""
        led = self.heading.called and self.fields and any(said.role == "lead" for said in self.said)
        return () if led else self.heading.told

    @property
    def start(self) -> int:
        """Where its statement begins."""
        return self.ranges[0][0]


def joined(ranges: list[Range], more: Iterable[Range]) -> list[Range]:
    """Return ranges with more behind them, joined where they run on in the text."""
    out = [*ranges]
    for start, end in more:
        if out and start >= out[-1][1] and start - out[-1][1] < 24:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
