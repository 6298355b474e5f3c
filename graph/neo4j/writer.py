"""Which documents a Neo4j store holds: the transaction that adds, replaces or removes a source, and the documents that follow from it.

Sources that claim one document id are one document where their folded texts agree, else one each (`graph.sources`).  A Source node keeps
all that its document's graph is made of, packed, so that another source's coming or going can make it again under another id.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.model import DocumentFacts
from graph.model.codec import dumps, facts_from_json, facts_to_json
from graph.neo4j.corrections import with_corrections
from graph.neo4j.project import CACHED, forget, project, settle
from graph.neo4j.reader import Run
from graph.prepare import Prepared, Vectors, pack, unpack
from graph.sources import PLACE_BITS, StoredSource, assign, name_of, passage_number, with_document_id, with_source
from graph.sqlite.search import dequantize
from graph.store import WriteOutcome

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

__all__ = ["facts_of", "remove", "runner", "set_meta", "text_of", "write", "write_again", "write_encoding"]


def write(tx: ManagedTransaction, prepared: Prepared) -> WriteOutcome:
    """Write one source and what follows from it; one transaction."""
    prepared = _named(tx, prepared)
    facts = prepared.facts
    versions = dumps(dict(facts.versions))
    found = tx.run(
        CACHED + "MATCH (s:Source {path: $path}) RETURN s.sha256 AS sha256, s.versions AS versions, s.base AS base", path=facts.source
    ).single()
    if found is not None and (found["sha256"], found["versions"], found["base"]) == (facts.sha256, versions, facts.document):
        if prepared.place:
            tx.run(CACHED + "MATCH (s:Source {path: $path}) SET s.place = $place", path=facts.source, place=prepared.place).consume()
        return "unchanged"
    bases = sorted({facts.document, found["base"]} if found is not None else {facts.document})
    _lock(tx, bases)
    touched: set[tuple[str, str]] = set()
    if found is not None:
        # What this source said is taken back first, whatever it says now; what other sources of its id say is made again below.
        touched |= _withdraw(tx, facts.source)
        tx.run(CACHED + "MATCH (s:Source {path: $path}) DELETE s", path=facts.source).consume()
    tx.run(CACHED + "CREATE (s:Source) SET s = $properties", properties=_stored(prepared, versions)).consume()
    for base in bases:
        touched |= _arrange(tx, base, {facts.source: prepared})
    _finish(tx, touched, bases)
    meta = {"indexer": prepared.indexer}
    if prepared.vectors is not None:
        meta |= {"embedder": prepared.vectors.embedder, "dimensions": str(prepared.vectors.dimensions)}
    set_meta(tx, {key: value for key, value in meta.items() if value})
    _count_write(tx)
    return "added" if found is None else "updated"


def _named(tx: ManagedTransaction, prepared: Prepared) -> Prepared:
    """Return the same under the path that it is stored under."""
    facts = prepared.facts

    def stored(name: str, value: str) -> StoredSource | None:
        returned = "RETURN s.path AS path, coalesce(s.place, '') AS place, s.sha256 AS sha256, s.base AS base"
        row = tx.run(CACHED + f"MATCH (s:Source {{{name}: $value}}) {returned}", value=value).single() if value else None
        return StoredSource(row["path"], row["place"], row["sha256"], row["base"]) if row is not None else None

    new = StoredSource(facts.source, prepared.place, facts.sha256, facts.document)
    name = name_of(new, prepared.former, stored("place", prepared.place), stored("path", facts.source))
    return prepared.with_facts(with_source(facts, name))


def set_meta(tx: ManagedTransaction, values: Mapping[str, str]) -> None:
    """Set what the store knows of itself; a value that stands already is not locked, so that writers do not wait for each other."""
    rows = tx.run(CACHED + "MATCH (m:Meta) WHERE m.key IN $keys RETURN m.key AS key, m.value AS value", keys=list(values))
    present = {row["key"]: row["value"] for row in rows}
    changed = [[key, value] for key, value in sorted(values.items()) if present.get(key) != value]
    if changed:
        tx.run(CACHED + "UNWIND $rows AS row MERGE (m:Meta {key: row[0]}) SET m.value = row[1]", rows=changed).consume()


def remove(tx: ManagedTransaction, document: str) -> bool:
    """Remove a document by its id, with all its sources, or one source by its path; return whether anything was there."""
    rows = (
        tx.run(CACHED + "MATCH (s:Source {document: $id}) RETURN s.path AS path, s.base AS base ORDER BY path", id=document).data()
        or tx.run(CACHED + "MATCH (s:Source {path: $id}) RETURN s.path AS path, s.base AS base", id=document).data()
    )
    if not rows:
        return False
    bases = sorted({row["base"] for row in rows})
    _lock(tx, bases)
    touched: set[tuple[str, str]] = set()
    for row in rows:
        touched |= _withdraw(tx, row["path"])
        tx.run(CACHED + "MATCH (s:Source {path: $path}) DELETE s", path=row["path"]).consume()
    for base in bases:
        touched |= _arrange(tx, base, {})
    _finish(tx, touched, bases)
    _count_write(tx)
    return True


def _count_write(tx: ManagedTransaction) -> None:
    """Count writes, so that readers know when what they hold is old.  Last of all, since one writer at a time may do it."""
    tx.run(CACHED + "MERGE (m:Meta {key: 'writes'}) SET m.value = toString(toInteger(coalesce(m.value, '0')) + 1)").consume()


def write_encoding(tx: ManagedTransaction, document: str, vectors: Vectors) -> bool:
    """Write the encoder's vectors of a document's passages; return whether the document is there and has as many."""
    found = tx.run(CACHED + "MATCH (p:Passage {document: $id}) RETURN p.number AS number ORDER BY number", id=document)
    numbers = [row["number"] for row in found]
    if not numbers or len(vectors.data) != len(numbers) * (vectors.dimensions + 4):
        return False
    rows = [
        {"number": number, "vector": vector.tolist() if vector.any() else None}
        for number, vector in zip(numbers, dequantize(vectors.data, vectors.dimensions), strict=True)
    ]
    tx.run(CACHED + "UNWIND $rows AS row MATCH (p:Passage {number: row.number}) SET p.encoding = row.vector", rows=rows).consume()
    tx.run(
        CACHED + "MATCH (s:Source {document: $id, shown: true}) "
        "SET s.encoder = $encoder, s.encoding_dimensions = $dimensions, s.encodings = $data",
        id=document, encoder=vectors.embedder, dimensions=vectors.dimensions, data=vectors.data,
    ).consume()  # fmt: skip
    return True


def runner(tx: ManagedTransaction) -> Run:
    """Return what runs a query inside a transaction."""
    return lambda statement, /, **parameters: tx.run(statement, parameters).data()


def write_again(tx: ManagedTransaction, base: str) -> None:
    """Write the documents of a base id anew from what was read of them, with their corrections as they are now; their encodings stay."""
    _lock(tx, [base])
    shown = tx.run(
        CACHED + "MATCH (s:Source {base: $base, shown: true}) RETURN s.path AS path, s.document AS document, s.encoder AS encoder, "
        "s.encoding_dimensions AS dimensions, s.encodings AS data ORDER BY path",
        base=base,
    ).data()  # fmt: skip
    touched: set[tuple[str, str]] = set()
    for row in shown:
        touched |= _withdraw(tx, row["path"])
    touched |= _arrange(tx, base, {})
    _finish(tx, touched, [base])
    for row in shown:
        if row["encoder"]:
            write_encoding(tx, row["document"], Vectors(row["encoder"], row["dimensions"], bytes(row["data"])))
    _count_write(tx)


def facts_of(source: Mapping[str, Any]) -> DocumentFacts:
    """Return the facts that a Source node keeps, under the id that reading gave."""
    return facts_from_json({**json.loads(unpack(bytes(source["facts"]))), "text": text_of(source)})


def text_of(source: Mapping[str, Any]) -> str:
    """Return the text that a Source node keeps."""
    return unpack(bytes(source["text"]))


def _lock(tx: ManagedTransaction, bases: list[str]) -> None:
    """Let one writer at a time decide what the sources of these ids are."""
    for base in bases:
        tx.run(CACHED + "MERGE (b:Base {id: $id}) SET b.locked = true", id=base).consume()


def _withdraw(tx: ManagedTransaction, path: str) -> set[tuple[str, str]]:
    """Take back the document that this source shows, if it shows one; return (node id, document) pairs that it spoke of."""
    row = tx.run(
        CACHED + "MATCH (s:Source {path: $path, shown: true}) SET s.shown = false RETURN s.document AS document", path=path
    ).single()
    return {(node, row["document"]) for node in forget(tx, row["document"])} if row is not None else set()


def _arrange(tx: ManagedTransaction, base: str, at_hand: Mapping[str, Prepared]) -> set[tuple[str, str]]:
    """Give the sources of one id their documents and make those that are not there yet; return (node id, document) pairs taken back."""
    rows = tx.run(CACHED + "MATCH (s:Source {base: $base}) "
                  "RETURN s.path AS path, s.text_key AS key, s.document AS document, s.shown AS shown ORDER BY path",
                  base=base).data()  # fmt: skip
    if not rows:
        return set()
    plan = assign(base, [(row["path"], row["key"]) for row in rows])
    should = {row["path"]: (plan[row["key"]].document, plan[row["key"]].source == row["path"]) for row in rows}
    wrong = [row for row in rows if should[row["path"]] != (row["document"], row["shown"])]
    touched: set[tuple[str, str]] = set()
    for row in wrong:
        touched |= _withdraw(tx, row["path"])
    for row in wrong:
        document, shown = should[row["path"]]
        # passages that are made anew have no encoding
        properties: dict[str, object] = {"document": document, "shown": shown, "encoder": None, "encodings": None}
        if shown:
            prepared = at_hand.get(row["path"]) or _prepared_again(tx, row["path"])
            prepared = prepared.with_facts(with_document_id(prepared.facts, document))
            properties["shift"] = shift = _free_shift(tx, document)
            properties["number"] = passage_number(document, 0, shift) >> PLACE_BITS
            project(tx, prepared.with_facts(with_corrections(runner(tx), prepared.facts)), shift)
        tx.run(CACHED + "MATCH (s:Source {path: $path}) SET s += $properties", path=row["path"], properties=properties).consume()
    return touched


def _free_shift(tx: ManagedTransaction, document: str) -> int:
    """Return how far this document's passage numbers must move because another document has its 32 bits: nearly always 0."""
    shift = 0
    while True:
        first = passage_number(document, 0, shift)
        taken = tx.run(
            CACHED + "MATCH (s:Source {number: $number, shown: true}) WHERE s.document <> $document RETURN 1 LIMIT 1",
            number=first >> PLACE_BITS,
            document=document,
        ).single()
        if taken is None:
            return shift
        shift += 1


