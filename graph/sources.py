"""Several sources that claim one document id: one document where their folded texts agree, else one each under its own id.

Source of the rule: DESIGN.md, "Ids are readable and stable".  What comes out depends on the set of sources only, never on their order.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.model import DocumentFacts, Edge, Evidence, Node
from text.views import fold

__all__ = [
    "Assignment",
    "StoredSource",
    "assign",
    "base_of",
    "free_shift",
    "name_of",
    "own_prefixes",
    "passage_number",
    "text_key",
    "with_document_id",
    "with_source",
]

# What `assign` adds to the id of a text of several.
_OF_SEVERAL = re.compile(r"~[0-9a-f]{8}$")
_WORD = re.compile(r"[^\W_]+")
# Passage numbers: 32 bits of the document, 20 bits of the passage's place in it; exact in a float64 and in JSON.
PLACE_BITS = 20


def text_key(text: str) -> str:
    """Return a hash of the folded words of `text`: equal for texts that differ in accents' encoding, case, spaces or punctuation only."""
    words = " ".join(_WORD.findall(fold(text)))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The document that a group of sources with one text is: its id, the source whose facts are shown, and the other sources."""

    document: str
    source: str
    others: tuple[str, ...]


def assign(base: str, sources: Iterable[tuple[str, str]]) -> dict[str, Assignment]:
    """Return {text key: Assignment} for the (source path, text key) pairs whose reading gave the id `base`.

    One text: the document keeps `base`.  Several: each takes `base~` and the first eight digits of its key.  The smallest path is shown.
    """
    groups: dict[str, list[str]] = {}
    for path, key in sources:
        groups.setdefault(key, []).append(path)
    alone = len(groups) == 1
    out = {}
    for key, paths in sorted(groups.items()):
        first, *others = sorted(paths)
        out[key] = Assignment(base if alone else f"{base}~{key[:8]}", first, tuple(others))
    return out


def base_of(document: str) -> str:
    """Return a document's id as its reading gave it: without what `assign` adds."""
    return _OF_SEVERAL.sub("", document)


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source as a store knows it: its path, the place of its file ("": never recorded), its bytes' hash, the id that reading gave."""

    path: str
    place: str
    sha256: str
    base: str


def name_of(new: StoredSource, former: str, at_place: StoredSource | None, of_path: StoredSource | None) -> str:
    """Return the path under which a source is stored; a stored source of that path is the one it replaces.

    `at_place` and `of_path` are the stored sources with its place and with its path.  A file stays the source that it was, however its
    path is typed.  A path taken by another file's source is not given twice: the newcomer's place stands in.  The path's holder is the
    same file where its place is not recorded and it says the same document or holds the same bytes, or where it has moved (its recorded
    place is `former`, where no file is left) and holds the same bytes.
    """
    if at_place is not None:
        return at_place.path
    if of_path is None or not new.place:
        return new.path
    same_bytes = of_path.sha256 == new.sha256
    if not of_path.place and (same_bytes or of_path.base == new.base):
        return new.path
    return new.path if former and of_path.place == former and same_bytes else new.place


def with_source(facts: DocumentFacts, path: str) -> DocumentFacts:
    """Return the same facts of a source with another path."""
    if facts.source == path:
        return facts
    return replace(facts, source=path, parsed={**facts.parsed, "source": path} if "source" in facts.parsed else facts.parsed)


def passage_number(document: str, index: int, shift: int = 0) -> int:
    """Return the store-wide number of a document's passage: the same in every store and every order of ingest.

    `shift` moves a document whose 32 bits are taken by another one in the same store.
    """
    prefix = int.from_bytes(hashlib.sha256(document.encode("utf-8", "surrogatepass")).digest()[:4], "big")
    return ((prefix + shift) % 2**32) << PLACE_BITS | index


def free_shift(document: str, is_taken: Callable[[int], bool]) -> tuple[int, int]:
    """Return how far a document's passage numbers must move, nearly always 0, and its 32 bits then: the first that are not taken."""
    shift = 0
    while is_taken(number := passage_number(document, 0, shift) >> PLACE_BITS):
        shift += 1
    return shift, number


def own_prefixes(document: str) -> tuple[str, ...]:
    """Return what the ids of a document's own nodes begin with: its tasks, their further times and findings."""
    return tuple(f"{kind}:{document.removeprefix('doc:')}#" for kind in ("task", "time", "finding"))


def with_document_id(facts: DocumentFacts, document: str) -> DocumentFacts:
    """Return the same facts under another document id: its node, its tasks, their further times and findings, all evidence,
    passages and the parsed object."""
    if facts.document == document:
        return facts
    old = facts.document
    prefixes = tuple(zip(own_prefixes(old), own_prefixes(document), strict=True))

    def renamed(id: str) -> str:
        if id == old:
            return document
        for before, after in prefixes:
            if id.startswith(before):
                return after + id[len(before) :]
        return id

    def moved(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(e, document=renamed(e.document)) for e in evidence)

    return replace(
        facts,
        document=document,
        nodes=tuple(Node(renamed(n.id), n.type, n.properties, moved(n.evidence), n.authority) for n in facts.nodes),
        edges=tuple(Edge(e.type, renamed(e.source), renamed(e.target), moved(e.evidence), e.properties) for e in facts.edges),
        passages=tuple(replace(p, document=document, task=renamed(p.task) if p.task else p.task) for p in facts.passages),
        parsed=_renamed_parsed(facts.parsed, old, document),
    )


def _renamed_parsed(parsed: Mapping[str, Any], old: str, new: str) -> Mapping[str, object]:
    """Return the printed object with the document's own id, and citations of itself, renamed."""
    out = dict(parsed)
    if isinstance(out.get("document"), Mapping) and out["document"].get("id") == old:
        out["document"] = {**out["document"], "id": new}
    if isinstance(out.get("citations"), list | tuple):
        out["citations"] = [{**c, "target": new} if c.get("target") == old else c for c in out["citations"]]
    return out
