"""The ontology in OWL with SKOS labels, from the declared schema: `schemas/generated/ontology.ttl`.

Own terms get labels, domain and range; terms of other vocabularies are named and labelled but not defined again.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.rdf import RDF_TYPE, Quad, literal
from graph.rdf.write import turtle
from graph.schema import EdgeType, Label, Schema

__all__ = ["EXTRA", "camel", "ontology"]

OWL, RDFS = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#"
# Terms that describe places and files; the schema declares what documents say, not how it is proven.
EXTRA = {
    "cancu:evidenceKind": Label("Loại chứng cứ", "Kind of evidence"),
    "cancu:page": Label("Trang", "Page"),
    "cancu:sha256": Label("Mã băm SHA-256", "SHA-256 hash"),
}


def ontology(schema: Schema) -> str:
    """Return the text of `ontology.ttl`."""
    head = "# Generated from schemas/policy.yaml by `make schemas`; not edited.\n"
    return head + "".join(turtle(sorted(set(_quads(schema))), {"owl": OWL, "rdfs": RDFS}))


def camel(name: str) -> str:
    """Return BASIS_FOR as basisFor."""
    first, *rest = name.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)


def _quads(schema: Schema) -> Iterator[Quad]:
    root = f"<{schema.prefixes['cancu'].rstrip('#')}>"
    yield Quad(root, RDF_TYPE, f"<{OWL}Ontology>")
    yield Quad(root, f"<{OWL}versionInfo>", literal(str(schema.version)))
    yield from _labels(root, Label("Mô hình đồ thị văn bản chính sách", "Policy document graph"))
    for name, node in schema.nodes.items():
        own = f"<{schema.iri('cancu:' + name)}>"
        yield Quad(own, RDF_TYPE, f"<{OWL}Class>")
        yield from _labels(own, node.label)
        if node.maps_to != f"cancu:{name}":
            yield Quad(own, f"<{RDFS}subClassOf>", f"<{schema.iri(node.maps_to)}>")
        for declared in node.properties.values():
            term = f"<{schema.iri(declared.maps_to)}>"
            yield from _labels(term, declared.label)
            yield Quad(term, RDF_TYPE, f"<{OWL}DatatypeProperty>")
            if declared.maps_to.startswith("cancu:"):
                language_tagged = declared.maps_to == "cancu:nameEn"
                datatype = "rdf:langString" if language_tagged else schema.types[declared.type].maps_to
                yield Quad(term, f"<{RDFS}range>", f"<{_iri(schema, datatype)}>")
    for edge in schema.edges.values():
        yield from _edge(schema, edge)
    for declared in schema.edge_properties.values():
        term = f"<{schema.iri(declared.maps_to)}>"
        yield Quad(term, RDF_TYPE, f"<{OWL}DatatypeProperty>")
        yield from _labels(term, declared.label)
    for name, label in EXTRA.items():
        yield Quad(f"<{schema.iri(name)}>", RDF_TYPE, f"<{OWL}DatatypeProperty>")
        yield from _labels(f"<{schema.iri(name)}>", label)


def _edge(schema: Schema, edge: EdgeType) -> Iterator[Quad]:
    term = f"<{schema.iri(edge.maps_to)}>"
    yield Quad(term, RDF_TYPE, f"<{OWL}ObjectProperty>")
    yield from _labels(term, edge.label)
    inverse = f"<{schema.iri('cancu:' + camel(edge.inverse))}>"
    yield Quad(inverse, RDF_TYPE, f"<{OWL}ObjectProperty>")
    yield Quad(inverse, f"<{OWL}inverseOf>", term)
    yield from _labels(inverse, edge.inverse_label)
    if edge.maps_to.startswith("cancu:"):
        for predicate, ends in (("domain", edge.sources), ("range", edge.targets)):
            if len(ends) == 1:
                yield Quad(term, f"<{RDFS}{predicate}>", f"<{schema.iri('cancu:' + ends[0])}>")


def _labels(subject: str, label: Label) -> Iterator[Quad]:
    for language in ("vi", "en"):
        text = literal(label.in_language(language), language=language)
        yield Quad(subject, f"<{RDFS}label>", text)
        yield Quad(subject, "<http://www.w3.org/2004/02/skos/core#prefLabel>", text)


def _iri(schema: Schema, name: str) -> str:
    return "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString" if name == "rdf:langString" else schema.iri(name)
