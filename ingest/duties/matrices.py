"""Tables whose heads name bodies: matrices of marks ("Việc | Sở Y tế | Công an tỉnh": "C", "x"), and columns of what each body does.

In: a row of heads and the rows below it.  Out: their columns, None where the heads name no bodies.
"""

from __future__ import annotations

import re

from ingest.duties.columns import SAID, Cell, Columns, Row, is_filled, kind_of
from ingest.duties.draft import Range
from ingest.duties.fields import FieldKind
from ingest.duties.item_codes import role_of_initials
from ingest.duties.merged import TIMELIKE
from ingest.duties.unheaded import Content, is_deed, is_formed, says_role
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from ingest.reading import Reading

__all__ = ["actors_of", "matrix_of", "shared_out"]

_TASK = 12  # characters that the cells below bodies have on the average
_HEAD = 90  # characters of a head
_SAID_SO, _ROLE_WORDS = 6, 30  # characters of a mark, and of words for a role, at most
_MARKED = 0.9  # of the cells of a matrix that hold marks
_NOTHING = "-–0"  # marks that say that a body has no part
_COUNTED = re.compile(r"(?:[^\W\d_]{1,6}\s?){0,2}\.?\s?(?:\d{1,4}|[ivx]{1,4})\.?")  # "T1", "Quý II", "2021"
_KINDS = 2  # of marks, without which they may tick anything
_DEEDS_OF_EACH = 0.5  # of the cells below bodies that begin with a verb


def _may_act(reading: Reading, agencies: Agencies, cell: Cell, kind: FieldKind | None) -> bool:
    """Whether a head may name an actor: no label, or one that only says who ("Các cơ quan, đơn vị liên quan"), and no month or round."""
    start, end = cell[0] if cell else (0, 0)
    if not 0 < end - start < _HEAD or kind is not None and kind.kind != "who":
        return False
    counted = _COUNTED.fullmatch(reading.flat, start, end) is not None or TIMELIKE.match(reading.flat[start:end]) is not None
    return bool(slot_actors(agencies, start, end)) and (not counted or _is_body(reading, agencies, start, end))


def _is_mark(mark: str, longest: int) -> bool:
    """Whether a cell's words can be a mark: a few letters or signs, no figure."""
    return len(mark) < longest and not any(c.isdigit() for c in mark)


def matrix_of(reading: Reading, agencies: Agencies, row: Row, body: list[Row]) -> Columns | None:
    """Return the columns of a table whose heads are actors and whose cells are marks; None if it is no such table: heads that all are
    unknown act only where the marks are words for roles ("Địa chính | Văn hóa": "CT", "PH")."""
    kinds = [kind_of(reading, cell) for cell in row.cells]
    actors = {i: cell[0] for i, cell in enumerate(row.cells) if _may_act(reading, agencies, cell, kinds[i])}
    if not actors or len(body) < 2:
        return None
    marks = [r.text(reading, i).strip() for r in body for i in actors]
    said = any(_SAID_SO < len(mark) < _ROLE_WORDS for mark in marks) and any(
        says_role(reading, r.cells[i]) for r in body for i in actors if i < len(r.cells)
    )
    short = sum(_is_mark(mark, _ROLE_WORDS if said else _SAID_SO + 1) for mark in marks)
    if short < _MARKED * len(marks) or not any(marks):
        return None
    if not said and not any(_is_body(reading, agencies, *head) for head in actors.values()):
        given = [mark for mark in marks if mark and mark not in _NOTHING]
        if not given or any(not role_of_initials(mark) for mark in given):
            return None
    actors = _by_marks(reading, agencies, row, body, actors, kinds)
    if len(actors) < 2:
        return None
    rest = [i for i in range(len(row.cells)) if i not in actors]
    out = Columns(width=len(row.cells), actors=actors)
    for i in rest:
        if (kind := kinds[i]) is not None:
            out.kinds[i] = SAID.get(kind.kind, kind.kind)
    if "task" not in out.kinds.values():
        free = [i for i in rest if i not in out.kinds]
        if not free:
            return None
        out.kinds[max(free, key=lambda i: sum(len(r.text(reading, i)) for r in body))] = "task"
    out.kinds.update(dict.fromkeys(actors, "actor"))
    return out


