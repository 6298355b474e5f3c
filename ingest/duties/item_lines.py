"""Lines that give items to bodies: behind a label or an order ("Chủ trì mục 1, 3: Sở Y tế; mục 2: Sở Nội vụ", "Việc 1 giao Sở Y tế"), or
with what says whose they are behind the items ("(Các nội dung tại 1.1 và 1.2: Sở Y tế chủ trì; nội dung 1.3 do Sở Nội vụ thực hiện)").

In: the range of a line.  Out: its role lines, [] where any part of it says anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.duties.draft import Said
from ingest.duties.fields import Field, FieldKind, label_kind
from ingest.duties.role_sentences import RoleLine
from ingest.duties.sentences import Sentences
from ingest.duties.told import Tellers
from ingest.names.slots import slot_actors
from text.letters import LISTED
from text.rules import rows

if TYPE_CHECKING:
    from ingest.duties.matter import Matter

__all__ = ["lines_of_items"]

_RULE = "items"  # the rule of whose items a line names

_PART = re.compile(r"[.;,]\s+(?=[^\W\d_])")
_ROLE_KINDS = ("lead", "coordinate", "both", "weak")
_ITEMS = re.compile(
    r"(?:[\s\d,;.()&+/–-]|\b(?:va|tu|den|so|[a-z]|[ivx]{2,4}|[a-z]{1,3}\d{1,2}|thu [a-z]+)\b)*"
)  # numbers, letters and codes of items
_LABEL = r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ](?![\wà-ỹ]))"
_LIST = re.compile(rf"{_LABEL}(?:\s*(?:,|;|\+|&|-|–|\bvà\b|\bđến\b)\s*{_LABEL})*")
_SPAN = re.compile(rf"({_LABEL})\s*(?:-|–|\bđến\b)\s*({_LABEL})")
_ONE = re.compile(_LABEL)
_LEAD_IN = 60  # characters of a label that items stand behind
_LONGEST = 2000  # characters of a line that names items before whom they are given to
_MOST = 600  # characters of such a line
_NEAR = 120  # characters of a line in which its first items stand


def lines_of_items(matter: Matter, start: int, end: int) -> list[RoleLine]:
    """Return the role lines of [start, end), [] where it gives no items to bodies."""
    if shares := _shares(matter, start, end):
        return shares
    sentences, speech = matter.sentences, matter.sentences.speech
    if end - start > _MOST or next(speech.between(start, min(end, start + _NEAR), "reference"), None) is None:
        return []
    out: list[RoleLine] = []
    kind: FieldKind | None = None
    named: frozenset[str] | None = None
    for a, b in _parts(sentences, start, end):
        colon = sentences.flat.find(":", a, b)
        cue = next(speech.between(a, colon if colon > 0 else b, "reference"), None)
        if colon < 0:
            given = _ordered(sentences, a, cue.end, b) if cue is not None and cue.start == a else []
            named = matter.items_in(a, given[0].mention.start) if given else None
            if not given or not named:
                return []
            out.append(RoleLine(tuple(given), None, named))
            continue
        said = label_kind(sentences.agencies.reading, a, cue.start if cue is not None else colon)
        if cue is not None and cue.start > a or cue is None:
            kind = said if said is not None and said.kind in _ROLE_KINDS else None
        behind = next(speech.between(colon, b, "reference"), None) if cue is None else None
        if behind is not None and behind.start == speech.skip(colon + 1, b):  # "Đơn vị thực hiện: mục 1, 2: Sở Y tế"
            cue, colon = behind, sentences.flat.find(":", behind.end, b)
        if cue is not None and (colon < 0 or not _is_numbers(sentences, cue.end, colon)):
            return []
        named = matter.items_in(cue.start, colon) if cue is not None else named
        begin = speech.skip(colon + 1, b)
        actors = slot_actors(sentences.agencies, begin, b) if kind is not None and named else []
        if actors and any(c.isalnum() for c in sentences.flat[max(m.end for m in actors) : b]):
            return []  # work behind the bodies: "Thực hiện nhiệm vụ 2, 3: Sở Y tế kiểm tra cơ sở"
        if kind is None or not actors or not all(m.kind != "open" or sentences.is_named(m.start, m.end) for m in actors):
            return []
        out.append(RoleLine(tuple(matter.said_of(Field(kind.kind, kind.rule, a, colon, begin, b), actors)), None, named))
    return out


def _parts(sentences: Sentences, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line, each of which begins with items, or with a label behind a stop."""
    at = start
    while end > start and sentences.flat[end - 1] in " .;":
        end -= 1
    for sign in _PART.finditer(sentences.flat, start, end):
        cue = sentences.speech.cue_at(sign.end(), end, "reference")
        colon = sentences.flat.find(":", sign.end(), end) if sign[0][0] != "," else -1
        label = label_kind(sentences.agencies.reading, sign.end(), colon) if colon > 0 else None
        role = sentences.speech.cue_at(sign.end(), end, "lead", "coordinate") if colon > 0 else None
        if cue is not None or label is not None or role is not None:
            yield at, sign.start()
            at = sign.end()
    yield at, end


def _is_numbers(sentences: Sentences, at: int, end: int) -> bool:
    """Whether nothing but items' numbers stands in [at, end): "1, 3 và mục 5"."""
    for cue in sentences.speech.between(at, end, "reference"):
        if cue.start > at and _ITEMS.fullmatch(sentences.flat, at, cue.start) is None:
            return False
        at = cue.end
    return _ITEMS.fullmatch(sentences.flat, at, end) is not None


