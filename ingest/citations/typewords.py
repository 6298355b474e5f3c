"""The words before a number that say what it is: "Nghị định số", "Công điện: số", "văn bản", "QĐ".

In: the folded reading and a position.  Out: the type that ends right before it, with the range of its words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ingest.head.codes import type_by_code
from text.fold import flatten
from text.letters import DASH
from text.numbers import DocumentNumber
from text.terms import DocumentType
from text.vocabulary import load

__all__ = ["TypeWords", "code_before", "letter_type", "type_before", "types_by_name"]

# Codes of types that stand for their word: "QĐ số 368/QĐ-TTg".
_CODES = ("NQ", "QĐ", "CT", "NĐ", "TT", "KL", "KH", "TB", "TTr", "CTr", "HD", "TTLT")
# Words that are a type only with "số" behind them: "theo quy định 5/2…" is no citation of a Quy định.
_WEAK = frozenset(
    {"quy dinh", "thu", "dien", "cv", "cong bo", "du an", "tai lieu", "danh muc", "tieu chuan", "luat", "lenh", "hop dong", "bao cao",
     "de an", "phu luc", "quy chuan", *map(flatten, _CODES)}
)  # fmt: skip
_REACH = 60  # characters before a number in which its type word stands
_NO = re.compile(r"[,:.]?\s*+(?P<no>(?<!\w)(?:so|s6)(?!\w)\s*+(?:(?:lien tich|tt)\s+)?)?[:.]?\s*+(?:ky hieu\s+)?[(“\"]?\s*+$")
_WORD = re.compile(r"[^\W_]+")
_MOST = 6  # words of the longest type
_ATTACHED = re.compile(rf"[\w/{DASH}]$")


class TypeWords(NamedTuple):
    """A type as printed before a number: its row, the range of its words, whether "số" stands behind them."""

    type: DocumentType
    name: str
    start: int
    end: int
    says_number: bool


@cache
def types_by_name() -> dict[str, DocumentType]:
    """Return the types by their folded names, codes and short forms."""
    names: dict[str, DocumentType] = {}
    for term in load().document_types:
        if term.group != "copy":
            for name in (term.label_vi, *term.aliases_vi):
                names.setdefault(" ".join(_WORD.findall(flatten(name))), term)
    letter = letter_type()
    names |= {"vb": letter, "cv": letter, "thu": letter, "dien": load().document_type("type:cong-dien") or letter}
    for code in _CODES:
        short = type_by_code(DocumentNumber("1", None, f"{code}-X", False, "", 0, 0))
        if short is not None:
            names.setdefault(flatten(code), short)
    return names


def letter_type() -> DocumentType:
    """Return the type of an official letter, which has no code of its own."""
    term = load().document_type("type:cong-van")
    assert term is not None
    return term


def type_before(flat: str, at: int, floor: int = 0) -> TypeWords | None:
    """Return the type whose words, with "số" or without, end right before `at` and begin behind `floor`."""
    begin = max(floor, at - _REACH)
    no = _NO.search(flat, begin, at)
    if no is None:
        return None
    words = [(m.start(), m.end()) for m in _WORD.finditer(flat, begin, no.start())]
    if not words or flat[words[-1][1] : no.start()].strip():
        return None
    names = types_by_name()
    for first in range(max(0, len(words) - _MOST), len(words)):
        start, end = words[first][0], words[-1][1]
        name = " ".join(flat[a:b] for a, b in words[first:])
        if (
            name not in names
            or _ATTACHED.search(flat, begin, start)
            or any(flat[a:b].strip(" \t\r\n,") for (_, a), (b, _) in zip(words[first:], words[first + 1 :], strict=False))
        ):
            continue
        if name in _WEAK and no["no"] is None:
            return None
        if name in ("luat", "lenh") and first and flat[slice(*words[first - 1])] == "phap":
            return None  # "văn bản quy phạm pháp luật số …": the law's name began before
        return TypeWords(names[name], name, start, end, no["no"] is not None)
    return None


_CODE = re.compile(rf"(?<![\w/{DASH}])(?:{'|'.join(sorted(_CODES, key=len, reverse=True))})\s+$")


def code_before(chars: str, at: int) -> TypeWords | None:
    """Return the type whose code, in its own letters, stands right before `at`: "QĐ 1486"."""
    code = _CODE.search(chars, max(0, at - 8), at)
    if code is None:
        return None
    name = flatten(code[0].strip())
    return TypeWords(types_by_name()[name], name, code.start(), code.start() + len(name), False)
