"""Lists of actors: which words belong to one, and what the short forms of a document stand for.

In: ranges of a document.  Out: the actors that they name (`ingest.names.division` says how a list divides into names).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ingest.names.borders import Borders
from ingest.names.division import divided
from ingest.names.heads_alone import heads_alone
from ingest.names.items import Judge
from ingest.names.learned import learn
from ingest.names.mention import Mention
from ingest.names.nobody import begins_none
from ingest.names.pieces import Piece, Stretch, stretch
from ingest.names.registry import registry
from ingest.names.separators import mend, part
from ingest.names.short_forms import Short, office_names, short_forms
from ingest.names.tokens import Tokens
from ingest.names.words import words
from ingest.reading import Reading, flatten
from text.letters import LOWER, capital
from text.vocabulary import load

__all__ = ["Lists"]

_WORD = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"\n\s*\d{1,3}\s?[.)/]\s")
_COMMA = re.compile(rf",\s+(?=[{LOWER}])")
_DASH = re.compile(r"\s[-–—](?=\s)")
_WINDOW = 180  # characters looked at first
_MARGIN = 14  # words before a window's end that a name may still need
_CODE = 30  # characters before the name that a legend's code stands for
_OFFICE = 300  # characters that an office's full name may take
_HELD = 2_000  # stretches that are remembered, some 5 kB each
_MOST = 0.8  # share of an office's full names that are the one it stands for; the others are misprints

# The level at a name's end.
_LEVEL = re.compile(r" (?:cấp (?:tỉnh|huyện|xã)|các cấp|tỉnh|thành phố)$")


@dataclass(slots=True)
class _Judged:
    """A stretch's judge, and the lists that its words were found to begin with: pieces, and (actors, end), by how they were asked for."""

    judge: Judge
    pieces: dict[tuple[bool, bool], list[Piece]] = field(default_factory=dict)
    listed: dict[tuple[bool, bool], tuple[list[Mention], int]] = field(default_factory=dict)

    def taken(self, *, open: bool, running: bool) -> list[Piece]:
        """Return the pieces of the list that the stretch begins with."""
        found = self.pieces.get((open, running))
        if found is None:
            found = self.pieces[open, running] = _taken(self.judge.words_of, Borders(self.judge), open=open, running=running)
        return found


