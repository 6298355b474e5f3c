"""Lists of actors: which pieces belong to one, how they divide into names, and whom the names are.

A list is divided at the least cost: each separator is held for a border or for a part of a name, each part for a known body, a group,
an unknown actor, or nobody.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from ingest.names.appositions import is_parent, is_post, other_offices
from ingest.names.borders import Borders
from ingest.names.collectives import council, group
from ingest.names.items import Judge
from ingest.names.learned import learn
from ingest.names.mention import Mention
from ingest.names.nobody import begins_none
from ingest.names.parties import together
from ingest.names.pieces import Bracket, Piece, Stretch, stretch
from ingest.names.registry import registry
from ingest.names.separators import mend, part
from ingest.names.short_forms import office_names, short_forms
from ingest.names.spread_places import Places, places_of
from ingest.names.tokens import Tokens
from ingest.names.verdicts import Item
from ingest.names.words import words
from ingest.reading import Reading, flatten
from text.letters import capital
from text.vocabulary import load

__all__ = ["Lists"]

_WORD = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"\n\s*\d{1,3}\s?[.)/]\s")
_APART = ("strong", "semi", "stop", "block", "with", "cooperation", "colon", "also")  # separators that no name has
_JOINED = 6  # pieces that one name may take
_WINDOW = 180  # characters looked at first
_MARGIN = 14  # words before a window's end that a name may still need
_OFFICE = 300  # characters that an office's full name may take
_MOST = 0.8  # share of an office's full names that are the one it stands for; the others are misprints

# The level at a name's end.
_LEVEL = re.compile(r" (?:cấp (?:tỉnh|huyện|xã)|các cấp|tỉnh|thành phố)$")

Short = dict[tuple[str, ...], tuple[str, str]]


@dataclass(slots=True)
class Lists:
    """Reads the lists of actors of one document; `short` is what its short forms stand for, (body, name) by folded words."""

    reading: Reading
    date: str | None
    short: Short = field(default_factory=dict)
    offices: dict[tuple[str, ...], str] = field(default_factory=dict)  # the name, without a level, behind each office
    parties: tuple[Mention, ...] = ()  # of a joint document
    tokens: Tokens = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = Tokens(self.reading)

    @classmethod
    def of(cls, reading: Reading, date: str | None) -> Lists:
        """Return the lists of a reading whose document has a date, with the short forms that it defines."""
        lists = cls(reading, date)
        lists.short = lists._short_forms()
        learn(lists)
        return lists

    def judge(self, s: Stretch, *, slot: bool) -> Judge:
        """Return the judge of a stretch."""
        return Judge(words_of=s, date=self.date, slot=slot, short=self.short, offices=self.offices, parties=self.parties)

    def slot(self, start: int, end: int) -> list[Mention]:
        """Return the actors of a range that only names actors."""
        s = stretch(self.tokens, start, end)
        judge = self.judge(s, slot=True)
        mend(judge)
        part(judge)
        borders = Borders(judge)
        pieces: list[Piece] = []
        cut = False  # inside a clause behind an actor
        for piece in s.pieces():
            if piece.sep == "colon" and pieces and borders.says_work(pieces[-1], piece):
                cut = True  # "Sở Y tế: Theo dõi …"
                continue
            if cut and piece.sep in ("comma", "va", "line", "with") and not judge.actor_word(judge.begins(piece.i, piece.j), piece.j):
                continue
            if pieces and piece.sep in ("semi", "comma") and borders.is_clause(piece):
                cut = True  # "Sở Y tế, Sở Tài chính; hoàn thành trước 30/9"
                continue
            stop = borders.slot_end(piece.i, piece.j)
            pieces.append(Piece(piece.i, stop, "strong" if cut else piece.sep))
            cut = stop < piece.j
        return _read(judge, pieces)

    def _cuts_name(self, start: int) -> bool:
        """Whether a known name begins before `start` and goes on behind it: "Sở Giao" / "thông vận tải"."""
        chars, tokens = self.reading.chars, self.tokens
        if chars[start].isupper():
            return False
        after, _ = tokens.inside(start, start + 1)
        if not after or after >= len(tokens.spans):
            return False
        heads = words().firsts("head")
        following = [tokens.flat[k] for k in range(after, min(after + 2, len(tokens.spans))) if tokens.spans[k][0] < start + 24]
        for n in range(after - 1, max(-1, after - 4), -1):
            first, end = tokens.spans[n]
            if first < start - 24 or chars[end : tokens.spans[n + 1][0] if n + 1 < after else start].strip(" " if n + 1 == after else None):
                return False
            name = [*tokens.flat[n:after], *following]
            if following and tokens.printed[n][0].isupper() and tokens.low[n] in heads and registry().begins(name):
                return True
        return False

    def named(self, start: int, end: int) -> Mention | None:
        """Return the one actor that a range of running words is, None where it is none or several."""
        s = stretch(self.tokens, start, end)
        item = self.judge(s, slot=False).judge(0, len(s.spans)) if s.spans else None
        return item.mentions[0] if item is not None and item.kind != "bare" and len(item.mentions) == 1 else None

    def _may_begin(self, start: int, *, open: bool, running: bool) -> bool:
        """Whether the first word behind `start` may begin a name, or what stands before one."""
        tokens = self.tokens
        k, _ = tokens.inside(start, start + 1)
        if k >= len(tokens.spans):
            return False
        printed, begin = tokens.printed[k], tokens.spans[k][0]
        if open and (printed[0].isupper() or not running) or len(printed) == 1 or printed[0].isdigit():
            return True
        if begin < start or "(" in self.reading.chars[start:begin]:
            return True
        known = registry()
        first = tokens.low[k] in _begins() or tokens.flat[k] in known.firsts or known.is_abbreviated(printed)
        return first and (open or not begins_none(tokens, self.short, k))

    def begun(self, start: int, end: int, *, open: bool, running: bool) -> tuple[list[Mention], int]:
        """Return the list that begins at `start` and where it ends, looked for in ever longer windows until it ends within one."""
        if start >= end or self._cuts_name(start) or not self._may_begin(start, open=open, running=running):
            return [], start
        width = _WINDOW
        while True:
            limit = min(end, start + width)
            s = stretch(self.tokens, start, limit, sentence=True)
            judge = self.judge(s, slot=False)
            mend(judge)
            part(judge)
            mentions, stop = _listed(s, start, Borders(judge), open=open, running=running)
            if limit >= end or not s.spans or stop < s.spans[max(0, len(s.spans) - _MARGIN)][0] or s.spans[-1][1] < limit - _WINDOW // 2:
                return mentions, stop
            width *= 4

    def _short_forms(self) -> Short:
        """Return what the document's short forms stand for, and offices of which it names only one in full."""
        out: Short = {}
        for key, (start, end, printed) in short_forms(self.reading).items():
            own = registry().plain(key, printed.split(), self.date)
            if own and not registry().is_group(own):
                out[key] = (own, "")  # "… (sau đây gọi chung là Ủy ban nhân dân cấp xã)": a name that needs no other
                continue
            s = stretch(self.tokens, start, end)
            item = self.judge(s, slot=True).judge(0, len(s.spans))
            if item is None or not item.mentions or item.kind == "bare":
                continue
            body, name = item.mentions[0].body, item.mentions[0].name
            if not body and len(self.slot(start, end)) > 1:
                name = capital(printed)  # several bodies together have no other name
            out[key] = (body, "" if body else name or s.text(0, len(s.spans)))
            if item.kind == "open" and s.printed[0][0].isupper():
                out.setdefault(tuple(s.flat), out[key])  # "Ban Chỉ đạo triển khai …" has its words of work before the bracket only
        for key, starts in office_names(self.reading).items():
            named = Counter((m.body, m.name) for start in starts for m in self._named_at(start)) if key not in out else Counter()
            full = {n: count for n, count in named.items() if n[0] or tuple(flatten(n[1]).split()) != key}
            if len(full) == 1:
                out[key] = next(iter(full))
            base, spelled = Counter[str](), dict[str, str]()
            for (body, name), count in sorted(full.items()):
                own = _LEVEL.sub("", load().by_id[body].label_vi if body else name)
                base[flatten(own)] += count
                spelled.setdefault(flatten(own), own)
            if base and max(base.values()) >= _MOST * base.total():
                # "Văn phòng Ban Chỉ huy" where nearly all its offices are "Ban Chỉ huy Phòng thủ dân sự" of some level
                self.offices[key] = spelled[base.most_common(1)[0][0]]
        return out

    def _named_at(self, start: int) -> list[Mention]:
        """Return the mention that begins at `start` in running words, [] where none does."""
        item = _ITEM.search(self.reading.chars, start, start + _OFFICE)  # the number of the next item is none of the name's
        s = stretch(
            self.tokens, start, min(start + _OFFICE, len(self.reading.chars), item.start() if item else start + _OFFICE), sentence=True
        )
        found, _ = _listed(s, start, Borders(self.judge(s, slot=False)), open=False, running=True)
        return found[:1]


