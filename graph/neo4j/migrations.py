"""Bringing a Neo4j store of an older version up to date: node by node, so that it may be broken off and begun again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.model.codec import dumps, properties_from_json, properties_to_json
from graph.model.derived import derived
from graph.neo4j.project import CACHED, set_merged
from graph.prepare import pack, unpack

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

__all__ = ["add_derived_facts", "add_derived_properties", "nodes_to_derive", "sources"]


def nodes_to_derive(tx: ManagedTransaction) -> list[str]:
    """Return the ids of the nodes that version 2 gives more properties, sorted."""
    rows = tx.run("MATCH (n:Entity) WHERE n.type IN ['Document', 'Task', 'Agency'] RETURN n.id AS id ORDER BY id")
    return [row["id"] for row in rows]


def add_derived_properties(tx: ManagedTransaction, ids: Sequence[str]) -> None:
    """Version 1 to 2: give these nodes, and what documents say of them, the folded forms and lengths that queries compare."""
    claims = tx.run(
        CACHED + "UNWIND $ids AS id MATCH (c:Claim {node: id}) "
        "RETURN c.node AS node, c.type AS type, c.authority AS authority, c.document AS document, c.said AS said",
        ids=list(ids),
    ).data()
    by_node: defaultdict[str, list[tuple[int, str, dict[str, Any]]]] = defaultdict(list)
    types: dict[str, str] = {}
    for row in claims:
        said = properties_from_json(json.loads(row["said"]))
        row["said"] = properties_to_json({**said, **derived(row["type"], said)})
        types[row["node"]] = row["type"]
        by_node[row["node"]].append((row["authority"], row["document"], row["said"]))
    tx.run(
        CACHED + "UNWIND $rows AS row MATCH (c:Claim {node: row.node}) WHERE c.document = row.document SET c.said = row.said",
        rows=[{"node": row["node"], "document": row["document"], "said": dumps(row["said"])} for row in claims],
    ).consume()
    set_merged(tx, [(node, types[node], by_node[node]) for node in sorted(by_node)])


def sources(tx: ManagedTransaction) -> list[str]:
    """Return the paths of all sources, sorted."""
    return [row["path"] for row in tx.run("MATCH (s:Source) RETURN s.path AS path ORDER BY path")]


def add_derived_facts(tx: ManagedTransaction, path: str) -> None:
    """Version 1 to 2: the same for what is kept of a source as it was given."""
    row = tx.run(CACHED + "MATCH (s:Source {path: $path}) RETURN s.facts AS facts", path=path).single()
    if row is None:
        return
    facts = json.loads(unpack(bytes(row["facts"])))
    for node in facts["nodes"]:
        said = properties_from_json(node["properties"])
        node["properties"] = properties_to_json({**said, **derived(node["type"], said)})
    tx.run(CACHED + "MATCH (s:Source {path: $path}) SET s.facts = $facts", path=path, facts=pack(dumps(facts))).consume()
