"""What every family may look at: the typed words, the store's names, the agencies named."""

from __future__ import annotations

from dataclasses import dataclass

from search.lexicon.names import Names
from search.question.sentence import Sentence

__all__ = ["Scene"]


@dataclass(frozen=True, slots=True)
class Scene:
    """One question before it is known what it asks; `bound` are the places of the agencies that it names."""

    sentence: Sentence
    names: Names
    bound: tuple[int, ...]

    @property
    def taken(self) -> set[int]:
        """Places that name agencies and so ask for nothing."""
        return set(self.bound)
