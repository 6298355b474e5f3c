"""Tables without heads, or with heads that no label knows: what each column holds, told by what stands in it.

In: a table's rows.  Out: their columns.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.duties.columns import Columns, Row, columns_of, kind_of
from ingest.duties.fields import FieldKind
from ingest.duties.merged import TIMELIKE
from ingest.names.agencies import Agencies
from ingest.names.slots import slot_actors
from ingest.reading import Reading
from text.rules import rows as rules
from text.times import meaning

__all__ = ["completed", "guessed"]

_SHARE = 0.6  # of a column's cells that show what it holds
_WORKS = 0.3  # of the cells of a column of tasks that begin with a verb
_LONGEST = 400  # characters of a cell that names who acts
_HEAD = 60  # characters of a head
_TASK = 12  # characters that the cells of a task have on the average
_BY_CONTENT = "column.by-content"


@dataclass(slots=True)
class _Content:
    """What stands in the columns of some rows: how many cells name a known body, or begin like an actor, how many say when or begin
    with a verb of work, and letters."""

    known: list[int]
    formed: list[int]
    timed: list[int]
    works: list[int]
    length: list[int]

    @classmethod
    def of(cls, reading: Reading, agencies: Agencies, rows: list[Row]) -> _Content:
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
                out.formed[i] += known or _is_formed(reading, agencies, a, b)
                out.timed[i] += bool(TIMELIKE.match(reading.flat[a:b]))
                out.works[i] += rules("verbs").at(reading.flat, reading.low, a, b) is not None
        return out


def _is_formed(reading: Reading, agencies: Agencies, start: int, end: int) -> bool:
    """Whether a cell begins with a word for an actor and names one and nothing else."""
    if end - start > _HEAD or rules("actors", "head", "collective").at(reading.flat, reading.low, start, end) is None:
        return False
    named = slot_actors(agencies, start, end)
    return bool(named) and named[0].start == start and end - named[-1].end < 3


def guessed(reading: Reading, agencies: Agencies, rows: list[Row]) -> Columns | None:
    """Return the columns of a table without heads: agencies, dates, the longest words; None where no column names agencies."""
    body = [row for row in rows if len(row.filled()) >= 3]
    if len(body) < 2:
        return None
    held = _Content.of(reading, agencies, body)
    named, timed, length = held.known, held.timed, held.length
    width, share = len(named), _SHARE * len(body)
    times = [i for i in range(width) if timed[i] >= share]
    rest = [i for i in range(width) if named[i] < share and i not in times]
    if not rest or all(n < share for n in named):
        return None
    task = max(rest, key=lambda i: length[i])
    leads = [i for i in range(width) if named[i] >= share and i > task]
    if length[task] < 25 * len(body) or not leads:
        return None
    kinds = {task: "task", leads[0]: "lead"}
    if len(leads) > 1:
        kinds[leads[1]] = "coordinate"
    if times:
        kinds[times[-1]] = "time"
    if task > 0:
        kinds[0] = "number"
    return Columns(kinds, width=width)


def completed(reading: Reading, agencies: Agencies, heads: Row, body: list[Row]) -> Columns | None:
    """Return the columns of a table of whose heads labels know some, the others told by their cells ("TT | Hạng mục | Bộ phận lo liệu");
    None where they are no heads or do not say who does what: of a list of pupils, offenders or goods no head and no cell tells work."""
    kinds = [kind_of(reading, cell) for cell in heads.cells]
    said = {kind.kind for kind in kinds if kind is not None}
    below = [row for row in body if len(row.filled()) > 1]
    short = all(b - a < _HEAD and not any(c.isdigit() for c in reading.flat[a:b]) for cell in heads.cells for a, b in cell)
    faults = any(
        next(rules("statements", "fault").find(reading.flat, reading.low, a, b), None) is not None for cell in heads.cells for a, b in cell
    )
    if not said or not below or not short or len(heads.cells) < 2 or faults:
        return None
    held = _Content.of(reading, agencies, below)
    free = [i for i, kind in enumerate(kinds) if kind is None and i < len(held.length) and heads.cells[i]]
    share = _SHARE * len(below)
    if not said & {"lead", "both", "who", "weak"}:
        actor = next((i for i in free if held.formed[i] >= share), None)
        if actor is not None:
            kinds[actor] = FieldKind("lead", _BY_CONTENT)
            free.remove(actor)
    if "time" not in said and (when := next((i for i in free if held.timed[i] >= share), None)) is not None:
        kinds[when] = FieldKind("time", _BY_CONTENT)
        free.remove(when)
    if not said & {"content", "goal"}:
        task = max(free, key=lambda i: held.length[i], default=None)
        if task is None or held.formed[task] >= share or held.length[task] < _TASK * len(below):
            return None
        if not said & {"lead", "both", "coordinate"} and held.works[task] < _WORKS * len(below):
            return None
        if _is_over(reading, agencies.document.issue_date, below, kinds):
            return None
        kinds[task] = FieldKind("content", _BY_CONTENT)
    return columns_of(kinds)


def _is_over(reading: Reading, issued: str | None, rows: list[Row], kinds: list[FieldKind | None]) -> bool:
    """Whether all times that rows say lie before the document's day: a list of what was done."""
    columns = [i for i, kind in enumerate(kinds) if kind is not None and kind.kind == "time"]
    said = [meaning(row.text(reading, i)) for row in rows for i in columns]
    ends = [last for when in said if (last := when.end or when.start) is not None]
    return issued is not None and bool(ends) and max(ends) < issued
