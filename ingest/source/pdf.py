"""PDF files to text: what each page prints, form fields and signatures too; pages that are pictures are recognized or named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ingest.parsed import Notice
from ingest.source import notices
from ingest.source.assemble import assemble
from ingest.source.blocks import Extract
from ingest.source.letters import choose, count_vietnamese
from ingest.source.patience import PAGES, more_time
from ingest.source.pdf_flow import blocks_of
from ingest.source.pdf_page import PdfPage, read_page
from text.errors import UnreadableSource

__all__ = ["read_pdf"]

MAX_PAGES = 5000  # thirty times the longest document at hand (170 pages)
_FEW = 20  # letters; a page with fewer has no text
_TCVN3_LETTER = re.compile("[\u00a1-\u00ff]")  # where TCVN3 has its letters
_WORDS = re.compile(r"[^\W\d_]+")


def read_pdf(data: bytes, path: str) -> Extract:
    """Return the text of a PDF with its pages and the box of each line.

    Raises:
        UnreadableSource: if it is damaged, locked, too long, or no page has text.
    """
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
        pages = list(_pages(document))
        blank = [page.number for page in pages if page.is_picture and page.letters < _FEW]
        foreign = [page.number for page in pages if page.number not in blank and (page.is_picture or page.lost) and _is_foreign(page)]
        recognized, tool = _recognized(document, pages, [*blank, *foreign])
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource(f"{path}: the PDF is damaged ({error}). Get the file again.", code="broken-file") from error
    finally:
        document.close()
    for page in pages:
        if page.number in foreign and page.number not in recognized:
            page.pieces, page.tables = [], []
    if not any(page.pieces for page in pages):
        if foreign:
            raise UnreadableSource(f"{path}: the text of its pages is no readable Vietnamese. {tool}", code="unreadable-text")
        if blank:
            raise UnreadableSource(f"{path}: the PDF has no text, only pictures. {tool}", code="no-text-layer")
        raise UnreadableSource(f"{path}: the PDF's pages are empty. Get the file again.", code="empty-file")
    _show_hyphens(pages)
    extract = assemble(blocks_of(pages), page_count=len(pages))
    extract.turns = tuple((page.number, page.turned) for page in pages if page.turned)
    extract.notices += tuple(_said(pages, extract, recognized, blank, foreign, tool))
    return extract


def _pages(document: Any) -> Iterator[PdfPage]:
    for number in range(1, len(document) + 1):
        if number % PAGES == 0:
            more_time()
        yield read_page(document, number)


def _show_hyphens(pages: Sequence[PdfPage]) -> None:
    """Make the soft hyphens of a PDF, and those at the ends of its lines, the hyphens that it prints; in TCVN3 that sign is a letter, and
    only one behind no small letter is a hyphen."""
    pieces = [piece for page in pages for piece in page.pieces if "\u00ad" in piece.text]
    if not pieces:
        return
    old = choose(piece.text for page in pages for piece in page.pieces)
    for piece in pieces:
        if old is None or old[0] != "tcvn3":
            piece.text = piece.text.replace("\u00ad", "-")
        elif piece.text.endswith("\u00ad") and not piece.text[-2:-1].islower() and not _TCVN3_LETTER.match(piece.text[-2:-1]):
            piece.text = piece.text[:-1] + "-"


def _is_foreign(page: PdfPage) -> bool:
    """Whether the hidden text of a scanned page is no Vietnamese: too few of its words have the marks that Vietnamese needs."""
    words = [word for piece in page.pieces for word in _WORDS.findall(piece.text)]
    known = count_vietnamese(" ".join(words))
    return len(words) >= 30 and known < 0.03 * len(words)


def _recognized(document: Any, pages: list[PdfPage], wanted: Sequence[int]) -> tuple[set[int], str]:
    """Read pictures of pages in place where the tool for it is installed; return their numbers and what would read the others."""
    if not wanted:
        return set(), ""
    from ingest.source.pictures import MAX_RECOGNIZED, advice, recognize

    tool = advice()
    if tool:
        return set(), tool
    done: set[int] = set()
    for number in sorted(wanted)[:MAX_RECOGNIZED]:
        page = document[number - 1]
        more_time()
        found = recognize(page, number)
        page.close()
        if found is not None:
            found.turned = (found.turned + pages[number - 1].turned) % 360
            pages[number - 1] = found
            done.add(number)
    left = len(wanted) - len(done)
    return done, f"OCR reads {MAX_RECOGNIZED} pages of a file; split it." if left else ""


def _said(
    pages: Sequence[PdfPage], extract: Extract, recognized: set[int], blank: list[int], foreign: list[int], tool: str
) -> list[Notice]:
    out: list[Notice] = []

    def place(number: int) -> tuple[int, int]:
        start = extract.pages[number - 1]
        line = extract.text.find("\n", start)
        return start, max(start, line if line >= 0 else len(extract.text))

    torn = [page.number for page in pages if page.is_torn]
    if torn:
        out.append(notices.broken_text_layer(*place(torn[0])))
    fields = [page.number for page in pages if page.fields]
    if fields:
        out.append(notices.signature_fields(*place(fields[0])))
    unread = [number for number in blank if number not in recognized]
    if unread:
        out.append(notices.pages_without_text(unread, place(unread[0])[0], tool))
    dropped = [number for number in foreign if number not in recognized]
    if dropped:
        out.append(notices.unreadable_pages(dropped, *place(dropped[0])))
    if recognized:
        out.append(notices.ocr_text(sorted(recognized), *place(min(recognized))))
    return out
