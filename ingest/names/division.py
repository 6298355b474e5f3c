"""How the pieces of a list divide into names, and whom the names are.

In: the pieces of a list.  Out: the actors that they name.  A list is divided at the least cost: each separator is held for a border or for
a part of a name, each part for a known body, a group, an unknown actor, or nobody.
"""

from __future__ import annotations

import math

from ingest.names.appositions import is_parent, is_post, other_offices
from ingest.names.collectives import council, group
from ingest.names.items import Judge
from ingest.names.listed_units import units_called
from ingest.names.mention import Mention
from ingest.names.numbered import numbered, unit_at, unit_of
from ingest.names.parties import together
from ingest.names.pieces import Bracket, Piece, stretch
from ingest.names.spread_places import UNIT, Places, places_of, units_of
from ingest.names.verdicts import Item
from ingest.reading import flatten

__all__ = ["divided"]

_APART = ("strong", "semi", "stop", "block", "with", "cooperation", "colon", "also")  # separators that no name has
_JOINED = 6  # pieces that one name may take


def divided(judge: Judge, pieces: list[Piece]) -> list[Mention]:
    """Return whom pieces name: the cheapest way to hold the separators between them for borders or for parts of a name."""
    heads = _heads(judge, pieces)
    joins = [_may_join(judge, pieces, index) or index > 0 and bool(heads[index - 1][0]) for index in range(len(pieces))]
    count = len(pieces)
    best: list[tuple[float, int, Item | None]] = [(0.0, -1, None)]
    for stop in range(1, count + 1):
        cost, first, chosen = math.inf, -1, None
        for begin in range(stop - 1, max(-1, stop - 1 - _JOINED), -1):
            if begin < stop - 1 and (not joins[begin + 1] or pieces[begin + 1].sep in _APART):
                break
            head, plural = heads[begin]
            before = best[begin][0]
            item = judge.judge(pieces[begin].i, pieces[stop - 1].j, head, plural, most=cost - before)
            if item is not None and before + item.cost <= cost:  # of equal ones the longest item
                cost, first, chosen = before + item.cost, begin, item
        best.append((cost, first, chosen))
    items: list[tuple[int, int, Item]] = []
    at = count
    while at:
        _, begin, chosen = best[at]
        if chosen is not None:
            items.append((begin, at, chosen))
        at = begin
    return _mentions(judge, pieces, items[::-1])


def _may_join(judge: Judge, pieces: list[Piece], index: int) -> bool:
    """Whether a piece may belong to one name with the piece before it."""
    s, vocabulary, piece = judge.words_of, judge.vocabulary, pieces[index]
    if not index or piece.sep in _APART:
        return False
    if numbered(judge, piece.i, piece.j) and unit_of(judge, pieces[index - 1].i, pieces[index - 1].j):
        return False
    if numbered(judge, piece.i, piece.j) and numbered(judge, pieces[index - 1].i, pieces[index - 1].j):
        return False
    if piece.sep == "dash" and vocabulary.at("branch", s.low, piece.i, piece.j):
        return True
    if (
        not s.is_capital(piece.i)
        or not vocabulary.at("head", s.low, piece.i, piece.j)
        or vocabulary.at("group_noun", s.low, piece.i, piece.j)
    ):
        return True
    starts = {judge.begins(p.i, p.j) for p in pieces[max(0, index - 3) : index]}
    return any(judge.known.begins(s.flat[start : piece.i + 1]) for start in starts if start < piece.i)


