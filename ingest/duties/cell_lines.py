"""Tables whose cells stand each on lines of its own, without a sign or number that would part the rows: told by the labels that head them.

In: a root of the outline.  Out: its tree, with a table for the lines below a run of labels whose cells hold, again and again, what these
labels say.  A cell may run over lines; "Đơn vị thực hiện" above "Chủ trì" and "Phối hợp" heads no column of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ingest.duties.columns import Columns, columns_of, kind_of
from ingest.duties.fields import FieldKind
from ingest.duties.merged import TIMELIKE
from ingest.duties.unheaded import is_deed, is_formed
from ingest.layout import Line, Node
from ingest.names.agencies import Agencies
from ingest.names.family_names import person_at
from ingest.names.slots import slot_actors

__all__ = ["with_tables"]

Range = tuple[int, int]
_HEAD = 40  # characters of a head
_HEADS, _WIDEST = 3, 9  # lines that are heads, columns
_FEWEST = 2  # rows
_RUN = 6  # paragraphs of the smallest table
_REACH = 400  # lines of a table
_SPAN = {"task": 6, "coordinate": 6, "lead": 3, "both": 6, "time": 2, "other": 3, "number": 1, "member": 2}  # lines of a cell
_NAMED = 0.6  # of the cells of leads that name a body or person
_NONE = re.compile(r"[-–—x0]|không")
_ROLES = ("lead", "coordinate", "both")
_PLAIN = ("weak", "who", "lead")  # kinds of a head that others below it may divide


@dataclass(slots=True)
class _Way:
    """How the lines up to one were taken as cells: the gain so far, and the rows."""

    gain: float
    rows: list[list[Range | None]] = field(default_factory=list)
    cells: list[Range | None] = field(default_factory=list)


def with_tables(agencies: Agencies, root: Node) -> None:
    """Put a table in the place of each run of paragraphs below a root that are its heads and cells."""
    for node in [*root.walk()]:
        first = 0
        while first < len(node.children):
            stop = first
            while stop < len(node.children) and _is_line(node.children[stop]):
                stop += 1
            above = node.children[first - 1] if first else None
            if above is not None and above.kind == "table" and stop - first >= _FEWEST and above.rows[0].head:
                _go_on(agencies, node, above, first, stop)
            elif stop - first >= _RUN:
                _replace(agencies, node, first, stop)
            first = stop + 1


def _is_line(node: Node) -> bool:
    return node.kind == "para" and bool(node.parts) and not node.children and not node.use


def _replace(agencies: Agencies, node: Node, first: int, stop: int) -> None:
    """Put the first table that a run of paragraphs holds in its place."""
    chars = agencies.reading.chars
    for i in range(first, stop - 2):
        start, end = node.children[i].parts[0]
        if end - start > _HEAD or chars[end - 1] in ".:;,":
            continue
        run = _Run(agencies, node.children[i:stop], start)
        found = run.table(_FEWEST) if run.is_headed else None
        if found is None:
            continue
        lines, behind = found
        last = next((k for k in range(i, stop) if node.children[k].start >= behind), stop)
        table = Node("table", parent=node, path=node.path, start=lines[0].start, rows=lines, zone=node.zone)
        node.children[i:last] = [table]
        return


def _go_on(agencies: Agencies, node: Node, table: Node, first: int, stop: int) -> None:
    """Give a table the rows that the paragraphs behind it are, whose cells run over lines while those of its rows do not."""
    run = _Run(agencies, node.children[first:stop], table.rows[-1].end, table.rows)
    found = run.table(1) if run.is_headed else None
    if found is None:
        return
    lines, behind = found
    last = next((k for k in range(first, stop) if node.children[k].start >= behind), stop)
    table.rows += [replace(line, grid=table.rows[0].grid) for line in lines[1:]]
    del node.children[first:last]


class _Run:
    """Lines below heads; `above`: the rows of the table that they go on with, its heads first."""

    def __init__(self, agencies: Agencies, nodes: list[Node], start: int, above: Sequence[Line] = ()) -> None:
        self.agencies = agencies
        self.reading = agencies.reading
        self.nodes = nodes
        self.lines = self._lines(start)
        self.above = max(0, len(above) - 1)
        self.heads, self.body = self._heads() if not above else (self._heads_of(above[0]), 0)
        self._named: dict[Range, int] = {}

    @property
    def is_headed(self) -> bool:
        """Whether the first lines are heads that say who does what."""
        kinds = {kind.kind for _, kind in self.heads}
        return len(self.heads) >= _HEADS and "content" in kinds and bool(kinds & {"lead", "both", "who", "weak"})

    def table(self, fewest: int) -> tuple[list[Line], int] | None:
        """Return the rows, the heads first, and where the last one ends; None where the lines do not hold what the heads say, in so many
        rows."""
        best: tuple[float, list[Range], _Way] | None = None
        for heads in self._orders():
            columns = columns_of([kind for _, kind in heads])
            if columns is None or not set(columns.kinds.values()) >= {"task"} or not columns.all("lead", "both"):
                continue
            if len(columns.kinds) < len(heads):
                continue
            way = self._best(columns, fewest)
            if way is not None and (best is None or way.gain > best[0]):
                best = (way.gain, [place for place, _ in heads], way)
        if best is None:
            return None
        _, places, way = best
        return [_line(places, head=True), *(_line(row) for row in way.rows)], max(cell[1] for cell in way.rows[-1] if cell is not None)

    # -- lines

    def _lines(self, at: int) -> list[Range]:
        """Return the lines of the run, from a place on, and those of signs alone behind it: an empty cell may be a dash."""
        chars, out = self.reading.chars, list[Range]()
        end = self.nodes[-1].end
        while at < len(chars) and len(out) < _REACH:
            stop = chars.find("\n", at)
            stop = len(chars) if stop < 0 else stop
            if at >= end and any(map(str.isalnum, chars[at:stop])):
                break
            a, b = at, stop
            while a < b and chars[a].isspace():
                a += 1
            while b > a and chars[b - 1].isspace():
                b -= 1
            if a < b:
                out.append((a, b))
            at = stop + 1
        return out

    def _heads(self) -> tuple[list[tuple[Range, FieldKind]], int]:
        """Return the heads that the lines begin with, what they say, and the first line behind them; a line in small letters goes on."""
        out: list[tuple[Range, FieldKind]] = []
        at = 0
        while at < len(self.lines) and len(out) <= _WIDEST + 1:
            found = None
            for more in (2, 1, 0):  # "Đơn vị" / "chịu trách nhiệm"
                if at + more >= len(self.lines) or not all(self._goes_on(k) for k in range(at + 1, at + more + 1)):
                    continue
                place = (self.lines[at][0], self.lines[at + more][1])
                kind = kind_of(self.reading, [place]) if place[1] - place[0] <= _HEAD else None
                if kind is not None:
                    found = (place, kind, more)
                    break
            if found is None:
                break
            out.append(found[:2])
            at += found[2] + 1
        return out, at

    def _heads_of(self, row: Line) -> list[tuple[Range, FieldKind]]:
        """Return the heads of a table and what they say, [] where one says nothing."""
        kinds = [kind_of(self.reading, [cell]) for cell in row.cells]
        return [(cell, kind) for cell, kind in zip(row.cells, kinds, strict=True) if kind is not None] if all(kinds) else []

    def _goes_on(self, k: int) -> bool:
        """Whether a line begins in small letters, or the one above it ends with a comma."""
        return self.reading.chars[self.lines[k][0]].islower() or self.reading.chars[self.lines[k - 1][1] - 1] == ","

    def _orders(self) -> list[list[tuple[Range, FieldKind]]]:
        """Return how the heads may stand above columns: as printed, or with one that others divide left out, these in its place."""
        heads = self.heads
        out = [heads]
        for at, (_, kind) in enumerate(heads):
            if kind.kind not in _PLAIN:
                continue
            behind = at + 1
            while behind < len(heads) and heads[behind][1].kind in _ROLES:
                behind += 1
            if behind - at > 2:  # "Thực hiện" / "Chủ trì" / "Phối hợp" / "Thời hạn"
                out.append([*heads[:at], *heads[at + 1 :]])
            last = len(heads)
            while last > at + 2 and heads[last - 1][1].kind in _ROLES:
                last -= 1
            if len(heads) - last > 1:  # "Thực hiện" / "Thời hạn" / "Chủ trì" / "Phối hợp"
                out.append([*heads[:at], *heads[last:], *heads[at + 1 : last]])
        return out

    # -- cells

    def _best(self, columns: Columns, fewest: int) -> _Way | None:
        """Return the way to take the lines as rows that gains most; None where fewer rows stand, or too few leads are named."""
        kinds = [columns.kinds[i] for i in range(columns.width)]
        width = len(kinds)
        ways: dict[tuple[int, int], _Way] = {(self.body, 0): _Way(0.0)}
        best: _Way | None = None
        for at in range(self.body, len(self.lines) + 1):
            for column in (*range(1, width), 0):
                way = ways.pop((at, column), None)
                if way is None:
                    continue
                if column == 0:
                    if len(way.rows) >= fewest and not self._is_inside(self.lines[at - 1][1]) and (best is None or way.gain >= best.gain):
                        best = way
                    skip = self._skipped(at, "number" in kinds)
                    if skip and way.rows:
                        _keep(ways, (at + skip, 0), _Way(way.gain - 0.1, way.rows))
                kind = kinds[column]
                if kind == "coordinate" and column:
                    _step(ways, at, column, width, way, None, -1.0)
                for more in range(min(_SPAN.get(kind, 1), len(self.lines) - at)):
                    gain = self._gain(kind, at, at + more, self.above + len(way.rows) + 1)
                    if gain is not None:
                        _step(ways, at + more + 1, column, width, way, (self.lines[at][0], self.lines[at + more][1]), gain)
        if best is None:
            return None
        leads = [row[i] for row in best.rows for i in columns.all("lead", "both") if row[i] is not None]
        named = sum(self._names(cell) > 0 for cell in leads if cell is not None)
        return best if leads and named >= _NAMED * len(leads) else None

    def _is_inside(self, place: int) -> bool:
        """Whether a paragraph goes on behind a place."""
        i = bisect_right(self.nodes, place, key=lambda node: node.end)
        return i < len(self.nodes) and self.nodes[i].start < place

    def _skipped(self, at: int, numbered: bool) -> int:
        """Return how many lines at the border of rows are heads again, behind a page's number or not, or such a number."""
        texts = self._head_texts
        for page in (0, 1):
            if page and not (at < len(self.lines) and self._words(self.lines[at]).isdigit()):
                break
            if [self._words(line) for line in self.lines[at + page : at + page + len(texts)]] == texts:
                return page + len(texts)
        return int(not numbered and at < len(self.lines) and self._words(self.lines[at]).isdigit())

    @cached_property
    def _head_texts(self) -> list[str]:
        return [self._words(line) for line in self.lines[: self.body]]

    def _words(self, line: Range) -> str:
        return self.reading.chars[line[0] : line[1]]

    def _gain(self, kind: str, first: int, last: int, number: int) -> float | None:
        """Return what it gains to take lines as a cell of a kind; None where they cannot be one."""
        place = (self.lines[first][0], self.lines[last][1])
        words = self._words(place)
        if kind == "number":
            return 2.0 if words.strip(".") in (str(number), f"{number:02}") else None
        broken = -sum(not self._goes_on(k) for k in range(first + 1, last + 1)) - 2.0 * words[0].islower()
        empty = _NONE.fullmatch(words.lower()) is not None
        timed = TIMELIKE.match(self.reading.flat[place[0] : place[1]].replace("\n", " ")) is not None
        if kind == "time":
            return broken + 3 if timed else 0.0 if empty else None
        if kind == "other":
            return broken
        if timed:
            return None
        if kind == "task":
            named = self._names(place) + sum(2 * self._names(line) for line in self.lines[first + 1 : last + 1] if first < last)
            none = self._names(place) > 1 or not any(map(str.isalpha, words))
            return None if none else broken - named + is_deed(self.reading, *place)
        if empty:
            return 0.0 if kind == "coordinate" else None
        named = self._names(place)
        deed = is_deed(self.reading, *place) and not named
        several = 0.75 * (len(slot_actors(self.agencies, *place)) - 1) if kind == "lead" and last > first else 0.0
        return None if deed or words[-1] in ".:,;" else broken - several + (0.0, 2.0, 2.5)[named]

    def _names(self, place: Range) -> int:
        """Return how surely words are names and nothing else: 2 with a known body, 1 formed like one or a person, else 0."""
        if place not in self._named:
            start, end = place
            found = slot_actors(self.agencies, start, end)
            whole = bool(found) and found[0].start - start < 3 and end - found[-1].end < 3
            known = whole and all(m.kind != "open" or is_formed(self.reading, self.agencies, m.start, m.end) for m in found)
            sure = known and any(m.kind != "open" for m in found)
            formed = whole and (known or is_formed(self.reading, self.agencies, start, end))
            self._named[place] = 2 if sure else int(formed or person_at(self.reading.chars, start, end) is not None)
        return self._named[place]


def _step(ways: dict[tuple[int, int], _Way], at: int, column: int, width: int, way: _Way, cell: Range | None, gain: float) -> None:
    """Keep the way that a cell goes on with."""
    cells = [*way.cells, cell]
    if column + 1 < width:
        _keep(ways, (at, column + 1), _Way(way.gain + gain, way.rows, cells))
    else:
        _keep(ways, (at, 0), _Way(way.gain + gain, [*way.rows, cells]))


def _keep(ways: dict[tuple[int, int], _Way], key: tuple[int, int], way: _Way) -> None:
    if key not in ways or ways[key].gain < way.gain:
        ways[key] = way


def _line(cells: list[Range | None] | list[Range], *, head: bool = False) -> Line:
    filled = [cell for cell in cells if cell is not None]
    start, end = min(a for a, _ in filled), max(b for _, b in filled)
    return Line(start, end, start, cells=tuple(cell or (end, end) for cell in cells), head=head)
