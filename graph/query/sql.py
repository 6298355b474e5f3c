"""A `Query` as one SQL statement over the SQLite store's tables; every value is a parameter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.model.codec import dumps
from graph.query import AgencyPattern, Query, Side
from graph.schema import load_schema
from graph.store import Translation

__all__ = ["translate_sql"]

# Longer lists travel as one JSON parameter: SQLite takes 32,766 parameters.
LISTED = 200
# What FTS5's ascii tokenizer (with "_") takes for a token.
_TOKEN = re.compile(r"[0-9A-Za-z_\x80-\U0010ffff]+")


def translate_sql(query: Query) -> Translation:
    """Return the statement whose result, in order, is the query's rows: (side, answer, document, task, role, agency)."""
    build = _Builder()
    parts = []
    for index, side in enumerate(query.sides or (Side(""),)):
        one = replace(
            query,
            sides=(),
            agencies=(*query.agencies, *side.agencies),
        )
        parts.append(f"SELECT {index} AS side, answer, document, task, role, agency FROM (\n{_indented(_side(build, one, side))}\n)")
    if query.find == "passage":
        parts = ["SELECT 0 AS side, '' AS answer, '' AS document, '' AS task, '' AS role, '' AS agency WHERE 0"]
    body = "\nUNION ALL\n".join(parts)
    ctes = f"WITH RECURSIVE\n{_indented((',' + chr(10)).join(build.ctes))}\n" if build.ctes else ""
    return Translation("sql", f"{ctes}{body}\nORDER BY side, answer, document, task, role, agency", dict(build.parameters))


def _side(build: _Builder, query: Query, side: Side) -> str:
    if not query.negated:
        return _pattern(build, query, side)
    scope = replace(
        query, cites=(), citation_role=None, cited_types=(), cited_issuers=(), agencies=(), roles=(), topics=(), topics_all=(), words=(),
        time=None, kinds=(), tasks=(),
    )  # fmt: skip
    task = "task" if query.find == "task" else "''"
    conditions = [
        f"answer NOT IN (\n{_indented('SELECT answer FROM (' + chr(10) + _indented(_pattern(build, query, side)) + chr(10) + ')')}\n)"
    ]
    if query.find == "agency":
        conditions += [
            f"answer NOT IN (SELECT key FROM node WHERE id IN ({_agency_ids(build, p.ids)}))"
            for p in query.agencies
            if p.ids and not p.absent
        ]
    universe = _pattern(build, scope, side)
    return (
        f"SELECT DISTINCT answer, document, {task} AS task, '' AS role, '' AS agency FROM (\n{_indented(universe)}\n)\n"
        f"WHERE {_and(conditions)}"
    )


@dataclass
class _Builder:
    """Collects parameters and common table expressions of one statement."""

    parameters: dict[str, object] = field(default_factory=dict)
    ctes: list[str] = field(default_factory=list)

    def value(self, value: object) -> str:
        """Return the placeholder of a value; equal values share one."""
        for name, known in self.parameters.items():
            if known == value and type(known) is type(value):
                return f":{name}"
        name = f"p{len(self.parameters) + 1}"
        self.parameters[name] = value
        return f":{name}"

    def any_of(self, values: Sequence[str]) -> str:
        """Return "IN (...)" for values."""
        if len(values) > LISTED:
            return f"IN (SELECT value FROM json_each({self.value(dumps(list(values)))}))"
        return f"IN ({', '.join(self.value(v) for v in values)})"

    def narrower(self, topics: Sequence[str]) -> str:
        """Return the name of a table of these topics and all narrower ones."""
        name = f"topic_{len(self.ctes) + 1}"
        body = (
            f"{name} (id) AS (\n  SELECT id FROM node WHERE type = 'Topic' AND key {self.any_of(topics)}\n  UNION\n"
            f"  SELECT e.source FROM edge e JOIN {name} b ON e.target = b.id WHERE e.type = 'BROADER'\n)"
        )
        self.ctes.append(body)
        return name


