"""Processes that end with the one that started them, and that stand back behind whoever waits."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

__all__ = ["BEHIND", "end_with_parent", "stand_back"]

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
