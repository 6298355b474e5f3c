"""Actors in running text: known bodies, groups, and unknown bodies whose name is printed like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.names.lists import Lists
from ingest.names.mention import Mention
from ingest.names.registry import registry
from ingest.names.tails import without_tail
from ingest.names.words import words
from ingest.reading import flatten

__all__ = ["mentions_of"]

_WORD = re.compile(r"[^\W_]+")
_SYLLABLE = re.compile(r"[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}[cghmnpt]{0,2}")  # an abbreviation is seldom one
_CLAUSE = 1500  # characters that one list may take
_LONGEST = 14  # words of a known name
_INNER = frozenset((" ", ", ", " - ", " – ", "-", "&"))  # between words of a name
_COMMITTEE = "body:uy-ban-nhan-dan"


@dataclass(frozen=True, slots=True)
class _Firsts:
    """Words that names, groups and what ends them begin with."""

    named: frozenset[str]
    plural: frozenset[str]
    nouns: frozenset[str]
    grouped: frozenset[str]
    tails: frozenset[str]
    ends: frozenset[str]
    starts: frozenset[str]
    groups: frozenset[str]  # plurals and nouns


@cache
def _firsts() -> _Firsts:
    vocabulary = words()
    ends = vocabulary.firsts("verb", "stop", "break") - vocabulary.firsts("place", "level", "group_tail", "district_kind", "inner", "head")
    nouns = vocabulary.firsts("group_noun", "medium_head")
    grouped = nouns | vocabulary.firsts("collective")
    starts = grouped | vocabulary.firsts("plural", "head", "level")
    tails = vocabulary.firsts("group_tail", "medium") - frozenset(("tỉnh", "thành", "cấp", "trong", "của", "địa", "các"))
    return _Firsts(
        vocabulary.firsts("head", "level"),
        vocabulary.firsts("plural"),
        nouns,
        grouped,
        tails,
        ends,
        starts,
        vocabulary.firsts("plural") | nouns,
    )


def mentions_of(lists: Lists) -> list[Mention]:
    """Return the actors that a text names, in order, none inside another."""
    chars, tokens = lists.reading.chars, lists.tokens
    spans, low, flat = tokens.spans, tokens.low, tokens.flat
    first = _firsts()
    short = frozenset(lists.short.widths)
    naming = {
        *tokens.where(first.named, marked=True),
        *tokens.where(registry().firsts),
        *(tokens.where(short, always=False) if short else ()),
    }
    grouped = tokens.where(first.groups, marked=True)
    out: list[Mention] = []
    at = 0
    for k in sorted(naming.union(grouped)):
        start = spans[k][0]
        if start < at:
            continue
        if k in naming and chars[start].isupper() and _may_name(low, flat, k, first, short):
            pass
        elif not _may_group(chars, spans, low, k, first):
            continue
        if start > 1 and chars[start - 1] in "/-" and not chars[start - 2].isspace():
            continue  # part of a document's number
        direct = _direct(lists, spans, low, flat, k, first)
        if direct is not None:
            out.append(direct)
            at = direct.end
            continue
        found, stop = lists.begun(start, min(len(chars), start + _CLAUSE), open=False, running=True)
        named = [without_tail(lists, m) if not m.body and m.kind == "open" else m for m in found]
        kept = [m for m in named if _is_sure(lists, m)]
        if kept:
            out += kept
            at = max(m.end for m in kept) if kept != found else stop
    return out


def _may_name(low: list[str], flat: list[str], k: int, first: _Firsts, short: frozenset[str]) -> bool:
    """Whether a name begins at word k, one that names begin with: with a word for an agency, a short form of the document, or the first
    two words of a known name."""
    vocabulary, known, end = words(), registry(), min(len(low), k + 6)
    if low[k] in vocabulary.none and (vocabulary.at("no_head", low, k, end) or vocabulary.at("verb_head", low, k, end)):
        return False
    if flat[k] in short or low[k] in first.named and (vocabulary.at("head", low, k, end) or vocabulary.at("level", low, k, end)):
        return True
    return flat[k] in known.firsts and (known.begins(flat[k : k + 2]) or known.is_short(flat[k]))


def _may_group(chars: str, spans: list[tuple[int, int]], low: list[str], k: int, first: _Firsts) -> bool:
    """Whether a group may begin at word k: a plural before a noun, or a noun before another ("sở, ngành") or before who is meant."""
    if k + 1 >= len(low):
        return False
    if low[k] in first.plural:
        if low[k + 1] in first.plural:
            return True
        vocabulary, end = words(), min(len(low), k + 7)
        if vocabulary.at("no_head", low, k + 1, end) or low[k + 1] not in first.grouped and low[k + 1] not in first.named:
            return False
        return vocabulary.at("group_noun|collective|head|level|medium_head", low, k + 1, end) > 0
    if low[k] not in first.nouns:
        return False
    gap = chars[spans[k][1] : spans[k + 1][0]].strip(" ")
    return (
        low[k + 1] in first.nouns
        if gap in (",", "/", "-", "–")
        else not gap and low[k + 1] in ("liên", "có", "hữu", "báo", "thông", "truyền")
    )


def _direct(lists: Lists, spans: list[tuple[int, int]], low: list[str], flat: list[str], k: int, first: _Firsts) -> Mention | None:
    """Return the known body at word k where nothing of a list or a longer name follows it, None where that has to be looked at."""
    chars, known = lists.reading.chars, registry()
    if not chars[spans[k][0]].isupper() or (flat[k],) in lists.short:
        return None
    best, body = 0, ""
    reach = known.reach(flat, k, min(len(low), k + _LONGEST)) if known.begins(flat[k : k + 1]) else k
    stop = next((n for n in range(k + 1, reach) if chars[spans[n - 1][1] : spans[n][0]] not in _INNER), reach)
    for width, whole in known.ends(flat[k:stop], [chars[a:b] for a, b in spans[k:stop]], 0, stop - k, lists.date):
        best, body = k + width, whole
    if not best or known.is_group(body) or tuple(flat[k:best]) in lists.short:
        return None
    stop, after = spans[best - 1][1], best
    if width := words().at("place", low, best, min(len(low), best + 8)) if best < len(low) and chars[stop] == " " else 0:
        after = best + width
        end = lists.tokens.province_end(spans[after][0]) if after < len(low) and chars[spans[after - 1][1]] == " " else 0
        while after < len(low) and spans[after][1] <= end:
            after += 1
    if body.startswith(_COMMITTEE) and (low[best - 1] != "tỉnh" or after > best) or not _ends_here(chars, spans, low, after, first):
        return None
    last = spans[after - 1][1]
    place = lists.reading.flat[spans[best][0] : last] if after > best else "tinh" if body.startswith(_COMMITTEE) else ""
    return Mention(spans[k][0], last, body, "name", "", place)


def _ends_here(chars: str, spans: list[tuple[int, int]], low: list[str], after: int, first: _Firsts) -> bool:
    """Whether neither a list nor a longer name goes on at word `after`: a sentence ended, or what is said of the name begins."""
    if after >= len(low):
        return True
    gap = chars[spans[after - 1][1] : spans[after][0]]
    if gap.startswith((".", ":", ")", "[", "”", '"')) or "\n\n" in gap:
        return True
    nested = after + 1 if gap == " " and low[after] == "và" and after + 1 < len(low) else after
    plain = gap in (" ", ", ", "; ") and not chars[spans[nested][0]].isupper()
    return plain and low[nested] in first.ends and low[nested] not in first.starts


def _is_sure(lists: Lists, mention: Mention) -> bool:
    """Whether words in running text are printed like a name: a known body with a capital, a group, an unknown name with two capitals."""
    chars = lists.reading.chars
    text = chars[mention.start : mention.end]
    if mention.kind == "group" or registry().is_group(mention.body):
        return True
    vocabulary = words()
    low = _WORD.findall(lists.reading.low[mention.start : mention.end])
    if mention.body:
        return any(c.isupper() for c in text) or vocabulary.at("plural", low, 0, len(low)) > 0
    spans = [m.start() for m in _WORD.finditer(text)]
    if len(spans) < 2 or text.isupper() or text.count("\n") > 1 or not text[0].isupper() or _leaves_a_heading(text):
        return False
    width = vocabulary.at("head", low, 0, len(low))
    if not width or width >= len(low):
        return False
    inner = vocabulary.covers("inner", low, width, 0, len(low))
    return text[spans[width]].isupper() or text[spans[width]].isdigit() or inner or width > 1


def _leaves_a_heading(text: str) -> bool:
    """Whether a name would begin in capitals and go on in other letters ("… NHIỆM VỤ / 1- Khoanh nuôi …", "HỘI CHỦ NGHĨA … Độc")."""
    above, _, below = text.partition("\n")
    if below and above.isupper() and not below.isupper():
        return True
    first = [word for word in text.split() if not word[0].isdigit()][:2]
    return not text.isupper() and len(first) > 1 and all(word.isupper() and _SYLLABLE.fullmatch(flatten(word)) for word in first)
