"""Fields: a label that rows of schemas/rules know, and its value: "Đơn vị chủ trì: …", "Thời gian thực hiện → …", "(Phối hợp: …)".

In: the words of a block or a cell.  Out: what the label says and where its value stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ingest.duties.label_kinds import GIVEN, FieldKind, codes_at, label_kind, says_when
from ingest.layout import Label, Node, labels_of
from ingest.reading import Reading
from text.letters import LOWER, UPPER
from text.rules import rows
from text.tokens import words_of

__all__ = ["GIVEN", "Field", "FieldKind", "field_at", "fields_in", "is_question", "label_kind", "untagged"]

_EDGE = re.compile(r"(?<=[.;,\n)\]\[(→|>])\s*[-–—*+•_]*\s*|(?<=\s[-–—])\s+|(?<=\s[|/])\s+")
# Where a label in capitals can begin behind a word without a sign: "… chữ Thái cổ Cơ quan chủ trì: Bảo tàng tỉnh".
_INNER = re.compile(rf"(?<=[{LOWER}\d] )(?=[{UPPER}])")
# What parts an inline label from its value; "là" only behind a role ("Cơ quan chủ trì là …").
_SIGN = re.compile(r":|\s(?:→|=>|->)\s|\s*\.{3,}\s*|\s+la\s+")
_MAY_SIGN = re.compile(r"[:→]|[=-]>|\.{3}|\sla(?=\s)")  # where one may begin, spaces before it aside
_REACH = 70  # characters from a label's first word to its sign
_TAG = re.compile(r"</?[a-z][^<>]{0,30}>")
_TAGS = re.compile(r"(?:[\s*_]|<[^<>]{1,30}>)*")
_OTHER = re.compile(
    rf"(?:\.|\s[/|])\s+(?=[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+){{0,6}}\s?:\s)"
)  # a sentence ends before a label that nobody knows
_ENDS = re.compile(r"[.;]\s")
_STRONG = ("lead", "coordinate", "both", "time")
_VALUE_END = " \t\n\r*_.;,|–—-"
_NEED_SIGN = frozenset({":", "?", "()", "->", "=>", "→", "⇒", "►", "="})
_EMPHASIS = 6  # signs of emphasis before a label
_LEADERS = 5  # dots that lead from a label to its value
_ROLE_SIGNS = (".", "**", "__", "|", "là")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its kind and row, its label [label, label_end), the range of its value (may be empty)."""

    kind: str
    rule: str
    label: int
    label_end: int
    start: int
    end: int


def field_at(reading: Reading, start: int, end: int) -> Field | None:
    """Return the field that the words [start, end) are, None if they are none."""
    for label in labels_of(reading, start, end):
        found = _field(reading, label, end)
        if found is not None:
            return found
    return None


def is_question(reading: Reading, node: Node, found: Field) -> bool:
    """Whether a block's label that asks stands in no item, or is a numbered one: a question of its own, with its answer."""
    of_item = node.parent is not None and node.parent.mark is not None and (node.mark is None or node.is_bullet)
    return not of_item and "?" in reading.chars[found.label_end : found.start]


def _field(reading: Reading, label: Label, end: int) -> Field | None:
    kind = label_kind(reading, label.start, label.end)
    if kind is None or kind.kind in ("who", "number", "note"):
        return None
    alone = label.value >= end
    if label.sign not in _NEED_SIGN and not alone and kind.kind not in _STRONG:
        return None  # "Nhiệm vụ - …" is no field
    role = kind.kind in ("lead", "coordinate", "both")
    if (label.sign in _ROLE_SIGNS or label.sign.startswith("...") and len(label.sign) < _LEADERS) and not alone and not role:
        return None
    return Field(kind.kind, kind.rule, label.start, label.end, min(label.value, end), end)


