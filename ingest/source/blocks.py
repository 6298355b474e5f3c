"""What every format reader hands on: paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.parsed import Grid, Notice

__all__ = ["Block", "Box", "Cell", "Extract", "Paragraph", "Run", "Table", "paragraphs"]

Box = tuple[int, float, float, float, float]  # page (from 1), left, bottom, right, top


@dataclass(slots=True)
class Run:
    """Words set in one way; `box` where they stand on their page."""

    text: str
    bold: bool = False
    font: str = ""
    box: Box | None = None


@dataclass(slots=True)
class Paragraph:
    """Runs that make one paragraph; line breaks of its author are newlines in them.  `furniture`: of the page, not of the document."""

    runs: list[Run] = field(default_factory=list)
    furniture: bool = False

    @property
    def text(self) -> str:
        """The words of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Cell:
    """What stands in a cell.  A merged cell is one object in every place that it covers."""

    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of its paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in paragraphs(self.blocks))


@dataclass(slots=True)
class Table:
    """Rows of one width; the first `headers` are marked as heads."""

    rows: list[list[Cell]]
    headers: int = 0


Block = Paragraph | Table


@dataclass(slots=True)
class Extract:
    """What a format reader gives for `Source`."""

    text: str = ""
    pages: tuple[int, ...] = ()
    encoding: str = "utf-8"
    tables: tuple[Grid, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    boxes: tuple[tuple[int, int, int, float, float, float, float], ...] = ()
    notices: tuple[Notice, ...] = ()
    turns: tuple[tuple[int, int], ...] = ()


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph below blocks in order, those of a merged cell once."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            seen: set[int] = set()
            for row in block.rows:
                for cell in row:
                    if id(cell) not in seen:
                        seen.add(id(cell))
                        yield from paragraphs(cell.blocks)
