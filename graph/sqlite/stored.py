"""What the SQLite store holds of a source, ready to be written again: under another id, or with other corrections."""

from __future__ import annotations

import json
import sqlite3

from graph.model import DocumentFacts
from graph.model.codec import dumps, facts_from_json, facts_to_json
from graph.packed import pack, pack_text, unpack
from graph.prepare import Prepared, Vectors
from graph.sources import with_document_id
from graph.sqlite.corrections import read_facts

__all__ = ["packed", "repeated", "source_facts", "stored"]


def stored(db: sqlite3.Connection, key: str, base: str) -> Prepared:
    """Return a stored document as it was read, before it was written, under its base id; its place in the full-text index stays."""
    facts = read_facts(db, key, base)
    id, text, indexer, slot, lengths, digest = db.execute(
        "SELECT id, text, indexer, slot, lengths, digest FROM document WHERE key = ?", (key,)
    ).fetchone()
    (text_key,) = db.execute("SELECT text_key FROM source WHERE path = ?", (facts.source,)).fetchone()
    vector = db.execute("SELECT embedder, dimensions, data FROM vector WHERE document = ?", (id,)).fetchone()
    vectors = Vectors(*vector) if vector else None
    return Prepared(facts, text_key, indexer, (), vectors, text, None, (), lengths, slot, digest=digest)


def packed(prepared: Prepared, base: str) -> bytes:
    """Return a source that repeats a document, as its row keeps it; `repeated` gives it back."""
    facts = pack(dumps(facts_to_json(with_document_id(prepared.facts, base))))
    return _join(facts, pack(dumps(_extra_to_json(prepared))))


def _extra_to_json(prepared: Prepared) -> dict[str, object]:
    vectors = prepared.vectors
    return {
        "indexer": prepared.indexer,
        "tokens": prepared.tokens,
        "lengths": prepared.lengths.hex(),
        "slot": prepared.slot,
        "digest": prepared.digest,
        "vectors": [vectors.embedder, vectors.dimensions, vectors.data.hex()] if vectors else None,
    }


def _join(first: bytes, second: bytes) -> bytes:
    return len(first).to_bytes(8, "big") + first + second


def repeated(db: sqlite3.Connection, path: str) -> Prepared:
    """Return the document of a source that repeats another one."""
    blob, text_key = db.execute("SELECT facts, text_key FROM source WHERE path = ?", (path,)).fetchone()
    cut = 8 + int.from_bytes(blob[:8], "big")
    facts = facts_from_json(json.loads(unpack(blob[8:cut])))
    extra = json.loads(unpack(blob[cut:]))
    vectors = Vectors(extra["vectors"][0], extra["vectors"][1], bytes.fromhex(extra["vectors"][2])) if extra["vectors"] else None
    return Prepared(
        facts,
        text_key,
        extra["indexer"],
        (),
        vectors,
        pack_text(facts.text),
        None,
        tuple(extra["tokens"]),
        bytes.fromhex(extra["lengths"]),
        extra["slot"],
        digest=extra.get("digest", ""),
    )


def source_facts(db: sqlite3.Connection, path: str) -> DocumentFacts:
    """Return what was written for a source, under its base id; the source must be there."""
    base, key, blob = db.execute("SELECT base, document, facts FROM source WHERE path = ?", (path,)).fetchone()
    return read_facts(db, key, base) if blob is None else repeated(db, path).facts
