"""Comparisons of which one side has no row: what it has under a document of such a title, or without the deeds of the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.query import Query, Row, Side
from graph.store import MatchGroup, PassageFilter, Store
from search.frames.reading import Reading
from search.lexicon.names import StoreNames
from search.lexicon.stored import folded_title
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import bigrams

__all__ = ["with_every_side"]

_MOST = 3  # documents of such a title
_LEAST, _NEARLY = 4, 0.6  # syllables, and the share of them, that a title has which may be of what is asked


def with_every_side(store: Store, names: StoreNames, reading: Reading, rows: list[Row]) -> list[Row]:
    """Return the rows of a comparison with those of the sides that have none as they are asked for; the other sides keep their conditions.

    What is asked otherwise is said; the reading then has the query that was answered.
    """
    asked = reading.query
    for one in (_titled(names, reading, rows), *_without_deeds(reading, rows)):
        if one is None or not (lacking := _lacking(reading.query, rows)):
            continue
        query, note = one
        found = store.rows(query)
        if _lacking(query, found) < lacking:
            reading.query, rows = query, found
            reading.notes.append(note)
    lacking = _lacking(asked, rows) if reading.yesno else set()
    reading.open = reading.open or _may_have(names, asked, lacking) or _speaks_of_title(store, reading, asked, lacking)
    return rows


def _speaks_of_title(store: Store, reading: Reading, asked: Query, lacking: set[int]) -> bool:
    """Whether the texts of a side without rows speak of what documents of other sides are called by: theirs may be about it."""
    slots = reading.sentence.slots if reading.sentence is not None and asked.find == "document" else ()
    said = dict.fromkeys(value for slot in slots for value in slot.values("title_part"))
    for at in lacking if said else ():
        where = PassageFilter(provinces=asked.sides[at].provinces)
        groups = [tuple(" ".join(bigrams(one.split()) or [one]) for one in forms.split("|")) for forms in said]
        if asked.sides[at].provinces and all(store.lexical((MatchGroup("folded", group),), 1, where) for group in groups):
            return True
    return False


def _may_have(names: StoreNames, asked: Query, lacking: set[int]) -> bool:
    """Whether a side without rows has a document whose title says most of the words apart, so that "no" is too much."""
    words = {token for word in asked.words for token in word.split("|")[0].split()}
    places = {id for at in lacking for id in asked.sides[at].provinces} if len(words) >= _LEAST else set()
    titles = (set(folded_title(document.title or "").split()) for document in names.collection if document.province in places)
    return any(len(words & title) >= _NEARLY * len(words) for title in titles)


def _lacking(query: Query, rows: Sequence[Row]) -> set[int]:
    """The sides that have no row."""
    return set(range(len(query.sides))) - {row.side for row in rows}


def _titled(names: StoreNames, reading: Reading, rows: Sequence[Row]) -> tuple[Query, tuple[str, str]] | None:
    """The comparison in which a side without rows is asked for what stands under the documents whose titles have words of the subject,
    which then need not stand in each task: all of them, or else most."""
    query, lacking = reading.query, _lacking(reading.query, rows)
    sides: list[Side] = []
    labels: list[str] = []
    for at, side in enumerate(query.sides):
        words = (*query.words, *side.words)
        found = _entitled(names, side, words) if at in lacking and words and side.provinces and not side.documents else ((), words)
        sides.append(replace(side, documents=found[0] or side.documents, words=found[1]))
        labels += [", ".join(names.documents[id].label for id in found[0])] if found[0] else []
    if not labels or query.subject:
        return None
    shown = "; ".join(labels)
    note = (f"Trả lời theo tên của văn bản: {shown}.", f"Answered by the title of the document: {shown}.")
    return replace(query, words=(), sides=tuple(sides)), note


def _entitled(names: StoreNames, side: Side, words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The few documents of a side whose titles have most of the words, and the words that they have not."""
    have: dict[str, tuple[str, ...]] = {}
    for document in names.collection:
        if document.province in side.provinces:
            have[document.id] = tuple(word for word in words if any(document.id in names.with_title(form) for form in word.split("|")))
    most = max((len(held) for held in have.values()), default=0)
    found = tuple(sorted(id for id, held in have.items() if len(held) == most))
    if 2 * most <= len(words) or len(found) > _MOST:
        firm = {token for word in words if not is_deed(word) for token in word.split("|")[0].split()}
        alike = names.entitled(firm, (), side.provinces)  # "thi đua … chào mừng Đại hội lần thứ XIV" for "Đại hội XIV"
        return (alike, ()) if 0 < len(alike) <= _MOST else ((), words)
    kept = set.intersection(*(set(have[id]) for id in found))
    return found, tuple(word for word in words if word not in kept)


def _without_deeds(reading: Reading, rows: Sequence[Row]) -> Iterator[tuple[Query, tuple[str, str]]]:
    """The comparison in which a side without rows is asked without the deeds that the question says ("theo dõi")."""
    lacking = _lacking(reading.query, rows)
    for wider in reading.fallbacks if rows and lacking else ():
        deeds = tuple(word for word in wider.dropped if word in reading.query.words and is_deed(word))
        if not deeds or len(deeds) < len(wider.dropped):
            continue
        kept = (side if at in lacking else replace(side, words=(*side.words, *deeds)) for at, side in enumerate(wider.query.sides))
        query = replace(wider.query, sides=tuple(kept))
        shown = ", ".join(f"“{c.label}”" for c in reading.conditions if c.value in deeds)
        labels = ", ".join(query.sides[at].label for at in sorted(lacking))
        yield query, (f"{labels}: không xét {shown}.", f"{labels}: {shown} was left aside.")
