"""Names as links: every agency, province, instrument, topic and document named on a page leads to its own page."""

from __future__ import annotations

from collections.abc import Iterable

from graph.explore import Holdings, kind_of
from views.blocks import Block
from views.i18n import Language, day, text
from views.services import naming
from views.state import address

__all__ = ["cited", "document_name", "link", "links", "page_of"]


def page_of(held: Holdings, id: str, now: Language) -> str:
    """Return the address of a thing's page, "" where the store does not know it.  A document of the collection opens as its text."""
    kind = kind_of(held, id)
    if kind is None:
        return ""
    if id in held.documents and held.documents[id].in_collection:
        kind_page = "document"
    else:
        kind_page = str(kind)
    return address(kind_page, id=id, lang=now)


def link(held: Holdings, id: str, now: Language) -> Block:
    """Return a thing's name as a link to its page; in English the Vietnamese name stands behind it, on hover."""
    name, local = held.name(id, now), held.name(id, "vi")
    return {"text": name, "href": page_of(held, id, now), "title": local if local != name else ""}


def links(held: Holdings, ids: Iterable[str], now: Language) -> list[Block]:
    """Return names as links."""
    return [link(held, id, now) for id in ids]


def document_name(held: Holdings, id: str, now: Language) -> str:
    """Return type, number (else title) and place of a document: "Kế hoạch 88/KH-UBND, Lào Cai"."""
    document = held.documents[id]
    place = held.name(document.province, now) if document.province else held.name(document.issuer_id, now) or document.issuer
    named = " ".join(part for part in (naming.type_name(document.type, now), document.number or document.title) if part)
    return ", ".join(part for part in (named or document.label, place) if part)


def cited(held: Holdings, id: str, path: str, start: int, end: int, exact: str, now: Language) -> str:
    """Return a quotation as one cites it: the words, the document with its date and issuer, and the place."""
    document = held.documents.get(id)
    if document is None:
        return f"“{exact}” ({id}, {start}–{end})"
    issuer = held.name(document.issuer_id, now) if document.issuer_id in held.agencies else document.issuer
    said = " ".join(part for part in (naming.type_name(document.type, now), document.number) if part) or document.title
    parts = [
        said + (f" {text('cite.date', now, day=day(document.issue_date, now))}" if document.issue_date else ""),
        text("cite.issuer", now, name=issuer) if issuer else "",
        text("quote.section", now, path=path) if path else "",
        text("cite.place", now, start=start, end=end),
    ]
    return f"“{' '.join(exact.split())}” ({', '.join(part for part in parts if part)})"
