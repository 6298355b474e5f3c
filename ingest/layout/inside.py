"""Signs of items inside lines: a text whose line breaks were lost keeps its numbering, and the numbering shows where lines began.

A sign inside a line begins an item where the document's own sequence lacks it there: "… cụ thể như sau: 1. Rà soát … 2. Báo cáo …".

In: the lines of a text with their marks.  Out: the lines, cut before such signs and behind a heading in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout.line import Line, line_at
from ingest.layout.marks import RANK, Mark, mark_at
from text.letters import LOWER, UPPER

__all__ = ["CAPITALS", "with_signs_inside"]

# A heading in capitals that runs on into its first sentence.
CAPITALS = re.compile(rf"\s*(?:[{UPPER}][{UPPER}\d-]*[,;]?\s+){{2,24}}(?=[{UPPER}][{LOWER}]+\s)")
_ORDINALS = "nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"
_NUMBERED = r"\d{1,2}(?:\.\d{1,2}){1,2}\.?|\d{1,2}(?:[.)/]|-(?=\s))|[a-zđ]\)|[IVX]{1,5}\."
_WORDED = rf"Điều\s\d{{1,3}}\s?[.:]|(?:Phần|PHẦN)\s(?:(?:thứ|THỨ)\s)?(?:{_ORDINALS}|[IVX]+)(?=\s+[{UPPER}]{{2}})"
_SPOKEN = r"(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\slà[,:]?\s"  # no capital need follow
_BULLETS = "•●▪■◦►➢✓✔✅☐☑☒❏❑□\uf0a7\uf0b7"  # signs that stand in no sentence
_BEFORE_WORD = rf"(?=[*_\s]{{0,6}}[“\"(]?[{UPPER}])"
_SIGN = re.compile(
    rf"(?:(?<=[\s|.;:!?…”)/*_])(?:{_WORDED}|{_NUMBERED})\s*|(?<=[\s.;:])[-–+]\s+|[{_BULLETS}]\s*){_BEFORE_WORD}|(?<=[\s.;:]){_SPOKEN}"
)
# "Hoạt động 2: …", "Nhiệm vụ 3 …": items that are counted by a word of their own.
_NAMED = re.compile(rf"(?<=[\s.;:])(?P<word>[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+)?)\s(?P<n>\d{{1,2}})(?=[.:]\s|\s[{UPPER}])")
_ENDS = ".;:!?…”\"')]/"
_ENDS_ITEM = ".;:/"
# A number behind these words belongs to them: "ngày 12. Các …", "khoản 2. Điều …".
_COUNTED = re.compile(r"(?:ngay|thang|nam|quy|so|muc|khoan|diem|dieu|lan|nhom|lop|to|khoi|khu|ap|thon|phuong|quan|va|den|tu|\d|,|\()$")
_STYLES = frozenset(("part", "article", "roman", "arabic", "decimal", "letter", "upper", "ordinal"))
_COUNTING = "named"  # the style of items that are counted by a word of their own
_NEAR = 40  # characters before a sign that show what closes the words before it
_AHEAD = 300  # signs in which the next number of a sequence is looked for
_RUN_ON = 40  # characters of a sentence behind a heading in capitals at least


@dataclass(slots=True)
class _Sign:
    """A sign of an item: its line, its mark, whether it stands inside the line, what closes the words before it."""

    line: int
    mark: Mark
    inside: bool = False
    closed: bool = False
    counted: bool = False

    @property
    def kind(self) -> tuple[str, str]:
        """What must be equal in one sequence: the style, and what closes its numbers or stands above them."""
        mark = self.mark
        if mark.style == _COUNTING:
            return mark.style, mark.label
        return mark.style, mark.sign if mark.style == "arabic" else mark.label.rpartition(".")[0] if mark.style == "decimal" else ""

    @property
    def rank(self) -> int:
        """How high the sign stands: a smaller one holds a larger one."""
        return RANK.get(self.mark.style, RANK["step"])


def with_signs_inside(chars: str, flat: str, lines: list[Line]) -> list[Line]:
    """Return the lines cut where signs inside them go on with the document's numbering or its bullets."""
    signs = _signs(chars, flat, lines)
    if not any(sign.inside for sign in signs):
        return lines
    cuts: dict[int, list[int]] = {}
    for sign in _begun(signs):
        cuts.setdefault(sign.line, []).append(sign.mark.start)
    if not cuts:
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        out += _cut(chars, line, cuts.get(i, ()))
    return out