@cache
def _begins() -> frozenset[str]:
    """Return the words that an actor, a territory, or what stands before one can begin with."""
    return words().firsts("plural", "head", "collective", "level", "opener", "rank", "join")


def _listed(s: Stretch, start: int, borders: Borders, *, open: bool, running: bool) -> tuple[list[Mention], int]:
    """Return the actors of the list that a stretch begins with, and where the list ends."""
    taken: list[Piece] = []
    for piece in s.pieces():
        if piece.sep in ("strong", "cooperation") or piece.sep == "colon" and taken and not borders.goes_on_behind_colon(taken, piece):
            break
        end = borders.name_end(piece, taken[-1] if taken else None, open=open, running=running)
        if end <= piece.i or taken and not borders.continues(taken[-1], Piece(piece.i, end, piece.sep)):
            break
        taken.append(Piece(piece.i, end, piece.sep))
        if end < piece.j:
            break
    if not taken or not running and borders.is_only_named(taken):
        return [], start
    mentions = _read(borders.judge, taken)
    if not mentions:
        return [], start
    last = taken[-1].j - 1
    stop = s.spans[last][1]
    for bracket in s.brackets:
        if bracket.after == last:
            stop = min(bracket.end + 1, max(bracket.end, stop) + 1)
    return mentions, max(stop, mentions[-1].end)


