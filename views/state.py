"""The address of a view: every choice that makes it is a parameter, so that it can be sent, and the back button undoes a step.

Widgets are tied to parameters by ids, not by the labels shown, so that an address means the same in both languages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast
from urllib.parse import quote_plus

import streamlit as st

from views.i18n import LANGUAGES, Language

__all__ = ["FIRST", "address", "here", "language", "parameter", "set_parameters", "tied"]

FIRST = "ask"  # the page at the address without a page


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


def address(page: str, /, **parameters: str | int | None) -> str:
    """Return the address of a page from any other: `ask`, `document`, … with its parameters; None and "" are left out.

    It keeps the language of this view where `lang` names no other.
    """
    said = {"lang": language(), **parameters} if "lang" not in parameters else parameters
    query = "&".join(f"{_quoted(name)}={_quoted(str(value))}" for name, value in said.items() if value not in (None, ""))
    return f"{'./' if page == FIRST else page}?{query}"


@lru_cache(maxsize=50_000)  # a page says thousands of addresses, of a few hundred names: quoting them took most of its time
def _quoted(words: str) -> str:
    return quote_plus(words)


def here(page: str, /, **changes: str | int | None) -> str:
    """Return the address of `page` with the parameters of this view and these changes."""
    return address(page, **{**st.query_params.to_dict(), **changes})
