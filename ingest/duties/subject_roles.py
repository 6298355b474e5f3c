"""The role that the words behind a subject give it: "Sở Y tế chủ trì …", "… có trách nhiệm phối hợp …", "…, chủ trì tổng hợp".

In: where a subject's list ends.  Out: the role and the row that says so.
"""

from __future__ import annotations

import re

from ingest.duties.draft import Said
from ingest.duties.own_roles import OwnRoles, Statement
from ingest.duties.speech import BLANK, Cue
from ingest.duties.subjects import REACH
from ingest.names.mention import Mention
from text.letters import LOWER, UPPER
from text.rules import rows

__all__ = ["ALONGSIDE", "PARTNERS", "REACH", "SubjectRoles"]

_MEMBERS = re.compile(rf":\s+[{UPPER}]\w*(?:(?:,\s+|\s+(?:và\s+)?)[{UPPER}]\w*)*(?=\s+[{LOWER}])")
_NEXT = re.compile(r",\s*")  # between a clause's work and who else does some
_PARTED = re.compile(r"[,;.:]")
_NAME = 300  # characters of the longest name
PARTNERS = "body:cac-co-quan-phoi-hop"
ALONGSIDE = "alongside"  # the production of a later clause that tells someone of work


class SubjectRoles(OwnRoles):
    """Reads the roles of those whom a clause begins with."""

    def role_behind(self, after: int, end: int, statement: Statement, *, ordered: bool = False) -> tuple[str, str]:
        """Return the role that the words behind a subject give it, and the row that says so."""
        after = self.past_members(after, end)
        at = self.speech.aside(self.speech.brackets(after, end), end)
        begin, _, _ = self.speech.modals(at, end)
        for place in (self._space(begin, end), self._space(at, end), self._comma(begin, end)):
            cue = self.speech.cue_at(place, end, "lead", "coordinate")
            if cue is not None and cue.joined:
                continue  # "…, có sự phối hợp của Sở Y tế" is of those behind it
            if cue is not None and cue.start not in statement.void and (ordered or not cue.after) and not self._is_coupled(cue, end):
                statement.used.add(cue.start)
                return ("assigned", "relative-clause") if self._is_relative(after, cue, end) else (cue.kind, cue.rule)
        given = rows("orders", "given")
        duties = (c for c in self.speech.between(after, min(end, after + 140), "duty") if self.speech.match(given, c.start, end) is None)
        duty = next(duties, None)
        if duty is not None and not self._is_parted(after, duty.start):
            cue = self.speech.cue_at(self.speech.modals(duty.start, end)[0], end, "lead", "coordinate")
            if cue is not None and not cue.after:
                statement.used.add(cue.start)
                return cue.kind, cue.rule  # "các sở quản lý quy hoạch có trách nhiệm phối hợp …"
        for cue in self.speech.between(after, min(end, after + REACH), "lead"):
            if cue.after or cue.start in statement.void:
                continue
            before = self.flat[after : cue.start].rstrip(BLANK)
            tail = self.speech.preceded(rows("orders", "modal", "duty"), cue.start, after)
            before = self.flat[after:tail].rstrip(BLANK) if tail is not None else before
            if before.endswith((",", ";")) or not before or tail is not None and len(before) < 4:
                statement.used.add(cue.start)
                return "lead", cue.rule
        return "assigned", ""

    def past_members(self, after: int, end: int) -> int:
        """Return where the names end that a colon lists behind a subject: "các tỉnh: Hà Tĩnh, Quảng Trị chủ động …"."""
        members = _MEMBERS.match(self.agencies.reading.chars, after, end)
        return members.end() if members else after

    def _is_parted(self, start: int, end: int) -> bool:
        """Whether a sign parts words, outside of the clauses that bound a list."""
        at = start
        for _, a, b in rows("orders", "aside").find(self.flat, self.agencies.reading.low, start, end):
            if _PARTED.search(self.flat, at, a):
                return True
            at = b
        return _PARTED.search(self.flat, at, end) is not None

    def _is_relative(self, after: int, cue: Cue, end: int) -> bool:
        """Whether a role only says which bodies are meant, and what they must do follows: "… được giao chủ trì có trách nhiệm …"."""
        before = self.speech.cue_at(after, end, "duty", "order")
        given = (
            before is not None
            and before.end <= cue.start
            and self.speech.match(rows("orders", "given"), before.start, cue.start) is not None
        )
        if not given:
            return False
        later = next(iter(self.speech.between(cue.end, end, "duty")), None)
        comma = self.flat.find(",", cue.end, end)
        modal = self.speech.match(rows("orders", "must"), cue.end, end)
        return later is not None or modal is not None or comma >= 0 and self.speech.verb(self._space(comma + 1, end), end)

    def _is_coupled(self, cue: Cue, end: int) -> bool:
        """Whether a word of working together only goes with another verb, and names nobody: "phối hợp, hướng dẫn Bộ Y tế"."""
        if cue.kind != "coordinate" or not self.flat[cue.end : min(end, cue.end + 3)].lstrip().startswith(","):
            return False
        verb = self.speech.match(rows("verbs"), self.flat.find(",", cue.end) + 1, end)
        return verb is not None and any(c.isalnum() for c in self.flat[verb:end])  # "…, Sở Tài chính phối hợp, hỗ trợ."

    def also(self, start: int, end: int) -> list[Said]:
        """Return who else a sentence makes responsible: "…, các cơ quan phối hợp có trách nhiệm …"."""
        out: list[Said] = []
        for cue in self.speech.between(start, end, "duty"):
            for mention in self.agencies.within(max(start, cue.start - 120), cue.start):
                before = self.flat[start : mention.start].rstrip()
                if not self.flat[mention.end : cue.start].strip(BLANK) and before.endswith((",", ";", " va")):
                    role = "coordinate" if mention.body == PARTNERS else self._plain_role(cue.end, end)
                    out.append(Said(mention, role, "inline", cue.rule))
        return out

    def alongside(self, start: int, end: int, statement: Statement, role: str = "assigned") -> list[Said]:
        """Return whom a clause tells behind its first subject's work: "Giao Sở Y tế soạn kịch bản, | Sở Tài chính bố trí kinh phí", "…,
        đồng thời | Công an xã trực chốt"; a part of what the first subject does in its `role` is done in it too: "Sở Y tế chủ trì việc
        tiêm, | Sở Nội vụ việc tập huấn".

        A comma that parts two names is of a list; a role word beside the name says more.
        """
        out: list[Said] = []
        over = start
        chars = self.agencies.reading.chars
        for sign in _NEXT.finditer(self.flat, start, end):
            at = self._behind_link(sign.end(), end)
            if sign.start() < over or not chars[at : at + 1].isupper() or statement.is_listed(sign.start()):
                continue
            before = self.flat[start : sign.start()]
            listed = any(m.end == sign.start() for m in self.agencies.within(max(0, sign.start() - _NAME), sign.start()))
            if listed or before.count("(") > before.count(")"):
                continue
            found, stop = self._next_doers(at, end)
            if not found or self._receives_work(found[0], end):
                continue
            cue = self.speech.cue_at(stop, end, "lead", "coordinate")
            if cue is not None:
                helps = cue.after and cue.kind == "coordinate" and self.speech.verb(cue.end, end)  # "…, Bộ Ngoại giao hỗ trợ kết nối"
                out += [Said(m, "coordinate", "inline", cue.rule) for m in found] if helps else []
                continue
            behind = self._space(stop, end)
            if self.speech.match(rows("actors", "break", "linking", "join"), behind, end) is not None:
                continue  # "…, Ủy ban nhân dân cấp xã trong quá trình giải quyết"
            shares = self.speech.match(rows("orders", "shares"), behind, end) is not None
            if shares or self.works(stop, end) or self._does_other(stop, end):
                over = stop
                out += [Said(m, role if shares else "assigned", "inline", ALONGSIDE) for m in found]
        return out

    def _receives_work(self, mention: Mention, end: int) -> bool:
        """Whether who stands behind a comma is whom the work goes to: "…, UBND tỉnh xem xét, quyết định"."""
        authority = self.speech.match(rows("orders", "authority"), mention.start, end)
        return authority is not None and (authority >= mention.end or self.issues(mention))

    def _behind_link(self, at: int, end: int) -> int:
        """Return where the words of a later clause begin behind what links it: "…, còn | Công an tỉnh cấm xe"."""
        link = self.speech.match(rows("orders", "besides"), at, end)
        return self._space(link if link is not None else at, end)

    def _next_doers(self, at: int, end: int) -> tuple[list[Mention], int]:
        """Return the bodies that words begin with, known or with a name of their own, and where their list ends."""
        if not self.is_proper(at, end) and all(m.start != at for m in self.agencies.within(at, at + _NAME)):
            return [], at
        found, stop = self.leading(at, end)
        own = bool(found) and found[0].start == at and found[0].kind != "group"
        seen = {m.start for m in self.agencies.within(at, stop)} if own else set()
        return (
            (found, stop) if own and all(m.kind != "open" or m.start in seen or self.is_proper(m.start, m.end) for m in found) else ([], at)
        )

    def _plain_role(self, at: int, end: int) -> str:
        cue = self.speech.cue_at(self._space(at, end), end, "lead", "coordinate")
        return cue.kind if cue is not None else "assigned"
