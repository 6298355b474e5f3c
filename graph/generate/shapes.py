"""SHACL shapes from the declared schema: `schemas/generated/shapes.ttl`; what a valid export must hold to.

One shape a type (its properties), one a relation (its ends), and three for evidence: a statement has a place, a place has a source and both
selectors, a position is a range.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.rdf import literal
from graph.schema import NodeType, Property, Schema

__all__ = ["CLOSED", "shapes"]

PREFIXES = {
    "sh": "http://www.w3.org/ns/shacl#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "shape": "https://w3id.org/cancu/shape/",
}  # fmt: skip
# Closed lists of values (CONTRACT.md).
CLOSED = {
    ("Task", "kind"): ("task", "assignment", "objective"),
    ("Task", "role_source"): ("inline", "section", "heading", "table"),
    ("Task", "recurrence"): ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous"),
    ("Time", "recurrence"): ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous"),
    ("Finding", "severity"): ("info", "warning", "error"),
}
EVIDENCE = """
shape:Statement a sh:NodeShape ;
  sh:targetClass rdf:Statement ;
  sh:property [ sh:path rdf:subject ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path rdf:predicate ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path rdf:object ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path prov:wasQuotedFrom ; sh:minCount 1 ; sh:class oa:SpecificResource ] .

shape:Place a sh:NodeShape ;
  sh:targetClass oa:SpecificResource ;
  sh:property [ sh:path oa:hasSource ; sh:minCount 1 ; sh:maxCount 1 ; sh:class prov:Entity ] ;
  sh:property [ sh:path oa:hasSelector ; sh:qualifiedValueShape [ sh:class oa:TextPositionSelector ] ; sh:qualifiedMinCount 1 ] ;
  sh:property [ sh:path oa:hasSelector ; sh:qualifiedValueShape [ sh:class oa:TextQuoteSelector ] ; sh:qualifiedMinCount 1 ] .

shape:Position a sh:NodeShape ;
  sh:targetClass oa:TextPositionSelector ;
  sh:property [ sh:path oa:start ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ; sh:lessThan oa:end ] ;
  sh:property [ sh:path oa:end ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] .

shape:Quote a sh:NodeShape ;
  sh:targetClass oa:TextQuoteSelector ;
  sh:property [ sh:path oa:exact ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:minLength 1 ] .
"""


def shapes(schema: Schema) -> str:
    """Return the text of `shapes.ttl`."""
    lines = ["# Generated from schemas/policy.yaml by `make schemas`; not edited."]
    lines += [f"@prefix {name}: <{iri}> ." for name, iri in sorted({**schema.prefixes, **PREFIXES}.items())]
    text = "\n".join(lines) + "\n"
    text += "".join(_node_shape(schema, node) for node in schema.nodes.values())
    for edge in schema.edges.values():
        text += (
            f"\nshape:{edge.name} a sh:NodeShape ;\n  sh:targetSubjectsOf {edge.maps_to} ;\n  {_is_one_of(edge.sources)} ;\n"
            f"  sh:property [ sh:path {edge.maps_to} ; {_is_one_of(edge.targets)} ] .\n"
        )
    return text + EVIDENCE


def _node_shape(schema: Schema, node: NodeType) -> str:
    parts = [f"shape:{node.name} a sh:NodeShape", f"sh:targetClass cancu:{node.name}"]
    parts += [f"sh:property [ {' ; '.join(_property(schema, node, declared))} ]" for declared in node.properties.values()]
    parts.append("sh:property [ sh:path dcterms:identifier ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ]")
    if node.name == "Task":
        parts.append("sh:property [ sh:path [ sh:inversePath cancu:hasTask ] ; sh:minCount 1 ; sh:maxCount 1 ]")
    return "\n" + " ;\n  ".join(parts) + " .\n"


def _property(schema: Schema, node: NodeType, declared: Property) -> Iterator[str]:
    yield f"sh:path {declared.maps_to}"
    for language in ("vi", "en"):
        yield f"sh:name {literal(declared.label.in_language(language), language=language)}"
    value_type = schema.types[declared.type]
    if declared.maps_to in ("skos:prefLabel", "cancu:nameEn"):
        yield "sh:datatype rdf:langString"
        yield "sh:uniqueLang true"
    else:
        yield f"sh:datatype {value_type.maps_to}"
        if not value_type.many:
            yield "sh:maxCount 1"
    if declared.required:
        yield "sh:minCount 1"
    closed = CLOSED.get((node.name, declared.name))
    if closed:
        yield f"sh:in ( {' '.join(literal(value) for value in closed)} )"


def _is_one_of(types: Sequence[str]) -> str:
    if len(types) == 1:
        return f"sh:class cancu:{types[0]}"
    return f"sh:or ( {' '.join(f'[ sh:class cancu:{name} ]' for name in types)} )"
