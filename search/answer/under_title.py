"""The work that a document gives a body, where what is asked about is the document's subject: no task of it needs to say so.

"What must the police do when relief goods are handed out" is asked of a plan that is called so, whose tasks for the police name roads and
order.  A title is weighed against the words of the tasks below it: what explains more of the question is meant.  Each word of the question
is said by the title or one of the tasks, and what is found as it was asked for stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.query import Query, Row
from search.answer.nearby import NO_SUBJECT, Nearby
from search.frames.reading import Condition
from search.passages.tokens import folded_phrase

__all__ = ["work_under_title"]

# Of 281 questions for the work of a body it answered some 115: 98 were right before, 11 were won, none lost, 9 stayed wrong.
_TITLED = 0.45  # the share of the subject that a title has at least
_BEFORE = 0.1  # ... so much before any other document's of the body
_LESS = 0.15  # ... and at most so much less than a task
_SAID = 0.6  # of a document that is named: the share from which on it is one task that says what is asked about
_WHOLLY = 0.5  # ... and so much where tasks have been found that have the words themselves
_ALTOGETHER = 0.45  # ... that title and tasks have together
_SUBJECT = ("words", "topic", "field", "title")  # conditions of what work is about
_MOST = 12  # tasks of a body in one document
_WORK = 300  # tasks of the bodies


def work_under_title(near: Nearby, rows: Sequence[Row]) -> list[Row]:
    """Make the reading ask for all that a document gives the bodies asked about, where its title explains as much as any task, or the
    document is named and no task says more; return its rows, none where none does, where they are these `rows`, or these meet the whole
    question."""
    query = near.reading.query
    if not _is_for_work(near) or (rows and not (near.reading.gave_way or _places_gone(near) or _is_all_titled(near, rows))):
        return []
    held: dict[str, set[str]] = {}
    for row in near.store.rows(_work(query))[:_WORK]:
        held.setdefault(row.document, set()).add(row.answer)
    document = _meant(near, held, {row.answer for row in rows})
    if document is None:
        return []
    reading, wide = near.reading, replace(_work(query), documents=(document,))
    found = near.store.rows(wide)
    reading.query, reading.overview, reading.in_title, reading.whole = wide, True, False, True
    left = ", ".join(f"“{c.label}”" for c in reading.conditions if c.field in _SUBJECT)
    reading.conditions = [c for c in reading.conditions if c.field not in _SUBJECT]
    label = near.names.documents[document].label
    if not any(c.field == "document" for c in reading.conditions):
        reading.conditions.append(Condition("document", document, label))
    reading.notes.append(
        (f"Đây là những việc mà {label} giao cho cơ quan ấy; không phải việc nào cũng có lời văn {left or 'của câu hỏi'}.",
         f"This is the work that {label} gives it; not every task {f'has the words {left}' if left else 'is worded so'}.")
    )  # fmt: skip
    return found


def _is_all_titled(near: Nearby, rows: Sequence[Row]) -> bool:
    """Whether the title of the one document of some rows says each word that is asked about, so that none of them tells its tasks apart."""
    documents = {row.document for row in rows}
    title = near.title(next(iter(documents))) if len(documents) == 1 and not near.reading.query.documents else ""
    most = bool(title) and near.explained(near.subject(*NO_SUBJECT), title) >= _WHOLLY
    return bool(title) and near.says_each_word(title, partly=most, known=True)


def _is_for_work(near: Nearby) -> bool:
    """Whether the question is plainly for the work of bodies; years may be those of the document."""
    query, sentence = near.reading.query, near.sentence
    years = query.time is None or bool(query.time.start and query.time.end and query.time.within)
    plain = query.find == "task" and query.property is None and years and bool(query.agencies)
    other = query.negated or query.sides or query.counted or query.order or query.tasks or query.cites or near.reading.yesno
    other = other or not all(_is_beside(near, one) for one in query.any_of)
    bodies = all(pattern.ids and not pattern.absent for pattern in query.agencies)
    return plain and bodies and not other and sentence is not None and not sentence.has("done_to")


def _is_beside(near: Nearby, one: Query) -> bool:
    """Whether an alternative of the query has only other words: tasks with any of what is asked about, or below titles with them."""
    query, named = near.reading.query, any(c.field == "document" for c in near.reading.conditions)
    return not (named and one.documents) and all(getattr(one, name) in ((), getattr(query, name)) for name in ("agencies", "provinces"))


def _is_of_years(near: Nearby, document: str) -> bool:
    """Whether the years asked about, if any, are those that a document is for."""
    time, period = near.reading.query.time, near.names.documents[document].period
    return time is None or (period is not None and (str(time.start)[:4], str(time.end)[:4]) == (str(period[0]), str(period[1])))


def _work(query: Query) -> Query:
    """The query for all work of its bodies in their roles, in its scope."""
    return Query(
        "task", provinces=query.provinces, documents=query.documents, document_types=query.document_types, issuers=query.issuers,
        period=query.period, issued_from=query.issued_from, issued_to=query.issued_to, agencies=query.agencies, asked=query.asked,
    )  # fmt: skip


def _meant(near: Nearby, held: dict[str, set[str]], answered: set[str]) -> str | None:
    """The document whose subject is asked about, of those with tasks of the bodies; None where there is none, or more is answered."""
    subject = near.subject(*NO_SUBJECT)
    may_be = {id for id, of in held.items() if len(of) <= _MOST and answered < of}
    if not may_be:  # most often, and then no title need be weighed
        return None
    if near.reading.query.documents:
        document = next(iter(held)) if len(held) == 1 else None
        most = _SAID
    elif len(subject.split()) < 2:
        return None
    else:
        shares = sorted(((near.explained(subject, near.title(id)), id) for id in held), key=lambda one: (-one[0], one[1]))
        rest = shares[1][0] if len(shares) > 1 else 0.0
        told = bool(shares) and shares[0][0] >= _TITLED and shares[0][0] - rest >= _BEFORE
        document, most = (shares[0][1], shares[0][0] + _LESS) if told else (None, 0.0)
    if document not in may_be or not (_names_places(near, document) and _is_of_years(near, document)):
        return None
    nearest = {hit.found.passage.task for hit in near.hits} if not answered else set()
    tasks = held[document] | {task for of in held.values() for task in of if task in nearest}
    said = {id: str(have.get("statement") or "") for id, _, have in near.store.said(sorted(tasks), ("statement",))}
    if not answered and max((near.explained(subject, text) for text in said.values()), default=0.0) > most:
        return None
    texts = (near.title(document), *(said.get(task, "") for task in sorted(held[document])))
    if not near.says_each_word(*texts, partly=bool(answered or near.reading.query.documents)):
        return None
    text = " ".join(texts)
    told = bool(near.reading.query.documents) or near.explained(subject, text) >= _ALTOGETHER
    return document if told and not near.leaves_a_name(text) else None


def _names_places(near: Nearby, document: str) -> bool:
    """Whether a document's title has the places that the query has no more, for no document is of them."""
    places = _places_gone(near)
    title = f" {folded_phrase(near.title(document))} " if places else ""
    return all(f" {folded_phrase(place)} " in title for place in places)


def _places_gone(near: Nearby) -> set[str]:
    """The places asked about that the query has no more."""
    reading = near.reading
    return {c.label for c in reading.conditions if c.field == "province" and c.value not in reading.query.provinces}
