"""Sentences that say nothing but roles: for whom, for which items, and what they except.

In: the range of a sentence.  Out: its role lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.duties.draft import Range, Said
from ingest.duties.fields import GIVEN, Field, label_kind
from ingest.duties.kinds import ASSIGN, Kinds
from ingest.duties.lead_ins import MOST
from ingest.duties.parts import Parts
from ingest.duties.sentences import Sentences
from ingest.duties.told import Tellers
from ingest.layout import Node
from ingest.layout.labels import label_shape
from ingest.names.mention import Mention
from ingest.names.slots import slot_actors
from text.numerals import ordinal
from text.rules import rows
from text.times import meaning

__all__ = ["RoleLine", "RoleSentences"]

_NUMBERS = re.compile(r"\d{1,3}|(?<=[\s(])[a-zđ](?=\s*(?:[,;.)]|va\b|$))")  # of items: numbers, or letters by themselves
_SENTENCE = re.compile(r"\.\s+(?=[a-z])")
_CLAUSE = re.compile(r"[;.,]\s+")
_ORDINAL = re.compile(r"\bthu (\w+)")
_WORD = re.compile(r"[^\W_]+")
_DASH = re.compile(r"\s+[-–—]\s+")
_BY_WHEN = 60  # characters of a clause that says by when
_ANY_YEAR = 2000  # a day and month mean a time whatever the year is
_HERE = "reference.here"  # the row of "các nhiệm vụ của điểm này"
_UNNAMED = "reference.unnamed"  # the row of "các việc không ghi tên đơn vị"
_RANGE = re.compile(r"(\d{1,3})\s*(?:den|-|–)\s*(?:so |nhiem vu |muc )?(\d{1,3})")
_SHARED = 2  # items of a list that shares work out at least


@dataclass(frozen=True, slots=True)
class RoleLine:
    """What a role line says: roles, or a time; `numbers` are the items that it is for (None: those around it), `all_above` all of them but
    those `spared`, of which those alone that name nobody (`unnamed`); `note` is the sign by which statements refer to it, and where it
    stands; `here`: of all above only those of its own item; `vacant`: nobody has been chosen yet."""

    said: tuple[Said, ...] = ()
    time: Range | None = None
    numbers: frozenset[str] | None = None
    all_above: bool = False
    spared: frozenset[str] = frozenset()
    unnamed: bool = False
    note: tuple[str, int] | None = None
    here: bool = False
    vacant: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Whether the line says for which statements it is, wherever they stand."""
        return self.numbers is not None or self.all_above or self.note is not None


