"""Queries as JSON that says what differs from the defaults, and their shapes: what is asked for, without whom and what it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from graph.query.query import AgencyPattern, Query, Side, TimeWindow

__all__ = ["query_of", "shape_of"]

_Part = Query | Side | TimeWindow | AgencyPattern
# What stands in a statement itself; of all else it depends on how many values there are, and which are the same.
_WORDS = frozenset(("find", "roles", "asked", "property", "missing", "combine", "order", "citation_role", "fields_in", "subject_in"))
_PARTS: Mapping[str, Callable[..., _Part]] = {"agencies": AgencyPattern, "sides": Side, "time": TimeWindow, "any_of": Query}


def shape_of(query: Query) -> dict[str, Any]:
    """Return a query as JSON with its values numbered: queries that make the same statements but for their parameters are mostly equal."""
    seen: dict[str, str] = {}

    def plain(name: str, value: Any) -> Any:
        if isinstance(value, Query | Side | TimeWindow | AgencyPattern):
            said = {one.name: getattr(value, one.name) for one in fields(value)}
            default = {one.name: one.default for one in fields(value)}
            return {one: plain(one, found) for one, found in said.items() if found != default[one]}
        if isinstance(value, tuple):
            return [plain(name, one) for one in value]
        return seen.setdefault(value, str(len(seen))) if isinstance(value, str) and name not in _WORDS else value

    made: dict[str, Any] = plain("", query)
    return made


def query_of(said: Mapping[str, Any]) -> Query:
    """Return the query of a shape.

    Raises:
        TypeError: if it has what no query has.
    """
    return Query(**_values(said))


def _values(said: Mapping[str, Any]) -> dict[str, Any]:
    def value(name: str, one: Any) -> Any:
        if isinstance(one, list):
            return tuple(value(name, each) for each in one)
        return _PARTS[name](**_values(one)) if isinstance(one, dict) else one

    return {name: value(name, one) for name, one in said.items()}
