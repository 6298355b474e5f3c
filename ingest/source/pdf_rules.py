"""Ruled tables of a PDF page: the lines drawn on it as a lattice of cells, merged ones as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Lattice", "lattices_of"]

Turn = Callable[[float, float, float, float], tuple[float, float, float, float]] | None
_THIN = 3.0  # points; what is thinner is a line
_SNAP = 2.5  # lines nearer than this are one
_REACH = 4.0  # a line that ends this near another meets it
_MAX_LINES = 6000  # a page of the files at hand has 1,478 paths; each line is compared with each
_MAX_CELLS = 40_000  # a lattice with more cells than a page has room for letters is a picture or a pattern


@dataclass(slots=True)
class Lattice:
    """A table: the places of its columns (left to right) and rows (top to bottom), and for each elementary cell the cell it belongs to."""

    xs: list[float]
    ys: list[float]
    cells: list[list[int]]
    _down: list[float] = field(init=False)  # the places of its rows, counted downwards

    def __post_init__(self) -> None:
        self._down = [-edge for edge in self.ys]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.ys[-1]

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the cell that holds a point, None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = min(bisect_right(self.xs, x) - 1, len(self.xs) - 2)
        row = min(bisect_right(self._down, -y) - 1, len(self.ys) - 2)
        return self.cells[row][column]

    def right_of(self, cell: int) -> float:
        """Return the right edge of a cell."""
        return max(self.xs[column + 1] for row in self.cells for column, own in enumerate(row) if own == cell)


def lattices_of(page: Any, turn: Turn) -> tuple[list[Lattice], float, int]:
    """Return the ruled tables of a page, top to bottom, the area of its largest picture, and how many letters are drawn as outlines."""
    import pypdfium2.raw as raw

    across: list[tuple[float, float, float]] = []  # y, x0, x1
    down: list[tuple[float, float, float]] = []  # x, y0, y1
    covered = 0.0
    drawn = 0
    for left, bottom, right, top, kind in _shapes(page, raw):
        a, b, c, d = turn(left, bottom, right, top) if turn else (left, bottom, right, top)
        if kind == "image":
            covered = max(covered, (c - a) * (d - b))
        elif kind == "letters":
            drawn += 1
        elif len(across) + len(down) < _MAX_LINES:
            if d - b <= _THIN < c - a:
                across.append(((b + d) / 2, a, c))
            elif c - a <= _THIN < d - b:
                down.append(((a + c) / 2, b, d))
    if not across or len(down) < 2:
        return [], covered, drawn
    columns = _merged(down)
    return list(_lattices(_closed(_merged(across), columns), columns)), covered, drawn


def _shapes(holder: Any, raw: Any, depth: int = 0, budget: list[int] | None = None) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield (left, bottom, right, top, kind) of the lines, pictures and drawn letters of a page."""
    import ctypes

    budget = [60_000] if budget is None else budget
    count = raw.FPDFPage_CountObjects(holder)
    box = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(value) for value in box]
    get, kind_of, text = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType, raw.FPDF_PAGEOBJ_TEXT
    for index in range(count):
        budget[0] -= 1
        if budget[0] < 0:
            return
        item = get(holder, index)
        kind = kind_of(item)
        if kind == text or not raw.FPDFPageObj_GetBounds(item, *refs):
            continue
        left, bottom, right, top = (value.value for value in box)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield left, bottom, right, top, "image"
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if right - left <= _THIN or top - bottom <= _THIN:
                yield left, bottom, right, top, "line"
                continue
            yield from _path(item, (left, bottom, right, top), raw)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 3:
            yield from _form(item, raw, depth, budget)


