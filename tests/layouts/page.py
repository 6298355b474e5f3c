"""A page to write facts on: text with invisible marks around what must be read, taken out again at the end with their positions.

A mark is a private-use character, so that a text can be wrapped, flattened or damaged afterwards and the positions still hold.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.layouts.facts import Actor, Duty, Facts
from tests.layouts.names import key

OPEN, CLOSE, MAY_OPEN, MAY_CLOSE = 0xE000, 0xE100, 0xE200, 0xE300
CELL_OPEN, CELL_CLOSE, END = 0xE400, 0xE800, 0xEC00


@dataclass(frozen=True)
class Wanted:
    """A task that must be found: its range, its (name key, role) pairs, its printed time (None: none is printed beside it)."""

    start: int
    end: int
    roles: frozenset[tuple[str, str]]
    time: str | None


@dataclass(frozen=True)
class Plan:
    """A finished text with the facts to be found in it; a task found inside a range of `free` is neither wanted nor wrong."""

    family: str
    seed: int
    text: str
    wanted: tuple[Wanted, ...]
    free: tuple[tuple[int, int], ...]
    grids: tuple[tuple[tuple[tuple[int, int], ...], ...], ...] = ()
    head: tuple[tuple[str, str | None], ...] = ()


def is_mark(char: str) -> bool:
    """Whether a character is one of the marks."""
    return OPEN <= ord(char) < END


def bare(text: str) -> str:
    """Return a text without its marks."""
    return "".join(c for c in text if not is_mark(c))


def names(actors: Sequence[Actor], style: str = ", ") -> str:
    """Return a list of bodies as a sentence writes it; style: ", " "; " or "và" (the last two joined by "và")."""
    printed = [a.printed for a in actors]
    if style == "và":
        return printed[0] if len(printed) == 1 else ", ".join(printed[:-1]) + " và " + printed[-1]
    return style.join(printed)


def capital(text: str) -> str:
    """Return a text with its first letter in upper case; marks before it stay."""
    at = next((i for i, c in enumerate(text) if not is_mark(c)), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


@dataclass
class Page:
    """Collects lines; hands out romans for the sections."""

    facts: Facts
    rng: random.Random
    lines: list[str] = field(default_factory=list)
    marks: list[tuple[frozenset[tuple[str, str]], str | None]] = field(default_factory=list)
    grids: list[list[list[int]]] = field(default_factory=list)
    free: int = 0
    cells: int = 0
    part: int = 0
    style: str = "roman"
    head: dict[str, str | None] = field(default_factory=dict)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties of the facts."""
        return self.facts.duties

    def line(self, text: str = "") -> None:
        """Add one line."""
        self.lines.append(text)

    def para(self, text: str) -> None:
        """Add a line and an empty one."""
        self.lines += [text, ""]

    def section(self, heading: str) -> None:
        """Add the next section heading, numbered in the page's style."""
        self.part += 1
        roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[self.part - 1]
        ordinal = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")[min(self.part, 10) - 1]
        numbers = {"roman": f"{roman}. ", "letters": f"{'ABCDEGHIKLMN'[self.part - 1]}. ", "parts": f"Phần thứ {ordinal}\n", "bare": ""}
        self.para(numbers[self.style] + heading)

    def list(self, actors: Sequence[Actor]) -> str:
        """Return a list of bodies in one of the usual styles, always the same for the same page."""
        return names(actors, self.rng.choice((", ", ", ", "; ", "và")))

    def run(self, actors: Sequence[Actor], loose: bool = False) -> str:
        """Return a list of bodies as it stands inside a running sentence; `loose`: semicolons may part a long one."""
        return names(actors, self.rng.choice((", ", "và", "; " if loose and len(actors) > 2 else "và")))

    def task(
        self,
        duty: Duty,
        text: str | None = None,
        *,
        leads: str | None = "lead",
        coordinators: str | None = "coordinate",
        timed: bool = False,
        more: Iterable[tuple[Actor, str]] = (),
    ) -> str:
        """Return `text` (default: the statement) marked as a task with these roles for the duty's bodies (None: they have none here)."""
        roles = [(a, leads) for a in duty.leads if leads] + [(a, coordinators) for a in duty.coordinators if coordinators] + [*more]
        self.marks.append((frozenset((key(a.generic), role) for a, role in roles if role), duty.time if timed else None))
        at = len(self.marks) - 1
        return chr(OPEN + at) + (duty.statement if text is None else text) + chr(CLOSE + at)

    def may(self, text: str) -> str:
        """Return a text marked as neither wanted nor wrong (a lead-in, a heading that items spell out)."""
        self.free += 1
        return chr(MAY_OPEN + self.free - 1) + text + chr(MAY_CLOSE + self.free - 1)

    def grid(self, rows: Sequence[Sequence[str]], gap: str = "\t") -> None:
        """Add a table that the source knows as a grid; a cell "<" or "^" is merged with the one before or above it."""
        ids: list[list[int]] = []
        for row in rows:
            places: list[int] = []
            printed: list[str] = []
            for n, cell in enumerate(row):
                if cell in ("<", "^"):
                    places.append(places[n - 1] if cell == "<" else ids[-1][n])
                    continue
                at, self.cells = self.cells, self.cells + 1
                places.append(at)
                printed.append(chr(CELL_OPEN + at) + cell + chr(CELL_CLOSE + at))
            ids.append(places)
            self.line(gap.join(printed))
        self.grids.append(ids)
        self.line()


def finished(family: str, page: Page, text: str) -> Plan:
    """Return the plan of a marked text: marks out, positions in."""
    out: list[str] = []
    places: dict[int, int] = {}
    for char in text:
        if is_mark(char):
            places[ord(char)] = len(out)
        else:
            out.append(char)
    wanted = tuple(Wanted(places[OPEN + i], places[CLOSE + i], roles, time) for i, (roles, time) in enumerate(page.marks))
    free = tuple((places[MAY_OPEN + i], places[MAY_CLOSE + i]) for i in range(page.free))
    grids = tuple(tuple(tuple((places[CELL_OPEN + c], places[CELL_CLOSE + c]) for c in row) for row in grid) for grid in page.grids)
    return Plan(family, page.facts.seed, "".join(out), wanted, free, grids, tuple(sorted(page.head.items())))
