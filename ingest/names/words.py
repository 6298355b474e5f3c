"""Words at the borders of actors' names, from schemas/vocab/actors.yaml: where a name begins, ends, and what around it is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from ingest.reading import lower
from text.errors import InvalidSchema

__all__ = ["ACTORS", "Words", "words"]

ACTORS = Path(__file__).resolve().parents[2] / "schemas" / "vocab" / "actors.yaml"
_WORD = re.compile(r"[^\W_]+")
_KINDS = (
    "heads", "collectives", "shared", "plurals", "group_nouns", "group_tails", "levels", "places", "ranks", "openers", "joins", "stops",
    "inner", "comma_pairs", "nobody", "times", "no_heads", "verb_heads", "district_kinds",
)  # fmt: skip


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

    def covers(self, kind: str, low: Sequence[str], k: int, begin: int, end: int) -> bool:
        """Whether a phrase of a kind within words [begin, end) has word k."""
        return any(i + self.at(kind, low, i, end) > k for i in range(max(begin, k - 4), k + 1))

    def at(self, kind: str, low: Sequence[str], i: int, end: int) -> int:
        """Return how many words the longest phrase of a kind takes that begins at word i, 0 if there is none."""
        for phrase in self._by_first[kind].get(low[i], ()) if i < end else ():
            if i + len(phrase) <= end and tuple(low[i : i + len(phrase)]) == phrase:
                return len(phrase)
        return 0


@cache
def words() -> Words:
    """Return the words of schemas/vocab/actors.yaml.

    Raises:
        InvalidSchema: if the file lacks a kind of words; names file and key.
    """
    import yaml

    document = yaml.safe_load(ACTORS.read_text("utf-8"))
    phrases: dict[str, list[str]] = {}
    for kind in _KINDS:
        listed = document.get(kind) if isinstance(document, dict) else None
        if kind == "levels" and isinstance(listed, dict):
            for level, names in listed.items():
                phrases[f"level {level}"] = names
            listed = [name for names in listed.values() for name in names]
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise InvalidSchema(f"schemas/vocab/actors.yaml: key `{kind}` is {listed!r}. Write a list of words.")
        phrases[kind] = listed
    return Words(phrases)
