"""Networks of agencies, laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.query import Role
from views.services import store

__all__ = ["network"]


def network(provinces: Sequence[str], topics: Sequence[str], roles: Sequence[Role], merged: bool, limit: int) -> dict[str, Any]:
    """Return the network of agencies that share tasks, laid out: {"nodes", "edges", "total"}; the `limit` agencies with most tasks."""
    return _network(store.version(), tuple(provinces), tuple(topics), tuple(roles), merged, limit)


@st.cache_data(show_spinner=False, max_entries=64)
def _network(
    version: str, provinces: tuple[str, ...], topics: tuple[str, ...], roles: tuple[Role, ...], merged: bool, limit: int
) -> dict[str, Any]:
    from graph.network import NetworkFilter, cowork_network, layout
    from views.spread import spread

    where = NetworkFilter(provinces=provinces, topics=topics, roles=roles)
    graph = cowork_network(store.opened(), where, by="body" if merged else "agency")
    total = len(graph)
    if total > limit:
        kept = sorted(graph.nodes, key=lambda id: (-graph.nodes[id]["tasks"], id))[:limit]
        graph = graph.subgraph(kept).copy()
    places = spread(layout(graph)) if len(graph) else {}
    nodes = [{"id": id, **data, "x": places[id][0], "y": places[id][1]} for id, data in sorted(graph.nodes(data=True))]
    edges = [{"source": a, "target": b, "weight": data["weight"]} for a, b, data in sorted(graph.edges(data=True), key=lambda e: e[:2])]
    return {"nodes": nodes, "edges": edges, "total": total}
