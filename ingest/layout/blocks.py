"""Blocks: the tree of a document by the form of its lines: items below items, paragraphs, tables.

In: a `Reading`.  Out: an `Outline`.  Every line of the body and the annexes lies in one block.
Paths are the marks as printed ("II.5.1", "3.đ"); the n-th unnumbered bullet below a section adds "#n", the n-th heading in capitals
without a number "Tn", an annex its initials ("DM.", "PL1."), the second item of one number "bis".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default

from ingest.layout.annexes import annex_rule
from ingest.layout.labels import declares, is_note, label_shape
from ingest.layout.line import Line
from ingest.layout.lines import lines_of
from ingest.layout.marks import RANK, Mark
from ingest.layout.node import Node, Range
from ingest.layout.order import logical_order
from ingest.layout.wrap import NAME_BEGUN
from ingest.layout.zones import Zones, is_bare_head, is_title, zones_of
from ingest.reading import Reading

__all__ = ["Node", "Outline", "outline_of"]

_TERMINAL = '.;:!?…”"»'
_OPENING = re.compile(r"[“\"'(\[]*")
# Words that cannot end a sentence: the next line carries it on.
_DANGLING = re.compile(r"(?:,|\b(?:và|của|cho|do|các|với|về|trong|tại|theo|đến|để|là|có|những|hoặc|được|từ|bằng|như|khi|mà|cùng))$")
_SURE = ("part", "chapter", "section", "article", "upper", "roman")  # marks of sections: a text that has them numbers its headings
# Words that a number must follow, years that a hyphen joins.
_BEFORE_NUMBER = re.compile(r"(?:\b(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|[Ss]ố)|\d{4}-)$")
_SEVERAL = 2  # headings without a number in small letters that a text has at least
_WRAPPED = 8  # lines of a paragraph that announces a list
_FULL = 40  # characters of a line that a sentence may run over
_PAGE = re.compile(r"(?:(?:Trang|Page)\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?", re.IGNORECASE)
_ANNEX_NUMBER = re.compile(r"\s*(?:SỐ\s*)?([IVX]{1,4}|\d{1,2})\b")


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
    zones = zones_of(reading, lines_of(reading))
    ordered, moved, torn = logical_order(reading, zones.body)
    roots = [_Builder(reading, "").build(ordered)]
    roots += _annexes(reading, zones)
    return Outline(reading, zones.head, roots, zones.closing, zones.noise, moved, torn)


def _annexes(reading: Reading, zones: Zones) -> list[Node]:
    roots: list[Node] = []
    taken: dict[str, int] = {}
    for title, lines in zones.annexes:
        prefix = _initials(reading, title[0])
        taken[prefix] = taken.get(prefix, 0) + 1
        if taken[prefix] > 1:
            prefix += _again(taken[prefix])
        root = _Builder(reading, prefix).build(lines, "annex")
        root.parts, root.start = [(line.start, line.end) for line in title], title[0].start
        root.use = "title"
        roots.append(root)
    return roots


def _initials(reading: Reading, title: Line) -> str:
    """Return what stands for an annex in paths: its row's letters, else the initials of its first two words; with its number."""
    rule = annex_rule(reading, title.start, title.end)
    words = reading.chars[title.start : title.end]
    if rule is None:
        return "".join(word[0] for word in re.findall(r"[^\W\d_]+", words)[:2]).upper() or "PL"
    rest = words[len(max(rule.vi, key=len)) :]
    number = _ANNEX_NUMBER.match(rest)
    return rule.value + (number[1] if number else "")


def _again(count: int) -> str:
    return {2: "bis", 3: "ter"}.get(count, f"({count})")


