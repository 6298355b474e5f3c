"""Reading the graph in Neo4j: nodes and edges with their evidence, documents, sources.  Each function takes a runner of one query."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Edge, Evidence, Node, Value
from graph.model.codec import evidence_key, properties_from_json
from graph.model.merge import merged
from graph.neo4j.project import edge_key, key_parts, quoted
from graph.query import Query, Row
from graph.query.cypher_general import Below, run_statements
from graph.query.meaning import TIME_PROPERTIES
from graph.query.steps import kept
from graph.schema import load_schema

__all__ = [
    "Run", "below", "counts", "edge_evidence", "edges", "edges_from", "meta", "nodes", "pairs", "properties_of", "rows", "shown_source",
    "source_rows", "sources", "writes",
]  # fmt: skip

Run = Callable[..., list[dict[str, Any]]]
BATCH = 5000  # ids of one statement, for the same reason
_PLACES = ", ".join(f"c.{name} AS {name}" for name in ("document", "starts", "ends", "places"))
_STATED = f"c.key AS key, c.said AS said, {_PLACES}"


def nodes(
    run: Run, ids: Iterable[str] | None = None, type: str | None = None, *, collection: bool = False, evidence: bool = True
) -> list[Node]:
    """Return nodes sorted by id: all, those of `ids`, those of a type, or the documents of the collection; without their evidence nothing
    is read of what documents claim of them."""
    if ids is not None:
        found = _batched(run, "UNWIND $ids AS id MATCH (n:Entity {id: id})", sorted(set(ids)))
    else:
        label = f":`{type}`" if type in load_schema().nodes else ""
        where = "WHERE n.type = $type " if type is not None else ""
        if collection:
            where = "WHERE EXISTS { MATCH (:Source {document: n.id, shown: true}) } "
            label = ":Document"
        found = run(f"MATCH (n:Entity{label}) {where}RETURN n {{.*}} AS n", type=type)
    if not evidence:
        claims = []
    elif ids is not None or where:
        claims = _batched(run, "UNWIND $ids AS id MATCH (c:Claim {node: id})", sorted({row["n"]["id"] for row in found}), of_claims=True)
    else:
        claims = run(f"MATCH (c:Claim) RETURN c.node AS node, c.authority AS authority, {_PLACES}")
    places: defaultdict[str, list[Evidence]] = defaultdict(list)
    authority: dict[str, int] = {}
    for row in claims:
        places[row["node"]] += _evidence(row)
        authority[row["node"]] = max(authority.get(row["node"], 0), row["authority"])
    out = []
    for row in found:
        n = row["n"]
        if type is not None and n["type"] != type:
            continue
        proofs = tuple(sorted(places.get(n["id"], ()), key=evidence_key))
        out.append(Node(n["id"], n["type"], _shown(n), proofs, authority.get(n["id"], 0)))
    return sorted(out, key=lambda node: node.id)


def _batched(run: Run, match: str, ids: list[str], *, of_claims: bool = False) -> list[dict[str, Any]]:
    what = f"c.node AS node, c.authority AS authority, {_PLACES}" if of_claims else "n {.*} AS n"
    out: list[dict[str, Any]] = []
    for start in range(0, len(ids), BATCH):
        out += run(f"{match} RETURN {what}", ids=ids[start : start + BATCH])
    return out


def edges(run: Run, type: str | None = None, source: str | None = None, target: str | None = None) -> list[Edge]:
    """Return edges sorted by (type, source, target), each with all its evidence and merged properties."""
    if source is None and target is None:
        where = "WHERE c.key STARTS WITH $prefix AND c.type = $type " if type is not None else ""
        found = run(f"MATCH (c:Statement) {where}RETURN {_STATED}", prefix=f"{type}|", type=type)
    else:
        # The relationships of the given end say which keys to look up.
        pattern = "(a:Entity)-[r]->(b:Entity)"
        wanted = [f"{end}.id = ${name}" for end, name, value in (("a", "source", source), ("b", "target", target)) if value is not None]
        wanted += ["type(r) = $type"] if type is not None else []
        rows = run(f"MATCH {pattern} WHERE {' AND '.join(wanted)} RETURN type(r) AS type, a.id AS source, b.id AS target",
                   type=type, source=source, target=target)  # fmt: skip
        found = _statements(run, [(row["type"], row["source"], row["target"]) for row in rows])
    return _edges_of(found)


def edges_from(run: Run, type: str, sources: Sequence[str]) -> list[Edge]:
    """Return the edges of a type that leave some nodes, sorted by (source, target)."""
    rows = run(
        f"UNWIND $prefixes AS prefix MATCH (c:Statement) WHERE c.key STARTS WITH prefix RETURN {_STATED}",
        prefixes=[edge_key(type, source, "") for source in sources],
    )
    return _edges_of(rows)


def _edges_of(rows: Iterable[dict[str, Any]]) -> list[Edge]:
    """Return the edges that rows of statements make, sorted by (type, source, target)."""
    stated: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        stated[key_parts(row["key"])].append(row)
    return [_edge(key, some) for key, some in sorted(stated.items())]


def edge_evidence(run: Run, keys: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], tuple[Evidence, ...]]:
    """Return {(type, source, target): evidence} of the edges that are there."""
    out: defaultdict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for row in _statements(run, list(keys)):
        out[key_parts(row["key"])] += _evidence(row)
    return {key: tuple(sorted(places, key=evidence_key)) for key, places in sorted(out.items())}


def _statements(run: Run, keys: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    names = sorted({edge_key(*key) for key in keys})
    out: list[dict[str, Any]] = []
    for start in range(0, len(names), BATCH):
        out += run(
            f"UNWIND $keys AS key MATCH (c:Statement {{key: key}}) RETURN {_STATED}",
            keys=names[start : start + BATCH],
        )
    return out


def _edge(key: tuple[str, str, str], rows: list[dict[str, Any]]) -> Edge:
    places = [place for row in rows for place in _evidence(row)]
    said = merged((1, row["document"], properties_from_json(json.loads(row["said"] or "{}"))) for row in rows)
    return Edge(*key, tuple(sorted(places, key=evidence_key)), said)


def _evidence(row: Mapping[str, Any]) -> list[Evidence]:
    if row["places"] is None:
        return []
    document, rest = row["document"], json.loads(row["places"])
    return [Evidence(document, a, b, *more) for a, b, more in zip(row["starts"], row["ends"], rest, strict=True)]


def properties_of(run: Run, type: str, names: Sequence[str] | None = None) -> list[tuple[str, Mapping[str, Value]]]:
    """Return (id, properties) of the nodes of a type, sorted by id, without evidence: all properties, or no others than `names`."""
    wanted = ".*" if names is None else ", ".join(f".{quoted(name)}" for name in dict.fromkeys(("id", "shown", *names)))
    rows = run(f"MATCH (n:Entity:{quoted(type)}) RETURN n {{{wanted}}} AS n")
    return sorted(((row["n"]["id"], _shown(row["n"], names)) for row in rows), key=lambda pair: pair[0])


def pairs(run: Run, type: str) -> list[tuple[str, str]]:
    """Return (source, target) of the edges of a type, sorted, without evidence."""
    rows = run(f"MATCH (a:Entity)-[:{quoted(type)}]->(b:Entity) RETURN a.id AS source, b.id AS target")
    return sorted((row["source"], row["target"]) for row in rows)


def _shown(n: Mapping[str, Any], names: Sequence[str] | None = None) -> dict[str, Value]:
    """Return a node's merged properties, by name, no others than `names`; the rest is the store's own.  neo4j-admin keeps no empty list."""
    values = {key: n.get(key, []) for key in sorted(json.loads(n.get("shown") or "{}")) if names is None or key in names}
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def counts(run: Run) -> tuple[dict[str, int], dict[str, int]]:
    """Return ({node type: count}, {edge type: count}), sorted by type."""
    node_counts = {row["type"]: row["n"] for row in run("MATCH (n:Entity) RETURN n.type AS type, count(*) AS n ORDER BY type")}
    edge_counts = {
        row["type"]: row["n"] for row in run("MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS type, count(*) AS n ORDER BY type")
    }
    return node_counts, edge_counts


def sources(run: Run, path: str | None = None) -> dict[str, tuple[str, str, Mapping[str, str]]]:
    """Return {source path: (sha256, document id, versions)}, sorted by path; of one path, or of all."""
    which = "" if path is None else " {path: $path}"
    rows = run(
        f"MATCH (s:Source{which}) RETURN s.path AS path, s.sha256 AS sha256, s.document AS document, s.versions AS versions", path=path
    )
    return {row["path"]: (row["sha256"], row["document"], json.loads(row["versions"])) for row in sorted(rows, key=lambda row: row["path"])}


def places(run: Run) -> dict[str, str]:
    """Return {absolute path of the file: source path} of the sources whose place is known, sorted."""
    rows = run("MATCH (s:Source) WHERE s.place <> '' RETURN s.place AS place, s.path AS path")
    return {row["place"]: row["path"] for row in sorted(rows, key=lambda row: row["place"])}


def source_rows(run: Run, path: str) -> list[dict[str, Any]]:
    """Return what a source keeps packed, in one row; none where the path is not there."""
    return run("MATCH (s:Source {path: $path}) RETURN s.facts AS facts, s.text AS text", path=path)


def rows(run: Run, query: Query, below: Below) -> list[Row]:
    """Return the query's rows, sorted and unique."""
    found: set[Row] = set()
    is_whole = False
    for side, statement in run_statements(query, below):
        is_whole = side is None
        for row in run(statement.text, **statement.parameters):
            number = row["side"] if side is None else side
            found.add(Row(number, row["answer"], row["document"], row["task"], row["role"], row["agency"]))
    return sorted(found if is_whole else kept(found, query, _LookUp(run)))


