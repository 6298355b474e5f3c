"""Words for a kind of body that stand alone for one whom a heading names: "3. Hiệp hội Chè Phủ Quỳ" / "Đề nghị Hiệp hội chủ trì …".

In: the words of a document.  Out: those words; small letters behind them are no part of a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.names.registry import registry
from ingest.names.tokens import Tokens
from ingest.names.words import words

__all__ = ["heads_alone"]

_OFFICE = 2  # words before such a word that may be of one longer word with it: "Tỉnh Đoàn"
_LINE = 140  # characters of a heading at most

Key = tuple[str, ...]


def heads_alone(tokens: Tokens) -> set[Key]:
    """Return such words, folded, that stand alone before a role, a duty or work somewhere."""
    out: set[Key] = set()
    for key in sorted(set(_headed(tokens))):
        begun = [n for n in tokens.where(frozenset(key[:1]), always=False) if n + len(key) < len(tokens.flat)]
        if any(_is_alone(tokens, n, n + len(key), key) for n in begun):
            out.add(key)
    return out


def _headed(tokens: Tokens) -> Iterator[Key]:
    """Yield the words for a kind with which the names begin that stand alone behind a mark in a line: "3. | Hiệp hội | Chè Phủ Quỳ"."""
    chars, at = tokens.reading.chars, 0
    while at < len(chars):
        end = chars.find("\n", at)
        end = len(chars) if end < 0 else end
        first, stop = tokens.inside(at, end) if end - at <= _LINE else (0, 0)
        if stop - first > 2 and chars[tokens.spans[first][1] : tokens.spans[first][1] + 1] in (".", ")"):
            k = first + 1
            width = words().at("head", tokens.low, k, stop)
            named = width and k + width < stop and tokens.printed[k + width][0].isupper() and chars[at:end].rstrip()[-1] not in ".;"
            key = tuple(tokens.flat[k : k + width])
            if named and tokens.printed[k][0].isupper() and not registry().plain(key, tokens.printed[k : k + width], None):
                yield key
        at = end + 1


def _is_alone(tokens: Tokens, start: int, end: int, key: Key) -> bool:
    """Whether words [start, end) are such a word in a name's place, and small letters that tell something follow."""
    if tuple(tokens.flat[start:end]) != key or tokens.seps[end] or not tokens.printed[start][0].isupper():
        return False
    if any(_is_called(tokens, n, start, end) for n in range(max(0, start - _OFFICE), start)):
        return False  # "Tỉnh | Đoàn | công tác …"
    return tokens.printed[end][0].islower() and _tells(tokens, end)


def _is_called(tokens: Tokens, n: int, start: int, end: int) -> bool:
    """Whether a word for a body or for its level, with a capital, goes from word n on with words [start, end): "Tỉnh Đoàn", "Huyện Hội"."""
    known, low = words(), tokens.low
    if not tokens.printed[n][0].isupper() or any(tokens.seps[n + 1 : end]):
        return False
    return known.at("head", low, n, end) == end - n or known.at("level", low, n, start) == start - n


def _tells(tokens: Tokens, k: int) -> bool:
    """Whether a role, a duty or work begins at word k."""
    return words().at("verb|role|duty|must|modal", tokens.low, k, len(tokens.low)) > 0
