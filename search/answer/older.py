"""Yes or no of which of two documents is the older one, "is plan 88 older than plan 93": their dates of issue are compared."""

from __future__ import annotations

import re

from search.frames.negation import asks_only
from search.frames.reading import Reading
from search.lexicon.names import StoreNames, number_key
from search.question.sentence import Sentence

__all__ = ["asks_which_is_older", "is_as_ordered"]


_MEASURE = re.compile(r"\b(?:so voi|compared (?:with|to))\b")
_SUPERLATIVE = re.compile(r"\b(?:nhat|dau tien|oldest|newest|earliest|latest|first|last|most recent)\b")


def asks_which_is_older(reading: Reading) -> bool:
    """Whether a named document is set against another, or against all."""
    return reading.query.order in ("earliest", "latest") and reading.find == "document" and bool(reading.query.documents)


def is_as_ordered(names: StoreNames, reading: Reading) -> bool | None:
    """Return whether the document named first is the older one, or the newer where that is said; None where a date is not known."""
    query, sentence = reading.query, reading.sentence
    named = (*query.documents, *query.cites)
    if len(named) == 1 and not query.cites and sentence is not None:
        return _is_first_of_all(names, reading, sentence)
    if len(named) != 2 or sentence is None or any(not asks_only(sentence, at) for at in sentence.where("neg")):
        return None
    places = [_place(names, sentence, id) for id in named]
    if places[0] is not None and places[1] is not None:
        ordered = sentence.where(query.order or "")
        said = sentence.question.tokens[sentence[ordered[0]].start].start if ordered else -1
        measured = (
            _MEASURE.search(sentence.question.folded[: min(places[0], places[1])]) is not None
        )  # "so với 88 thì 93 cũ hơn": 93 is meant
        if not (measured or min(places[0], places[1]) < said < max(places[0], places[1])):
            return None
        named = named if (places[0] < places[1]) != measured else named[::-1]
    elif query.cites:
        return None
    first, second = (names.documents[id].issue_date if id in names.documents else None for id in named)
    if not first or not second:
        return None
    return first < second if query.order == "earliest" else first > second


def _is_first_of_all(names: StoreNames, reading: Reading, sentence: Sentence) -> bool | None:
    """Whether a document is the oldest, or newest, of all here: of its own type where no other word for them is said."""
    document = names.documents[reading.query.documents[0]]
    told = sentence.where("noun", value="document")
    if _SUPERLATIVE.search(sentence.question.folded) is None or any(not asks_only(sentence, at) for at in sentence.where("neg")):
        return None
    dates = [d.issue_date for d in names.collection if told or d.type == document.type]
    known = [date for date in dates if date]
    if not document.issue_date:
        return None
    if document.issue_date != (min(known) if reading.query.order == "earliest" else max(known)):
        return False
    return True if len(known) == len(dates) else None


def _place(names: StoreNames, sentence: Sentence, id: str) -> int | None:
    """Where the question says a document's number, None where it says none or several begin so."""
    document = names.documents.get(id)
    begin = re.match(r"\d+", number_key(document.number)) if document is not None and document.number else None
    if begin is None:
        return None
    places = [match.start() for match in re.finditer(rf"(?<![\w/])0*{begin[0]}(?!\d)", sentence.question.folded)]
    return places[0] if len(places) == 1 else None