def _pattern(build: _Builder, query: Query, side: Side) -> str:
    """Return SELECT answer, document, task, role, agency for one side, not negated."""
    joins = ["document c", "JOIN node d ON d.id = c.node"]
    where = _scope(build, query, side)
    answer, task, role, agency = "d.key", "''", "''", "''"
    if query.find == "citation":
        joins += [f"JOIN edge k ON k.source = d.id AND k.type {_citation_types(query)}", "JOIN node x ON x.id = k.target"]
        where += [condition for condition in _cited(build, query) if condition]
        answer = "x.key"
    elif query.cited_types or query.cited_issuers:
        inner = _and(["k.source = d.id", f"k.type {_citation_types(query)}", *_cited(build, query)])
        where.append(f"EXISTS (SELECT 1 FROM edge k JOIN node x ON x.id = k.target WHERE {inner})")
    for cited in query.cites:
        where.append(
            f"EXISTS (SELECT 1 FROM edge k WHERE k.source = d.id AND k.type {_citation_types(query)}"
            f" AND k.target = (SELECT id FROM node WHERE key = {build.value(cited)}))"
        )
    if query.find == "province":
        joins += ["JOIN edge o ON o.source = d.id AND o.type = 'OF_PROVINCE'", "JOIN node p ON p.id = o.target"]
        answer = "p.key"
    if _needs_task(query):
        joins += ["JOIN edge h ON h.source = d.id AND h.type = 'HAS_TASK'", "JOIN node t ON t.id = h.target"]
        task = "t.key"
        bound = next((p for p in query.agencies if not p.absent), None)
        if query.find == "agency":
            joins += [f"JOIN edge r ON r.target = t.id AND r.type {_role_types(query.roles)}", "JOIN node a ON a.id = r.source"]
            where += [f"NOT ({_matches(build, p)})" for p in query.agencies if not p.absent]
            answer = agency = "a.key"
        elif bound is not None:
            joins += ["JOIN edge r ON r.target = t.id", "JOIN node a ON a.id = r.source"]
            where.append(_matches(build, bound))
            agency = "a.key"
        if query.find == "agency" or bound is not None:
            role = "CASE r.type " + " ".join(f"WHEN '{edge}' THEN '{word}'" for word, edge in load_schema().role_edges.items()) + " END"
        for pattern in query.agencies:
            if pattern is bound and query.find != "agency":
                continue
            where.append(_takes_part(build, pattern))
        where += _task(build, query)
        if query.find == "task":
            answer = "t.key"
        elif query.find == "topic":
            joins += ["JOIN edge b ON b.source = t.id AND b.type = 'ABOUT'", "JOIN node s ON s.id = b.target"]
            answer = "s.key"
    return (
        f"SELECT DISTINCT {answer} AS answer, d.key AS document, {task} AS task, {role} AS role, {agency} AS agency\n"
        f"FROM {chr(10).join(joins)}" + (f"\nWHERE {_and(where)}" if where else "")
    )


def _needs_task(query: Query) -> bool:
    return query.find in ("task", "agency", "topic") or bool(
        query.agencies or query.topics or query.topics_all or query.words or query.time or query.kinds or query.tasks
    )


def _scope(build: _Builder, query: Query, side: Side) -> list[str]:
    """Return conditions on the document `d`."""
    where = []
    for provinces in (query.provinces, side.provinces):
        if provinces:
            where.append(
                "d.id IN (SELECT e.source FROM edge e JOIN node n ON n.id = e.target"
                f" WHERE e.type = 'OF_PROVINCE' AND n.key {build.any_of(provinces)})"
            )
    for documents in (query.documents, side.documents):
        if documents:
            where.append(f"d.key {build.any_of(documents)}")
    if query.document_types:
        where.append(f"{_property('d', 'document_type_id')} {build.any_of(query.document_types)}")
    if query.issued_from:
        where.append(f"{_property('d', 'issue_date')} >= {build.value(query.issued_from)}")
    if query.issued_to:
        where.append(f"{_property('d', 'issue_date')} <= {build.value(query.issued_to)}")
    if query.period:
        first, last = _interval("d", "period_from", "period_to")
        where += [f"{first} <= {build.value(query.period[1])}", f"{last} >= {build.value(query.period[0])}"]
    if query.issuers:
        where.append(
            "EXISTS (SELECT 1 FROM edge e WHERE e.source = d.id AND e.type = 'ISSUED_BY'"
            f" AND e.target IN ({_agency_ids(build, query.issuers)}))"
        )
    if query.signers:
        where.append(_or([_contains(build, _property("d", "signer_folded"), name) for name in query.signers]))
    return where


def _cited(build: _Builder, query: Query) -> list[str]:
    """Return conditions on the cited document `x`."""
    where = []
    if query.cited_types:
        where.append(f"{_property('x', 'document_type_id')} {build.any_of(query.cited_types)}")
    if query.cited_issuers:
        where.append(
            "EXISTS (SELECT 1 FROM edge e WHERE e.source = x.id AND e.type = 'ISSUED_BY'"
            f" AND e.target IN ({_agency_ids(build, query.cited_issuers)}))"
        )
    return where


