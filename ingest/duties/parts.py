"""The parts of a line that holds work, who does it and when, told by what stands in each part and not by a sign known before.

In: the ranges of a line or of a row's cells.  Out: `Parted`: the work, the roles and the time, None where a part is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ingest.duties.draft import Range, Said
from ingest.duties.fields import GIVEN, Field, label_kind
from ingest.duties.merged import TIMELIKE
from ingest.duties.placed import PLACED, placed_signs, with_places
from ingest.duties.sentences import INVITES
from ingest.duties.words_beside import BESIDE, ROLES, WORD, WordsBeside
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from text.rules import Matcher, rows
from text.times import meaning

__all__ = ["Parted", "Parts"]

_SIGN = re.compile(
    r"\s*(?:-{1,2}>|=>|<-{1,2}|<=|>>|<<|[→⇒←⇐►»«~@|#\t])\s*|\s*(?:\.{4,}|…{2,}|_{3,})\s*|\s+[-–—]{1,2}\s+|:\s+|[()\[\]{}]|;\s*|\.\s+(?=[^\W\d_])|\s+/{1,2}\s+|\s{3,}"
)
_OF_VALUE = re.compile(r"[()\[\]{}]|;\s*|\.\s+(?=[^\W\d_])")
_LEADERS = re.compile(r"\.{4,}|…{2,}|_{3,}")
_ARROW = re.compile(r"[-=]>|<[-=]|[→←⇒⇐►«»~]")
_LIST = re.compile(r"\s*[;,+&]\s*|\s+/\s+")
_INSIDE = frozenset("(:")  # signs behind which a part still belongs to its sentence
_IN_NAMES = frozenset(("-", "–", "—", "/", "(", ")", ".", ""))  # signs that a name may hold
_LISTED = frozenset(",;")  # signs that go on with a label's names
_LETTER = re.compile(r"[^\W\d_]")
_DASHES = ("-", "–", "—")
_DAY = re.compile(r"\W*\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?:\s*[-–]\s*\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)?\W*")
_TRIM = " \t\n*_.,;:-–—"
_WHEN = 60  # characters of a time
_LABEL = 24  # characters of a role word that stands alone
_BEHIND = frozenset("([-–—")  # signs before a role word that is of the name before it
_SHORTEST = 8  # characters of work
_ANY_YEAR = 2000  # a day and month mean a time whatever the year is
_LEADS = "label.lead.chu-tri"  # the row of labels whose names all lead
_WEAK = "weak"  # a label before who does it, or before when


@dataclass(slots=True)
class Parted:
    """What the parts of a line are: the work, whether other parts stand inside its sentence, the roles, the time, the order of the parts
    ("what>who"), how many of the roles words say, and whether dots lead from the work to who does it."""

    work: Range
    whole: bool = True
    said: list[Said] = field(default_factory=list)
    time: Range | None = None
    shape: str = ""
    named: int = 0
    led: bool = False
    placed: bool = False  # whether the place beside a sign that the document explains says the roles


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    sign: str  # what stands before it


class Parts(WordsBeside):
    """Reads the parts of lines of one document."""

    def read(self, cells: Sequence[Range]) -> Parted | None:
        """Return the parts of a line, None where it holds no work, nobody who does it, or more than that."""
        parts = [part for start, end in cells for part in self._cut(start, end)]
        return self._read(parts, cells[-1][1]) if len(parts) > 1 else None

    def _read(self, parts: list[_Part], stop: int) -> Parted | None:
        """Return the parts of a line that ends at `stop`."""
        work: list[_Part] = []
        said: list[Said] = []
        time: Range | None = None
        order: list[str] = []
        label, fresh = "", False  # the role or field that a label says, and whether nothing stood behind it yet
        named = 0
        for part, after in zip_longest(parts, parts[1:]):
            kind = self.label_of(part.start, part.end)
            if kind:
                if kind in ROLES and part.sign in _BEHIND and order[-1:] == ["who"] and (after is None or after.sign != ":"):
                    said, named = self._behind(said, _role(kind)), named + 1  # "Sở Y tế (chủ trì), Sở Tài chính"
                elif fresh:
                    return None  # a legend: "CT: cơ quan chủ trì"
                else:
                    label, fresh = kind, True
                continue
            if part.sign in "([" and after is not None and after.sign == ":":
                return None  # "(Ảnh: Sở Y tế)"
            label = label if fresh or part.sign in _LISTED else ""  # another sign ends what a label says
            fresh = False
            if time is None and (label == "time" or self.is_time(part.start, part.end)):
                time, label = (part.start, part.end), ""
                continue
            if self.reading.chars[part.start : part.end].isdigit():
                continue  # the number of a row
            called = bool(order) and part.sign != "(" and self._is_called(after)
            who = self.who(part.start, part.end, label, sure=called)  # "… ..... Kế toán (phụ trách)"
            if who is None and label in ROLES:  # whoever stands behind a role label acts; "Phối hợp: không" is nobody
                actors = slot_actors(self.agencies, part.start, part.end)
                if not actors and part.end - part.start < _WHEN:
                    label = ""
                    continue
                actors = actors if actors and actors[0].start == part.start else []
                deed = self.sentences.begins_deed(part.start, part.end)
                who = [Said(m, _role(label), "inline", BESIDE) for m in actors] if actors and not deed else None
            if who is None and part.sign in "([" and order[-2:] in (["what", "who"], ["who", "what"]):
                continue  # an aside behind both
            if who is None:
                if work and order[-1] != "what":
                    return None
                work.append(part)
                order += [] if order and order[-1] == "what" else ["what"]
                label = ""
                continue
            if part.sign == "(" and order[-1:] == ["who"] and all(s.role == "assigned" for s in who):
                return None  # a team with its members, whose part their sentence says
            named += label in (*ROLES, _WEAK) or any(s.role != "assigned" for s in who)
            said += who
            order += [] if order and order[-1] == "who" else ["who"]
        if not work or not said or label and label not in ROLES:
            return None
        said, more = self._by_place(said, stop)
        behind = next((part for part in parts if part.start >= work[-1].end), None)
        parted = self._parted(work, said, time, order, named + more, whole=behind is not None and behind.sign in _INSIDE)
        if parted is not None:
            parted.led = behind is not None and _LEADERS.fullmatch(behind.sign) is not None
        return parted

    def _by_place(self, said: list[Said], end: int) -> tuple[list[Said], bool]:
        """Return the roles of names around a sign that the document explains, where no word says any, and whether one stands there."""
        if not placed_signs(self.reading) or any(s.role != "assigned" for s in said):
            return said, False
        said = with_places(self.reading, said, said[0].mention.start, end)
        return said, said[0].rule == PLACED

    def _parted(
        self, work: list[_Part], said: list[Said], time: Range | None, order: list[str], named: int, *, whole: bool
    ) -> Parted | None:
        """Return what the parts of a line are, None where their work is none or those who stand beside it do not do it."""
        said = _beside_lead(said)
        start, end = work[0].start, work[-1].end
        chars = self.reading.chars
        end += chars[end : end + 1] == ")" and chars.count("(", start, end) > chars.count(")", start, end)
        if self.speech.cue_at(start, end, "reference", "all") is not None:
            return None  # "Sở Y tế: nhiệm vụ 1, 3"
        if end - start < _SHORTEST or not _LETTER.search(self.reading.chars[start : start + 3]):
            return None
        if not named and self._is_no_doer(work[0], said, order):
            return None
        placed = any(s.rule == PLACED for s in said)
        return Parted((start, end), whole, said, time, ">".join(order), named, placed=placed)

    def _is_no_doer(self, work: _Part, said: list[Said], order: list[str]) -> bool:
        """Whether who stands beside work is who gets it, whom it looks into ("Gửi báo cáo - Bộ Y tế", "Thanh tra: Công ty An Bình") or who
        wrote it ("Bộ Y tế. Hướng dẫn …"), or a longer name is parted before its role ("Ngân hàng - Chi nhánh Khu vực II: Chủ trì …")."""
        if order[0] == "who":
            return work.sign == "." or self.speech.match(rows("roles", "lead", "coordinate"), work.start, work.end) is not None
        return self.sentences.gets_it(work.start, work.end, said[0].mention.start)

    @staticmethod
    def _behind(said: list[Said], role: str) -> list[Said]:
        """Return the roles where a word behind the last name says its role, and that of the names before it behind the last such word."""
        since = max((i + 1 for i, s in enumerate(said) if s.role != "assigned"), default=0)
        return [replace(s, role=role) if i >= since else s for i, s in enumerate(said)]

    def _cut(self, start: int, end: int, signs: re.Pattern[str] = _SIGN) -> Iterator[_Part]:
        """Yield the parts between signs; a sign inside a known body's name parts nothing."""
        at, before = start, ""
        for sign in signs.finditer(self.reading.chars, start, end):
            if sign[0].strip() in _IN_NAMES and (self.agencies.holds(*sign.span()) or self._joins_numbers(*sign.span())):
                continue
            yield from self._trimmed(at, sign.start(), before)
            at, before = sign.end(), sign[0].strip() or " "
        yield from self._trimmed(at, end, before)

    def _is_called(self, after: _Part | None) -> bool:
        """Whether a bracket behind a part says its role: "Kế toán | (phụ trách)"."""
        return after is not None and after.sign == "(" and self.label_of(after.start, after.end) in ROLES

    def _joins_numbers(self, start: int, end: int) -> bool:
        """Whether a dash stands between two numbers: "Tổ 4 - 5"."""
        chars = self.reading.chars
        dash = chars[start:end].strip() in _DASHES
        return dash and chars[start - 1 : start].isdigit() and chars[end : end + 1].isdigit()

    def _trimmed(self, start: int, end: int, sign: str) -> Iterator[_Part]:
        chars = self.reading.chars
        while start < end and chars[start] in _TRIM:
            start += 1
        while end > start and chars[end - 1] in _TRIM:
            end -= 1
        if end > start and any(c.isalnum() for c in chars[start:end]):
            yield _Part(start, end, sign)

    def is_time(self, start: int, end: int) -> bool:
        """Whether a part says when and nothing else."""
        words = self.reading.flat[start:end]
        if len(words) > _WHEN:
            return False
        if not (_DAY.fullmatch(words) or TIMELIKE.match(words)) and self.speech.match(rows("labels", "time"), start, end) is None:
            return False  # "Xong trước 20/9" begins with a label
        when = meaning(words, _ANY_YEAR)
        return bool(when.start or when.end or when.recurrence)

    def value(self, start: int, end: int, of: Field) -> list[Said]:
        """Return the roles of a value that only names actors, with words beside them that say another role than its label ("Sở Y tế (CT);
        Sở Nội vụ (PH)"); [] where none do or it says more."""
        said: list[Said] = []
        worded = False
        if "(" not in self.reading.chars[start:end] and not self._is_worded(start, end):
            return []
        for part in self._cut(start, end, _OF_VALUE):
            if self.is_time(part.start, part.end):
                continue
            label = self.label_of(part.start, part.end)
            who = self.who(part.start, part.end, sure=part.sign not in ("(", "[")) if not label else None
            if label in ROLES and part.sign in _BEHIND and said:
                said, worded = self._behind(said, _role(label)), True
            elif who is None:
                return []
            else:
                worded = worded or any(s.role != "assigned" for s in who)
                said += who
        role = _role(of.kind) if not of.rule.startswith(GIVEN) else "assigned"
        said = said if of.rule == _LEADS else _beside_lead(said)  # "Trách nhiệm: Sở Y tế (chủ trì), Sở Nội vụ"
        if of.kind == "lead" and "(" not in self.reading.chars[start:end] and all(s.role == "coordinate" for s in said):
            return []  # "Văn phòng hỗ trợ tư pháp, Ban Quản lý dự án hỗ trợ người nghèo": words of names
        return [replace(s, role=role if s.role == "assigned" else s.role, source="section") for s in said] if worded else []

    def _is_worded(self, start: int, end: int) -> bool:
        """Whether words beside names give them a part in the work, and no sentence does ("chủ trì, phối hợp với …")."""
        flat, low = self.reading.flat, self.reading.low
        said = [(rule.kind, stop) for rule, _, stop in rows("roles", *ROLES, place=BESIDE).find(flat, low, start, end)]
        if any(kind == "coordinate" and self.speech.match(rows("orders", "with"), stop, end) is not None for kind, stop in said):
            return False
        return bool(said) or self.speech.holds(rows("orders", "together"), start, end)

    # -- who

    def who(self, start: int, end: int, label: str = "", *, sure: bool = False) -> list[Said] | None:
        """Return the roles of a part that names actors and nothing else, with words beside them that say which ("Sở Y tế chính, Sở Nội vụ
        phụ"); None where it says anything else.  `label` is the role that stands before the part, `sure`
        says that only actors stand here."""
        order = self.speech.cue_at(start, end, "order")
        if order is not None and order.rule == INVITES:
            return None  # "Kính mời các sở": guests
        whole = self._actors(start, end, sure=sure)
        tail = self._role_at_tail(start, end) if whole is not None else None
        if whole is not None and (tail is None or all(m.kind != "open" and m.start < tail[1] for m in whole)):
            return [Said(m, _role(label), "inline", BESIDE) for m in whole]
        out: list[Said] = []
        waiting = 0  # names that wait for the role word behind them
        role = label
        for a, b in self._units(start, end):
            before = self._role_at_head(a, b)
            if before is None and not sure and not self._may_act(a, b):
                return None
            behind = self._role_at_tail(a, b) if before is None else None
            actors = self._actors(before[1] if before else a, behind[1] if behind else b, sure=sure)
            if actors is None:
                return None
            role = before[0] if before else role
            said = behind[0] if behind else role
            if behind:
                out[len(out) - waiting :] = [replace(s, role=said) for s in out[len(out) - waiting :]]
            out += [Said(m, _role(said), "inline", BESIDE) for m in actors]
            waiting = 0 if said else waiting + len(actors)
        return out or None

    def _units(self, start: int, end: int) -> Iterator[Range]:
        """Yield the names that signs part, and those that a word joins ("Tổ Văn, cùng với Trạm Y tế xã")."""
        flat, low = self.reading.flat, self.reading.low
        said = [*rows("roles", "coordinate", place=BESIDE).find(flat, low, start, end)]
        helps, begun = [stop for _, _, stop in said], {begin for _, begin, _ in said}  # "Công an xã cùng làm"
        together = [begin for _, begin, _ in rows("orders", "together").find(flat, low, start, end) if begin not in begun]
        joins = [(at, at) for at in together if not any(stop <= at and not flat[stop:at].strip() for stop in helps)]  # "phối hợp cùng …"
        at = start
        for a, b in sorted([*(sign.span() for sign in _LIST.finditer(self.reading.chars, start, end)), *joins]):
            if a > at and not self.agencies.holds(a, b) and not self._is_level(b, end):
                yield at, a
                at = b
        yield at, end

    def _is_level(self, at: int, end: int) -> bool:
        """Whether a word in small letters only goes on with the levels of a name: "Hội Nông dân các xã, | phường phối hợp", not "Trạm Y
        tế xã, | xã đội"."""
        stop = self.speech.match(rows("actors", "level"), at, end) if self.reading.chars[at : at + 1].islower() else None
        if stop is None:
            return False
        behind = self.speech.skip(stop, end)
        ends = (
            behind >= end or not self.reading.chars[behind].isalnum() or self.speech.match(rows("actors", "join"), behind, end) is not None
        )
        return ends or rows("roles", place=BESIDE).at(self.reading.flat, self.reading.low, behind, end) is not None

    def holds_work(self, start: int, end: int) -> bool:
        """Whether an arrow parts a role line from work: "CT: Sở Y tế → mở 3 lớp"."""
        return _ARROW.search(self.reading.chars, start, end) is not None and self.read([(start, end)]) is not None

    def label_of(self, start: int, end: int) -> str:
        """Return what a part says as a label alone: a role, time or content; "" where it is none."""
        kind = label_kind(self.reading, start, end)
        if kind is not None and kind.kind in (*ROLES, "time", "content", _WEAK):
            return kind.kind
        return self._said(start, end) if end - start < _LABEL else ""

    def _actors(self, start: int, end: int, *, sure: bool = False) -> list[Mention] | None:
        """Return the actors of a range where they are all that it says and formed like actors, else None."""
        chars = self.reading.chars
        while end > start and chars[end - 1] in _TRIM + "([":
            end -= 1
        if not sure and not self._may_act(start, end):
            return None
        actors = slot_actors(self.agencies, start, end) if start < end else []
        if not actors or not sure and not all(map(self.is_formed, actors)):
            return None
        rest = list(chars[start:end])
        for m in actors:
            rest[max(0, m.start - start) : m.end - start] = [" "] * (m.end - max(start, m.start))
        left = [start + m.start() for m in WORD.finditer("".join(rest))]
        fills = all(self.speech.match(rows("actors", "plural", "join", "linking"), at, end) is not None for at in left)
        named = not self.sentences.begins_deed(start, end) or sure and chars[start].isupper()  # "Thanh tra nhân dân (hỗ trợ)"
        return actors if fills and named else None

    def _may_act(self, start: int, end: int) -> bool:
        """Whether words can be names and nothing else: they begin with a word for actors, a known name or a code."""
        near = self.speech.skip(start, end)
        if self.speech.match(_firsts(), near, end) is not None:
            return True
        first = next(self.agencies.within(start, end), None)
        word = WORD.search(self.reading.chars, near, end)
        return first is not None and first.start <= near or word is not None and self.agencies.lists.is_code(near, word.end())

    def is_formed(self, mention: Mention) -> bool:
        """Whether a mention is a known body, a code, or a name formed like a body's and no place."""
        if mention.kind != "open":
            return True
        level = self.speech.match(rows("actors", "level"), mention.start, mention.start + 60)
        headed = self.sentences.heads_name(mention.start, mention.end)
        upper = self.reading.chars[mention.start].isupper()
        if not (headed and upper or self.sentences.is_collective(mention.start) and level is None):
            return False
        return self.sentences.leading(mention.start, mention.end, open=True)[1] >= mention.end  # no work behind the name


def _firsts() -> Matcher:
    """Return the rows of words that an actor's name, or what stands before one, begins with."""
    return rows("actors", "head", "collective", "plural", "rank", "join", "linking")


def _role(label: str) -> str:
    return "lead" if label in ("both", _WEAK) else label if label in ("lead", "coordinate") else "assigned"


def _beside_lead(said: list[Said]) -> list[Said]:
    """Return the roles where names without a word of their own stand behind one that leads: they work with it."""
    first = next((i for i, s in enumerate(said) if s.role == "lead"), len(said))
    return [replace(s, role="coordinate") if i > first and s.role == "assigned" else s for i, s in enumerate(said)]
