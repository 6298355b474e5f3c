"""Any embedding model or cross-encoder by name, through sentence-transformers.

Imported only where one is asked for: torch takes seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from search.passages.static_model import BadModel

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["CrossEncoderReranker", "TransformerEmbedder"]

# From this many texts on, a progress bar says how long it takes.
PROGRESS_FROM = 200


class TransformerEmbedder:
    """An embedding model by name or path (`CANCU_MODEL`), on a GPU if there is one."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise BadModel(
                f"CANCU_MODEL is {name!r}, which needs the package sentence-transformers: {error}. "
                "Install it, or unset CANCU_MODEL for the shipped model."
            ) from None
        try:
            self._model = SentenceTransformer(name)
        except Exception as error:  # the library raises whatever its loaders do: OSError, ValueError, HTTP errors
            raise BadModel(
                f"The embedding model {name!r} (CANCU_MODEL) cannot be loaded: {_first_line(error)} "
                "Give a folder with a sentence-transformers model or a name that can be downloaded here, "
                "or unset CANCU_MODEL for the shipped model."
            ) from error
        self.name = name
        self.dimensions: int = int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return (len(texts), dimensions) float32, rows of norm 1 (an empty text: zeros)."""
        import numpy as np

        show = len(texts) >= PROGRESS_FROM and sys.stderr.isatty()
        vectors = np.asarray(self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=show), np.float32)
        vectors[[i for i, text in enumerate(texts) if not text.strip()]] = 0
        return vectors.reshape(len(texts), self.dimensions)


class CrossEncoderReranker:
    """A cross-encoder by name or path (`CANCU_RERANKER`): reads query and passage together, slower and finer than vectors."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._model = CrossEncoder(name)
        except Exception as error:  # as above
            raise BadModel(
                f"The re-ranking model {name!r} (CANCU_RERANKER) cannot be loaded: {_first_line(error)} "
                "Give a folder with a cross-encoder or a name that this machine can download, or unset CANCU_RERANKER."
            ) from error
        self.name = name

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """Return one score a text, higher is better."""
        return [float(score) for score in self._model.predict([(query, text) for text in texts], show_progress_bar=False)]


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:200].rstrip(".") + "."
