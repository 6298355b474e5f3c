"""Letters of the words of names: initials that spell them, one wrong letter.

In: words, folded or as printed.  Out: whether they can be the same.
"""

from __future__ import annotations

from collections.abc import Collection

from ingest.reading import flatten

__all__ = ["ROMAN", "is_acronym", "one_letter", "spells"]

ROMAN = frozenset("IVX")  # letters of the numbers that units have

Key = tuple[str, ...]


def spells(key: Key, shorts: Collection[str], name: Key) -> bool:
    """Whether the words of a key that are no initials are those of a name, in their places."""
    at = 0
    for word in key:
        if word in shorts:
            at += len(word)
        elif name[at] != word:
            return False
        else:
            at += 1
    return True


def is_acronym(word: str, initials: str) -> bool:
    """Whether a word of capitals is made of a name's initials, in their order."""
    if sum(c.isupper() for c in word) < 2 or ROMAN.issuperset(word):
        return False
    rest = iter(initials)
    return all(letter in rest for letter in flatten("".join(c for c in word if c.isupper())))


def one_letter(a: str, b: str) -> bool:
    """Whether two words of three letters and more differ by one letter."""
    if a == b or min(len(a), len(b)) < 2 or abs(len(a) - len(b)) > 1 or max(len(a), len(b)) < 3:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
