"""Tables without heads, or with heads that no label knows: what each column holds, told by what stands in it.

In: a table's rows.  Out: their columns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.duties.columns import Cell, Columns, Row, columns_of, is_filled, kind_of
from ingest.duties.fields import GIVEN, FieldKind, label_kind
from ingest.duties.merged import TIMELIKE
from ingest.names.agencies import Agencies
from ingest.names.family_names import person_at
from ingest.names.slots import slot_actors
from ingest.reading import Reading
from text.rules import rows as rules
from text.times import meaning

__all__ = [
    "Content",
    "bears_out",
    "completed",
    "guessed",
    "is_deed",
    "is_formed",
    "is_over",
    "is_row_of_heads",
    "paired",
    "says_role",
    "tells_results",
    "with_role_words",
    "with_unknown",
]

_SHARE = 0.6  # of a column's cells that show what it holds
_WORKS = 0.3  # of the cells of a column of tasks that begin with a verb
_LONGEST = 400  # characters of a cell that names who acts
_PAIRS = 2  # rows of who and what at least
_PAIRED = 0.8  # of them that name a body
_DEEDS_OF_PAIRS = 0.5  # of them whose work begins with a verb
_ROLE_WORDS = 2  # cells of a column of role words at least
_HEAD = 60  # characters of a head
_TASK = 12  # characters that the cells of a task have on the average
_DEEDS = (("verbs",), ("actors", "verb"))
_BY_CONTENT = "column.by-content"
_OWNER = "label.owner"  # the row of heads whose bodies act where no other column says who


@dataclass(slots=True)
class Content:
    """What stands in the columns of some rows: how many cells name a known body, or begin like an actor, how many say when or begin
    with a verb of work, and letters."""

    known: list[int]
    formed: list[int]
    timed: list[int]
    works: list[int]
    length: list[int]

    @classmethod
    def of(cls, reading: Reading, agencies: Agencies, rows: list[Row]) -> Content:
        """Return the content of rows."""
        width = max(len(row.cells) for row in rows)
        out = cls(*([0] * width for _ in range(5)))
        for row in rows:
            for i, cell in enumerate(row.cells):
                if not cell:
                    continue
                a, b = cell[0]
                found = agencies.between(a, b)
                known = bool(found) and found[0].start - a < 3 and b - a < _LONGEST
                out.length[i] += b - a
                out.known[i] += known
                out.formed[i] += known or is_formed(reading, agencies, a, b)
                out.timed[i] += bool(TIMELIKE.match(reading.flat[a:b]))
                out.works[i] += is_deed(reading, a, b)
        return out


def is_deed(reading: Reading, start: int, end: int) -> bool:
    """Whether a cell begins with work."""
    return any(rules(*kind).at(reading.flat, reading.low, start, end) is not None for kind in _DEEDS)


def is_formed(reading: Reading, agencies: Agencies, start: int, end: int) -> bool:
    """Whether a cell begins with a word for an actor and names one and nothing else."""
    if end - start > _HEAD or rules("actors", "head", "collective").at(reading.flat, reading.low, start, end) is None:
        return False
    named = slot_actors(agencies, start, end)
    return bool(named) and named[0].start == start and end - named[-1].end < 3


def _names_kinds(reading: Reading, cell: Cell) -> bool:
    """Whether a head says nothing but what kinds of bodies stand below it: "Khoa, phòng"."""
    start, end = cell[0]
    words = reading.flat[start:end].replace(",", " ").replace("/", " ")
    at = start
    while at < end:
        if words[at - start] == " ":
            at += 1
            continue
        found = rules("actors", "head", "collective").at(reading.flat, reading.low, at, end)
        if found is None:
            return False
        at = found[1]
    return True


def guessed(reading: Reading, agencies: Agencies, rows: list[Row], *, told: bool = False) -> Columns | None:
    """Return the columns of a table without heads: agencies, dates, the longest words; None where no column names agencies, unless its
    heading says whose work it is (`told`)."""
    body = [row for row in rows if len(row.filled()) >= (2 if told else 3)]
    if len(body) < (1 if told else 2):
        return None
    held = Content.of(reading, agencies, body)
    named, timed, length = held.known, held.timed, held.length
    width, share = len(named), _SHARE * len(body)
    times = [i for i in range(width) if timed[i] >= share]
    rest = [i for i in range(width) if named[i] < share and i not in times]
    if told and rest and all(n < share for n in named):
        return _of_told(held, len(body), times, rest)
    if not rest or all(n < share for n in named):
        return None
    task = max(rest, key=lambda i: length[i])
    leads = [i for i in range(width) if named[i] >= share and i > task]
    if length[task] < 25 * len(body) or not leads or _names_no_actor(reading, body[0], leads[0]):
        return None
    kinds = {task: "task", leads[0]: "lead"}
    if len(leads) > 1:
        kinds[leads[1]] = "coordinate"
    if times:
        kinds[times[-1]] = "time"
    if task > 0:
        kinds[0] = "number"
    return Columns(kinds, width=width)


def paired(reading: Reading, agencies: Agencies, rows: list[Row]) -> Columns | None:
    """Return the columns of a table without heads that says nothing but who does what: "Khoa Dược | dự trù thuốc"; None of any other."""
    first = 1 if all(row.text(reading, 0).strip(" .").isdigit() for row in rows) else 0
    body = [row for row in rows if row.filled() == [*range(first), first, first + 1]]
    if len(body) < _PAIRS or len(body) < len(rows):
        return None
    held = Content.of(reading, agencies, body)
    share, width = _PAIRED * len(body), max(len(row.cells) for row in rows)
    for who, work in ((first, first + 1), (first + 1, first)):
        named, told = held.formed[who] >= share and not held.works[who], held.works[work] >= _DEEDS_OF_PAIRS * len(body)
        if named and told and not held.formed[work] and held.length[work] >= _TASK * len(body):
            kinds = {who: "lead", work: "task", **dict.fromkeys(range(first), "number")}
            return Columns(kinds, {who: GIVEN}, width=width)
    return None


def bears_out(reading: Reading, agencies: Agencies, rows: list[Row], columns: Columns, *, sure: bool) -> bool:
    """Whether rows hold what columns are said to: work where no body stands, and none where somebody leads or in a time ("Sở Y tế kiểm
    tra bếp ăn; xử lý vi phạm; báo cáo").  `sure`: bodies or persons stand where somebody leads."""
    if not rows:
        return False
    held = Content.of(reading, agencies, [Row(row.line, [*row.cells, *[[]] * (columns.width - len(row.cells))]) for row in rows])
    filled = {i: [row.cells[i][0] for row in rows if is_filled(row, i)] for i in columns.all("task", "lead", "both", "time")}
    for i in columns.all("task"):
        if held.known[i] > _WORKS * len(filled[i]):
            return False
    for i in columns.all("lead", "both", "time"):
        if held.works[i] - max(held.formed[i], held.timed[i]) > _WORKS * len(filled[i]):
            return False
    for i in columns.all("lead", "both") if sure else ():
        persons = sum(person_at(reading.chars, *cell) is not None for cell in filled[i])
        if held.formed[i] + persons < _SHARE * len(filled[i]):
            return False
    return True


def _of_told(held: Content, count: int, times: list[int], rest: list[int]) -> Columns | None:
    """Return the columns of work and of when it is due, of a table that its heading gives to somebody; None where nothing is work."""
    task = max(rest, key=lambda i: held.length[i])
    if held.length[task] < _TASK * count or held.works[task] < _WORKS * count:
        return None
    kinds = {task: "task", **dict.fromkeys(times[-1:], "time"), **({0: "number"} if task > 0 else {})}
    return Columns(kinds, width=len(held.known))


def completed(reading: Reading, agencies: Agencies, heads: Row, body: list[Row]) -> Columns | None:
    """Return the columns of a table of whose heads labels know some, the others told by their cells ("TT | Hạng mục | Bộ phận lo liệu");
    None where they are no heads or do not say who does what: of a list of pupils, offenders or goods no head and no cell tells work."""
    kinds = [kind_of(reading, cell) for cell in heads.cells]
    said = {kind.kind for kind in kinds if kind is not None}
    below = [row for row in body if len(row.filled()) > 1]
    results = tells_results(reading, heads, *(("fault",) if said & {"lead", "coordinate", "both"} else ("fault", "result")))
    if not below or not _is_short(reading, heads) or len(heads.cells) < 2 or results:
        return None
    held = Content.of(reading, agencies, below)
    if not said and any(is_formed(reading, agencies, *cell[0]) for cell in heads.cells if cell):
        return None  # a row as those below it
    free = [i for i, kind in enumerate(kinds) if kind is None and i < len(held.length) and heads.cells[i]]
    share = _SHARE * len(below)
    if not said & {"lead", "both", "who", "weak"}:
        owners = [i for i, kind in enumerate(kinds) if kind is not None and kind.rule == _OWNER and i < len(held.length)]
        may = (i for i in (*free, *owners) if held.formed[i] >= share and not _names_no_actor(reading, heads, i))
        actor = next(may, None)
        if actor is not None:
            told = kinds[actor] is None and _names_kinds(reading, heads.cells[actor])
            kinds[actor] = FieldKind("lead", GIVEN if told else _BY_CONTENT)
            free = [i for i in free if i != actor]
        elif not said:
            return None
    if "time" not in said and (when := next((i for i in free if held.timed[i] >= share), None)) is not None:
        kinds[when] = FieldKind("time", _BY_CONTENT)
        free.remove(when)
    if not said & {"content", "goal"}:
        task = max(free, key=lambda i: held.length[i], default=None)
        if task is None or held.formed[task] >= share or held.length[task] < _TASK * len(below):
            return None
        if not said & {"lead", "both", "coordinate"} and held.works[task] < _WORKS * len(below):
            return None
        if is_over(reading, agencies.document.issue_date, below, [i for i, k in enumerate(kinds) if k is not None and k.kind == "time"]):
            return None
        kinds[task] = FieldKind("content", _BY_CONTENT)
    return columns_of(kinds)


def with_unknown(reading: Reading, agencies: Agencies, heads: Row, body: list[Row], columns: Columns) -> Columns:
    """Return the columns with those told by their cells whose heads no label covers: a word for a role in the head says which they are
    ("Khoa, phòng chủ trì"), else the first one that names actors leads where none does."""
    below = [row for row in body if len(row.filled()) > 1]
    free = [i for i, cell in enumerate(heads.cells) if cell and i not in columns.kinds]
    if not free or not below:
        return columns
    held = Content.of(reading, agencies, below)
    kinds, said = dict(columns.kinds), dict(columns.rules)
    share = _SHARE * len(below)
    if not {"task", "number", "member"} & set(kinds.values()):
        works = [i for i in free if i < len(held.length) and held.formed[i] < share and held.length[i] >= _TASK * len(below)]
        task = max(works, key=lambda i: held.length[i], default=None)
        if task is not None:
            kinds[task], said[task] = "task", _BY_CONTENT
            free.remove(task)
    if "time" not in kinds.values():  # "Lịch", "Ngày"
        when = next((i for i in free if i < len(held.timed) and held.timed[i] >= share), None)
        if when is not None:
            kinds[when], said[when] = "time", _BY_CONTENT
            free.remove(when)
    for i in free:
        filled = sum(is_filled(row, i) for row in below)
        if i >= len(held.formed) or not filled or held.formed[i] < _SHARE * filled:
            continue
        if _names_no_actor(reading, heads, i):
            continue
        role = _role_in(reading, *heads.cells[i][0])
        lead = not {"lead", "both", "actor"} & set(kinds.values())
        if role or lead:
            kinds[i], said[i] = role or "lead", GIVEN if not role and _names_kinds(reading, heads.cells[i]) else _BY_CONTENT
    return replace(columns, kinds=kinds, rules=said)


def with_role_words(reading: Reading, agencies: Agencies, body: list[Row], columns: Columns) -> Columns:
    """Return the columns with the one whose cells say in words what part whoever stands in their row has: "Sở Y tế | Chủ trì | …"; as
    they are where heads say roles."""
    if any(columns.rules.get(i) not in (GIVEN, _BY_CONTENT, None) for i in columns.all("lead", "both", "coordinate")):
        return columns
    for i in range(columns.width):
        if columns.kinds.get(i) not in (None, "other"):
            continue
        cells = [row.cells[i] for row in body if is_filled(row, i)]
        if len(cells) >= _ROLE_WORDS and all(says_role(reading, cell) for cell in cells):
            break
    else:
        return columns
    kinds = {**columns.kinds, i: "role"}
    if not {"lead", "both", "actor", "member"} & set(kinds.values()):
        held = Content.of(reading, agencies, body)
        who = next((k for k in range(len(held.formed)) if held.formed[k] >= _SHARE * len(body)), None)
        if who is None:
            return columns
        kinds[who] = "lead"
    return replace(columns, kinds=kinds)


def says_role(reading: Reading, cell: Cell) -> bool:
    """Whether a cell says a role in words ("Chủ trì")."""
    return len(cell) == 1 and (kind := label_kind(reading, *cell[0])) is not None and kind.kind in ("lead", "coordinate")


def _is_short(reading: Reading, heads: Row) -> bool:
    return all(b - a < _HEAD and not any(c.isdigit() for c in reading.flat[a:b]) for cell in heads.cells for a, b in cell)


def tells_results(reading: Reading, heads: Row, *kinds: str) -> bool:
    """Whether heads say that the rows below tell what somebody did wrong ("Hành vi vi phạm": `fault`) or was given for it ("Xếp hạng":
    `result`)."""
    said = rules("statements", *(kinds or ("fault", "result")))
    return _is_short(reading, heads) and any(
        said.first(reading.flat, reading.low, a, b) is not None for cell in heads.cells for a, b in cell
    )


def is_row_of_heads(reading: Reading, agencies: Agencies, row: Row) -> bool:
    """Whether no cell of a row names a body or says when, as the rows below heads do."""
    held = Content.of(reading, agencies, [row])
    unknown = [i for i, cell in enumerate(row.cells) if kind_of(reading, cell) is None]
    return not any(held.formed[i] or held.timed[i] for i in unknown)


def _names_no_actor(reading: Reading, heads: Row, i: int) -> bool:
    """Whether a head says that who stands below it gets the work, or where it is done: "Đơn vị được kiểm tra", "Cơ quan gửi"."""
    cells = heads.cells[i] if i < len(heads.cells) else []
    return any(rules("statements", "no_actor").first(reading.flat, reading.low, a, b) is not None for a, b in cells)


def _role_in(reading: Reading, start: int, end: int) -> str:
    """Return the role that a word in a head says, whatever other words stand beside it; "" where none does."""
    found = [rule.kind for rule, _, _ in rules("labels", "lead", "coordinate").find(reading.flat, reading.low, start, end)]
    return found[-1] if len(set(found)) == 1 else ""


def is_over(reading: Reading, issued: str | None, rows: list[Row], times: list[int]) -> bool:
    """Whether all times that rows say in these columns lie before the document's day: a list of what was done."""
    said = [meaning(row.text(reading, i)) for row in rows for i in times]
    ends = [last for when in said if (last := when.end or when.start) is not None]
    return issued is not None and bool(ends) and max(ends) < issued
