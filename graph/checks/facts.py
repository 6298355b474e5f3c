"""What must hold of facts before any store takes them: declared types, ends that exist, evidence within the text."""

from __future__ import annotations

from graph.model import DocumentFacts, Evidence
from graph.schema import Schema, load_schema
from text.errors import StoreError

__all__ = ["check_facts"]

CODE = "invalid-facts"


def check_facts(facts: DocumentFacts, schema: Schema | None = None) -> None:
    """Raise a StoreError that names the first fact which breaks the schema or has no place in the text.

    Every node and edge that is not the vocabulary's (authority 0, `from_vocabulary`) needs evidence, except that a node may be stated by
    its edges alone.
    """
    schema = schema or load_schema()
    types: dict[str, str] = {}
    stated: set[str] = set()
    for edge in facts.edges:
        if edge.evidence:
            stated.update((edge.source, edge.target))
    for node in facts.nodes:
        declared = schema.nodes.get(node.type)
        if declared is None:
            raise _wrong(facts, f"node {node.id!r} has the type {node.type!r}, which schemas/policy.yaml does not declare")
        if node.id in types:
            raise _wrong(facts, f"node {node.id!r} is there twice")
        types[node.id] = node.type
        for name in node.properties:
            if name not in declared.properties:
                raise _wrong(facts, f"node {node.id!r} has a property {name!r}, which {node.type} does not declare in schemas/policy.yaml")
        if node.authority and not node.evidence and node.id not in stated:
            raise _wrong(facts, f"node {node.id!r} has no evidence")
        _check_evidence(facts, node.id, node.evidence)
    if types.get(facts.document) != "Document":
        raise _wrong(facts, "its own Document node is missing")
    keys: set[tuple[str, str, str]] = set()
    for edge in facts.edges:
        name = f"edge {edge.source} {edge.type} {edge.target}"
        kind = schema.edges.get(edge.type)
        if kind is None:
            raise _wrong(facts, f"{name}: its type is not declared in schemas/policy.yaml")
        if (edge.type, edge.source, edge.target) in keys:
            raise _wrong(facts, f"{name} is there twice")
        keys.add((edge.type, edge.source, edge.target))
        for end, allowed in ((edge.source, kind.sources), (edge.target, kind.targets)):
            if types.get(end) not in allowed:
                found = f"a {types[end]}" if end in types else "not among the nodes"
                raise _wrong(facts, f"{name}: {end!r} is {found}, but must be one of {', '.join(allowed)}")
        for prop in edge.properties:
            if prop not in schema.edge_properties:
                raise _wrong(facts, f"{name} has a property {prop!r}, which schemas/policy.yaml does not declare")
        if not edge.evidence and not kind.from_vocabulary:
            raise _wrong(facts, f"{name} has no evidence")
        _check_evidence(facts, name, edge.evidence)
    for passage in facts.passages:
        if not 0 <= passage.start < passage.end <= len(facts.text):
            raise _wrong(
                facts,
                f"passage {passage.path!r}: [{passage.start}, {passage.end}) is not a range of its text ({len(facts.text)} characters)",
            )
        for tag in (*passage.agencies, *passage.topics):
            if types.get(tag) not in ("Agency", "Topic"):
                raise _wrong(facts, f"passage {passage.path!r} names {tag!r}, which is no agency or topic among the nodes")


def _check_evidence(facts: DocumentFacts, name: str, evidence: tuple[Evidence, ...]) -> None:
    for place in evidence:
        if place.document != facts.document or not 0 <= place.start < place.end <= len(facts.text):
            raise _wrong(
                facts, f"{name}: {place.document} [{place.start}, {place.end}) is not a range of its text ({len(facts.text)} characters)"
            )


def _wrong(facts: DocumentFacts, what: str) -> StoreError:
    return StoreError(f"{facts.source} ({facts.document}): {what}. Nothing of it was written; please report the file.", code=CODE)
