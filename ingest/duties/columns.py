"""Columns of a table: what each holds, from the labels above it, else from what stands in it.

In: a table's rows as cells.  Out: `Columns`, and the rows of the body.  A table whose labels stand in its first column is turned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.duties.draft import Range
from ingest.duties.fields import GIVEN, FieldKind, label_kind
from ingest.layout import Line
from ingest.reading import Reading

__all__ = ["MATRIX", "SAID", "Cell", "Columns", "Row", "columns_of", "goes_on", "header_of", "is_filled", "kind_of", "rows_of", "turned"]

Cell = list[Range]
MATRIX = "matrix"  # the rule of the roles that a matrix says
_ROLE_KINDS = frozenset({"lead", "coordinate", "both", "weak", "who"})
_PARTS = frozenset({"label.content", "label.work"})  # what a column of a task's parts is called
_DUTIES = frozenset(
    {"label.work", "label.given.plain", "label.lead.phan-cong", "label.lead.chu-tri"}
)  # what a column of a member's duty is called
_COUNTED = re.compile(r"\s*(?:[^\W\d_]+\s){0,3}\d{1,2}\.?\s*")
_PAREN = re.compile(r"\([^)]*\)|\[[^\]]*\]")
SAID = {"content": "task", "goal": "task", "info": "other", "note": "other", "who": "who", "weak": "lead", "member": "member"}


@dataclass(slots=True)
class Columns:
    """Which column holds what: index to kind (number, task, lead, coordinate, both, time, other, member, role (words for what part
    whoever stands in the row has), or actor in a matrix)."""

    kinds: dict[int, str] = field(default_factory=dict)
    rules: dict[int, str] = field(default_factory=dict)
    goals: bool = False  # the rows are measurable goals ("Chỉ tiêu")
    width: int = 0  # cells of the row of heads
    actors: dict[int, Range] = field(default_factory=dict)  # of a matrix: the head of a column that names an actor
    own_work: bool = False  # the cells below the actors of a matrix say what each does

    def of(self, kind: str) -> int | None:
        """Return the first column of a kind."""
        return next((i for i, k in sorted(self.kinds.items()) if k == kind), None)

    def of_parts(self) -> int | None:
        """Return the column behind the tasks' that says what each part of one is: "Nhiệm vụ | Nội dung | …", None if there is none."""
        task = self.of("task")
        return next((i for i in self.all("other") if task is not None and i == task + 1 and self.rules.get(i) in _PARTS), None)

    def all(self, *kinds: str) -> list[int]:
        """Return the columns of these kinds, from left to right."""
        return [i for i, k in sorted(self.kinds.items()) if k in kinds]


@dataclass(slots=True)
class Row:
    """A row as cells, each a list of ranges (two where a page break split it); the first `merged` are those of the row above."""

    line: Line
    cells: list[Cell]
    merged: int = 0

    def text(self, reading: Reading, i: int) -> str:
        """Return a cell's folded words."""
        return " ".join(reading.flat[a:b] for a, b in self.cells[i]) if i < len(self.cells) else ""

    def join(self, more: Row) -> None:
        """Take the cells of a row that carries this one on."""
        for i, cell in enumerate(more.cells):
            if i < len(self.cells):
                self.cells[i] = self.cells[i] + cell

    def filled(self) -> list[int]:
        """Return the indexes of the cells that hold words."""
        return [i for i, cell in enumerate(self.cells) if cell]


def rows_of(lines: list[Line]) -> list[Row]:
    """Return a table's rows; a line that goes on with the cells above it is of their row."""
    out: list[Row] = []
    for line in lines:
        row = Row(line, [[cell] if cell[0] < cell[1] else [] for cell in line.cells])
        if line.joins and out and len(out[-1].cells) == len(row.cells):
            out[-1].join(row)
        else:
            out.append(row)
    return out


