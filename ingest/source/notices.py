"""What the reading of a file has to say of it, one function a kind; the words stand in schemas/findings.yaml."""

from __future__ import annotations

from ingest.parsed import Notice
from text.findings import say

__all__ = [
    "automatic_numbers",
    "broken_letters",
    "broken_text_layer",
    "foreign_bytes",
    "no_document",
    "ocr_text",
    "old_letters",
    "pages_without_text",
    "set_apart",
    "signature_fields",
    "tracked_changes",
    "unreadable_pages",
]

_NAMES = {"tcvn3": "TCVN3", "vni": "VNI", "viqr": "VIQR", "windows-1258": "windows-1258"}
SHOWN_PAGES = 12  # numbers of pages that one line of a report has room for


def _pages(pages: list[int]) -> str:
    return ", ".join(map(str, pages[:SHOWN_PAGES])) + ("…" if len(pages) > SHOWN_PAGES else "")


def old_letters(encoding: str, end: int) -> Notice:
    """The text was in an old encoding and is decoded."""
    return Notice(*say("old-letters", name=_NAMES.get(encoding, encoding)), 0, min(end, 80))


def foreign_bytes(count: int, start: int, end: int) -> Notice:
    """A few bytes of a UTF-8 text were windows-1258."""
    return Notice(*say("broken-letters.bytes", n=count), start, end)


def broken_letters(count: int, start: int, end: int) -> Notice:
    """Replacement characters: letters lost before this file was made."""
    return Notice(*say("broken-letters.lost", n=count), start, end)


def tracked_changes(kept: int, dropped: int) -> Notice:
    """A Word file with revisions that nobody has accepted."""
    return Notice(*say("tracked-changes", kept=kept, dropped=dropped))


def automatic_numbers(count: int) -> Notice:
    """An old Word file whose automatic numbers stand in no text."""
    return Notice(*say("automatic-numbers", n=count))


def signature_fields(start: int, end: int) -> Notice:
    """Words of signature or form fields, put where they stand on the page."""
    return Notice(*say("form-fields"), start, end)


def broken_text_layer(start: int, end: int) -> Notice:
    """A PDF whose words are torn into letters."""
    return Notice(*say("broken-text-layer"), start, end)


def pages_without_text(pages: list[int], at: int, tool: str) -> Notice:
    """Pages that are pictures; `tool` says what would read them."""
    return Notice(*say("pages-without-text", n=len(pages), pages=_pages(pages), tool=tool), at, at)


def unreadable_pages(pages: list[int], start: int, end: int) -> Notice:
    """Pages whose hidden text is no Vietnamese: made by a reader of another language."""
    return Notice(*say("unreadable-text", pages=_pages(pages)), start, end)


def ocr_text(pages: list[int], start: int, end: int) -> Notice:
    """Pages read by character recognition."""
    return Notice(*say("ocr-text", pages=_pages(pages)), start, end)


def set_apart(count: int, start: int, end: int) -> Notice:
    """Menus, lists of related documents and footers of a web page."""
    return Notice(*say("web-furniture.page", n=count), start, end)


def no_document(end: int) -> Notice:
    """A web page without a document."""
    return Notice(*say("no-document"), 0, end)
