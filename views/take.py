"""Downloads of a page, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from views.i18n import Language, text
from views.services import taking

__all__ = ["TABLES", "TASKS", "downloads"]

TABLES = ("xlsx", "csv")
TASKS = ("xlsx", "csv", "docx", "md", "ics")


def downloads(title: str, formats: Sequence[str], make: Callable[[str], bytes], now: Language, *, key: str) -> None:
    """Draw a button that opens the formats in which this view can be taken away; `make` makes the file of one."""
    with st.container(key=f"take_{key}", width="content"), st.popover(text("take.title", now)):
        st.caption(text("take.about", now))
        for format in formats:
            st.download_button(
                text(f"take.{format}", now),
                partial(make, format),
                taking.file_name(title, format),
                taking.MEDIA[format],
                on_click="ignore",
                key=f"take_{key}_{format}",
            )
