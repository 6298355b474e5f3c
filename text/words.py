"""Words without accents: the form in which stored texts and the words of a question are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from text.views import fold

__all__ = ["folded_words"]

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def folded_words(text: str) -> str:
    """Return the words of `text` without accents in lower case, apart by one space: the form that `Query.words` is matched against."""
    return " ".join(_WORD.findall(fold(text)))
