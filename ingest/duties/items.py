"""Items, bullets and paragraphs: headings of further sections, or statements of work with what belongs to them.

In: blocks and what the headings above say.  Out: drafts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.duties.draft import Draft, Heading, Said, joined
from ingest.duties.drafting import ROLE_KINDS, SHORTEST, Drafting
from ingest.duties.fields import fields_in, label_kind
from ingest.duties.kinds import ASSIGN, CONTENT, FUNDING, OBJECTIVE, RULES, SKIP
from ingest.duties.matter import RoleLine
from ingest.duties.told import Told
from ingest.layout import Node

__all__ = ["Items"]

_HEADS = ("part", "chapter", "section", "article", "upper", "roman", "title")  # marks whose words head what stands below them
_NUMBER_OF_LAW = re.compile(r"\bso\s+\d+[^\s]*/")


class Items(Drafting):
    """Reads what stands in a section.  `section`, `apply` are the walk's."""

    def section(self, node: Node, heading: Heading, opened: list[Draft] | None = None) -> None:
        """Read the children of a heading; `opened` are drafts above them that a group of role lines first closes."""
        raise NotImplementedError

    def split(self, children: list[Node]) -> tuple[list[RoleLine], list[Node]]:
        """Return the role lines among blocks, and the other blocks."""
        raise NotImplementedError

    def apply(self, lines: list[RoleLine], drafts: list[Draft]) -> None:
        """Give role lines to drafts."""
        raise NotImplementedError

    def is_detail(self, node: Node, *kinds: str) -> bool:
        """Whether a block is a field of one of these kinds."""
        raise NotImplementedError

    # -- words

    # -- items

    def item(self, children: list[Node], i: int, heading: Heading) -> int:
        """Read an item; return the index of the last child read with it."""
        node = children[i]
        if not node.parts:  # "Chương II" with its title on the next line
            self._chapter(node, heading)
            return i
        if node.is_bullet:
            return self._bullet(children, i, heading)
        self._mend_name(node)
        lines, content = self.split(node.children)
        for child in content:
            if child.kind == "para" and self.kinds.is_closing(*self.span(child), told=True):
                child.use = "closing"
        content = [child for child in content if child.use != "closing"]
        told = self._told(node, heading, bool(content))
        if content and self._is_heading(node, told, content):
            self._heading(node, told, heading)
            return i
        if told is not None and told.rest is None and not content:
            node.use = node.use or "heading"
            return i  # an agency's name with nothing below
        if not content and (self.length(node) < SHORTEST or node.mark is not None and node.mark.style == "title"):
            node.use = node.use or "heading"
            return i
        self._statement(node, heading, told, content, lines)
        return i

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

    def _chapter(self, node: Node, heading: Heading) -> None:
        following = node.children[0] if node.children else None
        titled = following is not None and following.kind == "para" and bool(following.parts) and self.words(following).isupper()
        below = heading
        if titled and following is not None:
            kind = self.kinds.section(*self.span(following))
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
            own = Heading(ASSIGN, told.said, (*heading.words, self.words(node)), (*heading.ranges, node.parts[0]), True)
            if heading.kind in (SKIP, OBJECTIVE) and kind != ASSIGN:
                own = replace(own, kind=heading.kind)
            if told.states and own.kind == ASSIGN:
                self.add(node, [*node.parts], replace(own, told=()), node.path)
            if told.rest is not None and self.statements.states_work(*told.rest, own) and not self.kinds.is_("leads_in", *told.rest):
                self.add(node, [told.rest], own, node.path)
            self.section(node, own)
            return
        if kind == CONTENT and heading.kind in (RULES, ASSIGN, FUNDING):
            kind = None
        if kind == CONTENT and heading.kind == OBJECTIVE and not self._is_label(node):
            kind = None
        if kind == CONTENT and heading.kind == SKIP and not self._names_work_first(node):
            kind = None
        if kind == OBJECTIVE and heading.kind == CONTENT and not self._is_goal(node):
            kind = None
        inherited = kind or heading.kind
        if article and kind is None:
            inherited = SKIP if heading.kind in (None, SKIP) else heading.kind
        first = len(self.drafts)
        keeps = kind != ASSIGN or heading.agency
        own = Heading(
            inherited,
            heading.told if keeps else (),
            (*heading.words, self.words(node)),
            (*heading.ranges, node.parts[0]),
            heading.agency and bool(heading.told) and keeps,
        )
        self.section(node, own)
        self._inherit(self._said_of_heading(node), first)

    def _inherit(self, said: list[Said], first: int) -> None:
        """Give what an upper level says to the drafts below it; those that name a lead of their own keep what they say."""
        for draft in self.drafts[first:]:
            own = {s.role for s in draft.said}
            more = tuple(s for s in said if s.role not in own)
            if more and "lead" not in own:
                self.apply([RoleLine(more)], [draft])

    def _said_of_heading(self, node: Node) -> list[Said]:
        """Return the roles that a heading gives the items below it: "Nhóm nhiệm vụ do Sở Y tế chủ trì", "… (Sở Y tế chủ trì)"."""
        start, end = node.parts[0]
        flat = self.reading.flat
        at = start
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
        from ingest.duties.speech import rows

        start, end = node.parts[0]
        return (
            rows("labels", "content").at(self.reading.flat, self.reading.low, start, end) is not None
            or rows("headings", "content").at(self.reading.flat, self.reading.low, start, end) is not None
        )

    def _is_goal(self, node: Node) -> bool:
        from ingest.duties.speech import rows

        start, end = node.parts[0]
        filler = rows("headings", "filler").at(self.reading.flat, self.reading.low, start, end)
        at = self.speech.skip(filler[1] if filler else start, end)
        return rows("labels", "goal").at(self.reading.flat, self.reading.low, at, end) is not None

    def _is_heading(self, node: Node, told: Told | None, content: list[Node]) -> bool:
        if told is not None or node.mark is not None and node.mark.style in _HEADS:
            return True
        length = self.length(node)
        if self.ends_with(node, ":"):
            return not self.kinds.is_("enumerates", *self.span(node)) or length < 90
        if all(self.is_detail(child, "info", "note") for child in content):
            return False  # "- Sản phẩm: …", "- Kinh phí: …": what stands beside a statement
        start, end = self.span(node)
        if all(c.kind == "para" for c in content) and length > 60 and self._says_facts(node) and self.speech.verb(start, end):
            return False  # "2. Triển khai Quyết định số 1079/QĐ-TTg …" with its paragraph: one statement
        if self.ends_with(node, ".;") and length > 70:
            return False
        return length < 420

    def _says_facts(self, node: Node) -> bool:
        """Whether a heading names an instrument by number or an agency to work with: then it is part of the statement."""
        start, end = self.span(node)
        if _NUMBER_OF_LAW.search(self.reading.flat, start, end):
            return True
        return any(s.role == "coordinate" for s in self.sentences.roles(start, end))

    # -- bullets

    def _bullet(self, children: list[Node], i: int, heading: Heading) -> int:
        node = children[i]
        lines, below = self.split(node.children)
        nested = [p for c in below for n in c.walk() if n.kind in ("item", "para") for p in n.parts]
        ranges = joined(node.parts, nested)
        last = i
        if self.ends_with(node, ":") and (not nested or self.reading.chars[ranges[-1][1] - 1] == ";"):
            # a bullet that announces a list set with the same mark: "- …, bao gồm:" / "- (1) …;" / "- …."
            last = self._same_mark_list(children, i)
            for child in children[i + 1 : last + 1]:
                ranges = joined(ranges, [p for n in child.walk() if n.kind in ("item", "para") for p in n.parts])
                _use(child, "task")
        told = self._told(node, heading, False)
        own = heading
        rest = told.rest if told is not None and told.colon else None
        if told is not None and rest is not None:
            own = replace(heading, told=told.said, agency=True, kind=heading.kind if heading.kind in (SKIP, OBJECTIVE) else ASSIGN)
        first = len(self.drafts)
        if self.statements.states_work(ranges[0][0], ranges[0][1], own):
            self.add(node, ranges, own, node.path)
            _use(node, "task")
        else:
            _use(node, own.kind or "")
        if lines and self.drafts[first:]:
            self.apply(lines, self.drafts[first:])
        return last

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
        root = holder.kind == "root"
        if id(node) in self.titles:
            return i
        if root and heading.kind is None and self.kinds.is_("basis", start, end):
            node.use = "basis"
            return i
        if self.kinds.is_closing(start, end, told=heading.kind == ASSIGN and heading.agency):
            node.use = "closing"
            return i
        if root and holder.zone == "annex" and any(c.kind in ("item", "table") for c in children[i + 1 :]):
            node.use = "title"
            return i  # the annex's title and what it comes with
        following = children[i + 1] if i + 1 < len(children) else None
        if root and heading.kind is None and holder.zone == "body" and not self._orders(start, end):
            return i
        announces = self.ends_with(node, ":")
        if following is not None and following.kind == "item" and announces:
            return self._announced(children, i, heading)
        told = self._named_alone(node, heading) if following is not None else None
        if told is not None and (last := self._below_name(children, i, told, heading)) > i:
            return last
        previous = children[i - 1] if i else None
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
        if self.statements.states_work(start, end, heading):
            self.add(node, [*node.parts], heading, node.path)
            node.use = "task"
        return i

    def _named_alone(self, node: Node, heading: Heading) -> Told | None:
        """Return whom a line without number or mark tells that is an agency's name and nothing else, as a heading is."""
        if heading.kind in (SKIP, OBJECTIVE) or node.children or len(node.parts) != 1 or self.ends_with(node, ".;,"):
            return None
        start, end = node.parts[0]
        open_ = heading.kind == ASSIGN and end - start < 90 and not self.speech.verb(start, end) and self.kinds.section(start, end) is None
        told = self.tellers.heading(start, end, content=True, kind=heading.kind, open=open_)
        return told if told is not None and told.rest is None and not told.states and not told.colon else None

    def _below_name(self, children: list[Node], i: int, told: Told, heading: Heading) -> int:
        """Read what stands below an agency's name that has a line of its own; return the index of the last child read."""
        node, last = children[i], i
        while last + 1 < len(children) and not self._ends_name(children[last + 1], heading):
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
            return node.kind != "item"
        return (
            self._named_alone(node, heading) is not None or self.ends_with(node, ":") or self.kinds.is_closing(*self.span(node), told=True)
        )

    def _carries_on(self, node: Node, following: Node | None) -> bool:
        return following is None or following.is_bullet or following.kind == "para"

    def _orders(self, start: int, end: int) -> bool:
        ordered = any(True for _ in self.speech.between(start, end, "lead", "coordinate", "order"))
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
                    _use(child, "task")
            return last
        node.use = "heading"
        told = self.tellers.heading(start, end, content=True, kind=heading.kind)
        if told is not None and (not heading.agency or self.speech.cue_at(start, end, "order") is not None):
            rest = Node("item", None, parent=node.parent, children=children[i + 1 :], path=node.path, zone=node.zone)
            self.section(rest, Heading(ASSIGN, told.said, (*heading.words, self.words(node)), (*heading.ranges, node.parts[0]), True))
            return len(children) - 1
        said = self._said_of_heading(node)
        orders = heading.kind is None and self.tellers.orders_items(start, end)
        if said or orders:
            first = len(self.drafts)
            rest = Node("item", None, parent=node.parent, children=children[i + 1 :], path=node.path, zone=node.zone)
            self.section(rest, replace(heading, kind=ASSIGN) if orders else heading)
            self._inherit(said, first)
            return len(children) - 1
        return i

    def details(self, fields: list[Node], holder: Node, heading: Heading, opened: list[Draft]) -> None:
        """Read field lines that are one task together ("- Nội dung: …", "- Đối tượng: …"), or details of the statement before."""
        parts = [p for f in fields for n in f.walk() for p in n.parts]
        found = self.matter.field(fields[0])
        for node in fields:
            _use(node, "detail")
        if opened and opened[-1].node.parent is holder and found is not None and found.kind != "content":
            opened[-1].ranges = joined(opened[-1].ranges, parts)
            return
        if found is None or found.kind != "content" or found.start >= found.end or heading.kind in (SKIP, OBJECTIVE):
            return
        if len(fields) == 1:
            parts = [(found.start, found.end), *parts[1:]]
        self.add(fields[0], joined(parts[:1], parts[1:]), heading, holder.path)

    # -- statements

    def _statement(self, node: Node, heading: Heading, told: Told | None, content: list[Node], lines: list[RoleLine]) -> None:
        """Read a numbered item that states work itself, with its paragraphs, nested bullets and role lines."""
        ranges = [*node.parts]
        own = heading
        if told is not None and told.rest is not None and told.colon:
            own = Heading(heading.kind if heading.kind in (SKIP, OBJECTIVE) else ASSIGN, told.said, heading.words, heading.ranges, True)
            if heading.kind in (ASSIGN, None):
                ranges = joined([(told.rest[0], node.parts[0][1])], node.parts[1:])
        numbered = [c for c in content if c.kind == "item"]
        together = [c for c in content if c.kind == "para" or c.kind == "item" and self._belongs(c)]
        separate = [c for c in numbered if c not in together]
        if numbered and not self.kinds.is_("enumerates", *self.span(node)):
            separate = numbered  # bullets below a statement that ends: each is a task of its own
            together = [c for c in together if c.kind != "item"]
        for child in together:
            if child.kind == "para" and self.kinds.is_closing(*self.span(child)):
                child.use = "closing"
                continue
            ranges = joined(ranges, [p for n in child.walk() if n.kind in ("item", "para") for p in n.parts])
            _use(child, "task")
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
            self.apply(lines, [d for d in fresh if not d.fields])

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

    # -- agencies' headings and drafts

    def _told(self, node: Node, heading: Heading, content: bool) -> Told | None:
        start, end = node.parts[0]
        open_ = heading.kind == ASSIGN and not heading.agency and not self.speech.verb(start, end)
        if open_ and self.kinds.section(start, end) is not None and self.speech.match_address(start, end) is None:
            open_ = False
        return self.tellers.heading(start, end, content=content, kind=heading.kind, open=open_)


def _use(node: Node, use: str) -> None:
    """Say what a block and all below it became, where nothing did before."""
    for below in node.walk():
        below.use = below.use or use
