"""Tables of tasks: rows with their own agencies or time are one task each.

Columns are known by their heads ("Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian"), where there are none by what stands in them.
A cell that a page break split goes on in the next row; a row of one heading ("II | Phát triển hạ tầng") is a group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.duties.drafts import Draft, Heading
from ingest.duties.headings import OBJECTIVE, SKIP
from ingest.duties.roles import Said
from ingest.layout.lines import Line
from ingest.layout.structure import Node
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.reading import Reading
from text.numerals import roman_value

__all__ = ["Columns", "table_drafts"]

Range = tuple[int, int]

_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"(?:tt|stt|so tt|so thu tu|muc)$")),
    (
        "coordinate",
        re.compile(
            r"(?:(?:cac )?(?:co quan|don vi|to chuc)?(?: ?[,/] ?(?:co quan|don vi|dia phuong))* ?(?:cung )?phoi hop)(?: thuc hien| chinh)?$"
        ),
    ),
    (
        "lead",
        re.compile(
            r"(?:(?:cac )?(?:co quan|don vi|to chuc|bo phan|bo|so)?(?: ?[,/] ?(?:co quan|don vi|nganh|dia phuong|"
            r"to chuc))* ?(?:duoc giao )?(?:chu tri|thuc hien|chiu trach nhiem|tham muu|dau moi|trinh|bao cao|giao)"
            r"(?:(?: ?[,/]| va)? ?(?:thuc hien|chinh|chu tri|tham muu|trien khai))*|chu tri|phan cong(?: thuc hien| nhiem vu)?|"
            r"trach nhiem(?: thuc hien)?|don vi|co quan)$"
        ),
    ),
    (
        "time",
        re.compile(
            r"(?:thoi gian|thoi han|tien do|thoi diem|han hoan thanh|lo trinh|hoan thanh)\b\D{0,40}$|(?:giai doan|nam)(?: thuc hien|"
            r" hoan thanh)?$"
        ),
    ),
    (
        "task",
        re.compile(
            r"(?:(?:ten |cac )?(?:nhiem vu|noi dung|cong viec|giai phap|hoat dong|chi tieu|de an|muc tieu|du an|ten goi)\b.{0,80}|"
            r"(?:ten|danh muc) .{0,60})$"
        ),
    ),
    (
        "other",
        re.compile(
            r"(?:ket qua|san pham|ghi chu|kinh phi|nguon|can cu|co so|don vi tinh|dvt|van ban|hinh thuc|dia diem|du kien)\b.{0,60}$"
        ),
    ),
)
_TIMELIKE = re.compile(
    r"^\W*(?:(?:hang|hằng)? ?(?:nam|quy|thang)\b.{0,40}|(?:truoc|trong|tu|den|thang|quy|cham nhat|hang|thuong xuyen|dinh ky|"
    r"ngay)\b.{0,60}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}|(?:19|20)\d\d(?:\s*-\s*(?:19|20)?\d\d)?)\W*$"
)


_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?|[ivx]{1,5}\.?|[a-h]\.?")


@dataclass(slots=True)
class Columns:
    """Which column holds what: index to kind (number, task, lead, coordinate, time, other)."""

    kinds: dict[int, str] = field(default_factory=dict)
    goals: bool = False  # the rows are measurable goals ("Chỉ tiêu")
    width: int = 0  # cells of the row of heads

    def of(self, kind: str) -> int | None:
        """Return the first column of a kind."""
        return next((i for i, k in sorted(self.kinds.items()) if k == kind), None)


@dataclass(slots=True)
class _Row:
    """A row as cells, each a list of ranges (two where a page break split it)."""

    line: Line
    cells: list[list[Range]]


def table_drafts(
    reading: Reading, agencies: Agencies, table: Node, heading: Heading, above: Columns | None = None
) -> tuple[list[Draft], Columns | None]:
    """Return the tasks of a table (rows that say who or when) and its columns; `above` are those of the table that it carries on."""
    drafts: list[Draft] = []
    rows: list[_Row] = []
    columns = above
    for line in table.rows:
        row = _Row(line, [[cell] if cell[0] < cell[1] else [] for cell in line.cells])
        heads = _header(reading, row)
        if heads is not None:
            drafts += _read(reading, agencies, table, rows, columns, heading, len(drafts))
            rows, columns = [], heads
            continue
        if rows and _goes_on(row):
            _join(rows[-1], row)
        else:
            rows.append(row)
    if columns is above and above is not None and rows and max(len(row.cells) for row in rows) not in (above.width, above.width + 1):
        columns = None
    drafts += _read(reading, agencies, table, rows, columns, heading, len(drafts))
    return drafts, columns


def _text(reading: Reading, cell: list[Range]) -> str:
    return " ".join(reading.flat[a:b] for a, b in cell)


def _header(reading: Reading, row: _Row) -> Columns | None:
    """Return the columns that a row of heads names, None if the row is none."""
    kinds: dict[int, str] = {}
    goals = False
    for i, cell in enumerate(row.cells):
        text = re.sub(r"\s*\([^)]*\)", "", _text(reading, cell)).strip(" *.:")
        if not text or len(text) > 90:
            continue
        kind = next((name for name, pattern in _HEADS if pattern.match(text)), None)
        if kind is not None and (kind in ("number", "other") or kind not in kinds.values()):
            kinds[i] = kind
            goals = goals or kind == "task" and text.startswith(("chi tieu", "muc tieu"))
    found = set(kinds.values())
    if "task" in found and found & {"lead", "coordinate", "time"} or {"lead", "time"} <= found or {"lead", "coordinate"} <= found:
        return Columns(kinds, goals, len(row.cells))
    return None


def _goes_on(row: _Row) -> bool:
    """Whether a row only carries on cells that a page break split: no number, no task."""
    filled = [i for i, cell in enumerate(row.cells) if cell]
    return bool(filled) and not row.cells[0] and (len(row.cells) < 3 or not row.cells[1]) and len(filled) < len(row.cells)


def _join(row: _Row, more: _Row) -> None:
    for i, cell in enumerate(more.cells):
        if i < len(row.cells):
            row.cells[i] = row.cells[i] + cell


def _read(
    reading: Reading, agencies: Agencies, table: Node, rows: list[_Row], columns: Columns | None, heading: Heading, before: int
) -> list[Draft]:
    if columns is None:
        columns = _guess(reading, agencies, rows)
    if columns is None or heading.kind == SKIP:
        return []
    drafts: list[Draft] = []
    group, words, place = "", heading.words, heading.ranges
    moved = Columns({0: "number", **{i + 1: kind for i, kind in columns.kinds.items()}})
    for row in rows:
        cells = row.cells
        # the head of the numbers may be merged with the row above: then rows have one cell more
        use = moved if columns.of("number") is None and cells[0] and _NUMBER.fullmatch(_text(reading, cells[0]).strip()) else columns
        task_at, number_at = use.of("task"), use.of("number")
        lead_at, coordinate_at, time_at = use.of("lead"), use.of("coordinate"), use.of("time")
        filled = [i for i, cell in enumerate(cells) if cell]
        at = task_at if task_at is not None else (number_at + 1 if number_at is not None else None)
        if not filled or at is None:
            continue
        number = (
            _text(reading, cells[number_at]).strip(" .") if number_at is not None and number_at < len(cells) and cells[number_at] else ""
        )
        if (
            len(filled) <= 2
            and filled[-1] <= at
            and (roman_value(number) or re.fullmatch(r"[a-h]", number) or number_at in (None, *filled))
            or len(filled) == 1
        ):
            label, title, span = _group(reading, row, number)
            if label:
                group, words, place = label, (*heading.words, title), (*heading.ranges, span)
            continue
        if at >= len(cells) or not cells[at]:
            continue
        said: list[Said] = []
        for column, role in ((lead_at, "lead"), (coordinate_at, "coordinate")):
            if column is not None and column < len(cells) and cells[column]:
                said += [Said(m, r or role, "table") for m, r in _agencies_in(reading, agencies, cells[column])]
        time = cells[time_at][0] if time_at is not None and time_at < len(cells) and cells[time_at] else None
        words_of = cells[at][-1][1] - cells[at][0][0]
        if not said and (time is None or not _TIMELIKE.match(reading.flat[time[0] : time[1]])) or words_of < 12:
            continue
        name = number or str(before + len(drafts) + 1)
        path = (
            f"{table.path}.{group}.{name}"
            if group and table.path
            else f"{table.path}.{name}"
            if table.path
            else f"{group}.{name}".lstrip(".")
        )
        kind = "objective" if heading.kind == OBJECTIVE or columns.goals else "task"
        drafts.append(
            Draft(
                table,
                [*cells[at]],
                kind,
                replace(heading, words=words, ranges=place, told=()),
                path,
                path.rpartition(".")[0],
                said,
                time,
                bool(said),
                (row.line.start, row.line.end),
            )
        )
    return drafts


def _group(reading: Reading, row: _Row, number: str) -> tuple[str, str, Range]:
    """Return the label, words and range of a row that heads a group ("II | Phát triển hạ tầng")."""
    parts = [r for cell in row.cells for r in cell]
    start, end = parts[-1]
    text = reading.chars[start:end]
    match = re.match(r"([IVX]{1,5}|[A-H])[.)]?\s+(?=\S)", text)
    if len(parts) == 1 and match:
        return match[1], text[match.end() :], (start + match.end(), end)
    label = reading.chars[parts[0][0] : parts[0][1]].strip(" .") if number and len(parts) > 1 else ""
    return label, text, (start, end)


def _agencies_in(reading: Reading, agencies: Agencies, cell: list[Range]) -> list[tuple[Mention, str]]:
    """Return the agencies of a cell; a name that a page break split is read from the joined words."""
    if len(cell) == 1:
        return _list(agencies, reading, *cell[0])
    from ingest.parsed import Source

    joined, starts = "", []
    for start, end in cell:
        starts.append((len(joined), start))
        joined += reading.chars[start:end] + " "
    other = Reading.of(Source("", "", joined))
    if other.chars != joined:
        return [pair for part in cell for pair in _list(agencies, reading, *part)]
    local = Agencies(other, agencies.document)
    local.mentions = agencies.matcher.find(other)
    out = []
    for mention, role in _list(local, other, 0, len(joined)):
        offset = next(start - at for at, start in reversed(starts) if at <= mention.start)
        first_end = next(e for (at, s), (b, e) in zip(starts, cell, strict=True) if at + offset == s and s == b)
        start = mention.start + offset
        out.append((replace(mention, start=start, end=min(max(start + 1, mention.end + offset), first_end)), role))
    return out


def _list(agencies: Agencies, reading: Reading, start: int, end: int) -> list[tuple[Mention, str]]:
    """Return the agencies of a cell's words: every one that stands in a list; explanations are left out."""
    from ingest.duties.roles import listed

    found = listed(agencies, start, end)
    return found