@dataclass(slots=True)
class Lists:
    """Reads the lists of actors of one document; `short` is what its short forms stand for, (body, name) by folded words."""

    reading: Reading
    date: str | None
    short: Short = field(default_factory=Short)
    offices: dict[tuple[str, ...], str] = field(default_factory=dict)  # the name, without a level, behind each office
    parties: tuple[Mention, ...] = ()  # of a joint document
    units: dict[tuple[str, ...], tuple[Mention, ...]] = field(default_factory=dict)  # of a kind that the document lists once
    coded: set[int] = field(default_factory=set)  # where the names of a legend's codes begin
    bracketed: list[tuple[int, int, int]] = field(default_factory=list)  # names whose short form stands in a bracket, and where that ends
    tokens: Tokens = field(init=False)
    _known: dict[tuple[Any, ...], list[Mention]] = field(default_factory=dict)  # whom pieces name, counted from where they begin
    _slots: dict[tuple[Any, ...], list[Mention]] = field(default_factory=dict)  # whom ranges that only name actors name
    _judged: dict[tuple[Any, ...], _Judged] = field(default_factory=dict)  # stretches that lists began with, by their words

    def __post_init__(self) -> None:
        self.tokens = Tokens(self.reading)

    @classmethod
    def of(cls, reading: Reading, date: str | None) -> Lists:
        """Return the lists of a reading whose document has a date, with the short forms that it defines."""
        lists = cls(reading, date)
        lists.short = lists._short_forms()
        learn(lists)
        return lists

    def call(self, key: tuple[str, ...], named: tuple[str, str]) -> None:
        """Let a word for a kind that stands alone mean one body, unless the document says otherwise."""
        if key not in self.short:
            self.short[key] = named
            self.short.alone.add(key)

    def judge(self, s: Stretch, *, slot: bool) -> Judge:
        """Return the judge of a stretch."""
        return Judge(words_of=s, date=self.date, slot=slot, short=self.short, offices=self.offices, parties=self.parties, units=self.units)

    def slot(self, start: int, end: int) -> list[Mention]:
        """Return the actors of a range that only names actors, read once as long as the document tells nothing more."""
        key = (start, end, len(self.short), len(self.offices), self.parties)
        found = self._slots.get(key)
        if found is None:
            found = self._slots[key] = self._slot(start, end)
        return list(found)

    def _slot(self, start: int, end: int) -> list[Mention]:
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
            if pieces and piece.sep in ("semi", "comma", "stop", "strong") and borders.is_clause(piece):
                cut = True  # "Sở Y tế, Sở Tài chính; hoàn thành trước 30/9"
                continue
            stop = borders.slot_end(piece.i, piece.j)
            pieces.append(Piece(piece.i, stop, "strong" if cut else piece.sep))
            cut = stop < piece.j
        return self._divided(judge, pieces)

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

    def defines(self, start: int, end: int) -> bool:
        """Return whether words only say what a short form stands for: "K1: Khoa Xét nghiệm", "Chi cục Hải quan (viết tắt: HQ);"."""
        for at, stop, behind in self.bracketed:
            if start <= at < end and not any(map(str.isalnum, self.reading.chars[behind:end])):
                return at == start or self.named(start, stop) is not None
        return any(start <= at < min(end, start + _CODE) for at in self.coded)

    def is_code(self, start: int, end: int) -> bool:
        """Return whether words are a short form that the document defines."""
        return tuple(_WORD.findall(self.reading.flat[start:end])) in self.short

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
        if start >= end or not self._may_begin(start, open=open, running=running) or self._cuts_name(start):
            return [], start
        width = _WINDOW
        while True:
            limit = min(end, start + width)
            judged = self._judge_of(start, stretch(self.tokens, start, limit, sentence=True))
            judge, s = judged.judge, judged.judge.words_of
            taken = judged.taken(open=open, running=running)
            last = limit >= end or not s.spans or s.spans[-1][1] < limit - _WINDOW // 2
            near = s.spans[max(0, len(s.spans) - _MARGIN)][0] if s.spans else end
            if last or not taken or s.spans[taken[-1].j - 1][1] < near:  # else it may go on: divided where a window holds its end
                mentions, stop = judged.listed.get((open, running)) or self._listed(judge, taken, start)
                judged.listed[open, running] = mentions, stop
                if last or stop < near:
                    return list(mentions), stop
            width *= 4

    def _judge_of(self, start: int, s: Stretch) -> _Judged:
        """Return the judge of a stretch that a list may begin with, its separators mended: the one that judged these words before, as long
        as the document has told nothing more."""
        told = len(self.short), len(self.offices), self.parties, len(self.units)
        key = start, s.spans[-1] if s.spans else start, tuple(s.seps), tuple(s.brackets), told
        found = self._judged.get(key)
        if found is None:
            if len(self._judged) >= _HELD:
                self._judged.clear()
            judge = self.judge(s, slot=False)
            mend(judge)
            part(judge)
            found = self._judged[key] = _Judged(judge)
        return found

    def _listed(self, judge: Judge, taken: list[Piece], start: int) -> tuple[list[Mention], int]:
        """Return the actors of a list of pieces that begins at `start`, and where it ends."""
        mentions = self._divided(judge, taken) if taken else []
        if not mentions:
            return [], start
        s, last = judge.words_of, taken[-1].j - 1
        stop = s.spans[last][1]
        for bracket in s.brackets:
            if bracket.after == last:
                stop = min(bracket.end + 1, max(bracket.end, stop) + 1)
        closing = _closing(judge, taken[-1], mentions[-1], stop)
        return mentions, closing.end() if closing else max(stop, mentions[-1].end)

    def _divided(self, judge: Judge, pieces: list[Piece]) -> list[Mention]:
        """Return whom pieces name; equal words, divided alike, name the same bodies wherever they stand in a document."""
        s = judge.words_of
        i, j = (pieces[0].i, pieces[-1].j) if pieces else (0, 0)
        if i >= j or s.brackets and any(i <= bracket.after < j for bracket in s.brackets):
            return divided(judge, pieces)
        begin = s.spans[i][0]
        key = (
            self.reading.chars[begin : s.spans[j - 1][1]],
            tuple(s.printed[i:j]),
            tuple(s.seps[i:j]),
            tuple((piece.i - i, piece.j - i, piece.sep) for piece in pieces),
            judge.named_provinces(i, j),
            judge.slot,
            (len(self.short), len(self.offices), self.parties, len(self.units)),  # what the document has told so far
        )
        known = self._known.get(key)
        if known is None:
            found = divided(judge, pieces)
            self._known[key] = [mention.moved(-begin) for mention in found]
            return found
        return [mention.moved(begin) for mention in known]

    def _short_forms(self) -> Short:
        """Return what the document's short forms stand for, and offices of which it names only one in full."""
        out = Short()
        for key, (start, end, printed, is_code, behind) in short_forms(self.reading).items():
            if behind:
                self.bracketed.append((start, end, behind))
            own = registry().plain(key, printed.split(), self.date)
            if not is_code and own and not registry().is_group(own):
                out[key] = (own, "")  # "… (sau đây gọi chung là Ủy ban nhân dân cấp xã)": a name that needs no other
                continue
            s = stretch(self.tokens, start, end)
            item = self.judge(s, slot=True).judge(0, len(s.spans))
            if is_code:
                self.coded.add(start)
            if item is None or not item.mentions or item.kind == "bare":
                continue
            body, name = item.mentions[0].body, item.mentions[0].name
            if not body and len(self.slot(start, end)) > 1:
                name = capital(printed)  # several bodies together have no other name
            out[key] = (body, "" if body else name or s.text(0, len(s.spans)))
            if item.kind == "open" and s.printed[0][0].isupper() and not is_code:
                out.add(tuple(s.flat), out[key])  # "Ban Chỉ đạo triển khai …" has its words of work before the bracket only
        out.alone = heads_alone(self.tokens)
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
        judge = self.judge(s, slot=False)
        found, _ = self._listed(judge, _taken(s, Borders(judge), open=False, running=True), start)
        return found[:1]


@cache
def _begins() -> frozenset[str]:
    """Return the words that an actor, a territory, or what stands before one can begin with."""
    return words().firsts("plural", "head", "collective", "level", "opener", "rank", "join")


def _taken(s: Stretch, borders: Borders, *, open: bool, running: bool) -> list[Piece]:
    """Return the pieces of the list that a stretch begins with."""
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
    return taken if running or not taken or not borders.is_only_named(taken) else []


def _closing(judge: Judge, piece: Piece, before: Mention, stop: int) -> re.Match[str] | None:
    """Return the sign that closes an aside which only says what else the body before it is: "Sở Nội vụ – thường trực – |", "Sở Xây dựng,
    Cơ quan Thường trực Ban Chỉ đạo, | tổng hợp"."""
    s, chars = judge.words_of, judge.words_of.reading.chars
    if piece.sep == "dash" and judge.vocabulary.at("post", s.low, piece.i, piece.j) == piece.j - piece.i:
        return _DASH.match(chars, stop)
    aside = piece.sep == "comma" and before.end <= s.spans[piece.i][0] and judge.vocabulary.at("standing", s.low, piece.i, piece.j)
    return _COMMA.match(chars, stop) if aside else None
