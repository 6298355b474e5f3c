"""Flattened lines: a whole letter or section in one line, cut into the lines it was, where a numbering starts or goes on inside it.

In: one long line.  Out: its pieces as lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from ingest.layout.inside import CAPITALS
from ingest.layout.line import Line, line_at
from ingest.reading import Reading
from text.letters import LISTED, LOWER, UPPER
from text.numerals import roman_value
from text.rules import rows

__all__ = ["cut_flattened"]

_SENTENCE_END = ".;:!?…”\"')]"
_BODY = 80  # characters of a body before the colon that sets it off
_NEAR = 220  # characters between a heading and its first bullet
# Where an item can begin inside a flattened line, each before a capital letter.
_WORDED = r"Điều\s+(?P<article>\d{1,2})\.|(?P<roman>[IVX]{1,5})\."
_NUMBERED = r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,2})\.?|(?P<arabic>\d{1,2})\.|(?P<letter>[a-zđ])\)"
_BRACKETED = rf"\((?P<paren>\d{{1,2}})\)(?=\s+[“\"]?[{UPPER}{LOWER}])|\((?P<lroman>i{{1,3}}|iv|vi{{0,3}}|ix|x)\)(?=\s+[“\"]?[{UPPER}])"
_SIGNED = rf"(?:{_WORDED}|{_NUMBERED}|(?P<bullet>[-+•–]))\s+(?=[“\"]?[{UPPER}])"
_INNER = re.compile(rf"(?<=[\s|])(?:{_SIGNED}|{_BRACKETED}\s+)")
# A field that stands behind a sentence: "… quản lý. Cơ quan chủ trì: Sở Y tế."
_FIELD = re.compile(rf"(?<=[.;])\s+(?=[{UPPER}][{LOWER}]*(?:,?\s[{LOWER}]+){{0,8}}:\s)")
_COLON = re.compile(rf":\s+(?=[“\"]?[{UPPER}])")
_WORD = re.compile(rf"[{LOWER}]{{2}}")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=\S)")


@dataclass(slots=True)
class _Numbering:
    """What a flattened line's numbering expects next."""

    expect: dict[str, int] = field(default_factory=dict)
    parent: str = ""
    arabic: int = 0

    def accepts(self, kind: str, text: str, before: str) -> bool:
        """Whether a number goes on with the numbering; if so, it counts."""
        closed = not before or before[-1] in _SENTENCE_END
        resets: tuple[str, ...] = ("letter", "paren", "lroman")
        if kind == "article":
            value = int(text)
            accept = closed and value == self.expect.get("article", 1)
            resets = ("arabic", *resets)
        elif kind == "roman":
            value = roman_value(text)
            accept = value == self.expect.get("roman", 1)
            resets = ("arabic", *resets)
        elif kind == "arabic":
            value = int(text)
            opens = value == 1 and (self.expect.get("roman", 1) > 1 or self.expect.get("article", 1) > 1)
            accept = value == self.expect.get("arabic", 1) and (closed or opens)
            self.arabic = value if accept else self.arabic
        elif kind == "decimal":
            above, _, last = text.rpartition(".")
            value = int(last)
            accept = text.split(".")[0] == str(self.arabic) and (
                value == 1 or above == self.parent and value == self.expect.get("decimal", 1)
            )
            self.parent = above if accept else self.parent
        elif kind == "letter":
            value = LISTED.find(text) + 1
            accept = value > 0 and value == self.expect.get("letter", 1)
            resets = ("paren", "lroman")
        else:
            value = int(text) if kind == "paren" else roman_value(text)
            due = self.expect.get(kind, 1)
            next_one = value == due or 1 < due == value - 1  # one number may be lost: (4), (6)
            accept = closed and next_one and (value > 1 or before.endswith(":"))
            resets = ()
        if accept:
            self.expect[kind] = value + 1
            for other in resets:
                self.expect.pop(other, None)
        return accept


