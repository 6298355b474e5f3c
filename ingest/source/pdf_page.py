"""One page of a PDF as pieces of text and ruled tables, in points from the page's lower left corner as it is shown.

A `Piece` is words that stand together on one line; columns of one line are several pieces.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from operator import itemgetter
from typing import Any

from ingest.source.pdf_rules import Lattice, lattices_of

__all__ = ["PdfPage", "Piece", "read_page"]

_COLUMN_GAP = 1.5  # of a letter's height, without a blank between: a tab or another column
_WIDE_GAP = 3.0  # the same with blanks
_HYPHENS = {"\ufffe": "\u00ad", "\x02": "\u00ad"}  # at the end of a line
_BLANKS = frozenset(map(ord, "\u00a0\u2003\u2009\u200b\u3000"))
_MAX_CHARS = 200_000  # of one page
_COVERS = 0.55  # share of a page under a picture that makes it a picture of a page
_SHOWS = 0.2  # the same where the page has next to no letters
_FEW = 20  # letters of a page: scans have a stamp's or a page number's as text
_LOST = 0.08  # share of signs without a letter that no Vietnamese text can spare
_DRAWN = 60  # letters drawn as outlines
_SAMPLE = 200  # letters of a page whose way is looked at
_MOST = 0.6  # of them: a page has stamps and heads that run another way
_TORN = 0.06  # share of loose letters that no text has
_LOOSE = re.compile(r"(?<=[à-ỹÀ-Ỹ]) (?:[bcdđghklmnpqrstvx]{1,2}|[aeiouy])(?=[ .,;:\n]|$)")


@dataclass(slots=True)
class Piece:
    """Words on one line: where they stand, their height, and the table cell they stand in (None: none)."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    bold: bool = False
    font: str = ""
    cell: tuple[int, int] | None = None
    edges: list[tuple[float, float]] = field(default_factory=list)  # left and right of each letter of `text`
    breaks: list[int] = field(default_factory=list)  # places in `text` where a cell may begin
    jumps: list[tuple[float, float, bool]] = field(default_factory=list)  # left and right of the gaps there; whether they are no blank

    @property
    def height(self) -> float:
        """Height of its letters."""
        return self.top - self.bottom

    def first_word(self) -> float:
        """Width of the first word."""
        word = re.match(r"\s*\S+", self.text)
        if word is None:
            return 0.0
        place = min(word.end(), len(self.edges)) - 1
        return (self.edges[place][1] if self.edges else self.right) - self.left


