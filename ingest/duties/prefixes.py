"""The words that a regular expression's matches can begin with: most patterns need not be tried on most texts."""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any

__all__ = ["first_words"]

_LIMIT = 4000
State = tuple[tuple[str, ...], str, bool]  # words that ended, the running word, whether nothing more is known


def first_words(pattern: str, count: int = 1) -> frozenset[tuple[str, ...]] | None:
    """Return the words that a match can begin with, up to `count` of them; None if the pattern does not tell.

    A tuple of fewer words means that any word may follow.  The pattern is held to begin and end at word borders.
    """
    states = _run(parser.parse(pattern).data, {((), "", False)}, count)
    if states is None:
        return None
    out = {done if ended or not word else (*done, word) for done, word, ended in states}
    return None if () in out else frozenset(out)


def _run(items: Any, states: set[State] | None, count: int) -> set[State] | None:
    for code, value in items:
        if states is None or len(states) > _LIMIT:
            return None
        live = {s for s in states if not s[2]}
        if not live:
            return states
        ended = states - live
        following = _step(code, value, live, count)
        states = None if following is None else ended | following
    return states


def _step(code: Any, value: Any, live: set[State], count: int) -> set[State] | None:
    if code is op.LITERAL:
        return {_put(s, chr(value), count) for s in live}
    if code is op.IN:
        if all(c is op.LITERAL for c, _ in value):
            return {_put(s, chr(v), count) for s in live for _, v in value}
        if all(c is op.LITERAL and not chr(v).isalnum() or c is op.CATEGORY and v is op.CATEGORY_SPACE for c, v in value):
            return {_put(s, " ", count) for s in live}
        return {(done, "", True) for done, _, _ in live}
    if code is op.BRANCH:
        out: set[State] = set()
        for branch in value[1]:
            found = _run(branch, set(live), count)
            if found is None:
                return None
            out |= found
        return out
    if code is op.SUBPATTERN:
        return _run(value[3], live, count)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inner = value
        found = _run(inner, set(live), count)
        if found is None:
            return None
        if most is op.MAXREPEAT or most > 1:
            again = _run(inner, {s for s in found if not s[2]}, count)
            if again is None:
                return None
            if {s for s in again if not s[2]} - found - live:  # more rounds say more: leave the rest open
                found = {s if s[2] else (s[0], "", True) for s in found} | {s if s[2] else (s[0], "", True) for s in again}
            else:
                found |= again
        return found | live if least == 0 else found
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return live
    return {(done, "", True) for done, _, _ in live}


def _put(state: State, sign: str, count: int) -> State:
    done, word, _ = state
    if sign.isalnum():
        return done, word + sign, False
    if word:
        done = (*done, word)
    return done, "", len(done) >= count
