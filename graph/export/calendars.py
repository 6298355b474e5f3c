"""Deadlines and recurrences of tasks as iCalendar (RFC 5545).  Same store, same bytes: no clock, UIDs from the tasks' ids.

A task with a last day is an event of that day, one with several times an event of each; one that recurs repeats from its first day, else
from its document's date, until its last day, else the end of the document's period.  Times that are due "continuously" or have no day at
all are left out.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from graph.explore.evidence import task_words
from graph.explore.gather import holdings
from graph.explore.holdings import HeldTask, Holdings
from graph.export.citation import document_citation, place_text
from graph.export.sheets import due_text, role_names
from graph.export.words import word
from graph.query import ROLES
from graph.store import Store
from text.words import beginning

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["calendar"]

_RULES: Mapping[str, Mapping[str, str | int]] = {
    "daily": {"freq": "daily"},
    "weekly": {"freq": "weekly"},
    "monthly": {"freq": "monthly"},
    "quarterly": {"freq": "monthly", "interval": 3},
    "half-yearly": {"freq": "monthly", "interval": 6},
    "yearly": {"freq": "yearly"},
}
_LONGEST_SUMMARY = 180  # characters: calendars show one line; the whole stands in the description


def calendar(store: Store, tasks: Iterable[str], language: str) -> bytes:
    """Return the tasks that have a day or recur as one calendar, in the order given."""
    from icalendar import Calendar

    held = holdings(store)
    made = Calendar()
    made.add("prodid", "-//Can Cu//cancu//VI")
    made.add("version", "2.0")
    made.add("x-wr-calname", word("calendar", "name", language))
    listed = [id for id in dict.fromkeys(tasks) if id in held.tasks]
    words = task_words(store, listed)
    for id in listed:
        for number, time in enumerate(held.tasks[id].times):
            event = _event(held, time, words[id].statement, language, f"{id}@{number + 1}" if number else id)
            if event is not None:
                made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _event(held: Holdings, task: HeldTask, words: str, language: str, id: str) -> Event | None:
    from icalendar import Event

    document = held.documents[task.document]
    rule = _RULES.get(task.recurrence)
    day = task.due if rule is None else task.first or document.issue_date or task.due
    if not day:
        return None
    start = datetime.date.fromisoformat(day)
    event = Event()
    event.add("uid", f"{hashlib.sha256(id.encode()).hexdigest()[:32]}@cancu")
    stamp = datetime.date.fromisoformat(document.issue_date or day)
    event.add("dtstamp", datetime.datetime(stamp.year, stamp.month, stamp.day, tzinfo=datetime.UTC))
    event.add("dtstart", start)
    event.add("dtend", start + datetime.timedelta(days=1))
    if rule is not None:
        until = task.last or (f"{document.years[1]}-12-31" if document.period and document.years else "")
        last = datetime.date.fromisoformat(until) if until else None
        event.add("rrule", {**rule, **({"until": last} if last is not None and last >= start else {})})
    statement = " ".join(words.split())
    event.add("summary", beginning(statement, _LONGEST_SUMMARY))
    event.add("description", "\n".join(_description(held, task, statement, language)))
    leads = role_names(held, task.id, "lead", language)
    if leads:
        event.add("categories", leads)
    event.add("transp", "TRANSPARENT")
    return event


def _description(held: Holdings, task: HeldTask, statement: str, language: str) -> Iterable[str]:
    yield statement
    for role in ROLES:
        names = role_names(held, task.id, role, language)
        if names:
            yield word("calendar", role, language, names="; ".join(names))
    printed = due_text(task, language)
    if printed:
        yield word("calendar", "printed", language, printed=printed)
    citation = f"{document_citation(held, task.document, language)}, {place_text(task.path, language)}"
    yield word("calendar", "basis", language, citation=citation)
