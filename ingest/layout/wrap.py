"""Lines that a sentence runs over: a text set at a width goes on where the next word would not have fitted.

A text copied from a web page's source is set at a width too, only that the first line of a paragraph is short by a tag that nobody sees.

In: the lines of a text.  Out: `joins` set on the lines that go on with the one before, whatever they begin with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.line import Line

__all__ = ["NAME_BEGUN", "mark_wrapped", "width_of"]

_WIDEST = 160  # a line of more characters is a paragraph, not a line of a page
_FEWEST = 5  # lines that must stand under each other before a width is believed
_PARTED = 3  # paragraphs that run over lines, all parted by empty ones
_FIRST = 40  # characters of a paragraph's first line; what is shorter may be a heading
_NEAR = 12  # characters by which a full line may be shorter than the width
_EITHER = re.compile(r"\d|[A-ZĐ&-]{2,}(?!\w)")
_TERMINAL = '.;:!?…”"»'
_LABEL = re.compile(r"[^\W\d_][^:.;,\n]{2,45}:(?=\s|$)")
_WORD = re.compile(r"\S+")
_LABEL_INSIDE = re.compile(r"[;,(]\s?[^\W\d_][^:;,.()]{2,45}:$")  # "…; đơn vị phối hợp:" / "Bệnh viện Đa khoa tỉnh"
_VALUED = re.compile(r"[^\W\d_][^:.;,\n]{2,45}:\s\S")
_LISTED = re.compile(r",\s[A-ZÀ-ỸĐ][^\W\d_]*(?:\s[^\W\d_A-ZÀ-ỸĐ]+){0,2}$")  # a list goes on: "…, Chủ tịch" / "Ủy ban nhân dân …"
_REST_OF_NAME = re.compile(r"[^\W\d_a-zđ][^,;.:()\n]{1,39}(?:[,;.]|$)")
NAME_BEGUN = re.compile(r"\s[^\W\d_A-ZĐ]+,?\s[A-ZÀ-ỸĐ][a-zà-ỹ]{1,3}$")  # a name's first word, alone behind small letters


def width_of(chars: str, lines: Sequence[Line]) -> int:
    """Return the width, in characters, that a text is set at; 0 where its lines are paragraphs.

    A width is believed where a third of the lines that another follows end within twelve characters of the longest, and the lines
    behind these mostly begin with a small letter; or where five such lines stand, and nearly all behind them begin so.
    """
    pairs = _pairs(lines)
    widest = _widest(pairs) if len(pairs) >= _FEWEST else 0
    if not widest:
        return 0
    near = sum(widest - _NEAR <= a.end - a.start <= widest + 6 for a, _ in pairs)
    runs_on = _runs_on(chars, lines, widest)
    return widest if near * 3 >= len(pairs) and runs_on >= 0.4 or near >= _FEWEST and runs_on >= 0.7 else 0


def _pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return the lines that stand under each other, each with the next."""
    return [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not (a.cells or b.cells or b.blank or a.cut or b.cut)]


def _widest(pairs: Sequence[tuple[Line, Line]]) -> int:
    """Return the length of nearly the longest line that another follows; 0 where that is no width of a page."""
    lengths = sorted(a.end - a.start for a, _ in pairs)
    widest = lengths[int(0.97 * (len(lengths) - 1))] if lengths else 0
    return widest if 30 <= widest <= _WIDEST else 0


def _runs_on(chars: str, lines: Sequence[Line], width: int) -> float:
    """Return the share of lines behind a full one that go on in small letters, where sentences run over them; figures and abbreviations
    may begin any line."""
    behind = [b for a, b in zip(lines, lines[1:], strict=False) if b.mark is None and not b.blank and a.end - a.start >= width - _NEAR]
    behind = [line for line in behind if _EITHER.match(chars, line.start, line.end) is None]
    return sum(chars[line.start].islower() for line in behind) / len(behind) if len(behind) > 1 else 0.0


def mark_wrapped(chars: str, lines: list[Line], width: int) -> None:
    """Set `joins` on each line of a text set at `width` (0: none) that goes on with the line before."""
    tagged = _tagged_width(chars, lines, width)
    _join_numbers(chars, lines)
    if not width and not tagged:
        return
    seen: dict[str, int] = {}
    for before, line in zip(lines, lines[1:], strict=False):
        if before.mark is not None and not before.joins and not before.mark.is_bullet:
            seen[before.mark.style] = before.mark.value
        if line.blank or line.cells or before.cells or line.cut:
            continue
        line.joins = line.joins or (
            _is_full(chars, before, line, width or tagged)
            and (width > 0 or before.joins and chars[before.end - 1] not in _TERMINAL)
            and _goes_on(chars, before, line, seen)
            or tagged > 0
            and _runs_over(chars, before, line)
        )
    if width and _is_parted(lines):
        for before, line in zip(lines, lines[1:], strict=False):
            if line.mark is None and not (line.blank or line.cells or before.cells or line.cut):
                # whatever sign ends the full line: "…; Cơ quan phối hợp:" / "Trường Trung cấp nghề …"
                near = before.end - before.start >= width - _NEAR and chars[before.end - 1] not in _TERMINAL
                line.joins = line.joins or near or _is_full(chars, before, line, width)


