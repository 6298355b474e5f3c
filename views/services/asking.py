"""Questions and searches, answered as the command line answers them; what can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from views.services import store

if TYPE_CHECKING:
    from search.answer.suggest import Name

__all__ = ["ask", "examples", "find", "names", "questions_about", "unread"]


def ask(question: str, reading: int = 1, *, after: str = "", edits: str = "", language: str | None = None) -> dict[str, Any]:
    """Return the answer to a question in its n-th reading, as CONTRACT.md prints it, with the number of the reading that was answered
    under "choice" of "understood".

    `after` is the question that it follows; `edits` change the reading (`search.frames.edits`); `language` is that of the reader.

    Raises:
        BadInput: if it cannot be answered at all (empty, too long, symbols only), or has no such reading or condition.
    """
    from search.answer.ask import ask as answer
    from search.frames.edits import read_edits

    found = answer(store.opened(), question, choice=reading, after=after or None, edits=read_edits(edits), language=language)
    printed = cast("dict[str, Any]", found.to_json())
    return {**printed, "understood": {**printed["understood"], "choice": found.choice}}


def find(query: str, limit: int = 10) -> dict[str, Any]:
    """Return passages near in words or meaning, as CONTRACT.md prints them.

    Raises:
        BadInput: if it holds nothing to search for.
    """
    from search.passages.finding import find as search

    return cast("dict[str, Any]", search(store.opened(), query, limit=limit, reads=True).to_json())


def examples(language: str) -> list[str]:
    """Return questions about what the store holds, or held a moment ago, each with an answer."""
    return store.lately(_examples, language)


@st.cache_data(show_spinner=False, max_entries=4)
def _examples(version: str, language: str) -> list[str]:
    from search.answer.suggest import examples as made

    return made(store.opened(), language)


def names(language: str) -> list[Name]:
    """Return the names that complete what is typed, those with most tasks of each kind first."""
    return store.lately(_names, language)


@st.cache_data(show_spinner=False, max_entries=4)
def _names(version: str, language: str) -> list[Name]:
    from search.answer.suggest import names_to_complete

    return names_to_complete(store.opened(), language)


def questions_about(language: str) -> dict[str, list[str]]:
    """Return {kind of thing: questions about one, with "{}" in its place}."""
    from search.answer import suggest

    return {kind: suggest.questions_about(kind, language) for kind in ("agency", "province", "topic", "instrument")}


def unread() -> tuple[int, int]:
    """Return (documents, passages) that have no vectors of the encoder: while there are any, search does without those of the others too.

    That none waits is known at once; how many wait is as it was up to a minute ago.

    Raises:
        BadModel: if the encoder cannot be loaded.
    """
    from search.passages.embedding import default_encoder

    encoder = default_encoder()
    if encoder is None or store.opened().is_encoded(encoder.name):
        return 0, 0
    return store.lately(_unread, encoder.name)


@st.cache_data(show_spinner=False, max_entries=4, ttl=store.STALE_S)  # the second pass writes no document: the store's version stays
def _unread(version: str, encoder: str) -> tuple[int, int]:
    waiting = store.opened().unencoded(encoder)
    return len(waiting), sum(passages for _, passages in waiting)