@dataclass(frozen=True)
class _LookUp:
    """Tells what the steps of a query need to know, each by one statement."""

    _run: Run

    def _of(self, ids: Sequence[str], found: str) -> list[dict[str, Any]]:
        return self._run(f"UNWIND $asked.ids AS id MATCH {found}", asked={"ids": list(ids)})

    def bodies(self, agencies: Sequence[str]) -> dict[str, str]:
        rows = self._of(agencies, "(:Agency {id: id})-[:INSTANCE_OF]->(body:Body) RETURN id, min(body.id) AS body")
        return {row["id"]: row["body"] for row in rows}

    def narrower(self, ids: Sequence[str]) -> set[str]:
        rows = self._of(ids, "(:Entity {id: id})-[:BROADER]->(wide:Entity) WHERE wide.id IN $asked.ids RETURN DISTINCT id")
        return {row["id"] for row in rows}

    def issued(self, documents: Sequence[str]) -> dict[str, str]:
        rows = self._of(documents, "(one:Entity {id: id}) WHERE one.issue_date IS NOT NULL RETURN id, one.issue_date AS date")
        return {row["id"]: row["date"] for row in rows}

    def times(self, tasks: Sequence[str]) -> dict[str, list[Mapping[str, Value]]]:
        said = ", ".join(f".{name}" for name in TIME_PROPERTIES)
        found: defaultdict[str, list[Mapping[str, Value]]] = defaultdict(list)
        for row in self._of(tasks, f"(:Entity {{id: id}})-[:ALSO_DUE*0..1]->(one) RETURN id, one {{{said}}} AS have"):
            found[row["id"]].append(row["have"])
        return found


