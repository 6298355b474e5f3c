"""Texts held in a byte a character: Python takes two for each of a text that has one of Vietnamese."""

from __future__ import annotations

import codecs
import unicodedata
from itertools import product

__all__ = ["narrowed", "part"]

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_LETTERS = "".join(unicodedata.normalize("NFC", one) for one in map("".join, product(_VOWELS + _VOWELS.upper(), _TONES)))
_ASCII = "\0\t\n\f\r" + "".join(map(chr, range(32, 127)))  # zero first, as the codec's table wants it
_SIGNS = "\xa0\xad\u200b§°º±×½µ–—‘’“”•…→≤≥\ufeff"
_CHARACTERS = "".join(dict.fromkeys(_ASCII + _LETTERS + "đĐ" + _SIGNS))  # 256, each its byte's
_BYTES = codecs.charmap_build(_CHARACTERS)


def narrowed(text: str) -> str | bytes:
    """Return a text as `part` takes it: in a byte a character where each has one."""
    try:
        return codecs.charmap_encode(text, "strict", _BYTES)[0]
    except UnicodeEncodeError:
        return text


def part(held: str | bytes, start: int, end: int) -> str:
    """Return the characters [start, end) of a text that `narrowed` gave."""
    said = held[start:end]
    return said if isinstance(said, str) else codecs.charmap_decode(said, "strict", _CHARACTERS)[0]
