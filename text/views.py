"""Views of a text for matching, each with a map back to the unaltered text.

Two views are made beside the text, never instead of it:

`nfc`     the reading view: composed letters (NFC), one kind of space, no soft hyphens or zero-width marks, look-alike letters and digits
          of other scripts as Latin ones, hyphens and the minus sign as "-", tone marks placed the new way (`Uỷ ban`, `hoà` become
          `Ủy ban`, `hòa`), every line ended by a line feed. Dashes and case stay.
`folded`  the searching view: the reading view in lower case without any marks, đ as d, dashes as "-" (the table is `text.fold`'s).

Every pattern of the reader runs over a view; `View.span` leads back to code points of the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from text.fold import DROPPED, FLAT, READING, needs_reading, new_tones
from text.letters import LOWER
from text.spans import Span

__all__ = ["Syllable", "View", "clean", "fold", "fold_all", "folded", "nfc", "spliced", "syllables"]

_NEEDS_MAP = re.compile(f"[{DROPPED}]")
_PIECE = re.compile(f"[{DROPPED}]+|[^\u0300-\u036f{DROPPED}]?[\u0300-\u036f][\u0300-\u036f{DROPPED}]*")


_BREAKS = "\r\u0085\u2028\u2029\u000b\u000c"
_BREAK = re.compile("\r(?!\n)|[\u0085\u2028\u2029\u000b\u000c]")
_WRITTEN = re.compile(rf"\\r\\n|\\[nrt](?![{LOWER}])")  # "\r\n" in four characters, not "\new", "\nội bộ"


class Syllable(NamedTuple):
    """A run of letters or digits, folded, with its range in the unaltered text."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """A form of a text made for matching.

    `chars` is the form; character i of it stands for code points [starts[i], ends[i]) of the text. Both are None where each
    character stands for the one at its own position, which is the case for nearly every file.
    """

    text: str
    chars: str
    starts: array[int] | None = field(default=None, repr=False)
    ends: array[int] | None = field(default=None, repr=False)

    def span(self, start: int, end: int) -> Span:
        """Return the range of the unaltered text that `chars[start:end]` stands for; `start < end`."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])

    def at(self, position: int) -> int:
        """Return the position in the unaltered text of a position in `chars` (its length for the end)."""
        if self.starts is None:
            return position
        return self.starts[position] if position < len(self.starts) else len(self.text)

    def find(self, position: int) -> int:
        """Return the position in `chars` of the first character that stands at or behind `position` of the unaltered text."""
        if self.starts is None:
            return position
        from bisect import bisect_left

        return bisect_left(self.starts, position)


def nfc(text: str) -> View:
    """Return the reading view of `text`."""
    if text.isascii():
        return View(text, _line_breaks(text))
    chars, starts, ends = _compose(text.translate(READING) if needs_reading(text) else text)
    return View(text, _line_breaks(new_tones(chars)), starts, ends)


def _line_breaks(chars: str) -> str:
    """Return a text whose every line ends with a line feed, the same length: a carriage return alone, Unicode's own separators, and breaks
    that a program printed as it writes them, too."""
    if "\\" in chars:
        chars = _WRITTEN.sub(lambda found: ("\n" if "n" in found[0] or "r" in found[0] else " ").ljust(len(found[0])), chars)
    return _BREAK.sub("\n", chars) if any(sign in chars for sign in _BREAKS) else chars


def spliced(view: View, changes: Sequence[tuple[int, int, str]]) -> View:
    """Return a view with ranges replaced, in order and apart: new characters stand for the whole range, those put in at a place (an empty
    range) for the character before it."""
    starts = view.starts if view.starts is not None else array("Q", range(len(view.chars)))
    ends = view.ends if view.ends is not None else array("Q", range(1, len(view.chars) + 1))
    chars: list[str] = []
    new_starts, new_ends = array("Q"), array("Q")
    last = 0
    for start, end, words in (*changes, (len(view.chars), len(view.chars), "")):
        chars += (view.chars[last:start], words)
        new_starts += starts[last:start]
        new_ends += ends[last:start]
        if words:
            first, behind = (start, end) if start < end else (start - 1, start)
            new_starts.extend([starts[first]] * len(words))
            new_ends.extend([ends[behind - 1]] * len(words))
        last = end
    return View(view.text, new_tones("".join(chars)), new_starts, new_ends)


