"""What stands around every page: the style, the language switch, and the page that shows when there is no store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from text.errors import CancuError
from text.processes import uncollected
from views.blocks import note
from views.checks import problem
from views.component import draw_sheet
from views.i18n import LANGUAGES, Language, text
from views.services import access, reading, store
from views.state import address, language, parameter, set_parameters, tied

__all__ = ["ASKED", "ICON", "guarded", "language_switch", "phone_navigation", "sign_in", "style", "titled"]

ICON = Path(__file__).resolve().parent / "assets" / "icon.png"
ASKED = "_asked"  # of the session: the last question and its address
STYLE = Path(__file__).resolve().parent / "frontend" / "frame.css"


def style() -> None:
    """Put the frame's style sheet into the page."""
    st.html(f"<style>{STYLE.read_text('utf-8')}</style>")


def language_switch() -> Language:
    """Draw the switch, kept in the address as `?lang=`, and return the language chosen."""
    now = language()
    skip = json.dumps(text("app.skip", now), ensure_ascii=False)  # Streamlit has it in English only, the style sheet shows this instead
    st.html(f"<style>[data-testid='stSkipToContent'] {{ --skip: {skip}; }}</style>")
    st.session_state["_lang"] = now
    if now != LANGUAGES[0] or parameter("lang"):
        set_parameters(lang=now)  # links of the navigation bar drop it
    wired = tied("lang", lambda value: now, str)
    with st.container(key="lang_switch"):
        st.segmented_control(text("app.language", now), LANGUAGES, required=True, label_visibility="collapsed", **wired)
    return now


def phone_navigation(pages: Iterable[Page]) -> None:
    """Draw the pages as one row of links, which the style sheet shows on narrow screens only."""
    with st.container(key="phone_nav", horizontal=True, wrap=False, gap="small"):
        for page in pages:
            st.page_link(page)


def sign_in(now: Language) -> None:
    """Draw what a reader sees who must sign in first."""
    titled(text("sign.title", now))
    st.title(text("sign.title", now), anchor=False)
    st.markdown(text("sign.lead", now))
    try:
        if st.button(text("sign.go", now), type="primary", key="go"):
            access.sign_in()
    except CancuError as error:
        draw_sheet([note([problem(error.code, error.message, now)], tone="finding")], now, key="nosign")


def titled(words: str) -> None:
    """Call the browser's tab after what the page shows; a page that shows one thing calls it by its name."""
    st.set_page_config(page_title=f"{words} · Căn Cứ")


def way_back(page: Callable[[], None]) -> None:
    """Draw the way back to the last answer on every page but the answer's."""
    asked = st.session_state.get(ASKED)
    if not asked or (page.__module__ == "views.ask" and parameter("q")):
        return
    now = language()
    question, href = asked
    item = {"text": text("ask.back", now, question=question), "href": href}
    with st.container(key="wayback_line"):
        draw_sheet([{"type": "links", "items": [item]}], now, key="wayback")


def guarded(page: Callable[[], None], name: str, *, of_store: bool = True) -> Callable[[], None]:
    """Return the page under its name, drawn of one state of the store where it is a page `of_store`.

    What a user can act on is shown as a message: an empty store, an error of ours.  Other errors pass on.
    """

    def run() -> None:
        titled(name)
        try:
            if not of_store:
                page()
                return
            with store.snapshot(), uncollected():  # looking through all that the tables hold takes a tenth of the first page's time
                if reading.listed():
                    way_back(page)
                    page()
                else:
                    _nothing_yet()
        except CancuError as error:
            if error.code == "no-store":
                _nothing_yet()
                return
            now = language()
            title = text("store.missing" if "store" in error.code else "error.title", now)
            draw_sheet([note([problem(error.code, error.message, now)], title=title, tone="finding")], now, key="error")

    return run


def _nothing_yet() -> None:
    """Draw what stands on every page while the store holds no document: how to bring some, and the way there."""
    now = language()
    may_bring = not access.is_read_only()
    links = [{"text": text("store.bring", now), "href": address("bring", lang=now)}] if may_bring else []
    said = note([text("store.how" if may_bring else "store.how.elsewhere", now)], title=text("store.empty", now), tone="warning")
    draw_sheet([{**said, "links": links}], now, key="empty")
