"""The typed words of one question with what frames ask of them: neighbours, bound things, features."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from search.question import Question
from search.question.times import TimeFound
from search.question.wording import Wording
from search.question.words import Word

__all__ = ["RoleContrast", "Sentence"]

_FILLER = frozenset(("stop", "of", "to", "and", "own"))
_SOLID = frozenset(("noun", "wh", "meta", "count", "cite"))
_NAMED = {"body": "actor", "agency": "actor", "words": "subject", "syllable": "subject", "word": "unknown", "field": "subject"}


@dataclass(frozen=True, slots=True)
class RoleContrast:
    """One role asked for and another denied, "không chủ trì mà phối hợp": their values in words.yaml, and the words of the denial."""

    kept: str
    denied: str
    said: str


@dataclass
class Sentence:
    """A list of typed words; positions are indexes into it."""

    question: Question
    slots: list[Word]
    times: list[TimeFound] = field(default_factory=list)
    corrections: list[tuple[str, str]] = field(default_factory=list)
    contrast: RoleContrast | None = None
    wording: Wording | None = None
    plain: str = ""  # what is surely asked for by its wording

    def __len__(self) -> int:
        return len(self.slots)

    def __getitem__(self, at: int) -> Word:
        return self.slots[at]

    @cached_property
    def features(self) -> frozenset[str]:
        """What the question has: kinds of words ("province", "actor", "subject"), cues with their value ("role:lead", "wh:who")."""
        found: set[str] = set()
        for word in self.slots:
            found.add(_NAMED.get(word.kind, word.kind))
            for entry in word.entries:
                found.add(_NAMED.get(entry.kind, entry.kind))
                if entry.value and ":" not in entry.value:
                    found.add(f"{entry.kind}:{entry.value}")
        return frozenset(found)

    @cached_property
    def _by_kind(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for at, word in enumerate(self.slots):
            for kind in {word.kind, *(entry.kind for entry in word.entries)}:
                out.setdefault(kind, []).append(at)
        return out

    @cached_property
    def _fillers(self) -> list[bool]:
        """Whether each word only binds others."""
        kinds = [{word.kind, *(entry.kind for entry in word.entries)} for word in self.slots]
        return [not _FILLER.isdisjoint(one) and _SOLID.isdisjoint(one) for one in kinds]

    def is_asked(self, at: int) -> bool:
        """Whether a question word stands beside a noun: "which ministry", "bộ nào"."""
        beside = at - 1 if self.question.language == "en" else at + 1
        return 0 <= beside < len(self) and self[beside].has("wh")

    def where(self, *kinds: str, value: str | None = None) -> list[int]:
        """Return positions with a reading of one of these kinds (and value)."""
        found = (
            {i for kind in kinds for i in self._by_kind.get(kind, ())}
            if value is None
            else {i for kind in kinds for i in self._by_kind.get(kind, ()) if self.slots[i].has(kind, value)}
        )
        return sorted(found)

    def has(self, *kinds: str, value: str | None = None) -> bool:
        """Whether some word has such a reading."""
        return bool(self.where(*kinds, value=value))

    def is_filler(self, at: int) -> bool:
        """Whether the word only binds others."""
        return self._fillers[at]

    def left(self, at: int, skip: Callable[[int], bool] | None = None) -> int | None:
        """Return the nearest position before `at` that is not filler (or `skip`), None if there is none."""
        return self._near(range(at - 1, -1, -1), skip)

    def right(self, at: int, skip: Callable[[int], bool] | None = None) -> int | None:
        """Return the nearest position after `at` that is not filler (or `skip`), None if there is none."""
        return self._near(range(at + 1, len(self.slots)), skip)

    def _near(self, order: range, skip: Callable[[int], bool] | None) -> int | None:
        for i in order:
            if not self.is_filler(i) and not (skip and skip(i)):
                return i
        return None

    def between(self, first: int, last: int) -> Iterator[Word]:
        """Yield the words strictly between two positions."""
        yield from self.slots[min(first, last) + 1 : max(first, last)]

    def tokens_of(self, words: str) -> list[int]:
        """Return the places of the question's tokens that are among some words."""
        said = words.lower().split()
        return [i for i, token in enumerate(self.question.tokens) if token.text in said]

    def key(self, at: int) -> str:
        """Return the folded form of a word."""
        return " ".join(token.key for token in self.question.tokens[self.slots[at].start : self.slots[at].end])
