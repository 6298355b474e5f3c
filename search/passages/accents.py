"""Accents for a query typed without: as Vietnamese prints its words beside each other, and as the store's best passages do.

Restored queries are for the vectors alone; words are looked for folded in any case.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from search.passages.static_model import read_arrays
from search.passages.tokens import fold_token, runs

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["FOLDER", "LEVELS", "readings"]

FOLDER = Path(__file__).resolve().parent.parent.parent / "data" / "accents"
# A count is kept as so many times its logarithm to base 2.
LEVELS = 8
# So much a pair of neighbours says beside the syllable alone, and so often a passage's own count counts.
BESIDE = 0.95
OWN = 100.0
# So many ways to print a syllable are tried at most.
WAYS = 8
# A reading of less than such a share of the likelihood of the best says nothing more to the vectors and costs as much.
LEAST_ODDS = 0.1
# More words than these say nothing new to the vectors: they stay as they are.
LONGEST = 100

# Printed words from the first on, and how likely they are (a logarithm).
_Path = tuple[float, tuple[str, ...]]


class Counts:
    """How often syllables are seen alone and beside each other in law, news and sentences (`search.train.accents`)."""

    def __init__(self, folder: Path) -> None:
        arrays = read_arrays(folder / "counts.safetensors")
        forms = bytes(arrays["forms"]).decode().split("\n")
        self._numbers = {form: i for i, form in enumerate(forms)}
        self._alone: npt.NDArray[np.uint8] = arrays["alone"]
        self._pairs: npt.NDArray[np.uint32] = arrays["pairs"]
        self._beside: npt.NDArray[np.uint8] = arrays["beside"]
        self.ways: dict[str, list[str]] = {}
        for form in sorted(forms, key=lambda form: (-int(self._alone[self._numbers[form]]), form)):
            self.ways.setdefault(fold_token(form), []).append(form)
        self.total = float((2.0 ** (self._alone / LEVELS)).sum())

    def alone(self, form: str) -> float:
        """Return how often a form is seen, about."""
        number = self._numbers.get(form)
        return 0.0 if number is None else float(2.0 ** (self._alone[number] / LEVELS))

    def beside(self, first: str, second: str) -> float:
        """Return how often two forms are seen one after the other, about."""
        a, b = self._numbers.get(first), self._numbers.get(second)
        if a is None or b is None:
            return 0.0
        key = a << 16 | b
        at = int(self._pairs.searchsorted(self._pairs.dtype.type(key)))  # a number of another type would copy all pairs
        return float(2.0 ** (self._beside[at] / LEVELS)) if at < len(self._pairs) and self._pairs[at] == key else 0.0


@cache
def _counts() -> Counts:
    return Counts(FOLDER)


def readings(query: str, texts: Iterable[str], most: int = 1) -> list[tuple[float, str]]:
    """Return the likeliest ways to print the words of `query` with accents, best first, with their shares (together 1):
    at most `most`, none of less than LEAST_ODDS of the best's likelihood; a word that is not known stays as it is.

    `texts` are the store's best passages for the words without accents: what they print counts more than what is usual.
    """
    counts = _counts()
    words = [fold_token(token) for run in runs(query) for token in run]
    single, double = _seen(words, texts)
    ways = {word: _ways(word, single, counts) for word in set(words)}
    best: dict[str, list[_Path]] = {"": [(0.0, ())]}
    for word in words[:LONGEST]:
        reached: dict[str, list[_Path]] = {}
        for form in ways[word]:
            alone = (counts.alone(form) + OWN * single[form] + 0.5) / counts.total
            found: list[_Path] = []
            for before, paths in best.items():
                seen = counts.beside(before, form) + OWN * double[before, form]
                given = counts.alone(before) + OWN * single[before] + 1
                gained = math.log(BESIDE * min(1.0, seen / given) + (1 - BESIDE) * alone)
                found += [(score + gained, (*path, form)) for score, path in paths]
            reached[form] = sorted(found, key=_likeliest)[:most]
        best = reached
    likeliest = sorted((path for paths in best.values() for path in paths), key=_likeliest)[:most]
    odds = [one for one in (math.exp(score - likeliest[0][0]) for score, _ in likeliest) if one >= LEAST_ODDS]
    rest = words[LONGEST:]
    return [(one / math.fsum(odds), " ".join([*path, *rest])) for one, (_, path) in zip(odds, likeliest, strict=False)]


def _likeliest(path: _Path) -> tuple[float, tuple[str, ...]]:
    return -path[0], path[1]


def _ways(word: str, single: Counter[str], counts: Counts) -> list[str]:
    """Return the ways to print a syllable: those of the store's passages, then the usual ones; itself where none is known."""
    own = sorted((form for form in single if fold_token(form) == word), key=lambda form: (-single[form], form))
    return list(dict.fromkeys([*own, *counts.ways.get(word, ())]))[:WAYS] or [word]


def _seen(words: list[str], texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return how often the texts print the words, and neighbours among them, by form."""
    wanted, pairs = set(words), set(zip(words, words[1:], strict=False))
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for run in runs(text):
            plain = [*map(fold_token, run)]
            for at, word in enumerate(plain if not wanted.isdisjoint(plain) else ()):
                if word in wanted:
                    single[run[at]] += 1
                    if at and (plain[at - 1], word) in pairs:
                        double[run[at - 1], run[at]] += 1
    return single, double
