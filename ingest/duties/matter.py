"""Role matter: blocks that say nothing but who leads, who works with whom and when, and whom they reach.

In: a block of the outline.  Out: its role lines, or None where it says something else.  A label heads all that stands below it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from ingest.duties.draft import Range, Said
from ingest.duties.fields import Field, field_at, fields_in, is_question, untagged
from ingest.duties.in_brackets import is_before_work
from ingest.duties.item_lines import lines_of_items
from ingest.duties.kinds import Kinds
from ingest.duties.notes import Notes
from ingest.duties.parts import Parts
from ingest.duties.placed import with_places
from ingest.duties.role_sentences import RoleLine
from ingest.duties.sentences import Sentences
from ingest.duties.speech import Cue
from ingest.duties.subject_roles import ALONGSIDE
from ingest.duties.told import Tellers
from ingest.duties.unsigned import is_work, unsigned_field
from ingest.layout import Node
from ingest.names.mention import Mention
from ingest.names.slots import is_vacant, slot_actors
from text.rules import rows

__all__ = ["PLAIN_LABELS", "Matter", "RoleLine"]

_ROLE_KINDS = ("lead", "coordinate", "both", "weak")
PLAIN_LABELS = ("label.lead.phan-cong", "label.given.plain")  # labels that a whole section has too ("Phân công nhiệm vụ")
_MOST_VALUE = 1500  # characters of a field's value; half and double read alike (benchmarks.numbers)
_SENTENCE_WORDS = 4  # of work behind a name
_MOST_ACTOR = 220  # characters of one line that only names an actor


class Matter(Notes):
    """Reads role matter; each block is looked at once."""

    def __init__(self, sentences: Sentences, tellers: Tellers, kinds: Kinds) -> None:
        super().__init__(sentences, tellers, Parts(sentences))
        self.kinds = kinds
        self._fields: dict[int, Field | None] = {}
        self._leaves: dict[tuple[int, tuple[Range, ...]], list[RoleLine] | None] = {}  # by a leaf and its parts
        self.left_over: dict[int, list[Node]] = {}  # below a label, what is no role line

    def field(self, node: Node) -> Field | None:
        """Return the field that a block is, None if it is none."""
        key = id(node)
        if key not in self._fields:
            whole = node.kind in ("item", "para") and bool(node.parts)
            start, end = self.unwrapped(node) if whole else (0, 0)
            found = field_at(self.reading, start, end) if whole else None
            if found is not None and is_question(self.reading, node, found):
                found = None
            elif whole and found is None and len(node.parts) == 1 and not node.children:
                found = unsigned_field(self.sentences, *node.parts[0])
            elif found is not None and found.end < node.end and len(node.parts) == 1 and start == node.parts[0][0]:
                found = Field(found.kind, found.rule, found.label, found.label_end, found.start, node.end)
            self._fields[key] = None if found is not None and is_work(self.sentences, found) else found
        return self._fields[key]

    def lines(self, node: Node) -> list[RoleLine] | None:
        """Return the role lines that a block and all below it are, None if it says anything else."""
        found = self.field(node)
        if node.parts and is_before_work(self.reading.chars, *node.parts[0]):
            return None
        if found is not None and found.kind in (*_ROLE_KINDS, "time"):
            return self._of_field(node, found) if not self.shares_out(node) else None
        if node.kind in ("item", "para") and node.parts and not node.children:
            key = (id(node), tuple(node.parts))
            if key not in self._leaves:
                self._leaves[key] = self.of_notes(node) or self._of_items(node) or self._of_sentence(node)
            return self._leaves[key]
        if node.kind == "item" and not node.parts and node.children:
            return self._of_children(node.children)
        return None

    # -- fields

    def _of_field(self, node: Node, found: Field) -> list[RoleLine] | None:
        if found.kind == "time":
            return self._time(node, found)
        if found.start < found.end:
            return self._valued(node, found)
        below = self._of_children(node.children) if node.children else None
        if below:
            return below
        some = self._some(node) if found.kind in ("lead", "coordinate", "both") and found.rule not in PLAIN_LABELS else []
        if some:
            return some
        if not node.children:
            return [] if node.mark is None or node.is_bullet or node.mark.style in ("letter", "paren") else None
        sure = found.kind in ("lead", "coordinate") and found.rule not in PLAIN_LABELS
        parted = [self.actors_for(child) if child.parts and not child.children else ([], None) for child in node.children]
        if all(actors and numbers for actors, numbers in parted):  # "- Sở Y tế: nhiệm vụ 1, 3" below "Cơ quan chủ trì"
            return [RoleLine(tuple(self.said_of(found, actors)), None, numbers) for actors, numbers in parted]
        lists = [self._named_in(child, works=sure) for child in node.children]
        actors = [m for named in lists for m in named]
        known = sum(m.kind != "open" for m in actors)
        rest = [c for c, named in zip(node.children, lists, strict=True) if not named and not self.is_note(c)]
        whole = not rest and all(
            self.actors_only(n, leaf=False, works=sure) for c in node.children for n in c.walk() if not self.is_note(c)
        )
        if not (whole or sure and known and 2 * len(rest) <= len(lists)) or not known and (found.kind == "weak" or len(actors) > 1):
            return None
        if rest:
            self.left_over[id(node)] = rest
        return [RoleLine(tuple(self.said_of(found, actors)))]

    def _named_in(self, node: Node, *, works: bool) -> list[Mention]:
        """Return the actors that a block and all below it name, [] where the block itself says anything else."""
        said = not node.parts or self.actors_only(node, leaf=False, works=works)
        return [m for below in node.walk() for m in self.actors_only(below, leaf=False, works=works)] if said else []

    def _some(self, node: Node) -> list[RoleLine]:
        """Return the role lines among what stands below a role label; the rest are tasks of their own, and wait in `left_over`."""
        out: list[RoleLine] = []
        rest: list[Node] = []
        for child in node.children:
            lines = self.lines(child)
            if lines is None:
                rest.append(child)
            else:
                out += lines
        if out:
            self.left_over[id(node)] = rest
        return out

    def _valued(self, node: Node, found: Field) -> list[RoleLine] | None:
        """Return the lines of a field whose value stands behind its label; labels inside the value part it."""
        if given := self._of_items(node):
            return given
        every = [f for f in fields_in(self.reading, found.start, found.end) if f.label > found.start]
        if found.kind in ("lead", "both") and not (every or node.children) and is_vacant(self.sentences.agencies, found.start, found.end):
            return [self._vacant(found)]
        if self.parts.holds_work(node.parts[0][0], found.end) or any(f.kind in ("content", "goal") and f.start < f.end for f in every):
            return None  # "Chủ trì: …. Nội dung: …": a statement with its fields before it
        if not every and (parted := self._by_clause(found.start, found.end)):
            return parted
        inner = [f for f in every if f.kind in (*_ROLE_KINDS, "time")]
        stop = inner[0].label if inner else found.end
        own = Field(found.kind, found.rule, found.label, found.label_end, found.start, self._trim(found.start, stop))
        out: list[RoleLine] = []
        for part in (own, *inner):
            if part.kind == "time":
                out.append(RoleLine(time=self._clip(part.start, part.end)))
            elif part.start < part.end:
                said = self.value(part)
                if said is None:
                    return None
                out += self._by_item(said, part.end)
        below = [n for child in node.children for n in child.walk()]
        if below:
            nested = self._of_children(node.children)
            if nested is None:
                lists = [self.actors_only(n, leaf=False, works=found.kind != "weak") for n in below]
                if found.kind == "weak" and not all(lists):
                    return None  # "2. Cơ quan tham mưu (gồm các Sở: …)" with what they do below it
                plain = [n.kind == "para" for n in below]  # "Nhiệm vụ 3" on a line of its own names nobody
                actors = [
                    m for named, own in zip(lists, plain, strict=True) if not own or any(map(self.parts.is_formed, named)) for m in named
                ]
                nested = [RoleLine(tuple(self.said_of(found, actors)))] if actors else []
            out += nested
        return out or None

    def _vacant(self, found: Field) -> RoleLine:
        """Return the line of a value that says that nobody has been chosen yet; a clause behind it may say who does it until then."""
        clause = self.reading.flat.find(";", found.start, found.end)
        at = self.sentences.speech.skip(clause + 1, found.end)
        at = self.sentences.speech.match(rows("orders", "before_order"), at, found.end) or at  # "trước mắt Sở Y tế chủ trì"
        said = self.sentences.roles(self.sentences.speech.skip(at, found.end), found.end) if clause >= 0 else []
        said = [s for s in said if s.role in ("lead", "coordinate") and s.mention.kind == "name"]
        return RoleLine(tuple(said), vacant=not said)

    def value(self, found: Field) -> list[Said] | None:
        """Return the roles of a field's value, None where it is a statement and no list of actors; a sign that the document explains parts
        who leads from the others."""
        said = self._value(found)
        return with_places(self.reading, said, found.start, found.end) if said and found.kind != "coordinate" else said

    def _value(self, found: Field) -> list[Said] | None:
        start, end = found.start, min(found.end, found.start + _MOST_VALUE)
        if beside := self.parts.value(start, end, found):
            return beside
        speech = self.sentences.speech
        cues = [c for c in speech.between(start, end, "lead", "coordinate") if not c.after]
        if found.kind == "both" and (dashed := self._beside_dash(found, start, end)):
            return dashed
        actors = [m for a, b in untagged(self.reading.flat, start, end) for m in slot_actors(self.sentences.agencies, a, b)]
        if found.kind == "weak" and speech.verb(start, end) or self.sentences.is_work(start, end, actors):
            return None
        said = self.said_of(found, actors)
        joined = self._joined(found, start, cues[0], end) if cues and cues[0].joined else []
        if joined:
            said = joined
        elif cues:
            inline = self.sentences.roles(start, end)
            named = {(s.mention.start, s.role) for s in inline}
            said = [s for s in said if not any(s.mention.start == i.mention.start for i in inline)]
            if inline:  # "Sở Y tế (chủ trì), Sở Tài chính": who has no word of its own works with the one that has
                before = [s for s in said if s.mention.end <= cues[0].start]
                marked = any(i.role == "lead" and i.rule.startswith("behind-name") for i in inline)
                said = [s if s in before else replace(s, role="coordinate") for s in said] if marked and not before else before
            own = "coordinate" if found.kind == "coordinate" else "lead"
            # "Sở Y tế phối hợp với Bưu điện tỉnh": the label's own is who stands before the word
            leads = own if any(i.mention.start >= cues[0].end for i in inline) and cues[0].kind == "coordinate" else ""
            said += [
                Said(
                    i.mention,
                    own if i.role == "assigned" or i.rule == ALONGSIDE or leads and i.mention.end <= cues[0].start else i.role,
                    "section",
                    i.rule,
                )
                for i in inline
                if (i.mention.start, i.role) in named and i.role != "party"
            ]
        if found.kind == "both":
            said = self._shared(said, start, end)
        if found.kind in ("both", "weak") and self._first_leads and all(s.rule == found.rule for s in said):
            said = [replace(s, role="coordinate") if i else s for i, s in enumerate(said)]
        helping = [c for c in speech.between(start, end, "coordinate") if c.after]  # "Phòng Kinh tế; Đội Trật tự đô thị hỗ trợ"
        if helping and len(said) > 1:
            said = [replace(s, role="coordinate", rule=c.rule) if (c := self._helps(s, helping, end)) else s for s in said]
        return said or (None if found.kind == "weak" else [])

    @cached_property
    def _first_leads(self) -> bool:
        """Whether the document says that of several names the first one leads ("cơ quan ghi đầu tiên là cơ quan chủ trì")."""
        return self.sentences.speech.holds(rows("statements", "first_leads"), 0, len(self.reading.flat))

    def _helps(self, said: Said, cues: list[Cue], end: int) -> Cue | None:
        """Return the word right behind a name that makes it a helper of those before it, None where none stands there."""
        flat, at = self.reading.flat, said.mention.end
        return next((c for c in cues if flat[at : c.start].isspace() and (c.end >= end or flat[c.end] in ";,.")), None)

    def _joined(self, found: Field, start: int, cue: Cue, end: int) -> list[Said]:
        """Return the roles of a value whose own names others join: "Sở Y tế, có sự tham gia của Sở Tài chính"; none if it begins so."""
        agencies = self.sentences.agencies
        own = slot_actors(agencies, start, self._trim(start, cue.start))
        others = slot_actors(agencies, cue.end, end) if own else []
        return [*self.said_of(found, own), *(Said(m, "coordinate", "section", cue.rule) for m in others)]

    def _by_item(self, said: list[Said], end: int) -> list[RoleLine]:
        """Return role lines; names with a bracket of items behind them are for these items: "Sở Y tế (nhiệm vụ 1); …"."""
        out: list[RoleLine] = []
        rest: list[Said] = []
        for s in said:
            at = self.sentences.speech.skip(s.mention.end, end)
            close = self.reading.flat.find(")", at, min(end, at + 80)) if self.reading.flat[at : at + 1] == "(" else -1
            numbers, _ = self._reference(at, close) if close > 0 else (None, False)
            if numbers is None:
                rest.append(s)
            else:
                out.append(RoleLine((s,), None, numbers))
        return [*([RoleLine(tuple(rest))] if rest or not out else []), *out]

    def _time(self, node: Node, found: Field) -> list[RoleLine] | None:
        inner = [f for f in fields_in(self.reading, found.start, found.end) if f.kind in _ROLE_KINDS and f.label > found.start]
        stop = inner[0].label if inner else found.end
        sentence = self.role_sentence(found.start, stop)
        time = self._clip(found.start, sentence)
        if time is None and node.children:
            child = node.children[0]
            time = child.parts[0] if len(node.children) == 1 and child.parts and not child.children else None
            if time is None:
                return None
        lines = [RoleLine(time=time)]
        if sentence < stop:
            lines.append(self._sentence_line(sentence, stop))
        for part in inner:
            said = self.value(part)
            if said is not None:
                lines.append(RoleLine(tuple(said)))
        return lines

    def _of_children(self, children: list[Node]) -> list[RoleLine] | None:
        out: list[RoleLine] = []
        label: Field | None = None  # a label alone, whose value is the next block: "Đơn vị phối hợp:" / "Các sở, ban, ngành."
        for child in children:
            value = self._value_below(label, child) if label is not None else None
            waits, label = label is not None and label.kind == "time", None
            if value is not None:
                out.append(value)
                continue
            empty = self.empty_label(child)
            lines = [] if empty is not None and empty.kind == "time" else self.lines(child)
            if lines is None or waits:
                return None
            out += lines
            label = empty
        return None if label is not None and label.kind == "time" else out

    def _value_below(self, label: Field, node: Node) -> RoleLine | None:
        """Return the role line that a label makes with the paragraph below it, None where that is no value."""
        if node.kind != "para" or self.field(node) is not None:
            return None
        if label.kind == "time":
            return RoleLine(time=node.parts[0])
        actors = self.actors_for(node)[0]
        return RoleLine(tuple(self.said_of(label, actors))) if actors else None

    def _of_items(self, node: Node) -> list[RoleLine]:
        """Return the role lines of a block that gives items to bodies, [] of any other."""
        return lines_of_items(self, *node.parts[0]) if len(node.parts) == 1 and not node.children else []

    # -- sentences that only say roles

    def _of_sentence(self, node: Node) -> list[RoleLine] | None:
        start, end = node.parts[0][0], node.end
        if len(node.parts) > 1 or end - start > 900:
            return None
        parts = fields_in(self.reading, start, end)
        if parts and parts[0].label - start <= 2 and parts[0].kind in (*_ROLE_KINDS, "time"):
            found = parts[0]
            return (
                self._valued(node, found)
                if found.kind != "time"
                else self._time(node, Field(found.kind, found.rule, found.label, found.label_end, found.start, end))
            )
        end, when = self._done_by(start, end)
        legend = self._is_legend(start, end)
        before = self._trim(start, parts[0].label) if parts and not legend else start
        if before > start and self.tellers.only_role(start, before) and (mixed := self._before_fields(start, parts)):
            return mixed
        if legend or not self.tellers.only_role(start, end):
            return None
        line = replace(self._sentence_line(start, end), time=when)
        return self._excepting(start, end) or self._by_clause(start, end) or ([line] if line.said else None)

    def _before_fields(self, start: int, parts: list[Field]) -> list[RoleLine]:
        """Return the lines of a sentence that fields follow: "Phần này do Sở Y tế chủ trì. Phối hợp: Sở Tài chính. Thời gian: quý II"."""
        line = self._sentence_line(start, self._trim(start, parts[0].label))
        times = [part for part in parts if part.kind == "time"]
        said = [self.value(part) for part in parts if part.kind in ("lead", "coordinate", "both")]
        if not line.said or len(said) + len(times) < len(parts) or not all(said):
            return []
        timed = replace(line, time=self._clip(times[0].start, times[0].end)) if times else line
        return [timed, *(replace(line, said=tuple(value)) for value in said if value)]

    # -- lines that only name actors

    def actors_only(self, node: Node, *, leaf: bool = True, works: bool = False) -> list[Mention]:
        """Return the actors of a block that names actors and nothing else; [] otherwise.  `leaf`: nothing may stand below it;
        `works`: behind a colon may stand what they do ("Sở Ngoại vụ: Theo dõi …" below "Đơn vị chủ trì:")."""
        if node.kind not in ("item", "para") or len(node.parts) != 1 or leaf and node.children or node.end - node.parts[0][0] > _MOST_ACTOR:
            return []
        start, end = node.parts[0]
        colon = self.reading.flat.find(":", start, end)
        if self.field(node) is not None or self.sentences.begins_deed(start, end) and not self._is_body(start, end):
            return []
        if self.sentences.speech.cue_at(start, end, "lead", "coordinate") is not None:
            return []  # "Phối hợp hướng dẫn các trường"
        if colon >= 0 and self.sentences.speech.verb(colon + 1, end):
            return slot_actors(self.sentences.agencies, start, colon) if works else []
        if self._says_work(start, end):
            return []  # "Đồng chí Viện trưởng chỉ đạo chung, trực tiếp phụ trách Văn phòng"
        joined = self.sentences.speech.match(rows("orders", "with"), start, end)
        if joined is not None and self.sentences.works(self.sentences.leading(start, end)[1], end):
            return []  # "Với Sở Y tế bố trí kinh phí" below "Phối hợp:" is work
        return slot_actors(self.sentences.agencies, start, end)

    def _says_work(self, start: int, end: int) -> bool:
        """Whether what a block begins with does some work of a few words and more: a sentence, and no list of names."""
        found, stop = self.sentences.leading(start, end, open=True)
        return len(found) == 1 and len(self.reading.flat[stop:end].split()) >= _SENTENCE_WORDS and self.sentences.works(stop, end)

    def _is_body(self, start: int, end: int) -> bool:
        """Whether words are one known body, whatever its first word ("Thanh tra tỉnh")."""
        known = next(iter(self.sentences.agencies.within(start, end)), None)
        return known is not None and known.start - start < 3 and self._trim(start, end) <= known.end

    def actors_for(self, node: Node, *, works: bool = False) -> tuple[list[Mention], frozenset[str] | None]:
        """Return the actors of a block that names actors, and the items that it names behind them ("Sở Y tế: nhiệm vụ 1, 3")."""
        start, end = node.parts[0]
        cue = next(iter(self.sentences.speech.between(start, end, "reference")), None)
        if cue is None or cue.start == start:
            return self.actors_only(node, works=works), None
        numbers, _ = self._reference(cue.start, end)
        stop = self._trim(start, cue.start)
        whoever = [Mention(start, stop, "", "open", self.reading.chars[start:stop])] if numbers and start < stop else []
        return slot_actors(self.sentences.agencies, start, stop) or whoever, numbers

    def empty_label(self, node: Node) -> Field | None:
        """Return the role label that stands alone in a block, its actors in the blocks that follow; None if it is none."""
        found = self.field(node)
        return (
            found if found is not None and found.kind in (*_ROLE_KINDS, "time") and found.start >= found.end and not node.children else None
        )
