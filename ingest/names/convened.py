"""Committees and teams that a level ends the name of, which says what they do: "Hội đồng đánh giá, phân hạng sản phẩm OCOP huyện | họp".

In: the lists of a document.  Out: those names as a sentence that one begins prints them; elsewhere they would be cut at their verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.names.tokens import Tokens
from ingest.names.words import words
from text.letters import capital

if TYPE_CHECKING:
    from ingest.names.lists import Lists

__all__ = ["convened_names"]

_MOST = 14  # words of such a name
_INSIDE = frozenset(("", "comma", "va"))
_NO_NAME = "rank|plural|linking|role|modal|owning|must"


def convened_names(lists: Lists) -> dict[tuple[str, ...], str]:
    """Return the printed names by their folded words; that of a province's without its level."""
    out: dict[tuple[str, ...], str] = {}
    tokens, known = lists.tokens, words()
    for k in tokens.where(known.firsts("convened"), marked=True):
        level = _level(tokens, k)
        if level:
            stop = level if known.at("level province|level city", tokens.low, level, level + 1) else level + 1
            name = lists.reading.chars[tokens.spans[k][0] : tokens.spans[stop - 1][1]]
            out.setdefault(tuple(tokens.flat[k : level + 1]), capital(" ".join(name.split())))
    return out


def _level(tokens: Tokens, k: int) -> int:
    """Return the level's word that ends a name which begins a sentence at word k, 0 where none does: work stands right behind the word
    for a committee, and behind the level."""
    known, low, size = words(), tokens.low, len(tokens.low)
    width = known.at("convened", low, k, size)
    first = k + width
    if not width or not tokens.printed[k][0].isupper() or tokens.printed[k].isupper() or k and not tokens.seps[k]:
        return 0
    if first >= size or tokens.printed[first][0].isupper() or not known.at("verb", low, first, size):
        return 0
    for n in range(first, min(size - 1, k + _MOST)):
        if tokens.seps[n] not in _INSIDE or _is_name(tokens.printed[n]) or known.at(_NO_NAME, low, n, size):
            return 0
        asked = any(known.at("verb", low, n - width, n) == width for width in (1, 2))  # "hỗ trợ | huyện"
        if (
            known.at("level", low, n, size) == 1
            and n > first + 1
            and not asked
            and not tokens.seps[n]
            and not tokens.seps[n + 1]
            and known.at("verb|duty|role|modal", low, n + 1, size)
        ):
            return n
    return 0


def _is_name(printed: str) -> bool:
    """Whether a printed word begins with a capital and is no abbreviation of a thing ("OCOP")."""
    return printed[0].isupper() and (not printed.isupper() or words().at("head", [printed.lower()], 0, 1) > 0)
