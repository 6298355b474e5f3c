"""Items of a list that only say something of the one before them: whose unit it is, what else it is.

In: the pieces of a list and its items.  Out: whether an item names nobody of its own.
"""

from __future__ import annotations

from ingest.names.items import Judge
from ingest.names.pieces import Piece
from ingest.names.verdicts import Item

__all__ = ["is_parent", "is_post"]


def is_parent(judge: Judge, pieces: list[Piece], before: tuple[int, int, Item], own: tuple[int, int, Item]) -> bool:
    """Whether an item only says whose unit the one before it is: "Cục Thông tin đối ngoại, Bộ Thông tin và Truyền thông"."""
    s, vocabulary = judge.words_of, judge.vocabulary
    unit, parent = judge.begins(pieces[before[0]].i, pieces[before[1] - 1].j), judge.begins(pieces[own[0]].i, pieces[own[1] - 1].j)
    sep = pieces[own[0]].sep
    if not before[2].mentions or sep not in ("dash", "comma"):
        return False
    above = vocabulary.at("unit", s.low, unit, pieces[before[1] - 1].j) and not vocabulary.at("unit", s.low, parent, pieces[own[1] - 1].j)
    if not vocabulary.at("parent", s.low, parent, pieces[own[1] - 1].j) and not (sep == "dash" and above):
        return False
    own_end = pieces[own[1] - 1].j
    ministry = vocabulary.at("parent ministry", s.low, parent, own_end)
    if sep == "comma" and (not ministry or vocabulary.at("head", s.low, parent, own_end) > ministry):
        return False  # "Cục Hải quan khu vực X, Sở Tài chính", "…, Bộ Chỉ huy Quân sự tỉnh": a ministry's unit beside others
    if sep == "comma" and vocabulary.at("unit", s.low, parent, own_end):
        return False  # "Vụ Tổ chức cán bộ, Tổng cục Thi hành án dân sự": units beside each other
    close = vocabulary.at("unit", s.low, unit, pieces[before[1] - 1].j) > 0
    alone = sum(piece.sep == "dash" for piece in pieces) == 1
    return close or sep == "dash" and alone and vocabulary.at("subunit", s.low, unit, pieces[before[1] - 1].j) > 0


def is_post(judge: Judge, piece: Piece, before: Item) -> bool:
    """Whether an item only says what else the one before is: "Bộ trưởng Bộ Y tế - Trưởng Ban Chỉ đạo", "Bộ Y tế, cơ quan thường trực"."""
    kind = {"dash": "post", "comma": "standing"}.get(piece.sep, "")
    return (
        bool(kind) and before.kind in ("known", "committee", "open") and judge.vocabulary.at(kind, judge.words_of.low, piece.i, piece.j) > 0
    )
