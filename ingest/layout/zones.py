"""Zones of a document: letterhead and opening, body, closing with recipients and signature, annexes, what a web site added.

In: the lines of a text.  Out: `Zones`.  An annex is what stands behind the signature below a title: of whatever type its title names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.layout.annexes import is_named_annex
from ingest.layout.line import Line
from ingest.layout.marks import Mark
from ingest.reading import Reading
from text.letters import UPPER
from text.rules import rows
from text.vocabulary import load as vocabulary

__all__ = ["Zones", "is_bare_head", "is_capitals", "is_title", "zones_of"]

_SIGNATURE = re.compile(rf"(?:(?:TM|KT|TL|TUQ|Q)\s?\.\s?|(?:T/M|K/T|T/L)\.?\s*)[{UPPER}]{{2}}")
_FOOTNOTE = re.compile(r"\[\d{1,2}\]\s")
_STARTS = frozenset({"part", "chapter", "section", "article", "upper", "roman", "arabic", "decimal", "step", "ordinal", "letter"})
_SURE = frozenset({"part", "chapter", "article", "upper", "roman"})
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|dang cong san viet nam")
_BESIDE = re.compile(r"\s{3,}")
_APOSTROPHE = re.compile(r"['’]")  # inside a name: "Kpă H'Ninh"
_PROSE = 180  # characters of a line behind the signature that are no office, name or recipient
_TITLE_LINES = 6  # from the end of the closing; half and double read alike (benchmarks.numbers)
_LETTERHEAD = 3  # columns of a letterhead at most
_OFFICE = 90  # characters of a line of a letterhead or title at most
_TITLE = 120  # characters of a heading in capitals at most


@dataclass(slots=True)
class Zones:
    """The lines of each zone, in order; `annexes` are (lines of the title, lines below it)."""

    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    noise: list[Line] = field(default_factory=list)
    annexes: list[tuple[list[Line], list[Line]]] = field(default_factory=list)


def is_capitals(words: str) -> bool:
    """Whether words are set in capitals: two letters at least, and no small one among nine of ten."""
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


_CLOSED = ".;:!?…”»/"
_BARE = 60  # characters of a heading without a number in small letters
_CLOSING = ("noi ", "nhu ")  # first syllables of what begins the closing


def is_title(chars: str, line: Line) -> bool:
    """Whether a line can be a heading without a number: in capitals, short, closed by no sign."""
    words = chars[line.start : line.end]
    return _is_in_capitals(chars, line) and " " in words


def _heads(reading: Reading, lines: list[Line], i: int) -> bool:
    """Whether a line can be a heading without a number, in capitals or not."""
    return is_title(reading.chars, lines[i]) or is_bare_head(reading, lines, i)


def is_bare_head(reading: Reading, lines: list[Line], i: int) -> bool:
    """Whether a line is a heading of a section that has no number and stands in small letters, alone and unclosed ("Tổ chức thực hiện"):
    no sentence goes on through it."""
    chars, line = reading.chars, lines[i]
    words = chars[line.text : line.end]
    if line.mark is not None or line.cells or line.joins or len(words) >= _BARE or not words[:1].isupper() or words[-1] in ".;,:":
        return False
    above, below = lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None
    open_above = above is not None and not (line.blank or above.cells or chars[above.end - 1] in _CLOSED or is_title(chars, above))
    goes_on = below is not None and below.mark is None and not (below.blank or below.cells) and chars[below.text].islower()
    if open_above or goes_on:
        return False
    return rows("zones", "bare_head").first(reading.flat, reading.low, line.text, line.end) is not None


def _is_in_capitals(chars: str, line: Line) -> bool:
    """Whether a line stands in capitals as an office or a title does, of one word too."""
    words = chars[line.start : line.end]
    return line.mark is None and not line.cells and len(words) < _TITLE and words[-1] not in ".;," and is_capitals(words)


def zones_of(reading: Reading, lines: list[Line]) -> Zones:
    """Return the zones of a document's lines."""
    signed = next((i for i, line in enumerate(lines) if i and (_closes(reading, line) or _is_signed(reading, lines, i))), len(lines))
    signed = _recipients(reading, lines, signed)
    out = Zones()
    marks = ((i, line.mark) for i, line in enumerate(lines[:signed]) if line.mark is not None and not line.joins)
    first = next((i for i, mark in marks if mark.style in _STARTS and _opens(mark)), None)
    row = _first_table(reading, lines[: first or 0])
    if first is None or row is not None:
        first = row if first is not None and row is not None else _after_opening(reading, lines[:signed])
    elif first > 1 and _heads(reading, lines, first - 1) and reading.chars[lines[first - 2].end - 1] in ":;.,":
        first -= 1  # the heading of the first item, behind the opening's last sentence
    out.head, out.body = lines[:first], lines[first:signed]
    _behind(reading, lines[signed:], out)
    return out


