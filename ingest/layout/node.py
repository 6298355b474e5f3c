"""A block of a document's tree.

In: a mark and ranges of a text.  Out: a `Node` with what stands below and above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default

from ingest.layout.line import Line
from ingest.layout.marks import Mark

__all__ = ["Node", "Range"]

Range = tuple[int, int]


@dataclass(slots=True, eq=False)
class Node:
    """A block.  `kind` is root, item, para or table; `parts` are the ranges of its own words without the mark, in logical order; `rows`
    are a table's lines.  `use` is what the reading made of it ("" as long as nothing did)."""

    kind: str
    mark: Mark | None = None
    parts: list[Range] = default(default_factory=list)
    parent: Node | None = None
    children: list[Node] = default(default_factory=list)
    path: str = ""
    start: int = 0
    rows: list[Line] = default(default_factory=list)
    zone: str = "body"
    use: str = ""

    @property
    def end(self) -> int:
        """Where the node's own words end."""
        return self.parts[-1][1] if self.parts else self.start

    @property
    def is_bullet(self) -> bool:
        """Whether the node is an item without a number."""
        return self.mark is not None and self.mark.is_bullet

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def ancestors(self) -> Iterator[Node]:
        """Yield the nodes above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent
