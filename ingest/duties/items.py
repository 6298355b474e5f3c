"""Items, bullets and paragraphs: headings of further sections, or statements of work with what belongs to them.

In: blocks and what the headings above say.  Out: drafts.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.duties.draft import Draft, Heading, Said, joined
from ingest.duties.drafting import SHORTEST
from ingest.duties.entries import Entries, use
from ingest.duties.headings import SECTIONS, is_numbered
from ingest.duties.kinds import ASSIGN, CONTENT, OBJECTIVE, SKIP
from ingest.duties.matter import RoleLine
from ingest.duties.told import Told
from ingest.layout import Node
from text.rules import rows

__all__ = ["Items"]

_WHOLE = 80  # characters that a statement of work in a paragraph of its own has at least
_DUTY = 40  # characters before a lead-in's colon in which its duty is told: "… có trách nhiệm:"


class Items(Entries):
    """Reads what stands in a section.  `section`, `apply` are the walk's."""

    # -- items

    def item(self, children: list[Node], i: int, heading: Heading) -> int:
        """Read an item; return the index of the last child read with it."""
        node = children[i]
        if not node.parts:  # "Chương II" with its title on the next line
            self._chapter(node, heading)
            return i
        based = not (node.children or self.drafts) and heading.kind is None and self.kinds.is_("basis", *self.span(node))
        based = based and any(c.mark is not None and c.mark.style in SECTIONS for c in children[i + 1 :])
        if based and not self.orders_behind(node):
            node.use = "basis"  # "- Căn cứ Luật …;" above "QUYẾT ĐỊNH:"
            return i
        if node.is_bullet:
            return self._bullet(children, i, heading)
        self._mend_name(node)
        lines, content = self.split(self.without_dated(node))
        for child in content:
            if child.kind == "para" and self.closes(child):
                child.use = "closing"
            elif child.kind == "para" and self.kinds.is_("attached", *self.span(child)) and self.ends_with(child, ")"):
                child.use = "provision"  # "(Danh mục nhiệm vụ tại Phụ lục kèm theo)"
            elif self.is_detail(child, "aside") or child.kind == "para" and (self.heads_notes(child) or self.is_set_aside(child)):
                child.use = "note"
        content = [child for child in content if child.use not in ("closing", "provision", "note")]
        if content and self.ends_list(children, i):
            content = [child for child in content if not self.is_beside_list(child, heading)]
        if lines and content:
            content = self.without_details(node, content, last=i + 1 == len(children))
        if lines and not content and self.kinds.section(*node.parts[0]) == SKIP:
            node.use = "context"
            return i  # "Điều 2. Giải thích từ ngữ": what a lead is, and none
        if lines and content and all(map(self._is_numbered_info, content)):
            for child in content:
                child.use = "detail"  # "1.2. Địa điểm: …" beside "1.3. Đơn vị chủ trì: …"
            content = []
        if lines and heading.kind is None:
            heading = replace(heading, kind=CONTENT)  # whatever its verb is: who does it stands below
        figures = self.lists_figures(node, content)
        told = self._told(node, heading, bool(content) and not figures)
        if content and told is None and all(c.kind == "para" for c in content) and self._is_given_last(node, content[0]):
            self._statement(node, heading, None, [], lines)  # "3. Mời 30 đại biểu. Giao Sở Nội vụ." / "Về kinh phí, …": no part of it
            self.section(Node("item", None, parent=node.parent, children=content, path=node.path, zone=node.zone), heading)
            return i
        if content and not figures and self._is_heading(node, told, content, lined=bool(lines)):
            self._heading(node, told, heading)
            return i
        if told is not None and told.rest is None and not content:
            node.use = node.use or "heading"
            return i  # an agency's name with nothing below
        if not content and (self.length(node) < SHORTEST or self.in_capitals(node)):  # capitals only ever head
            node.use = node.use or "heading"
            return i
        self._statement(node, heading, told, content, lines)
        return i

    def _is_numbered_info(self, node: Node) -> bool:
        """Whether a numbered block is a field that says more of a statement, and nothing stands below it."""
        found = self.matter.field(node) if is_numbered(node) and not node.children else None
        return found is not None and found.kind in ("info", "note", "goal") and found.start < found.end

    # -- bullets

    def _bullet(self, children: list[Node], i: int, heading: Heading) -> int:
        node = children[i]
        if node.mark is not None and node.mark.done and any(c.mark is not None and c.mark.done is False for c in children):
            use(node, "context")  # a ticked box among open ones: it is done
            return i
        if self._is_shared_out(node):
            self._share_out(node, heading)
            return i
        if self.lists_work(node):
            node.use = "heading"
            self.section(node, replace(heading, kind=heading.kind or CONTENT))
            return i
        named = self._names_alone(node, heading)
        if named is not None:
            self._heading(node, named, heading)
            return i
        lines, below = self.split(node.children)
        nested = [p for c in below for n in c.walk() if n.kind in ("item", "para") for p in n.parts]
        ranges = joined(node.parts, nested)
        last = i
        if self.ends_with(node, ":") and (not nested or self.reading.chars[ranges[-1][1] - 1] == ";"):
            # a bullet that announces a list set with the same mark: "- …, bao gồm:" / "- (1) …;" / "- …."
            last = self._same_mark_list(children, i)
            for child in children[i + 1 : last + 1]:
                ranges = joined(ranges, [p for n in child.walk() if n.kind in ("item", "para") for p in n.parts])
                use(child, "task")
        if lines and heading.kind is None:
            heading = replace(heading, kind=CONTENT)
        told = self._told(node, heading, False)
        own = heading
        rest = told.rest if told is not None and told.colon else None
        if told is not None and rest is not None and not heading.partners:
            own = replace(heading, told=told.said, agency=True, kind=heading.kind if heading.kind in (SKIP, OBJECTIVE) else ASSIGN)
            if told.apart:
                ranges = joined([(rest[0], node.parts[0][1])], [*node.parts[1:], *nested])
        first = len(self.drafts)
        if self.statements.states_work(ranges[0][0], ranges[0][1], own):
            self.add(node, ranges, own, node.path)
            use(node, "task")
        else:
            use(node, own.kind or "")
        if lines and self.drafts[first:]:
            self.apply(lines, self.drafts[first:])
        return last

    def _names_alone(self, node: Node, heading: Heading) -> Told | None:
        """Return whom a bullet tells that is names and nothing else, above bullets of work: "* Sở Y tế:" / "+ Cử đội cơ động"."""
        if not node.children or any(child.kind == "para" for child in node.children[:1]) or len(node.parts) != 1:
            return None
        told = self._told(node, heading, True)
        if told is None or told.rest is not None or told.work is not None or told.partners:
            return None
        return told if all(self.tellers.is_body(s.mention) for s in told.said) else None

    def _is_shared_out(self, node: Node) -> bool:
        """Whether what stands below a bullet says of each part of its work who does it: "- …. Trong đó:" / "+ Sở Y tế: hướng dẫn …"."""
        parts = node.children
        shares = bool(parts) and (len(parts) > 1 and self.ends_with(node, ":") or self.names_field(node))
        return shares and all(c.kind == "item" and self._is_part_of_body(c) for c in parts)

    def _is_part_of_body(self, node: Node) -> bool:
        """Whether an item says what a body does, and not where: "Sở Y tế: hướng dẫn …", not "Xã Hoa Lư: lấy mẫu ở 2 vị trí"."""
        start, end = self.span(node)
        return bool(self._works_behind_names(node)) and self.speech.match(rows("actors", "level"), start, end) is None

    def _share_out(self, node: Node, heading: Heading) -> None:
        first = len(self.drafts)
        if not self.names_field(node) and self.statements.states_work(*node.parts[0], heading):
            self.add(node, [*node.parts], heading, node.path)
        node.use = "task" if self.drafts[first:] else "heading"
        self.section(node, heading)

    def _same_mark_list(self, children: list[Node], i: int) -> int:
        """Return the index of the last sibling that belongs to the list a bullet announces (i: none)."""
        stop = i
        chars = self.reading.chars
        following = children[i + 1 :]
        first = following[0].mark if following else None
        if first is None or not first.is_bullet and first.style not in ("paren", "lroman"):
            return i
        enumerates = self.kinds.is_("enumerates", *self.span(children[i]))
        for offset, child in enumerate(following, start=1):
            if child.kind != "item" or not child.parts or self.matter.field(child) is not None:
                break
            ends = chars[child.end - 1]
            if not (not first.is_bullet or enumerates or ends == ";"):
                break
            stop = i + offset
            if ends == ".":
                break
        return stop

    # -- paragraphs

    def para(self, children: list[Node], i: int, holder: Node, heading: Heading) -> int:
        """Read a paragraph; return the index of the last child read with it."""
        node = children[i]
        start, end = self.span(node)
        root = holder.kind == "root" or heading.kind is None and self._is_title_of_all(holder)
        if id(node) in self.titles:
            return i
        based = root and heading.kind is None and self.kinds.is_("basis", start, end) and not self.orders_behind(node)
        if based or self.closes(node):
            node.use = "basis" if based else "closing"
            return i
        if root and holder.zone == "annex" and any(c.kind in ("item", "table") for c in children[i + 1 :]):
            node.use = "title"
            return i  # the annex's title and what it comes with
        following = children[i + 1] if i + 1 < len(children) else None
        previous = children[i - 1] if i else None
        set_off = self._set_off(node, heading, previous)
        shares = id(node) in self.named
        plain = root and heading.kind is None and holder.zone == "body" and set_off is None and not shares
        if plain and self.announces_more(node, following):
            return i
        if plain and not self.tells_items(node, following) and not self.acts_as_told(node, previous):
            heading = self.going_on(node, previous, heading)
            if not heading.agency and (self.only_reports(node) or not self._orders(start, end, heading)):
                return i
        announces = self.ends_with(node, ":")
        if self.is_named_group(node, following):
            node.use = "title"
            return i
        heads = following is not None and following.kind == "item" and self.matter.field(following) is None
        told = self.named_alone(node, heading) if following is not None and not announces else None
        acts = shares or told is not None and heading.kind == ASSIGN and self._acts_by_name(told, node)
        if heads and not acts and self.is_group_title(node) and not self.speech.verb(start, end):
            node.use = "title"
            return i
        if following is not None and following.kind == "item" and announces:
            return self._announced(children, i, heading)
        if told is not None and (last := self._below_name(children, i, told, heading, titles=acts and self.is_group_title(node))) > i:
            return last
        if (
            previous is not None
            and previous.is_bullet
            and self.drafts
            and self.drafts[-1].node is previous
            and self._carries_on(node, following)
        ):
            self.drafts[-1].ranges = joined(self.drafts[-1].ranges, node.parts)  # a paragraph behind a bullet carries it on
            node.use = "task"
            return i
        work = set_off.rest if set_off is not None else None
        work = work if work is not None and work[1] - work[0] >= SHORTEST else None  # "Đội 1: quét dọn."
        own = replace(heading, told=set_off.said, agency=True, kind=ASSIGN) if set_off is not None else heading
        if not self.in_capitals(node) and self.statements.states_work(*(work or (start, end)), own):
            self.add(node, [work] if work is not None else [*node.parts], own, node.path)
            node.use = "task"
            self.keep_told(node, own)
        return i

    @staticmethod
    def _is_title_of_all(node: Node) -> bool:
        """Whether a heading in capitals without a number is the first and only one of a text without a letterhead: its title."""
        above = node.parent
        return node.mark is not None and node.mark.style == "title" and above is not None and [*above.children] == [node]

    def _set_off(self, node: Node, heading: Heading, previous: Node | None) -> Told | None:
        """Return whom a paragraph tells whose work a colon sets off, or a dash: "Đối với Sở Y tế: dự trữ vắc xin"."""
        start, end = node.parts[0] if len(node.parts) == 1 else (0, 0)
        shared = heading.kind == ASSIGN and heading.agency and self.tellers.leaves_names(heading.told, start, end)
        listed = heading.kind is None and not heading.agency and self.is_listed(node, previous)
        addressed = not heading.agency and self.speech.match_address(start, end) is not None
        dashed = heading.kind == ASSIGN and not heading.told and start < end and self.tellers.dashed(start, end) is not None
        colon = not heading.agency and self.may_set_off(start, end, heading)
        if heading.kind in (SKIP, OBJECTIVE) or not (shared or listed or addressed or dashed or colon):
            return None
        told = self._told(node, replace(heading, kind=ASSIGN) if listed else heading, False)
        bodies = told is not None and (addressed or shared or dashed or all(self.tellers.is_told_alone(s.mention) for s in told.said))
        return told if told is not None and told.colon and told.rest is not None and bodies else None

    def _carries_on(self, node: Node, following: Node | None) -> bool:
        return (following is None or following.is_bullet or following.kind == "para") and not self._tells_others(node)

    def _begins_work(self, node: Node) -> bool:
        """Whether a block is a whole statement of work: it begins with a verb that is no word for joining others, and ends a sentence."""
        start, end = self.span(node)
        whole = end - start > _WHOLE and self.reading.chars[start].isupper() and self.ends_with(node, ".")
        return whole and self.speech.verb(start, end) and self.speech.cue_at(start, end, "coordinate") is None

    def _tells_others(self, node: Node) -> bool:
        """Whether a paragraph tells agencies of its own: it is a statement of work, not more of the one above it."""
        start, end = self.span(node)
        behind = self.sentences._comma(self.speech.modals(start, end)[0], end)
        start = behind if self.speech.cue_at(behind, end, "order") is not None else start  # "Đồng thời, giao …"
        subject, after, rule = self.sentences.acting(start, end, [], first=True)
        told = rule == "ordered" and bool(subject) or rule != "role-named" and any(m.kind == "name" for m in subject)
        told = told or rule == "behind-opening" and any(self.sentences.is_proper(m.start, m.end) for m in subject)
        told = told or rule == "subject" and bool(subject) and (subject[0].kind == "open" or self.speech.modals(after, end)[1])
        return told and not self.kinds.is_("case", start, end)

    def _orders(self, start: int, end: int, heading: Heading) -> bool:
        cues = [*self.speech.between(start, end, "lead", "coordinate", "order")]
        if heading.told and any(self.speech.match(rows("orders", "courtesy"), cue.end, end) is not None for cue in cues):
            return True  # "Đề nghị Quý cơ quan …": whom the letter addresses
        ordered = self.sentences.hears or bool(cues)
        return ordered and (self.sentences.tells(start, end) or self.tellers.orders_items(start, end))

    def _announced(self, children: list[Node], i: int, heading: Heading) -> int:
        """Read a paragraph whose colon announces the items behind it."""
        node = children[i]
        start, end = self.span(node)
        if self.kinds.is_("enumerates", start, end) and children[i + 1].is_bullet:
            ranges, last = [*node.parts], i
            while last + 1 < len(children) and children[last + 1].is_bullet and self.matter.field(children[last + 1]) is None:
                last += 1
                ranges = joined(ranges, [p for n in children[last].walk() for p in n.parts])
            if self.statements.states_work(*ranges[0], heading):
                self.add(node, ranges, heading, node.path)
                for child in children[i : last + 1]:
                    use(child, "task")
            return last
        node.use = "heading"
        notes = self.kinds.is_("notes", start, end)  # "Các đơn vị lưu ý:"
        told = self.tellers.heading(start, end, content=True, kind=heading.kind) if not notes else None
        before = self.tellers.before_list(start, end) if told is None else None
        if before is not None and self.statements.states_work(start, before, heading):
            self.add(node, [(start, before)], heading, node.path)
        duty = any(True for _ in self.speech.between(max(start, end - _DUTY), end, "duty"))
        ordered = self.speech.cue_at(start, end, "order") is not None or self.tells_items(node, children[i + 1])
        if told is not None and (not heading.agency or duty or ordered):
            below = self._told_below(node, told, heading)
            if heading.kind in (SKIP, OBJECTIVE) and not ordered and not any(s.mention.kind == "name" for s in told.said):
                below = replace(below, kind=heading.kind)  # "Hộ được vay phải có các điều kiện sau:"
            stop = self._next_name(children, i, heading)
            rest = Node("item", None, parent=node.parent, children=children[i + 1 : stop], path=node.path, zone=node.zone)
            self.section(rest, below)
            return stop - 1
        said = self.said_of_heading(*node.parts[0])
        orders = heading.kind is None and self.tellers.orders_items(start, end)
        if said or orders:
            first = len(self.drafts)
            rest = Node("item", None, parent=node.parent, children=children[i + 1 :], path=node.path, zone=node.zone)
            self.section(rest, replace(heading, kind=ASSIGN) if orders else heading)
            self.inherit(said, first)
            return len(children) - 1
        return i

    def _next_name(self, children: list[Node], i: int, heading: Heading) -> int:
        """Return where what stands below an agency's name and colon ends: at the next paragraph of a name and a colon ("Sở Y tế:"), or that
        says who does the items behind it."""
        stop = len(children)
        named = self.named_alone(children[i], heading) is not None
        for k in range(i + 2, stop):
            tells = self.tells_items(children[k], children[k + 1] if k + 1 < stop else None)
            if tells or named and self._is_name_with_colon(children[k], heading):
                return k
        return stop

    def _is_name_with_colon(self, node: Node, heading: Heading) -> bool:
        return node.kind == "para" and self.ends_with(node, ":") and self.named_alone(node, heading) is not None

    # -- statements

    def _statement(self, node: Node, heading: Heading, told: Told | None, content: list[Node], lines: list[RoleLine]) -> None:
        """Read a numbered item that states work itself, with its paragraphs, nested bullets and role lines."""
        ranges = [*node.parts]
        own = heading
        if told is not None and told.rest is not None and told.colon and not heading.partners:
            own = Heading(heading.kind if heading.kind in (SKIP, OBJECTIVE) else ASSIGN, told.said, heading.words, heading.ranges, True)
            person = self.speech.match(rows("actors", "personal"), *node.parts[0]) is not None  # "Bà Lù Thị Mai, Trưởng phòng …: …"
            if (heading.kind in (ASSIGN, None) or told.apart) and not person:
                ranges = joined([(told.rest[0], node.parts[0][1])], node.parts[1:])
        numbered = [c for c in content if c.kind == "item"]
        together = [c for c in content if c.kind == "para" or c.kind == "item" and self._belongs(c)]
        separate = [c for c in numbered if c not in together]
        if numbered and self.lists_figures(node, content):
            together, separate = content, []
        elif numbered and not self.kinds.is_("enumerates", *self.span(node), "notes"):
            separate = numbered  # bullets below a statement that ends: each is a task of its own
            together = [c for c in together if c.kind != "item"]
        others: list[Node] = []
        for child in together:
            if child.kind == "para" and self.closes(child):
                child.use = "closing"
                continue
            more = child.kind == "para" and not lines and self._begins_work(node) and self._begins_work(child)
            if child.kind == "para" and (others or more or self._tells_others(child)):
                others.append(child)
                continue
            ranges = joined(ranges, [p for n in child.walk() if n.kind in ("item", "para") for p in n.parts])
            use(child, "task")
        before = len(self.drafts)
        if self.statements.states_work(*node.parts[0], own):
            self.add(node, ranges, own, node.path)
            node.use = "task"
        else:
            node.use = node.use or own.kind or ""
        fresh = self.drafts[before:]
        if separate or any(c.kind == "table" for c in content):
            self._separate(node, own, fresh)
        elif lines:
            self.apply(lines, fresh)
        if others and not separate:
            self.section(Node("item", node.mark, parent=node.parent, children=others, path=node.path, zone=node.zone), heading)

    def _belongs(self, child: Node) -> bool:
        return child.is_bullet or child.mark is not None and child.mark.style in ("paren", "lroman")

    def _separate(self, node: Node, own: Heading, fresh: list[Draft]) -> None:
        """Read what stands below a statement as tasks of their own, its role lines where they stand among them."""
        below = Heading(own.kind, own.told, (*own.words, self.words(node)), (*own.ranges, node.parts[0]), own.agency)
        subject, _, _ = self.sentences.subject(*self.span(node))
        of_many = len(own.told) > 1 and any(said.mention.body == m.body for said in own.told for m in subject if m.kind == "name")
        if subject and (not own.told or of_many) and own.kind in (ASSIGN, None):
            # "(1) Bộ Y tế …" under "yêu cầu Bộ Y tế, các nhà thầu …": the bullets are the ministry's alone
            below = replace(below, told=tuple(Said(m, "assigned", "heading", "subject-of-list") for m in subject), agency=True)
        self.section(Node("item", node.mark, parent=node.parent, children=node.children, path=node.path, zone=node.zone), below, fresh)
