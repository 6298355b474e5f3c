"""Networks drawn from a store, their measures and layout.

In: a store.  Out: networkx graphs and plain values."""

from graph.network.graphs import (
    Centrality,
    NetworkFilter,
    bridges,
    centrality,
    citation_network,
    communities,
    connectors,
    cowork_network,
    knowledge_graph,
    layout,
    network_to_json,
    node_attributes,
    paths,
    report,
    report_lines,
    undirected,
)

__all__ = [
    "Centrality",
    "NetworkFilter",
    "bridges",
    "centrality",
    "citation_network",
    "communities",
    "connectors",
    "cowork_network",
    "knowledge_graph",
    "layout",
    "network_to_json",
    "node_attributes",
    "paths",
    "report",
    "report_lines",
    "undirected",
]
