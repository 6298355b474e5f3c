"""Blocks to the text of a source with its ranges: old letters decoded, letterheads column after column, tables as grids.

Data tables become grids, a row a line with its cells between tabs; tables that only set out a letterhead or a signature are written
cell after cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.parsed import Grid, Notice
from ingest.source import notices
from ingest.source.blocks import Block, Cell, Extract, Paragraph, Run, Table, paragraphs
from ingest.source.columns import untangle
from ingest.source.letters import Decoder, choose, flat, from_tcvn3, is_modern

__all__ = ["assemble"]

# What only letterheads and signature blocks hold.
_FORMAL = re.compile(
    r"cong hoa x. hoi|doc lap ?- ?tu do|dang cong san viet nam|noi nhan ?:|(?:^|\n) ?so ?:|(?:^|\n)(?:tm|kt|tl|tuq|q)\. ?[a-z]|kinh gui ?:|"
    r"\bngay .{0,12}thang .{0,8}nam\b"
)
_SIGNED = re.compile(r"noi nhan ?:|(?:^|\n)(?:tm|kt|tl|tuq|q)\. ?[a-z]")
_MAX_FORMAL_ROWS = 8  # a letterhead has four rows, with its place and date two more
_MAX_SIGNED_ROWS = 40  # recipients a row each, beside a signature
_CAPITALS = re.compile(r"\.?vn\w*h(?:[ ,-]|$)", re.IGNORECASE)  # .VnTimeH: fonts that show small letters as capitals
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
_INDENT = " \t\u00a0"
_MARKED = re.compile(
    r"(?:[-–—+•*●○▪■]|\(?(?:\d{1,3}|[a-zđ]|[IVXivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|(?:Điều|Chương|Mục|Phần) \w{1,4}[.:]?)"
    r"[ \u00a0]*\t+"
)


def is_formal(table: Table) -> bool:
    """Whether a table only sets out text: one cell a row, a letterhead, a signature block."""
    widths = [len({id(cell) for cell in row if cell.text.strip()}) for row in table.rows]
    if max(widths, default=0) <= 1:
        return True
    filled = sum(width > 0 for width in widths)
    if max(widths) > 3 or filled > _MAX_SIGNED_ROWS:
        return False
    if filled == 1:
        return True
    words = [flat(cell.text).strip() for row in table.rows[:_MAX_FORMAL_ROWS] for cell in row]
    pattern = _FORMAL if filled <= _MAX_FORMAL_ROWS else _SIGNED
    return any(pattern.search(text) for text in words)


def _in_columns(table: Table) -> Iterator[Cell]:
    """Yield the cells of a formal table, each once: column after column, between rows that one cell fills."""
    seen: set[int] = set()
    part: list[list[Cell]] = []
    for row in [*table.rows, []]:
        across = len({id(cell) for cell in row}) == 1
        if across or not row:
            for column in range(max(map(len, part), default=0)):
                for line in part:
                    if id(line[column]) not in seen:
                        seen.add(id(line[column]))
                        yield line[column]
            part = []
            if across and id(row[0]) not in seen:
                seen.add(id(row[0]))
                yield row[0]
        else:
            part.append(row)


class _Writer:
    """Collects the text and its ranges."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
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
            for cell in _in_columns(block):
                if cell.text.strip():
                    for inner in cell.blocks:
                        self.block(inner)
        else:
            self.grid(block)

    def paragraph(self, block: Paragraph) -> None:
        """Write runs, with their bold ranges and boxes."""
        _tidy(block)
        for run in block.runs:
            if run.box is not None:
                self.pages += [self.at] * (run.box[0] - len(self.pages))
            start = self.at
            self.put(run.text)
            if run.bold and self.at > start:
                if self.bold and self.bold[-1][1] == start:
                    self.bold[-1] = (self.bold[-1][0], self.at)
                else:
                    self.bold.append((start, self.at))
            if run.box is not None and self.at > start:
                self.boxes.append((start, self.at, *run.box))

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


def assemble(blocks: Sequence[Block], *, encoding: str = "utf-8", notes: Sequence[Notice] = (), page_count: int = 0) -> Extract:
    """Return the text of blocks with all its ranges; old letters are decoded and a notice says so.  A page starts with its first line, one
    without lines where the next one starts."""
    old = choose(_plain(paragraph.text) for paragraph in paragraphs(blocks))
    decoded = sum(_decode(paragraph, old[1] if old else None) for paragraph in list(paragraphs(blocks)))
    writer = _Writer()
    for block in untangle(blocks):
        writer.block(block)
    text = "".join(writer.parts)
    said = list(notes)
    if old and decoded:
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


def _decode(paragraph: Paragraph, decoder: Decoder | None) -> int:
    """Decode the old letters of a paragraph in place and return how many runs changed.

    Runs of one setting are decoded together: a mark may stand in the next one.  A soft hyphen is printed in a PDF and nowhere else, but in
    TCVN3 its code is the letter ư.
    """
    changed = 0
    runs = list(_joined(paragraph.runs))
    for run in runs:
        run.text = _NO_TEXT.sub(lambda match: "" if match[0] < " " else "\ufffd", run.text)
        if decoder is None or is_modern(run.text) or not run.text.strip():
            run.text = run.text.replace("\u00ad", "-" if run.box is not None else "")
            continue
        before = run.text
        run.text = decoder(_plain(before))
        if decoder is from_tcvn3 and _CAPITALS.match(run.font):
            run.text = run.text.upper()
        changed += run.text != before
    paragraph.runs = runs
    return changed


def _tidy(paragraph: Paragraph) -> None:
    """Drop blanks and tabs around a paragraph, and make the tab behind its number a blank: they only indent it."""
    runs = paragraph.runs
    text = paragraph.text
    if text.startswith("\t") and text.rstrip(" ").endswith("\t") or text.startswith("\t\t\t"):
        return  # a row of columns, its first ones empty
    while runs and not runs[0].text.strip(_INDENT):
        runs.pop(0)
    while runs and not runs[-1].text.strip(_INDENT):
        runs.pop()
    if not runs:
        return
    runs[0].text = runs[0].text.lstrip(_INDENT)
    runs[-1].text = runs[-1].text.rstrip(_INDENT)
    text = paragraph.text
    mark = _MARKED.match(text)
    if mark:
        at = 0
        for run in runs:
            end = min(len(run.text), mark.end() - at)
            if end <= 0:
                break
            run.text = run.text[:end].replace("\t", " ") + run.text[end:]
            at += len(run.text)


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
