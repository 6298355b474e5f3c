"""Vietnamese letters and dashes for patterns: ranges such as `À-Ỹ` hold capitals and small letters mixed, so the letters are listed.

`UPPER` and `LOWER` go inside a character class: `rf"[{UPPER}][{LOWER}]+"`. They are the composed letters of the reading view.
`DASH` goes inside a character class too: the dashes that the reading view keeps.
"""

from __future__ import annotations

__all__ = ["DASH", "DASHES", "LISTED", "LOWER", "UPPER", "capital"]

_SMALL = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
LOWER = "a-z" + _SMALL
UPPER = "A-Z" + _SMALL.upper()
LISTED = "abcdđeghiklmnopqrstuvxy"  # the letters of items, in their order
DASH = "–—―\\-"
DASHES = "‐‑‒–—―−"  # every character that is written for "-"


def capital(text: str) -> str:
    """Return `text` with its first letter in upper case."""
    return text[:1].upper() + text[1:]
