"""One body at several places: "UBND các tỉnh: Lào Cai, Yên Bái", "Sở Y tế các tỉnh Nghệ An, Hà Tĩnh" are a body at each of the places.

In: the words of an item that ends with the level of several places.  Out: who stands at each place that the list names behind it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from ingest.names.items import Judge
from ingest.names.mention import Mention
from ingest.names.pieces import Piece
from ingest.names.verdicts import Item
from ingest.reading import flatten

__all__ = ["Places", "lists_places", "opens_places", "opens_units", "places_of", "units_of"]

_PROVINCES = frozenset(("province", "city"))
_LEVELS = ("province", "city", "district", "commune")
_COMMITTEE = "body:uy-ban-nhan-dan"
_KINDS = ("committee", "known", "open", "collective")
_SEPS = ("comma", "va", "line", "colon")
UNIT = "unit"  # a kind of body whose units have names of their own
_UNIT = 5  # words of such a name


class Places(NamedTuple):
    """A body that a list names at several places: its id ("" where no vocabulary knows it), its name without them, the word for one of
    them ("tỉnh"; "" where which of several levels a place has no word says), its kind, the word behind it, and whom its own words name."""

    body: str
    name: str
    level: str
    kind: str
    after: int
    mentions: tuple[Mention, ...]

    def named(self, judge: Judge, i: int, j: int, start: int) -> list[Mention]:
        """Return the body at each of the places that words [i, j) name, the first mention from `start` on."""
        s = judge.words_of
        own = not self.body or self.body.startswith(_COMMITTEE) and self.kind in ("district", "commune")
        out = []
        for a, b in _parts(judge, i, j):
            whole = next((m for m in self.mentions if m.start == s.spans[a][0]), None) if a > i else None
            own_level = judge.vocabulary.at("level", s.low, a, b) > 0  # "các phường Long Bình, Tam Phước và | xã Nhơn Trạch"
            words = s.text(a, b).title() if s.text(a, b).isupper() else s.text(a, b)  # of a heading in capitals
            place = words if own_level else f"{self.level} {words}" if self.level else ""
            name = f"{self.name} {place or words}" if own and (place or not self.body) else ""
            begin = start if a == i else s.spans[a][0]
            plain = Mention(begin, s.spans[b - 1][1], self.body, "name" if self.body else "open", name, flatten(place))
            out.append(whole or plain)  # "các tỉnh Cà Mau, Bạc Liêu, thành phố Cần Thơ"
        return out

    def holds(self, judge: Judge, piece: Piece) -> bool:
        """Whether a piece is one more of the places."""
        s, known = judge.words_of, judge.vocabulary
        if piece.sep not in _SEPS or not _is_capital(judge, piece.i, piece.j):
            return False
        if self.kind == UNIT:
            return _is_short_name(judge, piece.i, piece.j)
        if self.kind in _PROVINCES:
            return s.tokens.province_end(s.spans[piece.i][0]) >= s.spans[piece.j - 1][1]
        brand = len(s.printed[piece.i]) > 1 and s.printed[piece.i].isupper() and not s.printed[self.after - 1].isupper()
        plain = not brand and not known.at("head", s.low, piece.i, piece.j)
        return plain and not known.at("level", s.low, piece.i, piece.j)


def _parts(judge: Judge, i: int, j: int) -> list[tuple[int, int]]:
    """Return the words between the separators of words [i, j)."""
    return [*pairwise([i, *(k for k in range(i + 1, j) if judge.words_of.seps[k]), j])]


def _is_capital(judge: Judge, i: int, j: int) -> bool:
    s = judge.words_of
    return i < j and all(s.is_capital(k) and s.printed[k][0].isalpha() for k in range(i, j))


def _levels_of(judge: Judge, i: int, j: int) -> tuple[int, int, list[str]] | None:
    """Return the words [k, after) that say of which levels several places are and these levels, with names of places behind them at
    most; None where there are no such words."""
    s, known = judge.words_of, judge.vocabulary
    if "các" not in s.low[i:j]:
        return _level_of_one(judge, i, j)
    k = next((k for k in range(i, j - 1) if s.low[k] == "các" and s.low[k + 1] != "cấp" and known.at("level", s.low, k + 1, j)), -1)
    kinds: list[str] = []
    after = k + 1
    while k >= 0 and (width := known.at("level", s.low, after, j)):
        kinds.append(next(kind for kind in _LEVELS if known.at(f"level {kind}", s.low, after, j)))
        after += width
    after += known.at("district_kind", s.low, after, j) if kinds else 0  # "các tỉnh ven biển"
    for n, (a, b) in enumerate(_parts(judge, after, j) if kinds and after < j else ()):
        if not _is_capital(judge, a + (known.at("level", s.low, a, b) if n else 0), b):
            return None
    return (k + 1, after, kinds) if kinds else None


def opens_places(judge: Judge, i: int, j: int) -> bool:
    """Whether words end with the level of several places and leave their names to what follows: "UBND các tỉnh"."""
    found = _levels_of(judge, i, j)
    return found is not None and found[1] == j


def opens_units(judge: Judge, i: int, j: int, k: int, end: int) -> bool:
    """Whether words [i, j) are several units of a kind and words [k, end) behind a colon the name of one: "Các Hạt Kiểm lâm: | Bắc Mê"."""
    found = _unit_of(judge, i, j)
    return found is not None and found[1] == j and _is_short_name(judge, k, end)


def _unit_of(judge: Judge, i: int, j: int) -> tuple[int, int] | None:
    """Return where the name of a kind of unit begins and ends in words [i, j) that a plural opens, with names of such units behind it
    ("Các Vườn quốc gia | Yok Đôn, Chư Yang Sin") or none; None where they are anything else."""
    s, known = judge.words_of, judge.vocabulary
    own = i + known.at("plural", s.low, i, j)
    width = known.at("head", s.low, own, j) if own > i else 0
    if not width or not s.is_capital(own):
        return None
    first, *others = _parts(judge, own, j)
    k = first[1]
    while k > own + width and s.is_capital(k - 1) and s.printed[k - 1][0].isalpha() and not _is_initials(s.printed[k - 1]):
        k -= 1
    whole = k > own + 1 and (not s.is_capital(k - 1) or _is_initials(s.printed[k - 1]))
    named = k < first[1] or not others
    return (own, k) if whole and named and all(_is_short_name(judge, a, b) for a, b in others) else None


def units_of(judge: Judge, i: int, j: int, body: str = "") -> Places | None:
    """Return the kind of unit that a plural opens, whose units have names of their own, None where words name none so."""
    begin = judge.begins(i, j)
    unit = _unit_of(judge, begin, j) if begin < j else None
    if unit is None or judge.vocabulary.at("shared", judge.words_of.low, *unit) == unit[1] - unit[0]:
        return None  # "Các Sở: Y tế, Nội vụ"
    return Places(body, judge.words_of.text(*unit), "", UNIT, unit[1], ())


def _is_initials(printed: str) -> bool:
    return len(printed) > 1 and printed.isupper()


def _is_short_name(judge: Judge, i: int, j: int) -> bool:
    """Whether words are a name without a word for a body: "Chư Yang Sin"."""
    known, low = judge.vocabulary, judge.words_of.low
    return 0 < j - i <= _UNIT and _is_capital(judge, i, j) and not known.at("head", low, i, j) and not known.at("level", low, i, j)


def _level_of_one(judge: Judge, i: int, j: int) -> tuple[int, int, list[str]] | None:
    """Return the same of a committee at one place below a province, whose like may follow: "UBND xã Sìn Hồ"."""
    s, known = judge.words_of, judge.vocabulary
    k = i + 1 if s.low[i] == "ubnd" else i + 4 if s.flat[i : i + 4] == ["uy", "ban", "nhan", "dan"] else j
    if k >= j:
        return None
    width = known.at("level commune", s.low, k, j) or known.at("level district", s.low, k, j)
    if not width or s.low[k] == "cấp" or k + width >= j or not _is_capital(judge, k + width, j):
        return None
    return k, k + width, [next(kind for kind in _LEVELS if known.at(f"level {kind}", s.low, k, j))]


def lists_places(judge: Judge, i: int, j: int) -> bool:
    """Whether words end with the level of several places, or with names of such places behind it: "UBND các tỉnh Lai Châu"."""
    return _levels_of(judge, i, j) is not None or (unit := _unit_of(judge, i, j)) is not None and unit[1] < j


def places_of(judge: Judge, i: int, j: int, item: Item) -> Places | None:
    """Return the body that an item names at several places, None where it names none so."""
    begin = judge.begins(i, j)
    found = _levels_of(judge, begin, j) if item.kind in _KINDS and item.mentions else None
    if found is None:
        return units_of(judge, i, j, item.mentions[0].body) if item.kind in _KINDS and item.mentions else None
    s, (k, after, kinds) = judge.words_of, found
    body = item.mentions[0].body
    committee = k - 1 == begin or body.startswith(_COMMITTEE)
    name = "Ủy ban nhân dân" if committee else s.text(begin, k - 1)
    width = judge.vocabulary.at("level", s.low, k, j)
    level = s.text(k, k + width).lower() if len(kinds) == 1 else "tỉnh" if set(kinds) <= _PROVINCES else ""
    return Places(body, name, level, kinds[0], after, item.mentions)