def _task(build: _Builder, query: Query) -> list[str]:
    """Return conditions on the task `t`, but for its agencies."""
    where = []
    for topics in ((query.topics,) if query.topics else ()) + tuple((topic,) for topic in query.topics_all):
        where.append(f"EXISTS (SELECT 1 FROM edge b WHERE b.source = t.id AND b.type = 'ABOUT' AND b.target IN {build.narrower(topics)})")
    for words in query.words:
        where += _words(build, words.split("|"))
    if query.kinds:
        where.append(f"{_property('t', 'kind')} {build.any_of(query.kinds)}")
    if query.tasks:
        where.append(f"t.key {build.any_of(query.tasks)}")
    time = query.time
    if time is not None:
        first, last = _interval("t", "time_from", "time_to")
        if time.start:
            where.append(f"{first if time.within else last} >= {build.value(time.start)}")
        if time.end:
            where.append(f"{last if time.within else first} <= {build.value(time.end)}")
        if time.recurrence:
            where.append(f"{_property('t', 'recurrence')} = {build.value(time.recurrence)}")
    return where


def _takes_part(build: _Builder, pattern: AgencyPattern) -> str:
    """Return the condition that an agency of the pattern takes part in the task `t`, or, where it is absent, that none does.

    Tasks of named agencies are listed once: they are few, and the search can begin with them.
    """
    if pattern.ids and not pattern.absent:
        return f"t.id IN (SELECT r.target FROM edge r WHERE {_matches(build, pattern)})"
    exists = f"EXISTS (SELECT 1 FROM edge r WHERE r.target = t.id AND {_matches(build, pattern)})"
    return f"NOT {exists}" if pattern.absent else exists


def _matches(build: _Builder, pattern: AgencyPattern) -> str:
    """Return the condition that the role edge `r` fits an agency pattern."""
    parts = [f"r.type {_role_types(pattern.roles)}"]
    if pattern.ids:
        parts.append(f"r.source IN ({_agency_ids(build, pattern.ids)})")
    return _and(parts)


def _agency_ids(build: _Builder, ids: Sequence[str]) -> str:
    """Return a SELECT of the agencies that are one of `ids` or an instance of one."""
    chosen = build.any_of(ids)
    return (
        f"SELECT id FROM node WHERE key {chosen} UNION SELECT i.source FROM edge i JOIN node n ON n.id = i.target"
        f" WHERE i.type = 'INSTANCE_OF' AND n.key {chosen}"
    )


def _role_types(roles: Sequence[str]) -> str:
    edges = load_schema().role_edges
    return "IN (" + ", ".join(f"'{edges[role]}'" for role in (roles or edges)) + ")"


def _citation_types(query: Query) -> str:
    return {"basis": "= 'BASED_ON'", "mention": "= 'CITES'"}.get(query.citation_role or "", "IN ('BASED_ON', 'CITES')")


def _property(alias: str, name: str) -> str:
    return f"json_extract({alias}.properties, '$.{name}')"


def _interval(alias: str, first: str, last: str) -> tuple[str, str]:
    a, b = _property(alias, first), _property(alias, last)
    return f"coalesce({a}, {b})", f"coalesce({b}, {a})"


def _words(build: _Builder, alternatives: Sequence[str]) -> list[str]:
    """Return the conditions that the task's folded text holds one of some syllable sequences.

    `task_words` narrows the tasks to those that hold all syllables of one of them; it knows no order, so each task is looked at after.
    """
    contains = _or([_contains(build, _property("t", "folded"), one) for one in alternatives])
    tokens = [_TOKEN.findall(one) for one in alternatives]
    if not all(tokens):
        return [contains]
    match = " OR ".join("(" + " AND ".join(f'"{token}"' for token in found) + ")" for found in tokens)
    return [f"t.id IN (SELECT rowid FROM task_words WHERE task_words MATCH {build.value(match)})", contains]


def _contains(build: _Builder, text: str, words: str) -> str:
    """Return the condition that folded text holds `words` as whole syllables."""
    return f"instr(' ' || {text} || ' ', ' ' || {build.value(words)} || ' ') > 0"


def _and(parts: Sequence[str]) -> str:
    return "\n  AND ".join(parts)


def _or(parts: Sequence[str]) -> str:
    return "(" + " OR ".join(parts) + ")"


def _indented(text: str) -> str:
    return "\n".join("  " + line for line in text.splitlines())
