"""Runs of alike lines: where siblings hold work and who does it in one order of parts, and their sentences do not say who, the parts do.

In: the blocks of a section with the drafts that were read of them.  Out: the drafts of the run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.duties.columns import MATRIX, Columns, Row, is_filled
from ingest.duties.draft import Draft, Heading, Said
from ingest.duties.drafting import SHORTEST
from ingest.duties.kinds import ASSIGN, CONTENT, OBJECTIVE, SKIP
from ingest.duties.parts import Parted, Parts
from ingest.duties.placed import placed_signs
from ingest.layout import Node
from ingest.names.agencies import Agencies
from ingest.names.slots import slot_actors
from ingest.reading import Reading
from text.rules import rows

if TYPE_CHECKING:
    from ingest.duties.items import Items
    from ingest.duties.walk import Walk

__all__ = ["read_runs", "shares", "rows_by_parts", "rows_of_each"]

_LONGEST = 400  # characters of a line of a run
_FEWEST = 2  # lines of a run
_SHARE = 0.6  # of the lines of a section that are its run
_TITLE = 160  # characters of a title or lead-in
_ROW_MARK = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]\s*")  # a row's number in the cell of its work
_WORKS = 0.3  # of the lines of a run whose work begins with a verb where no word says a role


def read_runs(walk: Walk, parts: Parts, children: list[Node], first: int, heading: Heading) -> None:
    """Read the runs among a section's blocks anew where most of their lines leave somebody without a role; `first` is the first draft of
    the section."""
    leaves = [node for node in children if _is_line(node) and id(node) not in walk.records]
    own: dict[int, list[Draft]] = defaultdict(list)
    if heading.kind in (SKIP, OBJECTIVE) or heading.agency and heading.told or len(leaves) < _FEWEST:
        return
    found: dict[str, list[tuple[Node, Parted]]] = defaultdict(list)
    signs = placed_signs(walk.reading)
    for left, node in zip(range(len(leaves), 0, -1), leaves, strict=True):
        if not signs and left + max(map(len, found.values()), default=0) < _SHARE * len(leaves):
            return  # no run can be long enough any more
        parted = parts.read([node.parts[0]]) if not walk.statements.names_member(*node.parts[0]) else None
        if parted is not None:
            found[parted.shape].append((node, parted))
    for draft in walk.drafts[first:] if found else ():
        own[id(draft.node)].append(draft)
    put: dict[int, Draft] = {}
    for run in found.values():
        above = _announces(walk, children, run[0][0])
        enough = len(run) >= max(_FEWEST, 0 if 2 * sum(parted.placed for _, parted in run) > len(run) else _SHARE * len(leaves))
        if not enough or not (above is not None or _is_work(walk, run, heading)):
            continue
        given = {id(node): _given(walk, own[id(node)]) for node, _ in run}
        poor = [(node, parted) for node, parted in run if parted.led or not _is_explained(given[id(node)], parted)]
        many = 2 * len(poor) >= len(run)
        for node, parted in poor:
            roles = {role for _, role in given[id(node)]}
            if not roles or many and not (roles - {"assigned"} and not parted.named):
                put[id(node)] = _draft(node, parted, heading)
        if above is not None and put:
            above.use = "heading"
            walk.drafts[first:] = [draft for draft in walk.drafts[first:] if draft.node is not above]
    if put:
        walk.drafts[first:] = _with(walk.drafts[first:], put)


def _announces(walk: Items, children: list[Node], node: Node) -> Node | None:
    """Return the line right before a run whose colon says that who does what follows ("Phân công cụ thể:"), None without one."""
    at = children.index(node)
    above = children[at - 1] if at else None
    if above is None or above.kind != "para" or above.children or not walk.ends_with(above, ":"):
        return None
    assigns = walk.matter.empty_label(above) is not None or walk.kinds.section(*above.parts[0]) == ASSIGN
    return above if assigns else None


def _is_line(node: Node) -> bool:
    alone = all(child.use == "note" for child in node.children)  # a legend below the last line
    return node.kind in ("para", "item") and len(node.parts) == 1 and alone and node.end - node.parts[0][0] <= _LONGEST


def _is_work(walk: Walk, run: list[tuple[Node, Parted]], heading: Heading) -> bool:
    """Whether the lines of a run hold work: words say roles in them, or it begins with verbs and a text without a letterhead says that
    work is shared out."""
    if sum(parted.named > 0 for _, parted in run) * 2 >= len(run):
        return True
    shared = heading.kind in (ASSIGN, CONTENT) if walk.has_form else shares(walk.reading, run[0][0], heading)
    if not walk.has_form and not shared:
        return False
    verbs = sum(_is_deed(walk, *parted.work) for _, parted in run)
    return verbs >= (_WORKS if shared else 2 * _WORKS) * len(run)


def shares(reading: Reading, node: Node, heading: Heading) -> bool:
    """Whether a heading, the line above or the text's first line says that work is shared out: "Phân công chuẩn bị ngày hội"."""
    first = max(0, node.start - _TITLE)
    above = first + reading.chars[first : node.start].rstrip().rfind("\n") + 1
    title = reading.chars[:_TITLE].find("\n")
    lines = [(0, title), (above, node.start), *((start, end) for start, end in heading.ranges if end - start <= _TITLE)]
    return any(rows("headings", "shares").first(reading.flat, reading.low, start, end) is not None for start, end in lines if start < end)


