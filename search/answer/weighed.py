"""Tasks weighed by all that a question says: where none meets each condition, those that meet most, by words, meaning, body and place.

A condition that a task does not meet counts against it and throws it away only where it would be another's work or another place's: a
ministry's notice on a province's requests is none of the province's own documents, but names it, and a subject may be said in other words
or by headings and titles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.query import Query, TimeWindow
from graph.store import PassageFilter
from search.answer.nearby import NO_SUBJECT, Nearby
from search.answer.nearest import work_of_bodies
from search.lexicon.names import body_forms
from search.passages.finding import find
from search.passages.tokens import folded_phrase
from search.question.deadlines import asks_last_day
from search.question.shapes import shape

__all__ = ["weighed"]

# Weights of what `_Asked.features` gives, in its order: a softmax over the candidates of a question, fitted (l2 0.01) on 269 questions for
# tasks and for who does them, whose tasks are known.  Left out by rounds, 220 of 269 have a right task first.
_WEIGHTS = (0.6, 1.9, 0.7, 1.8, 1.6, 2.95, -1.4, -1.6, -1.6, -2.0, -0.7, -2.2, -1.4, -1.6)
# The share of the subject that task, headings and title explain: of 24 right answers 20 have so much, of 15 to what no text says two.
_LEAST = 0.55
_LESS, _BEFORE = 0.44, 0.6  # ... a smaller share, so far before any other document's
_FAR, _HALF = 4.0, 0.5  # ... or so far before any other document's, with so many of the words as they stand
# Below the best: as good; where the day of one task is asked for, of 63 such questions two have another task within 0.5, none within 0.25.
_ALIKE, _ALIKE_DUE = 0.5, 0.25
_MOST = 3  # tasks: more are a list that nobody asked for
_LOOKED_AT, _ABOUT_PLACES = 40, 20  # passages of all documents, of those whose titles name the places
_WORK = 300  # tasks of the bodies named, of the documents named
_NO_DUE = tuple(kind for kind in NO_SUBJECT if kind not in ("doctype", "document"))  # a decree may be what is to be made
_TIMED = TimeWindow(timed=True)
_DOERS = ("lead", "assigned")  # who has to have done what is due


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A task of a document: its words, the headings above it, who takes part in which role, and its best score among the passages found."""

    task: str
    document: str
    said: str
    folded: str  # between blanks
    above: str
    parts: tuple[tuple[frozenset[str], str], ...]
    found: float


def weighed(near: Nearby, *, worded: bool = False) -> tuple[str, ...]:
    """Return the few tasks that meet most of a question, of those in the documents and at the time that it names; none where none says
    enough of it, where `worded` with none of its words unsaid altogether."""
    asked, due = _Asked(near), near.reading.query.property == "time"
    may_be = [one for one in _candidates(near, asked) if asked.may_be(one)]
    may_be = _at_its_time(near, _held(near, may_be))
    if due:
        may_be = [one for one in may_be if asked.is_deed(one)] or may_be
        may_be = _by_a_day(near, may_be) or may_be
    best = sorted(((asked.weight(one), one) for one in may_be), key=lambda pair: (-pair[0], pair[1].task))
    if not best:
        return ()
    top, first = best[0]
    rest = next((weight for weight, one in best if one.document != first.document), -math.inf)
    alone = top - rest >= _FAR and asked.worded(first) >= _HALF
    share = asked.explained(first)
    told = alone or share >= _LEAST or (share >= _LESS and top - rest >= _BEFORE and (near.reading.query.documents or not due))
    texts = (first.said, first.above, near.title(first.document))
    if worded and not near.says_each_word(*texts, partly=True):
        return ()
    if not told or near.leaves_a_name(" ".join(texts)):
        return ()
    alike = _ALIKE_DUE if due else _ALIKE
    return tuple(one.task for weight, one in best if weight >= top - alike and one.document == first.document)[:_MOST]


def _held(near: Nearby, tasks: list[_Candidate]) -> list[_Candidate]:
    """Those of the documents that a question names, by their types, issuers and dates too."""
    query = near.reading.query
    working = {id for pattern in query.agencies for id in pattern.ids}
    issuers = query.issuers if query.property != "time" or working.isdisjoint(query.issuers) else ()  # whose work it is has issued nothing
    scope = Query(
        "task", documents=query.documents, document_types=query.document_types, issued_from=query.issued_from, issued_to=query.issued_to,
        period=query.period, issuers=issuers, signers=query.signers, cites=query.cites,
    )  # fmt: skip
    return tasks if scope == Query("task") else _meeting(near, scope, tasks)


