"""Library: the documents of the store by province, issuer, type, year and policy field; a search over their names."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import streamlit as st

from views.blocks import Block, badge, note
from views.component import draw_sheet
from views.i18n import Language, counted, day, text
from views.links import name_of
from views.services import access, explore, library, naming, taking
from views.state import address, here, language, parameter, tied
from views.take import TABLES, downloads

__all__ = ["page"]

A_PAGE = 40  # documents
OPEN_FACETS = ("province", "type")
BETWEEN = "|"  # between the values of a facet in the address
AT_ONCE = 9  # values of a facet in sight; the rest unfold
Choice = dict[str, list[str]]


def page() -> None:
    """Draw the search, the facets, and the documents that fit."""
    now = language()
    st.title(text("library.title", now), anchor=False)
    with st.container(key="librarybox", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            text("library.box", now),
            **tied("q", str, str.strip, clears=("page",)),
            placeholder=text("library.placeholder", now),
            max_chars=200,
            label_visibility="collapsed",
            type="search",
        )
    words = parameter("q")
    choice = {facet: [value for value in parameter(facet).split(BETWEEN) if value] for facet in library.FACETS}
    found = library.found(words, choice)
    held = explore.held()
    names = library.labels(now)
    names |= {id: name_of(held, id, now) for id in names if id in held.names and id.startswith("VN-")}  # of one name each with its year
    facets = [
        _facet(facet, values, choice, names, now)
        for facet, values in library.counts(words, choice).items()
        if len(values) > 1 or choice[facet]
    ]
    main = [*_outdated(now), _count(found, now), *_chosen(choice, names, now)]
    main += _list(found, names, now) if found else [_nothing(words, now)]
    draw_sheet([{"type": "split", "label": text("library.filter", now), "side": facets, "main": main}], now, key="library")
    if found:
        downloads(text("library.title", now), TABLES, lambda format: taking.documents(found, format, now), now, key="library")


def _count(found: Sequence[library.Entry], now: Language) -> Block:
    line: Block = {"type": "headline", "figure": str(len(found)), "text": counted("document", len(found), now)}
    return line if access.is_read_only() else line | {"link": {"text": text("library.bring", now), "href": address("bring", lang=now)}}


def _outdated(now: Language) -> list[Block]:
    """Return a remark where an earlier version of the reader read documents, for whoever may bring them again."""
    n = 0 if access.is_read_only() else library.outdated()
    return [note([text("library.outdated", now, n=n)], tone="warning")] if n else []


def _facet(facet: str, values: Mapping[str, int], choice: Choice, names: Mapping[str, str], now: Language) -> Block:
    """Return a facet as links that take a value in or out."""
    rows = []
    for value, count in values.items():
        on = value in choice[facet]
        kept = [one for one in choice[facet] if one != value] if on else [*choice[facet], value]
        rows.append(
            {"text": names.get(value, value), "n": count, "on": on, "href": here("library", **{facet: BETWEEN.join(kept), "page": None})}
        )
    rows.sort(key=lambda row: not row["on"])
    shut = facet not in OPEN_FACETS and not choice[facet]
    more = text("library.more", now, n=len(rows) - AT_ONCE)
    return {"type": "facet", "title": text(f"library.{facet}", now), "rows": rows, "shown": AT_ONCE, "more": more, "shut": shut}


def _chosen(choice: Choice, names: Mapping[str, str], now: Language) -> list[Block]:
    """Return what was chosen as labels that take it back."""
    chips = [
        {
            "name": text(f"library.{facet}", now),
            "text": names.get(value, value),
            "href": here("library", **{facet: BETWEEN.join(one for one in values if one != value), "page": None}),
            "remove": text("library.remove", now),
        }
        for facet, values in choice.items()
        for value in values
    ]
    return [{"type": "chips", "chips": chips}] if chips else []


def _list(found: Sequence[library.Entry], names: Mapping[str, str], now: Language) -> list[Block]:
    said = parameter("page")
    pages = -(-len(found) // A_PAGE)
    number = min(int(said), pages) if said.isdecimal() and said.isascii() and int(said[:4]) >= 1 else 1
    first = (number - 1) * A_PAGE
    blocks: list[Block] = [{"type": "documents", "rows": [_row(entry, names, now) for entry in found[first : first + A_PAGE]]}]
    if pages > 1:
        steps = [
            {"text": text(f"library.{name}", now), "href": here("library", page=at)}
            for name, at in (("before", number - 1), ("after", number + 1))
            if 1 <= at <= pages
        ]
        blocks.append({"type": "pager", "text": text("library.page", now, n=number, of=pages), "steps": steps})
    return blocks


def _row(entry: library.Entry, names: Mapping[str, str], now: Language) -> Block:
    def linked(facet: str, page: str) -> list[Block]:
        return [
            {"text": names[value], "href": address(page, id=value, lang=now) if ":" in value or page == "province" else ""}
            for value in entry.values[facet]
        ]

    findings = [
        {**badge(text(f"library.{severity}", now, n=n), severity), "href": address("document", id=entry.id, view="findings", lang=now)}
        for severity, n in entry.findings.items()
        if severity != "info"
    ]
    tasks = [{**badge(text("library.tasks", now, n=entry.tasks)), "href": address("document", id=entry.id, view="tasks", lang=now)}]
    return {
        "over": [{"text": naming.type_name(entry.type, now)}, {"text": entry.number}, {"text": day(entry.issue_date, now)}],
        "title": entry.title or entry.number or os.path.basename(entry.source) or entry.id,
        "href": address("document", id=entry.id, lang=now),
        "under": [*linked("province", "province"), *linked("issuer", "agency"), *linked("field", "topic")],
        "badges": [*(tasks if entry.tasks else []), *findings],
    }


def _nothing(words: str, now: Language) -> Block:
    items = [text("library.nothing", now)]
    block = note(items)
    return (
        block | {"links": [{"text": text("library.search", now, words=words), "href": address("ask", q=words, lang=now)}]}
        if words
        else block
    )
