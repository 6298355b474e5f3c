"""Which documents a Neo4j store holds: the transaction that adds, replaces or removes sources, and the documents that follow from them.

Sources that claim one document id are one document where their folded texts agree, else one each (`graph.sources`).  A Source node keeps
all that its document's graph is made of, packed, so that another source's coming or going can make it again under another id.

Many sources are one transaction: the number of questions to the server does not grow with them, but with their nodes and relations.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.model import DocumentFacts
from graph.model.codec import dumps, facts_from_json, facts_to_json
from graph.neo4j.connect import listed
from graph.neo4j.corrections import corrected
from graph.neo4j.project import CACHED, claimed, forget, forget_passages, locked, project, rows_of_bytes, settle, write_passages
from graph.neo4j.reader import Run
from graph.packed import pack, pack_text, unpack, unpack_text
from graph.prepare import Prepared, Vectors
from graph.sources import PLACE_BITS, StoredSource, assign, name_of, passage_number, with_document_id, with_source
from graph.store import WriteOutcome

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

__all__ = [
    "COUNTED",
    "STRIPES",
    "facts_of",
    "kept",
    "parts",
    "remove",
    "runner",
    "set_meta",
    "stored_source",
    "text_of",
    "write",
    "write_again",
    "write_encoding",
]

# Writes are counted in so many numbers, one a writer, so that writers do not wait for each other's count; their sum is the store's.
STRIPES = 64
COUNTED = ("writes", "encodings")
# A transaction of many documents has so many nodes, relations and passages at most, unless one document alone has more.
MAX_ROWS = 8_000


@dataclass(frozen=True, slots=True)
class _Known:
    """A source as it is stored."""

    source: StoredSource
    versions: str


def parts(batch: Sequence[Prepared]) -> Iterator[list[Prepared]]:
    """Yield what one transaction writes: not too much, and no source twice."""
    part: list[Prepared] = []
    rows, names = 0, set[str]()
    for prepared in batch:
        facts = prepared.facts
        own = {facts.source, prepared.place or facts.source}
        size = len(facts.nodes) + len(facts.edges) + len(facts.passages)
        if part and (rows + size > MAX_ROWS or own & names):
            yield part
            part, rows, names = [], 0, set()
        part.append(prepared)
        rows += size
        names |= own
    if part:
        yield part


def write(tx: ManagedTransaction, batch: Sequence[Prepared], stripe: int) -> list[WriteOutcome]:
    """Write sources, each of another path and place, and what follows from them; one transaction.  `stripe` is the writer's number."""
    by_path, by_place = _known(tx, batch)
    outcomes: list[WriteOutcome] = []
    new: list[Prepared] = []
    replaced: list[str] = []
    moved: list[dict[str, str]] = []
    bases: set[str] = set()
    for prepared in batch:
        facts = prepared.facts
        source = StoredSource(facts.source, prepared.place, facts.sha256, facts.document)
        old_place, old_path = by_place.get(prepared.place), by_path.get(facts.source)
        name = name_of(source, prepared.former, old_place.source if old_place else None, old_path.source if old_path else None)
        prepared = prepared.with_facts(with_source(facts, name))
        old = by_path.get(name)
        versions = dumps(dict(facts.versions))
        if old is not None and (old.source.sha256, old.versions, old.source.base) == (facts.sha256, versions, facts.document):
            outcomes.append("unchanged")
            if prepared.place and prepared.place != old.source.place:
                moved.append({"path": name, "place": prepared.place})
        else:
            outcomes.append("added" if old is None else "updated")
            bases |= {facts.document} if old is None else {facts.document, old.source.base}
            replaced += [name] if old is not None else []
            new.append(prepared)
        known = _Known(StoredSource(name, prepared.place, facts.sha256, facts.document), versions)
        by_path[name] = known
        if prepared.place:
            by_place[prepared.place] = known
    if moved:
        tx.run(CACHED + "UNWIND $rows AS row MATCH (s:Source {path: row.path}) SET s.place = row.place", rows=moved).consume()
    if new:
        _rearrange(tx, bases, new, replaced)
        meta = {"indexer": new[-1].indexer}
        vectors = next((prepared.vectors for prepared in reversed(new) if prepared.vectors is not None), None)
        if vectors is not None:
            meta |= {"embedder": vectors.embedder, "dimensions": str(vectors.dimensions)}
        set_meta(tx, {key: value for key, value in meta.items() if value})
    if new or moved:
        _count(tx, stripe, "writes")
    return outcomes


