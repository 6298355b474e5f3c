"""Entries of a catalogue: an item with fields of which rows know only some, and the titles of groups between items.

In: what stands below an item that has role lines.  Out: what of it is no work.
"""

from __future__ import annotations

from ingest.duties.draft import Draft, Heading, joined
from ingest.duties.fields import Field, label_kind
from ingest.duties.headings import Headings, is_numbered
from ingest.duties.kinds import ASSIGN, CONTENT, OBJECTIVE, SKIP
from ingest.duties.times import find_times
from ingest.layout import Node
from ingest.layout.labels import label_shape
from ingest.reading import flatten
from text.rules import rows

__all__ = ["Entries", "use"]

_OTHER, _LABEL = 160, 6  # characters of a field of an unknown label, words of its label
_LIST = 2  # items before the last one of a list
_TITLE = 60  # characters of the title of a group of items
_IN_TITLE = 20  # characters of the document's title that are no chance
_LOOKED = 12  # entries of a list, and fields of each
_FIELD = 100  # characters of a bullet that only names a field
_GIVEN = ("lead", "coordinate", "order", "duty")  # words that give somebody a part
_REPEATED = 2  # first words of an entry's title that its content says again


class Entries(Headings):
    """Reads fields of unknown labels and titles of groups."""

    has_form = True  # whether the text has a type, number or issuer of its own and is no report

    def without_details(self, node: Node, content: list[Node], *, last: bool) -> list[Node]:
        """Return what stands below a statement with role lines without fields of other labels ("Cấp trình: UBND tỉnh") and without the
        title of the next group of items ("Lĩnh vực văn hóa") behind them."""
        for child in content:
            if self._is_other_field(child):
                child.use = "detail"
            elif child is node.children[-1] and not last and child.kind == "para" and self.is_group_title(child):
                child.use = "title"
        rest = [child for child in content if child.use not in ("detail", "title")]
        if len(rest) < len(content) and all(self.is_detail(child, "info", "note") for child in rest):
            for child in rest:
                child.use = "detail"
            return []
        return rest

    def _is_other_field(self, node: Node) -> bool:
        """Whether a block without a number is a label of few words that no row knows, with its value: it names nobody who acts in it."""
        if node.kind != "para" and not node.is_bullet or len(node.parts) != 1 or node.children or self.length(node) > _OTHER:
            return False
        if self.matter.field(node) is not None:
            return False
        start, end = node.parts[0]
        label = label_shape(self.reading, start, end)
        words = self.reading.chars[start : label.end] if label is not None else ""
        if label is None or label.value >= end or len(words.split()) > _LABEL or any(map(str.isdigit, words)):
            return False  # "Dự án 1: Chè sạch vùng cao": work
        names = self.sentences.is_named(start, end) or self.sentences.is_collective(start) or any(self.agencies.within(start, label.end))
        cue = next(self.speech.between(start, label.end, "lead", "coordinate", "order", "by", "duty"), None)
        plain = end - label.value < _TITLE or not self.speech.verb(label.value, end)
        return not names and cue is None and plain

    def heads_notes(self, node: Node) -> bool:
        """Whether a block only heads notes that say roles, as which the blocks behind it were read: "Ghi chú:" / "(1) Sở Y tế; …"."""
        beside = node.parent.children if node.parent is not None else []
        after = next((child for above, child in zip(beside, beside[1:], strict=False) if above is node), None)
        if after is None or after.use != "role" or len(node.parts) > 1 or not self.ends_with(node, ":"):
            return False
        kind = label_kind(self.reading, node.parts[0][0], node.end)
        return kind is not None and kind.kind in ("note", "info")

    def without_dated(self, node: Node) -> list[Node]:
        """Return what stands below an item without a first paragraph in brackets that says when it is due and no part in it, which goes on
        with the item: "2. Trồng 50 ha rừng" / "(Hoàn thành trước ngày 30/9/2026)"."""
        child = node.children[0] if node.children else None
        if child is None or child.kind != "para" or child.children or not self._is_in_brackets(child):
            return node.children
        start, end = self.span(child)
        named = any(m.start == start + 1 for m in self.agencies.within(start, end))
        said = next(self.speech.between(start, end, "lead", "coordinate", "by"), None)
        if named or said is not None or next(find_times(self.reading, start, end), None) is None or node.parts[-1][1] > start:
            return node.children
        node.parts = joined(node.parts, child.parts)
        node.children = node.children[1:]
        return node.children

    def _is_in_brackets(self, node: Node) -> bool:
        start, end = self.span(node)
        chars = self.reading.chars
        return chars[start] == "(" and chars[start:end].rstrip(" .;").endswith(")") and ")" not in chars[start : end - 2]

    def is_set_aside(self, node: Node) -> bool:
        """Whether a block stands in brackets as a whole and tells nobody, or only sums up: "(Danh sách gồm 12 hộ)", "Cộng: 09 nhiệm vụ"."""
        start, end = self.span(node)
        return (self._is_in_brackets(node) or self.kinds.is_("total", start, end)) and not self.sentences.tells(start, end)

    def may_set_off(self, start: int, end: int, heading: Heading) -> bool:
        """Whether a colon may set a body off in a paragraph: below what shares work out, elsewhere where a word for a role follows."""
        label = label_shape(self.reading, start, end) if heading.kind in (ASSIGN, CONTENT) else None
        if label is None:
            return False
        return heading.kind == ASSIGN or self.speech.cue_at(label.value, end, "lead", "coordinate") is not None

    def is_named_group(self, node: Node, following: Node | None) -> bool:
        """Whether a line calls a group by a word and its number, and says who leads it below ("NHÓM 1: Dữ liệu di sản")."""
        start, end = self.span(node)
        called = (
            rows("headings", "called").at(self.reading.flat, self.reading.low, start, end) is not None
            and end - start < _OTHER
            and not self.ends_with(node, ".;")
        )
        return called and following is not None and self._says_roles(following)

    def is_group_title(self, node: Node) -> bool:
        """Whether a block is a few words that no sign ends, in a line of their own, and names nobody."""
        start, end = self.span(node)
        chars = self.reading.chars
        ends = chars[end - 1].isalnum() or chars[end - 1] == ")" and self.sentences.begins_time(start, end)  # "Tuần 1 (từ 02/10)"
        plain = end - start < _TITLE and ends and chars[start].isupper()
        if not plain or len(node.parts) != 1 or self.matter.field(node) is not None:
            return False
        return not any(m.kind != "open" or self.sentences.is_proper(m.start, m.end) for m in self.sentences.leading(start, end)[0])

    def lists_work(self, node: Node) -> bool:
        """Whether a bullet only says that the work stands below it ("* Nội dung:"), and the item above it has a title of its own."""
        label = self.matter.field(node)
        alone = label is not None and label.kind == "content" and label.start >= label.end and any(c.kind == "item" for c in node.children)
        above = node.parent
        if not alone or above is None or not above.parts:
            return alone
        start, end = above.parts[0]
        named = len(self.reading.chars[start:end].rstrip(" .:0123456789"))
        called = label_kind(self.reading, start, start + named)
        return called is None or called.kind != "content"  # "Hoạt động 1": one task

    def names_field(self, node: Node) -> bool:
        """Whether a bullet is no sentence, tells nobody and does nothing: "* Lĩnh vực kinh tế", "- Truyền thông:"."""
        start, end = self.span(node)
        if end - start > _FIELD or self.ends_with(node, ".;,") or self.speech.verb(start, end):
            return False
        return next(self.speech.between(start, end, *_GIVEN), None) is None and not self.sentences.leading(start, end)[0]

    def ends_list(self, children: list[Node], i: int) -> bool:
        """Whether an item with blocks below it is the last one of a list whose other items are sentences with nothing below."""
        if i + 1 < len(children) or not is_numbered(children[i]):
            return False
        before = [child for child in children[:i] if is_numbered(child)]
        return len(before) >= _LIST and all(self.ends_with(n, ".;") for n in (*before, children[i])) and not any(n.children for n in before)

    def is_beside_list(self, node: Node, heading: Heading) -> bool:
        """Whether a paragraph below the last item of a list stands behind the list and is no work: it neither gives work nor begins with
        it, says nothing of what must be, and has no verb of work in its first sentence where the list's heading tells somebody."""
        if node.kind != "para":
            return False
        start, end = self.span(node)
        if self.statements.states_work(start, end, Heading()):
            return False
        stop = self.speech.sentence_end(start, end)
        if self.speech.holds(rows("orders", "must", "duty"), start, stop):
            return False  # "Việc chi trả bồi thường phải xong trước ngày 30 tháng 12"
        if heading.told and self.speech.holds(rows("verbs"), start, stop):
            return False  # "Chậm nhất ngày 20 hằng tháng gửi số liệu về …"
        node.use = "context"
        return True

    def lists_figures(self, node: Node, content: list[Node]) -> bool:
        """Whether what stands below an order only says which place or thing gets how much: "Bộ Tài chính xuất cấp gạo, cụ thể:" / "- Tỉnh
        Ninh Thuận: 450 tấn"."""
        bullets = [child for child in content if child.is_bullet]
        levels = (self.speech.match(rows("actors", "level"), *self.span(child)) is not None for child in bullets)
        if len(bullets) >= _LIST and all(map(self._is_figure, bullets)) and all(levels):
            return True
        if len(content) < _LIST or not self.ends_with(node, ":") or not all(map(self._is_figure, content)):
            return False
        subject, after, _ = self.sentences.acting(*self.span(node), [], first=True)
        return bool(subject) and self.sentences.works(after, node.end) and not self.kinds.is_("spelled_out", *self.span(node))

    def _is_figure(self, node: Node) -> bool:
        """Whether a block only gives a name a figure: "Thôn Đông: 45 tấn"."""
        if len(node.parts) != 1 or node.children:
            return False
        start, end = node.parts[0]
        label = label_shape(self.reading, start, end)
        if label is None or label.value >= end or self.matter.field(node) is not None:
            return False
        return self.reading.chars[label.value].isdigit() and not self.speech.verb(start, end)

    def details(self, fields: list[Node], holder: Node, heading: Heading, opened: list[Draft]) -> None:
        """Read field lines that are one task together ("- Nội dung: …", "- Đối tượng: …"), or details of the statement before."""
        parts = [p for f in fields for n in f.walk() for p in n.parts]
        found = self.matter.field(fields[0])
        if found is not None and found.kind == "content" and self._is_title(found.start, found.end):
            use(fields[0], "title")  # "1. Tên Đề án: …" in the decision that approves it
            fields = fields[1:]
            return self.details(fields, holder, heading, opened) if fields else None
        for node in fields:
            use(node, "detail")
        if opened and opened[-1].row is None and opened[-1].node.parent is holder and found is not None and found.kind != "content":
            opened[-1].ranges = joined(opened[-1].ranges, parts)
            return
        if found is None or found.kind != "content" or found.start >= found.end or heading.kind in (SKIP, OBJECTIVE):
            return
        if len(fields) == 1:
            parts = [(found.start, found.end), *parts[1:]]
        if self._goes_on(found, fields[0], holder):
            parts = [*holder.parts, *(p for f in fields for n in f.walk() for p in n.parts)]
        self.add(fields[0], joined(parts[:1], parts[1:]), heading, holder.path)

    def _is_title(self, start: int, end: int) -> bool:
        """Whether words are (part of) the document's own title."""
        words = self.reading.flat[start:end].strip(' .;:"“”')
        return len(words) > _IN_TITLE and words in flatten(" ".join((self.agencies.document.title or "").split()))

    def _goes_on(self, found: Field, node: Node, holder: Node) -> bool:
        """Whether a field of content spells out the work that its entry's title names: "2. Sửa quy chế đường ngang" / "a) Nội dung: khoảng
        cách tín hiệu, …"; one that says the work itself stands alone ("b) Hoạt động 2" / "- Nội dung: Mở hai lớp")."""
        if holder.kind != "item" or not holder.parts:
            return False
        others = (self.matter.field(child) for child in holder.children if child is not node)
        if any(f is None or f.kind == "content" for f in others):
            return False  # a section with more in it than one entry's fields
        start, end = holder.parts[0]
        called = label_kind(self.reading, start, start + len(self.reading.chars[start:end].rstrip(" .:0123456789")))
        if called is not None or self.ends_with(holder, ":") or self.in_capitals(holder) or self.sentences.leading(start, end)[0]:
            return False
        words = self.reading.flat[start:end].split()[:_REPEATED]
        repeats = self.reading.flat[found.start : found.end].split()[:_REPEATED] == words
        alone = self.reading.chars[found.start].isupper() and (self._says_work(found) or self._stand_alone(holder))
        return not repeats and not alone

    def _says_work(self, found: Field) -> bool:
        """Whether a field's value says the work itself: it begins with a capital and has a verb of work."""
        return self.reading.chars[found.start].isupper() and bool(self.speech.verb(found.start, found.end))

    def _stand_alone(self, holder: Node) -> bool:
        """Whether fields of content in the first entries of a list say the work themselves: it is written in one way."""
        around = holder.parent.children[:_LOOKED] if holder.parent is not None else []
        fields = [f for node in around for c in node.children[:_LOOKED] if (f := self.matter.field(c)) is not None and f.kind == "content"]
        said = [self._says_work(f) for f in fields if f.start < f.end]
        return bool(said) and 2 * sum(said) > len(said)


def use(node: Node, name: str) -> None:
    """Say what a block and all below it became, where nothing did before."""
    for below in node.walk():
        below.use = below.use or name
