"""Corrections of who does what: the agency of a role, the role, a role more, a role less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from graph.corrections.model import Correction
from graph.corrections.work import Work, overlap
from graph.model import Edge, Evidence
from graph.query import ROLES
from graph.schema import load_schema
from text.spans import Span

__all__ = ["add_role", "correct_agency", "correct_role", "remove_role"]


def _at(work: Work, correction: Correction, span: Span) -> list[Edge]:
    """Return the role edges that the words give, of the tasks that are meant; of several ranges those that fit best."""
    found = [e for e in work.of_tasks(work.tasks()) if any(p.kind == "role" and overlap(p, span) for p in e.evidence)]
    exact = [e for e in found if any(p.kind == "role" and (p.start, p.end) == (span.start, span.end) for p in e.evidence)]
    found = exact or found
    tasks = work.chosen(correction, [e.target for e in found])
    return [e for e in found if e.target in tasks]


def correct_agency(work: Work, correction: Correction, span: Span) -> str:
    """Let the words name another agency; return the state."""
    new = correction.corrected
    edges = _at(work, correction, span)
    named = [e for e in edges if e.source == correction.printed]
    wrong = named or [e for e in edges if e.source != new]
    if not wrong:
        return "agrees" if edges else "idle"
    work.agency(new, correction.label, work.evidence(span, "role"))
    for edge in wrong:
        _move(work, edge, new, span, correction)
    for old in sorted({e.source for e in wrong}):
        _mentions(work, old, new, span)
        _tags(work, old, new, span, {e.target for e in wrong})
    return "applied"


def _move(work: Work, edge: Edge, new: str, span: Span, correction: Correction) -> None:
    key = (edge.type, edge.source, edge.target)
    moved = [p for p in edge.evidence if p.kind == "role" and overlap(p, span)]
    kept = [p for p in edge.evidence if p not in moved]
    marks = (*work.marks(key), f"agency: {edge.source}")
    if any(p.kind == "role" for p in kept):
        work.edges[key] = replace(edge, evidence=tuple(kept))
    else:
        del work.edges[key]
    rest = [p for p in kept if p.kind != "role"]
    _give(work, new, edge.target, work.roles[edge.type], [*moved, *rest], marks)
    for entry in work.parsed_tasks(edge.target):
        for role in _entries(entry):
            if role.get("agency") == edge.source and _same(role, moved):
                row = work.known.agency(new, str(work.nodes[new].properties["name"]))
                role.update(agency=new, name=row.name, generic=row.generic, **_mark(correction, edge.source))
        _one_role(entry, new)


def _give(work: Work, agency: str, task: str, role: str, evidence: Iterable[Evidence], marks: Iterable[str]) -> None:
    """Give an agency a role on a task beside one that it may have there: of two the stronger one holds, with the places of both."""
    names = load_schema().role_edges
    held = [e for e in work.of_tasks([task]) if e.source == agency]
    roles = sorted({role, *(work.roles[e.type] for e in held)}, key=ROLES.index)
    places, all_marks = list(evidence), list(marks)
    for edge in held:
        places += edge.evidence
        all_marks += work.marks((edge.type, edge.source, edge.target))
        del work.edges[edge.type, edge.source, edge.target]
    work.edge(names[roles[0]], agency, task, places, all_marks)


def correct_role(work: Work, correction: Correction, span: Span) -> str:
    """Give the agency of the words another role; return the state."""
    names = load_schema().role_edges
    edges = _at(work, correction, span)
    named = [e for e in edges if work.roles[e.type] == correction.printed]
    wrong = named or [e for e in edges if work.roles[e.type] != correction.corrected]
    if not wrong:
        return "agrees" if edges else "idle"
    for edge in wrong:
        key = (edge.type, edge.source, edge.target)
        marks = (*work.marks(key), f"role: {work.roles[edge.type]}")
        del work.edges[key]
        work.edge(names[correction.corrected], edge.source, edge.target, edge.evidence, marks)
        for entry in work.parsed_tasks(edge.target):
            for role in _entries(entry):
                if role.get("agency") == edge.source and role.get("role") == work.roles[edge.type]:
                    role.update(role=correction.corrected, **_mark(correction, work.roles[edge.type]))
            _one_role(entry, edge.source)
    return "applied"


def add_role(work: Work, correction: Correction, span: Span) -> str:
    """Give an agency a role that the reading did not see; return the state."""
    role, _, agency = correction.corrected.partition(" ")
    tasks = work.tasks(correction.field) if correction.field else []
    tasks = tasks or work.chosen(correction, work.stating(span))
    if not tasks:
        return "idle"
    names = load_schema().role_edges
    wanted = [t for t in tasks if (names[role], agency, t) not in work.edges]
    if not wanted:
        return "agrees"
    row = work.agency(agency, correction.label, work.evidence(span, "role"))
    for task in wanted:
        proof = [work.evidence(span, "role"), *work.statements(task)]
        before = [e for e in work.of_tasks([task]) if e.source == agency]
        for edge in before:
            del work.edges[edge.type, edge.source, edge.target]
        marks = [f"role: {work.roles[e.type]}" for e in before] or ["add:"]
        work.edge(names[role], agency, task, proof, marks)
        for entry in work.parsed_tasks(task):
            entry["roles"] = [r for r in _entries(entry) if r.get("agency") != agency]
            entry["roles"].append(
                {"agency": agency, "generic": row.generic, "name": row.name, "role": role, "rule": "correction", "start": span.start,
                 "end": span.end, **_mark(correction, "")}
            )  # fmt: skip
    _tags(work, "", agency, span, set(wanted))
    return "applied"


def remove_role(work: Work, correction: Correction, span: Span) -> str:
    """Take the role away that the words were read to give an agency; return the state."""
    wrong = [e for e in _at(work, correction, span) if e.source == correction.printed]
    for edge in wrong:
        key = (edge.type, edge.source, edge.target)
        kept = tuple(p for p in edge.evidence if p.kind != "role" or not overlap(p, span))
        removed = [p for p in edge.evidence if p not in kept]
        if any(p.kind == "role" for p in kept):
            work.edges[key] = replace(edge, evidence=kept)
        else:
            del work.edges[key]
        for entry in work.parsed_tasks(edge.target):
            entry["roles"] = [r for r in _entries(entry) if r.get("agency") != edge.source or not _same(r, removed)]
        work.put(edge.target, {}, [work.evidence(span, "metadata", "corrected")], f"remove: {edge.source}")
    for agency in sorted({e.source for e in wrong}):
        _tags(work, agency, "", span, {e.target for e in wrong})
    return "applied" if wrong else "idle"


def _mentions(work: Work, old: str, new: str, span: Span) -> None:
    """Let the words at the range mention the new agency, no more the old one."""
    key = ("MENTIONS", work.document, old)
    held = work.edges.get(key)
    if held is None:
        return
    moved = [p for p in held.evidence if overlap(p, span)]
    kept = tuple(p for p in held.evidence if p not in moved)
    if not moved:
        return
    if kept:
        work.edges[key] = replace(held, evidence=kept)
    else:
        del work.edges[key]
    work.edge("MENTIONS", work.document, new, moved, [f"agency: {old}"])
    listed = work.parsed.get("agencies")
    if isinstance(listed, list):
        _printed_mentions(work, listed, old, new, moved)


def _printed_mentions(work: Work, listed: list[Any], old: str, new: str, moved: list[Evidence]) -> None:
    places = {(p.start, p.end) for p in moved}
    taken: list[Any] = []
    for entry in listed:
        if entry.get("id") == old:
            taken += [m for m in entry["mentions"] if (m["start"], m["end"]) in places]
            entry["mentions"] = [m for m in entry["mentions"] if (m["start"], m["end"]) not in places]
    target = next((entry for entry in listed if entry.get("id") == new), None)
    if target is None:
        row = work.known.agency(new, str(work.nodes[new].properties["name"]))
        target = {"id": new, "name": row.name, "generic": row.generic, "body": row.body, "level": row.level, "mentions": []}
        listed.append(target)
    target["mentions"] = sorted([*target["mentions"], *taken], key=lambda m: (m["start"], m["end"]))
    listed[:] = [entry for entry in listed if entry["mentions"] or entry.get("id") not in (old,)]


def _tags(work: Work, old: str, new: str, span: Span, tasks: set[str]) -> None:
    """Let the passages of the tasks, and those at the range, name the new agency, and the old one only where it still takes part."""
    left = {e.target for e in work.of_tasks(work.tasks()) if e.source == old}
    mentions = work.edges.get(("MENTIONS", work.document, old))
    for index, p in enumerate(work.passages):
        if p.task not in tasks and not (p.start <= span.start and span.end <= p.end):
            continue
        named = mentions is not None and any(p.start <= m.start and m.end <= p.end for m in mentions.evidence)
        agencies = {a for a in p.agencies if a != old or named or p.task in left}
        work.passages[index] = replace(p, agencies=tuple(sorted({*agencies, *([new] if new else [])})))


# the printed object


def _entries(task: dict[str, Any]) -> list[dict[str, Any]]:
    return list(task.get("roles") or ())


def _same(role: dict[str, Any], places: Iterable[Evidence]) -> bool:
    return any((role.get("start"), role.get("end")) == (p.start, p.end) for p in places)


def _mark(correction: Correction, printed: str) -> dict[str, Any]:
    return {"corrected": {"id": correction.id, "printed": printed}}


def _one_role(task: dict[str, Any], agency: str) -> None:
    """Leave of an agency's printed roles on a task the strongest."""
    held = [r["role"] for r in _entries(task) if r.get("agency") == agency and r.get("role") in ROLES]
    if len(set(held)) > 1:
        best = min(held, key=ROLES.index)
        task["roles"] = [r for r in _entries(task) if r.get("agency") != agency or r.get("role") == best]
