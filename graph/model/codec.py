"""Graph values as canonical JSON and back: what the stores keep and JSON Lines carry.

Canonical: keys sorted, no spaces, no null properties, lists of strings for tuples; equal values give equal text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.model import DocumentFacts, Edge, Evidence, Node, Passage, Value

__all__ = [
    "dumps", "edge_to_json", "evidence_key", "evidence_to_json", "facts_from_json", "facts_to_json", "node_to_json",
    "normalized", "properties_from_json", "properties_to_json",
]  # fmt: skip


# One encoder: `json.dumps` makes a new one each time, which takes longer than most of what is written here.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def dumps(value: object) -> str:
    """Return canonical JSON of a JSON-ready value."""
    return _ENCODER.encode(value)


def properties_to_json(properties: Mapping[str, Value]) -> dict[str, object]:
    """Return properties without the absent ones, tuples as lists, sorted by name."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in sorted(properties.items()) if value is not None}


def properties_from_json(data: Mapping[str, Any]) -> dict[str, Value]:
    """Return properties with lists as tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}


def evidence_key(evidence: Evidence) -> tuple[str, int, int, str, str, str, int]:
    """Return the sort key of evidence: its fields in order, no page before any page."""
    return (evidence.document, evidence.start, evidence.end, evidence.path, evidence.kind, evidence.property, evidence.page or -1)


def evidence_to_json(evidence: Evidence) -> dict[str, object]:
    """Return evidence as an object without its empty fields."""
    data: dict[str, object] = {"document": evidence.document, "start": evidence.start, "end": evidence.end, "kind": evidence.kind}
    for name in ("path", "property", "page"):
        value = getattr(evidence, name)
        if value:
            data[name] = value
    return data


def _evidence(data: Any) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(e["document"], e["start"], e["end"], e.get("path", ""), e["kind"], e.get("property", ""), e.get("page")) for e in data
    )


def node_to_json(node: Node) -> dict[str, object]:
    """Return a node as an object."""
    return {
        "id": node.id, "type": node.type, "authority": node.authority, "properties": properties_to_json(node.properties),
        "evidence": [evidence_to_json(e) for e in node.evidence],
    }  # fmt: skip


def edge_to_json(edge: Edge) -> dict[str, object]:
    """Return an edge as an object."""
    return {
        "type": edge.type, "source": edge.source, "target": edge.target, "properties": properties_to_json(edge.properties),
        "evidence": [evidence_to_json(e) for e in edge.evidence],
    }  # fmt: skip


def _passage_to_json(passage: Passage) -> dict[str, object]:
    return {
        "start": passage.start, "end": passage.end, "path": passage.path, "kind": passage.kind, "context": list(passage.context),
        "task": passage.task, "agencies": list(passage.agencies), "topics": list(passage.topics), "page": passage.page,
    }  # fmt: skip


def facts_to_json(facts: DocumentFacts) -> dict[str, object]:
    """Return all that a document says as one object; `facts_from_json` gives it back."""
    return {
        "document": facts.document, "source": facts.source, "sha256": facts.sha256, "versions": dict(sorted(facts.versions.items())),
        "pages": list(facts.pages), "text": facts.text, "parsed": facts.parsed, "nodes": [node_to_json(n) for n in facts.nodes],
        "edges": [edge_to_json(e) for e in facts.edges], "passages": [_passage_to_json(p) for p in facts.passages],
    }  # fmt: skip


def facts_from_json(data: Mapping[str, Any]) -> DocumentFacts:
    """Return the facts of an object that `facts_to_json` made.

    Raises:
        KeyError, TypeError: if it is no such object.
    """
    document = data["document"]
    return DocumentFacts(
        document=document, source=data["source"], sha256=data["sha256"], text=data["text"], parsed=data["parsed"],
        versions=dict(data["versions"]), pages=tuple(data["pages"]),
        nodes=tuple(
            Node(n["id"], n["type"], properties_from_json(n["properties"]), _evidence(n["evidence"]), n["authority"]) for n in data["nodes"]
        ),
        edges=tuple(
            Edge(e["type"], e["source"], e["target"], _evidence(e["evidence"]), properties_from_json(e["properties"]))
            for e in data["edges"]
        ),
        passages=tuple(
            Passage(
                document, p["start"], p["end"], p["path"], p["kind"], tuple(p["context"]), p["task"], tuple(p["agencies"]),
                tuple(p["topics"]), p["page"],
            )
            for p in data["passages"]
        ),
    )  # fmt: skip


def normalized(facts: DocumentFacts) -> DocumentFacts:
    """Return the same facts in the one order that is stored: nodes by id, edges by key, passages by place, evidence sorted and unique."""

    def proof(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return evidence if len(evidence) < 2 else tuple(sorted(set(evidence), key=evidence_key))

    def tags(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(names)))

    return replace(
        facts,
        nodes=tuple(Node(n.id, n.type, n.properties, proof(n.evidence), n.authority) for n in sorted(facts.nodes, key=lambda n: n.id)),
        edges=tuple(
            Edge(e.type, e.source, e.target, proof(e.evidence), e.properties)
            for e in sorted(facts.edges, key=lambda e: (e.type, e.source, e.target))
        ),
        passages=tuple(
            Passage(p.document, p.start, p.end, p.path, p.kind, p.context, p.task, tags(p.agencies), tags(p.topics), p.page)
            for p in sorted(facts.passages, key=lambda p: (p.start, p.end, p.path, p.kind))
        ),
    )
