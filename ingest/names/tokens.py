"""The words of a document, read once: places, forms, and the separators between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ingest.names.registry import registry
from ingest.names.tries import province_end
from ingest.names.words import words
from ingest.reading import Reading
from text.tokens import Words, words_of

__all__ = ["Tokens", "separator"]

_STRONG = frozenset("|•·+*●▪■□➢→←⇒⇐►«»~@#=<>\t…")
_PLURAL = ("các", "cac")
_DIGITS = 3  # of a figure that counts places
_NAME = 9  # words of a name before such a figure
_SHORT = frozenset(("tp", "tx", "p", "k", "q", "h", "x", "t", "tt", "đ", "ths", "ts", "gs", "bs"))


class _Short(dict[str, bool]):
    """Whether a printed word may stand for several, filled as words are asked for."""

    def __missing__(self, printed: str) -> bool:
        self[printed] = registry().is_abbreviated(printed)
        return self[printed]


@dataclass(slots=True)
class Tokens:
    """The words of a reading: places, as printed, in lower case, folded, and the separator before each.

    `short` says of a printed word whether it may stand for several; `stops` are the words before which a sentence ends, `marks` those that
    may be marks of a list ("1.", "a)"), `opened` the places of opening brackets.
    """

    reading: Reading
    spans: list[tuple[int, int]] = field(init=False)
    printed: list[str] = field(init=False)
    low: list[str] = field(init=False)
    flat: list[str] = field(init=False)
    seps: list[str] = field(init=False)
    stops: list[int] = field(init=False)
    marks: list[int] = field(init=False)
    opened: list[int] = field(init=False)
    short: dict[str, bool] = field(default_factory=_Short, init=False)
    _words: Words = field(init=False)
    _provinces: dict[int, int] = field(default_factory=dict, init=False)
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        reading = self.reading
        chars = reading.chars
        self._words = known = words_of(reading.flat, reading.low)
        self.spans, self._starts, self._ends, self.low, self.flat = known.spans, known.starts, known.ends, known.low, known.flat
        self.printed = [chars[a:b] for a, b in self.spans]
        self._spell_counts()
        self.opened = [sign.start() for sign in re.finditer(r"\(", chars)]
        self.seps, self.stops, self.marks = [""] * len(self.spans), [], []
        for k in [k for k, gap in enumerate(known.gaps[:-1], start=1) if gap != " "]:
            gap = chars[self._ends[k - 1] : self._starts[k]]
            self.seps[k] = sep = separator(reading, gap, self.spans[k - 1], chars[self._starts[k]], len(gap))
            if sep in ("stop", "block") and "(" not in gap:
                self.stops.append(k)
            if gap[0] in ")." and len(self.printed[k - 1]) < 3:
                self.marks.append(k - 1)

    def _spell_counts(self) -> None:
        """Read numbers before a level as plurals: "UBND | hai | xã", "Sở Xây dựng | 05 | tỉnh nêu trên" are "các xã", "các tỉnh"."""
        known, low = words(), self.low
        counts = self._words.where(known.firsts("count"), 0, len(self.reading.chars), marked=True, always=True)
        found = [k for k in counts if 0 < k < len(low) - 1 and self._is_count(k)]
        levels = self._words.where(known.firsts("level"), 0, len(self.reading.chars), marked=True, always=True)
        figures = [n - 1 for n in levels if n > 1 and self._is_figure(n - 1)]
        if found or figures:
            self.low, self.flat = [*low], [*self.flat]
        for k in (*found, *figures):
            self.low[k], self.flat[k] = _PLURAL
        for k in figures:
            self.printed[k] = _PLURAL[0]

    def _is_figure(self, k: int) -> bool:
        """Whether a figure stands between a name and the level of several places, and is no unit's own number: not "Đội 3 xã Bình An"."""
        low, stop, printed = self.low, min(len(self.low), k + 4), self.printed[k]
        if not printed.isdigit() or len(printed) > _DIGITS or int(printed) < 2 or not words().at("level", low, k + 1, stop):
            return False
        gaps = self._words.gaps
        if any(gaps[n] != " " for n in (k - 1, k)) or gaps[k + 1] == " " and words().at("no_level", low, k + 1, stop):
            return False
        after = k + 1 + words().at("level", low, k + 1, stop)
        if after < len(low) and self.printed[after][0].isupper() and gaps[after - 1] == " ":
            return False
        starts = range(max(0, k - _NAME), k)
        return any(self.printed[n][0].isupper() and self._is_of_places(n, k) for n in starts)

    def _is_of_places(self, n: int, k: int) -> bool:
        """Whether words [n, k) are the whole name of a known body, or one of several levels: "Công an"."""
        return bool(registry().plain(self.flat[n:k], self.printed[n:k], None)) or registry().begins([*self.flat[n:k], "cap"])

    def _is_count(self, k: int) -> bool:
        """Whether a number in words stands between a name's word and a level: not "ngày hai", "hai xã hội"."""
        known, low, stop = words(), self.low, min(len(self.low), k + 4)
        level = known.at("level", low, k + 1, stop) and not known.at("no_level", low, k + 1, stop)
        named = any(word[0].isupper() for word in self.printed[max(0, k - 2) : k])
        return level > 0 and named and self.printed[k][0].islower()

    def where(self, wanted: frozenset[str], *, marked: bool = False, always: bool = True) -> list[int]:
        """Return the words, in order, whose folded form (`marked`: form in lower case) is one of these, which are looked for `always` or in
        this document alone."""
        return self._words.where(wanted, 0, len(self.reading.chars), marked=marked, always=always)

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word that ends behind `start` and the word behind the last one that begins before `end`."""
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end)) if start < end else first

    def province_end(self, at: int) -> int:
        """Return where a province's name that begins at `at` ends, 0 if there is none."""
        end = self._provinces.get(at)
        if end is None:
            end = self._provinces[at] = province_end(registry().provinces, self.reading.flat, at)
        return end

    def abbreviates(self, at: int) -> bool:
        """Whether the full stop that ends at `at` ends a short word, and no sentence: "P. Điều dưỡng", not "… 500 đ. Sở Y tế"."""
        k, _ = self.inside(at, at + 1)
        if self.reading.chars[at - 1] != "." or not 0 < k < len(self.spans) or self._ends[k - 1] != at - 1 or self.seps[k]:
            return False
        return self.low[k - 1] in _SHORT and not (k > 1 and not self.seps[k - 1] and self.printed[k - 2].isdigit())

    def sentence_end(self, first: int) -> int:
        """Return the word behind the sentence that word `first` stands in."""
        at = bisect_right(self.stops, first)
        return self.stops[at] if at < len(self.stops) else len(self.spans)

    def has_bracket(self, start: int, end: int) -> bool:
        """Whether a bracket opens in [start, end)."""
        at = bisect_left(self.opened, start)
        return at < len(self.opened) and self.opened[at] < end

    def has_mark(self, first: int, stop: int) -> bool:
        """Whether one of words [first, stop) may be the mark of a list."""
        at = bisect_left(self.marks, first)
        return at < len(self.marks) and self.marks[at] < stop


