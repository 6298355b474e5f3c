"""Tasks that a question quotes: a long stretch of its own words as a task has it, whatever these words were taken for.

"ký số từ xa" is no signing, "chi thường xuyên" no time: where a reading finds nothing, or all that somebody does, what stands so in few
tasks is what is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.query import Query, Row
from search.answer.nearby import Nearby

__all__ = ["quoted_tasks"]

_LEAST, _LONGEST = 4, 14  # syllables of a stretch
_LONG = 7  # syllables of a stretch that says more than the conditions of a reading that finds many tasks
_MOST = 3  # tasks that have it
_OWN = 3  # of them that name nobody and ask for nothing
_NAMING = ("body", "agency", "province", "signer", "role", "noun", "document", "wh")
_OUTSIDE = ("province", "wh", "question_end", "stop", "of", "about")  # words that begin and end no stretch


def quoted_tasks(near: Nearby, rows: list[Row]) -> tuple[str, ...]:
    """Return the few tasks of a question's documents and provinces that have a long stretch of it word for word; none where its reading
    finds few, or says as much of what the work is about."""
    reading, query = near.reading, near.reading.query
    if query.find not in ("task", "agency") or query.property not in (None, "time") or reading.yesno or reading.unknown:
        return ()
    if query.negated or query.sides or query.counted or query.order or query.tasks or (rows and _is_few(rows)):
        return ()
    here = set(query.provinces) & set(near.names.provinces)
    least = _LONG if rows and _says_what(query) else _LEAST
    for words in _stretches(near, least):
        found = {
            one.passage.task
            for one in near.names.passages_with(words)
            if one.passage.task is not None
            and (not here or near.names.documents[one.passage.document].province in here)
            and (not query.documents or one.passage.document in query.documents)
        }
        if 0 < len(found) <= _MOST:
            return tuple(sorted(found))
    return ()


def _says_what(query: Query) -> bool:
    """Whether a query says what the work is about."""
    said = (
        query.words,
        query.subject,
        query.topics,
        query.topics_all,
        query.fields,
        query.any_of,
        query.documents,
        query.cites,
        query.time,
    )
    return any(said)


def _is_few(rows: list[Row]) -> bool:
    return len({row.task or row.answer for row in rows}) <= _MOST


def _stretches(near: Nearby, least: int) -> Iterator[tuple[str, ...]]:
    """Yield the stretches of a question that some text has, the longest first, none inside another."""
    sentence = near.sentence
    if sentence is None:
        return
    edge = {i for slot in sentence.slots for i in range(slot.start, slot.end) if any(slot.has(kind) for kind in _OUTSIDE)}
    named = {i for slot in sentence.slots for i in range(slot.start, slot.end) if slot.kind in _NAMING}
    keys, taken = [token.key for token in sentence.question.tokens], set[int]()
    for size in range(min(_LONGEST, len(keys)), least - 1, -1):
        for at in range(len(keys) - size + 1):
            inside = range(at, at + size)
            if (
                at in edge
                or at + size - 1 in edge
                or not taken.isdisjoint(inside)
                or len(set(inside) - named) < _OWN
                or sentence.question.tokens[at].number
            ):
                continue
            words = tuple(keys[at : at + size])
            parts = (words[i : i + least] for i in range(size - least + 1))  # each is looked for once, and most stand nowhere
            if all(map(near.names.occurs, parts)) and near.names.occurs(words):
                taken |= set(inside)
                yield words
