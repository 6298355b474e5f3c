"""Signs of items inside lines: a text whose line breaks were lost keeps its numbering, and the numbering shows where lines began.

A sign inside a line begins an item where the document's own sequence lacks it there: "… cụ thể như sau: 1. Rà soát … 2. Báo cáo …".

In: the lines of a text with their marks.  Out: the lines, cut before such signs and behind a heading in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.layout.line import Line, line_at
from ingest.layout.marks import RANK, Mark, mark_at
from ingest.reading import Reading
from text.letters import LOWER, UPPER, capital
from text.rules import load, rows
from text.vocabulary import load as vocabulary

__all__ = ["CAPITALS", "with_signs_inside"]

# A heading in capitals that runs on into its first sentence.
CAPITALS = re.compile(rf"\s*(?:[{UPPER}][{UPPER}\d-]*[,;]?\s+){{2,24}}(?=[{UPPER}][{LOWER}]+\s)")
_NUMBERED = r"\d{1,2}(?:\.\d{1,2}){1,2}\.?|\d{1,2}(?:[.)/]|-(?=\s))|[a-zđ]\)|[IVX]{1,5}\."
_BULLETS = "•●▪■◦►➢✓✔✅☐☑☒❏❑□\uf0a7\uf0b7"  # signs that stand in no sentence
_DASHES = "-–+"
_BEHIND = re.compile(rf"[*_\s]{{0,6}}[“\"(]?[{UPPER}]")  # what stands behind a sign
_HEADING = re.compile(rf"\s*[{UPPER}]{{2}}")
_IN_CAPITALS = re.compile(rf"[{UPPER}]{{2}}[\s:]*$")
_LABEL = re.compile(rf"(?<![{UPPER}{LOWER}][{LOWER}.])[./]")  # a sign that parts a label: "a.1) Báo cáo", no word: "cơ sở.2. Báo cáo"
# "Hoạt động 2: …", "Nhiệm vụ 3 …": items that are counted by a word of their own.
_NUMBER = re.compile(rf"\s\d{{1,2}}(?=[.:]\s|\s[{UPPER}])")
_NAME = re.compile(rf"(?<![^\s.;:])[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+)?$")
_PAPER = re.compile(rf"\s*(?P<type>[{UPPER}][^.;:,\d]{{3,30}})\s\w{{1,3}}\s\d{{1,5}}/")  # "Công văn số 12/UBND-VX"
_ENDS = ".;:!?…”\"')]/"
_ENDS_ITEM = ".;:/"
_COUNTED = "0123456789,("  # a number behind one of these belongs to it
_STYLES = frozenset(("part", "article", "roman", "arabic", "decimal", "letter", "upper", "ordinal"))
_COUNTING = "named"  # the style of items that are counted by a word of their own
_NEAR = 40  # characters before a sign that show what closes the words before it
_RUN_ON = 40  # characters of a sentence behind a heading in capitals at least

_Kind = tuple[str, str]


@dataclass(slots=True)
class _Sign:
    """A sign of an item: its line, its mark, whether it stands inside the line, what closes the words before it, whether these are in
    capitals, whether its number belongs to them; the next sign of its sequence, and the next one that begins a line."""

    line: int
    mark: Mark
    inside: bool = False
    closed: bool = False
    headed: bool = False
    counted: bool = False
    following: _Sign | None = None
    on_line: _Sign | None = None

    @property
    def kind(self) -> _Kind:
        """What must be equal in one sequence: the style, and what closes its numbers or stands above them."""
        mark = self.mark
        if mark.style == _COUNTING:
            return mark.style, mark.label
        return mark.style, mark.sign if mark.style == "arabic" else mark.label.rpartition(".")[0] if mark.style == "decimal" else ""

    @property
    def rank(self) -> int:
        """How high the sign stands: a smaller one holds a larger one."""
        return RANK.get(self.mark.style, RANK["step"])


@cache
def _sign() -> re.Pattern[str]:
    """Return the pattern of what may be a sign inside a line: a bullet, or what stands before a number; one class of characters first,
    which is looked for fast."""
    words = [capital(word) for rule in load("marks") if rule.kind == "word" for word in rule.vi]
    spoken = "|".join(sorted({*words, *(word.upper() for word in words)}))
    return re.compile(rf"[\s|.;:!?…”)/*_{_BULLETS}](?:(?<=[{_BULLETS}])|(?=(?:{spoken})\s|{_NUMBERED}|[{_DASHES}]\s))")


def with_signs_inside(reading: Reading, lines: list[Line]) -> list[Line]:
    """Return the lines cut where signs inside them go on with the document's numbering or its bullets."""
    signs = _signs(reading, lines)
    if not any(sign.inside for sign in signs):
        return lines
    _follow(signs)
    cuts: dict[int, list[int]] = {}
    for sign in _begun(reading.chars, signs):
        cuts.setdefault(sign.line, []).append(sign.mark.start)
    if not cuts:
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        out += _cut(reading.chars, line, cuts.get(i, ()))
    return out


