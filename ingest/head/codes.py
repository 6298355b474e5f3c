"""Bodies that issue documents, by the codes in numbers: type, issuer and the issuer's part of a document id.

A central body has one series of numbers (`doc:chinh-phu/2015/72-nd-cp`); bodies of a province number by province
(`doc:lao-cai/2020/88-kh-ubnd`). The code decides the series: a citation finds the same document whether or not it prints the issuer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from ingest.names.provinces import province_slug
from text.ids import slug
from text.numbers import DocumentNumber
from text.terms import Abbreviation, Body, DocumentType, Province
from text.views import fold
from text.vocabulary import load

__all__ = ["code_issuer", "code_issuers", "document_id", "series", "type_by_code", "type_of", "without_mark"]

_DIGITS = re.compile(r"\d+$")


# ---------------------------------------------------------------- types


@cache
def _type_codes() -> dict[str, DocumentType]:
    found: dict[str, DocumentType] = {}
    for term in load().document_types:
        for code in term.abbreviations:
            found.setdefault(code.upper(), term)
    return found


@cache
def _types_by_name() -> dict[str, DocumentType]:
    return {fold(name): term for term in reversed(load().document_types) for name in (*term.aliases_vi, term.label_vi)}


def type_by_code(number: DocumentNumber) -> DocumentType | None:
    """Return the type that a number's code names; a letter (`3089/BTTTT-TTĐN`) names none."""
    first = number.parts[0].upper()
    term = _type_codes().get(first)
    if term is not None and not number.party and len(number.parts) == 1:
        return None  # 67/CP, 21/TU: one part is the issuer
    if term is not None and number.party and first == "TT":
        return load().document_type("type:thong-tri")
    if term is None and _DIGITS.sub("", first) in {"QH", "UBTVQH"}:
        return None  # laws and resolutions share the series; the printed word tells
    if term is None and first.startswith(("QCPH", "CTRPH", "CTPH")):
        return load().document_type("type:chuong-trinh-phoi-hop" if first.startswith("CT") else "type:quy-che-phoi-hop")
    return term or _type_codes().get(_JOINTLY.sub("", first))


def type_of(words: str) -> DocumentType | None:
    """Return the type that printed words name (`KẾ HOẠCH`, `Chương trình hành động`)."""
    return _types_by_name().get(" ".join(fold(words).split()))


# ---------------------------------------------------------------- codes


@cache
def _codes() -> dict[str, Abbreviation]:
    found: dict[str, Abbreviation] = {}
    for row in load().abbreviations:
        if row.is_issuer:
            for short in row.shorts:
                found.setdefault(short.upper(), row)
    return found


@cache
def _bodies_by_code() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for term in load().bodies:
        for code in term.code:
            found.setdefault(code.upper(), term)
    return found


# What several bodies issue together, or under a fuller name, marks its type: KHPH (kế hoạch phối hợp), HDLN (hướng dẫn liên ngành), KHHĐ.
_JOINTLY = re.compile(r"(?<=[A-ZĐ]{2})(?:PH|LN|LT|HĐ)$")


def _is_type(part: str) -> bool:
    return part in _type_codes() or _JOINTLY.sub("", part) in _type_codes()


def code_issuer(number: DocumentNumber) -> Abbreviation | None:
    """Return the row of the issuer that a number's code names, None for a code that the vocabulary does not have."""
    return _issuer_part(number.code, number.party)[1]


def code_issuers(number: DocumentNumber) -> list[Abbreviation]:
    """Return the rows of all issuers that a number's code names: several for a joint document."""
    codes = _codes()
    parts = [part.upper() for part in number.parts]
    rest = parts[1:] if len(parts) > 1 and _is_type(parts[0]) else parts
    return [codes[form] for part in rest for form in dict.fromkeys((part, _DIGITS.sub("", part))) if form in codes]


@lru_cache(maxsize=4096)
def _issuer_part(code: str, party: bool) -> tuple[str, Abbreviation | None]:
    """Return the part of the code that is the issuer's and its row."""
    codes, types = _codes(), _type_codes()
    parts = [part.upper() for part in re.split(r"[-/]", code)]
    if party and "/" in code:
        parts = [part.upper() for part in code.split("/")[-1].split("-")]
    rest = parts[1:] if len(parts) > 1 and _is_type(parts[0]) and not party else parts
    for part in (rest[0], *rest[1:], *parts):
        for form in (part, _DIGITS.sub("", part)):
            if form in codes and not (form in types and part is not rest[0]):
                return form, codes[form]
        if part is rest[0] and part not in types:
            break
    return rest[0], None


def without_mark(number: DocumentNumber) -> DocumentNumber:
    """Return the number without a footnote's mark glued to its issuer ("QĐ-TTg2" is QĐ-TTg); a unit's own figure stays ("UBND-KT2")."""
    last = number.parts[-1]
    bare = _DIGITS.sub("", last)
    marked = bare != last and len(number.parts) > 1 and _is_type(number.parts[0].upper()) and bare.upper() in _codes()
    if not marked or last.upper() in _codes() or len(last) - len(bare) > 2 or bare.upper() in _WITH_FIGURES:
        return number
    cut = len(last) - len(bare)
    return replace(number, code=number.code[:-cut], printed=number.printed[:-cut], end=number.end - cut)


_WITH_FIGURES = ("QH", "UBTVQH", "HĐNN", "NHNN")  # a figure of their own: which term, which department (92/2000/QĐ-NHNN7)


def series(number: DocumentNumber, province: Province | None) -> str | None:
    """Return the issuer's part of an id for a number: the central body's slug, the province's slug, or the code's own for an unknown body.

    None where the body is local and the province is not known: then nothing says which of 63 documents is meant.
    """
    part, row = _issuer_part(number.code, number.party)
    if row is not None and row.is_central:
        return row.slug
    body = _bodies_by_code().get(part) if row is None else None
    if body is not None and body.level not in ("province", "district", "commune", "group") and part.endswith(("TW", "VN")):
        return body.id.removeprefix("body:")
    if row is not None or (body is not None and body.level == "province"):
        return province_slug(province)
    return slug(part) if len(part) > 1 else None


def document_id(issuer_slug: str | None, year: int | str | None, number_slug: str) -> str | None:
    """Return `doc:issuer/year/number`; None where issuer or year is not known."""
    return f"doc:{issuer_slug}/{year}/{number_slug}" if issuer_slug and year else None
