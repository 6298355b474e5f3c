"""A `Query` as one Cypher statement over the Neo4j store's graph; every value is a parameter.

Reads like the question: MATCH the documents in scope, their tasks, the agency with its role, and what is asked for.  Rows: `query`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.query import AgencyPattern, Query, Side
from graph.schema import load_schema
from graph.store import Translation

__all__ = ["needs_task", "scope_of", "translate_cypher"]


def translate_cypher(query: Query) -> Translation:
    """Return the statement whose result holds the query's rows: side, answer, document, task, role, agency (distinct, in no order)."""
    build = _Builder()
    if query.find == "passage":
        text = "UNWIND [] AS side\nRETURN side, '' AS answer, '' AS document, '' AS task, '' AS role, '' AS agency"
        return Translation("cypher", text, {})
    parts = []
    for index, side in enumerate(query.sides or (Side(""),)):
        one = replace(query, sides=(), agencies=(*query.agencies, *side.agencies))
        parts.append(_side(build, index, one, side))
    return Translation("cypher", "\nUNION\n".join(parts), dict(build.parameters))


def needs_task(query: Query) -> bool:
    """Whether the pattern binds a task."""
    return query.find in ("task", "agency", "topic") or bool(
        query.agencies or query.topics or query.topics_all or query.words or query.time or query.kinds or query.tasks
    )


def scope_of(query: Query) -> Query:
    """Return the query without citations, task conditions and roles: what a negated query takes its answers from."""
    return replace(
        query, cites=(), citation_role=None, cited_types=(), cited_issuers=(), agencies=(), roles=(), topics=(), topics_all=(), words=(),
        time=None, kinds=(), tasks=(), negated=False,
    )  # fmt: skip


@dataclass
class _Builder:
    """Collects the parameters of one statement."""

    parameters: dict[str, object] = field(default_factory=dict)

    def value(self, name: str, value: object) -> str:
        """Return the placeholder of a value, named after what it is; equal values of one name share it."""
        if isinstance(value, tuple):
            value = list(value)
        number = 1
        while True:
            key = name if number == 1 else f"{name}_{number}"
            if key not in self.parameters:
                self.parameters[key] = value
                return f"${key}"
            if self.parameters[key] == value:
                return f"${key}"
            number += 1


def _side(build: _Builder, index: int, query: Query, side: Side) -> str:
    columns = f"{index} AS side, answer, document, task, role, agency"
    if not query.negated:
        match, bindings = _pattern(build, query, side)
        return f"{match}\nWITH DISTINCT {', '.join(f'{value} AS {name}' for name, value in bindings.items())}\nRETURN {columns}"
    matched, found = _pattern(build, query, side)
    universe, bindings = _pattern(build, scope_of(query), side)
    conditions = ["NOT answer IN matched"]
    if query.find == "agency":
        named = [id for p in query.agencies if not p.absent for id in p.ids]
        if named:
            ids = build.value("agencies", tuple(named))
            conditions.append(f"NOT EXISTS {{ MATCH (named:Agency {{id: answer}}) WHERE {_is_agency('named', ids)} }}")
    task = "t.id" if query.find == "task" else "''"
    return (
        f"CALL () {{\n{_indented(matched)}\n  RETURN collect(DISTINCT {found['answer']}) AS matched\n}}\n"
        f"{universe}\nWITH DISTINCT matched, {bindings['answer']} AS answer, d.id AS document, {task} AS task, '' AS role, '' AS agency\n"
        f"WHERE {_and(conditions)}\nRETURN {columns}"
    )


def _pattern(build: _Builder, query: Query, side: Side) -> tuple[str, dict[str, str]]:
    """Return MATCH clauses for one side, not negated, and what each column of a row is made of."""
    columns = {"answer": "d.id", "document": "d.id", "task": "''", "role": "''", "agency": "''"}
    where = _scope(build, query, side)
    for cited in query.cites:
        where.append(f"EXISTS {{ MATCH (d)-[:{_citations(query)}]->(:Document {{id: {build.value('cites', cited)}}}) }}")
    narrowed = _cited(build, query)
    if narrowed and query.find != "citation":
        where.append(f"EXISTS {{ MATCH (d)-[:{_citations(query)}]->(x:Document) WHERE {' AND '.join(narrowed)} }}")
    clauses = [_match("(d:Document)", ["d.in_collection = true", *where])]
    if query.find == "province":
        clauses.append(_match("(d)-[:OF_PROVINCE]->(p:Province)", []))
        columns["answer"] = "p.id"
    if query.find == "citation":
        clauses.append(_match(f"(d)-[:{_citations(query)}]->(x:Document)", narrowed))
        columns["answer"] = "x.id"
    if needs_task(query):
        clauses += _task_clauses(build, query, columns)
    return "\n".join(clauses), columns


def _task_clauses(build: _Builder, query: Query, columns: dict[str, str]) -> list[str]:
    columns["task"] = "t.id"
    bound = next((p for p in query.agencies if not p.absent), None)
    where = _task(build, query)
    for pattern in query.agencies:
        if pattern is bound and query.find != "agency":
            continue
        role = _match(f"(other:Agency)-[:{_roles(pattern.roles)}]->(t)", _fits(build, "other", pattern))
        exists = f"EXISTS {{ {' '.join(role.split())} }}"
        where.append(f"NOT {exists}" if pattern.absent else exists)
    clauses = [_match("(d)-[:HAS_TASK]->(t:Task)", where)]
    if query.find == "agency":
        never = [f"NOT ({_same_role(build, pattern)})" for pattern in query.agencies if not pattern.absent]
        clauses.append(_match(f"(a:Agency)-[r:{_roles(query.roles)}]->(t)", never))
        columns["answer"] = "a.id"
    elif bound is not None:
        clauses.append(_match(f"(a:Agency)-[r:{_roles(bound.roles)}]->(t)", _fits(build, "a", bound)))
    if query.find == "agency" or bound is not None:
        words = " ".join(f"WHEN '{edge}' THEN '{role}'" for role, edge in load_schema().role_edges.items())
        columns |= {"role": f"CASE type(r) {words} END", "agency": "a.id"}
    if query.find == "task":
        columns["answer"] = "t.id"
    elif query.find == "topic":
        clauses.append(_match("(t)-[:ABOUT]->(k:Topic)", []))
        columns["answer"] = "k.id"
    return clauses


