"""Words of a text as search sees them: syllables in lower case, their folded forms, and bigrams of neighbours."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from text.fold import FLAT, new_tones
from text.views import clean

__all__ = [
    "bigrams",
    "capitals",
    "first_token",
    "fold_token",
    "folded_phrase",
    "folded_tokens",
    "form_tokens",
    "is_folded",
    "name_tokens",
    "plain_tokens",
    "runs",
    "tokens",
]

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"([\W_]+)")


@lru_cache(maxsize=2**16)
def fold_token(token: str) -> str:
    """Return a lower-case NFC token without accents, đ as d."""
    return token if token.isascii() else token.translate(FLAT)


def runs(text: str) -> list[list[str]]:
    """Return the tokens of `text` (NFC, lower case, tone marks on the first place: hòa, not hoà) in runs that punctuation ends.

    A run is what a bigram may span: "Sở Ngoại vụ, Công an" is two runs.
    """
    text = clean(text).lower()
    parts = _BETWEEN.split(text)  # words, each with what stands between it and the next; none before the first where the text begins so
    words, between = parts[::2], parts[1::2]
    first, last = 0 if words[0] else 1, len(words) if words[-1] else len(words) - 1
    ends = [at for at, gap in enumerate(between[first : last - 1], first + 1) if gap != " " and not _is_joint(gap)]
    return [words[start:end] for start, end in pairwise([first, *ends, last])] if first < last else []


@lru_cache(maxsize=2**13)
def form_tokens(form: str) -> tuple[str, ...]:
    """Return all tokens of a form that stands in a vocabulary, which queries meet again and again."""
    return tuple(tokens(form))


@lru_cache(maxsize=2**12)
def _is_joint(between: str) -> bool:
    """Whether two tokens with `between` in the middle belong together: blanks, or one mark inside a number or double name."""
    bare = between.strip()
    if not bare:
        return between.count("\n") < 2
    return len(bare) == 1 and bare in "-/&\u2010\u2011\u2013" and "\n" not in between


def capitals(text: str) -> frozenset[str]:
    """Return the tokens, in lower case, that `text` prints in capitals alone; none where all of an accented text is in capitals."""
    if text.isupper() and not text.isascii():
        return frozenset()
    return frozenset(token.lower() for token in _WORD.findall(clean(text)) if len(token) > 1 and token.isupper())


def name_tokens(name: str) -> list[str]:
    """Return the tokens of a name that is composed already (a vocabulary's form), whatever stands between them; faster than `runs`."""
    return _WORD.findall(name.lower() if name.isascii() else new_tones(name.lower()))


def first_token(name: str) -> str | None:
    """Return the first of `name_tokens`, where its accents stand as the name has them; None for a name without any."""
    found = _WORD.search(name)
    return found[0].lower() if found else None


def tokens(text: str) -> list[str]:
    """Return all tokens of `text` in order: those of its runs."""
    return plain_tokens(clean(text).lower())


def plain_tokens(text: str) -> list[str]:
    """Return all tokens of a text that is clean and in lower case."""
    return _WORD.findall(text)


def folded_tokens(text: str) -> list[str]:
    """Return all tokens of `text` in order, folded."""
    return [fold_token(token) for token in tokens(text)]


def folded_phrase(text: str) -> str:
    """Return all tokens of `text` in order, folded, a blank between them: as a question's words stand in a folded text."""
    return " ".join(folded_tokens(text))


def bigrams(run: list[str]) -> list[str]:
    """Return neighbouring tokens joined by "_"."""
    return [f"{a}_{b}" for a, b in zip(run, run[1:], strict=False)]


def is_folded(text: str) -> bool:
    """Whether `text` has no accented letter at all, so that its exact form says nothing."""
    return text.isascii() or all(c.isascii() or not c.isalpha() for c in text)