def _finish(tx: ManagedTransaction, touched: set[tuple[str, str]], bases: list[str]) -> None:
    for document in sorted({document for _, document in touched}):
        settle(tx, {node for node, of in touched if of == document}, document)
    tx.run(
        CACHED + "UNWIND $ids AS id MATCH (b:Base {id: id}) WHERE NOT EXISTS { MATCH (s:Source {base: id}) } DELETE b", ids=bases
    ).consume()


def _stored(prepared: Prepared, versions: str) -> dict[str, object]:
    """Return the properties of a Source; `shown` false and without document until `_arrange` has seen it."""
    facts = prepared.facts
    data = {key: value for key, value in facts_to_json(facts).items() if key != "text"}
    vectors = prepared.vectors
    return {
        "path": facts.source, "place": prepared.place, "sha256": facts.sha256, "versions": versions, "base": facts.document,
        "text_key": prepared.text_key,
        "document": "", "shown": False, "text": prepared.text, "facts": pack(dumps(data)), "indexer": prepared.indexer,
        "columns": pack(dumps(prepared.columns)), "embedder": vectors.embedder if vectors else "",
        "dimensions": vectors.dimensions if vectors else 0, "vectors": vectors.data if vectors else b"",
    }  # fmt: skip


def _prepared_again(tx: ManagedTransaction, path: str) -> Prepared:
    source = tx.run(CACHED + "MATCH (s:Source {path: $path}) RETURN s {.*} AS source", path=path).single(strict=True)["source"]
    vectors = Vectors(source["embedder"], source["dimensions"], bytes(source["vectors"])) if source["embedder"] else None
    facts = facts_of(source)
    columns = tuple(tuple(row) for row in json.loads(unpack(bytes(source["columns"]))))
    return Prepared(facts, source["text_key"], source["indexer"], columns, vectors, pack(facts.text), pack(dumps(facts.parsed)))
