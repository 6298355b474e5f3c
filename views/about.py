"""Model: the types, relations and properties of the graph as the schema declares them, with their numbers in this store."""

from __future__ import annotations

import streamlit as st

from views.blocks import Block
from views.component import draw_sheet
from views.i18n import text
from views.services import reading, store, taking
from views.state import address, language

__all__ = ["page"]


def page() -> None:
    """Draw the declared model, and the way to the documents."""
    now = language()
    schema = store.schema()
    node_counts, edge_counts = store.counts()
    st.title(text("about.title", now), anchor=False)
    st.markdown(text("about.lead", now))
    nodes: list[list[object]] = [
        [
            kind.label.in_language(now),
            kind.name,
            node_counts.get(kind.name, 0),
            ", ".join(p.label.in_language(now) for p in kind.properties.values()),
            kind.maps_to,
        ]
        for kind in schema.nodes.values()
    ]
    edges: list[list[object]] = []
    for edge in schema.edges.values():
        ends = [", ".join(schema.label(name, now) for name in side) for side in (edge.sources, edge.targets)]
        edges.append([ends[0], edge.label.in_language(now), ends[1], edge.name, edge_counts.get(edge.name, 0), edge.maps_to])

    held = len(reading.listed())
    cited = node_counts.get("Document", 0) - held
    library = {"text": text("ask.more", now, n=held), "href": address("library", lang=now)}

    def columns(*names: str) -> list[Block]:
        kinds = {"about.count": "number", "about.rdf": "short", "about.type": "short"}
        return [{"label": text(name, now), "kind": kinds.get(name, "")} for name in names]

    blocks: list[Block] = [
        {"type": "heading", "text": text("about.nodes", now)},
        {"type": "table", "columns": columns("about.name", "about.type", "about.count", "about.properties", "about.rdf"), "rows": nodes},
        {"type": "hint", "text": text("about.cited", now, held=held, cited=cited)},
        {"type": "heading", "text": text("about.edges", now)},
        {
            "type": "table",
            "columns": columns("about.from", "about.name", "about.to", "about.type", "about.count", "about.rdf"),
            "rows": edges,
        },
        {"type": "links", "title": text("about.documents", now), "items": [library]},
        {"type": "pairs", "rows": [{"label": text("about.store", now), "text": store.url()}]},
    ]
    draw_sheet(blocks, now, key="model")
    st.download_button(text("about.download", now), taking.turtle, "graph.ttl", "text/turtle", on_click="ignore")
