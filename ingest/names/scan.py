"""Actors in running text: known bodies, groups, and unknown bodies whose name is printed like one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.names.lists import Lists
from ingest.names.mention import Mention
from ingest.names.registry import registry
from ingest.names.words import words
from ingest.reading import flatten

__all__ = ["mentions_of"]

_WORD = re.compile(r"[^\W_]+")
_AHEAD = 40  # characters that tell whether a group can begin
_CLAUSE = 1500  # characters that one list may take


@cache
def _firsts() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that a name with a capital can begin with, and those that a group or collective in small letters can."""
    vocabulary = words()
    return vocabulary.firsts("head", "level"), vocabulary.firsts("plural", "group_noun", "collective")


def mentions_of(lists: Lists) -> list[Mention]:
    """Return the actors that a text names, in order, none inside another."""
    reading = lists.reading
    chars, low, flat = reading.chars, reading.low, reading.flat
    named, grouped = _firsts()
    known = registry().firsts
    short = frozenset(key[0] for key in lists.short)
    out: list[Mention] = []
    at = 0
    for word in _WORD.finditer(chars):
        start, end = word.span()
        if start < at:
            continue
        capital = chars[start].isupper()
        first = low[start:end]
        if not (capital and (first in named or flat[start:end] in known or flat[start:end] in short) or first in grouped):
            continue
        if not capital and not _goes_on(low[start : start + _AHEAD]):
            continue
        if start > 1 and chars[start - 1] in "/-" and not chars[start - 2].isspace():
            continue  # part of a document's number
        found, stop = lists.begun(start, min(len(chars), start + _CLAUSE), open=False, running=True)
        kept = [m for m in found if _is_sure(lists, m, start)]
        if kept:
            out += kept
            at = max(m.end for m in kept) if len(kept) < len(found) else stop
    return out


@lru_cache(maxsize=65536)
def _goes_on(ahead: str) -> bool:
    """Whether words in small letters can begin a group or collective: one of its phrases stands there, or behind a plural."""
    vocabulary = words()
    low = _WORD.findall(ahead)[:6]
    if len(low) > 1 and len(ahead) == _AHEAD:
        low = low[:-1] or low  # the last word may be cut
    at = vocabulary.at("plural", low, 0, len(low))
    known = at < len(low) and flatten(low[at]) in registry().firsts
    return known and at > 0 or any(vocabulary.at(kind, low, at, len(low)) for kind in ("group_noun", "collective", "head", "level"))


def _is_sure(lists: Lists, mention: Mention, start: int) -> bool:
    """Whether words in running text are printed like a name: a known body with a capital, a group, an unknown name with two capitals."""
    chars = lists.reading.chars
    text = chars[mention.start : mention.end]
    if mention.kind == "group" or registry().is_group(mention.body):
        return True
    if mention.body:
        low = _WORD.findall(lists.reading.low[mention.start : mention.end])
        return any(c.isupper() for c in text) or words().at("plural", low, 0, len(low)) > 0
    spans = [m.start() for m in _WORD.finditer(text)]
    if len(spans) < 2 or text.isupper() or "\n" in text and text.count("\n") > 1:
        return False
    vocabulary = words()
    low = _WORD.findall(lists.reading.low[mention.start : mention.end])
    width = vocabulary.at("head", low, 0, len(low))
    if not width or not text[0].isupper():
        return False
    inner = vocabulary.covers("inner", low, min(width, len(low) - 1), 0, len(low))
    return width < len(low) and (text[spans[width]].isupper() or text[spans[width]].isdigit() or inner) or width > 1 and width < len(low)
