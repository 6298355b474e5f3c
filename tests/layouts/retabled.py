"""What pasting does to tables: the cells of their rows, once set apart by bars or tabs, as other programs give them.

In: marked lines and a seeded random.  Out: the changed text.  `tests.layouts.damage` runs them over the families with tables.
"""

from __future__ import annotations

import random
import re

from tests.layouts.page import bare
from tests.layouts.retyped import Change

_RULE = re.compile(r"\s*\|?[\s:|+-]*-[\s:|+-]*$")


def _cells(line: str) -> list[str]:
    """Return the cells of a row, [] of any other line."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    plain = line.strip()
    if plain.count("|") < 2 or _RULE.fullmatch(bare(plain)):
        return []
    return [cell.strip() for cell in plain.removeprefix("|").removesuffix("|").split("|")]


def _rows(join: str, before: str = "", behind: str = "", *, rule: bool = False) -> Change:
    """Return the change that sets cells apart by a sign; the line of dashes below the heads is lost."""

    def change(lines: list[str], rng: random.Random) -> str:
        out = []
        for line in lines:
            cells = _cells(line)
            if cells:
                out.append(before + join.join(cells) + behind)
            elif rule or "|" not in line:
                out.append(line)
        return "\n".join(out) + "\n"

    return change


def _merged(lines: list[str], rng: random.Random) -> str:
    """Cells equal to the one above left empty, as merged cells are pasted."""
    out: list[str] = []
    above: list[str] = []
    for line in lines:
        cells = _cells(line)
        if not cells:
            above = above if "|" in line else []
            out.append(line)
            continue
        shown = (
            [
                "" if len(above) == len(cells) and bare(cell) and bare(cell) == bare(over) and cell == bare(cell) else cell
                for cell, over in zip(cells, above or cells, strict=False)
            ]
            if above
            else cells
        )
        above = cells
        out.append(("\t" if "\t" in line else " | ").join(shown) if "\t" in line else f"| {' | '.join(shown)} |")
    return "\n".join(out) + "\n"


def _aligned(lines: list[str], rng: random.Random) -> str:
    """Columns of blanks."""
    out: list[str] = []
    run: list[list[str]] = []

    def flush() -> None:
        width = max((len(row) for row in run), default=0)
        sizes = [max((len(bare(row[k])) for row in run if k < len(row)), default=0) + 3 for k in range(width)]
        out.extend("".join(cell + " " * (sizes[k] - len(bare(cell))) for k, cell in enumerate(row)).rstrip() for row in run)
        run.clear()

    for line in lines:
        if cells := _cells(line):
            run.append(cells)
        elif "|" not in line:
            flush()
            out.append(line)
    flush()
    return "\n".join(out) + "\n"


KINDS: dict[str, Change] = {
    "table-none": lambda lines, rng: "\n".join(lines) + "\n",
    "table-tabs": _rows("\t"),
    "table-bars": _rows(" | "),
    "table-framed": _rows(" | ", "| ", " |"),
    "table-tight-bars": _rows("|", "|", "|"),
    "table-cell-lines": _rows("\n"),
    "table-cell-paragraphs": _rows("\n\n", behind="\n"),
    "table-merged": _merged,
    "table-aligned": _aligned,
    "table-quoted": _rows('","', '"', '"'),
    "table-double-tabs": _rows("\t\t"),
}
