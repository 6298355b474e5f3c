"""Lines that give items to bodies behind a label or an order: "Chủ trì mục 1, 3: Sở Y tế; mục 2: Sở Nội vụ", "Việc 1 giao Sở Y tế".

In: the range of a line.  Out: its role lines, [] where any part of it says anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.duties.draft import Said
from ingest.duties.fields import Field, FieldKind, label_kind
from ingest.duties.role_sentences import RoleLine
from ingest.duties.sentences import Sentences
from ingest.names.slots import slot_actors
from text.rules import rows

__all__ = ["lines_of_items"]

_PART = re.compile(r"[.;,]\s+(?=[^\W\d_])")
_ROLE_KINDS = ("lead", "coordinate", "both", "weak")
_ITEMS = re.compile(
    r"(?:[\s\d,;.()&+/–-]|\b(?:va|tu|den|so|[a-z]|[ivx]{2,4}|[a-z]{1,3}\d{1,2}|thu [a-z]+)\b)*"
)  # numbers, letters and codes of items
_MOST = 600  # characters of such a line
_NEAR = 120  # characters of a line in which its first items stand

Numbers = Callable[[int, int], frozenset[str] | None]
Named = Callable[[Field, list], list[Said]]  # type: ignore[type-arg]


def lines_of_items(sentences: Sentences, start: int, end: int, numbers: Numbers, said_of: Named) -> list[RoleLine]:
    """Return the role lines of [start, end); `numbers` are the items that a range names, `said_of` the roles that a label gives."""
    speech = sentences.speech
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
            named = numbers(a, given[0].mention.start) if given else None
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
        named = numbers(cue.start, colon) if cue is not None else named
        begin = speech.skip(colon + 1, b)
        actors = slot_actors(sentences.agencies, begin, b) if kind is not None and named else []
        if actors and any(c.isalnum() for c in sentences.flat[max(m.end for m in actors) : b]):
            return []  # work behind the bodies: "Thực hiện nhiệm vụ 2, 3: Sở Y tế kiểm tra cơ sở"
        if kind is None or not actors or not all(m.kind != "open" or sentences.is_named(m.start, m.end) for m in actors):
            return []
        out.append(RoleLine(tuple(said_of(Field(kind.kind, kind.rule, a, colon, begin, b), actors)), None, named))
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
