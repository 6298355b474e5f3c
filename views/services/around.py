"""What stands around a document: who cites it, and passages elsewhere that say nearly the same."""

from __future__ import annotations

from typing import Any

import streamlit as st

from text.errors import BadInput
from views.services import explore, store

__all__ = ["Cited", "alike", "cited_by", "cites_it"]

Cited = list[tuple[str, list[dict[str, Any]]]]


def cited_by(document: str) -> Cited:
    """Return (document of the collection, where it names this one: document, path, start, end, exact, role) for each that does."""
    return _cited_by(store.version(), document)


@st.cache_data(show_spinner=False, max_entries=64)
def _cited_by(version: str, document: str) -> Cited:
    from graph.explore import citation_quotations

    found = citation_quotations(store.opened(), [(citing, document) for citing in cites_it(document)])
    return [(citing, [quotation.to_json() for quotation in quotations]) for (citing, _), quotations in found.items()]


def cites_it(document: str) -> list[str]:
    """Return the documents of the collection that rest on a document or mention it, sorted."""
    held = explore.held()
    return [citing for citing in held.cited_by.get(document, ()) if held.documents[citing].in_collection and citing != document]


def alike(document: str, start: int, end: int) -> list[dict[str, Any]]:
    """Return passages elsewhere that say nearly what stands at a place: document, path, start, end, exact, score; nearest first."""
    return _alike(store.version(), document, start, end)


@st.cache_data(show_spinner=False, max_entries=64)
def _alike(version: str, document: str, start: int, end: int) -> list[dict[str, Any]]:
    from search.passages.alike import alike as nearest

    try:
        return [one.to_json() for one in nearest(store.opened(), document, start, end, limit=12)]
    except BadInput:  # a place between passages
        return []
