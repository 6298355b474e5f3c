"""Network: who shares tasks, which documents cite, which provinces have work in common; a node or a line opens in the side panel."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from graph.explore import Holdings, TaskFilter
from graph.query import ROLES
from views import panel
from views.blocks import Block, note
from views.choosing import named, of_several, of_years
from views.component import draw_network, draw_sheet
from views.i18n import Language, has, text
from views.links import document_title, name_of
from views.netpanel import SEPARATOR, edge_blocks, node_blocks, other_end, way_blocks
from views.services import comparing, explore, networks, taking
from views.state import here, language, parameter
from views.take import downloads

__all__ = ["LEVELS", "node_names", "page"]

MAX_NODES = 1000  # a picture of more is a grey cloud; the greatest stay
LISTED = 60  # nodes and lines of the list below the picture before one asks for more
# One colour a level of agency, told apart by people who see colours otherwise (after Okabe and Ito 2008) and dark enough on both grounds.
LEVELS = {
    "central": "#b3432b",
    "party": "#a0307a",
    "province": "#2b6cb0",
    "district": "#3d9ac9",
    "commune": "#6fb7d6",
    "military": "#4f7a36",
    "mass_organization": "#b8860b",
    "media": "#7458b8",
    "enterprise": "#8a6d4b",
    "foreign": "#1c8f83",
    "group": "#5f6f7f",
}
OTHER = "#a9b2ba"
COMMUNITIES = ("#2b6cb0", "#b3432b", "#4f7a36", "#b8860b", "#7458b8", "#1c8f83", "#a0307a", "#8a6d4b", "#3d9ac9", "#5a6b2b")


def page() -> None:
    """Draw the choice of a network, its picture, the list of the same, and what was opened."""
    now = language()
    held = explore.held()
    st.title(text("net.title", now), anchor=False)
    kind = next((one for one in networks.KINDS if one == parameter("kind")), networks.KINDS[0])
    st.markdown(text(f"net.lead.{kind}", now))
    draw_sheet([_kinds(kind, now)], now, key="kinds")
    where = _filters(held, kind, now)
    around = parameter("around")
    with st.spinner(text("net.drawing", now)):
        found = networks.network(kind, where, around=around, limit=MAX_NODES)
    if not found["nodes"]:
        draw_sheet([note([text("net.empty", now)])], now, key="empty")
        return
    partners: dict[str, Counter[str]] = {node["id"]: Counter() for node in found["nodes"]}
    for edge in found["edges"]:
        partners[edge["source"]][edge["target"]] += edge["weight"]
        partners[edge["target"]][edge["source"]] += edge["weight"]
    names = node_names(held, [node["id"] for node in found["nodes"]], now)
    ends = tuple(id for id in parameter("path").split(SEPARATOR) if id in names)
    way = networks.path(kind, where, *ends) if len(ends) == 2 else []
    draw_network(_picture(held, kind, found, partners, names, way, now), now, key="graph")
    st.caption(text("net.hint", now))
    draw_sheet(_below(held, kind, found, partners, names, now), now, key="netlist")
    title = text(f"net.kind.{kind}", now)
    downloads(title, taking.NETWORKS, lambda format: taking.network(kind, where, around, format, names), now, key="net")
    _open(held, kind, where, partners, names, way, ends, now)


def node_names(held: Holdings, ids: Sequence[str], now: Language) -> dict[str, str]:
    """Return what each node is called; of several of one name each with its province."""
    names = {id: name_of(held, id, now) for id in ids}
    same = Counter(names.values())
    for id, name in names.items():
        agency = held.agencies.get(id)
        if same[name] > 1 and agency and agency.province:
            names[id] = text("net.of", now, name=name, province=name_of(held, agency.province, now))
    return names


def _open(
    held: Holdings, kind: networks.Kind, where: TaskFilter, partners: Mapping[str, Counter[str]], names: Mapping[str, str],
    way: Sequence[str], ends: Sequence[str], now: Language,
) -> None:  # fmt: skip
    """Draw the side panel: a line, a node, or a way."""
    node, (first, _, second) = parameter("node"), parameter("edge").partition(SEPARATOR)
    close = here("network", node="", edge="", path="")
    if first in names and second in names:
        panel.draw(edge_blocks(held, kind, where, first, second, now), now, close=close)
    elif node in names:
        blocks = node_blocks(held, kind, where, node, partners[node], names, now)
        panel.draw(blocks, now, close=close, below=lambda: other_end(node, names, now))
    elif len(ends) == 2:
        panel.draw(way_blocks(held, way, names, ends, now), now, close=close)


def _kinds(kind: str, now: Language) -> Block:
    off = dict.fromkeys(("node", "edge", "path", "around", "hide"), "")
    items = [
        {
            "text": text(f"net.kind.{one}", now),
            "href": here("network", kind=one if one != networks.KINDS[0] else "", **off),
            "now": one == kind,
        }
        for one in networks.KINDS
    ]
    return {"type": "choices", "label": text("net.kind", now), "items": items}


def _filters(held: Holdings, kind: str, now: Language) -> TaskFilter:
    offered = comparing.choices()
    topics: list[str] = []
    roles: list[str] = []
    with st.container(horizontal=True, key="netfilter", vertical_alignment="bottom"):
        provinces = of_several("province", text("net.province", now), named(held, offered["province"], now), now)
        fields = of_several("field", text("cmp.field", now), named(held, offered["about"], now), now)
        if kind != "citation":
            topics = of_several("topic", text("net.topic", now), named(held, offered["topic"], now), now)
        if kind in ("agency", "body"):
            roles = of_several("role", text("net.role", now), {role: text(f"kind.{role}", now) for role in ROLES}, now)
        years = of_years(text("net.years", now))
    return TaskFilter(
        provinces=tuple(provinces), about=tuple(fields), topics=tuple(topics),
        roles=tuple(role for role in ROLES if role in roles), years=years,
    )  # fmt: skip


def _group(held: Holdings, node: Mapping[str, Any], color: str) -> str:
    """Return what a node is coloured by: its community, else its level, else whether a document is of the collection."""
    if color == "community":
        return f"community {node['community'] + 1}" if node["community"] < len(COMMUNITIES) else "other"
    if node["id"] in held.documents:
        return "here" if node["in_collection"] else "cited"
    if node["id"] in held.agencies:
        return node["level"] if node["level"] in LEVELS else "other"
    return "place"


def _color(group: str) -> str:
    if group.startswith("community "):
        return COMMUNITIES[int(group.split()[1]) - 1]
    return {"here": LEVELS["central"], "cited": LEVELS["province"], "place": LEVELS["province"]}.get(group) or LEVELS.get(group, OTHER)


def _picture(
    held: Holdings,
    kind: str,
    found: dict[str, Any],
    partners: Mapping[str, Counter[str]],
    names: Mapping[str, str],
    way: Sequence[str],
    now: Language,
) -> dict[str, Any]:
    hidden = set(parameter("hide").split(","))
    color = parameter("color")
    groups = {node["id"]: _group(held, node, color) for node in found["nodes"]}
    shown = [node for node in found["nodes"] if groups[node["id"]] not in hidden]
    most = max((node["size"] for node in found["nodes"]), default=1) or 1
    same = Counter(_short(held, node, now) for node in shown)
    nodes = []
    for node in shown:
        id, label = node["id"], _short(held, node, now)
        unit = "net.detail.citation" if kind == "citation" else "net.detail"
        nodes.append({
            "id": id, "label": label if same[label] == 1 else names[id], "name": names[id], "x": node["x"], "y": node["y"],
            "detail": text(unit, now, tasks=node["size"], partners=len(partners[id])), "size": (node["size"] / most) ** 0.5,
            "color": _color(groups[id]),
        })  # fmt: skip
    kept = {node["id"] for node in shown}
    edges = [[e["source"], e["target"], e["weight"]] for e in found["edges"] if e["source"] in kept and e["target"] in kept]
    legend = []
    for group, n in sorted(Counter(groups.values()).items(), key=lambda item: (-item[1], item[0])):
        off = group in hidden
        hide = ",".join(sorted((hidden - {group} if off else hidden | {group}) - {""}))
        legend.append({
            "label": f"{_group_name(group, now)} ({n})", "color": _color(group), "hidden": off, "href": here("network", hide=hide),
            "title": text("net.show" if off else "net.hide", now),
        })  # fmt: skip
    labels = {name: text(f"net.{name}", now) for name in ("zoomIn", "zoomOut", "whole", "png")} | {
        "alt": text("net.alt", now, nodes=len(nodes))
    }
    labels["shared"] = text(f"net.shared.{kind}", now, n="{n}")
    shape = hashlib.sha256(
        repr(([(n["id"], n["x"], n["y"], n["detail"], n["color"]) for n in nodes], edges, legend, now)).encode()
    ).hexdigest()
    first, _, second = parameter("edge").partition(SEPARATOR)
    return {
        "key": shape[:16], "nodes": nodes, "edges": edges, "selected": parameter("node"), "legend": legend, "labels": labels, "height": 640,
        "edge": [first, second] if second else None, "path": list(way),
    }  # fmt: skip


def _short(held: Holdings, node: Mapping[str, Any], now: Language) -> str:
    """Return what stands beside a dot: an agency without its province, a document's number."""
    if node["id"] in held.documents:
        document = held.documents[node["id"]]
        return document.number or document_title(document)
    agency = held.agencies.get(node["id"])
    if agency is None:
        return name_of(held, node["id"], now)
    return held.name(agency.body, now) if agency.body else agency.names[1] if now == "en" else agency.generic


