"""Time for long work: who reads says when a stretch of it is done, and whoever holds a deadline begins it anew.

A small file that takes long is stuck; a long one is read stretch by stretch: so many pages of a PDF, one page of a picture that is
recognized, so many letters of text.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["LETTERS", "PAGES", "grant", "more_time", "more_time_for"]

PAGES = 50  # of a PDF
LETTERS = 200_000  # of a text: some 80 pages


def _none(share: float) -> None:
    pass


_granted: Callable[[float], None] = _none


def grant(how: Callable[[float], None]) -> None:
    """Let `how` begin the deadline anew, with its share of a file's time, whenever a stretch is done."""
    global _granted
    _granted = how


def more_time(share: float = 1.0) -> None:
    """Say that a stretch of work is done; what comes next may take `share` times as long as a file may."""
    _granted(share)


def more_time_for(text: str) -> None:
    """Say that a text is read, and is to be parsed now."""
    more_time(max(1.0, len(text) / LETTERS))
