"""A layout made readable in a wide frame: dense groups are opened up, nodes that would cover each other are moved apart."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

__all__ = ["spread"]

EVEN = 0.6  # how much of a node's place is its rank among the others: 0 leaves the layout as it is, 1 is a full levelling
STEPS = 60


def spread(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return {node: (x, y)} within [0, 1], in the same order left to right and top to bottom as in `places` but for small shifts.

    Each axis is levelled in part (a place moves toward its rank), then nodes nearer than the mean spacing allows push each other
    away.  Deterministic: no seed, ties in rank go to the order of `places`.
    """
    if not places:
        return {}
    ids = list(places)
    xy = np.array([places[id] for id in ids], dtype=np.float64)
    count = len(ids)
    if count == 1:
        return {ids[0]: (0.5, 0.5)}
    for axis in (0, 1):
        values = xy[:, axis]
        width = float(np.ptp(values)) or 1.0
        rank = np.empty(count)
        rank[np.argsort(values, kind="stable")] = np.arange(count) / (count - 1)
        xy[:, axis] = (1 - EVEN) * (values - values.min()) / width + EVEN * rank
    near = 0.75 / np.sqrt(count)
    for _ in range(STEPS if count <= 600 else 12):
        delta = xy[:, None, :] - xy[None, :, :]
        distance = np.sqrt((delta**2).sum(axis=2))
        np.fill_diagonal(distance, np.inf)
        close = distance < near
        if not close.any():
            break
        safe = np.where(distance > 1e-9, distance, 1.0)
        # two nodes at one place are parted along a direction that depends on their numbers only
        angle = (np.arange(count)[:, None] - np.arange(count)[None, :]) * 2.399963
        direction = np.where(
            (distance > 1e-9)[..., None], delta / safe[..., None], np.stack([np.sign(angle) * np.cos(angle), np.sin(angle)], axis=2)
        )
        push = np.where(close, (near - np.minimum(distance, near)) * 0.3, 0.0)
        xy += (direction * push[..., None]).sum(axis=1)
    xy -= xy.min(axis=0)
    xy /= np.maximum(xy.max(axis=0), 1e-9)
    return {id: (round(float(x), 4), round(float(y), 4)) for id, (x, y) in zip(ids, xy, strict=True)}
