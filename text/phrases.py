"""A set of names, found in a folded text word by word: one dictionary step a word, the longest name wins.

In: names with their values; a text folded (`text.fold.flatten`) and a position in it.  Out: the value of the longest name that begins
there, and where it ends.  Between two words may stand blanks, a line break, and one of `- , . & / ( '`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from text.fold import flatten

__all__ = ["Phrases", "words_of"]

V = TypeVar("V")
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\s{0,8}[-,.&/('’]?\s{0,8}")


def words_of(text: str) -> tuple[str, ...]:
    """Return words written as "a|b|c"."""
    return tuple(text.split("|"))


class Phrases(Generic[V]):
    """Names as a tree of words; the first value of a name stays."""

    def __init__(self, names: Iterable[tuple[str, V]] = ()) -> None:
        self._tree: dict[str, Any] = {}
        self._first: re.Pattern[str] | None = None  # finds the first words of all names; made when first asked for
        for name, value in names:
            self.add(name, value)

    def add(self, name: str, value: V) -> None:
        """Add a name, spelled in any way that folds to it."""
        node = self._tree
        for word in _WORD.findall(flatten(name)):
            node = node.setdefault(word, {})
        if node is not self._tree:
            node.setdefault("", value)
            self._first = None

    def at(self, flat: str, start: int, end: int | None = None) -> tuple[V, int] | None:
        """Return the value of the longest name that begins at `start` and its end, None if none does."""
        limit = len(flat) if end is None else end
        node, best, at = self._tree, None, start
        while (word := _WORD.match(flat, at, limit)) is not None:
            following = node.get(word[0])
            if following is None:
                break
            node, at = following, word.end()
            if "" in node:
                best = (node[""], at)
            gap = _GAP.match(flat, at, limit)
            if gap is None or gap.end() == at:
                break
            at = gap.end()
        return best

    def find(self, flat: str, start: int = 0, end: int | None = None) -> Iterator[tuple[V, int, int]]:
        """Yield (value, start, end) of the names in a range, in order, none inside another."""
        limit = len(flat) if end is None else end
        if self._first is None:
            self._first = self._first_words()
        at = start
        while (word := self._first.search(flat, at, limit)) is not None:
            at = word.end()
            begin = word.start()
            if begin and flat[begin - 1].isalnum():
                continue
            hit = self.at(flat, begin, limit)
            if hit is not None:
                yield hit[0], begin, hit[1]
                at = hit[1]

    def _first_words(self) -> re.Pattern[str]:
        """Return the pattern of the names' first words, each with the letters that a second word can begin with where it needs one."""
        parts = []
        for word, node in sorted(self._tree.items(), key=lambda item: (-len(item[0]), item[0])):
            letters = "".join(sorted({following[0] for following in node if following}))
            parts.append(word + (r"(?![^\W_])" if "" in node else rf"(?=[\W_]{{1,9}}[{letters}])"))
        return re.compile("|".join(parts or ["(?!)"]))
