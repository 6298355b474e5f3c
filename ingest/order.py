"""Pages out of order: the numbering and torn sentences tell where they belong."""

from __future__ import annotations

from ingest.lines import Line
from ingest.reading import Reading

__all__ = ["logical_order"]


def logical_order(reading: Reading, lines: list[Line]) -> tuple[list[Line], list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the lines in logical order, the ranges that stood elsewhere, and the ends of torn sentences."""
    return lines, [], []
