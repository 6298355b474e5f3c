"""Provinces by name and date, and the full names of their bodies.

In: names as printed, with a date.  Out: rows of the vocabulary as they were on that date (63 provinces, 34 since 2025-07-01).
"""

from __future__ import annotations

import re
from functools import cache

from text.ids import slug
from text.phrases import Phrases
from text.terms import Province
from text.vocabulary import load

__all__ = ["local_name", "province_at", "province_behind", "province_named", "province_slug"]

_KIND = re.compile(r"(?<!\w)(?:tinh|thanh pho)\s+$")
_SHORT = 3  # letters of a name too short to be looked for ("Huế" is one, in a body's name it is a place)


@cache
def _names() -> Phrases[str]:
    names = ((name, slug(name)) for term in load().provinces for name in (term.label_vi, *term.aliases_vi) if len(slug(name)) > _SHORT)
    return Phrases(names)


@cache
def _by_name() -> dict[str, tuple[Province, ...]]:
    found: dict[str, tuple[Province, ...]] = {}
    for term in load().provinces:
        for name in (term.label_vi, *term.aliases_vi):
            key = slug(name)
            if term not in found.get(key, ()):
                found[key] = (*found.get(key, ()), term)
    return found


def province_named(name: str, on: str | None = None) -> Province | None:
    """Return the province of a name as it was on an ISO date (today's unit has another row than the one before 2025-07-01)."""
    terms = _by_name().get(slug(name), ())
    valid = [t for t in terms if on and t.is_valid(on)]
    if valid or not terms:
        return valid[0] if valid else None
    return terms[0]


def province_at(chars: str, flat: str, start: int, end: int, on: str | None = None) -> tuple[Province, int, int] | None:
    """Return the first province that is named in a range, with its range; `flat` is `chars` folded, with plain dashes."""
    for key, begin, stop in _names().find(flat, start, end):
        # Small letters name a province only behind the word for it: "trên địa bàn thành phố hồ chí minh".
        named = flat.startswith(("thanh pho ", "tinh "), begin) or _KIND.search(flat, max(start, begin - 12), begin) is not None
        term = province_named(key, on) if named else _of(chars, key, begin, stop, on)
        if term is not None and "," not in chars[begin:stop]:  # "XÃ BẮC HÀ, TỈNH LÀO CAI" does not name Hà Tĩnh
            return term, begin, stop
    return None


def province_behind(chars: str, flat: str, start: int, end: int, on: str | None = None) -> tuple[Province, int] | None:
    """Return the province whose name begins at `start`, with its end."""
    hit = _names().at(flat, start, end)
    term = _of(chars, hit[0], start, hit[1], on) if hit is not None else None
    return (term, hit[1]) if hit is not None and term is not None else None


def _of(chars: str, key: str, start: int, end: int, on: str | None) -> Province | None:
    """Return the province of a name: its words are capitals in the text ("huyện Bắc Hà năm 2021" does not name Hà Nam)."""
    words = chars[start:end].split()
    return province_named(key, on) if all(not word[0].islower() for word in words) else None


def province_slug(province: Province | None) -> str | None:
    """Return a province's part of ids (`lao-cai`)."""
    return None if province is None else province.slug


def local_name(label: str, province: Province) -> str:
    """Return the full name of a province's body: `Ủy ban nhân dân tỉnh Lào Cai`, `Thành ủy Cần Thơ`, `Sở Ngoại vụ tỉnh Lạng Sơn`."""
    kind = province.kind
    if label == "Tỉnh ủy":
        return f"{'Thành ủy' if kind == 'thành phố' else label} {province.label_vi}"
    if label.endswith(province.label_vi):
        return label
    return f"{label} {province.label_vi}" if label.endswith((" tỉnh", " Tỉnh ủy", " thành phố")) else f"{label} {kind} {province.label_vi}"
