"""An answer of one state: what several reads of a store find together, while others write to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from graph.store import Store
from text.errors import BadInput, StoreError

__all__ = ["one_state"]

T = TypeVar("T")
_reading = threading.local()  # stores that keep no state, which this thread is reading in one
TRIES = 5  # a writer would have to write in each of five readings in a row; who asks then is told so


def one_state(store: Store, answer: Callable[[], T]) -> T:
    """Return what `answer` gives, all its reads being of one state of the store.

    A store that keeps a state for its readers is read in one; over another one `answer` is asked again while documents come or go
    under it, five times at most.  What is asked within an answer is of the answer's state.

    Raises:
        StoreError: if a store that keeps no state changed under each try so that none could be finished.
    """
    reading: list[Store] = _reading.__dict__.setdefault("stores", [])
    if store.keeps_states or any(one is store for one in reading):
        with store.snapshot():
            return answer()
    for last in (False,) * (TRIES - 1) + (True,):
        before = store.meta("writes")
        reading.append(store)
        try:
            with store.snapshot():
                found = answer()
        except (KeyError, BadInput) as error:
            if store.meta("writes") == before:
                raise
            if last:
                raise StoreError(
                    f"{store.url} changes faster than it can be read. Ask again when less is written to it.", code="store-changing"
                ) from error
            continue
        finally:
            reading.remove(store)
        if last or store.meta("writes") == before:
            return found
    raise AssertionError("the last try returns or raises")
