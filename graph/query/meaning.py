"""What the translators share of a `Query`'s meaning: its alternatives, its scope, what binds a task, which properties a name stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from graph.model import Value
from graph.model.derived import derived
from graph.query.query import Query, Side, TimeWindow

__all__ = [
    "DOCUMENT_PROPERTIES", "TIME_PROPERTIES", "alternatives", "code_tails", "due_window", "field_sets", "fits", "needs_task", "scope_of",
    "sides_of", "subjects", "topic_sets",
]  # fmt: skip

# A document gives a property where it has any of these.
DOCUMENT_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "signer": ("signer",),
    "issue_date": ("issue_date",),
    "period": ("period_from", "period_to"),
    "issuer": ("issuer",),
    "number": ("number",),
    "title": ("title",),
    "type": ("document_type_id",),
}
# A task has a time where it has any of these.
TIME_PROPERTIES = ("time_printed", "time_from", "time_to", "recurrence")

_SCOPE = ("provinces", "documents", "document_types", "issued_from", "issued_to", "period", "issuers", "signers")
_SAID = (
    "mentions", "findings", "missing", "cites", "citation_role", "cited_types", "cited_issuers", "cited_codes", "agencies", "roles",
    "topics", "topics_all", "words", "time", "kinds", "tasks", "fields", "subject", "subject_in",
)  # fmt: skip
# `fields_in` says what a field is found of too, so that it stays in the scope of a negated query.
_PATTERN = (*_SCOPE, *_SAID, "fields_in", "of")
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Query)}


def alternatives(query: Query) -> tuple[Query, ...]:
    """Return the queries any of which a row must fit: the query itself where it has no `any_of`."""
    if not query.any_of:
        return (query,)
    return tuple(replace(query, any_of=(), **_said(one)) for one in query.any_of)


def due_window(query: Query) -> TimeWindow | None:
    """Return what those of a task's times must fit that `order` due_first and due_last compare; None: every one counts."""
    return None if query.negated or query.any_of else query.time


def scope_of(query: Query) -> Query:
    """Return the query with nothing of the pattern but its scope: what a negated query takes its answers from."""
    nothing: dict[str, Any] = {name: _DEFAULTS[name] for name in _SAID}
    return replace(query, any_of=(), negated=False, **nothing)


def sides_of(query: Query) -> tuple[Side, ...]:
    """Return the query's sides; one without conditions where it has none."""
    return query.sides or (Side(""),)


def needs_task(query: Query, side: Side) -> bool:
    """Whether the pattern binds a task."""
    by_field = "task" in query.fields_in and (query.find == "field" or bool(query.fields or side.fields))
    by_subject = bool(query.subject or side.subject) and not {"task", "heading"}.isdisjoint(query.subject_in)
    said = (query.agencies, query.topics, query.topics_all, query.words, query.time, query.kinds, query.tasks)
    also = (side.agencies, side.topics, side.words)
    return query.find in ("task", "agency", "topic") or by_field or by_subject or any(said) or any(also)


def topic_sets(query: Query, side: Side) -> list[tuple[str, ...]]:
    """Return sets of topics, of each of which the task must have one or a narrower one."""
    return [chosen for chosen in (query.topics, side.topics, *((topic,) for topic in query.topics_all)) if chosen]


def field_sets(query: Query, side: Side) -> list[tuple[str, ...]]:
    """Return sets of policy fields, of each of which one or a narrower one must be given."""
    return [chosen for chosen in (query.fields, side.fields) if chosen]


def subjects(query: Query, side: Side) -> list[tuple[str, ...]]:
    """Return the alternatives of each word sequence that the subject asks for."""
    return [tuple(words.split("|")) for words in (*query.subject, *side.subject)]


def code_tails(query: Query) -> tuple[str, ...]:
    """Return what a number may end with so that its issuer is one of `cited_codes`."""
    return tuple(f"-{code}" for code in query.cited_codes)


def _said(query: Query) -> dict[str, Any]:
    """Return the fields of the pattern in which a query differs from the defaults."""
    return {name: value for name in _PATTERN if (value := getattr(query, name)) != _DEFAULTS[name]}


def fits(have: Mapping[str, Value], time: TimeWindow) -> bool:
    """Return whether a time, the properties of a task or of a further time of it, is what the window asks for: of several the one meant."""
    days = [str(have[name]) for name in ("time_from", "time_to") if have.get(name)]
    often = have.get("recurrence")
    if time.timed is not None and any(have.get(name) for name in TIME_PROPERTIES) != time.timed:
        return False
    if (time.recurring is not None and bool(often) != time.recurring) or (time.recurrence and often != time.recurrence):
        return False
    dated = time.start or time.end or time.units or time.longest is not None
    if not (dated and days):
        return not dated
    first, last = days[0], days[-1]
    if time.due and (time.start or time.end) and not have.get("time_to"):
        return False
    begins, ends = (last, last) if time.due else (first, last) if time.within else (last, first)
    if (time.start and begins < time.start) or (time.end and ends > time.end):
        return False
    if time.units and not all(any(start <= day <= end for start, end in time.units) for day in days):
        return False
    return time.longest is None or _is_short(have, time, first, last)


def _is_short(have: Mapping[str, Value], time: TimeWindow, first: str, last: str) -> bool:
    """Whether a time has no more days than the window allows, lies within it or is printed as one of its names."""
    said = derived("Time", have)
    if int(str(said["time_days"])) <= (time.longest or 0):
        return True
    if time.start and time.end and time.start <= first and last <= time.end:
        return True
    return any(f" {name} " in f" {said.get('time_folded', '')} " for name in time.names)
