"""The shipped encoder as a module of sentence-transformers: `SentenceTransformer("data/encoder", trust_remote_code=True)`.

A second reading of the same files with torch, for training on and for checking the one with NumPy against.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers.base.modules import Module
from torch import Tensor

from search.passages.static_model import read_arrays
from search.train.tune import Network, read_encoder

__all__ = ["TorchEncoder"]


class TorchEncoder(Module):
    """Tokens in; the mean of the last states of norm 1, less the mean of the kind of text, out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        from tokenizers import Tokenizer

        self.folder = folder
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_padding(pad_id=1, pad_token="<pad>")
        arrays, self.card = read_encoder(folder, torch.device("cpu"))
        self.network = Network(arrays, self.card["layers"], self.card["heads"])
        means = read_arrays(folder / "model.safetensors")
        self.tokenizer.enable_truncation(self.card["max_tokens"])
        self.register_buffer("means", torch.stack([torch.from_numpy(means[f"mean.{kind}"].copy()) for kind in ("query", "passage")]))

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Return ids and mask of texts, which carry their prefix ("query: ", "passage: ") or get it as `prompt`."""
        encoded = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs])
        kinds = ["query" if ((prompt or "") + text).startswith(self.card["prefixes"]["query"]) else "passage" for text in inputs]
        return {
            "input_ids": torch.tensor([one.ids for one in encoded]),
            "attention_mask": torch.tensor([one.attention_mask for one in encoded]),
            "is_query": torch.tensor([kind == "query" for kind in kinds]),
        }

    tokenize = preprocess

    def forward(self, features: dict[str, Tensor], **_: Any) -> dict[str, Tensor]:
        """Add `sentence_embedding` to the features."""
        vectors = self.network(features["input_ids"], features["attention_mask"].bool())
        means: Tensor = self.means
        return features | {"sentence_embedding": vectors - torch.where(features["is_query"][:, None], means[0], means[1])}

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return int(self.card["dimensions"])

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Not offered: `search.train.encoder.write_encoder` packs trained arrays in int8."""
        raise NotImplementedError("Write a trained encoder with search.train.encoder.write_encoder.")

    @classmethod
    def load(cls, model_name_or_path: str, *_: Any, **__: Any) -> TorchEncoder:
        """Return the encoder of a folder."""
        return cls(Path(model_name_or_path))
