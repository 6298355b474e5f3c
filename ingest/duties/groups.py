"""Groups of work without a number: a line, or a bullet above others, that says whose the items below are: "Nhóm việc do Sở Y tế chủ trì";
records of a line each that begin with who does the work: "Giao cho: …" / "Nhiệm vụ: …" / "Thời hạn: …".

In: the blocks of a section.  Out: the tasks of the items below, and whether a block is such a line.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.duties.draft import Heading, Said
from ingest.duties.kinds import ASSIGN, CONTENT, OBJECTIVE, SKIP
from ingest.layout import Node
from text.rules import rows

if TYPE_CHECKING:
    from ingest.duties.walk import Walk

__all__ = ["grouped"]

_LONGEST = 200  # characters of such a line


def grouped(walk: Walk, children: list[Node], i: int, heading: Heading) -> int | None:
    """Read the items of a group that a block heads; return the index behind the last block read, None where it heads none."""
    node = children[i]
    if records := _led_records(walk, children, i):
        for record in records:
            walk.section(Node("item", None, parent=node.parent, children=record, path=node.path, zone=node.zone), heading)
        return len(children)
    if not _may_head(walk, node):
        return None
    below = node.children if node.is_bullet else _items_behind(walk, children, i)
    unplaced = heading.kind is None and node.parent is not None and node.parent.kind == "root"
    if not below or below[0].kind != "item" or unplaced or heading.kind in (SKIP, OBJECTIVE):
        return None
    said = _said(walk, node)
    if not said:
        return None
    node.use = "heading"
    first = len(walk.drafts)
    told = tuple(s for s in said if s.role == "assigned")
    own = replace(
        heading,
        kind=ASSIGN if told else heading.kind or CONTENT,
        told=told,
        words=(*heading.words, walk.words(node)),
        ranges=(*heading.ranges, node.parts[0]),
        agency=bool(told),
    )
    walk.section(Node("item", None, parent=node.parent, children=below, path=node.path, zone=node.zone), own)
    walk.inherit([s for s in said if s.role != "assigned"], first)
    return i + 1 if node.is_bullet else i + 1 + len(below)


def _led_records(walk: Walk, children: list[Node], i: int) -> list[list[Node]]:
    """Return the records that begin at a block: a role field with no work above it whose label stands again behind other blocks; [] where
    it begins none."""
    label = _role_label(walk, children[i])
    if not label or i and not walk.ends_with(children[i - 1], ":"):
        return []
    starts = [k for k in range(i, len(children)) if k == i or _role_label(walk, children[k]) == label]
    wide = all(b - a > 1 and any(_is_work(walk, child) for child in children[a + 1 : b]) for a, b in pairwise(starts))
    return [children[a:b] for a, b in pairwise([*starts, len(children)])] if len(starts) > 1 and wide else []


def _role_label(walk: Walk, node: Node) -> str:
    """Return the label of a field that says who does some work, "" where a block is none."""
    field = walk.matter.field(node) if node.kind == "para" else None
    return walk.reading.flat[field.label : field.label_end] if field is not None and field.kind in ("lead", "both") else ""


def _is_work(walk: Walk, node: Node) -> bool:
    field = walk.matter.field(node)
    return field is None or field.kind == "content"


def _items_behind(walk: Walk, children: list[Node], i: int) -> list[Node]:
    """Return the items behind a paragraph, up to the next paragraph that is no field of theirs."""
    if children[i].kind != "para":
        return []
    stop = i + 1
    while stop < len(children) and (children[stop].kind == "item" or children[stop].kind == "para" and walk.matter.lines(children[stop])):
        stop += 1
    return children[i + 1 : stop]


def _may_head(walk: Walk, node: Node) -> bool:
    """Whether a block is one line that begins with a word for work and ends like a title."""
    if len(node.parts) != 1 or node.kind != "para" and not (node.is_bullet and node.children):
        return False
    start, end = _words(walk, node)
    title = start < end <= start + _LONGEST and (walk.reading.flat[end - 1].isalnum() or walk.reading.flat[end - 1] == ")")
    return title and rows("headings", "group").at(walk.reading.flat, walk.reading.low, start, end) is not None


def _words(walk: Walk, node: Node) -> tuple[int, int]:
    start, end = node.parts[0]
    while end > start and walk.reading.flat[end - 1] in " :*_":
        end -= 1
    return start, end


def _said(walk: Walk, node: Node) -> list[Said]:
    """Return the roles that a line gives the items below it; [] where it says anything else."""
    start, end = _words(walk, node)
    if said := walk.said_of_title(start, end):
        return said
    told = walk.tellers.heading(start, end, content=True, kind=CONTENT)
    if told is None or told.rest is not None or told.work is not None:
        return []
    known = all(s.mention.kind != "open" or walk.sentences.is_proper(s.mention.start, s.mention.end) for s in told.said)
    return [replace(s, source="heading") for s in told.said] if known else []