def fields_in(reading: Reading, start: int, end: int) -> list[Field]:
    """Return the fields with a colon or in brackets inside the words [start, end), each with its value up to the next one.

    "… quản lý. Cơ quan chủ trì: Sở Y tế; phối hợp: Sở Tài chính. Thời gian: năm 2025."
    """
    flat = reading.flat
    matcher = rows("labels")
    found: list[tuple[FieldKind, Label]] = []
    floor = -1
    signs = words_of(flat, reading.low).once("signs", lambda: [m.start() for m in _MAY_SIGN.finditer(flat)])
    first = bisect_left(signs, start)
    if first == len(signs) or signs[first] >= end:
        return []
    codes = codes_at(reading, start, end)
    for at in sorted({*matcher.begun(flat, reading.low, start, end), *codes}) if codes else matcher.begun(flat, reading.low, start, end):
        near = bisect_left(signs, at)
        if near == len(signs):
            break
        if at < floor or signs[near] > at + _REACH:
            continue
        first = at - start < _EMPHASIS and not flat[start:at].strip(" *_")  # "**Chủ trì:** …"
        signed = first or _is_edge(flat, start, at)
        if not signed and _INNER.match(reading.chars, at, end) is None:
            continue
        if at not in codes and matcher.at(flat, reading.low, at, end) is None:
            continue
        sign = _SIGN.search(flat, at, min(end, at + _REACH))
        kind = label_kind(reading, at, sign.start()) if sign is not None else None
        if sign is None or kind is None or kind.kind not in (*_STRONG, "weak", "content", "info"):
            continue
        sure = kind.kind in ("lead", "coordinate", "both")
        if ":" not in sign[0] and not sure or not signed and not (sure and ":" in sign[0]):
            continue
        if not signed and _ENDS.search(flat, at, sign.start()):
            continue  # "Sở | Xây dựng. Phối hợp: …" ends a value

        if _opens_members(flat, at, sign.start()):
            continue  # "chủ trì, phối hợp các Sở: Nội vụ, Tài chính"
        value = _past_tags(flat, sign.end(), end)
        stop = sign.start()
        found.append((kind, Label(at, stop, value, ":")))
        floor = value
    out = []
    for (kind, label), after in zip(found, [*found[1:], None][: len(found)], strict=True):
        stop = after[1].start if after is not None else end
        if kind.kind in _STRONG and (other := _OTHER.search(reading.chars, label.value, stop)) is not None:
            stop = other.start()  # "Đầu mối: Sở Y tế. Nghiệm thu: Sở Xây dựng"
        bracket = _closing_bracket(flat, label.value, stop)
        stop = bracket if bracket is not None else stop
        while stop > label.value and flat[stop - 1] in _VALUE_END + "([":
            stop -= 1
        said = "time" if kind.kind == "weak" and says_when(flat[label.value : stop], _REACH) else kind.kind
        out.append(Field(said, kind.rule, label.start, label.end, min(label.value, stop), stop))
    return out


def _opens_members(flat: str, start: int, end: int) -> bool:
    """Whether words behind a comma say with whom, and their colon opens the members of a group: "…, phối hợp các Sở: …"."""
    before = start - 1
    while before >= 0 and flat[before] in " \t\n*_":
        before -= 1
    return before >= 0 and flat[before] == "," and " cac " in flat[start:end]


def _is_edge(flat: str, start: int, at: int) -> bool:
    """Whether a sign behind which a label can begin stands right before `at`."""
    begin = at
    while begin > start and not flat[begin - 1].isalnum():
        begin -= 1
    return any(edge.end() == at for edge in _EDGE.finditer(flat, begin, at))


def untagged(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of [start, end) between tags that a web page left in a text ("Sở Y tế<br>Sở Tài chính")."""
    out, at = [], start
    for tag in _TAG.finditer(flat, start, end):
        out.append((at, tag.start()))
        at = tag.end()
    return [(a, b) for a, b in (*out, (at, end)) if a < b]


def _past_tags(flat: str, at: int, end: int) -> int:
    match = _TAGS.match(flat, at, end)
    return match.end() if match else at


def _closing_bracket(flat: str, value: int, stop: int) -> int | None:
    """Return where the bracket that a field stands in closes: its first closing sign without an opening one."""
    depth = 0
    for at in range(value, min(stop, value + 400)):
        if flat[at] in "([":
            depth += 1
        elif flat[at] in ")]":
            if depth == 0:
                return at
            depth -= 1
    return None
