"""Cypher over a Neo4j store that can only read: a read transaction, and a plan without operators that reach beyond the graph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.neo4j.connect import connect, database_of, explained
from graph.readonly import Table, rejected

__all__ = ["run_cypher"]

# Procedures that only read this database.  All others (apoc.load.*, dbms.*) are refused, whatever they do.
PROCEDURES = {
    "db.labels", "db.relationshipTypes", "db.propertyKeys", "db.schema.visualization", "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties", "db.index.fulltext.queryNodes", "db.index.fulltext.listAvailableAnalyzers", "db.index.vector.queryNodes",
}  # fmt: skip
# Plan operators that reach files, the network or other transactions.  Those that write are stopped by the read transaction too.
OPERATORS = re.compile(
    r"Load|Terminate|ShowTransactions|ShowSettings|Administration|Create|Merge|Delete|Drop|Alter|^Set|^Remove|Foreach", re.I
)


def run_cypher(url: str, text: str, limit: int, timeout_s: float) -> Table:
    """Return the first rows of a reading query; see `graph.readonly.run`."""
    from neo4j import READ_ACCESS, Query
    from neo4j import exceptions as neo4j

    with explained(url), connect(url) as driver, driver.session(database=database_of(url), default_access_mode=READ_ACCESS) as session:
        try:
            summary = session.run(Query("EXPLAIN " + text, timeout=timeout_s)).consume()
            _check(summary.query_type, summary.plan or {}, text)
            _check_functions(session, text, summary.plan or {})
            with session.begin_transaction(timeout=timeout_s) as transaction:
                result = transaction.run(text)
                columns = tuple(result.keys())
                rows = result.fetch(limit + 1)
                shown = tuple(tuple(_cell(value) for value in row.values()) for row in rows[:limit])
                return Table(columns, shown, len(rows) > limit)
        except neo4j.Neo4jError as error:
            code, message = error.code or "", (error.message or "").split("\n")[0]
            if "Timed" in code or "TransactionTimedOut" in code or "Terminated" in code or "timeout" in message:
                raise rejected(
                    "Cypher", f"it took longer than {timeout_s:g} s. Ask for less, or raise --timeout.", "query-timeout"
                ) from error
            if "AccessMode" in code:
                raise rejected("Cypher", "it would write; a query may only read the store.") from error
            if "Statement" in code or "Procedure" in code:
                raise rejected("Cypher", f"Neo4j says: {message[:300]}", "bad-query") from error
            raise


def _check(query_type: str | None, plan: Mapping[str, Any], text: str) -> None:
    if query_type != "r":
        raise rejected("Cypher", "it would write or administer; a query may only read the store.")
    for operator, details in _operators(plan):
        name = operator.partition("@")[0]
        if "ProcedureCall" in name:
            procedure = str(details).partition("(")[0].strip().strip("`")
            if procedure not in PROCEDURES:
                raise rejected("Cypher", f"the procedure {procedure} is not allowed. Allowed are {', '.join(sorted(PROCEDURES))}.")
        elif OPERATORS.search(name):
            raise rejected("Cypher", f"{name} is not allowed; a query may only read this graph, no file, network or other transaction.")


def _check_functions(session: Any, text: str, plan: Mapping[str, Any]) -> None:
    """Refuse functions that a plugin added: some of them run queries of their own."""
    added = {row["name"].lower() for row in session.run("SHOW USER DEFINED FUNCTIONS YIELD name")}
    if added:
        bare = re.sub(r"[`\s]", "", text + " ".join(str(details) for _, details in _operators(plan))).lower()
        for name in sorted(added):
            if name in bare:
                raise rejected("Cypher", f"the function {name} is not Neo4j's own and not allowed.")


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    if plan:
        yield str(plan.get("operatorType", "")), plan.get("args", {}).get("Details", "")
        for child in plan.get("children", ()):
            yield from _operators(child)


# What a reader has no use for: bookkeeping, and numbers by the hundred.
_HIDDEN = ("shown", "vector", "encoding", "encodings", "vectors")
_PACKED = ("text", "facts", "columns")  # of a Source


def _cell(value: Any) -> object:
    """Return a JSON-ready cell; nodes and relationships with their properties, long bookkeeping left out."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        hidden = {*_HIDDEN, *(_PACKED if "Source" in value.labels else ())}
        return {"labels": sorted(value.labels), **{key: _cell(value[key]) for key in sorted(value) if key not in hidden}}
    if isinstance(value, Relationship):
        ends = {name: end["id"] if end is not None else None for name, end in (("source", value.start_node), ("target", value.end_node))}
        return {"type": value.type, **ends, **{key: _cell(value[key]) for key in sorted(value)}}
    if isinstance(value, Path):
        return [_cell(part) for part in (*value.nodes, *value.relationships)]
    if isinstance(value, Mapping):
        return {str(key): _cell(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_cell(one) for one in value]
    if isinstance(value, bytes | bytearray):
        return f"<{len(value)} bytes>"
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
