"""RDF files: N-Quads, Turtle and JSON-LD, written line by line in one fixed order, so that the same store gives the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from graph.rdf import RDF_TYPE, Quad, merged_quads, store_quads
from graph.schema import load_schema
from graph.store import Store

__all__ = ["FORMATS", "jsonld", "nquads", "turtle", "write_rdf"]

FORMATS = ("turtle", "jsonld", "nquads")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([a-z-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_UNESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}


def write_rdf(store: Store, format: str, stream: TextIO) -> None:
    """Write a store in one of FORMATS.

    Turtle has no named graphs: there each document's statements and places stand in one graph with the merged properties.
    """
    quads = sorted(set(store_quads(store)))
    lines = {"nquads": nquads, "turtle": turtle, "jsonld": jsonld}[format](_flat(store, quads) if format == "turtle" else quads)
    stream.writelines(lines)


def _flat(store: Store, quads: Iterable[Quad]) -> list[Quad]:
    """Return quads without graphs; of what documents say of a node only what the merged node shows, so that no property has two values."""
    merged = set(merged_quads(store.nodes(), store.edges()))
    stated = {(quad.subject, quad.predicate) for quad in merged}
    kept = {q._replace(graph="") for q in quads if not q.graph or (q.subject, q.predicate) not in stated}
    return sorted(kept)


def nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield N-Quads, one a line, for sorted quads."""
    for quad in quads:
        yield f"{quad.subject} {quad.predicate} {quad.object}{' ' + quad.graph if quad.graph else ''} .\n"


def turtle(quads: Iterable[Quad], prefixes: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield Turtle, one block a subject, for sorted quads of one graph; `prefixes` are those beside the schema's."""
    short = _Shortener(prefixes)
    for prefix, iri in sorted(short.prefixes.items()):
        yield f"@prefix {prefix}: <{iri}> .\n"
    for subject, pairs in _by_subject(quads):
        lines = []
        for predicate, objects in pairs.items():
            name = "a" if predicate == RDF_TYPE else short(predicate)
            lines.append(f"  {name} {', '.join(short(object) for object in objects)}")
        yield f"\n{short(subject)}\n" + " ;\n".join(lines) + " .\n"


def jsonld(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield a JSON-LD document for sorted quads: the merged graph's nodes, and a graph object for each document."""
    short = _Shortener()
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph, []).append(quad)
    yield '{"@context": ' + json.dumps(dict(sorted(short.prefixes.items())), ensure_ascii=False) + ',\n"@graph": [\n'
    first = True
    for graph, of_graph in sorted(graphs.items()):
        objects = [_json_node(subject, pairs, short) for subject, pairs in _by_subject(of_graph)]
        if graph:
            objects = [{"@id": short.plain(graph), "@graph": objects}]
        for one in objects:
            yield ("" if first else ",\n") + json.dumps(one, ensure_ascii=False)
            first = False
    yield "\n]}\n"


def _by_subject(quads: Iterable[Quad]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield (subject, {predicate: objects}) of sorted quads; rdf:type comes first."""
    subject, pairs = "", dict[str, list[str]]()
    for quad in quads:
        if quad.subject != subject:
            if subject:
                yield subject, _type_first(pairs)
            subject, pairs = quad.subject, {}
        pairs.setdefault(quad.predicate, []).append(quad.object)
    if subject:
        yield subject, _type_first(pairs)


def _type_first(pairs: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: pairs[key] for key in sorted(pairs, key=lambda key: (key != RDF_TYPE, key))}


class _Shortener:
    """Writes IRIs with the schema's prefixes where the rest is a plain name."""

    def __init__(self, more: Mapping[str, str] | None = None) -> None:
        self.prefixes = {**load_schema().prefixes, "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", **(more or {})}
        self._known: dict[str, str] = {}

    def __call__(self, term: str) -> str:
        if term.startswith('"'):
            found = _LITERAL.fullmatch(term)
            if found is None or not found[3]:
                return term
            return f"{term[: found.start(3) - 1]}{self(f'<{found[3]}>')}"
        known = self._known.get(term)
        if known is None:
            name = self.plain(term)
            known = self._known[term] = name if name != term[1:-1] else term
        return known

    def plain(self, term: str) -> str:
        """Return an IRI term as a prefixed name, or the IRI without its brackets."""
        iri = term[1:-1]
        for prefix, base in self.prefixes.items():
            if iri.startswith(base) and _LOCAL.fullmatch(iri[len(base) :]):
                return f"{prefix}:{iri[len(base) :]}"
        return iri


def _json_node(subject: str, pairs: dict[str, list[str]], short: _Shortener) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": short.plain(subject)}
    for predicate, objects in pairs.items():
        if predicate == RDF_TYPE:
            node["@type"] = [short.plain(object) for object in objects]
        else:
            node[short.plain(predicate)] = [_json_value(object, short) for object in objects]
    return node


def _json_value(term: str, short: _Shortener) -> dict[str, str]:
    found = _LITERAL.fullmatch(term)
    if found is None:
        return {"@id": short.plain(term)}
    text = _UNESCAPE.sub(lambda e: chr(int(e[1], 16)) if e[1] else _NAMED.get(e[2], e[2]), found[1])
    if found[2]:
        return {"@value": text, "@language": found[2]}
    return {"@value": text, "@type": short.plain(f"<{found[3]}>")} if found[3] else {"@value": text}
