"""The graph as a Cypher script: what makes it in any Neo4j, with cypher-shell or the browser."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TextIO

from graph.generate.constraints import statements
from graph.model import Edge, Node
from graph.schema import load_schema
from graph.store import Store

__all__ = ["cypher_script", "write_cypher"]

BATCH = 500  # rows of one statement: the server holds what one statement makes until it is committed


def write_cypher(store: Store, format: str, stream: TextIO) -> None:
    """Write a store's graph; `format` is "cypher"."""
    stream.writelines(cypher_script(store))


def cypher_script(store: Store) -> Iterator[str]:
    """Yield a script for cypher-shell that makes the merged graph in any Neo4j: repeated, it changes nothing.

    Relationships carry their places as lists: documents, starts, ends.
    """
    yield "// The graph of Căn Cứ.  Load it with: cypher-shell -f FILE\n"
    schema = load_schema()
    for statement in statements(schema):
        if "Entity" in statement or "(n:`" in statement:
            yield f"{statement};\n"
    for type in sorted(schema.node_types):
        rows = (_map(_properties(node)) for node in store.each_node(type))
        yield from _batches(rows, f"MERGE (n:Entity {{id: row.id}}) SET n:`{type}`, n = row")
    for relation in sorted(schema.edge_types):
        yield from _batches(
            (_relation(edge) for edge in store.each_edge(relation)),
            f"MATCH (a:Entity {{id: row[0].source}}) MATCH (b:Entity {{id: row[0].target}}) MERGE (a)-[r:`{relation}`]->(b) SET r = row[1]",
        )


def _properties(node: Node) -> dict[str, object]:
    return {"id": node.id, "type": node.type, **{key: value for key, value in node.properties.items() if value is not None}}


def _relation(edge: Edge) -> str:
    places = {"documents": tuple(e.document for e in edge.evidence), "starts": tuple(e.start for e in edge.evidence),
              "ends": tuple(e.end for e in edge.evidence)}  # fmt: skip
    said = {key: value for key, value in edge.properties.items() if value is not None}
    return f"[{_map({'source': edge.source, 'target': edge.target})}, {_map({**said, **(places if edge.evidence else {})})}]"


def _batches(rows: Iterable[str], action: str) -> Iterator[str]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield "UNWIND [\n" + ",\n".join(batch) + f"\n] AS row {action};\n"


def _map(values: Mapping[str, object]) -> str:
    """Return a Cypher map literal."""
    return "{" + ", ".join(f"{key}: {_literal(value)}" for key, value in values.items()) + "}"


def _literal(value: object) -> str:
    """Return a Cypher literal: JSON's strings, numbers, truth values and lists are Cypher's too."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
