"""Where a store has none of the encoder's vectors, the encoder reads the first candidates of a search by words and table.

What it has read is kept for the next search of the process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from search.passages.embedding import Encoder

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from graph.store import StoredPassage

    Vector = npt.NDArray[np.float32]

__all__ = ["MOST", "first_candidates", "read_first"]

# What a core reads in some 200 ms; and so many passages at most, since a short one takes its time all the same.  A passage counts as much
# as is read of it: 192 tokens.
TOGETHER_CHARS, MOST, OF_ONE = 2_600, 12, 800
# Vectors that are kept: six megabytes.
HELD = 4_096
_held: dict[tuple[str, str], Vector] = {}


def first_candidates(passages: Iterable[StoredPassage]) -> list[StoredPassage]:
    """Return as many of the passages, best first, as may be read; one at least."""
    out: list[StoredPassage] = []
    left = TOGETHER_CHARS
    for one in passages:
        left -= min(len(one.exact), OF_ONE)
        if left < 0 and out:
            break
        out.append(one)
    return out


def read_first(encoder: Encoder, asked: Vector, passages: Sequence[StoredPassage]) -> dict[int, float]:
    """Return {passage number: cosine with what is asked}, best first, by the passages' own words."""
    vectors = _vectors(encoder, [one.exact for one in passages])
    scores = {one.number: float(vectors[one.exact] @ asked) for one in passages}
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))


def _vectors(encoder: Encoder, texts: Sequence[str]) -> dict[str, Vector]:
    """Return the vectors of texts, those that are new read one by one: a vector does not depend on what was read with it."""
    global _held  # noqa: PLW0603
    held = _held  # of other threads too: what is there stays there
    out = {text: vector for text in texts if (vector := held.get((encoder.name, text))) is not None}
    new = [text for text in dict.fromkeys(texts) if text not in out]
    read = {text: rows[0] for text, rows in zip(new, encoder.encode_documents(([text], [()]) for text in new), strict=True)}
    if len(held) + len(read) > HELD:
        held = _held = {}
    held.update(((encoder.name, text), vector) for text, vector in read.items())
    return out | read