def cut_flattened(reading: Reading, line: Line) -> list[Line]:
    """Return a flattened line as the lines it was: cut at cell bars, where a numbering starts or goes on, at opening and closing words."""
    chars = reading.chars
    cuts = {line.start}
    numbering = _Numbering()
    item: tuple[int, int] | None = None  # the last one, and where its cell ends
    if line.mark is not None and line.mark.style in ("article", "roman", "arabic", "letter"):
        numbering.expect[line.mark.style] = line.mark.value + 1
        numbering.arabic = line.mark.value if line.mark.style == "arabic" else 0
        if line.mark.style == "roman" and (title := CAPITALS.match(chars, line.text, line.end)):
            cuts.add(title.end())
    for start, end in line.cells or ((line.start, line.end),):
        if start > line.start and end > start:
            cuts.add(start)
        last = start
        pending: list[int] = []  # bullets behind words that no sign closes: taken if a closed one of their list follows
        for match in _INNER.finditer(chars, start, end):
            kind = next(name for name, value in match.groupdict().items() if value is not None)
            before = chars[max(start, match.start() - 300) : match.start()].rstrip()
            if kind == "bullet":
                most = 2 * (end - start) > line.end - line.start  # not a cell beside others
                if most and not numbering.expect and before.endswith(":") and _opens(reading, start, match.start()):
                    numbering.expect["bullet"] = 1  # "… yêu cầu: - …. - …."
                if before and before[-1] in ".;:" and numbering.expect:
                    cuts.update((*pending, match.start()))
                    pending, last = [], match.start()
                elif (
                    before
                    and numbering.expect
                    and match.start() - last < _NEAR
                    and not pending
                    and match[kind] != "+"
                    and ":" not in chars[last : match.start()]
                ):
                    pending = [match.start()]
                continue
            pending = []
            if numbering.accepts(kind, match[kind], before):
                item = (match.start(), end)
                cuts.add(match.start())
                last = match.start()
                if kind == "roman" and (title := CAPITALS.match(chars, match.end(), end)):
                    cuts.add(title.end())  # "II. ĐÁNH GIÁ CHUNG Trong năm …"
        if not numbering.expect:
            cuts.update(_opening(reading, start, end))
    if len(cuts) > 1:
        ordered = sorted(cuts)
        fields = (m.end() for m in _FIELD.finditer(chars, ordered[1], line.end))
        cuts.update(at for at in fields if _WORD.search(chars, ordered[bisect_left(ordered, at) - 1], at))  # not "1. | Tuyên truyền: …"
        cuts.update(_closings(reading, min(cuts - {line.start}), line.end))
        cuts.update(_orders_behind(reading, *item) if item is not None else ())
    if len(cuts) == 1:
        return [line]
    return _pieces(chars, line, sorted(cuts))


def _opening(reading: Reading, start: int, end: int) -> list[int]:
    """Return where a text without numbers begins its body: behind the first colon that an opening's words stand before."""
    for match in _COLON.finditer(reading.chars, start, end):
        if _opens(reading, start, match.start() + 1):
            return [match.end()]
    return []


def _opens(reading: Reading, start: int, colon: int) -> bool:
    """Whether an opening's words end with the colon that stands before `colon`, spaces behind it passed over."""
    while colon > start and reading.chars[colon - 1].isspace():
        colon -= 1
    return rows("statements", "opens").first(reading.flat, reading.low, max(start, colon - 61), colon) is not None


def _closings(reading: Reading, start: int, end: int) -> list[int]:
    """Return where closing formulas begin; one that work may begin with too only where the document's last sign ends it."""
    starts = [m.end() for m in _SENTENCE.finditer(reading.chars, start, end)]
    out = []
    for at, after in zip(starts, [*starts[1:], end], strict=False):
        last = reading.chars.find("./.", at, after) >= 0
        kinds = ("formula", "replaces", "closing") if last else ("formula", "replaces")
        if rows("statements", *kinds).first(reading.flat, reading.low, at, min(end, at + 200)):
            out.append(at)
    return out


def _orders_behind(reading: Reading, start: int, end: int) -> list[int]:
    """Return where sentences begin that order somebody behind the last item, where a colon sets that item's body off: they stood behind
    the list: "4. Hội Nông dân: Vận động hội viên …. | Giao Sở Nội vụ tổng hợp …"."""
    chars = reading.chars
    mark = _INNER.match(chars, start, end)
    at = mark.end() if mark is not None else start
    colon = chars.find(":", at, min(end, at + _BODY))
    if mark is None or colon < 0 or "." in chars[at:colon] or rows("actors", "head").at(reading.flat, reading.low, at, colon) is None:
        return []
    starts = (m.end() for m in _SENTENCE.finditer(chars, colon, end) if chars[m.start() - 1] == ".")
    return [a for a in starts if chars[a].isupper() and rows("orders", "order").at(reading.flat, reading.low, a, end) is not None]


def _pieces(chars: str, line: Line, cuts: list[int]) -> list[Line]:
    pieces: list[Line] = []
    for start, end in zip(cuts, [*cuts[1:], line.end], strict=True):
        while end > start and chars[end - 1] in " |\t":
            end -= 1
        piece = line_at(chars, start, end)
        if piece is not None:
            piece.cut = bool(pieces)
            piece.blank = line.blank if not pieces else False
            pieces.append(piece)
    return pieces
