"""A range of a text as syllables and separators: where a list of actors can be divided, with what stands in brackets set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.names.tokens import Tokens, separator
from ingest.names.words import words
from ingest.reading import Reading

__all__ = ["Bracket", "Piece", "Stretch", "stretch"]

_LIMIT = 1500  # words of one list; a longer range is no list
_OPEN, _CLOSE = "(", ")"
_JOINS = {"và": "va", "lẫn": "va", "hoặc": "va", "hay": "va", "gồm": "colon", "bao": "colon", "kiêm": "also"}


class _Capitals(dict[str, bool]):
    """Whether a sign is a capital or a digit, filled as signs are asked for."""

    def __missing__(self, sign: str) -> bool:
        self[sign] = is_capital = sign.isupper() or sign.isdigit()
        return is_capital


_CAPITALS = _Capitals()


class Bracket(NamedTuple):
    """Words in brackets [start, end) of the reading, the brackets not among them, that stand behind word `after`."""

    start: int
    end: int
    after: int


class Piece(NamedTuple):
    """Words [i, j) between two separators and the separator before them.

    `sep`: "" (first), comma, va, dash, amp, slash, colon, line, semi, strong (a bullet, a cell), with, cooperation ("phối hợp với"), stop,
    block (a sentence, a paragraph ended).
    """

    i: int
    j: int
    sep: str


@dataclass(slots=True)
class Stretch:
    """The words of a range outside brackets: places, as printed, in lower case, folded; and its pieces."""

    tokens: Tokens
    spans: list[tuple[int, int]] = field(default_factory=list)
    seps: list[str] = field(default_factory=list)  # before each word: "" inside a name
    brackets: list[Bracket] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    flat: list[str] = field(default_factory=list)

    @property
    def reading(self) -> Reading:
        """The text that the words stand in."""
        return self.tokens.reading

    def text(self, i: int, j: int) -> str:
        """Return words [i, j) as printed, on one line, without brackets between them."""
        if i < j and not any(i <= bracket.after < j - 1 for bracket in self.brackets):
            return " ".join(self.reading.chars[self.spans[i][0] : self.spans[j - 1][1]].split())
        parts: list[str] = []
        for k in range(i, j):
            if k > i:
                inside = any(b.after == k - 1 for b in self.brackets)
                gap = self.reading.chars[self.spans[k - 1][1] : self.spans[k][0]]
                parts.append(" " if inside else gap)
            parts.append(self.printed[k])
        return " ".join("".join(parts).split())

    def is_capital(self, k: int) -> bool:
        """Whether word k begins with a capital or a digit."""
        return _CAPITALS[self.printed[k][0]]

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of all words, one by one for who stops early."""
        begin, sep = 0, ""
        for k, following in enumerate(self.seps):
            if k and following:
                yield Piece(begin, k, sep)
                begin, sep = k, following
        if self.seps:
            yield Piece(begin, len(self.seps), sep)


def stretch(tokens: Tokens, start: int, end: int, *, sentence: bool = False) -> Stretch:
    """Return the words and separators of [start, end); `sentence` ends it where its first sentence ends."""
    first, after = tokens.inside(start, end)
    stop = min(after, first + _LIMIT, tokens.sentence_end(first) if sentence else after)
    if first < stop and (tokens.spans[first][0] < start or tokens.has_bracket(start, tokens.spans[stop - 1][0])):
        out = _with_brackets(tokens, first, after, start, end, sentence=sentence)
        _marks(out)
    else:
        out = Stretch(
            tokens,
            tokens.spans[first:stop],
            ["", *tokens.seps[first + 1 : stop]] if first < stop else [],
            [],
            tokens.printed[first:stop],
            tokens.low[first:stop],
            tokens.flat[first:stop],
        )
        if first < stop and out.spans[-1][1] > end:
            _cut(out, end)
        if tokens.has_mark(first, stop):
            _marks(out)
    joining = words().joining
    if not joining.isdisjoint(out.low):
        _join(out, [k for k, word in enumerate(out.low) if word in joining])
    return out


def _cut(out: Stretch, end: int) -> None:
    """Leave only that part of the last word that stands before `end`."""
    begin = out.spans[-1][0]
    out.spans[-1] = begin, end
    for forms in (out.printed, out.low, out.flat):
        forms[-1] = forms[-1][: end - begin]


