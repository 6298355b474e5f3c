"""The walk over a document's blocks: which state work, and how far a role reaches.

In: an outline and its agencies.  Out: drafts of tasks in logical order, and role lines that belong to none.

Reach: a heading's agency to the items below it; a role line to the tasks before it that no other closed, else to those behind it; role
matter of a whole section to its sibling sections; an upper level's to the lower ones that have none; a line that names items to these.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.duties.announced import without_announcer
from ingest.duties.captions import captioned
from ingest.duties.cell_lines import with_tables
from ingest.duties.closing import close_all
from ingest.duties.draft import Draft, Heading
from ingest.duties.drafting import SHORTEST
from ingest.duties.fields import Field
from ingest.duties.groups import grouped
from ingest.duties.item_codes import called as called_by
from ingest.duties.kinds import ASSIGN, CONTENT, FUNDING, OBJECTIVE, RULES, SKIP
from ingest.duties.mark_legends import only_marks
from ingest.duties.matter import PLAIN_LABELS, RoleLine
from ingest.duties.name_lines import name_lines
from ingest.duties.note_lists import call_notes
from ingest.duties.notes import Noted
from ingest.duties.records import Record, records_in, rows_of_records
from ingest.duties.referring import Referring
from ingest.duties.runs import read_runs
from ingest.duties.tables import Columns, table_drafts
from ingest.duties.uses import settle_uses
from ingest.layout import Node
from ingest.names.slots import slot_actors
from text.rules import rows
from text.vocabulary import load as vocabulary

__all__ = ["Walk"]

_DETAILS = ("content", "info", "goal", "note")
_SHARED, _MOST, _MANY = 3, 0.6, 60  # lines that share work out at least, their part of all, and how many are looked at
_SET_IN, _DEEPEST = 6, 80  # blanks before a line that goes on with the field above it


class Walk(Referring):
    """Reads sections from the top down."""

    def read(self) -> list[Draft]:
        """Return the drafts of all roots."""
        for root in self.outline.roots:
            with_tables(self.agencies, root)
            call_notes(self, root)
        told = self.sentences.addressed = self.tellers.addressees(self.outline)
        self.noted = Noted(self.matter)
        self.closing: dict[tuple[int, str], bool] = {}  # whether they stand behind the last item alone
        self.regulations: set[int] = set()  # annexes that are regulations
        self.records: dict[int, Record] = {}  # blocks that hold work, who does it and when in one line
        for root in self.outline.roots:
            self.columns: Columns | None = None
            if root.zone == "annex":
                start, end = root.parts[0]
                rules = rows("zones", "regulation").first(self.reading.flat, self.reading.low, start, end) is not None
                heading = Heading(RULES if rules else CONTENT)
                self.regulations |= {id(root)} if rules else set()
            else:
                opened = self.opening_told()
                orders = bool(opened) or self.opening_orders() or not told and self._shares_lines(root)
                heading = Heading(RULES if self.is_law() else ASSIGN if orders else None, opened or told, agency=False)
            self.records = records_in(self, root)
            self.section(root, heading)
        settle_uses(self)
        return self.drafts

    @staticmethod
    def root_of(node: Node) -> Node:
        """Return the root above a block."""
        while node.parent is not None:
            node = node.parent
        return node

    def _shares_lines(self, root: Node) -> bool:
        """Whether most blocks of a document of a type without sections each give a body its work behind a colon: "Thôn Đông: nạo vét …"."""
        blocks = [node for node in root.children if node.parts]
        if self.agencies.document.type is None or self.is_law() or not self.has_form or any(node.children for node in blocks):
            return False
        found = [self._told(node, Heading(ASSIGN), False) for node in blocks[:_MANY]]
        works = [told.rest for told in found if told is not None and told.colon and told.rest is not None]
        return len(works) >= _SHARED and len(works) >= _MOST * len(found) and any(self.speech.verb(*rest) for rest in works)

    def is_law(self) -> bool:
        """Whether the document is a law or regulation, whose articles are rules."""
        type = vocabulary().type_called(self.agencies.document.type)
        return type is not None and type.group == "legal"

    def section(self, node: Node, heading: Heading, opened: list[Draft] | None = None) -> None:
        """Read the children of a heading; `opened` are drafts above them that a group of role lines first closes."""
        if heading.kind in (SKIP, OBJECTIVE, FUNDING):
            for child in node.children:
                child.use = child.use or ("context" if heading.kind != FUNDING else FUNDING)
        children = [child for child in node.children if child.use not in ("task", "closing", "furniture", "note")]
        if heading.kind is None and any(map(self._names_items, children)):
            heading = replace(heading, kind=CONTENT)  # a line says who does which item: these are work, whatever their verbs
        opened = list(opened or ())  # drafts since the last group of role lines
        closed: list[Draft] = []  # drafts that the last group of role lines closed, where only fields of other kinds stand behind it
        pending: list[RoleLine] = []  # role lines that head what follows
        idle: list[Node] = []
        heads = False
        self.named.update(name_lines(self, children, heading))
        i, before = 0, len(self.drafts)
        while i < len(children):
            first = len(self.drafts)
            behind = grouped(self, children, i, heading) or self.below_lead_in(children, i, heading)
            if behind > i:
                opened += self.drafts[first:]
                i, closed = behind, []
                continue
            group, lines, i_next = self._role_group(children, i)
            if group and not self._is_work_after_all(group, lines, heading):
                self.referring += [(line, group[0]) for line in lines if line.is_elsewhere]
                around = [line for line in lines if not line.is_elsewhere]
                opened = opened or (self._unread_above(children, i, i_next, heading) if around else [])
                if opened and around:
                    closed = [draft for draft in opened if not draft.fields or draft is opened[-1]]
                    self.apply(around, closed)
                    opened = []
                    self._left_over(group, heading)
                elif around and self._completes(around, closed):
                    self.apply(around, closed)  # "- Chủ trì: …" / "- Kinh phí: …" / "- Thời hạn: …"
                elif around:
                    self._drop(pending, idle, heads)
                    pending, idle, heads = around, group, False
                i = i_next
                continue
            i = self._child(children, i, node, heading, opened)
            fresh = self.drafts[first:]
            field = children[i].use == "detail" or children[i].use == "note" and self.matter.field(children[i]) is not None
            closed = closed if field and not fresh else []
            bare = [draft for draft in fresh if self._lacks(draft, pending) and not self.names_lead(draft)] if pending else []
            if pending and bare:
                self.apply(pending, bare)
                heads, closed = True, closed + bare  # what a line behind them says besides is theirs too
                if not any(line.said for line in pending):
                    opened.extend(fresh)  # "- Thời gian: …" above "- Nội dung: …": who does it may stand below
            elif fresh:
                opened.extend(fresh)
            i += 1
        held: dict[int, set[str]] = {}
        for line, at in dict.fromkeys(self.referring):  # a line that was split off is read again below its heading
            self._refer(line, before, at, held)
        self.referring = []
        close_all(self, children, before, heading)
        read_runs(self, self.parts, children, before, heading)
        if heading.kind not in (SKIP, OBJECTIVE):
            self._drop(pending, idle, heads)

    @staticmethod
    def _completes(lines: list[RoleLine], drafts: list[Draft]) -> bool:
        """Whether role lines say of tasks what the lines above them did not."""
        said, timed = {s.role for draft in drafts for s in draft.said}, any(draft.time is not None for draft in drafts)
        again = any(s.role in said for line in lines for s in line.said) or timed and any(line.time is not None for line in lines)
        return bool(drafts) and not again

    @staticmethod
    def _lacks(draft: Draft, lines: list[RoleLine]) -> bool:
        """Whether a task has no role lines of its own, or only such as say with whom while those above it say who leads."""
        said = {s.role for line in lines for s in line.said}
        return not draft.fields or said == {"lead"} and {s.role for s in draft.said} == {"coordinate"}

    def _names_items(self, node: Node) -> bool:
        """Whether a block is an item called by a code, or says, itself or below it, who does the items that it names."""
        if node.kind == "para" and node.parts and called_by(self.reading, *node.parts[0]) in self.tellers.codes:
            return True
        blocks = (node, *(child for child in node.children if child.kind == "para"))
        lines = (line for block in blocks if block.kind == "para" for line in self.matter.lines(block) or ())
        return any(line.said and (line.numbers or line.all_above or line.note) for line in lines)

    def _unread_above(self, children: list[Node], i: int, behind: int, heading: Heading) -> list[Draft]:
        """Return the draft of the block that role lines close and that no heading made work, [] where they rather head what follows:
        "Dự án 1: …" / "- Đơn vị chủ trì: …" below "CÁC DỰ ÁN".
        """
        at = i - 1
        while at >= 0 and children[at].use == "detail":
            at -= 1
        node = children[at] if at >= 0 else None
        if node is None or node.use or node.kind not in ("para", "item") or not node.parts or heading.kind in (SKIP, OBJECTIVE):
            return []
        following = next((child for child in children[behind:] if not self.is_detail(child)), None)
        heads = following is not None and (following.kind != node.kind or following.is_bullet != node.is_bullet)
        if heads or self.length(node) < SHORTEST or self.ends_with(node, ":") or self.in_capitals(node) or self.closes(node):
            return []
        if self.kinds.section(*node.parts[0]) in (SKIP, OBJECTIVE):
            return []  # "Điều 2. Hiệu lực thi hành" above "Điều 3. Trách nhiệm thi hành"
        first = len(self.drafts)
        self.add(node, [*node.parts], heading, node.path)
        node.use = "task" if self.drafts[first:] else ""
        return self.drafts[first:]

    def _is_work_after_all(self, group: list[Node], lines: list[RoleLine], heading: Heading) -> bool:
        """Whether what looks like role lines is work of whom its heading tells, or an article; then nothing is read of it yet."""
        article = group[0].mark is not None and group[0].mark.style == "article"
        if not (heading.agency or article) or not self._is_told_work(group[0], lines):
            return False
        for below in (n for member in group for n in member.walk()):
            below.use = ""
        return True

    def _is_told_work(self, node: Node, lines: list[RoleLine]) -> bool:
        """Whether a numbered sentence that only says roles is its heading's work, or an article's own: "a) Chỉ đạo các đơn vị phối hợp với
        Công an", "Điều 2. Sở Y tế chủ trì, phối hợp với Sở Xây dựng tổ chức thực hiện Đề án"."""
        numbered = node.mark is not None and not node.is_bullet and self.matter.field(node) is None
        return numbered and not any(line.numbers or line.all_above or line.note or line.time for line in lines)

    def _left_over(self, group: list[Node], heading: Heading) -> None:
        """Read what stands below a role label and is no role line: work of its own."""
        for node in group:
            rest = self.matter.left_over.pop(id(node), [])
            for child in rest:
                child.use = ""
            if rest:
                self.section(Node("item", node.mark, parent=node.parent, children=rest, path=node.path, zone=node.zone), heading)

    def _drop(self, pending: list[RoleLine], nodes: list[Node], used: bool) -> None:
        if pending and not used and any(line.said for line in pending):
            self.idle += nodes

    def _child(self, children: list[Node], i: int, node: Node, heading: Heading, opened: list[Draft]) -> int:
        """Read one child; return the index of the last one read with it."""
        child = children[i]
        if child.use == "note" and not child.children:
            return i  # a legend of the table above it
        if id(child) in self.records:
            return rows_of_records(self, self.records, children, i, heading)
        found = self.matter.field(child)
        if found is not None and not child.children and self._is_aside(child, found):
            child.use = "note"
            return i
        detail = (
            found is not None
            and found.kind in _DETAILS
            and not (child.mark is not None and not child.is_bullet and found.kind != "content")
        )
        if found is not None and detail and (found.start < found.end or not child.children):
            stop = i
            while stop + 1 < len(children) and self.is_detail(children[stop + 1]) and not self._begins_record(children, stop + 1):
                stop += 1
            self.details(children[i : stop + 1], node, heading, opened)
            return stop
        if child.kind == "item":
            return self.item(children, i, heading)
        if child.kind == "para":
            last = captioned(self, children, i, heading)
            return last if last is not None else self.para(children, i, node, heading)
        if child.kind == "table":
            drafts, self.columns = table_drafts(self, child, heading, self.columns)
            without_announcer(self, children[i - 1] if i else None, drafts, opened)
            self.drafts.extend(drafts)
            child.use = "task" if drafts else child.use or "table"
        return i

    def _is_aside(self, node: Node, found: Field) -> bool:
        """Whether a field says nothing of any work: bodies alone, or what signs mean ("Ghi chú: CT: chủ trì; PH: phối hợp.")."""
        return (
            found.kind == "aside" and self._only_names(found) or found.kind in ("note", "info") and only_marks(self.reading, *node.parts[0])
        )

    def _only_names(self, found: Field) -> bool:
        """Whether a label's value names bodies and says nothing of what they do."""
        actors = slot_actors(self.agencies, found.start, found.end)
        return bool(actors) and not any(map(str.isalnum, self.reading.flat[actors[-1].end : found.end]))

    def _begins_record(self, children: list[Node], i: int) -> bool:
        """Whether a field's label has stood before it among its siblings: it begins the next record ("Nhiệm vụ: …", "Chủ trì: …")."""
        found = self.matter.field(children[i])
        if found is None or found.kind != "content":
            return False
        label = self.reading.flat[found.label : found.label_end]
        above = (self.matter.field(child) for child in children[:i])
        return any(f is not None and self.reading.flat[f.label : f.label_end] == label for f in above)

    def is_detail(self, node: Node, *kinds: str) -> bool:
        """Whether a block is a field of one of these kinds, by default any that says more of a statement ("- Sản phẩm: …")."""
        found = self.matter.field(node)
        return (
            found is not None
            and found.kind in (kinds or _DETAILS)
            and not (node.mark is not None and not node.is_bullet)
            and found.start < found.end
        )

    # -- role lines

    def _role_group(self, children: list[Node], i: int) -> tuple[list[Node], list[RoleLine], int]:
        """Return the blocks of role matter that begin at i with their lines, and the index behind them."""
        group: list[Node] = []
        lines: list[RoleLine] = []
        while i < len(children):
            child = children[i]
            label = self.matter.empty_label(child)
            if label is not None:
                values, stop = self._values(children, i + 1, child)
                if not values:
                    if not self._is_left_empty(children, i, label):
                        break
                    group.append(child)
                    i += 1
                    continue
                if label.kind == "time":
                    lines.append(RoleLine(time=values[0].parts[0]))
                else:
                    for value in values:
                        actors, numbers = self.matter.actors_for(value, works=self._lets_work(label))
                        lines.append(RoleLine(tuple(self.matter.said_of(label, actors)), None, numbers))
                group += [child, *values]
                i = stop
                continue
            found = self.matter.lines(child) if child.kind != "table" else None
            if found is None and group:
                found = self._indented(group[-1], child)
            if found is None:
                break
            if not found and not group:
                break
            group.append(child)
            lines += found
            i += 1
        if group and not any(line.said or line.time or line.vacant for line in lines):
            return [], [], i
        for node in group:
            for below in node.walk():
                below.use = "role"
        return group, lines, i

    def _indented(self, before: Node, node: Node) -> list[RoleLine] | None:
        """Return the line of a paragraph set in below the value of a role field that names bodies, and nothing else, of that field."""
        field = self.matter.field(before)
        if field is None or field.kind not in ("lead", "coordinate", "both") or node.kind != "para" or not node.parts:
            return None
        start = node.parts[0][0]
        margin = self.reading.chars[max(0, start - _DEEPEST) : start].rpartition("\n")[2]
        if len(margin) < _SET_IN or margin.strip() or before.mark is not None:
            return None
        actors = self.matter.actors_only(node)
        return [RoleLine(tuple(self.matter.said_of(field, actors)))] if actors else None

    def split(self, children: list[Node]) -> tuple[list[RoleLine], list[Node]]:
        """Return the role lines among blocks, and the other blocks; lines that name items wait for the section's end."""
        lines: list[RoleLine] = []
        rest: list[Node] = []
        i = 0
        while i < len(children):
            group, found, stop = self._role_group(children, i)
            if group:
                lines += [line for line in found if not line.is_elsewhere]
                self.referring += [(line, children[i]) for line in found if line.is_elsewhere]
                i = stop
            else:
                rest.append(children[i])
                i += 1
        return lines, rest

    def _is_left_empty(self, children: list[Node], i: int, label: Field) -> bool:
        """Whether a role label has no value, and the next field or nothing follows: "- Phối hợp:" / "- Thời gian: …"."""
        following = children[i + 1] if i + 1 < len(children) else None
        return label.kind == "coordinate" and (following is None or self.matter.field(following) is not None)

    def _values(self, children: list[Node], i: int, label: Node) -> tuple[list[Node], int]:
        """Return the blocks that hold the value of a label that stands alone: lines that only name actors, or one time."""
        out: list[Node] = []
        field = self.matter.field(label)
        time, works = field is not None and field.kind == "time", field is not None and self._lets_work(field)
        while i < len(children):
            child = children[i]
            if time:
                fits = (
                    not out
                    and child.kind in ("para", "item")
                    and not child.children
                    and bool(child.parts)
                    and child.end - child.parts[0][0] < 120
                )
            else:
                actors, items = self.matter.actors_for(child, works=works) if child.parts else ([], None)
                fits = (
                    bool(actors)
                    and (label.mark is None or child.mark is not None and child.is_bullet)
                    and (works or items is not None or self.parts.read(child.parts) is None)
                    and (not out or out[0].mark is not None or any(map(self.parts.is_formed, actors)))
                )
            if not fits:
                break
            out.append(child)
            i += 1
        return out, i

    @staticmethod
    def _lets_work(label: Field) -> bool:
        """Whether a label is so sure that what its actors do may stand behind their names."""
        return label.kind in ("lead", "coordinate") and label.rule not in PLAIN_LABELS
