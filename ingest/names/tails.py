"""Names of running text without the words behind them that are none of theirs: "Tỉnh ủy Nghệ An về", "Bộ Tài chính - 03 Nghị định".

In: a name that no vocabulary knows, as it stands in the text.  Out: the known body that it begins with where what follows is a number,
words of work, a document, a person or another agency; else the name up to the words that say something of it.
"""

from __future__ import annotations

from functools import cache

from ingest.names.family_names import family_names
from ingest.names.lists import Lists
from ingest.names.mention import Mention
from ingest.names.words import words
from ingest.reading import flatten
from text.vocabulary import load

__all__ = ["without_tail"]

_PERSON = 4  # words of a person's name
_NAME = 3  # words that a name needs before the words that say something of it


def without_tail(lists: Lists, mention: Mention) -> Mention:
    """Return a mention without the words at its end that are no part of its name."""
    tokens, known = lists.tokens, words()
    i, j = tokens.inside(mention.start, mention.end)
    for k in range(i + 2, j):
        if _tells(lists, i, k, j) and (body := lists.named(mention.start, tokens.spans[k - 1][1])) is not None and body.body:
            return body
    stop = next((k for k in range(i + _NAME, j) if _breaks(lists, k, j)), j)
    while stop > i + 1 and _is_small(lists, stop - 1) and known.at("linking|join", tokens.low, stop - 1, stop):
        stop -= 1
    if stop == j:
        return mention
    return lists.named(mention.start, tokens.spans[stop - 1][1]) or mention


def _breaks(lists: Lists, k: int, j: int) -> bool:
    """Whether words that say something of a name, or another thing of a list, begin at word k."""
    tokens = lists.tokens
    if _is_small(lists, k):
        return words().at("break", tokens.low, k, j) > 0
    joined = tokens.seps[k] == "comma" or tokens.low[k - 1] == "và"
    return joined and _is_document(lists, k)


def _is_document(lists: Lists, k: int) -> bool:
    return any(tuple(lists.tokens.flat[k : k + width]) in _documents() for width in (1, 2, 3))


def _is_small(lists: Lists, k: int) -> bool:
    return lists.tokens.printed[k][0].islower()


def _tells(lists: Lists, i: int, k: int, j: int) -> bool:
    """Whether words that are no part of a known body's name begin at word k: a number, work, a document, a person, another agency."""
    tokens, known = lists.tokens, words()
    printed, low = tokens.printed[k], tokens.low
    if printed[0].isdigit():
        return not any(known.at("numbered", low, b, k) == k - b for b in (k - 2, k - 1))  # "khu vực 8"
    if printed[0].islower():
        told = known.at("verb|stop|break|linking|join", low, k, j)
        return told > 0 and (known.at("parent", low, i, j) > 0 or not known.covers("inner", low, k, i, j))
    if _is_document(lists, k):
        return True
    if known.at("parent", low, k, j) and known.at("parent", low, i, j):
        return True
    if printed not in family_names() or not _PERSON - 1 <= j - k <= _PERSON or known.at("level", low, k - 1, k):
        return False
    return all(word[0].isupper() for word in tokens.printed[k:j]) and not tokens.province_end(tokens.spans[k][0])


@cache
def _documents() -> frozenset[tuple[str, ...]]:
    """Return the names of the types of documents as folded words."""
    return frozenset(tuple(flatten(term.label_vi).split()) for term in load().document_types)
