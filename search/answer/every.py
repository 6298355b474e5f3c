"""Yes or no of each province or document, "do all plans cite Decree 72", or of one and no other, "is it only Lào Cai that …"."""

from __future__ import annotations

from search.answer.items import Answers
from search.frames.negation import asks_only
from search.frames.reading import Reading
from search.lexicon.names import StoreNames

__all__ = ["is_of_every"]


def is_of_every(names: StoreNames, reading: Reading, answers: Answers, *, complete: bool) -> bool | None:
    """Return yes where each has what is asked, or where those named alone have it; None where a file that lacks parts may say otherwise."""
    query, sentence = reading.query, reading.sentence
    if reading.find not in ("province", "document") or answers.more:
        return None
    denied = sentence is not None and any(not asks_only(sentence, at) for at in sentence.where("neg"))
    if denied and (query.property or not query.negated):
        return None  # "all plans do not mention Zalo", whose denial no condition says
    found = {item.id for item in answers.items if item.strength == "asked"}
    if reading.every == "only":
        named = {c.value for c in reading.conditions if c.field == "province"}
        if found - named:
            return False
        if len(named) > 1 and named - found:
            return None  # "chỉ có A và B", where B has it not
        return (True if complete else None) if found else False if complete else None
    if reading.find == "province":
        lacking = set(names.provinces) - found
        doubtful = {d.province for d in names.collection if d.lacks_parts}
    else:
        types, places = query.document_types, query.provinces
        asked = (d for d in names.collection if (not types or d.type in types) and (not places or d.province in places))
        lacking = {d.id for d in asked} - found
        doubtful = {d.id for d in names.collection if d.lacks_parts} if not (query.cites or query.property) else set()
    return True if not lacking else False if lacking - doubtful else None
