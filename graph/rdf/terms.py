"""The graph in RDF: terms, and the quads of a store.

The default graph holds what the store answers with: merged nodes and relations.  One named graph a document holds what that document says:
its statements, each with the places that prove it (Web Annotation selectors), and where they come from (PROV-O).  There are no blank nodes
and no clock: the same store gives the same quads.  Writers are in `graph.rdf.write`, SPARQL in `graph.rdf.view`.

Sources of the terms: ELI ontology 1.4, W3C ORG, SKOS, PROV-O, Web Annotation (text position and quote selectors), RFC 5147 (#char=12,34).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from graph.model import DocumentFacts, Edge, Evidence, Node, Value
from graph.schema import Property, Schema, load_schema
from graph.store import Store

__all__ = ["RDF_TYPE", "Quad", "document_quads", "documents_of", "id_of", "iri_of", "literal", "merged_quads", "store_quads", "term"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDF_TYPE = f"<{RDF}type>"
CONTEXT_CHARS = 32  # of text before and after a quote, as the Web Annotation model advises, so that it is found again in a changed text
_KEPT = "/:~.-_(),;=@+*!"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff]')


class Quad(NamedTuple):
    """Four terms as N-Quads writes them; `graph` is "" for the default graph."""

    subject: str
    predicate: str
    object: str
    graph: str = ""


@lru_cache(maxsize=2**15)
def _encoded(id: str) -> str:
    return quote(id, safe=_KEPT, errors="surrogatepass")


def iri_of(id: str, schema: Schema | None = None) -> str:
    """Return the IRI of a node's id: the `data` prefix and the id, percent-encoded where an IRI must be."""
    return (schema or load_schema()).prefixes["data"] + _encoded(id)


def id_of(iri: str, schema: Schema | None = None) -> str:
    """Return the id of a node's IRI; an IRI of another kind is returned as it is."""
    base = (schema or load_schema()).prefixes["data"]
    return unquote(iri.removeprefix(base), errors="surrogatepass") if iri.startswith(base) else iri


def term(name: str, schema: Schema | None = None) -> str:
    """Return a prefixed name ("eli:title") as a term."""
    return _own_term(name) if schema is None or schema is load_schema() else f"<{schema.iri(name)}>"


@lru_cache(maxsize=1024)
def _own_term(name: str) -> str:
    return f"<{load_schema().iri(name)}>"


def literal(value: str, *, datatype: str = "", language: str = "") -> str:
    """Return a literal as N-Quads, Turtle and SPARQL all read it; `datatype` is an IRI.

    A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
    """
    text = _ESCAPED.sub(lambda found: _ESCAPES.get(found[0]) or ("\ufffd" if found[0] >= "\ud800" else f"\\u{ord(found[0]):04X}"), value)
    if language:
        return f'"{text}"@{language}'
    return f'"{text}"^^<{datatype}>' if datatype and not datatype.endswith("#string") else f'"{text}"'


def store_quads(store: Store) -> Iterator[Quad]:
    """Yield all quads of a store: the merged graph first, then each document's graph, by id; no more than one document is held."""
    schema = load_schema()
    yield from merged_quads(store.each_node(), store.each_edge(), schema)
    for document in documents_of(store):
        yield from document_quads(store.facts(document), schema)


def documents_of(store: Store) -> list[str]:
    """Return the ids of the documents of the collection, sorted."""
    return sorted({document for _, document, _ in store.sources().values()})


def merged_quads(nodes: Iterable[Node], edges: Iterable[Edge], schema: Schema | None = None) -> Iterator[Quad]:
    """Yield the default graph: nodes with their merged properties, and relations."""
    schema = schema or load_schema()
    for node in nodes:
        subject = f"<{iri_of(node.id, schema)}>"
        for kind in dict.fromkeys((schema.nodes[node.type].maps_to, f"cancu:{node.type}")):
            yield Quad(subject, RDF_TYPE, term(kind, schema))
        yield Quad(subject, term("dcterms:identifier", schema), literal(node.id))
        for predicate, object in _properties(node.properties, schema.nodes[node.type].properties, schema):
            yield Quad(subject, predicate, object)
        if node.type in ("Body", "Topic", "Field"):
            yield Quad(subject, term("skos:inScheme", schema), f"<{iri_of('scheme:' + node.type.lower(), schema)}>")
    for edge in edges:
        yield Quad(f"<{iri_of(edge.source, schema)}>", term(schema.edges[edge.type].maps_to, schema), f"<{iri_of(edge.target, schema)}>")


