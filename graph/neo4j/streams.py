"""Nodes and edges of the Neo4j store one batch after another, in the order in which they are listed: memory does not grow with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from graph.model import Edge, Node
from graph.neo4j import reader
from graph.neo4j.reader import Run
from graph.schema import load_schema

__all__ = ["each_edge", "each_node"]

Read = Callable[[Callable[[Run], Any]], Any]
BATCH = 1000  # what is held in memory at once: nodes with their evidence


def each_node(read: Read, type: str | None = None) -> Iterator[Node]:
    """Yield nodes by id, of a type or all; `read` runs a function in a transaction."""
    for ids in _batches(read, () if type is None else (type,)):
        yield from read(partial(reader.nodes, ids=ids))


def each_edge(read: Read, type: str | None = None) -> Iterator[Edge]:
    """Yield edges by (type, source, target), of a type or all."""
    schema = load_schema()
    for name in sorted(schema.edges) if type is None else [type]:
        declared = schema.edges.get(name)
        for ids in _batches(read, declared.sources if declared is not None else ()):
            yield from read(partial(reader.edges_from, type=name, sources=ids))


def _batches(read: Read, types: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the ids of the nodes of some types, or all, sorted."""
    condition = "AND n.type IN $types " if types else ""
    query = f"MATCH (n:Entity) WHERE n.id > $last {condition}RETURN n.id AS id ORDER BY id LIMIT {BATCH}"
    last = ""
    while True:
        found = [row["id"] for row in read(partial(_rows, query=query, last=last, types=list(types)))]
        if not found:
            return
        yield found
        last = found[-1]


def _rows(run: Run, query: str, last: str, types: list[str]) -> list[dict[str, Any]]:
    return run(query, last=last, types=types)
