"""A document's facts while corrections are applied to them: nodes, edges, passages and the printed object, changed in one place each."""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.corrections.model import Correction
from graph.model import DocumentFacts, Edge, Evidence, Node, Passage, Value
from graph.model.derived import derived
from graph.schema import load_schema
from text.known import AgencyRow, Known
from text.spans import Span

__all__ = ["Work", "lies_in", "overlap"]

Key = tuple[str, str, str]


def overlap(evidence: Evidence, span: Span) -> bool:
    """Whether a place and a range share a character."""
    return evidence.start < span.end and span.start < evidence.end


def lies_in(evidence: Evidence, span: Span) -> bool:
    """Whether a range holds the whole of a place."""
    return span.start <= evidence.start and evidence.end <= span.end


class Work:
    """The facts of one document, to be changed; `facts()` gives them back."""

    def __init__(self, read: DocumentFacts) -> None:
        self.read = read
        self.document = read.document
        self.nodes: dict[str, Node] = {node.id: node for node in read.nodes}
        self.edges: dict[Key, Edge] = {(e.type, e.source, e.target): e for e in read.edges}
        self.passages: list[Passage] = list(read.passages)
        self.parsed: dict[str, Any] = copy.deepcopy(dict(read.parsed))
        self.roles: dict[str, str] = {edge: role for role, edge in load_schema().role_edges.items()}
        self._reached = self._reachable()
        own = self.nodes[read.document].properties
        province = next((e.target for e in read.edges if e.type == "OF_PROVINCE" and e.source == read.document), None)
        date = own.get("issue_date")
        self.known = Known(province, str(date) if date else None)

    def evidence(self, span: Span, kind: str, property: str = "", path: str = "") -> Evidence:
        """Return a place in this document."""
        page = bisect_right(self.read.pages, span.start) or None
        return Evidence(self.document, span.start, span.end, path, kind, property, page)

    # nodes

    def put(self, id: str, values: Mapping[str, Value], evidence: Iterable[Evidence], mark: str) -> None:
        """Give a node other properties (None: none), proven by `evidence`, and the mark of what was read."""
        node = self.nodes[id]
        held = node.properties.get("corrected")
        marks = (*(held if isinstance(held, tuple) else ()), mark)
        properties = {**node.properties, **values, "corrected": marks}
        kept = [e for e in node.evidence if e.property not in values]
        self.nodes[id] = replace(
            node, properties={k: v for k, v in properties.items() if v is not None}, evidence=tuple(dict.fromkeys((*kept, *evidence)))
        )

    def vocabulary_node(self, id: str) -> bool:
        """Add a row of the vocabularies with what it says of its kin; return whether there is one."""
        row = self.known.row(id)
        if row is None:
            return id in self.nodes
        if id not in self.nodes:
            self.nodes[id] = Node(id, row.type, row.properties, authority=0)
            for type, other in self.known.vocabulary_edges(id):
                if self.vocabulary_node(other):
                    self.edges.setdefault((type, id, other), Edge(type, id, other))
        return True

    def agency(self, id: str, label: str, place: Evidence) -> AgencyRow:
        """Add an agency with its body and province, proven by `place`; return what is known of it."""
        row = self.known.agency(id, label or self._name(id))
        if id not in self.nodes:
            generic = row.generic
            said: dict[str, Value] = {"name": row.name, "name_en": row.name_en, "generic": generic, "level": row.level}
            said |= derived("Agency", said)
            proof = replace(place, property="name")
            self.nodes[id] = Node(id, "Agency", {k: v for k, v in said.items() if v is not None}, (proof,))
            if row.body and self.vocabulary_node(row.body):
                self.edge("INSTANCE_OF", id, row.body, [place])
            if row.province and self.vocabulary_node(row.province):
                self.edge("LOCATED_IN", id, row.province, [place])
        return row

    def _name(self, id: str) -> str:
        """Return the full name of an agency that the vocabularies know by its id, else the id's own words."""
        node = self.nodes.get(id)
        if node is not None and node.properties.get("name"):
            return str(node.properties["name"])
        place, _, own = id.removeprefix("agency:").rpartition("/")
        body = self.known.terms.get(f"body:{own}")
        province = self.known.province(place) if place else None
        name = body.label_vi if body is not None else own.replace("-", " ")
        return f"{name} {province.label_vi}" if province is not None else name

    # edges

    def edge(self, type: str, source: str, target: str, evidence: Iterable[Evidence], marks: Iterable[str] = ()) -> None:
        """Add places and marks to a relation, which is made where it is not there."""
        key = (type, source, target)
        held = self.edges.get(key)
        places = dict.fromkeys((*(held.evidence if held else ()), *evidence))
        said = dict(held.properties) if held else {}
        before = said.get("corrected")
        marked = dict.fromkeys((*(before if isinstance(before, tuple) else ()), *marks))
        if marked:
            said["corrected"] = tuple(marked)
        self.edges[key] = Edge(type, source, target, tuple(places), said)

    def marks(self, key: Key) -> tuple[str, ...]:
        """Return the marks that a relation has."""
        held = self.edges[key].properties.get("corrected") if key in self.edges else None
        return held if isinstance(held, tuple) else ()

    def of_tasks(self, tasks: Iterable[str]) -> Iterator[Edge]:
        """Yield the role edges of tasks, in order."""
        wanted = set(tasks)
        for key in sorted(self.edges):
            if key[0] in self.roles and key[2] in wanted:
                yield self.edges[key]

    # tasks

    def tasks(self, path: str = "") -> list[str]:
        """Return the ids of the tasks, of one path or all."""
        found = [id for id, node in sorted(self.nodes.items()) if node.type == "Task"]
        return [id for id in found if not path or self.nodes[id].properties.get("path") == path]

    def statements(self, task: str) -> list[Evidence]:
        """Return the places that state a task."""
        return [e for e in self.nodes[task].evidence if e.kind == "statement"]

    def chosen(self, correction: Correction, near: Iterable[str]) -> list[str]:
        """Return those of the tasks `near` the words that are meant: of the correction's path, else the only one."""
        found = sorted(set(near))
        named = [id for id in found if self.nodes[id].properties.get("path") == correction.field]
        if not correction.field or named:
            return named or found
        return found if len(found) == 1 else []

    def stating(self, span: Span) -> list[str]:
        """Return the tasks whose words hold the range, else those that share a character with it."""
        touching = [id for id in self.tasks() if any(overlap(e, span) for e in self.statements(id))]
        holding = [id for id in touching if any(e.start <= span.start and span.end <= e.end for e in self.statements(id))]
        return holding or touching

    def parsed_tasks(self, task: str) -> Iterator[dict[str, Any]]:
        """Yield the printed object of a task; none where the document's printed object has no tasks."""
        node = self.nodes[task]
        starts = {e.start for e in self.statements(task)}
        listed = self.parsed.get("tasks")
        for entry in listed if isinstance(listed, list) else ():
            if isinstance(entry, dict) and entry.get("id") == node.properties.get("path") and entry.get("start") in starts:
                yield entry

    def drop_task(self, task: str) -> None:
        """Remove a task with its relations."""
        printed = [id(entry) for entry in self.parsed_tasks(task)]
        if isinstance(self.parsed.get("tasks"), list):
            self.parsed["tasks"] = [entry for entry in self.parsed["tasks"] if id(entry) not in printed]
        del self.nodes[task]
        self.edges = {key: edge for key, edge in self.edges.items() if task not in key[1:]}
        self.passages = [replace(p, task=None) if p.task == task else p for p in self.passages]

    # out

    def facts(self) -> DocumentFacts:
        """Return the facts as they are now; what only the things taken away spoke of is gone with them."""
        gone = self._reached - self._reachable()
        nodes = {id: node for id, node in self.nodes.items() if id not in gone}
        return replace(
            self.read,
            nodes=tuple(nodes[id] for id in sorted(nodes)),
            edges=tuple(self.edges[key] for key in sorted(self.edges) if key[1] in nodes and key[2] in nodes),
            passages=tuple(
                replace(p, agencies=tuple(a for a in p.agencies if a in nodes), topics=tuple(t for t in p.topics if t in nodes))
                for p in self.passages
            ),
            parsed=self.parsed,
        )

    def _reachable(self) -> set[str]:
        """Return the nodes that the document leads to: along its relations, and from a task to the agencies that have it."""
        ways: dict[str, list[str]] = {}
        for type, source, target in self.edges:
            start, end = (target, source) if type in self.roles else (source, target)
            ways.setdefault(start, []).append(end)
        found, waiting = {self.document}, [self.document]
        while waiting:
            for id in ways.get(waiting.pop(), ()):
                if id not in found:
                    found.add(id)
                    waiting.append(id)
        return found
