"""A figure that only the text says, "bao nhiêu tiền", "how many people": the passages that print such a figure stand first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.store import PassageFilter
from search.answer.nearby import Nearby
from search.frames.reading import Reading
from search.passages.finding import Hit, find
from search.question.shapes import shape
from text.fold import flatten

__all__ = ["figures_first"]

_KINDS = ("money", "share", "people")  # what shapes.yaml has a question and a figure for
_CONTACTS = ("phone", "mail", "site")
_WORDED = ("words", "syllable")  # whose values are wordings of the texts
_UNITS = (*_WORDED, "body", "topic")
_LONGEST = 3  # words of a unit
_LEAST = 0.5  # the share of the question that a passage with a figure says: less is another thing's figure
_LOOKED_AT = 60  # passages that may print a figure; the words of a question are seldom those beside it


def figures_first(near: Nearby) -> Sequence[Hit]:
    """Return the hits of a question; where it asks for a figure, first those that print one, which explain most of it first.

    These are looked for further down, and in documents that are of no place but whose titles name it.
    """
    pattern = _figure(near.reading)
    if pattern is None:
        return near.hits
    subject = near.subject("province", "quantity")
    found = {_place(hit): hit for hit in (*_further(near), *near.hits)}
    shares = {
        place: near.explained(subject, hit.found.exact)
        for place, hit in found.items()
        if pattern.search(flatten(hit.found.exact)) is not None
    }
    shares = {place: share for place, share in shares.items() if share >= _LEAST}
    first = sorted(shares, key=lambda place: (-shares[place], -found[place].score, place))
    hits = [*(found[place] for place in first), *(hit for hit in near.hits if _place(hit) not in shares)]
    return [replace(hit, rank=rank) for rank, hit in enumerate(hits, 1)]


def _place(hit: Hit) -> tuple[str, int]:
    return hit.found.source, hit.found.passage.start


def _further(near: Nearby) -> list[Hit]:
    """The hits of a question's scope, and of the documents whose titles name its places."""
    held = near.naming_places()
    scopes = [near.where, *([PassageFilter(documents=held)] if held else [])]
    return [hit for where in scopes for hit in find(near.store, near.read.text, limit=_LOOKED_AT, where=where, told=False).hits]


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
