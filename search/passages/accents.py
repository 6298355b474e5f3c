"""Accents for a query typed without: as Vietnamese prints its words behind each other, and as the store's best passages do."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from search.passages.static_model import read_arrays
from search.passages.tokens import fold_token, runs

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["BITS", "FILE", "FOLDER", "KNOWN", "STEPS", "readings"]

FOLDER = Path(__file__).resolve().parent.parent.parent / "data" / "accents"
FILE = "chances.safetensors"
# A chance is kept as so many times its logarithm; a form's number takes so many bits; the first numbers are a text's begin and what is
# no known form.
STEPS, BITS, KNOWN = 12, 13, 2
# So many words of the language the store's passages are weighed against: where a form stands alone, and behind another.
ALONE_AS, BEHIND_AS = 300_000, 100
# So many ways to print a syllable are tried at most, and so many beginnings of the query kept beside each other.
WAYS, BEGINNINGS = 8, 20
# A reading of less than such a share of the likelihood of the best says nothing more to the vectors and costs as much.
LEAST_ODDS = 0.1
# More words than these say nothing new to the vectors: they stay as they are.
LONGEST = 100


class Chances:
    """How likely a syllable is printed behind two others, in law, news, sentences and the project's words (`search.train.accents`): of
    three that are known by their own chance, else by that of the last two times what is left for such, else by that of the last alone."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        arrays = read_arrays(folder / FILE)
        printed = bytes(arrays["forms"]).decode()
        forms = printed.split("\n")
        self._numbers = {form: number for number, form in enumerate(forms, KNOWN)}
        self.ways: dict[str, list[str]] = {}
        for plain, form in zip(fold_token(printed).split("\n"), forms, strict=True):
            self.ways.setdefault(plain, []).append(form)
        self._chance: npt.NDArray[np.float64] = np.exp(-np.arange(256) / STEPS)
        self._alone, self._left = (self._chance[arrays[name]] for name in ("alone", "left"))
        self._pairs, self._triples = arrays["pairs"], arrays["triples"]
        self._of_pair, self._left_of_pair, self._of_triple = arrays["of_pair"], arrays["left_of_pair"], arrays["of_triple"]

    def number(self, form: str) -> int:
        """Return the number of a form, 1 where it is not known."""
        return self._numbers.get(form, KNOWN - 1)

    def of(self, first: npt.NDArray[np.int64], second: npt.NDArray[np.int64], third: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Return how likely each third is behind a first and a second, by their numbers."""
        import numpy as np

        before = _places(self._pairs, first << BITS | second)
        triple = np.where(before >= 0, _places(self._triples, np.maximum(before, 0) << BITS | third), -1)
        pair = _places(self._pairs, second << BITS | third)
        out = np.where(pair >= 0, self._chance[self._of_pair[pair]], self._left[second] * self._alone[third])
        out *= np.where(before >= 0, self._chance[self._left_of_pair[before]], 1.0)
        known: npt.NDArray[np.float64] = np.where(triple >= 0, self._chance[self._of_triple[triple]], out)
        return known


def _places(keys: npt.NDArray[np.uint32], wanted: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return where numbers stand among sorted keys, -1 where they do not."""
    import numpy as np

    sought = wanted.astype(keys.dtype)  # numbers of another type would copy all keys
    at = np.minimum(keys.searchsorted(sought), len(keys) - 1)
    found: npt.NDArray[np.int64] = np.where(keys[at] == sought, at, -1) if len(keys) else np.full(len(sought), -1)
    return found


@cache
def _chances() -> Chances:
    return Chances(FOLDER)


def readings(query: str, texts: Iterable[str], most: int = 1, chances: Chances | None = None) -> list[tuple[float, str]]:
    """Return the likeliest ways to print the words of `query` with accents, best first, with their shares (together 1):
    at most `most`, none of less than LEAST_ODDS of the best's likelihood; a word that is not known stays as it is.

    `texts` are the store's best passages for the words without accents: what they print counts more than what is usual.
    """
    words = [fold_token(token) for run in runs(query) for token in run]
    found = _Readings(chances or _chances(), words[:LONGEST], texts).best(most)
    odds = [one for one in (math.exp(score - found[0][0]) for score, _ in found) if one >= LEAST_ODDS]
    rest = words[LONGEST:]
    return [(one / math.fsum(odds), " ".join([*path, *rest])) for one, (_, path) in zip(odds, found, strict=False)]


class _Readings:
    """The ways to print the words of a query from left to right, those of the store's passages before the usual ones."""

    def __init__(self, chances: Chances, words: Sequence[str], texts: Iterable[str]) -> None:
        self._chances, self._words = chances, words
        self._single, self._double = _seen(words, texts)
        self._all = sum(self._single.values())

    def best(self, most: int) -> list[tuple[float, tuple[str, ...]]]:
        """Return the likeliest ways, best first, with the logarithm of how likely they are; of those that end alike at most `most`."""
        import numpy as np

        paths: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
        for word in self._words:
            forms = self._ways(word)
            likely = np.log(self._likely([path for _, path in paths], forms)).tolist()
            further = [
                (score + more, (*path, form))
                for (score, path), row in zip(paths, likely, strict=True)
                for form, more in zip(forms, row, strict=True)
            ]
            further.sort(key=lambda one: (-one[0], one[1]))
            ends: Counter[tuple[str, ...]] = Counter()
            paths = []
            for one in further:
                ends[one[1][-2:]] += 1
                if ends[one[1][-2:]] <= most:
                    paths.append(one)
                if len(paths) == BEGINNINGS:
                    break
        return paths[:most]

    def _likely(self, paths: Sequence[tuple[str, ...]], forms: Sequence[str]) -> npt.NDArray[np.float64]:
        """Return (beginnings, forms): how likely each form is behind each beginning."""
        import numpy as np

        numbers = [[self._chances.number(form) for form in path[-2:]] for path in paths]
        first, second = ([([0, 0, *row])[at] for row in numbers] for at in (-2, -1))
        third = [self._chances.number(form) for form in forms]
        usual = self._chances.of(np.repeat(first, len(forms)), np.repeat(second, len(forms)), np.tile(third, len(paths)))
        usual = usual.reshape(len(paths), len(forms)) * (np.array(third) >= KNOWN)
        alone = np.array([self._single[form] for form in forms], np.float64)
        last = [path[-1] if path else "" for path in paths]
        behind = np.array([[self._double[before, form] for form in forms] for before in last], np.float64)
        given = np.array([self._single[before] for before in last], np.float64)[:, None]
        usual = (ALONE_AS * usual + alone + 1e-6) / (ALONE_AS + self._all)
        out: npt.NDArray[np.float64] = (BEHIND_AS * usual + behind) / (BEHIND_AS + given)
        return out

    def _ways(self, word: str) -> list[str]:
        """Return the ways to print a syllable: those of the store's passages, then the usual ones; itself where none is known."""
        own = sorted((form for form in self._single if fold_token(form) == word), key=lambda form: (-self._single[form], form))
        return list(dict.fromkeys([*own, *self._chances.ways.get(word, ())]))[:WAYS] or [word]


def _seen(words: Sequence[str], texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
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
