"""A network as the reader has filtered it, as a file: GEXF and GraphML with positions (Gephi, Cytoscape, networkx), SVG for a text.

In: a networkx graph of `graph.network` with positions.  Out: bytes.  Same graph, same bytes."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from graph.export.xml_text import storable
from text.errors import BadInput

__all__ = ["NETWORK_FORMATS", "network_file"]

NETWORK_FORMATS = ("gexf", "graphml", "svg")
WIDTH, HEIGHT, MARGIN = 1600, 1200, 90  # points; four to three, as a page turned holds it
# Levels of bodies in tones that stay apart in print and for colour-blind eyes (Okabe and Ito 2008).
_TONES = {
    "central": "#0072B2", "province": "#009E73", "district": "#56B4E9", "commune": "#F0E442", "party": "#D55E00", "military": "#CC79A7",
    "mass_organization": "#E69F00",
}  # fmt: skip
_PLAIN = "#8A94A6"
_LABELS = 60  # of the biggest nodes


def network_file(
    graph: Any, format: str, positions: Mapping[str, tuple[float, float]] | None = None, *, title: str = "",
    names: Mapping[str, str] | None = None,
) -> bytes:  # fmt: skip
    """Return a network in one of NETWORK_FORMATS; `positions` lie within [-1, 1] (none: laid out), `names` replace the nodes' labels.

    Raises:
        BadInput: for another format.
    """
    if format not in NETWORK_FORMATS:
        raise BadInput(f"No format {format!r} for a network. Formats are {', '.join(NETWORK_FORMATS)}.", code="unknown-format")
    if positions is None:
        from graph.network import layout

        positions = layout(graph)
    if format == "svg":
        return _svg(graph, positions, title, names or {}).encode("utf-8", "replace")
    return _exchange(graph, format, positions, names or {})


def _label(graph: Any, node: str, names: Mapping[str, str]) -> str:
    return names.get(node) or str(graph.nodes[node].get("label") or node)


def _size(graph: Any, node: str) -> float:
    """Return what makes a node big: its tasks, else its ties."""
    have = graph.nodes[node]
    return float(have["tasks"] if "tasks" in have else graph.degree[node])


def _exchange(graph: Any, format: str, positions: Mapping[str, tuple[float, float]], names: Mapping[str, str]) -> bytes:
    made = nx.MultiDiGraph() if graph.is_multigraph() else (nx.DiGraph() if graph.is_directed() else nx.Graph())
    for node in sorted(graph):
        x, y = positions.get(node, (0.0, 0.0))
        have = {**_scalars(graph.nodes[node]), "label": _clean(_label(graph, node, names))}
        if format == "gexf":
            have["viz"] = {"position": {"x": x, "y": y, "z": 0.0}, "size": round(1 + math.sqrt(_size(graph, node)), 3)}
        else:
            have |= {"x": x, "y": y}
        made.add_node(_clean(node), **have)
    for number, (source, target, have) in enumerate(sorted(graph.edges(data=True), key=lambda edge: edge[:2]), start=1):
        key = {"key": f"e{number}"} if made.is_multigraph() else {}
        made.add_edge(_clean(source), _clean(target), **key, **_scalars(have))
    if format == "graphml":
        held = io.BytesIO()
        nx.write_graphml_xml(made, held, prettyprint=True, named_key_ids=True)
        return held.getvalue() + b"\n"
    text = "\n".join(nx.generate_gexf(made, version="1.2draft"))
    # networkx writes the date of the day into the file's head
    return (re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1) + "\n").encode("utf-8")


def _scalars(attributes: Mapping[str, Any]) -> dict[str, Any]:
    plain = {key: _clean(value) if isinstance(value, str) else value for key, value in sorted(attributes.items())}
    return {key: value for key, value in plain.items() if isinstance(value, str | int | float | bool) and value != ""}


def _clean(text: str) -> str:
    return storable(text.replace("\r", "\ufffd"))


def _svg(graph: Any, positions: Mapping[str, tuple[float, float]], title: str, names: Mapping[str, str]) -> str:
    nodes = sorted(graph)
    biggest = max((_size(graph, node) for node in nodes), default=1.0) or 1.0
    at = {node: _point(positions.get(node, (0.0, 0.0))) for node in nodes}
    radius = {node: round(4 + 22 * math.sqrt(_size(graph, node) / biggest), 1) for node in nodes}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'font-family="system-ui, Arial, sans-serif" aria-label={quoteattr(_clean(title))}>',
        f"<title>{escape(_clean(title))}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        '<g stroke="#B9C0CC" stroke-opacity="0.7">',
        *_lines(graph, at),
        "</g>",
        '<g stroke="#ffffff" stroke-width="1.5">',
    ]
    for node in nodes:
        (x, y), tone = at[node], _TONES.get(str(graph.nodes[node].get("level") or ""), _PLAIN)
        said = f"{_label(graph, node, names)} ({_size(graph, node):g})"
        lines.append(f'<circle cx="{x}" cy="{y}" r="{radius[node]}" fill="{tone}"><title>{escape(_clean(said))}</title></circle>')
    lines += ["</g>", '<g font-size="15" fill="#1B2330" text-anchor="middle" paint-order="stroke" stroke="#ffffff" stroke-width="3">']
    lines += _labels(graph, nodes, at, radius, names)
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _point(place: tuple[float, float]) -> tuple[float, float]:
    x, y = place
    return round(WIDTH / 2 + x * (WIDTH / 2 - MARGIN), 1), round(HEIGHT / 2 + y * (HEIGHT / 2 - MARGIN), 1)


def _lines(graph: Any, at: Mapping[str, tuple[float, float]]) -> Iterable[str]:
    for source, target, have in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        (x1, y1), (x2, y2) = at[source], at[target]
        wide = round(0.6 + math.log2(1 + float(have.get("weight") or 1)), 2)
        yield f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke-width="{wide}"/>'


def _labels(
    graph: Any, nodes: list[str], at: Mapping[str, tuple[float, float]], radius: Mapping[str, float], names: Mapping[str, str]
) -> Iterable[str]:
    """Yield the names of the biggest nodes, each where no bigger one's name stands."""
    taken: list[tuple[float, float, float, float]] = []
    for node in sorted(nodes, key=lambda n: (-_size(graph, n), n))[:_LABELS]:
        said = _clean(_label(graph, node, names))
        said = said if len(said) <= 40 else f"{said[:39].rstrip()}…"
        wide = 8.0 * len(said)
        x, y = min(max(at[node][0], wide / 2), WIDTH - wide / 2), at[node][1] - radius[node] - 5
        box = (x - wide / 2, y - 15, x + wide / 2, y + 4)
        if any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken):
            continue
        taken.append(box)
        yield f'<text x="{round(x, 1)}" y="{round(y, 1)}">{escape(said)}</text>'