@dataclass(slots=True)
class PdfPage:
    """A page: its size, pieces in the file's order, ruled tables, its letters; `is_picture`: it shows text that it does not hold,
    `is_torn`: blanks stand inside its words, `fields`: form fields or signatures print on it, `lost`: its fonts do not say which letters
    many of its signs are, `turned`: by how many degrees clockwise it was turned for its words to stand upright."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    tables: list[Lattice] = field(default_factory=list)
    is_picture: bool = False
    letters: int = 0
    is_torn: bool = False
    fields: bool = False
    lost: bool = False
    turned: int = 0


_Char = tuple[str, float, float, float, float, int, bool, bool]  # letter, left, bottom, right, top, index, blank before, blank made


def read_page(document: Any, number: int) -> PdfPage:
    """Return a page (from 1) of a document of pypdfium2; form fields and signatures are read where they are printed."""
    import pypdfium2.raw as raw

    page = document[number - 1]
    plain = -1
    if raw.FPDFPage_GetAnnotCount(page) > 0:
        before = page.get_textpage()
        plain = raw.FPDFText_CountChars(before)
        before.close()
        raw.FPDFPage_Flatten(page, 0)
        page.close()
        page = document[number - 1]
    shown = page.get_rotation()
    text = page.get_textpage()
    upright = _upright(text, raw)
    if upright not in (None, shown):
        text.close()
        page.set_rotation(upright)
        page.close()
        page = document[number - 1]
        text = page.get_textpage()
    width, height = page.get_size()
    out = PdfPage(number, width, height, turned=(page.get_rotation() - shown) % 360)
    try:
        count = raw.FPDFText_CountChars(text)
        out.fields = 0 <= plain < count
        turn = _turned(page.get_rotation(), width, height)
        chars = list(_chars(text, min(count, _MAX_CHARS), turn, raw))
        out.letters = len(chars)
        out.lost = count >= _FEW and _nameless(text, count, raw) > _LOST * count
        out.tables, covered, drawn = lattices_of(page, turn)
        share = covered / max(1.0, width * height)
        out.is_picture = share >= (_COVERS if out.letters >= _FEW else _SHOWS) or drawn > _DRAWN and drawn > out.letters
        out.pieces = list(_pieces(chars, out.tables, text, turn, raw, 0.0))
        if _torn(out.pieces) > _TORN:
            out.is_torn = True
            tries = [list(_pieces(chars, out.tables, text, turn, raw, least)) for least in (0.17, 0.2, 0.24, 0.28)]
            out.pieces = min((out.pieces, *tries), key=_torn)
    finally:
        text.close()
        page.close()
    return out


def _nameless(text: Any, count: int, raw: Any) -> int:
    """Return how many signs of a page are no letters that its fonts know."""
    unknown = map(_plain(raw.FPDFText_HasUnicodeMapError), repeat(_address(text)), range(min(count, _MAX_CHARS)))
    return sum(raw.FPDFText_IsGenerated(text, index) != 1 for index, sign in enumerate(unknown) if sign == 1)


def _plain(function: Any, *more: Any) -> Any:
    """Return a function that is asked of each letter (page's text, index, `more`) without ctypes' checks, which take half its time."""
    return ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *more)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def _address(text: Any) -> int | None:
    return ctypes.cast(text.raw, ctypes.c_void_p).value


def _upright(text: Any, raw: Any) -> int | None:
    """Return the rotation of a page under which most of its letters stand upright, None where no way has most of them."""
    handle, angle, get = text.raw, raw.FPDFText_GetCharAngle, raw.FPDFText_GetUnicode
    count = raw.FPDFText_CountChars(handle)
    sample = range(0, count, max(1, count // _SAMPLE))
    ways = Counter(round(angle(handle, index) / (math.pi / 2)) % 4 for index in sample if get(handle, index) > 32)
    way, most = max(ways.items(), key=lambda item: item[1], default=(0, 0))
    return -90 * way % 360 if most > _MOST * ways.total() and most >= _FEW else None


def _turned(rotation: int, width: float, height: float) -> Any:
    """Return the function that turns a box of the file into one of the page as shown (None: the same); `width`, `height` as shown."""
    if rotation == 90:
        return lambda left, bottom, right, top: (bottom, height - right, top, height - left)
    if rotation == 180:
        return lambda left, bottom, right, top: (width - right, height - top, width - left, height - bottom)
    if rotation == 270:
        return lambda left, bottom, right, top: (width - top, left, width - bottom, right)
    return None


def _chars(text: Any, count: int, turn: Any, raw: Any) -> Iterator[_Char]:
    """Yield the letters in the file's order; blanks and line ends only mark what follows them."""
    rect = raw.FS_RECTF()
    place, handle = ctypes.addressof(rect), _address(text)
    get, generated = _plain(raw.FPDFText_GetUnicode), _plain(raw.FPDFText_IsGenerated)
    box = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p)
    blank = made = False
    high = 0
    for index, code in enumerate(map(get, repeat(handle), range(count))):
        if code <= 32 or code in _BLANKS:
            if code in (0, 10, 13):
                continue
            if code != 2:
                if generated(handle, index) == 1:
                    made = True
                else:
                    blank = True
                continue
        if 0xD800 <= code < 0xE000:
            if code < 0xDC00:
                high = code
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        char = chr(code)
        if not box(handle, index, place):
            continue
        left, bottom, right, top = (
            turn(rect.left, rect.bottom, rect.right, rect.top) if turn else (rect.left, rect.bottom, rect.right, rect.top)
        )
        if right - left > 400 or top - bottom > 200 or top <= bottom:
            continue  # a watermark over the page
        yield _HYPHENS.get(char, char), left, bottom, right, top, index, blank, made and not blank
        blank = made = False


