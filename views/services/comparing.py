"""How many tasks each province gives to each kind of body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.query import Query, Role
from views.services import naming, reading, store

__all__ = ["matrix"]


def matrix(topics: Sequence[str], roles: Sequence[Role], language: str) -> dict[str, Any]:
    """Return how many tasks each province's documents give to each generic body.

    {"cells": {(province id, body id): tasks}, "columns": {province id: name} ("" for central documents), "bodies": ids, those with
    tasks from most provinces first, "labels": {body id: name}, "incomplete": {province id: parts that its files lack}}.
    """
    return _matrix(store.version(), tuple(topics), tuple(roles), language)


@st.cache_data(show_spinner=False, max_entries=64)
def _matrix(version: str, topics: tuple[str, ...], roles: tuple[Role, ...], language: str) -> dict[str, Any]:
    body_of = {edge.source: edge.target for edge in store.opened().edges(type="INSTANCE_OF")}
    province = {edge.source: edge.target for edge in store.opened().edges(type="OF_PROVINCE")}
    given: dict[tuple[str, str], set[str]] = {}
    for row in store.opened().rows(Query(find="agency", roles=roles, topics=topics)):
        body = body_of.get(row.answer)
        if body and row.task:
            given.setdefault((province.get(row.document, ""), body), set()).add(row.task)
    names = naming.nodes("Province", language)
    listed = reading.listed()
    used = sorted({province.get(document.id, "") for document in listed}, key=lambda p: (not p, names.get(p, p)))
    from views.i18n import text

    columns = {p: names.get(p, p) if p else text("cmp.central", "en" if language == "en" else "vi") for p in used}
    bodies = {body for _, body in given}
    spread = {
        body: (-sum((p, body) in given for p in used), -sum(len(t) for (_, b), t in given.items() if b == body), body) for body in bodies
    }
    all_names = naming.nodes("Body", language)
    said = naming.in_english("Finding", "message") if language == "en" else {}
    incomplete: dict[str, list[str]] = {}
    for document in listed:
        if document.incomplete:
            incomplete.setdefault(province.get(document.id, ""), []).extend(
                said.get(part, part).rstrip(".") for part in document.incomplete
            )
    return {
        "cells": {key: len(found) for key, found in given.items()},
        "columns": columns,
        "bodies": sorted(bodies, key=spread.__getitem__),
        "labels": {body: all_names.get(body, body) for body in bodies},
        "incomplete": incomplete,
    }
