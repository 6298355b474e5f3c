"""Which of a document's ranges a place lies in, found at once however many there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from heapq import heappop, heappush
from typing import Generic, Protocol, Self, TypeVar

__all__ = ["Inside"]


class _Rank(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


R = TypeVar("R", bound=_Rank)


class Inside(Generic[R]):
    """Ranges (start, end, rank); `at` gives the least rank of those that hold a place."""

    def __init__(self, ranges: Iterable[tuple[int, int, R]]) -> None:
        begun: dict[int, list[tuple[R, int]]] = {}
        for start, end, rank in ranges:
            if start < end:
                begun.setdefault(start, []).append((rank, end))
                begun.setdefault(end, [])
        self._bounds = sorted(begun)
        self._ranks: list[R | None] = []  # from each bound to the next
        open: list[tuple[R, int]] = []
        for bound in self._bounds:
            for one in begun[bound]:
                heappush(open, one)
            while open and open[0][1] <= bound:
                heappop(open)
            self._ranks.append(open[0][0] if open else None)

    def at(self, place: int) -> R | None:
        """Return the least rank of the ranges [start, end) that hold a place, None where none does."""
        found = bisect_right(self._bounds, place)
        return self._ranks[found - 1] if found else None
