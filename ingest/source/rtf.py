"""Rich text (.rtf) to blocks: visible words once, deleted and hidden ones never, tables by the edges of their cells.

Source: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.source import notices
from ingest.source.assemble import assemble
from ingest.source.blocks import Block, Extract, Paragraph, Run
from ingest.source.edges import EdgeCell, table_of
from text.errors import UnreadableSource

__all__ = ["read_rtf"]

_TOKEN = re.compile(rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL)
_CHARSETS = {
    0: "cp1252",
    163: "cp1258",
    238: "cp1250",
    204: "cp1251",
    161: "cp1253",
    162: "cp1254",
    186: "cp1257",
    128: "cp932",
    134: "gbk",
}
_SKIPPED = re.compile(
    "stylesheet|info|colortbl|listtable|listoverridetable|revtbl|rsidtbl|generator|pict|object|themedata|colorschememapping|datastore|"
    "latentstyles|xmlnstbl|fldinst|header[lrf]?|footer[lrf]?|annotation|atnid|atnauthor|shprslt|nonshppict|sp|bkmkstart|bkmkend|filetbl|"
    "wgrffmtfilter|mmathPr"
)
_STARRED = frozenset({"shpinst", "shptxt", "fldrslt", "pntext", "listtext"})  # with a star, and yet words of the text
_SIGNS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "page": "\n",
    "column": "\n",
}
MAX_DEPTH = 400  # groups within each other; documents at hand have five
_END = {"par", "sect", "cell", "nestcell", "row", "nestrow"}


def read_rtf(data: bytes, path: str) -> Extract:
    """Return the text of a rich text file.

    Raises:
        UnreadableSource: if it is damaged or nests deeper than any document.
    """
    reader = _Rtf(data)
    try:
        blocks = list(reader.blocks())
    except (ValueError, IndexError, LookupError) as error:
        raise UnreadableSource(f"{path}: the rich text is damaged ({error}). Open and save it again.", code="broken-file") from error
    said = [notices.tracked_changes(reader.kept, reader.dropped)] if reader.kept or reader.dropped else []
    return assemble([*blocks, *reader.notes], notes=said)


@dataclass(slots=True)
class _State:
    """What a group sets: where its words go, and how they look."""

    to: str = "text"  # text, skip, fonts, note
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    raised: bool = False
    font: int = 0
    wide: int = 1  # letters that stand in for a Unicode one


@dataclass(slots=True)
class _Row:
    """The row being read: edges and merges of its cells as declared, the cells read."""

    edges: list[int] = field(default_factory=list)
    above: list[bool] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    merged: tuple[bool, bool] = (False, False)


class _Rtf:
    """One file being read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.state = _State()
        self.stack: list[_State] = []
        self.fonts: dict[int, tuple[str, str]] = {}
        self.codec = "cp1252"
        self.default = 0
        self.paragraph = Paragraph()
        self.note = Paragraph()
        self.notes: list[Block] = []
        self.in_table = False
        self.cell: list[Block] = []
        self.row = _Row()
        self.rows: list[list[EdgeCell]] = []
        self.pending = b""
        self.skip = 0
        self.kept = self.dropped = 0
        self.font_name = ""
        self.font_charset = 0

    def blocks(self) -> Iterator[Block]:
        """Yield paragraphs and tables."""
        starred = False
        for match in _TOKEN.finditer(self.data):
            word, number, code, sign, brace, plain = match.groups()
            if code is not None or plain is not None:
                self.take(bytes([int(code, 16)]) if code is not None else plain)
                continue
            self.flush()
            if brace == b"{":
                if len(self.stack) > MAX_DEPTH:
                    raise ValueError(f"nested deeper than {MAX_DEPTH}")
                self.stack.append(self.state)
                self.state = replace(self.state)
            elif brace == b"}":
                self.close()
            elif sign is not None:
                if sign == b"*":
                    starred = True
                    continue
                self.put(
                    {b"~": "\u00a0", b"_": "-", b"-": "\u00ad", b"\n": "\n", b"\r": "\n"}.get(
                        sign, sign.decode("latin-1") if sign in b"\\{}" else ""
                    )
                )
            elif word is not None:
                yield from self.control(word.decode("ascii"), int(number) if number else None, starred)
            starred = False
        self.flush()
        if self.paragraph.runs:
            yield self.paragraph
        yield from self.end_table()

    def close(self) -> None:
        """End a group."""
        if self.state.to == "fonts" and self.font_name:
            self.name_font()
        if self.state.to == "note" and (not self.stack or self.stack[-1].to != "note"):
            self.notes.append(self.note)
            self.note = Paragraph()
        if self.stack:
            self.state = self.stack.pop()

    def take(self, data: bytes) -> None:
        """Take bytes of text; those that stand in for a Unicode letter are passed over."""
        if self.skip:
            passed = min(self.skip, len(data))
            self.skip -= passed
            data = data[passed:]
        if self.state.to == "fonts":
            text = data.decode("latin-1")
            self.font_name += text
            if ";" in text:
                self.name_font()
            return
        self.pending += data

    def name_font(self) -> None:
        name = self.font_name.split(";")[0].strip()
        if name:
            self.fonts[self.state.font] = (name, _CHARSETS.get(self.font_charset, self.codec))
        self.font_name = ""

    def flush(self) -> None:
        if self.pending:
            codec = self.fonts.get(self.state.font, ("", self.codec))[1]
            text = self.pending.decode(codec, "replace")
            if "\ufffd" in text:
                text = self.pending.decode("latin-1")  # bytes of an old font that the code page does not have
            self.pending = b""
            self.put(text)

    def put(self, text: str) -> None:
        """Add words to the open paragraph, unless they are hidden or deleted."""
        state = self.state
        if not text or state.to in ("skip", "fonts") or state.hidden:
            return
        if state.deleted:
            self.dropped += 1
            return
        self.kept += state.inserted
        paragraph = self.note if state.to == "note" else self.paragraph
        before = paragraph.text[-4:]
        if state.raised and re.fullmatch(r"\W*\d{1,3}\W*", text) and before[-1:].isalnum() and not re.search(r"(?:^|\W)[kcd]?m$", before):
            text = " " + text
        paragraph.runs.append(Run(text, state.bold, self.fonts.get(state.font, ("", ""))[0]))

    def control(self, word: str, number: int | None, starred: bool) -> Iterator[Block]:
        """Obey a control word; yield the blocks that it ends."""
        state = self.state
        on = number is None or number != 0
        if _SKIPPED.fullmatch(word) or starred and word not in _STARRED and word != "fonttbl":
            if state.to != "skip":
                state.to = "skip"
        elif word == "fonttbl":
            state.to = "fonts"
        elif word == "footnote":
            state.to = "note" if state.to == "text" else state.to
        elif word == "u" and number is not None:
            self.unicode(number)
        elif word == "uc":
            state.wide = number or 0
        elif word == "ansicpg" and number:
            try:
                self.codec = codecs.lookup(f"cp{number}").name
            except LookupError:
                self.codec = "cp1252"
        elif word == "deff":
            self.default = state.font = number or 0
        elif word == "f" and number is not None:
            state.font = number
        elif word == "fcharset":
            self.font_charset = number or 0
        elif word == "plain":
            state.bold = state.hidden = state.raised = state.deleted = state.inserted = False
            state.font = self.default
        elif word in ("b", "v", "deleted", "revised", "super", "nosupersub"):
            self.look(word, on)
        elif word in _SIGNS:
            self.put(_SIGNS[word])
        elif state.to == "text":
            yield from self.structure(word, number)
        elif word == "par" and state.to == "note":
            self.notes.append(self.note)
            self.note = Paragraph()

    def look(self, word: str, on: bool) -> None:
        state = self.state
        if word == "b":
            state.bold = on
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "revised":
            state.inserted = on
        else:
            state.raised = on and word == "super"

    def unicode(self, number: int) -> None:
        code = number % 65536
        if 0xD800 <= code < 0xE000:
            pending = self.paragraph.runs[-1].text if self.paragraph.runs else ""
            if code >= 0xDC00 and pending and 0xD800 <= ord(pending[-1]) < 0xDC00:
                whole = 0x10000 + ((ord(pending[-1]) - 0xD800) << 10) + code - 0xDC00
                self.paragraph.runs[-1].text = pending[:-1] + chr(whole)
                self.skip = self.state.wide
                return
            if code >= 0xDC00:
                code = 0xFFFD
        self.put(chr(code))
        self.skip = self.state.wide

    def structure(self, word: str, number: int | None) -> Iterator[Block]:
        """Obey what sets paragraphs and tables."""
        row = self.row
        if word == "trowd":
            self.row = _Row(cells=row.cells)
        elif word == "cellx" and number is not None:
            row.edges.append(number)
            row.left.append(row.merged[0])
            row.above.append(row.merged[1])
            row.merged = (False, False)
        elif word in ("clmrg", "clvmrg"):
            row.merged = (row.merged[0] or word == "clmrg", row.merged[1] or word == "clvmrg")
        elif word == "pard":
            self.in_table = False
        elif word == "intbl":
            self.in_table = True
        elif word in _END:
            self.skip = 0
            yield from self.end(word)

    def end(self, word: str) -> Iterator[Block]:
        """End a paragraph, cell or row."""
        paragraph, self.paragraph = self.paragraph, Paragraph()
        if word == "row":
            self.end_row()
        elif word in ("nestrow", "nestcell"):
            self.cell.append(paragraph)
        elif word == "cell":
            self.cell.append(paragraph)
            self.row.cells.append(self.cell)
            self.cell = []
        elif self.in_table:
            self.cell.append(paragraph)
        else:
            yield from self.end_table()
            yield paragraph

    def end_row(self) -> None:
        row = self.row
        edges = row.edges if len(row.edges) == len(row.cells) else [2000 * (i + 1) for i in range(len(row.cells))]
        cells = []
        start = min(0, edges[0] - 1) if edges else 0
        for i, blocks in enumerate(row.cells):
            above = row.above[i] if i < len(row.above) else False
            left = row.left[i] if i < len(row.left) else False
            cells.append(EdgeCell(start, edges[i], blocks, above, left))
            start = edges[i]
        if cells:
            self.rows.append(cells)
        row.cells = []

    def end_table(self) -> Iterator[Block]:
        """Yield the table read so far."""
        if self.row.cells:
            self.end_row()
        if self.rows:
            yield table_of(self.rows)
        self.rows = []
