"""The catalogue of the store's documents, with the names of its facets in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from graph import library
from graph.library import FACETS, Entry
from views.i18n import Language
from views.services import explore, naming, store

__all__ = ["FACETS", "Entry", "counts", "entries", "found", "labels", "outdated"]


def entries() -> list[Entry]:
    """Return the documents of the collection, by province or issuer, then date."""
    return _entries(store.version())


@st.cache_data(show_spinner=False, max_entries=4)
def _entries(version: str) -> list[Entry]:
    return library.entries(store.opened())


def found(words: str, choice: Mapping[str, Sequence[str]]) -> list[Entry]:
    """Return the documents that fit the choice in each facet and that `words` name, the nearest first."""
    return library.ranked(library.chosen(entries(), choice), words)


def counts(words: str, choice: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
    """Return {facet: {value: documents}} among the documents that `words` name."""
    return library.facet_counts(library.ranked(entries(), words), choice)


def labels(language: Language) -> dict[str, str]:
    """Return {value of a facet: its name in the reader's language}."""
    return _labels(store.version(), language)


@st.cache_data(show_spinner=False, max_entries=4)
def _labels(version: str, language: Language) -> dict[str, str]:
    said = {value: label for entry in entries() for value, label in entry.labels.items()}
    if language == "en":
        for entry in entries():
            said |= {value: naming.type_name(entry.type, language) for value in entry.values["type"]}
        held = explore.held()
        said |= {id: held.name(id, language) for id in said if id in held.agencies or id.startswith("field:")}
    return said


def outdated() -> int:
    """Return how many sources an earlier version of the reader read."""
    return _outdated(store.version())


@st.cache_data(show_spinner=False, max_entries=4)
def _outdated(version: str) -> int:
    from ingest import age

    return len(age.outdated(store.opened()))
