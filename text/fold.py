"""The one table of letters: what a code point reads as, and what it is folded to.

`READING`  one code point to one, for the reading view: plain spaces, look-alikes of other scripts as Latin letters, digits of every script
           and full-width forms as ASCII, hyphens and the minus sign as "-".
`LOW`, `FLAT`  one code point to one of equal length: lower case; lower case without marks, đ as d, every dash as "-". They read first.
`new_tones`    the old place of a tone mark as the new one (`Uỷ ban`, `hoà` become `Ủy ban`, `hòa`), the same length.

In: any text.  Out: a text of the same length.  Combining marks, which no letter of one code point takes up, stay (`text.views` drops them).
"""

from __future__ import annotations

import re
import unicodedata

from text.letters import DASHES

__all__ = ["DROPPED", "FLAT", "LOW", "READING", "flatten", "lower", "needs_reading", "new_tones"]

# Soft hyphen, zero-width space, (non-)joiners, direction marks, word joiner, byte-order mark.
DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# Spaces that type-setting and web pages leave behind; tab and line breaks carry structure and stay.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Letters of other scripts that look like Latin ones and come in through old fonts and OCR; eth and hooked D stand for Đ, gha for Ư.
_LOOK_ALIKES = dict(
    zip(
        "ÐƉðɖƢƣАВЕЅІЈКМНОРСТУХасеорхіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο⁄∕‐‑‒−﹣",
        "ĐĐđđƯưABESIJKMHOPCTYXaceopxijsABEZHIKMNOPTYXo//-----",
        strict=True,
    )
)
# The zero of each script whose digits may stand in a number; nine more follow it.
_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810,
)  # fmt: skip
READING: dict[int, str] = {
    **{ord(c): " " for c in _SPACES},
    **{ord(k): v for k, v in _LOOK_ALIKES.items()},
    **{zero + i: str(i) for zero in _ZEROS for i in range(10)},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width forms
}
_READ = "".join(map(re.escape, map(chr, READING)))
needs_reading = re.compile(f"[{_READ}]").search
# These, and the letters whose lower case is not one code point, or not the same everywhere.
_needs_table = re.compile(f"[{_READ}\u0130\u03a3]").search

# Old tone placement on the second vowel of an open oa, oe, uy becomes the new one on the first; `quý` and closed `hoàn` stay.
_TONES = {
    "à": ("ò", "a"),
    "á": ("ó", "a"),
    "ả": ("ỏ", "a"),
    "ã": ("õ", "a"),
    "ạ": ("ọ", "a"),
    "è": ("ò", "e"),
    "é": ("ó", "e"),
    "ẻ": ("ỏ", "e"),
    "ẽ": ("õ", "e"),
    "ẹ": ("ọ", "e"),
}
_TONES_UY = {"ỳ": "ù", "ý": "ú", "ỷ": "ủ", "ỹ": "ũ", "ỵ": "ụ"}
_OLD_TONE = re.compile("[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?![^\\W\\d_])")


def _tone_pairs() -> dict[str, str]:
    pairs = {"o" + old: first + second for old, (first, second) in _TONES.items()}
    pairs |= {"u" + old: first + "y" for old, first in _TONES_UY.items()}
    for old, new in list(pairs.items()):
        pairs[old.upper()] = new.upper()
        pairs[old[0].upper() + old[1]] = new[0].upper() + new[1]
    return pairs


_PAIRS = _tone_pairs()


def new_tones(text: str) -> str:
    """Return a composed text with every tone mark on its new place."""
    return _OLD_TONE.sub(_with_new_tone, text)


def _with_new_tone(match: re.Match[str]) -> str:
    """Return a vowel and the one with the mark behind it as they are written now; `quý` stays."""
    pair, start = match[0], match.start()
    after_q = pair[0] in "uU" and start > 0 and match.string[start - 1] in "qQ"
    return pair if after_q else _PAIRS.get(pair, pair)


class _Low(dict[int, str]):
    """Lower case of one code point as one code point; what has no such form stays.  Filled as letters are met."""

    def __missing__(self, code: int) -> str:
        char = READING.get(code) or chr(code)
        low = char.lower()
        self[code] = low if len(low) == 1 else char
        return self[code]


class _Flat(dict[int, str]):
    """Lower case without marks of one code point as one code point; what has no such form stays.  Filled as letters are met."""

    def __missing__(self, code: int) -> str:
        char = READING.get(code) or chr(code)
        if not unicodedata.combining(char):
            for _ in range(4):  # until it stays: a form may have one of its own (ǅ, ﬅ)
                base = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
                plain = base[0] if len(base) == 1 else char
                plain = READING.get(ord(plain)) or plain
                low = plain.lower()
                step = low if len(low) == 1 else plain
                step = "d" if step == "đ" else step
                if step == char or char.isalnum() > step.isalnum():  # an Arabic letter of a blank with a mark (ﹰ) stays a letter
                    break
                char = step
        self[code] = char
        return char


LOW = _Low()
FLAT = _Flat({ord(dash): "-" for dash in DASHES})


def lower(text: str) -> str:
    """Return `text` in lower case, the same length."""
    return text.translate(LOW) if _needs_table(text) else text.lower()


def flatten(text: str) -> str:
    """Return `text` in lower case without marks, đ as d and every dash as "-", the same length."""
    return text.lower() if text.isascii() else text.translate(FLAT)
