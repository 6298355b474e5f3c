"""Subjects: whom a clause or heading begins with and tells, behind orders, openings and clauses that bound a list.

In: the range of a clause.  Out: the actors, where their list ends, and the production that says so.
"""

from __future__ import annotations

import re

from ingest.duties.draft import Said
from ingest.duties.orders import Orders
from ingest.duties.speech import Speech
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.names.slots import trailing_list
from text.letters import UPPER
from text.rules import rows
from text.vocabulary import load as vocabulary

__all__ = ["NEAR", "Subjects"]

_AND_NAME = re.compile(rf"(?:và|,)\s+(?=[{UPPER}])")
_SIGN = re.compile(r"[,;:]|\.\s")
_PART_END = re.compile(r"[.;]\s")
_BEHIND_MATTER = re.compile(r",|\sthì\s")
_PARTING = (",", ":", ";", " thì ")  # before the subject of a clause that opens otherwise
_TOPIC = 1500  # characters of a matter before the colon of its answer at most
_TITLE = 40  # characters of the words that say a statement's matter before its colon
_MATTER = 120  # characters of such words where they are work
REACH = 240  # characters behind a subject in which a comma may bring what it does
NEAR = 8  # segments before a role word in which its actors are looked for


class Subjects(Orders):
    """Reads whom the clauses of a document tell."""

    def __init__(self, agencies: Agencies, speech: Speech) -> None:
        super().__init__(agencies, speech)
        self._subjects: dict[tuple[int, int], tuple[list[Mention], int, str]] = {}

    def subject(self, start: int, end: int) -> tuple[list[Mention], int, str]:
        """Return the agencies that a clause tells, where their list ends, and the production that says so; looked for once."""
        key = (start, end)
        if key not in self._subjects:
            found, stop, rule = self._find_subject(start, end)
            left = bool(found) and (
                self._tells_what_is_left(found[0].start, stop, end) or self._only_invites(found[0].start, start, stop, end)
            )
            self._subjects[key] = ([], start, "") if left else (found, stop, rule)
        found, stop, rule = self._subjects[key]
        return list(found), stop, rule

    def _find_subject(self, start: int, end: int) -> tuple[list[Mention], int, str]:
        at, rule = self.behind_order(start, end)
        if rule == "ordered" and self._is_person(at, end):
            return self._who_appoints(start, at)
        opens = rule == "subject" and self._opens(start, end)
        if rule == "subject" and not opens and (self.speech.cue_at(at, end, "lead", "coordinate", "negation") or self.begins_deed(at, end)):
            return [], start, ""
        named = self.role_named(at, end)
        if named is not None:
            return [named], named.end, "role-named"
        found, stop = self.leading(at, min(end, at + 1500), open=rule != "subject" or self._has_role_near(at, end))
        if found and found[0].kind == "open" and self.speech.match(rows("orders", "by_then"), found[0].start, end) is not None:
            found = []  # "Trước 15/10 Sở Y tế được phân công …"
        if found and found[0].kind == "open" and rule == "subject" and self._is_topic(found[0], end):
            found = []  # "Về nguồn thực phẩm tươi, đề nghị Sở Y tế …"
        found = self._behind_address(found, start, stop) if found and rule == "ordered" else self.behind_dash(found)
        known = rule != "subject" or any(m.kind != "open" for m in found)
        if found and (
            known or self._is_told(at, found[0].start, stop, end) or self._is_formed(at, end) and self.does(found[-1], stop, end)
        ):
            thing = rule == "subject" and all(m.kind == "open" for m in found) and self._is_done(stop, end)
            return ([], start, "") if thing else (found, stop, rule)
        if rule == "ordered" and not found and (own := self._who_appoints(start, at))[0]:
            return own
        return self._behind_opening(start, end) if opens else self._behind_matter(start, end)

    def _behind_address(self, found: list[Mention], start: int, stop: int) -> list[Mention]:
        """Return whom an order names behind a matter that it concerns: "Đối với ngành giáo dục, | đề nghị Sở Giáo dục và Đào tạo …"."""
        if self.speech.match(rows("orders", "address"), start, found[0].start) is None:
            return found
        order = next((cue for cue in self.speech.between(found[0].end, stop, "order")), None)
        return [m for m in found if order is None or m.start >= order.end] or found

    def _is_done(self, at: int, end: int) -> bool:
        """Whether a named body does what a clause begins with: "Đoàn công tác học tập kinh nghiệm | do Sở Y tế chủ trì"."""
        near = min(end, at + _TOPIC)
        part = _PART_END.search(self.flat, at, near)
        for cue in self.speech.between(at, part.start() if part is not None else end, "by"):
            actors, stop = trailing_list(self.agencies, self._space(cue.end, end), min(end, cue.end + 600))
            if actors and self._are_named(actors, end) and (self.works(stop, end) or self.speech.cue_at(stop, end, "lead") is not None):
                return True
        return False

    def _behind_matter(self, start: int, end: int) -> tuple[list[Mention], int, str]:
        """Return the bodies that do what a clause begins with as its matter: "Các vướng mắc về đất đai, | Sở Xây dựng hướng dẫn"."""
        chars, stop = self.agencies.reading.chars, min(end, start + _MATTER)
        begin = self.speech.skip(start, end)
        if not chars[begin : begin + 1].isupper():
            return [], start, ""
        for sign in _BEHIND_MATTER.finditer(self.agencies.reading.low, start, stop):
            if self._says_more(start, sign.start()):
                break
            named = self._space(sign.end(), end)
            told, _ = self.behind_order(named, end)
            if self.speech.match(rows("orders", "courtesy"), told, end) is not None:
                break  # "Trước tình hình trên, Sở Y tế đề nghị Quý đơn vị …": whom the letter addresses
            named = told if next(self.speech.between(named, told, "order"), None) is not None else named
            found, after = self.leading(named, min(end, named + 900))
            known = bool(found) and found[0].start == named and found[0].kind != "open"
            if "," not in sign[0] and (not self.works(after, end) or self.speech.match(rows("orders", "negation"), after, end) is not None):
                break  # "Xe đưa đón thì Sở Du lịch không lo", "Xe thì Công an xã chậm"
            if known and (self.works(after, end) or self.does(found[-1], after, end)):
                return found, after, "behind-opening"
        return [], start, ""

    def _says_more(self, start: int, comma: int) -> bool:
        """Whether the words before a comma are more than a matter: another sentence, a body, what someone is told, what opens a report."""
        chars = self.agencies.reading.chars
        told = (cue for cue in self.speech.between(start, comma, "lead", "coordinate", "order", "by", "duty") if not cue.after)
        return (
            self.speech.sentence_end(start, comma) < comma
            or self.speech.match(rows("orders", "opens_report"), start, comma + 1) is not None
            or any(m.kind == "name" or m.end == comma for m in self.agencies.within(start, comma))
            or any(cue.kind != "order" or chars[self._space(cue.end, comma)].isupper() for cue in told)
        )

    def begins_deed(self, at: int, end: int) -> bool:
        """Whether a clause begins with a verb, and not with a longer word for an actor ("Cấp ủy, chính quyền các cấp …")."""
        if not self.speech.verb(at, end) or self._is_known(at, end):
            return False
        stop = min(end, at + 60)
        verb, actor = self.speech.match(rows("verbs"), at, stop), self.speech.match(rows("actors", "collective"), at, stop)
        head = self.speech.match(rows("actors", "head"), at, stop)
        if verb is not None and head is not None and head > verb:
            return False  # "Chi nhánh Văn phòng đăng ký đất đai"
        if verb is not None and verb == head:
            behind = self._space(verb, stop)
            joined = _AND_NAME.match(self.agencies.reading.chars, behind, end)  # "Thanh tra và Văn phòng tổng hợp …"
            behind = joined.end() if joined is not None and self.heads_name(joined.end(), end) else behind
            return not self.agencies.reading.chars[behind : behind + 1].isupper()  # "Thường trực Hội đồng nhân dân tỉnh", "Thanh tra Sở"
        return verb is None or actor is None or actor <= verb

    def _is_known(self, at: int, end: int) -> bool:
        """Whether a known body's name begins here longer than its verb: "Thanh tra tỉnh", not "Thanh tra việc đóng thuế"."""
        near = min(end, at + 60)
        if self.agencies.reading.chars[at : at + 1].islower() or self.speech.match(rows("actors", "head"), at, near) is None:
            return False
        found, _ = self.leading(at, end)
        verb = self.speech.match(rows("verbs"), at, near)
        return bool(found) and found[0].kind == "name" and found[0].start == at and (verb is None or found[0].end > verb)

    def is_work(self, at: int, end: int, actors: list[Mention]) -> bool:
        """Whether words that were taken for names of actors are work: they begin with a verb, and nobody knows the names."""
        named = self.speech.match(rows("actors", "verb_head"), at, min(end, at + 30)) if actors else None
        if named is not None and self.agencies.reading.chars[self._space(named, end) : end][:1].isupper():
            return False  # "Tổ chức Động vật châu Á" where actors stand
        return all(m.kind == "open" for m in actors) and self.begins_deed(at, end)

    def _opens(self, start: int, end: int) -> bool:
        """Whether a clause begins with words before its subject ("Theo chức năng, …"), and not with a longer verb ("Theo dõi …")."""
        if not self.speech.has(rows("statements", "opening"), start, min(end, start + 80)):
            return False
        opening = self.speech.match(rows("statements", "opening"), start, min(end, start + 80))
        verb = self.speech.match(rows("verbs"), start, min(end, start + 60))
        return opening is None or verb is None or verb <= opening

    def acting(self, start: int, end: int, told: list[Said], *, first: bool) -> tuple[list[Mention], int, str]:
        """Return the agencies that act in a clause, where their list ends, and the production that says so.

        Under a letter's address (`told`) an addressee that the clause begins with acts, whatever the verb behind it.
        """
        subject, after, rule = self.subject(start, end)
        at = self.speech.skip(start, end)
        begins = first or self.agencies.reading.chars[at : at + 1].isupper()
        if subject and not self._acts(after, end, first, rule) and not (begins and self.does(subject[-1], after, end)):
            to = {s.mention.body or s.mention.name for s in told if s.rule == "addressee"}
            subject = subject if to and all((m.body or m.name) in to for m in subject) else []
        if subject or not first:
            return subject, after, rule
        if not told and (behind := self._behind_title(start, end)) is not None:
            return behind
        for s in told:
            stop = at + s.mention.end - s.mention.start
            same = s.rule == "addressee" and stop < end and self.flat[at:stop] == self.flat[s.mention.start : s.mention.end]
            if same and not self.flat[stop : stop + 1].isalnum():
                return [s.mention._replace(start=at, end=stop)], stop, rule
        return [], start if told else after, rule

    def _behind_title(self, start: int, end: int) -> tuple[list[Mention], int, str] | None:
        """Return who acts behind the few words that a statement's colon sets off as its matter: "Y tế: Sở Y tế cử 02 kíp cấp cứu".

        Work that a colon sets off is a matter too where who acts behind it begins a sentence: "Hoàn thiện thể chế: Các bộ khẩn trương …".
        """
        colon = self.flat.find(":", start, min(end, start + _MATTER))
        work = colon > start + _TITLE or colon > start and self.speech.verb(start, colon)
        if colon < 0 or any(not cue.after for cue in self.speech.between(start, colon, "lead", "coordinate", "order", "by")):
            return None
        if self.is_named(start, colon) or any(self.agencies.within(start, colon)):
            return None
        at = self._space(colon + 1, end)
        subject, after, rule = self.subject(at, end)
        if not subject or rule not in ("subject", "ordered") or not self._is_plainly_named(subject[0], end, sure=not work):
            return None
        begins = not work or self.agencies.reading.chars[at : at + 1].isupper()
        acts = self.works(after, end) or not work and self.does(subject[-1], after, end)
        return (subject, after, rule) if begins and acts else None

    def _is_plainly_named(self, mention: Mention, end: int, *, sure: bool) -> bool:
        """Whether a mention is a known body (`sure`) or group, or has a name formed like a body's: "Trạm Y tế phường"."""
        if mention.kind != "open":
            return mention.kind == "name" or not sure
        return self.agencies.reading.chars[mention.start].isupper() and self.heads_name(mention.start, end)

    def role_named(self, at: int, end: int, *, heads: bool = False) -> Mention | None:
        """Return bodies called by their part, where what they must do follows: "Cơ quan được giao chủ trì có trách nhiệm …".

        `heads`: the words head what they must do, and say at which work they lead ("Cơ quan chủ trì giải quyết thủ tục đầu tư").
        """
        found = rows("orders", "role_named").at(self.flat, self.agencies.reading.low, at, end)
        if found is None:
            return None
        must = self.speech.match(rows("orders", "must"), found[1], min(end, found[1] + 100))
        duty = next(iter(self.speech.between(found[1], min(end, found[1] + 100), "duty")), None)
        if not (self.speech.verb(found[1], end) if heads else must is not None or duty is not None):
            return None
        known = next((body.id for body in vocabulary().bodies if body.label_vi == found[0].value), "")
        return Mention(at, found[1], known, "group" if known else "open", found[0].value)

    def _is_person(self, at: int, end: int) -> bool:
        """Whether persons stand where an order's names do: "phân công cán bộ", "giao Bộ trưởng Lê An"; leaders of a body stand for it."""
        rank = self.speech.match(rows("actors", "rank"), at, min(end, at + 40))
        leader = self.speech.match(rows("orders", "leader"), at, min(end, at + 40))
        if rank == leader and rank is not None and self.person_end(self._space(rank, end), end) is not None:
            return True
        person = self.speech.match(rows("orders", "person"), at, min(end, at + 40)) is not None
        return person and not self._has_office(at, end) and (rank is None or not self.is_named(self._space(rank, end), end))

    def _is_responsible(self, name: int, at: int, end: int) -> bool:
        """Whether a duty or a role word follows right behind a name that nobody knows: that makes it an actor."""
        at = self.speech.aside(self.speech.brackets(at, end), end)
        post = self.speech.match(rows("actors", "post_alone"), name, at) == at
        if self.flat[at : at + 1] == ":" and not (post or self.is_lettered(name, at) or self._is_formed(name, end)):
            return False  # "An ninh mạng: phối hợp với Công an tỉnh …"
        after, duty, _ = self.speech.modals(at, end)
        places = (self._space(at, end), self._space(after, end))  # "là cơ quan chủ trì": the role word may begin with a modal
        cue = next((c for place in places if (c := self.speech.cue_at(place, end, "lead", "coordinate"))), None)
        return duty or cue is not None and not cue.after

    def _is_told(self, at: int, name: int, stop: int, end: int) -> bool:
        """Whether names that nobody knows are a subject: a duty or role word follows, or they are formed like a body's, behind a rank or
        not, and work follows."""
        formed = (
            self._is_formed(at, end) or name > at and (self._is_formed(name, end) or self.is_collective(name) or self.is_named(name, end))
        )
        return self._is_responsible(name, stop, end) or formed and (self.works(stop, end) or self._does_other(stop, end))

    def _is_formed(self, at: int, end: int) -> bool:
        """Whether a name begins with a plural, or in capitals with a word for a body or private actor: "Các chủ đập", "Sở Y tế"."""
        if self.behind_plural(at, min(end, at + 30)) > at:
            return True
        return self.agencies.reading.chars[at : at + 1].isupper() and (self.is_collective(at) or self.is_named(at, end))

    def _has_role_near(self, start: int, end: int) -> bool:
        near = min(end, start + 160)
        return any(True for _ in self.speech.between(start, near, "lead", "coordinate", "duty"))

    def _behind_opening(self, start: int, end: int) -> tuple[list[Mention], int, str]:
        """Return the list behind the comma of an opening clause: "Căn cứ kế hoạch này, Giám đốc các Sở, … xây dựng kế hoạch"."""
        bounded = self._space(self.speech.aside(start, end), end)
        if bounded > start and self.speech.cue_at(bounded, end, "order") is None and self.begins_deed(bounded, end):
            return [], start, ""  # "Căn cứ chức năng, nhiệm vụ, chỉ đạo các trường …": whom the heading tells
        answer = self.answer(start, end)
        if answer is not None:
            return answer[0], answer[1], "behind-opening"
        stop = min(end, start + 600)
        at = since = start  # `since`: where the last of several openings begins
        deed = False
        for _ in range(NEAR):
            at = min((i for i in (self.agencies.reading.low.find(sign, at, stop) for sign in _PARTING) if i >= 0), default=-1)
            if at < 0:
                break
            then = self.flat[at : at + 1] == " "  # "… thì Sở Y tế giới thiệu": a known body
            at += 3 if then else 0
            begin, rule = self.behind_order(self._space(at + 1, end), end)
            at += 1
            if rule == "subject" and not then and self._opens(begin, end):
                since = begin
                continue  # "Hằng quý, trên cơ sở báo cáo của các xã, …"
            deed = deed or self.hears and rule == "subject" and self.begins_deed(begin, end)
            if rule == "subject" and not then and (named := self.role_named(begin, end)) is not None:
                return [named], named.end, "role-named"
            around = list(self.agencies.within(start, stop))
            if rule == "subject" and any(m.start < at - 1 < m.end for m in around):
                continue  # inside a name: "đề nghị của các bộ, cơ quan liên quan, …"
            found, after = self.leading(begin, min(end, begin + 900))
            if not found and rule == "subject" and not then and self.is_collective(begin):
                found, after = self._many(begin, end)
            if (then or deed) and all(m.kind != "name" for m in found):
                continue  # "Ngoài ra, xử lý nước thải, các cơ sở gây ô nhiễm …": a list inside reported work
            listed = next((m for m in around if m.end == at - 1), None) if rule == "subject" else None
            if listed is not None and ([m.kind for m in found] != ["name"] or "," in self.flat[since : listed.start]):
                continue  # inside a list: "đề xuất của các sở, ban, ngành, địa phương, …"; the name behind the opening's own may act
            capital = bool(found) and found[0].start == begin and self.agencies.reading.chars[begin].isupper()
            if found and (self.works(after, end) or rule == "ordered" or capital and self.does(found[-1], after, end)):
                return found, after, "behind-opening"
        return self._behind_open_time(start, end)

    def _behind_open_time(self, start: int, end: int) -> tuple[list[Mention], int, str]:
        """Return the known bodies that act behind a time or a case which no comma ends: "Trước 15/10 | Sở Tài chính gửi dự toán"."""
        near = min(end, start + _MATTER)
        if not self.begins_time(start, end) and self.speech.match(rows("orders", "when", "by_then"), start, near) is None:
            return [], start, ""
        sign = _SIGN.search(self.flat, start, near)
        inside = ("linking", "join", "break", "verb", "opener", "owning", "rank")
        for m in self.agencies.within(start, sign.start() if sign else near):
            if m.kind != "name" or not self.agencies.reading.chars[m.start].isupper():
                return [], start, ""
            held = self.speech.preceded(rows("actors", *inside), m.start, start) is not None
            if held or self.speech.preceded(rows("verbs"), m.start, start) is not None:
                return [], start, ""
            found, after = self.leading(m.start, end)
            if self._receives(after, end):
                return [], start, ""
            if found and found[0].start == m.start and (self.works(after, end) or self.does(found[-1], after, end)):
                return found, after, "behind-opening"
        return [], start, ""

    def _receives(self, at: int, end: int) -> bool:
        """Whether something is done to a subject, and it is given no work: "được giao thêm 10 biên chế", not "được giao chủ trì"."""
        given = self.speech.match(rows("orders", "given"), self.speech.skip(at, end), end)
        if given is not None:
            return not self.works(given, end)
        return self.speech.match(rows("orders", "passive"), self.speech.skip(at, end), end) is not None

    def answer(self, start: int, end: int) -> tuple[list[Mention], int, int] | None:
        """Return whom the answer to a matter tells, where their list ends and where its colon stands, None where none is: "Về đề nghị
        sớm ban hành hướng dẫn: Bộ Nội vụ nghiên cứu …"."""
        if not self.speech.has(rows("statements", "topic"), start, end):
            return None
        colon = self.flat.find(":", start, min(end, start + _TOPIC))
        if colon < 0 or self.speech.sentence_end(start, colon) < colon:
            return None
        begin, rule = self.behind_order(self._space(colon + 1, end), end)
        found, after = self.leading(begin, min(end, begin + 900))
        return (found, after, colon) if found and (rule == "ordered" or self.works(after, end)) else None

    def _acts(self, after: int, end: int, first: bool, rule: str) -> bool:
        """Whether the words behind a leading list make it the subject of a duty."""
        rest = self.flat[after:end]
        if not rest.strip(" .;,:*_()"):
            return first
        if rule in ("ordered", "role-named") or self.speech.aside(after, end) > after:
            return any(c.isalnum() for c in rest)
        if self.works(after, end) or self._must_when(after, end) or first and self._works_behind_state(after, end):
            return True
        head = rest.lstrip()
        return head.startswith(":") or self.speech.match(rows("orders", "standing"), after, min(end, after + 80)) is not None

    def _works_behind_state(self, after: int, end: int) -> bool:
        """Whether words say which of those before them are meant, by what they did or lack, and a comma parts them from the work:
        "các bộ | đến nay chưa có báo cáo, khẩn trương gửi báo cáo"."""
        at = self._space(after, end)
        if self.speech.match(rows("orders", "past", "negation"), at, min(end, at + 30)) is None:
            return False
        comma = self.flat.find(",", at, min(end, at + REACH))
        begin = self.speech.modals(comma + 1, end)
        return comma > 0 and begin[2] and self.speech.verb(begin[0], end)

    def _must_when(self, after: int, end: int) -> bool:
        """Whether a clause that says when stands before what makes the names before it responsible: "… khi phát hiện … có trách nhiệm"."""
        if self.speech.match(rows("orders", "when"), after, min(end, after + 40)) is None:
            return False
        return next(self.speech.between(after, self.speech.sentence_end(after, end), "duty"), None) is not None

    def does(self, last: Mention, after: int, end: int) -> bool:
        """Whether a statement begins with known bodies and goes on in small letters with what no name or clause goes on with: then they
        do it, whatever the verb is."""
        at = self._space(self.speech.brackets(after, end), end)
        chars = self.agencies.reading.chars
        ended = bool(last.place) or last.name[-1:].isdigit()  # "Ban Chỉ huy Quân sự phường | trực …"
        placed = last.kind == "open" and chars[last.start].isupper() and ended
        if last.kind == "open" and chars[last.start].isupper() and not placed:
            return self._does_other(at, end)  # "Ban tổ chức huyện ủy giúp …"
        if last.kind != "name" and not placed or last.start > after or not chars[at : at + 1].islower() or self.flat[after:at].strip():
            return False
        no = rows("actors", "break", "linking", "join", "place", "level", "stop")
        return self.speech.match(no, at, min(end, at + 60)) is None or self.works_which(last, at, end)
