"""When one thing is due: the task with a time that meets most of a question, whether or not a task has each of its words.

A question for a day says what is to be done in its own words, who does it and who gets it; a task that has two of its words and a day is
seldom the one that is meant, and one that is meant seldom has them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.query import Query, Row
from search.answer.meaning import asked_nearest, without_citations
from search.answer.nearby import Nearby
from search.answer.scoped import without_subject
from search.answer.weighed import weighed
from search.lexicon.thesaurus import is_deed
from search.question.deadlines import REPORT
from search.question.meant import MOST_MEANT
from search.question.shapes import shape
from search.question.words import CONTENT

__all__ = ["due_by_weight"]

_LEAST_WORDS = 3  # that say what is due: of fewer any task that has them all is meant


def due_by_weight(near: Nearby, asked: Query, rows: Sequence[Row]) -> list[Row] | None:
    """Make the reading ask for the task with a time that meets most of its question; return its rows, None where something else is asked
    or no task says enough of it.

    `asked` is its query as it was read, before words gave way.
    """
    if not _asks_one_day(near):
        return None
    had = near.reading.query
    # "the plan for 2026" that is to be reported on is none of the many that may say when
    documents = had.documents if len(had.documents) <= MOST_MEANT else ()
    query = replace(had, documents=documents, words=asked.words, subject=asked.subject, time=asked.time)
    near.reading.query = query
    tasks = weighed(near)
    met = {row.task or row.answer for row in rows}
    if met == set(tasks) and met:
        near.reading.query, near.reading.whole = had, True
        return list(rows)
    if tasks:
        bare = replace(without_citations(without_subject(query)), documents=(), document_types=(), issuers=(), time=None, period=None)
        if found := asked_nearest(near, replace(bare, provinces=(), agencies=(), tasks=tuple(sorted(tasks)))):
            return found
    near.reading.query = had
    return None


def _asks_one_day(near: Nearby) -> bool:
    """Whether it is asked when one thing is due, and it is said what."""
    reading, query, sentence = near.reading, near.reading.query, near.sentence
    plain = not (query.negated or query.sides or query.order or query.tasks or query.counted or query.any_of or reading.unknown)
    if sentence is None or not plain or reading.yesno or query.find != "task" or query.property != "time":
        return False
    if sentence.has("wh", value="who"):
        return False  # "khi nào, và do ai": of all that has the words
    rhythm = query.time is not None and (query.time.recurring or query.time.recurrence)
    said = any(slot.kind in CONTENT and slot.value != REPORT and not is_deed(slot.value) for slot in sentence.slots)
    return said and not rhythm and not shape("several-asked").search(near.read.folded) and len(near.subject().split()) >= _LEAST_WORDS
