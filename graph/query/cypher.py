"""A `Query` as one Cypher statement over the Neo4j store's graph; every value is a parameter.

Reads like the question: MATCH the documents in scope, their tasks, the agency with its role, and what is asked for.  Steps and rows:
graph/query/query.py.  What a store runs for it has the same meaning and fewer texts (`statements`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.query.cypher_conditions import (
    Builder,
    answer_conditions,
    cited_conditions,
    document_conditions,
    matched,
    same_role,
    takes_part,
    taking_part,
    task_conditions,
    time_conditions,
    types_of_citation,
)  # fmt: skip
from graph.query.meaning import alternatives, due_window, needs_task, scope_of, sides_of
from graph.query.query import Query, Side
from graph.schema import load_schema
from graph.store import Translation

__all__ = ["statements", "translate_cypher"]

COLUMNS = ("side", "answer", "document", "task", "role", "agency")


def translate_cypher(query: Query) -> Translation:
    """Return the statement whose result holds the query's rows: side, answer, document, task, role, agency (distinct, in no order)."""
    return _translated(Builder(), query)


def statements(query: Query, builder: Callable[[], Builder]) -> list[tuple[int | None, Translation]]:
    """Return the statements whose results together hold the rows of the query's pattern, each with the side that its rows are of: a side,
    and an alternative, is one by itself, and the steps (`graph.query.steps`) are not taken.  None is the side of rows that say it
    themselves: of one statement, which gives the query's rows.
    """
    if query.negated or query.find in ("passage", "successor", "predecessor"):
        return [(None, _translated(builder(), query))]
    out: list[tuple[int | None, Translation]] = []
    for number, side in enumerate(sides_of(query)):
        for one in alternatives(query):
            build = builder()
            match, bound = _pattern(build, one, side)
            values = ", ".join(f"{value} AS {name}" for name, value in bound.items())
            out.append((number, build.translation(f"{match}\nRETURN DISTINCT {values}")))
    return out


def _translated(build: Builder, query: Query) -> Translation:
    if query.find == "passage":
        text = "UNWIND [] AS side\nRETURN side, '' AS answer, '' AS document, '' AS task, '' AS role, '' AS agency"
    elif query.find in ("successor", "predecessor"):
        text = _succession(build, query)
    else:
        parts = [part for index, side in enumerate(sides_of(query)) for part in _side(build, index, query, side)]
        text = _kept(build, query, "\nUNION\n".join(parts))
    return build.translation(text)


def _side(build: Builder, index: int, query: Query, side: Side) -> list[str]:
    """Return the statements whose union is one side."""
    columns = f"{index} AS side, answer, document, task, role, agency"
    patterns = [_pattern(build, one, side) for one in alternatives(query)]
    if not query.negated:
        named = [(match, ", ".join(f"{value} AS {name}" for name, value in bound.items())) for match, bound in patterns]
        return [f"{match}\nWITH DISTINCT {bound}\nRETURN {columns}" for match, bound in named]
    found = "\nUNION\n".join(f"{match}\nRETURN {bound['answer']} AS one" for match, bound in patterns)
    universe, bindings = _pattern(build, scope_of(query), Side("", side.provinces, side.documents))
    conditions = ["NOT answer IN matched"]
    if query.find == "agency":
        ids = tuple(id for p in (*query.agencies, *side.agencies) if not p.absent for id in p.ids)
        if ids:
            denied = build.is_agency("named", build.value("agencies", build.below(ids)))
            conditions.append(f"NOT EXISTS {{ MATCH (named:Agency {{id: answer}}) WHERE {denied} }}")
    task = "t.id" if query.find == "task" else "''"
    return [
        f"CALL () {{\n  CALL () {{\n{_indented(found, 4)}\n  }}\n  RETURN collect(DISTINCT one) AS matched\n}}\n"
        f"{universe}\nWITH DISTINCT matched, {bindings['answer']} AS answer, d.id AS document, {task} AS task, '' AS role, '' AS agency\n"
        f"WHERE {_and(conditions)}\nRETURN {columns}"
    ]


