"""Pieces of a PDF page to rows, and rows to paragraphs: lines joined where the next word would not have fitted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from ingest.source.blocks import Paragraph, Run, Table
from ingest.source.pdf_page import Piece

__all__ = ["Margins", "Row", "goes_on", "joined", "margins_of", "rows_of", "runs_of", "runs_on"]

_TIGHT = 0.8  # points: what letters of one word stand apart at most
_ALIKE = 0.25  # points by which the blanks of one line differ
_PLAIN = 8.0  # points: a gap before a small letter is a tab where it is wider
_MARK = re.compile(
    r"(?:[-–—+•*●○▪■]|\(?\d{1,3}\)|\d{1,3}(?:\.\d{1,2})*[.)]|[a-zđA-HĐ]\)|[a-zđ]\.|[IVX]{1,5}\s*[.)-]|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Khoản)"
    r"\s+(?:\d|[IVX]))(?=\s|$|[^\W\d_])"
)
_LONE_MARK = re.compile(r"(?:[-–—+•*●○▪■]|\(?(?:\d{1,3}|[a-zđ]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$")
_ENDS = re.compile(r"[.;:!?…][”\"’')\]]*(?:/\.?)?$|/\.$|/$")
_MODERN = re.compile("[\u1ea0-\u1ef9]")
_KINDS = re.compile(r"(?<=[^\W\d_] )[A-ZĐ]\w{0,3}:$")  # "các Sở: Thông tin và Truyền thông, Ngoại vụ", in any letters
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}\.) (?=[^\W\d_a-zđ])")
_CUT = re.compile(r"[^\W_](?:[-–]|/)$|(?<=\s)[-–]$|[A-ZĐ]/$|\d/$")


@dataclass(slots=True)
class Row:
    """Pieces that stand on one line, left to right."""

    page: int
    pieces: list[Piece] = field(default_factory=list)
    table: Table | None = None  # typed with tabs; it stands in place of its rows

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return max(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return min(piece.bottom for piece in self.pieces)

    @property
    def base(self) -> float:
        """The line that its letters stand on."""
        return self.pieces[0].base

    @property
    def height(self) -> float:
        """Height of its tallest piece."""
        return max(piece.height for piece in self.pieces)

    @property
    def text(self) -> str:
        """Its words, columns between tabs."""
        return "\t".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Margins:
    """Where lines begin and end, whether the first lines of paragraphs are indented, whether space parts the paragraphs, and the distance
    of two lines of one; `runs_on`: whether a full line that ends a sentence rather goes on, before no mark, than ends its paragraph."""

    left: float
    right: float
    indented: bool = False
    spaced: bool = False
    step: float = 0.0
    runs_on: bool = False


def rows_of(page: int, pieces: Iterable[Piece]) -> list[Row]:
    """Return the rows of pieces, top to bottom; a piece printed over a gap of another goes into it, a mark joins its words."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        if rows and rows[-1].base - piece.base <= 0.32 * max(piece.height, rows[-1].pieces[-1].height):
            rows[-1].pieces.append(piece)
        else:
            rows.append(Row(page, [piece]))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
        row.pieces = _merged(row.pieces)
        _mark_gaps(row.pieces)
        for piece in row.pieces:
            word = re.match(r"\s*\S+", piece.text)
            del piece.edges[word.end() if word else 0 :]  # of a thousand pages they would fill the memory
    return rows


