"""Words without accents: the form in which stored texts and the words of a question are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from text.views import fold

__all__ = ["beginning", "folded_words"]

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def folded_words(text: str) -> str:
    """Return the words of `text` without accents in lower case, apart by one space: the form that `Query.words` is matched against."""
    return " ".join(_WORD.findall(fold(text)))


def beginning(words: str, most: int) -> str:
    """Return `words`, cut behind a word where they have more than `most` characters."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