def _pattern(build: Builder, query: Query, side: Side) -> tuple[str, dict[str, str]]:
    """Return MATCH clauses for one side of one alternative, not negated, and what each column of a row is made of."""
    columns = {"answer": "d.id", "document": "d.id", "task": "''", "role": "''", "agency": "''"}
    where = document_conditions(build, query, side)
    if query.find == "document":
        where += answer_conditions(build, query, "d")
    clauses = [matched("(d:Document)", ["d.in_collection = true", *where])]
    if query.find == "province":
        clauses.append(matched("(d)-[:OF_PROVINCE]->(p:Province)", answer_conditions(build, query, "p")))
        columns["answer"] = "p.id"
    elif query.find == "citation":
        narrowed = [*cited_conditions(build, query), *answer_conditions(build, query, "x")]
        clauses.append(matched(f"(d)-[:{types_of_citation(query)}]->(x:Document)", narrowed))
        columns["answer"] = "x.id"
    elif query.find == "finding":
        codes = [f"g.code IN {build.value('findings', query.findings)}"] if query.findings else []
        clauses.append(matched("(d)-[:HAS_FINDING]->(g:Finding)", [*codes, *answer_conditions(build, query, "g")]))
        columns["answer"] = "g.id"
    binds = needs_task(query, side)
    if binds:
        clauses += _task_clauses(build, query, side, columns)
    if query.find == "field":
        of = "t" if binds and "task" in query.fields_in else "d"
        clauses.append(matched(f"({of})-[:IN_FIELD]->(k:Field)", answer_conditions(build, query, "k")))
        columns["answer"] = "k.id"
    return "\n".join(clauses), columns


def _task_clauses(build: Builder, query: Query, side: Side, columns: dict[str, str]) -> list[str]:
    columns["task"] = "t.id"
    patterns = (*query.agencies, *side.agencies)
    bound = next((p for p in patterns if not p.absent), None)
    where = task_conditions(build, query, side)
    if query.find == "task":
        where += answer_conditions(build, query, "t")
        columns["answer"] = "t.id"
    where += [taking_part(build, p) for p in patterns if p is not bound or query.find == "agency"]
    clauses = [matched("(d)-[:HAS_TASK]->(t:Task)", where)]
    if query.find == "agency":
        never = [f"NOT ({same_role(build, pattern)})" for pattern in patterns if not pattern.absent]
        clauses.append(takes_part(build, query.roles, (), [*never, *answer_conditions(build, query, "a")]))
        columns["answer"] = "a.id"
    elif bound is not None:
        clauses.append(takes_part(build, bound.roles, bound.ids))
    if query.find == "agency" or bound is not None:
        words = " ".join(f"WHEN '{edge}' THEN '{role}'" for role, edge in load_schema().role_edges.items())
        columns |= {"role": f"CASE type(r) {words} END", "agency": "a.id"}
    if query.find == "topic":
        clauses.append(matched("(t)-[:ABOUT]->(k:Topic)", answer_conditions(build, query, "k")))
        columns["answer"] = "k.id"
    return clauses


def _succession(build: Builder, query: Query) -> str:
    of = build.value("of", query.of)
    path = "-[:SUCCEEDED_BY*1..]->" if query.find == "successor" else "<-[:SUCCEEDED_BY*1..]-"
    where = [f"one.id IN {of}", f"NOT n.id IN {of}", *answer_conditions(build, query, "n")]
    columns = "n.id AS answer, '' AS document, '' AS task, '' AS role, '' AS agency"
    return f"{matched(f'(one:Entity){path}(n:Entity)', where)}\nRETURN DISTINCT 0 AS side, {columns}"


# What is kept of the rows found.


