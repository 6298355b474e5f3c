"""Tables of tasks: rows with their own agencies or time are one task each.

In: a table's block, what the headings above say.  Out: drafts, and the columns for a table that carries this one on.
A cell that a page break split goes on in the next row; a row of one heading ("II | Phát triển hạ tầng") is a group.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.duties.cell_roles import DITTO, CellRoles
from ingest.duties.columns import MATRIX, Cell, Columns, Row, goes_on, header_of, is_filled, rows_of, turned
from ingest.duties.draft import Draft, Heading, Range, Said
from ingest.duties.fields import GIVEN, fields_in
from ingest.duties.item_codes import items_named, lines_of_matrix
from ingest.duties.kinds import ASSIGN, CONTENT, OBJECTIVE, SKIP
from ingest.duties.matrices import matrix_of, shared_out
from ingest.duties.matter import RoleLine
from ingest.duties.merged import TIMELIKE, moved_right
from ingest.duties.runs import rows_by_parts, rows_of_each, shares
from ingest.duties.unheaded import (
    completed,
    guessed,
    is_deed,
    is_over,
    is_row_of_heads,
    paired,
    says_role,
    tells_results,
    with_role_words,
    with_unknown,
)
from ingest.layout import Node
from ingest.reading import Reading
from text.numerals import roman_value

if TYPE_CHECKING:
    from ingest.duties.items import Items

__all__ = ["CAPTION", "Columns", "table_drafts"]

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?|[ivx]{1,5}\.?|[a-h]\.?")
_GROUP_MARK = re.compile(r"([IVX]{1,5}|[A-H])[.)]?\s+(?=\S)")
_NUMBERS = re.compile(r"\s*\d+(?:\s*(?:[,;-]|va)\s*\d+)*(?:\s*(?:[,;-]|va))?\s*")
CAPTION = "caption"  # the rule of whom a table's caption names and says no role of
_SIGNS = ("x", "v", "xx")  # letters that only mark a cell
_SHORTEST = 12  # characters of a task: at 24 five roles of the layouts are lost, at 6 all reads alike (benchmarks.numbers)
_SHORTEST_OF_ROW = 5  # characters of a row's task where a head or mark says a role, or the row who and when, or a verb: "Tổng kết"


def table_drafts(walk: Items, table: Node, heading: Heading, above: Columns | None = None) -> tuple[list[Draft], Columns | None]:
    """Return the tasks of a table (rows that say who or when) and its columns; `above` are those of the table that it carries on."""
    reader = _Table(walk, table, heading)
    rows = rows_of(table.rows)
    turned_rows = turned(reader.reading, rows) if not _has_head(reader.reading, rows) else None
    return reader.read(turned_rows if turned_rows is not None else rows, above)


def _has_head(reading: Reading, rows: list[Row]) -> bool:
    return any(header_of(reading, row, rows[i + 1] if i + 1 < len(rows) else None) for i, row in enumerate(rows[:3]))


class _Table(CellRoles):
    def __init__(self, walk: Items, table: Node, heading: Heading) -> None:
        super().__init__(walk, table)
        self.heading = heading
        self.drafts: list[Draft] = []
        self.timed: Range | None = None  # the last time, for ditto marks
        self.labels: set[str] = set()  # of the tasks above
        self.led: list[Said] = []  # whom the row that heads the group makes its lead

    def read(self, rows: list[Row], above: Columns | None) -> tuple[list[Draft], Columns | None]:
        """Return the drafts of all parts of the table and the columns of the last."""
        self.labels = {draft.label for draft in self.walk.drafts if draft.label}
        if given := lines_of_matrix(self.agencies, rows, self.labels, lambda mark: self.mark_role(mark, self.legend())):
            self.walk.referring += [(RoleLine(said, None, labels), self.table) for said, labels in given]
            return [], None
        body: list[Row] = []
        columns = above
        by_content = False  # what its cells tell of a table holds of it alone
        i = 0
        ends = self._ends_of_parts(rows)
        while i < len(rows):
            row = rows[i]
            read = () if body or i > 1 else (matrix_of, shared_out) if self.heading.kind == ASSIGN else (matrix_of,)
            matrix = next((m for of in read if (m := of(self.reading, self.agencies, row, rows[i + 1 :])) is not None), None)
            found = header_of(self.reading, row, rows[i + 1] if i + 1 < len(rows) else None) if matrix is None else None
            if found is not None and columns is not None and self._is_row(row, found[0], columns):
                found = None
            if columns is None and matrix is None and i < 2 and (found is None or found[0].of("task") is None and found[1] == 1):
                told = completed(self.reading, self.agencies, row, rows[i + 1 :])
                found = (told, 1) if told is not None else found
                by_content = told is not None
            below = rows[i + found[1] : ends[i]] if found is not None else []
            if found is not None and self._is_report(row, below, found[0]):
                self.table.use = "table"
                return self.drafts, None
            if found is not None or matrix is not None:
                self._body(body, columns)
                body = []
                columns, step = found if found is not None else (matrix, 1)
                if found is not None and columns is not None:
                    columns = with_unknown(self.reading, self.agencies, row, below, columns)
                    columns = with_role_words(self.reading, self.agencies, below, columns)
                i += step
                continue
            if body and goes_on(row) and not self._is_part(row, body[-1], columns):
                body[-1].join(row)
            else:
                body.append(row)
            i += 1
        if columns is above and above is not None and body and not self._fits(body, above):
            columns = None
        self._body(body, columns)
        return self.drafts, None if by_content else columns

    def _ends_of_parts(self, rows: list[Row]) -> list[int]:
        """Return for each row where the part of the table that it heads would end: at the next row with the words of a row of heads."""
        out = [len(rows)] * len(rows)
        heads: dict[str, int] = {}
        for i in range(len(rows) - 1, -1, -1):
            words = "\t".join(rows[i].text(self.reading, k) for k in range(len(rows[i].cells)))
            out[i] = heads.get(words, len(rows))
            heads[words] = i
        return out

    def _is_report(self, heads: Row, body: list[Row], columns: Columns) -> bool:
        """Whether heads that give nobody a role say, or times of rows that no head gives to anybody show, that all is over."""
        roles = columns.all("lead", "coordinate", "both", "member")
        if roles and (columns.all("coordinate", "time", "member") or any(columns.rules.get(i) != GIVEN for i in roles)):
            return False
        over = not roles and is_over(self.reading, self.agencies.document.issue_date, body, columns.all("time"))
        if over or tells_results(self.reading, heads, "result"):
            return True
        task = columns.of("task")
        said = heads if task is None or task >= len(heads.cells) else replace(heads, cells=heads.cells[task : task + 1])
        return tells_results(self.reading, said, "fault")  # of "Nội dung | Đơn vị | Biện pháp xử lý vi phạm" the rows are work still

    def _is_row(self, row: Row, found: Columns, columns: Columns) -> bool:
        """Whether what looks like heads is a row: it has a number, carries on the row above it, or stands in a matrix of roles in words."""
        numbered = _NUMBER.fullmatch(row.text(self.reading, 0).strip()) is not None
        merged = moved_right(self.agencies, row, columns, first=False).merged > 0
        return numbered or merged or bool(columns.actors) and found.of("task") is None

    def _is_part(self, row: Row, above: Row, columns: Columns | None) -> bool:
        """Whether a row without a number and a task is a part of the one above it, whose first cells are merged: its own work and lead, or
        role."""
        role = columns.of("role") if columns is not None else None
        if role is not None and is_filled(row, role):
            return True
        lead = columns.of("lead") if columns is not None else None
        at = columns.of_parts() if columns is not None else None
        if lead is None or at is None or max(lead, at) >= len(row.cells) or not (row.cells[lead] and row.cells[at] and above.cells[lead]):
            return False
        start, end = row.cells[lead][0]
        return self.reading.chars[row.cells[at][0][0]].isupper() and self.ends_name(*above.cells[lead][-1], start, end)

    def _fits(self, rows: list[Row], columns: Columns) -> bool:
        """Whether rows can stand under the heads of the table before: as wide, or cut off behind the columns that say who."""
        width = max(len(row.cells) for row in rows)
        needed = max(columns.all("lead", "coordinate", "both", "task"), default=columns.width)
        return needed < width <= columns.width + 1

    def _body(self, rows: list[Row], columns: Columns | None) -> None:
        told = False
        if columns is None and rows and tells_results(self.reading, rows[0]) and is_row_of_heads(self.reading, self.agencies, rows[0]):
            return
        if columns is None:
            told = self.heading.agency and bool(self.heading.told)
            columns = guessed(self.reading, self.agencies, rows, told=told)
        if columns is None and rows and not told and self._is_shared_out():
            columns = paired(self.reading, self.agencies, rows)
        if columns is None:
            self.drafts += rows_by_parts(self.walk, self.table, rows, self.heading)
            return
        if self.heading.kind == SKIP and not _assigns(columns):
            return
        if columns.own_work:
            self.drafts += rows_of_each(self.agencies, self.table, rows, columns, self.heading)
            return
        legend = self.legend() if columns.actors else {}
        if columns.actors and not self._is_shared_out() and not self._marks_roles(rows, columns, legend):
            return  # grades: "tốt", "B"
        leads = columns.all("lead", "both", "actor")
        parts, task = columns.of_parts(), columns.of("task")
        if parts is not None and task is not None and any(not is_filled(row, task) and is_filled(row, parts) for row in rows):
            columns = replace(columns, kinds={**columns.kinds, task: "other", parts: "task"})
        given = [replace(s, source="heading") for s in self.heading.told] if self.heading.agency and not leads else []
        if columns.all("coordinate"):  # beside partners whoever the rows are of leads
            given = [replace(s, role="lead") if s.rule == CAPTION else s for s in given]
        self.led = given
        group, words, place = "", self.heading.words, self.heading.ranges
        moved = replace(
            columns,
            kinds={0: "number", **{i + 1: kind for i, kind in columns.kinds.items()}},
            rules={i + 1: r for i, r in columns.rules.items()},
        )
        for number, row in enumerate(rows):
            row = moved_right(self.agencies, row, columns, first=not number)
            # the head of the numbers may be merged with the row above: then rows have one cell more
            numbered = bool(row.cells and row.cells[0]) and _NUMBER.fullmatch(row.text(self.reading, 0).strip()) is not None
            use = moved if columns.of("number") is None and numbered and len(row.cells) > columns.width else columns
            label, title, span = self._group(row, use) if not self._counts_on(rows, number, use) else ("", "", None)
            if span is not None:
                self.led = self._led(span, columns) or given
                if label:
                    group, words, place = label, (*self.heading.words, title), (*self.heading.ranges, span)
                continue
            self._row(row, use, replace(self.heading, words=words, ranges=place, told=()), group, legend)

    def _is_shared_out(self) -> bool:
        """Whether what stands above a table says that work is shared out or follows."""
        return self.heading.kind in (ASSIGN, CONTENT) or self.heading.kind is None and shares(self.reading, self.table, self.heading)

    def _led(self, span: Range, columns: Columns) -> list[Said]:
        """Return whom a row that heads a group makes the lead of its rows: "II | Cơ quan chủ trì: Sở Y tế", or a body alone."""
        fields = [f for f in fields_in(self.reading, *span) if f.kind in ("lead", "coordinate", "both")]
        if fields:
            return [replace(s, source="table") for f in fields for s in self.walk.matter.value(f) or []]
        if columns.all("lead", "both", "actor"):
            return []
        if said := self.walk.said_of_title(*span):
            return [replace(s, source="table") for s in said]
        found, stop = self.walk.sentences.leading(*span)
        alone = all(m.kind != "open" for m in found) and not any(c.isalnum() for c in self.reading.chars[stop : span[1]])
        role = "lead" if columns.all("coordinate") else "assigned"  # beside partners whoever heads them leads
        return [Said(m, role, "table", "group-row") for m in found] if alone else []

    def _counts_on(self, rows: list[Row], at: int, columns: Columns) -> bool:
        """Whether a row's number goes on from a row above it that says who, or the next row goes on with it: it heads no group, though
        all but its work is merged with the row above."""
        column, leads = columns.of("number"), columns.all("lead")
        if column is None or at == 0 or not leads or columns.of("task") is None:
            return False
        numbers = [self._number(row, column) for row in rows[at - 1 : at + 2]]
        led = any(is_filled(row, i) for row in rows[:at] for i in leads)
        return led and numbers[1] > 1 and numbers[1] - numbers[0] == 1 and (len(numbers) == 2 or numbers[2] - numbers[1] == 1)

    def _number(self, row: Row, column: int) -> int:
        words = row.text(self.reading, column).strip(" .") if is_filled(row, column) else ""
        return int(words) if words.isascii() and words.isdigit() else 0

    def _group(self, row: Row, columns: Columns) -> tuple[str, str, Range | None]:
        """Return label, words and range of a row that heads a group; no range if it is none."""
        filled = row.filled()
        if not filled:
            return "", "", (row.line.start, row.line.end)
        # a cell merged over several columns counts once
        filled = [i for k, i in enumerate(filled) if k == 0 or row.cells[i] != row.cells[filled[k - 1]]]
        at, number_at = columns.of("task"), columns.of("number")
        at = at if at is not None else (number_at + 1 if number_at is not None else None)
        if at is None:
            return "", "", (row.line.start, row.line.end)
        number = row.text(self.reading, number_at).strip(" .") if number_at is not None else ""
        roles = [i for i in columns.all("lead", "coordinate", "both", "time", "actor") if i in filled]
        if self.led and number.isdigit():
            return "", "", None  # below a row that names who leads, a number is a task's
        heads = (
            len(filled) <= 2
            and filled[-1] <= at
            and bool(roman_value(number) or re.fullmatch(r"[a-h]", number) or number_at in (None, *filled))
        )
        if roles or not heads and len(filled) > 1:
            return "", "", None
        parts = [piece for i in filled for piece in row.cells[i]]
        start, end = parts[-1]
        match = _GROUP_MARK.match(self.reading.chars, start, end)
        if len(parts) == 1 and match:
            return match[1], self.reading.chars[match.end() : end], (match.end(), end)
        label = self.reading.chars[parts[0][0] : parts[0][1]].strip(" .") if number and len(parts) > 1 else ""
        return label, self.reading.chars[start:end], (start, end)

    def _row(self, row: Row, columns: Columns, heading: Heading, group: str, legend: dict[str, str]) -> None:
        task_at, number_at = columns.of("task"), columns.of("number")
        at = task_at if task_at is not None else self._unnamed(columns)
        if at is None or at >= len(row.cells) or not row.cells[at]:
            return
        said, labelled = self.roles(row, columns, legend)
        said += [s for s in self.led if not any(other.role == s.role for other in said)]
        if numbers := self._refers(row, at):
            time_at = columns.of("time")
            time = row.cells[time_at][0] if time_at is not None and is_filled(row, time_at) else None
            self.walk.referring.append((RoleLine(tuple(said), time, numbers), self.table))
            return
        time_at = columns.of("time")
        when = row.cells[time_at] if time_at is not None and time_at < len(row.cells) else []
        time = next((part for part in when if any(c.isdigit() for c in self.reading.chars[slice(*part)])), when[0]) if when else labelled
        statement, inner, inner_time = self._statement(row.cells[at])
        said, time = said + inner, time or inner_time
        time = self._time(time)
        timed = time is not None and (TIMELIKE.match(self.reading.flat[time[0] : time[1]]) or labelled or inner_time)
        length = statement[-1][1] - statement[0][0]
        sure = bool(said) and (timed or any(s.role != "assigned" or s.rule == MATRIX and self._is_signed(row, columns) for s in said))
        named = any(s.mention.body and s.rule != MATRIX for s in said)  # in the row itself
        sure = sure or named and is_deed(self.reading, *statement[0]) and not says_role(self.reading, statement)
        noted = not said and self.walk.matter.is_noted(*statement[-1])
        if not (said or timed or noted) or length < (_SHORTEST_OF_ROW if sure else _SHORTEST):
            return
        if length < _SHORTEST and any(self.walk.kinds.is_("sum", *cell[-1]) for cell in (statement, *row.cells[:at]) if cell):
            return  # "Cộng | 03 nhiệm vụ | 03 đơn vị"
        number = row.text(self.reading, number_at).strip(" .") if number_at is not None and number_at < len(row.cells) else ""
        printed = "".join(self.reading.chars[a:b] for a, b in row.cells[number_at]).strip(" .") if number and number_at is not None else ""
        name = printed or str(len(self.drafts) + 1)
        path = ".".join(p for p in (self.table.path, group, name) if p)
        kind = "objective" if heading.kind == OBJECTIVE or columns.goals else "task"
        self.drafts.append(
            Draft(
                self.table,
                statement,
                kind,
                heading,
                path,
                path.rpartition(".")[0],
                said,
                time,
                bool(said),
                (row.line.start, row.line.end),
                printed,
            )
        )

    def _marks_roles(self, rows: list[Row], columns: Columns, legend: dict[str, str]) -> bool:
        """Whether a matrix's marks are signs, or some of them roles by a legend, initials or words."""
        cells = [row.cells[i] for row in rows for i in columns.actors if is_filled(row, i)]
        marks = {self.reading.chars[cell[0][0] : cell[0][1]].strip() for cell in cells}
        roles = any(self.mark_role(mark, legend) not in ("", "assigned") for mark in marks) or any(
            says_role(self.reading, c) for c in cells
        )
        return roles or all(self._is_signed(row, columns) for row in rows)

    def _is_signed(self, row: Row, columns: Columns) -> bool:
        """Whether signs stand below the bodies of a matrix, and no words or grades: "x", "●"."""
        marks = (row.text(self.reading, i).strip() for i in columns.actors)
        return all(not any(map(str.isalnum, mark)) or mark in _SIGNS for mark in marks)

    @staticmethod
    def _unnamed(columns: Columns) -> int | None:
        """Return the column of the tasks where no head says so: behind the numbers, or the first without a kind where actors stand there;
        None where the heads name all."""
        number = columns.of("number")
        if number is None or columns.kinds.get(number + 1) not in ("lead", "coordinate", "both"):
            return number + 1 if number is not None else None
        return next((i for i in range(number + 2, columns.width) if i not in columns.kinds), None)

    def _time(self, time: Range | None) -> Range | None:
        """Return a row's time, that of the rows above it where a mark only repeats it ("nt")."""
        said = self.reading.flat[time[0] : time[1]].strip() if time is not None else ""
        if not DITTO.fullmatch(said):
            self.timed = time
        return self.timed

    def _refers(self, row: Row, at: int) -> frozenset[str]:
        """Return the items that a row is for whose task is their number or code: "1 | Sở Y tế | Quý I", {} where it is none."""
        if _NUMBERS.fullmatch(row.text(self.reading, at)):
            return frozenset(re.findall(r"\d+", row.text(self.reading, at)))
        return items_named("".join(self.reading.chars[a:b] for a, b in row.cells[at]), self.labels)

    def _statement(self, cell: Cell) -> tuple[Cell, list[Said], Range | None]:
        """Return a task cell's statement without the fields that stand inside it, and what these say."""
        start, end = cell[-1]
        fields = [
            f
            for f in fields_in(self.reading, start, end)
            if f.kind in ("lead", "coordinate", "both", "time") and f.label > start + _SHORTEST
        ]
        if not fields:
            return [*cell], [], None
        said = [s for f in fields if f.kind != "time" for s in self.walk.matter.value(f) or []]
        time = next(((f.start, f.end) for f in fields if f.kind == "time" and f.start < f.end), None)
        stop = fields[0].label
        while stop > start and self.reading.chars[stop - 1] in " \n\t(.;-–":
            stop -= 1
        return [*cell[:-1], (start, stop)], [replace(s, source="table") for s in said], time


def _assigns(columns: Columns) -> bool:
    """Whether heads say of themselves that the rows are work, whatever section they stand in: "Nhiệm vụ | Chủ trì | Phối hợp"."""
    kinds = set(columns.kinds.values())
    roles = kinds & {"lead", "both", "coordinate"}
    return "task" in kinds and bool(roles) and len(roles | kinds & {"time"}) > 1 and not columns.goals
