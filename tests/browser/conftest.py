"""The explorer in a real Chromium: servers on free ports of this machine, and a page that records every request it makes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
START_S = 60


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(app: str, *, port: int = 0, **environment: str) -> Iterator[str]:
    """Serve an entry on a port of this machine (0: a free one); yield its address."""
    port = port or free_port()
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "views.server", str(port), str(ROOT / app)]
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + START_S
        while True:
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                    break
            except (urllib.error.URLError, OSError):
                assert server.poll() is None, f"streamlit ended with {server.returncode}; run `{' '.join(command)}` to see why"
                assert time.monotonic() < until, f"streamlit is not healthy after {START_S} s"
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def fake_site(browser) -> Iterator[str]:
    """The pages over the small store of tests/views/fakes.py."""
    with served("tests/views/fake_app.py") as address:
        yield address


@pytest.fixture(scope="session")
def site(browser, five_db) -> Iterator[str]:
    """The pages over the five documents of data/documents."""
    with served("app.py", CANCU_STORE=str(five_db)) as address:
        yield address


class Visit:
    """A page with what it requested and what went wrong in it."""

    def __init__(self, page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, address: str) -> Visit:
        self.page.goto(address)
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the script has run and its components are drawn."""
        self.page.wait_for_selector("[data-testid=stMainBlockContainer]")
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")
        self.page.wait_for_timeout(250)

    def off_host(self) -> list[str]:
        return sorted({url for url in self.requests if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))})


@pytest.fixture
def visit(browser) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    seen = Visit(context.new_page())
    yield seen
    context.close()
    assert not seen.errors, seen.errors
    assert not seen.off_host(), seen.off_host()
