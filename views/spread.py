"""A layout made readable in a wide frame: dense groups are opened up, nodes that would cover each other are moved apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["spread"]

EVEN = 0.6  # how much of a node's place is its rank among the others: 0 leaves the layout as it is, 1 is a full levelling
ROUNDS, STEPS = 6, 10  # times that nodes which touch are moved apart, and steps of each


def spread(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return {node: (x, y)} within [0, 1], in the same order left to right and top to bottom as in `places` but for small shifts.

    Each axis is levelled in part (a place moves toward its rank), then nodes nearer than the mean spacing allows push each other
    away.  Deterministic: no seed, ties in rank go to the order of `places`.
    """
    ids = list(places)
    if len(ids) < 2:
        return dict.fromkeys(ids, (0.5, 0.5))
    xy = np.column_stack([_levelled(np.array([places[id][axis] for id in ids])) for axis in (0, 1)])
    near = 0.75 / np.sqrt(len(ids))
    for _ in range(ROUNDS):
        pairs = _pairs(xy, 2 * near)
        for _ in range(STEPS):
            _part(xy, pairs, near)
    xy -= xy.min(axis=0)
    xy /= np.maximum(xy.max(axis=0), 1e-9)
    return {id: (round(float(x), 4), round(float(y), 4)) for id, (x, y) in zip(ids, xy, strict=True)}


def _levelled(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return (n,) values within [0, 1], each drawn toward its rank."""
    rank: npt.NDArray[np.float64] = np.empty(len(values))
    rank[np.argsort(values, kind="stable")] = np.arange(len(values)) / (len(values) - 1)
    width = float(np.ptp(values)) or 1.0
    levelled: npt.NDArray[np.float64] = (1 - EVEN) * (values - values.min()) / width + EVEN * rank
    return levelled


def _pairs(xy: npt.NDArray[np.float64], reach: float) -> npt.NDArray[np.int64]:
    """Return (m, 2) pairs of rows nearer than `reach`, the smaller row first: found along x, so that few are compared."""
    order = np.argsort(xy[:, 0], kind="stable")
    x = xy[order, 0]
    ends = np.searchsorted(x, x + reach, side="right")
    counts = ends - np.arange(len(x)) - 1
    first = np.repeat(np.arange(len(x)), counts)
    second = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts) + first + 1
    pairs: npt.NDArray[np.int64] = np.sort(np.column_stack([order[first], order[second]]), axis=1)
    close: npt.NDArray[np.int64] = pairs[np.abs(xy[pairs[:, 0], 1] - xy[pairs[:, 1], 1]) < reach]
    return close


def _part(xy: npt.NDArray[np.float64], pairs: npt.NDArray[np.int64], near: float) -> None:
    """Move each pair nearer than `near` apart, in place."""
    a, b = pairs[:, 0], pairs[:, 1]
    delta = xy[a] - xy[b]
    distance = np.hypot(delta[:, 0], delta[:, 1])
    same = distance < 1e-9  # at one place: parted along a direction that depends on their numbers only
    angle = (a + b)[same] * 2.399963
    delta[same] = np.column_stack([np.cos(angle), np.sin(angle)])
    push = np.maximum(near - distance, 0.0) * 0.3 / np.where(same, 1.0, distance)
    for axis in (0, 1):
        shift = delta[:, axis] * push
        xy[:, axis] += np.bincount(a, shift, len(xy)) - np.bincount(b, shift, len(xy))
