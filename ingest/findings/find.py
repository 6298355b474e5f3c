"""Findings: what a reader should know of the source.  Codes, with an example each, are listed in docs/findings.md."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.layout import Line, Node, Outline
from ingest.names.agencies import Agencies
from ingest.parsed import DocumentData, Finding, TaskFound
from ingest.reading import Reading

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
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def plain_text(reading: Reading) -> Finding:
    """Return the finding of a text that is no administrative document."""
    end = min(len(reading.chars), 80)
    return Finding(
        "plain-text",
        "info",
        "Văn bản không có thể thức của văn bản hành chính: chỉ đọc như văn bản thường để tìm kiếm.",
        "The text has not the form of an administrative document: it is read as a plain text, for search only.",
        reading.span(0, max(1, end)),
    )


def find_faults(
    outline: Outline, agencies: Agencies, document: DocumentData, tasks: Iterable[TaskFound], idle: Iterable[Node] = ()
) -> tuple[Finding, ...]:
    """Return the findings on structure, agencies and tasks, in the order of the text; `idle` are role lines that close no task."""
    found = [
        *_numbering(outline),
        *_order(outline),
        *_furniture(outline),
        *_names(outline.reading, agencies),
        *_roles(outline.reading, tasks, idle),
        *_periods(outline, document),
        *_unread(outline),
    ]
    return tuple(sorted(found, key=lambda f: (f.span.start, f.span.end, f.code)))


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
                where = holder.path or "phần chính"
                if step == 0 or node.path.endswith(("bis", "ter")):
                    out.append(
                        Finding(
                            "duplicate-number",
                            "warning",
                            f"{where}: hai mục cùng số {mark.label}; mục sau được đọc là {node.path}.",
                            f"{holder.path or 'The body'}: two items are numbered {mark.label}; the second is read as {node.path}.",
                            span,
                        )
                    )
                elif step > 1 and not (mark.style == "letter" and _skips_usual(before.mark.label, mark.label)):
                    lost = _between(mark.style, before.mark.value, mark.value)
                    out.append(
                        Finding(
                            "missing-items",
                            "warning",
                            f"{where} nhảy từ {before.mark.label} đến {mark.label}: thiếu {lost} trong tệp.",
                            f"{holder.path or 'The body'} jumps from {before.mark.label} to {mark.label}: {lost} missing from the file.",
                            span,
                        )
                    )
    return out


def _skips_usual(before: str, after: str) -> bool:
    """Whether letters jump as Vietnamese numbering does: e to g, i to k, without đ."""
    return (
        before not in _LETTERS or after not in _LETTERS or (before, after) in {("d", "e"), ("i", "k"), ("e", "g"), ("q", "s"), ("h", "k")}
    )


def _between(style: str, last: int, first: int) -> str:
    def label(value: int) -> str:
        if style == "letter":
            return _LETTERS[value - 1] if value <= len(_LETTERS) else str(value)
        if style == "roman":
            return "".join(s * n for s, n in _roman(value))
        return str(value)

    return label(last + 1) if first - last == 2 else f"{label(last + 1)}–{label(first - 1)}"


def _roman(value: int) -> list[tuple[str, int]]:
    out = []
    for number, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, value = divmod(value, number)
        out.append((sign, count))
    return out


def _order(outline: Outline) -> list[Finding]:
    reading = outline.reading
    out = [
        Finding(
            "pages-out-of-order",
            "warning",
            "Các trang không theo thứ tự trong tệp; phần này được đọc ở đúng chỗ theo số mục.",
            "Pages are out of order in the file; this part is read where its numbers belong.",
            reading.span(start, end),
        )
        for start, end in outline.moved
    ]
    out += [
        Finding(
            "torn-sentence",
            "info",
            "Câu bị cắt ở cuối trang; phần còn lại ở trang khác được nối vào.",
            "A sentence is cut at the end of a page; its rest, on another page, is joined to it.",
            reading.span(start, end),
        )
        for start, end in outline.torn
    ]
    return out


def _furniture(outline: Outline) -> list[Finding]:
    """Stamps, web-site headers and footers, HTML tags, footnote numbers: set apart, not deleted."""
    reading = outline.reading
    out: list[Finding] = []
    stamp = [line for line in outline.head if _STAMP.search(reading.chars, line.start, line.end)]
    if len(stamp) > 1:
        out.append(
            Finding(
                "arrival-stamp",
                "info",
                "Dấu công văn đến ở đầu văn bản; không thuộc nội dung.",
                "An arrival stamp stands at the top; it is no part of the document.",
                reading.span(stamp[0].start, stamp[-1].end),
            )
        )
    for group in (_web(reading, outline.head[:3]), _web(reading, [*outline.closing, *outline.noise])):
        if group:
            out.append(
                Finding(
                    "web-furniture",
                    "info",
                    "Đầu trang, chân trang của trang web quanh văn bản; không thuộc nội dung.",
                    "Headers or footers of a web site stand around the document; they are no part of it.",
                    reading.span(group[0].start, group[-1].end),
                )
            )
    tag = _TAG.search(reading.chars)
    if tag:
        count = len(_TAG.findall(reading.chars))
        out.append(
            Finding(
                "markup",
                "info",
                f"{count} thẻ HTML còn sót trong văn bản, thẻ đầu tiên: {tag[0]}",
                f"{count} HTML tags are left in the text, the first one: {tag[0]}",
                reading.span(*tag.span()),
            )
        )
    note = _FOOTNOTE.search(reading.chars)
    if note:
        out.append(
            Finding(
                "stray-number",
                "info",
                f"Số {note[1]} đứng sau “Nơi nhận:” không thuộc nội dung (số trang, chú thích hoặc số bản).",
                f"The number {note[1]} behind “Nơi nhận:” is no part of the text (page, footnote or number of copies).",
                reading.span(*note.span(1)),
            )
        )
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
        out.append(
            Finding(
                "unknown-agency",
                "info",
                f"“{agency.generic}” không có trong danh mục cơ quan; đọc theo dạng của tên.",
                f"“{agency.generic}” is in no list of agencies; it is read by the form of its name.",
                reading.span(mention.start, mention.end),
            )
        )
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
        out.append(
            Finding(
                "task-without-role",
                "info",
                f"{len(items)} nhiệm vụ không nêu cơ quan nào: {names}.",
                f"{len(items)} {'task names' if len(items) == 1 else 'tasks name'} no agency: {names}.",
                items[0].span,
            )
        )
    for node in idle:
        if node.parts:
            out.append(
                Finding(
                    "role-line-without-task",
                    "warning",
                    "Dòng phân công không đi với nhiệm vụ nào.",
                    "A role line belongs to no task.",
                    reading.span(*node.parts[0]),
                )
            )
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
                out.append(
                    Finding(
                        "period-mismatch",
                        "warning",
                        f"Phụ lục ghi giai đoạn {match[1]}–{match[2]}, văn bản ghi {a}–{b}.",
                        f"The annex says {match[1]}–{match[2]}, the document {a}–{b}.",
                        reading.span(*match.span()),
                    )
                )
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
        where = run[0].path or "phần chính"
        out.append(
            Finding(
                "unread",
                "info",
                f"{where}: {len(run)} đoạn ({count} ký tự) không được đọc thành nhiệm vụ, phân công hay nội dung nào.",
                f"{run[0].path or 'The body'}: {len(run)} passages ({count} characters) were read as no task, role or other content.",
                reading.span(start, end),
            )
        )
    return out
