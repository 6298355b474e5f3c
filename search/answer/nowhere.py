"""A yes/no question about what no text of the store says: the words that nothing knows are asked for as they stand."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from graph.store import PassageFilter, Store
from search.answer.translated import in_vietnamese
from search.frames.reading import Condition, Reading
from search.lexicon.names import StoreNames
from search.passages.expand import is_syllable
from search.passages.tokens import folded_phrase

__all__ = ["said_nowhere"]

# Similarity of words to the nearest passage from which on the texts may speak of the same in other words.  Measured on 44 words that the
# five documents do not have: of 18 things that they do not speak of the nearest has 0.24; of 25 other words for what they say 21 are above.
_MAY_BE_SAID = 0.25


def said_nowhere(store: Store, names: StoreNames, reading: Reading) -> bool:
    """Make the unknown words of a yes/no question conditions of its query; return whether that was done.

    It is not done where some passage is near in meaning: the texts may say it in other words, so that it cannot be told; but for borrowed
    words ("karaoke"), which every text spells so.  A number that no
    document cites is a condition already; a document that is not here tells neither yes nor no.
    """
    if not reading.yesno or not reading.unknown or reading.find == "passage":
        return False
    cited = {c.label for c in reading.conditions if c.field == "cites"}
    others = [word for word in reading.unknown if word not in cited]
    if any(c.label in others for c in reading.conditions if c.field == "document"):
        return False
    said = [c.label for c in reading.conditions if c.field == "words"]
    folded = tuple(folded_phrase(word) for word in others)
    if any(not word or names.occurs(tuple(word.split())) for word in folded):
        return False
    shown = ", ".join(f"“{word}”" for word in others)
    meant = in_vietnamese(names, others) if reading.language == "en" else ()
    if meant:
        reading.notes.append((f"{shown} hiểu là: {', '.join(meant)}.", f"{shown} is looked for as: {', '.join(meant)}."))
        reading.query = replace(reading.query, words=(*reading.query.words, *(folded_phrase(unit) for unit in meant)), property=None)
        reading.conditions = [*reading.conditions, *(Condition("words", folded_phrase(unit), unit) for unit in meant)]
        reading.fallbacks, reading.subjects, reading.unknown = [], tuple(folded_phrase(unit) for unit in meant), []
        return True
    borrowed = reading.language == "vi" and all(not is_syllable(word) for one in folded for word in one.split())
    if others and not borrowed and _may_be_said(store, names, " ".join([*said, *others]), reading.query):
        reading.notes.append(
            (
                f"Không văn bản nào có từ {shown}; có thể được nói bằng từ khác: xem các đoạn gần nghĩa nhất.",
                f"No text has the words {shown}; it may be said in others: see the nearest passages.",
            )
        )
        return False
    if others:
        reading.notes.append((f"Không văn bản nào có từ {shown}.", f"No text has the words {shown}."))
    reading.query = replace(reading.query, words=(*reading.query.words, *folded), property=None)
    reading.conditions = [*reading.conditions, *(Condition("words", word, label) for word, label in zip(folded, others, strict=True))]
    reading.fallbacks, reading.subjects, reading.unknown = [], (), []
    return True


def _may_be_said(store: Store, names: StoreNames, words: str, query: Query) -> bool:
    """Whether some passage in the query's scope is near to the words in meaning; without vectors it cannot be ruled out."""
    from search.passages.embedding import default_embedder

    embedder = default_embedder()
    if store.meta("embedder") != embedder.name:
        return True
    provinces = tuple(id for id in query.provinces if id in names.provinces)
    where = PassageFilter(documents=tuple(query.documents), provinces=provinces)
    near = store.nearest(embedder.encode([words])[0].tolist(), 1, where)
    return any(score >= _MAY_BE_SAID for _, score in near)
