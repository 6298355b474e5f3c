"""Passages of other documents that say nearly the same as a place of one: neighbours by their stored vectors, no query needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.one_state import one_state
from graph.store import PassageFilter, Store, StoredPassage
from search.passages.embedding import default_encoder
from text.errors import BadInput

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Alike", "alike"]

# Below this cosine passages share a subject and not what they say: chosen by eye, not measured.
LEAST = 0.55
SHORTEST = 40  # characters; shorter passages (headings, places, dates) are like too many


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage elsewhere, and how near it is (the cosine of the two)."""

    score: float
    found: StoredPassage

    def to_json(self) -> dict[str, object]:
        """Return its place and words, as a hit of a search has them."""
        passage = self.found.passage
        return {
            "document": passage.document, "source": self.found.source, "path": passage.path, "start": passage.start, "end": passage.end,
            "exact": self.found.exact, "score": round(self.score, 4),
        }  # fmt: skip


def alike(store: Store, document: str, start: int, end: int, limit: int = 10) -> list[Alike]:
    """Return the passages of other documents nearest to those of `document` that share a character with [start, end), nearest first.

    Words that a document repeats are given once.  A store without vectors gives none.

    Raises:
        BadInput: if no passage stands there.
    """
    return one_state(store, lambda: _alike(store, document, start, max(end, start + 1), limit))


def _alike(store: Store, document: str, start: int, end: int, limit: int) -> list[Alike]:
    import numpy as np

    own = {int(number) for number in store.filtered(PassageFilter(documents=(document,)))}
    here = [one.number for one in store.passages(own) if one.passage.start < end and start < one.passage.end]
    if not here:
        raise BadInput(f"{document} has no passage at [{start}, {end}). Point at words of its body.", code="no-passage")
    numbers, vectors, encoder = _vectors(store, document)
    chosen = np.isin(numbers, here)
    if not chosen.any():
        return []
    meant = vectors[chosen].mean(axis=0)
    near = store.nearest(meant.tolist(), 4 * limit + len(own), encoder=encoder)
    score = {number: score for number, score in near if number not in own and score >= LEAST}
    score = dict(list(score.items())[: 4 * limit])
    found: list[Alike] = []
    seen: set[tuple[str, str]] = set()
    for one in sorted(store.passages(score), key=lambda one: (-score[one.number], one.number)):
        said = (one.passage.document, " ".join(one.exact.casefold().split()))
        if said not in seen and one.passage.end - one.passage.start >= SHORTEST:
            seen.add(said)
            found.append(Alike(score[one.number], one))
    return found[:limit]


def _vectors(store: Store, document: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32], str]:
    """Return a document's passages and their vectors: by the encoder, with its name, where every document has them, else of the words."""
    encoder = default_encoder()
    if encoder is not None:
        numbers, vectors = store.encodings(encoder.name, [document])
        if len(numbers):
            return numbers, vectors, encoder.name
    return *store.vectors([document]), ""
