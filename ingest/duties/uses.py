"""What blocks became that are neither task nor role: part of a section that has none, a lead-in, a title, a provision.

In: a walk that has read its roots.  Out: the use of each block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.duties.kinds import OBJECTIVE, SKIP

if TYPE_CHECKING:
    from ingest.duties.walk import Walk

__all__ = ["settle_uses"]

_NO_WORK = frozenset({SKIP, OBJECTIVE, "funding", "context", "closing"})
_TITLE = 45  # characters that a title without a sentence has at most


def settle_uses(walk: Walk) -> None:
    """Say what blocks became that are neither task nor role: part of a section that has none, a lead-in, a title."""
    for node in walk.outline.nodes():
        if node.use or not node.parts:
            node.use = node.use or "heading"
            continue
        start, end = walk.span(node)
        if any(above.use in _NO_WORK for above in node.ancestors()):
            node.use = "context"
        elif walk.kinds.is_no_work(start, end) or walk.kinds.is_("enacts", start, end) or walk.closes(node):
            node.use = "closing"
        elif walk.kinds.is_("basis", start, end, "background"):
            node.use = "background"
        elif walk.kinds.is_("papers", start, end, "case", "attached", "scope"):
            node.use = "provision"
        elif node.children or walk.kinds.is_("leads_in", start, end):
            node.use = "heading"
        elif end - start < _TITLE or walk.in_capitals(node):
            node.use = "title"
        elif id(walk.root_of(node)) in walk.regulations or walk.is_law():
            node.use = "provision"
