"""What a click in a network opens: a node with its partners and tasks, a line with the tasks that make it, a way from node to node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from graph.explore import Holdings, TaskFilter
from views.blocks import Block, card, group, note
from views.entity import facet
from views.i18n import Language, text
from views.links import document_name, link, name_of, page_of
from views.services import explore, networks
from views.state import here, set_parameters
from views.tasks import quotation, task_cards

__all__ = ["SEPARATOR", "edge_blocks", "node_blocks", "other_end", "way_blocks"]

SEPARATOR = "~"  # between the ends of a line in the address
CARDS = 15  # before one asks for more, in a panel half as wide as a page
PARTNERS = 10  # before one asks for more


def edge_blocks(held: Holdings, kind: networks.Kind, where: TaskFilter, first: str, second: str, now: Language) -> list[Block]:
    """Return what joins two nodes, with its evidence."""
    names = [link(held, id, now) if id not in held.documents else _document(held, id, now) for id in (first, second)]
    head: Block = {
        "type": "entity", "over": text(f"net.line.{kind}", now), "text": " – ".join(name["text"] for name in names), "under": "",
        "facts": [{"name": text("cmp.page", now), "items": names}],
    }  # fmt: skip
    if kind == "citation":
        return [head, *_citations(held, first, second, now)]
    if kind == "common":
        return [head, *_common(held, where, first, second, now)]
    if kind == "text":
        return [head, *_alike(held, where, first, second, now)]
    tasks = held.select(replace(where, roles=(), together=(first, second)))
    return [head, *_tasks(held, tasks, now, (first, second))]


def _document(held: Holdings, id: str, now: Language) -> Block:
    return {"text": document_name(held, id, now), "href": page_of(held, id, now), "title": ""}


def _tasks(held: Holdings, tasks: Sequence[str], now: Language, agencies: Sequence[str] = ()) -> list[Block]:
    if not tasks:
        return [note([text("entity.no_tasks", now)])]
    cards = task_cards(held, tasks[:CARDS], now, agencies)
    blocks: list[Block] = [{**group(text("entity.tasks", now), cards), "n": len(tasks), "first": CARDS}]
    if len(tasks) > CARDS:
        blocks.append({"type": "hint", "text": text("net.tasks.more", now, n=len(tasks) - CARDS)})
    return blocks


def _citations(held: Holdings, first: str, second: str, now: Language) -> list[Block]:
    quoted = explore.citations([(first, second), (second, first)])
    blocks = []
    for (citing, cited), found in quoted.items():
        for role in ("basis", "mention"):
            quotes = [quotation(held, one, now) for one in found if one.role == role]
            if quotes:
                said = card(document_name(held, citing, now), quotes, href=page_of(held, citing, now), shown=6)
                blocks.append(group(text(f"entity.citing.{role}", now), [said], about=document_name(held, cited, now)))
    return blocks


def _common(held: Holdings, where: TaskFilter, one: str, other: str, now: Language) -> list[Block]:
    """Return the bodies and topics that two provinces both give tasks on, each number a link to the tasks."""
    rows = []
    for body, topic, first, second in networks.common_between(where, one, other)[:40]:
        counts = [
            {"text": str(n), "href": here("agency", id=body, topic=topic, province=province, node="", edge="", kind="")}
            for n, province in ((first, one), (second, other))
        ]
        rows.append([link(held, body, now), link(held, topic, now), counts[0], counts[1]])
    names = [text("field.agency", now), text("cmp.topic", now), held.name(one, now), held.name(other, now)]
    return [{"type": "table", "columns": [{"label": name, "kind": ""} for name in names], "rows": rows}]


def _alike(held: Holdings, where: TaskFilter, one: str, other: str, now: Language) -> list[Block]:
    """Return the tasks of two provinces that are worded alike, side by side."""
    pairs = networks.alike_between(where, one, other)[:CARDS]
    blocks = []
    for number, pair in enumerate(pairs, start=1):
        blocks.append(group(text("net.pair", now, n=number), task_cards(held, pair, now)))
    return blocks


def node_blocks(
    held: Holdings, kind: networks.Kind, where: TaskFilter, id: str, partners: Counter[str], names: Mapping[str, str], now: Language
) -> list[Block]:
    """Return a node: the way to its page, whom it is tied to most, its tasks; what to do from here."""
    name = names[id]
    ways = [
        {"text": text("net.expand", now), "href": here("network", around=id, node=id, edge="", path="")},
        {"text": text("net.page", now), "href": page_of(held, id, now)},
    ]
    blocks: list[Block] = [
        {"type": "entity", "over": text(f"net.node.{kind}", now), "text": name, "under": "", "facts": []},
        {"type": "choices", "label": "", "items": ways},
    ]
    best = sorted(partners.items(), key=lambda item: (-item[1], names[item[0]]))[:PARTNERS]
    items = [{"text": names[other], "href": here("network", edge=f"{id}{SEPARATOR}{other}", node="", path=""), "n": n} for other, n in best]
    if items:
        blocks.append({"type": "facets", "groups": [{"title": text("net.partners", now), "items": items, "first": PARTNERS}]})
    if kind in ("agency", "body"):
        blocks += _tasks(held, held.select(replace(where, agencies=(id,))), now, (id,))
    elif kind == "citation":
        found = explore.entity(id, TaskFilter())
        blocks.append({"type": "facets", "groups": facet(text("entity.by.instruments", now), found.instruments, held, now)})
    return [block for block in blocks if block.get("groups", True)]


def other_end(id: str, names: Mapping[str, str], now: Language) -> None:
    """Draw the choice of a node to which the shortest way from this one is shown."""
    others = sorted((other for other in names if other != id), key=names.__getitem__)
    said, hint = text("net.path.to", now), text("net.path.choose", now)
    chosen = st.selectbox(said, others, index=None, format_func=names.__getitem__, placeholder=hint, key="other_end") if others else None
    if chosen:
        del st.session_state["other_end"]
        set_parameters(path=f"{id}{SEPARATOR}{chosen}", node=None, edge=None)
        st.rerun()


def way_blocks(held: Holdings, way: Sequence[str], names: Mapping[str, str], ends: Sequence[str], now: Language) -> list[Block]:
    """Return the steps of a shortest way, each a link to the line that makes it."""
    title = " – ".join(names[id] for id in ends)
    head: Block = {"type": "entity", "over": text("net.path", now), "text": title, "under": "", "facts": []}
    if not way:
        return [head, note([text("net.path.none", now)])]
    said = {id: names.get(id) or name_of(held, id, now) for id in way}  # a way may lead over nodes too small for the picture
    steps = [
        {"text": f"{said[a]} – {said[b]}", "href": here("network", edge=f"{a}{SEPARATOR}{b}", node="")}
        for a, b in zip(way, way[1:], strict=False)
    ]
    return [head, {"type": "links", "title": text("net.path.steps", now, n=len(steps)), "items": steps}]
