"""Words as parts of ids: `Sở Ngoại vụ` is `so-ngoai-vu`.

In: any text.  Out: folded letters and digits, hyphens between.
"""

from __future__ import annotations

import re
from functools import lru_cache

from text.views import fold

__all__ = ["slug"]

_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=2**14)
def _words(text: str) -> str:
    return _NOT_WORD.sub("-", fold(text)).strip("-")


def slug(text: str, limit: int | None = None) -> str:
    """Return words for an id: folded, hyphens between, cut at a word within `limit`."""
    words = _words(text)
    return words if limit is None or len(words) <= limit else words[:limit].rsplit("-", 1)[0]
