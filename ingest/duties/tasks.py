"""Tasks: which items state work, with the agencies that their headings, role lines and words give them.

An item, bullet or paragraph of a content section that states work is a task; an item under an agency's name is an assignment; a
measurable goal is an objective.  Purposes, requirements, lead-ins and closing formulas are none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.duties.drafts import Draft, Heading, Range, joined
from ingest.duties.fields import INLINE_FIELD, Field, field_kind
from ingest.duties.headings import ASSIGN, CONTENT, FUNDING, OBJECTIVE, RULES, SKIP, classify, is_closing, is_preamble
from ingest.duties.roles import Said, inline_roles, leading_list, listed
from ingest.duties.tables import Columns, table_drafts
from ingest.duties.told import Told, addressees, is_agency_heading, unknown_actor
from ingest.duties.verbs import begins_with_verb
from ingest.duties.work import states_work, tells_someone
from ingest.layout.structure import Node, Outline
from ingest.names.agencies import Agencies

__all__ = ["drafts_of"]

# A lead-in whose list only spells it out: "… như:", "… bao gồm:"; the list belongs to the statement.
_ENUMERATES = re.compile(r"(?:\bnhu|\bgom|\bbao gom|\bgom co|cu the gom|\bvi du)\s*:?\s*$")
# A lead-in whose items are the work: "với các nội dung như sau", "các nhiệm vụ sau:".
_LEADS_IN = re.compile(r"(?:nhu sau|sau day|duoi day|cu the|sau|trong do|gom|nhu|la|ve|chu yeu|trong tam)\s*[:.]?\s*$|:\s*$")
_TAIL = re.compile(
    r"\s*(?:,?\s*va\s+)?(?:co trach nhiem|thuc hien(?: cac)? nhiem vu|cu the|cac nhiem vu)[^.;]{0,30}(?:sau day|sau|nhu sau)?\s*:\s*$"
)
_ORDERS = re.compile(r"chu tri|phoi hop|giao |de nghi|yeu cau")
_LAWS = frozenset(
    {"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Hiến pháp", "Quy chế", "Quy định", "Lệnh"}
)
_ROLES = ("lead", "coordinate", "time")
_DETAILS = ("content", "info")


def _is_field(node: Node, kinds: tuple[str, ...]) -> bool:
    return node.kind == "field" and node.field is not None and node.field.kind in kinds


class _Reader:
    def __init__(self, outline: Outline, agencies: Agencies) -> None:
        self.outline = outline
        self.reading = outline.reading
        self.agencies = agencies
        self.drafts: list[Draft] = []
        self.titles: set[int] = set()  # paragraphs that are a chapter's title
        self.idle: list[Node] = []  # role lines that belong to no task
        self.columns: Columns | None = None  # of the last table of this root

    # -- words

    def flat(self, node: Node) -> str:
        return " ".join(self.reading.flat[a:b] for a, b in node.parts).strip()

    def words(self, node: Node) -> str:
        text = " ".join(self.reading.chars[a:b] for a, b in node.parts)
        return re.sub(r"\s+", " ", text).strip(" *_:")

    # -- the walk

    def read(self) -> list[Draft]:
        told = addressees(self.outline, self.agencies)
        for root in self.outline.roots:
            self.columns = None
            if root.zone == "annex":
                heading = Heading(RULES if root.path.startswith(("QC", "QĐ", "ĐL", "NQ")) else CONTENT)
            else:
                heading = Heading(RULES if self.agencies.document.type in _LAWS else None, told)
            self._section(root, heading)
        return self.drafts

    def _section(self, node: Node, heading: Heading) -> None:
        """Read the children of a heading."""
        children = node.children
        heads = False  # whether the pending role lines head tasks
        opened: list[Draft] = []  # drafts since the last group of role lines
        pending: list[Node] = []  # role lines that head what follows
        i = 0
        while i < len(children):
            child = children[i]
            if _is_field(child, _ROLES):
                group = [child]
                while i + 1 < len(children) and _is_field(children[i + 1], _ROLES):
                    i += 1
                    group.append(children[i])
                if opened:
                    self._apply(group, opened)
                    opened = []
                else:
                    self.idle += pending
                    pending = group
                i += 1
                continue
            first = len(self.drafts)
            if child.kind == "field":
                stop = i
                while stop + 1 < len(children) and _is_field(children[stop + 1], _DETAILS):
                    stop += 1
                self._details(children[i : stop + 1], node, heading, opened)
                i = stop
            elif child.kind == "item":
                i = self._item(children, i, heading)
            elif child.kind == "para":
                i = self._para(children, i, node, heading)
            elif child.kind == "table":
                found, self.columns = table_drafts(self.reading, self.agencies, child, heading, self.columns)
                self.drafts.extend(found)
            fresh = [d for d in self.drafts[first:] if not d.fields]
            if pending and fresh:
                self._apply(pending, fresh)
                heads = True
            elif fresh:
                opened.extend(fresh)
            i += 1
        if pending and not heads and heading.kind not in (SKIP, OBJECTIVE):
            self.idle += [line for line in pending if line.field is not None and line.field.kind != "time"]

    # -- role lines

    def _apply(self, group: list[Node], drafts: list[Draft]) -> None:
        """Give the roles and time of a group of role lines to the drafts they close or head."""
        said: list[Said] = []
        time: Range | None = None
        for line in group:
            found = line.field
            assert found is not None
            if found.kind == "time":
                time = (found.start, found.end) if found.start < found.end else None
                continue
            said += self._role_line(line, found)
        for draft in drafts:
            draft.said += said
            draft.fields = draft.fields or bool(said)
            draft.time = draft.time or time

    def _role_line(self, line: Node, found: Field) -> list[Said]:
        said = []
        for part in [(found.start, found.end)] if found.start < found.end else [p for c in line.children for p in c.parts]:
            for mention, role in listed(self.agencies, *part):
                said.append(Said(mention, role or found.kind, "section"))
        return said

    # -- items and paragraphs

    def _item(self, children: list[Node], i: int, heading: Heading) -> int:
        """Read an item; return the index of the last child read with it."""
        node = children[i]
        if not node.parts:  # "Chương II" with its title on the next line
            following = children[i].children[0] if children[i].children else None
            title = self.flat(following) if following is not None and following.kind == "para" and self._is_title(following) else ""
            kind = classify(title) if title else heading.kind
            below = replace(heading, kind=kind or heading.kind)
            if title and following is not None:
                below = replace(below, words=(*heading.words, self.words(following)), ranges=(*heading.ranges, following.parts[0]))
                self.titles.add(id(following))
            self._section(node, below)
            return i
        flat = self.flat(node)
        content = [
            c for c in node.children if c.kind in ("item", "para", "table") or c.field is not None and c.field.kind in ("content", "info")
        ]
        if node.is_bullet:
            return self._bullet(children, i, heading)
        told = self._told(node, heading, bool(content))
        if content and self._is_heading(node, flat, told, heading, content):
            self._heading(node, flat, told, heading)
            return i
        if told is not None and told.rest is None and not content:
            return i  # an agency's name with nothing below
        if not content and len(flat) < 12:
            return i
        self._statement(node, heading, told, content)
        return i

    def _heading(self, node: Node, flat: str, told: Told | None, heading: Heading) -> None:
        article = node.mark is not None and node.mark.style in ("article", "chapter", "part", "section")
        kind = classify(flat)
        if told is not None:
            own = Heading(ASSIGN, told.said, (*heading.words, self.words(node)), (*heading.ranges, node.parts[0]), True)
            if heading.kind in (SKIP, OBJECTIVE) and kind != ASSIGN:
                own = replace(own, kind=heading.kind)
            if told.rest is not None and states_work(self.agencies, *told.rest, own) and not _LEADS_IN.search(flat):
                self._add(node, [told.rest], own, node.path)
            self._section(node, own)
            return
        if kind == CONTENT and heading.kind == RULES:
            kind = None
        if kind == CONTENT and heading.kind in (ASSIGN, FUNDING, OBJECTIVE, SKIP):
            kind = None if heading.kind != SKIP or not re.match(r"(?:noi dung|nhiem vu|giai phap|bien phap)", flat) else CONTENT
        if kind == OBJECTIVE and heading.kind == CONTENT and not re.match(r"(?:cac )?(?:muc tieu|chi tieu)", flat):
            kind = None
        inherited = kind or heading.kind
        if article and kind is None:
            inherited = SKIP if heading.kind in (None, SKIP) else heading.kind
        keeps = kind != ASSIGN or heading.agency
        own = Heading(
            inherited,
            heading.told if keeps else (),
            (*heading.words, self.words(node)),
            (*heading.ranges, node.parts[0]),
            heading.agency and bool(heading.told) and keeps,
        )
        self._section(node, own)

    def _is_title(self, node: Node) -> bool:
        words = self.words(node)
        return words.upper() == words

    def _is_heading(self, node: Node, flat: str, told: Told | None, heading: Heading, content: list[Node]) -> bool:
        if told is not None:
            return True
        if node.mark is not None and node.mark.style in ("part", "chapter", "section", "article", "upper", "roman"):
            return True
        if flat.endswith(":"):
            return not _ENUMERATES.search(flat) or len(flat) < 90
        if all(c.kind == "para" for c in content) and len(flat) > 60 and self._says_facts(node) and begins_with_verb(flat, 0, len(flat)):
            return False  # "2. Triển khai Quyết định số 1079/QĐ-TTg …" with its paragraph: one statement
        if flat.endswith((".", ";")) and len(flat) > 70:
            return False
        return len(flat) < 420

    def _says_facts(self, node: Node) -> bool:
        """Whether a heading names an instrument by number or an agency to work with: then it is part of the statement."""
        a, b = node.parts[0][0], node.end
        flat = self.reading.flat[a:b]
        return bool(re.search(r"\bso\s+\d+[^\s]*/", flat)) or bool(inline_roles(self.agencies, a, b)) and "phoi hop" in flat

    def _bullet(self, children: list[Node], i: int, heading: Heading) -> int:
        node = children[i]
        flat = self.flat(node)
        ranges = [*node.parts]
        last = i
        nested = self._nested(node)
        if nested:
            ranges = joined(ranges, nested)
        if flat.endswith(":") and (not nested or self.reading.chars[ranges[-1][1] - 1] == ";"):
            # a bullet that announces a list set with the same mark: "- …, bao gồm:" / "- (1) …;" / "- …."
            stop = self._same_mark_list(children, i)
            for child in children[i + 1 : stop + 1]:
                ranges = joined(ranges, [*child.parts, *self._nested(child)])
            last = stop
        told = self._told(node, heading, False)
        own = heading
        statement = ranges
        if told is not None and told.rest is not None and told.colon:
            own = replace(heading, told=told.said, agency=True, kind=heading.kind if heading.kind in (SKIP, OBJECTIVE) else ASSIGN)
            if heading.kind == ASSIGN or heading.agency:
                statement = ranges
        if states_work(self.agencies, ranges[0][0], ranges[0][1], own):
            self._add(
                node, statement, own, node.path, colon=told.rest[0] if told is not None and told.rest is not None and told.colon else None
            )
        return last

    def _nested(self, node: Node) -> list[Range]:
        return [p for c in node.children for n in c.walk() if n.kind in ("item", "para") for p in n.parts]

    def _same_mark_list(self, children: list[Node], i: int) -> int:
        """Return the index of the last sibling that belongs to the list a bullet announces (i: none)."""
        stop = i
        chars = self.reading.chars
        following = children[i + 1 :]
        if (
            not following
            or not following[0].is_bullet
            and following[0].mark is not None
            and following[0].mark.style not in ("paren", "lroman")
        ):
            return i
        numbered = bool(following[0].mark is not None and not following[0].is_bullet)
        enumerates = bool(_ENUMERATES.search(self.flat(children[i])))
        for offset, child in enumerate(following, start=1):
            if child.kind != "item" or not child.parts:
                break
            ends = chars[child.end - 1]
            if not (numbered or enumerates or ends == ";"):
                break
            stop = i + offset
            if ends == ".":
                break
        return stop

    def _para(self, children: list[Node], i: int, holder: Node, heading: Heading) -> int:
        node = children[i]
        flat = self.flat(node)
        if id(node) in self.titles or holder.kind == "root" and heading.kind is None and is_preamble(flat):
            return i
        if is_closing(flat, told=heading.kind == ASSIGN and heading.agency):
            return i
        own_section = holder.kind == "root"
        if own_section and holder.zone == "annex" and any(c.kind in ("item", "table") for c in children[i + 1 :]):
            return i  # the annex's title and what it comes with
        if (
            own_section
            and heading.kind is None
            and holder.zone == "body"
            and not (tells_someone(self.agencies, *node.parts[0]) and _ORDERS.search(flat))
        ):
            return i
        following = children[i + 1] if i + 1 < len(children) else None
        ranges = [*node.parts]
        if following is not None and following.kind == "item" and (flat.endswith(":") or _TAIL.search(flat)):
            if _ENUMERATES.search(flat) and following.is_bullet:
                last = i
                while last + 1 < len(children) and children[last + 1].is_bullet and not (children[last + 1].field):
                    last += 1
                    ranges = joined(ranges, [*children[last].parts, *self._nested(children[last])])
                if states_work(self.agencies, ranges[0][0], ranges[0][1], heading):
                    self._add(node, ranges, heading, node.path)
                return last
            tail = _TAIL.search(flat)
            if tail and heading.agency and begins_with_verb(flat, 0, len(flat)) and "co trach nhiem" in tail[0]:
                end = node.parts[0][0] + tail.start()
                if end - node.parts[0][0] > 60 and len(node.parts) == 1:
                    self._add(node, [(node.parts[0][0], end)], heading, node.path)
            else:
                told = self._told(node, heading, True)
                if told is not None and not heading.agency:
                    self._section_after(children, i, node, heading, told)
                    return len(children) - 1
            return i
        if _LEADS_IN.search(flat) and flat.endswith(":") and following is not None and following.kind == "item":
            return i
        previous = children[i - 1] if i else None
        if (
            previous is not None
            and previous.is_bullet
            and self.drafts
            and self.drafts[-1].node is previous
            and (following is None or following.is_bullet or following.kind == "para")
        ):
            self.drafts[-1].ranges = joined(self.drafts[-1].ranges, ranges)  # a paragraph behind a bullet carries it on
            return i
        if states_work(self.agencies, *node.parts[0], heading):
            self._add(node, ranges, heading, node.path)
        return i

    def _section_after(self, children: list[Node], i: int, node: Node, heading: Heading, told: Told) -> None:
        """Read the rest of a section under a paragraph that names who is told ("Bộ Tài chính chỉ đạo:" / a) / b))."""
        rest = Node("item", None, parent=node.parent, children=children[i + 1 :], path=node.path, zone=node.zone)
        self._section(rest, Heading(ASSIGN, told.said, (*heading.words, self.words(node)), (*heading.ranges, node.parts[0]), True))

    def _details(self, fields: list[Node], holder: Node, heading: Heading, opened: list[Draft]) -> None:
        """Read field lines that are one task together ("- Nội dung: …", "- Đối tượng: …"), or details of the statement before."""
        parts = [p for f in fields for p in f.parts]
        if opened and opened[-1].node.parent is holder and fields[0].field is not None and fields[0].field.kind != "content":
            opened[-1].ranges = joined(opened[-1].ranges, parts)
            return
        found = fields[0].field
        if found is None or found.kind != "content" or found.start >= found.end or heading.kind in (SKIP, OBJECTIVE):
            return
        if len(fields) == 1:
            parts = [(found.start, found.end)]
        self._add(fields[0], joined(parts[:1], parts[1:]), heading, holder.path)

    def _statement(self, node: Node, heading: Heading, told: Told | None, content: list[Node]) -> None:
        """Read a numbered item that states work itself, with its paragraphs, nested bullets and role lines."""
        ranges = [*node.parts]
        own = heading
        colon: int | None = None
        if told is not None and told.rest is not None and told.colon:
            own = Heading(heading.kind if heading.kind in (SKIP, OBJECTIVE) else ASSIGN, told.said, heading.words, heading.ranges, True)
            colon = told.rest[0]
            ranges = joined([(colon, node.parts[0][1])], node.parts[1:]) if heading.kind == ASSIGN or heading.kind is None else ranges
        flat = self.flat(node)
        numbered = [c for c in content if c.kind == "item"]
        swallowed = [
            c
            for c in node.children
            if c in content
            and (
                c.kind == "para"
                or c.kind == "item"
                and (c.is_bullet or c.mark is not None and c.mark.style in ("paren", "lroman"))
                or c.kind == "field"
            )
        ]
        separate = [c for c in numbered if c not in swallowed]
        if numbered and not _ENUMERATES.search(flat):
            # bullets below a statement that ends: each is a task of its own
            separate = numbered
            swallowed = [c for c in swallowed if c.kind != "item"]
        for child in swallowed:
            if child.kind == "para" and is_closing(self.flat(child)):
                continue
            ranges = joined(ranges, [*child.parts, *self._nested(child)])
        states = states_work(self.agencies, node.parts[0][0], node.parts[0][1], own)
        before = len(self.drafts)
        if states:
            self._add(node, ranges, own, node.path, colon=colon)
        fresh = self.drafts[before:]
        roles = [c for c in node.children if c.kind == "field" and c.field is not None and c.field.kind in ("lead", "coordinate", "time")]
        if separate:
            below = Heading(own.kind, own.told, (*own.words, self.words(node)), (*own.ranges, node.parts[0]), own.agency)
            subject, _ = leading_list(self.agencies, node.parts[0][0], node.parts[0][1])
            of_many = len(own.told) > 1 and any(said.mention.body == m.body for said in own.told for m in subject if m.kind == "name")
            if subject and (not own.told or of_many) and own.kind in (ASSIGN, None):
                # "(1) Bộ Y tế …" under "yêu cầu Bộ Y tế, các nhà thầu …": the bullets are the ministry's alone
                below = replace(below, told=tuple(Said(m, "assigned", "heading") for m in subject), agency=True)
            rest = Node("item", node.mark, parent=node.parent, children=separate, path=node.path, zone=node.zone)
            self._section(rest, below)
            fresh = self.drafts[before:]
        if roles and fresh:
            self._apply(roles, fresh)

    # -- agencies' headings

    def _told(self, node: Node, heading: Heading, content: bool) -> Told | None:
        start, end = node.parts[0]
        told = is_agency_heading(self.agencies, start, end, content=content, kind=heading.kind)
        if told is None and heading.kind == ASSIGN and not heading.agency:
            told = unknown_actor(self.agencies, start, end)
        return told

    def _add(self, node: Node, ranges: list[Range], heading: Heading, path: str, *, colon: int | None = None) -> None:
        told = (
            heading.kind in (ASSIGN, FUNDING, RULES)
            or heading.agency
            or heading.kind is None
            and bool(ranges)
            and tells_someone(self.agencies, *ranges[0])
        )
        kind = "objective" if heading.kind == OBJECTIVE else "assignment" if told else "task"
        holder = node.parent
        section = holder.path if holder is not None else ""
        ranges = self._trim(ranges)
        if ranges:
            draft = Draft(node, ranges, kind, heading, path, section)
            if colon is not None:
                draft.said = []
            self._inline_fields(draft)
            self.drafts.append(draft)

    def _inline_fields(self, draft: Draft) -> None:
        """Take role and time fields that follow the statement in its own paragraph."""
        flat = self.reading.flat
        start, end = draft.ranges[-1]
        found = [m for m in INLINE_FIELD.finditer(flat, start, end) if m.start() > start + 12]
        if not found:
            return
        for match, following in zip(found, [*found[1:], None], strict=True):
            kind = field_kind(match["label"])
            stop = following.start() if following is not None else end
            if kind == "time":
                draft.time = draft.time or self._clip(match.end(), stop)
            elif kind in ("lead", "coordinate"):
                draft.said += [Said(m, role or kind, "section") for m, role in listed(self.agencies, match.end(), stop)]
                draft.fields = True
        if found[0].start() - start > 12 and draft.fields:
            draft.ranges[-1] = (start, found[0].start())
            draft.ranges = self._trim(draft.ranges)

    def _clip(self, start: int, end: int) -> Range | None:
        chars = self.reading.chars
        while end > start and chars[end - 1] in " .;,)\n\t":
            end -= 1
        return (start, end) if end > start else None

    def _trim(self, ranges: list[Range]) -> list[Range]:
        chars = self.reading.chars
        out = []
        for start, end in ranges:
            while start < end and chars[start] in " \t\n\r*_":
                start += 1
            while end > start and chars[end - 1] in " \t\n\r*_":
                end -= 1
            if end > start:
                out.append((start, end))
        if out and chars[out[-1][0] : out[-1][1]].endswith("./."):
            out[-1] = (out[-1][0], out[-1][1] - 3)
        return [r for r in out if r[0] < r[1]]


def drafts_of(outline: Outline, agencies: Agencies) -> tuple[list[Draft], list[Node]]:
    """Return the tasks of a document in logical order, and the role lines that belong to none."""
    reader = _Reader(outline, agencies)
    return reader.read(), reader.idle