def _at_its_time(near: Nearby, tasks: list[_Candidate]) -> list[_Candidate]:
    """Those whose own time is not another than the one that a question names; what has no time of its own may be at any, where it is not
    asked when."""
    query = near.reading.query
    time = next((one.time for one in (query, *query.any_of) if one.time is not None), None)
    if query.property == "time":
        return _meeting(near, Query("task", time=_TIMED if time is None else time), tasks)
    if time is None:
        return tasks
    timed = _meeting(near, Query("task", time=_TIMED), tasks)
    fit = _meeting(near, Query("task", time=time), timed)
    return [one for one in tasks if one in fit or one not in timed]


def _by_a_day(near: Nearby, tasks: list[_Candidate]) -> list[_Candidate]:
    """Those that are not done on one day alone, where it is asked by which day at the latest; all where it is not."""
    if not asks_last_day(near.read):
        return tasks
    times = {id: have for id, _, have in near.store.said(sorted(one.task for one in tasks), ("time_from", "time_to"))}
    return [one for one in tasks if not (have := times.get(one.task, {})).get("time_from") or have["time_from"] != have.get("time_to")]


def _meeting(near: Nearby, query: Query, tasks: list[_Candidate]) -> list[_Candidate]:
    held = {row.answer for row in near.store.rows(replace(query, tasks=tuple(sorted(one.task for one in tasks))))} if tasks else set()
    return [one for one in tasks if one.task in held]


class _Asked:
    """What a question asks of a task."""

    def __init__(self, near: Nearby) -> None:
        self.near, self.query, names = near, near.reading.query, near.names
        self.subject = near.subject(*(_NO_DUE if self.query.property == "time" and not self.query.documents else NO_SUBJECT))
        either = self.query.any_of[:1]  # of one that prints the day the words come first
        self.words = tuple(dict.fromkeys(word for one in (self.query, *either) for word in (*one.words, *one.subject)))
        self.bodies = [pattern for pattern in self.query.agencies if pattern.ids and not pattern.absent]
        self.forms = [body_forms(names, pattern.ids) for pattern in self.bodies]
        self.ids = [set(pattern.ids) for pattern in self.bodies]
        bodies = names.vocabulary.body
        self.groups = [ids for ids in self.ids if any((body := bodies(id)) is not None and body.level == "group" for id in ids)]
        self.places = near.places
        self._sends = shape("reporting").search(near.read.folded) is not None
        self._titles: dict[str, tuple[str, float]] = {}  # folded, and the share of the subject that it explains

    def may_be(self, one: _Candidate) -> bool:
        """Whether a task is of the places asked about, or names them, and no other body's where a body's tasks are asked for."""
        if self.query.find == "task" and not (all(self._named(one)) and all(self._roles(one, ids) for ids in self.groups)):
            return False  # "cho người dân": a group that is only named does nothing
        return self._is_here(one) or self._names_places(one.folded, self._title(one)[0])

    def is_deed(self, one: _Candidate) -> bool:
        """Whether something is sent or reported by a task where it is asked when that is due."""
        return not self._sends or shape("reporting").search(one.folded) is not None

    def explained(self, one: _Candidate) -> float:
        """The share of the subject that a task, its headings and its document's title have."""
        return self.near.explained(self.subject, one.said, one.above, self.near.title(one.document))

    def weight(self, one: _Candidate) -> float:
        """How much of the question a task meets, less what it does not."""
        return sum(weight * value for weight, value in zip(_WEIGHTS, self.features(one), strict=True))

    def worded(self, one: _Candidate) -> float:
        """The share of the words asked for that a task, its headings and title have as they stand."""
        return self._worded(f"{one.folded}| {folded_phrase(one.above)} |{self._title(one)[0]}")

    def features(self, one: _Candidate) -> tuple[float, ...]:
        """How a task meets each side of the question: what it meets as shares, what it does not as 1."""
        title, titled = self._title(one)
        doing = [self._roles(one, ids) for ids in self.ids]
        wanted = [p.roles or (_DOERS if self.query.property == "time" else ()) for p in self.bodies]
        held = [bool(roles) and (not own or not roles.isdisjoint(own)) for own, roles in zip(wanted, doing, strict=True)]
        query = self.query
        return (
            self.near.explained(self.subject, one.said),
            self.explained(one),
            titled,
            one.found,
            self._worded(one.folded),
            self.worded(one),
            float(not all(doing)),
            float(not all(held)),
            float(not all(self._named(one))),
            float(not self._is_here(one)),
            float(not self._names_places(one.folded, title)),
            float(bool(query.documents) and one.document not in query.documents),
            float(not one.parts),
            float(query.find == "agency" and bool(query.roles) and all(role not in query.roles for _, role in one.parts)),
        )

    @staticmethod
    def _roles(one: _Candidate, ids: set[str]) -> set[str]:
        return {role for own, role in one.parts if not own.isdisjoint(ids)}

    def _named(self, one: _Candidate) -> list[bool]:
        """Whether each body that is asked about takes part in a task, or stands in its words."""
        forms = zip(self.ids, self.forms, strict=True)
        return [bool(self._roles(one, ids)) or any(f" {form} " in one.folded for form in own) for ids, own in forms]

    def _is_here(self, one: _Candidate) -> bool:
        return not self.query.provinces or self.near.names.documents[one.document].province in self.query.provinces

    def _names_places(self, *texts: str) -> bool:
        return all(any(f" {place} " in text for text in texts) for place in self.places)

    def _title(self, one: _Candidate) -> tuple[str, float]:
        if one.document not in self._titles:
            title = self.near.title(one.document)
            self._titles[one.document] = f" {folded_phrase(title)} ", self.near.explained(self.subject, title)
        return self._titles[one.document]

    def _worded(self, text: str) -> float:
        """The share of the words asked for that a folded text has as they stand."""
        if not self.words:
            return 0.0
        return sum(any(f" {form} " in text for form in word.split("|")) for word in self.words) / len(self.words)