def _mark_gaps(pieces: Sequence[Piece]) -> None:
    """Note where cells typed with tabs may begin: behind gaps as wide as no other of the row, for blanks of one line are alike and tabs
    are not; behind others before no small letter; where a word's end and the next one's start touch."""
    gaps: list[tuple[Piece, int, float, float]] = []
    for piece in pieces:
        last = piece.edges[0][1] if piece.edges else 0.0
        modern = _MODERN.search(piece.text) is not None  # old letters have capitals inside words
        for place in range(1, len(piece.edges)):
            left, right = piece.edges[place]
            letter = piece.text[place]
            if letter != " ":
                if left - last > _TIGHT or modern and letter.isupper() and _touches(piece.text, place):
                    gaps.append((piece, place, last, left))
                last = right
    widths = [right - left for _, _, left, right in gaps]
    widths += [b.left - a.right for a, b in zip(pieces, pieces[1:], strict=False)]
    widths.sort()
    for piece, place, left, right in gaps:
        low = bisect_left(widths, right - left - _ALIKE)
        like = bisect_right(widths, right - left + _ALIKE) - low
        alone = like == 1 or like == 2 and right - left > max(_PLAIN, 1.8 * widths[len(widths) // 2])
        small = piece.text[place].islower()
        if alone or not small:
            piece.breaks.append(place)
            piece.jumps.append((left, right, alone and (not small or right - left > _PLAIN)))


def _touches(text: str, place: int) -> bool:
    """Whether a word seems to begin inside another with a capital: behind a small letter, or before one behind capitals."""
    before, after = text[place - 1], text[place + 1 : place + 2]
    return before.islower() or before in ".;" or before.isupper() and after.islower()


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a row with those that overlap, touch, or are a mark and its words as one."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last is None:
            out.append(piece)
        elif piece.left < last.right - 1.0 and piece.right < last.right + 1.0:
            out[-1] = _inserted(last, piece)
        elif piece.left - last.right < 0.6 * max(last.height, piece.height) or len(out) == 1 and _LONE_MARK.match(last.text):
            out[-1] = _appended(last, piece)
        else:
            out.append(piece)
    return out


def _appended(first: Piece, second: Piece) -> Piece:
    gap = second.left - first.right
    tight = gap < 0.12 * max(first.height, second.height) and not (first.text[-1].isdigit() and second.text[0].isalpha())
    space = "" if tight else " "
    edges = [*first.edges, *([(first.right, second.left)] if space else []), *second.edges]
    return Piece(
        first.text + space + second.text,
        first.left,
        min(first.bottom, second.bottom),
        max(first.right, second.right),
        max(first.top, second.top),
        first.base,
        first.bold,
        first.font,
        first.cell,
        edges,
    )


def _inserted(whole: Piece, part: Piece) -> Piece:
    """Return a piece with another that was printed into a gap of it: the number of a signed letter."""
    middle = (part.left + part.right) / 2
    place = next((i for i, (left, right) in enumerate(whole.edges) if (left + right) / 2 > middle), len(whole.edges))
    while place and whole.text[place - 1] == " ":
        place -= 1
    before, after = whole.text[:place], whole.text[place:].lstrip(" ")
    skipped = len(whole.text) - place - len(after)
    lead = (
        " "
        if before and (whole.edges[place - 1][1] < part.left - 1.0 or before[-1] in ":," or before[-1].isalpha() and part.text[0].isdigit())
        else ""
    )
    tail = " " if after and (after[0].isalpha() or whole.edges[place + skipped][0] > part.right + 3.0 and after[0] not in "/-.,;") else ""
    edges = [
        *whole.edges[:place],
        *([(part.left, part.left)] if lead else []),
        *part.edges,
        *([(part.right, part.right)] if tail else []),
        *whole.edges[place + skipped :],
    ]
    return Piece(
        before + lead + part.text + tail + after,
        whole.left,
        whole.bottom,
        whole.right,
        whole.top,
        whole.base,
        whole.bold,
        whole.font,
        whole.cell,
        edges,
    )


def runs_on(pages: Iterable[Sequence[Row]]) -> bool:
    """Whether more sentences begin inside the lines of pages than whole lines, without a mark, behind ends of paragraphs."""
    inside = starts = 0
    for rows in pages:
        left, right = min((row.left for row in rows), default=0.0), max((row.right for row in rows), default=0.0)
        for row, after in zip(rows, rows[1:], strict=False):
            inside += len(_SENTENCE.findall(row.text))
            more = after.text.lstrip()
            short = row.right + after.pieces[0].first_word() + 0.2 * row.height < right
            whole = after.right - after.left > 0.8 * (right - left)
            starts += short and whole and _ENDS.search(row.text) is not None and more[:1].isupper() and _MARK.match(more) is None
    return inside > starts


def margins_of(rows: Sequence[Row], width: float) -> Margins:
    """Return the margins of rows on a page: where most lines begin, and the edge that full lines reach."""
    if not rows:
        return Margins(0.0, width)
    long = [row for row in rows if row.right - row.left > 0.4 * width] or list(rows)
    left = min(row.left for row in long)
    edges = Counter(round(row.right / 2) for row in long)
    common, times = max(edges.items(), key=lambda item: (item[1], item[0]))
    right = max(2.0 * common if times >= 3 else max(row.right for row in long), width - left - 15)
    if times >= 3:
        right = min(right, max(row.right for row in long) + 2)
    starts = [row.left - left for row in rows]
    indented = sum(12 < start < 80 for start in starts) >= max(2, 0.08 * len(rows)) and sum(start < 6 for start in starts) >= 2
    steps = [a.base - b.base for a, b in zip(rows, rows[1:], strict=False) if 4 < a.base - b.base < 80]
    near = sorted(steps)[len(steps) // 4] if steps else 0.0
    wide = sum(step > 1.2 * near for step in steps)
    spaced = len(steps) >= 8 and 0.15 * len(steps) <= wide <= 0.75 * len(steps)
    return Margins(left, right, indented, spaced, near)


def goes_on(row: Row, after: Row, margins: Margins, spacing: float) -> bool:
    """Whether the words of `after` belong to the paragraph of `row`; `spacing`: the usual distance of lines (0: another page)."""
    words, more = row.text.rstrip(), after.text.lstrip()
    if not words or not more or len(row.pieces) > 1 or len(after.pieces) > 1:
        return False
    mark = _MARK.match(more)
    if _CUT.search(words) and not mark and re.search(r"[^\W_]", words[:-1]):
        return True
    ended = _ENDS.search(words) is not None
    last = row.pieces[-1]
    size = max(row.height, 1.0)
    if abs(row.height - after.height) > 0.3 * size and abs(last.height - after.pieces[0].height) > 0.3 * size:
        return False
    if spacing and row.base - after.base > 1.45 * spacing + 1:
        return False
    if _is_centred(row, margins) or _is_centred(after, margins):
        last_word = words.rpartition(" ")[2]
        return (
            not ended
            and mark is None
            and (more[0].islower() or last_word.isalpha() and last_word.islower() and not _is_centred(row, margins))
        )
    fits = last.right + 0.2 * size + after.pieces[0].first_word() <= margins.right - 1
    if fits:
        low = more[0].islower() and mark is None and not ended
        return low and row.right - margins.left > 0.6 * (margins.right - margins.left)
    indent = after.left - margins.left
    if indent > 8 and row.pieces[0].bold and not after.pieces[0].bold and more[0].isupper():
        return False  # a title, and the first line of the text below it
    if margins.spaced and spacing:
        return row.base - after.base <= 1.2 * min(spacing, margins.step or spacing) and (mark is None or not ended)
    if mark:
        return not ended and indent < 8 and margins.indented and more[0] in "0123456789-–—" and row.left - margins.left > -1
    if indent > 8 and row.left - margins.left < indent - 6:
        return False
    if margins.indented and indent > 8 and (ended or not more[0].islower()):
        return False  # a first line like the one above
    if margins.indented and indent < 8:
        return True
    return not ended or more[0].islower() or mark is None and (margins.runs_on or _KINDS.search(normalize("NFC", words)) is not None)


def _is_centred(row: Row, margins: Margins) -> bool:
    inside = row.left > margins.left + 15 and row.right < margins.right - 15
    return inside and abs(row.left + row.right - margins.left - margins.right) < 16 and row.left - margins.left > 40


def runs_of(row: Row) -> list[Run]:
    """Return the runs of a row with their boxes, columns between tabs."""
    out: list[Run] = []
    for piece in row.pieces:
        if out:
            out.append(Run("\t"))
        out.append(
            Run(
                piece.text,
                piece.bold,
                piece.font,
                (row.page, round(piece.left, 1), round(piece.bottom, 1), round(piece.right, 1), round(piece.top, 1)),
            )
        )
    return out


def joined(rows: Sequence[Row]) -> Paragraph:
    """Return rows as one paragraph: a blank between lines, none behind a hyphen or stroke inside a number or name."""
    runs: list[Run] = []
    for row in rows:
        if runs:
            words = runs[-1].text
            tight = re.search(r"[^\W_][-/]$", words) is not None
            if not tight:
                runs.append(Run(" "))
        runs += runs_of(row)
    return Paragraph(runs)
