"""The tree of a document: letterhead, sections, items, paragraphs, fields, tables, annexes, closing.

Paths are the marks as printed ("II.5.1", "3.đ"); the n-th unnumbered bullet below a section adds "#n", an annex its initials
("DM.", "PL1."), the second item of one number "bis".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default

from ingest.duties.fields import Field, field_at
from ingest.layout.lines import RANK, Line, Mark, lines_of
from ingest.reading import Reading
from text.letters import UPPER

__all__ = ["Node", "Outline", "outline_of"]

Range = tuple[int, int]

# Titles that open an annex or the plan that a decision issues; whole line in capitals, behind the first signature.
_ANNEX = re.compile(
    r"(PHỤ LỤC|DANH MỤC|DANH SÁCH|BIỂU|BẢNG|MẪU|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|ĐIỀU LỆ|NỘI QUY|HƯỚNG DẪN|PHƯƠNG ÁN|"
    r"CHIẾN LƯỢC|BỘ TIÊU CHÍ|KHUNG|THỐNG KÊ|TỔNG HỢP)\b"
)
_INITIALS = {
    "PHỤ LỤC": "PL",
    "DANH MỤC": "DM",
    "DANH SÁCH": "DS",
    "BIỂU": "B",
    "BẢNG": "B",
    "MẪU": "M",
    "KẾ HOẠCH": "KH",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QĐ",
    "CHƯƠNG TRÌNH": "CTr",
    "ĐỀ ÁN": "ĐA",
    "ĐIỀU LỆ": "ĐL",
    "NỘI QUY": "NQ",
    "HƯỚNG DẪN": "HD",
    "PHƯƠNG ÁN": "PA",
    "CHIẾN LƯỢC": "CL",
    "BỘ TIÊU CHÍ": "TC",
    "KHUNG": "K",
    "THỐNG KÊ": "TK",
    "TỔNG HỢP": "TH",
}
_CLOSING = re.compile(rf"(?:Nơi nhận|NƠI NHẬN|Nơi gửi)\s*:?|(?:TM|KT|TL|TUQ|Q)\s?\.\s?[{UPPER}]{{2}}")
_SIGNED = re.compile(rf"\s(?:TM|KT|TL|TUQ|Q)\s?\.\s?[{UPPER}]{{2}}")
_FOOTER = re.compile(
    r"(?:HIỆU LỰC VĂN BẢN|Tải văn bản|Văn bản này chưa cập nhật|NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN|FILE ĐƯỢC ĐÍNH KÈM|"
    r"Địa chỉ:\s*\|)"
)
_FOOTNOTE = re.compile(r"\[\d{1,2}\]\s")
_STARTS = frozenset({"part", "chapter", "section", "article", "upper", "roman", "arabic", "decimal", "letter"})
_TERMINAL = '.;:!?…”"»'
_OPENING = re.compile(r"[“\"'(\[]*")
# Words that cannot end a sentence: the next line carries it on.
_DANGLING = re.compile(r"(?:,|\b(?:va|cua|cho|do|cac|voi|ve|trong|tai|theo|den|de|la|co|nhung|hoac|duoc|tu|bang|nhu|khi|ma|cung))$")


@dataclass(slots=True, eq=False)
class Node:
    """A piece of the tree.

    `kind` is root, item, para, field, title or row; `parts` are the ranges of its own words without the mark, in logical order;
    `rows` of a table node are lines.
    """

    kind: str
    mark: Mark | None = None
    parts: list[Range] = default(default_factory=list)
    parent: Node | None = None
    children: list[Node] = default(default_factory=list)
    path: str = ""
    field: Field | None = None
    start: int = 0
    rows: list[Line] = default(default_factory=list)
    zone: str = "body"

    @property
    def end(self) -> int:
        """Where the node's own words end."""
        return self.parts[-1][1] if self.parts else self.start

    @property
    def is_bullet(self) -> bool:
        """Whether the node is an item without a number."""
        return self.mark is not None and self.mark.is_bullet

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def ancestors(self) -> Iterator[Node]:
        """Yield the nodes above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(slots=True)
class Outline:
    """A document's tree: `roots` are the body and each annex; `head`, `closing` and `noise` are lines outside it."""

    reading: Reading
    head: list[Line]
    roots: list[Node]
    closing: list[Line]
    noise: list[Line]
    moved: list[Range] = default(default_factory=list)  # ranges that stood out of order
    torn: list[Range] = default(default_factory=list)  # ends of sentences torn by pages out of order

    def nodes(self) -> Iterator[Node]:
        """Yield every node but the roots, in logical order."""
        for root in self.roots:
            for node in root.walk():
                if node is not root:
                    yield node


