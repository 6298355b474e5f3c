"""Names that a document repeats whole where running text would cut them: "Trung tâm Dịch vụ đô thị | và môi trường".

In: the words of a document.  Out: names of unknown bodies that go on with the same words wherever they stand, and behind which something
else follows each time: a list, a role, a duty, work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.names.registry import registry
from ingest.names.tokens import Tokens
from ingest.names.words import words
from text.letters import capital

if TYPE_CHECKING:
    from ingest.names.lists import Lists

__all__ = ["repeated_names"]

_OWN = 3  # words that a name has before those at which running text would cut it
_REACH = 8  # words looked at for the first of these
_MORE = 5  # words that a name goes on with
_FEWEST = 2  # places where it stands

Key = tuple[str, ...]


def repeated_names(lists: Lists) -> dict[Key, str]:
    """Return the printed names by their folded words."""
    tokens = lists.tokens
    groups: dict[Key, list[tuple[int, int]]] = {}
    for start in _starts(tokens):
        cut = _cut(tokens, start)
        if cut:
            groups.setdefault(tuple(tokens.flat[start : cut + 1]), []).append((start, cut))
    out: dict[Key, str] = {}
    for places in groups.values():
        more = _shared(tokens, [cut for _, cut in places]) if len(places) >= _FEWEST else 0
        if more and _is_name(tokens, [cut for _, cut in places], more):
            start, cut = places[0]
            end = cut + more
            text = tokens.reading.chars[tokens.spans[start][0] : tokens.spans[end - 1][1]]
            out[tuple(word for word in tokens.flat[start:end] if word != "va")] = capital(registry().in_full(" ".join(text.split())))
    return out


def _starts(tokens: Tokens) -> list[int]:
    """Return the words with which the names of unknown bodies begin."""
    known, low, printed, count = words(), tokens.low, tokens.printed, len(tokens.low)
    heads = tokens.where(known.firsts("head"), marked=True)
    begun = [k for k in heads if k < count - _OWN and printed[k][0].isupper() and not printed[k + 1].isupper()]
    first: dict[Key, int] = {}
    for k in begun:
        key = tuple(tokens.flat[k : k + _OWN])
        first[key] = first.get(key, 0) + 1
    out = []
    for k in begun:
        if first[tuple(tokens.flat[k : k + _OWN])] < _FEWEST:
            continue
        width = known.at("head", low, k, count)
        if width > known.at("no_head", low, k, count) and k + width < count and printed[k + width][0].isupper():
            out.append(k)
    return out


def _cut(tokens: Tokens, start: int) -> int:
    """Return the word before which running text cuts the unknown name that begins at `start`, 0 where it does not or the name is known."""
    known, low, count = words(), tokens.low, len(tokens.low)
    for k in range(start + 1, min(count, start + _REACH)):
        if tokens.printed[k][0].isupper():
            if tokens.seps[k] not in ("", "dash"):
                return 0
            continue
        if tokens.seps[k]:
            return 0
        if low[k] == "và" and k + 1 < count and tokens.printed[k + 1][0].isupper():
            other = known.at("head|collective", low, k + 1, count) or registry().reach(tokens.flat, start, count) > k + 1
            return 0 if other or k - start < _OWN else k  # "Trung tâm Truyền thông | và Sự kiện"
        if low[k] == "và" or known.at("verb|stop", low, k, count):
            if k + 1 >= count or tokens.printed[k + 1][0].isupper() or k - start < _OWN or _tells(tokens, k):
                return 0
            named = any(end == k for end, _ in registry().ends(tokens.flat, tokens.printed, start, k, None))
            return 0 if named else k
    return 0


def _tells(tokens: Tokens, k: int) -> bool:
    """Whether a duty or a role is told at word k."""
    return words().at("duty|role|must|modal|verb_head", tokens.low, k, len(tokens.low)) > 0


def _shared(tokens: Tokens, cuts: list[int]) -> int:
    """Return how many words follow alike, without a sign between them, wherever a name is cut."""
    for more in range(_MORE + 1):
        following = {
            tokens.flat[cut + more] if cut + more < len(tokens.flat) and (not more or not tokens.seps[cut + more]) else "" for cut in cuts
        }
        if len(following) > 1 or "" in following:
            return more
    return 0


def _is_name(tokens: Tokens, cuts: list[int], more: int) -> bool:
    """Whether what follows the shared words shows that they belong to the name: everywhere a sign, a list, a role, a duty or work follows;
    where they begin like work, a role, a duty or another actor follows at least once."""
    known, low, count = words(), tokens.low, len(tokens.low)
    sure = 0
    for cut in cuts:
        end = cut + more
        if end >= count or tokens.seps[end] in ("colon", "strong", "block"):
            continue
        at = end + (low[end] == "và")
        listed = at < count and (tokens.seps[end] in ("comma", "semi") or at > end)
        if (
            listed
            and tokens.printed[at][0].isupper()
            and known.at("head|collective", low, at, count)
            or not tokens.seps[end]
            and _tells(tokens, end)
        ):
            sure += 1
        elif tokens.seps[end] not in ("stop", "line") and not known.at("verb", low, end, count):
            return False
    return (
        sure > 0
        or low[cuts[0]] == "và"
        and more > 1
        and (tokens.printed[cuts[0] + 1][0].isupper() or not known.at("verb", low, cuts[0] + 1, count))
    )
