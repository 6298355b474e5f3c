"""Automatic numbers of Word 97-2003 paragraphs, counted as Word does.

Source: [MS-DOC], 2.4.6.3 (list properties), PlfLst, PlfLfo and LVL.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from ingest.source.word_numbers import figure

__all__ = ["OldNumbers"]

_STYLES = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero"}
_BULLET, _NONE = 23, 255  # what [MS-DOC] writes for them
_MAX_LISTS = 4000  # a damaged count names billions of lists

Level = tuple[int, int, str]  # first number, style, text with the level's place for each number


class OldNumbers:
    """The lists of one file; `mark` gives each numbered paragraph's printed mark."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self._levels: dict[int, list[Level]] = {}
        self._lists: list[int] = []
        self._counts: dict[int, list[int | None]] = {}
        try:
            self._levels = dict(_levels(main, table))
            start, size = struct.unpack_from("<II", main, 0x02EA)
            count = min(_MAX_LISTS, struct.unpack_from("<I", table, start)[0]) if size >= 4 else 0
            self._lists = [struct.unpack_from("<i", table, start + 4 + 16 * k)[0] for k in range(count)]
        except (struct.error, IndexError):
            self._levels, self._lists = {}, []  # a file whose lists are damaged has its words all the same

    def mark(self, number: int, level: int) -> str | None:
        """Return the mark of a paragraph of list `number` (from 1) with a blank behind it; None where the list is not known."""
        if not 1 <= number <= len(self._lists) or not 0 <= level <= 8:
            return None
        key = self._lists[number - 1]
        levels = self._levels.get(key)
        if not levels or level >= len(levels):
            return None
        counts = self._counts.setdefault(key, [None] * 9)
        before = counts[level]
        counts[level] = levels[level][0] if before is None else before + 1
        counts[level + 1 :] = [None] * (8 - level)
        _, style, text = levels[level]
        if style == _BULLET:
            return "- "
        if style == _NONE:
            return ""
        out = ""
        for char in text:
            if ord(char) < 9:
                place = min(ord(char), len(levels) - 1)
                count = counts[place]
                out += figure(levels[place][0] if count is None else count, _STYLES.get(levels[place][1], "decimal"))
            else:
                out += char
        return out.strip() + " " if out.strip() else ""


def _levels(main: bytes, table: bytes) -> Iterator[tuple[int, list[Level]]]:
    """Yield (list, its levels)."""
    start, size = struct.unpack_from("<II", main, 0x02E2)
    if size < 2:
        return
    count = min(_MAX_LISTS, struct.unpack_from("<H", table, start)[0])
    at = start + 2 + 28 * count
    for k in range(count):
        head = start + 2 + 28 * k
        levels: list[Level] = []
        for _ in range(1 if table[head + 26] & 1 else 9):
            first, style = struct.unpack_from("<iB", table, at)
            words, blocks = table[at + 24], table[at + 25]
            at += 28 + words + blocks
            length = struct.unpack_from("<H", table, at)[0]
            levels.append((first, style, table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")))
            at += 2 + 2 * length
        yield struct.unpack_from("<i", table, head)[0], levels
