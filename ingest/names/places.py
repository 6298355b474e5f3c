"""Places that a task names: border gates, information clusters, economic zones, districts, communes, countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from ingest.reading import UPPER, Reading, flatten
from text.letters import capital
from text.terms import Place
from text.tokens import Words, words_of
from text.views import clean
from text.vocabulary import load

__all__ = ["places_of"]

_HOME = "place:nuoc/vn"  # every task is of this country
_WORD = re.compile(r"[^\W_]+")
_NAME = rf"[{UPPER}][^\W\d_]*(?:[ –-]+[{UPPER}][^\W\d_]*){{0,4}}"
# "Cụm thông tin đối ngoại tại cửa khẩu đường bộ số 2 Kim Thành", "cửa khẩu quốc tế Cầu Treo", "thị xã Sa Pa", "xã Đề Gi"
_FORMS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (  # kind, words without which it does not stand, pattern
    (
        "cluster",
        ("cụm thông tin",),
        re.compile(
            rf"[Cc]ụm [Tt]hông tin đối ngoại(?: tại)?(?: (?:khu vực )?(?:[Cc]ửa khẩu|[Kk]hu kinh tế)(?: (?:[Qq]uốc tế|đường bộ|số \d+|"
            rf"chính|phụ))*)? {_NAME}"
        ),
    ),
    ("gate", ("cửa khẩu",), re.compile(rf"[Cc]ửa khẩu(?: (?:[Qq]uốc tế|đường bộ|đường sắt|đường thủy|chính|phụ|số \d+))* {_NAME}")),
    ("zone", ("khu ",), re.compile(rf"[Kk]hu (?:kinh tế|công nghiệp|công nghệ cao)(?: cửa khẩu)? {_NAME}")),
    ("district", ("huyện", "thị xã", "quận"), re.compile(rf"(?:[Hh]uyện|[Tt]hị xã|[Qq]uận) (?!Ủy|Đoàn){_NAME}")),
    ("commune", ("xã", "phường", "thị trấn", "đặc khu"), re.compile(rf"(?<!tấn )(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu) {_NAME}")),
)


@cache
def _named() -> tuple[dict[str, Any], frozenset[str], Mapping[str, Place]]:
    """Return a trie of folded words over the vocabulary's unambiguous names of two words and more, their first words, its rows by id."""
    trie: dict[str, Any] = {}
    rows: dict[str, Place] = {}
    for term in load().places:
        rows[term.id] = term
        ambiguous = set(term.ambiguous)
        for name in (term.label_vi, *term.aliases_vi):
            words = _WORD.findall(flatten(clean(name)))
            if (
                len(words) < 2
                or name in ambiguous
                or term.kind == "district"
                and not name.startswith(("Huyện", "Thị xã", "Thành phố", "Quận", "huyện", "thị xã", "quận"))
            ):
                continue
            node = trie
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault("", []).append(term.id)
    return trie, frozenset(trie), rows


def places_of(reading: Reading, ranges: Iterable[tuple[int, int]], province: str | None = None) -> list[dict[str, object]]:
    """Return the places in some ranges, in order: {"kind", "name", "start", "end"} in the reading, and "id" where the vocabulary has it.

    Of several rows with one name the one in `province` counts; where none is, the place has no id.
    """
    trie, firsts, rows = _named()
    words = words_of(reading.flat, reading.low)
    found: list[dict[str, object]] = []
    for start, end in ranges:
        taken: list[tuple[int, int]] = []
        low = reading.low[start:end]
        for kind, needed, pattern in _FORMS:
            for match in () if not any(word in low for word in needed) else pattern.finditer(reading.chars, start, end):
                if any(a < match.end() and match.start() < b for a, b in taken):
                    continue
                taken.append(match.span())
                name = " ".join(match[0].split())
                found.append({"kind": kind, "name": capital(name), "start": match.start(), "end": match.end()})
        after, formed = 0, [place for place in found if "id" not in place]
        for k in words.where(firsts, start, end, always=True):
            second = words.flat[k + 1] if k + 1 < len(words.flat) else ""
            hit = _longest(trie, words, k, end) if k >= after and second in trie[words.flat[k]] else None
            if hit is None:
                continue
            ids, after = hit
            a, b = words.starts[k], words.ends[after - 1]
            term = _choose(ids, rows, province)
            if term is not None and term.id != _HOME and term.kind != "organization" and reading.chars[a:b].lower() != reading.chars[a:b]:
                same = next((p for p in formed if int(str(p["start"])) <= a and b <= int(str(p["end"]))), None)
                if same is not None:
                    same.setdefault("id", term.id)
                else:
                    found.append({"kind": term.kind, "name": term.label_vi, "id": term.id, "start": a, "end": b})
    once: dict[str, dict[str, object]] = {}
    for place in sorted(found, key=lambda p: (int(str(p["start"])), int(str(p["end"])))):
        once.setdefault(str(place.get("id") or place["name"]), place)
    return list(once.values())


def _longest(trie: dict[str, Any], words: Words, k: int, end: int) -> tuple[list[str], int] | None:
    best: tuple[list[str], int] | None = None
    node, at = trie, k
    while at < len(words.flat) and words.ends[at] <= end:
        if at > k and words.text[words.ends[at - 1] : words.starts[at]].strip(" -"):
            break
        following = node.get(words.flat[at])
        if following is None:
            break
        node = following
        at += 1
        if "" in node:
            best = (node[""], at)
    return best


def _choose(ids: list[str], rows: Mapping[str, Place], province: str | None) -> Place | None:
    if len(ids) == 1:
        return rows[ids[0]]
    base = (province or "").removesuffix("-2025")
    return next((rows[i] for i in ids if base and rows[i].province == base), None)
