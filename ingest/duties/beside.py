"""Roles that stand beside names without a clause of their own: behind a colon, in a bracket, as labels, in the passive.

In: a statement.  Out: `Said`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.duties.draft import STRENGTH, Said
from ingest.duties.fields import FieldKind, label_kind
from ingest.duties.own_roles import Statement
from ingest.duties.speech import BLANK, Cue
from ingest.duties.subject_roles import REACH, SubjectRoles
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors, trailing_list
from text.rules import rows
from text.times import meaning

__all__ = ["Beside"]

_BREAK = re.compile(r"(?<=[.;])(?<!\.\.)\s+(?=\S)")  # an ellipsis ends no sentence
_BEHIND = re.compile(r"\s*\(\s*|\s[-–—]\s|\s?(?:\.{4,}|…{2,})\s?")  # before a role word that stands behind a name
_LAST_BRACKET = re.compile(r"\(([^()]{4,})\)[\s.;]*$")
_BRACKET = re.compile(r"\(([^()]{4,})\)")
_PART = re.compile(r"[^;]+")
_STOP = re.compile(r"\s*(?:$|[.,;:)(–-]|(?:xong|hoan thanh|truoc|trong)\b)")
_BY_WHEN = re.compile(r"\s*,?\s*(?:xong|hoan thanh|truoc|trong|cham nhat)\b")
_ENDS = re.compile(r"[.;:(]")
_CLOSE = re.compile(r"[()\];,.:\n]")
_NAME = 9  # words of a name behind a colon that nobody knows
_WHEN = 40  # characters of a time beside a name in a bracket
_WORK = 4  # characters of the shortest matter before a colon
_WHOLE = "whole"  # rows that count only where their clause says nothing else
_TOLD, _LAST = "told", "last"  # where words stand that say that nobody is told anything
_STOPS = f"{BLANK}.;"
_COMMAS = 4  # behind them that are looked behind for who acts
_HEADED = 16  # characters of the word that says what a body is


class Beside(SubjectRoles):
    """Reads the roles that words beside a name say."""

    _giving_none: dict[tuple[int, int], bool]

    def _clauses(self, statement: Statement) -> Iterable[tuple[int, int]]:
        """Yield the sentences and the parts that ";" divides; a list of names that goes on behind ";" is not divided.  Of a report of
        orders those are left out that only report: "…. Trước đó, UBND tỉnh kiến nghị …"; of any those that say whom nothing is given."""
        for at, stop in self._divided(statement):
            if (at == statement.start or not self.hears or not self.reports(at, stop)) and not self.gives_none(at, stop):
                yield at, stop

    def gives_none(self, start: int, end: int) -> bool:
        """Whether a sentence only says for what nobody is told, or who is told nothing: "Khoa Dược đang sửa chữa nên không giao việc mới",
        not "Sở Y tế chủ trì, không giao các trạm tự mua", nor "xã không được giao việc thì hỗ trợ"; looked for once."""
        key = (start, end)
        if key not in self._giving_none:
            self._giving_none[key] = self._gives_none(start, end)
        return self._giving_none[key]

    def _gives_none(self, start: int, end: int) -> bool:
        for rule, at, stop in rows("orders", "gives_none").find(self.flat, self.agencies.reading.low, start, end):
            if not rule.value or self._spares(str(rule.value), start, at, stop, end):
                given = self.speech.between(start, at, "lead", "coordinate", "order")
                return not any(not cue.after and not self._negates(cue, start) for cue in given) and not self._acts_behind(stop, end)
        return False

    def _spares(self, form: str, start: int, at: int, stop: int, end: int) -> bool:
        """Whether words [at, stop) that nobody is told anything are what a sentence says, by where they stand in it."""
        rest = self.flat[stop:end].strip(_STOPS)
        first, behind = self.leading(start, at)
        if form == _LAST:
            return not rest and self.flat[start:at].rstrip()[-1:] in ("", ",") and not (first and self.works(behind, at))
        return bool(first) and self._space(behind, end) == at and (form != _TOLD or not rest)

    def _acts_behind(self, start: int, end: int) -> bool:
        """Whether behind one of the next commas a body acts: "Kế hoạch này không giao việc cho xã, Sở Y tế rà soát …"."""
        for _ in range(_COMMAS):
            start = self.flat.find(",", start, end) + 1
            first, stop = self.leading(self._space(start, end), end) if start else ([], 0)
            if not start or first and self.flat[stop:end].strip(_STOPS):
                return bool(start)
        return False

    def _negates(self, cue: Cue, start: int) -> bool:
        return self.speech.preceded(rows("orders", "negation"), cue.start, start) is not None

    def _divided(self, statement: Statement) -> Iterable[tuple[int, int]]:
        at = statement.start
        for match in _BREAK.finditer(self.flat, statement.start, statement.end):
            if match.start() < statement.matter or statement.is_listed(match.start()):
                continue
            if self.agencies.lists.tokens.abbreviates(match.start()):
                continue
            yield at, match.start()
            at = match.end()
        if at < statement.end:
            yield at, statement.end

    def beside(self, statement: Statement) -> list[Said]:
        """Return the roles that no clause of a statement says."""
        found = self._bracketed(statement.start, statement.end) + self._labelled(statement)
        found += self._joined_in_bracket(statement)
        return found + self._behind_colon(statement) + self._in_bare_bracket(statement) + self._passive(statement) + self._owned(statement)

    def _joined_in_bracket(self, statement: Statement) -> list[Said]:
        """Return whom a bracket says that work is done with: "Sửa 40 nhà ở dột nát (cùng với Công ty Xi măng Nghi Sơn)"."""
        out: list[Said] = []
        for bracket in _BRACKET.finditer(self.flat, statement.start, statement.end):
            start, end = bracket.span(1)
            stop = self.speech.match(rows("orders", "together"), start, end)
            begin = self.speech.skip(stop, end) if stop is not None else end
            actors = slot_actors(self.agencies, begin, end) if self.agencies.reading.chars[begin : begin + 1].isupper() else []
            made = actors and self._is_of_kind(begin, end, statement.start, start)
            if actors and not made and actors[0].start == begin and self._are_named(actors, end):
                out += [Said(m, "coordinate", "inline", "together") for m in actors]
        return out

    def _is_of_kind(self, at: int, end: int, start: int, stop: int) -> bool:
        """Whether a bracket names more of what work is done on: "Nâng cấp Bệnh viện tỉnh (cùng với Bệnh viện Phụ sản)"."""
        head = self.speech.match(rows("actors", "head"), at, end) if self.begins_deed(start, stop) else None
        return head is not None and self.flat[at:head] in self.flat[start:stop]

    def led_by_one(self, said: list[Said], statement: Statement) -> list[Said]:
        """Return the roles where a bracket says which of several bodies that a statement tells leads the others: "Công an xã, các thôn:
        tuần tra … (Công an xã chủ trì)"; it may shorten the name ("Công ty")."""
        told = [s for s in said if s.role == "assigned"]
        for bracket in _BRACKET.finditer(self.flat, statement.start, statement.end) if len(told) > 1 else ():
            start, end = bracket.span(1)
            cue = next(self.speech.between(start, end, "lead"), None)
            if cue is None or cue.start in statement.void or self.flat[cue.end : end].strip(BLANK):
                continue
            words = self.flat[start : cue.start].strip(BLANK).removeprefix("do ")
            all_told = [s for s in told if s.mention.end <= start]
            names = {s.mention.start: f"{self.flat[s.mention.start : s.mention.end]} ".startswith(f"{words} ") for s in all_told}
            if words and len(names) > 1 and sum(names.values()) == 1:
                others = [s for s in said if s not in all_told and not start <= s.mention.start < end]
                led = [replace(s, role="lead" if names[s.mention.start] else "coordinate", rule=cue.rule) for s in all_told]
                return [*led, *others]
        return said

    def _labelled(self, statement: Statement) -> list[Said]:
        """Return the roles of names right behind a label without a sign: "…; đơn vị chủ trì Sở Y tế; đơn vị phối hợp Sở Tài chính"."""
        found = [
            (cue, *label)
            for cue in self.speech.between(statement.start, statement.end, "lead", "coordinate")
            if (label := self._label(cue, statement))
        ]
        out: list[Said] = []
        for (cue, _, kind), after in zip(found, [*(begin for _, begin, _ in found[1:]), statement.end], strict=False):
            actors, _ = trailing_list(self.agencies, self.speech.skip(cue.end, after), min(after, cue.end + REACH))
            statement.used.add(cue.start)
            out += [Said(m, kind.kind, "inline", f"label:{kind.rule}") for m in actors]
        return out

    def _label(self, cue: Cue, statement: Statement) -> tuple[int, FieldKind] | None:
        """Return where a role word with its word for a body begins a part of a statement, and what it says as a label; None where a
        name in capitals does not follow."""
        chars, at = self.agencies.reading.chars, self.speech.skip(cue.end, statement.end)
        noun = self.speech.preceded(rows("labels", "who"), cue.start, statement.start)
        begin = noun if noun is not None else cue.start
        if not chars[at : at + 1].isupper() or rows("labels", "who").at(self.flat, self.agencies.reading.low, begin, cue.end) is None:
            return None
        before = self.flat[statement.start : begin].rstrip(BLANK)
        kind = label_kind(self.agencies.reading, begin, cue.end)
        if kind is None or kind.kind not in STRENGTH or before and before[-1] not in ".;,(" or not self.is_named(at, statement.end):
            return None
        return begin, kind

    def _owned(self, statement: Statement) -> list[Said]:
        """Return the bodies whose work a statement says that it is: "Sửa 14 cầu dân sinh là việc của Ban Quản lý đường bộ"; other words say
        so only of work that a clause names, where known bodies are all else that it says: "Việc cung ứng vật tư thuộc trách nhiệm của Sở
        Y tế", not "Hồ sơ thuộc trách nhiệm của Sở Y tế chưa được giải quyết"."""
        out: list[Said] = []
        flat, low = self.flat, self.agencies.reading.low
        for rule, start, end in rows("orders", "owned_by").find(flat, low, statement.start, statement.end):
            if self.speech.preceded(rows("orders", "negation"), start, statement.start) is not None:
                continue
            sign = _ENDS.search(flat, end, statement.end)
            stop = sign.start() if sign is not None else statement.end
            if rule.value == _WHOLE and not self._is_said_of_work(statement.start, start):
                continue
            actors = slot_actors(self.agencies, self._space(end, stop), stop) if stop - end < REACH else []
            if rule.value == _WHOLE and not (actors and all(m.kind == "name" for m in actors) and actors[-1].end == stop):
                continue
            named = all(m.kind == "name" or self._is_plain_name(m, stop) for m in actors)
            out += [Said(m, "assigned", "inline", rule.id) for m in actors] if named else []
        return out

    def _is_said_of_work(self, start: int, at: int) -> bool:
        """Whether the clause before `at` names work, and nobody: "Việc cung ứng vật tư | thuộc …", not "Việc chậm trả lương | thuộc …"."""
        begin = start
        for sign in _BREAK.finditer(self.flat, max(start, at - REACH), at):
            begin = sign.end()
        if begin < at - REACH:
            return False
        share = self.speech.match(rows("orders", "shares"), begin, at)
        if share is None or not self.speech.verb(self._space(share, at), at):
            return False
        told = any(not cue.after for cue in self.speech.between(begin, at, *STRENGTH, "order", "duty", "by"))
        return not told and not any(self.agencies.between(begin, at))

    def _passive(self, statement: Statement) -> list[Said]:
        """Return who does a thing that the statement names: "Nội dung về y tế do Hội Thầy thuốc trẻ thực hiện."; "Rà soát các dự án do
        Sở Y tế thực hiện" only says which projects."""
        clauses = [*self._clauses(statement)] if next(self.speech.between(statement.start, statement.end, "by"), None) is not None else []
        return [said for start, end in clauses for said in self._done_by(start, end)]

    def _done_by(self, start: int, end: int) -> list[Said]:
        """Return who does the thing that a clause names."""
        out: list[Said] = []
        thing = self.speech.match(rows("actors", "thing"), start, min(end, start + 60)) is not None
        for cue in self.speech.between(start, end, "by"):
            deed = self.begins_deed(start, end) and not thing
            if any(m.kind != "open" for m in self.subject(start, cue.start)[0]):
                return []
            actors, stop = trailing_list(self.agencies, self._space(cue.end, end), min(end, cue.end + 600))
            done = self.speech.match(rows("orders", "performs"), stop, min(end, stop + 60)) if actors else None
            made = self.speech.match(rows("orders", "makes"), stop, min(end, stop + 60)) if actors and done is None else None
            if not deed and made is not None and not self.flat[made:end].strip(BLANK + ".;"):
                out += [Said(m, "assigned", "inline", cue.rule) for m in actors]  # "Giấy mời do Văn phòng soạn."
                continue
            if not deed and done is None and actors and self._is_whole(start, stop, end, actors):
                lead = self.speech.cue_at(stop, end, "lead")
                role = "assigned" if lead is None or lead.after else "lead"
                out += [Said(m, role, "inline", cue.rule) for m in actors]
                out += [Said(m, beside or role, "inline", cue.rule) for m, beside in self._others_do(stop, end)]
                continue
            apart = self.flat[start : cue.start].rstrip()[-1:] == "," and done is not None and not self.flat[done:end].strip(_STOPS)
            if deed and not apart and (done is None or _BY_WHEN.match(self.flat, done, end) is None):
                continue  # "Nạo vét kênh do Công ty Thủy lợi làm, xong trong tháng 6" tells whose the work is
            if done is not None and (_STOP.match(self.flat, done, end) or self.speech.cue_at(done, end, "lead", "coordinate")):
                out += [Said(m, "assigned", "inline", cue.rule) for m in actors]
        return out

    def _is_whole(self, start: int, stop: int, end: int, actors: list[Mention]) -> bool:
        """Whether a clause names a thing and who does what with it, and says nothing else of it: "Vé mời do Văn phòng Bộ quản lý", not
        "Văn bản do Bộ Tư pháp soạn thảo phải lấy ý kiến"."""
        if not self._are_named(actors, end) or not (self.works(stop, end) or self._does_other(stop, end)):
            return False  # "do Công ty Điện lực gây ra"
        more = self.speech.holds(rows("orders", "passive", "must", "modal", "duty", "order"), stop, end) or self.is_over(stop, end)
        return not more and not self.speech.holds(rows("orders", "passive", "must", "duty"), start, actors[0].start)

    def _others_do(self, start: int, end: int) -> list[tuple[Mention, str]]:
        """Return who else does a part behind a comma ("do Vụ Kế hoạch thẩm định mức chi, | Quỹ Hỗ trợ nghệ sĩ trẻ tài trợ"), with the role
        of a word right behind them ("do Sở Y tế chủ trì, | Sở Nội vụ phối hợp")."""
        out: list[tuple[Mention, str]] = []
        comma = self.flat.find(",", start, end)
        while comma >= 0:
            at = self._space(comma + 1, end)
            found, stop = self.leading(at, end, open=True) if self.agencies.reading.chars[at : at + 1].isupper() else ([], at)
            cue = self.speech.cue_at(stop, end, "lead", "coordinate")
            if found and self.is_named(at, end) and self.works(stop, end):
                out += [(m, cue.kind if cue is not None else "") for m in found]
            comma = self.flat.find(",", comma + 1, end)
        return out

    def _behind_colon(self, statement: Statement) -> list[Said]:
        """Return whom a statement's last colon gives it: "Cải thiện chỉ số thủ tục hành chính: Sở Nội vụ." """
        start, end = statement.start, statement.end
        while end > start and self.flat[end - 1] in " .;":
            end -= 1
        colon = self.flat.rfind(":", start, end)
        if colon - start < _WORK or statement.partners or any(True for _ in self.speech.between(start, end, *STRENGTH, "order", "duty")):
            return []
        announced = label_kind(self.agencies.reading, start, colon) is not None or self._announces(start, colon + 1)
        begin = self._space(colon + 1, end)
        actors = slot_actors(self.agencies, begin, end) if not announced and end - begin < REACH else []
        formed = all(m.kind == "name" or self._is_plain_name(m, end) for m in actors)
        sure = bool(actors) and actors[0].start == begin and formed and actors[-1].end == end
        sure = sure and (all(m.kind == "name" for m in actors) or self.leading(begin, end)[1] >= end)
        sure = sure and not self.gets_it(start, colon, begin)
        return [Said(m, "assigned", "inline", "behind-colon") for m in actors] if sure and not self.is_named(start, colon) else []

    def gets_it(self, start: int, end: int, who: int) -> bool:
        """Whether whoever stands behind work gets it, or is looked into: "Gửi báo cáo - Bộ Y tế", "Thanh tra đột xuất: Công ty An Bình"."""
        if rows("statements", "hands_over").first(self.flat, self.agencies.reading.low, start, end) is not None:
            return not self.agencies.between(start, end)
        looks_into = self.speech.match(rows("statements", "looks_into"), start, end) is not None
        return looks_into and self.speech.match(rows("statements", "looked_into"), who, who + _HEADED) is not None

    def _is_plain_name(self, mention: Mention, end: int) -> bool:
        """Whether words are a short name formed like a body's, and no clause."""
        short = len(mention.name.split()) <= _NAME and not any(c.isdigit() for c in self.flat[mention.start : mention.end])
        return short and self.agencies.reading.chars[mention.start].isupper() and self.heads_name(mention.start, end)

    def _in_bare_bracket(self, statement: Statement) -> list[Said]:
        """Return whom a bracket at a statement's end gives it without a word: "Cải tạo kênh tiêu Vĩnh Phước (Sở Xây dựng; quý III)." """
        start, end = statement.start, statement.end
        bracket = _LAST_BRACKET.search(self.flat, max(start, end - REACH), end)
        if bracket is None or not self.speech.verb(start, bracket.start()) and self.is_named(start, bracket.start()):
            return []
        if self._ends_with_head(start, bracket.start()):
            return []  # "… gửi kết quả về Sở (Chi cục Bảo vệ môi trường)": which office of it
        if any(True for _ in self.speech.between(start, end, *STRENGTH, "order", "duty", "by")):
            return []
        doer, stop = self.leading(*bracket.span(1))
        close = bracket.end(1)
        if doer and doer[0].start == bracket.start(1) and not self.is_over(stop, close):
            more = self.alongside(stop, close, statement)  # "(Công ty Môi trường thu gom, Công an xã giữ trật tự)"
            works = len(self.flat[stop:close].split()) > 2 and self.works(stop, close)
            works = works and not self.speech.has(rows("orders", "sourced"), stop, close)  # "(Bộ Nội vụ hướng dẫn tại Công văn 12)"
            if (
                self._performs(stop, close)
                or works
                and (more or ";" in self.flat[bracket.start(1) : stop] or self._goes_on(stop, close) or self._is_to_come(stop, close))
            ):
                return [Said(m, "assigned", "inline", "in-bracket") for m in doer] + more
        if any(not self.flat[m.end : bracket.start()].strip() for m in self.agencies.within(start, bracket.start())):
            return []  # members, or another name, of the body before it
        actors = [m for part in _PART.finditer(self.flat, *bracket.span(1)) for m in self._body_of(*part.span())]
        sure = bool(actors) and actors[0].start == bracket.start(1)
        return [Said(m, "assigned", "inline", "in-bracket") for m in actors] if sure else []

    def is_over(self, at: int, end: int) -> bool:
        """Whether a clause tells what was done before the document's day: "(Sở Y tế xây dựng năm 2019)"."""
        when, issued = meaning(self.flat[at:end]), self.agencies.document.issue_date
        last = when.end or when.start
        return issued is not None and last is not None and last < issued or self.speech.has(rows("orders", "past"), at, end)

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether another body works behind a clause's ";"."""
        sign = self.flat.find(";", at, end)
        name = self._space(sign + 1, end)
        found, stop = self.leading(name, end) if sign >= 0 else ([], at)
        return bool(found) and found[0].start == name and self.works(stop, end)

    def _is_to_come(self, at: int, end: int) -> bool:
        """Whether a clause that is not over says by when, of a document with a day, or how often."""
        issued = self.agencies.document.issue_date
        when = meaning(self.flat[at:end], int(issued[:4]) if issued is not None else None)
        return when.recurrence is not None or issued is not None and bool(when.end or when.start)

    def _performs(self, at: int, end: int) -> bool:
        return self.speech.match(rows("orders", "performs"), at, end) is not None

    def _body_of(self, start: int, end: int) -> list[Mention]:
        """Return the known bodies that are all that a part of a bracket says, [] where it says anything else."""
        actors = slot_actors(self.agencies, start, end)
        office = len(actors) == 1 and self._is_office(actors[0])  # "(Phòng Chính sách và Phát triển hợp tác xã)"
        coded = any(self._is_role_code(m) for m in actors)
        if not actors or coded or not office and any(m.kind != "name" for m in actors):
            return []
        rest = self.flat[actors[-1].end : end].strip(BLANK + ",")
        if rest and self.is_over(actors[-1].end, end):
            return []
        when = meaning(rest) if rest and len(rest) < _WHEN else None  # "(Văn phòng Đăng ký đất đai, hoàn thành tháng 10/2025)"
        return actors if not rest or when is not None and (when.start or when.end or when.recurrence) else []

    def _is_role_code(self, mention: Mention) -> bool:
        """Whether letters behind a dash stand for a role, whichever body they may mean elsewhere: "Sở Nội vụ - CT"."""
        kind = label_kind(self.agencies.reading, mention.start, mention.end)
        return (
            kind is not None and kind.kind in STRENGTH and self.flat[max(0, mention.start - 3) : mention.start].rstrip()[-1:] in ("-", "–")
        )

    def _ends_with_head(self, start: int, end: int) -> bool:
        """Whether words end with a word for a body in capitals, which names none by itself."""
        head = self.speech.preceded(rows("actors", "head"), end, start)
        return head is not None and self.agencies.reading.chars[head].isupper()

    def _is_office(self, mention: Mention) -> bool:
        """Whether a name is formed like that of an office of a body, which is no place where work is done."""
        named = self.agencies.reading.chars[mention.start].isupper()
        return named and self.speech.match(rows("actors", "desk"), mention.start, mention.end) is not None

    def _bracketed(self, start: int, end: int) -> list[Said]:
        """Return the roles that stand behind names as labels: "Sở Y tế (chủ trì), Sở Tài chính (phối hợp)", "Sở Y tế - chủ trì"."""
        out = []
        floor = start
        for sign in _BEHIND.finditer(self.flat, start, end):
            close = _CLOSE.search(self.flat, sign.end(), min(end, sign.end() + 60))
            stop = close.start() if close else min(end, sign.end() + 60)
            kind = label_kind(self.agencies.reading, sign.end(), stop)
            body = self.agencies.reading.chars[sign.end() : stop][:1].isupper() and self.is_named(sign.end(), stop)
            if kind is None or kind.kind not in STRENGTH or self.flat[stop : stop + 1] == ":" or body:
                continue  # "trên Cổng Thông tin điện tử (chủ trì: Sở Y tế)"; "Phòng Nghiệp vụ (Bộ Chỉ huy)"
            begin = max(floor, *(self.flat.rfind(c, start, sign.start()) + 1 for c in ";([:"), start)
            if any(m.start < sign.start() < m.end for m in self.leading(self._space(begin, end), end)[0]):
                continue  # "Đội Quản lý trật tự đô thị - Xây dựng chủ trì"
            actors = slot_actors(self.agencies, begin, sign.start()) if sign.start() - begin < 300 else []
            known = [
                m
                for m in self.agencies.within(max(start, sign.start() - 200), sign.start())
                if not self.flat[m.end : sign.start()].strip(BLANK)
            ]
            named = [m for m in actors if m.kind != "open" or self.is_named(m.start, m.end)]
            last = "(" in sign[0] and floor == start  # behind another bracket all are meant: "A (chủ trì), B, C (phối hợp)"
            chosen = named[-1:] if last or len(named) < len(actors) else named
            out += [Said(m, kind.kind, "inline", f"behind-name:{kind.rule}") for m in (chosen or known[-1:])]
            floor = stop
        return out

    def _announces(self, start: int, end: int) -> bool:
        """Whether a clause opens a list of things: "…, gồm: …;"."""
        colon = self.flat.rfind(":", start, end)
        return colon >= 0 and self.speech.has(rows("statements", "enumerates", "leads_in"), max(start, colon - 40), colon + 1)