def _known(tx: ManagedTransaction, batch: Sequence[Prepared]) -> tuple[dict[str, _Known], dict[str, _Known]]:
    """Return the stored sources with a path or a place of the batch: by path, and by place."""
    places = sorted({prepared.place for prepared in batch if prepared.place})
    paths = sorted({prepared.facts.source for prepared in batch} | set(places))  # a place may stand in for a path
    by_path: dict[str, _Known] = {}
    by_place: dict[str, _Known] = {}
    for name, values in (("path", paths), ("place", places)):
        rows = tx.run(
            CACHED + f"UNWIND $values AS value MATCH (s:Source {{{name}: value}}) RETURN s.path AS path, coalesce(s.place, '') AS place, "
            "s.sha256 AS sha256, s.base AS base, s.versions AS versions",
            values=values,
        )
        for row in rows:
            known = _Known(StoredSource(row["path"], row["place"], row["sha256"], row["base"]), row["versions"])
            by_path[row["path"]] = known
            if row["place"]:
                by_place[row["place"]] = known
    return by_path, by_place


def set_meta(tx: ManagedTransaction, values: Mapping[str, str]) -> None:
    """Set what the store knows of itself; a value that stands already is not locked, so that writers do not wait for each other."""
    rows = tx.run(CACHED + "MATCH (m:Meta) WHERE m.key IN $keys RETURN m.key AS key, m.value AS value", keys=list(values))
    present = {row["key"]: row["value"] for row in rows}
    changed = [[key, value] for key, value in sorted(values.items()) if present.get(key) != value]
    if changed:
        tx.run(CACHED + "UNWIND $rows AS row MERGE (m:Meta {key: row[0]}) SET m.value = row[1]", rows=changed).consume()


def remove(tx: ManagedTransaction, document: str, stripe: int) -> bool:
    """Remove a document by its id, with all its sources, or one source by its path; return whether anything was there."""
    rows = (
        tx.run(CACHED + "MATCH (s:Source {document: $id}) RETURN s.path AS path, s.base AS base ORDER BY path", id=document).data()
        or tx.run(CACHED + "MATCH (s:Source {path: $id}) RETURN s.path AS path, s.base AS base", id=document).data()
    )
    if not rows:
        return False
    _rearrange(tx, {row["base"] for row in rows}, (), [row["path"] for row in rows])
    _count(tx, stripe, "writes")
    return True


def _count(tx: ManagedTransaction, stripe: int, what: str) -> None:
    """Count a change of one of COUNTED, so that readers know when what they hold is old."""
    tx.run(CACHED + "MERGE (m:Meta {key: $key}) SET m.value = toString(toInteger(coalesce(m.value, '0')) + 1)",
           key=f"{what}:{stripe}").consume()  # fmt: skip


def write_encoding(tx: ManagedTransaction, document: str, vectors: Vectors, stripe: int) -> bool:
    """Write the encoder's vectors of a document's passages; return whether the document is there and has as many."""
    found = tx.run(CACHED + "MATCH (p:Passage {document: $id}) RETURN p.number AS number ORDER BY number", id=document)
    numbers = [row["number"] for row in found]
    if not numbers or len(vectors.data) != len(numbers) * (vectors.dimensions + 4):
        return False
    rows = [
        {"number": number, "vector": vector}
        for number, vector in zip(numbers, rows_of_bytes(vectors.data, vectors.dimensions), strict=True)
    ]
    tx.run(CACHED + "UNWIND $rows AS row MATCH (p:Passage {number: row.number}) SET p.encoding = row.vector", rows=rows).consume()
    tx.run(
        CACHED + "MATCH (s:Source {document: $id, shown: true}) "
        "SET s.encoder = $encoder, s.encoding_dimensions = $dimensions, s.encodings = $data",
        id=document, encoder=vectors.embedder, dimensions=vectors.dimensions, data=vectors.data,
    ).consume()  # fmt: skip
    _count(tx, stripe, "encodings")
    return True


