"""Records in one line: work, who does it and when, parted by one sign ("Khám sức khỏe / Trạm Y tế phường / 02/4").

In: a root of the outline.  Out: which of its blocks are records and what each part of them holds: as a line before them declares it
("Cách ghi: nội dung / bộ phận thực hiện / thời điểm"), else, between strokes, as their content tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.duties.columns import Columns, Row, columns_of
from ingest.duties.draft import Heading
from ingest.duties.fields import label_kind
from ingest.duties.tables import table_drafts
from ingest.duties.unheaded import bears_out, guessed
from ingest.layout import Line, Node
from ingest.names.agencies import Agencies
from ingest.reading import Reading

if TYPE_CHECKING:
    from ingest.duties.items import Items

__all__ = ["Record", "records_in", "rows_of_records"]

# What parts the labels of a declaration, and what then parts its records; a hyphen stands in names, a comma in all words.
_SIGNS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\s*/{1,2}\s*"), re.compile(r"\s+/{1,2}\s+")),
    (re.compile(r"\s*\|\s*"), re.compile(r"\s*\|\s*")),
    (re.compile(r"\s*;\s*"), re.compile(r"\s*;\s*")),
    (re.compile(r"\s*(?:→|⇒|=>|->|>>)\s*"), re.compile(r"\s*(?:→|⇒|=>|->|>>)\s*")),
    (re.compile(r"\s+[–—]\s+"), re.compile(r"\s+[–—]\s+")),
    (re.compile(r"\s+-\s+"), re.compile(r"\s+-\s+")),
    (re.compile(r"\s*(?:\.{4,}|…{2,}|_{4,})\s*"), re.compile(r"\s*(?:\.{4,}|…{2,}|_{4,})\s*")),
)
_STROKE, _CLAUSES = _SIGNS[0][1], _SIGNS[2][1]
_ANY = re.compile(r"[/|;→⇒>–—…]|\s-\s|\.{4}|_{4}")  # without one of these no sign stands
_STOP = re.compile(r"(?<!\.)\.\s")
_DECLARED = 160  # characters of a declaration at most
_LONGEST = 600  # characters of a record at most
_TITLE = 60  # characters of a title between records
_FEWEST = 3  # records without a declaration
_PARTS = 3  # parts of each of them at least
_TRIM = " \t\n*_."


@dataclass(frozen=True, slots=True)
class Record:
    """A block that is a record: its row and what its cells hold."""

    row: Row
    columns: Columns


@dataclass(frozen=True, slots=True)
class _Declared:
    """What a line says of the records behind it, below `holder`."""

    holder: Node
    sign: re.Pattern[str]
    columns: Columns


def records_in(walk: Items, root: Node) -> dict[int, Record]:
    """Return the records below a root by the ids of their blocks; a line that declares their parts is marked as a note."""
    reading = walk.reading
    out: dict[int, Record] = {}
    free: dict[int, list[tuple[Node, Row]]] = defaultdict(list)
    said = _declarations(walk, root)
    declared = said.get(id(root))
    before: Node | None = None
    for node in root.walk():
        title, before = before, node
        if node is root or not _is_line(node):
            continue
        if id(node) in said:
            declared, node.use = said[id(node)], "note"
            continue
        if declared is not None and declared.holder in node.ancestors():
            row = _row(walk.agencies, node, declared.sign)
            if row is not None and 1 < len(row.cells) <= declared.columns.width:
                out[id(node)] = Record(row, declared.columns)
                if title is not None and title.kind == "para" and not title.use and id(title) not in out and _is_title(reading, title):
                    title.use = "note"
                continue
        row = _row(walk.agencies, node, _STROKE)
        if row is not None and len(row.cells) >= _PARTS:
            free[len(row.cells)].append((node, row))
    for _, found in sorted(free.items()):
        if len(found) < _FEWEST:
            continue
        columns = guessed(reading, walk.agencies, [row for _, row in found])
        if columns is not None:
            out.update({id(node): Record(row, columns) for node, row in found})
    return out


def _declarations(walk: Items, root: Node) -> dict[int, _Declared]:
    """Return what blocks, and the opening before a body, declare of records that the rows behind them bear out, by the blocks' ids."""
    reading = walk.reading
    head = walk.outline.head[-1:] if root.zone == "body" else []
    declared = _declaration(reading, head[0].text, head[0].end, root) if head else None
    found: list[tuple[int, _Declared, list[Row]]] = [(id(root), declared, [])] if declared is not None else []
    for node in root.walk():
        if node is root or node.parent is None or not _is_line(node):
            continue
        declared = _declaration(reading, *node.parts[0], node.parent)
        if declared is not None:
            found.append((id(node), declared, []))
        elif found and found[-1][1].holder in node.ancestors():
            row = _row(walk.agencies, node, found[-1][1].sign)
            if row is not None and 1 < len(row.cells) <= found[-1][1].columns.width:
                found[-1][2].append(row)
    return {
        at: said
        for at, said, rows in found
        if bears_out(reading, walk.agencies, rows, said.columns, sure=at == id(root) or said.sign is _CLAUSES)
    }


