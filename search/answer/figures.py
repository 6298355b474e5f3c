"""A figure that only the text says, "bao nhiêu tiền", "how many people": the passages that print such a figure stand first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.frames.reading import Reading
from search.passages.finding import Hit
from search.question.shapes import shape
from text.fold import flatten

__all__ = ["figures_first"]

_KINDS = ("money", "share", "people")  # what shapes.yaml has a question and a figure for
_CONTACTS = ("phone", "mail", "site")
_WORDED = ("words", "syllable")  # whose values are wordings of the texts
_UNITS = (*_WORDED, "body", "topic")
_LONGEST = 3  # words of a unit


def figures_first(reading: Reading, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return the hits with those that print a figure of what the question counts before the others, in their order."""
    pattern = _figure(reading)
    if pattern is None:
        return hits
    printed = [pattern.search(flatten(hit.found.exact)) is not None for hit in hits]
    return [hit for said in (True, False) for hit, has in zip(hits, printed, strict=True) if has is said]


def _figure(reading: Reading) -> re.Pattern[str] | None:
    """The pattern of the figures that answer a question, None where it asks for none."""
    sentence = reading.sentence
    if sentence is None:
        return None
    folded = sentence.question.folded
    for kind in _CONTACTS:
        if shape(f"asks-{kind}").search(folded):
            return shape(f"figure-{kind}")
    if not sentence.has("count", "quantity"):
        return None
    for kind in _KINDS:
        if shape(f"asks-{kind}").search(folded):
            return shape(f"figure-{kind}")
    units: list[str] = []
    for at in sentence.where("count"):
        unit = sentence[at + 1] if at + 1 < len(sentence) else None
        if unit is not None and unit.kind in _UNITS:
            units += [sentence.key(at + 1), *(unit.value.split("|") if unit.kind in _WORDED else ())]
    said = [r"\W+".join(re.escape(word) for word in unit.split()[:_LONGEST]) for unit in units]
    return re.compile(rf"(?<![\d.,])\d[\d.,]*+\s+(?:\w+\s+)?(?:{'|'.join(dict.fromkeys(said))})\b") if said else None
