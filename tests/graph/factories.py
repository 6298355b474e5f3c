"""Small documents as facts, made by hand: keyword arguments, sane defaults, every fact with a place in a text that says it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.model import DocumentFacts, Edge, Evidence, Node, Passage

ROLE_EDGES = {"lead": "LEADS", "assigned": "ASSIGNED", "coordinate": "COORDINATES"}
PROVINCES = {"VN-02": "Lào Cai", "VN-09": "Lạng Sơn", "VN-23": "Hà Tĩnh"}
TOPICS = {"topic:bien": "Biển", "topic:bien-dao": "Biển đảo", "topic:truong-sa": "Trường Sa", "topic:asean": "ASEAN"}
BROADER = {"topic:truong-sa": "topic:bien-dao", "topic:bien-dao": "topic:bien", "field:dat-dai": "field:tai-nguyen"}
FIELDS = {"field:tai-nguyen": "Tài nguyên", "field:dat-dai": "Đất đai", "field:y-te": "Y tế"}
SUCCESSORS = {"VN-09": "VN-09-2025", "VN-09-2025": "VN-99", "body:so-tttt": "body:so-khcn"}


@dataclass
class TaskSpec:
    """A task: words, roles {agency: role}, topics and time."""

    path: str
    words: str = "tổ chức tuyên truyền"
    roles: Mapping[str, str] = field(default_factory=dict)
    topics: Sequence[str] = ()
    headings: Sequence[str] = ()
    kind: str = "task"
    time: tuple[str | None, str | None, str | None] | None = None
    printed: str | None = None
    fields: Sequence[str] = ()
    further: Sequence[tuple[str | None, str | None, str | None, str]] = ()


def agency_id(name: str) -> str:
    return f"agency:{name}"


def body_id(name: str) -> str:
    return f"body:{name.rpartition('/')[2]}"


def facts(
    id: str = "doc:lao-cai/2020/88-kh-ubnd",
    *,
    source: str | None = None,
    province: str | None = "VN-02",
    type: str | None = "ke-hoach",
    date: str | None = "2020-03-13",
    period: tuple[int | None, int | None] | None = None,
    issuer: str | None = "lao-cai/ubnd",
    signer: str | None = None,
    title: str | None = None,
    fields: Sequence[str] = (),
    findings: Sequence[str] = (),
    mentions: Sequence[str] = (),
    tasks: Iterable[TaskSpec] = (),
    based_on: Iterable[str] = (),
    cites: Iterable[str] = (),
    cited: Mapping[str, Mapping[str, object]] | None = None,
    text: str | None = None,
    versions: Mapping[str, str] | None = None,
) -> DocumentFacts:
    """Return the facts of a document whose text holds one line a fact."""
    made = _Made(id, text)
    first, last = period or (None, None)
    said = {
        "number": id.rpartition("/")[2], "document_type": type, "document_type_id": f"type:{type}" if type else None, "issue_date": date,
        "signer": signer, "signer_folded": signer, "title": title, "title_folded": fold(title) if title else None,
        "period_from": first, "period_to": last,
    }  # fmt: skip
    own = {"in_collection": True, "chars": 0, **{name: value for name, value in said.items() if value is not None}}
    made.node(id, "Document", own, made.line(id, "metadata", "number"), 2)
    made.origin(province, issuer)
    for target, edge in [(t, "BASED_ON") for t in based_on] + [(t, "CITES") for t in cites]:
        if target != id:
            made.citation(target, edge, (cited or {}).get(target, {}))
    for name in fields:
        made.field(name)
        made.edge("IN_FIELD", id, name, made.line(name, "topic"))
    for n, code in enumerate(findings, start=1):
        made.finding(n, code)
    for name in mentions:
        made.agency(name, province)
    passages = []
    for task in tasks:
        made.task(task, province, passages)
    made.successors()
    body = made.body()
    return DocumentFacts(
        document=id,
        source=source or f"{id.removeprefix('doc:').replace('/', '-')}.txt",
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        text=body,
        nodes=tuple(made.nodes.values()),
        edges=tuple(made.edges.values()),
        passages=tuple(passages),
        parsed={"document": {"id": id, "number": id.rpartition("/")[2]}, "citations": [], "tasks": [t.path for t in tasks]},
        versions=versions or {"reader": "1", "schema": "1"},
    )


class _Made:
    def __init__(self, id: str, text: str | None) -> None:
        self.id = id
        self.lines: list[str] = [text + "\n"] if text else []
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def line(self, words: str, kind: str, property: str = "", path: str = "") -> tuple[Evidence, ...]:
        start = sum(map(len, self.lines))
        self.lines.append(words + "\n")
        return (Evidence(self.id, start, start + len(words), path, kind, property),)

    def node(self, id, type, properties, evidence=(), authority=1):
        if id not in self.nodes:
            self.nodes[id] = Node(id, type, dict(properties), evidence, authority)

    def edge(self, type, source, target, evidence=(), properties=None):
        held = self.edges.get((type, source, target))
        self.edges[type, source, target] = Edge(type, source, target, (*(held.evidence if held else ()), *evidence), properties or {})

    def agency(self, name, province):
        id, body = agency_id(name), body_id(name)
        if id in self.nodes:
            return
        proof = self.line(name, "mention")
        generic = name.rpartition("/")[2]
        self.node(id, "Agency", {"name": name, "generic": generic, "folded": generic.replace("-", " ")}, proof)
        self.node(body, "Body", {"name": body, "level": "group" if generic.startswith("cac-") else "province"}, (), 0)
        self.edge("INSTANCE_OF", id, body, proof)
        self.edge("MENTIONS", self.id, id, proof)
        if province and "/" in name:
            self.edge("LOCATED_IN", id, province, proof)

    def citation(self, target, edge, cited):
        said = dict(cited)
        issuer = said.pop("issuer_agency", None)
        proof = self.line(f"{edge} {target}", "citation")
        self.node(target, "Document", {"number": target.rpartition("/")[2], "in_collection": False, **said}, proof, 1)
        self.edge(edge, self.id, target, proof, {"pinpoint": "Điều 1"})
        if issuer:
            self.agency(str(issuer), None)
            self.edge("ISSUED_BY", target, agency_id(str(issuer)), proof)

    def origin(self, province, issuer):
        if province:
            self.node(province, "Province", {"name": PROVINCES[province]}, (), 0)
            self.edge("OF_PROVINCE", self.id, province, self.line(province, "metadata"))
        if issuer:
            self.agency(issuer, province)
            self.edge("ISSUED_BY", self.id, agency_id(issuer), self.line(issuer, "metadata"))

    def finding(self, number, code):
        proof = self.line(code, "finding")
        id = f"finding:{self.id.removeprefix('doc:')}#{code}-{number}"
        self.node(id, "Finding", {"code": code, "severity": "info", "message": code, "message_en": code}, proof)
        self.edge("HAS_FINDING", self.id, id, proof)

    def body(self):
        """Return the text, and say its length."""
        whole = "".join(self.lines)
        self.nodes[self.id].properties["chars"] = len(whole)
        return whole

    def topic(self, topic):
        self.node(topic, "Topic", {"name": TOPICS[topic]}, (), 0)
        if topic in BROADER:
            self.topic(BROADER[topic])
            self.edge("BROADER", topic, BROADER[topic])

    def field(self, field):
        self.node(field, "Field", {"name": FIELDS[field], "cofog": ("07",)}, (), 0)
        if field in BROADER:
            self.field(BROADER[field])
            self.edge("BROADER", field, BROADER[field])

    def successors(self):
        """Add what the provinces and bodies here became."""
        waiting = sorted(set(self.nodes) & set(SUCCESSORS))
        while waiting:
            id = waiting.pop()
            later = SUCCESSORS[id]
            self.node(later, "Body" if later.startswith("body:") else "Province", {"name": later}, (), 0)
            self.edge("SUCCEEDED_BY", id, later)
            waiting += [later] if later in SUCCESSORS else []

    def task(self, task, province, passages):
        id = f"task:{self.id.removeprefix('doc:')}#{task.path}"
        proof = self.line(f"{task.path} {task.words}", "statement", path=task.path)
        folded = " | ".join(fold(part) for part in (task.words, *task.headings))
        properties = {"statement": task.words, "path": task.path, "kind": task.kind, "folded": folded, "headings": tuple(task.headings)}
        if task.time:
            properties |= {k: v for k, v in zip(("time_from", "time_to", "recurrence"), task.time, strict=True) if v}
            if task.time[0] or task.time[1]:
                first, last = (datetime.date.fromisoformat(task.time[i] or task.time[1 - i]) for i in (0, 1))
                properties["time_days"] = (last - first).days
        if task.printed:
            properties |= {"time_printed": task.printed, "time_folded": fold(task.printed)}
        self.node(id, "Task", properties, proof)
        self.edge("HAS_TASK", self.id, id, proof)
        for number, (*days, recurrence, printed) in enumerate(task.further, 2):
            also = {
                "time_from": days[0],
                "time_to": days[1],
                "recurrence": recurrence,
                "time_printed": printed,
                "time_folded": fold(printed),
            }
            if any(days):
                first, last = (datetime.date.fromisoformat(days[i] or days[1 - i]) for i in (0, 1))
                also["time_days"] = (last - first).days
            said = self.line(f"{task.path} {printed}", "metadata", path=task.path)
            other = f"time:{id.removeprefix('task:')}@{number}"
            self.node(other, "Time", {name: value for name, value in also.items() if value is not None}, said)
            self.edge("ALSO_DUE", id, other, said)
        for name, role in task.roles.items():
            self.agency(name, province)
            self.edge(ROLE_EDGES[role], agency_id(name), id, self.line(f"{role} {name}", "role", path=task.path))
        for topic in task.topics:
            self.topic(topic)
            self.edge("ABOUT", id, topic, self.line(topic, "topic", path=task.path))
            self.edge("COVERS", self.id, topic, self.line(topic, "topic", path=task.path))
        for name in task.fields:
            self.field(name)
            self.edge("IN_FIELD", id, name, self.line(name, "topic", path=task.path))
        place = proof[0]
        agencies = tuple(sorted(agency_id(name) for name in task.roles))
        passages.append(
            Passage(self.id, place.start, place.end, task.path, "task", tuple(task.headings), id, agencies, tuple(sorted(task.topics)))
        )


def fold(text: str) -> str:
    """Fold the few letters that these tests use; not the project's own folding on purpose."""
    table = str.maketrans("ổứềêảáơđệ", "oueeaaode")
    return text.lower().translate(table)


class WordIndexer:
    """Full-text columns of plain words, for tests."""

    name = "words-1"

    def columns(self, passage: Passage, text: str) -> Mapping[str, str]:
        return {"exact": text.lower(), "folded": fold(text), "context": " ".join(fold(h) for h in passage.context)}

    def embedded_text(self, passage: Passage, text: str) -> str:
        return text


class HashEmbedder:
    """Vectors drawn from a hash of the text: equal texts have equal vectors."""

    name = "hash-8"
    dimensions = 8

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = [
            np.frombuffer(hashlib.sha256(t.encode("utf-8", "surrogatepass")).digest()[:8], np.uint8).astype(np.float32) - 127.5
            for t in texts
        ]
        out = np.array(rows, np.float32).reshape(len(rows), 8)
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        return np.divide(out, norms, out=np.zeros_like(out), where=norms > 0)
