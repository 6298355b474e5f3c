"""Word files to blocks: every visible character once, hidden and deleted ones never.

Tracked insertions and moves are kept, deletions left out; content controls, smart tags, fields and text boxes give their words; notes
stand behind the text; running heads and feet are furniture unless they hold the letterhead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest.source import notices
from ingest.source.assemble import assemble
from ingest.source.blocks import Block, Cell, Extract, Paragraph, Run, Table, paragraphs
from ingest.source.letters import flat
from ingest.source.word_numbers import WordNumbers
from ingest.source.word_parts import NS, WordParts, is_on, value, word_parts
from text.errors import UnreadableSource

__all__ = ["read_word"]

_INSIDE = frozenset(f"{NS}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo"))
_AROUND = frozenset(f"{NS}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_GONE = frozenset(f"{NS}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr"))
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SIGNS = {f"{NS}tab": "\t", f"{NS}br": "\n", f"{NS}cr": "\n", f"{NS}noBreakHyphen": "-", f"{NS}softHyphen": "\u00ad"}
_DRAWN = ("AlternateContent", "drawing", "pict", "object", "shape")
_LETTERHEAD = re.compile(r"cong hoa x. hoi|doc lap ?- ?tu do|(?:^|\n) ?so ?:")
MAX_DEPTH = 60  # blocks within each other: documents at hand have tables two deep; reading goes as deep on Python's stack
MAX_CELLS = 2_000_000  # a merged cell names a number: without a limit a kilobyte makes a billion


def read_word(data: bytes, path: str) -> Extract:
    """Return the text of a Word file.

    Raises:
        UnreadableSource: if it is damaged, nests deeper than any document, or unpacks to more than one does.
    """
    parts = word_parts(data, path)
    try:
        return _Word(parts).extract()
    except RecursionError:
        raise UnreadableSource(f"{path}: the Word file nests deeper than any document. Check its origin.", code="broken-file") from None
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        reason = str(error) or type(error).__name__
        raise UnreadableSource(f"{path}: the Word file cannot be read ({reason}). Open and save it again.", code="broken-file") from error


class _Word:
    """One document being read; counts its revisions."""

    def __init__(self, parts: WordParts) -> None:
        self.parts = parts
        self.numbers = WordNumbers(parts)
        self.kept = self.dropped = 0
        self.fields: list[bool] = []  # open fields; True where the result is running
        self.cells = 0

    def extract(self) -> Extract:
        """Return the text with its ranges."""
        body = self.parts.document.find(f"{NS}body")
        blocks = list(self.blocks(body if body is not None else self.parts.document))
        heads = [block for tree in self.parts.heads for block in self.blocks(tree)]
        feet = [block for tree in self.parts.feet for block in self.blocks(tree)]
        notes = [block for tree in self.parts.notes for block in self.notes(tree)]
        first, last = self.margins(heads, feet, blocks)
        said = []
        if self.kept or self.dropped:
            said.append(notices.tracked_changes(self.kept, self.dropped))
        return assemble([*first, *blocks, *notes, *last], notes=said)

    def margins(self, heads: list[Block], feet: list[Block], blocks: list[Block]) -> tuple[list[Block], list[Block]]:
        """Return heads that hold the letterhead, which the body lacks, and the rest as furniture; each text once, page numbers never."""
        words = "\n".join(flat(p.text).strip() for p in paragraphs(blocks[:40]))
        above = "\n".join(flat(p.text).strip() for p in paragraphs(heads))
        if _LETTERHEAD.search(above) and not _LETTERHEAD.search(words):
            return heads, []
        rest: list[Block] = []
        seen: set[str] = set()
        for paragraph in paragraphs([*heads, *feet]):
            text = paragraph.text.strip()
            if text in seen or re.fullmatch(r"[\W\d_]*(?:trang|page)?[\W\d_]*", flat(text)):
                continue
            seen.add(text)
            rest.append(Paragraph(paragraph.runs, furniture=True))
        return [], rest

    def notes(self, tree: Any) -> Iterator[Block]:
        """Yield the blocks of foot- and endnotes, without Word's separators."""
        for note in tree:
            if note.get(f"{NS}type") in (None, "normal"):
                yield from self.blocks(note)

    def blocks(self, container: Any, depth: int = 0) -> Iterator[Block]:
        """Yield the paragraphs and tables of a container, and of what only wraps them."""
        if depth > MAX_DEPTH:
            raise RecursionError
        waiting: Paragraph | None = None  # a paragraph whose mark is deleted: the next one goes on in it
        for item in container:
            if item.tag == f"{NS}p":
                boxes: list[Block] = []
                paragraph = Paragraph([], furniture=self.is_contents(item))
                mark = self.numbers.mark(item.find(f"{NS}pPr"))
                self.runs(item, item, paragraph.runs, boxes, depth)
                if mark and (paragraph.text.strip() or container.tag == f"{NS}tc"):
                    paragraph.runs.insert(0, Run(mark, bool(paragraph.runs) and paragraph.runs[0].bold))
                if waiting is not None:
                    paragraph.runs[:0] = waiting.runs
                    waiting = None
                if self.is_joined(item):
                    waiting = paragraph
                    yield from boxes
                    continue
                if paragraph.text.strip() or not boxes:
                    yield paragraph
                yield from boxes
                continue
            if item.tag == f"{NS}tbl":
                yield self.table(item, depth)
            elif item.tag in _AROUND or isinstance(item.tag, str) and item.tag.endswith(("}sect", "}sub-section")):  # Word 2003 XML
                yield from self.blocks(item, depth + 1)
        if waiting is not None:
            yield waiting

    def is_contents(self, paragraph: Any) -> bool:
        """Whether a paragraph is a line of the table of contents: its headings stand in the text itself."""
        properties = paragraph.find(f"{NS}pPr")
        name = value(properties.find(f"{NS}pStyle")) if properties is not None else None
        style = self.parts.styles.get(name or "")
        return style is not None and re.fullmatch(r"toc \d", style.name) is not None

    def is_joined(self, paragraph: Any) -> bool:
        """Whether the end of a paragraph is deleted."""
        mark = paragraph.find(f"{NS}pPr/{NS}rPr/{NS}del")
        self.dropped += mark is not None
        return mark is not None

    def runs(self, item: Any, paragraph: Any, out: list[Run], boxes: list[Block], depth: int) -> None:
        """Collect the runs below an element and the blocks of text boxes anchored in it."""
        if depth > MAX_DEPTH:
            raise RecursionError
        for child in item:
            if child.tag == f"{NS}r":
                self.run(child, paragraph, out, boxes, depth)
            elif child.tag in _INSIDE:
                self.kept += child.tag in (f"{NS}ins", f"{NS}moveTo")
                self.runs(child, paragraph, out, boxes, depth + 1)
            elif child.tag == f"{NS}sdt":
                content = child.find(f"{NS}sdtContent")
                if content is not None:
                    self.runs(content, paragraph, out, boxes, depth + 1)
            elif child.tag in (f"{NS}del", f"{NS}moveFrom"):
                self.dropped += 1
            elif isinstance(child.tag, str) and child.tag.endswith("}oMath"):
                out.append(Run("".join(t.text or "" for t in child.iter() if isinstance(t.tag, str) and t.tag.endswith("}t"))))

    def run(self, run: Any, paragraph: Any, out: list[Run], boxes: list[Block], depth: int) -> None:
        properties = run.find(f"{NS}rPr")
        hidden = self.said(properties, paragraph, "vanish", "hidden")
        if properties is not None and properties.find(f"{NS}del") is not None:
            self.dropped += 1
            return
        bold = bool(self.said(properties, paragraph, "b", "bold"))
        font = self.font(properties, paragraph)
        raised = value(properties.find(f"{NS}vertAlign")) == "superscript" if properties is not None else False
        text = ""
        for child in run:
            tag = child.tag
            if tag == f"{NS}fldChar":
                self.field(child.get(f"{NS}fldCharType"))
            elif tag in _GONE or self.fields and not all(self.fields):
                continue
            elif tag == f"{NS}t":
                text += child.text or ""
            elif tag in _SIGNS:
                text += _SIGNS[tag]
            elif tag == f"{NS}sym":
                text += "•"
            elif not hidden and isinstance(tag, str) and tag.rpartition("}")[2] in _DRAWN:
                boxes.extend(self.boxes(child, depth))
        if text and not hidden:
            before = out[-1].text[-1:] if out else ""
            if raised and re.fullmatch(r"\W*\d{1,3}\W*", text) and before.isalnum() and not re.search(r"\b[kcd]?m$", _words(out)):
                text = " " + text  # the mark of a note, not a part of the number before it
            out.append(Run(text, bold, font))

    def field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def said(self, properties: Any, paragraph: Any, switch: str, what: str) -> bool | None:
        """Return what a run, its style or its paragraph's style says of a switch."""
        own = is_on(properties, switch)
        if own is None and properties is not None:
            own = self.parts.style(value(properties.find(f"{NS}rStyle")), what)
        if own is None:
            above = paragraph.find(f"{NS}pPr")
            own = self.parts.style(value(above.find(f"{NS}pStyle")), what) if above is not None else None
        return own

    def font(self, properties: Any, paragraph: Any) -> str:
        fonts = properties.find(f"{NS}rFonts") if properties is not None else None
        if fonts is not None:
            name = fonts.get(f"{NS}ascii") or fonts.get(f"{NS}hAnsi")
            if name:
                return str(name)
        above = paragraph.find(f"{NS}pPr")
        return str((self.parts.style(value(above.find(f"{NS}pStyle")), "font") if above is not None else "") or "")

    def boxes(self, drawing: Any, depth: int) -> Iterator[Block]:
        """Yield the blocks of text boxes; of two forms of one box the first that has words."""
        if drawing.tag == _ALTERNATE:
            for form in drawing:
                found = [block for child in form for block in self.boxes(child, depth + 1)]
                if any(p.text.strip() for p in paragraphs(found)):
                    yield from found
                    return
            return
        if drawing.tag == f"{NS}txbxContent":
            yield from self.blocks(drawing, depth + 1)
            return
        if depth > MAX_DEPTH:
            raise RecursionError
        for child in drawing:
            yield from self.boxes(child, depth + 1)

    def table(self, table: Any, depth: int) -> Table:
        """Return a table with merged cells in every place that they cover."""
        grid: list[list[Cell]] = []
        headers = 0
        for row in _below(table, f"{NS}tr"):
            properties = row.find(f"{NS}trPr")
            if properties is not None and properties.find(f"{NS}del") is not None:
                self.dropped += 1
                continue
            cells: list[Cell] = []
            skipped = properties.find(f"{NS}gridBefore") if properties is not None else None
            cells += [Cell() for _ in range(min(60, int(value(skipped) or 0)))]
            for item in _below(row, f"{NS}tc"):
                of_cell = item.find(f"{NS}tcPr")
                span = of_cell.find(f"{NS}gridSpan") if of_cell is not None else None
                merge = of_cell.find(f"{NS}vMerge") if of_cell is not None else None
                width = max(1, min(60, int(value(span) or 1)))
                goes_on = merge is not None and value(merge) in (None, "continue")
                above = grid[-1][len(cells)] if goes_on and grid and len(cells) < len(grid[-1]) else None
                cell = above if above is not None else Cell(list(self.blocks(item, depth + 1)))
                cells += [cell] * width
                self.cells += width
            if self.cells > MAX_CELLS:
                raise ValueError(f"more than {MAX_CELLS} cells")
            if properties is not None and is_on(properties, "tblHeader") and headers == len(grid):
                headers += 1
            grid.append(cells)
        width = max(map(len, grid), default=0)
        return Table([row + [Cell() for _ in range(width - len(row))] for row in grid], headers)


def _below(container: Any, tag: str) -> Iterator[Any]:
    """Yield children of one kind, also those that a content control or a revision wraps."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{NS}sdt", f"{NS}sdtContent", f"{NS}ins", f"{NS}customXml", f"{NS}smartTag"):
            yield from _below(child, tag)


def _words(runs: list[Run]) -> str:
    return "".join(run.text for run in runs[-3:])[-12:]
