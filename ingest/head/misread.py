"""The issuer of a page recognized from its picture: read over a slip where a list has nearly that name, left open where none does."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from rapidfuzz.distance import Levenshtein

from ingest.head.bodies import Issuer, body_named, issuer_at
from ingest.parsed import Finding
from ingest.reading import Reading
from text.findings import say
from text.fold import flatten
from text.ids import slug
from text.spans import Span
from text.vocabulary import load

__all__ = ["checked"]

_SLIPS = 0.16  # of a name's letters: one of its words lost ("Bộ Thông và Truyền thông"), or a letter in six misread
_FEWEST_LETTERS = 10  # shorter names differ by few letters from one another


def checked(reading: Reading, issuer: Issuer | None, place: Span | None) -> tuple[Issuer | None, Finding | None]:
    """Return the issuer and what is to be said of it.

    A name read from a picture that no list has is the one body that the text names elsewhere in nearly these letters; without one it is
    left out unless its own words stand elsewhere too.
    """
    if issuer is None or place is None or not _is_recognized(reading, place):
        return issuer, None
    read = slug(issuer.name)
    if issuer.body is not None:
        label = next((label for key, label in _names().items() if key == read), issuer.name)
        if label.casefold() == issuer.name.casefold():
            return issuer, None
        return replace(issuer, name=label), Finding(*say("issuer-repaired", read=label, printed=issuer.name), place)
    text = reading.source.text
    rest = f"-{slug(text[: place.start])}-|-{slug(text[place.end :])}-"
    near = {
        label: key
        for key, label in _names().items()
        if Levenshtein.distance(read, key, score_cutoff=int(_SLIPS * len(key))) <= _SLIPS * len(key) and f"-{key}-" in rest
    }
    if len(near) == 1:
        label = next(iter(near))
        found = issuer_at(label, flatten(label), 0, len(label), issuer.province)
        if found is not None:
            return replace(found, end=issuer.end), Finding(*say("issuer-repaired", read=found.name, printed=issuer.name), place)
    if f"-{slug(place.quote(text))}-" in rest:
        return issuer, None
    return None, Finding(*say("issuer-unsure", read=issuer.name), place)


def _is_recognized(reading: Reading, place: Span) -> bool:
    return any(notice.code == "ocr-text" and notice.start <= place.start for notice in reading.source.notices)


@cache
def _names() -> dict[str, str]:
    """Return the names of bodies that issue documents, by their letters without accents."""
    names = [name for term in load().bodies for name in (term.label_vi, *term.aliases_vi)]
    names += [row.label_vi for row in load().abbreviations if row.is_issuer and row.is_central]
    return {slug(name): name for name in reversed(names) if len(name) >= _FEWEST_LETTERS and body_named(name) is not None}
