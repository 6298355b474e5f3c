"""Measures of a network: communities, bridges, connectors, centrality, paths.  All deterministic; ties go to the smaller id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import networkx as nx

from text.errors import BadInput

__all__ = ["Centrality", "bridges", "centrality", "communities", "connectors", "paths", "undirected"]


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central a node is: `degree` partners, `strength` the sum of weights, `betweenness` (0 to 1: share of shortest paths through it,
    a strong tie being short), `pagerank` (sums to 1; by weight, without direction)."""

    degree: int
    strength: int
    betweenness: float
    pagerank: float

    def to_json(self) -> dict[str, object]:
        """Return the four figures, floats rounded to 6 places."""
        return {
            "degree": self.degree, "strength": self.strength,
            "betweenness": round(self.betweenness, 6), "pagerank": round(self.pagerank, 6),
        }  # fmt: skip


def undirected(graph: Any) -> nx.Graph:
    """Return the simple undirected graph: nodes and edges in id order, no loops, weights of both directions and all keys summed."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph.nodes))
    weights: dict[tuple[str, str], int] = {}
    for source, target, weight in graph.edges(data="weight", default=1):
        if source != target:
            pair = (source, target) if source < target else (target, source)
            weights[pair] = weights.get(pair, 0) + weight
    for (source, target), weight in sorted(weights.items()):
        plain.add_edge(source, target, weight=weight, distance=1 / weight)
    return plain


def communities(graph: Any, *, seed: int = 0, resolution: float = 1.0) -> dict[str, int]:
    """Return {node: number of its community}, 0 the largest (ties: smallest id first).  Louvain on weights without direction, seeded.

    Source: Blondel et al., J. Stat. Mech. 2008, as in networkx.
    """
    plain = undirected(graph)
    if not plain:
        return {}
    found = nx.community.louvain_communities(plain, weight="weight", seed=seed, resolution=resolution)
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {node: number for number, members in enumerate(ordered) for node in sorted(members)}


def bridges(graph: Any) -> list[tuple[str, str]]:
    """Return the pairs (smaller id first) whose tie is the only one between two parts of the network."""
    return sorted((min(pair), max(pair)) for pair in nx.bridges(undirected(graph)))


def connectors(graph: Any) -> list[str]:
    """Return the nodes without which the network falls apart (articulation points), sorted."""
    return sorted(nx.articulation_points(undirected(graph)))


def centrality(graph: Any) -> dict[str, Centrality]:
    """Return the centrality of each node, in id order.

    Betweenness is exact up to 500 nodes; above it is estimated from 200 seeded sources (Brandes and Pich 2007).
    """
    plain = undirected(graph)
    if not plain:
        return {}
    sample = None if len(plain) <= 500 else 200
    between = nx.betweenness_centrality(plain, k=sample, weight="distance", seed=0)
    rank = nx.pagerank(plain, weight="weight") if plain.number_of_edges() else dict.fromkeys(plain, 1 / len(plain))
    strength = dict(plain.degree(weight="weight"))
    return {node: Centrality(plain.degree[node], strength[node], between[node], rank[node]) for node in plain}


def paths(graph: Any, source: str, target: str, *, limit: int = 5, max_length: int = 8) -> list[list[str]]:
    """Return up to `limit` shortest paths without direction, fewest steps first, then by ids; empty where nothing connects them.

    Works on any network here; on `graph.network.knowledge_graph` it says how two provinces or agencies are connected at all (the documents
    that both cite, the topics that both assign).
    """
    plain = undirected(graph)
    for id in (source, target):
        if id not in plain:
            raise BadInput(f"{id!r} is not in this network ({len(plain)} nodes). `cancu network --json` lists its nodes.")
    if source == target:
        return [[source]]
    if not nx.has_path(plain, source, target):
        return []
    found: Iterator[list[str]] = nx.shortest_simple_paths(plain, source, target)
    candidates: list[list[str]] = []
    for path in islice(found, 20 * limit):  # all of one length must be seen before ties are settled by id
        if len(path) - 1 > max_length or (len(candidates) >= limit and len(path) > len(candidates[-1])):
            break
        candidates.append(path)
    return sorted(candidates, key=lambda path: (len(path), path))[:limit]
