"""A reading and a row of questions.yaml in one shape, so that they can be compared: what a reading may add (questions.yaml says) is taken out of both."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph.query import Query
from search.frames.reading import Reading
from search.lexicon.thesaurus import is_deed
from text.vocabulary import load


def wanted(query: Mapping[str, Any], optional: Iterable[str]) -> dict[str, Any]:
    """The row's query."""
    return _normal(query, set(optional))


# What questions.yaml says of a query; what a reading says beyond it (weaker roles shown apart, how times are named) has tests of its own.
FIELDS = frozenset(
    [
        "find",
        "provinces",
        "documents",
        "document_types",
        "issued_from",
        "issued_to",
        "period",
        "issuers",
        "signers",
        "cites",
        "citation_role",
        "cited_types",
        "cited_issuers",
        "agencies",
        "roles",
        "topics",
        "topics_all",
        "words",
        "time",
        "negated",
        "sides",
        "combine",
        "order",
        "counted",
        "property",
    ]
)
_WINDOW = ("start", "end", "recurrence", "within", "timed")


def read(reading: Reading, optional: Iterable[str]) -> dict[str, Any]:
    """The query that was made; weaker roles that are shown apart do not count as asked."""
    query = {field: value for field, value in dataclasses.asdict(_flat(reading.query)).items() if field in FIELDS}
    asked = reading.query.asked
    if asked:
        query["agencies"] = [_asked(pattern, asked) for pattern in query["agencies"]]
        for side in query["sides"]:
            side["agencies"] = [_asked(pattern, asked) for pattern in side["agencies"]]
        if query["find"] == "agency" and not query["agencies"]:
            query["roles"] = asked
    soft = {word for wider in reading.fallbacks for word in wider.dropped if is_deed(word) or " " not in word}
    query["words"] = tuple(word for word in query["words"] if word not in soft)  # deeds narrow an answer only where something is left
    if query["property"] == "time":
        query["property"] = None
    query["time"] = _window(query["time"])
    named = {
        id.split("/")[0].removeprefix("agency:")
        for pattern in query["agencies"]
        for id in pattern["ids"]
        if id.startswith("agency:") and "/" in id
    }
    query["provinces"] = (
        *query["provinces"],
        *(t.id for t in load().provinces if t.slug in named and not t.id.endswith("-2025")),
    )
    return _normal(query, set(optional))


def _flat(query: Query) -> Query:
    """One query for its alternatives: their first time and topic, all their citations; sides that only name topics are all of them."""
    for one in query.any_of[:1]:
        query = replace(query, topics=query.topics or one.topics, time=query.time or one.time)
    cites = tuple(dict.fromkeys((*query.cites, *(id for one in query.any_of for id in one.cites))))
    topics = tuple(topic for side in query.sides for topic in side.topics)
    if topics:
        return replace(query, cites=cites, sides=(), combine="compare", topics_all=topics)
    return replace(query, cites=cites)


def _window(time: Mapping[str, Any] | None) -> dict[str, Any] | None:
    said = {name: time[name] for name in _WINDOW if time[name] or (name == "timed" and time[name] is not None)} if time else {}
    return said if set(said) - {"within"} else None


def _asked(pattern: dict[str, Any], roles: tuple[str, ...]) -> dict[str, Any]:
    return pattern if pattern["roles"] else {**pattern, "roles": roles}


def _normal(query: Mapping[str, Any], optional: set[str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for field, value in query.items():
        if (
            field in optional
            or field == "limit"
            or value in ((), [], None, False)
            or (field == "documents" and "document_types" in optional)
        ):
            continue
        if field == "combine" and (not query.get("sides") or value == "compare"):
            continue
        if field == "roles" and query.get("find") != "agency":
            continue
        out[field] = _value(field, value, optional)
    return out


def _value(field: str, value: Any, optional: set[str]) -> Any:
    if field == "provinces":
        return sorted({_province(id) for id in value})
    if field == "agencies":
        return sorted(_pattern(pattern, optional) for pattern in value)
    if field == "sides":
        return sorted(
            (
                tuple(sorted({_province(id) for id in side.get("provinces") or ()})),
                tuple(side.get("documents") or ()),
                tuple(sorted(_pattern(pattern, optional) for pattern in side.get("agencies") or ())),
            )
            for side in value
        )
    if field in ("topics", "topics_all"):
        return sorted({_broad(id) for id in value})
    if field in ("cites", "documents"):
        return sorted(re.sub("[^0-9a-z]", "", id.split("/")[-1]) for id in value)
    if isinstance(value, Mapping):
        return {name: part for name, part in value.items() if part is not None and name != "within"}
    if isinstance(value, list | tuple):
        return sorted(str(part) for part in value)
    return value


def _pattern(pattern: Mapping[str, Any], optional: set[str]) -> tuple[str, tuple[str, ...], bool]:
    """An agency of a province is its body; of a body with predecessors or successors the first stands for all."""
    ids = [re.sub(r"^agency:(?:[^/]+/)?", "body:", id) for id in pattern["ids"]]
    roles = () if "agencies.roles" in optional else tuple(sorted(pattern.get("roles") or ()))
    return (ids[0] if ids else "", roles, bool(pattern.get("absent")))


def _province(id: str) -> str:
    term = load().get(id)
    return term.label_vi if term else id


def _broad(id: str) -> str:
    while (above := load().broader(id)) is not None:
        id = above
    return id
