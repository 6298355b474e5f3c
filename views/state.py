"""The address of a view: every choice that makes it is a parameter, so that it can be sent, and the back button undoes a step.

Widgets are tied to parameters by ids, not by the labels shown, so that an address means the same in both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast
from urllib.parse import urlencode

import streamlit as st

from views.i18n import LANGUAGES, Language

__all__ = ["document_href", "here", "language", "parameter", "set_parameters", "tied"]


def language() -> Language:
    """Return the address's language, else the one of the session so far, else Vietnamese."""
    for chosen in (st.query_params.get("lang"), st.session_state.get("_lang")):
        if chosen in LANGUAGES:
            return cast("Language", chosen)
    return "vi"


def parameter(name: str) -> str:
    """Return a parameter of the address, or ""."""
    return str(st.query_params.get(name, ""))


def set_parameters(**values: str | int | None) -> None:
    """Write parameters of the address; None or "" removes one."""
    for name, value in values.items():
        if value in (None, ""):
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != str(value):
            st.query_params[name] = str(value)


def tied(name: str, read: Callable[[str], Any], write: Callable[[Any], str], clears: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return `key` and `on_change` for a widget whose value is the parameter `name` of the address.

    `read` makes the widget's value of the parameter ("" where it is missing), `write` the parameter of the value.  A change removes
    the parameters in `clears`.  Where the address changes otherwise (a link, the back button), the widget follows it.
    """
    key, seen = f"w_{name}", f"_seen_{name}"
    now = parameter(name)
    if key not in st.session_state or st.session_state.get(seen) != now:
        st.session_state[key] = read(now)
        st.session_state[seen] = now

    def changed() -> None:
        value = write(st.session_state[key])
        st.session_state[seen] = value
        set_parameters(**{name: value}, **dict.fromkeys(clears))

    return {"key": key, "on_change": changed}


def here(page: str, **changes: str) -> str:
    """Return the address of `page` with the parameters of this view and these changes."""
    return f"{page}?" + urlencode({**st.query_params.to_dict(), **changes})


def document_href(target: Mapping[str, Any], language: Language) -> str:
    """Return the address, relative to any page, that opens a document at its place: `{"document", "start", "end"}`."""
    found = {"doc": target["document"], "start": target.get("start"), "end": target.get("end"), "lang": language}
    return "document?" + urlencode({name: value for name, value in found.items() if value not in (None, "")})
