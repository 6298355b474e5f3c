"""Initials that stand for a name which the same document says in full: "P. KHTH", "K. HSTC", "TT DVNN", "TTDVNN".

In: the words of a document.  Out: whom each of them names, by its folded words.  What fits two names, or none, stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.names.pieces import stretch
from ingest.names.registry import registry
from ingest.names.tokens import Tokens
from ingest.names.words import words
from ingest.reading import flatten, lower
from text.rules import load

if TYPE_CHECKING:
    from ingest.names.lists import Lists

__all__ = ["initial_names"]

_MOST = 5  # words of a name behind a short word for its kind
_LETTERS = range(2, 9)  # letters of initials
_ALONE = 4  # letters that initials need which hold the kind too
_TELLING = 2  # first letters that two words of a name tell
_INDEXED = 4  # first letters by which full names are looked up
_NEAR = 14  # words back to the kind that a list says before its first name only
_SYLLABLE = re.compile(r"[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}[cghmnpt]{0,2}")  # initials are seldom one
_INNER = frozenset(("", "dash", "amp", "comma"))  # separators that stand inside a name
_LISTED = frozenset(("comma", "colon", "slash", "semi"))
_ENDED = frozenset(("strong", "stop", "block"))
_SURE, _LIKELY = 2, 1  # how a full name ends: at a sign, before a small letter

Key = tuple[str, ...]
Named = tuple[str, str]  # body, name


class _Short(NamedTuple):
    """A short name: the kinds of body that it may be of (none: its initials hold the kind), and words [first, end) of the rest."""

    kinds: tuple[Key, ...]
    first: int
    end: int


def initial_names(lists: Lists) -> dict[Key, Named]:
    """Return the body and the name behind the short names of a document, by their folded words as they stand."""
    tokens = lists.tokens
    out = _offices(lists)
    asked = dict(_asked(tokens))
    if not asked:
        return out
    fulls: dict[tuple[Key, str], list[tuple[int, int]]] = {}
    for kind, start in _fulls(tokens, asked.values()):
        behind = start + len(kind)
        letters = _first_letters(tokens, behind)
        for count in range(1, len(letters) + 1):
            fulls.setdefault((kind, letters[:count]), []).append((start, behind))
    for key, short in asked.items():
        begun = [places for kind in short.kinds or ((),) for places in fulls.get((kind, _told_letters(tokens, short)), ())]
        found = _named(lists, begun, short) or _known(tokens, short) or _printed(tokens, short)
        if found is not None:
            out[key] = found
    last = {short.first: key for key, short in asked.items() if key in out}  # of those that begin at one word the longest
    return {key: named for key, named in out.items() if key not in asked or last[asked[key].first] == key}


def _first_letters(tokens: Tokens, at: int) -> str:
    """Return the first letters of the words from `at` on, of four at most, none of "và"."""
    out = ""
    for k in range(at, len(tokens.flat)):
        if tokens.low[k] == "và":
            continue
        if len(out) == _INDEXED or k > at and tokens.seps[k] not in _INNER:
            break
        out += tokens.flat[k][0]
    return out


def _told_letters(tokens: Tokens, short: _Short) -> str:
    """Return the first letters of the words that a short name tells, of four at most, none of "và"."""
    told = (k for k in range(short.first, short.end) if tokens.low[k] != "và")
    return "".join(tokens.flat[k] if _is_initials(tokens.printed[k]) else tokens.flat[k][0] for k in told)[:_INDEXED]


def _begins(tokens: Tokens, k: int) -> bool:
    """Whether no name goes on with word k: "Phòng | Tổ chức cán bộ"."""
    return not k or bool(tokens.seps[k]) or tokens.printed[k - 1][0].islower()


def _offices(lists: Lists) -> dict[Key, Named]:
    """Return the one office of its kind that a document names in full, behind the initials of that kind: "BCĐ"."""
    out: dict[Key, Named] = {}
    for word in sorted(set(lists.tokens.printed) & registry().spelled.keys()) if lists.short else ():
        low = lower(registry().spelled[word]).split()
        if words().at("office", low, 0, len(low)) == len(low):
            key = tuple(map(flatten, low))
            named = {lists.short[key]} if key in lists.short else {full for name, full in lists.short.items() if name[: len(key)] == key}
            if len(named) == 1:
                out[(flatten(word),)] = named.pop()
    return out


def _asked(tokens: Tokens) -> Iterator[tuple[Key, _Short]]:
    """Yield the short names of a document by their folded words; of those that begin at one word the longest last."""
    kinds, flat, printed = _kinds(), tokens.flat, tokens.printed
    initials = {word for word in set(printed) if _is_initials(word)}
    own = {word for word in initials if not _is_other(word)}
    behind = {word for word in initials if len(word) == min(_LETTERS)} | own  # initials of two letters mean many things
    if not own and kinds.keys().isdisjoint(printed):
        return
    asked = kinds.keys() | initials
    for k in [k for k, word in enumerate(printed) if word in asked]:
        word = printed[k]
        if word in kinds:
            for end in _ends(tokens, k + 1, plain=True):
                yield tuple(flat[k:end]), _Short(kinds[word], k + 1, end)
        elif word in initials and k and tokens.seps[k] in _LISTED:
            for kind in _shared(tokens, k):
                yield (*kind, flat[k]), _Short((kind,), k, k + 1)
        elif word in behind and k and (head := _head(tokens, k)) is not None:
            begin, first = head
            for end in _ends(tokens, k, plain=False):
                yield tuple(flat[begin:end]), _Short((tuple(flat[begin:first]),), first, end)
        if word in own and len(word) >= _ALONE and k and printed[k - 1] not in kinds:
            yield (flat[k],), _Short((), k, k + 1)


def _head(tokens: Tokens, k: int) -> tuple[int, int] | None:
    """Return where the word for a kind of body begins and ends of whose name word k is a part, None where no name runs up to it."""
    for end in range(k, max(0, k - _MOST), -1):
        if tokens.seps[end] not in _INNER:
            return None
        begun = (n for n in range(max(0, end - 3), end) if words().at("head", tokens.low, n, end) == end - n)
        begin = next((n for n in begun if not tokens.printed[n].isupper()), None)
        if begin is not None and (end == k or not tokens.seps[end] and tokens.printed[begin][0].isupper()):
            return (begin, end) if end < k or not tokens.seps[k] else None
    return None


def _shared(tokens: Tokens, k: int) -> tuple[Key, ...]:
    """Return the kinds that the list says once in which word k stands: "các phòng: QLCL, VT", "P. TCKT, KHTH"."""
    heads = words().firsts("head")
    for n in range(k - 1, max(-1, k - _NEAR), -1):
        if tokens.printed[n] in _kinds():
            return _kinds()[tokens.printed[n]]
        if tokens.low[n] in heads and (width := words().at("head", tokens.low, n, k)):
            behind = n + width
            said = tokens.seps[behind] == "colon" or _is_initials(tokens.printed[behind])
            return (tuple(tokens.flat[n:behind]),) if said else ()
        if tokens.seps[n] in _ENDED:
            return ()
    return ()


def _is_other(word: str) -> bool:
    """Whether a word in capitals is a syllable, or initials that mean the same in every document."""
    flat = flatten(word)
    return _SYLLABLE.fullmatch(flat) is not None or word in registry().spelled or registry().is_short(flat)


def _ends(tokens: Tokens, first: int, *, plain: bool) -> Iterator[int]:
    """Yield where a short name may end whose rest begins at word `first`; `plain` lets the rest have no initials."""
    known, low, count = words(), tokens.low, len(tokens.low)
    behind = tokens.reading.chars[tokens.spans[first - 1][1] : tokens.spans[first - 1][1] + 1]
    if first >= count or tokens.seps[first] or not (behind.isspace() or behind == "."):
        return  # "12/2025/TT-BYT"
    for k in range(first, min(count, first + _MOST)):
        if k > first and tokens.seps[k] not in ("", "dash", "amp"):
            return
        small = tokens.printed[k][0].islower() and (tokens.printed[k - 1][0].islower() or k > first and _is_initials(tokens.printed[k - 1]))
        if small and known.at("verb|stop|role|break", low, k, count):
            return
        if k == first and not tokens.printed[k][0].isupper():
            return
        if plain or any(map(_is_initials, tokens.printed[first : k + 1])):
            yield k + 1


def _fulls(tokens: Tokens, asked: Iterable[_Short]) -> Iterator[tuple[Key, int]]:
    """Yield (its words for a kind, none where initials hold it, its first word) of whatever begins like a full name that is asked for."""
    known, flat, printed, heads = words(), tokens.flat, tokens.printed, words().firsts("head")
    kinds: dict[str, set[Key]] = {}
    letters: set[str] = set()
    for short in asked:
        for kind in short.kinds:
            kinds.setdefault(kind[0], set()).add(kind)
        if not short.kinds:
            letters.add(flat[short.first][:_TELLING])
    begun = {*tokens.where(frozenset(kinds), always=False), *(tokens.where(heads, marked=True) if letters else ())}
    for k in sorted(begun - {len(flat) - 1}):
        if not printed[k][0].isupper() or printed[k].isupper() or known.at("no_head", tokens.low, k, len(flat)) > 1:
            continue
        for kind in kinds.get(flat[k], ()):
            if tuple(flat[k : k + len(kind)]) == kind:
                yield kind, k
        told = flat[k][0] + flat[k + 1][0]
        if told in letters and tokens.low[k] in heads and _begins(tokens, k):
            yield (), k


def _named(lists: Lists, begun: Iterable[tuple[int, int]], short: _Short) -> Named | None:
    """Return the one name that begins at one of these words and that a short name spells, None where none or several do."""
    ends: dict[int, set[Key]] = {_SURE: set(), _LIKELY: set()}
    seen: dict[Key, tuple[int, int]] = {}
    for start, behind in begun:
        end = _spelled(lists.tokens, behind, short)
        how = _ending(lists.tokens, end) if end else 0
        if how and start != short.first:
            seen[tuple(lists.tokens.flat[start:end])] = start, end
            ends[how].add(tuple(lists.tokens.flat[start:end]))
    names = ends[_SURE] or (ends[_LIKELY] if _letters(lists.tokens, short) > min(_LETTERS) else set())
    if len(names) != 1:
        return None
    start, end = seen[names.pop()]
    s = stretch(lists.tokens, lists.tokens.spans[start][0], lists.tokens.spans[end - 1][1])
    item = lists.judge(s, slot=True).judge(0, len(s.spans))
    if item is None or len(item.mentions) != 1:
        return None
    return item.mentions[0].body, item.mentions[0].name


def _letters(tokens: Tokens, short: _Short) -> int:
    """Return how many letters of its full name a short name tells."""
    return sum(map(len, tokens.printed[short.first : short.end]))


def _spelled(tokens: Tokens, at: int, short: _Short) -> int:
    """Return the word behind the words from `at` on that a short name spells by initials or as they stand, 0 where it spells others."""
    begin = at
    for k in range(short.first, short.end):
        is_short = _is_initials(tokens.printed[k])
        for told in tokens.flat[k] if is_short else (tokens.flat[k],):
            while at < len(tokens.flat) and tokens.low[at] == "và" != tokens.low[k]:
                at += 1
            if at >= len(tokens.flat) or at > begin and tokens.seps[at] not in _INNER:
                return 0
            if is_short and _is_initials(tokens.printed[at]):
                return 0  # "Sở GD&ĐT để tổng hợp" spells no "Sở GD&ĐT" in full
            if not (tokens.flat[at].startswith(told) if is_short else tokens.flat[at] == told):
                return 0
            at += 1
    return at


def _ending(tokens: Tokens, end: int) -> int:
    """Return how surely a full name ends before word `end`, 0 where it goes on."""
    known, low = words(), tokens.low
    while end < len(low) and not tokens.seps[end] and (width := known.at("level", low, end, len(low))):
        end += width
    if end >= len(low) or tokens.seps[end] not in ("", "dash", "amp", "comma"):
        return _SURE
    joined = tokens.seps[end] or low[end] == "và"
    at = end + (low[end] == "và")
    if at < len(low) and tokens.printed[at][0].isupper():
        return _SURE if joined and known.at("head|collective", low, at, len(low)) else 0
    if "(" in tokens.reading.chars[tokens.spans[end - 1][1] : tokens.spans[end][0]]:
        return _SURE
    return _SURE if tokens.seps[end] == "comma" else 0 if joined and low[end] != "và" else _LIKELY


def _known(tokens: Tokens, short: _Short) -> Named | None:
    """Return the known body whose name a short word for its kind and initials spell, None where they spell none or several."""
    rest = slice(short.first, short.end)
    if not any(map(_is_initials, tokens.printed[rest])):
        return None
    found = {
        registry().whole([*kind, *tokens.flat[rest]], [*map(str.capitalize, kind), *tokens.printed[rest]], None) for kind in short.kinds
    }
    found.discard("")
    return (found.pop(), "") if len(found) == 1 else None


def _printed(tokens: Tokens, short: _Short) -> Named | None:
    """Return a short name as it stands where a full stop and initials show that it is one: "P. KHTH"."""
    chars, behind = tokens.reading.chars, tokens.spans[short.first - 1][1]
    rest = tokens.printed[short.first : short.end]
    if not short.kinds or chars[behind] != "." or not all(map(_is_initials, rest)) or any(map(_is_post_or_body, rest)):
        return None
    return "", " ".join(chars[tokens.spans[short.first - 1][0] : tokens.spans[short.end - 1][1]].split())


def _is_post_or_body(word: str) -> bool:
    """Whether initials mean a post or a body of their own in every document: "P. GĐ Sở Y tế", "TT. HĐND tỉnh"."""
    low = lower(registry().spelled.get(word, "")).split()
    return any(words().at(kind, low, 0, len(low)) for kind in ("rank", "head|collective")) if low else False


def _is_initials(word: str) -> bool:
    return len(word) in _LETTERS and word.isupper() and word.isalpha()


@cache
def _kinds() -> dict[str, tuple[Key, ...]]:
    """Return the folded words for a kind of body that a short one stands for, by the short one as printed."""
    out: dict[str, tuple[Key, ...]] = {}
    for rule in load("actors"):
        for short in rule.vi if rule.kind == "short_kind" else ():
            out[short] = (*out.get(short, ()), tuple(flatten(rule.value).split()))
    return out
