"""Two readers in two browsers, one in each language, going from page to page while another process reads documents into their store.

`python -m benchmarks.together [FOLDER…]`: half of the documents of these folders are there before, the others come while it is measured;
without any over ../shared/documents, corpus and legal where they are, else over data/documents.  A wait is the time from going to an
address until what the page is about can be seen.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from benchmarks.explorer import SHARED, go, seen
from benchmarks.measure import CANCU, ROOT, line, machine
from tests.browser.conftest import CHROMIUM, FLAGS, served

ASKED = {
    "vi": "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới",
    "en": "which provinces assign border propaganda to Border Guard",
}
# What is seen once each page is drawn; no two that follow each other show the same, so that none is taken for the one before.
STEPS = (
    ("library", "library?", ".documents li"),
    ("answer", "?q={asked}&", "article.card"),
    ("comparison", "compare?", "table.matrix"),
    ("agency", "agency?id=body:so-thong-tin-va-truyen-thong&", "article.card"),
    ("network", "network?", "canvas[data-drawn]"),
    ("document", "document?id=doc:lao-cai/2020/88-kh-ubnd&", ".viewer .text"),
    ("timeline", "timeline?", "table.matrix"),
    ("first page", "?", ".askbox input"),
)
QUIET = 2  # rounds before the ingest
Waits = dict[tuple[bool, str], list[float]]  # (beside the ingest, page): seconds


def read(site: str, language: str, ready: threading.Barrier, started: threading.Event, ended: threading.Event, waits: Waits) -> None:
    """Go through the pages in a browser of its own, a few rounds before the ingest, then until it has ended."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{site}/?lang={language}")
        page.wait_for_selector("tbody a", timeout=120_000)
        page.set_default_timeout(120_000)
        number = 0
        while not ended.is_set():
            number += 1
            # one goes the other way round: a short ingest meets every page too
            for name, where, selector in STEPS if language == "vi" else reversed(STEPS):
                beside = started.is_set() and not ended.is_set()
                address = where.format(asked=quote(ASKED[language])) + f"lang={language}"
                took = seen(page, selector, lambda address=address: go(page, address))
                if number > 1:  # the first round draws each page for the first time
                    waits[beside, name].append(took)
            if number == 1 + QUIET:
                ready.wait()  # for the other reader and the writer
        browser.close()


def main(folders: Sequence[str]) -> None:
    """Print the waits of both readers, quiet and beside the ingest."""
    found = [Path(folder) for folder in folders] or [folder for folder in SHARED if folder.is_dir()] or [ROOT / "data/documents"]
    files = sorted(path for folder in found for path in folder.rglob("*") if path.is_file())
    waits: Waits = defaultdict(list)
    ready, started, ended = threading.Barrier(1 + len(ASKED)), threading.Event(), threading.Event()
    with tempfile.TemporaryDirectory() as folder:
        halves = [Path(folder) / name for name in ("before", "beside")]
        for number, path in enumerate(files):
            own = path.parent.name == "documents"  # those that the pages name are there from the start
            half = halves[0 if own else number % 2] / f"{number:04}"
            half.mkdir(parents=True)
            shutil.copy(path, half)
        store = str(Path(folder) / "together.db")
        before, beside = ([CANCU, "ingest", str(half), "--store", store] for half in halves)
        subprocess.run(before, cwd=ROOT, check=True, capture_output=True)
        with served("app.py", CANCU_STORE=store) as site:
            readers = [threading.Thread(target=read, args=(site, language, ready, started, ended, waits)) for language in ASKED]
            for reader in readers:
                reader.start()
            ready.wait()
            started.set()
            subprocess.run(beside, cwd=ROOT, check=True, capture_output=True)
            ended.set()
            for reader in readers:
                reader.join()
    print(machine())
    for beside in (False, True):
        print("while documents come" if beside else "quiet")
        for name, _, _ in STEPS:
            if waits[beside, name]:
                line(name, waits[beside, name], "s", "≤ 2" if beside else "")
            else:
                print(f"{name}: not reached")


if __name__ == "__main__":
    main(sys.argv[1:])
