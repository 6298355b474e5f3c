"""Words at the borders of actors' names, from schemas/rules: where a name begins, where it ends, and what around it is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from ingest.reading import lower
from text.rules import load

__all__ = ["Words", "words"]

_WORD = re.compile(r"[^\W_]+")


class Words:
    """Phrases by kind, found at a word."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for kind, listed in phrases.items():
            table = self._by_first.setdefault(kind, {})
            for phrase in dict.fromkeys(tuple(_WORD.findall(lower(text))) for text in listed):
                if phrase:
                    table.setdefault(phrase[0], []).append(phrase)
            for found in table.values():
                found.sort(key=len, reverse=True)

    def widths(self, kind: str, low: Sequence[str], i: int, end: int) -> Iterator[int]:
        """Yield how many words the phrases of a kind take that begin at word i, the longest first."""
        for phrase in self._by_first[kind].get(low[i], ()) if i < end else ():
            if i + len(phrase) <= end and tuple(low[i : i + len(phrase)]) == phrase:
                yield len(phrase)

    def at(self, kind: str, low: Sequence[str], i: int, end: int) -> int:
        """Return how many words the longest phrase of a kind takes that begins at word i, 0 if there is none."""
        return next(self.widths(kind, low, i, end), 0)

    def covers(self, kind: str, low: Sequence[str], k: int, begin: int, end: int) -> bool:
        """Whether a phrase of a kind within words [begin, end) has word k."""
        return any(i + self.at(kind, low, i, end) > k for i in range(max(begin, k - 4), k + 1))


@cache
def words() -> Words:
    """Return the words of schemas/rules/actors.yaml by their kind (a level by its value too) and the verbs of schemas/rules/verbs.yaml."""
    phrases: dict[str, list[str]] = {}
    for rule in (*load("actors"), *load("verbs")):
        for kind in (rule.kind, f"{rule.kind} {rule.value}") if rule.value else (rule.kind,):
            phrases.setdefault(kind, []).extend(rule.vi)
    return Words(phrases)
