"""The three components that draw in the browser: a sheet of blocks, the document viewer, the network.

Their scripts (views/frontend) set `textContent` only, so that no text of a document or question is ever parsed as HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from views.i18n import Language, text

__all__ = ["draw_network", "draw_sheet", "draw_viewer"]

FRONTEND = Path(__file__).resolve().parent / "frontend"
Block = Mapping[str, Any]


@cache
def _component(name: str) -> ComponentRenderer:
    """Return the component of `views/frontend/NAME.js` and `NAME.css`, with what all share before them."""
    script = (FRONTEND / "common.js").read_text("utf-8") + (FRONTEND / f"{name}.js").read_text("utf-8")
    style = (FRONTEND / "common.css").read_text("utf-8") + (FRONTEND / f"{name}.css").read_text("utf-8")
    return st.components.v2.component(f"cancu_{name}", css=style, js=script)


def draw_sheet(blocks: Sequence[Block], language: Language, *, key: str) -> dict[str, Any] | None:
    """Draw blocks (`views.blocks`) one below the other; return the target of a link that was clicked, or None."""
    labels = {"more": text("cards.more", language, n="{n}"), "moreCards": text("cards.moreCards", language, n="{n}")}
    result = _component("sheet")(key=key, data={"blocks": list(blocks), "labels": labels}, on_open_change=lambda: None)
    return _target(result, "open")


def draw_viewer(data: Mapping[str, Any], *, key: str) -> dict[str, Any] | None:
    """Draw a document's text with its facts; return a place that lies outside the window shown and was asked for, or None."""
    return _target(_component("viewer")(key=key, data=dict(data), on_jump_change=lambda: None), "jump")


def draw_network(data: Mapping[str, Any], *, key: str) -> str | None:
    """Draw a network with given positions; return the id of a node that was clicked, or None."""
    result = _component("graph")(key=key, data=dict(data), on_pick_change=lambda: None)
    picked = result.get("pick")
    return str(picked) if picked else None


def _target(result: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    value = result.get(name)
    return dict(value) if value else None
