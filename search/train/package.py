"""The model's files: table in int8 with a scale a row, tokenizer, what SentenceTransformers needs, units near English words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from search.passages.tokens import fold_token
from search.train.units import Units

__all__ = ["package", "quantize"]

NEAREST = 6  # Vietnamese units that an English word is looked for by
MIN_COSINE = 0.35  # a unit farther off translates nothing
MIN_SEEN = 60  # a unit seen less often has a vector by chance


def package(folder: Path, table: npt.NDArray[np.float32], units: Units, tokenizer_json: str) -> str:
    """Write the model into `folder` and return its name, which is made of its bytes.

    model.safetensors: embeddings int8 (units, dimensions); weights float32 (units,): row i is weights[i] * embeddings[i];
    nearest_ids int32 and nearest_scores int8 (words, 6): the Vietnamese units nearest to English word i, cosine * 127, 0 for none.
    """
    from safetensors.numpy import save

    folder.mkdir(parents=True, exist_ok=True)
    embeddings, weights = quantize(table)
    near_ids, near_scores = _nearest(table, units)
    arrays: dict[str, npt.NDArray[Any]] = {"embeddings": embeddings, "weights": weights}
    arrays |= {"nearest_ids": near_ids, "nearest_scores": near_scores}
    data = save(arrays)
    name = f"cancu-static-{hashlib.sha256(data + tokenizer_json.encode()).hexdigest()[:12]}"
    _write(folder / "model.safetensors", data)
    _write(folder / "tokenizer.json", tokenizer_json.encode())
    _write_json(folder / "cancu.json", {"name": name, "dimensions": table.shape[1], "units": table.shape[0]})
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    _write_json(folder / "modules.json", modules)
    _write_json(folder / "config_sentence_transformers.json", {"prompts": {}, "default_prompt_name": None, "similarity_fn_name": "cosine"})
    (folder / "1_Normalize").mkdir(exist_ok=True)
    _write_json(folder / "1_Normalize" / "config.json", {})
    return name


def quantize(table: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Return (int8 rows, float32 scales): each row's largest value is 127 times its scale."""
    weights = (np.abs(table).max(axis=1) / 127).astype(np.float32)
    rows = np.divide(table, weights[:, None], out=np.zeros_like(table), where=weights[:, None] > 0)
    return np.rint(rows).astype(np.int8), weights


def _nearest(table: npt.NDArray[np.float32], units: Units) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int8]]:
    """Return for each word the nearest units with accents that texts use, best first; only English words have any."""
    names = units.ordered
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    unit = table / np.where(norms > 0, norms, 1)
    seen = units.counts
    accented = np.array([i for i, name in enumerate(names) if not name.isascii() and name.count(" ") < 3 and seen.get(name, 0) >= MIN_SEEN])
    syllables = {fold_token(word) for word in units.words if not word.isascii()}
    words = enumerate(units.words, start=1)
    english = [i for i, word in words if word.isascii() and word.isalpha() and len(word) > 2 and word not in syllables]
    ids = np.zeros((1 + len(units.words), NEAREST), np.int32)
    scores = np.zeros(ids.shape, np.int8)
    for first in range(0, len(english), 512):
        rows = np.array(english[first : first + 512])
        cosines = unit[rows] @ unit[accented].T
        best = np.argsort(-cosines, axis=1, kind="stable")[:, :NEAREST] if len(accented) else np.empty((len(rows), 0), np.int64)
        found = np.take_along_axis(cosines, best, axis=1)
        ids[rows, : best.shape[1]] = np.where(found >= MIN_COSINE, accented[best], 0)
        scores[rows, : best.shape[1]] = np.where(found >= MIN_COSINE, np.rint(found * 127), 0)
    return ids, scores


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _write_json(path: Path, value: object) -> None:
    _write(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
