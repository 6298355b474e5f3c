"""Labels by their form: a few words and a colon, a dash or an arrow, in brackets, bold, or alone on their line.

In: the words of a block.  Out: where they could be a label, and where its value begins.  What the label means, others say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.reading import Reading
from text.rules import rows

__all__ = ["Label", "declares", "is_note", "label_shape", "labels_of"]

_MOST_CHARS = 80  # of a label; half and double read alike (benchmarks.numbers)
_MOST_WORDS = 14  # of a label; half and double read alike (benchmarks.numbers)
_ALONE_WORDS = 12  # of a block that is a label as a whole; half and double read alike (benchmarks.numbers)
_SIGNS = re.compile(r":|\?(?=\s)|\s[-–—]{1,2}>?\s?|\s?(?:→|⇒|=>|->|►)\s?|\s=\s|\s*\.{3,}\s*|\s+là\s+|(?<=[^\W\d_])[.](?=\s)|\*\*|__|\|")
_STOP = re.compile(r"[.;!?\n](?=\s|$)")
_BRACKET = re.compile(r"[(\[](?P<label>[^()\[\]]{3,60})[)\]]\s*:?\s*")
_SPACE = re.compile(r"(?:[\s*_]|<[^<>]{1,30}>)*")
# A line in brackets whose parts a sign sets apart: what the parts of the lines below are called.
_DECLARES = re.compile(r"\([^()]*(?:\s[-–—/]\s|[|;→])[^()]*(?:\s[-–—/]\s|[|;→])[^()]*\)\.?")
_DECLARATION = 120  # characters of such a line at most


@dataclass(frozen=True, slots=True)
class Label:
    """What could be a label: its words [start, end) and where its value begins (`value` == the block's end: it stands alone)."""

    start: int
    end: int
    value: int
    sign: str


def declares(chars: str, start: int, end: int) -> bool:
    """Whether a line only says what the parts of those below it are: "(việc - chủ trì - phối hợp - hạn)"."""
    return chars[start] == "(" and end - start < _DECLARATION and _DECLARES.fullmatch(chars, start, end) is not None


def is_note(reading: Reading, label: Label | None, end: int) -> bool:
    """Whether what stands behind a label up to `end` says what the signs of a list mean: "Ghi chú: CT: chủ trì"."""
    if label is None or label.value >= end:
        return False
    found = rows("labels", "note").at(reading.flat, reading.low, label.start, label.end)
    return found is not None and found[1] >= label.end


def label_shape(reading: Reading, start: int, end: int) -> Label | None:
    """Return the label that a block's words begin with if a colon closes it, None otherwise: the plainest of shapes."""
    chars = reading.chars
    colon = chars.find(":", start, min(end, start + _MOST_CHARS))
    if colon < 0 or any(sign in chars[start:colon] for sign in ";!?\n") or ". " in chars[start:colon]:
        return None
    if len(chars[start:colon].split()) > _MOST_WORDS:
        return None
    return Label(start, _back(chars, start, colon), _value(chars, colon + 1, end), ":")


def labels_of(reading: Reading, start: int, end: int) -> Iterator[Label]:
    """Yield what could be a label at the beginning of [start, end), the longest words last; the whole block if it is short."""
    chars = reading.chars
    bracket = _BRACKET.match(chars, start, end)
    if bracket is not None:
        yield Label(bracket.start("label"), bracket.end("label"), bracket.end(), "()")
    stop = _STOP.search(chars, start, min(end, start + _MOST_CHARS))
    limit = min(end, start + _MOST_CHARS, stop.start() + 2 if stop else end)
    for sign in _SIGNS.finditer(chars, start, limit):
        if sign.start() > start:
            yield Label(start, _back(chars, start, sign.start()), _value(chars, sign.end(), end), sign[0].strip() or "-")
    if len(chars[start : min(end, start + 160)].split()) <= _ALONE_WORDS and end - start < 160:
        yield Label(start, _back(chars, start, end), end, "")


def _back(chars: str, start: int, end: int) -> int:
    while end > start and (chars[end - 1].isspace() or chars[end - 1] in "*_.:"):
        end -= 1
    return end


def _value(chars: str, at: int, end: int) -> int:
    space = _SPACE.match(chars, at, end)
    return space.end() if space else at
