"""Embedders: texts to vectors.  The shipped static model, any SentenceTransformer by name, and a hashed one that needs nothing."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from search.passages.static_model import StaticEmbedder
from search.passages.tokens import bigrams, fold_token, runs

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from graph.store import Embedder

__all__ = ["ENCODER", "SHIPPED", "Encoder", "HashedEmbedder", "default_embedder", "default_encoder", "explained"]

SHIPPED = Path(__file__).resolve().parent.parent.parent / "data" / "model"
ENCODER = SHIPPED.parent / "encoder"
# The share of an English subject that a Vietnamese text has at most, of the 26 English questions that LEAST of `search.answer.meaning` was
# measured on.
_ENGLISH = 0.65


class Encoder(Protocol):
    """Reads texts in context: slower and finer than an embedder, so its vectors come in a second pass.  `name` changes with them."""

    @property
    def name(self) -> str:
        """A name that changes whenever what it makes does."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode_queries(self, queries: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the vectors of queries: (len(queries), dimensions) float32, rows of norm 1 (a query without a word: zeros)."""
        ...

    def encode_documents(self, documents: Iterable[tuple[Sequence[str], Sequence[Sequence[str]]]]) -> Iterator[npt.NDArray[np.float32]]:
        """Yield the vectors of each document's passages below their headings, rows of norm 1 (a text without a word: zeros)."""
        ...


class HashedEmbedder:
    """Folded syllables and bigrams hashed into signed dimensions: no training, no file; a baseline, and a stand-in for tests."""

    def __init__(self, dimensions: int = 256) -> None:
        self.dimensions = dimensions
        self.name = f"hashed-{dimensions}-1"

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return (len(texts), dimensions) float32, rows of norm 1 (an empty text: zeros)."""
        import numpy as np

        out = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(out, texts, strict=True):
            for run in runs(text):
                folded = [fold_token(token) for token in run]
                for term in folded + bigrams(folded):
                    code = zlib.crc32(term.encode())
                    row[code % self.dimensions] += 1.0 if code >> 31 else -1.0
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        out /= np.where(norms > 0, norms, np.float32(1))
        return out


def default_embedder() -> Embedder:
    """Return the embedder that ingest and search share: the one that `CANCU_MODEL` names, otherwise the shipped one.

    Raises:
        BadModel: if it cannot be loaded.
    """
    return _embedder(os.environ.get("CANCU_MODEL", "").strip())


def default_encoder() -> Encoder | None:
    """Return the encoder of the second pass: the one in the folder that `CANCU_ENCODER` names, otherwise the shipped one; None for `none`.

    Raises:
        BadModel: if it cannot be loaded.
    """
    return _encoder(os.environ.get("CANCU_ENCODER", "").strip())


def explained(said: str, *texts: str, english: bool = False) -> float:
    """Return the share of words that texts have together by meaning; of English words as much as Vietnamese texts can."""
    share = getattr(default_embedder(), "explained", None) if said else None  # nothing is loaded to weigh no words
    if share is None:
        return 0.0
    found = float(share(said, *texts))
    return found / _ENGLISH if english else found


@cache
def _encoder(name: str) -> Encoder | None:
    if name == "none":
        return None
    from search.passages.encoder import NumpyEncoder

    return NumpyEncoder(Path(name) if name else ENCODER)


@cache
def _embedder(name: str) -> Embedder:
    if not name:
        return StaticEmbedder(SHIPPED)
    from search.passages.transformer import TransformerEmbedder

    return TransformerEmbedder(name)
