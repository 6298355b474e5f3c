"""A `Query` as one SQL statement over the SQLite store's tables; every value is a parameter.  Steps and rows: graph/query/query.py."""

from __future__ import annotations

from graph.query.meaning import alternatives, due_window, needs_task, scope_of, sides_of
from graph.query.query import Query, Side
from graph.query.sql_conditions import (
    Builder,
    Titled,
    agency_ids,
    answer_conditions,
    citation_types,
    document_conditions,
    is_cited,
    joined,
    property_of,
    role_types,
    takes_part,
    task_conditions,
    texts_of_role,
    time_conditions,
)  # fmt: skip
from graph.store import Translation

__all__ = ["translate_sql"]

COLUMNS = "side, answer, document, task, role, agency"
_FEW = 20  # documents
_NONE = "SELECT 0 AS side, '' AS answer, '' AS document, '' AS task, '' AS role, '' AS agency WHERE 0"


def translate_sql(query: Query, titled: Titled | None = None) -> Translation:
    """Return the statement whose result, in order, is the query's rows: (side, answer, document, task, role, agency).

    Where `titled` tells whose titles have words, the statement is for the state of the store that it tells of, and no other.
    """
    build = Builder(titled=titled)
    if query.find == "passage":
        body = _NONE
    elif query.find in ("successor", "predecessor"):
        body = _succession(build, query)
    else:
        parts = [
            f"SELECT {index} AS side, answer, document, task, role, agency FROM (\n{_indented(_side(build, query, side))}\n)"
            for index, side in enumerate(sides_of(query))
        ]
        body = _kept(build, query, "\nUNION ALL\n".join(parts))
    ctes = f"WITH RECURSIVE\n{_indented((',' + chr(10)).join(build.ctes))}\n" if build.ctes else ""
    return Translation("sql", f"{ctes}{body}\nORDER BY {COLUMNS}", dict(build.parameters))


def _side(build: Builder, query: Query, side: Side) -> str:
    patterns = [_pattern(build, one, side) for one in alternatives(query)]
    pattern = "\nUNION\n".join(patterns)
    if not query.negated:
        return pattern
    task = "task" if query.find == "task" else "''"
    conditions = [f"answer NOT IN (\n{_indented('SELECT answer FROM (' + chr(10) + _indented(pattern) + chr(10) + ')')}\n)"]
    if query.find == "agency":
        conditions += [
            f"answer NOT IN (SELECT key FROM node WHERE id IN ({agency_ids(build, p.ids)}))"
            for p in (*query.agencies, *side.agencies)
            if p.ids and not p.absent
        ]
    # Of a side its places alone are scope.
    universe = _pattern(build, scope_of(query), Side("", side.provinces, side.documents))
    return (
        f"SELECT DISTINCT answer, document, {task} AS task, '' AS role, '' AS agency FROM (\n{_indented(universe)}\n)\n"
        f"WHERE {joined(conditions)}"
    )


