"""Fields without a sign between label and value: the label in a bracket behind names ("Sở Y tế (cơ quan chủ trì)"), or its colon left out
("Cơ quan phối hợp Sở Tài chính", "Thời gian thực hiện quý III").

In: the words of a block.  Out: its field, where names, or a time, are all that it says beside the label.
"""

from __future__ import annotations

import re

from ingest.duties.fields import Field
from ingest.duties.label_kinds import FieldKind, label_kind
from ingest.duties.merged import TIMELIKE
from ingest.duties.sentences import Sentences
from text.rules import rows

__all__ = ["is_work", "unsigned_field"]

_LONGEST = 400  # characters of such a block
_LABEL = 60  # characters of such a label
_BRACKET = re.compile(r"\s*\(([^():;]{5,60})\)[\s.;,]*")
_WORD = re.compile(r"(?<=\w) (?=\w)")
_ROLES = ("lead", "coordinate", "both")


def is_work(sentences: Sentences, found: Field) -> bool:
    """Whether what looks like a field that says more tells somebody to do something: "Ngân sách: Sở Tài chính bố trí …", not "Nghiệm thu:
    Sở Xây dựng"."""
    if not FieldKind(found.kind, found.rule).is_loose:
        return False
    first, stop = sentences.leading(found.start, found.end)
    more = not first or any(map(str.isalnum, sentences.agencies.reading.flat[stop : found.end]))
    return more and sentences.tells(found.start, found.end)


def unsigned_field(sentences: Sentences, start: int, end: int) -> Field | None:
    """Return the field that the words [start, end) are, None if they are none."""
    if end - start > _LONGEST:
        return None
    chars = sentences.agencies.reading.chars
    if chars.find(")", max(start, end - 4), end) > 0:
        found = _behind(sentences, start, end)
        if found is not None:
            return found
    return _before(sentences, start, end) if chars[start].isupper() else None


def _behind(sentences: Sentences, start: int, end: int) -> Field | None:
    """Return the field whose label stands in a bracket behind its value."""
    reading = sentences.agencies.reading
    opened = reading.flat.rfind("(", start, end)
    bracket = _BRACKET.fullmatch(reading.flat, _back(reading.flat, start, opened), end) if opened > start else None
    kind = label_kind(reading, *bracket.span(1)) if bracket is not None else None
    if bracket is None or kind is None or reading.flat.find("(", start, bracket.start()) >= 0:
        return None
    if kind.kind in _ROLES and _says(sentences, *bracket.span(1)) and _are_names(sentences, start, bracket.start()):
        return Field(kind.kind, kind.rule, *bracket.span(1), start, bracket.start())
    return None


def _before(sentences: Sentences, start: int, end: int) -> Field | None:
    """Return the field whose label no sign parts from its value; the longest label counts."""
    reading = sentences.agencies.reading
    if rows("labels").at(reading.flat, reading.low, start, end) is None:
        return None
    stop = end
    while stop > start and reading.flat[stop - 1] in " .;,":
        stop -= 1
    found = None
    for gap in _WORD.finditer(reading.flat, start, min(stop, start + _LABEL)):
        capital, timely = reading.chars[gap.end()].isupper(), _is_time(sentences, gap.end(), stop)
        kind = label_kind(reading, start, gap.start()) if capital or timely else None  # most words are neither
        if kind is None:
            continue
        says = kind.kind in _ROLES and capital and _says(sentences, start, gap.start())
        timed = kind.kind == "time" and timely and not sentences.speech.verb(start, stop)
        if timed or says and _are_names(sentences, gap.end(), stop):
            found = Field(kind.kind, kind.rule, start, gap.start(), gap.end(), stop)
    return found


def _is_time(sentences: Sentences, start: int, end: int) -> bool:
    """Whether words begin with a time, or are a day: "Thời hạn 30/4/2025"."""
    return sentences.begins_time(start, end) or TIMELIKE.match(sentences.flat[start:end]) is not None


def _says(sentences: Sentences, start: int, end: int) -> bool:
    """Whether a label has a word for a role that sentences have too: "Bộ Chỉ huy …" is a name, "Cơ quan thường trực" an office."""
    return next(sentences.speech.between(start, end, "lead", "coordinate"), None) is not None


def _are_names(sentences: Sentences, start: int, end: int) -> bool:
    """Whether words are a list of names and nothing else."""
    found, stop = sentences.leading(start, end, open=True)
    named = sentences.is_named(start, end) or sentences.is_collective(start)
    return named and bool(found) and found[0].start - start < 3 and _back(sentences.flat, start, end) <= stop


def _back(flat: str, start: int, end: int) -> int:
    while end > start and flat[end - 1] in " .;,":
        end -= 1
    return end
