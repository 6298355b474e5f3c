"""Text of PDF, Word and HTML files, in reading order: a paragraph a line, a table row a line with its cells between tabs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ingest.source.word_numbers import WordNumbers
from text.errors import UnreadableSource

__all__ = ["DOCX", "read_docx", "read_html", "read_pdf"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_PAGES = 5000
MAX_UNPACKED = 400_000_000  # bytes; a document of thousands of pages unpacks to less
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")


def read_pdf(data: bytes, path: str) -> tuple[str, tuple[int, ...]]:
    """Return the text layer and the position where each page starts; pages are set apart by an empty line."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableSource(f"{path}: the PDF needs a password. Save it without one and give that.", code="encrypted") from error
        raise UnreadableSource(f"{path}: the PDF is damaged ({error}). Get the file again.", code="broken-file") from error
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableSource(f"{path}: {len(document)} pages, more than {MAX_PAGES}. Split it.", code="too-large")
        pages = []
        for page in document:
            text_page = page.get_textpage()
            pages.append(_page_lines(text_page.get_text_bounded()))
            text_page.close()
            page.close()
    finally:
        document.close()
    if not any(pages):
        raise UnreadableSource(f"{path}: the PDF has no text, only pictures. Run OCR on it and give the result.", code="no-text-layer")
    starts, parts, at = [], [], 0
    for lines in pages:
        starts.append(at)
        part = lines + "\n\n"
        parts.append(part)
        at += len(part)
    return "".join(parts), tuple(starts)


def _page_lines(text: str) -> str:
    """Join the lines that only the page's width broke: a full line that ends no sentence and goes on in lower case."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").split("\n")]
    full = 0.75 * max(map(len, lines), default=0)
    joined: list[str] = []
    last = 0
    for line in lines:
        stripped = line.lstrip()
        goes_on = stripped[:1].islower() and not re.match(r"[a-zđ]{1,2}[.)]\s", stripped)
        if joined and last >= full and goes_on and not joined[-1].endswith((".", ";", ":")):
            joined[-1] += " " + stripped
        else:
            joined.append(line)
        last = len(line)
    return "\n".join(joined).strip("\n")


def read_docx(data: bytes, path: str) -> str:
    """Return the body of a Word document: paragraphs and table rows in order."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableSource(f"{path}: the Word file is damaged ({error}). Get the file again.", code="broken-file") from error
    if unpacked > MAX_UNPACKED:
        raise UnreadableSource(f"{path}: unpacks to {unpacked / 1e6:.0f} MB, no document does. Check its origin.", code="too-large")
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        return "\n".join(_docx_lines(document, WordNumbers(document))) + "\n"
    except UnreadableSource:
        raise
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, SyntaxError, OSError) as error:  # lxml's errors are SyntaxErrors
        reason = str(error) or type(error).__name__
        raise UnreadableSource(f"{path}: the Word file cannot be read ({reason}). Open and save it again.", code="broken-file") from error


def _docx_lines(container: Any, numbers: WordNumbers) -> Iterator[str]:
    from docx.table import Table, _Cell

    for item in container.iter_inner_content():
        if not isinstance(item, Table):
            mark = numbers.mark(item)
            yield mark + item.text if item.text.strip() else item.text
            continue
        for row in item.rows:
            cells = [_Cell(cell, item) for cell in row._tr.tc_lst]
            if len(cells) == 1:
                yield from _docx_lines(cells[0], numbers)
            else:
                yield "\t".join(_SPACES.sub(" ", " ".join(_docx_lines(cell, numbers))).strip() for cell in cells)


_DROP = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "head"})
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header"
        " hr html li main nav ol p pre section table tbody thead tfoot tr ul",
    )
)


def read_html(data: bytes, path: str) -> tuple[str, str]:
    """Return the visible text and the encoding: a block a line, table cells between tabs, nothing of the page left out."""
    import lxml.html
    from lxml import etree

    from ingest.source.decode import decode

    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.IGNORECASE)
    try:
        markup, encoding = decode(data, path)
    except UnreadableSource:
        name = declared[1].decode("ascii") if declared else ""
        try:
            markup, encoding = data.decode(name), name.lower()
        except (LookupError, UnicodeDecodeError):
            raise
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    try:
        root = lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "", encoding
    try:
        text = "".join(_html_pieces(root))
    except RecursionError:
        raise UnreadableSource(f"{path}: the page nests deeper than any real one. Give its text.", code="broken-file") from None
    lines = (re.sub(r" *(\t|$) *", r"\1", line.strip(" ")) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n", encoding


def _html_pieces(node: Any) -> Iterator[str]:
    """Yield text and line breaks of an element and all below it."""
    tag = node.tag if isinstance(node.tag, str) else None
    if tag is None or tag in _DROP:
        return
    if tag == "br":
        yield "\n"
        return
    cells = [child for child in node if child.tag in ("td", "th")] if tag == "tr" else []
    if len(cells) > 1 and not any(cell.find(".//table") is not None for cell in cells):
        # Text between the cells of a row is no part of a well-formed page; the parser has moved it out already.
        yield "\n" + "\t".join(_SPACES.sub(" ", "".join(_html_pieces(cell))).strip() for cell in cells) + "\n"
        return
    block = tag in _BLOCKS
    if block:
        yield "\n"
    if node.text:
        yield node.text if tag == "pre" else _SPACES.sub(" ", node.text)
    for child in node:
        yield from _html_pieces(child)
        if child.tail:
            yield _SPACES.sub(" ", child.tail)
    if block:
        yield "\n\n" if tag in ("p", "table", "h1", "h2", "h3", "h4", "h5", "h6") else "\n"