def _join_numbers(chars: str, lines: Sequence[Line]) -> None:
    """Set `joins` on the lines that begin with a number of no sequence, below words that no sign ends: "… giật cấp / 15. Dự báo …" above
    "1. …"; the next number goes on without it."""
    numbered = [(i, line.mark) for i, line in enumerate(lines) if line.mark is not None and line.mark.style == "arabic"]
    following: dict[str, int] = {}  # the next number that the same sign closes
    behind: dict[int, int] = {}
    for i, mark in reversed(numbered):
        behind[i] = following.get(mark.sign, 0)
        following[mark.sign] = mark.value
    last: dict[str, int] = {}
    for i, mark in numbered:
        line, before = lines[i], lines[i - 1] if i else lines[i]
        apart = i == 0 or line.blank or line.cells or before.cells or line.cut or line.outer is not None
        open_ = not apart and before.end - before.text >= _FIRST and chars[before.end - 1] not in _TERMINAL
        expected = last.get(mark.sign, 0) + 1
        if open_ and mark.value not in (1, expected) and behind[i] in (1, expected):
            line.joins = True
        else:
            last[mark.sign] = mark.value


def _is_parted(lines: Sequence[Line]) -> bool:
    """Whether empty lines part the paragraphs of a text: nearly each line behind one that runs over lines has one above it."""
    ended = [b.blank for a, b in zip(lines, lines[1:], strict=False) if a.joins and not b.joins]
    return len(ended) >= _PARTED and (all(ended) or len(ended) >= _FEWEST and sum(ended) * 10 >= len(ended) * 8)


def _tagged_width(chars: str, lines: Sequence[Line], width: int) -> int:
    """Return the width of a text whose paragraphs began behind tags, so that their first lines end anywhere; 0 of another one."""
    pairs = _pairs(lines)
    longest = width or _widest(pairs)
    if not longest:
        return 0
    running = [(a, b) for a, b in pairs if b.mark is None and chars[b.start].islower() and chars[a.end - 1] not in _TERMINAL]
    short = sum(not _is_full(chars, a, b, longest) for a, b in running)
    return longest if short >= 3 and short * 6 >= len(running) and len(running) * 6 >= len(pairs) else 0


def _runs_over(chars: str, before: Line, line: Line) -> bool:
    """Whether a paragraph's first line, which ends anywhere, is no heading: nothing ends it, it is long, and the next line is no item."""
    if chars[before.end - 1] in _TERMINAL or chars[before.start : before.end].isupper():
        return False
    valued = _VALUED.match(chars, before.text, before.end) is not None
    if line.mark is not None:  # "Cơ quan phối hợp: Sở Lao động" / "- Thương binh và Xã hội."
        dash = line.mark.style == "dash" and line.outer is None and (valued or before.joins)
        return dash and _REST_OF_NAME.match(chars, line.text, line.end) is not None
    if chars[line.start].islower():
        return True
    if before.joins:
        return False
    if (
        valued
        or chars[before.end - 1] == ","
        or _LISTED.search(chars, before.text, before.end) is not None
        or chars[line.start].isdigit()
        or NAME_BEGUN.search(chars, max(before.text, before.end - 60), before.end)
    ):
        return True
    words = chars[before.text : before.end].split()
    return bool(words) and before.end - before.text >= _FIRST and (before.mark is None or words[-1][0].isupper())


def _is_full(chars: str, before: Line, line: Line, width: int) -> bool:
    word = _WORD.match(chars, line.start, line.end)
    return word is not None and before.end - before.start + 1 + len(word[0]) > width


def _goes_on(chars: str, before: Line, line: Line, seen: dict[str, int]) -> bool:
    closed = chars[before.end - 1] in _TERMINAL
    mark = line.mark
    if mark is None:
        inside = _LABEL_INSIDE.search(chars, max(before.text, before.end - 50), before.end) is not None
        return not closed or inside or _LABEL.match(chars, line.start, line.end) is None and chars[before.end - 1] not in ":;"
    if closed:
        return False
    if mark.is_bullet:
        period = chars[line.text].isdigit() and chars[before.end - 1].isdigit()  # "… giai đoạn 2026" / "- 2030; bảo đảm …"
        return chars[line.text].islower() or chars[before.end - 1] in "–-," or period
    expected = seen.get(mark.style, 0) + 1
    return mark.value != expected and mark.value != 1 or mark.style == "letter" and mark.value == 0
