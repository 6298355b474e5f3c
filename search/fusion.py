"""Fusion: one order out of several scored lists."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

__all__ = ["max_normalized_sum", "reciprocal_rank_fusion"]


def max_normalized_sum(scored: Sequence[tuple[float, Mapping[int, float]]]) -> list[tuple[int, float]]:
    """Return (number, score) best first, ties by number: each list's scores over its best score, times its weight, summed.

    A list is (weight, {number: score}); scores of zero or less count nothing.
    """
    parts: dict[int, list[float]] = {}
    for weight, scores in scored:
        top = max(scores.values(), default=0.0)
        if top > 0:
            for number, score in scores.items():
                if score > 0:
                    parts.setdefault(number, []).append(weight * score / top)
    # fsum rounds once, so the order of the lists cannot change a score or break a tie
    sums = {number: math.fsum(values) for number, values in parts.items()}
    return sorted(sums.items(), key=lambda item: (-item[1], item[0]))


def reciprocal_rank_fusion(rankings: Sequence[Sequence[int]], k: int = 60) -> list[tuple[int, float]]:
    """Return (number, score) best first, ties by number; score = sum of 1 / (k + rank), rank from 1.

    Source: Cormack, Clarke and Büttcher, SIGIR 2009 (k = 60).
    """
    parts: dict[int, list[float]] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            parts.setdefault(number, []).append(1 / (k + rank))
    sums = {number: math.fsum(values) for number, values in parts.items()}
    return sorted(sums.items(), key=lambda item: (-item[1], item[0]))
