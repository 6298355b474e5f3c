"""The pure pipeline: one source to one parsed document."""

from __future__ import annotations

from ingest.citations import read_citations
from ingest.duties.behind_orders import BEHIND_ORDER
from ingest.duties.draft import Draft
from ingest.duties.policy_fields import with_fields
from ingest.duties.settle import ids_of, strongest, times_of
from ingest.duties.topics import topics_of
from ingest.duties.walk import Walk
from ingest.findings import find_faults, plain_text
from ingest.head.metadata import read_metadata
from ingest.layout import Node, Outline, outline_of
from ingest.names.agencies import Agencies
from ingest.names.places import places_of
from ingest.parsed import DocumentData, Finding, ParsedDocument, Section, Source, TaskFound
from ingest.reading import Reading, flatten
from text.processes import uncollected
from text.rules import rows
from text.tokens import words_of

__all__ = ["parse"]

_TOLD = frozenset(("ordered", "lead-in", "behind-opening", "addressee", BEHIND_ORDER))  # rules of roles that no report of what happened has
_LABELS = ("order.", "label.")


def parse(source: Source) -> ParsedDocument:
    """Return all that a source says; pure: the same source gives an equal document."""
    with uncollected():
        try:
            return _parse(source)
        finally:
            words_of.cache_clear()  # what was found in the text goes before the collector would look through it


def _parse(source: Source) -> ParsedDocument:
    reading = Reading.of(source)
    outline = outline_of(reading)
    document, of_metadata = read_metadata(reading)
    notices = [Finding(n.code, n.severity, n.message, n.message_en, reading.span(*_range(reading, n.start, n.end))) for n in source.notices]
    agencies = Agencies.of(reading, document)
    citations, of_citations = read_citations(reading, document)
    walk = Walk(outline, agencies)
    administrative = _is_administrative(document, outline)
    orders = not administrative and walk.gives_orders()
    administrative = administrative or orders
    walk.has_form = bool(document.type or document.number or document.issuer) and not _tells_no_work(document.type or "")
    tabular = bool(source.tables) or any(node.kind == "table" for node in outline.nodes())
    drafts = walk.read()
    if not administrative and not tabular:
        drafts = [draft for draft in drafts if draft.settled]  # of a text without form only what its lines say all of
    tasks = _tasks(walk, drafts)
    if (orders or walk.sentences.hears) and not walk.is_letter():
        tasks = tuple(
            task for task, draft in zip(tasks, drafts, strict=True) if _is_told(walk, task, draft)
        )  # what a text beside its orders reports is no task
    # a list of tasks with who does them is one without a letterhead too
    if not administrative and not any(task.role_source == "table" for task in tasks) and not any(draft.settled for draft in drafts):
        span = (plain_text(reading),) if reading.chars else ()
        found = sorted((*notices, *span, *of_citations), key=_order)
        return ParsedDocument(
            source=source,
            document=document,
            citations=citations,
            agencies=agencies.found(),
            findings=tuple(found),
            is_administrative=False,
        )
    faults = find_faults(outline, agencies, document, tasks, walk.idle)
    findings = sorted((*notices, *of_metadata, *of_citations, *faults), key=_order)
    parsed = ParsedDocument(
        source=source,
        document=document,
        sections=_sections(outline),
        citations=citations,
        agencies=agencies.found(),
        tasks=tasks,
        findings=tuple(findings),
    )
    return with_fields(reading, parsed)


def _order(f: Finding) -> tuple[int, int, str, str]:
    return f.span.start, f.span.end, f.code, f.message


