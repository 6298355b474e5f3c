"""Heads of a table whose cells stand each on lines of its own: the labels, and above which columns they may stand.

In: labels below each other.  Out: whether they say who does what, and each way to read them as heads of columns.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.duties.fields import FieldKind

__all__ = ["ROLES", "TIMED", "UNKNOWN", "Heads", "orders"]

Range = tuple[int, int]
ROLES = ("lead", "coordinate", "both")
UNKNOWN = FieldKind("content", "column.by-content")  # of a head that no label covers, before others that some do
TIMED = FieldKind("time", "column.by-content")  # of one below which only times stand
_FEWEST = 3  # heads
_PLAIN = ("weak", "who", "lead")  # kinds of a head that others below it may divide


@dataclass(frozen=True, slots=True)
class Heads:
    """Labels above columns, the words of their lines, the first line behind them, and how many rows stand between these."""

    cells: list[tuple[Range, FieldKind]]
    texts: list[str]
    body: int
    above: int = 0

    @property
    def tell(self) -> bool:
        """Whether they say who does what."""
        kinds = {kind.kind for _, kind in self.cells}
        if any(kind is UNKNOWN for _, kind in self.cells) and not (kinds & {"lead", "both"} and kinds & {"coordinate", "time"}):
            return False
        return len(self.cells) >= _FEWEST and "content" in kinds and bool(kinds & {"lead", "both", "who", "weak"})


def orders(heads: list[tuple[Range, FieldKind]]) -> list[list[tuple[Range, FieldKind]]]:
    """Return how the heads may stand above columns: as printed, or with one that others divide left out, these in its place."""
    out = [heads]
    for at, (_, kind) in enumerate(heads):
        if kind.kind not in _PLAIN:
            continue
        behind = at + 1
        while behind < len(heads) and heads[behind][1].kind in ROLES:
            behind += 1
        if behind - at > 2:  # "Thực hiện" / "Chủ trì" / "Phối hợp" / "Thời hạn"
            out.append([*heads[:at], *heads[at + 1 :]])
        last = len(heads)
        while last > at + 2 and heads[last - 1][1].kind in ROLES:
            last -= 1
        if len(heads) - last > 1:  # "Thực hiện" / "Thời hạn" / "Chủ trì" / "Phối hợp"
            out.append([*heads[:at], *heads[last:], *heads[at + 1 : last]])
    return out