def _by_marks(
    reading: Reading, agencies: Agencies, row: Row, body: list[Row], actors: dict[int, Range], kinds: list[FieldKind | None]
) -> dict[int, Range]:
    """Return the columns whose marks are those of bodies, where these are of two kinds: "Tư vấn giám sát" with "CT" and "PH" below it is
    one who acts, and "Cần trình duyệt" with "x" is none."""
    marks = {i: {r.text(reading, i).strip() for r in body if is_filled(r, i)} - {*_NOTHING} for i in range(len(row.cells))}
    sure = {i for i, head in actors.items() if _is_body(reading, agencies, *head)}
    of_bodies = {mark for i in sure or actors for mark in marks[i]}
    if len(of_bodies) < _KINDS:
        return actors
    heads = {i: cell[0] for i, cell in enumerate(row.cells) if cell and kinds[i] is None and 0 < cell[0][1] - cell[0][0] < _HEAD}
    named = {i: head for i, head in heads.items() if not any(map(str.isdigit, reading.chars[slice(*head)]))}
    acting = {i for i, head in (named | actors).items() if i in sure or marks[i] and marks[i] <= of_bodies}
    return {i: head for i, head in sorted((named | actors).items()) if i in acting or i in actors and not marks[i]}


def actors_of(agencies: Agencies, head: Range) -> list[Mention]:
    """Return whom the head of a matrix' column names; who is called by no word for a body by all its words."""
    start, end = head
    return slot_actors(agencies, start, end) or [Mention(start, end, "", "open", agencies.reading.chars[start:end].replace("\n", " "))]


def shared_out(reading: Reading, agencies: Agencies, heads: Row, body: list[Row]) -> Columns | None:
    """Return the columns of a table whose heads name bodies and whose cells below say what each does: "Nội dung | Sở Y tế | Công an tỉnh";
    None where they do not."""
    below = [row for row in body if len(row.filled()) > 1]
    named = {i: cell[0] for i, cell in enumerate(heads.cells) if cell and _is_body(reading, agencies, *cell[0])}
    free = [cell for i, cell in enumerate(heads.cells) if cell and i not in named and kind_of(reading, cell) is None]
    if len(named) < 2 or not below or any(is_deed(reading, *cell[0]) for cell in free):
        return None
    held = Content.of(reading, agencies, below)
    if any(held.formed[i] for i in named if i < len(held.formed)):
        return None  # a row as those below it
    filled = sum(is_filled(row, i) for row in below for i in named)
    works = sum(held.works[i] for i in named if i < len(held.works))
    letters = sum(held.length[i] for i in named if i < len(held.length))
    if not filled or works < _DEEDS_OF_EACH * filled or letters < _TASK * filled:
        return None
    kinds = {i: kind_of(reading, cell) for i, cell in enumerate(heads.cells) if i not in named}
    times = [i for i, kind in kinds.items() if kind is not None and kind.kind == "time"]
    numbers = [i for i, kind in kinds.items() if kind is not None and kind.kind == "number"]
    return Columns(
        {**dict.fromkeys(numbers[:1], "number"), **dict.fromkeys(times[:1], "time")}, width=len(heads.cells), actors=named, own_work=True
    )


def _is_body(reading: Reading, agencies: Agencies, start: int, end: int) -> bool:
    """Whether a head names bodies, known or formed like one, and nothing else."""
    named = agencies.between(start, end)
    return bool(named) and named[0].start == start and end - named[-1].end < 3 or is_formed(reading, agencies, start, end)