def _range(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return a notice's range in the reading; one that names no place stands at the first words."""
    first, last = reading.span_inside(start, end) if end > start else (0, 1)
    return first, max(first + 1, min(last, len(reading.chars)))


def _is_administrative(document: DocumentData, outline: Outline) -> bool:
    """Whether a text has the form of an administrative document: a type, number or issuer of its own, or numbered articles."""
    if document.type or document.number or document.issuer:
        return True
    marks = [node.mark for node in outline.nodes() if node.mark is not None]
    return sum(mark.style == "article" for mark in marks) > 1 or sum(mark.style in ("roman", "arabic", "letter") for mark in marks) > 5


def _tells_no_work(type_: str) -> bool:
    """Whether a text of this type tells nobody what to do: a report."""
    return rows("statements", "no_orders").first(flatten(type_), type_.lower(), 0, len(type_)) is not None


def _is_told(walk: Walk, task: TaskFound, draft: Draft) -> bool:
    """Whether a task is told to somebody in a place that no report has: by an order, below one, beside a role label, in an item."""
    start, end = walk.reading.inside(task.span)
    told = any(role.rule in _TOLD or role.rule.startswith(_LABELS) for role in task.roles)
    told = told or draft.node.kind == "item" and bool(draft.heading.told)
    ordered = walk.sentences.behind_order(start, end)[1] == "ordered"
    ordered = ordered or walk.sentences.hears and walk.sentences.order_inside(start, end) is not None
    return told or ordered or start in walk.acting or bool(task.section)


def _sections(outline: Outline) -> tuple[Section, ...]:
    reading = outline.reading
    sections = []
    for node in outline.nodes():
        if node.kind != "item":
            continue
        ranges = _extent(reading, node)
        words = " ".join(reading.chars[node.parts[0][0] : node.parts[0][1]].split()) if node.parts else None
        above = node.parent
        sections.append(
            Section(
                node.path,
                words,
                reading.span(*ranges[0]),
                above.path if above is not None and above.kind == "item" else None,
                reading.span(*node.parts[0]) if node.parts else None,
                sum(1 for a in node.ancestors() if a.kind == "item"),
                tuple(reading.span(a, b) for a, b in ranges[1:]),
            )
        )
    return tuple(sections)


def _extent(reading: Reading, node: Node) -> list[tuple[int, int]]:
    """Return the ranges of a node with all below it, in logical order; one where its pages stand in order."""
    pieces: list[tuple[int, int]] = []
    for n in node.walk():
        pieces += [(min(n.start, a), b) if i == 0 and n.start <= a else (a, b) for i, (a, b) in enumerate(n.parts)]
        pieces += [(line.start, line.end) for line in n.rows]
        if not n.parts and not n.rows and n.mark is not None:
            pieces.append((n.mark.start, n.mark.end))
    out = [pieces[0]]
    for start, end in pieces[1:]:
        if start >= out[-1][0] and not (start > out[-1][1] and _is_apart(reading, out[-1][1], start)):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _is_apart(reading: Reading, end: int, start: int) -> bool:
    """Whether words of other sections stand between two pieces."""
    return sum(c.isalnum() for c in reading.chars[end : min(start, end + 4000)]) > 400


def _tasks(walk: Walk, drafts: list[Draft]) -> tuple[TaskFound, ...]:
    reading, agencies, document = walk.reading, walk.agencies, walk.agencies.document
    out = []
    for draft, name in zip(drafts, ids_of(drafts), strict=True):
        said = walk.sentences.as_worded([*draft.said], *draft.ranges[0]) if not draft.settled else [*draft.said]
        for start, end in draft.ranges if not draft.settled else ():
            said += walk.sentences.roles(start, end, draft.told if start == draft.start else (), section=draft.fields)
        if draft.heading.called and any(s.role == "lead" and s.source == "inline" for s in said):
            said = [s for s in said if s.source != "heading"]  # a section of work that is only called after a body
        roles, role_source = strongest(agencies, said)
        topics = topics_of(reading, draft.ranges, draft.heading.ranges, [reading.inside(r.span) for r in roles])
        spans = [reading.span(a, b) for a, b in draft.ranges]
        out.append(
            TaskFound(
                name,
                spans[0],
                draft.kind,
                roles,
                role_source,
                times_of(reading, draft, document),
                tuple((topic, reading.span(a, b)) for topic, (a, b) in topics),
                _places(reading, draft, document),
                tuple(spans[1:]),
                draft.section,
                draft.heading.words,
            )
        )
    return tuple(out)


def _places(reading: Reading, draft: Draft, document: DocumentData) -> tuple[dict[str, object], ...]:
    out = []
    for place in places_of(reading, draft.ranges, document.province_id):
        span = reading.span(int(str(place["start"])), int(str(place["end"])))
        out.append({**place, **span.to_json(reading.source.text)})
    return tuple(out)
