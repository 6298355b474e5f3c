"""What a run of words in an actor's place is: a known body, a committee of a level, a group, an unknown actor, or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.names.collectives import committee, group
from ingest.names.mention import Mention
from ingest.names.pieces import Stretch
from ingest.names.registry import Registry, registry
from ingest.names.tries import province_end, words_of
from ingest.names.words import Words, words
from ingest.reading import flatten

__all__ = ["Item", "Judge"]


_STAFF = frozenset(words_of("cán|công|viên|thành|đại|ủy|đội|trưởng"))  # staff, who stand for a body only where its name follows


@dataclass(frozen=True, slots=True)
class Item:
    """What words [i, j) are: `cost` is the smaller the surer, `mentions` whom they name (none: nobody), `kind` known, committee, group,
    open, collective, bare (without a word for an agency) or nobody."""

    cost: float
    kind: str
    mentions: tuple[Mention, ...] = ()


@dataclass(slots=True)
class Judge:
    """Judges items of one stretch."""

    words_of: Stretch
    provinces: dict[str, object]
    date: str | None
    slot: bool = True  # whether the words fill a place of actors: then "cơ quan chủ trì" is the place's name
    known: Registry = field(default_factory=registry)
    vocabulary: Words = field(default_factory=words)

    # -- borders of an item

    def begins(self, i: int, j: int) -> int:
        """Return the word behind what stands before a name: openers ("giao"), ranks ("Giám đốc", "đồng chí Nguyễn Văn A -")."""
        s, at = self.words_of, i
        while at < j:
            count = self.vocabulary.at("opener", s.low, at, j)
            if count and at + count < j:
                at += count
                continue
            if s.printed[at].isdigit() and at + 1 < j and len(s.printed[at]) <= 2 and not s.seps[at + 1] and at == i and self._mark(at):
                at += 1
                continue
            count = self._rank(at, j)
            if not count:
                break
            at += count
        return at

    def _mark(self, at: int) -> bool:
        gap = self.words_of.reading.chars[self.words_of.spans[at][1] : self.words_of.spans[at + 1][0]]
        return gap.strip() in (".", ")", "-")

    def _rank(self, at: int, j: int) -> int:
        """Return the words of a rank that another name follows, 0 where the words are none or the whole name needs them."""
        s = self.words_of
        widths = list(self.vocabulary.widths("rank", s.low, at, j))
        if not widths or self.vocabulary.at("collective", s.low, at, j) > widths[0]:
            return 0
        after = at + widths[0]
        if s.low[after - 1] in ("chí", "c", "ông", "bà"):  # a person: "đồng chí Nguyễn Văn A - Phó Chủ tịch …"
            while after < j and s.is_capital(after) and not self.actor_word(after, j) and after - at < 8 and not s.seps[after]:
                after += 1
            return after - at
        for count in widths:
            after = at + count
            if after < j and s.low[after] == s.low[after - 1]:
                return count - 1 if count > 1 else count  # "Trưởng phòng Phòng Tư pháp"
            after += self.vocabulary.at("plural", s.low, after, j)
            if after < j and (self.actor_word(after, j) or self._rank(after, j)):
                return count
        named = at + widths[0]
        return widths[0] if named < j and s.is_capital(named) and not s.seps[named] and s.low[at] not in _STAFF else 0

    def actor_word(self, k: int, j: int) -> int:
        """Return how many words begin an actor here: a word for an agency or a collective, plural words before it among them."""
        s = self.words_of
        if k >= j:
            return 0
        plural = self.vocabulary.at("plural", s.low, k, j)
        at = k + plural
        count = max(self.vocabulary.at("head", s.low, at, j), self.vocabulary.at("collective", s.low, at, j))
        return plural + count if count > self.vocabulary.at("no_head", s.low, at, j) else 0

    def tail(self, i: int, j: int) -> int:
        """Return where the name in [i, j) ends before words that only say its place ("tỉnh Lào Cai", "trên địa bàn")."""
        s = self.words_of
        for at in range(i + 1, j):
            count = self.vocabulary.at("place", s.low, at, j)
            if count and self.is_place(at + count, j):
                return at
        return j

    def is_place(self, at: int, j: int) -> bool:
        """Whether words [at, j) are nothing, a province, or further words of place."""
        s = self.words_of
        if at >= j:
            return True
        stop = province_end(self.provinces, s.reading.flat, s.spans[at][0])
        if stop and stop >= s.spans[j - 1][1]:
            return True
        count = self.vocabulary.at("place", s.low, at, j)
        if count:
            return self.is_place(at + count, j)
        level = self.vocabulary.at("level", s.low, at, j)
        if level and all(
            self.vocabulary.at("level", s.low, k, j) or s.is_capital(k) or s.low[k] in ("các", "phố", "xã") for k in range(at, j)
        ):
            return True
        return j - at <= 4 and all(s.is_capital(k) for k in range(at, j))

    def named_place(self, i: int, j: int) -> int:
        """Return where the name in [i, j) ends before the bare name of a province, j where none ends it."""
        s = self.words_of
        for at in range(j - 1, max(i, j - 5), -1):
            stop = province_end(self.provinces, s.reading.flat, s.spans[at][0])
            if stop and stop >= s.spans[j - 1][1] and s.is_capital(at):
                return at
        return j

    # -- judging

    def whole(self, i: int, j: int) -> str:
        """Return the body whose whole name words [i, j) are, with or without their place, "" if there is none."""
        s = self.words_of
        if i >= j:
            return ""
        flat, printed = s.flat, s.printed
        body = self.known.whole(flat[i:j], printed[i:j], self.date)
        if body:
            return body
        end = self.tail(i, j)
        for stop in dict.fromkeys((end, self.named_place(i, end), self.named_place(i, j))):
            if stop == j or stop <= i:
                continue
            for level in ((), ("tinh",), ("cap", "tinh")):
                body = self.known.whole([*flat[i:stop], *level], [*printed[i:stop], *level], self.date)
                if body:
                    return body
        plural = self.vocabulary.at("plural", s.low, i, j)
        return self.whole(i + plural, j) if plural and plural < j - i else ""

    def judge(self, i: int, j: int, head: str = "", plural: bool = False) -> Item:
        """Return what words [i, j) are; `head` is the word that a list shares ("Sở"), `plural` whether it announced several."""
        s = self.words_of
        begin = self.begins(i, j)
        if begin >= j:
            return Item(0.6, "nobody")
        seps = [sep for sep in s.seps[begin + 1 : j] if sep]
        disorder = 0.05 * len(seps) + (0.3 if "va" in seps[:-1] else 0.0)
        if self.slot and self._is_nobody(begin, j):
            return Item(0.5, "nobody")
        under = self._under(head, begin, j) if head and plural else ""
        if under:
            return Item(disorder, "known", (self.mention(begin, j, under),))
        for at in dict.fromkeys((i, begin)):
            body = self.whole(at, j)
            if body:
                kind = "group" if self.known.is_group(body) else "known"
                return Item(disorder, kind, (self.mention(at, j, body),))
        committees = committee(self, begin, j)
        if committees:
            return Item(0.0, "committee", committees)
        of_group = group(self, begin, j)
        if of_group:
            return Item(0.3, "group", (self.mention(begin, j, of_group, "group"),))
        own = self.actor_word(begin, j)
        if head and not (own and s.is_capital(begin)):
            body = self._under(head, begin, j)
            if body:
                return Item(0.1 + disorder, "known", (self.mention(begin, j, body),))
        body = self.known.near(s.flat[begin : self.tail(begin, j)], self.date)
        if body:
            return Item(0.5, "known", (self.mention(begin, j, body),))
        joins = sum(self._join_cost(k) for k in range(begin + 1, j) if s.seps[k])
        listed = [s.seps[k] for k in range(begin + 1, j) if s.seps[k]]
        if len(listed) > 1 and listed[-1] == "va" and "comma" in listed:
            joins += -0.8 if own and self.tail(begin, j) == j else 1.0  # "Phòng Kinh tế, Hạ tầng và Đô thị"
        if own:
            if self.is_bare(begin, j):
                return Item(1.6, "bare")
            kind = "open" if s.is_capital(begin) and self.vocabulary.at("head", s.low, begin, j) else "collective"
            return Item(1.0 + joins, kind, self._open(begin, j))
        if not re.search(r"[^\W\d_]", s.text(begin, j)):
            return Item(0.7, "nobody")
        if head and s.is_capital(begin) and plural:
            return Item(0.5 + joins, "known", self._open(begin, j, head))
        if j - begin == 1 and s.printed[begin].isupper() and len(s.printed[begin]) > 1:
            return Item(1.0, "bare", self._open(begin, j))
        work = 1.5 if self.vocabulary.at("verb", s.low, begin, j) else 0.0
        return Item(1.8 + joins + work + (0.0 if s.is_capital(begin) else 0.6), "bare", self._open(begin, j))

    def is_bare(self, i: int, j: int) -> bool:
        """Whether words are only a word for an agency, which alone names none ("Sở", "các phòng")."""
        s = self.words_of
        at = i + self.vocabulary.at("plural", s.low, i, j)
        width = max(self.vocabulary.at("shared", s.low, at, j), self.vocabulary.at("group_noun", s.low, at, j))
        return width >= j - at or at >= j

    def _join_cost(self, k: int) -> float:
        """Return what it costs to hold the separator before word k for a part of a name."""
        s, sep = self.words_of, self.words_of.seps[k]
        end = len(s.spans)
        if sep in ("strong", "stop", "block", "with", "colon"):
            return 99.0
        if self.vocabulary.at("comma_pair", s.low, k - 1, end) >= 2:
            return 0.0
        if self.actor_word(k, end):
            return 1.0 if sep == "line" and not s.is_capital(k) else 9.0
        capital = s.is_capital(k)
        if capital and sep in ("va", "comma") and self.vocabulary.at("verb", s.low, k, end):
            return 0.3  # "Trung tâm Xúc tiến đầu tư và Hỗ trợ doanh nghiệp"
        costs = {"va": (0.4, 1.0), "dash": (0.5, 0.5), "amp": (0.2, 0.2), "comma": (1.0, 1.6), "slash": (2.0, 2.5), "line": (0.0, 0.7)}
        return costs[sep][capital]

    def _under(self, head: str, i: int, j: int) -> str:
        """Return the body that words name under the head that their list shares: "Nội vụ" behind "các Sở:"."""
        s = self.words_of
        first = s.low[i] == head
        at = i + first
        for stop in dict.fromkeys((j, self.tail(at, j))):
            body = (
                self.known.whole([flatten(head), *s.flat[at:stop]], [head.capitalize(), *s.printed[at:stop]], self.date)
                if stop > at
                else ""
            )
            if body:
                return body
        return ""

    def _is_nobody(self, i: int, j: int) -> bool:
        s = self.words_of
        count = self.vocabulary.at("nobody", s.low, i, j)
        if count and i + count >= j or self.vocabulary.at("time", s.low, i, j):
            return True
        return j - i == 1 and (len(s.printed[i]) < 2 or s.printed[i].isdigit()) or all(s.printed[k].isdigit() for k in range(i, j))

    # -- mentions

    def mention(self, i: int, j: int, body: str, kind: str = "name") -> Mention:
        """Return words [i, j) as a mention of a body."""
        s = self.words_of
        start, end = s.spans[i][0], s.spans[j - 1][1]
        stop = self.tail(i, j)
        place = s.reading.flat[s.spans[stop][0] : end] if stop < j else ""
        return Mention(start, end, body, kind, "", place)

    def _open(self, i: int, j: int, head: str = "") -> tuple[Mention, ...]:
        """Return the mention of an unknown actor under its printed name, without its place and with abbreviations spelled out."""
        s = self.words_of
        stop = self.tail(i, j)
        if self.vocabulary.at("plural", s.low, i, stop) >= stop - i:
            return ()
        name = self._spelled(i, stop)
        name = f"{head.capitalize()} {name}" if head else name[:1].upper() + name[1:]
        place = s.reading.flat[s.spans[stop][0] : s.spans[j - 1][1]] if stop < j else ""
        return (Mention(s.spans[i][0], s.spans[j - 1][1], "", "open", name, place),)

    def _spelled(self, i: int, j: int) -> str:
        s = self.words_of
        text = s.text(i, j)
        if j - i == 1:
            return text
        parts = text.split(" ")
        return " ".join(self.known.spelled.get(part, part) if part.isupper() and len(part) > 1 else part for part in parts)
