"""The work that a document gives a body, where what is asked about is the document's subject: no task of it needs to say so.

"What must the police do when relief goods are handed out" is asked of a plan that is called so, whose tasks for the police name roads and
order.  The title that says most of the matter says which document is meant, and what it says does not tell the body's tasks apart; only
what a task says beyond the title does.  What neither says is told to be left aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.query import Query, Row
from search.answer.nearby import Nearby
from search.answer.said_of_matter import SAID, Matter, is_titled
from search.frames.reading import Condition, left_aside, meant_so
from search.passages.tokens import folded_phrase
from search.question.words import Word

__all__ = ["work_under_title"]

_TITLED = 0.45  # the share of the matter that a title has at least
_BEFORE = 0.1  # ... so much before any other document's of the body
_WHOLLY = 0.5  # ... that the title of what was found has, which then says it all
_BEYOND = 0.3  # the share of the matter that one task says and its title does not, from which on it is meant alone
_ALTOGETHER, _NAMED = 0.45, 0.4  # the share that title and tasks have together; of a document that is named
_PARTLY = 0.2  # below it a wording is unsaid altogether
_UNSAID = 0.34  # the share of the matter that may be unsaid
_SUBJECT = ("words", "topic", "field", "title")  # conditions of what work is about
_TELLING = ("words", "topic", "field")  # kinds of words that tell tasks apart
_MOST = 12  # tasks of a body in one document
_WORK = 300  # tasks of the bodies


class _Meant(NamedTuple):
    """A document, the wordings of what is asked about that nothing in it says, and the short forms in it with what it says for each."""

    document: str
    unsaid: Sequence[Word] = ()
    short: Sequence[tuple[str, str]] = ()


def work_under_title(near: Nearby, rows: Sequence[Row], asked: Query | None = None, titled: Sequence[str] = ()) -> list[Row]:
    """Make the reading ask for all that a document gives the bodies asked about, where its title explains as much as any task, or the
    document is named and no task says more; return its rows, none where none does, where they are these `rows`, or these meet the whole
    question.

    `asked` is the query as it was read, whose bodies a wider one may have taken for words; `titled` are words that the title is to have.
    """
    query, gone = near.reading.query, False
    if asked is not None and asked.agencies and not query.agencies:
        query, gone = replace(query, agencies=asked.agencies, asked=asked.asked, words=asked.words), True
    if near.names.provinces.isdisjoint(query.provinces) and not query.documents:
        query = replace(query, provinces=())  # no document is of them, so they are words of a title
    if not _is_for_work(near, query):
        return []
    matter, places = Matter(near), _places_gone(near, query)
    if rows and not (near.reading.gave_way or gone or places or _is_all_titled(near, matter, rows)):
        return []
    query, held, note = _held(near, query, places)
    meant = _meant(near, matter, held, set() if gone else {row.answer for row in rows})
    if meant is None or not all(is_titled(near, word, meant.document) for word in titled):
        return []
    document, unsaid, short = meant
    reading, wide = near.reading, replace(_work(query), documents=(document,))
    found = near.store.rows(wide)
    reading.query, reading.overview, reading.in_title, reading.whole = wide, True, False, True
    aside = [slot.text for slot in unsaid]
    left = ", ".join(f"“{c.label}”" for c in reading.conditions if c.field in _SUBJECT and c.label not in aside)
    reading.conditions = [c for c in reading.conditions if c.field not in _SUBJECT]
    label = near.names.documents[document].label
    if not any(c.field == "document" for c in reading.conditions):
        reading.conditions.append(Condition("document", document, label))
    reading.notes.append(
        (f"Đây là những việc mà {label} giao cho cơ quan ấy; không phải việc nào cũng có lời văn {left or 'của câu hỏi'}.",
         f"This is the work that {label} gives it; not every task {f'has the words {left}' if left else 'is worded so'}.")
    )  # fmt: skip
    reading.notes += [
        *([note] if note else []),
        *(meant_so(word, f"“{words}”") for word, words in short),
        *([left_aside(aside)] if aside else []),
    ]
    return found


def _held(near: Nearby, query: Query, places: set[str]) -> tuple[Query, dict[str, set[str]], tuple[str, str] | None]:
    """The work of the bodies of a query by document, of those whose titles name the places; where they have none, of those for whom a
    wider query takes them, with what is said of that: "hải quan" for "Chi cục Hải quan khu vực XIX"."""
    wider = [(one.query.agencies, one.note) for one in near.reading.fallbacks if len(one.query.agencies) == len(query.agencies)]
    for agencies, note in [(query.agencies, None), *wider]:
        own, held = replace(query, agencies=agencies), dict[str, set[str]]()
        for row in near.store.rows(_work(own))[:_WORK]:
            if _names_places(near, row.document, places):
                held.setdefault(row.document, set()).add(row.answer)
        if held:
            return own, held, note
    return query, {}, None


def _is_all_titled(near: Nearby, matter: Matter, rows: Sequence[Row]) -> bool:
    """Whether the title of the one document of some rows says each word that is asked about, so that none of them tells its tasks apart."""
    documents = {row.document for row in rows}
    title = near.title(next(iter(documents))) if len(documents) == 1 else ""
    return bool(title and matter.wordings) and matter.share(title) >= _WHOLLY and not matter.less(SAID, title)


def _is_for_work(near: Nearby, query: Query) -> bool:
    """Whether the question is plainly for the work of bodies; times may be those of the document."""
    sentence = near.sentence
    times = query.time is None or bool(query.time.start and query.time.end and query.time.within)
    plain = query.find == "task" and query.property is None and times and bool(query.agencies)
    other = query.negated or query.sides or query.counted or query.order or query.tasks or near.reading.yesno
    other = other or not all(_is_beside(near, query, one) for one in query.any_of)
    bodies = all(pattern.ids and not pattern.absent for pattern in query.agencies)
    return plain and bodies and not other and sentence is not None and not sentence.has("done_to")


def _is_beside(near: Nearby, query: Query, one: Query) -> bool:
    """Whether an alternative of the query has only other words: tasks with any of what is asked about, or below titles with them."""
    named = any(c.field == "document" for c in near.reading.conditions)
    return not (named and one.documents) and all(getattr(one, name) in ((), getattr(query, name)) for name in ("agencies", "provinces"))


def _is_at(near: Nearby, document: str) -> bool:
    """Whether the time asked about, if any, is that of a document: the years that it is for, or a day that it prints."""
    time, period = near.reading.query.time, near.names.documents[document].period
    if time is None or not (time.start and time.end):
        return time is None
    if period is not None and (time.start[:4], time.end[:4]) == (str(period[0]), str(period[1])):
        return True
    if time.start != time.end or time.due:
        return False
    year, month, day = (int(part) for part in time.start.split("-"))
    printed = re.compile(rf"(?<!\d)0?{day}(?:[/.-]| tháng )0?{month}(?:[/.-]| năm ){year}(?!\d)")
    return bool(near.names.printing(printed, (document,)))


def _work(query: Query) -> Query:
    """The query for all work of its bodies in their roles, in its scope."""
    return Query(
        "task", provinces=query.provinces, documents=query.documents, document_types=query.document_types, issuers=query.issuers,
        period=query.period, issued_from=query.issued_from, issued_to=query.issued_to, agencies=query.agencies, asked=query.asked,
    )  # fmt: skip


def _meant(near: Nearby, matter: Matter, held: dict[str, set[str]], answered: set[str]) -> _Meant | None:
    """The document whose subject is asked about, of those with tasks of the bodies; None where there is none, or more is answered."""
    may_be = {id for id, of in held.items() if len(of) <= _MOST and answered < of}
    if not may_be:  # most often, and then no title need be weighed
        return None
    named = bool(near.reading.query.documents)
    document = _titled(near, matter, held)
    if document not in may_be or not _is_at(near, document):
        return None
    if named and not matter.wordings:
        return _Meant(document) if near.reading.query.time is not None else None
    nearest = {hit.found.passage.task for hit in near.hits} if not answered else set()
    tasks = held[document] | {task for of in held.values() for task in of if task in nearest}
    said = {id: _text(have) for id, _, have in near.store.said(sorted(tasks), ("statement", "headings"))}
    if not answered and _says_more(matter, near.title(document), said.values()):
        return None
    texts = (near.title(document), *(said.get(task, "") for task in sorted(held[document])))
    unsaid = matter.less(_PARTLY, *texts)
    told = matter.share(*texts) >= (_NAMED if named else _ALTOGETHER) and matter.weight(unsaid) <= _UNSAID
    if not told or near.leaves_a_name(" ".join(texts)) or _is_in_no_text(near, matter):
        return None
    return _Meant(document, unsaid, matter.spelled(*texts))


def _is_in_no_text(near: Nearby, matter: Matter) -> bool:
    """Whether all that is asked about is words that no text has."""
    absent = [f" {folded_phrase(one)} " for one in near.unsaid]
    return bool(absent) and all(any(f" {folded_phrase(slot.text)} " in one for one in absent) for slot in matter.wordings)


def _titled(near: Nearby, matter: Matter, held: dict[str, set[str]]) -> str | None:
    """The one document that is named, or whose title has most of the matter, far before any other's."""
    if near.reading.query.documents:
        return next(iter(held)) if len(held) == 1 else None
    if sum(slot.end - slot.start for slot in matter.wordings) <= 1:
        return None
    shares = sorted(((matter.share(near.title(id)), id) for id in held), key=lambda one: (-one[0], one[1]))
    rest = shares[1][0] if len(shares) > 1 else 0.0
    return shares[0][1] if shares and shares[0][0] >= _TITLED and shares[0][0] - rest >= _BEFORE else None


def _says_more(matter: Matter, title: str, texts: Iterable[str]) -> bool:
    """Whether one task says much of the matter that the title does not."""
    beyond = [slot for slot in matter.less(SAID, title) if slot.kind in _TELLING]
    most = max((matter.weight(slot for slot in beyond if matter.said(slot, text) >= SAID) for text in texts if beyond), default=0.0)
    return most >= _BEYOND


def _text(have: object) -> str:
    """The words of a task and of the headings above it."""
    assert isinstance(have, dict)
    above = have.get("headings") or ()
    return " ".join((*(map(str, above) if isinstance(above, (tuple, list)) else (str(above),)), str(have.get("statement") or "")))


def _names_places(near: Nearby, document: str, places: set[str]) -> bool:
    """Whether a document's title names each of some places."""
    title = f" {folded_phrase(near.title(document))} " if places else ""
    return all(f" {folded_phrase(place)} " in title for place in places)


def _places_gone(near: Nearby, query: Query) -> set[str]:
    """The places asked about that a query has no more, for no document is of them."""
    return {c.label for c in near.reading.conditions if c.field == "province" and c.value not in query.provinces}
