"""The model for readers, from the declared schema: `docs/model.md`."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import Property, Schema

__all__ = ["docs"]

HEAD = """<!-- Generated from schemas/policy.yaml by `make schemas`; not edited. -->
# The graph's model

Every type, property and relation is declared in `schemas/policy.yaml`; the ontology, the SHACL shapes, Neo4j's constraints, the explorer's
labels and this page are made from it. Each fact has its place: document, start and end in characters, section path.
"""
ENGINES = """
## The same graph in three engines

| | SQLite | Neo4j | RDF |
|---|---|---|---|
| a thing | row of `node` | node with the labels `Entity` and its type, `id` | IRI below `data:`, classes of both columns above |
| a relation | row of `edge` | one relationship | one triple |
| what one document says of a thing | `node_claim`, `node_evidence` | node `Claim` | its named graph, `rdf:Statement` |
| what one document says of a relation | `edge_evidence` | node `Statement` with `key` | its named graph, `rdf:Statement` |
| a place in the text | `start`, `end`, `path`, `page` | `starts`, `ends`, `places` (JSON) | position and quote selectors of `oa:` |
| a file | `source`, `document` | node `Source` | `eli:Format`, `prov:Entity` |
| a passage of search | `document.cuts`, `passage_index`, `vector` | node `Passage`, indexes `passage_text`, `passage_vector` | |

In RDF the default graph holds the merged things and relations, `data:graph/<document id>` what that document says. A place is named after
RFC 5147: `<document>#char=12,34`. A property with several claims shows that of the document itself, else that of the smallest document id.
"""


def docs(schema: Schema) -> str:
    """Return the text of `docs/model.md`."""
    out = [HEAD, "## Things\n"]
    for node in schema.nodes.values():
        out.append(f"### {node.name}: {node.label.en} ({node.label.vi})\n\nRDF: `{node.maps_to}`, `cancu:{node.name}`\n")
        out.append(_table(node.properties.values()))
    out.append("## Relations\n")
    out.append("| relation | English | Vietnamese | from | to | RDF | inverse |\n|---|---|---|---|---|---|---|")
    for edge in schema.edges.values():
        out.append(
            f"| `{edge.name}` | {edge.label.en} | {edge.label.vi} | {', '.join(edge.sources)} | {', '.join(edge.targets)} "
            f"| `{edge.maps_to}` | {edge.inverse_label.en} |"
        )
    out.append("\n## Properties of relations\n\nKept with the evidence of the document that says them.\n")
    out.append(_table(schema.edge_properties.values()))
    return "\n".join(out) + ENGINES


def _table(properties: Iterable[Property]) -> str:
    rows = ["| property | English | Vietnamese | type | RDF |", "|---|---|---|---|---|"]
    for declared in properties:
        required = ", required" if declared.required else ""
        rows.append(f"| `{declared.name}` | {declared.label.en} | {declared.label.vi} | {declared.type}{required} | `{declared.maps_to}` |")
    return "\n".join(rows) + "\n"
