"""Role lines that close a list: below its last item by their form, and of all its items by their sense.

In: a section's blocks and the drafts made of them.  Out: the drafts with the roles of such lines.  They are of all where they stand at the
margin behind three items, behind stars below a dash, or where the document writes role lines behind the last item of its lists alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.duties.draft import Heading
from ingest.duties.matter import RoleLine
from ingest.layout import Node

if TYPE_CHECKING:
    from ingest.duties.walk import Walk

__all__ = ["close_all"]

_CLOSED = 3  # items that one role line closes: behind one of two it may be that one's alone
_SEEN = 2  # lists that show where a document writes its role lines


def close_all(walk: Walk, children: list[Node], first: int, heading: Heading) -> None:
    """Give the role lines that stand below a section's last item to all its items, where its heading tells nobody and none of the others
    has any."""
    drafts = walk.drafts[first:]
    last = children[-1] if children else None
    if heading.told or last is None or len(drafts) < 2 or drafts[-1].node is not last:
        return
    if not all(not d.fields and d.node in children and not walk.sentences.tells(*d.ranges[0]) for d in drafts[:-1]):
        return
    marked = last.mark is not None and last.is_bullet
    stars = [n for n in last.walk() if n.mark is not None and n.mark.style == "star"] if marked else []
    lines = _said(walk, stars if last.mark is not None and last.mark.style != "star" else [])
    if not lines and last.mark is not None and _behind_last_alone(walk, last):
        lines = _said(walk, last.children)
    if lines:
        walk.apply(lines, drafts[:-1])
        return
    below = [node for node in last.children if node.use == "role"]
    margin = len(drafts) >= _CLOSED and drafts[-1].fields and not last.is_bullet
    if below and margin and all(node.kind == "para" for node in below):
        walk.apply([RoleLine(tuple(drafts[-1].said))], drafts[:-1])


def _said(walk: Walk, nodes: list[Node]) -> list[RoleLine]:
    """Return the role lines among blocks, none where nobody has a part in them."""
    lines = [line for node in nodes for line in walk.matter.lines(node) or ()]
    return lines if any(line.said for line in lines) else []


def _behind_last_alone(walk: Walk, node: Node) -> bool:
    """Whether role lines stand below the last item of several lists like this one's, and below no other item of any."""
    root = walk.root_of(node)
    key = (id(root), _style([node]))
    if key not in walk.closing:
        lists = [items for above in root.walk() if (items := _marked(above.children))]
        behind = [items for items in lists if _style(items) == key[1] and _said(walk, items[-1].children)]
        walk.closing[key] = len(behind) >= _SEEN and not any(_said(walk, item.children) for items in lists for item in items[:-1])
    return walk.closing[key]


def _style(items: list[Node]) -> str:
    return items[-1].mark.style if items[-1].mark is not None else ""


def _marked(nodes: list[Node]) -> list[Node]:
    """Return the items among the blocks of a section."""
    return [node for node in nodes if node.kind == "item" and node.mark is not None]
