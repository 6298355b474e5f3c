"""The work of a known document that a question is about: what is asked is worded plainly, the document is named, and of its tasks the one
that says most of the matter is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.query import Query, Row
from graph.store import PassageFilter
from search.answer.nearby import Nearby
from search.answer.scoped import without_subject
from search.frames.worded import FRAME
from search.passages.expand import is_syllable
from search.passages.finding import find
from search.question.meant import MOST_MEANT
from search.question.wording import MATTER

__all__ = ["by_matter"]

_FINDS = ("task", "agency")
_LOOKED_AT = 20  # passages
# Of 396 Vietnamese and 396 English phrases for a task of a known document, near its words or in everyday ones, its passage comes first for
# 0.98 and 0.77, 0.83 and 0.69 (32 documents).
_BESIDE = 0.04  # below the best: as good
_AMONG = 0.3  # where all work of a body on a matter is asked for
_LED_BY = 0.15  # another task of the document may score so much more than the best of those that meet the rest
_SAID = 0.3  # the share of the matter that the task has at least
_MOST = 3  # tasks of which one thing is asked


def by_matter(near: Nearby, rows: Sequence[Row]) -> list[Row] | None:
    """Make the reading ask for the tasks of its documents that say most of the matter; return its rows, none where a body has no part in
    what is said to be its work; None where the question is not so, or the matter is in no task.

    `rows` are those that have all the words: who does them, or when, is asked of the nearest of them.
    """
    reading, query = near.reading, near.reading.query
    matter = _matter(near)
    plain = not (query.negated or query.sides or query.order or query.any_of or query.tasks or query.counted)
    plain = plain and all(_is_common(near, word) for word in reading.unknown)
    if reading.frame != FRAME.id or not matter or not plain or query.find not in _FINDS or not 0 < len(query.documents) <= MOST_MEANT:
        return None
    one = query.find == "agency" or query.property == "time"
    if rows and not one and (query.words or query.subject or not (query.topics or query.topics_all or query.fields)):
        return None
    scores = _scores(near, query, matter)
    bare = without_subject(query)
    held = {row.task or row.answer for row in rows} or {row.task or row.answer for row in near.store.rows(bare)}
    best = max((task for task in scores if task in held), key=lambda task: (scores[task], task), default=None)
    first = max(scores, key=lambda task: (scores[task], task), default=None)
    if best is None or first is None or scores[first] > scores[best] + _LED_BY:
        return _not_its(near, bare, first, best, matter) if reading.yesno and first is not None else None
    if not _says(near, best, matter):
        return None
    beside = _BESIDE if one else _AMONG
    alike = sorted(task for task in held if scores.get(task, 0.0) >= scores[best] - beside)
    return _asked(near, bare, tuple(alike) if len(alike) <= _MOST or not one else (best,), matter)


def _not_its(near: Nearby, bare: Query, first: str, best: str | None, matter: str) -> list[Row] | None:
    """Return no row where it is asked whether a body has to do what is surely another's work; None where one of its own tasks says the
    matter too, or nobody's does."""
    if (best is not None and _says(near, best, matter)) or not _says(near, first, matter):
        return None
    doers = near.store.rows(Query(find="agency", tasks=(first,), roles=("lead", "assigned")))
    return _asked(near, bare, (first,), matter) if doers else None


def _asked(near: Nearby, bare: Query, tasks: tuple[str, ...], matter: str) -> list[Row]:
    """Ask for tasks in place of the reading's own words and say so; return the rows."""
    reading = near.reading
    reading.query = replace(bare, tasks=tasks)
    reading.conditions = [c for c in reading.conditions if c.field not in ("words", "topic", "field", "title")]
    reading.in_title, reading.whole, reading.settled_matter, reading.unknown = False, True, True, []
    reading.notes.append((f"Việc gần nhất với “{matter}”.", f"The work that is nearest to “{matter}”."))
    return near.store.rows(reading.query)


def _matter(near: Nearby) -> str:
    """The words of a question that say what work is meant, without those that name its document."""
    sentence = near.sentence
    if sentence is None or sentence.wording is None:
        return ""
    named = {i for slot in sentence.slots if slot.kind in ("document", "number", "time") for i in range(slot.start, slot.end)}
    places = [i for i, tag in enumerate(sentence.wording.tags) if tag == MATTER and i not in named]
    return " ".join(sentence.question.tokens[i].text for i in places)


def _is_common(near: Nearby, word: str) -> bool:
    """Whether a word that nothing knows is of common syllables and says only what work is meant: no name."""
    sentence = near.sentence
    if sentence is None or sentence.wording is None:
        return False
    tokens, tags = sentence.question.tokens, sentence.wording.tags
    places = sentence.tokens_of(word)
    common = all(is_syllable(tokens[i].key) and not sentence.question.is_capital(tokens[i]) for i in places)
    return bool(places) and common and all(tags[i] == MATTER for i in places)


def _scores(near: Nearby, query: Query, matter: str) -> dict[str, float]:
    out: dict[str, float] = {}
    for hit in find(near.store, matter, limit=_LOOKED_AT, where=PassageFilter(documents=query.documents), told=False).hits:
        if hit.found.passage.task is not None:
            out.setdefault(hit.found.passage.task, hit.score)
    return out


def _says(near: Nearby, task: str, matter: str) -> bool:
    """Whether a task says enough of the matter."""
    statements = (str(have.get("statement") or "") for _, _, have in near.store.said([task], ("statement",)))
    return near.explained(matter, " ".join(statements)) >= _SAID
