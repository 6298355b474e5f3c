"""Automatic numbers of Word paragraphs: "1.", "a)", "II.1" that Word counts and no text of the file holds."""

from __future__ import annotations

from typing import Any

from ingest.source.word_parts import NS, WordParts, value
from text.numerals import roman

__all__ = ["WordNumbers", "figure"]


class WordNumbers:
    """Counts the numbered paragraphs of one document in order; `mark` gives each one's printed mark."""

    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self._levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        root = parts.numbering
        if root is None:
            return
        for abstract in root.iter(f"{NS}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{NS}lvl"):
                start = value(level.find(f"{NS}start")) or "1"
                levels[int(level.get(f"{NS}ilvl", "0"))] = (
                    int(start),
                    value(level.find(f"{NS}numFmt")) or "decimal",
                    value(level.find(f"{NS}lvlText")) or "",
                )
            self._levels[abstract.get(f"{NS}abstractNumId", "")] = levels
        for number in root.iter(f"{NS}num"):
            key = number.get(f"{NS}numId", "")
            self._lists[key] = value(number.find(f"{NS}abstractNumId")) or ""
            overrides = {
                int(override.get(f"{NS}ilvl", "0")): int(value(override.find(f"{NS}startOverride")) or "1")
                for override in number.iter(f"{NS}lvlOverride")
                if override.find(f"{NS}startOverride") is not None
            }
            if overrides:
                self._starts[key] = overrides

    def mark(self, properties: Any) -> str:
        """Return the mark of a paragraph, given by its properties, with a blank behind it, "" where it has none; call it once for each
        paragraph, in order."""
        number, level = self._numbered(properties)
        abstract = self._lists.get(number or "")
        levels = self._levels.get(abstract or "")
        if not number or not levels or level not in levels:
            return ""
        # Lists of one kind count on together; a list that starts anew counts alone.
        key = number if number in self._starts else str(abstract)
        counts = self._counts.setdefault(key, [None] * 9)
        first = self._starts.get(number, {}).get(level, levels[level][0])
        before = counts[level]
        counts[level] = first if before is None else before + 1
        counts[level + 1 :] = [None] * (8 - level)
        kind, text = levels[level][1], levels[level][2]
        if kind == "bullet":
            return "- "
        if kind == "none":
            return ""
        for place in range(level + 1):
            start, style, _ = levels.get(place, (1, "decimal", ""))
            count = counts[place]
            text = text.replace(f"%{place + 1}", figure(start if count is None else count, style))
        return text.strip() + " " if text.strip() else ""

    def _numbered(self, properties: Any) -> tuple[str | None, int]:
        """Return the list and level that a paragraph, or its style, names."""
        own = properties.find(f"{NS}numPr") if properties is not None else None
        if own is None and properties is not None:
            own = self._parts.style(value(properties.find(f"{NS}pStyle")), "numbering")
        number = value(own.find(f"{NS}numId")) if own is not None else None
        return (None, 0) if own is None else (number, min(8, int(value(own.find(f"{NS}ilvl")) or "0")))


def figure(count: int, style: str) -> str:
    """Return a number as a style of Word prints it."""
    if style in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letters.upper() if style == "upperLetter" else letters
    if style in ("upperRoman", "lowerRoman"):
        text = roman(max(0, count))
        return text if style == "upperRoman" else text.lower()
    return f"{count:02}" if style == "decimalZero" else str(count)