class _Builder:
    """Builds the tree of one run of lines in logical order."""

    def __init__(self, reading: Reading, prefix: str) -> None:
        self.reading = reading
        self.root = Node("root", path=prefix)
        self.stack: list[Node] = [self.root]
        self.last: Node | None = None
        self.counts: dict[str, int] = {}
        self.bullets: dict[int, int] = {}

    def build(self, lines: list[Line], zone: str = "body") -> Node:
        """Return the root over `lines`."""
        self.root.zone = zone
        numbered = any(line.mark is not None and line.mark.style in _SURE for line in lines)
        heads = set() if numbered else {i for i, line in enumerate(lines[:-1]) if is_title(self.reading.chars, line)}
        heads |= set() if numbered else self._bare_heads(lines)
        for i, line in enumerate(lines):
            if i in heads:
                line.mark = Mark("title", "", 0, line.start, line.start)
            if line.cells:
                self._row(line)
            elif line.mark is not None and not ((line.joins or self._is_date(line)) and self._can_extend()):
                self._item(line)
            else:
                self._words(line, lines, i)
        return self.root

    def _bare_heads(self, lines: list[Line]) -> set[int]:
        """Return the lines that are headings without a number in small letters, where the text has several and no numbering goes on behind
        one: "1. …" / "Yêu cầu" / "2. …"."""
        found = {i for i in range(len(lines) - 1) if is_bare_head(self.reading, lines, i)}
        if len(found) < _SEVERAL:
            return set()
        values = [line.mark.value if line.mark is not None and line.mark.style == "arabic" else None for line in lines]
        behind: list[int | None] = [None] * (len(lines) + 1)
        for i in range(len(lines) - 1, -1, -1):
            behind[i] = behind[i + 1] if values[i] is None else values[i]
        before = None
        out = set()
        for i, value in enumerate(values):
            before = before if value is None else value
            if i in found and (before is None or behind[i] != before + 1):
                out.add(i)
        return out

    # -- lines

    def _row(self, line: Line) -> None:
        while self.stack[-1].is_bullet:
            self.stack.pop()
        holder = self.stack[-1]
        table = holder.children[-1] if holder.children and holder.children[-1].kind == "table" else None
        if table is None or table.rows[-1].grid != line.grid:
            table = self._add(Node("table", start=line.start), holder)
        table.rows.append(line)
        self.last = None

    def _words(self, line: Line, lines: list[Line], i: int) -> None:
        if _PAGE.fullmatch(self.reading.chars, line.start, line.end):
            self._add(Node("para", parts=[(line.start, line.end)], start=line.start, use="furniture"), self.root)
            return  # a page's number stands between no sentence and its end
        if self._continues(line):
            assert self.last is not None
            self._extend(self.last, line.start, line.end)
            return
        ended = self._ended_list(lines, i)
        if ended:
            del self.stack[ended:]
        labelled = label_shape(self.reading, line.text, line.end)
        while (self.stack[-1].is_bullet and (labelled or not self._is_label(self.stack[-1]))) or (
            self.stack[-1].mark is not None and self.stack[-1].mark.style in ("paren", "lroman") and labelled
        ):
            self.stack.pop()
        note = line.blank and is_note(self.reading, labelled, line.end)
        while note and (mark := self.stack[-1].mark) is not None and mark.style not in _SURE:
            self.stack.pop()  # what the signs of a list mean
        self.last = self._add(Node("para", parts=[(line.text, line.end)], start=line.start), self.stack[-1])

    def _ended_list(self, lines: list[Line], i: int) -> int:
        """Return where in the stack the list stands that ends above a paragraph, since that announces another of its kind: "b) …" /
        "Chủ tịch UBND các xã …:" / "a) …"; 0 where it does not."""
        last = min(len(lines) - 1, i + _WRAPPED)
        while i < last and lines[i].mark is None and not lines[i].cells and self.reading.chars[lines[i].end - 1] not in _TERMINAL:
            i += 1
        mark = lines[i + 1].mark if i + 1 < len(lines) and lines[i].mark is None and self.reading.chars[lines[i].end - 1] == ":" else None
        if mark is None or mark.value != 1:
            return 0
        return next((k for k in range(len(self.stack) - 1, 0, -1) if self._is_same(self.stack[k].mark, mark)), 0)

    def _item(self, line: Line) -> None:
        mark = line.mark
        assert mark is not None
        if mark.is_bullet and self._dash_continues(line):
            assert self.last is not None
            self._extend(self.last, line.start, line.end)
            return
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
                if above is not None and above.label == prefix and above.style in ("arabic", "decimal", "roman", "upper", "ordinal"):
                    return i
        same = [i for i in range(len(stack) - 1, 0, -1) if self._is_same(stack[i].mark, mark)]
        if same:
            if self._nests(mark, stack[same[0]]):
                return len(stack) - 1
            best = next((i for i in same if not mark.is_bullet and (stack[i].mark or mark).value == mark.value - 1), same[0])
            return best - 1
        return self._by_rank(line, mark)

    def _by_rank(self, line: Line, mark: Mark) -> int:
        rank = RANK[mark.style]
        top = self.stack[-1]
        if mark.style == "lroman" and top.mark is not None and top.mark.style == "paren" and self._ends_with(top, ":"):
            return len(self.stack) - 1  # "(1) … 03 vấn đề:" / "(i) …;"
        if mark.style in ("paren", "lroman", "letter") and top.is_bullet and (line.outer is not None or self._ends_with(top, ":")):
            return len(self.stack) - 1
        i = len(self.stack) - 1
        while i > 0:
            above = self.stack[i].mark
            if above is not None and (RANK[above.style] < rank or mark.is_bullet and above.is_bullet or _heads(above, mark)):
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
        if node.kind != "item" or mark is None:
            node.path = holder.path
            return node
        if mark.is_bullet:
            count = self.bullets[id(holder)] = self.bullets.get(id(holder), 0) + 1
            path = f"{holder.path}#{count}"
        else:
            path = self._numbered(holder, mark)
        count = self.counts[path] = self.counts.get(path, 0) + 1
        node.path = path if count == 1 else path + _again(count)
        return node

    def _numbered(self, holder: Node, mark: Mark) -> str:
        label = mark.label
        if mark.style == "article":
            return _joined(self.root.path, f"Điều {label}")
        if mark.style in ("chapter", "part", "section"):
            return _joined(holder.path, {"chapter": "Chương", "part": "Phần", "section": "Mục"}[mark.style] + f" {label}")
        if mark.style == "title":
            label = f"T{sum(child.mark is not None and child.mark.style == 'title' for child in holder.children)}"
        if mark.style == "paren":
            label = f"({label})"
        if mark.style == "decimal" and holder.mark is not None and label.startswith(holder.mark.label + "."):
            label = label[len(holder.mark.label) + 1 :]
        return _joined(holder.path, label)

    def _is_label(self, node: Node) -> bool:
        """Whether a block is a label alone, whose value stands on the lines below: "- Đơn vị phối hợp:" / "Các sở, ban, ngành."."""
        bare = self._ends_with(node, ":") and not any(child.kind == "item" for child in node.children)
        label = label_shape(self.reading, node.parts[0][0], node.end) if bare else None
        return label is not None and label.value >= node.end

    # -- continuation

    def _can_extend(self) -> bool:
        return self.last is not None and bool(self.last.parts)

    def _extend(self, node: Node, start: int, end: int) -> None:
        last = node.parts[-1]
        if start >= last[1] and not any(c.isalnum() for c in self.reading.chars[last[1] : start]):
            node.parts[-1] = (last[0], end)
        else:
            node.parts.append((start, end))

    def _ends_with(self, node: Node, signs: str) -> bool:
        return bool(node.parts) and self.reading.chars[node.end - 1] in signs

    def _continues(self, line: Line) -> bool:
        last = self.last
        if last is None or not last.parts:
            return False
        if line.joins:
            return True
        chars, low = self.reading.chars, self.reading.low
        if declares(chars, line.start, line.end):
            return False
        first = _OPENING.match(chars, line.start, line.end)
        lead = chars[first.end() : first.end() + 1] if first else ""
        start, end = last.parts[-1]
        while end > start and chars[end - 1].isspace():
            end -= 1
        if end <= start:
            return False
        closed = chars[end - 1] in _TERMINAL
        if self._wants_more(line) or self._closes_bracket(line):
            return True
        if lead.islower():
            return not (closed and (chars[end - 1] == ":" or label_shape(self.reading, start, end) is not None))
        if closed:
            return False
        tail = max(start, end - 2000)
        if _DANGLING.search(low, max(start, end - 12), end):
            # with their marks: "thiên tai", "đầu tư", "bảo vệ" can end a heading, "mặt bằng" a field above the next one
            return label_shape(self.reading, line.text, line.end) is None or label_shape(self.reading, *last.parts[0]) is None
        return chars.count("(", tail, end) > chars.count(")", tail, end) or chars.count("“", tail, end) > chars.count("”", tail, end)

    def _wants_more(self, line: Line) -> bool:
        """Whether the words above a line cannot end where they do: before a number ("… ngày / 30/6/2023"), at a hyphen between years, in a
        name's first word ("theo hướng dẫn của Bộ / Thông tin …")."""
        last, chars = self.last, self.reading.chars
        if last is None or not last.parts or line.blank:
            return False
        before = chars[max(last.parts[-1][0], last.end - 60) : last.end].rstrip()
        first = chars[line.start]
        if first.isdigit():
            return _BEFORE_NUMBER.search(before) is not None
        begun = first.isupper() and NAME_BEGUN.search(before) is not None
        return begun and last.end - last.parts[-1][0] > _FULL and label_shape(self.reading, line.text, line.end) is None

    def _closes_bracket(self, line: Line) -> bool:
        """Whether a line closes a bracket that the words above it open: "… (thời gian:" / "quý II/2025)."."""
        last, chars = self.last, self.reading.chars
        closing = chars.find(")", line.text, line.end)
        if closing < 0 or last is None or not last.parts or line.blank or "(" in chars[line.text : closing]:
            return False
        before = chars[max(last.parts[-1][0], last.end - 300) : last.end]
        return before.rfind("(") > before.rfind(")")

    def _is_date(self, line: Line) -> bool:
        """Whether what looks like an item's number ends a date that the line above begins: "… ngày 15 tháng / 12. Các đơn vị …"."""
        mark = line.mark
        if mark is None or mark.style != "arabic" or not self._wants_more(line):
            return False
        above = next((node.mark for node in reversed(self.stack) if node.mark is not None and node.mark.style == "arabic"), None)
        return above is not None and mark.value != above.value + 1

    def _dash_continues(self, line: Line) -> bool:
        """Whether a dash begins no item but joins two names over a line break ("… Thượng Hải / - Trung Quốc; …")."""
        last = self.last
        if last is None or not last.parts or line.mark is None or line.mark.style != "dash":
            return False
        chars = self.reading.chars
        before = chars[max(last.parts[-1][0], last.end - 300) : last.end].rstrip()
        if self._closes_bracket(line):
            return True  # "… (quý II" / "- quý III/2025)"
        if len(before) < 80 or before[-1] in _TERMINAL:
            return False
        name = re.match(r"[^,;.:\n]{2,40}(?=[,;.])", chars[line.text : line.end])
        if not name or not before.rsplit(None, 1)[-1][:1].isupper():
            return False
        return all(word[:1].isupper() for word in name[0].split())


def _heads(above: Mark, mark: Mark) -> bool:
    """Return whether a number holds figures that stand below no figures of their own kind: "Một là, …" / "1. …", "3. …" / "1) …"."""
    if above.style == "arabic" == mark.style:
        return above.sign != mark.sign and mark.value == 1
    return above.style == "ordinal" and mark.style in ("arabic", "decimal", "step")


def _joined(base: str, label: str) -> str:
    return f"{base}.{label}" if base else label