def _scope(build: _Builder, query: Query, side: Side) -> list[str]:
    """Return conditions on the document `d`."""
    where = []
    for provinces in (query.provinces, side.provinces):
        if provinces:
            where.append(f"EXISTS {{ MATCH (d)-[:OF_PROVINCE]->(of:Province) WHERE of.id IN {build.value('provinces', provinces)} }}")
    for documents in (query.documents, side.documents):
        if documents:
            where.append(f"d.id IN {build.value('documents', documents)}")
    if query.document_types:
        where.append(f"d.document_type_id IN {build.value('document_types', query.document_types)}")
    if query.issued_from:
        where.append(f"d.issue_date >= {build.value('issued_from', query.issued_from)}")
    if query.issued_to:
        where.append(f"d.issue_date <= {build.value('issued_to', query.issued_to)}")
    if query.period:
        where.append(f"coalesce(d.period_from, d.period_to) <= {build.value('period_to', query.period[1])}")
        where.append(f"coalesce(d.period_to, d.period_from) >= {build.value('period_from', query.period[0])}")
    if query.issuers:
        where.append(_issued_by("d", build.value("issuers", query.issuers)))
    if query.signers:
        where.append(f"any(name IN {build.value('signers', query.signers)} WHERE {_contains('d.signer_folded', 'name')})")
    return where


def _cited(build: _Builder, query: Query) -> list[str]:
    """Return conditions on the cited document `x`."""
    where = []
    if query.cited_types:
        where.append(f"x.document_type_id IN {build.value('cited_types', query.cited_types)}")
    if query.cited_issuers:
        where.append(_issued_by("x", build.value("cited_issuers", query.cited_issuers)))
    return where


def _task(build: _Builder, query: Query) -> list[str]:
    """Return conditions on the task `t`, but for its agencies."""
    where = []
    for topics in ((query.topics,) if query.topics else ()) + tuple((topic,) for topic in query.topics_all):
        where.append(
            f"EXISTS {{ MATCH (t)-[:ABOUT]->(:Topic)-[:BROADER*0..]->(broad:Topic) WHERE broad.id IN {build.value('topics', topics)} }}"
        )
    if query.words:
        any_word = f"any(one IN split(words, '|') WHERE {_contains('t.folded', 'one')})"
        where.append(f"all(words IN {build.value('words', query.words)} WHERE {any_word})")
    if query.kinds:
        where.append(f"t.kind IN {build.value('kinds', query.kinds)}")
    if query.tasks:
        where.append(f"t.id IN {build.value('tasks', query.tasks)}")
    time = query.time
    if time is not None:
        first, last = "coalesce(t.time_from, t.time_to)", "coalesce(t.time_to, t.time_from)"
        if time.start:
            where.append(f"{first if time.within else last} >= {build.value('time_from', time.start)}")
        if time.end:
            where.append(f"{last if time.within else first} <= {build.value('time_to', time.end)}")
        if time.recurrence:
            where.append(f"t.recurrence = {build.value('recurrence', time.recurrence)}")
    return where


def _fits(build: _Builder, agency: str, pattern: AgencyPattern) -> list[str]:
    return [_is_agency(agency, build.value("agencies", pattern.ids))] if pattern.ids else []


def _same_role(build: _Builder, pattern: AgencyPattern) -> str:
    """Return the condition that (a)-[r]->(t) itself fits a pattern."""
    edges = load_schema().role_edges
    types = ", ".join(f"'{edges[role]}'" for role in pattern.roles or edges)
    return " AND ".join([f"type(r) IN [{types}]", *_fits(build, "a", pattern)])


def _is_agency(agency: str, ids: str) -> str:
    return f"({agency}.id IN {ids} OR EXISTS {{ MATCH ({agency})-[:INSTANCE_OF]->(body:Body) WHERE body.id IN {ids} }})"


def _issued_by(document: str, ids: str) -> str:
    return f"EXISTS {{ MATCH ({document})-[:ISSUED_BY]->(issuer:Agency) WHERE {_is_agency('issuer', ids)} }}"


def _contains(text: str, words: str) -> str:
    """Return the condition that folded text holds words as whole syllables."""
    return f"(' ' + {text} + ' ') CONTAINS (' ' + {words} + ' ')"


def _roles(roles: Sequence[str]) -> str:
    edges = load_schema().role_edges
    return "|".join(edges[role] for role in roles or edges)


def _citations(query: Query) -> str:
    return {"basis": "BASED_ON", "mention": "CITES"}.get(query.citation_role or "", "BASED_ON|CITES")


def _match(pattern: str, where: Sequence[str]) -> str:
    return f"MATCH {pattern}" + (f"\nWHERE {_and(where)}" if where else "")


def _and(parts: Sequence[str]) -> str:
    return "\n  AND ".join(parts)


def _indented(text: str) -> str:
    return "\n".join("  " + line for line in text.splitlines())
