"""How much of a body lies in blocks, and how much of it the reading made nothing of.

    python -m benchmarks.coverage FOLDER ... [--each]

Counted are letters and digits: of the body and the annexes those that lie in no block (the invariant: none), and those of blocks that
became neither task, role, heading nor other content (each has an `unread` finding).  Exit status 1 where a character lies in no block.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.duties.walk import Walk
from ingest.head.metadata import read_metadata
from ingest.layout import Outline, outline_of
from ingest.names.agencies import Agencies
from ingest.reading import Reading
from ingest.source.read import read_source


@dataclass(frozen=True, slots=True)
class Coverage:
    """Letters and digits of a text: all of its body, those outside of every block, those of blocks that nothing was made of."""

    body: int
    outside: int
    unread: int

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.body + other.body, self.outside + other.outside, self.unread + other.unread)


def coverage_of(reading: Reading) -> Coverage:
    """Return how much of a reading's body lies in blocks and is read."""
    outline = outline_of(reading)
    Walk(outline, Agencies.of(reading, read_metadata(reading)[0])).read()
    elsewhere, blocks, unread = bytearray(len(reading.chars)), bytearray(len(reading.chars)), bytearray(len(reading.chars))
    for start, end in reading.source.furniture:
        _mark(elsewhere, *reading.span_inside(start, end))
    for line in (*outline.head, *outline.closing, *outline.noise):
        _mark(elsewhere, line.start, line.end)
    for start, end in _blocks(outline):
        _mark(blocks, start, end)
    for node in outline.nodes():
        if not node.use:
            for start, end in node.parts:
                _mark(unread, start, end)
    counted = [at for at, char in enumerate(reading.chars) if char.isalnum() and not elsewhere[at]]
    return Coverage(len(counted), sum(not blocks[at] for at in counted), sum(unread[at] for at in counted))


def _mark(signs: bytearray, start: int, end: int) -> None:
    signs[start:end] = b"\x01" * (end - start)


def _blocks(outline: Outline) -> Iterator[tuple[int, int]]:
    """Yield the ranges of every block: its own words, its mark, its rows."""
    for root in outline.roots:
        for node in root.walk():
            yield from node.parts
            yield from ((line.start, line.end) for line in node.rows)
            if node.mark is not None:
                yield min(node.start, node.mark.start), node.mark.end


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of every text in folders; return 1 where a character lies in no block."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coverage", description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--each", action="store_true", help="print every text that has such characters")
    options = parser.parse_args(arguments)
    total = Coverage(0, 0, 0)
    for path in sorted(path for folder in options.folders for path in folder.glob("*.txt")):
        found = coverage_of(Reading.of(read_source(path)))
        total += found
        if options.each and (found.outside or found.unread):
            print(f"{path.name}: {found.outside} in no block, {found.unread} of {found.body} unread")
    share = total.unread / total.body if total.body else 0.0
    print(f"{total.body} letters and digits of bodies: {total.outside} in no block, {total.unread} unread ({100 * share:.2f} %)")
    return 1 if total.outside else 0


if __name__ == "__main__":
    sys.exit(main())
