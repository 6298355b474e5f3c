"""The embedded store: one SQLite file that holds graph, texts, passages, full-text index and vectors.

Readers see whole documents only, also while another process writes (WAL).  Each thread has its own connection.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from graph.model import DocumentFacts, Edge, Evidence, Node, Value
from graph.model.records import records
from graph.packed import unpack_text
from graph.prepare import Prepared, Vectors, prepare
from graph.query import Query, Row
from graph.query.sql import translate_sql
from graph.sources import base_of
from graph.sqlite import added as sqlite_added
from graph.sqlite import corrections as sqlite_corrections
from graph.sqlite import reader as sqlite_reader
from graph.sqlite import search as sqlite_search
from graph.sqlite import streams as sqlite_streams
from graph.sqlite import vectors as sqlite_vectors
from graph.sqlite import writer as sqlite_writer
from graph.sqlite.added import version
from graph.sqlite.compact import compact, is_scattered, is_wasteful, merge, tidy
from graph.sqlite.ddl import connect, hasten, store_errors
from graph.sqlite.lexical import LexicalIndex, common_tokens, holds
from graph.sqlite.seal import seal, verify
from graph.sqlite.stored import source_facts
from graph.sqlite.texts import HeldTexts
from graph.sqlite.titles import HeldTitles
from graph.store import Added, Embedder, LexicalMatch, MatchGroup, PassageFilter, PassageIndexer, StoredPassage, Translation, WriteOutcome
from text.errors import BadInput, StoreError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from graph.corrections import Correction

__all__ = ["SqliteStore"]

T = TypeVar("T")


class SqliteStore:
    """A store in one file; see `graph.store.Store` for what each method returns."""

    keeps_states = True
    batch = 1

    def __init__(self, path: str, *, read_only: bool = False) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"
        self.read_only = read_only
        self._local = threading.local()
        self._connections: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._lock = threading.RLock()
        self._forget()
        self._closed = self._written = False
        with store_errors(path):
            verify(self._connection(), path)

    def _forget(self) -> None:
        """Hold nothing of what was read."""
        self._texts = HeldTexts()
        self._vectors = sqlite_vectors.HeldVectors()
        self._encodings = sqlite_vectors.HeldVectors()
        self._index, self._filters, self._titles = LexicalIndex(), sqlite_search.HeldFilters(), HeldTitles()

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(f"The store {self.path} is closed. Open it again with graph.open_store.", code="store-closed")
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = connect(self.path, read_only=self.read_only)
            self._local.connection = found
            with self._lock:
                alive = [pair for pair in self._connections if pair[0].is_alive()]  # a server runs each request in a new thread
                for _, connection in (pair for pair in self._connections if pair not in alive):
                    connection.close()
                self._connections = [*alive, (threading.current_thread(), found)]
        return found

    def _read(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Run `function` on this thread's connection, in one snapshot."""
        db = self._connection()
        with nullcontext() if db.in_transaction else self.snapshot():
            try:
                return function(db)
            except Exception:  # an answer reads a hundred times: a context for the errors of each would take as long as what is read
                with store_errors(self.path):
                    raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let this thread read one state of the store until the block ends; blocks may nest."""
        db = self._connection()
        if db.in_transaction:
            yield
            return
        with store_errors(self.path):
            db.execute("BEGIN")
            db.execute("SELECT 1 FROM meta LIMIT 1").fetchone()  # the state is that of the first read, so it is made here
        self._local.quoted, self._local.asked = {}, {}
        try:
            yield
        finally:
            self._local.quoted, self._local.asked = {}, {}
            if db.in_transaction and not self._closed:
                db.execute("ROLLBACK")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.read_only:
            raise StoreError(f"{self.path} was opened read only. Open it for writing to change it.", code="store-read-only")
        with self._lock, store_errors(self.path):
            db = self._connection()
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
                self._written = True
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def write(self, facts: DocumentFacts, indexer: PassageIndexer | None = None, embedder: Embedder | None = None) -> WriteOutcome:
        """Write a document with its index and vectors: added, updated, or unchanged."""
        known = self.sources().get(facts.source)
        if known is not None and known[0] == facts.sha256 and dict(known[2]) == dict(facts.versions):
            return "unchanged"
        if (outcome := self.write_prepared(prepare(facts, indexer, embedder))) == "updated" and indexer is not None:
            self.compact(indexer)
        return outcome

    def write_prepared(self, prepared: Prepared) -> WriteOutcome:
        """Write what `graph.prepare.prepare` made, perhaps in another process."""
        with self._writing() as db:
            outcome = sqlite_writer.write(db, prepared)
            if outcome != "unchanged":
                sqlite_added.count_write(db, sqlite_added.alone(db, prepared.facts.document) if outcome == "added" else None)
            return outcome

    def write_batch(self, batch: Sequence[Prepared]) -> list[WriteOutcome]:
        """Write several, one after the other: readers see each as soon as it is there."""
        return [self.write_prepared(prepared) for prepared in batch]

    def compact(self, indexer: PassageIndexer) -> bool:
        """Make the full-text index anew where most of it is of documents that are gone, or bring it together; return whether it was."""
        wasteful, scattered = self._read(is_wasteful), self._read(is_scattered)
        if not wasteful and not scattered:
            return False
        with self._writing() as db:
            made = compact(db, indexer) if wasteful else False
            if scattered:
                merge(db)
            sqlite_added.count_write(db, None if made else "")
            return made or scattered

    def remove(self, document: str) -> bool:
        """Remove a document by its id, with all its sources, or one source by its path; return whether it was there."""
        with self._writing() as db:
            if removed := sqlite_writer.drop_document(db, document) or sqlite_writer.drop_source(db, document):
                sqlite_added.count_write(db)
            return removed

    def sources(self) -> Mapping[str, tuple[str, str, Mapping[str, str]]]:
        """Return {source path: (sha256, document id, versions)}, sorted by path."""
        return self._read(sqlite_reader.sources)

    def places(self) -> Mapping[str, str]:
        """Return {absolute path of the file: source path} of the sources whose place is known."""
        return self._read(sqlite_reader.places)

    def corrections(self, document: str | None = None) -> list[Correction]:
        """Return the corrections that concern a document, or all, by (document, time, id)."""
        return self._read(lambda db: sqlite_corrections.corrections(db, document))

    def correct(self, correction: Correction) -> bool:
        """Keep a correction and write its document anew with it; return whether it is new."""
        return self._corrected(lambda db: base_of(correction.document) if sqlite_corrections.keep(db, correction) else None)

    def withdraw(self, id: str) -> bool:
        """Forget a correction and write its document as it is without it; return whether it was there."""
        return self._corrected(lambda db: sqlite_corrections.drop(db, id))

    def _corrected(self, change: Callable[[sqlite3.Connection], str | None]) -> bool:
        with self._writing() as db:
            if (base := change(db)) is None:
                return False
            sqlite_writer.write_again(db, base)
            sqlite_added.count_write(db)
            return True

    def rows(self, query: Query) -> list[Row]:
        """Return the query's rows, sorted and unique; in a snapshot a query runs once."""
        return self._read(lambda db: sqlite_reader.rows(db, query, self._local.asked, partial(self._titles.having, db)))

    def translate(self, query: Query) -> Translation:
        """Return the query's SQL."""
        return translate_sql(query)

    def node(self, id: str) -> Node | None:
        """Return a node, or None."""
        return next(iter(self.nodes([id])), None)

    def nodes(self, ids: Iterable[str] | None = None, *, type: str | None = None, evidence: bool = True) -> list[Node]:
        """Return nodes sorted by id, with merged properties and, unless it is not wanted, their evidence."""
        chosen = None if ids is None else list(ids)
        return self._read(lambda db: sqlite_reader.nodes(db, self._texts, chosen, type, evidence=evidence))

    def properties_of(self, type: str, names: Sequence[str] | None = None) -> list[tuple[str, Mapping[str, Value]]]:
        """Return (id, properties) of the nodes of a type, sorted by id, without evidence: all properties, or no others than `names`."""
        return self._read(lambda db: sqlite_reader.properties_of(db, self._texts, type, names))

    def pairs(self, type: str) -> list[tuple[str, str]]:
        """Return (source, target) of the edges of a type, sorted, without evidence."""
        return self._read(lambda db: sqlite_reader.pairs(db, type))

    def edges(self, *, type: str | None = None, source: str | None = None, target: str | None = None) -> list[Edge]:
        """Return edges sorted by (type, source, target), each with all its evidence."""
        return self._read(lambda db: sqlite_reader.edges(db, type, source, target))

    def each_node(self, type: str | None = None) -> Iterator[Node]:
        """Yield what `nodes` returns, a batch at a time."""
        return sqlite_streams.each_node(self._read, self._texts, type)

    def each_edge(self, type: str | None = None) -> Iterator[Edge]:
        """Yield what `edges` returns, a batch at a time."""
        return sqlite_streams.each_edge(self._read, type)

    def said(self, ids: Iterable[str], names: Sequence[str]) -> list[tuple[str, str, Mapping[str, Value]]]:
        """Return (id, type, properties) of the nodes of these ids that are there, sorted, with no other properties than `names`."""
        chosen = list(ids)
        return self._read(lambda db: sqlite_reader.said(db, self._texts, chosen, names))

    def node_evidence(self, ids: Iterable[str]) -> Mapping[str, tuple[Evidence, ...]]:
        """Return the evidence of the nodes of these ids that are there."""
        chosen = list(ids)
        return self._read(lambda db: sqlite_reader.node_evidence(db, chosen))

    def edge_evidence(self, keys: Iterable[tuple[str, str, str]]) -> Mapping[tuple[str, str, str], tuple[Evidence, ...]]:
        """Return the evidence of the edges of these (type, source, target) that are there."""
        chosen = list(keys)
        return self._read(lambda db: sqlite_reader.edge_evidence(db, chosen))

    def added(self, since: str, nodes: Sequence[str], edges: Sequence[str]) -> Added | None:
        """Return what has come since a state where only documents have; see `graph.store.Store`."""
        return self._read(lambda db: sqlite_added.added(db, self._texts, since, nodes, edges))

    def counts(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return ({node type: count}, {edge type: count})."""
        return self._read(sqlite_reader.counts)

    def documents(self) -> list[Node]:
        """Return the documents in the collection, sorted by id."""
        return self._read(lambda db: sqlite_reader.nodes(db, self._texts, collection=True))

    def text(self, document: str) -> str:
        """Return a document's unaltered text."""
        return self._read(lambda db: unpack_text(self._columns(db, document, "text")[0]))

    def quote(self, document: str, start: int, end: int) -> str:
        """Return the characters [start, end) of a document's text."""
        return self._read(lambda db: self._quote(db, document, start, end)[0])

    def _quote(self, db: sqlite3.Connection, document: str, start: int, end: int) -> tuple[str, str]:
        held: dict[str, tuple[Any, ...]] = self._local.quoted  # of the state that this thread reads
        if document not in held:
            held[document] = self._columns(db, document, "id, digest, source")
        id, digest, source = held[document]
        return self._texts.quote(db, id, digest, start, end), source

    def _columns(self, db: sqlite3.Connection, document: str, columns: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] | None = db.execute(f"SELECT {columns} FROM document WHERE key = ?", (document,)).fetchone()
        if found is None:
            message = f"No document {document!r} in the store {self.url}. `cancu documents` lists what is there."
            raise BadInput(message, code="no-such-document")
        return found

    def source(self, document: str) -> str:
        """Return the path of the source that a document shows."""
        return self._read(lambda db: self._quote(db, document, 0, 0)[1])

    def parsed(self, document: str, part: str | None = None) -> Mapping[str, object]:
        """Return what `cancu parse --json` prints for a document, or a part of it."""
        return self._read(lambda db: self._texts.printed(db, self._columns(db, document, "id, digest, parsed"), part))

    def facts(self, document: str) -> DocumentFacts:
        """Return all that a document says, with its corrections, under its present id."""
        self._read(lambda db: self._columns(db, document, "id"))
        return self._read(lambda db: sqlite_reader.document_facts(db, document))

    def lexical(self, match: LexicalMatch, limit: int, where: PassageFilter | None = None) -> list[tuple[int, float]]:
        """Return (passage number, score), best first, ties by number."""

        def search(db: sqlite3.Connection) -> list[tuple[int, float]]:
            allowed = partial(self._filters.filtered, db, where) if where is not None and where != PassageFilter() else None
            with self._lock:
                return self._index.of_state(db, version(db)).search(db, match, limit, allowed)

        return self._read(search)

    def holds(self, *groups: MatchGroup) -> bool:
        """Return whether some passage of a document that is here has one of the groups' tokens."""
        return self._read(lambda db: holds(db, groups))

    def common_tokens(self) -> list[tuple[str, str]]:
        """Return (column, token) of the tokens that thousands of passages hold, the commonest first."""
        return self._read(common_tokens)

    def nearest(
        self, vector: Sequence[float], limit: int, where: PassageFilter | None = None, *, encoder: str = ""
    ) -> list[tuple[int, float]]:
        """Return (passage number, cosine), best first, of the table's vectors or of an encoder's."""

        def search(db: sqlite3.Connection) -> list[tuple[int, float]]:
            allowed = self._filters.filtered(db, where) if where is not None and where != PassageFilter() else None
            held, count = (self._encodings, version(db, "encodings")) if encoder else (self._vectors, 0)
            return held.nearest(db, encoder, (version(db), count), vector, limit, allowed)

        return self._read(search)

    def vectors(self, documents: Sequence[str] | None = None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return passage numbers and their vectors, rows of norm 1, of some documents or of all; nothing of them is held."""
        return self._read(lambda db: sqlite_vectors.read_vectors(db, "", documents))

    def unencoded(self, encoder: str) -> list[tuple[str, int]]:
        """Return (id, passages) of the documents with passages that have no vectors of this encoder, sorted."""
        return self._read(lambda db: sqlite_vectors.unencoded(db, encoder))

    def is_encoded(self, encoder: str) -> bool:
        """Return whether every document with passages has vectors of this encoder, and there is one."""
        return self._read(lambda db: self._encodings.made_by(db, encoder, (version(db), version(db, "encodings")))[0] is not None)

    def write_encoding(self, document: str, vectors: Vectors) -> bool:
        """Write an encoder's vectors of a document's passages; return whether the document is there and has as many."""
        with self._writing() as db:
            return sqlite_writer.write_encoding(db, document, vectors)

    def encodings(self, encoder: str, documents: Sequence[str] | None = None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return passage numbers and their vectors by this encoder, of some documents or of all; none unless every document has them."""
        return self._read(lambda db: sqlite_vectors.read_vectors(db, encoder, documents))

    def filtered(self, where: PassageFilter) -> npt.NDArray[np.int64]:
        """Return the numbers of the passages that fit, sorted."""
        return self._read(lambda db: sqlite_search.filtered(db, where))

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        """Return passages by number, sorted, with their words and source, without the headings above them."""
        read = partial(sqlite_reader.passages, texts=self._texts, numbers=numbers)
        return self._read(lambda db: [StoredPassage(n, p, *self._quote(db, p.document, p.start, p.end)) for n, p in read(db)])

    def lengths(self, numbers: Iterable[int]) -> Mapping[int, int]:
        """Return how many characters these passages have, by number; nothing else of them is unpacked."""
        return self._read(lambda db: sqlite_reader.lengths(db, self._texts, numbers))

    def documents_of(self, numbers: Iterable[int]) -> frozenset[str]:
        """Return the documents that these passages are of."""
        return self._read(lambda db: sqlite_search.documents_of(db, numbers))

    def meta(self, key: str) -> str | None:
        """Return what the store knows of itself: indexer, embedder, dimensions."""
        row = self._read(lambda db: db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone())
        return None if row is None else str(row[0])

    def written(self) -> Iterator[tuple[str, DocumentFacts]]:
        """Yield (document id, facts as they were given to `write`) for every source, by (id, path)."""
        for document, path in self._read(lambda db: db.execute("SELECT document, path FROM source ORDER BY document, path").fetchall()):
            yield document, self._read(partial(source_facts, path=path))

    def records(self) -> Iterator[Mapping[str, object]]:
        """Yield the whole store as JSON-ready records in a fixed order."""
        return records(self.corrections(), self.written(), self.each_node(), self.each_edge())

    def close(self) -> None:
        """Close every connection; the -wal file is folded into the store by the last one, which packs and seals what it has written."""
        with self._lock:
            if self._written and not self._closed:
                for finish in (hasten, tidy, partial(seal, path=self.path)):  # a full disk, or others, may forbid it: the store is as whole
                    with suppress(StoreError, MemoryError), store_errors(self.path):
                        finish(self._connection())
            self._closed, self._written = True, False
            self._forget()
            while self._connections:
                self._connections.pop()[1].close()
