"""Document: the text with its facts marked, and views of its tasks, citations, findings and data; opens at a place given by the address."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from graph.export.listings import LISTS
from text.errors import CancuError
from views import around, corrections, listings, printed
from views.blocks import Block, note
from views.checks import problem
from views.component import draw_sheet, draw_viewer
from views.facts import document_span, viewer_data
from views.frame import titled
from views.i18n import Language, day, text
from views.links import document_name, issuer, page_of
from views.services import access, bringing, explore, naming, pictures, reading, taking
from views.services import around as surroundings
from views.state import address, language, parameter, set_parameters, tied
from views.take import TABLES, TASKS, downloads

__all__ = ["page"]

VIEWS = ("text", "pages", "tasks", "citations", "cited", "findings", "metadata", "corrections")
COUNTED = ("tasks", "citations", "findings", "corrections")
Json = Mapping[str, Any]


def page() -> None:
    """Draw the document that the address names."""
    now = language()
    known = {row.id: row for row in reading.listed()}
    asked = parameter("id")
    if asked not in known:
        said = text("doc.unknown", now, id=asked) if asked else text("doc.choose", now)
        links = [{"text": text("doc.library", now), "href": address("library", lang=now)}]
        draw_sheet([{**note([said], tone="finding" if asked else "info"), "links": links}], now, key="unknown")
        return
    row = known[asked]
    titled(document_name(explore.held(), asked, now))
    parsed = reading.parsed(asked)
    _head(row, now)
    other = parameter("beside")
    if other in known and other != asked:
        _beside(asked, other, now)
        return
    view = _view(parsed, asked, now)
    if view == "text":
        corrections.dialog(asked, parsed, now)
        _text(parsed, asked, now)
    elif view == "pages":
        printed.draw(asked, parsed, now)
    elif view == "corrections":
        corrections.listed(asked, parsed, now)
    else:
        lists = {"tasks": listings.tasks, "citations": listings.citations, "findings": listings.findings, "metadata": listings.metadata}
        lists |= {"cited": around.cited, "alike": around.alike}
        draw_sheet(lists[view](parsed, asked, now), now, key=f"sheet-{view}")
        _take(view, parsed, asked, now)
    if view == "metadata":
        _keeping(parsed, asked, known, now)


def _head(row: reading.DocumentRow, now: Language) -> None:
    held = explore.held()
    document = held.documents[row.id]
    under: list[Block] = [
        {"text": row.number},
        issuer(held, row.id, now),
        {"text": day(row.issue_date, now)},
        {"text": row.province, "href": page_of(held, document.province, now) if document.province else ""},
    ]
    title = {
        "type": "title",
        "text": row.title or row.caption,
        "vi": True,
        "over": naming.type_name(row.type, now),
        "under": [part for part in under if part["text"]],
        "back": {"text": text("doc.library", now), "href": address("library", lang=now)},
    }
    with st.container(key="dochead"):
        draw_sheet([title], now, key="dochead_sheet")


def _view(parsed: Json, document: str, now: Language) -> str:
    numbers = {name: len(parsed.get(name) or []) for name in COUNTED} | {"cited": len(surroundings.cites_it(document))}
    there = {"corrections": bool(numbers["corrections"]) or not access.is_read_only(), "pages": pictures.has_pages(document)}
    views = [v for v in VIEWS if there.get(v, True)]
    asked = parameter("view")
    views += [asked] if asked == "alike" else []
    labels = {v: text(f"doc.{v}", now) + (f" {numbers[v]}" if v in numbers else "") for v in views}
    wired = tied("view", lambda view: view if view in views else "text", lambda view: "" if view == "text" else view)
    with st.container(key="docview"):
        chosen = st.segmented_control(
            text("doc.view", now), views, format_func=labels.__getitem__, required=True, label_visibility="collapsed", **wired
        )
    return chosen or "text"


def _take(view: str, parsed: Json, document: str, now: Language) -> None:
    """Draw the downloads of a list of the document, where there is something in it."""
    held = explore.held()
    title = document_name(held, document, now)
    if view == "tasks" and parsed.get("tasks"):
        tasks = held.by_document.get(document, ())
        downloads(title, TASKS, lambda format: taking.tasks(tasks, format, now, title), now, key="document")
    for name in LISTS:
        if view == name and parsed.get(name):
            downloads(
                f"{title} {text(f'doc.{name}', now)}", TABLES, partial(taking.listed, document, name, language=now), now, key="document"
            )


def _text(parsed: Json, document: str, now: Language, *, side: str = "") -> None:
    """Draw the text, open at the place that the address gives; of two side by side the second goes by `bstart` and `bend`."""
    target = document_span(parsed, parameter(f"{side}start"), parameter(f"{side}end"))
    may_correct = not access.is_read_only() and not parameter("beside")
    data = viewer_data(document, parsed, naming.labels("Topic", now), now, target, naming.bodies(now), may_correct=may_correct)
    draw_viewer(data | ({"outline": [], "quiet": True} if parameter("beside") else {}), now, key=f"viewer{side}")


def _beside(document: str, other: str, now: Language) -> None:
    """Draw two documents side by side, each under its own name, which leads to it alone."""
    held = explore.held()
    for column, (id, side) in zip(st.columns(2), ((document, ""), (other, "b")), strict=True):
        with column:
            alone = address("document", id=id, start=parameter(f"{side}start"), end=parameter(f"{side}end"), lang=now)
            heading = {"type": "heading", "text": document_name(held, id, now), "href": alone}
            draw_sheet([heading], now, key=f"name{side}")
            _text(reading.parsed(id), id, now, side=side)


def _keeping(parsed: Json, document: str, known: Mapping[str, reading.DocumentRow], now: Language) -> None:
    """Draw what can be done with the document as a whole."""
    shown = {key: value for key, value in parsed.items() if key != "text"}
    held = explore.held()
    others = {id: document_name(held, id, now) for id in known if id != document}
    if others:
        said, hint = text("doc.beside", now), text("doc.beside.choose", now)
        chosen = st.selectbox(said, list(others), index=None, format_func=others.__getitem__, placeholder=hint, key="beside")
        if chosen:
            del st.session_state["beside"]
            set_parameters(beside=chosen, view=None)
            st.rerun()
    with st.container(horizontal=True, key="keeping"):
        st.download_button(
            text("doc.download", now),
            lambda: json.dumps(shown, ensure_ascii=False, indent=1),
            "document.json",
            "application/json",
            on_click="ignore",
        )
        if access.is_read_only():
            return
        again = st.button(text("doc.again", now), key="again")
        with st.popover(text("doc.remove", now)):
            st.markdown(text("doc.remove.sure", now, name=document_name(held, document, now)))
            remove = st.button(text("doc.remove.yes", now), key="remove", type="primary")
    try:
        if again:
            outcomes = bringing.again(document)
            became = [f"{one.name}: {text('outcome.' + one.outcome.replace(' ', '_'), now)}" for one in outcomes]
            draw_sheet([note(became or [text("doc.again.none", now)], title=text("doc.again.done", now))], now, key="again_done")
        if remove:
            bringing.remove(document)
            set_parameters(id=None, view=None)
            st.switch_page(st.session_state["_pages"]["library"])
    except CancuError as error:
        draw_sheet([note([problem(error.code, error.message, now)], title=text("error.title", now), tone="finding")], now, key="refused")
