"""Measures of a ranking against graded passages, with intervals.  Pure functions; the same rules as any judge of passages by place."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Place", "answers", "bootstrap", "gains", "ndcg", "overlap"]


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a file's text; `grade` is 2 (answers), 1 (related) or 0 (a hit, not judged)."""

    file: str
    start: int
    end: int
    grade: int = 0

    @property
    def size(self) -> int:
        """Its length in code points, at least 1."""
        return max(1, self.end - self.start)


def overlap(a: Place, b: Place) -> int:
    """Return the number of code points that two ranges of one file share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.file == b.file else 0


def answers(hit: Place, judged: Place) -> bool:
    """Whether a hit shows a judged passage: half of it in a hit of like size, or a smaller hit that lies in it."""
    shared = overlap(hit, judged)
    return (shared >= 0.5 * judged.size and hit.size <= 3 * judged.size + 400) or (
        shared >= 0.8 * hit.size and shared >= 0.25 * judged.size
    )


def gains(hits: Sequence[Place], judged: Sequence[Place]) -> list[int]:
    """Return the grade that each hit earns: a judged passage pays once, words shown before pay nothing."""
    left, seen, out = list(judged), list[Place](), []
    for hit in hits:
        again = any(overlap(hit, other) >= 0.5 * min(hit.size, other.size) for other in seen)
        seen.append(hit)
        found = [] if again else [one for one in left if answers(hit, one)]
        best = max(found, key=lambda one: (one.grade, overlap(hit, one) / (hit.size + one.size - overlap(hit, one))), default=None)
        out.append(best.grade if best is not None else 0)
        if best is not None:
            left.remove(best)
    return out


def ndcg(found: Sequence[int], judged: Sequence[int], depth: int = 10) -> float:
    """Return nDCG at `depth` with gain 2^grade - 1 and discount log2(rank + 1); 0 where nothing is judged.

    Source: Järvelin and Kekäläinen, TOIS 2002, in the form of Burges et al., ICML 2005.
    """

    def dcg(grades: Sequence[int]) -> float:
        return math.fsum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:depth], start=1))

    ideal = dcg(sorted(judged, reverse=True))
    return dcg(found) / ideal if ideal else 0.0


def bootstrap(
    values: Sequence[float], measure: Callable[[Sequence[float]], float] | None = None, rounds: int = 2000, seed: int = 7
) -> tuple[float, float]:
    """Return the 95 % interval of the mean (or of `measure`) by resampling the queries; the same values give the same interval."""
    measure = measure or (lambda sample: math.fsum(sample) / len(sample))
    if not values:
        return 0.0, 0.0
    draw = random.Random(seed)
    means = sorted(measure(draw.choices(values, k=len(values))) for _ in range(rounds))
    return means[int(0.025 * rounds)], means[int(0.975 * rounds) - 1]
