"""The graph of documents in Neo4j: what is made and taken back inside the transaction that adds, replaces or removes them.

A node of the graph has the labels Entity and its type, and its merged properties.  What a document says is kept beside it, so that it can
be taken back: a Claim for each node, a Statement for each relation, both with their places in the text.  A node that no Claim names and a
relation that no Statement names are deleted; nothing is counted.  `shown` on a node tells who said each property ([authority, document],
as JSON).

Writers lock nodes in the order of their ids before they look at them (`locked`), so that two of them wait for each other and neither is
refused; the passages, which are a document's own, are written before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.model import DocumentFacts, Edge, Evidence, Node, Passage, Value
from graph.model.codec import dumps, properties_to_json
from graph.prepare import COLUMNS, Prepared
from graph.sources import passage_number
from text.errors import StoreError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

__all__ = [
    "CACHED", "Merged", "chunks", "claim_rows", "claimed", "edge_key", "forget", "forget_passages", "key_parts", "locked", "merged_with",
    "passages_of", "project", "quoted", "rows_of_bytes", "settle", "statement_rows", "write_passages",
]  # fmt: skip

CHUNK = 5000  # rows of one statement: fewer cost a round trip each, more memory of the server
# Labels and types come with the rows, so that there are few statements: planning one takes the server longer than running it.  CACHED
# keeps a plan however much the store has grown since; for statements whose ends are found by an index in an empty store too.
CACHED = "CYPHER replan=skip "
_ENDS = "UNWIND $rows AS row MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) "

# {id: (type, who said each property, merged properties)} of nodes as they are; type None: made just now.
Held = dict[str, tuple[str | None, dict[str, Any], dict[str, Any]]]

# What a node is: its type, its merged properties, who said each.
Merged = tuple[str, dict[str, Any], dict[str, Any]]


def edge_key(type: str, source: str, target: str) -> str:
    """Return the key of a relation; type first, so that a prefix finds all of one type, or of one type and source."""
    return f"{type}|{_part(source)}|{_part(target)}"


def _part(id: str) -> str:
    return id.replace("%", "%25").replace("|", "%7C") if "%" in id or "|" in id else id


def key_parts(key: str) -> tuple[str, str, str]:
    """Return the (type, source, target) of a key."""
    type, source, target = (part.replace("%7C", "|").replace("%25", "%") if "%" in part else part for part in key.split("|"))
    return type, source, target


# taking back


def claimed(tx: ManagedTransaction, documents: Sequence[str]) -> dict[str, list[str]]:
    """Return {document: ids of the nodes that it speaks of}."""
    out: dict[str, list[str]] = {document: [] for document in documents}
    rows = tx.run(
        CACHED + "UNWIND $documents AS document MATCH (c:Claim {document: document}) RETURN c.document AS document, c.node AS id",
        documents=list(documents),
    )
    for row in rows:
        out[row["document"]].append(row["id"])
    return out


def forget_passages(tx: ManagedTransaction, documents: Sequence[str]) -> None:
    """Take back the passages of documents."""
    tx.run(CACHED + "UNWIND $documents AS document MATCH (p:Passage {document: document}) DELETE p", documents=list(documents)).consume()


def forget(tx: ManagedTransaction, documents: Sequence[str]) -> None:
    """Take back all that documents say, but for the nodes that only they spoke of: those are for `settle`.  Their nodes are locked."""
    names = list(documents)
    rows = tx.run(
        CACHED + "UNWIND $documents AS document MATCH (s:Statement {document: document}) RETURN DISTINCT s.key AS key", documents=names
    )
    keys = sorted(row["key"] for row in rows)
    for label in ("Claim", "Statement"):
        tx.run(f"{CACHED}UNWIND $documents AS document MATCH (n:{label} {{document: document}}) DELETE n", documents=names).consume()
    for chunk in chunks(keys):
        gone = [
            {"key": key, "type": type, "source": source, "target": target}
            for key in chunk for type, source, target in [key_parts(key)]
        ]  # fmt: skip
        tx.run(
            "UNWIND $rows AS row WITH row WHERE NOT EXISTS { MATCH (:Statement {key: row.key}) } MATCH (a:Entity {id: row.source}) "
            "MATCH (b:Entity {id: row.target}) MATCH (a)-[r:$(row.type)]->(b) DELETE r",
            rows=gone,
        ).consume()


def settle(tx: ManagedTransaction, touched: Mapping[str, Iterable[str]]) -> None:
    """Delete the nodes that nobody speaks of any more, and make the properties anew that showed what a document had said.

    `touched` is {document that was taken back: ids of the nodes that it spoke of}; they are locked.
    """
    pairs = sorted((id, document) for document, ids in touched.items() for id in ids)
    for chunk in chunks(sorted({id for id, _ in pairs})):
        tx.run(
            CACHED + "UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE NOT EXISTS { MATCH (:Claim {node: id}) } DETACH DELETE n", ids=chunk
        ).consume()
    for some in chunks(pairs):
        shown = tx.run(
            CACHED + "UNWIND $pairs AS pair MATCH (n:Entity {id: pair[0]}) WHERE n.shown CONTAINS pair[1] "
            "RETURN DISTINCT n.id AS id, n.type AS type, n.shown AS shown",
            pairs=[[id, dumps(document)] for id, document in some],
        ).data()
        if not shown:
            continue
        claims: defaultdict[str, list[tuple[int, str, Mapping[str, Value]]]] = defaultdict(list)
        for row in tx.run(
            CACHED + "UNWIND $ids AS id MATCH (c:Claim {node: id}) "
            "RETURN c.node AS node, c.authority AS authority, c.document AS document, c.said AS said",
            ids=[row["id"] for row in shown],
        ):
            claims[row["node"]].append((row["authority"], row["document"], json.loads(row["said"])))
        held: Held = {row["id"]: (row["type"], json.loads(row["shown"]), {}) for row in shown}
        _set_nodes(tx, [(row["id"], row["type"], *_merged({}, {}, claims[row["id"]])) for row in shown], held)


# making


def locked(tx: ManagedTransaction, ids: Iterable[str]) -> Held:
    """Return nodes as they are, locked until the transaction ends; made where they are not there."""
    out: Held = {}
    for chunk in chunks(sorted(set(ids))):
        # Taking away a property that no node has locks the node and writes nothing.
        rows = tx.run(
            f"{CACHED}UNWIND $ids AS id MERGE (n:Entity {{id: id}}) REMOVE n.locked RETURN id, properties(n) AS properties", ids=chunk
        )
        for row in rows:
            properties = row["properties"]
            shown = json.loads(properties.get("shown") or "{}")
            out[row["id"]] = properties.get("type"), shown, properties
    return out


def project(tx: ManagedTransaction, documents: Sequence[DocumentFacts], held: Held) -> None:
    """Make the nodes and relations of documents whose Sources are there; `held` is what their nodes are, locked."""
    made = {id for id, (type, _, _) in held.items() if type is None}
    _write_nodes(tx, documents, held)
    _write_edges(tx, documents, made)


def _write_nodes(tx: ManagedTransaction, documents: Sequence[DocumentFacts], held: Held) -> None:
    now: dict[str, Merged] = {}
    for facts in documents:
        for node in facts.nodes:
            before = now.get(node.id)
            if before is None:
                type, shown, properties = held[node.id]
                before = (type, {key: properties[key] for key in shown}, shown) if type is not None else None
            if before is not None and before[0] != node.type:
                raise _conflict(node, before[0], facts)
            now[node.id] = merged_with(before, node, facts.document)
    changed = [(id, type, merged, by) for id, (type, merged, by) in now.items() if held[id][0] is None or by != held[id][1]]
    _set_nodes(tx, changed, held)
    for chunk in chunks([row for facts in documents for row in claim_rows(facts)]):
        tx.run(f"{CACHED}UNWIND $rows AS row CREATE (c:Claim) SET c = row", rows=chunk).consume()


def merged_with(before: Merged | None, node: Node, document: str) -> Merged:
    """Return what a node is with what one more document says of it; `before` is None for the first."""
    properties, by = _merged(*(before[1:] if before is not None else ({}, {})), [
        (node.authority, document, properties_to_json(node.properties))
    ])  # fmt: skip
    return node.type, properties, by


def claim_rows(facts: DocumentFacts) -> Iterator[dict[str, object]]:
    """Yield the properties of the Claim nodes of a document."""
    for node in facts.nodes:
        said = dumps(properties_to_json(node.properties))
        yield {"document": facts.document, "node": node.id, "authority": node.authority, "said": said, **_places(node.evidence)}


def statement_rows(facts: DocumentFacts) -> Iterator[dict[str, object]]:
    """Yield the properties of the Statement nodes of a document."""
    for edge in facts.edges:
        key = edge_key(edge.type, edge.source, edge.target)
        said = {"said": dumps(properties_to_json(edge.properties))} if edge.properties else {}
        yield {"document": facts.document, "key": key, "type": edge.type, **said, **_places(edge.evidence)}


def _set_nodes(tx: ManagedTransaction, nodes: Sequence[tuple[str, str, dict[str, Value], dict[str, Any]]], held: Held) -> None:
    """Set the merged properties of nodes, and who said each; their label where they are new.

    An id is not set again: its index entry would be locked behind the back of a writer who waits for the node.
    """
    rows: list[dict[str, object]] = []
    new: list[dict[str, object]] = []
    for id, type, properties, by in nodes:
        old, shown, _ = held[id]
        gone = dict.fromkeys(key for key in shown if key not in properties)
        row: dict[str, object] = {"id": id, "type": type, "set": {**gone, **properties, "type": type, "shown": dumps(by)}}
        (new if old is None else rows).append(row)
    for chunk in chunks(new):
        tx.run(f"{CACHED}UNWIND $rows AS row MATCH (n:Entity {{id: row.id}}) SET n:$(row.type), n += row.set", rows=chunk).consume()
    for chunk in chunks(rows):
        tx.run(f"{CACHED}UNWIND $rows AS row MATCH (n:Entity {{id: row.id}}) SET n += row.set", rows=chunk).consume()


def _merged(
    properties: Mapping[str, Value], by: Mapping[str, Any], claims: Iterable[tuple[int, str, Mapping[str, Any]]]
) -> tuple[dict[str, Value], dict[str, Any]]:
    """Return properties and who said each ([authority, document]): the highest authority wins, then the smallest document id."""
    merged, winners = dict(properties), {key: list(value) for key, value in by.items()}
    for authority, document, said in claims:
        for key, value in said.items():
            if key not in winners or (-authority, document) < (-winners[key][0], winners[key][1]):
                merged[key], winners[key] = value, [authority, document]
    return merged, winners


def _write_edges(tx: ManagedTransaction, documents: Sequence[DocumentFacts], made: set[str]) -> None:
    """Make the relations that are not there; `made` are the nodes that are new.

    A relation is there just when a Statement of its key is.  Both ends are nodes of the document and locked, so nobody else makes or
    deletes the relation between this look and the commit.
    """
    keys: dict[str, Edge] = {}
    for facts in documents:
        known = {node.id for node in facts.nodes}
        for edge in facts.edges:
            if edge.source not in known or edge.target not in known:
                raise _dangling(edge, facts)
            keys.setdefault(edge_key(edge.type, edge.source, edge.target), edge)
    there: set[str] = set()
    for chunk in chunks([key for key, edge in keys.items() if edge.source not in made and edge.target not in made]):
        found = tx.run(f"{CACHED}UNWIND $keys AS key MATCH (s:Statement {{key: key}}) RETURN DISTINCT s.key AS key", keys=chunk)
        there |= {row["key"] for row in found}
    new = [{"type": e.type, "source": e.source, "target": e.target} for key, e in keys.items() if key not in there]
    for chunk in chunks(new):
        tx.run(f"{CACHED}{_ENDS}CREATE (a)-[:$(row.type)]->(b)", rows=chunk).consume()
    for chunk in chunks([row for facts in documents for row in statement_rows(facts)]):
        tx.run(f"{CACHED}UNWIND $rows AS row CREATE (c:Statement) SET c = row", rows=chunk).consume()


def write_passages(tx: ManagedTransaction, documents: Sequence[tuple[Prepared, int]]) -> None:
    """Write the passages of documents, with the shift of their numbers."""
    for chunk in chunks([row for prepared, shift in documents for row in passages_of(prepared, shift)]):
        tx.run(f"{CACHED}UNWIND $rows AS row CREATE (p:Passage) SET p = row", rows=chunk).consume()


def passages_of(prepared: Prepared, shift: int) -> Iterator[dict[str, object]]:
    """Yield passages with their full-text columns and vectors (None for a passage without words).

    A vector is the int8 numbers that the store keeps (`graph.prepare.quantize`): the scale that they lack does not change a cosine.
    """
    facts = prepared.facts
    vectors = prepared.vectors
    small = rows_of_bytes(vectors.data, vectors.dimensions) if vectors is not None and vectors.dimensions else None
    for index, passage in enumerate(facts.passages):
        columns = dict(zip(COLUMNS, prepared.columns[index], strict=True)) if prepared.columns else {}
        properties = {
            "number": passage_number(facts.document, index, shift),
            **_passage(passage),
            "text": facts.text[passage.start : passage.end],
        }
        # `context` is the list of headings, so their folded column is `headings`
        columns = {"headings" if name == "context" else name: value for name, value in columns.items()}
        vector = small[index] if small is not None else None
        yield properties | columns | ({"vector": vector} if vector is not None else {})


def rows_of_bytes(data: bytes, dimensions: int) -> list[bytes | None]:
    """Return the rows that `quantize` packed without their scale; None for one of zeros, which no index takes.

    Neo4j compares signed bytes as it does numbers, and keeps one in a byte where a number below zero takes eight.
    """
    import numpy as np

    rows = np.frombuffer(data, np.int8).reshape(-1, dimensions + 4)[:, 4:]
    return [row.tobytes() if row.any() else None for row in rows]


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "document": passage.document, "start": passage.start, "end": passage.end, "path": passage.path, "kind": passage.kind,
        "context": list(passage.context), "task": passage.task, "agencies": list(passage.agencies), "topics": list(passage.topics),
        "page": passage.page,
    }  # fmt: skip


def _places(places: Sequence[Evidence]) -> dict[str, object]:
    """Return the places that prove something: their ranges, and [path, kind, property, page] of each as JSON; nothing for none."""
    if not places:
        return {}
    return {
        "starts": [e.start for e in places], "ends": [e.end for e in places],
        "places": dumps([[e.path, e.kind, e.property, e.page] for e in places]),
    }  # fmt: skip


def chunks(rows: Sequence[Any]) -> Iterator[Any]:
    """Yield rows in slices that one UNWIND takes."""
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def quoted(name: str) -> str:
    """Return a label or relationship type as Cypher writes it, whatever it holds."""
    return "`" + name.replace("`", "``") + "`"


def _conflict(node: Node, other: str, facts: DocumentFacts) -> Exception:
    return StoreError(
        f"{facts.source}: {node.id!r} is a {node.type} here, but a {other} in the store. Two kinds of thing must not share an id.",
        code="bad-facts",
    )


def _dangling(edge: Edge, facts: DocumentFacts) -> Exception:
    return StoreError(
        f"{facts.source}: the relation {edge.type} from {edge.source!r} to {edge.target!r} names a node that the document does not have.",
        code="bad-facts",
    )