def _group_name(group: str, now: Language) -> str:
    if group.startswith("community "):
        return text("net.community", now, n=group.split()[1])
    for key in (f"level.{group}", f"net.group.{group}"):
        if has(key):
            return text(key, now)
    return text("level.other", now)


def _below(
    held: Holdings, kind: str, found: dict[str, Any], partners: Mapping[str, Counter[str]], names: Mapping[str, str], now: Language
) -> list[Block]:
    """Return how the picture is coloured and narrowed, and the same network as lists: every node and line leads to its panel."""
    chosen = "community" if parameter("color") == "community" else "level"
    colors = [
        {"text": text(f"net.color.{one}", now), "href": here("network", color="" if one == "level" else one, hide=""), "now": one == chosen}
        for one in ("level", "community")
    ]
    blocks: list[Block] = [{"type": "choices", "label": text("net.color", now), "items": colors}]
    around = parameter("around")
    if around in names:
        off = {"text": f"{names[around]} ×", "href": here("network", around=""), "now": True}
        blocks.append({"type": "choices", "label": text("net.around", now), "items": [off]})
    if found["total"] > len(found["nodes"]):
        blocks.append({"type": "hint", "text": text("net.more", now, n=len(found["nodes"]))})
    every = parameter("list") == "all"
    ranked = sorted(found["nodes"], key=lambda node: (-node["size"], node["id"]))
    nodes = [
        {"text": names[n["id"]], "href": here("network", node=n["id"], edge="", path=""), "n": n["size"], "title": text("net.open", now)}
        for n in (ranked if every else ranked[:LISTED])
    ]
    heavy = sorted(found["edges"], key=lambda edge: (-edge["weight"], edge["source"], edge["target"]))
    lines = [
        {
            "text": f"{names[e['source']]} – {names[e['target']]}", "n": e["weight"],
            "href": here("network", edge=f"{e['source']}{SEPARATOR}{e['target']}", node="", path=""),
        }
        for e in (heavy if every else heavy[:LISTED])
    ]  # fmt: skip
    groups = [
        {"title": f"{text('net.nodes', now)} ({len(ranked)})", "items": nodes, "first": 12},
        {"title": f"{text('net.edges', now)} ({len(heavy)})", "items": lines, "first": 12},
    ]
    inside: list[Block] = [{"type": "facets", "groups": groups}]
    if not every and (len(ranked) > LISTED or len(heavy) > LISTED):
        inside.append({"type": "links", "items": [{"text": text("net.list.all", now), "href": here("network", list="all")}]})
    blocks.append({"type": "fold", "title": text("net.list", now), "open": every, "blocks": inside})
    return blocks
