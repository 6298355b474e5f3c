"""Verbs of administrative work, rows of schemas/rules/verbs.yaml: a name ends before them, a statement of work begins with them."""

from __future__ import annotations

import re
from functools import cache

from text.rules import Matcher, load
from text.views import fold

__all__ = ["VERBS", "begins_with_verb"]

# Every verb, folded.
VERBS: frozenset[str] = frozenset(fold(word) for rule in load("verbs") for word in rule.vi)
_LEAD = re.compile(r"[\s*_“\"(:,;.-]*")
_REACH = 60


@cache
def _verbs() -> Matcher:
    return Matcher(load("verbs"))


def begins_with_verb(flat: str, start: int, end: int, low: str | None = None) -> bool:
    """Return whether the words [start, end) begin with a verb; `flat` is folded, `low` in lower case (None: marks do not count)."""
    lead = _LEAD.match(flat, start, end)
    at = lead.end() if lead else start
    return _verbs().at(flat, low if low is not None else flat, at, min(end, at + _REACH)) is not None
