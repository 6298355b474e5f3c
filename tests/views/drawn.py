"""Pages as they are drawn over the small store: run one at an address, and read what it shows."""

import json
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

# Each run would look through every installed package for components of others; here there are none.
manifest_scanner.scan_component_manifests = list

APP = str(Path(__file__).with_name("fake_app.py"))
PAGES = {"ask": ""} | {
    name: name
    for name in ("library", "bring", "document", "network", "compare", "timeline", "about", "agency", "province", "instrument", "topic")
}


def run(page="ask", /, **parameters):
    """Run the entry at an address and return the app."""
    at = at_address(APP, PAGES[page], parameters)
    assert not at.exception, at.exception
    return at


def at_address(entry, path, parameters):
    """Return the app of an entry as it is at an address."""
    at = AppTest.from_file(entry, default_timeout=120)
    for name, value in parameters.items():
        at.query_params[name] = value
    at._page_hash = calc_hash(path)  # AppTest.switch_page knows pages that are files only
    return at.run()


def drawn(at):
    """Return the data of each component of the page, in order."""
    return [json.loads(e.proto.json)[0] for e in at.main if type(e).__name__ == "UnknownElement" and getattr(e.proto, "json", "")]


def blocks(at, type=None):
    """Return the blocks of all sheets of the page, or those of one type."""
    every = [block for data in drawn(at) for block in data.get("blocks", [])]
    return [block for block in every if type in (None, block["type"])]


def words(at):
    return json.dumps(drawn(at), ensure_ascii=False)


def boxes(at):
    """Return the data of the question boxes of the page."""
    return [data for data in drawn(at) if "placeholder" in data]
