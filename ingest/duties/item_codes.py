"""What items are called where no number stands before them ("V1. …", "Khu vực 2: …"), and tables that give items so called to bodies.

In: the words of a text, the rows of a table.  Out: codes, an item's label, role lines that name items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ingest.duties.columns import Row
from ingest.duties.draft import Said
from ingest.names.agencies import Agencies
from ingest.names.slots import slot_actors
from ingest.reading import Reading
from text.letters import LOWER, UPPER
from text.rules import load, rows

__all__ = ["called", "codes_of", "lines_of_matrix", "role_of_initials"]

_CODE = rf"[{UPPER}]{{1,3}}\d{{1,2}}"
_AT_LINE = re.compile(rf"^[ \t*+•-]*+({_CODE})(?=[.:)][ \t])", re.MULTILINE)
_CALLED = re.compile(rf"({_CODE})[.:)]\s|[{UPPER}][{LOWER}]+(?: [{LOWER}]+)?+ (?:số )?(\d{{1,2}})\s*[:.)–-]\s")
_HEAD = re.compile(rf"(?:[^\W\d_]+\s){{0,3}}({_CODE}|\d{{1,2}})\.?")
_FEWEST = 2  # codes of one series, items of a matrix


def codes_of(reading: Reading, agencies: Agencies) -> frozenset[str]:
    """Return the codes that lines begin with, of a series of two or more, and that stand for no body."""
    found = {match[1] for match in _AT_LINE.finditer(reading.chars)}
    series = Counter(code.rstrip("0123456789") for code in found)
    return frozenset(c for c in found if series[c.rstrip("0123456789")] >= _FEWEST and (c.lower(),) not in agencies.lists.short)


def called(reading: Reading, start: int, end: int) -> str:
    """Return the code or number that a statement without a mark is called by, "" where it has none."""
    match = _CALLED.match(reading.chars, start, end)
    return (match[1] or match[2]) if match is not None else ""


def lines_of_matrix(
    agencies: Agencies, table: Sequence[Row], labels: Iterable[str], role_of: Callable[[str], str]
) -> list[tuple[tuple[Said, ...], str]]:
    """Return the roles by item of a table whose heads are items' labels, its first cells bodies and its marks roles, [] of any other."""
    reading, known = agencies.reading, set(labels)
    heads = [_HEAD.fullmatch("".join(reading.chars[a:b] for a, b in cell).strip()) for cell in table[0].cells[1:]] if table else []
    if len(heads) < _FEWEST or not all(head is not None and head[1] in known for head in heads):
        return []
    out: list[tuple[tuple[Said, ...], str]] = []
    for row in table[1:]:
        actors = slot_actors(agencies, *row.cells[0][0]) if row.cells and row.cells[0] else []
        for head, cell in zip(heads, row.cells[1:], strict=False):
            role = role_of(reading.chars[cell[0][0] : cell[0][1]].strip()) if cell else ""
            if role and head is not None and actors:
                out.append((tuple(Said(m, role, "table", "matrix") for m in actors), head[1]))
    return out


def role_of_initials(mark: str) -> str:
    """Return the role whose word or label has a mark for its initials ("CT", "ph"), "" where none has."""
    low = mark.lower()
    found = rows("labels", "lead", "coordinate").at(low, low, 0, len(low))
    if found is not None and found[1] == len(low):
        return found[0].kind
    said = (rule for rule in load("roles") if "beside" not in rule.places)
    return next((rule.kind for rule in said if low in {"".join(w[0] for w in p.split() if w[0].isalpha()) for p in rule.vi}), "")
