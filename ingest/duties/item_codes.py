"""What items are called where no number stands before them ("V1. …", "Khu vực 2: …"), and tables that give items so called to bodies.

In: the words of a text, the rows of a table.  Out: codes, an item's label, role lines that name items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence

from ingest.duties.columns import MATRIX, Row, is_filled, kind_of
from ingest.duties.draft import Said
from ingest.names.agencies import Agencies
from ingest.names.slots import slot_actors
from ingest.reading import Reading
from text.letters import LOWER, UPPER
from text.rules import load, rows

__all__ = ["called", "codes_of", "items_named", "lines_of_matrix", "role_of_initials"]

_CODE = rf"[{UPPER}]{{1,3}}\d{{1,2}}"
_AT_LINE = re.compile(rf"^[ \t*+•-]*+({_CODE})(?=[.:)][ \t])", re.MULTILINE)
_CALLED = re.compile(rf"({_CODE})[.:)]\s|[{UPPER}][{LOWER}]+(?: [{LOWER}]+)?+ (?:số )?(\d{{1,2}})\s*[:.)–-]\s")
_HEAD = re.compile(rf"(?:[^\W\d_]+\s){{0,3}}({_CODE}|\d{{1,2}})\.?")
_LABEL = re.compile(rf"{_CODE}|\d{{1,2}}(?:\.\d{{1,2}})*")
# One or more labels, behind a word or two that call them: "Nhiệm vụ TP1, TP3 và TP4".
_ITEMS = re.compile(rf"(?:[^\W\d_]+\s){{0,3}}((?:{_LABEL.pattern})(?:\s*(?:[,;+&]|và)\s*(?:{_LABEL.pattern}))*)")
_ROLES = ("lead", "coordinate", "both")
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


def items_named(words: str, known: Container[str]) -> frozenset[str]:
    """Return the items that words name and nothing else: "TP1, TP3", "việc 2 và 4"; {} where any of them is no known label."""
    found = _ITEMS.fullmatch(words.strip(" .;"))
    named = frozenset(_LABEL.findall(found[1])) if found is not None else frozenset()
    return named if all(label in known for label in named) else frozenset()


def lines_of_matrix(
    agencies: Agencies, table: Sequence[Row], labels: Iterable[str], role_of: Callable[[str], str]
) -> list[tuple[tuple[Said, ...], frozenset[str]]]:
    """Return the roles by items of a table whose first cells are bodies, [] of any other: its heads are items' labels and its marks
    roles, or its heads say roles and its cells name items ("Cơ quan | Chủ trì | Phối hợp": "Sở Tư pháp | TP1, TP3 | TP5")."""
    reading, known = agencies.reading, set(labels)
    heads = [_HEAD.fullmatch("".join(reading.chars[a:b] for a, b in cell).strip()) for cell in table[0].cells[1:]] if table else []
    if len(heads) < _FEWEST or not known:
        return []
    if not all(head is not None and head[1] in known for head in heads):
        return _lines_of_roles(agencies, table, known)
    out: list[tuple[tuple[Said, ...], frozenset[str]]] = []
    for row in table[1:]:
        actors = slot_actors(agencies, *row.cells[0][0]) if row.cells and row.cells[0] else []
        for head, cell in zip(heads, row.cells[1:], strict=False):
            role = role_of(reading.chars[cell[0][0] : cell[0][1]].strip()) if cell else ""
            if role and head is not None and actors:
                out.append((tuple(Said(m, role, "table", MATRIX) for m in actors), frozenset((head[1],))))
    return out


def _lines_of_roles(agencies: Agencies, table: Sequence[Row], known: Container[str]) -> list[tuple[tuple[Said, ...], frozenset[str]]]:
    """Return the roles by items of a table whose heads say roles and whose cells below them name items."""
    reading = agencies.reading
    roles = {i: kind for i, cell in enumerate(table[0].cells) if (kind := kind_of(reading, cell)) is not None and kind.kind in _ROLES}
    who = next((i for i, cell in enumerate(table[0].cells) if i not in roles and _names_bodies(agencies, table[1:], i)), None)
    if not roles or who is None:
        return []
    out: list[tuple[tuple[Said, ...], frozenset[str]]] = []
    for row in table[1:]:
        actors = slot_actors(agencies, *row.cells[who][0]) if is_filled(row, who) else []
        for i, kind in roles.items():
            words = "".join(reading.chars[a:b] for a, b in row.cells[i]) if is_filled(row, i) else ""
            named = items_named(words, known)
            if any(c.isalnum() for c in words) and not named:
                return []
            if named and actors:
                role = "coordinate" if kind.kind == "coordinate" else "lead"
                out.append((tuple(Said(m, role, "table", kind.rule) for m in actors), named))
    return out


def _names_bodies(agencies: Agencies, rows: Sequence[Row], i: int) -> bool:
    """Whether most cells of a column name bodies."""
    named = sum(bool(agencies.between(*row.cells[i][0])) for row in rows if is_filled(row, i))
    return 2 * named > len(rows)


def role_of_initials(mark: str) -> str:
    """Return the role whose word or label has a mark for its initials ("CT", "ph"), "" where none has."""
    low = mark.lower()
    found = rows("labels", "lead", "coordinate").at(low, low, 0, len(low))
    if found is not None and found[1] == len(low):
        return found[0].kind
    said = (rule for rule in load("roles") if "beside" not in rule.places)
    return next((rule.kind for rule in said if low in {"".join(w[0] for w in p.split() if w[0].isalpha()) for p in rule.vi}), "")