def outline_of(reading: Reading) -> Outline:
    """Return the tree of a reading."""
    from ingest.layout.order import logical_order

    lines = lines_of(reading)
    head, body, closing, annexes, noise = _zones(reading, lines)
    ordered, moved, torn = logical_order(reading, body)
    roots = [_Builder(reading, "").build(ordered)]
    taken: dict[str, int] = {}
    for title, annex in annexes:
        match = _ANNEX.match(reading.chars, title.start)
        name = _INITIALS.get(match[1], "PL") if match else "PL"
        number = re.match(r"\s*(?:SỐ\s*)?([IVX]{1,4}|\d{1,2})\b", reading.chars[match.end() : title.end]) if match else None
        prefix = name + (number[1] if number else "")
        taken[prefix] = taken.get(prefix, 0) + 1
        if taken[prefix] > 1:
            prefix += _again(taken[prefix])
        root = _Builder(reading, prefix).build(annex)
        root.parts, root.start, root.zone = [(title.start, title.end)], title.start, "annex"
        roots.append(root)
    return Outline(reading, head, roots, closing, noise, moved, torn)


def _again(count: int) -> str:
    return {2: "bis", 3: "ter"}.get(count, f"({count})")


def _zones(reading: Reading, lines: list[Line]) -> tuple[list[Line], list[Line], list[Line], list[tuple[Line, list[Line]]], list[Line]]:
    """Return letterhead, body, closing, annexes and what a web site or stamp added."""
    chars = reading.chars
    signed = next((i for i, line in enumerate(lines) if _CLOSING.match(chars, line.start) and i > 0), len(lines))
    opening = (i for i, line in enumerate(lines[:signed]) if line.mark is not None and line.mark.style in _STARTS and _opens(line))
    first = next(opening, None)
    if first is None:
        first = _after_opening(reading, lines[:signed])
    head, body = lines[:first], lines[first:signed]
    closing: list[Line] = []
    noise: list[Line] = []
    annexes: list[tuple[Line, list[Line]]] = []
    bucket = closing
    before: Line | None = None
    for line in lines[signed:]:
        chapter, before = before is not None and before.mark is not None and before.mark.style in ("chapter", "part", "section"), line
        if _FOOTER.search(chars, line.start, min(line.end, line.start + 400)) and not line.mark:
            bucket = noise
        if _FOOTNOTE.match(chars, line.start, line.end) and not line.cells:
            bucket = noise
        if not chapter and _is_annex_title(reading, line):
            annexes.append((line, bucket := []))
            continue
        if bucket is not closing and bucket is not noise and _CLOSING.match(chars, line.start):
            bucket = closing
        bucket.append(line)
    return head, body, closing, annexes, noise


def _opens(line: Line) -> bool:
    """Whether an item can be the first of a body: its number is a first one (pages may be missing: any Roman or article number)."""
    mark = line.mark
    return mark is not None and (
        mark.style in ("roman", "article", "part", "chapter", "upper") or mark.value == 1 or mark.style == "arabic"
    )


def _after_opening(reading: Reading, lines: list[Line]) -> int:
    """Return where the body of a text without numbered items begins: behind "như sau:", else behind the letterhead."""
    best = 0
    for i, line in enumerate(lines):
        tail = reading.flat[max(line.start, line.end - 60) : line.end]
        if re.search(r"(?:nhu sau|sau day|yeu cau|chi thi|quyet nghi)\s*:?$", tail):
            return i + 1
        if line.cut or line.cells or line.end - line.start < 40:
            best = i + 1 if best == i else best
    return best


def _is_annex_title(reading: Reading, line: Line) -> bool:
    chars = reading.chars
    if line.cells or line.mark is not None or line.end - line.start > 400:
        return False
    match = _ANNEX.match(chars, line.start, line.end)
    if not match:
        return bool(re.match(r"Phụ lục\s*(?:số\s*)?(?:[IVX\d]+)?\s*[:.]?\s*$", chars[line.start : line.end], re.IGNORECASE))
    words = chars[line.start : line.end]
    return words.upper() == words or match[1] == "PHỤ LỤC"