def _pattern(build: Builder, query: Query, side: Side) -> str:
    """Return SELECT answer, document, task, role, agency for one side of one alternative, not negated."""
    joins: list[str] = []
    build.reads_document = query.find == "document" and bool(query.exclude or query.among or query.property)  # conditions on the answer
    where = document_conditions(build, query, side)
    answer, task, role, agency, alias = "c.key", "''", "''", "''", "d"
    if query.find == "citation":
        joins += [f"JOIN edge k ON k.source = c.node AND k.type {citation_types(query)}", "JOIN node x ON x.id = k.target"]
        where += is_cited(build, query)
        answer, alias = "x.key", "x"
    if query.find == "province":
        joins += ["JOIN edge o ON o.source = c.node AND o.type = 'OF_PROVINCE'", "JOIN node p ON p.id = o.target"]
        answer, alias = "p.key", "p"
    if query.find == "finding":
        joins += ["JOIN edge f ON f.source = c.node AND f.type = 'HAS_FINDING'", "JOIN node g ON g.id = f.target"]
        where += [f"{property_of('g', 'code')} {build.any_of(query.findings)}"] if query.findings else []
        answer, alias = "g.key", "g"
    binds = needs_task(query, side)
    if binds:
        join = "CROSS JOIN" if _is_narrow(query, side) else "JOIN"  # which keeps the order
        joins += [f"{join} edge h ON h.source = c.node AND h.type = 'HAS_TASK'", f"{join} node t ON t.id = h.target"]
        task = "t.key"
        patterns = (*query.agencies, *side.agencies)
        bound = next((p for p in patterns if not p.absent), None)
        if query.find == "agency":
            joins += [f"JOIN edge r ON r.target = t.id AND r.type {role_types(query.roles)}", "JOIN node a ON a.id = r.source"]
            where += [f"NOT ({texts_of_role(build, p)})" for p in patterns if not p.absent]
            answer, agency, alias = "a.key", "a.key", "a"
        elif bound is not None:
            joins += ["JOIN edge r ON r.target = t.id", "JOIN node a ON a.id = r.source"]
            where.append(texts_of_role(build, bound))
            agency = "a.key"
        if agency != "''":
            role = build.role_words()
        where += [takes_part(build, p) for p in patterns if p is not bound or query.find == "agency"]
        where += task_conditions(build, query, side)
    if query.find == "task":
        answer, alias = "t.key", "t"
    elif query.find == "topic":
        joins += ["JOIN edge b ON b.source = t.id AND b.type = 'ABOUT'", "JOIN node s ON s.id = b.target"]
        answer, alias = "s.key", "s"
    elif query.find == "field":
        joins += [f"JOIN edge b ON b.source = {'t.id' if binds and 'task' in query.fields_in else 'c.node'} AND b.type = 'IN_FIELD'"]
        joins += ["JOIN node s ON s.id = b.target"]
        answer, alias = "s.key", "s"
    where += answer_conditions(build, query, alias)
    # Each way through the graph is another row, but for a document that is cited as a basis and mentioned too.
    select = "SELECT DISTINCT" if query.find == "citation" and query.citation_role is None else "SELECT"
    start = ["document c", *(["JOIN node d ON d.id = c.node"] if build.reads_document else [])]
    return (
        f"{select} {answer} AS answer, c.key AS document, {task} AS task, {role} AS role, {agency} AS agency\n"
        f"FROM {chr(10).join([*start, *joins])}" + (f"\nWHERE {joined(where)}" if where else "")
    )


def _is_narrow(query: Query, side: Side) -> bool:
    """Whether a query is of so few documents that the tasks of each are best looked through, rather than the documents of all that fit."""
    named = [documents for documents in (query.documents, side.documents) if documents]
    return bool(query.provinces or side.provinces) or any(len(documents) <= _FEW for documents in named)


def _succession(build: Builder, query: Query) -> str:
    """Return the statement for what provinces and bodies became, or came from."""
    ends = ("source", "target") if query.find == "successor" else ("target", "source")
    if not query.of:
        return _NONE
    build.ctes.append(
        f"passed (id) AS (\n  SELECT e.{ends[1]} FROM edge e JOIN node n ON n.id = e.{ends[0]}"
        f" WHERE e.type = 'SUCCEEDED_BY' AND n.key {build.any_of(query.of)}\n  UNION\n"
        f"  SELECT e.{ends[1]} FROM edge e JOIN passed p ON e.{ends[0]} = p.id WHERE e.type = 'SUCCEEDED_BY'\n)"
    )
    where = ["n.id IN (SELECT id FROM passed)", f"n.key NOT {build.any_of(query.of)}", *answer_conditions(build, query, "n")]
    return (
        "SELECT 0 AS side, n.key AS answer, '' AS document, '' AS task, '' AS role, '' AS agency\n"
        f"FROM node n\nWHERE {joined(where)}"
    )  # fmt: skip


# What is kept of the rows found.


