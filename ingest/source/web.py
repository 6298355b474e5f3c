"""Web pages to blocks: the document that a page shows, without the site around it.

The document is the smallest element that holds most of the page's sentences with the letterhead and signature beside them; menus, lists of
links, related documents, hidden blocks and footers are left out and counted in a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest.parsed import Notice
from ingest.source import notices
from ingest.source.assemble import assemble
from ingest.source.blocks import Block, Cell, Extract, Paragraph, Run, Table, paragraphs
from ingest.source.decode import decode
from ingest.source.web_lists import WebLists
from ingest.source.web_page import DROP, document_of, is_furniture, is_hidden, open_frames
from text.errors import UnreadableSource

__all__ = ["markup_of", "read_html"]

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header"
        " hr html li main nav ol p pre section table tbody thead tfoot tr td th ul",
    )
)
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
MAX_CELLS = 2_000_000  # a span names a number: without a limit a kilobyte makes a billion
MAX_ATTRIBUTES = 5_000  # of one tag: the parser compares each with each
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")


def read_html(data: bytes, path: str) -> Extract:
    """Return the document that a web page shows; a page without one gives its words as furniture and a notice.

    Raises:
        UnreadableSource: if the page nests deeper than any real one, or a tag has more attributes.
    """
    import lxml.html
    from lxml import etree

    markup, encoding, said = markup_of(data, path)
    if any(len(re.findall(r"\s[^\s=<>\"']+=", tag[0])) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(markup)):
        raise UnreadableSource(f"{path}: a tag of the page has more than {MAX_ATTRIBUTES} attributes. Give its text.", code="too-large")
    try:
        root = lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Extract(encoding=encoding)
    try:
        open_frames(root)
        found = document_of(root)
        page = _Page(found.hidden, found.apart, WebLists(root, found.hidden))
        blocks: list[Block] = [Paragraph([Run(found.heading)])] if found.heading else []
        blocks += page.blocks(found.element)
        blocks += [Paragraph([Run(line)], furniture=True) for line in found.record]
        left_out = found.left_out + page.left_out
        if not found.holds_document:
            for paragraph in paragraphs(blocks):
                paragraph.furniture = True
    except RecursionError:
        raise UnreadableSource(f"{path}: the page nests deeper than any real one. Give its text.", code="broken-file") from None
    except ValueError as error:
        raise UnreadableSource(f"{path}: the page cannot be read ({error}). Give its text.", code="too-large") from error
    extract = assemble(blocks, encoding=encoding, notes=said)
    end = min(len(extract.text), 80)
    more: tuple[Notice, ...] = ()
    if left_out:
        more += (notices.set_apart(left_out, 0, end),)
    if not found.holds_document and extract.text.strip():
        more += (notices.no_document(end),)
    extract.notices += more
    return extract


def markup_of(data: bytes, path: str) -> tuple[str, str, list[Notice]]:
    """Return the markup, its encoding and what is to be said of it: as declared, else as the bytes show, else Latin with a notice."""
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.IGNORECASE)
    said: list[Notice] = []
    try:
        markup, encoding = decode(data, path)
    except UnreadableSource as error:
        if error.code == "binary-file":
            raise
        name = declared[1].decode("ascii").lower() if declared else "cp1258"
        try:
            markup, encoding = data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            markup, encoding = data.decode("cp1252", errors="replace"), "windows-1252"
            count = sum(byte >= 0x80 for byte in data)
            said = [notices.foreign_bytes(count, 0, 0)]
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", markup), encoding, said


class _Page:
    """The blocks of the document's element; counts what it leaves out."""

    def __init__(self, hidden: frozenset[str], apart: set[Any], lists: WebLists) -> None:
        self.hidden = hidden
        self.apart = apart
        self.lists = lists
        self.mark = ""  # of the open list item, until its first words come
        self.left_out = 0
        self.cells = 0

    def blocks(self, element: Any) -> list[Block]:
        """Return the paragraphs and tables of an element in order."""
        out: list[Block] = []
        runs: list[Run] = []
        self._walk(element, out, runs, False, "", False)
        _close(out, runs)
        return out

    def _walk(self, node: Any, out: list[Block], runs: list[Run], bold: bool, font: str, exact: bool) -> None:
        """Add an element's words to the open paragraph `runs`, blocks to `out`."""
        tag = node.tag if isinstance(node.tag, str) else None
        if tag is None or tag in DROP:
            return
        if tag == "br":
            runs.append(Run("\n", bold, font))
            return
        if is_hidden(node, self.hidden) or node in self.apart or is_furniture(node):
            self.left_out += any(word.strip() for word in node.itertext())
            return
        style = node.get("style") or ""
        bold = bold or tag in _BOLD or re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", style) is not None
        face = re.search(r"font-family\s*:\s*[\"']?([^;,\"']+)", style)
        font = node.get("face") or (face[1].strip() if face else font)
        exact = exact or tag == "pre"
        if tag == "table":
            _close(out, runs)
            out.append(self._table(node))
            return
        tabs = re.search(r"mso-tab-count\s*:\s*(\d{1,2})", style)
        if tabs is not None and not "".join(node.itertext()).strip():
            runs.append(Run("\t" * int(tabs[1]), bold, font))
            return
        block = tag in _BLOCKS
        if block:
            _close(out, runs)
        if tag == "li":
            self.mark = self.lists.mark(node)
        first = len(runs)
        self._add(runs, node.text, bold, font, exact)
        for child in node:
            self._walk(child, out, runs, bold, font, exact)
            self._add(runs, child.tail, bold, font, exact)
        if tag == "li":
            self.mark = ""
        if (
            tag == "sup"
            and 0 < first < len(runs)
            and _is_note("".join(r.text for r in runs[first:]), "".join(r.text for r in runs[:first]))
        ):
            runs.insert(first, Run(" ", bold, font))
        if block:
            _close(out, runs)

    def _add(self, runs: list[Run], text: str | None, bold: bool, font: str, exact: bool) -> None:
        if not text:
            return
        if self.mark and text.strip():
            runs.append(Run(self.mark, bold, font))
            self.mark = ""
        runs.append(Run(text if exact else _SPACES.sub(_blank, text), bold, font))

    def _table(self, table: Any) -> Table:
        rows: list[list[Cell]] = []
        open_cells: dict[int, tuple[int, Cell]] = {}  # column: rows left, cell
        headers = 0
        own = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        for row in own:
            cells: list[Cell] = []
            place = 0
            for item in [*(child for child in row if child.tag in ("td", "th")), None]:
                while place in open_cells:
                    left, cell = open_cells.pop(place)
                    cells.append(cell)
                    if left > 1:
                        open_cells[place] = (left - 1, cell)
                    place += 1
                if item is None:
                    break
                cell = Cell(self.blocks(item) if not is_hidden(item, self.hidden) else [])
                width, height = min(100, _number(item.get("colspan"))), min(5000, _number(item.get("rowspan"), zero=len(own)))
                for _ in range(width):
                    if height > 1:
                        open_cells[place] = (height - 1, cell)
                    cells.append(cell)
                    place += 1
                self.cells += width
            self.cells += len(cells)
            if self.cells > MAX_CELLS:
                raise ValueError(f"a table of more than {MAX_CELLS} cells")
            if (
                headers == len(rows)
                and cells
                and (row.getparent().tag == "thead" or all(c.tag == "th" for c in row if c.tag in ("td", "th")))
            ):
                headers += 1
            rows.append(cells)
        width = max(map(len, rows), default=0)
        return Table([row + [Cell() for _ in range(width - len(row))] for row in rows], headers if headers < len(rows) else 0)


