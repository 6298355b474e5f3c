"""What documents say differently of one document: a circular that one dates 19/10/2012 and three others 19/10/2016.

Compared is what is printed: day, number and issuer where a document cites another, and what a document in the collection
says of itself.  A contradiction names every place; nothing decides who is right.  Differences within one document alone are findings
of that document (`dates-differ`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Edge
from graph.store import Store
from text.views import fold

__all__ = ["Contradiction", "Saying", "contradictions"]


@dataclass(frozen=True, slots=True, order=True)
class Saying:
    """One place that says it: characters [start, end) of the text of `document`, which are `exact`; `value` is what they say."""

    document: str
    start: int
    end: int
    exact: str
    value: str


_FEW = 5  # citations printed alike that are read


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`field` (date, number or issuer) of `target` is printed in two ways or more: `values`, most often printed first, with all places."""

    target: str
    label: str
    field: str
    values: tuple[str, ...]
    sayings: tuple[Saying, ...]

    def to_json(self) -> dict[str, object]:
        """Return a JSON-ready object."""
        places = [
            {"document": s.document, "start": s.start, "end": s.end, "exact": s.exact, "value": s.value} for s in self.sayings
        ]  # fmt: skip
        return {"document": self.target, "label": self.label, "field": self.field, "values": list(self.values), "places": places}


def contradictions(store: Store, targets: Iterable[str] | None = None) -> list[Contradiction]:
    """Return what documents say differently of one document, of `targets` or of every document cited or held, by (id, field)."""
    citing = _citing(store, targets)
    parsed: dict[str, Mapping[str, object]] = {}
    cited = store.nodes(citing, evidence=False) if targets is not None else store.documents()
    held = {node.id for node in cited if node.properties.get("in_collection")}
    found = []
    for target, documents in sorted(citing.items()):
        if len(documents | ({target} & held)) < 2:
            continue
        citations = []
        for document in sorted(documents):
            if document not in parsed:
                parsed[document] = store.parsed(document, "citations")
            citations += [(document, c) for c in _items(parsed[document].get("citations")) if c.get("target") == target]
        own = _own(store, target) if target in held else {}
        label = own["number"].value if "number" in own else next((str(c["number"]) for _, c in citations if c.get("number")), target)
        for field, (value_of, alike) in FIELDS.items():
            sayings = [_saying(document, citation, value) for document, citation in citations if (value := value_of(citation))]
            sayings += [own[field]] if field in own else []
            values = _distinct(sayings, alike)
            if len(values) > 1 and len({s.document for s in sayings}) > 1:
                found.append(Contradiction(target, label, field, values, tuple(sorted(set(sayings)))))
    return found


def _citing(store: Store, targets: Iterable[str] | None) -> dict[str, set[str]]:
    """Return {cited document: documents that cite it}."""
    citing: dict[str, set[str]] = {}
    for type in ("BASED_ON", "CITES"):
        edges = store.edges(type=type) if targets is None else [e for t in sorted(set(targets)) for e in store.edges(type=type, target=t)]
        for edge in edges if targets is None else _telling(edges):
            citing.setdefault(edge.target, set()).add(edge.source)
    return citing


def _telling(edges: Sequence[Edge]) -> list[Edge]:
    """Return the citations that need a look: a few of each way of printing, and of the commonest as many as of all others, and one more.

    A law that a thousand documents cite alike would have them all read for one question.
    """
    alike: dict[tuple[object, ...], list[Edge]] = {}
    for edge in edges:
        alike.setdefault((edge.target, edge.properties.get("number_printed"), edge.properties.get("date_printed")), []).append(edge)
    groups = sorted(alike.values(), key=len)
    others = [edge for group in groups[:-1] for edge in group[:_FEW]]
    return others + [edge for group in groups[-1:] for edge in group[: max(_FEW, len(others) + 1)]]


def _own(store: Store, document: str) -> dict[str, Saying]:
    """Return what a document in the collection says of itself, by field."""
    node = store.node(document)
    if node is None:
        return {}
    text = store.text(document)
    said = {}
    for field, name in (("date", "issue_date"), ("number", "number_printed"), ("issuer", "issuer")):
        proof = next((e for e in node.evidence if e.property == name and e.document == document), None)
        if proof is not None and node.properties.get(name):
            said[field] = Saying(document, proof.start, proof.end, text[proof.start : proof.end], str(node.properties[name]))
    return said


def _saying(document: str, citation: Mapping[str, object], value: str) -> Saying:
    return Saying(document, int(str(citation["start"])), int(str(citation["end"])), str(citation["exact"]), value)


def _items(value: object) -> list[Mapping[str, object]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list | tuple) else []


# ---------------------------------------------------------------- what is compared


def _date(citation: Mapping[str, object]) -> str | None:
    return str(citation["date"]) if citation.get("date") else None


def _number(citation: Mapping[str, object]) -> str | None:
    return str(citation["number_printed"]) if citation.get("number_printed") else None


_PRINTED = re.compile(r"\b(?:cua|do|giua)\b")


def _issuer(citation: Mapping[str, object]) -> str | None:
    """Return the issuer where the citation prints one; without it, the name was read from the number's code."""
    issuer = citation.get("issuer")
    return str(issuer) if issuer and _PRINTED.search(fold(str(citation["exact"]))) else None


_HEAD = re.compile(r"^(?:bo truong|thong doc|chu tich|chanh an|vien truong|tong giam doc|giam doc|tong thanh tra)\s+")


def _plain_number(value: str) -> str:
    return re.sub(r"[^\w/&]", "", re.sub(r"[-‐‑–—]", "/", value)).lstrip("0").upper()


def _same_number(one: str, other: str) -> bool:
    return _plain_number(one) == _plain_number(other)


def _same_issuer(one: str, other: str) -> bool:
    """Whether two names can be one issuer's: a head stands for the body, and a shorter name may leave out the end of a longer one."""
    left, right = ([_HEAD.sub("", " ".join(fold(part).split())) for part in name.split(";")] for name in (one, other))
    pairs = zip(sorted(left), sorted(right), strict=False)
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs)


Alike = Callable[[str, str], bool]
FIELDS: Mapping[str, tuple[Callable[[Mapping[str, object]], str | None], Alike]] = {
    "date": (_date, str.__eq__),
    "number": (_number, _same_number),
    "issuer": (_issuer, _same_issuer),
}


def _distinct(sayings: list[Saying], alike: Alike) -> tuple[str, ...]:
    """Return the values that differ, those in most documents first, then by value; of like ones the first."""
    documents: dict[str, set[str]] = {}
    for value in sorted({s.value for s in sayings}, key=lambda v: (-len(v), v)):
        kept = next((other for other in documents if alike(other, value)), value)
        documents.setdefault(kept, set()).update(s.document for s in sayings if s.value == value)
    return tuple(sorted(documents, key=lambda v: (-len(documents[v]), v)))
