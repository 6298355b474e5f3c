"""Positions for drawing a network, computed once on the server and the same each time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.network.measures import communities, undirected

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["layout"]


def layout(graph: Any, *, seed: int = 0, iterations: int = 120, groups: Mapping[str, int] | None = None) -> dict[str, tuple[float, float]]:
    """Return {node: (x, y)} within [-1, 1], rounded to 4 places, in id order.

    A force layout that starts from the communities (each a disc on a circle), so that groups stay together and the same graph is drawn the
    same way.  Nodes without edges stand on an outer ring.  `groups` are the communities, where they are at hand.

    Source: Fruchterman and Reingold, Software: Practice and Experience 1991; ties pull with the root of their weight.
    """
    plain = undirected(graph)
    joined = [node for node in plain if plain.degree[node]]
    alone = [node for node in plain if not plain.degree[node]]
    positions: dict[str, tuple[float, float]] = {}
    if joined:
        found = _forces(_start(groups or communities(plain.subgraph(joined), seed=seed), joined), _pulls(plain, joined), iterations)
        radius = float(np.abs(found).max()) or 1.0
        scale = (0.85 if alone else 1.0) / radius
        positions.update((node, (x * scale, y * scale)) for node, (x, y) in zip(joined, found.tolist(), strict=True))
    for number, node in enumerate(alone):
        angle = 2 * math.pi * number / len(alone)
        positions[node] = (math.cos(angle), math.sin(angle)) if joined or len(alone) > 1 else (0.0, 0.0)
    return {node: (round(positions[node][0], 4) + 0.0, round(positions[node][1], 4) + 0.0) for node in plain}


def _start(group: Mapping[str, int], nodes: list[str]) -> npt.NDArray[np.float64]:
    """Return (n, 2) first positions: communities round a circle, members of each on a sunflower disc."""
    count = max(group[node] for node in nodes) + 1
    sizes = [0] * count
    for node in nodes:
        sizes[group[node]] += 1
    seen = [0] * count
    start = np.zeros((len(nodes), 2))
    for row, node in enumerate(nodes):
        g = group[node]
        centre = 2 * math.pi * g / count
        out = 0.0 if count == 1 else 0.7
        spread = 0.5 * math.sqrt((seen[g] + 0.5) / len(nodes))
        angle = seen[g] * 2.399963  # the golden angle: neighbours in number are not neighbours in place
        start[row] = (out * math.cos(centre) + spread * math.cos(angle), out * math.sin(centre) + spread * math.sin(angle))
        seen[g] += 1
    return start


def _pulls(graph: Any, nodes: list[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return (m, 2) rows of the edges' ends and (m,) their strength."""
    row = {node: number for number, node in enumerate(nodes)}
    edges = [(row[a], row[b], math.sqrt(w)) for a, b, w in graph.edges(data="weight")]
    ends = np.array([(a, b) for a, b, _ in edges], dtype=np.int64).reshape(-1, 2)
    strength = np.array([w for _, _, w in edges])
    return ends, strength / strength.mean()


def _forces(
    place: npt.NDArray[np.float64], pulls: tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]], iterations: int
) -> npt.NDArray[np.float64]:
    ends, strength = pulls
    n = len(place)
    ideal = 1.2 / math.sqrt(n)
    heat = 0.1
    x, y = place[:, 0].astype(np.float32), place[:, 1].astype(np.float32)
    degree = np.bincount(ends.ravel(), minlength=n)
    damp = (1 / np.sqrt(degree[ends[:, 0]] * degree[ends[:, 1]])).astype(np.float32) if len(ends) else strength  # hubs must not swallow all
    pull = (strength * (0.3 + damp)).astype(np.float32)
    for step in range(iterations):
        dx, dy = x[:, None] - x[None, :], y[:, None] - y[None, :]
        push = dx * dx
        push += dy * dy
        np.maximum(push, 1e-5, out=push)
        np.divide(ideal * ideal, push, out=push)
        move_x, move_y = np.einsum("ij,ij->i", dx, push), np.einsum("ij,ij->i", dy, push)
        ex, ey = x[ends[:, 0]] - x[ends[:, 1]], y[ends[:, 0]] - y[ends[:, 1]]
        force = np.hypot(ex, ey) * pull / ideal
        for axis, move in ((ex, move_x), (ey, move_y)):
            move -= np.bincount(ends[:, 0], force * axis, n)
            move += np.bincount(ends[:, 1], force * axis, n)
        move_x -= 0.02 * x / ideal  # a weak pull to the middle keeps separate parts in sight
        move_y -= 0.02 * y / ideal
        length = np.maximum(np.hypot(move_x, move_y), 1e-6)
        step_size = np.minimum(length, heat * (1 - step / iterations)) / length
        x, y = x + move_x * step_size, y + move_y * step_size
    return np.stack([x, y], axis=1).astype(np.float64)
