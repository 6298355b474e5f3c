"""Compare: who is given how many tasks by which province, as a matrix; the gaps; a click lists the tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import streamlit as st

from graph.query import ROLES, Role
from views.blocks import Block, card, group, note
from views.component import draw_sheet
from views.i18n import Language, text
from views.network import choose_many
from views.services import comparing, duties, explore, naming, reading
from views.state import here, language, parameter
from views.tasks import task_cards

__all__ = ["page"]

MAX_BODIES = 24
SEPARATOR = "~"  # between province and body in the address


def page() -> None:
    """Draw the filters, the matrix, its gaps, and the tasks of the cell that was clicked."""
    now = language()
    st.title(text("cmp.title", now), anchor=False)
    st.markdown(text("cmp.lead", now))
    choices = naming.options(now)
    with st.container(horizontal=True, key="cmpfilter", vertical_alignment="bottom"):
        topics = choose_many("topic", text("cmp.topic", now), choices["topic"], now)
        roles = choose_many("role", text("cmp.role", now), {role: text(f"kind.{role}", now) for role in ROLES}, now)
    held = cast("list[Role]", roles)
    matrix = comparing.matrix(topics, held, now)
    if not matrix["cells"]:
        draw_sheet([note([text("cmp.empty", now)])], now, key="empty")
        return
    bodies = matrix["bodies"][:MAX_BODIES]
    chosen = _chosen(matrix)
    blocks: list[Block] = [_matrix(matrix, bodies, chosen, now)]
    if len(matrix["bodies"]) > len(bodies):
        blocks.append({"type": "hint", "text": text("cmp.more", now, n=len(bodies), total=len(matrix["bodies"]))})
    if chosen:
        province, body = chosen
        tasks = [
            t
            for t in duties.tasks((body,), [province] if province else [], topics, held)
            if province or not reading.province_of(t.document)
        ]
        title = f"{matrix['labels'][body]} · {matrix['columns'][province]}"
        blocks.append({**group(title, task_cards(explore.held(), [t.id for t in tasks], now, (body,))), "first": 15})
    else:
        blocks.append({"type": "hint", "text": text("cmp.pick", now)})
    gaps = _gaps(matrix, bodies, now)
    if gaps:
        blocks.append({**group(text("cmp.gaps", now), gaps, about=text("cmp.gaps.about", now)), "first": 8})
    draw_sheet(blocks, now, key="cells")


def _matrix(matrix: Mapping[str, Any], bodies: Sequence[str], chosen: tuple[str, str] | None, now: Language) -> Block:
    rows = []
    for body in bodies:
        cells = []
        for province, name in matrix["columns"].items():
            count = matrix["cells"].get((province, body), 0)
            title = f"{matrix['labels'][body]} · {name}: {count} {text('cmp.tasks', now)}"
            href = here("compare", cell=f"{province}{SEPARATOR}{body}")
            cells.append({"n": count, "title": title, "href": href, "now": (province, body) == chosen})
        rows.append({"label": matrix["labels"][body], "cells": cells})
    return {"type": "matrix", "corner": text("cmp.body", now), "columns": list(matrix["columns"].values()), "rows": rows}


def _chosen(matrix: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the (province, body) that the address names, if the matrix has it."""
    province, _, body = parameter("cell").partition(SEPARATOR)
    return (province, body) if matrix["cells"].get((province, body)) else None


def _gaps(matrix: Mapping[str, Any], bodies: Sequence[str], now: Language) -> list[Block]:
    """Return the bodies to which at least two provinces, and most of them, give tasks while others are silent."""
    provinces = [p for p in matrix["columns"] if p]
    cards = []
    for body in bodies:
        silent = [p for p in provinces if not matrix["cells"].get((p, body))]
        giving = len(provinces) - len(silent)
        if silent and giving >= 2 and giving >= len(silent):
            names = []
            for p in silent:
                lacks = matrix["incomplete"].get(p)
                names.append(matrix["columns"][p] + (f" ({text('cmp.incomplete', now, parts=', '.join(lacks))})" if lacks else ""))
            cards.append(card(matrix["labels"][body], [], subtitle=text("cmp.silent", now, names="; ".join(names))))
    return cards
