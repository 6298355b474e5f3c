"""Who a heading, a lead-in or a letter's address tells: "3. Sở Tài chính", "1. Đề nghị Ban Tuyên giáo:", "Kính gửi: …".

In: the words of a heading.  Out: `Told`: whom it tells, and the rest of its words that state work.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.duties.draft import Said
from ingest.duties.fields import label_kind
from ingest.duties.kinds import SKIP
from ingest.duties.lead_ins import BRACKET, LAST_SENTENCE, LETTERS, MOST
from ingest.duties.sentences import INVITES
from ingest.duties.set_off import SetOff, Told
from ingest.layout.labels import label_shape
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from text.letters import capital
from text.rules import rows

__all__ = ["Told", "Tellers"]

_COLON = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[-–][^:.]{0,80})?(?:,[^:.]{0,60})?:\s*(?=\S)")
_LAST_CLAUSE = re.compile(r"[;,]\s+|\s+va\s+")
_LEAST = 40  # characters of a work that a lead-in states beside its list
_CLAUSE = 80  # characters of a clause that only announces a list
_LONG = 160  # characters of a heading that may end in a sentence of its own; half and double read alike (benchmarks.numbers)
_NAMES = 160  # characters of the names before a colon at most
_NAMED_REST = re.compile(r"[^\d;.]*")
_LABEL = re.compile(r"\b(?:[a-z]|\d{1,2})\b")  # of an item
_GROUP = 2  # words for a group behind its plural
_NAME = 70  # characters of a line that is a body's name at most


class Tellers(SetOff):
    """Reads whom headings, lead-ins and letters tell."""

    def heading(self, start: int, end: int, *, content: bool, kind: str | None, open: bool = False) -> Told | None:
        """Return whom the words [start, end) tell if they are an agency's heading, None if they are none.

        `content`: items follow below it; `open`: whoever stands there acts, known or not (a section that says who carries out).
        """
        flat = self.flat
        if content and end - start > _LONG and self._ends_with_colon(start, end):
            last = max((m.end() for m in LAST_SENTENCE.finditer(flat, start, end)), default=0)
            if last and self.speech.cue_at(last, end, "order") is not None:
                return self.heading(last, end, content=True, kind=kind)
        set_off = None
        if not content and kind != SKIP:
            set_off = self.dashed(start, end) or self.bracketed(start, end)
        if set_off is not None:
            return set_off
        at, rule = self.sentences.behind_order(start, end)
        if at == self.speech.skip(start, end) and self.speech.match(rows("orders", "address"), at, min(end, at + 60)) is not None:
            return None  # "Đối với đô thị hiện hữu": what it is about, and nobody
        if rule == "ordered" and not content and self.sentences.begins_thing(start, end):
            return None  # "Công tác cấp cứu giao cho Bệnh viện tỉnh.": a statement
        found, stop = self.sentences.leading(at, end, open=open or rule == "ordered")
        more = (
            open or flat[stop : stop + 1] == "," and len(found) == 1 and self.sentences.is_proper(at, stop)
        )  # "Tiểu ban An ninh, | cứu hộ"
        if more and content and rule == "subject" and end - start < _NAME and flat[end - 1] not in ".;":
            found, stop = self._whole_line(at, end) or (found, stop)
        if not found and content and self._ends_with_colon(start, end):
            found, stop, rule = self.sentences.subject(start, end)
            found, stop, rule = (found, stop, rule) if found else self._behind_last_order(start, end)
        found, stop = self._up_to_colon(at, stop, end) or (found, self.sentences.behind_which(found, stop, end, headed=content))
        named = self.sentences.role_named(start, end, heads=True) if not found and content and ":" not in flat[start:end] else None
        if named is not None:
            return Told((Said(named, "assigned", "heading", "role-named"),), None, False)
        if not found or kind == SKIP and not content or content and self._speaks(stop, end):
            return None
        if open and rule == "subject" and self._is_matter(found, stop, end):
            return None  # "Y tế: Trạm Y tế trường trực …"
        sure = open or rule == "ordered" or content or any(m.kind != "open" for m in found)
        if not sure and not self._is_set_off(at, stop, end) and self.speech.match(rows("actors", "personal"), at, end) is None:
            return None
        return self._read(found, stop, end, start, content, rule == "ordered")

    def _up_to_colon(self, at: int, stop: int, end: int) -> tuple[list[Mention], int] | None:
        """Return whom the words before a colon name as a whole, where a list that ends before it cut a name at a word of work: "Vụ Kiểm
        sát | điều tra án ma túy: chủ trì …", "Cục Thống kê | tội phạm và Chuyển đổi số: …"; None where they say anything else."""
        colon = self.flat.find(":", at, min(end, at + _NAMES))
        rest = BRACKET.sub(" ", self.flat[stop:colon]) if colon > stop > at else ""
        if not LETTERS.search(rest) or not _NAMED_REST.fullmatch(rest) or not self._is_proper_of_many(at, colon):
            return None
        begin = self.speech.skip(stop, colon)
        other = rows("actors", "break", "linking", "stop", "place", "join", "group_tail")
        if self.speech.match(other, begin, colon) is not None or next(self.speech.between(stop, colon), None) is not None:
            return None
        works = self.speech.skip(colon + 1, end)
        if (
            self.speech.verb(begin, colon)
            and self.agencies.reading.chars[begin].islower()
            and not self.speech.verb(works, end)
            and self.speech.cue_at(works, end, "lead", "coordinate") is None
        ):
            return None  # "Phòng Y tế | kiểm tra các cơ sở: bệnh viện, …"
        whole = slot_actors(self.agencies, at, colon)
        sure = bool(whole) and whole[0].start == at and not LETTERS.search(BRACKET.sub(" ", self.flat[whole[-1].end : colon]))
        return (whole, colon) if sure and all(self._is_proper_of_many(m.start, m.end) for m in whole) else None

    def _is_proper_of_many(self, start: int, end: int) -> bool:
        """Whether words are a name, or a plural and one: "Các Công ty TNHH MTV Khai thác công trình thủy lợi"."""
        return self.sentences.is_proper(self.sentences.behind_plural(start, end), end)

    def sparing(self, start: int, end: int, *, kind: str | None, open: bool) -> Told | None:
        """Return whom a lead-in tells whose last clause gives some of the items below to others, None where it has no such clause."""
        found = next(rows("orders", "spares").find(self.flat, self.agencies.reading.low, start, end), None) if end > start else None
        by = next(iter(self.speech.between(found[2], end, "by")), None) if found is not None else None
        stop = start + len(self.flat[start : found[1]].rstrip(" ,;")) if found is not None else start
        if found is None or by is None or stop == found[1] or stop <= start or not self._ends_with_colon(start, end):
            return None
        labels = frozenset(_LABEL.findall(self.flat, found[2], by.start))
        said = tuple(s for s in self.sentences.roles(self.speech.skip(by.start, end), end) if s.role in ("lead", "coordinate"))
        told = self.heading(start, stop, content=True, kind=kind, open=open) if labels and said else None
        return replace(told, colon=True, spared=(labels, tuple(replace(s, source="section") for s in said))) if told is not None else None

    def _is_matter(self, found: list[Mention], stop: int, end: int) -> bool:
        """Whether words before a colon name a matter, and an actor stands behind it: they are formed like no actor."""
        colon = _COLON.match(self.flat, stop, end)
        if colon is None or any(m.kind != "open" for m in found):
            return False
        formed = any(self.sentences.heads_name(m.start, end) or self.sentences.is_collective(m.start) for m in found)
        return not formed and self.sentences.heads_name(colon.end(), end) and self.agencies.reading.chars[colon.end()].isupper()

    def _speaks(self, start: int, end: int) -> bool:
        """Whether words only say that whoever stands before them speaks: "Chủ tịch UBND tỉnh | kết luận, chỉ đạo như sau:"."""
        spoken = self.speech.match(rows("orders", "speaks"), start, min(end, start + 60))
        return spoken is not None and self._ends_with_colon(start, end) and self.kinds.is_("spelled_out", start, end)

    def speaks(self, start: int, end: int) -> bool:
        """Whether words end with what a leader says to all: "… Phó Chủ tịch UBND tỉnh có ý kiến như sau:"."""
        found = rows("orders", "speaks").find(self.flat, self.agencies.reading.low, max(start, end - _CLAUSE), end)
        return self._ends_with_colon(start, end) and any(True for _ in found)

    def _is_set_off(self, at: int, stop: int, end: int) -> bool:
        """Whether a colon sets a name formed like a body's off from its work: "Ban Quản trị chợ: Chủ trì …", "Tổ Ngữ văn: dàn dựng …"."""
        colon = _COLON.match(self.flat, stop, end)
        role = self.speech.cue_at(colon.end(), end, "lead", "coordinate") if colon is not None else None
        sure = role is not None and not role.after
        return colon is not None and (sure or self.sentences.is_proper(at, stop)) and self.sentences.is_named(at, end)

    def only_gives(self, start: int, end: int) -> bool:
        """Whether words order bodies, or groups by a plural, and say no work: "Giao Sở Y tế và các trung tâm y tế.", whose work stands
        before them; whom they invite is a guest, and "Yêu cầu lái xe." asks for one."""
        cue = self.speech.cue_at(start, end, "order")
        cue = cue if cue is not None and cue.rule != INVITES else None
        found, stop = self.sentences.leading(self.sentences._space(cue.end, end), end) if cue is not None else ([], start)
        return bool(found) and all(map(self.is_told_alone, found)) and not LETTERS.search(BRACKET.sub(" ", self.flat[stop:end]))

    def is_told_alone(self, mention: Mention) -> bool:
        """Whether a mention is a body's, or a group's by a plural: "Công đoàn khu công nghiệp", "các công đoàn cơ sở", not "đội thắng"."""
        if mention.kind != "open" or self.sentences.is_proper(mention.start, mention.end):
            return True
        behind = self.sentences.behind_plural(mention.start, mention.end)
        many = behind > mention.start or self.agencies.reading.chars[mention.start].isupper()
        return many and self._is_formed(behind, mention.end)

    def items_told(self, start: int, end: int) -> tuple[Said, ...]:
        """Return whom a clause with a colon tells that says of bodies that they do what the items behind it say, and nothing else: "Sở Y tế
        tập trung thực hiện các nội dung sau:", not "Sở Y tế báo cáo như sau:"."""
        found, stop = self.sentences.leading(start, end) if self._ends_with_colon(start, end) else ([], start)
        if not found or not all(map(self.is_body, found)) or self.speech.holds(rows("orders", "past"), stop, end):
            return ()
        at = self.speech.modals(self.speech.aside(stop, end), end)[0]
        does = self.speech.holds(rows("orders", "performs", "duty"), stop, end) and self.only_filler(at, end)
        return tuple(Said(m, "assigned", "heading", "lead-in") for m in found) if does else ()

    def gives_thing(self, told: Told, start: int, end: int) -> bool:
        """Whether what words give begins in small letters like no actor, or is no body: "Giao | ruộng", "PHÂN CÔNG | LỰC LƯỢNG"."""
        small = all(s.mention.kind == "open" and self.agencies.reading.chars[s.mention.start].islower() for s in told.said)
        gives = told.rest is None and not told.colon and self.speech.cue_at(start, end, "order") is not None
        small = small and not any(self._is_formed(s.mention.start, s.mention.end) for s in told.said)
        return gives and (small or all(self._is_bare(s.mention) for s in told.said))

    def _is_bare(self, mention: Mention) -> bool:
        """Whether a mention is a word for a group without a plural or a name: "lực lượng", not "Hạt Kiểm lâm"."""
        word = self.speech.match(rows("actors", "collective", "group_noun"), mention.start, mention.end)
        return word == mention.end and mention.kind == "open" and len(self.flat[mention.start : word].split()) <= _GROUP

    def leaves_names(self, told: tuple[Said, ...], start: int, end: int) -> bool:
        """Whether a heading that tells these leaves names to the item [start, end), since it tells groups alone: "NHIỆM VỤ CỦA CÁC ĐƠN VỊ";
        below "Việc của từng tổ", "Việc của các lực lượng" to what a colon sets off."""
        groups = all(s.mention.kind == "group" for s in told)
        set_off = not groups and label_shape(self.agencies.reading, start, end) is not None
        return groups or set_off and all(s.mention.kind == "group" or self._is_group(s.mention) for s in told)

    def _is_group(self, mention: Mention) -> bool:
        """Whether a mention is a plural and a word for bodies or people, and no more: "các tổ", "từng lực lượng"."""
        behind = self.sentences.behind_plural(mention.start, mention.end)
        return mention.kind == "open" and behind > mention.start and len(self.flat[behind : mention.end].split()) <= _GROUP

    def _is_formed(self, start: int, end: int) -> bool:
        """Whether words begin like an actor's name: with a word for a body or for a group."""
        return self.sentences.heads_name(start, end) or self.sentences.is_collective(start)

    def _whole_line(self, start: int, end: int) -> tuple[list[Mention], int] | None:
        """Return the one body that a line names as a whole, where a word of its name looks like work ("Phòng Công nghệ thông tin")."""
        start = self._behind_rank(start, end)
        end = start + len(self.flat[start:end].rstrip(" .:;*_"))
        whole = slot_actors(self.agencies, start, end) if self.sentences.is_named(start, end) or self._is_many(start, end) else []
        if len(whole) != 1 or whole[0].start != start:
            return None
        rest = self.flat[whole[0].end : end].strip(" .;*_")
        if rest and whole[0].kind == "open" and len(rest.split()) < 3 and next(iter(self.speech.between(start, end)), None) is None:
            name = capital(" ".join(self.agencies.reading.chars[start:end].split()))  # work without an object: "Phòng Kế hoạch tổng hợp"
            return [whole[0]._replace(end=end, name=name)], end
        return (whole, whole[0].end) if not rest else None

    def _behind_rank(self, start: int, end: int) -> int:
        """Return where the body begins behind its officer's rank: "Trưởng | phòng Kế hoạch tổng hợp"."""
        rank = self.speech.match(rows("actors", "rank"), start, min(end, start + 40))
        body = self.sentences._space(rank, end) if rank is not None else start
        return body if self.speech.match(rows("actors", "head"), body, min(end, body + 40)) is not None else start

    def _is_many(self, start: int, end: int) -> bool:
        """Whether words begin with a plural and a word for an actor: "Các tổ chức cung cấp dịch vụ chi trả"."""
        plural = self.speech.match(rows("actors", "plural"), start, min(end, start + 30))
        return plural is not None and self.speech.match(rows("actors", "collective", "head"), plural, min(end, plural + 40)) is not None

    def _read(self, found: list[Mention], stop: int, end: int, start: int, content: bool, ordered: bool) -> Told | None:
        whole = found
        found, stop = self._members(found, stop, end)
        rest = self.flat[stop:end]
        after = BRACKET.sub(" ", rest)
        if not LETTERS.search(after):
            return Told(tuple(Said(m, "assigned", "heading", "heading") for m in found), None, False)
        colon = _COLON.match(self.flat, stop, end)
        if colon and colon.end() < end:
            role = self._aside_role(stop, colon.end())
            said = [Said(m, role, "heading", "heading:colon") for m in found]
            return Told((*said, *self._in_bracket(stop, colon.end())), (colon.end(), end), True, apart=found is not whole)
        statement = self.sentences._statement(stop, end)
        role, row = self.sentences.role_behind(stop, end, statement, ordered=ordered)
        partners = [m for group in statement.partners for m in group.actors]
        only = self._only_role(stop, end, [(g.start, g.end) for g in statement.partners])
        lead_in = rest.rstrip().endswith(":") or content and self.kinds.is_("spelled_out", start, end)
        only = only or content and lead_in and self.only_role(start, end)
        before = self.before_list(start, end) if content and lead_in else None
        if before is not None and self.speech.verb(self._work(stop, before), before):
            return Told(tuple(Said(m, "assigned", "heading", "heading") for m in found), None, True, (start, before))
        if only and (content or lead_in) or content and lead_in and end - start < MOST:
            # words of work beside the role word: the role is for that work, the items below are only told
            spelled = self.kinds.is_("spelled_out", start, end) or self._ends_with_duty(stop, end)
            kept = role if only or spelled else "assigned"
            said = [Said(m, kept, "heading", row or "heading") for m in found]
            said += [Said(m, "coordinate", "heading", "heading:partners") for m in partners if only or spelled]
            said += self._others(start, end, said) if only else []
            own = not only and not spelled and role != "assigned"
            partner = only and self._leaves_partners(stop, end)
            return Told(tuple(said), None, lead_in, (start, end) if own else None, partner)
        return None

    def _ends_with_duty(self, start: int, end: int) -> bool:
        """Whether words end with a duty that the items spell out, and no verb stands before it: "là đầu mối chủ trì đợt cao điểm, có trách
        nhiệm:"."""
        last = next(reversed(list(self.speech.between(start, end, "duty"))), None)
        if last is None or any(c.isalnum() for c in self.flat[last.end : end]):
            return False
        cue = next(self.speech.between(start, last.start, "lead", "coordinate"), None)
        return cue is not None and not self.speech.verb(self.speech.skip(cue.end, end), end)

    def _others(self, start: int, end: int, said: list[Said]) -> list[Said]:
        """Return who has a role word of its own beside those that a lead-in begins with: "… do Sở Y tế chủ trì, Sở Tài chính phối hợp:"."""
        taken = {s.mention.start for s in said}
        every = self.sentences.roles(start, end)
        return [replace(s, source="heading") for s in every if s.role in ("lead", "coordinate") and s.mention.start not in taken]

    def shared(self, start: int, end: int, told: tuple[Said, ...], *, para: bool) -> Told | None:
        """Return what a lead-in without a subject says of whom its heading tells and of their partners, None where it says more or no
        role: "a) Chủ trì, phối hợp với các sở, ngành:", "b) Phối hợp với:" below "1. Sở Y tế".  The sentence of a paragraph (`para`) that
        its colon leaves open is ended by each item: "Chủ trì, phối hợp với Sở Y tế tham mưu cho UBND tỉnh:"."""
        statement = self.sentences._statement(start, end)
        role, row = self.sentences._own_role(start, end, first=True, statement=statement)
        partners = [m for group in statement.partners for m in group.actors]
        only = self._only_role(start, end, [(g.start, g.end) for g in statement.partners])
        whole = only or para and self._ends_with_colon(start, end) or self.kinds.is_("spelled_out", start, end)
        if role == "assigned" or not whole:
            return None
        said = [replace(s, role=role, rule=row) if s.role == "assigned" else s for s in told]
        said += [Said(m, "coordinate", "heading", "heading:partners") for m in partners]
        return Told(tuple(said), None, True, partners=self._leaves_partners(start, end))

    def _leaves_partners(self, start: int, end: int) -> bool:
        """Whether words end with a word for working together and name nobody behind it."""
        last = next(reversed(list(self.speech.between(start, end, "coordinate"))), None)
        if last is None or last.after:
            return False
        joined = self.speech.match(rows("orders", "with"), last.end, end)
        return not any(c.isalnum() for c in self.flat[joined if joined is not None else last.end : end])

    def before_list(self, start: int, end: int) -> int | None:
        """Return where the work ends that a lead-in states before its last clause announces a list ("… trên địa bàn; tổ chức thực hiện
        các nhiệm vụ sau:"), None where it announces and nothing else."""
        for sign in reversed(list(_LAST_CLAUSE.finditer(self.flat, start + _LEAST, end))):
            if end - sign.end() < _CLAUSE and self.kinds.is_("lead_clause", sign.end(), end):
                return sign.start()
        return None

    def _work(self, at: int, end: int) -> int:
        """Return where the words of work begin behind a name, its modals and its role words."""
        for _ in range(3):
            at = self.speech.modals(self.speech.aside(at, end), end)[0]
            cue = self.speech.cue_at(self.sentences._comma(at, end), end, "lead", "coordinate")
            if cue is None:
                break
            at = cue.end
        return self.sentences._comma(at, end)

    def _aside_role(self, start: int, end: int) -> str:
        """Return the role that words between a name and its colon say: "Sở Y tế (chủ trì):", "Sở Y tế - cơ quan chủ trì:"."""
        kind = label_kind(self.agencies.reading, start, end)
        return kind.kind if kind is not None and kind.kind in ("lead", "coordinate") else "assigned"

    def _in_bracket(self, start: int, end: int) -> list[Said]:
        """Return the partners in a bracket between a name and its colon: "Sở Y tế (phối hợp: Sở Tài chính): …"."""
        open_ = self.speech.skip(start, end)
        close = self.flat.rfind(")", open_, end) if self.flat[open_ : open_ + 1] == "(" else -1
        cue = self.speech.cue_at(open_ + 1, close, "coordinate") if close > 0 else None
        if cue is None or cue.after:
            return []
        joined = self.speech.match(rows("orders", "with"), cue.end, close)
        actors = slot_actors(self.agencies, joined if joined is not None else cue.end, close)
        return [Said(m, "coordinate", "heading", cue.rule) for m in actors]

    def _members(self, found: list[Mention], stop: int, end: int) -> tuple[list[Mention], int]:
        """Return the members of a collective that a bracket names: "Các cơ quan đăng ký đầu tư (Sở Tài chính, …):"."""
        if len(found) != 1 or found[0].kind == "name":
            return found, stop
        behind = found[0].end
        open_ = self.flat.find("(", behind, min(end, behind + 90))
        close = self.flat.find(")", open_, end) if open_ >= 0 else -1
        if close < 0 or any(sign in self.flat[behind:open_] for sign in ":."):
            return found, stop
        inner = slot_actors(self.agencies, open_ + 1, close)
        team = self.speech.match(rows("actors", "team"), found[0].start, stop) is not None
        formed = self._is_formed if team else self.sentences.is_proper
        members = [m for m in inner if m.kind != "open" or formed(m.start, m.end)]
        alone = team and bool(inner) and self.agencies.reading.chars[inner[0].start].isupper()
        whole = len(members) == len(inner) and len(members) > (0 if alone else 1)
        return (inner, close + 1) if whole else (found, stop)
