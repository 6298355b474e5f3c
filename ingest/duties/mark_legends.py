"""Legends of a table's signs: "● chủ trì; ○ phối hợp", "dấu (+) chỉ đơn vị chủ trì", "ô trống là không tham gia".

In: a block at a table.  Out: the roles that its signs and codes stand for, and whether it says nothing else.
"""

from __future__ import annotations

import re

from ingest.duties.label_kinds import ROLES, label_kind
from ingest.reading import Reading
from text.rules import rows

__all__ = ["explains_sign", "mark_roles", "only_marks"]

_BESIDE = 8  # characters behind the words for a sign in which it stands
_NEAR = 300  # characters of a block that explains a table's marks
_MEANS = r"(?:[:=–-]|là|(?:để )?chỉ|biểu thị)"
_LEGEND_MARK = rf"(?P<sign>[^\s\w\"“”():;,.])[\"”)]?\s*{_MEANS}?|(?<!\w)(?P<mark>[^\W\d_]{{1,3}})[\"”)]?\s*(?:{_MEANS}|(?=\s))"
_LEGEND = re.compile(rf"(?:{_LEGEND_MARK})\s*(?=(?P<words>[^;,.()\n]{{3,40}}))")
_EXPLAINS = re.compile(_MEANS)
_CLAUSE = re.compile(r"[^;,.\n]+")
_GAP = re.compile(r"[\s:(\[“\"']*")  # before a sign


def explains_sign(reading: Reading, start: int, end: int) -> bool:
    """Whether words only say what a sign of a table means: "dấu (+) chỉ đơn vị chủ trì", "ô trống là không tham gia"."""
    note = rows("labels", "note").at(reading.flat, reading.low, start, end) if reading.chars[end - 1] == ":" else None
    if note is not None and not any(map(str.isalnum, reading.chars[note[1] : end])):
        return True  # "Ký hiệu trong bảng:"
    if only_marks(reading, start, end) and not all(map(str.isalpha, mark_roles(reading, start, end))):
        return True  # "Dấu ● là chủ trì, dấu ○ là phối hợp."
    return _explains_one(reading, start, end)


def _explains_one(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause says what one sign or an empty cell means."""
    found = rows("statements", "sign", "blank").at(reading.flat, reading.low, start, end)
    if found is None or found[0].kind == "blank":
        return found is not None and rows("actors", "head").first(reading.flat, reading.low, found[1], end) is None
    match = _LEGEND.search(reading.chars, found[1], end)
    over = match is not None and match.start() < found[1] + _BESIDE and not any(map(str.isalnum, reading.chars[match.end("words") : end]))
    return over and bool(mark_roles(reading, found[1], end))


def only_marks(reading: Reading, start: int, end: int) -> bool:
    """Whether each clause of a line says what a sign of a table means, and nothing else: "Dấu x: chủ trì; o: phối hợp."."""
    for clause in _CLAUSE.finditer(reading.chars, start, end):
        at, stop = clause.span()
        if not clause[0].strip(" ()[]*_"):
            continue
        if rows("statements", "blank").at(reading.flat, reading.low, at, stop) is not None:
            if not _explains_one(reading, at, stop):
                return False
            continue
        label = rows("labels", "note").at(reading.flat, reading.low, at, stop)
        at = _behind(reading, label[1], stop) if label is not None else at
        sign = rows("statements", "sign").at(reading.flat, reading.low, at, stop)
        at = sign[1] if sign is not None else at
        if label is not None and at >= stop:
            continue  # "Ký hiệu trong bảng:"
        match = _LEGEND.match(reading.chars, _behind(reading, at, stop), stop)
        if match is None or any(map(str.isalnum, reading.chars[match.end("words") : stop])):
            return False
        kind = label_kind(reading, *match.span("words"))
        means = kind is not None and kind.kind in ROLES
        if not means and rows("actors", "head").first(reading.flat, reading.low, *match.span("words")) is not None:
            return False
    return True


def _behind(reading: Reading, at: int, end: int) -> int:
    """Return where what stands before a sign ends."""
    match = _GAP.match(reading.chars, at, end)
    return match.end() if match else at


def mark_roles(reading: Reading, start: int, end: int) -> dict[str, str]:
    """Return the signs and codes that a block explains, and the roles that they stand for: "● chủ trì; ○ phối hợp; △ được báo" ("": none);
    {} where it tells no role."""
    out: dict[str, str] = {}
    for match in _LEGEND.finditer(reading.chars, start, min(end, start + _NEAR)):
        kind = label_kind(reading, *match.span("words"))
        said = kind.kind if kind is not None and kind.kind in ROLES else ""
        role = said if said in ("", "coordinate") else "lead"
        if role or match["mark"] and _EXPLAINS.search(reading.chars, match.end("mark"), match.start("words")):
            out[match["sign"] or match["mark"]] = role
    return out if any(out.values()) else {}
