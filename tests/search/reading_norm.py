"""A reading and a row of questions.yaml in one shape, so that they can be compared: what a reading may add (questions.yaml says) is taken out of both."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

from search.grammar.reading import Reading
from text.vocabulary import load


def wanted(query: Mapping[str, Any], optional: Iterable[str]) -> dict[str, Any]:
    """The row's query."""
    return _normal(query, set(optional))


def read(reading: Reading, optional: Iterable[str]) -> dict[str, Any]:
    """The query that was made; weaker roles that are shown apart do not count as asked."""
    query = dataclasses.asdict(reading.query)
    if reading.weaker:
        query["agencies"] = [_asked(pattern, reading.asked) for pattern in query["agencies"]]
        for side in query["sides"]:
            side["agencies"] = [_asked(pattern, reading.asked) for pattern in side["agencies"]]
        if query["find"] == "agency" and not query["agencies"]:
            query["roles"] = reading.asked
    query["words"] = tuple(
        word for word in query["words"] if word not in reading.soft
    )  # deeds narrow an answer only where something is left
    named = {
        id.split("/")[0].removeprefix("agency:")
        for pattern in query["agencies"]
        for id in pattern["ids"]
        if id.startswith("agency:") and "/" in id
    }
    query["provinces"] = (
        *query["provinces"],
        *(t.id for t in load().provinces if t.extra.get("slug") in named and not t.id.endswith("-2025")),
    )
    if reading.join == "all" and any(part.topics for part in reading.parts):  # two topics of a province: a query for each
        query["topics_all"], query["topics"] = (*query["topics"], *(t for part in reading.parts for t in part.topics)), ()
    return _normal(query, set(optional))


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
    term = load().get(id)
    while term is not None and term.extra.get("broader"):
        id = str(term.extra["broader"])
        term = load().get(id)
    return id