def document_quads(facts: DocumentFacts, schema: Schema | None = None, *, stated: bool = True) -> Iterator[Quad]:
    """Yield the named graph of a document: its statements with their places, and where they come from; quads of one subject together.

    `stated` false leaves out the triples that are stated themselves, and yields only what is said about them.
    """
    schema = schema or load_schema()
    graph = f"<{iri_of('graph/' + facts.document, schema)}>"
    source = f"<{iri_of('source/' + facts.sha256, schema)}>"
    seen: set[str] = set()
    yield from _provenance(facts, graph, source, schema)
    for made in (_node_statements(facts, schema), _edge_statements(facts, schema)):
        for subject, predicate, object, said, places in made:
            if stated:
                yield Quad(subject, predicate, object, graph)
            yield from _statement(facts, (subject, predicate, object), said, places, graph, source, schema, seen)


Said = tuple[str, str, str, list[tuple[str, str]], list[Evidence]]


def _node_statements(facts: DocumentFacts, schema: Schema) -> Iterator[Said]:
    """Yield what the document says of nodes: that they are, and each property that has its own place."""
    for node in facts.nodes:
        if not node.authority:
            continue  # the vocabulary's word, not the document's
        declared = schema.nodes[node.type]
        subject = f"<{iri_of(node.id, schema)}>"
        proof: dict[str, list[Evidence]] = {}
        for place in node.evidence:
            proof.setdefault(place.property if place.property in declared.properties else "", []).append(place)
        yield subject, RDF_TYPE, term(declared.maps_to, schema), [], proof.pop("", [])
        values = dict(node.properties)
        for name in sorted(set(values) | set(proof)):
            said = {name: values.get(name)}
            for predicate, object in _properties(said, declared.properties, schema):
                yield subject, predicate, object, [], proof.get(name, [])


def _edge_statements(facts: DocumentFacts, schema: Schema) -> Iterator[Said]:
    for edge in facts.edges:
        declared = schema.edges[edge.type]
        if declared.from_vocabulary:
            continue
        said = list(_properties(edge.properties, schema.edge_properties, schema))
        ends = f"<{iri_of(edge.source, schema)}>", f"<{iri_of(edge.target, schema)}>"
        yield ends[0], term(declared.maps_to, schema), ends[1], said, list(edge.evidence)


