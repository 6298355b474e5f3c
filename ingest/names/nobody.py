"""Where surely no list of actors begins, told from two words: most words that a name can begin with begin none.

In: a word of a document and its short forms.  Out: whether neither an actor, nor a territory, nor what stands before one begins with it.
"""

from __future__ import annotations

from ingest.names.registry import registry
from ingest.names.short_forms import Short
from ingest.names.tokens import Tokens
from ingest.names.words import words

__all__ = ["begins_none"]

_PHRASE = 12  # words looked at: more than a phrase that begins an actor has


def begins_none(tokens: Tokens, short: Short, k: int) -> bool:
    """Whether no actor begins at word k: "Thông số kỹ thuật" is no "Thông tấn xã".

    Words that a list takes out of names ("và") leave that open, and so do abbreviations and the short forms `short` of the document.
    """
    known, low, end = words(), tokens.low, min(len(tokens.spans), k + _PHRASE)
    if k + 1 >= end or low[k] in known.before or not known.firsts("join").isdisjoint(low[k + 1 : end]):
        return False
    if tokens.short[tokens.printed[k]] or tokens.short[tokens.printed[k + 1]] or registry().may_name(tokens.flat, k):
        return False
    return not known.at("plural|head|collective|level", low, k, end) and tokens.flat[k] not in short.widths
