"""The explorer's entry: `streamlit run app.py` (or `cancu app`).  Navigation and frame only; pages are in views/."""

from __future__ import annotations

import streamlit as st

from views import frame
from views.i18n import text

# Before `st.navigation`: a page with a material icon and no page icon of its own would fetch one from the network.
st.set_page_config(page_title="Căn Cứ", page_icon=str(frame.ICON), layout="wide", initial_sidebar_state="collapsed")


def main() -> None:
    """Draw the frame and the page that the address names."""
    from views import about, ask, compare, document, network, services

    frame.style()
    now = frame.language_switch()
    pages = {
        "ask": st.Page(frame.guarded(ask.page), title=text("nav.ask", now), url_path="ask", default=True),
        "document": st.Page(frame.guarded(document.page), title=text("nav.document", now), url_path="document"),
        "network": st.Page(frame.guarded(network.page), title=text("nav.network", now), url_path="network"),
        "compare": st.Page(frame.guarded(compare.page), title=text("nav.compare", now), url_path="compare"),
        "about": st.Page(frame.guarded(about.page), title=text("nav.about", now), url_path="about"),
    }
    st.logo(str(frame.ICON), size="large")
    page = st.navigation(list(pages.values()), position="top")
    frame.phone_navigation(pages.values())
    page.run()
    services.warm_up()


main()
