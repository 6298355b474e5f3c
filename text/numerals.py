"""Roman numerals and ordinal words, read and written.

In: a numeral as printed (`IV`, `iv`, `nhất`).  Out: its value; 0 where it is none.
"""

from __future__ import annotations

from text.fold import flatten

__all__ = ["ordinal", "roman", "roman_value"]

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
    (4, "IV"), (1, "I"),
)  # fmt: skip
_ORDINALS = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral in either case, 0 if a sign of it is none (`IIX` is read as 8: scans have such)."""
    total = last = 0
    for char in reversed(text.upper()):
        value = _VALUES.get(char, 0)
        if not value:
            return 0
        total += -value if value < last else value
        last = max(last, value)
    return total


def roman(value: int) -> str:
    """Return a number from 1 as a Roman numeral in capitals."""
    out = ""
    for step, sign in _SIGNS:
        count, value = divmod(value, step)
        out += sign * count
    return out


def ordinal(text: str) -> int:
    """Return the value of a numeral in figures, in Roman signs, or as an ordinal word ("thứ nhất" without its "thứ"); 0 if it is none."""
    if text.isascii() and text.isdigit():
        return int(text)
    return roman_value(text) or _ORDINALS.get(flatten(text), 0)
