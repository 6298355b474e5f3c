"""What stands around every page: the style, the language switch, and the page that shows when there is no store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from text.errors import CancuError
from views.component import draw_sheet
from views.i18n import Language, text
from views.state import language

__all__ = ["ICON", "guarded", "language_switch", "style"]

ICON = Path(__file__).resolve().parent / "assets" / "icon.png"
STYLE = Path(__file__).resolve().parent / "frontend" / "frame.css"


def style() -> None:
    """Put the frame's style sheet into the page."""
    st.html(f"<style>{STYLE.read_text('utf-8')}</style>")


def language_switch() -> Language:
    """Draw the switch, kept in the address as `?lang=`, and return the language chosen."""
    now = language()
    with st.container(key="lang_switch"):
        st.segmented_control(
            text("app.language", now),
            ("vi", "en"),
            default="vi",
            format_func=str,
            key="lang",
            bind="query-params",
            required=True,
            label_visibility="collapsed",
        )
    return language()


def guarded(page: Callable[[], None]) -> Callable[[], None]:
    """Return the page with errors that a user can act on shown as messages; others pass on."""

    def run() -> None:
        try:
            page()
        except CancuError as error:
            now = language()
            missing = error.code.startswith("store") or "store" in error.code
            title = text("store.missing" if missing else "error.title", now)
            items = [error.message, *([text("store.how", now)] if missing else [])]
            draw_sheet([{"type": "note", "title": title, "tone": "finding", "items": items}], now, key="error")

    return run
