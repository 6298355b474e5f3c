"""What the pages ask of the other packages: one function for each need, plain values back.

The store is opened once for the whole server; results that cost something are kept until the store's content changes.
"""

from __future__ import annotations

import hashlib
import io
import os
import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from graph.query import AgencyPattern, Query, Role
from graph.schema import Schema, load_schema
from graph.store import Store
from text.vocabulary import load as load_vocabulary

__all__ = [
    "DocumentRow",
    "TaskRow",
    "ask",
    "body_names",
    "counts",
    "documents",
    "network",
    "options",
    "parsed",
    "schema",
    "snapshot",
    "store",
    "store_url",
    "tasks",
    "turtle",
    "version",
    "warm_up",
]


WARM_AFTER_S = 2.0


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
        return " · ".join(part for part in (self.number or self.type, self.title) if part) or self.id

    @property
    def name(self) -> str:
        """Province (else issuer) and number (else title): enough to tell documents apart."""
        return ", ".join(part for part in (self.number or self.title or self.id, self.province or self.issuer) if part)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with the words that state it and the agencies' roles: (agency id, name, role, start, end)."""

    id: str
    document: str
    source: str
    path: str
    start: int
    end: int
    exact: str
    roles: tuple[tuple[str, str, Role, int, int], ...]
    headings: tuple[str, ...] = ()


def store_url() -> str:
    """Return the address of the store: `$CANCU_STORE`, else the user's own."""
    given = os.environ.get("CANCU_STORE")
    if given:
        return given
    from graph import default_store_url

    return default_store_url()


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    from graph import open_store

    return open_store(url, read_only=True)


def store() -> Store:
    """Return the open store.

    Raises:
        StoreError: if there is none or it cannot be read.
    """
    return _opened(store_url())


def snapshot() -> AbstractContextManager[None]:
    """Let what is asked until the block ends be of one state of the store, where the store keeps states.

    Raises:
        StoreError: if there is no store or it cannot be read.
    """
    return store().snapshot()


def version() -> str:
    """Return a short hash that changes whenever the store's documents do; what is kept of the store is kept under it."""
    opened = store()
    known: list[object] = [store_url(), opened.meta("writes")]
    if known[1] is None:  # a store that counts no writes
        known.append(sorted((path, sha, sorted(versions.items())) for path, (sha, _, versions) in opened.sources().items()))
    path = getattr(opened, "path", None)
    if path:  # a file that was removed and made anew may have seen as many writes
        found = os.stat(path)
        known += [found.st_ino, found.st_mtime_ns]
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]


def schema() -> Schema:
    """Return the declared schema: types, labels, RDF terms."""
    return load_schema()


def ask(question: str, reading: int = 1) -> dict[str, Any]:
    """Return the answer to a question in its n-th reading, as CONTRACT.md prints it, with the number of the reading that was answered
    under "choice" of "understood".

    Raises:
        BadInput: if it cannot be answered at all (empty, too long, symbols only), or has no such reading.
    """
    from search.answer.ask import ask as answer

    found = answer(store(), question, choice=reading)
    printed = cast("dict[str, Any]", found.to_json())
    return {**printed, "understood": {**printed["understood"], "choice": found.choice}}


def find(query: str, limit: int = 10) -> dict[str, Any]:
    """Return passages near in words or meaning, as CONTRACT.md prints them.

    Raises:
        BadInput: if it holds nothing to search for.
    """
    from search.passages.finding import find as search

    return cast("dict[str, Any]", search(store(), query, limit=limit).to_json())


def documents() -> list[DocumentRow]:
    """Return the documents of the collection, by province or issuer, then date."""
    return _documents(version())


@st.cache_data(show_spinner=False, max_entries=4)
def _documents(version: str) -> list[DocumentRow]:
    provinces = _names("Province")
    of = {edge.source: edge.target for edge in store().edges(type="OF_PROVINCE")}
    rows = []
    for node in store().documents():
        said = {name: str(node.properties.get(name) or "") for name in ("number", "title", "document_type", "issuer", "issue_date")}
        incomplete = node.properties.get("incomplete")
        rows.append(
            DocumentRow(
                id=node.id,
                number=said["number"],
                title=said["title"],
                type=said["document_type"],
                issuer=said["issuer"],
                issue_date=said["issue_date"],
                province=provinces.get(of.get(node.id, ""), ""),
                incomplete=incomplete if isinstance(incomplete, tuple) else (),
            )
        )
    return sorted(rows, key=lambda row: (row.province or row.issuer, row.issue_date, row.id))


