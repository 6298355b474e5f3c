"""Words as parts of ids: `Sở Ngoại vụ` is `so-ngoai-vu`.

In: any text.  Out: folded letters and digits, hyphens between.
"""

from __future__ import annotations

import re

from text.views import fold

__all__ = ["slug"]

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def slug(text: str, limit: int | None = None) -> str:
    """Return words for an id: folded, hyphens between, cut at a word within `limit`."""
    words = _NOT_WORD.sub("-", fold(text)).strip("-")
    return words if limit is None or len(words) <= limit else words[:limit].rsplit("-", 1)[0]
