"""That facts from outside have the types that their model declares: what an import carries was written by who knows whom."""

from __future__ import annotations

import json
from collections.abc import Iterable

from graph.model import DocumentFacts, Evidence

__all__ = ["check_types"]

# The largest number that SQLite, Neo4j and JSON readers all hold exactly.
_MOST = 2**53
_DEEPEST = 100  # levels of a printed object; reading prints five, and what goes through it takes a frame or two for each
_PAGES = range(2**31)


def check_types(facts: DocumentFacts) -> None:
    """Pass where all of `facts` is of its declared types.

    Raises:
        TypeError: naming the first value that is not.
        ValueError: for a number that is not finite, a page that no document has, or what is nested too deeply to be read again.
    """
    _texts("document", [facts.document, facts.source, facts.sha256, facts.text, *facts.versions, *facts.versions.values()])
    _numbers("pages", facts.pages)
    if not isinstance(facts.parsed, dict):
        raise TypeError(f"parsed is {type(facts.parsed).__name__}")
    _depth("parsed", facts.parsed)
    json.dumps(facts.parsed, allow_nan=False)
    for node in facts.nodes:
        _texts("node", [node.id, node.type])
        _numbers("authority", [node.authority])
        _properties(node.properties)
        _evidence(node.evidence)
    for edge in facts.edges:
        _texts("edge", [edge.type, edge.source, edge.target])
        _properties(edge.properties)
        _evidence(edge.evidence)
    for p in facts.passages:
        _texts("passage", [p.path, p.kind, *p.context, *p.agencies, *p.topics, *([p.task] if p.task is not None else [])])
        _numbers("passage", [p.start, p.end, *([p.page] if p.page is not None else [])])
        if p.page is not None and p.page not in _PAGES:
            raise ValueError(f"passage: {p.page} is no page of a document")


def _depth(where: str, value: object) -> None:
    level = [value]
    for _ in range(_DEEPEST + 1):
        level = [inner for one in level if isinstance(one, dict | list) for inner in (one.values() if isinstance(one, dict) else one)]
        if not level:
            return
    raise ValueError(f"{where} is nested deeper than {_DEEPEST} levels")


def _texts(where: str, values: Iterable[object]) -> None:
    for value in values:
        if not isinstance(value, str):
            raise TypeError(f"{where}: {str(value)[:40]!r} is no text")


def _numbers(where: str, values: Iterable[object]) -> None:
    for value in values:
        if not isinstance(value, int) or isinstance(value, bool) or not -_MOST <= value <= _MOST:
            raise TypeError(f"{where}: {str(value)[:40]!r} is no whole number of a document's size")


def _properties(properties: object) -> None:
    if not isinstance(properties, dict):
        raise TypeError(f"properties are {type(properties).__name__}")
    _texts("properties", properties)
    for name, value in properties.items():
        if isinstance(value, tuple):
            _texts(name, value)
        elif isinstance(value, int) and not isinstance(value, bool):
            _numbers(name, [value])
        elif not isinstance(value, str | float | bool | None):
            raise TypeError(f"{name}: a property is {type(value).__name__}")
    json.dumps(list(properties.values()), allow_nan=False)


def _evidence(evidence: Iterable[Evidence]) -> None:
    for e in evidence:
        _texts("evidence", [e.document, e.path, e.kind, e.property])
        _numbers("evidence", [e.start, e.end, *([e.page] if e.page is not None else [])])