def kind_of(reading: Reading, cell: Cell) -> FieldKind | None:
    """Return what a cell's words say as a label; words in brackets behind them do not count."""
    if not cell:
        return None
    start, end = cell[0]  # what a second line adds says no other column
    while end > start and reading.chars[end - 1] in " *.:_\n":
        end -= 1
    bracket = _PAREN.search(reading.flat, start, end)
    if bracket is not None and bracket.start() > start + 2:
        end = bracket.start()
    found = label_kind(reading, start, end)
    if found is None:
        found = _by_first_words(reading, start, end)
    return found


def _by_first_words(reading: Reading, start: int, end: int) -> FieldKind | None:
    """Return what a long head begins with: "Nội dung công việc thực hiện trong năm"; only what is no role."""
    if end - start > 90:
        return None
    from text.rules import rows

    found = rows("labels", "content", "goal", "info", "time", "number").at(reading.flat, reading.low, start, end)
    if found is None or found[0].kind == "number" or found[0].kind == "time" and any(c.isdigit() for c in reading.flat[start:end]):
        return None  # "Giai đoạn 2020 - 2024" is a time, and no head
    return FieldKind(found[0].kind, found[0].id)


def header_of(reading: Reading, row: Row, following: Row | None) -> tuple[Columns, int] | None:
    """Return the columns that a row of heads names and how many rows of heads there are, None if the row is none."""
    kinds = [kind_of(reading, cell) for cell in row.cells]
    if row.line.head or sum(k is not None for k in kinds) >= 2 or len(row.filled()) == 1 and row.line.grid >= 0:
        below = [kind_of(reading, cell) for cell in following.cells] if following is not None else []
        if following is not None and _is_second_head(row, following, below):
            joint = _joint(row, following, kinds, below)
            columns = columns_of(joint)
            if columns is not None:
                return columns, 2
    columns = columns_of(kinds)
    return (columns, 1) if columns is not None else None


def columns_of(kinds: list[FieldKind | None]) -> Columns | None:
    """Return the columns that heads say, None where they do not say who or when."""
    out = Columns(width=len(kinds))
    for i, kind in enumerate(kinds):
        if kind is None:
            continue
        name = SAID.get(kind.kind, kind.kind)
        if name in ("number", "other", "coordinate", "lead", "both", "member") or name not in out.kinds.values():
            out.kinds[i], out.rules[i] = name, kind.rule
            out.goals = out.goals or kind.kind == "goal"
        else:
            out.kinds[i], out.rules[i] = "other", kind.rule
    found = set(out.kinds.values())
    if "member" in found:
        _give_members(out)
        found = set(out.kinds.values())
        if {"member", "task"} <= found:
            return out
    if "who" in found:
        for i in out.all("who"):
            out.kinds[i] = "lead" if "lead" not in found and "both" not in found and found & {"task", "time", "coordinate"} else "other"
            out.rules[i] = GIVEN if "coordinate" not in found else out.rules[i]  # with a column of partners it is that of leads
        found = set(out.kinds.values())
    roles = found & {"lead", "coordinate", "both"}
    if "task" in found and (roles or "time" in found) or roles and "time" in found or {"lead", "coordinate"} <= found:
        return out
    return None


def _give_members(columns: Columns) -> None:
    """Say which columns tell the members of a committee and which one their duty: "Họ và tên, chức vụ | Nhiệm vụ", "… | Phân công"; in a
    table that says who leads or works with whom, members are of no account."""
    duty = next((i for i in columns.all("lead", "task") if columns.rules[i] in _DUTIES), None)
    if duty is None or columns.all("coordinate", "both") or len(columns.all("lead", "task")) > 1:
        columns.kinds.update(dict.fromkeys(columns.all("member"), "other"))
    else:
        columns.kinds[duty] = "task"