def _heads(judge: Judge, pieces: list[Piece]) -> list[tuple[str, bool]]:
    """Return for each piece the head that its list shares and whether the head announced several."""
    s, vocabulary = judge.words_of, judge.vocabulary
    out: list[tuple[str, bool]] = []
    head, plural = "", False
    for index, piece in enumerate(pieces):
        begin = judge.begins(piece.i, piece.j)
        many = vocabulary.at("plural", s.low, begin, piece.j)
        count = vocabulary.at("shared", s.low, begin + many, piece.j)
        if count:
            head = " ".join(s.low[begin + many : begin + many + count])
            colon = index + 1 < len(pieces) and pieces[index + 1].sep == "colon"
            plural = bool(many) or colon
            alone = plural or judge.whole(begin, piece.j) or judge.known.begins(s.flat[begin : piece.j])
            if alone and not plural and vocabulary.at("varied", s.low, begin, piece.j):  # "Trung tâm Truyền thông và Văn hóa"
                alone = bool(judge.whole(begin, piece.j)) and [p.sep for p in pieces[index + 1 : index + 2]] not in (["va"], ["dash"])
            head = head if alone else ""  # "Cục Khoa học, Công nghệ và Thông tin" shares no head
        elif index and pieces[index].sep == "colon":
            plural = bool(head)
        elif (
            (head or plural)
            and judge.actor_word(begin, piece.j)
            and not any(group(judge, begin, piece.j))
            and not judge.is_bare(begin, piece.j)
        ):
            within = judge.known.begins([flatten(head), *s.flat[begin : begin + 1]])  # "các Bộ: Quốc phòng, Công an"
            head, plural = (head, plural) if within else ("", False)
        out.append((head, plural))
    return out


def _mentions(judge: Judge, pieces: list[Piece], items: list[tuple[int, int, Item]]) -> list[Mention]:
    """Return the mentions of items: a group or bare head before a colon is left to the list behind it, brackets give members."""
    out: list[Mention] = []
    unit = ""  # the name without its number that further numbers share: "Các Đội Quản lý thị trường số 2, | số 5"
    places: Places | None = None  # whose places the list goes on to name, and where the words before them begin
    opened: int | None = None
    posts = other_offices(judge, pieces, items)
    for index, (begin, end, item) in enumerate(items):
        announces = index + 1 < len(items) and pieces[items[index + 1][0]].sep == "colon"
        if announces and (
            item.kind == "group" or item.kind in ("collective", "open", "bare") and _is_bare_head(judge, pieces[begin], pieces[end - 1])
        ):
            places, opened = units_of(judge, pieces[begin].i, pieces[end - 1].j), None
            if places is not None and places.holds(judge, pieces[items[index + 1][0]]):
                opened = judge.words_of.spans[pieces[begin].i][0]
            else:
                places = None
            continue
        if index and item.kind == "known" and is_parent(judge, pieces, items[index - 1], (begin, end, item)):
            continue
        if index in posts or out and index and is_post(judge, pieces[begin], items[index - 1][2]):
            continue
        i, j = pieces[begin].i, pieces[end - 1].j
        if unit and numbered(judge, i, j):
            out.append(unit_at(judge, unit, i, j))
            continue
        unit = unit_of(judge, i, j) if index + 1 < len(items) and numbered(judge, *_words_of(pieces, items[index + 1])) else ""
        if unit:
            out.append(unit_at(judge, unit, i, j))
            continue
        if places is not None and places.holds(judge, pieces[begin]):
            out += places.named(judge, i, j, opened if opened is not None else judge.words_of.spans[i][0])
            opened = None
            continue  # "UBND các tỉnh Nghệ An, Hà Tĩnh"
        places, opened = places_of(judge, i, j, item), None
        follows = places is not None and index + 1 < len(items) and places.holds(judge, pieces[items[index + 1][0]])
        if places is not None and places.kind == UNIT and not follows and not any(judge.words_of.seps[places.after + 1 : j]):
            places = None  # "Các Vườn quốc gia": all of them
        if places is not None and places.after < j:
            out += places.named(judge, places.after, j, item.mentions[0].start)
            continue
        if places is not None and follows:
            opened = item.mentions[0].start
            continue
        after = items[index + 1][2].mentions if index + 1 < len(items) else ()
        own = judge.words_of.brackets and _members(judge, i, j, item) or _of_levels(judge, i, j, item)
        out += own or together(judge, i, j) or units_called(judge, i, j) or council(judge, i, j, after) or item.mentions
    return out


def _words_of(pieces: list[Piece], item: tuple[int, int, Item]) -> tuple[int, int]:
    return pieces[item[0]].i, pieces[item[1] - 1].j


def _is_bare_head(judge: Judge, first: Piece, last: Piece) -> bool:
    begin = judge.begins(first.i, last.j)
    return judge.actor_word(begin, last.j) >= last.j - begin


