"""Accents for a query typed without: as the passages print its words that have most of them.

What a table of accents would guess from all texts, the store's own passages say of theirs: "bien gioi" is "biên giới" where they speak of
it.  Restored queries are for the vectors alone; words are looked for folded in any case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from search.passages.tokens import fold_token, runs

__all__ = ["restored"]

# A pair of neighbours says more of a syllable than the syllable alone.
PAIR = 4


def restored(query: str, texts: Iterable[str]) -> str:
    """Return the words of `query` with the accents that they have in `texts`, the best passages first; a word none of them has as it is.

    Of several ways that a word is printed, the one wins that is found most often beside its neighbours, then alone; ties by spelling.
    """
    words = [fold_token(token) for run in runs(query) for token in run]
    wanted = set(words)
    pairs = set(zip(words, words[1:], strict=False))
    single: dict[str, Counter[str]] = {word: Counter() for word in wanted}
    double: dict[tuple[str, str], Counter[tuple[str, str]]] = {pair: Counter() for pair in pairs}
    for text in texts:
        for run in runs(text):
            plain = [fold_token(token) for token in run]
            for at, word in enumerate(plain):
                if word in wanted:
                    single[word][run[at]] += 1
                    pair = (word, plain[at + 1]) if at + 1 < len(plain) else None
                    if pair in pairs and pair is not None:
                        double[pair][run[at], run[at + 1]] += 1
    out = []
    for at, word in enumerate(words):
        votes = Counter(single[word])
        if at + 1 < len(words):
            for printed, count in double[word, words[at + 1]].items():
                votes[printed[0]] += PAIR * count
        if at:
            for printed, count in double[words[at - 1], word].items():
                votes[printed[1]] += PAIR * count
        out.append(min(votes, key=lambda form: (-votes[form], form)) if votes else word)
    return " ".join(out)
