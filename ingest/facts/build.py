"""What a parsed document says, as graph values with evidence: nodes, edges, passages.

Every property of a node that the document states, and every edge that it states, has a place in the text; what has none is left out.
Evidence whose `property` is "" proves the node as a whole.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.model import DocumentFacts, Edge, Evidence, Node, Value
from graph.model.derived import derived
from graph.query import ROLES
from graph.schema import load_schema
from ingest.facts.inside import Inside
from ingest.facts.passages import passages
from ingest.parsed import Citation, DocumentData, ParsedDocument, TaskFound, TimeFound
from text.ids import slug
from text.known import AgencyRow, Known
from text.spans import Span
from text.words import folded_words

__all__ = ["facts", "versions"]

# Findings that mean: a part of the document is not in the file (docs/findings.md).
MISSING = frozenset({"missing-items"})

ROOT = Path(__file__).resolve().parent.parent.parent

# Fields of the letterhead, title and signature, and the properties that each one's place proves.
_PROVEN: Mapping[str, tuple[str, ...]] = {
    "number": ("number", "number_printed"),
    "type": ("document_type", "document_type_id"),
    "title": ("title", "title_folded"),
    "issuer": ("issuer",),
    "issue_date": ("issue_date",),
    "period": ("period_from", "period_to"),
    "signer": ("signer", "signer_folded", "signer_printed"),
    "signer_role": ("signer_role",),
}
# Where a field's own place is not known, the places of what it was read from, best first.
_PLACE_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "province": ("issuer",),
    "period": ("title",),
    "signer_role": ("signer",),
    "type": ("number", "title"),
}


def facts(parsed: ParsedDocument) -> DocumentFacts:
    """Return all that `parsed` says; the same document gives the same facts."""
    source = parsed.source
    made = _Facts(parsed)
    made.document()
    made.agencies()
    for task in parsed.tasks:
        made.task(task)
    made.citations()
    made.findings()
    made.vocabulary()
    return DocumentFacts(
        document=parsed.document.id,
        source=source.path,
        sha256=source.sha256,
        text=source.text,
        nodes=tuple(made.nodes[id] for id in sorted(made.nodes)),
        edges=tuple(made.edges[key] for key in sorted(made.edges)),
        passages=tuple(
            replace(p, agencies=tuple(a for a in p.agencies if a in made.nodes), topics=tuple(t for t in p.topics if t in made.nodes))
            for p in passages(parsed)
        ),
        parsed=parsed.to_json(),
        versions=versions(),
        pages=source.pages,
    )


def open_target(citation: Citation) -> str | None:
    """Return the id of a number of which neither text nor date tells the year: a node of its own, never joined with a guess.

    `doc:khong-ro-nam/57-nq-tw`.
    """
    return f"doc:khong-ro-nam/{slug(citation.number)}" if citation.number else None


@cache
def versions() -> dict[str, str]:
    """Return the versions that make a stored document old when they change: of the reader with its vocabularies, and of the schema."""
    digest = hashlib.sha256()
    for folder, pattern in (("text", "*.py"), ("ingest", "*.py"), ("schemas/vocab", "*.yaml"), ("schemas/rules", "*.yaml")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return {"reader": digest.hexdigest()[:12], "schema": str(load_schema().version)}


def _plain(text: str) -> str:
    return " ".join(text.split())


class _Facts:
    """Collects nodes and edges of one document; what is stated twice is one value with the evidence of both."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self.parsed = parsed
        self.data: DocumentData = parsed.document
        self.id = parsed.document.id
        self.text = parsed.source.text
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}
        self.rows = Known(parsed.document.province_id, parsed.document.issue_date)
        sections = sorted((span.start, -span.end, section.path) for section in parsed.sections for span in (section.span, *section.parts))
        self.paths = [path for _, _, path in sections]
        self.sections = Inside((start, -minus_end, -place) for place, (start, minus_end, _) in enumerate(sections))

    # building blocks

    def evidence(self, span: Span, kind: str, property: str = "", path: str | None = None) -> Evidence:
        page = bisect_right(self.parsed.source.pages, span.start) or None
        return Evidence(self.id, span.start, span.end, self.path_at(span.start) if path is None else path, kind, property, page)

    def path_at(self, position: int) -> str:
        """Return the path of the innermost section that holds a position, "" for the letterhead."""
        found = self.sections.at(position)
        return "" if found is None else self.paths[-found]

    def node(self, id: str, type: str, properties: Mapping[str, Value], evidence: Iterable[Evidence] = (), authority: int = 1) -> None:
        """Add a node; of a property stated twice the first value stays."""
        stated: dict[str, Value] = {name: value for name, value in properties.items() if value is not None}
        held = self.nodes.get(id)
        if held is not None:
            stated = {**stated, **held.properties}
            evidence = (*held.evidence, *evidence)
            authority = max(authority, held.authority)
        self.nodes[id] = Node(id, type, stated, tuple(dict.fromkeys(evidence)), authority)

    def edge(
        self, type: str, source: str, target: str, evidence: Iterable[Evidence], properties: Mapping[str, Value] | None = None
    ) -> None:
        """Add an edge; different values of one property are joined in the order of their places."""
        key = (type, source, target)
        said = {name: value for name, value in (properties or {}).items() if value is not None}
        held = self.edges.get(key)
        if held is not None:
            evidence = (*held.evidence, *evidence)
            for name, value in held.properties.items():
                values = [*str(value).split("; "), *([str(said[name])] if name in said else [])]
                said[name] = "; ".join(dict.fromkeys(values))
        self.edges[key] = Edge(type, source, target, tuple(dict.fromkeys(evidence)), said)

    def known(self, id: str) -> bool:
        """Add a row of the vocabularies as a node of authority 0; return whether there is one."""
        row = self.rows.row(id)
        if row is not None and id not in self.nodes:
            self.nodes[id] = Node(id, row.type, row.properties, authority=0)
        return row is not None

    # the document itself

    def place(self, field: str) -> Span | None:
        places = self.data.places or {}
        return next((places[name] for name in (field, *_PLACE_INSTEAD.get(field, ())) if name in places), None)

    def document(self) -> None:
        data = self.data
        signer = data.signer
        values: dict[str, Value] = {
            "number": data.number, "number_printed": data.number_printed, "document_type": data.type,
            "document_type_id": self.rows.type_id(data.type), "title": data.title, "issuer": data.issuer, "issue_date": data.issue_date,
            "period_from": data.period.start if data.period else None, "period_to": data.period.end if data.period else None,
            "signer": signer, "signer_printed": data.signer_printed,
            "signer_role": data.signer_role,
        }  # fmt: skip
        values |= derived("Document", values)
        properties: dict[str, Value] = {"in_collection": True, "chars": len(self.text)}
        evidence = []
        for field, names in _PROVEN.items():
            span = self.place(field)
            for name in names:
                if span is not None and values.get(name) is not None:
                    properties[name] = values[name]
                    evidence.append(self.evidence(span, "metadata", name))
        lost = [finding for finding in self.parsed.findings if finding.code in MISSING]
        if lost:
            properties["incomplete"] = tuple(finding.message for finding in lost)
            evidence += [self.evidence(finding.span, "finding", "incomplete") for finding in lost]
        self.node(self.id, "Document", properties, evidence, authority=2)
        issuer, province = self.place("issuer"), self.place("province")
        if issuer is not None and data.issuer_id:
            row = self.rows.issuing_agency(data.issuer_id, data.issuer or data.issuer_id)
            self.agency(row, issuer, "metadata")
            self.edge("ISSUED_BY", self.id, row.id, [self.evidence(issuer, "metadata")])
        if province is not None and data.province_id and self.known(data.province_id):
            self.edge("OF_PROVINCE", self.id, data.province_id, [self.evidence(province, "metadata")])
        self.fields(self.id, self.parsed.fields)

    # agencies

    def agencies(self) -> None:
        for found in self.parsed.agencies:
            if not found.mentions:
                continue
            row = self.rows.agency(found.id, found.name, found.generic, found.level, found.body)
            self.agency(row, found.mentions[0], "mention")
            self.edge("MENTIONS", self.id, found.id, [self.evidence(span, "mention") for span in found.mentions])

    def agency(self, row: AgencyRow, span: Span, kind: str) -> None:
        """Add an agency with its body and province, proven where it is named."""
        if row.id in self.nodes:
            return
        where = self.evidence(span, kind)
        properties: dict[str, Value] = {"name": row.name, "name_en": row.name_en, "generic": row.generic, "level": row.level}
        properties |= derived("Agency", properties)
        self.node(row.id, "Agency", properties, [self.evidence(span, kind, "name")])
        if row.body:
            if not self.known(row.body):
                self.node(row.body, "Body", {"name": row.generic, "level": row.level}, [self.evidence(span, kind, "name")])
            self.edge("INSTANCE_OF", row.id, row.body, [where])
        if row.province and self.known(row.province):
            self.edge("LOCATED_IN", row.id, row.province, [where])

    # tasks

    def task(self, task: TaskFound) -> None:
        id = base = f"task:{self.id.removeprefix('doc:')}#{task.id}"
        again = 1
        while id in self.nodes:
            again += 1
            id = f"{base}~{again}"
        spans = (task.span, *task.continued)
        statement = " ".join(_plain(span.quote(self.text)) for span in spans)
        time = task.time
        properties: dict[str, Value] = {
            "statement": statement, "path": task.id, "kind": task.kind, "headings": task.headings or None, "role_source": task.role_source,
            "folded": " | ".join(folded_words(part) for part in (statement, *task.headings)),
        }  # fmt: skip
        said = [self.evidence(span, "statement", path=task.id) for span in spans]
        evidence = list(said)
        if time is not None:
            when, proof = self.time(time, task)
            properties |= when
            evidence += proof
        self.node(id, "Task", properties, evidence)
        self.edge("HAS_TASK", self.id, id, said)
        for number, further in enumerate(task.times[1:], 2):
            when, proof = self.time(further, task)
            other, place = f"time:{id.removeprefix('task:')}@{number}", self.evidence(further.span or task.span, "metadata", path=task.id)
            self.node(other, "Time", when, [place, *proof])
            self.edge("ALSO_DUE", id, other, [place])
        self.roles(task, id)
        for topic, span in task.topics:
            if self.known(topic):
                proof = [self.evidence(span, "topic")]
                self.edge("ABOUT", id, topic, proof)
                self.edge("COVERS", self.id, topic, proof)
        self.fields(id, task.fields)

    def time(self, time: TimeFound, task: TaskFound) -> tuple[dict[str, Value], list[Evidence]]:
        """Return a time's properties, and what proves each."""
        when: dict[str, Value] = {"time_printed": time.printed, "time_from": time.start, "time_to": time.end}
        when |= {"recurrence": time.recurrence, **derived("Time", when)}
        place = time.span or task.span
        return when, [self.evidence(place, "metadata", name, task.id) for name, value in when.items() if value is not None]

    def fields(self, id: str, found: Iterable[tuple[str, Span]]) -> None:
        """Add the policy fields of a task or of the document."""
        for field, span in found:
            if self.known(field):
                self.edge("IN_FIELD", id, field, [self.evidence(span, "topic")])

    def roles(self, task: TaskFound, id: str) -> None:
        """Add the role edges: an agency has one role on a task, the strongest said."""
        strongest: dict[str, str] = {}
        for role in task.roles:
            held = strongest.get(role.agency)
            if role.role in ROLES and (held is None or ROLES.index(role.role) < ROLES.index(held)):
                strongest[role.agency] = role.role
        edges = load_schema().role_edges
        for role in task.roles:
            if strongest.get(role.agency) != role.role:
                continue
            self.agency(self.rows.agency(role.agency, role.name, role.generic), role.span, "role")
            proof = [self.evidence(role.span, "role"), self.evidence(task.span, "statement", path=task.id)]
            self.edge(edges[role.role], role.agency, id, proof)

    # citations and findings

    def citations(self) -> None:
        for citation in sorted(self.parsed.citations, key=lambda c: (c.span, c.type)):
            target = citation.target or open_target(citation)
            if target and target != self.id:
                self.citation(citation, target)

    def citation(self, citation: Citation, target: str) -> None:
        proof = self.evidence(citation.span, "citation")
        properties: dict[str, Value] = {
            "number": citation.number, "document_type": citation.type or None, "document_type_id": self.rows.type_id(citation.type),
            "issue_date": citation.date, "issuer": citation.issuer, "title": citation.title, "in_collection": False,
        }  # fmt: skip
        properties |= derived("Document", properties)
        self.node(target, "Document", properties, [proof])
        said = {"pinpoint": citation.pinpoint, "number_printed": citation.number_printed, "date_printed": citation.date}
        self.edge("BASED_ON" if citation.role == "basis" else "CITES", self.id, target, [proof], said)
        for issuer in self.rows.issuers(citation.issuer) if citation.issuer else ():
            self.agency(issuer, citation.span, "citation")
            self.edge("ISSUED_BY", target, issuer.id, [proof])

    def findings(self) -> None:
        numbers: dict[str, int] = {}
        for finding in self.parsed.findings:
            numbers[finding.code] = numbers.get(finding.code, 0) + 1
            id = f"finding:{self.id.removeprefix('doc:')}#{finding.code}-{numbers[finding.code]}"
            proof = self.evidence(finding.span, "finding")
            properties = {"code": finding.code, "severity": finding.severity, "message": finding.message, "message_en": finding.message_en}
            self.node(id, "Finding", properties, [proof])
            self.edge("HAS_FINDING", self.id, id, [proof])

    def vocabulary(self) -> None:
        """Add what the vocabularies say of the rows named: broader topics and successors, and theirs."""
        waiting = sorted(self.nodes)
        while waiting:
            id = waiting.pop()
            for type, other in self.rows.vocabulary_edges(id):
                if other not in self.nodes:
                    if not self.known(other):
                        continue
                    waiting.append(other)
                self.edges[type, id, other] = Edge(type, id, other)
