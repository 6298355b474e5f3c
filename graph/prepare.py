"""A document made ready to write: everything that can be computed before the store's lock is taken.

`prepare` is pure and its result can be pickled, so that several processes prepare documents for one writer (`Store.write_prepared`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.checks import check_facts
from graph.model import DocumentFacts
from graph.model.codec import dumps, facts_to_json, normalized
from graph.packed import pack_text
from graph.sources import text_key
from graph.sqlite.apart import pack_parts
from graph.sqlite.lexical import index_rows
from graph.store import Embedder, PassageIndexer

__all__ = ["COLUMNS", "Prepared", "Vectors", "digest", "prepare", "quantize", "with_vectors"]

COLUMNS = ("exact", "folded", "context")


@dataclass(frozen=True, slots=True)
class Vectors:
    """The passages' vectors in the store's form: `data` holds for each a float32 scale and `dimensions` int8 (see `quantize`)."""

    embedder: str
    dimensions: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """Checked, normalized facts with their search columns (one tuple of COLUMNS a passage), vectors and compressed text.

    `parts` is what the SQLite store keeps packed of the facts (`graph.sqlite.apart.pack_parts`), None where it is not made yet.
    `tokens` and `lengths` are the columns in the form of that store's index; `slot` says that they are there already, and where.
    `place` is the absolute path of the source's file ("": not known), `former` one that it may have had before; `digest` a hash of the
    facts and their vectors, without the source's path, by which `cancu check` knows that they are as they were written.
    """

    facts: DocumentFacts
    text_key: str
    indexer: str
    columns: tuple[tuple[str, ...], ...]
    vectors: Vectors | None
    text: bytes
    parts: tuple[bytes, bytes, bytes] | None
    tokens: tuple[str, ...] = ()
    lengths: bytes = b""
    slot: int | None = None
    place: str = ""
    former: str = ""
    digest: str = ""

    def with_facts(self, facts: DocumentFacts) -> Prepared:
        """Return the same with facts of the same text and passages; what is packed of them is made anew when it is written."""
        return self if facts is self.facts else replace(self, facts=facts, parts=None)


def prepare(
    facts: DocumentFacts,
    indexer: PassageIndexer | None = None,
    embedder: Embedder | None = None,
    *,
    bare: bool = False,
    digested: bool = True,
) -> Prepared:
    """Return `facts` checked and ready to write.

    Without an indexer the passages are in no full-text index, without an embedder they have no vectors.  What is `bare` is without what
    the SQLite store alone keeps: its index's tokens and lengths, `parts` and `digest`.  What is not `digested` gets its digest with its
    vectors (`with_vectors`): it is of both.

    Raises:
        StoreError: if the facts break the schema or a position is no range of the text.
    """
    check_facts(facts)
    facts = normalized(facts)
    words = [facts.text[p.start : p.end] for p in facts.passages]
    columns: tuple[tuple[str, ...], ...] = ()
    if indexer is not None:
        made: list[Mapping[str, str]] = [indexer.columns(p, w) for p, w in zip(facts.passages, words, strict=True)]
        columns = tuple(tuple(row.get(name, "") for name in COLUMNS) for row in made)
    tokens, lengths = index_rows(() if bare else columns)
    prepared = Prepared(
        facts=facts,
        text_key=text_key(facts.text),
        indexer=indexer.name if indexer is not None else "",
        columns=columns,
        tokens=tuple(tokens),
        lengths=lengths,
        vectors=None,
        text=pack_text(facts.text),
        parts=None if bare else pack_parts(facts),
        digest=digest(facts, b"") if embedder is None and digested and not bare else "",
    )
    return prepared if embedder is None else with_vectors(prepared, indexer, embedder, bare=bare)


def with_vectors(prepared: Prepared, indexer: PassageIndexer | None, embedder: Embedder, *, bare: bool = False) -> Prepared:
    """Return what is ready to write with its passages' vectors, and with a digest unless it is `bare`; the rest is kept."""
    facts = prepared.facts
    words = [facts.text[p.start : p.end] for p in facts.passages]
    texts = [indexer.embedded_text(p, w) if indexer is not None else w for p, w in zip(facts.passages, words, strict=True)]
    vectors = Vectors(embedder.name, embedder.dimensions, quantize(embedder.encode(texts)) if texts else b"")
    return replace(prepared, vectors=vectors, digest="" if bare else digest(facts, vectors.data))


def digest(facts: DocumentFacts, vectors: bytes) -> str:
    """Return a hash of all that is written for a document under the id that reading gave, but for the path of its source."""
    data = facts_to_json(facts)
    parsed = {key: value for key, value in facts.parsed.items() if key != "source"}
    whole = dumps({**data, "source": "", "parsed": parsed})
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass") + vectors).hexdigest()[:32]


def quantize(vectors: object) -> bytes:
    """Return (n, dimensions) float32 rows as n records of a float32 scale and `dimensions` int8; a row is scale x int8.

    A quarter of float32; over unit rows of 256 dimensions a dot product moves by about 0.001 (benchmarks/scale.py prints it).
    """
    import numpy as np

    rows = np.asarray(vectors, dtype=np.float32)
    scale = (np.abs(rows).max(axis=1, keepdims=True) / 127).astype("<f4")
    small = np.rint(np.divide(rows, scale, out=np.zeros_like(rows), where=scale > 0)).astype(np.int8)
    return np.concatenate([scale.view(np.int8), small], axis=1).tobytes()
