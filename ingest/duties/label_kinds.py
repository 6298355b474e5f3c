"""What a label says: by rows of schemas/rules, or by the document's own legend ("TN là bộ phận chịu trách nhiệm chính; TG là …").

In: a label's words.  Out: its `FieldKind`; what a legend says that codes and signs mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.reading import Reading
from text.letters import UPPER
from text.rules import rows
from text.tokens import words_of

__all__ = ["GIVEN", "FieldKind", "codes_at", "explains_codes", "label_kind", "legend_of", "mark_roles"]

GIVEN = "label.given"  # rows that begin so: of labels whose names are told to do the work and lead nobody
_SEPARATOR = re.compile(r"(?:[\s,/&*_·.:–—-]|\([^()]{0,40}\)|<[^<>]{1,30}>)*")
_CODE = 4  # letters of a code at most
# A code in capitals and what it is said to mean.
_SAID = re.compile(rf"(?<!\w)[\"“(\[]?(?P<mark>[{UPPER}]{{1,{_CODE}}})[\"”)\]]?(?:\s*[:=]|\s+(?:[–-]|là))\s+(?P<words>[^;,.:()\n]{{3,60}})")
_FEWEST = 2  # codes of a legend
_ROLES = ("lead", "coordinate", "both", "weak")
_LEGEND_MARK = r"(?P<sign>[^\s\w\"“”():;,.])\s*(?:[:=–-]|là)?|(?<!\w)(?P<mark>[^\W\d_]{1,3})[\"”)]?\s*(?:[:=–-]|là|(?=\s))"
_LEGEND = re.compile(rf"(?:{_LEGEND_MARK})\s*(?=(?P<words>[^;,.()\n]{{3,40}}))")
_NEAR = 300  # characters of a block that explains a table's marks


@dataclass(frozen=True, slots=True)
class FieldKind:
    """What a label says: `kind` is lead, coordinate, both, time, content, goal, info, number, note, who or weak; `rule` its row."""

    kind: str
    rule: str


def label_kind(reading: Reading, start: int, end: int) -> FieldKind | None:
    """Return what a label says: by the document's legend; else None unless rows of schemas/rules/labels.yaml cover all its words."""
    if end - start <= _CODE and (said := legend_of(reading).get(reading.chars[start:end])) is not None:
        return said
    return _by_rows(reading, start, end)


def _by_rows(reading: Reading, start: int, end: int) -> FieldKind | None:
    flat, low = reading.flat, reading.low
    if end - start > 90:
        return None
    matcher = rows("labels")
    kinds: list[tuple[str, str]] = []
    at = _skip(flat, start, end)
    while at < end:
        found = matcher.at(flat, low, at, end)
        if found is None or found[0].kind == "none":
            return None
        kinds.append((found[0].kind, found[0].id))
        at = _skip(flat, found[1], end)
    return _strongest(kinds)


def _skip(flat: str, at: int, end: int) -> int:
    if flat[at : at + 1].isalnum():
        return at
    match = _SEPARATOR.match(flat, at, end)
    return match.end() if match else at


def _strongest(kinds: list[tuple[str, str]]) -> FieldKind | None:
    said = [(kind, rule) for kind, rule in kinds if kind not in ("tail", "who")]
    if not said:
        return FieldKind("who", kinds[0][1]) if any(kind == "who" for kind, _ in kinds) else None
    names = [kind for kind, _ in said]
    if names[0] == "number" and kinds[0][0] == "who":
        return None  # "Sở TT&TT"
    first = said[0]
    if first[0] in ("content", "goal", "info", "number", "note", "time"):
        return FieldKind(*first)
    if {"lead", "coordinate"} <= set(names) or {"weak", "coordinate"} <= set(names):
        return FieldKind("both", first[1])
    if "lead" in names:
        leads = [rule for kind, rule in said if kind == "lead"]
        return FieldKind("lead", next((rule for rule in leads if not rule.startswith(GIVEN)), leads[0]))  # "Phân công cơ quan chủ trì"
    if "coordinate" in names:
        return FieldKind("coordinate", next(rule for kind, rule in said if kind == "coordinate"))
    if "weak" in names:
        who = any(kind == "who" for kind, _ in kinds)
        return FieldKind("lead" if who else "weak", first[1])
    return FieldKind(*first)


def legend_of(reading: Reading) -> dict[str, FieldKind]:
    """Return the roles that a document says that codes mean, {} where it explains fewer than two."""
    return words_of(reading.flat, reading.low).once("legend", lambda: _legend(reading))


def _legend(reading: Reading) -> dict[str, FieldKind]:
    found: dict[str, set[FieldKind]] = {}
    for match in _SAID.finditer(reading.chars):
        kind = _by_rows(reading, *match.span("words"))
        if kind is not None and kind.kind in _ROLES:
            found.setdefault(match["mark"], set()).add(FieldKind("lead" if kind.kind == "weak" else kind.kind, kind.rule))
    sure = {mark: min(kinds, key=lambda kind: kind.rule) for mark, kinds in found.items() if len({kind.kind for kind in kinds}) == 1}
    return sure if len(sure) >= _FEWEST else {}


def explains_codes(reading: Reading, start: int, end: int) -> bool:
    """Whether words begin with what a code of the document's legend means."""
    legend = legend_of(reading)
    said = _SAID.match(reading.chars, start, end) if legend else None
    return said is not None and said["mark"] in legend


def codes_at(reading: Reading, start: int, end: int) -> list[int]:
    """Return where in [start, end) codes of the document's legend stand before a colon."""
    legend = legend_of(reading)
    if not legend:
        return []
    form = words_of(reading.flat, reading.low).once("codes", lambda: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(legend))})(?=\s?:)"))
    return [match.start() for match in form.finditer(reading.chars, start, end)]


def mark_roles(reading: Reading, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the signs and codes that a block explains, and the roles that they stand for: "● chủ trì; ○ phối hợp"."""
    for match in _LEGEND.finditer(reading.chars, start, min(end, start + _NEAR)):
        kind = label_kind(reading, *match.span("words"))
        if kind is not None and kind.kind in _ROLES:
            yield match["sign"] or match["mark"], "coordinate" if kind.kind == "coordinate" else "lead"
