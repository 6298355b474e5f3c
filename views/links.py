"""Names as links: every agency, province, instrument, topic and document named on a page leads to its own page."""

from __future__ import annotations

from collections.abc import Iterable

from graph.explore import HeldDocument, Holdings, kind_of
from text.views import fold
from text.vocabulary import load as load_vocabulary
from views.blocks import Block
from views.i18n import Language, day, text
from views.sections import where
from views.services import naming, reading
from views.state import address

__all__ = ["cited", "document_name", "document_title", "issuer", "link", "links", "name_of", "near", "page_of"]


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


def name_of(held: Holdings, id: str, now: Language) -> str:
    """Return what a thing is called; of two provinces of one name the later one with the year since when it is one."""
    if id in held.documents:
        return document_name(held, id, now)
    name = held.name(id, now)
    if id.startswith("VN-") and name in held.shared_names:
        term = load_vocabulary().by_id.get(id)
        return text("cite.since", now, name=name, year=term.valid_from[:4]) if term and term.valid_from else name
    return name


def link(held: Holdings, id: str, now: Language) -> Block:
    """Return a thing's name as a link to its page; in English the Vietnamese name stands behind it, on hover."""
    name = name_of(held, id, now)
    local = name if now == "vi" else name_of(held, id, "vi")
    return {"text": name, "href": page_of(held, id, now), "title": local if local != name else ""}


def near(held: Holdings, ids: Iterable[str], province: str, now: Language) -> list[Block]:
    """Return names as links, agencies of `province` without saying so: the page says it already."""
    found = []
    for id in ids:
        agency = held.agencies.get(id)
        one = link(held, id, now)
        if agency and agency.body and province and agency.province == province:
            one["text"] = held.name(agency.body, now)
        found.append(one)
    return found


def issuer(held: Holdings, id: str, now: Language) -> Block:
    """Return who issued a document, as a link where the store has a page of it."""
    document = held.documents[id]
    return link(held, document.issuer_id, now) if document.issuer_id in held.agencies else {"text": document.issuer, "vi": True}


def links(held: Holdings, ids: Iterable[str], now: Language) -> list[Block]:
    """Return names as links."""
    return [link(held, id, now) for id in ids]


def document_name(held: Holdings, id: str, now: Language) -> str:
    """Return type, number (else title) and place of a document: "Kế hoạch 88/KH-UBND, Lào Cai"."""
    document = held.documents[id]
    place = held.name(document.province, now) if document.province else held.name(document.issuer_id, now) or document.issuer
    own = document.number or document.title
    type = naming.type_name(document.type, now)
    if document.type and fold(own).startswith(f"{fold(document.type)} "):  # "Chỉ thị về …": a title that says its type
        own = own if now == "vi" else own[len(document.type) :].strip()
        type = "" if now == "vi" else type
    named = " ".join(part for part in (type, own) if part)
    return ", ".join(part for part in (named or document_title(document), place) if part)


def document_title(document: HeldDocument) -> str:
    """Return a document's title, else its number; of one that has neither the name of its file, else the end of its id."""
    if document.in_collection and not (document.title or document.number):
        return reading.file_of(document.id)
    return document.title or document.label


def cited(held: Holdings, id: str, path: str, start: int, end: int, exact: str, now: Language) -> str:
    """Return a quotation as one cites it: the words, the document with its date and issuer, and the place."""
    document = held.documents.get(id)
    if document is None:
        return f"“{exact}” ({id}, {start}–{end})"
    by = str(issuer(held, id, now)["text"])
    said = " ".join(part for part in (naming.type_name(document.type, now), document.number) if part) or document.title
    parts = [
        said + (f" {text('cite.date', now, day=day(document.issue_date, now))}" if document.issue_date else ""),
        text("cite.issuer", now, name=by) if by else "",
        where(path, now) if path else "",
        text("cite.place", now, start=start, end=end),
    ]
    return f"“{' '.join(exact.split())}” ({', '.join(part for part in parts if part)})"