def _candidates(near: Nearby, asked: _Asked) -> list[_Candidate]:
    """The tasks of the best passages, in the scope, anywhere and where titles name its places; those of the bodies and documents named."""
    store, body_of = near.store, near.names.body_of
    found = dict.fromkeys(_found_about(near, asked), 0.0)
    for hit in near.hits if near.where == PassageFilter() else find(store, near.read.text, limit=_LOOKED_AT, told=False).hits:
        task = hit.found.passage.task
        if task is not None:
            found[task] = max(found.get(task, 0.0), hit.score)
    ids = sorted(found)
    if not ids:
        return []
    document = {row.answer: row.document for row in store.rows(Query("task", tasks=tuple(ids)))}
    parts: dict[str, list[tuple[frozenset[str], str]]] = {}
    for row in store.rows(Query("agency", tasks=tuple(ids))):
        parts.setdefault(row.task, []).append((frozenset((row.answer, body_of.get(row.answer, row.answer))), row.role))
    out = []
    for id, _, have in store.said(ids, ("statement", "headings")):
        above = have.get("headings") or ()
        above = " ".join(map(str, above)) if isinstance(above, (tuple, list)) else str(above)
        if id in document:
            said = str(have.get("statement") or "")
            out.append(_Candidate(id, document[id], said, f" {folded_phrase(said)} ", above, tuple(parts.get(id, ())), found[id]))
    return out


def _found_about(near: Nearby, asked: _Asked) -> Iterator[str]:
    """Yield the tasks of what is near in the scope, of what is near in documents on its places, of the bodies and documents named."""
    store, query, naming = near.store, near.reading.query, near.naming_places()
    hits = list(near.hits)
    if naming:
        hits += find(store, near.read.text, limit=_ABOUT_PLACES, where=PassageFilter(documents=naming), told=False).hits
    yield from (hit.found.passage.task for hit in hits if hit.found.passage.task is not None)
    work = work_of_bodies(query)
    scopes = [work] if work is not None else []
    if query.property == "time" and (query.provinces or query.documents):
        scopes.append(Query("task", provinces=query.provinces, documents=query.documents, time=_TIMED))
    if work is not None and query.provinces and (query.documents or naming):
        scopes.append(replace(work, provinces=(), documents=query.documents or naming))
    if query.documents:
        scopes.append(Query("task", documents=query.documents))
    for scope in scopes:
        yield from (row.answer for row in store.rows(scope)[:_WORK])
