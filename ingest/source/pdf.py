"""PDF files to text, a page after the other."""

from __future__ import annotations

import re

from ingest.source.blocks import Extract
from text.errors import UnreadableSource

__all__ = ["read_pdf"]

MAX_PAGES = 5000


def read_pdf(data: bytes, path: str) -> Extract:
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
    return Extract("".join(parts), tuple(starts))


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
