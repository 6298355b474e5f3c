"""What every format reader hands on: paragraphs and tables in reading order, and how they become a text with ranges.

In: blocks of a file.  Out: an `Extract`: the text, its tables as grids, furniture, bold ranges and boxes, notices.
Data tables become grids, a row a line with its cells between tabs; tables that only set out a letterhead or a signature are
written cell after cell.  Old letters are decoded here, once for every format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.parsed import Grid, Notice
from ingest.reading import flatten
from ingest.source import notices
from ingest.source.letters import Decoder, choose, from_tcvn3, is_modern

__all__ = ["Block", "Box", "Cell", "Extract", "Paragraph", "Run", "Table", "assemble"]

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


# What only letterheads and signature blocks hold.
_FORMAL = re.compile(
    r"cong hoa x. hoi|doc lap ?- ?tu do|dang cong san viet nam|noi nhan ?:|^ ?so ?:|(?:^|\n)(?:tm|kt|tl|tuq|q)\. ?[a-z]|kinh gui ?:|"
    r"\bngay .{0,12}thang .{0,8}nam\b"
)
_MAX_FORMAL_ROWS = 8
_CAPITALS = re.compile(r"\.?vn\w*h(?:[ ,-]|$)", re.IGNORECASE)  # .VnTimeH: fonts that show small letters as capitals


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


def is_formal(table: Table) -> bool:
    """Whether a table only sets out text: one cell a row, a letterhead, a signature block."""
    widths = [len({id(cell) for cell in row if cell.text.strip()}) for row in table.rows]
    if max(widths, default=0) <= 1:
        return True
    if max(widths) > 3 or sum(width > 0 for width in widths) > _MAX_FORMAL_ROWS:
        return False
    if sum(width > 0 for width in widths) == 1:
        return True
    return any(_FORMAL.search(flatten(cell.text).strip()) for row in table.rows for cell in row)


class _Writer:
    """Collects the text and its ranges."""

    def __init__(self, decoder: Decoder | None) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.decoder = decoder
        self.decoded = 0
        self.out = Extract()
        self.pages: list[int] = []
        self.tables: list[Grid] = []
        self.furniture: list[tuple[int, int]] = []
        self.bold: list[tuple[int, int]] = []
        self.boxes: list[tuple[int, int, int, float, float, float, float]] = []

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            start = self.at
            self.paragraph(block)
            if block.furniture and self.at > start:
                self.furniture.append((start, self.at))
            self.put("\n")
        elif is_formal(block):
            seen: set[int] = set()
            for row in block.rows:
                for cell in row:
                    if id(cell) not in seen and cell.text.strip():
                        seen.add(id(cell))
                        for inner in cell.blocks:
                            self.block(inner)
        else:
            self.grid(block)

    def paragraph(self, block: Paragraph) -> None:
        """Write runs, each decoded; runs of one setting are decoded together, a mark may stand in the next."""
        for run in _joined(block.runs):
            if run.box is not None:
                self.pages += [self.at] * (run.box[0] - len(self.pages))
            start = self.at
            self.put(self.letters(run))
            if run.bold and self.at > start:
                if self.bold and self.bold[-1][1] == start:
                    self.bold[-1] = (self.bold[-1][0], self.at)
                else:
                    self.bold.append((start, self.at))
            if run.box is not None and self.at > start:
                self.boxes.append((start, self.at, *run.box))

    def letters(self, run: Run) -> str:
        if self.decoder is None or is_modern(run.text) or not run.text.strip():
            return run.text.replace("\u00ad", "-" if run.box is not None else "")
        text = _plain(run.text)
        if self.decoder is from_tcvn3 and _CAPITALS.match(run.font):
            text = from_tcvn3(text).upper()
        else:
            text = self.decoder(text)
        self.decoded += text != run.text
        return text

    def grid(self, table: Table) -> None:
        """Write a data table; a merged cell stands at its first place and leaves the others empty."""
        spans: dict[int, tuple[int, int]] = {}
        rows = []
        for row in table.rows:
            ranges = []
            for place, cell in enumerate(row):
                if place:
                    self.put("\t")
                if id(cell) not in spans:
                    start = self.at
                    for i, paragraph in enumerate(p for p in paragraphs(cell.blocks) if p.text.strip()):
                        if i:
                            self.put("\n")
                        self.paragraph(paragraph)
                    spans[id(cell)] = (start, self.at)
                ranges.append(spans[id(cell)])
            rows.append(tuple(ranges))
            self.put("\n")
        self.tables.append(Grid(tuple(rows), table.headers))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if last is not None and (last.bold, last.font) == (run.bold, run.font) and last.box is None and run.box is None:
            last = Run(last.text + run.text, last.bold, last.font)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _plain(text: str) -> str:
    """Return letters of a symbol font (U+F0B5) as the bytes that they are."""
    return re.sub("[\uf020-\uf0ff]", lambda match: chr(ord(match[0]) - 0xF000), text)


def assemble(blocks: Sequence[Block], *, encoding: str = "utf-8", notes: Sequence[Notice] = (), page_count: int = 0) -> Extract:
    """Return the text of blocks with all its ranges; old letters are decoded and a notice says so.  A page starts with its first line, one
    without lines where the next one starts."""
    old = choose(_plain(paragraph.text) for paragraph in paragraphs(blocks))
    writer = _Writer(old[1] if old else None)
    for block in blocks:
        writer.block(block)
    text = "".join(writer.parts)
    said = list(notes)
    if old and writer.decoded:
        said.append(notices.old_letters(old[0], len(text)))
    return Extract(
        text,
        tuple(writer.pages + [len(text)] * (page_count - len(writer.pages))),
        old[0] if old else encoding,
        tuple(writer.tables),
        tuple(writer.furniture),
        tuple(writer.bold),
        tuple(writer.boxes),
        tuple(said),
    )