def _with_brackets(tokens: Tokens, first: int, stop: int, start: int, end: int, *, sentence: bool) -> Stretch:
    """Return words [first, stop) of the text within [start, end), those in brackets set apart."""
    reading = tokens.reading
    chars, low = reading.chars, reading.low
    out = Stretch(tokens)
    depth, opened = 0, 0
    last = at = start  # `last`: end of the last word outside brackets
    gap: list[str] = []
    for a, b in tokens.spans[first:stop]:
        a, b = max(a, start), min(b, end)
        between = chars[at:a]
        if between == " " and not depth and not gap and out.spans:
            out.spans.append((a, b))
            out.seps.append("")
            at = last = b
            continue
        for offset, char in enumerate(between):
            if char in _OPEN:
                if depth == 0:
                    opened = at + offset + 1
                depth += 1
            elif char in _CLOSE and depth:
                depth -= 1
                if depth == 0:
                    out.brackets.append(Bracket(opened, at + offset, len(out.spans) - 1))
            elif depth == 0:
                gap.append(char)
        at = b
        if depth:
            continue
        text = "".join(gap)
        gap = []
        sep = separator(reading, text, out.spans[-1], chars[a], a - last) if out.spans else ""
        if sentence and sep in ("stop", "block") and out.spans:
            break
        out.spans.append((a, b))
        out.seps.append(sep)
        last = b
        if len(out.spans) >= _LIMIT:
            break
    if depth:  # closed behind the last word, or by nothing
        closed = next((i for i in range(at, end) if chars[i] in _CLOSE), end) if depth == 1 else end
        out.brackets.append(Bracket(opened, closed, len(out.spans) - 1))
    out.printed = [chars[a:b] for a, b in out.spans]
    out.low = [low[a:b] for a, b in out.spans]
    out.flat = [reading.flat[a:b] for a, b in out.spans]
    return out


def _marks(out: Stretch) -> None:
    """Take the marks of a list ("1.", "a)") out of the words: what stands behind one is a piece of its own."""
    chars, size = out.reading.chars, len(out.spans)
    keep: list[int] = []
    after = False
    for k in range(size):
        word = out.printed[k]
        if k + 1 < size and (word.isdigit() and len(word) < 3 or len(word) == 1 and word.islower()):
            gap = chars[out.spans[k][1] : out.spans[k + 1][0]]
            if gap[:1] in (")", ".") and gap.strip() in (")", ".") and out.is_capital(k + 1) and not out.printed[k + 1].isdigit():
                after = True
                continue
        if after and keep:
            out.seps[k] = "strong"
        if after and not keep:
            out.seps[k] = ""
        after = False
        keep.append(k)
    if len(keep) < size:
        moved, last, kept = {}, -1, set(keep)
        for k in range(size):
            last += k in kept
            moved[k] = last
        _take(out, [(k, k + 1) for k in keep], [out.seps[k] for k in keep], moved)


def _take(out: Stretch, keep: list[tuple[int, int]], seps: list[str], moved: dict[int, int]) -> None:
    """Leave only the words of the runs `keep`, with their separators; brackets stand behind the words that `moved` says."""
    out.brackets = [Bracket(b.start, b.end, moved.get(b.after, b.after)) for b in out.brackets]
    out.spans = [span for a, b in keep for span in out.spans[a:b]]
    for forms in (out.printed, out.low, out.flat):
        forms[:] = [word for a, b in keep for word in forms[a:b]]
    out.seps = seps


def _join(out: Stretch, places: list[int]) -> None:
    """Take the joining words ("và", "cùng với") out of the words and mark them as separators; `places` are where they may begin."""
    known, size, low = words(), len(out.spans), out.low
    taken: list[tuple[int, int]] = []  # the words between joining words
    seps: list[str] = []
    at, pending = 0, ""
    for k in places:
        count = known.at("join", low, k, size) if k >= max(at, 1) and low[k - 1] != "đối" else 0
        if not count or k + count >= size or known.at("no_join", low, k, size) > count:
            continue
        if k > at:
            seps += _joined(out, at, k, pending)
            taken.append((at, k))
            pending = ""
        kind = _JOINS.get(low[k], "with")
        kind = "cooperation" if "hợp" in low[k : k + count] else kind
        own = pending or out.seps[k]
        pending = own if own in ("strong", "semi", "stop", "block") and kind == "va" else kind
        at = k + count
    if not at:
        return
    seps += _joined(out, at, size, pending)
    taken.append((at, size))
    moved = {b.after: sum(min(z, b.after + 1) - min(a, b.after + 1) for a, z in taken) - 1 for b in out.brackets}
    _take(out, taken, seps, moved)


def _joined(out: Stretch, i: int, j: int, pending: str) -> list[str]:
    """Return the separators of words [i, j) behind joining words that make the separator `pending`."""
    seps = out.seps[i:j]
    if pending and seps and (seps[0] not in ("strong", "semi", "stop", "block", "colon") or pending == "strong"):
        seps[0] = pending
    return seps
