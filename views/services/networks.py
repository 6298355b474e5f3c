"""Networks, laid out: of agencies or kinds of body that share tasks, of documents that cite, of provinces that have work in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from graph.explore import TaskFilter
from views.services import explore, store

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["KINDS", "Kind", "alike_between", "common_between", "drawn", "network", "path"]

Kind = Literal["agency", "body", "citation", "common", "text"]
KINDS: tuple[Kind, ...] = ("agency", "body", "citation", "common", "text")


def network(kind: Kind, where: TaskFilter, *, around: str = "", limit: int = 1000) -> dict[str, Any]:
    """Return a network laid out: {"nodes", "edges", "total"}.

    The `limit` largest nodes are kept; `around` keeps one node, those tied to it, and the ties among them.  While documents come it may be
    the one of a moment ago.
    """
    return store.lately(_network, kind, repr(where), where, around, limit)


@st.cache_data(show_spinner=False, max_entries=64)
def _network(version: str, kind: Kind, said: str, _where: TaskFilter, around: str, limit: int) -> dict[str, Any]:
    from graph.network import communities, layout, undirected
    from views.spread import spread

    full = drawn(kind, _where, around)
    total = len(full)
    if total > limit:
        largest = sorted(full.nodes, key=lambda id: (-_size(full.nodes[id]), id))[:limit]
        full = full.subgraph(largest).copy()
    plain, group = undirected(full), communities(full)
    places = spread(layout(full, groups=group)) if len(full) else {}
    nodes = [
        {"id": id, **data, "size": _size(data), "community": group[id], "x": places[id][0], "y": places[id][1]}
        for id, data in sorted(full.nodes(data=True))
    ]
    edges = [{"source": a, "target": b, "weight": data["weight"]} for a, b, data in sorted(plain.edges(data=True), key=lambda e: e[:2])]
    return {"nodes": nodes, "edges": edges, "total": total}


def drawn(kind: Kind, where: TaskFilter, around: str) -> nx.Graph:
    """Return the network itself: of a filter, or of what is around one node in it."""
    from graph.network import undirected

    full = _graph(kind, where)
    if around in full:
        return full.subgraph({around, *undirected(full).neighbors(around)}).copy()
    return full


def _size(data: dict[str, Any]) -> int:
    return int(data["tasks"] if "tasks" in data else data.get("cited", 0))


def _graph(kind: Kind, where: TaskFilter) -> nx.Graph:
    from graph.network import NetworkFilter, citation_network, cowork_network
    from graph.network.provinces import province_network

    held = explore.held()
    if kind == "citation":
        graph = citation_network(store.opened())
        scope = {document.id for document in held.scope(where)}
        kept = {id for id in graph if id in scope or any(source in scope for source in graph.predecessors(id))}
        return graph.subgraph(kept).copy()
    tasks = held.select(where)
    if kind == "agency" or kind == "body":
        filter = NetworkFilter(roles=where.roles, tasks=frozenset(tasks))
        return cowork_network(store.opened(), filter, by="body" if kind == "body" else "agency")
    return province_network(store.opened(), held, tasks, kind)


def path(kind: Kind, where: TaskFilter, first: str, last: str) -> list[str]:
    """Return a shortest way between two nodes of a network, by ids; empty where nothing joins them."""
    from graph.network import paths

    graph = _graph(kind, where)
    if first not in graph or last not in graph:
        return []
    found = paths(graph, first, last, limit=1)
    return found[0] if found else []


def common_between(where: TaskFilter, one: str, other: str) -> list[tuple[str, str, int, int]]:
    """Return what two provinces both give out: (body, topic, tasks of one, tasks of the other)."""
    from graph.network.provinces import common

    held = explore.held()
    return common(held, held.select(where), one, other)


def alike_between(where: TaskFilter, one: str, other: str) -> list[tuple[str, str]]:
    """Return the tasks of two provinces that are worded alike, in pairs."""
    from graph.network.provinces import alike

    held = explore.held()
    tasks = [task for task in held.select(where) if held.province_of(task) in (one, other)]
    pairs = alike(store.opened(), held, tasks)
    return [(a, b) if held.province_of(a) == one else (b, a) for a, b in pairs]
