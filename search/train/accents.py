"""`python -m search.train.accents`: count how Vietnamese syllables are printed alone and beside each other, for queries without accents.

The counts come from the sets' law, news and sentences; the same sets give the same bytes.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from search.passages.accents import FOLDER, LEVELS
from search.passages.tokens import fold_token, name_tokens
from search.train.sources import Sets, read_pairs

__all__ = ["count", "main", "write"]

ROOT = Path(__file__).resolve().parent.parent.parent
# What is seen less often is left out.
MIN_ALONE, MIN_BESIDE = 8, 5
_SYLLABLE = re.compile(r"[^\W\d_]{1,7}")


def count(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return how often syllables and pairs of neighbours are seen."""
    alone: Counter[str] = Counter()
    beside: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = name_tokens(text)
        alone.update(words)
        beside.update(zip(words, words[1:], strict=False))
    return alone, beside


def write(folder: Path, alone: Counter[str], beside: Counter[tuple[str, str]]) -> int:
    """Write the counts of the syllables that have several ways to be printed, and of pairs with such; return the number of pairs."""
    from safetensors.numpy import save

    kept = sorted(word for word, n in alone.items() if n >= MIN_ALONE and _SYLLABLE.fullmatch(word))
    ways = Counter(fold_token(word) for word in kept)
    numbers = {word: i for i, word in enumerate(kept)}
    pairs = {
        numbers[a] << 16 | numbers[b]: n
        for (a, b), n in beside.items()
        if n >= MIN_BESIDE and a in numbers and b in numbers and max(ways[fold_token(a)], ways[fold_token(b)]) > 1
    }
    keys = np.array(sorted(pairs), np.uint32)
    arrays: dict[str, npt.NDArray[Any]] = {
        "forms": np.frombuffer("\n".join(kept).encode(), np.uint8),
        "alone": _levels([alone[word] for word in kept]),
        "pairs": keys,
        "beside": _levels([pairs[key] for key in keys.tolist()]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "counts.safetensors").write_bytes(save(arrays))
    return len(keys)


def _levels(counts: Sequence[int]) -> npt.NDArray[np.uint8]:
    levels = np.rint(np.log2(np.array(counts, np.float64)) * LEVELS)
    out: npt.NDArray[np.uint8] = np.minimum(levels, 255).astype(np.uint8)
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Count and write; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m search.train.accents", description="Count syllables and their neighbours.")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "sets")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    pairs = read_pairs(Sets(options.sets, ROOT / "schemas" / "vocab", ("evbcorpus",)))
    texts = dict.fromkeys(text for pair in pairs for text in ((pair.left,) if pair.english else (pair.left, pair.right)))
    alone, beside = count(texts)
    print(f"{write(options.out, alone, beside)} pairs, in {options.out}")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
