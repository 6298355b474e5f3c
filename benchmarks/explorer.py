"""The explorer's budgets in a real Chromium: the first page, a change of page, a side panel, a network of 1,000 agencies.

`python -m benchmarks.explorer [FOLDER…]`: over the documents of these folders; without any over ../shared/documents, corpus and legal where
they are, else over data/documents.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.measure import command_seconds, line, machine
from tests.browser.conftest import CHROMIUM, FLAGS, served

RUNS = 3
ROOT = Path(__file__).resolve().parents[1]
SHARED = [ROOT.parent / "shared" / name for name in ("documents", "corpus", "legal")]
# A page in the bar, and what is seen of it once it is drawn.
PAGES = (
    ("Kho văn bản", ".documents li"),
    ("Mạng lưới", "canvas[data-drawn]"),
    ("So sánh", "table.matrix"),
    ("Thời gian", "table.matrix"),
    ("Hỏi", "tbody a"),
)
THINGS = (
    ("agency?id=body:so-thong-tin-va-truyen-thong", "article.card"), ("province?id=VN-02", "article.card"),
    ("topic?id=topic:bien-gioi", "article.card"), ("instrument?id=doc:chinh-phu/2015/72-nd-cp", "article.card"),
)  # fmt: skip
# Where a side panel opens, and by a click on what.
PANELS = (("compare", "table.matrix td a", 0), ("compare", "td.incomplete a", 0), ("network?kind=body&list=all", ".tally a.page", 1))


def main(folders: list[str]) -> None:
    """Print each figure: wall seconds until what is named can be seen."""
    found = [str(folder) for folder in SHARED if folder.is_dir()] if len(folders) == 0 else folders
    cold, warm, change, things, panels, first, again = ([] for _ in range(7))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        store = str(Path(folder) / "bench.db")
        command_seconds(["ingest", *(found or ["data/documents"]), "--store", store], runs=0)
        for _ in range(RUNS):
            with served("app.py", CANCU_STORE=store) as address:
                for seconds in (cold, warm):
                    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
                    seconds.append(seen(page, "tbody a", lambda page=page, address=address: page.goto(address)))
                page.wait_for_timeout(4000)  # what is loaded behind the first page is there
                for round in range(2):  # the first round draws each page for the first time
                    for name, selector in PAGES:
                        took = seen(page, selector, page.get_by_role("link", name=name, exact=True).first.click)
                        settle(page)
                        if round:
                            change.append(took)
                for where, selector in THINGS:
                    things.append(seen(page, selector, lambda page=page, where=where: go(page, where)))
                    settle(page)
                    page.get_by_role("link", name="Hỏi", exact=True).first.click()
                    page.wait_for_selector("tbody a")
                    settle(page)
                for where, selector, number in PANELS:
                    go(page, where)
                    page.wait_for_selector(selector, state="attached")
                    settle(page)
                    panels.append(seen(page, ".st-key-panel :is(article.card, .note)", page.locator(selector).nth(number).click))
                    settle(page)
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
    line("first page, new server", cold, "s", "≤ 2.5")
    line("first page, server running", warm, "s", "≤ 2.5")
    line("change of page by the bar, each drawn before", change, "s", "≤ 0.7")
    line("an agency, a province, a topic, an instrument, first time", things, "s", "≤ 0.7")
    line("side panel of a cell, a gap, a node", panels, "s", "≤ 0.5")
    line("network of 1,000 agencies, with its layout", first, "s")
    line("network of 1,000 agencies, laid out before", again, "s", "≤ 2")


def settle(page: object) -> None:
    """Wait until the script has run."""
    page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")  # type: ignore[attr-defined]
    page.wait_for_timeout(200)  # type: ignore[attr-defined]


def go(page: object, where: str) -> None:
    """Go to an address within the running session, as a link of a page does."""
    script = "(href) => { history.pushState({}, '', '/' + href); dispatchEvent(new PopStateEvent('popstate')); }"
    page.evaluate(script, where)  # type: ignore[attr-defined]


def seen(page: object, selector: str, act: object) -> float:
    """Return wall seconds from doing `act` until `selector` is on the page."""
    start = time.perf_counter()
    act()  # type: ignore[operator]
    page.locator(selector).first.wait_for()  # type: ignore[attr-defined]  # no handle is kept: it would keep the page that was left
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
