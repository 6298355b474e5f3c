"""Roles of actors that stand right before, behind or around a role word or an order inside a sentence: "…, Sở Tài chính phối hợp".

In: a statement with its partners and negated words.  Out: `Said`s.
"""

from __future__ import annotations

import re

from ingest.duties.beside import Beside
from ingest.duties.draft import Said
from ingest.duties.own_roles import ASKS, Statement
from ingest.duties.speech import BLANK, Cue, Speech
from ingest.duties.subjects import NEAR
from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from ingest.names.slots import trailing_list
from text.rules import rows

__all__ = ["STOPS", "NamedRoles"]

_SEGMENT = re.compile(r"[,;:(]\s*|\s(?:[-–→⇒]|[-=]>)\s")
_DASH = re.compile(r"\s[-–—]\s")
STOPS = re.compile(r"\s*(?:$|[.,;:)\]–-])")


class NamedRoles(Beside):
    """Reads the roles of those who stand beside role words and orders inside sentences."""

    def __init__(self, agencies: Agencies, speech: Speech) -> None:
        super().__init__(agencies, speech)
        self._giving_none = {}
        self._no_clause: dict[tuple[int, int], list[Said]] = {}  # the roles that no clause of a statement says
        self._words_around: dict[tuple[int, int, int], tuple[list[Mention], str]] = {}  # by statement and role word

    def _named(self, statement: Statement, *, acts: bool) -> list[Said]:
        """Return the roles of actors that stand right before, behind or around a role word anywhere in a statement.

        `acts`: a heading or the sentence says who acts, and asks what it asks of others itself ("hướng dẫn, yêu cầu các đơn vị …").
        """
        start, end = statement.start, statement.end
        out = [Said(m, group.role, "inline", group.cue.rule) for group in statement.partners for m in group.actors]
        for cue in self.speech.between(start, end, "lead", "coordinate"):
            if cue.start in statement.void or cue.start in statement.used:
                continue
            if cue.kind == "coordinate" and not cue.after and self.is_noun(cue, start) or cue.joined:
                continue
            found, rule = self._around(cue, statement)
            out += [Said(m, cue.kind, "inline", f"{rule}:{cue.rule}") for m in found]
        for cue in self.speech.between(start, end, "order"):
            asks = acts and cue.rule.startswith(ASKS) and self.flat[start : cue.start].rstrip(BLANK).endswith(",")
            if cue.start > start + 2 and cue.start not in statement.void and not asks:
                out += self._ordered(cue, statement)
        key = (start, end)
        if key not in self._no_clause:
            self._no_clause[key] = self.beside(statement)
        return out + self._no_clause[key]

    def _around(self, cue: Cue, statement: Statement) -> tuple[list[Mention], str]:
        """Return the actors that a role word stands behind, or that alone stand behind it, and how; looked for once."""
        key = (statement.start, statement.end, cue.start)
        if key not in self._words_around:
            before = self._before(cue, statement)
            self._words_around[key] = before if before[0] else self._behind(cue, statement)
        return self._words_around[key]

    def _before(self, cue: Cue, statement: Statement) -> tuple[list[Mention], str]:
        """Return the actors that a role word stands behind: "…, Sở Tài chính phối hợp", "do Sở Y tế chủ trì", "giao X phụ trách"."""
        floor = max(statement.start, cue.start - 700)
        begins = [(floor, "segment")] if floor == statement.start else []
        begins += [(m.end(), "segment") for m in _SEGMENT.finditer(self.flat, floor, cue.start)][-3 * NEAR :]
        begins += [(c.end, c.kind) for c in self.speech.between(floor, cue.start, "by", "order")][-4:]
        sentence = max(self._last_stop(floor, cue.start), self.flat.rfind("; ", floor, cue.start))
        enclosed = self.flat.rfind("(", statement.start, cue.start) > self.flat.rfind(")", statement.start, cue.start)
        for begin, kind in sorted(begins, key=lambda b: (b[1] == "segment", b[0])):
            if begin < sentence + 1 or kind == "segment" and statement.is_listed(begin):
                continue
            at = self._space(begin, cue.start)
            beside = cue.after and kind == "segment"
            if beside and not any(True for _ in self.speech.between(statement.start, begin, "order", "lead", "by")):
                opens = enclosed and cue.kind == "lead" and self.flat[begin - 1] == "(" and STOPS.match(self.flat, cue.end, statement.end)
                if not opens:
                    continue  # "hỗ trợ", "tham gia" are roles only beside one who leads, "phụ trách" also where a bracket begins with it
            found, stop = self.leading(at, cue.end, open=True) if at < cue.start else ([], at)
            stop = self.speech.brackets(stop, cue.start)
            if beside and self.flat[stop : cue.start].strip(BLANK):
                continue  # "(Sở Nội vụ đang phụ trách)"
            after, _, _ = self.speech.modals(stop, cue.start)
            person = self.speech.preceded(rows("orders", "person"), cue.start, begin) if found else None
            if (
                person is not None
                or cue.after
                and found
                and self.speech.match(rows("orders", "person"), found[-1].start, cue.start) is not None
            ):
                return [], ""  # "phân công lãnh đạo phụ trách": a person, and no body
            if found and kind == "segment" and self._hides_dash(found, cue.start):
                continue
            if kind == "by" and cue.after and cue.kind == "lead":
                continue  # "do Sở Y tế đảm nhiệm": whose the work is, with no word that leads others
            unsure = kind == "segment" and (cue.kind == "coordinate" or cue.after)
            if unsure and all(m.kind == "open" for m in found) and not self.is_named(at, cue.start):
                continue
            if unsure and "," in self.flat[stop : cue.start] and any(m.end + 2 >= begin for m in self.agencies.within(floor, begin)):
                continue  # the end of a list that is told of something else: "… của Chính phủ, bộ, ngành, phối hợp với …"
            main = self._is_all_told(cue, statement) if enclosed else self._is_main(cue, statement)
            if kind in ("by", "segment") and begin > statement.start + 2 and not main:
                continue
            if self._is_standing(at, cue.start):
                continue  # "Là cơ quan thường trực, chủ trì …"
            if found and stop <= cue.start and not self.flat[min(after, cue.start) : cue.start].strip(BLANK + ","):
                return found, kind
        return [], ""

    def _behind(self, cue: Cue, statement: Statement) -> tuple[list[Mention], str]:
        """Return the known bodies that alone stand behind a word for leading which begins a clause behind the work, since nobody leads a
        body: "Dựng 6 lều (chủ trì Sở Y tế, phối hợp Sở Nội vụ)"."""
        before = self.flat[statement.start : cue.start].rstrip(BLANK)
        clause = before[-1:] in (*"(;,:", "[") or before[-2:] in (" -", " –")
        if cue.kind != "lead" or cue.after or not clause or not self.speech.verb(statement.start, cue.start):
            return [], ""
        at = self._space(cue.end, statement.end)
        end = next((c.start for c in self.speech.between(cue.end, statement.end, "lead", "coordinate")), statement.end)
        found, stop = trailing_list(self.agencies, at, end) if at < end else ([], at)
        bodies = bool(found) and found[0].start == at and all(m.kind == "name" or self.is_proper(m.start, m.end) for m in found)
        return (found, "clause") if bodies and STOPS.match(self.flat, stop, statement.end) else ([], "")

    def _last_stop(self, start: int, end: int) -> int:
        """Return where the last full stop stands that ends a sentence and not a short word, -1 where none does."""
        at = self.flat.rfind(". ", start, end)
        while at >= 0 and self.agencies.lists.tokens.abbreviates(at + 1):
            at = self.flat.rfind(". ", start, at)
        return at

    def _hides_dash(self, found: list[Mention], end: int) -> bool:
        """Whether a list begins with the statement's last words, and its bodies behind a dash: "… cho thanh niên - Sở Y tế chủ trì"."""
        chars, first = self.agencies.reading.chars, found[0]
        dash = _DASH.search(chars, first.start, end)
        return chars[first.start].islower() and dash is not None and chars[dash.end() : dash.end() + 1].isupper()

    def _is_standing(self, start: int, end: int) -> bool:
        """Whether words only say what a body is."""
        stop = self.speech.match(rows("orders", "standing"), start, end)
        return stop is not None and not self.flat[stop:end].strip(BLANK + ",")

    def _is_all_told(self, cue: Cue, statement: Statement) -> bool:
        """Whether a bracket says who does this work, and not which bodies lead another: "(Sở Y tế chủ trì, hoàn thành trong tháng 10)",
        not "(Sở Y tế và các bộ chủ trì dự án)"."""
        return cue.kind == "coordinate" or self.speech.match(rows("actors", "thing"), cue.end, min(statement.end, cue.end + 40)) is None

    def _is_main(self, cue: Cue, statement: Statement) -> bool:
        """Whether a role word beside its name says a duty of this work: nothing follows, work does, or partners; else it only tells
        which thing is meant ("nội dung do Sở Y tế chủ trì, quản lý", "văn bản do Bộ Tư pháp chủ trì soạn thảo")."""
        end = statement.end
        if cue.kind == "coordinate" or self.speech.cue_at(cue.end, end, "coordinate", "reference", "all") is not None:
            return True
        if any(g.cue.start >= cue.end and not self.flat[cue.end : g.cue.start].strip(" ,") for g in statement.partners):
            return True
        if STOPS.match(self.flat, cue.end, end):
            at = self._space(self.flat.find(",", cue.end, min(end, cue.end + 3)) + 1, end)
            named = self.agencies.reading.chars[at : at + 1].isupper()  # "…, Thanh tra tỉnh phối hợp"
            return at <= cue.end or named or not self.speech.verb(at, end)
        return self.speech.match(rows("orders", "tail"), cue.end, end) is not None or cue.after

    def _ordered(self, cue: Cue, statement: Statement) -> list[Said]:
        """Return whom an order inside a sentence tells: "…; giao Sở Tài chính bố trí kinh phí"."""
        before = self.flat[statement.start : cue.start].rstrip(BLANK)
        joined = self._joins(before) and self.is_named(self._space(cue.end, statement.end), statement.end)  # "… và giao Sở Y tế …"
        authority = self.speech.preceded(rows("orders", "authority"), cue.start, statement.start) is not None
        if before and before[-1] not in ".;,:(" and not authority and not joined:
            return []
        if self._is_person(self._space(cue.end, statement.end), statement.end):
            return []
        actors, stop = trailing_list(self.agencies, self._space(cue.end, statement.end), min(statement.end, cue.end + 900))
        alone = before.endswith("(") and self.flat[stop : stop + 1] == ")"  # "Sơ kết 6 tháng (giao Văn phòng)"
        if not actors or not alone and not any(c.isalnum() for c in self.flat[stop : statement.end]):
            return []
        role, row = self.role_behind(stop, statement.end, statement, ordered=True)
        told = role != "assigned" or before.endswith("(") or self.works(stop, statement.end)  # "(giao Công an tỉnh tham mưu)"
        return [Said(m, role, "inline", row or cue.rule) for m in actors] if told else []
