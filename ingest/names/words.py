"""Words at the borders of actors' names, from schemas/rules: where a name begins, where it ends, and what around it is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from ingest.reading import lower
from text.rules import load

__all__ = ["Words", "words"]

_WORD = re.compile(r"[^\W_]+")


class Words:
    """Phrases by kind, found at a word."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._firsts: dict[tuple[str, ...], frozenset[str]] = {}
        self._by_first: dict[str, dict[str, list[list[str]]]] = {}  # of phrases with one first word the longest comes first
        for kind, listed in phrases.items():
            table = self._by_first.setdefault(kind, {})
            both = [_WORD.findall(lower(text)) for text in listed]
            if kind != "join":  # "và" parts a list's words and is none of them
                both = [[word for word in phrase if word != "và"] for phrase in both]
            for phrase in dict.fromkeys(map(tuple, both)):
                if phrase:
                    table.setdefault(phrase[0], []).append(list(phrase))
            for found in table.values():
                found.sort(key=len, reverse=True)

    def firsts(self, *kinds: str) -> frozenset[str]:
        """Return the words that the phrases of some kinds begin with."""
        found = self._firsts.get(kinds)
        if found is None:
            found = self._firsts[kinds] = frozenset(word for kind in kinds for word in self._by_first[kind])
        return found

    def widths(self, kind: str, low: list[str], i: int, end: int) -> list[int]:
        """Return how many words the phrases of a kind take that begin at word i, the longest first."""
        found = self._by_first[kind].get(low[i], ()) if i < end else ()
        return [len(phrase) for phrase in found if i + len(phrase) <= end and low[i : i + len(phrase)] == phrase]

    def at(self, kind: str, low: list[str], i: int, end: int) -> int:
        """Return how many words the longest phrase of a kind takes that begins at word i, 0 if there is none."""
        found = self._by_first[kind].get(low[i]) if i < end else None
        if found is None:
            return 0
        for phrase in found:
            width = len(phrase)
            if width == 1 or i + width <= end and low[i : i + width] == phrase:
                return width
        return 0

    def covers(self, kind: str, low: list[str], k: int, begin: int, end: int) -> bool:
        """Whether a phrase of a kind within words [begin, end) has word k."""
        table = self._by_first[kind]
        first = max(0, begin, k - 4)
        return any(low[i] in table and i + self.at(kind, low, i, end) > k for i in range(first, min(k + 1, len(low))))

    @cached_property
    def offices(self) -> re.Pattern[str]:
        """A pattern of the offices that a name only begins with, over a text in lower case."""
        phrases = [phrase for listed in self._by_first["office"].values() for phrase in listed]
        return re.compile(r"\b(?:" + "|".join(" ".join(phrase) for phrase in sorted(phrases, key=len, reverse=True)) + r")\b")


@cache
def words() -> Words:
    """Return the words of schemas/rules/actors.yaml by their kind (a level by its value too) and the verbs of schemas/rules/verbs.yaml."""
    phrases: dict[str, list[str]] = {}
    for rule in (*load("actors"), *load("verbs")):
        for kind in (rule.kind, f"{rule.kind} {rule.value}") if rule.value else (rule.kind,):
            phrases.setdefault(kind, []).extend(rule.vi)
    return Words(phrases)