def _close(out: list[Block], runs: list[Run]) -> None:
    """End the open paragraph; blanks around it and its lines are no words."""
    text = "".join(run.text for run in runs)
    if text.strip():
        out.append(Paragraph(_trimmed(runs)))
    runs.clear()


def _trimmed(runs: list[Run]) -> list[Run]:
    """Return runs without blanks at the ends of lines and without doubled blanks."""
    out: list[Run] = []
    before = "\n"
    for run in runs:
        text = "".join(_kept(run.text, before))
        if text:
            before = text[-1]
            out.append(Run(text, run.bold, run.font))
    while out and not out[-1].text.rstrip(" \n\t"):
        out.pop()
    if out:
        out[-1].text = out[-1].text.rstrip(" \n\t")
    return out


def _kept(text: str, before: str) -> Iterator[str]:
    for char in text:
        if char == " " and before in " \n\t" or char == "\n" and before == "\n":
            continue
        yield char
        before = char


def _blank(match: re.Match[str]) -> str:
    """A run of blanks is one; tabs between words of one line are kept: they set columns apart."""
    tabs = match[0].strip(" \u00a0")
    return tabs if tabs and not tabs.strip("\t") else " "


def _is_note(mark: str, before: str) -> bool:
    """Whether raised figures are the mark of a note and no power ("km²")."""
    return (
        re.fullmatch(r"\W*\d{1,3}\W*", mark) is not None and before[-1:].isalnum() and re.search(r"(?:^|\W)[kcd]?m$", before[-8:]) is None
    )


def _number(value: str | None, zero: int = 1) -> int:
    found = re.match(r"\s*(\d{1,6})", value or "")
    return max(1, int(found[1]) or zero) if found else 1
