"""The line that says what a document is: "KẾ HOẠCH", "THÔNG TƯ LIÊN TỊCH", "CÔNG ĐIỆN VỀ VIỆC …".

In: the reading view with its folded form and a range.  Out: the type with the range of its words; `repaired` where the line has a slip
that was read over ("QUYÉT ĐỊNH", "KE H0ACH").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from ingest.head.cells import Cell, cells, is_capital
from ingest.head.marks import is_flat
from text.fold import flatten, lower
from text.letters import LOWER, UPPER
from text.phrases import Phrases
from text.terms import DocumentType
from text.vocabulary import load

__all__ = ["TypeLine", "find_type", "first_line_type", "inner_type", "typed_line"]

_NO_LINE = ("copy", "court", "file")  # groups whose words head no document of their own
_OPENS_A_TEXT = ("administrative", "legal", "party")
_TOO_COMMON = ("Điện", "Văn bản", "Dự án", "Danh mục", "Tài liệu", "Phụ lục")
_ABOUT = re.compile(r"\s+(?:về|số|của|hướng dẫn|quy định|ban hành|triển khai|thực hiện|phê duyệt|công tác)\b|\s+\d")
_NEXT = re.compile(rf"[\s:*–-]*+(?:$|[^\s{LOWER}]{{2,}})")
_CAPITALS = re.compile(rf"(?<=\s)[{UPPER}]{{2,}}(?=\s)")
_NEAR = 200  # characters of place and day between a number and the type
_LEAST = 6  # letters of a line that may have a slip
_LONGEST_ISSUER = 80  # characters; the longest issuer of the corpus has 57
_MARKS = " \t*_:#"


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A type, the range of its words, and whether they were read over a slip."""

    type: DocumentType
    start: int
    end: int
    repaired: bool = False


@cache
def _names() -> Phrases[DocumentType]:
    names: Phrases[DocumentType] = Phrases()
    for term in load().document_types:
        if term.group not in _NO_LINE:
            for name in (term.label_vi, *term.aliases_vi):
                names.add(name, term)
    return names


@cache
def _labels() -> tuple[tuple[str, DocumentType], ...]:
    return tuple((flatten(term.label_vi), term) for term in load().document_types if term.group not in _NO_LINE)


def find_type(chars: str, flat: str, start: int, end: int) -> TypeLine | None:
    """Return the first line or cell of a range that is a type in capitals, alone or with a title in capitals behind it."""
    for cell in cells(chars, start, end):
        found = _in_cell(chars, flat, cell)
        if found is not None:
            return found
    return None


def _in_cell(chars: str, flat: str, cell: Cell) -> TypeLine | None:
    begin = cell.start
    while begin < cell.end and chars[begin] in _MARKS:
        begin += 1
    hit = _names().at(flat, begin, cell.end)
    if hit is not None and is_capital(chars[begin : hit[1]]):
        label = hit[0].label_vi
        # "THÔNG BÁO KẾT LUẬN CỦA …": the type's own name ends the type, what follows is the title.
        own = Phrases([(label, True)]).at(flat, begin, cell.end)
        stop = own[1] if own is not None else hit[1]
        if not _NEXT.match(chars, hit[1], cell.end):
            return None
        return TypeLine(
            hit[0], begin, stop, lower(" ".join(chars[begin:stop].split())) not in (lower(label), *map(lower, hit[0].aliases_vi))
        )
    text = chars[begin : cell.end].rstrip(_MARKS)
    words = " ".join(flat[begin : begin + len(text)].split())
    if hit is None and is_capital(text) and _LEAST <= len(words) <= 30:
        for label, term in _labels():
            if label.count(" ") == words.count(" ") and Levenshtein.distance(label, words, score_cutoff=1) <= 1 and len(label) >= _LEAST:
                return TypeLine(term, begin, begin + len(text), True)
    return None


def typed_line(chars: str, flat: str, type_: DocumentType, start: int, end: int) -> TypeLine | None:
    """Return the line that names a type that the number's code tells, in small letters, alone or with who issued it behind ("Nghị định của
    Chính phủ"): fonts of the 1990s show such a line in capitals."""
    for cell in cells(chars, start, end):
        hit = _names().at(flat, cell.start, cell.end)
        if hit is None or hit[0].id != type_.id:
            continue
        rest = flat[hit[1] : cell.end].strip(_MARKS)
        if not rest or rest.startswith("cua ") and len(rest) < _LONGEST_ISSUER and not any(char.isdigit() for char in rest):
            return TypeLine(type_, cell.start, hit[1])
    return None


def inner_type(chars: str, flat: str, type_: DocumentType, start: int) -> TypeLine | None:
    """Return the capitals that name a type which the number's code tells, inside the one line that a whole document is: "… ngày 05 tháng 12
    năm 2025 THÔNG BÁO Về việc …"."""
    if not is_flat(chars, start):
        return None
    own = Phrases([(type_.label_vi, True)])
    for word in _CAPITALS.finditer(chars, start, start + _NEAR):
        hit = own.at(flat, word.start())
        if hit is not None and is_capital(chars[word.start() : hit[1]]):
            return TypeLine(type_, word.start(), hit[1])
    return None


def first_line_type(chars: str, flat: str, start: int) -> TypeLine | None:
    """Return the type that a text's first words name: "Nghị định 72/2015/NĐ-CP về quản lý …", "Chỉ thị về chấn chỉnh …"."""
    hit = _names().at(flat, start)
    if hit is None or hit[0].group not in _OPENS_A_TEXT or not chars[start].isupper():
        return None
    if hit[0].label_vi in _TOO_COMMON or " ".join(chars[start : hit[1]].split()) in _TOO_COMMON or not _ABOUT.match(chars, hit[1]):
        return None
    return TypeLine(hit[0], start, hit[1])
