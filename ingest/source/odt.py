"""OpenDocument texts (.odt) to blocks: styles for bold and hidden, lists with their numbers, tables with merged cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.source import notices
from ingest.source.assemble import assemble
from ingest.source.blocks import Block, Cell, Extract, Paragraph, Run, Table
from ingest.source.files import ZIP_FAULTS
from ingest.source.word_numbers import figure
from text.errors import UnreadableSource

__all__ = ["read_odt"]

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_GONE = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls", f"{_OFFICE}forms", f"{_TEXT}variable-decls"}
)
_FORMATS = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "a": "lowerLetter", "A": "upperLetter"}
MAX_UNPACKED = 400_000_000  # bytes of XML: the largest document at hand has 0.9 MB
MAX_DEPTH = 60  # tables and frames within each other: documents at hand have two; reading goes as deep on Python's stack
MAX_CELLS = 2_000_000  # a repeated cell names a number: without a limit a kilobyte makes a billion


@dataclass(slots=True)
class _Style:
    parent: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    font: str = ""
    list_style: str = ""
    raised: bool = False


def read_odt(data: bytes, path: str) -> Extract:
    """Return the text of an OpenDocument text.

    Raises:
        UnreadableSource: if it is damaged, locked, or unpacks to more than a document does.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MAX_UNPACKED:
                raise UnreadableSource(f"{path}: unpacks to {unpacked / 1e6:.0f} MB, no document does. Check its origin.", code="too-large")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            content = etree.fromstring(archive.read("content.xml"), parser)
            styles = etree.fromstring(archive.read("styles.xml"), parser) if "styles.xml" in archive.namelist() else None
        return _Odt(content, styles).extract()
    except RecursionError:
        raise UnreadableSource(f"{path}: nests deeper than any document. Check its origin.", code="broken-file") from None
    except (*ZIP_FAULTS, etree.XMLSyntaxError) as error:
        raise UnreadableSource(
            f"{path}: the OpenDocument text is damaged ({error}). Open and save it again.", code="broken-file"
        ) from error


