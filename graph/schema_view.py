"""The declared schema as JSON and as lines for a terminal: what `cancu schema` prints."""

from __future__ import annotations

from graph.schema import Label, Schema

__all__ = ["schema_json", "schema_lines"]


def _label(label: Label) -> dict[str, str]:
    return {"vi": label.vi, "en": label.en}


def schema_json(schema: Schema) -> dict[str, object]:
    """Return types, properties and relations with both labels and their RDF terms."""
    nodes = {
        node.name: {
            "label": _label(node.label),
            "maps_to": node.maps_to,
            "properties": {p.name: {"label": _label(p.label), "type": p.type, "maps_to": p.maps_to} for p in node.properties.values()},
        }
        for node in schema.nodes.values()
    }
    edges = {
        edge.name: {
            "label": _label(edge.label),
            "inverse": {"name": edge.inverse, "label": _label(edge.inverse_label)},
            "from": list(edge.sources),
            "to": list(edge.targets),
            "maps_to": edge.maps_to,
        }
        for edge in schema.edges.values()
    }
    return {"version": schema.version, "prefixes": dict(schema.prefixes), "nodes": nodes, "edges": edges}


def schema_lines(schema: Schema, language: str) -> list[str]:
    """Return a line a type, property and relation, with labels in `language`."""
    lines = []
    for node in schema.nodes.values():
        lines.append(f"{node.name}: {node.label.in_language(language)}")
        lines += [f"  {p.name} ({p.type}): {p.label.in_language(language)}" for p in node.properties.values()]
    for edge in schema.edges.values():
        ends = f"{' | '.join(edge.sources)} → {' | '.join(edge.targets)}"
        lines.append(f"{edge.name}: {ends}: {edge.label.in_language(language)} / {edge.inverse_label.in_language(language)}")
    return lines
