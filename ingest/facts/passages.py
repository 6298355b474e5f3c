"""Passages: the pieces of a document that search finds.  They never overlap, so two hits never repeat the same words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Passage
from ingest.facts.inside import Inside
from ingest.parsed import ParsedDocument, Section, TaskFound
from text.spans import Span

__all__ = ["MAX_CHARS", "passages"]

# A passage is something to take in at a glance: longer ones are cut at sentence ends, articles longer than this at their paragraphs.
MAX_CHARS = 1200
ARTICLE_CHARS = 700
# A plain text's paragraph stays whole far longer: its author set the unit.
PLAIN_CHARS = 4000
MIN_LETTERS = 3
# Lines of fewer words say nothing alone ("- Như trên;", "KẾ HOẠCH").
MIN_WORDS = 4
# A longer line is no mere heading, whatever its number.
HEADING_CHARS = 180

_LINE = re.compile(r"[^\r\n]+")
_LETTERS = re.compile(rf"(?:[^\W\d_][\W\d_]*+){{{MIN_LETTERS}}}")
_ARTICLE = re.compile(r"Điều\s+\d+[a-zđ]?\s*[.:]\s*(?P<title>[^\r\n]*)")
_ITEM = re.compile(r"[-–—+*•●▪◦·‣]|\d{1,3}(?:\.\d{1,2})*[.)]|[a-zđ]{1,2}[.)]|[IVXLC]{1,6}[.)]|(?:Điều|Chương|Mục|Phần)\s")
_BREAK = re.compile(r"[ \t]*[\r\n]+")
_DIVISION = re.compile(r"(?:Chương|Mục|Phần)\s")
_POINT = re.compile(r"[a-zđ]{1,2}\)\s")
_ROW = re.compile(r"\t|\s\|\s|^\|")
_SENTENCE = re.compile(r"(?<=[.;!?…])[\"”’)]*\s+(?=[^\W\d_a-zà-ỹ]|[-–+•\d])")
_OPEN_END = re.compile(r"[^\s.;:!?…\"”)]\s*\Z")


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of text that is one passage, before it is known where it belongs."""

    start: int
    end: int
    kind: str
    task: TaskFound | None = None


def passages(parsed: ParsedDocument) -> tuple[Passage, ...]:
    """Return the document's passages in the order of the text: tasks, and bullets, paragraphs, rows and articles around them.

    Ranges are disjoint and hold no blank edges.  Headings are not passages but the `context` of those below them, the document's title
    first.
    """
    text = parsed.source.text
    tasks = list(_task_blocks(parsed))
    headings = _heading_ranges(parsed)
    free = _free_ranges(len(text), [(b.start, b.end) for b in tasks])
    blocks = tasks + [b for start, end in free for b in _text_blocks(text, start, end, headings, parsed.is_administrative)]
    limit = MAX_CHARS if parsed.is_administrative else PLAIN_CHARS
    outline = _Outline(parsed)
    out = [outline.passage(part) for block in sorted(blocks, key=lambda b: (b.start, b.end)) for part in _cut(text, block, limit)]
    return tuple(out)


def _task_blocks(parsed: ParsedDocument) -> Iterator[_Block]:
    """Yield the tasks' ranges; where tasks nest, the outer one keeps what its inner ones leave."""
    spans = [(span, task) for task in parsed.tasks for span in (task.span, *task.continued)]
    spans.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    text = parsed.source.text
    for i, (span, task) in enumerate(spans):
        inner = [other for other, _ in spans[i + 1 :] if other.start < span.end]
        for start, end in _free_ranges(span.end, [(s.start, s.end) for s in inner], span.start):
            trimmed = _trim(text, start, end)
            if trimmed and (trimmed[1] - trimmed[0] > 20 or not inner):
                yield _Block(*trimmed, "task", task)


def _free_ranges(end: int, taken: list[tuple[int, int]], start: int = 0) -> list[tuple[int, int]]:
    out, at = [], start
    for left, right in sorted(taken):
        if left > at:
            out.append((at, left))
        at = max(at, right)
    return [*out, (at, end)] if at < end else out


def _heading_ranges(parsed: ParsedDocument) -> list[tuple[int, int]]:
    """Return the lines that only head what follows; an item that says something itself, or has nothing below it, is no heading here."""
    text, out = parsed.source.text, []
    for section in parsed.sections:
        span = section.heading_span
        if span is None or span.end - span.start > HEADING_CHARS or text[span.start : span.end].rstrip().endswith((".", ";")):
            continue
        if _trim(text, span.end, section.span.end) is not None or section.parts:
            out.append((span.start, span.end))
    return sorted(out)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the range without blanks at its edges, or None where it says nothing."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if _LETTERS.search(text, start, end) else None


def _text_blocks(text: str, start: int, end: int, headings: list[tuple[int, int]], administrative: bool) -> Iterator[_Block]:
    """Yield paragraphs, bullets, rows and articles of text[start:end], without heading lines."""
    found: list[_Block] = []
    for line in _LINE.finditer(text, start, end):
        trimmed = _trim(text, *line.span())
        if trimmed is None:
            continue
        words = text[trimmed[0] : trimmed[1]]
        if not _ARTICLE.match(words) and (_is_heading(trimmed, headings) or len(words.split()) < MIN_WORDS):
            continue
        kind = "article" if _ARTICLE.match(words) else "row" if _ROW.search(words) else "bullet" if _ITEM.match(words) else "paragraph"
        if found and kind == "paragraph" and _continues(text, found[-1], trimmed, administrative):
            found[-1] = _Block(found[-1].start, trimmed[1], found[-1].kind)
        else:
            found.append(_Block(*trimmed, kind))
    yield from _with_articles(text, found)


