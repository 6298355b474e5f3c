"""Word 97-2003 files to blocks: text by its pieces, deleted and hidden words left out, tables by the edges of their cells.

Source: [MS-DOC], Word (.doc) Binary File Format.
"""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.source import notices
from ingest.source.assemble import assemble
from ingest.source.blocks import Block, Extract, Paragraph, Run
from ingest.source.edges import EdgeCell, table_of
from ingest.source.old_numbers import OldNumbers
from text.errors import UnreadableSource

__all__ = ["read_old_word"]

_DEEPEST = 20  # tables in tables; a damaged file may say any number
_OPERANDS = (1, 1, 2, 4, 2, 2, -1, 3)  # bytes of an operand by the kind of its code; -1: the next byte says
_SIGNS = {0x0B: "\n", 0x0C: "\n", 0x0E: "\n", 0x1E: "-", 0x1F: "\u00ad", 0x09: "\t", 0xA0: "\u00a0"}


def read_old_word(data: bytes, path: str) -> Extract:
    """Return the text of a Word 97-2003 file.

    Raises:
        UnreadableSource: if it is damaged, locked, or older than Word 97.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            main = file.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            if struct.unpack_from("<H", main, 2)[0] < 0xC1:
                raise UnreadableSource(
                    f"{path}: a file of Word 95 or older. Save it as .docx, with LibreOffice: soffice --convert-to docx.",
                    code="unknown-format",
                )
            if flags & 0x0100:
                raise UnreadableSource(f"{path}: the file needs a password. Save it without one and give that.", code="encrypted")
            table = file.openstream("1Table" if flags & 0x0200 else "0Table").read()
            more = file.openstream("Data").read() if file.exists("Data") else b""
        return _Document(main, table, more).extract()
    except UnreadableSource:
        raise
    except (OSError, struct.error, IndexError, ValueError, KeyError) as error:
        raise UnreadableSource(f"{path}: the Word file is damaged ({error}). Open and save it again.", code="broken-file") from error


@dataclass(slots=True)
class _Look:
    """How letters are set."""

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    special: bool = False
    raised: bool = False
    font: str = ""


@dataclass(slots=True)
class _Shape:
    """How a paragraph is set: in how many tables, the end of a cell of an inner one, the end of a row, its cells, numbered by a list."""

    depth: int = 0
    inner_cell_end: bool = False
    row_end: bool = False
    edges: list[int] = field(default_factory=list)
    merges: list[int] = field(default_factory=list)
    listed: int = 0
    level: int = 0


@dataclass(slots=True)
class _OpenTable:
    """A table whose end has not come: its rows, the cells of the open row, the blocks of the open cell."""

    rows: list[list[EdgeCell]] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    cell: list[Block] = field(default_factory=list)

    def end_cell(self) -> None:
        """The open cell is whole."""
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self, shape: _Shape) -> None:
        """The open row is whole; its end says where its cells stand."""
        self.rows.append(_row(self.cells, shape))
        self.cells, self.cell = [], []

    def blocks(self) -> list[Block]:
        """Return the table, and what stands in no whole row behind it."""
        loose = [block for cell in (*self.cells, self.cell) for block in cell]
        return [table_of(self.rows), *loose] if self.rows else loose


class _Document:
    """One file being read."""

    def __init__(self, main: bytes, table: bytes, more: bytes) -> None:
        self.main, self.table, self.more = main, table, more
        self.fonts = list(self._fonts())
        self.looks = _Ranges(main, table, 0x00FA)
        self.shapes = _Ranges(main, table, 0x0102)
        self.known_looks: dict[bytes, _Look] = {}
        self.numbers = OldNumbers(main, table)
        self.kept = self.dropped = self.unknown = 0

    def extract(self) -> Extract:
        """Return the text with its ranges."""
        counts = struct.unpack_from("<8i", self.main, 0x4C)  # main, notes, heads, macros, comments, endnotes, text boxes, theirs
        letters = list(self._letters())
        starts = [sum(counts[:k]) for k in range(9)]
        blocks = list(self._blocks(letters[: starts[1]]))
        for part in (6, 1, 5):  # text boxes, footnotes, endnotes; heads and comments are no text of the document
            if counts[part] > 0:
                blocks += self._blocks(letters[starts[part] : starts[part + 1]])
        said = []
        if self.kept or self.dropped:
            said.append(notices.tracked_changes(self.kept, self.dropped))
        if self.unknown:
            said.append(notices.automatic_numbers(self.unknown))
        return assemble(blocks, notes=said)

    def _fonts(self) -> Iterator[str]:
        start, size = struct.unpack_from("<II", self.main, 0x0112)
        if size < 4:
            return
        count = struct.unpack_from("<H", self.table, start)[0]
        at = start + 4
        for _ in range(min(count, 4000)):
            length = self.table[at]
            name = self.table[at + 40 : at + 1 + length].decode("utf-16-le", "replace")
            yield name.split("\0")[0]
            at += 1 + length

    def _letters(self) -> Iterator[tuple[int, int]]:
        """Yield (code, place in the file) of every letter in order."""
        start, size = struct.unpack_from("<II", self.main, 0x01A2)
        at, end = start, start + size
        while at < end and self.table[at] == 1:
            at += 3 + struct.unpack_from("<H", self.table, at + 1)[0]
        if at >= end or self.table[at] != 2:
            raise ValueError("no table of pieces")
        length = struct.unpack_from("<I", self.table, at + 1)[0]
        count = (length - 4) // 12
        at += 5
        places = struct.unpack_from(f"<{count + 1}I", self.table, at)
        for k in range(count):
            where = struct.unpack_from("<I", self.table, at + 4 * (count + 1) + 8 * k + 2)[0]
            letters = places[k + 1] - places[k]
            if not 0 <= letters <= len(self.main):
                raise ValueError("a piece longer than the file")
            if where & 0x40000000:
                first = (where & 0x3FFFFFFF) // 2
                text = self.main[first : first + letters].decode("cp1252", "replace")
                yield from ((ord(char) if char != "\ufffd" else self.main[first + i], first + i) for i, char in enumerate(text))
            else:
                codes = struct.unpack_from(f"<{letters}H", self.main, where)
                yield from ((code, where + 2 * i) for i, code in enumerate(codes))

    def _look(self, place: int) -> _Look:
        codes = self.looks.at(place)
        if codes not in self.known_looks:
            look = _Look()
            for code, operand in _codes(codes):
                on = operand[:1] in (b"\x01", b"\x81")
                if code == 0x0835:
                    look.bold = on
                elif code == 0x083C:
                    look.hidden = on
                elif code == 0x0800:
                    look.deleted = on
                elif code == 0x0801:
                    look.inserted = on
                elif code == 0x0855:
                    look.special = on
                elif code == 0x2A48:
                    look.raised = operand[:1] == b"\x01"
                elif code == 0x4A4F and len(operand) == 2:
                    number = struct.unpack("<H", operand)[0]
                    look.font = self.fonts[number] if number < len(self.fonts) else ""
            self.known_looks[codes] = look
        return self.known_looks[codes]

    def _shape(self, place: int) -> _Shape:
        shape = _Shape()
        stack = [self.shapes.at(place)[2:]]
        while stack:
            for code, operand in _codes(stack.pop()):
                if code == 0x2416:
                    shape.depth = max(shape.depth, 1) if operand[:1] == b"\x01" else 0
                elif code == 0x6649 and len(operand) == 4:
                    shape.depth = min(_DEEPEST, max(0, struct.unpack("<i", operand)[0]))
                elif code == 0x244B:
                    shape.inner_cell_end = operand[:1] == b"\x01"
                elif code in (0x2417, 0x244C):
                    shape.row_end = shape.row_end or operand[:1] == b"\x01"
                elif code == 0x460B and len(operand) == 2:
                    number = struct.unpack("<H", operand)[0]
                    shape.listed = number if 0 < number < 0x07FF else 0
                elif code == 0x260A and operand:
                    shape.level = operand[0]
                elif code in (0x6646, 0x6645) and len(operand) == 4:
                    where = struct.unpack("<I", operand)[0]
                    if where + 2 <= len(self.more):
                        size = struct.unpack_from("<H", self.more, where)[0]
                        stack.append(self.more[where + 2 : where + 2 + size])
                elif code == 0xD608 and operand:
                    count = operand[0]
                    if len(operand) >= 1 + 2 * (count + 1):
                        shape.edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
                        rest = operand[1 + 2 * (count + 1) :]
                        shape.merges = [struct.unpack_from("<H", rest, 20 * k)[0] if 20 * k + 2 <= len(rest) else 0 for k in range(count)]
        return shape

    def _blocks(self, letters: list[tuple[int, int]]) -> Iterator[Block]:
        """Yield paragraphs and tables; a table in a cell is a block of it."""
        open_: list[_OpenTable] = []
        for paragraph, end, place in self._paragraphs(letters):
            shape = self._shape(place)
            depth = max(shape.depth, 1) if end == 0x07 else shape.depth
            if shape.listed and (paragraph.text.strip() or depth and not shape.row_end):
                mark = self.numbers.mark(shape.listed, shape.level)
                self.unknown += mark is None
                if mark:
                    paragraph.runs.insert(0, Run(mark, bool(paragraph.runs) and paragraph.runs[0].bold))
            yield from _closed(open_, depth)
            open_ += [_OpenTable() for _ in range(depth - len(open_))]
            if not open_:
                yield paragraph
                continue
            table = open_[-1]
            if shape.row_end:
                table.end_row(shape)
                continue
            table.cell.append(paragraph)
            if shape.inner_cell_end or end == 0x07:
                table.end_cell()
        yield from _closed(open_, 0)

    def _paragraphs(self, letters: list[tuple[int, int]]) -> Iterator[tuple[Paragraph, int, int]]:
        """Yield (paragraph, the letter that ends it, that letter's place)."""
        paragraph = Paragraph()
        fields: list[bool] = []
        text, last = "", _Look()

        def put() -> None:
            nonlocal text
            if text:
                paragraph.runs.append(Run(text, last.bold, last.font))
            text = ""

        for code, place in letters:
            if code in (0x0D, 0x07):
                put()
                yield paragraph, code, place
                paragraph = Paragraph()
                continue
            look = self._look(place)
            if code == 0x13:
                fields.append(False)
            elif code == 0x14 and fields:
                fields[-1] = True
            elif code == 0x15 and fields:
                fields.pop()
            if look.deleted or look.hidden:
                self.dropped += look.deleted and not last.deleted
                if look is not last:
                    put()
                    last = look
                continue
            self.kept += look.inserted and not last.inserted
            if code < 0x20 and code not in _SIGNS or fields and not all(fields) or look.special and code in (0x28, 0x3D):
                continue
            if look is not last:
                put()
                if look.raised and not last.raised and 0x30 <= code <= 0x39 and paragraph.text[-1:].isalnum():
                    text = "" if re.search(r"(?:^|\W)[kcd]?m$", paragraph.text[-4:]) else " "
                last = look
            text += _SIGNS.get(code) or (chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd")
        put()
        if paragraph.runs:
            yield paragraph, 0x0D, letters[-1][1]


def _closed(open_: list[_OpenTable], depth: int) -> list[Block]:
    """Close the tables deeper than `depth`, each into the cell around it; return the blocks of the outermost where that is closed."""
    out: list[Block] = []
    while len(open_) > depth:
        blocks = open_.pop().blocks()
        (open_[-1].cell if open_ else out).extend(blocks)
    return out


def _row(cells: list[list[Block]], shape: _Shape) -> list[EdgeCell]:
    """Return a row by the edges that its end gives; cells without edges stand one beside the other."""
    if len(shape.edges) != len(cells) + 1:
        return [EdgeCell(2000 * i, 2000 * (i + 1), blocks) for i, blocks in enumerate(cells)]
    out = []
    for i, blocks in enumerate(cells):
        merge = shape.merges[i] if i < len(shape.merges) else 0
        goes_on = merge & 0x60 == 0x20  # merged with the cell above, and not the first of them
        out.append(EdgeCell(shape.edges[i], shape.edges[i + 1], blocks, goes_on, merge & 0x03 == 0x02))
    return out


class _Ranges:
    """The formatting of ranges of the file: pages of 512 bytes, each with places and codes."""

    def __init__(self, main: bytes, table: bytes, where: int) -> None:
        start, size = struct.unpack_from("<II", main, where)
        count = max(0, (size - 4) // 8)
        self.places: list[int] = []
        self.codes: list[bytes] = []
        of_paragraphs = where == 0x0102
        for k in range(count):
            page = 512 * (struct.unpack_from("<I", table, start + 4 * (count + 1) + 4 * k)[0] & 0x3FFFFF)
            if page + 512 > len(main):
                continue
            runs = main[page + 511]
            places = struct.unpack_from(f"<{runs + 1}I", main, page)
            for i in range(runs):
                at = page + 4 * (runs + 1) + i * (13 if of_paragraphs else 1)
                offset = 2 * main[at]
                self.places.append(places[i])
                self.codes.append(_packed(main, page + offset, of_paragraphs) if offset else b"")
        order = sorted(range(len(self.places)), key=self.places.__getitem__)
        self.places = [self.places[i] for i in order]
        self.codes = [self.codes[i] for i in order]

    def at(self, place: int) -> bytes:
        """Return the codes for a place of the file."""
        k = bisect_right(self.places, place) - 1
        return self.codes[k] if k >= 0 else b""


def _packed(main: bytes, at: int, of_paragraphs: bool) -> bytes:
    size = main[at]
    if not of_paragraphs:
        return main[at + 1 : at + 1 + size]
    return main[at + 1 : at + 2 * size] if size else main[at + 2 : at + 2 + 2 * main[at + 1]]


def _codes(packed: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (code, operand) of a list of formatting codes."""
    at = 0
    while at + 2 <= len(packed):
        code = packed[at] | packed[at + 1] << 8
        at += 2
        size = _OPERANDS[code >> 13]
        if size < 0:
            if code in (0xD608, 0xD606) and at + 2 <= len(packed):
                size = (packed[at] | packed[at + 1] << 8) - 1
                at += 2
            elif at < len(packed):
                size = packed[at]
                at += 1
            else:
                return
        yield code, packed[at : at + size]
        at += max(0, size)
