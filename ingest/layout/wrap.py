"""Lines that a sentence runs over: a text set at a width goes on where the next word would not have fitted.

In: the lines of a text.  Out: `joins` set on the lines that go on with the one before, whatever they begin with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.line import Line

__all__ = ["mark_wrapped", "width_of"]

_WIDEST = 160  # a line of more characters is a paragraph, not a line of a page
_FEWEST = 5  # lines that must stand under each other before a width is believed
_TERMINAL = '.;:!?…”"»'
_LABEL = re.compile(r"[^\W\d_][^:.;,\n]{2,45}:(?=\s|$)")
_WORD = re.compile(r"\S+")


def width_of(chars: str, lines: Sequence[Line]) -> int:
    """Return the width, in characters, that a text is set at; 0 where its lines are paragraphs.

    A width is believed where a third of the lines that another follows end within twelve characters of the longest, and the lines
    behind these mostly begin with a small letter; or where five such lines stand, and nearly all behind them begin so.
    """
    lengths = [
        a.end - a.start
        for a, b in zip(lines, lines[1:], strict=False)
        if not a.cells and not b.cells and not b.blank and not a.cut and not b.cut
    ]
    if len(lengths) < _FEWEST:
        return 0
    lengths.sort()
    widest = lengths[int(0.97 * (len(lengths) - 1))]
    if widest > _WIDEST or widest < 30:
        return 0
    near = sum(widest - 12 <= length <= widest + 6 for length in lengths)
    runs_on = _runs_on(chars, lines, widest)
    return widest if near * 3 >= len(lengths) and runs_on >= 0.4 or near >= _FEWEST and runs_on >= 0.7 else 0


def _runs_on(chars: str, lines: Sequence[Line], width: int) -> float:
    """Return the share of lines behind a full one that go on in small letters, where sentences run over them."""
    behind = [b for a, b in zip(lines, lines[1:], strict=False) if b.mark is None and not b.blank and a.end - a.start >= width - 12]
    return sum(chars[line.start].islower() for line in behind) / len(behind) if len(behind) > 1 else 0.0


def mark_wrapped(chars: str, lines: list[Line]) -> None:
    """Set `joins` on each line of a text set at a width that goes on with the line before."""
    width = width_of(chars, lines)
    if not width:
        return
    seen: dict[str, int] = {}
    for before, line in zip(lines, lines[1:], strict=False):
        if before.mark is not None and not before.joins and not before.mark.is_bullet:
            seen[before.mark.style] = before.mark.value
        if line.blank or line.cells or before.cells or line.cut:
            continue
        line.joins = _is_full(chars, before, line, width) and _goes_on(chars, before, line, seen)


def _is_full(chars: str, before: Line, line: Line, width: int) -> bool:
    word = _WORD.match(chars, line.start, line.end)
    return word is not None and before.end - before.start + 1 + len(word[0]) > width


def _goes_on(chars: str, before: Line, line: Line, seen: dict[str, int]) -> bool:
    closed = chars[before.end - 1] in _TERMINAL
    mark = line.mark
    if mark is None:
        return not closed or _LABEL.match(chars, line.start, line.end) is None and chars[before.end - 1] not in ":;"
    if closed:
        return False
    if mark.is_bullet:
        period = chars[line.text].isdigit() and chars[before.end - 1].isdigit()  # "… giai đoạn 2026" / "- 2030; bảo đảm …"
        return chars[line.text].islower() or chars[before.end - 1] in "–-," or period
    expected = seen.get(mark.style, 0) + 1
    return mark.value != expected and mark.value != 1 or mark.style == "letter" and mark.value == 0
