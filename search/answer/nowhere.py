"""A yes/no question about what no text of the store says: the words that nothing knows are asked for as they stand."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from graph.store import Store
from search.answer.meaning import nearest_to
from search.frames.reading import Condition, Reading
from search.lexicon.names import StoreNames
from search.passages.tokens import folded_phrase

__all__ = ["said_nowhere"]


def said_nowhere(store: Store, names: StoreNames, reading: Reading) -> bool:
    """Make the unknown words of a yes/no question conditions of its query; return whether there are some and nothing is near in meaning.

    A number that no document cites is one already; a document that is not here tells neither yes nor no.
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
    scope = Query("task", provinces=reading.query.provinces, documents=reading.query.documents)
    if others and nearest_to(store, " ".join([*said, *others]), scope, names):
        return False
    reading.query = replace(reading.query, words=(*reading.query.words, *folded), property=None)
    reading.conditions = [*reading.conditions, *(Condition("words", word, shown) for word, shown in zip(folded, others, strict=True))]
    reading.fallbacks, reading.subjects, reading.unknown = [], (), []
    return True
