"""Corrections of a document's reading, as `cancu corrections` keeps them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.corrections.words import label
from text.errors import BadInput
from text.vocabulary import load as load_vocabulary
from views.services import access, naming, store

__all__ = ["agencies", "correct", "corrections", "provinces", "said", "topics", "withdraw"]


def corrections(document: str) -> list[dict[str, Any]]:
    """Return the corrections of a document with their state, in the order in which they apply."""
    return _corrections(store.version(), document)


@st.cache_data(show_spinner=False, max_entries=16)
def _corrections(version: str, document: str) -> list[dict[str, Any]]:
    from graph.corrections import states

    return [outcome.to_json() for outcome in states(store.opened(), document)]


def correct(document: str, kind: str, start: int, end: int, corrected: str, *, author: str, reason: str, more: Mapping[str, str]) -> None:
    """Keep a correction of the words at [start, end) and write the document anew with it; `more` are its other parts, as
    `graph.corrections.correction_for` names them.

    Raises:
        CancuError: if nothing may be corrected here, or the correction does not fit.
    """
    from graph.corrections import correction_for

    access.check_writable()
    made_at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    made = correction_for(
        store.opened(), document, kind, start, end, corrected=corrected, author=author, reason=reason, made_at=made_at, **more
    )
    with access.WRITING, store.writing() as held:
        held.correct(made)


def withdraw(id: str) -> None:
    """Take a correction back; what was read is shown again.

    Raises:
        CancuError: if nothing may be corrected here, or there is no such correction.
    """

    access.check_writable()
    with access.WRITING, store.writing() as held:
        if not held.withdraw(id):
            raise BadInput(f"No correction {id!r} in the store.", code="no-such-correction")


def agencies(parsed: Mapping[str, Any], language: str) -> dict[str, str]:
    """Return {agency id: name in a language where it has one}: those that a document names, then all others of the store."""
    named = {str(agency["id"]): str(agency["name"]) for agency in parsed.get("agencies") or []}
    return named | naming.labels("Agency", language)


def topics(language: str) -> dict[str, str]:
    """Return {id: label} of every topic and policy field that a task can be about, by label."""
    vocabulary = load_vocabulary()
    found = {term.id: term.label(language) for term in (*vocabulary.topics, *vocabulary.fields)}
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def provinces() -> dict[str, str]:
    """Return {id: name} of every province."""
    return {term.id: term.label_vi for term in load_vocabulary().provinces}


def said(value: str, language: str) -> str:
    """Return a value of a correction as a reader knows it: the name of an agency, topic, province or role, else the value itself."""
    from graph.schema import load_schema

    roles = load_schema().role_edges
    head, _, rest = value.partition(" ")
    if head in roles:
        return " · ".join(part for part in (load_schema().label(roles[head], language), said(rest, language) if rest else "") if part)
    if not value or value == "task":
        return label("values", value or "none", language)
    known = {**naming.labels("Agency", language), **topics(language), **provinces()}
    return known.get(value, value)