def _pieces(chars: list[_Char], tables: list[Lattice], text: Any, turn: Any, raw: Any, least: float) -> Iterator[Piece]:
    """Yield the pieces: letters of one line and cell that no wide gap parts.  A gap less than `least` of the height parts no words."""
    piece: Piece | None = None
    letters: list[str] = []
    edges: list[tuple[float, float]] = []
    last_right = last_bottom = last_top = size = 0.0
    cell: tuple[int, int] | None = None
    for char, left, bottom, right, top, index, blank, made in chars:
        if tables:
            cell = _cell_of((left + right) / 2, (bottom + top) / 2, tables)
        if piece is not None:
            gap = left - last_right
            height = top - bottom
            lap = (last_top if last_top < top else top) - (last_bottom if last_bottom > bottom else bottom)
            wide = (_WIDE_GAP if blank else _COLUMN_GAP) * size
            if lap > 0.25 * (size if size < height else height) and cell == piece.cell and -0.6 * size < gap < wide:
                parted = blank or made and gap >= least * size
                if height < 0.8 * size and char.isdigit() and letters[-1].isalnum() and not parted:
                    parted = _is_raised(text, index, size, turn, raw) and not _is_power(letters)
                if parted:
                    letters.append(" ")
                    edges.append((last_right, left))
                letters.append(char)
                edges.append((left, right))
                last_right, last_bottom, last_top = right, bottom, top
                if top > piece.top:
                    piece.top = top
                if bottom < piece.bottom:
                    piece.bottom = bottom
                if height > size:
                    size = height
                continue
            yield _closed(piece, letters, edges)
        font, bold = _font(text, index, raw)
        piece = Piece("", left, bottom, right, top, _base(text, index, turn, raw), bold, font, cell)
        letters, edges = [char], [(left, right)]
        last_right, last_bottom, last_top, size = right, bottom, top, top - bottom
    if piece is not None:
        yield _closed(piece, letters, edges)


def _closed(piece: Piece, letters: list[str], edges: list[tuple[float, float]]) -> Piece:
    piece.text, piece.edges = "".join(letters), edges
    piece.left, piece.right = min(edges)[0], max(map(itemgetter(1), edges))
    return piece


def _torn(pieces: list[Piece]) -> float:
    """Return which share of words are letters torn from the accented letter before them."""
    text = "\n".join(piece.text for piece in pieces)
    words = text.count(" ") + text.count("\n")
    return len(_LOOSE.findall(text)) / words if words >= 20 else 0.0


def _base(text: Any, index: int, turn: Any, raw: Any) -> float:
    """Return the height of the line that a letter stands on."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    return float(turn(x.value, y.value, x.value, y.value)[1]) if turn else y.value


def _is_raised(text: Any, index: int, size: float, turn: Any, raw: Any) -> bool:
    """Whether a letter stands higher than the one before it: the mark of a note."""
    return 0.12 * size < _base(text, index, turn, raw) - _base(text, index - 1, turn, raw) < size


def _is_power(letters: list[str]) -> bool:
    """Whether a raised figure behind these letters is a power ("m2") and not the mark of a note."""
    return re.search(r"(?:^|\W)[kcd]?m$", "".join(letters[-4:])) is not None


def _cell_of(x: float, y: float, tables: list[Lattice]) -> tuple[int, int] | None:
    """Return (table, cell) that holds a point."""
    for number, table in enumerate(tables):
        cell = table.cell_at(x, y)
        if cell is not None:
            return number, cell
    return None


def _font(text: Any, index: int, raw: Any) -> tuple[str, bool]:
    """Return the name of a letter's font, without its subset mark, and whether it is bold."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    size = raw.FPDFText_GetFontInfo(text, index, buffer, 128, ctypes.byref(flags))
    name = buffer.raw[: max(0, min(size, 128) - 1)].decode("utf-8", "replace")
    name = re.sub(r"^[A-Z]{6}\+", "", name)
    return name, "bold" in name.lower() or raw.FPDFText_GetFontWeight(text, index) >= 650