def runner(tx: ManagedTransaction) -> Run:
    """Return what runs a query inside a transaction."""
    return lambda statement, /, **parameters: listed(tx.run(statement, parameters))


def write_again(tx: ManagedTransaction, base: str, stripe: int) -> None:
    """Write the documents of a base id anew from what was read of them, with their corrections as they are now; their encodings stay."""
    _lock(tx, [base])
    encoded = runner(tx)(
        CACHED + "MATCH (s:Source {base: $base}) WHERE s.encoder IS NOT NULL RETURN s.document AS document, s.encoder AS encoder, "
        "s.encoding_dimensions AS dimensions, s.encodings AS data ORDER BY s.path",
        base=base,
    )
    _rearrange(tx, {base}, (), (), anew=True)
    for row in encoded:
        write_encoding(tx, row["document"], Vectors(row["encoder"], row["dimensions"], kept(row["data"])), stripe)
    _count(tx, stripe, "writes")


def kept(value: bytes | bytearray | str | None) -> bytes:
    """Return what a Source keeps packed: bytes as a transaction writes them, or base64 as neo4j-admin loads them; none are empty."""
    return b64decode(value) if isinstance(value, str) else bytes(value or b"")


def facts_of(source: Mapping[str, Any]) -> DocumentFacts:
    """Return the facts that a Source node keeps, under the id that reading gave."""
    return facts_from_json({**json.loads(unpack(kept(source["facts"]))), "text": text_of(source)})


def text_of(source: Mapping[str, Any]) -> str:
    """Return the text that a Source node keeps."""
    return unpack_text(kept(source["text"]))


def _lock(tx: ManagedTransaction, bases: Iterable[str]) -> None:
    """Let one writer at a time decide what the sources of these ids are."""
    tx.run(CACHED + "UNWIND $ids AS id MERGE (b:Base {id: id}) SET b.locked = true", ids=sorted(bases)).consume()


def _rearrange(tx: ManagedTransaction, bases: set[str], new: Sequence[Prepared], gone: Sequence[str], *, anew: bool = False) -> None:
    """Take the sources at `gone` out, put `new` in, and give the sources of the bases the documents that follow.

    Only documents whose id or text changes are written; with `anew` all of the bases.
    """
    _lock(tx, bases)
    back = _drop_sources(tx, gone) if gone else []
    if new:
        tx.run(CACHED + "UNWIND $rows AS row CREATE (s:Source) SET s = row", rows=[stored_source(prepared) for prepared in new]).consume()
    rows = tx.run(
        CACHED + "UNWIND $bases AS base MATCH (s:Source {base: base}) RETURN s.base AS base, s.path AS path, s.text_key AS key, "
        "s.document AS document, s.shown AS shown ORDER BY path",
        bases=sorted(bases),
    ).data()
    should: dict[str, tuple[str, bool]] = {}
    for base in sorted(bases):
        own = [row for row in rows if row["base"] == base]
        plan = assign(base, [(row["path"], row["key"]) for row in own])
        should |= {row["path"]: (plan[row["key"]].document, plan[row["key"]].source == row["path"]) for row in own}
    wrong = [row for row in rows if anew or should[row["path"]] != (row["document"], row["shown"])]
    hidden = [row for row in wrong if row["shown"]]
    if hidden:
        tx.run(CACHED + "UNWIND $paths AS path MATCH (s:Source {path: path}) SET s.shown = false",
               paths=[row["path"] for row in hidden]).consume()  # fmt: skip
        back += [row["document"] for row in hidden]
    at_hand = {prepared.facts.source: prepared for prepared in new}
    placed = [(row["path"], *should[row["path"]]) for row in wrong]
    _write_documents(tx, placed, at_hand, back)
    if gone:
        tx.run(
            CACHED + "UNWIND $ids AS id MATCH (b:Base {id: id}) WHERE NOT EXISTS { MATCH (s:Source {base: id}) } DELETE b",
            ids=sorted(bases),
        ).consume()


def _drop_sources(tx: ManagedTransaction, paths: Sequence[str]) -> list[str]:
    """Delete sources; return the documents that they showed."""
    rows = tx.run(
        CACHED + "UNWIND $paths AS path MATCH (s:Source {path: path}) WITH s, s.document AS document, s.shown AS shown DELETE s "
        "RETURN document, shown",
        paths=list(paths),
    ).data()
    return [row["document"] for row in rows if row["shown"]]


