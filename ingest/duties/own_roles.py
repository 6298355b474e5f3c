"""What words without a subject of their own tell the agency above or before them: a heading's, a sentence's before, a programme's parties.

In: a clause and its statement.  Out: the role that it gives.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate

from ingest.duties.draft import Said
from ingest.duties.reported import Reported
from ingest.duties.speech import BLANK, Cue
from ingest.names.mention import Mention
from ingest.names.slots import trailing_list
from text.rules import rows

__all__ = ["ASKS", "Group", "OwnRoles", "Statement"]

ASKS = "order.yeu-cau"  # the rows of orders that ask


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that words give a part: the list's range, the cue that gives it."""

    actors: tuple[Mention, ...]
    start: int
    end: int
    cue: Cue

    @property
    def role(self) -> str:
        """What the words make them: partners, or leaders ("dưới sự chủ trì của")."""
        return self.cue.kind if self.cue.joined else "coordinate"


@dataclass(slots=True)
class Statement:
    """What is known of a statement while its clauses are read."""

    start: int
    end: int
    partners: list[Group] = field(default_factory=list)
    void: set[int] = field(default_factory=set)  # starts of cues that are negated
    used: set[int] = field(default_factory=set)  # starts of role cues that have their actor
    begun: int = 0  # where the list of names ends that the statement begins with
    matter: int = 0  # the colon behind the matter that the statement answers, 0 where it answers none
    _lists: tuple[list[int], list[int]] | None = None  # where the partners' lists begin, in order, and how far those up to each reach

    def is_listed(self, at: int) -> bool:
        """Whether `at` is inside the list that the statement begins with, or the list of partners of some group."""
        if at < self.begun:
            return True
        if not self.partners:
            return False
        if self._lists is None:
            spans = sorted((group.start, group.end) for group in self.partners)
            self._lists = [start for start, _ in spans], [*accumulate((end for _, end in spans), max)]
        starts, reaches = self._lists
        before = bisect_left(starts, at)
        return before > 0 and reaches[before - 1] > at


class OwnRoles(Reported):
    """Reads the roles of those whom another clause names."""

    def _more(self, start: int, end: int, statement: Statement) -> str:
        """Return the role that a later clause without a subject gives the subject before it, "" for none: "Sở Y tế phối hợp với …;
        đồng thời giám sát …" is told work of its own."""
        if self.speech.match(rows("orders", "role_named"), start, end) is not None:
            return ""  # "…; cơ quan chủ trì bổ sung hồ sơ": who else acts
        if self._own_role(start, end, first=False, statement=statement)[0] == "lead":
            return "lead"
        at, _, _ = self.speech.modals(start, end)
        at = self._space(at, end)
        if self.speech.cue_at(at, end, "coordinate") is not None or self.speech.has(rows("statements", "reports"), at, end):
            return ""
        return "assigned" if self.speech.verb(at, end) else ""

    def _own_role(self, start: int, end: int, *, first: bool, statement: Statement) -> tuple[str, str]:
        """Return the role that a sentence without a subject gives its heading's agency; "" for a later sentence that says none."""
        for cue in self.speech.between(start, end, "lead"):
            if cue.after or cue.start in statement.void or cue.start in statement.used:
                continue
            tail = self.speech.preceded(rows("orders", "modal", "duty", "standing"), cue.start, start)
            before = self.flat[start : tail if tail is not None else cue.start].rstrip(BLANK)
            if not before or before[-1] in ",;.:" or tail is not None and self._joins(before) or self._joins(before):
                return "lead", cue.rule
        at, _, _ = self.speech.modals(start, end)
        places = (self._space(at, end), start, self._space(self.speech.aside(start, end), end))  # "Theo chức năng của đơn vị phối hợp …"
        cue2 = next((found for place in places if (found := self.speech.cue_at(place, end, "coordinate"))), None)
        if cue2 is not None and not cue2.after:
            return "coordinate", cue2.rule
        main = start
        if first and self.speech.has(rows("statements", "opening"), start, min(end, start + 80)):
            for comma in re.finditer(r",\s+", self.flat[start : min(end, start + 400)]):
                at = start + comma.end()
                cue3 = self.speech.cue_at(self._space(self.speech.modals(at, end)[0], end), end, "coordinate")
                if cue3 is not None and not cue3.after:
                    return "coordinate", cue3.rule
                if self.speech.verb(at, end):
                    main = at
                    break
        if first:
            return "assigned", ""
        return (
            ("assigned", "")
            if self.speech.verb(main, end) and not self.flat[max(0, start - 20) : start].rstrip().endswith(";")
            else ("", "")
        )

    def _urges_others(self, start: int, end: int, told: list[Said]) -> bool:
        """Whether a clause urges somebody, and who does is whom its heading tells; who writes a letter does so itself."""
        return any(s.rule != "addressee" for s in told) and self.speech.match(rows("orders", "urge"), start, end) is not None

    def _asks_of_others(self, subject: list[Mention], start: int, end: int) -> bool:
        """Whether a clause asks for something, and whom without a name of their own."""
        cue = self.speech.cue_at(start, end, "order")
        chars = self.agencies.reading.chars
        return cue is not None and cue.rule.startswith(ASKS) and all(m.kind == "open" and chars[m.start].islower() for m in subject)

    def _appoints_own(self, subject: list[Mention], start: int, end: int) -> bool:
        """Whether a clause names somebody for work who is no body of its own: "Phân công | kíp trực, từng ủy viên", not "các bệnh viện"."""
        if self.speech.match(rows("orders", "appoints"), start, end) is None:
            return False
        chars = self.agencies.reading.chars
        return not any(
            m.kind != "open" or chars[m.start].isupper() or self.heads_name(self.behind_plural(m.start, end), end) for m in subject
        )

    @staticmethod
    def _joins(before: str) -> bool:
        return f" {before}".endswith((" va", " dong thoi", " trong do", " la co quan"))

    def _parties(self, start: int, end: int) -> list[Said]:
        """Return the parties of a joint programme: "Chương trình phối hợp … giữa A và B"."""
        out: list[Said] = []
        for cue in self.speech.between(start, end, "between"):
            actors, _ = trailing_list(self.agencies, self._space(cue.end, end), min(end, cue.end + 600))
            if len(actors) > 1:
                out += [Said(m, "party", "inline", cue.rule) for m in actors]
        return out
