"""Headings: what kind of section they open, whom they tell, and what they say to the items below.

In: blocks that head others, what the headings above say.  Out: the sections below them, read.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.duties.behind_orders import BehindOrders
from ingest.duties.draft import Draft, Heading, Said
from ingest.duties.drafting import ROLE_KINDS
from ingest.duties.fields import fields_in, label_kind
from ingest.duties.kinds import ASSIGN, CONTENT, FUNDING, OBJECTIVE, RULES, SKIP
from ingest.duties.matter import RoleLine
from ingest.duties.told import Told
from ingest.layout import Node
from text.rules import rows

__all__ = ["SECTIONS", "Headings", "is_numbered"]

SECTIONS = ("part", "chapter", "section", "article", "upper", "roman", "title")  # marks whose words head what stands below them
_SENTENCE = re.compile(r"[.;]\s+\S")
_NUMBER_OF_LAW = re.compile(r"\bso\s+\d+[^\s]*/")


def is_numbered(node: Node) -> bool:
    """Return whether a block is an item with a number or letter."""
    return node.kind == "item" and node.mark is not None and not node.is_bullet


class Headings(BehindOrders):
    """Reads headings.  `section`, `split`, `apply`, `is_detail` are the walk's."""

    def section(self, node: Node, heading: Heading, opened: list[Draft] | None = None) -> None:
        """Read the children of a heading; `opened` are drafts above them that a group of role lines first closes."""
        raise NotImplementedError

    def split(self, children: list[Node]) -> tuple[list[RoleLine], list[Node]]:
        """Return the role lines among blocks, and the other blocks."""
        raise NotImplementedError

    def apply(self, lines: list[RoleLine], drafts: list[Draft]) -> None:
        """Give role lines to drafts."""
        raise NotImplementedError

    def names_lead(self, draft: Draft) -> bool:
        """Whether a task's own words say who leads it: then a role line or heading above it does not."""
        return any(said.role == "lead" for start, end in draft.ranges for said in self.sentences.roles(start, end))

    def is_group_title(self, node: Node) -> bool:
        """Whether a block is a few words in a line of their own that name nobody."""
        raise NotImplementedError

    def is_detail(self, node: Node, *kinds: str) -> bool:
        """Whether a block is a field of one of these kinds."""
        raise NotImplementedError

    def _chapter(self, node: Node, heading: Heading) -> None:
        following = node.children[0] if node.children else None
        titled = following is not None and following.kind == "para" and bool(following.parts) and self.words(following).isupper()
        below = heading
        if titled and following is not None:
            kind = self.kinds.section(*self.span(following))
            kind = None if kind == CONTENT and heading.kind == RULES else kind  # "KẾ HOẠCH PHÁT TRIỂN ĐÔ THỊ" in a decree
            below = replace(
                heading,
                kind=kind or heading.kind,
                words=(*heading.words, self.words(following)),
                ranges=(*heading.ranges, following.parts[0]),
            )
            self.titles.add(id(following))
            following.use = "heading"
        node.use = "heading"
        self.section(node, below)

    def _heading(self, node: Node, told: Told | None, heading: Heading) -> None:
        node.use = "heading"
        article = node.mark is not None and node.mark.style in ("article", "chapter", "part", "section")
        kind = self.kinds.section(node.parts[0][0], node.parts[0][1])
        if told is not None:
            own = self._told_below(node, told, heading)
            start, end = node.parts[0]
            ordered = self.speech.match(rows("orders", "order"), start, min(end, start + 60)) is not None
            if heading.kind in (SKIP, OBJECTIVE) and kind != ASSIGN and not ordered:
                own = replace(own, kind=heading.kind)
            if told.work is not None and own.kind == ASSIGN:
                self.add(node, [told.work], replace(own, told=()), node.path)
            if told.rest is not None and self.statements.states_work(*told.rest, own) and not self.kinds.is_("leads_in", *told.rest):
                self.add(node, [told.rest], own, node.path)
            beside = told.rest is not None and self.ends_with(node, ".") and all(c.kind == "para" for c in node.children)
            beside = beside and all(map(self._orders_too, node.children))  # "3. UBND xã: lập hồ sơ." above "Giao Phòng … theo dõi."
            first = len(self.drafts)
            self.section(node, heading if beside else own)
            for draft in self.drafts[first:] if told.spared is not None else ():
                if told.spared is not None and draft.label in told.spared[0]:
                    draft.said, draft.fields, draft.heading = [*told.spared[1]], True, replace(draft.heading, told=())
            return
        if heading.kind not in (CONTENT, ASSIGN) and self.kinds.introduces(*node.parts[0]):
            kind = SKIP
        if kind == CONTENT and heading.kind in (RULES, ASSIGN, FUNDING):
            kind = None
        if kind == CONTENT and heading.kind == OBJECTIVE and not self._is_label(node):
            kind = None
        if kind == CONTENT and heading.kind == SKIP and (article or not self._names_work_first(node)):
            kind = None
        if kind == OBJECTIVE and not self._is_goal(node) and (heading.kind in (CONTENT, ASSIGN) or self._leads_to_work(node)):
            kind = None
        inherited = kind or heading.kind
        if article and kind is None:
            inherited = SKIP if heading.kind in (None, SKIP) else heading.kind
        if self._is_shared_out_below(node, kind, inherited):
            inherited = CONTENT  # role lines stand among the items: these are work, whatever their verbs
        final = article and kind == SKIP and self.speech.has(rows("headings", "final"), *node.parts[0])
        of_other = article and kind is None and heading.kind is None
        provides = final or (heading.article if kind is None and not article else of_other)
        first = len(self.drafts)
        keeps = kind != ASSIGN or heading.agency
        own = Heading(
            inherited,
            self._in_role(node, heading.told) if keeps else (),
            (*heading.words, self.words(node)),
            (*heading.ranges, node.parts[0]),
            heading.agency and bool(heading.told) and keeps,
            article=provides,
        )
        self.section(node, own)
        last = self._says_who_last(node) if all(c.kind == "item" for c in node.children) else []
        self.inherit(last or self.said_of_heading(*node.parts[0]), first)

    def _is_shared_out_below(self, node: Node, kind: str | None, inherited: str | None) -> bool:
        """Whether role lines stand among the items of a section whose heading does not say what it holds; in an article or among rules,
        labels do ("1. Cơ quan chủ trì: Sở Y tế."), since sentences are rules there."""
        if kind is None and inherited in (RULES, SKIP):
            fields = [self.matter.field(child) for child in node.children if self._says_roles(child)]
            return any(field is not None and field.kind in ROLE_KINDS for field in fields)
        return inherited is None and any(self._says_roles(child) for child in node.children)

    def _says_roles(self, node: Node) -> bool:
        """Whether a block says who leads or works with whom, and nothing else."""
        lines = self.matter.lines(node) if node.kind != "table" else None
        return bool(lines) and any(line.said for line in lines or ())

    def _in_role(self, node: Node, told: tuple[Said, ...]) -> tuple[Said, ...]:
        """Return whom the headings above tell, in the role that a heading gives them for what stands below it: "Nhiệm vụ phối hợp"."""
        start, end = node.parts[0]
        cues = list(self.speech.between(start, end, "lead", "coordinate")) if told else []
        if len(cues) != 1 or self.sentences.is_named(start, end) or not self.tellers.only_role(start, end):
            return told
        return tuple(replace(s, role=cues[0].kind, rule=cues[0].rule) if s.role == "assigned" else s for s in told)

    def _told_below(self, node: Node, told: Told, heading: Heading) -> Heading:
        """Return what the headings say below a block that tells someone."""
        start, end = node.parts[0]
        called = heading.kind == CONTENT and self.speech.match_address(start, end) is None
        return Heading(ASSIGN, told.said, (*heading.words, self.words(node)), (*heading.ranges, (start, end)), True, told.partners, called)

    def below_lead_in(self, children: list[Node], i: int, heading: Heading) -> int:
        """Read the items of a lead-in that only gives a role to whom its heading tells ("a) Chủ trì, phối hợp với các sở, ngành:" below
        "1. Sở Y tế"), or leaves partners to them; return the index behind the last child read, `i` where none is."""
        node, last = children[i], i
        if heading.kind in (SKIP, OBJECTIVE) or len(node.parts) != 1:
            return i
        if node.kind == "para" and self.ends_with(node, ":"):
            while last + 1 < len(children) and children[last + 1].kind == "item":
                last += 1
        items = node.children if node.kind == "item" else children[i + 1 : last + 1]
        if items and items[0].kind == "para" and not self.ends_with(node, ":"):
            return i
        told = self.tellers.shared(*node.parts[0], heading.told, para=node.kind == "para") if items and heading.told else None
        if told is None and items and node.kind == "para":
            named = self.tellers.heading(*node.parts[0], content=True, kind=heading.kind)
            told = named if named is not None and named.partners and all(map(self._works_behind_names, items)) else None
        if told is None or all(self._works_behind_names(item) is False for item in items):
            return i
        node.use = "heading"
        told = replace(told, partners=told.partners and all(map(self._works_behind_names, items)))
        below = node if node.kind == "item" else Node("item", None, parent=node.parent, children=items, path=node.path, zone=node.zone)
        self.section(below, self._told_below(node, told, heading))
        return last + 1

    def _works_behind_names(self, node: Node) -> bool | None:
        """Whether words follow the actors that a block begins with; None where it begins with none."""
        start, end = node.parts[0] if node.parts else (0, 0)
        found, stop = self.sentences.leading(start, end)
        return any(c.isalnum() for c in self.reading.chars[stop:end]) if found else None

    def inherit(self, said: list[Said], first: int) -> None:
        """Give what an upper level says to the drafts below it; those that name a lead of their own keep what they say."""
        for draft in self.drafts[first:]:
            own = {s.role for s in draft.said}
            more = tuple(s for s in said if s.role not in own)
            if more and "lead" not in own and not self.names_lead(draft):
                self.apply([RoleLine(more)], [draft])

    def _denies_who(self, start: int, end: int) -> bool:
        """Whether words say who does not do something, or which of it is excepted: "Các lớp không do Sở Xây dựng chủ trì"."""
        flat = self.reading.flat
        denied = [cue.end for cue in self.speech.between(start, end, "negation")]
        given = [cue.start for cue in self.speech.between(start, end, "by", "order", "lead", "coordinate")]
        spared = next((cue.start for cue in self.speech.between(start, end, "except")), end)
        return bool(given) and spared < given[0] or any(stop <= at and not flat[stop:at].strip() for stop in denied for at in given)

    def _says_who_last(self, node: Node) -> list[Said]:
        """Return the roles that the last sentence of a block says, which says nothing else: "Tổ chức hội thi. Do Sở Nội vụ chủ trì."."""
        start, end = node.parts[0]
        at = self.matter.role_sentence(start, end) if self.ends_with(node, ".") else end
        return [replace(s, source="heading") for s in self.matter.sentence_roles(at, end)] if at < end else []

    def _is_given_last(self, node: Node, below: Node) -> bool:
        """Whether a block is work and a last sentence that only says who does it, and heads nothing: a verb begins it, or what stands
        below it tells somebody of its own."""
        if len(node.parts) > 1 or not self._says_who_last(node):
            return False
        return self.sentences.begins_deed(*node.parts[0]) or bool(below.parts) and self.sentences.tells(*self.span(below))

    def said_of_title(self, start: int, end: int) -> list[Said]:
        """Return the roles that a row gives those below it: "Sở Y tế chủ trì, Sở Nội vụ phối hợp", "Nhóm việc do Sở Y tế chủ trì"."""
        only = self.tellers.only_role(start, end) and not self._denies_who(start, end)
        said = [s for s in self.sentences.roles(start, end) if s.role in ("lead", "coordinate")] if only else []
        return said or self.said_of_heading(start, end)

    def said_of_heading(self, start: int, end: int) -> list[Said]:
        """Return the roles that a heading gives what stands below it: "Nhóm nhiệm vụ do Sở Y tế chủ trì", "… (Sở Y tế chủ trì)"."""
        flat = self.reading.flat
        at = start
        if self._denies_who(start, end):
            return []
        if flat[end - 1 : end] == ")" or flat[start:end].rstrip(" .:").endswith(")"):
            at = flat.rfind("(", start, end)
        else:
            by = next(iter(self.speech.between(start, end, "by")), None)
            at = by.start if by is not None else -1
        if at < 0:
            return []
        close = flat.rfind(")", at, end) if flat[at] == "(" else end
        inner = at + 1 if flat[at] == "(" else at
        fields = [f for f in fields_in(self.reading, inner, close) if f.kind in ROLE_KINDS]
        if fields:
            return [replace(s, source="heading") for f in fields for s in self.matter.value(f) or []]
        if not self.tellers.only_role(inner, close):
            return []
        return [replace(s, source="heading") for s in self.sentences.roles(inner, close) if s.role in ("lead", "coordinate")]

    def _is_label(self, node: Node) -> bool:
        """Whether a heading's words are all words for work: "Các hoạt động chính", not "Công tác y tế"."""
        found = label_kind(self.reading, *node.parts[0])
        return found is not None and found.kind == "content"

    def _names_work_first(self, node: Node) -> bool:
        start, end = node.parts[0]
        return (
            rows("labels", "content").at(self.reading.flat, self.reading.low, start, end) is not None
            or rows("headings", "content").at(self.reading.flat, self.reading.low, start, end) is not None
        )

    def _leads_to_work(self, node: Node) -> bool:
        """Whether a heading orders what stands below it, behind a goal: "Để đạt được mục tiêu, đề nghị:"."""
        start, end = node.parts[0]
        return self.speech.has(rows("statements", "opening"), start, end) or self.tellers.orders_items(start, end)

    def _is_goal(self, node: Node) -> bool:
        start, end = node.parts[0]
        filler = rows("headings", "filler").at(self.reading.flat, self.reading.low, start, end)
        at = self.speech.skip(filler[1] if filler else start, end)
        return rows("labels", "goal").at(self.reading.flat, self.reading.low, at, end) is not None

    def _is_heading(self, node: Node, told: Told | None, content: list[Node], *, lined: bool = False) -> bool:
        """Whether a numbered block heads what stands below it; `lined` says that role lines stand there too."""
        if told is not None:
            if self.kinds.is_("notes", *self.span(node)):
                return False
            paras = self.ends_with(node, ".;") and all(c.kind == "para" for c in content)
            return not (paras and told.rest is None and self._orders_too(node) and all(map(self._orders_too, content)))
        style = node.mark.style if node.mark is not None else ""
        if style in SECTIONS and style != "article":
            return True
        tells = self.ends_with(node, ".;") and bool(self.sentences.acting(*self.span(node), [], first=True)[0])
        if style == "article":
            return not tells  # "Điều 2. Các cơ quan … có trách nhiệm xây dựng kế hoạch …."
        length = self.length(node)
        if self.ends_with(node, ":"):
            return not self.kinds.is_("enumerates", *self.span(node), "notes") or length < 90 and not lined
        said = self.span(content[0]) if content[0].parts else None  # a table has rows and no words of its own
        if self.ends_with(node, ".;") and content[-1].kind == "table" and said and label_kind(self.reading, *said) is not None:
            return False  # a last statement, then "Phân công thực hiện:" and a table for all of them
        if all(self.is_detail(child, "info", "note") for child in content):
            return False  # "- Sản phẩm: …", "- Kinh phí: …": what stands beside a statement
        start, end = self.span(node)
        if all(c.kind == "para" for c in content) and length > 60 and self._says_facts(node) and self.speech.verb(start, end):
            return False  # "2. Triển khai Quyết định số 1079/QĐ-TTg …" with its paragraph: one statement
        if self.ends_with(node, ".;") and (length > 70 or tells):
            return not tells and self._is_among_headings(node, content)  # a sentence that tells someone is no heading
        return length < 420

    def _is_among_headings(self, node: Node, content: list[Node]) -> bool:
        """Whether a block of one sentence stands among headings of its own mark, numbered items below each of them."""
        start, end = node.parts[0]
        alone = not _SENTENCE.search(self.reading.flat, start, end)
        beside = node.parent.children if node.parent is not None and node.mark is not None else []
        like = (
            [n for n in beside if n is not node and n.mark is not None and n.mark.style == node.mark.style and n.children]
            if node.mark
            else []
        )
        return (
            alone
            and all(map(is_numbered, content))
            and any(not self.ends_with(n, ".;") and all(map(is_numbered, n.children)) for n in like)
        )

    def _orders_too(self, node: Node) -> bool:
        """Whether a block gives an order of its own: "Giao Sở Y tế chủ trì … thực hiện Đề án." above "Giao Sở Tài chính …"."""
        start, end = self.span(node)
        return self.sentences.ordered(start, end) is not None and not self.ends_with(node, ":")

    def _says_facts(self, node: Node) -> bool:
        """Whether a heading names an instrument by number or an agency to work with: then it is part of the statement."""
        start, end = self.span(node)
        if _NUMBER_OF_LAW.search(self.reading.flat, start, end):
            return True
        return any(s.role == "coordinate" for s in self.sentences.roles(start, end))

    # -- names that head what stands below them

    def _mend_name(self, node: Node) -> None:
        """Join to a heading the line below it that goes on with its list of names: "3. Đề nghị Hội Liên hiệp" / "Phụ nữ tỉnh"."""
        if len(node.children) < 2 or len(node.parts) != 1 or self.ends_with(node, ".;:!?)"):
            return
        line, below = node.children[:2]
        if line.kind != "para" or len(line.parts) != 1 or below.kind != "item" or self.ends_with(line, ".;,:!?") or self.length(line) > 120:
            return
        start, end = node.parts[0]
        whole = self.tellers.heading(start, line.end, content=True, kind=ASSIGN)
        if whole is None or whole.rest is not None or self.tellers.heading(start, end, content=True, kind=ASSIGN) is None:
            return
        if whole.said[-1].mention.end > line.start:
            node.parts[0] = (start, line.end)
            node.children.remove(line)

    def named_alone(self, node: Node, heading: Heading) -> Told | None:
        """Return whom a line without number or mark tells that is an agency's name and nothing else, as a heading is."""
        other = heading.kind in (SKIP, OBJECTIVE) or node.children or len(node.parts) != 1 or self.ends_with(node, ".;,")
        if other or id(node) in self.named:
            return self.named.get(id(node))
        start, end = node.parts[0]
        open_ = heading.kind == ASSIGN and end - start < 90 and self.kinds.section(start, end) is None
        open_ = open_ and not self.sentences.begins_deed(start, end)
        told = self.tellers.heading(start, end, content=True, kind=heading.kind, open=open_)
        return told if told is not None and told.rest is None and told.work is None and not told.colon else None

    def _acts_by_name(self, told: Told, node: Node) -> bool:
        """Whether whoever stands alone where it says who carries out is known, has a name or is a hamlet: "Các thôn", no "Các hộ nghèo";
        several units act beside lines that have a name: "Phòng Kỹ thuật" … "Các phân xưởng sản xuất"."""
        beside = node.parent.children if node.parent is not None else []
        named = any(c is not node and c.kind == "para" and c.parts and self.sentences.is_proper(*c.parts[0]) for c in beside)
        for m in (said.mention for said in told.said):
            first = self.sentences.behind_plural(m.start, m.end)
            units = named and first > m.start and self.sentences.heads_name(first, m.end)
            hamlet = self.speech.match(rows("actors", "hamlet"), first, m.end) is not None
            if m.kind == "open" and not (units or hamlet or self.sentences.is_proper(m.start, m.end)):
                return False
        return True

    def _below_name(self, children: list[Node], i: int, told: Told, heading: Heading, *, titles: bool = False) -> int:
        """Read what stands below an agency's name that has a line of its own; return the index of the last child read.  `titles` end it,
        lines of a few words that name nobody."""
        node, last = children[i], i
        while last + 1 < len(children) and not self._ends_name(children[last + 1], heading):
            if titles and children[last + 1].kind == "para" and self.is_group_title(children[last + 1]):
                break
            last += 1
        if last == i or self.matter.lines(children[i + 1]) is not None:
            return i
        node.use = "heading"
        below = Node("item", None, parent=node.parent, children=children[i + 1 : last + 1], path=node.path, zone=node.zone)
        self.section(below, Heading(ASSIGN, told.said, (*heading.words, self.words(node)), (*heading.ranges, node.parts[0]), True))
        return last

    def _ends_name(self, node: Node, heading: Heading) -> bool:
        """Whether a block is no more below an agency's name: another name, a heading's colon, a closing formula."""
        if node.kind != "para":
            return False
        return self.named_alone(node, heading) is not None or self.ends_with(node, ":") or self.closes(node)

    def _told(self, node: Node, heading: Heading, content: bool) -> Told | None:
        start, end = node.parts[0]
        named = heading.agency and not self.tellers.leaves_names(heading.told, start, end)
        open_ = heading.kind == ASSIGN and not named and not self.sentences.begins_deed(start, end)
        if open_ and self.kinds.section(start, end) is not None and self.speech.match_address(start, end) is None:
            open_ = False
        sparing = self.tellers.sparing(start, end, kind=heading.kind, open=open_) if content else None
        if sparing is not None:
            return sparing
        told = self.tellers.heading(start, end, content=content, kind=heading.kind, open=open_)
        parties = self.agencies.lists.parties if told is None and content else ()
        if parties and self.speech.has(rows("headings", "of_all"), start, end):
            return Told(tuple(Said(m, "assigned", "heading", "parties") for m in parties), None, False)  # "III. Trách nhiệm chung"
        return told if told is None or not content or not self.tellers.gives_thing(told, start, end) else None
