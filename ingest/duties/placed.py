"""What a document says of names by the sign that they stand before or behind: "cơ quan đứng trước dấu // chủ trì, sau dấu // phối hợp".

In: a reading.  Out: the signs that part who leads from who works with them; the roles of names around such a sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.duties.draft import Said
from ingest.reading import Reading
from text.rules import rows
from text.tokens import words_of

__all__ = ["PLACED", "Placed", "explains_places", "placed_signs", "with_places"]

_LINE = 240  # characters of a line that explains a sign
_SIGN = 3  # characters of a sign at most
_QUOTES = " \t“”\"'‘’()*_"
PLACED = "placed"  # the rule of roles that a place says


@dataclass(frozen=True, slots=True)
class Placed:
    """A sign, and the roles of the names before and behind it."""

    sign: str
    before: str
    behind: str


def placed_signs(reading: Reading) -> list[Placed]:
    """Return the signs that a document says part one role from another."""
    return words_of(reading.flat, reading.low).once("placed", lambda: list(_found(reading)))


def explains_places(reading: Reading, start: int, end: int) -> bool:
    """Whether words only say what the place before or behind a sign means."""
    return bool(placed_signs(reading)) and end - start < _LINE and _explained(reading, start, end) is not None


def with_places(reading: Reading, said: list[Said], start: int, end: int) -> list[Said]:
    """Return the roles of names in [start, end) as their place says, where a sign that the document explains parts them."""
    for placed in placed_signs(reading):
        at = reading.chars.find(placed.sign, start, end)
        while at >= 0 and not _parts(reading, said, at, at + len(placed.sign), start, end):
            at = reading.chars.find(placed.sign, at + 1, end)
        if at >= 0:
            return [replace(s, role=placed.before if s.mention.start < at else placed.behind, rule=PLACED) for s in said]
    return said


def _parts(reading: Reading, said: list[Said], at: int, stop: int, start: int, end: int) -> bool:
    """Whether a sign stands between names, or before the first or behind the last: not inside one, nor in a number ("12/QĐ-UBND")."""
    while at > start and reading.chars[at - 1].isspace():
        at -= 1
    while stop < end and reading.chars[stop].isspace():
        stop += 1
    before = at == start or reading.chars[at - 1] == ")" or any(s.mention.end == at for s in said)
    return before and (stop == end or any(s.mention.start == stop for s in said))


def _found(reading: Reading) -> Iterator[Placed]:
    flat, stop = reading.flat, -1
    for _, at, behind in rows("marks", "before_sign").find(flat, reading.low, 0, len(flat)):
        if at < stop:
            continue
        start, end = flat.rfind("\n", 0, at) + 1, flat.find("\n", at)
        end = end if end >= 0 else len(flat)
        if _sign(reading, behind, min(end, behind + _LINE)):
            stop = end
            placed = _explained(reading, max(start, at - _LINE), min(end, at + _LINE))
            if placed is not None:
                yield placed


def _explained(reading: Reading, start: int, end: int) -> Placed | None:
    """Return what a line says of the names before and behind a sign, None where it explains none."""
    flat, low = reading.flat, reading.low
    places = [(rule.kind, a, b) for rule, a, b in rows("marks", "before_sign", "behind_sign").find(flat, low, start, end)]
    if {kind for kind, _, _ in places} != {"before_sign", "behind_sign"}:
        return None
    signs = {sign for _, _, b in places if (sign := _sign(reading, b, end))}
    roles: dict[str, str] = {}
    bounds = [start, *(_clause(reading, b, a) for (_, _, b), (_, a, _) in zip(places, places[1:], strict=False)), end]
    for (kind, _, _), a, b in zip(places, bounds, bounds[1:], strict=False):
        said = next((rule.kind for rule, _, _ in rows("labels", "lead", "coordinate").find(flat, low, a, b)), "")
        if said:
            roles.setdefault(kind, said)
    if len(signs) != 1 or set(roles.values()) != {"lead", "coordinate"}:
        return None
    return Placed(signs.pop(), roles["before_sign"], roles["behind_sign"])


def _clause(reading: Reading, start: int, end: int) -> int:
    """Return where the clause of the second of two places begins."""
    return max((at for sign in ",;." if (at := reading.chars.rfind(sign + " ", start, end)) >= 0), default=end)


def _sign(reading: Reading, at: int, end: int) -> str:
    """Return the sign that stands or is named at `at`, "" where none does."""
    while at < end and reading.chars[at] in _QUOTES:
        at += 1
    named = rows("marks", "sign").at(reading.flat, reading.low, at, end)
    if named is not None:
        return named[0].value
    stop = at
    while stop < end and stop - at < _SIGN and not reading.chars[stop].isalnum() and reading.chars[stop] not in _QUOTES + ",.:":
        stop += 1
    return reading.chars[at:stop]
