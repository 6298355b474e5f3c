"""The pure pipeline: one source to one parsed document."""

from __future__ import annotations

from ingest.agencies import Agencies
from ingest.metadata import read_metadata
from ingest.parsed import Citation, DocumentData, Finding, ParsedDocument, Section, Source, TaskFound, TimeFound
from ingest.reading import Reading
from ingest.roles import inline_roles, strongest
from ingest.structure import Outline, outline_of
from ingest.tasks import Draft, drafts_of, local_names
from ingest.topics import topics_of
from ingest.times import find_time, meaning

__all__ = ["parse"]


def parse(source: Source) -> ParsedDocument:
    """Return all that a source says; pure: the same source gives an equal document."""
    reading = Reading.of(source)
    outline = outline_of(reading)
    document, found = read_metadata(reading)
    agencies = Agencies.of(reading, document)
    local = list(local_names(outline, agencies))
    if local:
        agencies = Agencies.of(reading, document, local)
    citations, more = _citations(reading, document)
    drafts = drafts_of(outline, agencies)
    tasks = _tasks(reading, agencies, drafts, document.issue_date)
    return ParsedDocument(
        source=source, document=document, sections=_sections(outline), citations=citations, agencies=agencies.found(), tasks=tasks,
        findings=(*found, *more),
    )


def _citations(reading: Reading, document: DocumentData) -> tuple[tuple[Citation, ...], tuple[Finding, ...]]:
    try:
        from ingest.citations import read_citations
    except ImportError:
        return (), ()
    return read_citations(reading, document)


def _sections(outline: Outline) -> tuple[Section, ...]:
    reading = outline.reading
    sections = []
    for node in outline.nodes():
        if node.kind != "item":
            continue
        ends = [n.end for n in node.walk() if n.parts or n.rows]
        start, end = node.start, max(ends) if ends else node.end
        if end <= start:
            continue
        words = None
        heading_span = None
        if node.parts:
            words = " ".join(reading.chars[node.parts[0][0] : node.parts[0][1]].split())
            heading_span = reading.span(*node.parts[0])
        above = node.parent
        level = sum(1 for a in node.ancestors() if a.kind == "item")
        sections.append(Section(node.path, words, reading.span(start, end), above.path if above is not None and above.kind == "item" else None, heading_span, level))
    return tuple(sections)


def _tasks(reading: Reading, agencies: Agencies, drafts: list[Draft], date: str | None) -> tuple[TaskFound, ...]:
    year = int(date[:4]) if date else None
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
                name, spans[0], draft.kind, roles, role_source, _time(reading, draft, year),
                tuple((topic, reading.span(a, b)) for topic, (a, b) in topics), (), tuple(spans[1:]), draft.section, draft.heading.words,
            )
        )
    return tuple(out)


def _ids(drafts: list[Draft]) -> list[str]:
    """Return the drafts' ids: the path of a numbered item; of a bullet or paragraph its section's where it is the only task there, else "#n"."""
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

