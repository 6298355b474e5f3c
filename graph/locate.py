"""Which store is meant: a path, an address, or the default."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from text.errors import BadInput

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["NEO4J_SCHEMES", "default_store_url", "open_store"]

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(url: str | None = None, *, read_only: bool = False) -> Store:
    """Return the store at `url`: a path or `sqlite:///path`, or a Neo4j address; None for the default.

    Raises:
        BadInput: if the address is of no known kind.
        StoreError: if the store cannot be opened.
    """
    url = url or default_store_url()
    scheme, separator, rest = url.partition("://")
    if not separator:
        from graph.sqlite.store import SqliteStore

        return SqliteStore(url, read_only=read_only)
    if scheme == "sqlite":
        if not rest.startswith("/") or rest == "/":
            raise BadInput(
                f"{url}: a SQLite address is sqlite:///path, with three slashes (four for an absolute path).", code="bad-store-url"
            )
        from graph.sqlite.store import SqliteStore

        return SqliteStore(rest[1:], read_only=read_only)
    if scheme in NEO4J_SCHEMES:
        from graph.neo4j.store import Neo4jStore

        return Neo4jStore(url, read_only=read_only)
    raise BadInput(
        f"{url}: no store has the address {scheme}://. Use a path, sqlite:///path, or one of {', '.join(NEO4J_SCHEMES)}.",
        code="bad-store-url",
    )


def default_store_url() -> str:
    """Return $CANCU_STORE, or the path of one file in the user's data folder on this platform."""
    named = os.environ.get("CANCU_STORE")
    if named:
        return named
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return str(folder / "cancu" / "cancu.db")
