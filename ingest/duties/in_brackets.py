"""A bracket that says who does the work beside it: every part of it a name, a name with a word for its role, a label, or a time.

In: what stands between the signs of a bracket.  Out: the roles and the time, None where it says anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.duties.draft import Range, Said
from ingest.duties.parts import Parts
from ingest.duties.words_beside import ROLES
from text.rules import rows

__all__ = ["LONGEST", "bracket_roles", "closing", "is_before_work"]

LONGEST = 240  # characters of a bracket before a statement at most
_SHORTEST = 12  # characters of work

_SIGN = re.compile(r"\s*;\s*|\s*:\s+|\s+[-–—]\s+(?=\d|xong|trước)")
_COMMA = re.compile(r",\s*")
_WHO = "in-bracket"


def bracket_roles(parts: Parts, start: int, end: int, *, before: bool = False) -> tuple[list[Said], Range | None] | None:
    """Return the roles and the time that a bracket says.  `before`: it stands before its work, where a name alone acts; behind work a name
    alone may be a place, so a word for a role, a label or a time must stand beside it."""
    said: list[Said] = []
    time: Range | None = None
    label, sure = "", before
    for a, b, sign in _cut(parts, start, end):
        if sign == ":":
            role = parts.label_of(a, b)
            if role not in (*ROLES, "time") or label:
                return None
            label, sure = role, True
            continue
        if time is None and (label == "time" or parts.is_time(a, b) and _timed(parts, a, b)[1] is None):
            time, label, sure = (a, b), "", True
            continue
        done = _done_by(parts, a, b)
        names, when = (done, None) if done is not None else _timed(parts, a, b)
        if label == "time" or when is not None and time is not None:
            return None
        who = parts.who(*names, label if label in ROLES else "", sure=label in ROLES and parts.reading.chars[names[0]].isupper())
        if who is None:
            return None
        sure = sure or done is not None or when is not None or any(s.role != "assigned" for s in who)
        time, label = when or time, ""
        said += who
    return ([replace(s, rule=_WHO) for s in said], time) if said and sure and not label else None


def closing(chars: str, start: int, end: int) -> int:
    """Return where the bracket closes that words begin with, -1 where they begin with none, or with a longer one."""
    return chars.find(")", start, min(end, start + LONGEST)) if chars[start : start + 1] == "(" else -1


def is_before_work(chars: str, start: int, end: int) -> bool:
    """Whether words begin with a bracket and go on behind it: "(Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ) Mở 12 lớp"."""
    close = closing(chars, start, end)
    return close > start + _SHORTEST and len(chars[close + 1 : end].strip(" .;:\n")) >= _SHORTEST


def _cut(parts: Parts, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the parts with the sign behind each; a sign inside a name parts nothing."""
    at = start
    for sign in _SIGN.finditer(parts.reading.chars, start, end):
        if not parts.agencies.holds(*sign.span()):
            if at < sign.start():
                yield at, sign.start(), sign[0].strip()
            at = sign.end()
    if at < end:
        yield at, end, ""


def _done_by(parts: Parts, start: int, end: int) -> Range | None:
    """Return the names of a part that says by whom the work is done: "do Hội Chữ thập đỏ thực hiện"."""
    by = parts.speech.match(rows("orders", "by"), start, end)
    done = [*rows("orders", "performs").find(parts.reading.flat, parts.reading.low, start, end)] if by is not None else []
    return (parts.speech.skip(by, end), done[-1][1]) if by is not None and done and done[-1][2] == end and done[-1][1] > by else None


def _timed(parts: Parts, start: int, end: int) -> tuple[Range, Range | None]:
    """Return a part's names, and the time behind their last comma or before the first: "UBND cấp xã, xong trước 31/7"."""
    commas = [comma.span() for comma in _COMMA.finditer(parts.reading.chars, start, end)]
    if commas and parts.is_time(commas[-1][1], end):
        return (start, commas[-1][0]), (commas[-1][1], end)
    if commas and parts.is_time(start, commas[0][0]):
        return (commas[0][1], end), (start, commas[0][0])
    return (start, end), None
