"""The slots of one question with what the rules ask of them: neighbours, bound things, roles by position."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.grammar.slots import Slot
from search.question import Question

__all__ = ["Marks"]

_FILLER = ("stop", "of", "to", "and", "own")
_SOLID = ("noun", "wh", "meta", "count", "cite")


@dataclass
class Marks:
    """A list of slots; positions are indexes into it."""

    question: Question
    slots: list[Slot]

    def __len__(self) -> int:
        return len(self.slots)

    def __getitem__(self, at: int) -> Slot:
        return self.slots[at]

    def where(self, *kinds: str, value: str | None = None) -> list[int]:
        """Return positions with a reading of one of these kinds (and value)."""
        return [i for i, slot in enumerate(self.slots) if any(slot.has(kind, value) for kind in kinds)]

    def has(self, *kinds: str, value: str | None = None) -> bool:
        """Whether some slot has such a reading."""
        return bool(self.where(*kinds, value=value))

    def is_filler(self, at: int) -> bool:
        """Whether the slot only binds others."""
        slot = self.slots[at]
        return any(slot.has(kind) for kind in _FILLER) and not any(slot.has(kind) for kind in _SOLID)

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

    def between(self, first: int, last: int) -> Iterator[Slot]:
        """Yield the slots strictly between two positions."""
        yield from self.slots[min(first, last) + 1 : max(first, last)]

    def key(self, at: int) -> str:
        """Return the folded words of a slot."""
        return " ".join(token.key for token in self.question.tokens[self.slots[at].start : self.slots[at].end])
