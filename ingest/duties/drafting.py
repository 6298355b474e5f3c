"""Drafts of tasks: a statement's range, its kind, and the fields that stand in its own paragraph.

In: a block and what the headings above say.  Out: drafts, in the order in which they were found.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.duties.draft import Draft, Heading, Range, Said
from ingest.duties.fields import fields_in
from ingest.duties.in_brackets import LONGEST, bracket_roles, closing
from ingest.duties.item_codes import called
from ingest.duties.kinds import ASSIGN, FUNDING, OBJECTIVE, RULES, Kinds
from ingest.duties.matter import Matter, RoleLine
from ingest.duties.sentences import Sentences
from ingest.duties.speech import Speech
from ingest.duties.statements import Statements
from ingest.duties.times import is_timed
from ingest.duties.told import Tellers
from ingest.layout import Node, Outline
from ingest.names.agencies import Agencies
from ingest.names.slots import slot_actors
from text.rules import rows

__all__ = ["ROLE_KINDS", "SHORTEST", "Drafting"]

SHORTEST = 12  # characters of the shortest statement
ROLE_KINDS = ("lead", "coordinate", "both", "weak")
_WORK = 6  # characters of work before a bracket at least
_BLOCK, _FEW, _NEARLY = 20, 5, 0.9  # characters of a longer block, and how many of these set in capitals make a text that is
_TRIMMED = " \t\n\r*_"


class Drafting:
    """Keeps what was found in a document, and the readers of its words."""

    def __init__(self, outline: Outline, agencies: Agencies) -> None:
        self.outline = outline
        self.reading = outline.reading
        self.agencies = agencies
        self.speech = Speech.of(self.reading)
        self.kinds = Kinds(self.reading)
        self.sentences = Sentences(agencies, self.speech)
        self.tellers = Tellers(agencies, self.sentences, self.kinds)
        self.statements = Statements(self.sentences, self.kinds)
        self.matter = Matter(self.sentences, self.tellers, self.kinds)
        self.parts = self.matter.parts
        self.drafts: list[Draft] = []
        self.titles: set[int] = set()  # paragraphs that are a chapter's title
        self.idle: list[Node] = []  # role lines that belong to no task
        self.trailing = _trailing(outline)
        self._set_in_capitals = _is_set_in_capitals(outline)
        self.referring: list[tuple[RoleLine, Node]] = []  # lines that name the items they are for, and where they stand

    def add(self, node: Node, ranges: list[Range], heading: Heading, path: str) -> None:
        """Keep a draft."""
        told = (
            heading.kind in (ASSIGN, FUNDING, RULES)
            or heading.agency
            or heading.kind is None
            and bool(ranges)
            and self.sentences.tells(*ranges[0])
        )
        kind = "objective" if heading.kind == OBJECTIVE else "assignment" if told else "task"
        holder = node.parent
        if ranges:
            start, end = ranges[-1]
            ranges = self._trim([*ranges[:-1], (start, self.kinds.carried_out(start, end))])
        if ranges:
            label = node.mark.label if node.mark is not None and not node.is_bullet else called(self.reading, *ranges[0])
            draft = Draft(node, ranges, kind, heading, path, holder.path if holder is not None else "", label=label)
            self._before_work(draft)
            self._in_bracket(draft)
            if not draft.settled:
                self._inline_fields(draft)
                self._behind_work(draft)
                self._time_in_bracket(draft)
            if heading.partners:
                self._with_partners(draft)
            self.drafts.append(draft)

    def _before_work(self, draft: Draft) -> None:
        """Take a bracket before the work that only says who does it: "(Sở Y tế chủ trì; Sở Nội vụ phối hợp) Mời 12 báo cáo viên"."""
        start, end = draft.ranges[0]
        close = closing(self.reading.chars, start, end)
        at = self.speech.skip(close + 1, end)
        if close < 0 or end - at < SHORTEST:
            return
        done = list(rows("orders", "performs").find(self.reading.flat, self.reading.low, start, close))
        if done and done[-1][2] == close:
            said = [Said(m, "lead", "inline", done[-1][0].id) for m in slot_actors(self.agencies, start + 1, done[-1][1])]
        else:
            said = self.sentences.roles(start + 1, close) if self.tellers.only_role(start + 1, close) else []
        if not said and (found := bracket_roles(self.parts, start + 1, close, before=True)):
            said, draft.time = found[0], draft.time or found[1]
        if said:
            draft.said, draft.fields = [*draft.said, *said], True
            draft.ranges[0] = (at, end)

    def _in_bracket(self, draft: Draft) -> None:
        """Take a closing bracket whose every part says who does the work or when where nobody else is told and its own words leave somebody
        out: "Cắt điện tầng 2 (Tổ Điện nước; phối hợp Đội Bảo vệ)"."""
        start, end = draft.ranges[-1]
        chars = self.reading.chars
        close = start + len(chars[start:end].rstrip(" .;")) - 1
        begin = chars.rfind("(", start, close) if close > start and chars[close] == ")" else -1
        runs_on = "\n" in chars[begin : close + 1]  # a name may go on over a line's end
        if begin - start < _WORK or close - begin > LONGEST or runs_on or draft.said or draft.heading.told:
            return
        labelled = next((f.label for f in fields_in(self.reading, start, end) if f.kind in ROLE_KINDS), end)
        found = bracket_roles(self.parts, begin + 1, close) if not self._is_bracketed(labelled, end) and labelled > begin + 1 else None
        if found is None or self.sentences.is_over(begin, close) or self.sentences.roles(start, begin):
            return
        said = {(s.mention.start, s.role) for s in self.sentences.roles(start, end)}
        if not {(s.mention.start, s.role) for s in found[0]} <= said:
            draft.said, draft.settled = found[0], True
            draft.time = draft.time or found[1]

    def _behind_work(self, draft: Draft) -> None:
        """Take last sentences that only say who does the work: "Mời 12 báo cáo viên. Phần này do Sở Y tế chủ trì."; where a heading or the
        work's own words tell somebody they stay, since these say more of whom."""
        start, end = draft.ranges[-1]
        if draft.heading.told or len(draft.ranges) > 1 or draft.said or self.sentences.hears:
            return
        at = self.matter.role_sentence(start, end)
        if at < end and not self.sentences.tells(start, at):
            said = [replace(s, source="inline") for s in self.matter.sentence_roles(at, end)]
            more = not said or self.matter.says_more(at, end, said) or self._is_timed(start, end)
            work = self._trim([(start, at)]) if not more else []
            if work and work[0][1] - start >= SHORTEST:
                draft.said, draft.fields, draft.ranges[-1] = said, True, work[0]

    def _time_in_bracket(self, draft: Draft) -> None:
        """Take the last part of a closing bracket that says who does the work in which role where it only says when: "Họp dân (Sở Xây dựng
        chủ trì; Tỉnh đoàn phối hợp; quý I)"."""
        start, end = draft.ranges[-1]
        chars = self.reading.chars
        close = start + len(chars[start:end].rstrip(" .;")) - 1
        if draft.time is not None or close <= start or chars[close] != ")":
            return
        begin = chars.rfind("(", start, close)
        part = chars.rfind(";", max(begin, close - LONGEST), close) + 1
        if 0 <= begin < part and next(iter(self.speech.between(begin, part, "lead", "coordinate")), None) is not None:
            last = self._trim([(part, close)])
            draft.time = last[0] if last and self.parts.is_time(*last[0]) else None

    def _is_timed(self, start: int, end: int) -> bool:
        """Whether a line's parts say who does its work and when: "Mở 5 lớp. Quý II/2020. Giao Sở Y tế."."""
        parted = self.parts.read([(start, end)])
        return parted is not None and parted.time is not None

    def _with_partners(self, draft: Draft) -> None:
        """Take whom a statement begins with for those who work with whom its heading tells."""
        found, stop = self.sentences.leading(*draft.ranges[0], open=True)
        if found and any(c.isalnum() for c in self.reading.chars[stop : draft.ranges[0][1]]):
            draft.said += [*draft.heading.told, *(Said(m, "coordinate", "heading", "heading:partners") for m in found)]
            draft.heading, draft.fields = replace(draft.heading, told=()), True

    def _inline_fields(self, draft: Draft) -> None:
        """Take role and time fields that stand before or behind the statement in its own paragraph."""
        start, end = draft.ranges[-1]
        every = fields_in(self.reading, start, end)
        found = [f for f in every if f.kind in (*ROLE_KINDS, "time")]
        if not found:
            return
        content = next((f for f in every if f.kind in ("content", "goal") and f.end - f.start > SHORTEST), None)
        before = content is not None and found[0].label - start < 3
        behind = found if before or self._is_bracketed(found[0].label, end) else [f for f in found if f.label > start + SHORTEST]
        for field in behind:
            if field.kind == "time":
                draft.time = draft.time or ((field.start, field.end) if field.start < field.end else None)
            else:
                said = self.matter.value(field)
                draft.said += said or []
                draft.fields = draft.fields or bool(said)
        if before and content is not None:
            draft.ranges[-1] = (content.start, content.end)  # "Chủ trì: …. Nội dung: …"
        elif behind and (draft.fields or draft.time) and not self._is_inside(start, behind[0].label, end):
            cut = self._trim([(start, behind[0].label)])
            stop = self._open_end(start, cut[0][1]) if cut else start
            if stop - start > SHORTEST:
                draft.ranges[-1] = (start, stop)

    def _is_inside(self, start: int, label: int, end: int) -> bool:
        """Whether a bracket that begins with a label is part of a statement's sentence: "Sửa cầu (phối hợp: Sở Tài chính).", not "Sửa cầu.
        (Chủ trì: Sở Xây dựng; phối hợp: Sở Tài chính)"."""
        return self._is_bracketed(label, end) and not self.reading.chars[start : self._open_end(start, label)].endswith((".", ";"))

    def _is_bracketed(self, label: int, end: int) -> bool:
        """Whether a bracket opens before a label and closes at the statement's end: "… (phối hợp: Sở Tài chính)."; what square
        brackets hold is no part of a statement."""
        chars = self.reading.chars
        while chars[label - 1].isspace():
            label -= 1
        closed = chars[label - 1] == "(" and chars[label:end].rstrip(" .;").endswith(")")
        return closed and self.reading.span(label - 1, label).quote(self.reading.source.text) == "("

    def _open_end(self, start: int, end: int) -> int:
        while end > start and self.reading.chars[end - 1] in " ([-–—*_|→=>":
            end -= 1
        return end

    def _trim(self, ranges: list[Range]) -> list[Range]:
        chars = self.reading.chars
        out = []
        for start, end in ranges:
            while start < end and chars[start] in _TRIMMED:
                start += 1
            while end > start and chars[end - 1] in _TRIMMED:
                end -= 1
            if end > start:
                out.append((start, end))
        if out and chars[out[-1][0] : out[-1][1]].endswith("./."):
            out[-1] = (out[-1][0], out[-1][1] - 3)
        return [r for r in out if r[0] < r[1]]

    def span(self, node: Node) -> Range:
        """Return the range of a block's own words, of the first piece where pages tore it."""
        return node.parts[0] if len(node.parts) == 1 else (node.parts[0][0], node.parts[0][1])

    def closes(self, node: Node) -> bool:
        """Whether a paragraph is a closing formula ("Trên đây là Kế hoạch …"), or one that only urges to carry the document out and says
        no time; formulas that work may begin with too count at a document's end alone."""
        start, end = self.span(node)
        if self.statements.is_formula(start, end):
            return True
        last = id(node) in self.trailing and (bool(self.drafts) or not self._gives(start, end))  # the only order is the document's work
        urges = last and self.kinds.is_("closing", start, end) or self._urges(start, end)
        return urges and not is_timed(self.reading, start, end)

    def _gives(self, start: int, end: int) -> bool:
        """Whether a paragraph gives others work: "UBND thành phố kính đề nghị UBND các tỉnh cử đoàn công tác"."""
        told = self.sentences.ordered(start, end)
        return told is not None and bool(told[0]) and self.sentences.works(told[1], end)

    def _urges(self, start: int, end: int) -> bool:
        """Whether an order asks to carry out the document and nothing else: "Yêu cầu các sở nghiêm túc thực hiện Chỉ thị này"."""
        while end > start and self.reading.chars[end - 1] in " ./\n":
            end -= 1
        told = self.sentences.ordered(start, end)
        return told is not None and self.kinds.is_("urges", self.speech.skip(told[1], end), end)

    def ends_with(self, node: Node, signs: str) -> bool:
        """Whether the last sign of a block's words is one of these."""
        return bool(node.parts) and self.reading.chars[node.end - 1] in signs

    def words(self, node: Node) -> str:
        """Return a block's words on one line without emphasis."""
        text = " ".join(self.reading.chars[a:b] for a, b in node.parts)
        return re.sub(r"\s+", " ", text).strip(" *_:")

    def in_capitals(self, node: Node) -> bool:
        """Whether a block is set in capitals, as titles are, in a text that is not."""
        return not self._set_in_capitals and self.words(node).isupper()

    def length(self, node: Node) -> int:
        """Return the number of characters of a block's own words."""
        return sum(b - a for a, b in node.parts)


def _is_set_in_capitals(outline: Outline) -> bool:
    """Whether nearly all longer blocks of a text stand in capitals, so that these set nothing off."""
    chars = outline.reading.chars
    blocks = [chars[slice(*node.parts[0])] for node in outline.nodes() if node.parts and node.end - node.parts[0][0] > _BLOCK]
    return len(blocks) > _FEW and sum(map(str.isupper, blocks)) > _NEARLY * len(blocks)


def _trailing(outline: Outline) -> set[int]:
    """Return the paragraphs that end the body and each annex: those behind the last item or row, but for what a name's item says first;
    of a text without items the last one."""
    out: set[int] = set()
    for root in outline.roots:
        nodes = [node for node in root.walk() if node is not root and node.use != "furniture"]
        last = next((i + 1 for i in range(len(nodes) - 1, -1, -1) if nodes[i].kind != "para"), len(nodes) - 1)
        for node in nodes[max(last, 1) :]:
            above = node.parent
            whole = above is not None and bool(above.parts) and outline.reading.chars[above.end - 1] in ".;"  # a sentence, no name
            if above is root or whole or above is not None and above.children[0] is not node:
                out.add(id(node))
    return out
