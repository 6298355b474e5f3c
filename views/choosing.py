"""Choices that narrow a page down, each kept in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from graph.explore import Holdings
from views.i18n import Language, text
from views.links import name_of
from views.services import comparing
from views.state import tied

__all__ = ["named", "of_several", "of_years", "one"]


def named(held: Holdings, ids: Iterable[str], now: Language) -> dict[str, str]:
    """Return {id: name}, in the order of the names."""
    return dict(sorted(((id, name_of(held, id, now)) for id in ids), key=lambda item: (item[1], item[0])))


def one(name: str, label: str, options: Mapping[str, str], now: Language, *, width: int = 170, clears: tuple[str, ...] = ()) -> str:
    """Draw a choice of one id, kept as `?NAME=id`; "" means all."""
    wired = tied(name, lambda value: value if value in options else "", str, clears)
    every = {"": text("net.all", now), **options}
    return st.selectbox(label, list(every), format_func=every.__getitem__, width=width, **wired) or ""


def of_several(
    name: str, label: str, options: Mapping[str, str], now: Language, *, width: int = 230, clears: tuple[str, ...] = ()
) -> list[str]:
    """Draw a choice of several ids, kept as `?NAME=id,id`; none chosen means all."""
    wired = tied(name, lambda value: [id for id in value.split(",") if id in options], ",".join, clears)
    chosen: list[str] = st.multiselect(
        label, list(options), format_func=options.__getitem__, placeholder=text("net.all", now), width=width, **wired
    )
    return chosen


def of_years(label: str) -> tuple[int, int] | None:
    """Draw a slider over the years that documents speak of, kept as `?years=2014-2020`; None means all."""
    years = [int(year) for year in comparing.choices()["year"]]
    if len(set(years)) < 2:
        return None
    first, last = min(years), max(years)
    wired = tied("years", lambda value: span_of(value, first, last), lambda ends: "" if ends == (first, last) else f"{ends[0]}-{ends[1]}")
    chosen: tuple[int, int] = st.slider(label, first, last, width=260, **wired)
    return chosen if chosen != (first, last) else None


def span_of(said: str, first: int, last: int) -> tuple[int, int]:
    """Return the years that an address says ("2014-2020"), within those that there are."""
    start, _, end = said.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(said) < 12):
        return first, last
    low, high = max(first, min(int(start), last)), max(first, min(int(end), last))
    return min(low, high), max(low, high)
