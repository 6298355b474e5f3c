"""What a first search needs, read by other threads while this one reads the query: files that are read without Python's lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

__all__ = ["read_ahead"]


@contextmanager
def read_ahead(*readings: Callable[[], object] | None) -> Iterator[None]:
    """Let a thread do each of the readings while the block runs, and leave it when they are done; None stands for nothing to do.

    What fails there is not said: who needs it reads it again, and fails with what is to be said.
    """
    threads = [threading.Thread(target=_silently, args=(one,)) for one in readings if one is not None]
    for one in threads:
        one.start()
    try:
        yield
    finally:
        for one in threads:
            one.join()


def _silently(reading: Callable[[], object]) -> None:
    with suppress(Exception):
        reading()
