"""The work of a known document that a question is about: what is asked is worded plainly, the document is named, and of its tasks the one
that says most of the matter is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.query import Query, Row
from graph.store import PassageFilter
from search.answer.nearby import Nearby
from search.answer.scoped import without_subject
from search.frames.reading import Condition
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
# The same where no document is known.  Of 632 phrases for a task of 85 documents the first task of all has so much for 328, and it is the
# one that is meant for 0.81 of them.
_SAID_ANYWHERE = 0.6
_MOST = 3  # tasks of which one thing is asked


def by_matter(near: Nearby, rows: Sequence[Row]) -> list[Row] | None:
    """Make the reading ask for the tasks that say most of the matter, of its documents where it names some; return its rows, none where a
    body has no part in what is said to be its work; None where the question is not so, or the matter is in no task.

    `rows` are those that have all the words: who does them, or when, is asked of the nearest of them.
    """
    reading, query = near.reading, near.reading.query
    matter = _matter(near)
    plain = not (query.negated or query.sides or query.order or query.any_of or query.tasks or query.counted or query.cites)
    plain = plain and all(_is_common(near, word) for word in reading.unknown)
    if reading.frame != FRAME.id or not matter or not plain or query.find not in _FINDS or len(query.documents) > MOST_MEANT:
        return None
    one = query.find == "agency" or query.property == "time"
    if not query.documents and (rows or reading.yesno or not one):
        return None  # what is nearest anywhere proves nothing, nor is it all that a body has to do
    if rows and not one and (query.words or query.subject or not (query.topics or query.topics_all or query.fields)):
        return None
    scores = _scores(near, query, matter)
    bare, held = _held(near, rows, scores)
    best = max((task for task in scores if task in held), key=lambda task: (scores[task], task), default=None)
    first = max(scores, key=lambda task: (scores[task], task), default=None)
    if best is None or first is None or scores[first] > scores[best] + _LED_BY:
        return _not_its(near, bare, first, best, matter) if reading.yesno and first is not None and query.documents else None
    if not _says(near, best, matter, _SAID if query.documents else _SAID_ANYWHERE):
        return None
    if not one and not reading.yesno and _is_of_document(near, held, matter):
        return None  # "what must it do before the floods" of the telegram on the floods: all that it has to do there
    beside = _BESIDE if one else _AMONG
    alike = sorted(task for task in held if scores.get(task, 0.0) >= scores[best] - beside)
    return _asked(near, bare, tuple(alike) if len(alike) <= _MOST or not one else (best,), matter)


def _held(near: Nearby, rows: Sequence[Row], scores: Mapping[str, float]) -> tuple[Query, set[str]]:
    """The query without what it is about, and which of the tasks it has: those of the rows where there are some.  What the matter names is
    no condition, and who is told to do a task leads it, where only so it has one of the nearest."""
    query, tasks = without_subject(near.reading.query), tuple(sorted(scores))
    among = {row.task or row.answer for row in rows}.intersection(tasks)
    if among or not tasks:
        return query, among
    inside = _inside(near)
    free = replace(query, time=None, cites=tuple(id for id in query.cites if id not in inside))
    other = replace(free, agencies=tuple(pattern for pattern in query.agencies if not inside.intersection(pattern.ids)))
    told = replace(other, roles=("lead", "assigned") if query.roles == ("lead",) else query.roles)
    nearest = {task for task in tasks if scores[task] >= max(scores.values()) - _LED_BY}
    found: tuple[Query, set[str]] = query, set()
    for bare in dict.fromkeys((query, free, other, told)):
        held = {row.task or row.answer for row in near.store.rows(replace(bare, tasks=tasks))}
        if not nearest.isdisjoint(held):
            return bare, held
        found = found if found[1] else (bare, held)
    return found


def _inside(near: Nearby) -> set[str]:
    """The bodies and instruments that the matter names, which need not be whose work it is or what the document cites."""
    inside = [slot for slot in near.sentence.slots if near.is_matter(slot)] if near.sentence is not None else []
    return {id for slot in inside for kind in ("body", "agency", "document", "number") for id in slot.values(kind)}


def _not_its(near: Nearby, bare: Query, first: str, best: str | None, matter: str) -> list[Row] | None:
    """Return no row where it is asked whether a body has to do what is surely another's work; None where one of its own tasks says the
    matter too, or nobody's does."""
    if (best is not None and _says(near, best, matter, _SAID)) or not _says(near, first, matter, _SAID):
        return None
    doers = near.store.rows(Query(find="agency", tasks=(first,), roles=("lead", "assigned")))
    return _asked(near, bare, (first,), matter) if doers else None


def _asked(near: Nearby, bare: Query, tasks: tuple[str, ...], matter: str) -> list[Row]:
    """Ask for tasks in place of the reading's own words and say so; return the rows."""
    reading = near.reading
    reading.query = replace(bare, tasks=tasks)
    reading.conditions = [c for c in reading.conditions if _stays(c, bare)]
    reading.in_title, reading.whole, reading.settled_matter, reading.unknown = False, True, True, []
    reading.notes.append((f"Việc gần nhất với “{matter}”.", f"The work that is nearest to “{matter}”."))
    return near.store.rows(reading.query)


def _matter(near: Nearby) -> str:
    """The words of a question that say what work is meant, without those that name its document."""
    sentence = near.sentence
    if sentence is None or sentence.wording is None:
        return ""
    asked = set(near.reading.query.documents)
    named = [slot for slot in sentence.slots if slot.kind in ("document", "number", "time")]
    named = [slot for slot in named if not near.is_matter(slot) or not asked.isdisjoint(slot.values("document"))]
    naming = {i for slot in named for i in range(slot.start, slot.end)}
    places = [i for i, tag in enumerate(sentence.wording.tags) if tag == MATTER and i not in naming]
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
    where = PassageFilter(documents=query.documents, provinces=() if query.documents else query.provinces)
    for hit in find(near.store, matter, limit=_LOOKED_AT, where=where, told=False).hits:
        if hit.found.passage.task is not None:
            out.setdefault(hit.found.passage.task, hit.score)
    return out


def _says(near: Nearby, task: str, matter: str, least: float) -> bool:
    """Whether a task says `least` of the matter."""
    statements = (str(have.get("statement") or "") for _, _, have in near.store.said([task], ("statement",)))
    return near.says_all(matter, least, " ".join(statements))


def _is_of_document(near: Nearby, tasks: set[str], matter: str) -> bool:
    """Whether the title of the one document that is meant says as much of the matter as any of these tasks."""
    documents = near.reading.query.documents
    if len(documents) != 1:
        return False
    said = (str(have.get("statement") or "") for _, _, have in near.store.said(sorted(tasks), ("statement",)))
    return near.explained(matter, near.title(documents[0])) >= max((near.explained(matter, one) for one in said), default=0.0)


def _stays(condition: Condition, query: Query) -> bool:
    """Whether a condition shown is one of the query's own."""
    if condition.field == "agency":
        return not query.agencies or any(condition.value in pattern.ids for pattern in query.agencies)
    if condition.field == "cites":
        return condition.value in query.cites
    return condition.field not in ("words", "topic", "field", "title") and (condition.field != "time" or query.time is not None)
