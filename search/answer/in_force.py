"""Whether a document is in force: no text tells it of today, only from when, until when, and what speaks of its end."""

from __future__ import annotations

from dataclasses import replace

from graph.query import Query
from search.answer.dated import coming_into_force
from search.answer.evidence import Quote
from search.frames.reading import Reading
from search.frames.repeals import ENDING
from search.lexicon.names import StoreNames

__all__ = ["asks_in_force", "in_force", "never_says"]

_OPEN = (
    "Hôm nay còn hiệu lực hay không thì không văn bản nào nói được; đây là điều các văn bản ghi.",
    "Whether it is in force today no text can tell; this is what the texts say.",
)
_THEN = (
    "Lúc ấy còn hiệu lực hay không thì không văn bản nào nói được; đây là điều các văn bản ghi.",
    "Whether it is in force then no text can tell; this is what the texts say.",
)


def asks_in_force(reading: Reading) -> bool:
    """Return whether it is asked of documents whether they hold, with no time said at which."""
    return reading.yesno and reading.frame == "validity" and reading.query.property == "period" and not reading.unknown


def never_says(names: StoreNames, reading: Reading) -> bool:
    """Return whether documents that are named say no years, where it is asked if they hold in some that come with or after their issue."""
    query = reading.query
    if not reading.yesno or reading.unknown or query.find != "document" or query.period is None or not query.documents or query.negated:
        return False
    held = [names.documents[id] for id in query.documents if id in names.documents]
    return any(d.period is None and (not d.issue_date or int(d.issue_date[:4]) <= query.period[1]) for d in held)


def in_force(names: StoreNames, reading: Reading, *, printed: bool) -> dict[str, tuple[Quote, ...]]:
    """Leave a question whether documents are in force open, and say which documents speak of their end; where no period is `printed`
    return the quotes by document of the passages that say from when they are, for which the reading then asks."""
    query = reading.query = replace(reading.query, period=None)
    reading.open = True
    asked = names.answers_of(replace(query, property=None)) or query.documents
    citing = {id for one in asked for id in names.answers_of(Query("document", cites=(one,)))}
    ending = sorted({source for source, cited in names.cited_beside(ENDING, sorted(citing)) if cited in asked})
    if ending:
        labels = ", ".join(names.documents[id].label for id in ending)
        reading.notes.append(
            (f"Văn bản nói đến việc bãi bỏ, thay thế, hết hiệu lực: {labels}.", f"What speaks of its repeal, replacement or end: {labels}.")
        )
    quotes = {} if printed else coming_into_force(names, reading)
    if printed or quotes:
        reading.notes.append(_OPEN if reading.query.property else _THEN)
    if quotes:
        reading.query = replace(query, property=None, documents=tuple(sorted(quotes)))
    return quotes