def _names(type: str, language: str = "vi") -> dict[str, str]:
    found = {}
    for node in store().nodes(type=type):
        english = node.properties.get("name_en") if language == "en" and type != "Province" else None  # "Lào Cai" in both
        found[node.id] = str(english or node.properties.get("name") or node.id)
    return found


def _in_english(type: str, property: str) -> dict[str, str]:
    """Return {words: English words} of a property of the nodes of a type that has both."""
    held = [node.properties for node in store().nodes(type=type)]
    return {str(have[property]): str(have[f"{property}_en"]) for have in held if have.get(property) and have.get(f"{property}_en")}


def parsed(document: str) -> dict[str, Any]:
    """Return what `cancu parse` prints for a document of the store, with its text under "text"."""
    return _parsed(version(), document)


@st.cache_data(show_spinner=False, max_entries=64)
def _parsed(version: str, document: str) -> dict[str, Any]:
    return {**store().parsed(document), "text": store().text(document), "source": store().source(document)}


def options(language: str) -> dict[str, dict[str, str]]:
    """Return {"province" | "topic": {id: label}}: what the documents of the store speak of, in the order of labels."""
    return _options(version(), language)


@st.cache_data(show_spinner=False, max_entries=8)
def _options(version: str, language: str) -> dict[str, dict[str, str]]:
    provinces = {edge.target for edge in store().edges(type="OF_PROVINCE")}
    topics = {edge.target for edge in store().edges(type="ABOUT")}
    found = {}
    for name, type, used in (("province", "Province", provinces), ("topic", "Topic", topics)):
        labels = _names(type, language)
        found[name] = dict(sorted(((id, labels.get(id, id)) for id in used), key=lambda item: (item[1], item[0])))
    return found


def type_name(label: str, language: str) -> str:
    """Return what a type of document ("Kế hoạch") is called in a language; as the document has it where no vocabulary knows it."""
    if language != "en":
        return label
    return next((term.label_en for term in load_vocabulary().document_types if term.label_vi == label and term.label_en), label)