def _recipients(reading: Reading, lines: list[Line], signed: int) -> int:
    """Return where recipients without their title begin before the signature: the bullets above the one that says who keeps a copy."""
    kept = rows("zones", "kept")
    first = signed - 1
    if first < 1 or lines[first].cells or kept.first(reading.flat, reading.low, lines[first].text, lines[first].end) is None:
        return signed
    while first > 1 and _is_recipient(reading, lines[first - 1]):
        first -= 1
    return first


def _is_recipient(reading: Reading, line: Line) -> bool:
    """Whether a bullet can name a recipient: short, no sentence, and no work in it but what a bracket says ("(để báo cáo)")."""
    if line.mark is None or not line.mark.is_bullet or line.end - line.start >= _PROSE or reading.chars[line.end - 1] in ".:":
        return False
    bracket = reading.chars.find("(", line.text, line.end)
    end = bracket if bracket > 0 else line.end
    works = (*rows("verbs").find(reading.flat, reading.low, line.text, end), *rows("roles").find(reading.flat, reading.low, line.text, end))
    return not any(start == line.text or reading.chars[start].islower() for _, start, _ in works)


def _closes(reading: Reading, line: Line) -> bool:
    """Whether a line begins the closing: "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"."""
    if line.grid < 0 and any(reading.chars[a:b].count(":") and _begins_closing(reading, a, b) for a, b in line.cells):
        return True  # recipients and signature as the cells of one row
    start = line.text
    while start < line.end and reading.chars[start] in "| ":
        start += 1  # a cell of a page whose table is gone
    if line.mark is not None and not line.mark.is_bullet and reading.chars[line.end - 1] != ":":
        return False  # "i) Nơi nhận." among the parts of a document
    return _begins_closing(reading, line.start, line.end) or start > line.start and _begins_closing(reading, start, line.end)


def _begins_closing(reading: Reading, start: int, end: int) -> bool:
    if _SIGNATURE.match(reading.chars, start, end):
        return True
    closing = reading.flat.startswith(_CLOSING, start)
    return closing and rows("zones", "closing").first(reading.flat, reading.low, start, end) is not None


def _is_signed(reading: Reading, lines: list[Line], i: int) -> bool:
    """Whether a line is an office in capitals with a person's name below it, and the document ends there or an annex begins."""
    if i + 1 >= len(lines) or not _is_in_capitals(reading.chars, lines[i]):
        return False
    stamp = rows("zones", "stamp").first(reading.flat, reading.low, lines[i + 1].start, lines[i + 1].end) is not None
    below = i + 1 + stamp  # "VỤ TRƯỞNG" / "(đã ký)" / the name
    if below >= len(lines) or lines[below].mark is not None or lines[below].cells:
        return False
    if not _is_name(reading.chars[lines[below].start : lines[below].end]):
        return False
    return (
        below + 1 >= len(lines)
        or _closes(reading, lines[below + 1])
        or is_named_annex(reading, lines[below + 1])
        or is_title(reading.chars, lines[below + 1])
    )


def _opens(mark: Mark) -> bool:
    """Whether an item can be the first of a body: its number is a first one (pages may be missing: any Roman or article number)."""
    return mark.style in ("roman", "article", "part", "chapter", "upper", "arabic") or mark.value == 1


def _after_opening(reading: Reading, lines: list[Line]) -> int:
    """Return where the body of a text without numbered items begins: behind "như sau:", else behind the letterhead."""
    opens, addressed = rows("statements", "opens"), rows("zones", "addressed", "telegram")
    best, letter = 0, False  # inside the addressees of a letter
    titled, table = _behind_title(reading, lines), _first_table(reading, lines)
    for i, line in enumerate(lines):
        if line.grid >= 0 or i == table or i >= titled and is_bare_head(reading, lines, i):
            return i
        typed = titled < len(lines) and i < titled and _is_type(reading.chars[line.start : line.end])  # "CHỈ THỊ" above its title
        if not typed and opens.first(reading.flat, reading.low, max(line.start, line.end - 60), line.end):
            return i + 1
        if line.cut or line.cells or line.end - line.start < 40 and i < titled:
            best = i + 1 if best == i else best
        letter = addressed.first(reading.flat, reading.low, line.start, line.end) is not None or letter and line.mark is not None
        best = i + 1 if letter else best
    headed = titled < len(lines) and all(line.end - line.start < _OFFICE and line.mark is None for line in lines[:titled])
    return max(best, titled) if headed else best


