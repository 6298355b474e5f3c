"""Lines of names that share work out: below what a meeting decided, each above the bullets or paragraphs of whom it names.

In: the blocks of a section.  Out: which of them are such lines, and whom each tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.duties.draft import Heading
from ingest.duties.kinds import ASSIGN, CONTENT
from ingest.duties.told import Told
from ingest.layout import Node
from text.rules import rows

if TYPE_CHECKING:
    from ingest.duties.items import Items

__all__ = ["name_lines"]

_FEWEST = 2  # lines of names that share work out
_DEEDS = 0.6  # of what stands right below them that begins with work
_OPENING = 120  # characters of an opening's end that say what follows
_DONE = 30  # characters of work in which words say that it is over


def name_lines(walk: Items, children: list[Node], heading: Heading) -> dict[int, Told]:
    """Return whom lines of a section tell that are names and nothing else and stand above work of theirs, by the lines' ids; of a body
    without sections only where its opening says what was decided, or orders."""
    if heading.kind not in (None, CONTENT, ASSIGN) or heading.agency or heading.kind is None and not _opens(walk, children):
        return {}
    found: dict[int, Told] = {}
    works: list[Node] = []
    for node, below in zip(children, children[1:], strict=False):
        if node.kind != "para" or not node.parts or not below.parts or below.kind not in ("item", "para"):
            continue
        told = walk.named_alone(node, Heading(ASSIGN))
        if told is not None and all(walk.tellers.is_told_alone(said.mention) for said in told.said):
            found[id(node)] = told
            works.append(below)
    deeds = sum(_is_deed(walk, node) for node in works)
    return found if len(found) >= _FEWEST and deeds >= _DEEDS * len(works) else {}


def _opens(walk: Items, children: list[Node]) -> bool:
    """Whether the opening of a body ends with a colon behind an order or what was decided: "Giám đốc kết luận như sau:"."""
    if not children or children[0].parent is None or children[0].parent.kind != "root":
        return False
    opening = next((child for child in children if child.kind != "para" or walk.ends_with(child, ":")), children[0])
    ends = [opening.parts[-1]] if opening.kind == "para" and walk.ends_with(opening, ":") else []
    ends += [(line.text, line.end) for line in walk.outline.head[-1:] if walk.reading.chars[line.end - 1] == ":"]
    return any(_orders(walk, max(start, end - _OPENING), end) for start, end in ends)


def _orders(walk: Items, start: int, end: int) -> bool:
    """Whether words order, or say what was decided."""
    decided = rows("statements", "concludes").first(walk.reading.flat, walk.reading.low, start, end) is not None
    return decided or walk.tellers.speaks(start, end) or next(walk.speech.between(start, end, "order"), None) is not None


def _is_deed(walk: Items, node: Node) -> bool:
    """Whether a block begins with work or a role, and does not say that it is over."""
    start, end = node.parts[0]
    begins = walk.sentences.begins_deed(start, end) or walk.speech.cue_at(start, end, "lead", "coordinate") is not None
    return begins and not walk.speech.has(rows("orders", "past"), start, min(end, start + _DONE))
