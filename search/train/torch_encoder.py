"""The shipped encoder as a module of sentence-transformers: `SentenceTransformer("data/encoder", trust_remote_code=True)`.

A second reading of the same files with torch, for training on and for checking the one with NumPy against.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers.base.modules import Module
from torch import Tensor, nn
from torch.nn import functional

from search.passages.static_model import read_arrays

__all__ = ["TorchEncoder"]


class TorchEncoder(Module):
    """Tokens in; the mean of the last states of norm 1, less the mean of the kind of text, out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        from tokenizers import Tokenizer

        self.folder = folder
        self.card: dict[str, Any] = json.loads((folder / "cancu.json").read_text("utf-8"))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(self.card["max_tokens"])
        self.tokenizer.enable_padding(pad_id=1, pad_token="<pad>")
        arrays = read_arrays(folder / "model.safetensors")
        self.weights = nn.ParameterDict()
        for name, array in arrays.items():
            if not name.endswith(".scale"):
                values = torch.from_numpy(array.copy()).float()
                scale = arrays.get(f"{name}.scale")
                values = values if scale is None else values * torch.from_numpy(scale.copy())[:, None]
                self.weights[name.replace(".", "/")] = nn.Parameter(values)

    def w(self, name: str) -> Tensor:
        """Return an array by its name in the file."""
        found: Tensor = self.weights[name.replace(".", "/")]
        return found

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
        ids, mask = features["input_ids"], features["attention_mask"].float()
        x = functional.embedding(ids, self.w("words")) + self.w("places")[: ids.shape[1]]
        x = self._norm(x, "first.gain", "first.bias")
        hidden = (1 - mask)[:, None, None, :] * torch.finfo(x.dtype).min
        heads = self.card["heads"]
        for n in range(self.card["layers"]):
            q, k, v = (
                part.reshape(*part.shape[:2], heads, -1).transpose(1, 2)
                for part in functional.linear(x, self.w(f"{n}.qkv"), self.w(f"{n}.qkv.bias")).chunk(3, -1)
            )
            seen = torch.softmax(q @ k.transpose(-1, -2) + hidden, -1) @ v
            out = functional.linear(seen.transpose(1, 2).flatten(2), self.w(f"{n}.out"), self.w(f"{n}.out.bias"))
            x = self._norm(x + out, f"{n}.out.gain", f"{n}.out.shift")
            inner = functional.gelu(functional.linear(x, self.w(f"{n}.up"), self.w(f"{n}.up.bias")), approximate="tanh")
            x = self._norm(x + functional.linear(inner, self.w(f"{n}.down"), self.w(f"{n}.down.bias")), f"{n}.down.gain", f"{n}.down.shift")
        mean = functional.normalize((x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True), dim=-1)
        common = torch.where(features["is_query"][:, None], self.w("mean.query"), self.w("mean.passage"))
        return features | {"sentence_embedding": mean - common}

    def _norm(self, x: Tensor, gain: str, shift: str) -> Tensor:
        return functional.layer_norm(x, x.shape[-1:], self.w(gain), self.w(shift), 1e-12)

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
