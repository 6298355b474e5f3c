"""The pages of a PDF as they are printed, with what the address asks for and the roles of agencies marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from text.errors import CancuError
from views.blocks import Block, note
from views.checks import problem
from views.component import draw_sheet
from views.facts import document_span
from views.i18n import Language, text
from views.services import pictures
from views.state import here, parameter

__all__ = ["draw"]

ASKED_FOR = (240, 180, 0)  # red, green, blue: a marker's yellow, which no role has
ROLES = {"lead": (11, 110, 95), "assigned": (47, 85, 181), "coordinate": (161, 92, 0)}


def draw(document: str, parsed: Mapping[str, Any], now: Language) -> None:
    """Draw one page, and links to the next and the one before."""
    target = document_span(parsed, parameter("start"), parameter("end"))
    said = parameter("page")
    number = int(said) if said.isdecimal() and said.isascii() and len(said) < 6 else 0
    roles = [(role["start"], role["end"], ROLES[role["role"]]) for task in parsed.get("tasks") or [] for role in task.get("roles") or []]
    marks = [*dict.fromkeys(roles), *([(*target, ASKED_FOR)] if target else [])]
    try:
        page = pictures.page(document, number, target[0] if target else 0, marks)
    except CancuError as error:
        draw_sheet([note([problem(error.code, error.message, now)], tone="finding")], now, key="nopage")
        return
    steps = [
        {"text": text(f"library.{name}", now), "href": here("document", page=at)}
        for name, at in (("before", page.number - 1), ("after", page.number + 1))
        if 1 <= at <= page.pages
    ]
    pager: Block = {"type": "pager", "text": text("library.page", now, n=page.number, of=page.pages), "steps": steps}
    hint: Block = {"type": "hint", "text": text("doc.pages.marks" if page.marked else "doc.pages.bare", now)}
    draw_sheet([pager, hint], now, key="pager")
    st.image(page.png, caption=text("library.page", now, n=page.number, of=page.pages), width="stretch")
