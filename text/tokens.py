"""The words of a text that stands in two forms of one length, folded and in lower case: read once, then asked by place.

In: both forms.  Out: where each word begins and ends, its two forms, whether only blanks part two words, where given words stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any, TypeVar

__all__ = ["WORD", "Words", "words_of"]

WORD = re.compile(r"[^\W_]+")
V = TypeVar("V")
_PARTS = re.compile(r"([^\W_]+)")
_BLANKS = re.compile(r"[\s*_]*")


class _Asked:
    """Sets of words, in one form, that every text is asked for: a text's words are looked through once for all of them."""

    def __init__(self, numbers: Mapping[frozenset[str], int] | None = None, of_word: Mapping[str, tuple[int, ...]] | None = None) -> None:
        self.numbers = numbers or {}  # of the sets
        self.of_word = of_word or {}  # of the sets that have a word

    def with_one(self, wanted: frozenset[str]) -> _Asked:
        """Return the sets with one more; a thread that looks words through has its own unchanged."""
        number = len(self.numbers)
        more = {word: (*self.of_word.get(word, ()), number) for word in wanted}
        return _Asked({**self.numbers, wanted: number}, {**self.of_word, **more})

    def found(self, words: Sequence[str]) -> dict[frozenset[str], list[int]]:
        """Return where the words of each set stand, in order."""
        places: list[list[int]] = [[] for _ in self.numbers]
        of_word = self.of_word.get
        for k, word in enumerate(words):
            if (numbers := of_word(word)) is not None:
                for number in numbers:
                    places[number].append(k)
        return dict(zip(self.numbers, places, strict=True))


_ASKED = {False: _Asked(), True: _Asked()}  # of folded words, of words in lower case


class Words:
    """The words of a text, and what stands behind each (`gaps`, folded); `found` keeps what matchers found in it."""

    __slots__ = (
        "_asked", "_indexes", "_numbers", "_places", "_read",
        "after", "ends", "flat", "found", "gaps", "index", "low", "spans", "starts", "text",
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
        self._asked: dict[bool, dict[frozenset[str], list[int]]] = {}  # the words of sets that every text is asked for
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

    def where(self, wanted: frozenset[str], start: int, end: int, *, marked: bool = False, always: bool = False) -> list[int]:
        """Return the words that begin in [start, end), in order, whose folded form (`marked`: form in lower case) is one of these; `always`
        says that these are looked for in every text."""
        numbers = self._places.get((wanted, marked))
        if numbers is None:
            found = self._of_asked(wanted, marked=marked) if always else None
            if found is None:
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
            digits = self.once("digits", lambda: [k for k, word in enumerate(self.flat) if word[0].isdecimal()])
            found = sorted({*self.where(wanted, 0, len(self.text), always=True), *digits})
            numbers = self._numbers[wanted] = found, list(map(self.starts.__getitem__, found))
        found, starts = numbers
        first = bisect_left(starts, start)
        return found[first : bisect_left(starts, end, first)]

    def _of_asked(self, wanted: frozenset[str], *, marked: bool) -> list[int] | None:
        """Return the words of a set that every text is asked for, None where this text is the first."""
        found = self._asked.get(marked)
        if found is None:
            found = self._asked[marked] = _ASKED[marked].found(self.low if marked else self.flat)
        if wanted not in found and wanted not in _ASKED[marked].numbers:
            _ASKED[marked] = _ASKED[marked].with_one(wanted)
        return found.get(wanted)

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
