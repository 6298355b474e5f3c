"""The words of a text that stands in two forms of one length, folded and in lower case: read once, then asked by place.

In: both forms.  Out: where each word begins and ends, its two forms, whether only blanks part two words, where given words stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any

__all__ = ["WORD", "Words", "words_of"]

WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"[\s*_]*")


class Words:
    """The words of a text; `found` and `places` keep what matchers found in it."""

    __slots__ = ("_where", "ends", "flat", "found", "low", "places", "spans", "starts", "text")

    def __init__(self, flat: str, low: str) -> None:
        self.text = flat
        self.spans = [word.span() for word in WORD.finditer(flat)]
        self.starts, self.ends = [a for a, _ in self.spans], [b for _, b in self.spans]
        self.flat: list[str] = WORD.findall(flat)
        self.low = [low[a:b] for a, b in self.spans]
        self.found: dict[Any, dict[int, Any]] = {}
        self.places: dict[frozenset[str], list[int]] = {}
        self._where: dict[str, list[int]] | None = None

    def are_joined(self, k: int) -> bool:
        """Whether only blanks part word k from the one before it."""
        a, b = self.ends[k - 1], self.starts[k]
        return b - a == 1 and self.text[a] == " " or _BLANKS.fullmatch(self.text, a, b) is not None

    def where(self, wanted: frozenset[str]) -> list[int]:
        """Return the words, in order, whose folded form is one of these."""
        places = self.places.get(wanted)
        if places is None:
            if self._where is None:
                self._where = {}
                for k, word in enumerate(self.flat):
                    self._where.setdefault(word, []).append(k)
            places = self.places[wanted] = sorted(k for word in wanted & self._where.keys() for k in self._where[word])
        return places

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
