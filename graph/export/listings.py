"""Lists as tables: the documents of a store, and what one document cites and what to look at in it, each with the words that say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, cast

from graph.explore.gather import holdings
from graph.export.sheets import EVIDENCE, Places, columns_of
from graph.export.tables import Cell, Table
from graph.export.words import word
from graph.library import Entry
from graph.store import Store
from text.vocabulary import load as load_vocabulary

__all__ = ["LISTS", "List", "documents_table", "list_table"]

List = Literal["citations", "findings"]
LISTS: tuple[List, ...] = ("citations", "findings")


def documents_table(store: Store, entries: Sequence[Entry], language: str) -> Table:
    """Return documents of the collection in the order given, one a row."""
    held = holdings(store)
    known = load_vocabulary().by_id
    keys = ("number", "title", "type", "issuer", "province", "issue_date", "signer", "fields", "tasks", "to_check", "file", "id")
    rows: list[tuple[Cell, ...]] = []
    for entry in entries:
        document = held.documents[entry.id]
        type = known.get(document.type_id)
        names = {facet: "; ".join(held.name(id, language) for id in entry.values[facet]) for facet in ("province", "field")}
        issuer = held.name(document.issuer_id, language) if document.issuer_id in held.agencies else entry.issuer
        row = (
            entry.number, entry.title, type.label(language) if type else entry.type, issuer, names["province"], entry.issue_date,
            entry.signer, names["field"],
        )  # fmt: skip
        to_check = sum(n for severity, n in entry.findings.items() if severity != "info")
        rows.append((*(value or None for value in row), entry.tasks, to_check, entry.source, entry.id))
    return Table("documents", word("tables", "documents", language), columns_of(keys, language), tuple(rows))


def list_table(store: Store, document: str, name: List, language: str) -> Table:
    """Return what a document cites, or what to look at in it, as a table with the place of each."""
    held = holdings(store)
    places = Places(store, held)
    keys = {"citations": ("number", "cited_as", "issue_date", "issuer", "pinpoint", "id"), "findings": ("severity", "message")}[name]
    rows = []
    for item in cast("dict[str, Any]", store.parsed(document, name)).get(name) or ():
        own: tuple[Cell, ...]
        if name == "citations":
            cited = held.documents.get(item.get("target") or "")
            issuer = held.name(cited.issuer_id, language) if cited and cited.issuer_id in held.agencies else item.get("issuer")
            said = [item.get("date"), issuer, item.get("pinpoint"), item.get("target")]
            own = (item.get("number") or None, word("cited", item["role"], language), *(value or None for value in said))
        else:
            message = item.get("message_en") if language != "vi" else None
            own = (word("severities", item["severity"], language), message or item["message"])
        rows.append((*own, *places.cells(document, item["start"], item["end"], item.get("path") or "", item.get("page"))))
    return Table(name, word("tables", name, language), columns_of((*keys, *EVIDENCE), language), tuple(rows))