def below(run: Run, ids: Sequence[str]) -> list[str]:
    """Return ids with those of the agencies that are instances of these bodies, and of what is narrower than these topics and fields."""
    found = run(
        "UNWIND $asked.ids AS id MATCH (:Entity {id: id})<-[:INSTANCE_OF]-(n:Entity) RETURN n.id AS id "
        "UNION UNWIND $asked.ids AS id MATCH (:Entity {id: id})<-[:BROADER*1..]-(n:Entity) RETURN n.id AS id",
        asked={"ids": list(ids)},
    )
    return sorted({*ids, *(row["id"] for row in found)})


def shown_source(run: Run, document: str) -> list[dict[str, Any]]:
    """Return what the source that a document shows keeps packed, in one row; none where it is not there."""
    return run("MATCH (s:Source {document: $id, shown: true}) RETURN s.facts AS facts, s.text AS text", id=document)


def meta(run: Run) -> dict[str, str]:
    """Return what the store knows of itself."""
    return {str(row["key"]): str(row["value"]) for row in run("MATCH (m:Meta) RETURN m.key AS key, m.value AS value")}


def writes(run: Run) -> int:
    """Return how many changes all writers have counted."""
    rows = run("MATCH (m:Meta) WHERE m.key STARTS WITH 'writes:' RETURN sum(toInteger(m.value)) AS value")
    return int(rows[0]["value"])
