"""The graph in files that other programs draw: GraphML and GEXF (Gephi, networkx, yEd, Cytoscape).

They hold the merged graph with every attribute as a scalar; networkx reads back just `exchange_graph`.  Same store, same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any, TextIO

import networkx as nx

from graph.network import knowledge_graph
from graph.store import Store

__all__ = ["FORMATS", "exchange_graph", "write_graph"]

FORMATS = ("graphml", "gexf")
# What XML 1.0 cannot hold; a carriage return would come back as a line feed.
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graph(store: Store, format: str, stream: TextIO) -> None:
    """Write a store in one of FORMATS."""
    graph = exchange_graph(store)
    if format == "graphml":
        held = io.BytesIO()
        nx.write_graphml_xml(graph, held, prettyprint=True, named_key_ids=True)
        stream.write(held.getvalue().decode("utf-8") + "\n")
    else:
        # networkx writes the date of the day into the file's head
        text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
        stream.write(re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1) + "\n")


def exchange_graph(store: Store) -> nx.MultiDiGraph:
    """Return the whole graph as these files hold it: edges numbered, no empty attribute, no character that XML cannot hold.

    Edge attributes: id (its key), relation, weight, evidence (number of places).
    """
    whole = knowledge_graph(store)
    graph = nx.MultiDiGraph()
    for id, attributes in whole.nodes(data=True):
        graph.add_node(_clean(id), **_scalars(attributes))
    for number, (source, target, attributes) in enumerate(whole.edges(data=True), start=1):
        key = f"e{number}"
        graph.add_edge(_clean(source), _clean(target), key=key, id=key, **_scalars(attributes))
    return graph


def _scalars(attributes: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = {key: _clean(value) if isinstance(value, str) else value for key, value in attributes.items()}
    return {key: value for key, value in cleaned.items() if value is not None and value != ""}


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
