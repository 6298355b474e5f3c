"""Roles in the cells of a table's row: names below heads that say roles, marks of a matrix, role words in a column of their own.

In: a row and its columns.  Out: `Said`s and a time that a cell says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.duties.columns import MATRIX, Cell, Columns, Row, is_filled
from ingest.duties.draft import Range, Said
from ingest.duties.fields import GIVEN, Field, fields_in, label_kind
from ingest.duties.item_codes import role_of_initials
from ingest.duties.mark_legends import mark_roles, only_marks
from ingest.duties.matrices import actors_of
from ingest.layout import Node
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from ingest.parsed import Source
from ingest.reading import Reading

if TYPE_CHECKING:
    from ingest.duties.items import Items

__all__ = ["DITTO", "CellRoles"]

DITTO = re.compile(r"-?[\"“”″〃'’`]{1,3}-?|-?\s*(?:nt|//)\s*-?|nhu tren|tren")
_MARK = 2  # characters of a cell that is a mark and no name, unless a legend defines it
_ABOVE, _BESIDE, _BELOW = 8, 2, 3  # lines above a table that may explain its signs, those next to it whatever they are, and lines below
_LINE = 120  # characters of a line that explains a sign
_SIGN = 4  # characters of a bullet that is such a sign
_WHOLE_NAME = 3  # words that a name has at least which no vocabulary knows


class CellRoles:
    """Reads the roles of a table's rows, from top to bottom."""

    def __init__(self, walk: Items, table: Node) -> None:
        self.walk = walk
        self.reading = walk.reading
        self.agencies = walk.agencies
        self.table = table
        self.above: dict[str, list[Said]] = {}  # the last roles of a column, for ditto marks and cells left empty

    def roles(self, row: Row, columns: Columns, legend: dict[str, str]) -> tuple[list[Said], Range | None]:
        """Return the roles of a row, and the time that a cell of them says."""
        said: list[Said] = []
        time: Range | None = None
        for i in columns.all("lead", "coordinate", "both"):
            kind, rule = columns.kinds[i], columns.rules.get(i, "column")
            if i >= len(row.cells) or not row.cells[i]:
                if kind == "lead" or i < row.merged:
                    said += self.above.get(f"{kind}{i}", [])  # rows that one lead heads name it once
                continue
            if DITTO.fullmatch(row.text(self.reading, i).strip()):
                said += self.above.get(f"{kind}{i}", [])
                continue
            found, inner = self._cell(row.cells[i], kind, rule)
            self.above[f"{kind}{i}"] = found
            said, time = said + found, time or inner
        said = self._as_said(row, columns, said) + self._member(row, columns)
        for i, head in columns.actors.items():
            mark = "".join(self.reading.chars[a:b] for a, b in row.cells[i]).strip() if i < len(row.cells) else ""
            said_so = label_kind(self.reading, *row.cells[i][0]) if mark else None
            role = "" if said_so is None else "coordinate" if said_so.kind == "coordinate" else "lead"
            role = role or self.mark_role(mark, legend)
            if role:
                said += [Said(m, role, "table", MATRIX) for m in actors_of(self.agencies, head)]
        return said, time

    def _as_said(self, row: Row, columns: Columns, said: list[Said]) -> list[Said]:
        """Return a row's roles as its own column of role words says them: "Sở Y tế | Phối hợp | Trực cấp cứu"."""
        at = columns.of("role")
        kind = label_kind(self.reading, *row.cells[at][0]) if at is not None and is_filled(row, at) else None
        return (
            [replace(s, role=kind.kind, rule=kind.rule) for s in said] if kind is not None and kind.kind in ("lead", "coordinate") else said
        )

    def _member(self, row: Row, columns: Columns) -> list[Said]:
        """Return whom a row of a committee's members tells: the body of the first office that its cells name."""
        for i in columns.all("member"):
            for start, end in row.cells[i] if i < len(row.cells) else ():
                found = [
                    m for m in slot_actors(self.agencies, start, end) if m.kind != "open" or self.walk.sentences.is_named(m.start, end)
                ]
                if found:
                    return [Said(found[0], "assigned", "table", columns.rules[i])]
        return []

    def _cell(self, cell: Cell, kind: str, rule: str) -> tuple[list[Said], Range | None]:
        """Return the roles of a cell of a role column; labels inside it say which, a name that a page break split is joined."""
        if len(cell) > 1:
            role = "coordinate" if kind == "coordinate" else "assigned" if rule.startswith(GIVEN) else "lead"
            return [Said(m, role, "table", rule) for m in self._torn(cell)], None
        start, end = cell[0]
        fields = [f for f in fields_in(self.reading, start, end) if f.kind in ("lead", "coordinate", "both", "time")]
        out: list[Said] = []
        time: Range | None = None
        stop = fields[0].label if fields else end
        if stop - start > _MARK or stop > start and self.agencies.lists.is_code(start, stop):
            out += self.walk.matter.value(Field(kind, rule, start, start, start, stop)) or []
        for f in fields:
            if f.kind == "time":
                time = (f.start, f.end) if f.start < f.end else None
            else:
                out += self.walk.matter.value(f) or []
        return [replace(s, source="table") for s in out], time

    def ends_name(self, start: int, end: int, more: int, stop: int) -> bool:
        """Whether a cell's line ends with a whole name and its next line begins another: a list with a line for each."""
        if not self.reading.chars[more : more + 1].isupper() or not self.walk.sentences.is_named(more, stop):
            return False
        last = next(reversed(slot_actors(self.agencies, start, end)), None)
        return last is not None and last.end == end and (last.kind == "name" or len(last.name.split()) > _WHOLE_NAME)

    def _torn(self, cell: Cell) -> list[Mention]:
        joined, starts = "", []
        for (start, end), after in zip(cell, [*cell[1:], (0, 0)], strict=True):
            starts.append((len(joined), start, end))
            joined += self.reading.chars[start:end] + ("; " if self.ends_name(start, end, *after) else " ")
        other = Reading.of(Source("", "", joined))
        if other.chars != joined:
            return [m for part in cell for m in slot_actors(self.agencies, *part)]
        local = Agencies.of(other, self.agencies.document)
        out = []
        for mention in slot_actors(local, 0, len(joined)):
            at, start, end = next((a, s, e) for a, s, e in reversed(starts) if a <= mention.start)
            first = mention.start - at + start
            out.append(mention._replace(start=first, end=min(max(first + 1, mention.end - at + start), end)))
        return out

    # -- matrices

    def legend(self) -> dict[str, str]:
        """Return the roles that marks stand for: "● chủ trì; ○ phối hợp", from the blocks around the table."""
        out: dict[str, str] = {}
        around = self.table.parent.children if self.table.parent is not None else []
        index = around.index(self.table) if self.table in around else 0
        above = [self.table.parent] if self.table.parent is not None else []
        begin = index
        while begin > max(0, index - _ABOVE) and (index - begin < _BESIDE or self._explains(around[begin - 1])):
            begin -= 1
        for node in [*above, *around[begin:index], *around[index + 1 : index + 1 + _BELOW]]:
            for start, end in node.parts:
                sign = node.mark.start if node.mark is not None and node.is_bullet else start  # "○ phối hợp" is no item
                first = min(sign, start) if start - sign < _SIGN else start
                found = mark_roles(self.reading, first, end)
                node.use = node.use or ("note" if found and only_marks(self.reading, first, end) else "role" if found else "")
                out |= found
        return out

    def _explains(self, node: Node) -> bool:
        """Whether a block is one line that may explain a sign."""
        return len(node.parts) == 1 and not node.children and node.kind != "table" and node.end - node.start < _LINE

    def mark_role(self, mark: str, legend: dict[str, str]) -> str:
        """Return the role of a matrix's mark: by its legend, by the initials of a role word, else told."""
        if not mark or mark in "-–0":
            return ""
        same = next((role for said, role in legend.items() if said.lower() == mark.lower()), None)
        return legend.get(mark, same) if same is not None else role_of_initials(mark) or "assigned"
