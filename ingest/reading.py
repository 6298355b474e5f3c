"""A source as the reader's stages see it: the reading view with two forms of equal length for matching."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from ingest.parsed import Source
from text.spans import Span
from text.views import View, nfc

__all__ = ["UPPER", "Reading", "flatten", "lower"]

# Capital letters of Vietnamese, for a character class: a range from À to Ỹ would take in small letters too.
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"


class _Lower(dict[int, str]):
    """Lower case of one code point as one code point; what has no such form stays."""

    def __missing__(self, code: int) -> str:
        low = chr(code).lower()
        self[code] = low if len(low) == 1 else chr(code)
        return self[code]


class _Flat(dict[int, str]):
    """Lower case without marks of one code point as one code point, đ as d, dashes as "-"; what has no such form stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
        low = (base[0] if len(base) == 1 else char).lower()
        flat = low if len(low) == 1 else char
        self[code] = {"đ": "d", "ð": "d"}.get(flat, flat)
        return self[code]


_LOWER = _Lower()
_FLAT = _Flat({ord(dash): "-" for dash in "‐‑‒–—―−"})


def lower(text: str) -> str:
    """Return `text` in lower case, the same length."""
    return text.translate(_LOWER)


def flatten(text: str) -> str:
    """Return `text` in lower case without marks, đ as d and every dash as "-", the same length."""
    return text.translate(_FLAT)


@dataclass(frozen=True, slots=True)
class Reading:
    """A source in its reading view.

    `chars` is the reading view (NFC, one kind of space), `low` the same in lower case and `flat` the same without marks;
    all three have one length, and every stage works with positions in them.  `span` leads back to the source's text.
    """

    source: Source
    view: View
    chars: str
    low: str
    flat: str

    @classmethod
    def of(cls, source: Source) -> Reading:
        """Return the reading of a source."""
        view = nfc(source.text)
        return cls(source, view, view.chars, lower(view.chars), flatten(view.chars))

    def span(self, start: int, end: int) -> Span:
        """Return the range of the source's text for `chars[start:end]`; `start < end`."""
        return self.view.span(start, end)

    def inside(self, span: Span) -> tuple[int, int]:
        """Return the range in `chars` for a range of the source's text."""
        start = self.view.find(span.start)
        return start, max(start, self.view.find(span.end))