def _path(item: Any, box: tuple[float, float, float, float], raw: Any) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield the straight lines of a path; one with curves is a drawn letter."""
    import ctypes

    count = raw.FPDFPath_CountSegments(item)
    left, bottom, right, top = box
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    lines: list[tuple[float, float, float, float, str]] = []
    for number in range(min(count, 4000)):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            if right - left < 60 and top - bottom < 60:
                yield left, bottom, right, top, "letters"
            return
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        if kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            lines.append((min(last[0], point[0]), min(last[1], point[1]), max(last[0], point[0]), max(last[1], point[1]), "line"))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        last = point
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            lines.append((min(last[0], first[0]), min(last[1], first[1]), max(last[0], first[0]), max(last[1], first[1]), "line"))
            last = first
    if stroke.value or len(lines) > 6:
        yield from lines  # a filled rectangle is the ground of a cell, its edges are no rules


def _form(item: Any, raw: Any, depth: int, budget: list[int]) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield the shapes of a form drawn on the page, at their places."""
    import ctypes

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))

    class _Holder:
        """Counts and gives a form's objects as a page does its own."""

        FPDFPage_CountObjects = staticmethod(raw.FPDFFormObj_CountObjects)
        FPDFPage_GetObject = staticmethod(raw.FPDFFormObj_GetObject)

        def __getattr__(self, name: str) -> Any:
            return getattr(raw, name)

    for left, bottom, right, top, kind in _shapes(item, _Holder(), depth + 1, budget):
        corners = [
            (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f) for x in (left, right) for y in (bottom, top)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        yield min(xs), min(ys), max(xs), max(ys), kind


def _merged(lines: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Return lines with those of one place that touch as one, in order."""
    out: list[tuple[float, float, float]] = []
    groups: list[list[tuple[float, float, float]]] = []
    for line in sorted(lines):
        if groups and line[0] - groups[-1][0][0] <= _SNAP:
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        place = sum(line[0] for line in group) / len(group)
        start, end = None, 0.0
        for _, a, b in sorted(group, key=lambda line: line[1]):
            if start is None:
                start, end = a, b
            elif a <= end + _REACH:
                end = max(end, b)
            else:
                out.append((place, start, end))
                start, end = a, b
        if start is not None:
            out.append((place, start, end))
    return out


def _closed(across: list[tuple[float, float, float]], down: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Return the lines across with those that a page break left out: where three or more lines down end at one height, on nothing."""
    ends: list[list[tuple[float, float]]] = []  # height, place
    for height, place in sorted((height, x) for x, *both in down for height in both):
        if ends and height - ends[-1][-1][0] <= _SNAP:
            ends[-1].append((height, place))
        else:
            ends.append([(height, place)])
    out = list(across)
    for group in ends:
        height, first, last = group[0][0], min(x for _, x in group), max(x for _, x in group)
        if len(group) < 3 or any(abs(y - height) <= _REACH and a < last and first < b for y, a, b in across):
            continue
        out.append((height, first, last))
    return sorted(out)


def _lattices(across: list[tuple[float, float, float]], down: list[tuple[float, float, float]]) -> Iterator[Lattice]:
    """Yield the tables that lines crossing each other make, top to bottom."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (y, x0, x1) in enumerate(across):
        for j, (x, y0, y1) in enumerate(down, len(across)):
            if x0 - _REACH <= x <= x1 + _REACH and y0 - _REACH <= y <= y1 + _REACH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(down, len(across)):
        groups.setdefault(root(j), ([], []))[1].append(line)
    found = [_lattice(rows, columns) for rows, columns in groups.values() if len(rows) > 1 and len(columns) > 1]
    yield from sorted((lattice for lattice in found if lattice is not None), key=lambda lattice: (-lattice.top, lattice.xs[0]))


def _places(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _SNAP:
            out.append(value)
    return out


def _lattice(across: list[tuple[float, float, float]], down: list[tuple[float, float, float]]) -> Lattice | None:
    """Return the cells between lines; elementary cells with no line between are one."""
    xs = _places([x for x, _, _ in down])
    ys = _places([y for y, _, _ in across])[::-1]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > _MAX_CELLS:
        return None
    cells = list(range(rows * columns))

    def root(i: int) -> int:
        while cells[i] != i:
            cells[i] = cells[cells[i]]
            i = cells[i]
        return i

    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not any(abs(x - xs[column + 1]) <= _SNAP and a <= middle <= b for x, a, b in down):
                cells[root(here + 1)] = root(here)
            centre = (xs[column] + xs[column + 1]) / 2
            if row + 1 < rows and not any(abs(y - ys[row + 1]) <= _SNAP and a <= centre <= b for y, a, b in across):
                cells[root(here + columns)] = root(here)
    lattice = Lattice(xs, ys, [[root(row * columns + column) for column in range(columns)] for row in range(rows)])
    return lattice if len({cell for row in lattice.cells for cell in row}) > 1 else None