def _signs(chars: str, flat: str, lines: Sequence[Line]) -> list[_Sign]:
    """Return the signs at the beginning of lines and those inside them, in order."""
    out: list[_Sign] = []
    for i, line in enumerate(lines):
        if line.cells:
            continue
        if line.mark is not None:
            out.append(_Sign(i, line.mark, closed=True))
        inside: list[_Sign] = []
        for found in _SIGN.finditer(chars, line.text, line.end):
            at = found.start()
            mark = mark_at(chars, at, line.end) if at > line.text else None
            if mark is None or not mark.is_bullet and mark.style not in _STYLES:
                continue
            before = chars[max(line.start, at - _NEAR) : at].rstrip(" *_")
            ends = _ENDS_ITEM if mark.is_bullet else _ENDS
            closed = bool(before) and before[-1] in ends or mark.style == "dot"
            counted = _COUNTED.search(flat, max(line.start, at - 12), max(line.start, at - _NEAR) + len(before)) is not None
            inside.append(_Sign(i, mark, True, closed, counted))
        for found in _NAMED.finditer(chars, line.start, line.end):
            mark = Mark(_COUNTING, found["word"], int(found["n"]), found.start(), found.end())
            before = chars[max(line.start, mark.start - _NEAR) : mark.start].rstrip()
            inside.append(_Sign(i, mark, mark.start > line.start, not before or before[-1] in _ENDS))
        out += sorted(inside, key=lambda sign: sign.mark.start)
    return out


def _begun(signs: list[_Sign]) -> list[_Sign]:
    """Return the signs inside lines that begin an item."""
    out: list[_Sign] = []
    last: dict[tuple[str, str], tuple[int, int]] = {}  # of each sequence that goes on here, its rank and its last number
    bullets: set[str] = set()  # styles that items were begun with
    for i, sign in enumerate(signs):
        mark = sign.mark
        if mark.is_bullet:
            if sign.inside and not (sign.closed and (mark.style == "dot" or last or bullets)):
                continue
            bullets.add(mark.style)
        elif sign.inside and not _goes_on(signs, i, last):
            continue
        if sign.inside:
            out.append(sign)
        if not mark.is_bullet:
            last = {kind: at for kind, at in last.items() if at[0] < sign.rank or at[0] == sign.rank and _beside(kind, sign)}
            last[sign.kind] = sign.rank, mark.value
    return out


def _beside(kind: tuple[str, str], sign: _Sign) -> bool:
    """Whether a sequence goes on behind a sign of its own rank: its own sign, or a decimal one below a number."""
    return kind == sign.kind or sign.mark.style == "decimal"


def _goes_on(signs: list[_Sign], i: int, last: dict[tuple[str, str], tuple[int, int]]) -> bool:
    """Whether a number inside a line is the next of its sequence, or the first of one, and no line begins with it instead."""
    sign = signs[i]
    _, before = last.get(sign.kind, (0, 0))
    if sign.counted or sign.mark.value != before + 1:
        return False
    following = _next(signs, i)
    if following is not None and not following.inside and following.mark.value <= sign.mark.value:
        return False  # a line begins with this number
    goes_on = following is not None and following.mark.value == sign.mark.value + 1
    if before:
        return sign.closed or goes_on or sign.mark.style == "article"
    opened = sign.closed or signs[i - 1].line == sign.line and signs[i - 1].mark.style in ("part", "roman", "upper") if i else sign.closed
    return goes_on and (opened or sign.mark.style in ("article", "part", "roman"))


def _next(signs: list[_Sign], i: int) -> _Sign | None:
    """Return the next sign of a sequence, None where a higher one or a first number begins another before it."""
    for k in range(i + 1, min(len(signs), i + 1 + _AHEAD)):
        sign = signs[k]
        if sign.kind == signs[i].kind and (not sign.inside or sign.mark.value == signs[i].mark.value + 1):
            return sign
        if not sign.inside and not sign.mark.is_bullet and sign.rank < signs[i].rank:
            return None
    return None


def _cut(chars: str, line: Line, places: Sequence[int]) -> list[Line]:
    """Return a line cut at these places, and behind a heading in capitals that stands there."""
    cuts = [line.start, *places]
    pieces: list[Line] = []
    for start, end in zip(cuts, [*cuts[1:], line.end], strict=True):
        piece = line_at(chars, start, end) if places else line
        if piece is None:
            continue
        piece.blank, piece.cut = (line.blank, line.cut) if not pieces else (False, True)
        title = CAPITALS.match(chars, piece.text, piece.end) if _is_section(piece) else None
        if title is not None and piece.end - title.end() >= _RUN_ON:
            rest = line_at(chars, title.end(), piece.end)
            head = line_at(chars, piece.start, title.end())
            if head is not None and rest is not None:
                head.blank, head.cut, rest.cut = piece.blank, piece.cut, True
                pieces += [head, rest]
                continue
        pieces.append(piece)
    return pieces


def _is_section(line: Line) -> bool:
    return line.mark is not None and line.mark.style in ("part", "roman", "upper")