def _is_heading(line: tuple[int, int], headings: list[tuple[int, int]]) -> bool:
    """Whether a heading covers most of the line."""
    at = bisect_right(headings, (line[1], 0)) - 1
    while at >= 0 and headings[at][1] > line[0]:
        shared = min(line[1], headings[at][1]) - max(line[0], headings[at][0])
        if shared >= 0.6 * (line[1] - line[0]):
            return True
        at -= 1
    return False


def _continues(text: str, before: _Block, line: tuple[int, int], administrative: bool) -> bool:
    """Whether a line goes on with the block before it: a wrapped line, or a sentence that a page break tore."""
    between = text[before.end : line[0]]
    if not administrative and between.count("\n") < 2:
        return True
    open_end = _OPEN_END.search(text[max(before.start, before.end - 2) : before.end]) is not None
    return before.kind != "row" and open_end and text[line[0]].islower() and len(between) < 40


def _with_articles(text: str, found: list[_Block]) -> Iterator[_Block]:
    """Join a short article into one passage, and lettered points to the paragraph that they belong to; give the rest as it is."""
    i = 0
    while i < len(found):
        block = found[i]
        if block.kind != "article":
            yield block
            i += 1
            continue
        j = i + 1
        while j < len(found) and found[j].kind in ("paragraph", "bullet") and not _DIVISION.match(text, found[j].start):
            j += 1
        body = found[i:j]
        if body[-1].end - block.start <= ARTICLE_CHARS:
            yield _Block(block.start, body[-1].end, "article")
        else:
            yield from _article_parts(text, body)
        i = j


def _article_parts(text: str, body: list[_Block]) -> Iterator[_Block]:
    held: _Block | None = None
    for block in body:
        if held is not None and (_POINT.match(text, block.start) or held.kind == "article") and block.end - held.start <= ARTICLE_CHARS:
            held = _Block(held.start, block.end, "article")
            continue
        if held is not None:
            yield held
        held = _Block(block.start, block.end, "article" if block.kind == "article" else "paragraph")
    if held is not None:
        yield held


def _cut(text: str, block: _Block, limit: int) -> Iterator[_Block]:
    """Yield the block, or its parts of at most about `limit` characters, cut at line ends and sentence ends."""
    if block.end - block.start <= limit:
        yield block
        return
    words = text[block.start : block.end]
    ends = sorted({m.start() for pattern in (_BREAK, _SENTENCE) for m in pattern.finditer(words)})
    start = block.start
    while block.end - start > limit:
        inside = [block.start + e for e in ends if limit // 4 <= block.start + e - start <= limit]
        if inside:
            end = inside[-1]
        else:  # no sentence end in reach (a page of digits, a line of 10 MB): at the last blank, or anywhere
            blank = text.rfind(" ", start + limit // 4, start + limit)
            end = blank if blank > 0 else start + limit
        trimmed = _trim(text, start, end)
        if trimmed:
            yield _Block(*trimmed, block.kind, block.task)
        start = end
    trimmed = _trim(text, start, block.end)
    if trimmed:
        yield _Block(*trimmed, block.kind, block.task)


class _Outline:
    """Where in the document a range stands: its section path, the headings above it, its page, the agencies named in it."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self.parsed = parsed
        self.by_path: dict[str, Section] = {}
        for section in parsed.sections:
            self.by_path.setdefault(section.path, section)
        parts = [(span, index, one.level) for index, one in enumerate(parsed.sections) for span in (one.span, *one.parts)]
        # The deepest first, of equal ones the one that begins last, the shortest, the last one printed.
        self.parts = Inside((span.start, span.end, (-level, -span.start, span.end, -index)) for span, index, level in parts)
        self.mentions = sorted((span.start, span.end, agency.id) for agency in parsed.agencies for span in agency.mentions)

    def passage(self, block: _Block) -> Passage:
        task, document = block.task, self.parsed.document
        section = self._section(block)
        agencies = {role.agency for role in task.roles} if task else set()
        agencies |= self._mentioned(block)
        return Passage(
            document=document.id,
            start=block.start,
            end=block.end,
            path=task.id if task else section.path if section else "",
            kind=block.kind,
            context=self._context(block, section),
            task=None if task is None else f"task:{document.id.removeprefix('doc:')}#{task.id}",
            agencies=tuple(sorted(agencies)),
            topics=tuple(sorted({topic for topic, _ in task.topics})) if task else (),
            page=bisect_right(self.parsed.source.pages, block.start) or None,
        )

    def _section(self, block: _Block) -> Section | None:
        """Return the innermost section whose range holds the block's start."""
        found = self.parts.at(block.start)
        return None if found is None else self.parsed.sections[-found[3]]

    def _context(self, block: _Block, section: Section | None) -> tuple[str, ...]:
        headings: list[str] = []
        seen: set[str] = set()
        while section is not None and section.path not in seen:
            seen.add(section.path)
            if section.heading and not (section.heading_span and _overlap(section.heading_span, block)):
                headings.append(" ".join(section.heading.split()))
            section = self.by_path.get(section.parent) if section.parent else None
        title = self.parsed.document.title
        if title:
            headings.append(" ".join(title.split()))
        return tuple(reversed(headings))

    def _mentioned(self, block: _Block) -> set[str]:
        at = bisect_right(self.mentions, (block.start, -1, ""))
        found = set()
        while at < len(self.mentions) and self.mentions[at][0] < block.end:
            if self.mentions[at][1] <= block.end:
                found.add(self.mentions[at][2])
            at += 1
        return found


def _overlap(span: Span, block: _Block) -> bool:
    return span.start < block.end and block.start < span.end
