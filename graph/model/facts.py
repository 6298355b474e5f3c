"""What a document says, as values: nodes, edges and passages, each with its place in a text.

A store keeps these values; `ingest.facts` makes them from a parsed document.  Types, properties and relations
are declared in `schemas/policy.yaml`; a type or property that is not there is refused when facts are checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = [
    "DocumentFacts",
    "Edge",
    "Evidence",
    "Node",
    "Passage",
    "Value",
]

# A property's value: JSON scalars and lists of strings, so that every store and export can hold it.
Value = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The characters that say a fact.

    `document` is the id of the document whose text holds them, [start, end) their range in Unicode code points of
    that text, `path` the section path where they stand ("II.5.1", "" for the letterhead).  `kind` says what the
    range is: "statement" (a task's words), "role" (the words that name an agency in its role), "citation", "metadata"
    (a property printed in the letterhead, title or signature), "mention", "topic".  `property` names the node
    property that it proves, or is "".  Later additions only at the end: the order is the sort order.
    """

    document: str
    start: int
    end: int
    path: str = ""
    kind: str = "statement"
    property: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A thing and what one document (or the vocabulary) says of it.

    `id` is readable and stable (`doc:lao-cai/2020/88-kh-ubnd`, `agency:lao-cai/so-ngoai-vu`, `body:so-ngoai-vu`,
    `topic:bien-gioi`, `task:<document id without "doc:">#II.5.1`, `VN-02`).
    `authority` ranks what several documents say of one node: 2 the document itself, 1 another document, 0 the
    vocabulary.  A store shows, property by property, the value of the highest authority; ties go to the smallest document id.
    """

    id: str
    type: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    authority: int = 1


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation that one document states; its key is (type, source, target).

    The same relation stated by several documents is one edge with the evidence of each.
    `properties` are what this document says of it and belong to its evidence (a citation's pinpoint, a role's source).
    """

    type: str
    source: str
    target: str
    evidence: tuple[Evidence, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that a reader can take in; the unit of search.

    `kind` is task, bullet, paragraph, row, article, heading or citation.  `context` holds the headings above it, outermost first,
    and is used for ranking only; `task` is the id of the task node it states, or None.
    `agencies`, `topics` are node ids that filters use.
    """

    document: str
    start: int
    end: int
    path: str
    kind: str
    context: tuple[str, ...] = ()
    task: str | None = None
    agencies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All that one source says; written in one transaction, replaced and removed as a whole.

    `source` is the path as the user gave it; `sha256` of its bytes; `text` unaltered; `parsed` is what
    `cancu parse --json` prints for it; `versions` are those of reader, schema and model: a source is unchanged when `sha256` and
    `versions` are.
    `pages` are the start positions of pages, empty where the format has none.
    """

    document: str
    source: str
    sha256: str
    text: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    passages: tuple[Passage, ...]
    parsed: Mapping[str, object]
    versions: Mapping[str, str]
    pages: tuple[int, ...] = ()
