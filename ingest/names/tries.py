"""Names as tries of folded syllables, without "và": one step a syllable, the longest name wins."""

from __future__ import annotations

import re
from typing import Any

from text.phrases import words_of

__all__ = ["END", "SKIP", "WORD", "province_end", "put", "walk", "words_of"]

WORD = re.compile(r"[^\W_]+")
SKIP = frozenset({"va"})
END = ""  # key of a trie node that ends a name
_GAP = re.compile(r" {0,3}\n? {0,2}(?:[-,&/.]{0,1}) {0,2}")


def put(trie: dict[str, Any], words: list[str], value: tuple[str, str]) -> None:
    """Add a name to a trie; the first value of a name stays."""
    for word in words:
        trie = trie.setdefault(word, {})
    trie.setdefault(END, value)


def walk(trie: dict[str, Any], tokens: list[tuple[int, int]], words: list[str], flat: str, i: int) -> tuple[str, int, str] | None:
    """Return (value, index behind the last token, exact form or "") of the longest name that begins at token i."""
    best: tuple[str, int, str] | None = None
    at = i
    while at < len(words):
        word = words[at]
        if at > i:
            gap = flat[tokens[at - 1][1] : tokens[at][0]]
            if gap != " " and not _GAP.fullmatch(gap):
                break
        following = trie.get(word)
        if following is None:
            if word in SKIP and at > i:
                at += 1
                continue
            break
        trie = following
        at += 1
        value = trie.get(END)
        if value is not None:
            best = (value[0], at, value[1])
    return best


def province_end(trie: dict[str, Any], flat: str, at: int) -> int:
    """Return where a province's name that begins at `at` ends, 0 if there is none."""
    best = 0
    for match in WORD.finditer(flat, at, at + 40):
        if match.start() > at and flat[at : match.start()].strip(" -"):
            break
        following = trie.get(match[0])
        if following is None:
            break
        trie, at = following, match.end()
        if END in trie:
            best = match.end()
    return best
