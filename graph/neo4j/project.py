"""The graph of a document in Neo4j: what is made and taken back inside the transaction that adds, replaces or removes it.

A node of the graph has the labels Entity and its type, and its merged properties.  What a document says is kept beside it, so that it can
be taken back: a Claim for each node, a Statement for each relation, both with their places in the text.  `said` counts them on the node or
relationship itself; what nobody says any more is deleted.  `shown` on a node tells who said each property ([authority, document], as JSON).
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
from graph.sqlite.search import dequantize
from text.errors import StoreError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

__all__ = ["CACHED", "chunks", "edge_key", "forget", "project", "quoted", "set_merged", "settle"]

CHUNK = 1000
# Labels and types come with the rows, so that there are few statements: planning one takes the server longer than running it.  CACHED
# keeps a plan however much the store has grown since; for statements whose ends are found by an index in an empty store too.
CACHED = "CYPHER replan=skip "
_RELATIONS = "UNWIND $rows AS row MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MATCH (a)-[r:$(row.type)]->(b)"


def edge_key(type: str, source: str, target: str) -> str:
    """Return the key of a relation; type first, so that a prefix finds all of one type, or of one type and source."""
    return f"{type}|{source}|{target}"


def project(tx: ManagedTransaction, prepared: Prepared, shift: int) -> None:
    """Make the nodes, relations and passages of a document whose Source is there; `shift` is that of its passage numbers."""
    _write_nodes(tx, prepared.facts)
    _write_edges(tx, prepared.facts)
    _write_passages(tx, prepared, shift)


def forget(tx: ManagedTransaction, document: str) -> set[str]:
    """Take back all that a document says, with its passages; return the ids of the nodes it spoke of, for `settle`."""
    rows = tx.run(
        CACHED + "MATCH (s:Statement {document: $document}) "
        "RETURN s.type AS type, s.source AS source, s.target AS target ORDER BY type, source, target",
        document=document,
    ).data()
    for chunk in chunks(rows):
        tx.run(f"{_RELATIONS} SET r.said = r.said - 1 WITH r WHERE r.said <= 0 DELETE r", rows=chunk).consume()
    claimed = [
        row["id"] for row in tx.run(CACHED + "MATCH (c:Claim {document: $document}) RETURN c.node AS id ORDER BY id", document=document)
    ]
    for ids in chunks(claimed):
        tx.run(
            CACHED + "UNWIND $ids AS id MATCH (n:Entity {id: id}) SET n.said = n.said - 1 WITH n WHERE n.said <= 0 DETACH DELETE n", ids=ids
        ).consume()
    for label in ("Claim", "Statement", "Passage"):
        tx.run(f"{CACHED}MATCH (n:{label} {{document: $document}}) DELETE n", document=document).consume()
    return set(claimed)


def settle(tx: ManagedTransaction, touched: Iterable[str], document: str) -> None:
    """Make the properties anew of those of `touched` that showed what `document` had said."""
    for ids in chunks(sorted(touched)):
        shown = tx.run(
            CACHED + "UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE n.shown CONTAINS $document RETURN n.id AS id, n.type AS type",
            ids=ids, document=dumps(document),
        ).data()  # fmt: skip
        if not shown:
            continue
        claims: defaultdict[str, list[tuple[int, str, Mapping[str, Value]]]] = defaultdict(list)
        for row in tx.run(
            CACHED + "UNWIND $ids AS id MATCH (c:Claim {node: id}) "
            "RETURN c.node AS node, c.authority AS authority, c.document AS document, c.said AS said",
            ids=[row["id"] for row in shown],
        ):
            claims[row["node"]].append((row["authority"], row["document"], json.loads(row["said"])))
        set_merged(tx, [(row["id"], row["type"], claims[row["id"]]) for row in shown])


def set_merged(tx: ManagedTransaction, nodes: Iterable[tuple[str, str, Sequence[tuple[int, str, Mapping[str, Any]]]]]) -> None:
    """Set the properties of nodes (id, type, all claims: authority, document, what it says) to what the claims say together."""
    _set_nodes(tx, [(id, type, *_merged({}, {}, claims)) for id, type, claims in nodes])


def _write_nodes(tx: ManagedTransaction, facts: DocumentFacts) -> None:
    for chunk in chunks(facts.nodes):
        # MERGE and the count lock each node, in id order: two documents that share nodes wait for each other and do not deadlock.
        rows = tx.run(
            f"{CACHED}UNWIND $ids AS id MERGE (n:Entity {{id: id}}) SET n.said = coalesce(n.said, 0) + 1 "
            "RETURN n.id AS id, n.type AS type, n.shown AS shown, n {.*} AS properties",
            ids=[node.id for node in chunk],
        )
        present = {row["id"]: row for row in rows}
        changed = []
        for node in chunk:
            row = present[node.id]
            if row["type"] not in (None, node.type):
                raise _conflict(node, row["type"], facts)
            shown = json.loads(row["shown"]) if row["shown"] else {}
            before = {key: row["properties"][key] for key in shown}
            merged, by = _merged(before, shown, [(node.authority, facts.document, properties_to_json(node.properties))])
            if row["type"] is None or by != shown:
                changed.append((node.id, node.type, merged, by))
        _set_nodes(tx, changed)
        tx.run(
            f"{CACHED}UNWIND $rows AS row CREATE (c:Claim) SET c = row",
            rows=[
                {"document": facts.document, "node": node.id, "type": node.type, "authority": node.authority,
                 "said": dumps(properties_to_json(node.properties)), **_evidence(node.evidence)}
                for node in chunk
            ],
        ).consume()  # fmt: skip


def _set_nodes(tx: ManagedTransaction, nodes: Sequence[tuple[str, str, dict[str, Value], dict[str, Any]]]) -> None:
    """Set the label and merged properties of nodes, and who said each."""
    rows: list[dict[str, object]] = []
    for id, type, properties, by in nodes:
        kept = {key: list(value) if isinstance(value, tuple) else value for key, value in properties.items()}
        rows.append({"id": id, "type": type, "set": {**kept, "id": id, "type": type, "shown": dumps(by)}})
    if rows:
        tx.run(
            f"{CACHED}UNWIND $rows AS row MATCH (n:Entity {{id: row.id}}) WITH n, row, n.said AS said "
            "SET n:$(row.type), n = row.set, n.said = said",
            rows=rows,
        ).consume()


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


def _write_edges(tx: ManagedTransaction, facts: DocumentFacts) -> None:
    """Make the relations, or count those that another document said before.

    A relation is there just when a Statement of its key is.  Both ends are nodes of this document, which `_write_nodes` has locked, so
    nobody else makes or deletes the relation between this look and the commit.
    """
    known = {node.id for node in facts.nodes}
    for some in chunks(facts.edges):
        stated = [
            {
                "document": facts.document, "key": edge_key(e.type, e.source, e.target), "type": e.type, "source": e.source,
                "target": e.target, "said": dumps(properties_to_json(e.properties)), **_evidence(e.evidence),
            }
            for e in some
        ]  # fmt: skip
        found = tx.run(
            f"{CACHED}UNWIND $keys AS key MATCH (s:Statement {{key: key}}) RETURN DISTINCT s.key AS key",
            keys=[row["key"] for row in stated],
        )
        there = {row["key"] for row in found}
        old: list[dict[str, str]] = []
        new: list[dict[str, str]] = []
        for edge, row in zip(some, stated, strict=True):
            if edge.source not in known or edge.target not in known:
                raise _dangling(edge, facts)
            (old if row["key"] in there else new).append({"type": edge.type, "source": edge.source, "target": edge.target})
        if old:
            tx.run(f"{_RELATIONS} SET r.said = r.said + 1", rows=old).consume()
        if new:
            tx.run(
                f"{CACHED}UNWIND $rows AS row MATCH (a:Entity {{id: row.source}}) MATCH (b:Entity {{id: row.target}}) "
                "CREATE (a)-[:$(row.type) {said: 1}]->(b)",
                rows=new,
            ).consume()
        tx.run(f"{CACHED}UNWIND $rows AS row CREATE (c:Statement) SET c = row", rows=stated).consume()


def _write_passages(tx: ManagedTransaction, prepared: Prepared, shift: int) -> None:
    for chunk in chunks(list(_passages(prepared, shift))):
        tx.run(f"{CACHED}UNWIND $rows AS row CREATE (p:Passage) SET p = row", rows=chunk).consume()


def _passages(prepared: Prepared, shift: int) -> Iterator[dict[str, object]]:
    """Yield passages with their full-text columns and vectors (None for a passage without words)."""
    facts = prepared.facts
    vectors = dequantize(prepared.vectors.data, prepared.vectors.dimensions) if prepared.vectors is not None else None
    for index, passage in enumerate(facts.passages):
        columns = dict(zip(COLUMNS, prepared.columns[index], strict=True)) if prepared.columns else {}
        vector = vectors[index].tolist() if vectors is not None and vectors[index].any() else None
        properties = {
            "number": passage_number(facts.document, index, shift),
            **_passage(passage),
            "text": facts.text[passage.start : passage.end],
        }
        # `context` is the list of headings, so their folded column is `headings`
        columns = {"headings" if name == "context" else name: value for name, value in columns.items()}
        yield properties | columns | ({} if vector is None else {"vector": vector})


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "document": passage.document, "start": passage.start, "end": passage.end, "path": passage.path, "kind": passage.kind,
        "context": list(passage.context), "task": passage.task, "agencies": list(passage.agencies), "topics": list(passage.topics),
        "page": passage.page,
    }  # fmt: skip


def _evidence(places: Sequence[Evidence]) -> dict[str, list[object]]:
    """Return places as parallel lists, one for each field; page -1 stands for none, since Neo4j's lists hold no null."""
    return {
        "starts": [e.start for e in places], "ends": [e.end for e in places], "paths": [e.path for e in places],
        "kinds": [e.kind for e in places], "properties": [e.property for e in places],
        "pages": [-1 if e.page is None else e.page for e in places],
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
