"""What every page needs to know of this session: its language, its address, and the page to open next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from views.i18n import LANGUAGES, Language

__all__ = ["document_href", "language", "open_document", "parameter", "remember_pages", "set_parameters"]


def language() -> Language:
    """Return the session's language: the switch's, else the address's, else Vietnamese."""
    chosen = st.session_state.get("lang") or st.query_params.get("lang")
    return chosen if chosen in LANGUAGES else "vi"


def parameter(name: str) -> str:
    """Return a parameter of the address, or ""."""
    return st.query_params.get(name, "")


def set_parameters(**values: str | int | None) -> None:
    """Write parameters of the address; None or "" removes one."""
    for name, value in values.items():
        if value in (None, ""):
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != str(value):
            st.query_params[name] = str(value)


def document_href(target: Mapping[str, Any], language: Language) -> str:
    """Return the address, relative to any page, that opens a document at its place: `{"document", "start", "end"}`."""
    found = {"doc": target["document"], "start": target.get("start"), "end": target.get("end"), "lang": language}
    return "document?" + urlencode({name: value for name, value in found.items() if value not in (None, "")})


def remember_pages(pages: Mapping[str, Any]) -> None:
    """Keep the pages of this run, so that a page can send the reader to another."""
    st.session_state["_pages"] = dict(pages)


def open_document(target: Mapping[str, Any]) -> None:
    """Leave for the document page, at `{"document", "start", "end"}`."""
    found = {"doc": target["document"], "start": target.get("start"), "end": target.get("end"), "lang": language()}
    query = {name: str(value) for name, value in found.items() if value not in (None, "")}
    st.switch_page(st.session_state["_pages"]["document"], query_params=query)