def _first_table(reading: Reading, lines: list[Line]) -> int | None:
    """Return where the first table begins: a row of many columns, or the first of several rows behind a line that is a type in capitals;
    a letterhead in columns is none."""
    typed = _type_line(reading, lines)
    for i, line in enumerate(lines):
        behind = typed is not None and i > typed and i + 1 < len(lines) and len(lines[i + 1].cells) == len(line.cells)
        if len(line.cells) > _LETTERHEAD or line.cells and behind:
            return i
    return None


def _type_line(reading: Reading, lines: list[Line]) -> int | None:
    return next((i for i, line in enumerate(lines) if _is_type(reading.chars[line.start : line.end])), None)


def _behind_title(reading: Reading, lines: list[Line]) -> int:
    """Return where the title ends that stands below a line which is a type in capitals: at an empty line behind it."""
    typed = _type_line(reading, lines)
    if typed is None:
        return len(lines)
    return next((i for i in range(typed + 2, len(lines)) if lines[i].blank), len(lines))


def _is_type(words: str) -> bool:
    """Whether a line is a type of document in capitals and nothing else."""
    return is_capitals(words) and vocabulary().type_called(words.strip(" *_:").capitalize()) is not None


def _behind(reading: Reading, lines: list[Line], out: Zones) -> None:
    """Part the lines behind the first signature: closing, annexes, web furniture."""
    bucket = out.closing
    open_title: list[Line] = []
    inside = False  # whether the bucket is an annex
    i = 0
    while i < len(lines):
        line = lines[i]
        chapter = i > 0 and lines[i - 1].mark is not None and lines[i - 1].mark.style in ("chapter", "part", "section")  # type: ignore[union-attr]
        if (
            not line.mark
            and rows("zones", "footer").first(reading.flat, reading.low, line.start, min(line.end, line.start + 400))
            or _FOOTNOTE.match(reading.chars, line.start, line.end)
            and not line.cells
        ):
            bucket, inside = out.noise, False
        elif not chapter and is_named_annex(reading, line):
            out.annexes.append(([line], []))
            bucket, inside = out.annexes[-1][1], True
            i += 1
            continue
        elif inside and _closes(reading, line):
            bucket, inside = out.closing, False
        elif bucket is out.closing and _begins_content(line):
            open_title = _title(reading, out.closing)
            if open_title:
                del out.closing[len(out.closing) - len(open_title) :]
                out.annexes.append((open_title, []))
                bucket, inside = out.annexes[-1][1], True
        bucket.append(line)
        i += 1


def _begins_content(line: Line) -> bool:
    """Whether a line behind the signature is content: it begins a numbering, is a row of a real table, or a paragraph."""
    if line.cells:
        return line.grid >= 0 or len(line.cells) > 2
    if line.mark is not None:
        return line.mark.style in _SURE or line.mark.style in ("arabic", "decimal") and line.mark.value == 1
    return line.end - line.start > _PROSE


def _title(reading: Reading, closing: list[Line]) -> list[Line]:
    """Return the lines at the end of the closing that are a title: the last ones in capitals, with what stands below them."""
    flat = reading.flat
    last = next(
        (
            i
            for i in range(len(closing) - 1, max(-1, len(closing) - 1 - _TITLE_LINES), -1)
            if closing[i].mark is None
            and not closing[i].cells
            and is_capitals(reading.chars[closing[i].start : closing[i].end])
            and not _SIGNATURE.match(reading.chars, closing[i].start)
            and not _MOTTO.search(flat, closing[i].start, closing[i].end)
        ),
        None,
    )
    if last is None or any(_is_name(reading.chars[line.start : line.end]) for line in closing[last + 1 :]):
        return []  # an office with its signer's name
    first = last
    while first > 0 and last - first < 3 and is_capitals(reading.chars[closing[first - 1].start : closing[first - 1].end]):
        before = closing[first - 1]
        if before.mark or before.cells or _MOTTO.search(flat, before.start, before.end) or _SIGNATURE.match(reading.chars, before.start):
            break
        first -= 1
    return closing[first:]


def _is_name(words: str) -> bool:
    """Whether words look like a person's name, or the names of those who sign beside each other: two to five words, each with a capital
    first letter, behind a title: "Thiếu tá Ngô Bá Thắng", "ThS. Lê Na"."""
    for name in _BESIDE.split(words.strip("* ")):
        parts = _APOSTROPHE.sub(" ", name).split()
        if len(parts) > 3 and parts[0][0].isupper() and parts[1].islower():
            parts = parts[2:]
        while len(parts) > 2 and parts[0].endswith("."):
            parts = parts[1:]
        if not 2 <= len(parts) <= 5 or not all(p[:1].isupper() and (p[1:].islower() or len(p) == 1) for p in parts):
            return False
    return True