def _statement(
    facts: DocumentFacts,
    triple: tuple[str, str, str],
    said: list[tuple[str, str]],
    places: list[Evidence],
    graph: str,
    source: str,
    schema: Schema,
    seen: set[str],
) -> Iterator[Quad]:
    """Yield one rdf:Statement about a triple for each kind of place that proves it, then the places that were not said before."""
    kinds: dict[str, list[Evidence]] = {}
    for place in places:
        kinds.setdefault(place.kind, []).append(place)
    quoted, kind_of, whole = term("prov:wasQuotedFrom", schema), term("cancu:evidenceKind", schema), iri_of(facts.document, schema)
    for kind, of_kind in sorted(kinds.items()):
        name = hashlib.sha256("\0".join((facts.document, *triple, kind)).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        statement = f"<{iri_of('statement/' + name, schema)}>"
        yield Quad(statement, RDF_TYPE, f"<{RDF}Statement>", graph)
        for predicate, object in zip(("subject", "predicate", "object"), triple, strict=True):
            yield Quad(statement, f"<{RDF}{predicate}>", object, graph)
        yield Quad(statement, kind_of, literal(kind), graph)
        for predicate, object in said:
            yield Quad(statement, predicate, object, graph)
        places = of_kind if len(of_kind) == 1 else sorted(set(of_kind), key=lambda p: (p.start, p.end, p.path))
        positions = [f"{whole}#char={place.start},{place.end}" for place in places]
        for position in dict.fromkeys(positions):
            yield Quad(statement, quoted, f"<{position}>", graph)
        for place, position in zip(places, positions, strict=True):
            if position not in seen:
                seen.add(position)
                yield from _position(facts, place, position, graph, source, schema)
            elif place.path and f"{position} {place.path}" not in seen:
                yield Quad(f"<{position}>", term("cancu:sectionPath", schema), literal(place.path), graph)
            seen.add(f"{position} {place.path}")


def _position(facts: DocumentFacts, place: Evidence, position: str, graph: str, source: str, schema: Schema) -> Iterator[Quad]:
    """Yield a place in the text: a position selector, and a quote selector that finds it again in another edition of the text."""
    subject, at, words = f"<{position}>", f"<{position};position>", f"<{position};quote>"
    number = schema.iri("xsd:nonNegativeInteger")
    text, start, end = facts.text, place.start, place.end
    for one, predicate, object in (
        (subject, RDF_TYPE, term("oa:SpecificResource", schema)),
        (subject, term("oa:hasSource", schema), source),
        (subject, term("oa:hasSelector", schema), at),
        (subject, term("oa:hasSelector", schema), words),
        (at, RDF_TYPE, term("oa:TextPositionSelector", schema)),
        (at, term("oa:start", schema), literal(str(start), datatype=number)),
        (at, term("oa:end", schema), literal(str(end), datatype=number)),
        (words, RDF_TYPE, term("oa:TextQuoteSelector", schema)),
        (words, term("oa:prefix", schema), literal(text[max(0, start - CONTEXT_CHARS) : start])),
        (words, term("oa:exact", schema), literal(text[start:end])),
        (words, term("oa:suffix", schema), literal(text[end : end + CONTEXT_CHARS])),
    ):
        yield Quad(one, predicate, object, graph)
    if place.path:
        yield Quad(subject, term("cancu:sectionPath", schema), literal(place.path), graph)
    if place.page is not None:
        yield Quad(subject, term("cancu:page", schema), literal(str(place.page), datatype=schema.iri("xsd:integer")), graph)


def _provenance(facts: DocumentFacts, graph: str, source: str, schema: Schema) -> Iterator[Quad]:
    """Yield which file was read, by which versions of the program, into this graph."""
    versions = sorted(facts.versions.items())
    digest = hashlib.sha256(repr((facts.sha256, versions)).encode()).hexdigest()[:24]
    agent = f"<{iri_of('agent/cancu-' + hashlib.sha256(repr(versions).encode()).hexdigest()[:12], schema)}>"
    activity = f"<{iri_of('activity/' + digest, schema)}>"
    document = f"<{iri_of(facts.document, schema)}>"
    for subject, predicate, object in (
        (graph, RDF_TYPE, term("prov:Entity", schema)),
        (graph, term("foaf:primaryTopic", schema), document),
        (graph, term("prov:wasDerivedFrom", schema), source),
        (graph, term("prov:wasGeneratedBy", schema), activity),
        (source, RDF_TYPE, term("prov:Entity", schema)),
        (source, RDF_TYPE, term("eli:Format", schema)),
        (source, term("dcterms:source", schema), literal(facts.source)),
        (source, term("cancu:sha256", schema), literal(facts.sha256)),
        (source, term("prov:specializationOf", schema), document),
        (activity, RDF_TYPE, term("prov:Activity", schema)),
        (activity, term("prov:used", schema), source),
        (activity, term("prov:wasAssociatedWith", schema), agent),
        (agent, RDF_TYPE, term("prov:SoftwareAgent", schema)),
        (agent, term("foaf:name", schema), literal("cancu")),
        *((agent, term("dcterms:hasVersion", schema), literal(f"{name} {value}")) for name, value in versions),
    ):
        yield Quad(subject, predicate, object, graph)


def _properties(values: Mapping[str, Value], declared: Mapping[str, Property], schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield (predicate, object) of properties that have a value; names in both languages are language-tagged."""
    for name, value in sorted(values.items()):
        if value is None or name not in declared:
            continue
        predicate = term(declared[name].maps_to, schema)
        datatype = schema.iri(schema.types[declared[name].type].maps_to)
        language = {"skos:prefLabel": "vi", "cancu:nameEn": "en"}.get(declared[name].maps_to, "")
        for one in value if isinstance(value, tuple) else (value,):
            text = str(one).lower() if isinstance(one, bool) else str(one)
            if language:
                yield predicate, literal(text, language=language)
                if language == "en":
                    yield term("skos:prefLabel", schema), literal(text, language="en")
            else:
                yield predicate, literal(text, datatype=datatype)
