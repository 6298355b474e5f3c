"""The explorer's entry: `streamlit run app.py` (or `cancu app`).  Navigation and frame only; pages are in views/."""

from __future__ import annotations

from importlib import import_module

import streamlit as st

from views import frame
from views.i18n import text
from views.state import FIRST

# Before `st.navigation`: a page with a material icon and no page icon of its own would fetch one from the network.
st.set_page_config(page_title="Căn Cứ", page_icon=str(frame.ICON), layout="wide", initial_sidebar_state="collapsed")

# Each page is `page` of views/NAME.py, at the address /NAME (the first one at /), called `nav.NAME`.
IN_BAR = ("ask", "library", "network", "compare", "timeline", "bring", "about")
WITHOUT_STORE = ("bring",)  # pages that need no documents to be there
OUT_OF_BAR = ("document", "agency", "province", "instrument", "topic")  # pages that links lead to


def main() -> None:
    """Draw the frame and the page that the address names."""
    from views.services import access

    frame.style()
    now = frame.language_switch()
    if access.must_sign_in():
        frame.sign_in(now)
        return
    pages = {
        name: st.Page(
            frame.guarded(import_module(f"views.{name}").page, text(f"nav.{name}", now), of_store=name not in WITHOUT_STORE),
            title=text(f"nav.{name}", now),
            url_path=name,
            default=name == FIRST,
            visibility="visible" if name in IN_BAR else "hidden",
        )
        for name in (*IN_BAR, *OUT_OF_BAR)
    }
    st.session_state["_pages"] = pages
    st.logo(str(frame.ICON), size="large")
    page = st.navigation(list(pages.values()), position="top")
    frame.phone_navigation(pages[name] for name in IN_BAR)
    page.run()


main()
