"""Yes or no to whether documents share a datum: "do cùng một người ký", "issued on the same day"."""

from __future__ import annotations

from search.answer.items import Answers
from search.answer.older import asks_which_is_older, is_as_ordered
from search.frames.reading import Reading
from search.lexicon.names import StoreNames
from search.question.shapes import shape

__all__ = ["told_by_data"]


def told_by_data(names: StoreNames, reading: Reading, answers: Answers) -> tuple[bool | None] | None:
    """Return what documents' data tell of a yes or no that is asked of them, which of two is older, whether they are the same; None where
    it is not asked."""
    if _asks_whether_same(reading):
        return (_is_same(names, reading, answers),)
    return (is_as_ordered(names, reading),) if asks_which_is_older(reading) else None


def _asks_whether_same(reading: Reading) -> bool:
    """Whether it is asked if several documents have one value of what a document prints, one signer or one day of issue."""
    query, sentence = reading.query, reading.sentence
    if query.find != "document" or sentence is None or not sentence.has("shared"):
        return False
    return query.property not in (None, "time") or shape("same-day").search(sentence.question.folded) is not None


def _is_same(names: StoreNames, reading: Reading, answers: Answers) -> bool | None:
    """Return whether all have the same value; None where not all of several have one."""
    if reading.query.property is None:
        values: list[object] = [names.documents[item.id].issue_date for item in answers.items if item.id in names.documents]
    else:
        values = [item.value for item in answers.items]
    told = [str(value) for value in values if value is not None]
    return len(set(told)) == 1 if len(told) == len(values) > 1 else None
