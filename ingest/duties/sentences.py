"""Roles in running sentences: productions over actors and cues, each with a name.

In: a statement's range, whom its heading tells.  Out: `Said`s.  `lead`: the words say so; `coordinate`: likewise; `assigned`: told to do
it with no such word.  A receiver, channel or audience that is only mentioned has none; what is negated says nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.duties.draft import STRENGTH, Said
from ingest.duties.named_roles import STOPS, NamedRoles
from ingest.duties.own_roles import Group, Statement
from ingest.duties.speech import BLANK, Cue, Speech
from ingest.duties.subject_roles import ALONGSIDE, PARTNERS, REACH
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.names.registry import registry
from ingest.names.slots import trailing_list
from text.rules import rows

__all__ = ["INVITES", "Sentences"]

_LISTED = re.compile(r",\s+|\s+va\s+")
_SIGN = re.compile(r"[,;:.()]")
_WORK_WITH = 120  # characters of the work between "phối hợp" and whom with
_CLAUSE = re.compile(r"[;:]|\.\s")
_TELLS = ("ordered", "subject", "behind-opening", ALONGSIDE)  # productions behind whose work a clause may tell others
_ANAPHORIC = frozenset({"body:cac-co-quan-don-vi-lien-quan", "body:cac-dia-phuong"})
_GIVEN = ("order.", "by.", "owned-by")  # rows behind which who stands does what a statement names
INVITES = "order.yeu-cau.moi"  # whom it names is a guest where no work follows
_ONLY_GIVEN = ("label.given", "label.member")  # rows of labels below which who stands is told the work and has no part by name
_IN_CHARGE = "role.lead.phu-trach"
_GIVES = "order.giao"
_MANY = 2  # whom a letter to many addresses at least
_HELPS = "role.coordinate.ho-tro"


class Sentences(NamedRoles):
    """Reads the roles of a document's sentences."""

    def __init__(self, agencies: Agencies, speech: Speech) -> None:
        super().__init__(agencies, speech)
        self._said: dict[tuple[int, int, bool], list[Said]] = {}
        self._statements: dict[tuple[int, int], Statement] = {}
        self.addressed: tuple[Said, ...] = ()  # whom the document's opening tells

    def hear(self, others: bool) -> None:
        """Say whether what others order in the text is work; what was found before is forgotten."""
        self.hears = others
        for found in (self._orders, self._subjects, self._said, self._statements, self._no_clause, self._words_around, self._giving_none):
            found.clear()

    # -- what others ask

    def tells(self, start: int, end: int) -> bool:
        """Whether the words give an agency a part in the work."""
        return any(said.role != "party" for said in self.roles(start, end))

    def ordered(self, start: int, end: int) -> tuple[list[Mention], int] | None:
        """Return whom an order that a clause begins with tells, and where their list ends; None where it begins with none."""
        if self.behind_order(start, end)[1] != "ordered":
            return None  # most often, and sooner known than who acts
        subject, stop, rule = self.subject(start, end)
        return (subject, stop) if rule == "ordered" else None

    def roles(self, start: int, end: int, told: Iterable[Said] = (), *, section: bool = False) -> list[Said]:
        """Return the roles that a statement says, with those of the agencies that its heading tells.

        `section`: role lines give the task's roles already; then a sentence's subject without a role word has none.
        """
        told = list(told)
        if told:
            return self._roles(start, end, told, section=section)
        key = (start, end, section)
        if key not in self._said:
            self._said[key] = self._roles(start, end, told, section=section)
        return list(self._said[key])

    def as_worded(self, said: list[Said], start: int, end: int) -> list[Said]:
        """Return roles where those to whom a label or column only gives the work have the part that its own words begin with: "Sở Y tế |
        Chủ trì, phối hợp với Sở Nội vụ lập đề án"."""
        given = [s.rule.startswith(_ONLY_GIVEN) and s.role == "assigned" for s in said]
        if not any(given):
            return said
        statement = self._statement(start, end)
        a, b = next(iter(self._clauses(statement)), (start, start))
        comma = self.flat.find(",", self.speech.aside(a, b), b)  # "Hướng dẫn các chủ đầu tư, chủ trì nghiệm thu" begins with no part
        found = self._own_role(a, comma if comma > a else b, first=True, statement=statement)[0]
        return [replace(s, role=found or s.role) if only else s for s, only in zip(said, given, strict=True)]

    def _roles(self, start: int, end: int, told: list[Said], *, section: bool) -> list[Said]:
        statement = self._statement(start, end)
        if told and self.speech.has(rows("statements", "replaces"), start, end):
            told = []  # "Công văn này thay thế Công văn số … và giao Sở Y tế …": what an order behind it says
        said: list[Said] = []
        heading_role, first, subject_named, ordered, listing, idle, others = "", True, False, False, False, False, False
        actors: list[Mention] = []
        heads = [s for s in told if s.rule.startswith("heading")]
        for a, b in self._clauses(statement):
            subject, after, rule = ([], a, "") if listing else self.acting(a, b, told, first=first)
            subject, told, heads = self._below(subject, told, heads, first=first)
            idle = idle or first and bool(told) and not subject and self._tells_no_work(a, b)
            others = others or bool(subject)
            listing = b < end and self.flat[b - 1] == ";" and (listing or self._announces(a, b))
            if subject and told and self._is_others(subject, a, b, told, asked=bool(heads) and rule == "ordered"):
                subject = []
            if subject:
                joins = (bool(heads) or not first) and self.speech.match(rows("orders", "together"), a, b) is not None
                ordered = ordered or first and rule == "ordered" and self.speech.cue_at(a, b, "order") is not None
                role, row = self.role_behind(after, b, statement, ordered=rule == "ordered")
                if row == _IN_CHARGE and self._is_deputy(subject[-1], a):
                    role = "assigned"  # "Giao Phó Chủ tịch UBND xã phụ trách kinh tế trực tiếp chỉ đạo": of what the deputy has charge
                if rule == "role-named":
                    role = "assigned" if role == "lead" else role
                    statement.used.update(c.start for c in self.speech.between(a, after))
                if role == "assigned" and not first and rule == "subject" and (helps := self._helps(after, b)) is not None:
                    said += [Said(m, "coordinate", "inline", helps) for m in subject]  # "…; các thôn cùng tham gia"
                    continue
                helped = rule == "behind-opening" and role == "coordinate" and self._are_others(subject, heads)
                subject_named = subject_named or first and not joins and not helped
                joins = joins and role == "assigned"
                role = "coordinate" if joins else role  # "…; cùng Phòng Kinh tế tham mưu …": beside whom is told above
                rule = ALONGSIDE if rule == "subject" and not first and self.works(after, b) else rule
                if role != "assigned" or not section:
                    said += [Said(m, "coordinate" if m.body == PARTNERS else role, "inline", row or rule) for m in subject]
                said += self.also(after, b)
                said += self.alongside(after, b, statement, role) if rule in _TELLS and not section else []
                actors = actors if joins else [] if listing else subject
            elif first and not section and self.begins_deed(a, b):
                # "Phun hóa chất tại ổ dịch, | Công an phường giữ trật tự", not "nhất là HTX, HKD chuyển đổi số"
                chars = self.agencies.reading.chars
                said += [s for s in self.alongside(a, b, statement) if not chars[s.mention.start : s.mention.end].isupper()]
            elif actors and not told and not section:
                more = self._more(a, b, statement)
                beside = {s.mention.start for s in said if s.role == "coordinate"} if any(s.role == "lead" for s in said) else set()
                said += [Said(m, more, "inline", "carried-over") for m in actors if more and not (more == "assigned" and m.start in beside)]
            if told and not subject and (heads or not subject_named):  # whom a letter addresses does not go on with another's work
                own, _ = self._own_role(self._behind_kind(a, b, heads), b, first=first, statement=statement)
                if own and STRENGTH[own] > STRENGTH.get(heading_role, 0):
                    heading_role = own
            first = False
        said += self._named(statement, acts=bool(heads) or subject_named)
        told = self._left(heads, told, ordered=ordered, idle=idle and others)
        if (
            told
            and (not subject_named or heading_role or ordered)
            and not (self._is_given(told, said) or self._gives_others(statement, told))
        ):
            said += [Said(h.mention, h.role if h.role != "assigned" else heading_role or "assigned", h.source, h.rule) for h in told]
        return self.led_by_one(self._beside_lead(self._alone(said)), statement) + self._parties(start, end)

    @staticmethod
    def _left(heads: list[Said], told: list[Said], *, ordered: bool, idle: bool) -> list[Said]:
        """Return whom the heading still tells where the statement orders others (`ordered`: what a body of its own gives others stays with
        it, what a group gives is theirs) or its first sentence reports and those behind it say who acts (`idle`)."""
        told = [s for s in heads if s.role != "coordinate"] if ordered else told
        return [s for s in told if s.mention.kind == "name" and not registry().is_group(s.mention.body)] if ordered or idle else told

    @staticmethod
    def _are_others(subject: list[Mention], heads: list[Said]) -> bool:
        """Whether a clause's subject is nobody whom the heading tells, so that it only helps: "In 600 tờ rơi, | Đoàn xã phối hợp phát"."""
        told = {s.mention.body or s.mention.name for s in heads}
        return bool(told) and all((m.body or m.name) not in told for m in subject)

    def _is_others(self, subject: list[Mention], start: int, end: int, told: list[Said], *, asked: bool) -> bool:
        """Whether a clause's subject does no work of the heading's: whom those that it tells invite or call up, its own names in other
        words ("các cơ quan, đơn vị, địa phương"), whom they ask something of ("Yêu cầu nhà thầu lập lại tiến độ" under the owner's) or name
        of their own people."""
        again = all(m.body in _ANAPHORIC for m in subject)
        asked = asked and (self._asks_of_others(subject, start, end) or self._appoints_own(subject, start, end))
        return asked or again or self._urges_others(start, end, told)

    def _of_kind(self, mention: Mention, heads: list[Said]) -> Mention:
        """Return whom a heading names in full where a mention is only the word for its kind: "Công ty" below "3. Công ty Cấp nước"."""
        kind = f"{self.flat[mention.start : mention.end]} "
        named = (s.mention for s in heads if self.flat.startswith(kind, s.mention.start) and s.mention.end > s.mention.start + len(kind))
        return next(named, mention) if mention.kind == "open" else mention

    def _behind_kind(self, start: int, end: int, heads: list[Said]) -> int:
        """Return where a role word goes on behind the word for the kind of body that the heading names: "Sở | chủ trì"."""
        stop = self.speech.match(rows("actors", "head"), start, min(end, start + 40))
        kind = f"{self.flat[start:stop]} " if stop is not None else ""
        if stop is None or not any(self.flat.startswith(kind, s.mention.start) for s in heads):
            return start
        at = self._space(stop, end)
        return at if self.speech.cue_at(at, end, "lead", "coordinate") is not None else start

    def _below(
        self, subject: list[Mention], told: list[Said], heads: list[Said], *, first: bool
    ) -> tuple[list[Mention], list[Said], list[Said]]:
        """Return a clause's subject by the name that the heading has for it, whom the statement is told, and who of them the heading tells:
        behind the work of one body, "Các đơn vị báo cáo …" is for all whom the document's opening tells."""
        subject = [self._of_kind(m, heads) for m in subject]
        if not first or len(heads) != 1 or not subject or any(m.body not in _ANAPHORIC for m in subject):
            return subject, told, heads
        one = heads[0].mention
        many = one.kind == "group" or registry().is_group(one.body) or self.behind_plural(one.start, one.end) > one.start
        return (subject, told, heads) if many else (subject, [*self.addressed], [])

    @staticmethod
    def _is_given(told: list[Said], said: list[Said]) -> bool:
        """Whether an item of a letter to many says itself who does it: "…. Nội dung này giao Phòng Nghiệp vụ chủ trì"."""
        return all(s.rule == "addressee" for s in told) and any(s.role == "lead" or s.rule.startswith(_GIVEN) for s in said)

    def _gives_others(self, statement: Statement, told: list[Said]) -> bool:
        """Whether an item of a letter to many gives its work behind a comma to whom nobody knows: "…, giao kế toán trạm quyết toán"."""
        start, end = statement.start, statement.end
        if len(told) < _MANY or any(s.rule != "addressee" for s in told):
            return False
        orders = (cue for cue in self.speech.between(start, end, "order") if cue.rule == _GIVES and cue.start not in statement.void)
        return any(self.flat[start : cue.start].rstrip(BLANK).endswith(",") for cue in orders)

    def _helps(self, at: int, end: int) -> str | None:
        """Return the row of a word that only says that who stands before it helps, None where neither work nor the clause's end follows."""
        cue = self.speech.cue_at(self._space(self.speech.modals(at, end)[0], end), end, "coordinate")
        cue = cue or self.speech.cue_at(self._space(at, end), end, "coordinate")
        if cue is None or not cue.after:
            return None
        helps = STOPS.match(self.flat, cue.end, end) or self.speech.verb(self._space(cue.end, end), end)  # "…; Tổ Pháp chế hỗ trợ soạn đơn"
        return cue.rule if helps else None

    @staticmethod
    def _alone(said: list[Said]) -> list[Said]:
        """Return the roles where those who help nobody named before them do the work: "Đề nghị Sở Y tế hỗ trợ thuốc"."""
        first = min((s.mention.start for s in said if s.rule != _HELPS), default=math.inf)
        helped = any(s.role == "lead" or s.role == "coordinate" and s.rule != _HELPS for s in said)
        alone = [s.rule == _HELPS and s.mention.start < first and not helped for s in said]
        return [replace(s, role="assigned") if by_itself else s for s, by_itself in zip(said, alone, strict=True)]

    @staticmethod
    def _beside_lead(said: list[Said]) -> list[Said]:
        """Return the roles where whom a later clause tells without an order works with the lead before it: "Sở Y tế chủ trì …; Sở Nội vụ cử
        cán bộ tham gia"."""
        first = min((s.mention.start for s in said if s.role == "lead"), default=-1)
        beside = [s.role == "assigned" and s.rule == ALONGSIDE and 0 <= first < s.mention.start for s in said]
        return [replace(s, role="coordinate") if works else s for s, works in zip(said, beside, strict=True)]

    def _is_deputy(self, mention: Mention, start: int) -> bool:
        """Whether a deputy of a body stands for it."""
        rank = self.speech.preceded(rows("actors", "deputy"), mention.start, start)
        return rank is not None or self.speech.match(rows("actors", "deputy"), mention.start, mention.end) is not None

    def _tells_no_work(self, start: int, end: int) -> bool:
        """Whether a sentence neither begins with work nor with what stands before work: "Hiện nay khối lượng còn lại rất lớn"."""
        if self.speech.has(rows("statements", "topic"), start, end):
            start = self._space(self.flat.find(":", start, end) + 1, end) if ":" in self.flat[start:end] else start
        if self.speech.modals(start, end)[2] or self.speech.cue_at(start, end, *STRENGTH) is not None or self.speech.verb(start, end):
            return False
        near = min(end, start + 80)
        return not self.speech.has(rows("statements", "opening"), start, near) or self.speech.has(
            rows("statements", "background"), start, near
        )

    # -- a statement's parts

    def _statement(self, start: int, end: int) -> Statement:
        """Return a statement with its partners and negated cues; found once, its used cues begin anew."""
        known = self._statements.get((start, end))
        if known is None:
            known = self._statements[start, end] = self._find_statement(start, end)
        return Statement(start, end, known.partners, known.void, begun=known.begun, matter=known.matter)

    def _find_statement(self, start: int, end: int) -> Statement:
        out = Statement(start, end)
        first, stop = self.leading(self.behind_order(start, end)[0], end)
        out.begun = stop if len(first) > 1 and self.works(stop, end) else start
        answer = self.answer(start, end)
        if answer is not None:  # what a matter asks for is no duty of its answer
            out.matter = answer[2]
            out.void.update(cue.start for cue in self.speech.between(start, out.matter, "lead", "coordinate", "order"))
        for cue in self.speech.between(max(start, out.matter), end, "lead", "coordinate", "order"):
            if self.speech.preceded(rows("orders", "negation"), cue.start, start) is not None:
                out.void.add(cue.start)
                if cue.kind == "order":
                    out.void.update(self._behind_negated(cue.end, min(end, cue.end + REACH)))
        for cue in self.speech.between(start, end, "coordinate", "lead"):
            if cue.start in out.void or cue.after:
                continue
            group = self._partners(cue, start, end)
            if group is None and cue.kind == "lead":
                group = self._together(cue, end)
            if group is not None:
                out.partners.append(group)
        return out

    def _together(self, cue: Cue, end: int) -> Group | None:
        """Return whom a lead does its work with, behind the work itself: "chủ trì đặt 9 trạm sơ cứu, cùng với Hội Chữ thập đỏ tỉnh"."""
        stop = _CLAUSE.search(self.flat, cue.end, min(end, cue.end + _WORK_WITH))
        near = stop.start() if stop else min(end, cue.end + _WORK_WITH)
        for _, _, begin in rows("orders", "together").find(self.flat, self.agencies.reading.low, cue.end, near):
            name = self.speech.skip(begin, end)
            actors, after = trailing_list(self.agencies, name, min(end, name + 600))
            named = bool(actors) and self.agencies.reading.chars[name].isupper() and (actors[0].kind == "name" or self.is_named(name, end))
            if named:
                return Group(tuple(actors), name, after, replace(cue, kind="coordinate", rule="together"))
        return None

    def _behind_negated(self, at: int, end: int) -> Iterable[int]:
        """Yield the role words of a negated order: those up to the next order."""
        for cue in self.speech.between(at, end, "order", *STRENGTH):
            if cue.kind == "order":
                return
            yield cue.start

    def _partners(self, cue: Cue, start: int, end: int) -> Group | None:
        """Return whom a sentence works with: behind "phối hợp (với)", "chủ trì cùng"."""
        joined = cue.end if cue.joined else self.speech.match(rows("orders", "with"), cue.end, min(end, cue.end + 60))
        at = self.speech.skip(joined if joined is not None else cue.end, end)
        if cue.kind == "lead" and joined is None:
            return self._partners_behind_work(cue, at, end, "beside")
        noun = self.is_noun(cue, start)
        if noun and cue.kind == "coordinate" or self.flat[at : at + 1] in (")", "]", ":", ";", "."):
            return None  # "Chương trình phối hợp …", "cơ quan phối hợp", "(… - phối hợp): …"
        own = self.issuer_alone(at, end) if joined is not None and self.agencies.document.issuer else None
        more = self._listed(own.end, end) if own is not None else at
        actors, stop = trailing_list(self.agencies, more, min(end, more + 1500)) if own is None or more > own.end else ([], own.end)
        if own is not None:
            actors, stop = [own, *actors], stop if actors else own.end
        if not actors:  # the text may end here
            return self._partners_behind_work(cue, at, end) if joined is None else None
        if cue.joined and len(actors) > 1 and self._is_before_subject(cue, start, stop, end):
            cut = self.flat.find(",", at, stop)
            actors, stop = ([m for m in actors if m.end <= cut], cut) if cut > 0 else (actors, stop)
        known = joined is not None or any(m.kind != "open" for m in actors) or self.is_collective(at)
        known = known or self.agencies.reading.chars[at].isupper() and self.is_named(at, end)  # "phối hợp Nhà Thiếu nhi tỉnh"
        if not known:
            return None
        return Group(tuple(actors), at, stop, cue)

    def _listed(self, at: int, end: int) -> int:
        """Return where a list goes on behind a name that ends at `at`, `at` where it does not."""
        joined = _LISTED.match(self.flat, at, end)
        return joined.end() if joined is not None else at

    def _partners_behind_work(self, cue: Cue, at: int, end: int, kind: str = "with") -> Group | None:
        """Return whom a sentence works with where the work stands before them: "phối hợp tổ chức lễ ra quân với Tỉnh đoàn", and behind a
        lead's "chủ trì điều tra ổ dịch cùng Chi cục Thú y"."""
        near = min(end, at + _WORK_WITH)
        sign = _SIGN.search(self.flat, at, near)
        for _, joins, begin in rows("orders", kind).find(self.flat, self.agencies.reading.low, at, sign.start() if sign else near):
            if self.speech.preceded(rows("orders", "has_other_side"), joins, at) is not None:
                return None  # "phối hợp thanh lý hợp đồng với nhà thầu"
            name = self.speech.skip(begin, end)
            actors, stop = trailing_list(self.agencies, name, min(end, name + 600))
            if actors and actors[0].kind == "name" and self.agencies.reading.chars[name].isupper():
                return Group(tuple(actors), name, stop, cue)
        return None

    def _is_before_subject(self, cue: Cue, start: int, stop: int, end: int) -> bool:
        """Whether a clause begins with a word that joins, and its subject acts behind the list: "Dưới sự chủ trì của Sở Y tế, Sở Tài chính
        phối hợp …"."""
        return cue.start <= self._space(start, end) and self.works(stop, end)

    def clauses(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Yield the sentences of a statement and the parts that ";" divides."""
        yield from self._clauses(self._statement(start, end))

    def all_clauses(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Yield those of them too that tell nobody anything."""
        yield from self._divided(self._statement(start, end))
