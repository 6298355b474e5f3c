"""Findings: what a reader should know of the source.  The words: schemas/findings.yaml; an example of each: docs/findings.md."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.layout import Line, Node, Outline
from ingest.names.agencies import Agencies
from ingest.parsed import DocumentData, Finding, TaskFound
from ingest.reading import Reading
from text.findings import both, say
from text.joints import joints_of
from text.letters import LISTED
from text.numerals import roman
from text.spans import Span

__all__ = ["find_faults", "plain_text"]

_STAMP = re.compile(r"(?:đến số|số đến|ngày\.{2,}|chuyển\s*[.:]{2,}|lưu hồ sơ số|công văn đến|đã nhận)", re.IGNORECASE)
_SITE_WORDS = (
    "hệ thống pháp luật|thư viện pháp luật|hiệu lực văn bản|tải văn bản|văn bản này chưa cập nhật|nội dung sửa đổi, hướng dẫn",
    "file được đính kèm|số hiệu:|loại văn bản:|tình trạng hiệu lực|ngày công báo|mã số thuế",
)
_WEB = re.compile("|".join(_SITE_WORDS), re.IGNORECASE)
_TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|br|p|div|span|table|tr|td|font)\b[^<>\n]{0,80}>", re.IGNORECASE)
_FOOTNOTE = re.compile(r"Nơi nhận\s*:\s*(\d{1,3})\s*$", re.MULTILINE)
_REGIONAL = re.compile(r" khu vuc (?:[ivx]+|\d+)$")  # a known body's branch: "Kho bạc Nhà nước khu vực XI"
_PERIOD = re.compile(r"giai doan\s+((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)")
_SEQUENCES = ("roman", "arabic", "decimal", "letter", "article", "paren")


def plain_text(reading: Reading) -> Finding:
    """Return the finding of a text that is no administrative document."""
    end = min(len(reading.chars), 80)
    return Finding(*say("plain-text"), reading.span(0, max(1, end)))


def find_faults(
    outline: Outline, agencies: Agencies, document: DocumentData, tasks: Iterable[TaskFound], idle: Iterable[Node] = ()
) -> tuple[Finding, ...]:
    """Return the findings on structure, agencies and tasks, in the order of the text; `idle` are role lines that close no task."""
    found = [
        *_numbering(outline),
        *_order(outline),
        *_furniture(outline),
        *_parted(outline.reading),
        *_names(outline.reading, agencies),
        *_roles(outline.reading, tasks, idle),
        *_periods(outline, document),
        *_unread(outline),
    ]
    return tuple(sorted(found, key=lambda f: (f.span.start, f.span.end, f.code)))


def _parted(reading: Reading) -> list[Finding]:
    """Words that are printed together and read apart: how many, and the first of them."""
    chars, places = reading.chars, joints_of(reading.view)
    if not places:
        return []
    start, end = places[0], places[0] + 1
    while start and chars[start - 1].isalnum():
        start -= 1
    while end < len(chars) and (chars[end].isalnum() or end in places):
        end += 1
    span = reading.span(start, end)
    printed = reading.source.text[span.start : span.end]
    return [Finding(*say("words-together", n=len(places), printed=printed, read=chars[start:end]), span)]


def _numbering(outline: Outline) -> list[Finding]:
    """Lost items (the number jumps) and numbers that stand twice, among the items of one section."""
    out: list[Finding] = []
    for root in outline.roots:
        for holder in root.walk():
            last: dict[str, Node] = {}
            for node in holder.children:
                mark = node.mark
                if (
                    node.kind != "item"
                    or mark is None
                    or mark.style not in _SEQUENCES
                    or mark.style == "paren"
                    and not mark.label.isdigit()
                ):
                    continue
                before = last.get(mark.style)
                last[mark.style] = node
                if before is None or before.mark is None:
                    continue
                step = mark.value - before.mark.value
                span = outline.reading.span(mark.start, mark.end)
                where = holder.path or both("part.body")
                if step == 0 or node.path.endswith(("bis", "ter")):
                    out.append(Finding(*say("duplicate-number", where=where, number=mark.label, path=node.path), span))
                elif step > 1 and not (mark.style == "letter" and _skips_usual(before.mark.label, mark.label)):
                    lost = _between(mark.style, before.mark.value, mark.value)
                    out.append(Finding(*say("missing-items", where=where, before=before.mark.label, after=mark.label, lost=lost), span))
    return out


def _skips_usual(before: str, after: str) -> bool:
    """Whether letters jump as Vietnamese numbering does: e to g, i to k, without đ."""
    return before not in LISTED or after not in LISTED or (before, after) in {("d", "e"), ("i", "k"), ("e", "g"), ("q", "s"), ("h", "k")}


def _between(style: str, last: int, first: int) -> str:
    def label(value: int) -> str:
        if style == "letter":
            return LISTED[value - 1] if value <= len(LISTED) else str(value)
        if style == "roman":
            return roman(value)
        return str(value)

    return label(last + 1) if first - last == 2 else f"{label(last + 1)}–{label(first - 1)}"


def _order(outline: Outline) -> list[Finding]:
    reading = outline.reading
    out = [Finding(*say("pages-out-of-order"), reading.span(start, end)) for start, end in outline.moved]
    out += [Finding(*say("torn-sentence"), reading.span(start, end)) for start, end in outline.torn]
    return out


def _furniture(outline: Outline) -> list[Finding]:
    """Stamps, web-site headers and footers, HTML tags, footnote numbers: set apart, not deleted."""
    reading = outline.reading
    out: list[Finding] = []
    stamp = [line for line in outline.head if _STAMP.search(reading.chars, line.start, line.end)]
    if len(stamp) > 1:
        out.append(Finding(*say("arrival-stamp"), reading.span(stamp[0].start, stamp[-1].end)))
    for group in (_web(reading, outline.head[:3]), _web(reading, [*outline.closing, *outline.noise])):
        if group:
            out.append(Finding(*say("web-furniture"), reading.span(group[0].start, group[-1].end)))
    tag = _TAG.search(reading.source.text)  # the reading has some of them taken out
    if tag:
        count = len(_TAG.findall(reading.source.text))
        out.append(Finding(*say("markup", n=count, tag=tag[0]), Span(*tag.span())))
    note = _FOOTNOTE.search(reading.chars)
    if note:
        out.append(Finding(*say("stray-number", number=note[1]), reading.span(*note.span(1))))
    return out


def _web(reading: Reading, lines: list[Line]) -> list[Line]:
    return [line for line in lines if _WEB.search(reading.chars, line.start, min(line.end, line.start + 300))]


def _names(reading: Reading, agencies: Agencies) -> list[Finding]:
    """Agencies that no vocabulary knows, once each."""
    out: list[Finding] = []
    seen: set[str] = set()
    for mention in agencies.unknown:
        agency = agencies.resolve(mention)
        if agency.id in seen or mention.end <= mention.start or _REGIONAL.search(reading.flat, mention.start, mention.end):
            continue
        seen.add(agency.id)
        out.append(Finding(*say("unknown-agency", name=agency.generic), reading.span(mention.start, mention.end)))
    return out


def _roles(reading: Reading, tasks: Iterable[TaskFound], idle: Iterable[Node]) -> list[Finding]:
    """Tasks of one section that name no agency, and role lines that close no task."""
    out: list[Finding] = []
    sections: dict[str, list[TaskFound]] = {}
    for task in tasks:
        if not task.roles and task.kind != "objective":
            sections.setdefault(task.section, []).append(task)
    for items in sections.values():
        names = ", ".join(t.id for t in items[:4]) + ("…" if len(items) > 4 else "")
        out.append(Finding(*say(f"task-without-role.{'one' if len(items) == 1 else 'many'}", n=len(items), names=names), items[0].span))
    for node in idle:
        if node.parts:
            out.append(Finding(*say("role-line-without-task"), reading.span(*node.parts[0])))
    return out


def _periods(outline: Outline, document: DocumentData) -> list[Finding]:
    """An annex whose period is not the document's."""
    out: list[Finding] = []
    if document.period is None:
        return out
    reading = outline.reading
    for root in outline.roots[1:]:
        ranges = [*root.parts, *(p for c in root.children[:3] if c.kind == "para" for p in c.parts)]
        for start, end in ranges:
            match = _PERIOD.search(reading.flat, start, end)
            if match and (int(match[1]), int(match[2])) != (document.period.start, document.period.end):
                a, b = document.period.start, document.period.end
                out.append(Finding(*say("period-mismatch", first=match[1], last=match[2], start=a, end=b), reading.span(*match.span())))
                break
    return out


def _unread(outline: Outline) -> list[Finding]:
    """Blocks of which the reading made nothing, neighbours together: a reader should look at them."""
    reading = outline.reading
    out: list[Finding] = []
    runs: list[list[Node]] = []
    before: Node | None = None
    for node in outline.nodes():
        if not node.use and node.parts:
            if before is not None and runs and before is runs[-1][-1]:
                runs[-1].append(node)
            else:
                runs.append([node])
        before = node
    for run in runs:
        start, end = run[0].parts[0][0], run[0].parts[0][1]
        count = sum(b - a for node in run for a, b in node.parts)
        where = run[0].path or both("part.body")
        out.append(Finding(*say("unread", where=where, n=len(run), characters=count), reading.span(start, end)))
    return out
