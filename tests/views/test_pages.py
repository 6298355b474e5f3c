"""Every page, in both languages, over a small store: no exception, the right words, nothing of a document parsed as HTML."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.views import fakes

APP = str(Path(__file__).with_name("fake_app.py"))
PAGES = ("ask", "document", "network", "compare", "about")


def run(page="ask", **params):
    at = AppTest.from_file(APP, default_timeout=30)
    for name, value in params.items():
        at.query_params[name] = value
    at.run()
    if page != "ask":
        at._page_hash = ""
        at.switch_page(page)
        at.run()
    return at


def drawn(at):
    """Return the data of every component on the page, in order."""
    found = []
    for element in at.main:
        walk(element, found)
    return found


def walk(element, found):
    proto = getattr(element, "proto", None)
    if type(element).__name__ == "UnknownElement" and hasattr(proto, "json"):
        found.append(json.loads(proto.json))
    for child in getattr(element, "children", {}).values():
        walk(child, found)


def test_probe():
    at = run(q="tỉnh nào giao")
    print(at.exception, [type(e).__name__ for e in at.main], drawn(at))
