"""What only announces a table of work: "Các nhiệm vụ được phân công theo bảng sau:" above its rows is none of them.

In: a table's tasks and the paragraph above it.  Out: that paragraph is no task, or its last sentence no part of one.
"""

from __future__ import annotations

from ingest.duties.draft import Draft
from ingest.duties.drafting import Drafting
from ingest.duties.lead_ins import LAST_SENTENCE
from ingest.layout import Node
from ingest.names.registry import registry

__all__ = ["without_announcer"]


def without_announcer(reader: Drafting, above: Node | None, rows: list[Draft], opened: list[Draft]) -> None:
    """Take back what the paragraph right above a table whose rows say who does them was read as, where it only announces them."""
    last = reader.drafts[-1] if reader.drafts else None
    if above is None or last is None or last.node is not above or above.kind != "para" or not any(draft.said for draft in rows):
        return
    start, end = last.ranges[-1]
    begin = max((m.end() for m in LAST_SENTENCE.finditer(reader.reading.flat, start, end)), default=start)
    if not (reader.ends_with(above, ":") or reader.kinds.is_("refers_below", begin, end)) or _tells_body(reader, begin, end):
        return
    if begin > start and reader.statements.states_work(start, begin, last.heading):
        last.ranges[-1] = (start, len(reader.reading.chars[:begin].rstrip()))
        return
    works = sum(reader.speech.verb(*draft.ranges[0]) for draft in rows)
    if 2 * works < len(rows) and not reader.kinds.is_("announces", begin, end, "lead_clause"):
        return  # "Kiểm tra an toàn tại các công trường sau:" above names of places: the work is here
    reader.drafts.pop()
    opened[:] = [draft for draft in opened if draft is not last]
    above.use = "heading"


def _tells_body(reader: Drafting, start: int, end: int) -> bool:
    """Whether words give a body of its own name a part in some work."""
    return any(said.mention.kind == "name" and not registry().is_group(said.mention.body) for said in reader.sentences.roles(start, end))
