"""Bringing a Neo4j store of an older version up to date: what is derived is made anew from its sources, one document id after another.

It may be broken off and begun again: the version is set last.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.model.codec import dumps, properties_from_json, properties_to_json
from graph.model.derived import derived
from graph.neo4j.project import CACHED
from graph.neo4j.writer import kept
from graph.packed import pack, unpack

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

__all__ = ["add_derived_facts", "bases", "forget_all", "sources"]


def sources(tx: ManagedTransaction) -> list[str]:
    """Return the paths of all sources, sorted."""
    return [row["path"] for row in tx.run("MATCH (s:Source) RETURN s.path AS path ORDER BY path")]


def add_derived_facts(tx: ManagedTransaction, path: str) -> None:
    """Version 1 to 2: give the nodes that a source keeps the folded forms and lengths that queries compare."""
    row = tx.run(CACHED + "MATCH (s:Source {path: $path}) RETURN s.facts AS facts", path=path).single()
    if row is None:
        return
    facts = json.loads(unpack(kept(row["facts"])))
    for node in facts["nodes"]:
        said = properties_from_json(node["properties"])
        node["properties"] = properties_to_json({**said, **derived(node["type"], said)})
    tx.run(CACHED + "MATCH (s:Source {path: $path}) SET s.facts = $facts", path=path, facts=pack(dumps(facts))).consume()


def forget_all(session: Session) -> None:
    """Before version 4 places were kept otherwise: take back all that follows from the sources, a part at a time."""
    for label in ("Claim", "Statement", "Passage", "Entity"):
        session.run(f"MATCH (n:{label}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 2000 ROWS").consume()
    session.run("MATCH (s:Source) CALL (s) { SET s.shown = false } IN TRANSACTIONS OF 500 ROWS").consume()
    session.run("MATCH (m:Meta {key: 'writes'}) DELETE m").consume()


def bases(tx: ManagedTransaction) -> list[str]:
    """Return the document ids that reading gave, sorted."""
    return [row["base"] for row in tx.run("MATCH (s:Source) RETURN DISTINCT s.base AS base ORDER BY base")]
