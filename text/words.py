"""Words without accents: the form in which stored texts and the words of a question are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from text.views import fold

__all__ = ["around", "beginning", "folded_words", "wrapped"]

_WORD = re.compile(r"[^\W_]+")


def folded_words(text: str) -> str:
    """Return the words of `text` without accents in lower case, apart by one space: the form that `Query.words` is matched against."""
    return " ".join(filter(None, map(_between_blanks, text.split(" "))))


@lru_cache(maxsize=16384)
def _between_blanks(text: str) -> str:
    """Return the folded words of what stands between two blanks: nothing is folded across one, and syllables come again and again."""
    return " ".join(_WORD.findall(fold(text)))


def beginning(words: str, most: int) -> str:
    """Return `words`, cut behind a word where they have more than `most` characters."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def wrapped(words: str, width: int, indent: str) -> list[str]:
    """Return words that stand apart by one space in lines of at most `width` characters behind `indent`, cut at spaces alone: a number with
    hyphens and an address stay whole, also one longer than a line."""
    lines: list[str] = []
    line = indent
    for word in words.split(" "):
        if line is not indent and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = indent
        line = f"{line} {word}" if line is not indent else indent + word
    return [*lines, line]


_BEFORE = 6  # words shown before the first that matters


def around(words: str, most: int, terms: Mapping[str, int]) -> str:
    """Return at most about `most` characters of `words` where these terms (folded words, each with its weight) stand, cut at blanks.

    The beginning where they all stand there, or none does.
    """
    if len(words) <= most:
        return words
    parts = words.split(" ")
    flat = [(word, at) for at, part in enumerate(parts) for word in _between_blanks(part).split()]
    said = [word for word, _ in flat]
    begin: dict[str, list[tuple[list[str], str]]] = {}
    for term in terms:
        if wanted := term.split():
            begin.setdefault(wanted[0], []).append((wanted, term))
    found = [
        (flat[i][1], flat[i + len(wanted) - 1][1], term)
        for i, word in enumerate(said)
        for wanted, term in begin.get(word, ())
        if said[i : i + len(wanted)] == wanted
    ]
    starts = {0, *(max(0, first - _BEFORE) for first, _, _ in found)}

    def weight(start: int) -> int:
        stop = _stop(parts, start, most)
        return sum(terms[term] for term in {term for first, last, term in found if start <= first and last < stop})

    start = min(starts, key=lambda at: (-weight(at), at))
    stop = _stop(parts, start, most)
    return ("… " if start else "") + " ".join(parts[start:stop]) + (" …" if stop < len(parts) else "")


def _stop(parts: list[str], start: int, most: int) -> int:
    """Return the place behind the last part that still fits into `most` characters from `start` on; one part always does."""
    length, stop = len(parts[start]), start + 1
    while stop < len(parts) and length + 1 + len(parts[stop]) <= most:
        length += 1 + len(parts[stop])
        stop += 1
    return stop