def folded(text: str | View) -> View:
    """Return the searching view of a text or of its reading view."""
    view = nfc(text) if isinstance(text, str) else text
    chars = view.chars.lower() if view.chars.isascii() else view.chars.translate(FLAT)
    if chars.isascii():
        return View(view.text, chars, view.starts, view.ends)
    # Marks that no letter takes up are dropped, their range goes to the letter before.
    marks = {c for c in set(chars) if unicodedata.combining(c)}
    if not marks:
        return View(view.text, chars, view.starts, view.ends)
    kept: list[str] = []
    starts, ends = array("Q"), array("Q")
    for i, char in enumerate(chars):
        if char not in marks:
            kept.append(char)
            starts.append(i if view.starts is None else view.starts[i])
            ends.append(i + 1 if view.ends is None else view.ends[i])
        elif ends:
            ends[-1] = i + 1 if view.ends is None else view.ends[i]
    return View(view.text, "".join(kept), starts, ends)


def clean(text: str) -> str:
    """Return the reading form of a short text, without a map."""
    return text if text.isascii() else nfc(text).chars


def fold(text: str) -> str:
    """Return the searching form of a text, without a map: `Hoà Bình` and `hòa bình` both give `hoa binh`."""
    return text.lower() if text.isascii() else folded(text).chars


_BETWEEN = "\0"  # texts: no part of a word, and nothing composes with it


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return the searching form of each text, of many short ones at once in a fifth of the time."""
    others = [text for text in texts if not text.isascii()]
    made = fold(_BETWEEN.join(others)).split(_BETWEEN) if others else []
    if len(made) != len(others):  # a text with that sign in it
        return [fold(text) for text in texts]
    found = iter(made)
    return [text.lower() if text.isascii() else next(found) for text in texts]


_SYLLABLE = re.compile(r"[^\W_]+")


def syllables(text: str | View) -> list[Syllable]:
    """Return the runs of letters or digits of a text, folded, in order, with their ranges in the unaltered text."""
    view = folded(text)
    if view.starts is None or view.ends is None:
        return [Syllable(m[0], m.start(), m.end()) for m in _SYLLABLE.finditer(view.chars)]
    return [Syllable(m[0], view.starts[m.start()], view.ends[m.end() - 1]) for m in _SYLLABLE.finditer(view.chars)]


def _compose(text: str) -> tuple[str, array[int] | None, array[int] | None]:
    """Return the text composed and without dropped characters, with its map (None: each character at its own place)."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _NEEDS_MAP.search(text)):
        return text, None, None
    parts: list[str] = []
    starts, ends = array("Q"), array("Q")
    last = 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        parts.append(text[last:start])
        starts.extend(range(last, start))
        ends.extend(range(last + 1, start + 1))
        piece = unicodedata.normalize("NFC", _NEEDS_MAP.sub("", match[0]))
        parts.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
        last = end
    parts.append(text[last:])
    starts.extend(range(last, len(text)))
    ends.extend(range(last + 1, len(text) + 1))
    chars = "".join(parts)
    if unicodedata.is_normalized("NFC", chars):
        return chars, starts, ends
    return _compose_slowly(chars, starts, ends)


def _compose_slowly(chars: str, starts: array[int], ends: array[int]) -> tuple[str, array[int], array[int]]:
    """Compose letters outside the Latin range (Hangul, Indic scripts) one cluster at a time."""
    parts: list[str] = []
    new_starts, new_ends = array("Q"), array("Q")
    i, size = 0, len(chars)
    while i < size:
        j = i + 1
        composed = unicodedata.normalize("NFC", chars[i])
        while j < size:
            longer = unicodedata.normalize("NFC", chars[i : j + 1])
            if not unicodedata.combining(chars[j]) and longer == composed + unicodedata.normalize("NFC", chars[j]):
                break
            composed, j = longer, j + 1
        parts.append(composed)
        new_starts.extend([starts[i]] * len(composed))
        new_ends.extend([ends[j - 1]] * len(composed))
        i = j
    return "".join(parts), new_starts, new_ends