def _ordered(sentences: Sentences, start: int, at: int, end: int) -> list[Said]:
    """Return to whom an order right behind items, numbered from `at` on, gives them, where nothing else is said: "việc 3 giao Hội Nông
    dân xã [thực hiện]", not "Mục 2 Luật Giáo dục giao Sở Y tế"."""
    speech = sentences.speech
    order = next(speech.between(start, end, "order"), None)
    if order is None or order.start < at:
        return []
    if not _is_numbers(sentences, at, order.start):
        return []
    found, stop = sentences.leading(speech.skip(order.end, end), end)
    done = speech.match(rows("orders", "performs"), stop, end) if found else None
    over = not any(c.isalnum() for c in sentences.flat[done if done is not None else stop : end])
    return [Said(m, "assigned", "section", order.rule) for m in found] if found and over else []


def _shares(matter: Matter, start: int, end: int) -> list[RoleLine]:
    """Return the role lines of [start, end) each part of which names items first and then whose they are, [] where any says anything
    else."""
    sentences, flat = matter.sentences, matter.sentences.flat
    if end - start > _LONGEST:
        return []
    while end > start and flat[end - 1] in " .;":
        end -= 1
    if flat[start] == "(" and flat[end - 1] == ")" and flat.count("(", start, end) == flat.count(")", start, end):
        start, end = start + 1, end - 1
    first = _items_at(sentences, sentences.speech.skip(start, end), end)
    shared = False
    if first is None:  # "Phân công thực hiện: Điểm a, b: …"
        colon = flat.find(":", start, min(end, start + _LEAD_IN))
        first = _items_at(sentences, sentences.speech.skip(colon + 1, end), end) if colon > 0 else None
        label = label_kind(sentences.agencies.reading, start, colon) if first is not None else None
        shared = label is not None and label.kind in ("who", "note", "content")
        first = first if shared or label is not None and label.kind in _ROLE_KINDS else None
    out: list[RoleLine] = []
    unsure = 0  # parts that may say more than who leads
    while first is not None:
        stops = (m for m in _PART.finditer(flat, first[1], end))
        stop, following = next(((m, found) for m in stops if (found := _items_at(sentences, m.end(), end)) is not None), (None, None))
        at, last = sentences.speech.skip(first[1], end), stop.start() if stop is not None else end
        while at < last and not (flat[at].isalnum() or flat[at] == "("):
            at += 1
        said = _whose(matter.tellers, at, last, alone=shared or first[2])
        fields = matter.part(at, last) if not said and ":" in flat[at:last] else None
        if fields:  # "Các nội dung tại điểm 1.1 và 1.2: Cơ quan chủ trì: Sở Y tế; thời gian: …"
            out += [replace(line, numbers=first[0]) for line in fields]
            first = following
            continue
        if not said:
            unsure += 1
            said = [replace(s, source="section") for s in sentences.roles(at, last) if s.role in ("lead", "coordinate")]
            if all(s.role != "lead" for s in said):
                return []
        out.append(RoleLine(tuple(said), None, first[0]))
        first = following
    return out if 3 * unsure <= len(out) else []


def _items_at(sentences: Sentences, at: int, end: int) -> tuple[frozenset[str], int, bool] | None:
    """Return the items that words name which begin at a place, where their list ends, and whether they are called work; None of others."""
    low = sentences.agencies.reading.low
    begun = rows("orders", "items").at(sentences.flat, low, at, end)
    numbers = _LIST.match(low, sentences.speech.skip(begun[1], end), end) if begun is not None else None
    if begun is None or numbers is None:
        return None
    found = set(_ONE.findall(numbers[0]))
    for a, b in _SPAN.findall(numbers[0]):
        found.update(_between(a, b))
    stop = numbers.end()
    more = sentences.speech.skip(stop, end)
    behind = _items_at(sentences, more, end) if low[stop:more].strip() in (",", "và", "") and more > stop else None
    return (frozenset(found), stop, begun[0].value == "work") if behind is None else (behind[0] | found, behind[1], behind[2])


def _between(first: str, last: str) -> list[str]:
    """Return the labels between two: numbers, letters of a list, the last part of decimals of one holder."""
    if first in LISTED and last in LISTED:
        return [*LISTED[LISTED.index(first) : LISTED.index(last)]]
    (above, _, a), (beside, _, b) = first.rpartition("."), last.rpartition(".")
    alike = above == beside and a.isdigit() and b.isdigit()
    return [f"{above}.{n}" if above else str(n) for n in range(int(a), min(int(b), int(a) + 50))] if alike else []


def _whose(tellers: Tellers, start: int, end: int, *, alone: bool) -> list[Said]:
    """Return the roles of words that only say whose some items are: "do Sở Y tế chủ trì", "giao Sở Y tế", "Sở Y tế thực hiện", or,
    where names may stand `alone`, "Sở Y tế"."""
    sentences, speech = tellers.sentences, tellers.sentences.speech
    if tellers.only_role(start, end):
        return [Said(s.mention, s.role, "section", s.rule) for s in sentences.roles(start, end) if s.role != "party"]
    order = speech.cue_at(start, end, "order")
    by = speech.cue_at(start, end, "by")
    at = speech.skip(order.end if order is not None else by.end if by is not None else start, end)
    found, stop = sentences.leading(at, end)
    done = speech.match(rows("orders", "performs"), speech.skip(stop, end), end) if found else None
    over = not any(map(str.isalnum, sentences.flat[done or stop : end]))
    told = over and (order is not None or done is not None or alone)
    named = all(m.kind != "open" or sentences.is_named(m.start, m.end) for m in found)
    return [Said(m, "assigned", "section", _RULE) for m in found] if found and told and named else []
