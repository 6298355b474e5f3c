"""RDF files: N-Quads, Turtle and JSON-LD, written line by line in one fixed order, so that the same store gives the same bytes.

Memory does not grow with the store: nodes, then relations, then the documents' graphs, each block as it comes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring as _quoted
from typing import TextIO

from graph.rdf import RDF_TYPE, Quad, document_quads, documents_of, iri_of, merged_quads, store_quads, term
from graph.schema import load_schema
from graph.store import Store

__all__ = ["FORMATS", "nquads", "turtle", "write_rdf"]

FORMATS = ("turtle", "jsonld", "nquads")
AGENT = term("prov:SoftwareAgent")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# The datatype of a literal: inside the quotes a quote is escaped, so that none stands before "^^<".
_TYPED = re.compile(r'(?<!\\)"\^\^<([^">]*)>$')
_UNESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}


def write_rdf(store: Store, format: str, stream: TextIO) -> None:
    """Write a store in one of FORMATS, node by node and document by document.

    Turtle has no named graphs: there each document's statements and places stand in one graph with the merged properties; of what
    documents say of a node only what the merged node shows, so that no property has two values.
    """
    if format == "nquads":
        stream.writelines(nquads(store_quads(store)))
    elif format == "turtle":
        stream.writelines(turtle(_flat(store)))
    else:
        stream.writelines(_jsonld(store))


def _flat(store: Store) -> Iterator[Quad]:
    """Yield quads without graphs, the merged ones and what is said about those that documents state; the program's own only once."""
    yield from merged_quads(store.each_node(), store.each_edge())
    program: set[str] = set()
    for document in documents_of(store):
        agents: set[str] = set()
        for quad in document_quads(store.facts(document), stated=False):
            if quad[2] == AGENT:
                agents.add(quad[0])
            if quad[0] not in program:
                yield quad  # the Turtle writer does not look at its graph
        program |= agents


def nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield N-Quads, one a line."""
    for quad in quads:
        yield f"{quad.subject} {quad.predicate} {quad.object}{' ' + quad.graph if quad.graph else ''} .\n"


def turtle(quads: Iterable[Quad], prefixes: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield Turtle for quads of one graph, one block for those of one subject that follow each other; `prefixes` are those beside the
    schema's."""
    short = _Shortener(prefixes)
    for prefix, iri in sorted(short.prefixes.items()):
        yield f"@prefix {prefix}: <{iri}> .\n"
    for subject, pairs in _by_subject(quads):
        lines = []
        for predicate, objects in pairs.items():
            name = "a" if predicate == RDF_TYPE else short(predicate)
            lines.append(f"  {name} {short(objects[0]) if len(objects) == 1 else ', '.join(map(short, objects))}")
        yield f"\n{short(subject)}\n" + " ;\n".join(lines) + " .\n"


def _jsonld(store: Store) -> Iterator[str]:
    """Yield a JSON-LD document: the merged graph's nodes and relations, and a graph object for each document."""
    values = _Values(_Shortener())
    yield '{"@context": ' + json.dumps(dict(sorted(values.short.prefixes.items())), ensure_ascii=False) + ',\n"@graph": [\n'
    yield from _joined(values, merged_quads(store.each_node(), store.each_edge()))
    for document in documents_of(store):
        facts, graph = store.facts(document), values.name(f"<{iri_of(f'graph/{document}')}>")
        yield f',\n{{"@id": {graph}, "@graph": [\n'
        yield from _joined(values, document_quads(facts))
        yield "\n]}"
    yield "\n]}\n"


def _joined(values: _Values, quads: Iterable[Quad]) -> Iterator[str]:
    for number, (subject, pairs) in enumerate(_by_subject(quads)):
        said = [
            f'"@type": [{", ".join(map(values.name, objects))}]'
            if predicate == RDF_TYPE
            else f"{values.name(predicate)}: [{', '.join(map(values, objects))}]"
            for predicate, objects in pairs.items()
        ]
        begin = ",\n{" if number else "{"
        yield f'{begin}"@id": {values.name(subject)}, {", ".join(said)}}}'