def _guess(reading: Reading, agencies: Agencies, rows: list[_Row]) -> Columns | None:
    """Return the columns of a table without heads: agencies, dates, the longest words; None where no column names agencies."""
    body = [row for row in rows if len([c for c in row.cells if c]) >= 3]
    if len(body) < 2:
        return None
    width = max(len(row.cells) for row in body)
    named, timed, length = [0] * width, [0] * width, [0] * width
    for row in body:
        for i, cell in enumerate(row.cells):
            if not cell:
                continue
            a, b = cell[0]
            length[i] += b - a
            found = agencies.between(a, b)
            named[i] += bool(found) and found[0].start - a < 3 and b - a < 400
            timed[i] += bool(_TIMELIKE.match(reading.flat[a:b]))
    share = 0.6 * len(body)
    leads = [i for i in range(width) if named[i] >= share]
    times = [i for i in range(width) if timed[i] >= share]
    rest = [i for i in range(width) if i not in leads and i not in times]
    if not leads or not rest:
        return None
    task = max(rest, key=lambda i: length[i])
    if length[task] < 25 * len(body):
        return None
    leads = [i for i in leads if i > task]
    if not leads:
        return None
    kinds = {task: "task", leads[0]: "lead"}
    if len(leads) > 1:
        kinds[leads[1]] = "coordinate"
    if times:
        kinds[times[-1]] = "time"
    if task > 0:
        kinds[0] = "number"
    return Columns(kinds)