def _write_documents(
    tx: ManagedTransaction, placed: Sequence[tuple[str, str, bool]], at_hand: Mapping[str, Prepared], back: Sequence[str]
) -> None:
    """Take the documents `back` back, and write those of (source path, document id, whether it is shown)."""
    shown = []
    for path, document, is_shown in placed:
        if is_shown:
            prepared = at_hand.get(path) or _prepared_again(tx, path)
            shown.append((path, prepared.with_facts(with_document_id(prepared.facts, document))))
    facts = corrected(runner(tx), [prepared.facts for _, prepared in shown])
    whole = [(path, prepared.with_facts(one)) for (path, prepared), one in zip(shown, facts, strict=True)]
    if back:
        forget_passages(tx, back)
    shifts = _free_shifts(tx, [prepared.facts.document for _, prepared in whole])
    write_passages(tx, [(prepared, shifts[prepared.facts.document]) for _, prepared in whole])
    touched = claimed(tx, back) if back else {}
    held = locked(tx, {id for ids in touched.values() for id in ids} | {n.id for one in facts for n in one.nodes})
    if back:
        forget(tx, back)
    project(tx, facts, held)
    if touched:
        settle(tx, touched)
    set_ = []
    for path, document, is_shown in placed:
        # passages that are made anew have no encoding
        properties: dict[str, object] = {"document": document, "shown": is_shown, "encoder": None, "encodings": None}
        if is_shown:
            properties["shift"] = shifts[document]
            properties["number"] = passage_number(document, 0, shifts[document]) >> PLACE_BITS
        set_.append({"path": path, "set": properties})
    tx.run(CACHED + "UNWIND $rows AS row MATCH (s:Source {path: row.path}) SET s += row.set", rows=set_).consume()


def _free_shifts(tx: ManagedTransaction, documents: Sequence[str]) -> dict[str, int]:
    """Return how far each document's passage numbers must move because another document has its 32 bits: nearly always 0."""
    shifts = dict.fromkeys(documents, 0)
    waiting, used = list(documents), dict[int, str]()
    while waiting:
        numbers = {document: passage_number(document, 0, shifts[document]) >> PLACE_BITS for document in waiting}
        found = tx.run(
            CACHED + "UNWIND $rows AS row MATCH (s:Source {number: row[0], shown: true}) WHERE s.document <> row[1] "
            "RETURN DISTINCT row[1] AS document",
            rows=[[number, document] for document, number in numbers.items()],
        )
        taken = {row["document"] for row in found}
        for document, number in numbers.items():
            if document not in taken and used.setdefault(number, document) != document:
                taken.add(document)
        waiting = sorted(taken)
        for document in waiting:
            shifts[document] += 1
    return shifts


def stored_source(prepared: Prepared) -> dict[str, object]:
    """Return the properties of a Source; `shown` false and without document until `_rearrange` has seen it."""
    facts = prepared.facts
    data = {key: value for key, value in facts_to_json(facts).items() if key != "text"}
    vectors = prepared.vectors
    return {
        "path": facts.source, "place": prepared.place, "sha256": facts.sha256, "versions": dumps(dict(facts.versions)),
        "base": facts.document,
        "text_key": prepared.text_key,
        "document": "", "shown": False, "text": prepared.text, "facts": pack(dumps(data)), "indexer": prepared.indexer,
        "columns": pack(dumps(prepared.columns)), "embedder": vectors.embedder if vectors else "",
        "dimensions": vectors.dimensions if vectors else 0, "vectors": vectors.data if vectors else b"",
    }  # fmt: skip


def _prepared_again(tx: ManagedTransaction, path: str) -> Prepared:
    source = tx.run(CACHED + "MATCH (s:Source {path: $path}) RETURN s {.*} AS source", path=path).single(strict=True)["source"]
    vectors = Vectors(source["embedder"], source["dimensions"], kept(source.get("vectors"))) if source["embedder"] else None
    facts = facts_of(source)
    columns = tuple(tuple(row) for row in json.loads(unpack(kept(source["columns"]))))
    return Prepared(facts, source["text_key"], source["indexer"], columns, vectors, pack_text(facts.text), None)
