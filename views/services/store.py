"""The store that the pages read: opened once for the whole server, and known by the state of its content."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from typing import TypeVar

import streamlit as st

from graph.schema import Schema, load_schema
from graph.store import Store

__all__ = ["counts", "lately", "opened", "schema", "snapshot", "url", "version"]

T = TypeVar("T")
CALM_S = 5.0  # while documents come, what takes long to make is made anew no sooner than this
KEPT = 256  # of how many such things it is known when they were made


def url() -> str:
    """Return the address of the store: `$CANCU_STORE`, else the user's own."""
    given = os.environ.get("CANCU_STORE")
    if given:
        return given
    from graph import default_store_url

    return default_store_url()


@st.cache_resource(show_spinner=False)
def _opened(address: str) -> Store:
    from graph import open_store

    return open_store(address, read_only=True)


def opened() -> Store:
    """Return the open store.

    Raises:
        StoreError: if there is none or it cannot be read.
    """
    return _opened(url())


def snapshot() -> AbstractContextManager[None]:
    """Let what is asked until the block ends be of one state of the store, where the store keeps states.

    Raises:
        StoreError: if there is no store or it cannot be read.
    """
    return opened().snapshot()


def version() -> str:
    """Return a short hash that changes whenever the store's documents do; what is kept of the store is kept under it."""
    now = opened()
    known: list[object] = [url(), now.meta("writes")]
    if known[1] is None:  # a store that counts no writes
        known.append(sorted((path, sha, sorted(versions.items())) for path, (sha, _, versions) in now.sources().items()))
    path = getattr(now, "path", None)
    if path:  # a file that was removed and made anew may have seen as many writes
        found = os.stat(path)
        known += [found.st_ino, found.st_mtime_ns]
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]


_made: dict[tuple[object, ...], tuple[str, float]] = {}  # what takes long: the state of the store that it is of, and when it was made
_making: set[tuple[object, ...]] = set()
_lock = threading.Lock()


def lately(make: Callable[..., T], *arguments: Hashable) -> T:
    """Return `make(version, *arguments)`, a function that keeps what it made for a version.

    Where the store has changed since, what was made a moment ago stands for that moment, and for those who ask while it is made anew: so
    that readers do not wait at every document that another process brings.
    """
    now, asked = version(), (make, url(), *arguments)
    with _lock:
        before = _made.get(asked)
        if before and (before[0] == now or asked in _making or time.monotonic() - before[1] < CALM_S):
            now = before[0]
        else:
            _making.add(asked)
    if before and now == before[0]:
        return make(now, *arguments)
    try:
        made = make(now, *arguments)
        with _lock:
            _made[asked] = (now, time.monotonic())
            while len(_made) > KEPT:
                del _made[next(iter(_made))]
        return made
    finally:
        with _lock:
            _making.discard(asked)


def counts() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return ({node type: count}, {edge type: count})."""
    return opened().counts()


def schema() -> Schema:
    """Return the declared schema: types, labels, RDF terms."""
    return load_schema()
