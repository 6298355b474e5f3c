"""Items of a list that only say something of the one before them: whose unit it is, what else it is.

In: the pieces of a list and its items.  Out: whether an item names nobody of its own.
"""

from __future__ import annotations

from ingest.names.items import Judge
from ingest.names.pieces import Piece
from ingest.names.verdicts import Item

__all__ = ["is_parent", "is_post", "other_offices"]


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
    """Whether an item only says what else the one before is: "Bộ trưởng Bộ Y tế - Trưởng Ban Chỉ đạo", "Bộ Y tế, cơ quan thường trực",
    "Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo"."""
    kind = {"dash": "post|standing", "comma": "standing"}.get(piece.sep, "")
    return (
        bool(kind) and before.kind in ("known", "committee", "open") and judge.vocabulary.at(kind, judge.words_of.low, piece.i, piece.j) > 0
    )


def other_offices(judge: Judge, pieces: list[Piece], items: list[tuple[int, int, Item]]) -> set[int]:
    """Return the items that only say what else the person before them is, or whose unit that person leads: "Ông A, Phó Chủ tịch UBND tỉnh,
    | Trưởng Ban Chỉ đạo", "Bà B, Trưởng phòng Kinh tế, | UBND thị xã Sa Pa"."""
    s, known = judge.words_of, judge.vocabulary
    out: set[int] = set()
    if len(items) < 2:  # noqa: PLR2004 (one says nothing of another)
        return out
    many = False  # of several persons ("các đồng chí …") each holds one office
    who, held = "", -1  # a person by "name" or by "office", and the item that names this one's body
    for index, (begin, end, item) in enumerate(items):
        i, j = pieces[begin].i, pieces[end - 1].j
        if index and pieces[begin].sep == "also":
            out.add(index)  # "Trưởng phòng Kinh tế kiêm Tổ trưởng Tổ công tác"
            continue
        at = i + (s.printed[i].isdigit() and i + 1 < j)
        person = known.at("personal", s.low, at, j) if s.low[at] != "các" else 0
        rank = judge.begins(at, j) > at
        many = not person and (many or s.low[at] == "các" and known.at("personal", s.low, at, j) > 0)
        if person:
            named = at + person < j and s.is_capital(at + person) and not known.at("title", s.low, at + person, j)
            who, held = "name" if named else "office", index if item.mentions else -1
        elif not who or pieces[begin].sep not in ("comma", "dash"):
            who, held = "office" if rank else "", index if item.mentions else -1
        elif held < 0:
            held = index if item.mentions else -1
        elif rank and not many and _is_of_party(judge, pieces, items[held]) and not _is_plain_post(judge, i, j, item):
            out.add(held)  # "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh" acts as the latter
            held = index
        elif _is_plain_post(judge, i, j, item) or who == "name" and (rank or _is_above(judge, pieces, items[held], i, j)):
            out.add(index)
        else:
            who = "office" if rank else ""
    return out


def _is_plain_post(judge: Judge, i: int, j: int, item: Item) -> bool:
    """Whether words are a post in an office that needs no name: "Phó Trưởng ban", "Trưởng Ban Chỉ đạo"."""
    known, low = judge.vocabulary, judge.words_of.low
    post = known.at("post", low, i, j)
    office = any(known.at("office", low, k, j) > 1 for k in (i + post - 1, i + post, judge.begins(i, j)))
    if known.at("hamlet_head", low, i, j) > post:
        return False  # "Tổ trưởng tổ dân phố, Trưởng ban công tác Mặt trận"
    return post > 0 and (i + post == j or office and item.kind != "known")


def _is_of_party(judge: Judge, pieces: list[Piece], held: tuple[int, int, Item]) -> bool:
    """Whether an item is a post in the party: "Phó Bí thư Tỉnh ủy"."""
    i, j = pieces[held[0]].i, pieces[held[1] - 1].j
    return any(judge.vocabulary.at("party_post", judge.words_of.low, k, j) for k in range(i, j))


def _is_above(judge: Judge, pieces: list[Piece], held: tuple[int, int, Item], i: int, j: int) -> bool:
    """Whether words name the body that the unit belongs to which a person leads."""
    known, low = judge.vocabulary, judge.words_of.low
    a, b = pieces[held[0]].i, pieces[held[1] - 1].j
    return known.at("parent", low, i, j) > 0 and known.at("subunit", low, judge.begins(a, b), b) > 0
