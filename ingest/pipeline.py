"""The pure pipeline: one source to one parsed document."""

from __future__ import annotations

from ingest.citations import read_citations
from ingest.duties.drafts import Draft
from ingest.duties.roles import inline_roles, strongest
from ingest.duties.tasks import drafts_of
from ingest.duties.times import find_time
from ingest.duties.told import local_names
from ingest.duties.topics import topics_of
from ingest.findings import find_faults, plain_text
from ingest.head.metadata import read_metadata
from ingest.layout.structure import Node, Outline, outline_of
from ingest.names.agencies import Agencies
from ingest.names.places import places_of
from ingest.parsed import DocumentData, ParsedDocument, Section, Source, TaskFound, TimeFound
from ingest.reading import Reading
from text.times import meaning

__all__ = ["parse"]


def parse(source: Source) -> ParsedDocument:
    """Return all that a source says; pure: the same source gives an equal document."""
    reading = Reading.of(source)
    outline = outline_of(reading)
    document, of_metadata = read_metadata(reading)
    if not _is_administrative(document, outline):
        agencies = Agencies.of(reading, document)
        citations, of_citations = read_citations(reading, document)
        plain = (plain_text(reading),) if reading.chars else ()
        return ParsedDocument(source, document, (), citations, agencies.found(), (), (*plain, *of_citations), is_administrative=False)
    agencies = Agencies.of(reading, document)
    local = list(local_names(outline, agencies))
    if local:
        agencies = Agencies.of(reading, document, local)
    citations, of_citations = read_citations(reading, document)
    drafts, idle = drafts_of(outline, agencies)
    tasks = _tasks(reading, agencies, drafts, document)
    found = agencies.found()
    faults = find_faults(outline, agencies, document, tasks, idle)
    findings = sorted((*of_metadata, *of_citations, *faults), key=lambda f: (f.span.start, f.span.end, f.code, f.message))
    return ParsedDocument(
        source=source,
        document=document,
        sections=_sections(outline),
        citations=citations,
        agencies=found,
        tasks=tasks,
        findings=tuple(findings),
    )


def _is_administrative(document: DocumentData, outline: Outline) -> bool:
    """Whether a text has the form of an administrative document: a type, number or issuer of its own, or numbered articles."""
    if document.type or document.number or document.issuer:
        return True
    marks = [node.mark for node in outline.nodes() if node.mark is not None]
    return sum(mark.style == "article" for mark in marks) > 1 or sum(mark.style in ("roman", "arabic", "letter") for mark in marks) > 5


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


def _tasks(reading: Reading, agencies: Agencies, drafts: list[Draft], document: DocumentData) -> tuple[TaskFound, ...]:
    year = int(document.issue_date[:4]) if document.issue_date else document.period.start if document.period else None
    out = []
    for draft, name in zip(drafts, _ids(drafts), strict=True):
        said = list(draft.said)
        for start, end in draft.ranges:
            said += inline_roles(agencies, start, end, draft.heading.told if start == draft.start else (), section=draft.fields)
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
                _time(reading, draft, year),
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


def _ids(drafts: list[Draft]) -> list[str]:
    """Return the drafts' ids: a numbered item's path; a bullet's or paragraph's section path, with "#n" where the section has several."""
    counts: dict[str, int] = {}
    for draft in drafts:
        key = draft.path if _is_numbered(draft) else draft.section
        counts[key] = counts.get(key, 0) + 1
    taken = {draft.path for draft in drafts if _is_numbered(draft) or draft.node.is_bullet and counts[draft.section] > 1}
    used: set[str] = set()
    out = []
    for draft in drafts:
        if _is_numbered(draft):
            name = draft.path
        elif counts[draft.section] == 1:
            name = draft.section
        elif draft.node.is_bullet:
            name = draft.path
        else:
            number = 1
            while f"{draft.section}#{number}" in taken:
                number += 1
            name = f"{draft.section}#{number}"
            taken.add(name)
        unique, again = name or "#1", 1
        while unique in used:
            again += 1
            unique = f"{name}({again})"
        used.add(unique)
        out.append(unique)
    return out


def _is_numbered(draft: Draft) -> bool:
    return draft.row is not None or draft.node.mark is not None and not draft.node.is_bullet and draft.node.kind == "item"


def _time(reading: Reading, draft: Draft, year: int | None) -> TimeFound | None:
    found = draft.time
    if found is None:
        for start, end in draft.ranges:
            found = find_time(reading, start, end)
            if found:
                break
    if found is None:
        return None
    start, end = found
    while end > start and reading.chars[end - 1] in " .;,\n\t":
        end -= 1
    if end <= start:
        return None
    what = meaning(reading.flat[start:end], year)
    return TimeFound(" ".join(reading.chars[start:end].split()), what.start, what.end, what.recurrence, reading.span(start, end))
