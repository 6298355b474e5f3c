"""Captions of tables: the line right above one that says who leads its rows: "Bảng 1. Nhiệm vụ giao Sở Y tế chủ trì".

In: the blocks of a section.  Out: the tasks of the table below, and whether a block is such a line.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.duties.draft import Heading, Said
from ingest.duties.kinds import OBJECTIVE, SKIP
from ingest.duties.tables import CAPTION, table_drafts
from ingest.layout import Node
from text.rules import rows

if TYPE_CHECKING:
    from ingest.duties.walk import Walk

__all__ = ["captioned"]

_LONGEST = 200  # characters of a caption


def captioned(walk: Walk, children: list[Node], i: int, heading: Heading) -> int | None:
    """Read a caption, and the table below it where it says whose rows these are; return the index of the last block read, None where the
    block is no caption."""
    node, table = children[i], children[i + 1] if i + 1 < len(children) else None
    if table is None or table.kind != "table" or len(node.parts) != 1 or node.children or node.end - node.start > _LONGEST:
        return None
    start, end = node.parts[0]
    number = rows("headings", "caption").at(walk.reading.flat, walk.reading.low, start, end)
    at = walk.speech.skip(number[1], end) if number is not None else start
    said = _said(walk, at, end) if heading.kind not in (SKIP, OBJECTIVE) else []
    said = said or (_owners(walk, at, end) if number is not None else [])
    if not said and _says_work(walk, at, end):
        return None
    drafts, columns = table_drafts(walk, table, replace(heading, told=tuple(said), agency=True), walk.columns) if said else ([], None)
    if not drafts:
        node.use = "title" if number is not None else node.use
        return i if number is not None else None
    walk.drafts.extend(drafts)
    walk.columns = columns
    node.use, table.use = "heading", "task"
    return i + 1


def _says_work(walk: Walk, at: int, end: int) -> bool:
    """Whether a caption is a sentence that tells somebody to do something: "Biểu 1. Sở Y tế rà soát theo mẫu trước ngày 30/6"."""
    _, stop = walk.sentences.leading(at, end)
    if walk.reading.flat[end - 1] != "." and not walk.speech.holds(rows("orders", "by_then"), stop, end):
        return False  # "Bảng 3. Kết quả do Sở Y tế tổng hợp"
    return walk.speech.holds(rows("verbs"), stop, end) and walk.sentences.tells(at, end)


def _said(walk: Walk, at: int, end: int) -> list[Said]:
    """Return the roles that a caption gives the rows below it; [] where it says anything else."""
    flat = walk.reading.flat
    while end > at and flat[end - 1] in " .:;":
        end -= 1
    if said := walk.said_of_title(at, end):
        return said
    last = next(reversed(list(walk.speech.between(at, end, "lead", "coordinate"))), None)
    if last is None or last.end < end or walk.sentences.order_about(at, end) is None:
        return []
    return [replace(s, source="heading") for s in walk.sentences.roles(at, end) if s.role in ("lead", "coordinate")]


def _owners(walk: Walk, at: int, end: int) -> list[Said]:
    """Return the known bodies whose work a numbered caption says that the rows are: "Biểu 2: Nhiệm vụ của Sở Y tế"."""
    flat, low = walk.reading.flat, walk.reading.low
    of = rows("actors", "owned").at(flat, low, at, end) or rows("orders", "address").at(flat, low, at, end)
    if of is None or of[0].kind == "address" and of[0].value != "duty":
        return []  # "Bảng 2. Sở Y tế": what it has, no work
    begin = walk.speech.skip(of[1], end)
    found, stop = walk.sentences.leading(begin, end)
    alone = bool(found) and all(m.kind == "name" for m in found) and not any(map(str.isalnum, flat[stop:end]))
    return [Said(m, "assigned", "heading", CAPTION) for m in found] if alone else []
