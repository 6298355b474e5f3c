"""The side panel: what a click on a cell, edge or node opens, in sight whatever part of the page is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from views.blocks import Block
from views.component import draw_sheet
from views.i18n import Language, text

__all__ = ["draw"]


def draw(blocks: Sequence[Block], now: Language, *, close: str, below: Callable[[], None] | None = None) -> None:
    """Draw blocks in the panel, and `below` under them; `close` is the address of the view without it."""
    shut: Block = {"type": "close", "text": text("panel.close", now), "href": close}
    with st.container(key="panel"):
        draw_sheet([shut, *blocks], now, key="panel_sheet")
        if below is not None:
            below()
