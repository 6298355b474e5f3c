"""Compare: like with like, provinces by agencies, topics or instruments; a cell opens its tasks, an empty one says why it is empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from graph.explore import Holdings, Matrix, TaskFilter, gap_of, is_province
from graph.explore.compare import By
from graph.explore.tiles import BEFORE, SINCE, tiles
from graph.query import ROLES
from views import panel
from views.blocks import Block, card, group, note
from views.cells import SEPARATOR, cell_blocks, column_name
from views.choosing import named, of_several, of_years, one
from views.component import draw_sheet
from views.i18n import Language, counted, text
from views.links import document_name, name_of, page_of
from views.services import comparing, explore, naming, taking
from views.state import here, language, parameter, tied
from views.take import TABLES, downloads

__all__ = ["page"]

ROWS = 24  # before one asks for more
EVERY = "all"
BYS: tuple[By, ...] = ("agency", "topic", "instrument")


def page() -> None:
    """Draw the choice of a set, the matrix, its gaps, the map, and the cell that was opened."""
    now = language()
    held = explore.held()
    st.title(text("cmp.title", now), anchor=False)
    st.markdown(text("cmp.lead", now))
    where = _set(held, now)
    by = next((one for one in BYS if one == parameter("by")), BYS[0])
    compared = comparing.compared(where, by)
    blocks: list[Block] = [_said(held, where, now), _bys(by, now)]
    if not compared.rows:
        draw_sheet([*blocks, note([text("cmp.empty", now)])], now, key="empty")
        return
    blocks.append(_matrix(held, compared, now))
    if len(compared.rows) > ROWS and not parameter("rows"):
        more = text("cmp.more", now, n=ROWS, total=len(compared.rows))
        blocks.append({"type": "links", "items": [{"text": more, "href": here("compare", rows="all")}]})
    blocks += [*_gaps(held, compared, now), _map(held, compared, now)]
    draw_sheet(blocks, now, key="matrix")
    title = text("cmp.title", now)
    downloads(title, TABLES, lambda format: taking.matrix(held, compared, format, now), now, key="matrix")
    cell = _chosen(compared)
    if cell:
        panel.draw(cell_blocks(held, compared, cell, now), now, close=here("compare", cell=""))


def _set(held: Holdings, now: Language) -> TaskFilter:
    """Draw the choices that make the set, kept in the address, and return it; untouched it is the set that shares most."""
    best = comparing.best()
    offered = comparing.choices()
    fields = {EVERY: text("cmp.every", now), **{id: f"{held.name(id, now)} ({n})" for id, n in offered["about"].items()}}
    default = best.about[0] if best.about else EVERY
    off = ("cell",)
    with st.container(horizontal=True, key="cmpfilter", vertical_alignment="bottom"):
        wired = tied("about", lambda value: value if value in fields else default, lambda value: "" if value == default else value, off)
        about = st.selectbox(text("cmp.field", now), list(fields), format_func=fields.__getitem__, width=300, **wired)
        type = one("type", text("field.type", now), {id: naming.term(id, now) for id in offered["type"]}, now, clears=off)
        topic = one("topic", text("cmp.topic", now), named(held, offered["topic"], now), now, clears=off)
        role = one("role", text("cmp.role", now), {role: text(f"kind.{role}", now) for role in ROLES}, now, clears=off)
        provinces = of_several("provinces", text("cmp.provinces", now), named(held, offered["province"], now), now, width=300, clears=off)
        years = of_years(text("net.years", now))
    return TaskFilter(
        about=() if about == EVERY else (about,), types=(type,) if type else (), topics=(topic,) if topic else (),
        roles=tuple(name for name in ROLES if name == role), years=years, provinces=tuple(provinces),
    )  # fmt: skip


def _said(held: Holdings, where: TaskFilter, now: Language) -> Block:
    """Say which documents are compared."""
    documents = held.scope(where)
    names = [{"text": document_name(held, document.id, now), "href": page_of(held, document.id, now)} for document in documents]
    said = text("cmp.set", now, documents=len(documents), provinces=len({d.province for d in documents if d.province}))
    return {"type": "fold", "title": said, "open": False, "blocks": [{"type": "links", "items": names}]}


def _bys(by: By, now: Language) -> Block:
    items = [
        {"text": text(f"cmp.by.{one}", now), "href": here("compare", by="" if one == BYS[0] else one, cell="", rows=""), "now": one == by}
        for one in BYS
    ]
    return {"type": "choices", "label": text("cmp.by", now), "items": items}


def _shown(compared: Matrix) -> Sequence[str]:
    return compared.rows if parameter("rows") else compared.rows[:ROWS]


def _matrix(held: Holdings, compared: Matrix, now: Language) -> Block:
    chosen = _chosen(compared)
    names = {column: column_name(held, column, now) for column in compared.columns}
    columns = [{"text": name, "href": page_of(held, column, now) if is_province(column) else ""} for column, name in names.items()]
    unit = "document" if compared.by == "instrument" else "task"
    rows = []
    for row in _shown(compared):
        label, cells = name_of(held, row, now), []
        for column in compared.columns:
            cell = compared.cells.get((column, row))
            name = f"{label} · {names[column]}"
            here_ = {"href": here("compare", cell=f"{column}{SEPARATOR}{row}"), "now": (column, row) == chosen}
            if cell:
                cells.append({"n": cell.n, "title": f"{name}: {cell.n} {counted(unit, cell.n, now)}", **here_})
            else:
                reason = gap_of(held, compared, column, row).reason
                cells.append(
                    {
                        "n": 0,
                        "gap": reason,
                        "sign": text(f"cmp.sign.{reason}", now),
                        "title": f"{name}: {text(f'cmp.gap.{reason}', now)}",
                        **here_,
                    }
                )
        rows.append({"label": label, "href": page_of(held, row, now), "cells": cells})
    legend = [
        {"sign": text(f"cmp.sign.{reason}", now), "text": text(f"cmp.gap.{reason}", now)}
        for reason in ("silent", "incomplete", "not-yet", "no-more")
    ]
    return {
        "type": "matrix",
        "corner": text(f"cmp.by.{compared.by}", now),
        "columns": columns,
        "rows": rows,
        "legend": legend,
        "aside": text("cmp.aside", now),
    }


def _chosen(compared: Matrix) -> tuple[str, str] | None:
    """Return the (column, row) that the address names, if the comparison has them."""
    column, _, row = parameter("cell").partition(SEPARATOR)
    return (column, row) if row in compared.rows and column in compared.columns else None


def _gaps(held: Holdings, compared: Matrix, now: Language) -> list[Block]:
    """Return what most provinces of the set have and a few have not, each a link to why."""
    provinces = [column for column in compared.columns if is_province(column)]
    cards = []
    for row in compared.rows:
        without = [column for column in provinces if (column, row) not in compared.cells]
        having = len(provinces) - len(without)
        if not without or having < 2 or having < len(without):
            continue
        items = []
        for column in without:
            reason = gap_of(held, compared, column, row).reason
            words = f"{name_of(held, column, now)} ({text(f'cmp.gap.{reason}', now)})"
            items.append({"text": words, "href": here("compare", cell=f"{column}{SEPARATOR}{row}")})
        facts = [{"name": text("cmp.without", now), "items": items}]
        cards.append(card(name_of(held, row, now), [], facts=facts, href=page_of(held, row, now)))
    if not cards:
        return []
    inside = {**group("", cards), "first": 8}
    return [{"type": "fold", "title": f"{text('cmp.gaps', now)} ({len(cards)})", "open": False, "blocks": [inside]}]


def _map(held: Holdings, compared: Matrix, now: Language) -> Block:
    """Return the provinces as a map of tiles, as they were before or since July 2025, with their tasks in this set."""
    counts: Counter[str] = Counter()
    for task in held.select(compared.where):
        counts[held.province_of(task)] += 1
    since = parameter("units") != "63"
    items = []
    for tile in tiles(counts, SINCE if since else BEFORE):
        name = held.name(tile.id, now) if tile.id in held.names else naming.term(tile.id, "vi")
        known = next((id for id in tile.ids if counts.get(id)), tile.id if tile.id in held.names else "")
        items.append({
            "x": tile.column, "y": tile.row, "text": name, "n": tile.n, "title": f"{name}: {tile.n} {counted('task', tile.n, now)}",
            "href": page_of(held, known, now) if known else "",
        })  # fmt: skip
    units = [
        {"text": text(f"cmp.units.{one}", now), "href": here("compare", units=one), "now": since == (one == "34")} for one in ("34", "63")
    ]
    choice: Block = {"type": "choices", "label": text("cmp.units", now), "items": units}
    return {
        "type": "fold",
        "title": text("cmp.map", now),
        "open": bool(parameter("units")),
        "blocks": [choice, {"type": "tiles", "items": items}],
    }