def _is_deed(walk: Items, start: int, end: int) -> bool:
    return walk.speech.verb(start, end) or walk.speech.match(rows("actors", "verb"), start, min(end, start + 60)) is not None


def _given(walk: Items, drafts: list[Draft]) -> set[tuple[int, str]]:
    """Return where those stand to whom drafts give a role, and which."""
    inline = (s for draft in drafts for a, b in draft.ranges for s in walk.sentences.roles(a, b, draft.told, section=draft.fields))
    return {(said.mention.start, said.role) for said in (*(s for draft in drafts for s in draft.said), *inline)}


def _is_explained(given: set[tuple[int, str]], parted: Parted) -> bool:
    """Whether the drafts of a line give everybody in it the role that the parts say."""
    starts = {start for start, _ in given}
    return all((s.mention.start, s.role) in given if s.role != "assigned" else s.mention.start in starts for s in parted.said)


def _draft(node: Node, parted: Parted, heading: Heading) -> Draft:
    """Return the draft of a line of a run."""
    kind = "assignment" if heading.kind == ASSIGN else "task"
    ranges = [*node.parts] if parted.whole else [parted.work]
    label = node.mark.label if node.mark is not None and not node.is_bullet else ""
    section = node.parent.path if node.parent is not None else ""
    node.use = "task"
    above = replace(heading, told=())
    return Draft(node, ranges, kind, above, node.path, section, parted.said, parted.time, True, label=label, settled=True)


def _with(drafts: list[Draft], put: dict[int, Draft]) -> list[Draft]:
    """Return drafts with those of a run where the ones of their lines stood, or in the order of the text."""
    held = {id(draft.node) for draft in drafts}
    more = sorted((draft for at, draft in put.items() if at not in held), key=lambda draft: draft.start)
    out: list[Draft] = []
    at = 0
    done: set[int] = set()
    for draft in drafts:
        while at < len(more) and more[at].node.start < draft.start:
            out.append(more[at])
            at += 1
        if (new := put.get(id(draft.node))) is None:
            out.append(draft)
        elif id(draft.node) not in done:
            done.add(id(draft.node))
            out.append(new)
    return [*out, *more[at:]]


def rows_by_parts(walk: Items, table: Node, rows: list[Row], heading: Heading) -> list[Draft]:
    """Return the tasks of rows without heads whose cells say what they hold: "Rà soát hồ sơ | Chủ trì: Sở Y tế | Hạn: 20/9"."""
    found = [(row, parted) for row in rows if (parted := walk.parts.read([c for cell in row.cells for c in cell])) is not None]
    labelled = sum(parted.named > 0 for _, parted in found)
    if heading.kind in (SKIP, OBJECTIVE) or len(found) < _FEWEST or 2 * len(found) < len(rows) or 2 * labelled < len(found):
        return []
    out: list[Draft] = []
    for row, parted in found:
        mark = _ROW_MARK.match(walk.reading.chars, *parted.work)
        start, printed = (mark.end(), mark[1]) if mark is not None else (parted.work[0], "")
        path = ".".join(p for p in (table.path, printed or str(len(out) + 1)) if p)
        said = [replace(s, source="table") for s in parted.said]
        line, above = (row.line.start, row.line.end), replace(heading, told=())
        ranges, section = [(start, parted.work[1])], path.rpartition(".")[0]
        out.append(Draft(table, ranges, "task", above, path, section, said, parted.time, True, line, printed, settled=True))
    return out


def rows_of_each(agencies: Agencies, table: Node, rows: list[Row], columns: Columns, heading: Heading) -> list[Draft]:
    """Return the tasks of rows whose cells say what each body at the head of their columns does: "Nội dung | Sở Y tế | Công an tỉnh"."""
    out: list[Draft] = []
    at = columns.of("time")
    for row in rows:
        time = row.cells[at][0] if at is not None and is_filled(row, at) else None
        for i, head in columns.actors.items():
            if not is_filled(row, i) or row.cells[i][-1][1] - row.cells[i][0][0] < SHORTEST:
                continue
            path = ".".join(p for p in (table.path, str(len(out) + 1)) if p)
            said = [Said(m, "assigned", "table", MATRIX) for m in slot_actors(agencies, *head)]
            line, above = (row.line.start, row.line.end), replace(heading, told=())
            out.append(Draft(table, [*row.cells[i]], "task", above, path, table.path, said, time, True, line, ""))
    return out
