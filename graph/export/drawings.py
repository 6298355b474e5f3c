"""The graph in files that other programs draw: GraphML and GEXF (Gephi, networkx, yEd, Cytoscape).

They hold the merged graph with every attribute as a scalar, written node by node: memory does not grow with the store.  Node attributes:
node_type, label, and every property that has a value (a list's values joined by " | ").  Edge attributes: relation, weight and evidence
(number of places).  Same store, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from graph.export.xml_text import storable
from graph.model import Edge
from graph.network import node_attributes
from graph.schema import load_schema
from graph.store import Store

__all__ = ["FORMATS", "write_graph"]

FORMATS = ("graphml", "gexf")
Scalar = str | int | float | bool
_TYPES = {"integer": "long", "year": "long", "boolean": "boolean"}
_EDGE = {"relation": "string", "weight": "long", "evidence": "long"}


def write_graph(store: Store, format: str, stream: TextIO) -> None:
    """Write a store in one of FORMATS."""
    stream.writelines({"graphml": _graphml, "gexf": _gexf}[format](store))


def _declared() -> dict[str, str]:
    """Return {attribute of nodes: its type in these formats}, sorted."""
    found = {"node_type": "string", "label": "string"}
    for node in load_schema().nodes.values():
        found |= {name: _TYPES.get(declared.type, "string") for name, declared in node.properties.items()}
    return dict(sorted(found.items()))


def _nodes(store: Store) -> Iterator[tuple[str, dict[str, Scalar]]]:
    for node in store.each_node():
        yield _clean(node.id), _scalars(node_attributes(node))


def _edges(store: Store) -> Iterator[tuple[str, Edge, dict[str, Scalar]]]:
    for number, edge in enumerate(store.each_edge(), start=1):
        places = len(edge.evidence)
        yield f"e{number}", edge, {"relation": edge.type, "weight": max(1, places), "evidence": places}


def _graphml(store: Store) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, declared in (("node", _declared()), ("edge", _EDGE)):
        for name, type in declared.items():
            yield f'  <key id="{domain[0]}_{name}" for="{domain}" attr.name="{name}" attr.type="{type}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for id, said in _nodes(store):
        yield f"    <node id={quoteattr(id)}>{_data('n', said)}</node>\n"
    for id, edge, said in _edges(store):
        ends = f"source={quoteattr(_clean(edge.source))} target={quoteattr(_clean(edge.target))}"
        yield f'    <edge id="{id}" {ends}>{_data("e", said)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _data(domain: str, said: Mapping[str, Scalar]) -> str:
    return "".join(f'<data key="{domain}_{name}">{escape(_text(value))}</data>' for name, value in said.items())


def _gexf(store: Store) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '  <graph defaultedgetype="directed" mode="static">\n'
    numbers: dict[str, int] = {}
    kinds = {
        "node": {name: type for name, type in _declared().items() if name != "label"},
        "edge": {"relation": "string", "evidence": "long"},
    }
    for kind, declared in kinds.items():
        yield f'    <attributes class="{kind}" mode="static">\n'
        for name, type in declared.items():
            numbers[f"{kind}.{name}"] = len(numbers)
            yield f'      <attribute id="{numbers[f"{kind}.{name}"]}" title="{name}" type="{type}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for id, said in _nodes(store):
        values = _values(numbers, "node", said.items())
        yield f"      <node id={quoteattr(id)} label={quoteattr(_text(said['label']))}>{values}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for id, edge, said in _edges(store):
        ends = f"source={quoteattr(_clean(edge.source))} target={quoteattr(_clean(edge.target))}"
        values = _values(numbers, "edge", said.items())
        yield f'      <edge id="{id}" {ends} weight="{said["weight"]}">{values}</edge>\n'
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _values(numbers: Mapping[str, int], kind: str, said: Iterable[tuple[str, Scalar]]) -> str:
    known = [(numbers.get(f"{kind}.{name}"), value) for name, value in said]
    inner = "".join(f'<attvalue for="{number}" value={quoteattr(_text(value))}/>' for number, value in known if number is not None)
    return f"<attvalues>{inner}</attvalues>"


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _scalars(attributes: Mapping[str, Scalar | None]) -> dict[str, Scalar]:
    cleaned = {key: _clean(value) if isinstance(value, str) else value for key, value in attributes.items()}
    return {key: value for key, value in cleaned.items() if value is not None and value != ""}


def _clean(text: str) -> str:
    """Return text as XML gives it back: a carriage return would come back as a line feed."""
    return storable(text.replace("\r\n", "\n").replace("\r", "\n"))