def counts() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return ({node type: count}, {edge type: count})."""
    return store().counts()


def body_names(language: str) -> dict[str, str]:
    """Return {generic name as the documents have it: name in this language}; English where the vocabulary knows it."""
    return _body_names(version(), language)


@st.cache_data(show_spinner=False, max_entries=4)
def _body_names(version: str, language: str) -> dict[str, str]:
    found = {}
    for node in store().nodes(type="Body"):
        name = str(node.properties.get("name") or node.id)
        found[name] = str(node.properties.get("name_en") or name) if language == "en" else name
    return found


def network(provinces: Sequence[str], topics: Sequence[str], roles: Sequence[Role], merged: bool, limit: int) -> dict[str, Any]:
    """Return the network of agencies that share tasks, laid out: {"nodes", "edges", "total"}; the `limit` agencies with most tasks."""
    return _network(version(), tuple(provinces), tuple(topics), tuple(roles), merged, limit)


@st.cache_data(show_spinner=False, max_entries=64)
def _network(
    version: str, provinces: tuple[str, ...], topics: tuple[str, ...], roles: tuple[Role, ...], merged: bool, limit: int
) -> dict[str, Any]:
    from graph.network import NetworkFilter, cowork_network, layout
    from views.spread import spread

    where = NetworkFilter(provinces=provinces, topics=topics, roles=roles)
    graph = cowork_network(store(), where, by="body" if merged else "agency")
    total = len(graph)
    if total > limit:
        kept = sorted(graph.nodes, key=lambda id: (-graph.nodes[id]["tasks"], id))[:limit]
        graph = graph.subgraph(kept).copy()
    places = spread(layout(graph)) if len(graph) else {}
    nodes = [{"id": id, **data, "x": places[id][0], "y": places[id][1]} for id, data in sorted(graph.nodes(data=True))]
    edges = [{"source": a, "target": b, "weight": data["weight"]} for a, b, data in sorted(graph.edges(data=True), key=lambda e: e[:2])]
    return {"nodes": nodes, "edges": edges, "total": total}


def tasks(
    agencies: Sequence[str] = (), provinces: Sequence[str] = (), topics: Sequence[str] = (), roles: Sequence[Role] = ()
) -> list[TaskRow]:
    """Return the tasks in which one of the agencies (or bodies) takes part in one of the roles, by document and place."""
    return _tasks(version(), tuple(agencies), tuple(provinces), tuple(topics), tuple(roles))


@st.cache_data(show_spinner=False, max_entries=64)
def _tasks(
    version: str, agencies: tuple[str, ...], provinces: tuple[str, ...], topics: tuple[str, ...], roles: tuple[Role, ...]
) -> list[TaskRow]:
    pattern = (AgencyPattern(agencies, roles),) if agencies or roles else ()
    rows = store().rows(Query(find="task", agencies=pattern, provinces=provinces, topics=topics))
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.document, set()).add(row.task)
    found = []
    for document, ids in wanted.items():
        whole = parsed(document)
        prefix = "task:" + document.removeprefix("doc:") + "#"
        for task in whole["tasks"]:
            id = prefix + task["id"]
            if id in ids:
                said = tuple((r["agency"], r["generic"], r["role"], r["start"], r["end"]) for r in task["roles"])
                found.append(TaskRow(id, document, whole["source"], task["id"], task["start"], task["end"], task["exact"], said))
    return sorted(found, key=lambda task: (task.document, task.start, task.id))


def labels(type: str, language: str) -> dict[str, str]:
    """Return {id: name} of the nodes of a type ("Topic", "Province"), in a language where it has a name in it."""
    return _labels(version(), type, language)


@st.cache_data(show_spinner=False, max_entries=8)
def _labels(version: str, type: str, language: str) -> dict[str, str]:
    return _names(type, language)


def members(agency: str) -> tuple[str, ...]:
    """Return the agency and, where it is a generic body, the agencies that are one."""
    return (agency, *sorted(edge.source for edge in store().edges(type="INSTANCE_OF", target=agency)))


def province_of(document: str) -> str:
    """Return the id of the province whose document it is, or ""."""
    return next((edge.target for edge in store().edges(type="OF_PROVINCE", source=document)), "")


def matrix(topics: Sequence[str], roles: Sequence[Role], language: str) -> dict[str, Any]:
    """Return how many tasks each province's documents give to each generic body.

    {"cells": {(province id, body id): tasks}, "columns": {province id: name} ("" for central documents), "bodies": ids, those with
    tasks from most provinces first, "labels": {body id: name}, "incomplete": {province id: parts that its files lack}}.
    """
    return _matrix(version(), tuple(topics), tuple(roles), language)


@st.cache_data(show_spinner=False, max_entries=64)
def _matrix(version: str, topics: tuple[str, ...], roles: tuple[Role, ...], language: str) -> dict[str, Any]:
    body_of = {edge.source: edge.target for edge in store().edges(type="INSTANCE_OF")}
    province = {edge.source: edge.target for edge in store().edges(type="OF_PROVINCE")}
    given: dict[tuple[str, str], set[str]] = {}
    for row in store().rows(Query(find="agency", roles=roles, topics=topics)):
        body = body_of.get(row.answer)
        if body and row.task:
            given.setdefault((province.get(row.document, ""), body), set()).add(row.task)
    names = _names("Province", language)
    listed = documents()
    used = sorted({province.get(document.id, "") for document in listed}, key=lambda p: (not p, names.get(p, p)))
    from views.i18n import text

    columns = {p: names.get(p, p) if p else text("cmp.central", "en" if language == "en" else "vi") for p in used}
    bodies = {body for _, body in given}
    spread = {
        body: (-sum((p, body) in given for p in used), -sum(len(t) for (_, b), t in given.items() if b == body), body) for body in bodies
    }
    all_names = _names("Body", language)
    said = _in_english("Finding", "message") if language == "en" else {}
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


def turtle() -> str:
    """Return the whole graph as Turtle, as `cancu export --format turtle` writes it."""
    from graph.rdf.write import write_rdf

    stream = io.StringIO()
    write_rdf(store(), "turtle", stream)
    return stream.getvalue()


@st.cache_resource(show_spinner=False)
def warm_up() -> threading.Timer:
    """Load, once a server and while the first page is being read, what a first question and a first network wait for."""

    def load() -> None:
        import search.answer.ask
        import search.passages.finding  # noqa: F401

    timer = threading.Timer(WARM_AFTER_S, load)
    timer.daemon = True
    timer.start()
    return timer
