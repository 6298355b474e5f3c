"""Words at the borders of actors' names, from schemas/rules: where a name begins, where it ends, and what around it is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any

from ingest.reading import lower
from text.rules import load
from text.views import fold

__all__ = ["Words", "words"]

_WORD = re.compile(r"[^\W_]+")


def _tree(phrases: Iterable[list[str]]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for word in phrase:
            node = node.setdefault(word, {})
        node[""] = True
    return tree


class Words:
    """Phrases by kind, found at a word."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._firsts: dict[tuple[str, ...], frozenset[str]] = {}
        self._begun: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._phrases: dict[str, list[list[str]]] = {}
        for kind, listed in phrases.items():
            both = [_WORD.findall(lower(text)) for text in listed]
            if kind != "join":  # "và" parts a list's words and is none of them
                both = [[word for word in phrase if word != "và"] for phrase in both]
            self._phrases[kind] = [phrase for phrase in both if phrase]
        self._trees = {kind: _tree(phrases) for kind, phrases in self._phrases.items()}  # word -> tree; "" ends a phrase
        # words that phrases begin with: what stands before a name, actors, persons, …
        self.openers = self.firsts("opener")
        self.ranks = self.firsts("rank")
        self.before = self.openers | self.ranks
        self.hamlets = self.firsts("hamlet_head", "hamlet")
        self.acting = self.firsts("plural", "head", "collective") | self.hamlets
        self.persons = self.firsts("plural", "staff")
        self.communes = self.firsts("level commune")
        self.paired = self.firsts("comma_pair")
        self.joining = self.firsts("join")
        self.tails = self.firsts("place", "group_tail", "level", "district_kind")
        self.plurals = self.firsts("plural")
        self.whichever = self.firsts("whichever")
        self.none = self.firsts("no_head", "verb_head")  # that begin like a word for an agency
        self.ended = self.firsts("single", "parent")  # of names that end before a plural beside them
        # words that may end what says the place of a name
        of_place = [phrase for kind in ("place", "district_kind", "level", "zone", "wide") for phrase in self._phrases[kind]]
        self.placing = frozenset(("các", "phố", "xã")).union(*of_place)

    def firsts(self, *kinds: str) -> frozenset[str]:
        """Return the words that the phrases of some kinds begin with."""
        found = self._firsts.get(kinds)
        if found is None:
            found = self._firsts[kinds] = frozenset(word for kind in kinds for word in self._trees[kind])
        return found

    def begun_by(self, kinds: tuple[str, ...]) -> dict[str, list[str]]:
        """Return which of some kinds have phrases that begin with a word, by the word."""
        found = self._begun.get(kinds)
        if found is None:
            found = {}
            for kind in kinds:
                for word in self.firsts(kind):
                    found.setdefault(word, []).append(kind)
            self._begun[kinds] = found
        return found

    def alike(self, flat: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
        """Return the heads that folded words are."""
        return self._heads.get(flat, frozenset())

    @cached_property
    def _heads(self) -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
        heads = {tuple(phrase) for phrase in self._phrases["head"]}
        flat = {head: tuple(map(fold, head)) for head in heads}
        return {form: frozenset(head for head in heads if flat[head] == form) for form in flat.values()}

    def widths(self, kind: str, low: list[str], i: int, end: int) -> list[int]:
        """Return how many words the phrases of a kind take that begin at word i, the longest first."""
        node, k = self._trees[kind], i
        out: list[int] = []
        while k < end and (following := node.get(low[k])) is not None:
            node, k = following, k + 1
            if "" in node:
                out.append(k - i)
        return out[::-1]

    def at(self, kind: str, low: list[str], i: int, end: int) -> int:
        """Return how many words the longest phrase of a kind takes that begins at word i, 0 if there is none."""
        if i >= end:
            return 0
        try:
            node = self._trees[kind].get(low[i])
        except KeyError:
            node = self._together(kind).get(low[i])
        if node is None:
            return 0
        k, best = i + 1, i
        while True:
            if "" in node:
                best = k
            if k >= end or (node := node.get(low[k])) is None:
                return best - i
            k += 1

    def _together(self, kinds: str) -> dict[str, Any]:
        """Return the tree of the phrases of kinds that are asked for together ("head|collective"), made when first asked for."""
        self._trees[kinds] = tree = _tree([phrase for kind in kinds.split("|") for phrase in self._phrases[kind]])
        return tree

    def covers(self, kind: str, low: list[str], k: int, begin: int, end: int) -> bool:
        """Whether a phrase of a kind within words [begin, end) has word k; one of two words has none that another ends with: "biên phòng |
        không" is no "phòng không"."""
        table = self._trees[kind]
        first = max(0, begin, k - 4)
        if table.keys().isdisjoint(low[first : k + 1]):
            return False
        for i in range(first, min(k + 1, len(low))):
            if low[i] in table and i + (width := self.at(kind, low, i, end)) > k:
                return not (width == 2 and i == k - 1 and i > first and self.at(kind, low, i - 1, end) == 2)
        return False

    @cached_property
    def offices(self) -> re.Pattern[str]:
        """A pattern of the offices that a name only begins with, over a text in lower case."""
        phrases = self._phrases["office"]
        return re.compile(r"\b(?:" + "|".join(" ".join(phrase) for phrase in sorted(phrases, key=len, reverse=True)) + r")\b")


@cache
def words() -> Words:
    """Return the words of schemas/rules/actors.yaml by their kind (a level by its value too) and the verbs of schemas/rules/verbs.yaml."""
    phrases: dict[str, list[str]] = {}
    for rule in (*load("actors"), *load("verbs")):
        for kind in (rule.kind, f"{rule.kind} {rule.value}") if rule.value else (rule.kind,):
            phrases.setdefault(kind, []).extend(rule.vi)
    return Words(phrases)