def _signs(reading: Reading, lines: Sequence[Line]) -> list[_Sign]:
    """Return the signs at the beginning of lines and those inside them, in order; one right behind another begins no line."""
    out: list[_Sign] = []
    for i, line in enumerate(lines):
        if line.cells:
            continue
        if line.mark is not None:
            out.append(_Sign(i, line.mark, closed=True))
        inside = _inside(reading, i, line)
        ends = {line.text, *(sign.mark.end for sign in inside)}
        named = [
            _named(reading.chars, i, line, found.start(), found.end()) for found in _NUMBER.finditer(reading.chars, line.start, line.end)
        ]
        for sign in named:
            if sign is not None:
                sign.inside = sign.mark.start not in ends
                inside.append(sign)
        out += sorted(inside, key=lambda sign: sign.mark.start)
    return out


def _inside(reading: Reading, i: int, line: Line) -> list[_Sign]:
    """Return the numbers and bullets inside a line that words with a capital follow."""
    chars = reading.chars
    out: list[_Sign] = []
    for found in _sign().finditer(chars, line.text, line.end):
        at = found.start() if found[0] in _BULLETS else found.end()
        first = max(line.start, at - _NEAR)
        before = chars[first:at].rstrip(" *_")
        if chars[at] in _DASHES and before[-1:] not in _ENDS_ITEM:
            continue  # "Sở Lao động - Thương binh và Xã hội"
        mark = mark_at(chars, at, line.end) if at > line.text else None
        if mark is None or not mark.is_bullet and mark.style not in _STYLES:
            continue
        if mark.style != "ordinal" and _BEHIND.match(chars, mark.end, line.end) is None:
            continue
        if mark.style == "part" and _HEADING.match(chars, mark.end, line.end) is None:
            continue
        if not mark.is_bullet and _LABEL.match(chars, at - 1, at) is not None:
            continue
        closed = bool(before) and before[-1] in (_ENDS_ITEM if mark.is_bullet else _ENDS) or mark.style == "dot"
        out.append(
            _Sign(
                i,
                mark,
                True,
                closed,
                _IN_CAPITALS.search(before) is not None,
                not mark.is_bullet and _is_counted(reading, first, first + len(before)),
            )
        )
    return out


def _is_counted(reading: Reading, start: int, end: int) -> bool:
    """Whether the words that end at `end` take the number behind them: "ngày 12. Các …", "khoản 2. Điều …"."""
    return reading.chars[end - 1] in _COUNTED or rows("marks", "counted").first(reading.flat, reading.low, start, end) is not None


def _named(chars: str, i: int, line: Line, start: int, end: int) -> _Sign | None:
    """Return the sign that ends with the number in [start, end), where one or two words of its own count it."""
    word = _NAME.search(chars, max(line.start, start - _NEAR), start)
    if word is None:
        return None
    mark = Mark(_COUNTING, word[0], int(chars[start:end]), word.start(), end)
    before = chars[max(line.start, mark.start - _NEAR) : mark.start].rstrip()
    return _Sign(i, mark, mark.start > line.start, not before or before[-1] in _ENDS)


