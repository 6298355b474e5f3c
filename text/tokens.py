"""The words of a text that stands in two forms of one length, folded and in lower case: read once, then asked by place.

In: both forms.  Out: where each word begins and ends, its two forms, and whether only blanks part it from the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any

__all__ = ["WORD", "Words", "words_of"]

WORD = re.compile(r"[^\W_]+")
_WORD_AND_BLANKS = re.compile(r"([^\W_]+)[\s*_]*")


class Words:
    """The words of a text; `found` and `places` keep what matchers found in it."""

    __slots__ = ("ends", "flat", "found", "joined", "low", "places", "starts")

    def __init__(self, flat: str, low: str) -> None:
        matches = list(_WORD_AND_BLANKS.finditer(flat))
        self.starts = [match.start() for match in matches]
        self.ends = [match.end(1) for match in matches]
        self.flat = [match[1] for match in matches]
        self.low = [low[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        self.joined = [match.end() == following for match, following in zip(matches, self.starts[1:], strict=False)]
        self.found: dict[Any, dict[int, Any]] = {}
        self.places: dict[frozenset[str], list[int]] = {}

    def index(self, start: int) -> int:
        """Return the word that begins at `start`, -1 where none does."""
        k = bisect_left(self.starts, start)
        return k if k < len(self.starts) and self.starts[k] == start else -1

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word that begins at or behind `start`, and the word behind the last one that begins before `end`."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)


@lru_cache(maxsize=4)
def words_of(flat: str, low: str) -> Words:
    """Return the words of a text, those of the texts asked for last from memory."""
    return Words(flat, low)
