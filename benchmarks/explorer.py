"""The explorer's budgets in a real Chromium: the first page after a cold start, and a network of 1,000 agencies.

`python -m benchmarks.explorer`
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.measure import command_seconds, line, machine
from tests.browser.conftest import CHROMIUM, FLAGS, served

RUNS = 3


def main() -> None:
    """Print each figure: wall seconds until what is named can be seen."""
    cold, warm, document, first, again = [], [], [], [], []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        store = str(Path(folder) / "five.db")
        command_seconds(["ingest", "data/documents", "--store", store], runs=0)
        for _ in range(RUNS):
            with served("app.py", CANCU_STORE=store) as address:
                for seconds in (cold, warm):
                    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
                    seconds.append(seen(page, "table", lambda page=page, address=address: page.goto(address)))
                document.append(seen(page, ".text .head", lambda page=page: page.locator("tbody a").first.click()))
            with served("benchmarks/thousand_app.py") as address:
                page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
                page.goto(f"{address}/about")
                page.wait_for_selector("table")
                for seconds in (first, again):
                    link = page.get_by_role("link", name="Mạng lưới").first
                    seconds.append(seen(page, "canvas[data-drawn='1000']", link.click))
                    page.get_by_role("link", name="Mô hình").first.click()
                    page.wait_for_selector("table")
        browser.close()
    print(machine())
    line("first page, new server", cold, "s", "≤ 3")
    line("first page, server running", warm, "s", "≤ 3")
    line("a document of 39,000 characters, from a link", document, "s")
    line("network of 1,000 agencies, with its layout", first, "s")
    line("network of 1,000 agencies, laid out before", again, "s", "≤ 2")


def seen(page: object, selector: str, act: object) -> float:
    """Return wall seconds from doing `act` until `selector` is on the page."""
    start = time.perf_counter()
    act()  # type: ignore[operator]
    page.wait_for_selector(selector)  # type: ignore[attr-defined]
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