def _kept(build: Builder, query: Query, found: str) -> str:
    """Return the statement for the rows that the steps leave; `found` is that for all."""
    steps: list[str] = []
    if query.sides and query.combine == "all":
        steps.append(_grouped("key", "collect(DISTINCT side) AS sides", f"size(sides) = {len(query.sides)}"))
    if query.sides and query.combine == "only":
        steps.append(_grouped("key", "collect(DISTINCT side) AS sides", "sides = [0]"))
    if query.broadest and query.find in ("topic", "field"):
        wide = "NOT EXISTS { MATCH (:Entity {id: answer})-[:BROADER]->(wide:Entity) WHERE wide.id IN answers }"
        steps.append(
            f"WITH collect(DISTINCT answer) AS answers, collect({_LIST}) AS rows\n"
            f"UNWIND rows AS row\nWITH answers, {_UNLISTED}\nWHERE {wide}\nWITH {_NAMES}"
        )
    counted = f"role IN {build.value('asked', query.asked)}" if query.asked else "true"
    if query.sides and query.combine == "most":
        least = query.order == "least"
        number = f"count(DISTINCT CASE WHEN {counted} THEN key END) AS n"
        best = f"CASE WHEN size(ranked) < {len(query.sides)} THEN 0 ELSE ranked[0][0] END" if least else "ranked[0][0]"
        steps.append(
            f"WITH side, {number}, collect({_LIST}) AS rows\nORDER BY n{'' if least else ' DESC'}\n"
            f"WITH collect([n, rows]) AS ranked\nWITH ranked, {best} AS best\n"
            f"UNWIND ranked AS one\nWITH one, best\nWHERE one[0] = best\nUNWIND one[1] AS row\nWITH {_UNLISTED}"
        )
    elif query.order:
        steps += _ordered(build, query, counted)
    if not steps:
        return found
    key = "answer AS key"
    if query.find == "agency":
        body = "MATCH (:Agency {id: answer})-[:INSTANCE_OF]->(body:Body) RETURN body.id AS id ORDER BY id LIMIT 1"
        key = f"coalesce(head(COLLECT {{ {body} }}), answer) AS key"
    start = f"CALL () {{\n{_indented(found)}\n}}\nWITH {', '.join(COLUMNS)}, {key}"
    return "\n".join([start, *steps, f"RETURN {', '.join(COLUMNS)}"])


_NAMES = ", ".join((*COLUMNS, "key"))
_LIST = f"[{_NAMES}]"
_UNLISTED = ", ".join(f"row[{i}] AS {name}" for i, name in enumerate((*COLUMNS, "key")))


def _grouped(by: str, made: str, condition: str) -> str:
    """Return the step that keeps the rows of the groups that fit."""
    return f"WITH {by}, {made}, collect({_LIST}) AS rows\nWHERE {condition}\nUNWIND rows AS row\nWITH {_UNLISTED}"


def _ordered(build: Builder, query: Query, counted: str) -> list[str]:
    """Return the step that an order makes: the first keys alone, and with dates only keys that have one."""
    order, limit = query.order, int(query.limit) if query.limit else 0
    if order in ("most", "least"):
        if not limit:
            return []
        value = f"count(DISTINCT CASE WHEN {counted} THEN CASE task WHEN '' THEN document ELSE task END END)"
        dated = ""
    else:
        which = "min" if order in ("earliest", "due_first") else "max"
        if order in ("earliest", "latest"):
            of = "answer" if query.find == "citation" else "document"
            dates = f"MATCH (one:Entity {{id: {of}}}) RETURN one.issue_date AS date"
        else:
            window = due_window(query)
            fitting = _and(["date IS NOT NULL", *(time_conditions(build, window, "one") if window is not None else [])])
            dates = (
                "MATCH (:Entity {id: task})-[:ALSO_DUE*0..1]->(one)"
                f" WITH one, coalesce(one.time_to, one.time_from) AS date WHERE {fitting} RETURN {which}(date) AS date"
            )
        dated = f"WITH *, head(COLLECT {{ {dates} }}) AS date\n"
        value = f"{which}(date)"
    rising = order in ("earliest", "due_first", "least")
    if not limit:
        return [dated + _grouped("key", f"{value} AS n", "n IS NOT NULL")]
    return [
        f"{dated}WITH key, {value} AS n, collect({_LIST}) AS rows\nWHERE n IS NOT NULL\n"
        f"WITH n, rows\nORDER BY n{'' if rising else ' DESC'}\n"
        f"WITH collect([n, rows]) AS ranked\n"
        f"WITH ranked, ranked[CASE WHEN size(ranked) < {limit} THEN size(ranked) ELSE {limit} END - 1][0] AS edge\n"
        f"UNWIND ranked AS one\nWITH one, edge\nWHERE one[0] {'<=' if rising else '>='} edge\nUNWIND one[1] AS row\nWITH {_UNLISTED}"
    ]


def _and(parts: Sequence[str]) -> str:
    return "\n  AND ".join(parts)


def _indented(text: str, by: int = 2) -> str:
    return "\n".join(" " * by + line for line in text.splitlines())
