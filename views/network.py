"""Network: agencies joined by the tasks they share; filters; a click lists the tasks with their evidence."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

import streamlit as st

from graph.query import ROLES, Role
from views.blocks import Block, group, note
from views.component import draw_network, draw_sheet
from views.i18n import Language, text
from views.services import duties, explore, naming, networks
from views.state import here, language, tied
from views.tasks import task_cards

__all__ = ["LEVELS", "choose_many", "page"]

MAX_NODES = 1000
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
    "group": "#7b8794",
}
OTHER = "#7b8794"


def page() -> None:
    """Draw the filters, the network, and the tasks of the agency that was chosen."""
    now = language()
    st.title(text("net.title", now), anchor=False)
    st.markdown(text("net.lead", now))
    provinces, topics, roles, merged = _filters(now)
    with st.spinner(text("net.drawing", now)):
        found = networks.network(provinces, topics, roles, merged, MAX_NODES)
    _name(found["nodes"], now)
    if not found["nodes"]:
        draw_sheet([note([text("net.empty", now)])], now, key="empty")
        return
    partners: dict[str, Counter[str]] = {node["id"]: Counter() for node in found["nodes"]}
    for edge in found["edges"]:
        partners[edge["source"]][edge["target"]] += edge["weight"]
        partners[edge["target"]][edge["source"]] += edge["weight"]
    chosen = _choose(found["nodes"], now)
    draw_network(_picture(found, partners, chosen, now), now, key="graph")
    st.caption(text("net.hint", now))
    if found["total"] > len(found["nodes"]):
        st.caption(text("net.more", now, n=len(found["nodes"])))
    if chosen:
        _detail(chosen, found["nodes"], partners[chosen], provinces, topics, roles, now)


def _filters(now: Language) -> tuple[list[str], list[str], list[Role], bool]:
    choices = naming.options(now)
    with st.container(horizontal=True, key="netfilter", vertical_alignment="bottom"):
        provinces = choose_many("province", text("net.province", now), choices["province"], now)
        topics = choose_many("topic", text("net.topic", now), choices["topic"], now)
        roles = choose_many("role", text("net.role", now), {role: text(f"kind.{role}", now) for role in ROLES}, now)
        merged = st.toggle(text("net.generic", now), **tied("merged", lambda value: value == "1", lambda on: "1" if on else ""))
    return provinces, topics, cast("list[Role]", roles), merged


def choose_many(name: str, label: str, options: Mapping[str, str], now: Language) -> list[str]:
    """Draw a choice of several ids, kept in the address as `?NAME=id,id`; none chosen means all."""
    wired = tied(name, lambda value: [id for id in value.split(",") if id in options], ",".join)
    return st.multiselect(label, list(options), format_func=options.__getitem__, placeholder=text("net.all", now), **wired)


def _choose(nodes: Sequence[dict[str, Any]], now: Language) -> str:
    ranked = sorted(nodes, key=lambda n: (-n["tasks"], n["id"]))
    labels = {n["id"]: f"{n['name']} ({n['tasks']})" for n in ranked}
    wired = tied("node", lambda id: id if id in labels else None, lambda id: id or "")
    if st.session_state[wired["key"]] not in labels:
        st.session_state[wired["key"]] = None  # the filters leave it out
    said = text("net.choose", now)
    return (
        st.selectbox(
            said, list(labels), index=None, format_func=labels.__getitem__, placeholder=said, label_visibility="collapsed", **wired
        )
        or ""
    )


def _name(nodes: Sequence[dict[str, Any]], now: Language) -> None:
    """Give the nodes their names in the reader's language: in English the body's, with the province of an agency."""
    if now == "vi":
        return
    bodies, provinces = naming.bodies(now), naming.labels("Province", now)
    for node in nodes:
        label = bodies.get(node["label"], node["label"])
        if label != node["label"]:
            node["label"] = label
            node["name"] = ", ".join(part for part in (label, provinces.get(node["province"], "")) if part)


def _picture(found: dict[str, Any], partners: dict[str, Counter[str]], chosen: str, now: Language) -> dict[str, Any]:
    most = max(node["tasks"] for node in found["nodes"])
    nodes = []
    same = Counter(n["label"] for n in found["nodes"])
    for n in found["nodes"]:
        detail = text("net.detail", now, tasks=n["tasks"], partners=len(partners[n["id"]]))
        label = n["label"] if same[n["label"]] == 1 else n["name"]  # bodies of several provinces go by their full names
        size = (n["tasks"] / most) ** 0.5
        nodes.append(
            {
                "id": n["id"],
                "label": label,
                "name": n["name"],
                "detail": detail,
                "x": n["x"],
                "y": n["y"],
                "size": size,
                "color": LEVELS.get(n["level"], OTHER),
            }
        )
    levels = Counter(n["level"] if n["level"] in LEVELS else "other" for n in found["nodes"])
    legend = [{"label": text(f"level.{level}", now), "color": color} for level, color in LEVELS.items() if levels[level]]
    if levels["other"]:
        legend.append({"label": text("level.other", now), "color": OTHER})
    edges = [[e["source"], e["target"], e["weight"]] for e in found["edges"]]
    labels = {name: text(f"net.{name}", now) for name in ("zoomIn", "zoomOut", "whole")} | {"alt": text("net.alt", now, nodes=len(nodes))}
    shape = hashlib.sha256(repr(([(n["id"], n["x"], n["y"], n["detail"]) for n in nodes], edges, now)).encode()).hexdigest()[:16]
    return {"key": shape, "nodes": nodes, "edges": edges, "selected": chosen, "legend": legend, "labels": labels, "height": 560}


def _detail(
    chosen: str,
    nodes: Sequence[dict[str, Any]],
    near: Counter[str],
    provinces: list[str],
    topics: list[str],
    roles: list[Role],
    now: Language,
) -> None:
    names = {n["id"]: n["name"] for n in nodes}
    tasks = duties.tasks((chosen,), provinces, topics, roles)
    members = duties.members(chosen)
    cards = task_cards(explore.held(), [task.id for task in tasks], now, members)
    blocks: list[Block] = []
    if near:
        best = sorted(near.items(), key=lambda item: (-item[1], names[item[0]]))[:8]
        blocks.append({"type": "heading", "text": text("net.partners", now)})
        blocks.append({"type": "compare", "rows": [{"label": names[id], "count": n, "href": here("network", node=id)} for id, n in best]})
    blocks.append({**group(text("net.tasks", now, name=names[chosen]), cards), "first": 15})
    draw_sheet(blocks, now, key="nodetasks")