def _by_subject(quads: Iterable[Quad]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield (subject, {predicate: objects}) of quads that follow each other; rdf:type comes first."""
    subject, pairs = "", dict[str, list[str]]()
    for of, predicate, object, _ in quads:
        if of != subject:
            if subject:
                yield subject, _type_first(pairs)
            subject, pairs = of, {}
        pairs.setdefault(predicate, []).append(object)
    if subject:
        yield subject, _type_first(pairs)


def _type_first(pairs: dict[str, list[str]]) -> dict[str, list[str]]:
    if len(pairs) == 1:
        return pairs
    first = {RDF_TYPE: pairs.pop(RDF_TYPE)} if RDF_TYPE in pairs else {}
    return first | dict(sorted(pairs.items()))


class _Shortener:
    """Writes IRIs with the schema's prefixes where the rest is a plain name."""

    def __init__(self, more: Mapping[str, str] | None = None) -> None:
        self.prefixes = {**load_schema().prefixes, "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", **(more or {})}
        self._data = f"<{self.prefixes['data']}"
        self._known: dict[str, str] = {}  # of the terms of ontologies, which are few
        self._plain: dict[str, str] = {}
        data = self.prefixes["data"]
        self._all = list(self.prefixes.items())
        self._of_data = [(prefix, base) for prefix, base in self._all if base.startswith(data) or data.startswith(base)]

    def __call__(self, term: str) -> str:
        known = self._known.get(term)
        if known is not None:
            return known
        if term.startswith(self._data):
            local = term[len(self._data) : -1]
            return f"data:{local}" if _LOCAL.fullmatch(local) else term
        if not term.endswith(">"):
            return term  # a literal without a datatype
        if term.startswith('"'):
            found = _TYPED.search(term)
            return f"{term[: found.start(1) - 1]}{self(f'<{found[1]}>')}" if found is not None else term
        name = self.plain(term)
        known = self._known[term] = name if name != term[1:-1] else term
        return known

    def plain(self, term: str) -> str:
        """Return an IRI term as a prefixed name, or the IRI without its brackets."""
        known = self._plain.get(term)
        if known is not None:
            return known
        iri = name = term[1:-1]
        is_data = term.startswith(self._data)
        for prefix, base in self._of_data if is_data else self._all:
            if iri.startswith(base) and _LOCAL.fullmatch(iri, len(base)):
                name = f"{prefix}:{iri[len(base) :]}"
                break
        if not is_data:
            self._plain[term] = name
        return name


class _Values:
    """Writes terms as JSON-LD has them.  Their text is made as it stands: an object of each, for `json` to write, takes twice the time."""

    def __init__(self, short: _Shortener) -> None:
        self.short = short
        self._types: dict[str, str] = {}  # what closes a literal of a datatype or language, which are few

    def name(self, term: str) -> str:
        """Return an IRI as a JSON string: short where it can be."""
        return _quoted(self.short.plain(term))

    def __call__(self, term: str) -> str:
        """Return the object of an IRI or a literal."""
        if not term.startswith('"'):
            return f'{{"@id": {_quoted(self.short.plain(term))}}}'
        end = term.rindex('"')
        text = term[1:end]
        if "\\" in text:
            text = _UNESCAPE.sub(lambda e: chr(int(e[1], 16)) if e[1] else _NAMED.get(e[2], e[2]), text)
        kind = term[end + 1 :]
        if not kind:
            return f'{{"@value": {_quoted(text)}}}'
        closing = self._types.get(kind)
        if closing is None:
            said = ("@language", kind[1:]) if kind.startswith("@") else ("@type", self.short.plain(kind[2:]))
            closing = self._types[kind] = f"{_quoted(said[0])}: {_quoted(said[1])}"
        return f'{{"@value": {_quoted(text)}, {closing}}}'
