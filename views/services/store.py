"""The store that the pages read: opened once for the whole server, and known by the state of its content."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx

from graph.schema import Schema, load_schema
from graph.store import Store
from text.errors import CancuError

__all__ = ["counts", "lately", "opened", "schema", "snapshot", "url", "version", "writing"]

T = TypeVar("T")
CALM_S, STALE_S = 5.0, 60.0  # what takes long to make: made anew no sooner than the first, never shown when older than the second
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


_made: dict[tuple[Any, ...], tuple[str, float]] = {}  # what takes long: the state of the store that it is of, and when it was made
_making: set[tuple[Any, ...]] = set()
_lock = threading.Lock()


def lately(make: Callable[..., T], *arguments: Hashable) -> T:
    """Return `make(version, *arguments)`, a function that keeps what it made for a version.

    Where another process has changed the store since, what was made less than STALE_S ago is returned, and made anew behind it, at most
    once in CALM_S: readers do not wait at every document that comes.  After a change of our own (`writing`) it is made at once.
    """
    now, asked = version(), (make, url(), *arguments)
    with _lock:
        before = _made.get(asked)
        age = time.monotonic() - before[1] if before else STALE_S
        behind = before is not None and before[0] != now and CALM_S <= age < STALE_S and asked not in _making
        if behind:
            _making.add(asked)
    if before is None or (before[0] != now and age >= STALE_S):
        new: T = _make(now, asked)
        return new
    if behind:
        thread = threading.Thread(target=_make_behind, args=(asked,), daemon=True)
        add_script_run_ctx(thread)
        thread.start()
    made: T = make(before[0], *arguments)
    return made


def _make(now: str, asked: tuple[Any, ...]) -> Any:
    make, _, *arguments = asked
    made = make(now, *arguments)
    with _lock:
        _made[asked] = (now, time.monotonic())
        while len(_made) > KEPT:
            del _made[next(iter(_made))]
    return made


def _make_behind(asked: tuple[Any, ...]) -> None:
    try:
        with suppress(CancuError), snapshot():  # whoever asks next meets the error
            _make(version(), asked)
    finally:
        with _lock:
            _making.discard(asked)


@contextmanager
def writing() -> Iterator[Store]:
    """Yield the store opened to be changed; of what was made of it before, nothing stands after: the reader is to see the change."""
    from graph import open_store

    with closing(open_store(url())) as held:
        try:
            yield held
        finally:
            with _lock:
                _made.clear()


def counts() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return ({node type: count}, {edge type: count})."""
    return opened().counts()


def schema() -> Schema:
    """Return the declared schema: types, labels, RDF terms."""
    return load_schema()
