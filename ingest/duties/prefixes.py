"""The words that a pattern's matches can begin with: most patterns need not be tried on most texts.

In: a regular expression of schemas/vocab, read sign by sign.  Out: the first words, None where its beginning is left open.
"""

from __future__ import annotations

import re

__all__ = ["first_words"]

State = tuple[str, bool]  # the word so far, whether it has ended
_AROUND = re.compile(r"\(\?(?:[=!]|<[=!])")  # a group that only looks
_COUNT = re.compile(r"[?*+]|\{\d*,?\d*\}")


class _Open(Exception):
    """The pattern does not tell what word it begins with."""


def first_words(pattern: str) -> frozenset[str] | None:
    """Return the words that a match can begin with; None if the pattern does not tell.

    The pattern is held to begin and end at word borders.
    """
    try:
        states, _ = _alternatives(pattern, 0, {("", False)})
    except _Open:
        return None
    words = frozenset(word for word, _ in states)
    return None if "" in words else words


def _alternatives(pattern: str, at: int, states: set[State]) -> tuple[set[State], int]:
    """Return the states behind the alternatives that begin at a place, and where they end."""
    out, at = _sequence(pattern, at, states)
    while pattern[at : at + 1] == "|":
        more, at = _sequence(pattern, at + 1, states)
        out |= more
    return out, at


def _sequence(pattern: str, at: int, states: set[State]) -> tuple[set[State], int]:
    while at < len(pattern) and pattern[at] not in "|)":
        live = {state for state in states if not state[1]}
        found, at = _atom(pattern, at, live)
        count = _COUNT.match(pattern, at)
        if count is not None:
            at = count.end()
            again = count[0] != "?" and count[0] not in ("{1}", "{0,1}", "{,1}")
            if again and any(not ended for _, ended in found - live):
                raise _Open  # further rounds go on with the word
            found = found | live if count[0][0] in "?*" or count[0].startswith(("{0", "{,")) else found
        states = (states - live) | found
    return states, at


def _atom(pattern: str, at: int, live: set[State]) -> tuple[set[State], int]:
    """Return the states behind one sign, class or group, and where it ends."""
    sign = pattern[at]
    if sign == "(":
        looks = _AROUND.match(pattern, at)
        inner = looks.end() if looks else at + (3 if pattern.startswith("(?:", at) else 1)
        found, end = _alternatives(pattern, inner, set() if looks else live)
        return (live if looks else found), end + 1
    if sign == "[":
        end = pattern.index("]", at + 2)
        return _any_of(pattern[at + 1 : end], live), end + 1
    if sign == "\\":
        return _escaped(pattern[at + 1], live), at + 2
    if sign == "." and live:
        raise _Open
    return (live if sign in "^$" else _put(live, sign)), at + 1


def _any_of(signs: str, live: set[State]) -> set[State]:
    """Return the states behind a class of signs: letters one by one, other signs end the word."""
    if live and (signs[0] == "^" or "\\" in signs.replace("\\s", "") or re.search(r"\w-\w", signs)):
        raise _Open
    return {state for sign in signs.replace("\\s", " ") for state in _put(live, sign)}


def _escaped(sign: str, live: set[State]) -> set[State]:
    if sign in "bB":
        return live
    if sign in "wWdDS" and live:
        raise _Open
    return _put(live, " " if sign == "s" else sign)


def _put(live: set[State], sign: str) -> set[State]:
    return {(word + sign, False) if sign.isalnum() else (word, bool(word)) for word, _ in live}
