"""Fusion: one order out of several scored lists."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

__all__ = ["max_normalized_sum", "reciprocal_rank_fusion"]


def max_normalized_sum(scored: Sequence[tuple[float, Mapping[int, float]]], floor: float = 0.0) -> list[tuple[int, float]]:
    """Return (number, score) best first, ties by number: each list's scores over its best score, times its weight, summed.

    A list is (weight, {number: score}); scores of zero or less count nothing.  `floor` (0 to 1) is the share of a list's least score that
    is taken off first: 0 keeps the distance to nothing found, 1 the distance to the last candidate.
    """
    sums: dict[int, float] = {}
    parts: dict[int, list[float]] = {}  # of those that several lists have
    for weight, scores in scored:
        found = {number: score for number, score in scores.items() if score > 0}
        base = floor * min(found.values(), default=0.0)
        top = max(found.values(), default=0.0) - base
        for number, score in found.items():
            part = weight * (score - base) / top if top > 0 else weight
            if number in sums:
                parts.setdefault(number, [sums[number]]).append(part)
            else:
                sums[number] = part
    # fsum rounds once, as a sum of two does, so the order of the lists cannot change a score or break a tie
    sums |= {number: math.fsum(values) if len(values) > 2 else sum(values) for number, values in parts.items()}
    return _best_first(sums)


def reciprocal_rank_fusion(rankings: Sequence[Sequence[int]], k: int = 60) -> list[tuple[int, float]]:
    """Return (number, score) best first, ties by number; score = sum of 1 / (k + rank), rank from 1.

    Source: Cormack, Clarke and Büttcher, SIGIR 2009 (k = 60).
    """
    parts: dict[int, list[float]] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            parts.setdefault(number, []).append(1 / (k + rank))
    return _best_first({number: math.fsum(values) for number, values in parts.items()})


def _best_first(scores: dict[int, float]) -> list[tuple[int, float]]:
    """Return (number, score) best first, ties by number."""
    numbers = sorted(scores)
    numbers.sort(key=scores.__getitem__, reverse=True)  # ties stay as they are
    return [(number, scores[number]) for number in numbers]
