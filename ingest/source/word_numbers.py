"""Automatic numbers of Word paragraphs: "1.", "a)", "II.1" that Word counts and no text of the file holds."""

from __future__ import annotations

from typing import Any

__all__ = ["WordNumbers"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


class WordNumbers:
    """Counts the numbered paragraphs of one document in order; `mark` gives each one's printed mark."""

    def __init__(self, document: Any) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        self._levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._of_style: dict[str | None, tuple[str | None, int]] = {}
        try:
            root = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
        except (KeyError, AttributeError):
            return
        for abstract in root.iter(f"{_W}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{_W}lvl"):
                start = _value(level.find(f"{_W}start")) or "1"
                levels[int(level.get(f"{_W}ilvl", "0"))] = (
                    int(start),
                    _value(level.find(f"{_W}numFmt")) or "decimal",
                    _value(level.find(f"{_W}lvlText")) or "",
                )
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = levels
        for number in root.iter(f"{_W}num"):
            key = number.get(f"{_W}numId", "")
            self._lists[key] = _value(number.find(f"{_W}abstractNumId")) or ""
            overrides = {
                int(override.get(f"{_W}ilvl", "0")): int(_value(override.find(f"{_W}startOverride")) or "1")
                for override in number.iter(f"{_W}lvlOverride")
                if override.find(f"{_W}startOverride") is not None
            }
            if overrides:
                self._starts[key] = overrides

    def mark(self, paragraph: Any) -> str:
        """Return the paragraph's mark with a blank behind it, "" where it has none; call it once for each paragraph, in order."""
        number, level = self._numbered(paragraph)
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
            text = text.replace(f"%{place + 1}", _figure(start if count is None else count, style))
        return text.strip() + " " if text.strip() else ""

    def _numbered(self, paragraph: Any) -> tuple[str | None, int]:
        """Return the list and level that a paragraph, or its style, names; a style is looked up once, which is slow."""
        own = _list_of(paragraph._p.pPr)
        if own is not None:
            return own
        name = paragraph._p.style
        if name not in self._of_style:
            self._of_style[name] = _list_of_style(paragraph.style)
        return self._of_style[name]


def _list_of_style(style: Any) -> tuple[str | None, int]:
    for _ in range(8):
        if style is None:
            break
        found = _list_of(style.element.pPr)
        if found is not None:
            return found
        style = style.base_style
    return None, 0


def _list_of(properties: Any) -> tuple[str | None, int] | None:
    """Return the list and level that paragraph properties name, None where they name none."""
    found = properties.find(f"{_W}numPr") if properties is not None else None
    if found is None or _value(found.find(f"{_W}numId")) is None:
        return None
    return _value(found.find(f"{_W}numId")), min(8, int(_value(found.find(f"{_W}ilvl")) or "0"))


def _value(element: Any) -> str | None:
    return None if element is None else element.get(f"{_W}val")


def _figure(count: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letters.upper() if style == "upperLetter" else letters
    if style in ("upperRoman", "lowerRoman"):
        text, rest = "", max(0, count)
        for value, sign in _ROMAN:
            text, rest = text + sign * (rest // value), rest % value
        return text if style == "upperRoman" else text.lower()
    return f"{count:02}" if style == "decimalZero" else str(count)
