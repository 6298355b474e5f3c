"""The words of a text that stands in two forms of one length, folded and in lower case: read once, then asked by place.

In: both forms.  Out: where each word begins and ends, its two forms, whether only blanks part two words, where given words stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any, TypeVar

__all__ = ["WORD", "Words", "words_of"]

WORD = re.compile(r"[^\W_]+")
V = TypeVar("V")
_PARTS = re.compile(r"([^\W_]+)")
_BLANKS = re.compile(r"[\s*_]*")


class Words:
    """The words of a text, and what stands behind each (`gaps`, folded); `found` keeps what matchers found in it."""

    __slots__ = (
        "_indexes", "_numbers", "_places", "_read", "after", "ends", "flat", "found", "gaps", "index", "low", "spans", "starts", "text",
    )  # fmt: skip

    def __init__(self, flat: str, low: str) -> None:
        self.text = flat
        parts = _PARTS.split(flat)  # what stands before the first word, the first word, what stands behind it, …
        bounds = list(accumulate(map(len, parts)))
        self.starts, self.ends, self.flat, self.gaps = bounds[:-1:2], bounds[1::2], parts[1::2], parts[2::2]
        self.spans = list(zip(self.starts, self.ends, strict=True))
        self.low = [low[a:b] for a, b in self.spans]
        self.after = [*self.flat[1:], ""]  # the word behind each
        self.index = dict(zip(self.starts, range(len(self.starts)), strict=True))  # which word begins at a place
        self.found: dict[Any, dict[int, Any]] = {}
        self._read: dict[str, Any] = {}
        self._places: dict[tuple[frozenset[str], bool], tuple[list[int], list[int]]] = {}  # words with one of some forms, and their starts
        self._numbers: dict[frozenset[str], tuple[list[int], list[int]]] = {}  # the same with those that begin with a digit
        self._indexes: dict[bool, dict[str, list[int]]] = {}

    def once(self, what: str, read: Callable[[], V]) -> V:
        """Return what is read from the text once, by its name; `read` reads it."""
        known: V | None = self._read.get(what)
        if known is None:
            known = self._read[what] = read()
        return known

    def are_joined(self, k: int) -> bool:
        """Whether only blanks part word k from the one before it."""
        a, b = self.ends[k - 1], self.starts[k]
        return b - a == 1 and self.text[a] == " " or _BLANKS.fullmatch(self.text, a, b) is not None

    def where(self, wanted: frozenset[str], start: int, end: int, *, marked: bool = False) -> list[int]:
        """Return the words that begin in [start, end), in order, whose folded form (`marked`: form in lower case) is one of these."""
        numbers = self._places.get((wanted, marked))
        if numbers is None:
            index = self._by_form(marked=marked)
            there = filter(index.__contains__, wanted) if len(wanted) < len(index) else filter(wanted.__contains__, index)
            found = sorted(chain.from_iterable(map(index.__getitem__, there)))
            numbers = self._places[wanted, marked] = found, list(map(self.starts.__getitem__, found))
        found, starts = numbers
        first = bisect_left(starts, start)
        return found[first : bisect_left(starts, end, first)]

    def where_or_numbers(self, wanted: frozenset[str], start: int, end: int) -> list[int]:
        """Return what `where` does, with the words that begin with a digit."""
        numbers = self._numbers.get(wanted)
        if numbers is None:
            digits = (k for word, places in self._by_form(marked=False).items() if word[0].isdecimal() for k in places)
            found = sorted({*self.where(wanted, 0, len(self.text)), *digits})
            numbers = self._numbers[wanted] = found, list(map(self.starts.__getitem__, found))
        found, starts = numbers
        first = bisect_left(starts, start)
        return found[first : bisect_left(starts, end, first)]

    def _by_form(self, *, marked: bool) -> dict[str, list[int]]:
        index = self._indexes.get(marked)
        if index is None:
            index = self._indexes[marked] = defaultdict(list)
            for k, word in enumerate(self.low if marked else self.flat):
                index[word].append(k)
        return index

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word that begins at or behind `start`, and the word behind the last one that begins before `end`."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)


@lru_cache(maxsize=4)
def words_of(flat: str, low: str) -> Words:
    """Return the words of a text, those of the texts asked for last from memory."""
    return Words(flat, low)
