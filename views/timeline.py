"""Timeline: tasks by the days they are due and by how often they recur, by year, province and agency."""

from __future__ import annotations

import streamlit as st

from graph.explore import Holdings, TaskFilter, Timeline, time_table
from graph.explore.timeline import By, TimeTable
from views import panel
from views.blocks import Block, note
from views.cells import column_name
from views.choosing import named, of_several, of_years, one
from views.component import draw_sheet
from views.i18n import Language, counted, say, text
from views.links import name_of, page_of
from views.services import asking, comparing, explore, taking
from views.state import here, language, parameter
from views.take import TASKS, downloads
from views.tasks import task_list

__all__ = ["page"]

BYS: tuple[By, ...] = ("month", "province", "agency")
ROWS = 20  # before one asks for more
SEPARATOR = "~"  # between row and column in the address


def page() -> None:
    """Draw the filters, the table of times, what recurs, and the tasks of the stretch that was chosen."""
    now = language()
    held = explore.held()
    st.title(text("time.title", now), anchor=False)
    st.markdown(text("time.lead", now))
    where = _filters(held, now)
    found = explore.timeline(where)
    if not found.stretches and not found.recurring:
        draw_sheet([note([text("time.empty", now, n=found.undated)])], now, key="empty")
        return
    by = next((one for one in BYS if one == parameter("table")), BYS[0])
    table = time_table(held, found, by)
    blocks = [_bys(by, now), *_table(held, table, by, now), _recurring(found, now)]
    blocks.append({"type": "hint", "text": text("time.undated", now, n=found.undated)})
    chosen = _chosen(held, found, table, by, now)
    tasks, title = chosen or (_every(found), text("time.all", now))
    listed = task_list(held, tasks, now, "timeline", title, where.agencies, ("time", "place", "lead"))

    def take() -> None:
        formats = ("ics", *(format for format in TASKS if format != "ics"))
        downloads(title, formats, lambda format: taking.tasks(tasks, format, now, title), now, key="time")

    draw_sheet(blocks if chosen else [*blocks, *listed], now, key="timeline")
    if chosen:
        panel.draw(listed, now, close=here("timeline", cell="", recurrence="", n=""), below=take)
    else:
        take()


def _filters(held: Holdings, now: Language) -> TaskFilter:
    offered = comparing.choices()
    bodies = [name.id for name in asking.names(now) if name.kind == "agency"]
    with st.container(horizontal=True, key="timefilter", vertical_alignment="bottom"):
        provinces = of_several("province", text("field.province", now), named(held, offered["province"], now), now)
        agency = one("agency", text("field.agency", now), named(held, bodies, now), now, width=260)
        topic = one("topic", text("cmp.topic", now), named(held, offered["topic"], now), now)
        field = one("field", text("cmp.field", now), named(held, offered["about"], now), now, width=230)
        years = of_years(text("time.years", now))
    return TaskFilter(
        provinces=tuple(provinces), agencies=(agency,) if agency else (), topics=(topic,) if topic else (),
        fields=(field,) if field else (), years=years,
    )  # fmt: skip


def _bys(by: By, now: Language) -> Block:
    items = [
        {
            "text": text(f"time.by.{name}", now),
            "href": here("timeline", table="" if name == BYS[0] else name, cell="", n=""),
            "now": name == by,
        }
        for name in BYS
    ]
    return {"type": "choices", "label": text("time.by", now), "items": items}


def _row(held: Holdings, row: str, by: By, now: Language) -> str:
    return row if by == "month" else name_of(held, row, now) if by == "agency" else column_name(held, row, now)


def _table(held: Holdings, table: TimeTable, by: By, now: Language) -> list[Block]:
    """Return the table of times; every number leads to its tasks."""
    if not table.rows:
        return []
    chosen = parameter("cell")
    whole_first = sorted(table.columns, key=lambda column: column != "00")  # most tasks have no month
    columns = {column: _column(column, by, now) for column in whole_first}
    rows = []
    for row in table.rows[:ROWS]:
        label, cells = _row(held, row, by, now), []
        for column in columns:
            ids = table.cells.get((row, column), ())
            cell = f"{row}{SEPARATOR}{column}"
            name = f"{label} · {columns[column]}: {len(ids)} {counted('task', len(ids), now)}"
            href = here("timeline", cell=cell, recurrence="", n="") if ids else ""
            cells.append({"n": len(ids), "sign": "", "title": name, "href": href, "now": chosen == cell})
        rows.append({"label": label, "href": page_of(held, row, now) if by != "month" and row else "", "cells": cells})
    heads = [{"text": name, "href": ""} for name in columns.values()]
    return [
        {
            "type": "matrix",
            "corner": text(f"time.by.{by}", now),
            "columns": heads,
            "rows": rows,
            "small": True,
            "aside": text("cmp.aside", now),
        }
    ]


def _column(column: str, by: By, now: Language) -> str:
    if by != "month":
        return column
    return text("time.whole", now) if column == "00" else text(f"month.{int(column)}", now)


def _recurring(found: Timeline, now: Language) -> Block:
    items = [
        {
            "text": say("recurrence", name, now), "n": len(tasks), "now": parameter("recurrence") == name,
            "href": here("timeline", recurrence=name, cell="", n=""),
        }
        for name, tasks in found.recurring
    ]  # fmt: skip
    return (
        {"type": "facets", "groups": [{"title": text("time.recurring", now), "items": items}]} if items else note([text("time.none", now)])
    )


def _chosen(held: Holdings, found: Timeline, table: TimeTable, by: By, now: Language) -> tuple[list[str], str] | None:
    """Return the tasks of the cell or recurrence that the address asks for and what they are, None where it asks for none."""
    row, _, column = parameter("cell").partition(SEPARATOR)
    cell = table.cells.get((row, column))
    if cell:
        return list(cell), f"{_row(held, row, by, now)} · {_column(column, by, now)}"
    recurring = dict(found.recurring).get(parameter("recurrence"))
    if recurring:
        return [task.id for task in recurring], say("recurrence", parameter("recurrence"), now)
    return None


def _every(found: Timeline) -> list[str]:
    """Return all tasks with a time."""
    every = [task.id for stretch in found.stretches for task in stretch.tasks] + [task.id for _, tasks in found.recurring for task in tasks]
    return list(dict.fromkeys(every))
