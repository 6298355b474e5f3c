"""Compare: who is given how many tasks by which province, as a heat map; the gaps; a click lists the tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import altair as alt
import streamlit as st

from graph.query import ROLES, Role
from views import services
from views.blocks import Block, card, group, note
from views.component import draw_sheet
from views.i18n import Language, text
from views.network import choose_many, task_cards
from views.state import language

__all__ = ["page"]

MAX_BODIES = 24


def page() -> None:
    """Draw the filters, the matrix, its gaps, and the tasks of the cell that was clicked."""
    now = language()
    st.title(text("cmp.title", now), anchor=False)
    st.markdown(text("cmp.lead", now))
    choices = services.options(now)
    with st.container(horizontal=True, key="cmpfilter", vertical_alignment="bottom"):
        topics = choose_many("topic", text("cmp.topic", now), choices["topic"], now)
        roles = choose_many("role", text("cmp.role", now), {role: text(f"kind.{role}", now) for role in ROLES}, now)
    held = cast("list[Role]", roles)
    matrix = services.matrix(topics, held, now)
    if not matrix["cells"]:
        draw_sheet([note([text("cmp.empty", now)])], now, key="empty")
        return
    bodies = matrix["bodies"][:MAX_BODIES]
    clicked = _heatmap(matrix, bodies, now)
    blocks: list[Block] = []
    if clicked:
        province, body = clicked
        tasks = [
            t
            for t in services.tasks((body,), [province] if province else [], topics, held)
            if province or not services.province_of(t.document)
        ]
        title = f"{matrix['labels'][body]} · {matrix['columns'][province]}"
        blocks.append({**group(title, task_cards(tasks, services.members(body), now)), "first": 15})
    else:
        blocks.append({"type": "hint", "text": text("cmp.pick", now)})
    gaps = _gaps(matrix, bodies, now)
    if gaps:
        blocks.append({**group(text("cmp.gaps", now), gaps, about=text("cmp.gaps.about", now)), "first": 8})
    draw_sheet(blocks, now, key="cells")


def _heatmap(matrix: dict[str, Any], bodies: Sequence[str], now: Language) -> tuple[str, str] | None:
    body_title, province_title = text("cmp.body", now), text("cmp.province", now)
    rows = [
        {
            "body": matrix["labels"][b],
            "province": name,
            "n": matrix["cells"].get((p, b), 0),
            "shown": str(matrix["cells"].get((p, b), 0) or ""),
            "p": p,
            "b": b,
        }
        for b in bodies
        for p, name in matrix["columns"].items()
    ]
    most = max(row["n"] for row in rows)
    ink = "#e8e6e1" if st.context.theme.type == "dark" else "#1f2328"  # as in .streamlit/config.toml
    pick = alt.selection_point(name="cell", fields=["p", "b"], on="click", clear=False)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "province:N",
            title=None,
            sort=list(matrix["columns"].values()),
            axis=alt.Axis(
                orient="top", labelAngle=0, labelLimit=150, labelPadding=8, ticks=False, domain=False, labelColor=ink, labelFontSize=13
            ),
        ),
        y=alt.Y(
            "body:N",
            title=None,
            sort=[matrix["labels"][b] for b in bodies],
            axis=alt.Axis(labelLimit=310, labelPadding=8, ticks=False, domain=False, labelColor=ink, labelFontSize=13),
        ),
        tooltip=[
            alt.Tooltip("body:N", title=body_title),
            alt.Tooltip("province:N", title=province_title),
            alt.Tooltip("n:Q", title=text("cmp.tasks", now)),
        ],
    )
    cells = (
        base.mark_rect(cornerRadius=3, cursor="pointer")
        .encode(
            color=alt.condition(
                "datum.n == 0",
                alt.value("rgba(128,128,128,0.10)"),
                alt.Color("n:Q", legend=None, scale=alt.Scale(scheme="tealblues", domain=[0, most])),
            ),
            opacity=alt.condition(pick, alt.value(1.0), alt.value(0.55)),
        )
        .add_params(pick)
    )
    words = base.mark_text(fontSize=13).encode(
        text="shown:N", color=alt.condition(f"datum.n > {most * 0.5}", alt.value("#ffffff"), alt.value("#12303a"))
    )
    chart = (cells + words).properties(height=alt.Step(30)).configure_view(strokeWidth=0).configure_scale(bandPaddingInner=0.06)
    event: Any = st.altair_chart(chart, on_select="rerun", key="matrix", width="stretch")
    chosen = (event.get("selection") or {}).get("cell") or []
    return (
        (chosen[0]["p"], chosen[0]["b"])
        if chosen and chosen[0].get("b") in matrix["labels"] and chosen[0].get("p") in matrix["columns"]
        else None
    )


def _gaps(matrix: dict[str, Any], bodies: Sequence[str], now: Language) -> list[Block]:
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
