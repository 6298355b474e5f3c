"""Corrections of what a task is about; tasks and citations taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from graph.corrections.model import Correction
from graph.corrections.work import Work, overlap
from text.spans import Span

__all__ = ["correct_topic", "remove_citation", "remove_task"]


def correct_topic(work: Work, correction: Correction, span: Span) -> str:
    """Take a topic from the tasks of these words, give them one, or both; without a task, the same of the document; return the state."""
    old, new = correction.printed, correction.corrected
    about = [e.source for e in work.edges.values() if e.target == old and e.type in ("ABOUT", "IN_FIELD") and e.source in work.nodes]
    near = [id for id in about if id != work.document and any(overlap(p, span) for p in work.edges[_type(old), id, old].evidence)]
    tasks = work.chosen(correction, near) or work.chosen(correction, work.stating(span))
    if not tasks and not new.startswith("topic:") and not old.startswith("topic:"):
        tasks = [work.document]
    if not tasks:
        return "idle"
    changed = False
    for task in tasks:
        has_new = not new or (_type(new), task, new) in work.edges
        has_old = bool(old) and (_type(old), task, old) in work.edges
        if has_new and not has_old:
            continue
        changed = True
        if has_old:
            _take(work, task, old)
        if new:
            _put(work, task, new, span, f"topic: {old}")
        work.put(task, {}, [work.evidence(span, "metadata", "corrected")], f"topic: {old}")
        _print_topics(work, task, correction, old)
    _settle_covers(work, span)
    return "applied" if changed else "agrees"


def _type(id: str) -> str:
    return "IN_FIELD" if id.startswith("field:") else "ABOUT"


def _broader(work: Work, id: str) -> list[str]:
    """Return the concepts above one, nearest first."""
    out: list[str] = []
    waiting = [id]
    while waiting:
        for type, other in work.known.vocabulary_edges(waiting.pop(0)):
            if type == "BROADER" and other not in out:
                out.append(other)
                waiting.append(other)
    return out


def _take(work: Work, task: str, topic: str) -> None:
    """Remove a topic, and the broader ones that nothing narrower nor words of their own give the task."""
    type = _type(topic)
    gone = work.edges.pop((type, task, topic))
    for above in _broader(work, topic):
        edge = work.edges.get((type, task, above))
        if edge is None:
            continue
        narrower = any(key[:2] == (type, task) and above in _broader(work, key[2]) for key in work.edges)
        if not narrower and set(edge.evidence) <= set(gone.evidence):
            del work.edges[type, task, above]


def _put(work: Work, task: str, topic: str, span: Span, mark: str) -> None:
    proof = [work.evidence(span, "topic")]
    for id in (topic, *(_broader(work, topic) if topic.startswith("topic:") else ())):
        if work.vocabulary_node(id):
            work.edge(_type(topic), task, id, proof, [mark] if id == topic else [])


def _settle_covers(work: Work, span: Span) -> None:
    """Let the document cover what its tasks are about, in the places that say so."""
    places: dict[str, set[tuple[int, int]]] = {}
    for (type, _, topic), edge in work.edges.items():
        if type == "ABOUT":
            places.setdefault(topic, set()).update((p.start, p.end) for p in edge.evidence)
    before = {e.target: e for e in work.read.edges if e.type == "COVERS"}
    was_about = {e.target for e in work.read.edges if e.type == "ABOUT"}
    for topic, edge in before.items():
        key = ("COVERS", work.document, topic)
        if topic in was_about and topic not in places:
            work.edges.pop(key, None)
        elif topic in places and key in work.edges:
            kept = tuple(p for p in edge.evidence if (p.start, p.end) in places[topic])
            work.edges[key] = replace(edge, evidence=kept or edge.evidence)
    for topic in places:
        if topic not in before:
            work.edge("COVERS", work.document, topic, [work.evidence(span, "topic")])
    about: dict[str, set[str]] = {}
    for type, task, topic in work.edges:
        if type == "ABOUT":
            about.setdefault(task, set()).add(topic)
    touched = {id for id, node in work.nodes.items() if node.type == "Task" and "corrected" in node.properties}
    work.passages = [replace(p, topics=tuple(sorted(about.get(p.task, ())))) if p.task in touched else p for p in work.passages]


def _print_topics(work: Work, task: str, correction: Correction, old: str) -> None:
    name = "fields" if (correction.corrected or old).startswith("field:") else "topics"
    type = "IN_FIELD" if name == "fields" else "ABOUT"
    edges = [work.edges[key] for key in sorted(work.edges) if key[:2] == (type, task)]
    entries = work.parsed_tasks(task) if task != work.document else _document(work)
    one = name.removesuffix("s")
    for entry in entries:
        listed = [{one: e.target, "start": p.start, "end": p.end} for e in edges for p in e.evidence]
        if task == work.document:
            entry[name] = [{one: item[one], "start": item["start"], "end": item["end"]} for item in listed]
        else:
            entry[name], entry[f"{one}_evidence"] = [e.target for e in edges], listed
        entry.setdefault("corrected", {})[name] = {"id": correction.id, "printed": old}


def _document(work: Work) -> Iterable[dict[str, Any]]:
    return [work.parsed] if "fields" in work.parsed else []


def remove_task(work: Work, correction: Correction, span: Span) -> str:
    """Take away the task of these words; return the state."""
    tasks = work.chosen(correction, work.stating(span))
    for task in tasks:
        work.drop_task(task)
    if tasks:
        _settle_covers(work, span)
        work.put(work.document, {}, [work.evidence(span, "metadata", "corrected")], f"remove: {', '.join(tasks)}")
    return "applied" if tasks else "idle"


def remove_citation(work: Work, correction: Correction, span: Span) -> str:
    """Take away the citation that these words were read as; return the state."""
    target = correction.printed
    done = False
    for type in ("BASED_ON", "CITES"):
        edge = work.edges.get((type, work.document, target))
        if edge is None or not any(overlap(p, span) for p in edge.evidence):
            continue
        done = True
        kept = tuple(p for p in edge.evidence if not overlap(p, span))
        if kept:
            work.edges[type, work.document, target] = replace(edge, evidence=kept)
        else:
            del work.edges[type, work.document, target]
    listed = work.parsed.get("citations")
    if done and isinstance(listed, list):
        work.parsed["citations"] = [
            c for c in listed if c.get("target") != target or not (c["start"] < span.end and span.start < c["end"])
        ]  # fmt: skip
    if done:
        work.put(work.document, {}, [work.evidence(span, "metadata", "corrected")], f"remove: {target}")
    return "applied" if done else "idle"
