"""Tables whose cells stand each on lines of its own, without a sign or number that would part the rows: told by the labels that head them.

In: a root of the outline.  Out: its tree, with a table for the lines below a run of labels whose cells hold, again and again, what these
labels say.  A cell may run over lines; "Đơn vị thực hiện" above "Chủ trì" and "Phối hợp" heads no column of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.duties.cell_heads import ROLES, TIMED, UNKNOWN, Heads, orders
from ingest.duties.cell_ways import Way, keep, may_lack, step
from ingest.duties.columns import Columns, columns_of, kind_of
from ingest.duties.fields import FieldKind
from ingest.duties.merged import TIMELIKE
from ingest.duties.unheaded import is_deed, is_formed
from ingest.layout import Line, Node
from ingest.names.agencies import Agencies
from ingest.names.family_names import person_at
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from text.rules import rows

__all__ = ["with_tables"]

Range = tuple[int, int]
_HEAD = 40  # characters of a head; a longer line may be full
_WIDEST = 9  # columns
_FEWEST = 2  # rows
_RUN = 6  # paragraphs of the smallest table
_IDLE = 60  # lines below the last good row, or the heads, that are looked through for one more
_SPAN = {"task": 6, "coordinate": 6, "lead": 3, "both": 6, "time": 2, "other": 3, "number": 1, "member": 2}  # lines of a cell
_NAMED = 0.6  # of the cells of leads that name a body or person
_DEEDS = 0.5  # of the cells below a head that no label covers that begin with work
_NONE = re.compile(r"[-–—x0]|không")
_TELLING = frozenset({*ROLES, "who"})
_FIGURES = re.compile(r"[\dIVX/.,–\- ]+")  # "Quý" / "IV"
_NUMBER, _GROUP = re.compile(r"\d{1,3}\.?"), re.compile(r"[IVX]{1,4}\.?|[A-HĐ]\.?")
_SURE = 2  # a known body is named
_BULLET = re.compile(r"[-–+•*]\s")


class _Table(NamedTuple):
    gain: float
    rows: list[Line]
    end: int


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
                stop = _replace(agencies, node, first, stop)
            first = stop + 1


def _is_line(node: Node) -> bool:
    return (
        node.kind == "para" and bool(node.parts) and not node.children and node.use in ("", "furniture")
    )  # a row's number may be a page's


def _replace(agencies: Agencies, node: Node, first: int, stop: int) -> int:
    """Put each table that a run of paragraphs holds in its place; return where the run ends now."""
    chars, children = agencies.reading.chars, node.children
    run = _Run(agencies, children[first:stop], children[first].parts[0][0])
    out: list[Node] = []
    i = first
    while i < stop:
        start, end = children[i].parts[0]
        told = end - start > _HEAD or chars[end - 1] in ".:;," or run.read[0] <= start < run.read[1]
        found = run.table_at(start, _FEWEST) if not told else None
        if found is None or start < found.rows[0].start:
            out.append(children[i])
            i += 1
            continue
        out.append(Node("table", parent=node, path=node.path, start=start, rows=found.rows, zone=node.zone))
        while i < stop and children[i].start < found.end:
            i += 1
    children[first:stop] = out
    return first + len(out)


def _go_on(agencies: Agencies, node: Node, table: Node, first: int, stop: int) -> None:
    """Give a table the rows that the paragraphs behind it are, whose cells run over lines while those of its rows do not."""
    run = _Run(agencies, node.children[first:stop], table.rows[-1].end)
    heads = run.heads_of(table.rows)
    found = run.table(heads, 1) if heads.tell else None
    if found is None:
        return
    last = next((k for k in range(first, stop) if node.children[k].start >= found.end), stop)
    table.rows += [replace(line, grid=table.rows[0].grid) for line in found.rows[1:]]
    del node.children[first:last]


class _Run:
    """The lines of paragraphs behind each other.  `read`: where the rows stood that named nobody; no table begins among them."""

    def __init__(self, agencies: Agencies, nodes: list[Node], start: int) -> None:
        self.agencies = agencies
        self.reading = agencies.reading
        self.nodes = nodes
        self.lines = self._lines(start)
        self.read = (0, 0)
        self._slots: dict[Range, list[Mention]] = {}
        self._named: dict[Range, int] = {}
        self._gains: dict[tuple[str, int, int], float | None] = {}
        self._kinds: dict[Range, FieldKind | None] = {}

    def table_at(self, place: int, fewest: int) -> _Table | None:
        """Return the table whose heads the lines from a place on begin with, or those behind the first, where that is a caption."""
        heads = self.heads(place)
        tried = [heads, self._with_time(heads)]
        tables = [table for head in tried if head.tell and (table := self.table(head, fewest)) is not None]
        found = max(tables, key=lambda table: table.gain, default=None)
        if found is None or heads.cells[1][1].kind != "content":
            return found
        below = self.heads(heads.cells[1][0][0])
        other = self.table(below, fewest) if below.tell else None
        return other if other is not None and other.gain > found.gain else found

    def table(self, heads: Heads, fewest: int) -> _Table | None:
        """Return the rows, the heads first; None where the lines do not hold what the heads say, in so many rows."""
        best: tuple[float, list[tuple[Range, FieldKind]], Way] | None = None
        for order in orders(heads.cells):
            columns = columns_of([kind for _, kind in order])
            if columns is None or not set(columns.kinds.values()) >= {"task"} or not columns.all("lead", "both"):
                continue
            if len(columns.kinds) < len(order):
                continue
            way = self._best(heads, columns, fewest)
            if way is not None and (best is None or way.gain > best[0]):
                best = (way.gain, order, way)
        if best is None:
            return None
        _, order, way = best
        cells = way.all_rows()
        if not self._bears_out(order, cells):
            return None
        end = max(cell[1] for cell in cells[-1] if cell is not None)
        return _Table(way.gain, [_line([place for place, _ in order], head=True), *(_line(row) for row in cells)], end)

    def _bears_out(self, order: list[tuple[Range, FieldKind]], cells: list[list[Range | None]]) -> bool:
        """Whether what stands below a head that no label covers is work."""
        at = next((i for i, (_, kind) in enumerate(order) if kind is UNKNOWN), None)
        works = [cell for row in cells if at is not None and (cell := row[at]) is not None]
        return at is None or sum(is_deed(self.reading, *cell) for cell in works) >= _DEEDS * len(cells)

    # -- lines

    def _lines(self, at: int) -> list[Range]:
        """Return the lines of the run, from a place on, and those of signs alone behind it: an empty cell may be a dash."""
        chars, out = self.reading.chars, list[Range]()
        end = self.nodes[-1].end
        while at < len(chars):
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

    def heads(self, place: int) -> Heads:
        """Return the heads that the lines from a place on begin with; a line in small letters goes on."""
        out: list[tuple[Range, FieldKind]] = []
        first = at = bisect_left(self.lines, (place, place))
        while at < len(self.lines) and len(out) <= _WIDEST + 1:
            found = None
            for more in (2, 1, 0):  # "Đơn vị" / "chịu trách nhiệm"
                if at + more >= len(self.lines) or not all(self._goes_on(k) for k in range(at + 1, at + more + 1)):
                    continue
                words = (self.lines[at][0], self.lines[at + more][1])
                kind = self._kind(words)
                if kind is not None:
                    found = (words, kind, more)
                    break
            if found is None and self._may_head(at) and all(kind.kind == "number" for _, kind in out):
                found = (self.lines[at], UNKNOWN, 0)
            if found is None:
                break
            out.append(found[:2])
            at += found[2] + 1
        return Heads(out, [self._words(line) for line in self.lines[first:at]], at)

    def _with_time(self, heads: Heads) -> Heads:
        """Return heads with the line behind them as that of a time, where they have none: "Ngày"; only times may stand below it."""
        at = heads.body
        timed = any(kind.kind == "time" for _, kind in heads.cells)
        if timed or at >= len(self.lines) or not self._is_plain(at) or self._kind(self.lines[at]) is not None:
            return Heads([], [], at)
        return Heads([*heads.cells, (self.lines[at], TIMED)], [*heads.texts, self._words(self.lines[at])], at + 1)

    def _is_plain(self, at: int) -> bool:
        words = self._words(self.lines[at])
        return words[0].isupper() and words[-1].isalnum() and len(words) <= _HEAD and any(map(str.islower, words))

    def _may_head(self, at: int) -> bool:
        """Whether a line can head the work's column, by its form and the label below it."""
        return self._is_plain(at) and at + 1 < len(self.lines) and self._kind(self.lines[at + 1]) is not None

    def heads_of(self, rows: Sequence[Line]) -> Heads:
        """Return the heads of a table above the lines, none where one of them says nothing."""
        kinds = [kind_of(self.reading, [cell]) for cell in rows[0].cells]
        cells = [(cell, kind) for cell, kind in zip(rows[0].cells, kinds, strict=True) if kind is not None]
        return Heads(cells if all(kinds) else [], [], 0, len(rows) - 1)

    def _kind(self, place: Range) -> FieldKind | None:
        """Return what a head says, None where words are none."""
        if place[1] - place[0] > _HEAD:
            return None
        if place not in self._kinds:
            self._kinds[place] = kind_of(self.reading, [place])
        return self._kinds[place]

    def _parts_rows(self, k: int) -> bool:
        """Whether a line is no cell's: a caption, or one of two heads below each other of which one says who."""
        if rows("headings", "caption").at(self.reading.flat, self.reading.low, *self.lines[k]) is not None:
            return True
        if self._kind(self.lines[k]) is None:
            return False
        pairs = ((i, i + 1) for i in (k - 1, k) if 0 <= i < len(self.lines) - 1)
        kinds = [[kind.kind for i in pair if (kind := self._kind(self.lines[i])) is not None] for pair in pairs]
        return any(len(pair) > 1 and bool({*pair} & _TELLING) for pair in kinds)

    def _goes_on(self, k: int) -> bool:
        """Whether a line begins in small letters, or the one above it ends with a comma."""
        return self.reading.chars[self.lines[k][0]].islower() or self.reading.chars[self.lines[k - 1][1] - 1] == ","

    # -- cells

    def _best(self, heads: Heads, columns: Columns, fewest: int) -> Way | None:
        """Return the way to take the lines as rows that gains most; None where fewer rows stand, or too few leads are named."""
        kinds = [columns.kinds[i] for i in range(columns.width)]
        width = len(kinds)
        ways: dict[tuple[int, int], Way] = {(heads.body, 0): Way(0.0)}
        best: Way | None = None
        leads = columns.all("lead", "both")
        good = heads.body  # the line behind the last row whose lead is named
        at = heads.body - 1
        while ways and at < len(self.lines) and at - good <= _IDLE:
            at += 1
            for column in (*range(1, width), 0, 1):  # again the second one: a first cell may be merged with the one above
                way = ways.pop((at, column), None)
                if way is None:
                    continue
                if column == 0:
                    if way.count >= fewest and not self._is_inside(self.lines[at - 1][1]) and (best is None or way.gain >= best.gain):
                        best, good = way, at if self._named_in(way, leads) else good
                    skip = self._skipped(heads, at, kinds)
                    if skip and way.count:
                        keep(ways, (at + skip, 0), Way(way.gain - 0.1, way.rows, before=way.before))
                    if "number" in kinds and (skip := self._group(at)):
                        again = way.count if self._words(self.lines[at + skip]).strip("0.") == "1" else way.before
                        keep(ways, (at + skip, 0), Way(way.gain - 0.1, way.rows, before=again))
                kind = kinds[column]
                if may_lack(kind, kinds, way.count + heads.above, way):
                    step(ways, at, column, width, way, None, -1.5 if kind == "lead" else -1.0)  # one name alone leads
                for more in range(min(_SPAN.get(kind, 1), len(self.lines) - at)):
                    if self._parts_rows(at + more):
                        break
                    gain = self._gain(kind, at, at + more, (0 if way.before else heads.above) + way.count - way.before + 1)
                    if gain is not None:
                        step(ways, at + more + 1, column, width, way, (self.lines[at][0], self.lines[at + more][1]), gain)
        if best is None:
            return None
        cells = [cell for row in best.all_rows() for i in leads if (cell := row[i]) is not None]
        if cells and sum(self._names(cell) > 0 for cell in cells) >= _NAMED * len(cells):
            return best
        self.read = (self.lines[heads.body][0], self.lines[good - 1][1])
        return None

    def _named_in(self, way: Way, leads: list[int]) -> bool:
        """Whether the last row names whoever leads."""
        row = way.rows.last if way.rows is not None else []
        return any(self._names(cell) > 0 for i in leads if (cell := row[i]) is not None)

    def _is_inside(self, place: int) -> bool:
        """Whether a paragraph goes on behind a place."""
        i = bisect_right(self.nodes, place, key=lambda node: node.end)
        return i < len(self.nodes) and self.nodes[i].start < place

    def _skipped(self, heads: Heads, at: int, kinds: list[str]) -> int:
        """Return how many lines at the border of rows are heads again, behind a page's number or a row that surely ends there, or such a
        number."""
        texts, page = heads.texts, int(at < len(self.lines) and self._words(self.lines[at]).isdigit())
        if texts and [self._words(line) for line in self.lines[at + page : at + page + len(texts)]] == texts:
            above = self.lines[at - 1]
            sure = kinds[-1] not in (*ROLES, "time") or self._is_time(above) or self._names(above) > 1 or self._goes_on(at - 1)
            return page + len(texts) if page or sure or _NONE.fullmatch(self._words(above).lower()) else 0  # it may be a caption
        return page if "number" not in kinds else 0

    def _group(self, at: int) -> int:
        """Return how many lines name a group of the rows behind them, which a number begins: "II" / "Nhóm hạ tầng" / "4"; 0 if none."""
        for title in (at, at + 1):
            if title + 1 >= len(self.lines) or self._parts_rows(title) or not _NUMBER.fullmatch(self._words(self.lines[title + 1])):
                continue
            numbered = title > at and _GROUP.fullmatch(self._words(self.lines[at])) is not None
            if (numbered or title == at) and self._names(self.lines[title]) < _SURE and self._words(self.lines[title])[0].isupper():
                return title + 1 - at
        return 0

    def _words(self, line: Range) -> str:
        return self.reading.chars[line[0] : line[1]]

    def _gain(self, kind: str, first: int, last: int, number: int) -> float | None:
        """Return what it gains to take lines as a cell of a kind; None where they cannot be one.  `number`: of the row."""
        if kind == "number":
            return 2.0 if self._words(self.lines[first]).strip(".") in (str(number), f"{number:02}") else None
        key = (kind, first, last)
        if key not in self._gains:
            self._gains[key] = self._gain_of(kind, first, last)
        return self._gains[key]

    def _gain_of(self, kind: str, first: int, last: int) -> float | None:
        place = (self.lines[first][0], self.lines[last][1])
        words = self._words(place)
        more = range(first + 1, last + 1)
        broken = -sum(not self._goes_on(k) for k in more) - 2.0 * words[0].islower()
        empty = _NONE.fullmatch(words.lower()) is not None
        timed = self._is_time(place)
        if kind == "time":
            whole = all(self._goes_on(k) or self._is_time(self.lines[k]) or _FIGURES.fullmatch(self._words(self.lines[k])) for k in more)
            return None if not whole else broken + 3 if timed else 0.0 if empty else None
        if kind == "other":
            return broken
        if timed:
            return None
        if kind == "task":
            named = self._names(place) + sum(2 * self._names(self.lines[k]) for k in more)
            none = self._names(place) > 1 or not any(map(str.isalpha, words))
            return None if none else broken - named + is_deed(self.reading, *place)
        if empty:
            return 0.0 if kind == "coordinate" else None
        if not any(map(str.isalpha, words)) or not all(self._goes_on(k) or self._names_on(place, k) for k in more):
            return None
        named = self._names(place)
        deed = is_deed(self.reading, *place) and not named
        several = 0.75 * (len(self._slot(place)) - 1) if kind == "lead" and last > first else 0.0
        return None if deed or words[-1] in ".:,;" else broken - several + (0.0, 2.0, 2.5)[named]

    def _is_time(self, place: Range) -> bool:
        return TIMELIKE.match(self.reading.flat[place[0] : place[1]].replace("\n", " ")) is not None

    def _names_on(self, place: Range, k: int) -> bool:
        """Whether a further line of a cell of bodies names one, or goes on with the name above it: "Sở Công" / "Thương"."""
        line, bulleted = self.lines[k], _BULLET.match(self.reading.chars, *self.lines[k]) is not None
        across = next((m for m in self._slot(place) if m.start < line[0] < m.end), None)
        if across is None or bulleted:
            return bulleted or self._names(line) > 0
        above = self.lines[k - 1]
        full = above[1] - above[0] > _HEAD
        proper = all(word[0].isupper() and word.isalpha() for word in self._words((line[0], min(line[1], across.end))).split())
        known = self._names((across.start, above[1])) == 2
        return across.kind != "open" or full and proper or (full or proper) and not known

    def _slot(self, place: Range) -> list[Mention]:
        if place not in self._slots:
            self._slots[place] = slot_actors(self.agencies, *place)
        return self._slots[place]

    def _names(self, place: Range) -> int:
        """Return how surely words are names and nothing else: 2 with a known body, 1 formed like one or a person, else 0."""
        if place not in self._named:
            start, end = place
            found = self._slot(place)
            whole = bool(found) and found[0].start - start < 3 and end - found[-1].end < 3
            known = whole and all(m.kind != "open" or is_formed(self.reading, self.agencies, m.start, m.end) for m in found)
            sure = known and any(m.kind != "open" for m in found)
            formed = whole and (known or is_formed(self.reading, self.agencies, start, end))
            self._named[place] = 2 if sure else int(formed or person_at(self.reading.chars, start, end) is not None)
        return self._named[place]


def _line(cells: list[Range | None] | list[Range], *, head: bool = False) -> Line:
    filled = [cell for cell in cells if cell is not None]
    start, end = min(a for a, _ in filled), max(b for _, b in filled)
    return Line(start, end, start, cells=tuple(cell or (end, end) for cell in cells), head=head)
