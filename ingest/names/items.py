"""What a run of words in an actor's place is: a known body, a committee of a level, a group, an unknown actor, or nobody."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.names.collectives import committee, group, press, territory
from ingest.names.edges import LEVELS, Edges
from ingest.names.mention import Mention
from ingest.names.pieces import Bracket, Stretch
from ingest.names.registry import Registry, registry
from ingest.names.short_forms import Short
from ingest.names.verdicts import Form, Item, Verdict, disorder_of, remembered
from ingest.reading import flatten
from text.letters import capital
from text.terms import Body
from text.vocabulary import load

__all__ = ["Judge"]

_BRAND = 4  # letters of an abbreviation that is a name by itself
_PERSON = 6  # words of a person's name, and one
_NONE: Mapping[tuple[str, ...], str] = {}
_NO_SHORT = Short()
# what it costs to hold a separator for a part of a name, before a small letter and before a capital
_JOIN_COSTS = {"va": (0.4, 1.0), "dash": (0.5, 0.5), "amp": (0.2, 0.2), "comma": (1.0, 1.6), "slash": (2.0, 2.5), "line": (0.0, 0.7)}
_LITTLE = 1e-9  # by which two sums of the same costs may differ


@dataclass(slots=True, kw_only=True)
class Judge(Edges):
    """Judges items of one stretch: `slot` says whether its words fill a place of actors, where "cơ quan chủ trì" is the place's name."""

    date: str | None
    slot: bool = True
    short: Short = field(default_factory=Short)  # (body, name) behind this document's short forms
    offices: dict[tuple[str, ...], str] = field(default_factory=dict)  # the full name behind an office that ends a name
    parties: tuple[Mention, ...] = ()  # of a joint document
    units: Mapping[tuple[str, ...], tuple[Mention, ...]] = field(default_factory=dict)  # of a kind that the document lists once
    known: Registry = field(default_factory=registry)
    _whole: dict[tuple[int, int], str] = field(default_factory=dict)
    _reaches: dict[int, int] = field(default_factory=dict)
    _joins: dict[int, float] = field(default_factory=dict)
    _last: tuple[int, int, Judge] | None = None

    # -- judging

    def whole(self, i: int, j: int) -> str:
        """Return the body whose whole name words [i, j) are, with or without their place, "" if there is none."""
        body = self._whole.get((i, j))
        if body is None:
            body = self._whole[i, j] = self._find_whole(i, j)
        return body

    def _find_whole(self, i: int, j: int) -> str:
        s = self.words_of
        if i >= j:
            return ""
        if s.low[j - 1] == "và":  # a name that its cell cuts: "Sở Thông tin và"
            return self.known.completed(s.flat[i:j], self.date)
        flat, printed = s.flat, s.printed
        reach = j if self.is_abbreviated(i, j) else self._reach(i)
        if reach >= j and (body := self.known.whole(flat[i:j], printed[i:j], self.date)):
            return body
        return (self._placed(i, j, reach) if reach > i else "") or self._behind_plural(i, j)

    def _behind_plural(self, i: int, j: int) -> str:
        plural = self.vocabulary.at("plural", self.words_of.low, i, j) if self.words_of.low[i] in self.vocabulary.plurals else 0
        return self.whole(i + plural, j) if plural and plural < j - i else ""

    def is_abbreviated(self, i: int, j: int) -> bool:
        """Whether one of words [i, j) may stand for several."""
        return any(map(self.words_of.tokens.short.__getitem__, self.words_of.printed[i:j]))

    def _reach(self, i: int) -> int:
        """Return the word behind the longest run of words from i that some body's name begins with."""
        found = self._reaches.get(i)
        if found is None:
            found = self._reaches[i] = self.known.reach(self.words_of.flat, i, len(self.words_of.flat))
        return found

    def _placed(self, i: int, j: int, reach: int) -> str:
        """Return the body whose name with its place words [i, j) are; the name ends within `reach`."""
        s = self.words_of
        flat, printed = s.flat, s.printed
        every = j - 2 if s.low[j - 2 : j] == ["các", "cấp"] else j
        if every == j and not self.may_end_place(j):
            return ""
        end, (stop, level) = self.tail(i, every), self.level_tail(i, every)
        ends: list[tuple[int, tuple[str, ...]]] = [(every, ())] if every < j else []
        if level:
            ends.append((stop, ("cap", flatten(LEVELS[level]))))  # "Công an phường, xã"
        if self.vocabulary.at("level district", s.low, every - 1, every) and (body := self._of_district(i, every, reach)):
            return body
        plain = self.levels_only(i, every)
        if plain < every and level != "commune":
            ends.append((plain, ()))  # "Phòng Tư pháp quận - huyện"
        for bare in dict.fromkeys((end, self.named_place(i, end), self.named_place(i, every))):
            if i < bare < every:
                ends += [(bare, ()), (bare, ("tinh",)), (bare, ("cap", "tinh"))]
        for stop, more in ends:
            if i < stop <= reach and (body := self.known.whole([*flat[i:stop], *more], [*printed[i:stop], *more], self.date)):
                return body
        return ""

    def _of_district(self, i: int, j: int, reach: int) -> str:
        """Return the body of a district whose name words [i, j) are with its level behind it ("Phòng Tư pháp huyện"), "" if none's."""
        s = self.words_of
        body = self.known.whole(s.flat[i : j - 1], s.printed[i : j - 1], self.date) if i < j - 1 <= reach else ""
        term = load().by_id.get(body)
        return body if isinstance(term, Body) and term.level == "district" else ""

    def judge(self, i: int, j: int, head: str = "", plural: bool = False, *, most: float = math.inf) -> Item | None:
        """Return what words [i, j) are, None where that can only cost more than `most`; `head` is the word that a list shares
        ("Sở"), `plural` whether it announced several."""
        s, begin, known = self.words_of, self.begins(i, j), self.vocabulary
        opens = begin < j and s.low[begin] in known.openers and known.at("opener", s.low, begin, j) >= j - begin
        if begin >= j or opens or not known.whichever.isdisjoint(s.low[begin + 1 : j]):  # "Bộ phận nào chậm"
            return Item(0.6, "nobody")
        seps = list(filter(None, s.seps[begin + 1 : j]))
        most += _LITTLE
        if 0.02 * len(seps) > most:
            body = self.whole(begin, j) if most >= 0.0 and seps in (["va"], ["dash"]) else ""
            return Item(0.0, "known", (self.mention(begin, j, body),)) if body and not self.known.is_group(body) else None
        verdict = self._verdict(i, j, head, plural)
        if verdict.nobody or self.is_staff(begin, j) and not (self.slot and self.is_post(begin, j)):
            return Item(0.5, "nobody")
        if self.short and (told := self._short_form(begin, j, head)) is not None:
            return Item(disorder_of(seps), "known", (told,))
        form, start = verdict.sure, s.spans[i][0]
        if form is None:
            if not head and most < 0.2:
                return None
            if verdict.form is None:
                verdict.form = self._alone(i, j)._by_form(begin - i, j - i, head, plural).counted_from(start)
            form = verdict.form
        joins = sum(self._join_cost(k) for k in range(begin + 1, j) if s.seps[k]) if seps and form.joins else 0.0
        cost = form.cost(joins) if form.joins else form.item.cost
        if cost > most:
            return None
        if form.open is not None and self.offices and not {key[0] for key in self.offices}.isdisjoint(s.flat[begin + 1 : j]):
            return Item(cost, form.item.kind, self._open(begin, j, form.open, self.offices))
        return form.moved(start, cost)

    def _verdict(self, i: int, j: int, head: str, plural: bool) -> Verdict:
        """Return what words [i, j) are, the same for equal words; what they are by their form may be open yet."""
        s = self.words_of
        if s.brackets and any(i <= bracket.after < j - 1 for bracket in s.brackets):
            return self._alone(i, j)._find_verdict(head, plural)
        provinces = self.named_provinces(i, j)
        text = s.tokens.reading.chars[s.spans[i][0] : s.spans[j - 1][1]]
        key = text, tuple(s.printed[i:j]), tuple(s.seps[i + 1 : j]), provinces, head, plural, self.slot, self.known.era(self.date)
        verdict = remembered().get(key)
        if verdict is None:
            verdict = self._alone(i, j)._find_verdict(head, plural)
            remembered().keep(key, verdict)
        return verdict

    def _alone(self, i: int, j: int) -> Judge:
        """Return the judge of words [i, j) by themselves: what equal words are anywhere; the last one is kept."""
        if self._last is not None and self._last[:2] == (i, j):
            return self._last[2]
        s = self.words_of
        brackets = [Bracket(b.start, b.end, b.after - i) for b in s.brackets if i <= b.after < j - 1]
        alone = Stretch(s.tokens, s.spans[i:j], ["", *s.seps[i + 1 : j]], brackets, s.printed[i:j], s.low[i:j], s.flat[i:j])
        self._last = i, j, Judge(words_of=alone, date=self.date, slot=self.slot, short=_NO_SHORT)
        return self._last[2]

    def _find_verdict(self, head: str, plural: bool) -> Verdict:
        j = len(self.words_of.spans)
        begin = self.begins(0, j)
        nobody = self.slot and self._is_nobody(begin, j)
        sure = None if nobody else self._surely(begin, j, head if plural else "")
        return Verdict(nobody, sure.counted_from(self.words_of.spans[0][0]) if sure is not None else None)

    def _surely(self, begin: int, j: int, head: str) -> Form | None:
        """Return the bodies that words surely name, None where they name none so; `head` is a shared word that announced several."""
        s = self.words_of
        seps = [sep for sep in s.seps[begin + 1 : j] if sep]
        order, disorder = 0.05 * len(seps), disorder_of(seps)
        under = self._under(head, begin, j) if head else ""
        if under:
            return Form(Item(disorder, "known", (self.mention(begin, j, under),)))
        committees = committee(self, begin, j)
        if committees:
            return Form(Item(0.02 * len(seps), "committee", committees))
        for at in dict.fromkeys((0, begin)):
            body = self.whole(at, j)
            if body:
                kind = "group" if self.known.is_group(body) else "known"
                # a name that the vocabulary holds whole is one, though its parts are names too ("Văn phòng HĐND và UBND xã")
                return Form(Item(order if kind == "group" else disorder - order, kind, (self.mention(at, j, body),)))
        holder = self._holder(begin, j)
        if holder is not None:
            return Form(Item(disorder, "known", (holder,)))
        return Form(Item(0.2, "open", self._open(begin, j)), open="") if self._is_of_group(begin, j) else None

    def _by_form(self, begin: int, j: int, head: str, plural: bool) -> Form:
        """Return what words that are surely no known body are: a territory, a group, what their form tells."""
        committees = territory(self, begin, j)
        if committees:
            return Form(Item(0.3, "committee", committees))
        body, name = press(self, begin, j) or group(self, begin, j)
        if body or name:
            found = self.mention(begin, j, body, "group")
            return Form(Item(0.3, "group", (Mention(found.start, found.end, body, "group", name, found.place),)))
        return self._named_by_form(begin, j, head, plural)

    def _named_by_form(self, begin: int, j: int, head: str, plural: bool) -> Form:
        """Return what words that are no known name as a whole are by their form: an actor's own name, one under a shared head, nobody."""
        s = self.words_of
        own = self.actor_word(begin, j)
        listed = [s.seps[k] for k in range(begin + 1, j) if s.seps[k]]
        if self.vocabulary.at("rank", s.low, begin, j) >= j - begin and not self.vocabulary.at("collective", s.low, begin, j):
            return Form(Item(0.6, "nobody"))  # "Chủ tịch, Phó Chủ tịch UBND"
        if head and not (own and s.is_capital(begin)):
            body = self._under(head, begin, j)
            if body:
                return Form(Item(0.1 + disorder_of(listed), "known", (self.mention(begin, j, body),)))
        body = self.known.near(s.flat[begin : self.tail(begin, j)], self.date)
        if body:
            return Form(Item(0.5, "known", (self.mention(begin, j, body),)))
        more = 0.0
        if len(listed) > 1 and listed[-1] == "va" and "comma" in listed:
            more = -0.8 if own and self.tail(begin, j) == j else 1.0  # "Phòng Kinh tế, Hạ tầng và Đô thị"
        if own:
            if self.is_bare(begin, j):
                return Form(Item(1.6, "bare"))
            kind = "open" if s.is_capital(begin) and self.vocabulary.at("head", s.low, begin, j) else "collective"
            return Form(Item(1.0, kind, self._open(begin, j)), True, more, open="")
        if not re.search(r"[^\W\d_]", s.text(begin, j)):
            return Form(Item(0.7, "nobody"))
        if head and s.is_capital(begin) and plural:
            return Form(Item(0.5, "known", self._open(begin, j, head)), True, more, open=head)
        bare = self._open(begin, j)
        if j - begin == 1 and s.printed[begin].isupper() and len(s.printed[begin]) > 1:
            return Form(Item(1.0, "bare", bare), open="")
        small = (1.5 if self.vocabulary.at("verb", s.low, begin, j) else 0.0, 0.0 if s.is_capital(begin) else 0.6)
        return Form(Item(1.8, "bare", bare), True, more, 2.0 * listed.count("comma"), small, open="")

    def _holder(self, i: int, j: int) -> Mention | None:
        """Return the mention of an office whose holder is named behind it: "Phó Thủ tướng Chính phủ Nguyễn Văn An"."""
        s = self.words_of
        if not self.vocabulary.at("title", s.low, i, j):
            return None
        for k in range(j - 1, max(i, j - _PERSON), -1):
            if not s.is_capital(k) or s.printed[k][:1].isdigit() or s.seps[k]:
                return None
            if j - k > 1 and (body := self.whole(i, k)):
                return self.mention(i, k, body)
        return None

    def _short_form(self, i: int, j: int, head: str = "") -> Mention | None:
        """Return the mention of what the document's own short form stands for; `head` is the word that its list shares."""
        s = self.words_of
        shared = flatten(head).split() if head and s.printed[i].isupper() else []
        for stop in dict.fromkeys((j, self.tail(i, j))) if shared or s.flat[i] in self.short.widths else ():
            full = self.short.get(tuple(s.flat[i:stop])) or self.short.get((*shared, *s.flat[i:stop]))
            if full is not None:
                body, name = full
                known = body or any(map(str.isupper, s.printed[i:stop]))  # initials that the document itself explains
                return Mention(s.spans[i][0], s.spans[j - 1][1], body, "name" if known else "open", name)
        return None

    def _is_of_group(self, i: int, j: int) -> bool:
        """Whether words are a body of every member of a group: "Ban Chỉ đạo 389 các bộ, ngành, địa phương"."""
        s = self.words_of
        for k in self.placed["plural"]:
            if not i < k < j - 1 or any(s.seps[i + 1 : k + 1]):
                continue
            if not self.vocabulary.at("group_noun", s.low, k + 1, j) or not any(group(self, k, j)):
                continue
            named = bool(self.whole(i, k)) or self.vocabulary.at("head", s.low, i, k) > self.vocabulary.at("rank", s.low, i, k)
            return s.is_capital(i) and named
        return False

    def is_bare(self, i: int, j: int) -> bool:
        """Whether words are only a word for an agency, which alone names none ("Sở", "các phòng")."""
        s = self.words_of
        at = i + self.vocabulary.at("plural", s.low, i, j)
        width = self.vocabulary.at("shared|group_noun", s.low, at, j)
        only = at == i < j and s.is_capital(i) and self.vocabulary.at("alone", s.low, i, j) == j - i
        return (width >= j - at or at >= j) and not only

    def _join_cost(self, k: int) -> float:
        """Return what it costs to hold the separator before word k for a part of a name."""
        cost = self._joins.get(k)
        if cost is None:
            cost = self._joins[k] = self._find_join_cost(k)
        return cost

    def _find_join_cost(self, k: int) -> float:
        s, sep = self.words_of, self.words_of.seps[k]
        end = len(s.spans)
        role = self.vocabulary.at("role", s.low, k, end)
        if role and role >= next((n for n in range(k + 1, end) if s.seps[n]), end) - k:
            return 99.0  # "Trạm Y tế - phối hợp"
        if sep in ("strong", "semi", "stop", "block", "with", "cooperation", "colon", "also"):
            return 99.0
        if self.is_paired(k, end):
            return 0.0
        if sep in ("dash", "comma") and self.vocabulary.at("post", s.low, k, end):
            return 9.0  # "Trường Tiểu học Hòa Bình - Thành viên"
        if self.in_field(k) and not s.is_capital(k):
            return 0.05
        if sep == "dash" and self.vocabulary.at("branch", s.low, k, end):
            return 0.0  # "Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực II"
        if self.vocabulary.at("level", s.low, k, end) and self.level_tail(0, k)[1]:
            return 0.1  # "Hội Nông dân các xã, phường"
        if self.vocabulary.covers("place", s.low, k, k - 3, end) and not self.vocabulary.at("place", s.low, k, end):
            return 0.0  # "của trung ương và địa phương"
        if sep in ("comma", "va", "dash", "slash") and self.vocabulary.at("hamlet", s.low, k, end) and self.ends_hamlet(k):
            return 0.1  # "Trưởng các thôn, bản"
        counted = s.printed[k].isdigit() and self.actor_word(k + 1, end) > 0  # "… và 21 tổ dân phố"
        if counted or self.actor_word(k, end) or (begin := self.begins(k, end)) > k and self.actor_word(begin, end):
            return 1.0 if sep == "line" and not s.is_capital(k) else 9.0
        plural = self.vocabulary.at("plural", s.low, k, end)
        if plural and self.vocabulary.at("district_kind", s.low, k + plural, end):
            return 3.0  # "Tòa án nhân dân thành phố và các khu vực"
        capital = s.is_capital(k)
        if sep == "comma" and len(s.printed[k]) >= _BRAND and s.printed[k].isupper() and not s.printed[k - 1].isupper():
            return 9.0  # "Sở Y tế, VNPT tỉnh"
        if capital and sep in ("va", "comma") and self.vocabulary.at("verb", s.low, k, end):
            return 0.3  # "Trung tâm Xúc tiến đầu tư và Hỗ trợ doanh nghiệp"
        if sep == "va" and capital and self.names_fields(k):
            return 0.7  # "Trung tâm Truyền thông và Văn hóa"
        return _JOIN_COSTS[sep][capital]

    def _under(self, head: str, i: int, j: int) -> str:
        """Return the body that words name under the head that their list shares: "Nội vụ" behind "các Sở:"."""
        s = self.words_of
        first = s.low[i] == head
        at, above = i + first, head.split()
        folded = [*map(flatten, above)]
        if not self.is_abbreviated(at, j) and not self.known.begins([*folded, *s.flat[at : at + 1]]):
            return ""
        for stop in dict.fromkeys((j, self.tail(at, j))):
            flat = [*folded, *s.flat[at:stop]]
            body = self.known.whole(flat, [above[0].capitalize(), *above[1:], *s.printed[at:stop]], self.date) if stop > at else ""
            if body:
                return body
        return ""

    def _is_nobody(self, i: int, j: int) -> bool:
        s, count = self.words_of, self.vocabulary.at("nobody", self.words_of.low, i, j)
        due = self.vocabulary.at("due", s.low, i, j)  # "trước 20/6", "xong 15/4"
        if count and i + count >= j or due and (i + due >= j or s.printed[i + due][0].isdigit()) or self.vocabulary.at("time", s.low, i, j):
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

    def _open(self, i: int, j: int, head: str = "", offices: Mapping[tuple[str, ...], str] = _NONE) -> tuple[Mention, ...]:
        """Return the mention of an unknown actor under its printed name, without its place and with abbreviations spelled out."""
        s = self.words_of
        (stop, level), tail = self.level_tail(i, j), self.tail(i, j)
        if not level and tail == j and (own := self.own_level(i, j)):
            stop, level = j - 1, own
        stop, more = (stop, f" cấp {LEVELS[level]}") if level and stop <= tail else (tail, "")
        if self.vocabulary.at("plural", s.low, i, stop) >= stop - i:
            return ()
        each = self.vocabulary.at("each", s.low, i, stop)
        whole = (self.vocabulary.at(kind, s.low, i + each, stop) for kind in ("collective", "doer", "head"))
        name = (more and self._in_full(i, stop) or self.spelled(i, stop, offices)) + more
        if each and not more:  # "Mỗi | Đoàn trường" is the body, "mỗi doanh nghiệp" all of them
            own = self.spelled(i + each, stop)
            name = f"Các {own}" if stop - i - each in whole else own if s.is_capital(i + each) else name
        name = f"{head.capitalize()} {name}" if head else capital(name)
        place = s.reading.flat[s.spans[stop][0] : s.spans[j - 1][1]] if stop < j else ""
        return (Mention(s.spans[i][0], s.spans[j - 1][1], "", "open", name, place),)

    def _in_full(self, i: int, j: int) -> str:
        """Return the name of the union that words shorten ("Hội Phụ nữ"), "" if they name none so: it has one name at every level."""
        term = load().by_id.get(self.whole(i, j))
        full = term.label_vi if isinstance(term, Body) and term.level == "mass_organization" and " cấp " not in term.label_vi else ""
        return "" if flatten(full).startswith(flatten(self.words_of.text(i, j))) else full

    def spelled(self, i: int, j: int, offices: Mapping[tuple[str, ...], str] = _NONE) -> str:
        """Return words as a name: abbreviations spelled out, an office at its end ("Văn phòng Ban Chỉ huy") by its full name."""
        s = self.words_of
        text = s.text(i, j)
        for at in range(i + 1, j) if offices else ():
            if (full := offices.get(tuple(s.flat[at:j]))) is not None:
                return f"{s.text(i, at)} {full}"
        for at in range(i + 1, j - 2) if s.printed[j - 1].isupper() else ():  # "Phòng giao dịch | Ngân hàng CSXH"
            if s.is_capital(at) and isinstance(term := load().by_id.get(self.whole(at, j)), Body):
                return f"{s.text(i, at)} {term.label_vi}"
        return text if j - i == 1 else self.known.in_full(text, company=self.vocabulary.at("company", s.low, i, j) > 0)