def _read(judge: Judge, pieces: list[Piece]) -> list[Mention]:
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
            head = head if alone else ""  # "Cục Khoa học, Công nghệ và Thông tin" shares no head
        elif index and pieces[index].sep == "colon":
            plural = bool(head)
        elif judge.actor_word(begin, piece.j) and not any(group(judge, begin, piece.j)) and not judge.is_bare(begin, piece.j):
            within = judge.known.begins([flatten(head), *s.flat[begin : begin + 1]])  # "các Bộ: Quốc phòng, Công an"
            head, plural = (head, plural) if within else ("", False)
        out.append((head, plural))
    return out


def _mentions(judge: Judge, pieces: list[Piece], items: list[tuple[int, int, Item]]) -> list[Mention]:
    """Return the mentions of items: a group or bare head before a colon is left to the list behind it, brackets give members."""
    out: list[Mention] = []
    places: Places | None = None  # whose places the list goes on to name, and where the words before them begin
    opened: int | None = None
    posts = other_offices(judge, pieces, items)
    for index, (begin, end, item) in enumerate(items):
        announces = index + 1 < len(items) and pieces[items[index + 1][0]].sep == "colon"
        if announces and (
            item.kind == "group" or item.kind in ("collective", "open", "bare") and _is_bare_head(judge, pieces[begin], pieces[end - 1])
        ):
            continue
        if index and item.kind == "known" and is_parent(judge, pieces, items[index - 1], (begin, end, item)):
            continue
        if index in posts or out and index and is_post(judge, pieces[begin], items[index - 1][2]):
            continue
        i, j = pieces[begin].i, pieces[end - 1].j
        if places is not None and places.holds(judge, pieces[begin]):
            out += places.named(judge, i, j, opened if opened is not None else judge.words_of.spans[i][0])
            opened = None
            continue  # "UBND các tỉnh Nghệ An, Hà Tĩnh"
        places, opened = places_of(judge, i, j, item), None
        if places is not None and places.after < j:
            out += places.named(judge, places.after, j, item.mentions[0].start)
            continue
        if places is not None and index + 1 < len(items) and places.holds(judge, pieces[items[index + 1][0]]):
            opened = item.mentions[0].start
            continue
        after = items[index + 1][2].mentions if index + 1 < len(items) else ()
        own = judge.words_of.brackets and _members(judge, i, j, item) or _of_levels(judge, i, j, item)
        out += own or together(judge, i, j) or council(judge, i, j, after) or item.mentions
    return out


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
            if found:
                return found
    return []


def _of_levels(judge: Judge, i: int, j: int, item: Item) -> list[Mention]:
    """Return the bodies of an item that ends with several levels ("Ban Chỉ huy … cấp tỉnh, cấp xã"), [] where it does not."""
    s, vocabulary = judge.words_of, judge.vocabulary
    if item.kind not in ("known", "open"):
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
    found = _read(inner, pieces)
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
