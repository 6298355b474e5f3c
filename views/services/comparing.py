"""Provinces beside each other in one set of documents."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from graph.explore import Matrix, TaskFilter, best_set, matrix
from graph.explore.compare import By
from views.services import explore, store

__all__ = ["best", "choices", "compared"]


def best() -> TaskFilter:
    """Return the set of documents whose provinces share most."""
    return store.lately(_best)


@st.cache_data(show_spinner=False, max_entries=2)
def _best(version: str) -> TaskFilter:
    return best_set(explore.held())


def compared(where: TaskFilter, by: By) -> Matrix:
    """Return the comparison of a set of documents."""
    return matrix(explore.held(), where, by)


def choices() -> dict[str, dict[str, int]]:
    """Return {"about" | "type" | "province" | "topic" | "year": {value: how many documents (of topics: tasks) of provinces there are}}."""
    return _choices(store.version())


@st.cache_data(show_spinner=False, max_entries=2)
def _choices(version: str) -> dict[str, dict[str, int]]:
    held = explore.held()
    documents = [document for document in held.collection() if document.province]
    types = Counter(document.type_id for document in documents if document.type_id)
    years = Counter(year for document in documents for year in (range(document.years[0], document.years[1] + 1) if document.years else ()))
    fields = Counter(field for document in documents for field in held.fields.get(document.id, ()))
    topics = Counter(
        topic for document in documents for task in held.by_document.get(document.id, ()) for topic in held.topics.get(task, ())
    )
    return {
        "about": dict(fields.most_common()), "type": dict(types.most_common()), "topic": dict(topics.most_common()),
        "province": dict(Counter(document.province for document in documents)),
        "year": {str(year): n for year, n in sorted(years.items())},
    }  # fmt: skip
