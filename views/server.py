"""The explorer's own process: Streamlit with headers that keep other pages out, and no look-up of an outside address.

Streamlit would ask an outside host for this machine's address when a page of another origin opens its WebSocket; it is told that there is
none.  Its agent endpoints stay off (`server.enableAgentApi`), its statistics too.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "HOST", "Headers", "main", "make_ready", "preload"]

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
BEHIND = ("search.answer.ask", "search.passages.finding", "graph.network")  # what a first question and a first network import
# Streamlit's page needs inline styles and scripts and makes modules of blobs; nothing may come from or go to another host.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; "
    "worker-src 'self' blob:; frame-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Headers:
    """Adds HEADERS to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._lines = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._lines]
            await send(message)

        await self._app(scope, receive, with_headers)


def preload() -> None:
    """Import what the first page, a first question and a first network need, while the browser is still fetching the frame.

    A module that a page needs at once is imported by whoever comes first, the other waits for it.  Streamlit's warnings that a cache is
    declared before its runtime is there are kept back: nothing is cached until then.
    """
    logging.getLogger("streamlit.runtime.caching.cache_data_api").addFilter(lambda record: "No runtime found" not in record.getMessage())
    for name in ("numpy", "PIL.Image", *(f"views.{module.name}" for module in iter_modules([str(ROOT / "views")])), *BEHIND):
        import_module(name)


def make_ready() -> None:
    """Import what pages need and read the tables and names of the store, so that the first reader does not wait for all of it, then which
    passages have its commonest words; a Neo4j server plans what questions are likely to ask, and again when it has grown: over one this
    does not end."""
    preload()
    from graph.neo4j.connect import is_neo4j_url
    from search.lexicon.names import names_of
    from search.passages.ahead import read_ahead
    from text.errors import CancuError
    from views.services import explore, store

    with suppress(CancuError):  # the page says what is wrong with the store
        explore.held()
        names_of(store.opened())
        gc.freeze()  # what was read stays: each look of the collector of cycles through all of it would hold up whoever waits
        read_ahead(store.opened())
        if is_neo4j_url(store.url()):
            from graph.neo4j.plans import keep_planned

            keep_planned(store.url())


def main(port: int, script: Path = ROOT / "app.py") -> None:
    """Serve the explorer, or another script, until the process is told to end: to this machine, or to whom `$CANCU_HOST` lets in."""
    from starlette.middleware import Middleware
    from streamlit import net_util
    from streamlit.starlette import App

    from text.processes import end_with_parent

    end_with_parent()
    threading.Thread(target=make_ready, daemon=True).start()
    host = os.environ.get("CANCU_HOST") or HOST
    net_util.get_external_ip = lambda: None
    net_util.get_internal_ip = lambda: None
    app = App(script, middleware=[Middleware(Headers)])
    with suppress(KeyboardInterrupt):  # Ctrl-C, or the parent's word
        app.run(config={"server.port": port, "server.address": host, "server.headless": True, "server.enableAgentApi": False})


if __name__ == "__main__":
    main(int(sys.argv[1]), *map(Path, sys.argv[2:]))