def _kept(build: Builder, query: Query, found: str) -> str:
    """Return the statement for the rows that the steps leave; `found` is that for all."""
    steps: list[str] = []
    if query.sides and query.combine == "all":
        steps.append(f"key IN (SELECT key FROM {{0}} GROUP BY key HAVING count(DISTINCT side) = {len(query.sides)})")
    if query.sides and query.combine == "only":
        steps.append("side = 0 AND key NOT IN (SELECT key FROM {0} WHERE side > 0)")
    if query.broadest and query.find in ("topic", "field"):
        steps.append(
            "NOT EXISTS (\n  SELECT 1 FROM node n JOIN edge e ON e.source = n.id AND e.type = 'BROADER' JOIN node w ON w.id = e.target\n"
            "  WHERE n.key = {0}.answer AND w.key IN (SELECT answer FROM {0})\n)"
        )
    counts = _counted(build, query)
    if query.sides and query.combine == "most":
        sizes = " UNION ALL ".join(
            f"SELECT {i} AS side, count(DISTINCT CASE WHEN {counts} THEN key END) AS n FROM {{0}} WHERE side = {i}"
            for i in range(len(query.sides))
        )
        best = "min" if query.order == "least" else "max"
        steps.append(f"side IN (SELECT side FROM ({sizes})\n  WHERE n = (SELECT {best}(n) FROM ({sizes})))")
    elif query.order:
        steps += _ordered(build, query, counts)
    if not steps:
        return found
    build.ctes.append(f"found ({COLUMNS}, key) AS (\n  SELECT {COLUMNS}, {_key(query)} FROM (\n{_indented(_indented(found))}\n  )\n)")
    last = "found"
    for number, step in enumerate(steps, start=1):
        name = f"kept_{number}"
        build.ctes.append(f"{name} AS (\n  SELECT * FROM {last} WHERE {step.replace('{0}', last)}\n)")
        last = name
    return f"SELECT {COLUMNS} FROM {last}"


def _key(query: Query) -> str:
    """Return what stands for an answer where answers are counted or compared: the body of an agency."""
    if query.find != "agency":
        return "answer"
    return (
        "coalesce((SELECT min(w.key) FROM node n JOIN edge e ON e.source = n.id AND e.type = 'INSTANCE_OF'"
        " JOIN node w ON w.id = e.target WHERE n.key = answer), answer)"
    )


def _counted(build: Builder, query: Query) -> str:
    return f"role {build.any_of(query.asked)}" if query.asked else "1"


def _ordered(build: Builder, query: Query, counts: str) -> list[str]:
    """Return the step that an order makes: the first keys alone, and with dates only keys that have one."""
    order, limit = query.order, int(query.limit) if query.limit else 0
    if order in ("most", "least"):
        if not limit:
            return []
        tasks = f"count(DISTINCT CASE WHEN {counts} THEN CASE task WHEN '' THEN document ELSE task END END)"
        ranks = f"SELECT key, {tasks} AS n FROM {{0}} GROUP BY key"
    else:
        which = "min" if order in ("earliest", "due_first") else "max"
        if order in ("earliest", "latest"):
            key = "answer" if query.find == "citation" else "document"
            date = f"(SELECT {property_of('n', 'issue_date')} FROM node n WHERE n.key = {{0}}.{key})"
        else:
            times = "SELECT k.id UNION ALL SELECT o.target FROM edge o WHERE o.source = k.id AND o.type = 'ALSO_DUE'"
            window = due_window(query)
            fitting = "".join(f" AND {one}" for one in time_conditions(build, window)) if window is not None else ""
            date = (
                f"(SELECT {which}(coalesce({property_of('n', 'time_to')}, {property_of('n', 'time_from')})) FROM node k"
                f" JOIN node n ON n.id IN ({times}) WHERE k.key = {{0}}.task{fitting})"
            )
        ranks = f"SELECT key, {which}({date}) AS n FROM {{0}} GROUP BY key"
    if not limit:
        return [f"key IN (SELECT key FROM ({ranks})\n  WHERE n IS NOT NULL)"]
    rising = order in ("earliest", "due_first", "least")
    edge = (
        f"SELECT {'max' if rising else 'min'}(n) FROM (\n    SELECT n FROM ({ranks})"
        f" WHERE n IS NOT NULL ORDER BY n{'' if rising else ' DESC'} LIMIT {limit})"
    )
    return [f"key IN (SELECT key FROM ({ranks})\n  WHERE n {'<=' if rising else '>='} ({edge}))"]


def _indented(text: str) -> str:
    return "\n".join("  " + line for line in text.splitlines())
