"""The documents of the store: as rows of lists, and whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import streamlit as st

from views.services import naming, store

__all__ = ["DocumentRow", "file_of", "listed", "parsed", "province_of"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the collection, as lists and choosers show it; missing data is ""."""

    id: str
    number: str
    title: str
    type: str
    issuer: str
    issue_date: str
    province: str
    incomplete: tuple[str, ...] = ()  # what its file lacks, in the words of its findings

    @property
    def caption(self) -> str:
        """Number (else type) and title, on one line."""
        return " · ".join(part for part in (self.number or self.type, self.title) if part) or file_of(self.id)


_SAID = ("number", "title", "document_type", "issuer", "issue_date")


def listed() -> list[DocumentRow]:
    """Return the documents of the collection, by province or issuer (those that name none last), then date."""
    return _listed(store.version())


@st.cache_data(show_spinner=False, max_entries=4)
def _listed(version: str) -> list[DocumentRow]:
    provinces = naming.nodes("Province")
    of = dict(store.opened().pairs("OF_PROVINCE"))
    rows = []
    for id, have in store.opened().properties_of("Document", (*_SAID, "in_collection", "incomplete")):
        if not have.get("in_collection"):
            continue
        said = {name: str(have.get(name) or "") for name in _SAID}
        incomplete = have.get("incomplete")
        rows.append(
            DocumentRow(
                id=id,
                number=said["number"],
                title=said["title"],
                type=said["document_type"],
                issuer=said["issuer"],
                issue_date=said["issue_date"],
                province=provinces.get(of.get(id, ""), ""),
                incomplete=incomplete if isinstance(incomplete, tuple) else (),
            )
        )
    return sorted(rows, key=lambda row: (not (row.province or row.issuer), row.province or row.issuer, row.issue_date, row.id))


def parsed(document: str) -> dict[str, Any]:
    """Return what `cancu parse` prints for a document of the store, with its text under "text"."""
    return _parsed(store.version(), document)


@st.cache_data(show_spinner=False, max_entries=64)
def _parsed(version: str, document: str) -> dict[str, Any]:
    return {**store.opened().parsed(document), "text": store.opened().text(document), "source": store.opened().source(document)}


def file_of(document: str) -> str:
    """Return the name of the file that a document of the collection was read from: what tells it apart that has no number and no title."""
    return os.path.basename(store.opened().source(document)) or document


def province_of(document: str) -> str:
    """Return the id of the province whose document it is, or ""."""
    return next((edge.target for edge in store.opened().edges(type="OF_PROVINCE", source=document)), "")
