"""Processes that end with the one that started them, that stand back behind whoever waits, and whose collector of cycles rests."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["BEHIND", "end_with_parent", "give_back_memory", "stand_back", "uncollected"]

BEHIND = 5  # how much nicer than others: a third of the processor of one that is not, where both want it


def end_with_parent() -> None:
    """Ask Linux to end this process when the thread that started it ends, however that happens; elsewhere it does nothing.

    What is started over a pipe ends with its pipe there.
    """
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def stand_back() -> None:
    """Let whoever waits for an answer go first: what is read in the background takes what is left of the processor.

    A session's own group of Linux is weighed as a whole, so that it is told too where this process leads one.
    """
    with suppress(AttributeError, OSError):  # not on Windows
        os.nice(max(0, BEHIND - os.nice(0)))
    if sys.platform == "linux" and os.getsid(0) == os.getpid():
        with suppress(OSError), open("/proc/self/autogroup", "w", encoding="ascii") as group:
            group.write(str(BEHIND))


def give_back_memory() -> None:
    """Give the system back what the allocator keeps free, where it is glibc's; elsewhere it does nothing."""
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of cycles rest while much is made that stays: looking through it again and again takes a fifteenth of the time of
    reading a document, a fifth of that of filling a store's tables.  Where several threads do so, it rests no longer than the one that put
    it to rest."""
    rests = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if rests:
            gc.enable()
