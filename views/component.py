"""The components that draw in the browser: a sheet of blocks, the question box with the names that it knows, the document viewer, networks.

Their scripts (views/frontend) set `textContent` only, so that no text of a document or question is ever parsed as HTML.  Nothing
comes back from them: a click goes to another address, and the page is drawn from its address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from views.i18n import Language, text

__all__ = ["bring_names", "draw_askbox", "draw_network", "draw_sheet", "draw_viewer"]

FRONTEND = Path(__file__).resolve().parent / "frontend"
Block = Mapping[str, Any]


@cache
def _component(name: str) -> ComponentRenderer:
    """Return the component of `views/frontend/NAME.js` and `NAME.css`, with what all share before them."""
    files = ("common", "parts", name)
    script = "".join((FRONTEND / f"{file}.js").read_text("utf-8") for file in files)
    style = "".join((FRONTEND / f"{file}.css").read_text("utf-8") for file in files)
    return st.components.v2.component(f"cancu_{name}", css=style, js=script)


def _plain(data: Mapping[str, Any], language: Language) -> list[dict[str, Any]]:
    """Return `data` in a list: Streamlit searches a mapping for data frames, which imports pandas, a second of the first page."""
    return [{**data, "language": language}]


def draw_sheet(blocks: Sequence[Block], language: Language, *, key: str, reached: str = "") -> None:
    """Draw blocks (`views.blocks`) one below the other; `reached`: what the sheet is called to a reader whose keyboard goes to it."""
    labels = {name: text(f"cards.{name}", language, n="{n}") for name in ("more", "moreCards", "moreNames")}
    labels |= {name: text(f"cards.{name}", language) for name in ("copy", "copied", "leaveOut")}
    _component("sheet")(key=key, data=_plain({"blocks": list(blocks), "labels": labels, "reached": reached}, language))


def draw_askbox(data: Mapping[str, Any], language: Language, *, key: str) -> None:
    """Draw a question box (`views.ask`); a question goes into the address as `?q=`."""
    _component("askbox")(key=key, data=_plain(data, language))


def bring_names(names: Sequence[tuple[str, str, str]], language: Language) -> None:
    """Give the question box of the page the names that complete what is typed: (kind, words, address of its page)."""
    _component("names")(key="names", data=_plain({"names": [list(name) for name in names]}, language))


def draw_viewer(data: Mapping[str, Any], language: Language, *, key: str) -> None:
    """Draw a document's text with its facts (`views.facts.viewer_data`)."""
    _component("viewer")(key=key, data=_plain(data, language))


def draw_network(data: Mapping[str, Any], language: Language, *, key: str) -> None:
    """Draw a network with given positions; a click on a node writes its id into the address as `?node=`."""
    _component("graph")(key=key, data=_plain(data, language))