class _Builder:
    """Builds the tree of one run of lines in logical order."""

    def __init__(self, reading: Reading, prefix: str) -> None:
        self.reading = reading
        self.root = Node("root", path=prefix)
        self.stack: list[Node] = [self.root]
        self.last: Node | None = None
        self.paths: set[str] = set()
        self.bullets: dict[int, int] = {}
        self.wrapped = False

    def build(self, lines: list[Line]) -> Node:
        """Return the root over `lines`."""
        self.wrapped = _is_wrapped(self.reading, lines)
        for i, line in enumerate(lines):
            if not line.cells and line.mark is not None:
                self._item(line, lines[i + 1] if i + 1 < len(lines) else None)
            elif line.cells:
                self._row(line)
            else:
                self._words(line)
        return self.root

    # -- lines

    def _row(self, line: Line) -> None:
        holder = self.stack[-1]
        table = holder.children[-1] if holder.children and holder.children[-1].kind == "table" else None
        if table is None:
            table = self._add(Node("table", start=line.start), holder)
        table.rows.append(line)
        self.last = None

    def _words(self, line: Line) -> None:
        if self._continues(line):
            assert self.last is not None
            self._extend(self.last, line.start, line.end)
            return
        if self.last is None and self.stack[-1].children and self.stack[-1].children[-1].kind == "table" and self._in_table(line):
            self.stack[-1].children[-1].rows.append(line)
            return
        found = field_at(self.reading.flat, line.text, line.end)
        while self.stack[-1].is_bullet or (self.stack[-1].mark is not None and self.stack[-1].mark.style in ("paren", "lroman") and found):
            self.stack.pop()
        node = Node("field" if found else "para", parts=[(line.text, line.end)], start=line.start, field=found)
        self._add(node, self.stack[-1])
        self.last = node

    def _in_table(self, line: Line) -> bool:
        """Whether a line between rows belongs to the table: a group heading ("III Xây dựng bộ máy")."""
        return False

    def _item(self, line: Line, following: Line | None) -> None:
        mark = line.mark
        assert mark is not None
        if mark.is_bullet and self._dash_continues(line):
            assert self.last is not None
            self._extend(self.last, line.start, line.end)
            return
        found = field_at(self.reading.flat, line.text, line.end)
        if found is not None and not mark.is_bullet and found.kind not in ("lead", "coordinate") and mark.style not in ("letter", "paren"):
            found = None
        if found is not None:
            while self.stack[-1].is_bullet:
                self.stack.pop()
            holder = self.stack[-1]
            if not mark.is_bullet:
                at = self._place(line)
                del self.stack[at + 1 :]
                holder = self.stack[-1]
            node = Node("field", mark, [(line.text, line.end)], start=line.start, field=found)
            self._add(node, holder)
            self.last = node
            if found.start >= found.end:  # the value stands in nested bullets
                self.stack.append(node)
            return
        if self.stack[-1].kind == "field" and not (mark.is_bullet and line.outer is not None or mark.style in ("plus", "star", "dot")):
            self.stack.pop()
        at = self._place(line)
        del self.stack[at + 1 :]
        node = Node("item", mark, [(line.text, line.end)] if line.text < line.end else [], start=line.start)
        self._add(node, self.stack[-1])
        self.stack.append(node)
        self.last = node

    # -- places

    def _place(self, line: Line) -> int:
        """Return the index in the stack of the node that holds a new item."""
        mark = line.mark
        assert mark is not None
        stack = self.stack
        if mark.style == "decimal":
            prefix = mark.label.rsplit(".", 1)[0]
            for i in range(len(stack) - 1, 0, -1):
                above = stack[i].mark
                if above is not None and above.label == prefix and above.style in ("arabic", "decimal", "roman", "upper"):
                    return i
        same = [i for i in range(len(stack) - 1, 0, -1) if self._is_same(stack[i].mark, mark)]
        if same:
            nested = self._nests(mark, stack[same[0]])
            if nested:
                return len(stack) - 1
            best = next((i for i in same if not mark.is_bullet and (stack[i].mark or mark).value == mark.value - 1), same[0])
            return best - 1
        rank = RANK[mark.style]
        top = stack[-1]
        if mark.style == "lroman" and top.mark is not None and top.mark.style == "paren" and self._ends_with(top, ":"):
            return len(stack) - 1  # "(1) … 03 vấn đề:" / "(i) …;"
        if mark.style in ("paren", "lroman", "letter") and top.is_bullet and (line.outer is not None or self._ends_with(top, ":")):
            return len(stack) - 1
        i = len(stack) - 1
        while i > 0:
            above = stack[i].mark
            if above is not None and (RANK[above.style] < rank or mark.is_bullet and above.is_bullet):
                break
            i -= 1
        return i

    @staticmethod
    def _is_same(above: Mark | None, mark: Mark) -> bool:
        if above is None or above.style != mark.style:
            return False
        if mark.style == "decimal":
            return above.depth == mark.depth
        if mark.style == "arabic":
            return above.sign == mark.sign
        if mark.style in ("dot", "star"):
            return above.label == mark.label
        if mark.style == "paren":
            return above.label.isdigit() == mark.label.isdigit()
        return True

    def _nests(self, mark: Mark, same: Node) -> bool:
        """Whether a first number stands below a number of its own style: the node above announces a list."""
        top = self.stack[-1]
        if mark.is_bullet or mark.value != 1 or same.mark is None or same.mark.value <= 0 or top is same or RANK[mark.style] <= 5:
            return False
        return top.mark is not None and not top.is_bullet and RANK[top.mark.style] > RANK[mark.style] and self._ends_with(top, ":")

    def _add(self, node: Node, holder: Node) -> Node:
        node.parent = holder
        node.zone = self.root.zone
        holder.children.append(node)
        mark = node.mark
        if node.kind == "item" and mark is not None:
            if mark.is_bullet:
                count = self.bullets[id(holder)] = self.bullets.get(id(holder), 0) + 1
                path = f"{holder.path}#{count}"
            else:
                path = self._numbered(holder, mark)
            count = 1
            unique = path
            while unique in self.paths:
                count += 1
                unique = path + _again(count)
            node.path = unique
            self.paths.add(unique)
        else:
            node.path = holder.path
        return node

    def _numbered(self, holder: Node, mark: Mark) -> str:
        label = mark.label
        if mark.style == "article":
            return _joined(self.root.path, f"Điều {label}")
        if mark.style in ("chapter", "part", "section"):
            return _joined(holder.path, {"chapter": "Chương", "part": "Phần", "section": "Mục"}[mark.style] + f" {label}")
        if mark.style == "paren":
            label = f"({label})"
        if mark.style == "decimal" and holder.mark is not None and label.startswith(holder.mark.label + "."):
            label = label[len(holder.mark.label) + 1 :]
        base = holder.path
        if holder.mark is not None and holder.mark.style in ("chapter", "section") and mark.style == "article":
            base = self.root.path
        return _joined(base, label)

    # -- continuation

    def _extend(self, node: Node, start: int, end: int) -> None:
        last = node.parts[-1]
        if start >= last[1] and not any(c.isalnum() for c in self.reading.chars[last[1] : start]):
            node.parts[-1] = (last[0], end)
        else:
            node.parts.append((start, end))
        if node.field is not None:
            node.field = Field(node.field.kind, node.field.start, end)

    def _ends_with(self, node: Node, signs: str) -> bool:
        return bool(node.parts) and self.reading.chars[node.end - 1] in signs

    def _continues(self, line: Line) -> bool:
        last = self.last
        if last is None or not last.parts:
            return False
        if line.joins:
            return True
        chars, flat = self.reading.chars, self.reading.flat
        first = _OPENING.match(chars, line.start, line.end)
        lead = chars[first.end() : first.end() + 1] if first else ""
        before = chars[last.parts[-1][0] : last.end].rstrip()
        if not before:
            return False
        closed = before[-1] in _TERMINAL
        if lead.islower():
            return not (closed and (last.field is not None or before[-1] == ":"))
        if closed:
            return False
        if _DANGLING.search(flat[last.parts[-1][0] : last.end].rstrip()):
            return True
        if before.count("(") > before.count(")") or before.count("“") > before.count("”"):
            return True
        return self.wrapped and not line.blank and len(before) > 60 and field_at(flat, line.start, line.end) is None and last.field is None

    def _dash_continues(self, line: Line) -> bool:
        """Whether a dash begins no item but joins two names over a line break ("… Thượng Hải / - Trung Quốc; …")."""
        last = self.last
        if last is None or not last.parts or last.field is not None or line.mark is None or line.mark.style != "dash":
            return False
        chars = self.reading.chars
        before = chars[last.parts[-1][0] : last.end].rstrip()
        if len(before) < 80 or before[-1] in _TERMINAL:
            return False
        name = re.match(r"[^,;.:\n]{2,40}(?=[,;.])", chars[line.text : line.end])
        if not name or not before.rsplit(None, 1)[-1][:1].isupper():
            return False
        return all(word[:1].isupper() for word in name[0].split())


def _is_wrapped(reading: Reading, lines: list[Line]) -> bool:
    """Whether sentences are broken over lines throughout: many lines without a mark begin with a small letter."""
    plain = [line for line in lines if line.mark is None and not line.blank and not line.cells]
    small = sum(reading.chars[line.start].islower() for line in plain)
    return small >= 5 and small > 0.2 * len(lines)


def _joined(base: str, label: str) -> str:
    return f"{base}.{label}" if base else label