def _is_second_head(row: Row, following: Row, below: list[FieldKind | None]) -> bool:
    """Whether the next row is the second of two rows of heads: all that stands in it are labels, one of a role or time."""
    filled = [(i, kind) for i, kind in enumerate(below) if following.cells[i] and not _repeats(row, following, i)]
    return (
        bool(filled)
        and all(kind is not None for _, kind in filled)
        and any(kind is not None and kind.kind in (*_ROLE_KINDS, "time") for _, kind in filled)
    )


def _repeats(row: Row, following: Row, i: int) -> bool:
    """Whether a merged cell stands in both rows."""
    return i < len(row.cells) and row.cells[i] == following.cells[i]


def _joint(row: Row, following: Row, kinds: list[FieldKind | None], below: list[FieldKind | None]) -> list[FieldKind | None]:
    """Return what each column holds under two rows of heads; a second row with fewer cells divides the column of roles above it."""
    if len(below) >= len(kinds) or all(not cell for cell in following.cells[len(kinds) :]) and len(following.filled()) < len(below):
        return [
            below[i]
            if i < len(below) and below[i] is not None and following.cells[i] and not _repeats(row, following, i)
            else kinds[i]
            if i < len(kinds)
            else None
            for i in range(max(len(kinds), len(below)))
        ]
    at = next((i for i, kind in enumerate(kinds) if kind is not None and kind.kind in _ROLE_KINDS), None)
    if at is None:
        at = next((i for i, kind in enumerate(kinds) if kind is None), len(kinds) - 1)
    return [*kinds[:at], *below, *kinds[at + 1 :]]


def turned(reading: Reading, rows: list[Row]) -> list[Row] | None:
    """Return the rows of a table whose labels stand in its first column, one row a record, heads first; None if they do not.

    A label that comes again begins the next record ("Nhiệm vụ | …", "Chủ trì | …", "Nhiệm vụ | …").
    """
    if rows and not rows[0].cells[0] and all(_COUNTED.fullmatch(rows[0].text(reading, i)) for i in rows[0].filled()):
        rows = rows[1:]  # " | Việc 1 | Việc 2 | Việc 3": only what each record is called
    kinds = [kind_of(reading, row.cells[0]) for row in rows]
    said = [kind.kind for kind in kinds if kind is not None]
    if len(rows) < 2 or sum(k is not None for k in kinds) < max(2, 0.6 * len(rows)):
        return None
    if not set(said) & {"lead", "coordinate", "both", "weak"} or not set(said) & {"content", "goal", "time"}:
        return None
    if any(kind_of(reading, cell) is not None for cell in rows[0].cells[1:] if cell):
        return None
    order: list[str] = []
    for name in said:
        if name not in order:
            order.append(name)
    heads: dict[str, Cell] = {}
    records: list[dict[str, Cell]] = []
    width = max(len(row.cells) for row in rows)
    for column in range(1, width):
        record: dict[str, Cell] = {}
        for row, kind in zip(rows, kinds, strict=True):
            if kind is None or column >= len(row.cells):
                continue
            heads.setdefault(kind.kind, row.cells[0])
            if kind.kind in record:
                records.append(record)
                record = {}
            if row.cells[column]:
                record[kind.kind] = row.cells[column]
        if record:
            records.append(record)
    line = rows[0].line
    out = [Row(line, [heads[kind] for kind in order])]
    out += [Row(_line_of(line, record), [record.get(kind, []) for kind in order]) for record in records]
    return out


def _line_of(line: Line, record: dict[str, Cell]) -> Line:
    pieces = [piece for cell in record.values() for piece in cell]
    start, end = min(a for a, _ in pieces), max(b for _, b in pieces)
    return Line(start, end, start, grid=line.grid)


def is_filled(row: Row, i: int) -> bool:
    """Whether a row has words in column i."""
    return i < len(row.cells) and bool(row.cells[i])


def goes_on(row: Row) -> bool:
    """Whether a row only carries on cells that a page break split: no number, no task."""
    filled = row.filled()
    return bool(filled) and not row.cells[0] and (len(row.cells) < 3 or not row.cells[1]) and len(filled) < len(row.cells)
