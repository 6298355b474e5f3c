"""Ranges that are taken already.

In: sorted ranges that do not overlap each other.  Out: whether another one overlaps them.
"""

from __future__ import annotations

from bisect import bisect_left

__all__ = ["overlaps"]


def overlaps(busy: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a range overlaps one of `busy`, which is sorted and does not overlap itself."""
    at = bisect_left(busy, (start, start))
    return (at < len(busy) and busy[at][0] < end) or (at > 0 and busy[at - 1][1] > start)