def separator(reading: Reading, text: str, before: tuple[int, int], following: str, width: int) -> str:
    """Return the kind of separator that signs between two words make: `before` is where the first one stands."""
    text = text.replace("**", "").replace("__", "")  # emphasis parts nothing
    bare = text.strip(" ")
    if not bare and width < 200:
        return ""
    if "\n\n" in text.replace(" ", "") or not _STRONG.isdisjoint(bare):
        return "block" if "\n\n" in text.replace(" ", "") and "." in bare else "strong"
    if ";" in bare:
        return "strong" if "\n" in text and re.search(r"\n\s*[-–—]", text) else "semi"
    if (
        "." in bare
        and not ("\n" not in text and reading.low[slice(*before)] in _SHORT)
        and (following.isupper() or "\n" in text or following.isdigit())
    ):
        return "stop" if text != "." else "dash"
    if ":" in bare:
        return "colon"
    if "\n" in bare or "\n" in text:
        if re.search(r"\n\s*[-–—]", text):
            return "strong"
        return "comma" if "," in bare else "line"
    if "," in bare:
        own = reading.chars[slice(*before)]
        tight = text == "," and own.isupper() and following.isupper() and len(own) < 7
        return "" if tight else "comma"
    if "]" in bare and not reading.chars[slice(*before)].isdigit():
        return "strong"
    if "[" in bare:
        return "comma"  # a note's number: "Bộ Y tế[3]"
    if "/" in bare:
        number = text == "/" and following.isupper() and reading.chars[slice(*before)].isdigit()
        return "" if number else "slash"  # "Quyết định số 12/QĐ-UBND"
    if "&" in bare:
        return "amp" if text != "&" else ""
    if re.search("[-–—‐‑−]", bare):
        return "dash" if text != bare or bare in "–—" else ""
    return ""