class RoleSentences:
    """Reads the sentences of role matter."""

    kinds: Kinds

    def __init__(self, sentences: Sentences, tellers: Tellers, parts: Parts) -> None:
        self.sentences = sentences
        self.parts = parts
        self.tellers = tellers
        self.reading = sentences.agencies.reading

    def shares_out(self, node: Node) -> bool:
        """Whether a numbered block is a heading that shares work out among those named below it, though its words are a label too: "3. Phân
        công phụ trách" / "+ Sở Y tế: tham mưu …"."""
        items = [child.parts[0] for child in node.children if child.kind == "item" and child.parts]
        if len(items) < _SHARED or node.mark is None or node.is_bullet or len(node.parts) != 1:
            return False
        if self.kinds.section(*node.parts[0]) != ASSIGN:
            return False
        labels = [label_shape(self.reading, *item) for item in items]
        behind = [(label.value, end) for label, (_, end) in zip(labels, items, strict=True) if label is not None]
        return len(behind) == len(items) and any(self.sentences.works(start, end) for start, end in behind)

    def role_sentence(self, start: int, end: int) -> int:
        """Return where what stands behind the first sentence only says roles ("tháng 6. Do Sở Xây dựng chủ trì"), `end` where none does."""
        stops = (m.end() for m in _SENTENCE.finditer(self.reading.flat, max(start, end - MOST), end))
        says = (at for at in stops if self.tellers.only_role(at, end) or self.tellers.only_gives(at, end))
        return next((at for at in says if not self._is_quoted(start, at)), end)

    def _is_quoted(self, start: int, at: int) -> bool:
        """Whether a quotation that begins behind `start` is still open at `at`."""
        words = self.reading.chars[start:at]
        return words.count('"') % 2 > 0 or words.count("“") > words.count("”")

    def sentence_roles(self, start: int, end: int) -> list[Said]:
        """Return the roles that a sentence says which says nothing else, of no other items ("Nhiệm vụ 1 do …") and of nobody denied; a
        word right behind the names may say theirs ("Sở Y tế phụ trách.")."""
        line = self._sentence_line(start, end)
        if line.numbers or line.all_above or any(True for _ in self.sentences.speech.between(start, end, "negation", "except")):
            return []
        said = list(line.said)
        if any(s.role == "lead" for s in said):
            return said
        beside = self.parts.who(start, self._trim(start, end)) or []
        return beside if any(s.role == "lead" for s in beside) else said

    def says_more(self, start: int, end: int, said: list[Said]) -> bool:
        """Whether a sentence of roles holds a bracket, or a number outside of the names: a time or work that is none of its roles' ("Sở Y
        tế chủ trì (xong trước 15/5)")."""
        chars = self.reading.chars
        names = [(s.mention.start, s.mention.end) for s in said]
        return any(chars[at] == "(" or chars[at].isdigit() and not any(a <= at < b for a, b in names) for at in range(start, end))

    def _excepting(self, start: int, end: int) -> list[RoleLine]:
        """Return the lines of a sentence that excepts items: "Sở Y tế chủ trì các nhiệm vụ trên, trừ nhiệm vụ 3 do Sở Nội vụ chủ trì"."""
        cue = next(self.sentences.speech.between(start, end, "except"), None)
        numbers = self._reference(cue.end, end)[0] if cue is not None else None
        if cue is None or not numbers:
            return []
        rule = self._sentence_line(start, self._trim(start, cue.start))
        own = [replace(s, source="section") for s in self.sentences.roles(cue.end, end) if s.role in ("lead", "coordinate")]
        if rule.numbers is not None:
            rule = replace(rule, numbers=rule.numbers - numbers)
        rule = replace(rule, spared=numbers)
        return [rule, RoleLine(tuple(own), None, numbers)] if rule.said else []

    def _by_clause(self, start: int, end: int) -> list[RoleLine]:
        """Return a line a clause where each names its items ("Sở Y tế chủ trì nội dung tại điểm a; Sở Xây dựng …"), [] where not."""
        clauses = [start]
        for sign in _CLAUSE.finditer(self.reading.flat, start, end):
            if self._parts_clauses(sign, clauses[-1], end):
                clauses.append(sign.end())
        clauses.append(end)
        parted: list[RoleLine] = []
        for a, b in zip(clauses, clauses[1:], strict=False):
            line = self._sentence_line(a, b)
            cue = self.sentences.speech.cue_at(a, b, "lead", "coordinate")
            if parted and not line.said and line.numbers and cue is not None:  # "Sở Y tế: chủ trì (nhiệm vụ 1-3); phối hợp (nhiệm vụ 4)"
                line = replace(line, said=tuple(replace(s, role=cue.kind, rule=cue.rule) for s in parted[-1].said))
            parted.append(line)
        named = all(line.said and line.numbers and all(s.role != "assigned" for s in line.said) for line in parted)
        return parted if named else []

    def _parts_clauses(self, sign: re.Match[str], start: int, end: int) -> bool:
        """Whether a sign ends the clause from `start`; a comma where items stand in it, and behind it a name with a role word and items
        of its own ("Sở Y tế phối hợp nhiệm vụ 1, | Sở Nội vụ phối hợp nhiệm vụ 2")."""
        if sign[0][0] != ",":
            return True
        speech = self.sentences.speech
        if next(speech.between(start, sign.start(), "reference"), None) is None:
            return False
        cue = next(speech.between(sign.end(), end, "lead", "coordinate"), None)
        found, stop = self.sentences.leading(sign.end(), end) if cue is not None else ([], 0)
        named = bool(found) and cue is not None and not self.reading.flat[stop : cue.start].strip()
        return named and cue is not None and speech.cue_at(cue.end, end, "reference") is not None

    def _sentence_line(self, start: int, end: int) -> RoleLine:
        said = [Said(s.mention, s.role, "section", s.rule) for s in self.sentences.roles(start, end) if s.role != "party"]
        numbers, above = self._reference(start, end, said)
        rules = {cue.rule for cue in self.sentences.speech.between(start, end, "all")} if above else set[str]()
        return RoleLine(tuple(said), None, numbers, above, unnamed=_UNNAMED in rules, here=_HERE in rules)

    def _done_by(self, start: int, end: int) -> tuple[int, Range | None]:
        """Return where a sentence ends before a last clause that only says by when, and that time: "…, xong trong quý II"."""
        stop = self._trim(start, end)
        sign = next(reversed(list(_CLAUSE.finditer(self.reading.flat, start, stop))), None)
        done = self.sentences.speech.match(rows("orders", "done_by"), sign.end(), stop) if sign is not None else None
        if sign is None or done is None or stop - sign.end() > _BY_WHEN:
            return end, None
        when = meaning(self.reading.flat[done:stop], _ANY_YEAR)
        return (sign.start(), (sign.end(), stop)) if when is not None and (when.start or when.end) else (end, None)

    def _is_legend(self, start: int, end: int) -> bool:
        """Whether words explain signs ("Ghi chú: X là cơ quan chủ trì")."""
        colon = self.reading.flat.find(":", start, min(end, start + 40))
        kind = label_kind(self.reading, start, colon) if colon > 0 else None
        return kind is not None and kind.kind in ("note", "info")

    def _reference(self, start: int, end: int, said: Iterable[Said] = ()) -> tuple[frozenset[str] | None, bool]:
        """Return the numbers of the items that a role line names ("các nhiệm vụ từ 1 đến 4", "nhiệm vụ 2, 3 và 5"), outside of the names
        of whom it tells."""
        speech = self.sentences.speech
        if any(True for _ in speech.between(start, end, "all")):
            return None, True
        numbers: set[str] = set()
        for cue in speech.between(start, end, "reference"):
            if any(s.mention.start < cue.start < s.mention.end for s in said):
                continue  # "Ngân hàng Nhà nước Chi nhánh | Khu vực 6"
            stop = next((c.start for c in speech.between(cue.end, end, "by")), end)  # "… do Tổ công tác số 2 chủ trì"
            words = self.reading.flat[cue.start : min(stop, cue.start + 120)]
            span = _RANGE.search(words)
            if span:
                numbers.update(str(n) for n in range(int(span[1]), min(int(span[2]), int(span[1]) + 200) + 1))
            numbers.update(_NUMBERS.findall(self.reading.low[cue.start : cue.start + len(words)]))
            numbers.update(str(n) for word in _ORDINAL.findall(words) if (n := ordinal(word)))
        numbers.update(code for code in _WORD.findall(self.reading.chars[start:end]) if code in self.tellers.codes)
        return (frozenset(numbers) if numbers else None), False

    def items_in(self, start: int, end: int) -> frozenset[str] | None:
        """Return the numbers of the items that words name, None where they name none."""
        return self._reference(start, end)[0]

    def _trim(self, start: int, end: int) -> int:
        return start + len(self.reading.chars[start:end].rstrip(" .;:,(\n\t*_-–|")) if end > start else end

    def _clip(self, start: int, end: int) -> Range | None:
        end = self._trim(start, end)
        while end > start and self.reading.chars[end - 1] == ")" and "(" not in self.reading.chars[start:end]:
            end -= 1
        return (start, end) if end > start else None

    def _shared(self, said: list[Said], start: int, end: int) -> list[Said]:
        """Return the roles of a field that leaders and partners share: those behind the first ";", line or "/" work with the first."""
        flat = self.reading.flat
        plain = [s for s in said if s.rule.startswith("label")]
        cut = min((i for i in (flat.find(sign, start, end) for sign in (";", "\n", " / ", "/")) if i >= 0), default=-1)
        if cut < 0 or len(plain) != len(said):
            return said
        return [s if s.mention.start < cut else Said(s.mention, "coordinate", s.source, s.rule) for s in said]

    def _beside_dash(self, found: Field, start: int, end: int) -> list[Said]:
        """Return the roles of a field that leaders and partners share and a dash parts: "Công đoàn - Tổ Văn phòng"; [] where no dash stands
        between two names ("Phòng Tài chính - Kế hoạch")."""
        agencies = self.sentences.agencies
        for dash in _DASH.finditer(self.reading.chars, start, end):
            named = self.sentences.is_named(start, dash.start()) and self.sentences.is_named(dash.end(), end)
            if named and not agencies.holds(*dash.span()):
                lead = self.said_of(found, slot_actors(agencies, start, dash.start()))
                return [*lead, *(Said(m, "coordinate", "section", found.rule) for m in slot_actors(agencies, dash.end(), end))]
        return []

    @staticmethod
    def said_of(found: Field, actors: list[Mention]) -> list[Said]:
        """Return the roles that a label gives actors."""
        role = "coordinate" if found.kind == "coordinate" else "assigned" if found.rule.startswith(GIVEN) else "lead"
        return [Said(m, role, "section", found.rule) for m in actors]
