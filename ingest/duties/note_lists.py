"""Lists of notes: what stands below "Ghi chú:" explains the work beside it and is none.

In: a tree of blocks.  Out: blocks of such lists are called notes, but for what begins with a name, gives a role or an order.
"""

from __future__ import annotations

from ingest.duties.drafting import Drafting
from ingest.duties.times import find_times
from ingest.layout import Node
from text.rules import rows

__all__ = ["call_notes"]


def call_notes(reader: Drafting, root: Node) -> None:
    """Call the blocks below each label for notes so."""
    for holder in [*root.walk()]:
        label = [
            node.kind in ("para", "item") and bool(node.parts) and not node.use and _is_label(reader, node) for node in holder.children
        ]
        if not any(label):
            continue
        for i, node in enumerate([*holder.children]):
            if not label[i]:
                continue
            stop = _list_end(reader, holder.children, label, i)
            for below in (b for n in (*node.children, *holder.children[i + 1 : stop]) if not _says_more(reader, n) for b in n.walk()):
                below.use = below.use or "note"
            if node.kind == "para" and stop == len(holder.children):
                _set_out(holder, i)


def _set_out(holder: Node, i: int) -> None:
    """Let what stands from the i-th block on below the last item of a list stand behind the list."""
    above = holder.parent
    if holder.kind != "item" or above is None or above.children[-1] is not holder or holder.mark is None or above.kind == "root":
        return
    moved = holder.children[i:]
    del holder.children[i:]
    above.children += moved
    for node in moved:
        node.parent = above


def _is_label(reader: Drafting, node: Node) -> bool:
    """Whether a block is a label for notes and its colon, and nothing else."""
    reading, (start, end) = reader.reading, node.parts[0]
    found = rows("labels", "note").at(reading.flat, reading.low, start, end) if reading.chars[end - 1] == ":" else None
    return found is not None and not any(map(str.isalnum, reading.chars[found[1] : end]))


def _list_end(reader: Drafting, children: list[Node], label: list[bool], i: int) -> int:
    """Return the index behind the blocks that stand behind a paragraph and are written as the first of them is, up to a paragraph without a
    mark that says what is due when."""
    stop = first = i + 1
    if children[i].kind != "para" or children[i].children:
        return first
    while (
        stop < len(children)
        and children[stop].kind in ("para", "item")
        and not label[stop]
        and _style(children[stop]) == _style(children[first])
        and not _is_due(reader, children[stop])
    ):
        stop += 1
    return stop


def _is_due(reader: Drafting, node: Node) -> bool:
    """Whether a paragraph without a mark begins with work and says when it is due: "Kiểm tra 12 kho thuốc trước ngày 30/5/2026."."""
    if node.kind != "para" or node.mark is not None or not node.parts or not reader.speech.verb(*node.parts[0]):
        return False
    return next(find_times(reader.reading, *node.parts[0]), None) is not None


def _style(node: Node) -> str:
    return node.mark.style if node.mark is not None else ""


def _says_more(reader: Drafting, node: Node) -> bool:
    """Whether a block of such a list begins with a name, or says who does something."""
    start, end = node.parts[0] if node.parts else (0, 0)
    cue = next(iter(reader.speech.between(start, end, "lead", "coordinate", "order", "by")), None)
    return start == end or cue is not None or bool(reader.sentences.leading(start, end)[0])
