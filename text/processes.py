"""Processes that end with the one that started them."""

from __future__ import annotations

import sys

__all__ = ["end_with_parent"]


def end_with_parent() -> None:
    """Ask Linux to end this process when the thread that started it ends, however that happens; elsewhere it does nothing.

    What is started over a pipe ends with its pipe there.
    """
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