class _Odt:
    """One document being read."""

    def __init__(self, content: Any, styles: Any) -> None:
        self.content = content
        self.styles: dict[str, _Style] = {}
        self.lists: dict[str, dict[int, tuple[str, str, str, int]]] = {}
        self.counts: dict[str, list[int]] = {}
        self.notes: list[Block] = []
        self.cells = 0
        for tree in (styles, content):
            if tree is not None:
                self._styles(tree)

    def extract(self) -> Extract:
        """Return the text with its ranges."""
        body = self.content.find(f"{_OFFICE}body/{_OFFICE}text")
        blocks = list(self.blocks(body, 0)) if body is not None else []
        changes = self.content.find(f".//{_TEXT}tracked-changes")
        said = []
        if changes is not None and len(changes):
            kinds = [child.tag.rpartition("}")[2] for region in changes for child in region]
            said.append(notices.tracked_changes(kinds.count("insertion"), kinds.count("deletion")))
        return assemble([*blocks, *self.notes], notes=said)

    def _styles(self, tree: Any) -> None:
        for style in tree.iter(f"{_STYLE}style"):
            words = style.find(f"{_STYLE}text-properties")
            own = _Style(style.get(f"{_STYLE}parent-style-name", ""), list_style=style.get(f"{_STYLE}list-style-name", ""))
            if words is not None:
                weight = words.get(f"{_FO}font-weight")
                own.bold = None if weight is None else weight in ("bold", "600", "700", "800", "900")
                own.hidden = None if words.get(f"{_TEXT}display") is None else words.get(f"{_TEXT}display") == "none"
                own.font = words.get(f"{_STYLE}font-name") or words.get(f"{_FO}font-family") or ""
                own.raised = (words.get(f"{_STYLE}text-position") or "").startswith("super")
            self.styles[style.get(f"{_STYLE}name", "")] = own
        for style in tree.iter(f"{_TEXT}list-style"):
            levels = self.lists.setdefault(style.get(f"{_STYLE}name", ""), {})
            for level in style:
                number = int(level.get(f"{_TEXT}level", "1"))
                kind = "" if level.tag.endswith("bullet") else level.get(f"{_STYLE}num-format", "1")
                before, after = level.get(f"{_STYLE}num-prefix", ""), level.get(f"{_STYLE}num-suffix", "")
                shown = int(level.get(f"{_TEXT}display-levels", "1"))
                levels[number] = ("bullet" if level.tag.endswith("bullet") else kind, before, after, shown)

    def _said(self, name: str | None, what: str) -> Any:
        for _ in range(12):
            style = self.styles.get(name or "")
            if style is None:
                return None
            found = getattr(style, what)
            if found not in (None, ""):
                return found
            name = style.parent
        return None

    def blocks(self, container: Any, depth: int, levels: tuple[str, int] = ("", 0)) -> Iterator[Block]:
        """Yield paragraphs and tables; `levels`: the list style and depth around them."""
        if depth > MAX_DEPTH:
            raise RecursionError
        for item in container:
            if item.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                boxes: list[Block] = []
                name = item.get(f"{_TEXT}style-name")
                if self._said(name, "hidden"):
                    continue
                paragraph = Paragraph()
                self.runs(item, paragraph.runs, boxes, bool(self._said(name, "bold")), str(self._said(name, "font") or ""), depth, name)
                if paragraph.text.strip() or not boxes:
                    yield paragraph
                yield from boxes
            elif item.tag == f"{_TEXT}list":
                yield from self.entries(item, depth + 1, levels)
            elif item.tag == f"{_TABLE}table":
                yield self.table(item, depth + 1)
            elif item.tag in (f"{_TEXT}table-of-content", f"{_TEXT}alphabetical-index"):
                for block in self.blocks(item.find(f"{_TEXT}index-body") or (), depth + 1):
                    if isinstance(block, Paragraph):
                        block.furniture = True  # its headings stand in the text itself
                    yield block
            elif item.tag == f"{_TEXT}section" and item.get(f"{_TEXT}display") == "none":
                continue
            elif item.tag in (f"{_DRAW}frame", f"{_DRAW}text-box", f"{_TEXT}section", f"{_TEXT}index-body", f"{_DRAW}custom-shape"):
                yield from self.blocks(item, depth + 1, levels)

    def entries(self, item: Any, depth: int, levels: tuple[str, int]) -> Iterator[Block]:
        """Yield the entries of a list, each with its printed number."""
        name = item.get(f"{_TEXT}style-name") or levels[0]
        level = levels[1] + 1
        counts = self.counts.setdefault(name, [0] * 11)
        if level == 1 and item.get(f"{_TEXT}continue-numbering") != "true" and item.get(f"{_TEXT}continue-list") is None:
            counts[1:] = [0] * 10
        for entry in item:
            if entry.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            first = entry.tag == f"{_TEXT}list-item"
            for block in self.blocks(entry, depth + 1, (name, level)):
                if first and isinstance(block, Paragraph):
                    first = False
                    mark = self.mark(name, min(level, 10), counts)
                    if mark and block.text.strip():
                        block.runs.insert(0, Run(mark, block.runs[0].bold))
                yield block

    def mark(self, name: str, level: int, counts: list[int]) -> str:
        """Return the next mark of a list."""
        kind, before, after, shown = self.lists.get(name, {}).get(level, ("", "", "", 1))
        counts[level] += 1
        counts[level + 1 :] = [0] * (10 - level)
        if kind == "bullet":
            return "- "
        if kind not in _FORMATS:
            return ""
        parts = []
        for above in range(level - shown + 1, level + 1):
            style = self.lists.get(name, {}).get(above, ("1", "", "", 1))[0]
            parts.append(figure(counts[above], _FORMATS.get(style, "decimal")))
        return f"{before}{'.'.join(parts)}{after} "

    def runs(self, item: Any, out: list[Run], boxes: list[Block], bold: bool, font: str, depth: int, paragraph: str | None) -> None:
        """Collect the runs below an element."""
        if depth > MAX_DEPTH:
            raise RecursionError
        if item.text:
            out.append(Run(_blanks(item.text), bold, font))
        for child in item:
            tag = child.tag
            if tag == f"{_TEXT}s":
                out.append(Run(" " * min(200, int(child.get(f"{_TEXT}c", "1"))), bold, font))
            elif tag == f"{_TEXT}tab":
                out.append(Run("\t", bold, font))
            elif tag == f"{_TEXT}line-break":
                out.append(Run("\n", bold, font))
            elif tag == f"{_TEXT}note":
                body = child.find(f"{_TEXT}note-body")
                if body is not None:
                    self.notes += list(self.blocks(body, depth + 1))
            elif tag in (f"{_DRAW}frame", f"{_DRAW}custom-shape", f"{_DRAW}text-box"):
                boxes += list(self.blocks(child, depth + 1))
            elif isinstance(tag, str) and tag not in _GONE:
                name = child.get(f"{_TEXT}style-name")
                if not self._said(name, "hidden"):
                    own = self._said(name, "bold")
                    raised = bool(self._said(name, "raised")) and bool(out) and out[-1].text[-1:].isalnum()
                    if raised and "".join(child.itertext()).strip().isdigit() and not out[-1].text[-3:].strip().endswith(("m", "km")):
                        out.append(Run(" "))
                    kept = bold if own is None else bool(own)
                    self.runs(child, out, boxes, kept, str(self._said(name, "font") or font), depth + 1, paragraph)
            if child.tail:
                out.append(Run(_blanks(child.tail), bold, font))

    def table(self, item: Any, depth: int) -> Table:
        """Return a table; a cell that covers others stands in each of their places."""
        rows: list[list[Cell]] = []
        covering: dict[tuple[int, int], Cell] = {}
        headers = 0
        for row in item.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table")) is not item:
                continue
            cells: list[Cell] = []
            for entry in row:
                if entry.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                    continue
                wide = min(60, int(entry.get(f"{_TABLE}number-columns-repeated", "1")))
                for _ in range(wide):
                    place = (len(rows), len(cells))
                    cell = covering.get(place)
                    if cell is None:
                        cell = Cell(list(self.blocks(entry, depth + 1)))
                        columns, lines = (
                            int(entry.get(f"{_TABLE}number-columns-spanned", "1")),
                            int(entry.get(f"{_TABLE}number-rows-spanned", "1")),
                        )
                        self.cells += columns * lines
                        if self.cells > MAX_CELLS:
                            raise ValueError(f"more than {MAX_CELLS} cells")
                        if columns > 1 or lines > 1:
                            covering |= {(place[0] + y, place[1] + x): cell for y in range(lines) for x in range(columns)}
                    cells.append(cell)
            if row.getparent().tag == f"{_TABLE}table-header-rows":
                headers += 1
            rows.append(cells)
        width = max(map(len, rows), default=0)
        return Table([row + [Cell() for _ in range(width - len(row))] for row in rows], headers)


def _blanks(text: str) -> str:
    return " ".join(part.strip("\n\r\t") for part in text.split("\n")) if "\n" in text else text.replace("\t", " ")