def _follow(signs: Sequence[_Sign]) -> None:
    """Give each sign the next ones of its sequence; it has none where a line begins with a higher one before."""
    begun: dict[_Kind, int] = {}  # of each sequence, the next sign that begins a line
    numbered: dict[tuple[_Kind, int], int] = {}  # and the next one of each number inside lines
    higher: dict[int, int] = {}  # of each rank, the next sign that begins a line
    for i in range(len(signs) - 1, -1, -1):
        sign = signs[i]
        if sign.mark.is_bullet:
            continue
        kind, rank = sign.kind, sign.rank
        stop = min((place for other, place in higher.items() if other < rank), default=len(signs))
        line = begun.get(kind, stop)
        at = min(line, numbered.get((kind, sign.mark.value + 1), stop))
        sign.following = signs[at] if at < stop else None
        sign.on_line = signs[line] if line < stop else None
        if not sign.inside:
            begun[kind] = higher[rank] = i
        elif not sign.counted:
            numbered[kind, sign.mark.value] = i


def _begun(chars: str, signs: Sequence[_Sign]) -> list[_Sign]:
    """Return the signs inside lines that begin an item."""
    out: list[_Sign] = []
    last: dict[_Kind, tuple[int, int]] = {}  # of each sequence that goes on here, its rank and its last number
    bullets: set[str] = set()  # styles that items were begun with
    host: _Sign | None = None  # the last sign that begins an item
    listed = _listed(chars, signs)
    for sign in signs:
        mark = sign.mark
        if mark.is_bullet:
            if sign.inside and not (sign.closed and (mark.style == "dot" or last or bullets or sign.line in listed)):
                continue
            bullets.add(mark.style)
        elif sign.inside and not _goes_on(chars, sign, last.get(sign.kind, (0, 0))[1], host):
            continue
        if sign.inside:
            out.append(sign)
        host = sign
        if not mark.is_bullet:
            last = {kind: at for kind, at in last.items() if at[0] < sign.rank or at[0] == sign.rank and _beside(kind, sign)}
            last[sign.kind] = sign.rank, mark.value
    return out


def _listed(chars: str, signs: Sequence[_Sign]) -> set[int]:
    """Return the lines in which a colon opens a list of dashes: "UBND huyện yêu cầu: - Các xã …. - Trạm Y tế …"."""
    inside: dict[int, list[_Sign]] = {}
    for sign in signs:
        if sign.inside and sign.closed and sign.mark.is_bullet:
            inside.setdefault(sign.line, []).append(sign)
    opens = (found for found in inside.values() if len(found) > 1 and len({sign.mark.style for sign in found}) == 1)
    return {found[0].line for found in opens if chars[max(0, found[0].mark.start - _NEAR) : found[0].mark.start].rstrip(" *_")[-1:] == ":"}


def _beside(kind: _Kind, sign: _Sign) -> bool:
    """Whether a sequence goes on behind a sign of its own rank: its own sign, or that of the numbers above a decimal one."""
    return kind == sign.kind or sign.mark.style == "decimal" and (kind[0] != "decimal" or sign.kind[1].startswith(f"{kind[1]}."))


def _goes_on(chars: str, sign: _Sign, before: int, host: _Sign | None) -> bool:
    """Whether a number inside a line is the next of its sequence, or the first of one, and no line begins with it instead."""
    if sign.counted or sign.mark.value != before + 1:
        return False
    following = sign.following
    if following is not None and not following.inside and following.mark.value <= sign.mark.value:
        return False
    if sign.on_line is not None and min(2, sign.mark.value) <= sign.on_line.mark.value <= sign.mark.value:
        return False  # a line begins with this number, or the numbers go on from one before it
    goes_on = following is not None and following.mark.value == sign.mark.value + 1
    opened = sign.closed or sign.headed
    if before:
        return opened or goes_on and sign.mark.style != "article"
    if host is not None and host.line == sign.line and host.mark.style in ("part", "roman", "upper"):
        opened = True
    return goes_on and opened and not _is_listed(chars, sign, host)


def _is_listed(chars: str, sign: _Sign, host: _Sign | None) -> bool:
    """Whether a first number begins a list inside an item rather than items: one of papers, or in an item that stands no higher."""
    paper = _PAPER.match(chars, sign.mark.end)
    if paper is not None and vocabulary().type_called(paper["type"]) is not None:
        return True
    if host is None or sign.rank < RANK["arabic"] or sign.mark.style == "decimal" and sign.kind[1] == host.mark.label:
        return False
    return host.rank == sign.rank or host.rank > sign.rank and host.line == sign.line


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