def _members(judge: Judge, i: int, j: int, item: Item) -> list[Mention]:
    """Return the members that a bracket behind a collective, a group or a post lists ("Tổ trưởng (Giám đốc Sở Y tế)"), [] where it lists
    none."""
    s = judge.words_of
    begin = judge.begins(i, j)
    plural = judge.vocabulary.at("plural", s.low, begin, j)
    plural = plural or judge.vocabulary.at("collective", s.low, begin, j) and not judge.vocabulary.at("head", s.low, begin, j)
    post = any(judge.vocabulary.at(kind, s.low, k, j) for kind in ("post", "standing") for k in (i, begin))
    if item.kind != "group" and not plural and not post:
        return []
    for bracket in s.brackets:
        if i <= bracket.after < j:
            found = _inside(judge, bracket)
            if found and not _abbreviates(judge, i, bracket, found):
                return found
    return []


def _abbreviates(judge: Judge, i: int, bracket: Bracket, found: list[Mention]) -> bool:
    """Whether a bracket only gives the short form of the body that the words before it end with: "các đơn vị thuộc Sở Y tế (SYT)"."""
    behind = bracket.after + 1
    return len(found) == 1 and bool(found[0].body) and any(judge.whole(k, behind) == found[0].body for k in range(i + 1, behind))


def _of_levels(judge: Judge, i: int, j: int, item: Item) -> list[Mention]:
    """Return the bodies of an item that ends with several levels ("Ban Chỉ huy … cấp tỉnh, cấp xã"), [] where it does not."""
    s, vocabulary = judge.words_of, judge.vocabulary
    if item.kind not in ("known", "open"):
        return []
    if s.low[i:j].count("cấp") < 2:  # noqa: PLR2004 (several)
        return []
    begin = judge.begins(i, j)
    first = next((k for k in range(begin + 1, j - 1) if s.low[k] == "cấp" and vocabulary.at("level", s.low, k + 1, j)), j)
    levels: list[tuple[int, int]] = []
    k = first
    while k < j - 1 and s.low[k] == "cấp" and (width := vocabulary.at("level", s.low, k + 1, j)):
        levels.append((k, k + 1 + width))
        k += 1 + width
    if k < j or len(levels) < 2:
        return []
    out = []
    for a, b in levels:
        body = judge.known.whole([*s.flat[begin:first], *s.flat[a:b]], [*s.printed[begin:first], *s.printed[a:b]], judge.date)
        name = "" if body else f"{s.text(begin, first)} {s.text(a, b)}"
        out.append(Mention(s.spans[begin if a == first else a][0], s.spans[b - 1][1], body, "name" if body else "open", name))
    return out


def _inside(judge: Judge, bracket: Bracket) -> list[Mention]:
    s = stretch(judge.words_of.tokens, bracket.start, bracket.end)
    inner = Judge(words_of=s, date=judge.date, short=judge.short, offices=judge.offices)
    pieces = list(s.pieces())
    found = divided(inner, pieces)
    sure = [m for m in found if m.body or inner.actor_word(inner.begins(0, len(s.spans)), len(s.spans))]
    if sure and len(sure) == len(found):
        return found
    return [_branded(inner, piece) for piece in pieces] if len(pieces) > 1 and all(_is_brand(inner, piece) for piece in pieces) else []


def _is_brand(judge: Judge, piece: Piece) -> bool:
    """Whether a piece is a name in capitals without a word for an agency, and no place: "VNPT Nghệ An"."""
    s = judge.words_of
    capitals = all(s.is_capital(k) and not s.printed[k][0].isdigit() for k in range(piece.i, piece.j))
    return piece.sep in ("", "comma", "va", "semi") and capitals and not s.tokens.province_end(s.spans[piece.i][0])


def _branded(judge: Judge, piece: Piece) -> Mention:
    s = judge.words_of
    stop = judge.named_place(piece.i, piece.j)
    body = judge.whole(piece.i, piece.j)
    return Mention(s.spans[piece.i][0], s.spans[piece.j - 1][1], body, "name" if body else "open", "" if body else s.text(piece.i, stop))