def _is_line(node: Node) -> bool:
    """Whether a block may be a record or declare some: a text of one part with nothing below it."""
    return not node.children and len(node.parts) == 1 and node.kind != "table"


def _is_title(reading: Reading, node: Node) -> bool:
    """Whether a line before a record only heads it: a few words that no sign ends ("Tuần 1 (từ 30/3)")."""
    start, end = node.parts[0]
    return len(node.parts) == 1 and end - start < _TITLE and (reading.chars[end - 1].isalnum() or reading.chars[end - 1] in "):")


def rows_of_records(walk: Items, records: dict[int, Record], children: list[Node], i: int, heading: Heading) -> int:
    """Read the records that begin at i as rows of a table; return the index of the last one."""
    columns, stop = records[id(children[i])].columns, i
    while stop + 1 < len(children) and (more := records.get(id(children[stop + 1]))) is not None and more.columns is columns:
        stop += 1
    nodes = children[i : stop + 1]
    lines = [records[id(node)].row.line for node in nodes]
    table = Node("table", None, parent=nodes[0].parent, path=nodes[0].path, start=nodes[0].start, rows=lines, zone=nodes[0].zone)
    drafts, _ = table_drafts(walk, table, heading, columns)
    for draft in drafts:
        node = next(node for node in nodes if node.start <= draft.start < node.end)
        draft.path, draft.section = node.path, nodes[0].parent.path if nodes[0].parent is not None else ""
        node.use = "task"
    walk.drafts.extend(drafts)
    return stop


def _declaration(reading: Reading, start: int, end: int, holder: Node) -> _Declared | None:
    """Return what a block declares of the records below its holder whose last sentence is labels and nothing else, behind a colon."""
    for stop in _STOP.finditer(reading.flat, start, max(start, end - 2)):
        start = stop.end()  # "… giao việc cho các tổ. Mỗi việc ghi: nội dung → …"
    if end - start > _DECLARED:
        return None
    colon = reading.flat.find(":", start, end)
    start = colon + 1 if colon >= 0 else start
    while end > start and reading.chars[end - 1] in _TRIM + ")]":
        end -= 1
    while start < end and reading.chars[start] in _TRIM + "([":
        start += 1
    for labels, sign in _SIGNS if _ANY.search(reading.chars, start, end) is not None else ():
        cells = _parted(reading, start, end, labels)
        if len(cells) < 2:
            continue
        kinds = [label_kind(reading, a, b) if a < b else None for a, b in cells]
        columns = columns_of(kinds) if all(kind is not None for kind in kinds) else None
        works = columns is not None and columns.of("task") is not None and bool(columns.all("lead", "both"))
        return _Declared(holder, sign, columns) if works and columns is not None else None
    return None


def _row(agencies: Agencies, node: Node, sign: re.Pattern[str]) -> Row | None:
    start, end = node.parts[0]
    if end - start > _LONGEST or sign is _STROKE and agencies.reading.chars.find("/", start, end) < 0:
        return None
    cells = _parted(agencies.reading, start, end, sign, agencies.holds)
    if len(cells) < 2:
        return None
    line = Line(node.start, node.end, start, cells=tuple(cells))
    return Row(line, [[cell] if cell[0] < cell[1] else [] for cell in cells])


def _parted(
    reading: Reading, start: int, end: int, sign: re.Pattern[str], in_name: Callable[[int, int], bool] = lambda start, end: False
) -> list[tuple[int, int]]:
    """Return the parts between the signs that stand inside no name."""
    chars = reading.chars
    signs = [m.span() for m in sign.finditer(chars, start, end)]
    cuts = [(start, start), *(cut for cut in signs if not in_name(*cut)), (end, end)]
    out = []
    for (_, a), (b, _) in zip(cuts, cuts[1:], strict=False):
        while b > a and chars[b - 1] in _TRIM:
            b -= 1
        while a < b and chars[a] in _TRIM:
            a += 1
        out.append((a, b))
    return out
