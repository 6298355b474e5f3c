"""The server store: Neo4j Community, for teams and for what one machine cannot hold.  Keeps the contract of `graph.store.Store`.

Readable by any Neo4j tool: each thing is a node with the label of its type, each relation a relationship; where the words stand is in Claim
and Statement nodes, search in Passage nodes with the full-text index `passage_text` and the vector index `passage_vector`.
"""
# ruff: noqa: D102  (graph.store.Store says what each method returns)

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from graph.generate.constraints import ENCODING_INDEX, VECTOR_INDEX, statements, vector_index
from graph.model import DocumentFacts, Edge, Evidence, Node, Value
from graph.model.records import records
from graph.neo4j import corrections as neo4j_corrections
from graph.neo4j import migrations
from graph.neo4j import reader as neo4j_read
from graph.neo4j import search as neo4j_search
from graph.neo4j import streams as neo4j_streams
from graph.neo4j import writer as neo4j_write
from graph.neo4j.connect import connect, database_of, explained, make_rule, read_again, retried
from graph.neo4j.held import Held
from graph.neo4j.reader import Run
from graph.prepare import Prepared, Vectors, prepare
from graph.query import Query, Row
from graph.query.cypher import translate_cypher
from graph.schema import load_schema
from graph.sources import base_of, with_document_id
from graph.store import Embedder, LexicalMatch, MatchGroup, PassageFilter, PassageIndexer, StoredPassage, Translation, WriteOutcome
from text.errors import BadInput, StoreError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from neo4j import ManagedTransaction

    from graph.corrections import Correction

__all__ = ["Neo4jStore"]

T = TypeVar("T")
STORE_VERSION = 5  # raised with each change of what is stored; `graph.neo4j.migrations` has the way from each one before
# What one document of a transaction may be the cause of: a server that is not there, or lets nobody in, refuses each one as well.
_REFUSED = ("bad-facts", "invalid-facts", "store-error")


class Neo4jStore:
    """A store on a Neo4j server; see `graph.store.Store` for what each method returns.  Threads may share it."""

    keeps_states = False  # a read transaction of Neo4j sees what others commit meanwhile
    batch = 16

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        self.url = url
        self.read_only = read_only
        self._driver = connect(url)
        self._database = database_of(url)
        self._lock = threading.RLock()
        self._stripe = secrets.randbelow(neo4j_write.STRIPES)
        self._dimensions: dict[str, int] = {}
        self._held = Held()
        try:
            self._check_version()
        except BaseException:
            self._driver.close()
            raise

    # sessions and errors

    def _read(self, function: Callable[[Run], T]) -> T:
        with explained(self.url, "reading"), self._driver.session(database=self._database, default_access_mode="READ") as session:
            return read_again(session, function)

    def snapshot(self) -> AbstractContextManager[None]:
        """Keep no state (see `keeps_states`), but read what a document shows, and what the store knows of itself, once in the block."""
        return self._held.block()

    def _write(self, function: Callable[[ManagedTransaction], T], doing: str) -> T:
        if self.read_only:
            raise StoreError(f"{self.url} was opened read only. Open it for writing to change it.", code="store-read-only")
        with explained(self.url, doing), self._driver.session(database=self._database) as session:
            return retried(lambda: session.execute_write(function))

    def _check_version(self) -> None:
        """Compare the store's version; make constraints and indexes of a store that has none."""
        found = self.meta("version")
        if found is not None and int(found) > STORE_VERSION:
            raise StoreError(
                f"{self.url} was written by a newer cancu (store version {found}, this one reads up to {STORE_VERSION}). Update cancu.",
                code="store-newer",
            )
        if found is not None and int(found) < STORE_VERSION and self.read_only:
            raise StoreError(
                f"{self.url} is of store version {found}, this cancu reads {STORE_VERSION}. "
                "Any `cancu ingest` into it brings it up to date.",
                code="store-older",
            )
        if found != str(STORE_VERSION) and not self.read_only:
            with explained(self.url, "making constraints and indexes"), self._driver.session(database=self._database) as session:
                for statement in statements(load_schema()):
                    make_rule(session, statement)
                session.run("CALL db.awaitIndexes(7200)").consume()
            if (dimensions := self.meta("dimensions")) is not None:  # what neo4j-admin imported
                self._make_vector_index(int(dimensions))
            if found is not None:
                self._bring_up_to_date(int(found))
            self._write(lambda tx: neo4j_write.set_meta(tx, {"version": str(STORE_VERSION)}), "making the store")

    def _bring_up_to_date(self, version: int) -> None:
        doing = "bringing it up to date"
        if version < 2:
            for path in self._write(migrations.sources, doing):
                self._write(partial(migrations.add_derived_facts, path=path), doing)
        if version == 4:  # numbers of vectors that take eight bytes are read as well as those of one
            return
        with explained(self.url, doing), self._driver.session(database=self._database) as session:
            migrations.forget_all(session)
        for base in self._write(migrations.bases, doing):
            self._write(partial(neo4j_write.write_again, base=base, stripe=self._stripe), doing)

    def _make_vector_index(self, dimensions: int, index: str = VECTOR_INDEX) -> None:
        """Make a vector index for this length; one made for another length is dropped, since its vectors cannot be compared."""
        with self._lock, explained(self.url, "making the vector index"), self._driver.session(database=self._database) as session:
            if self._dimensions.get(index) == dimensions:
                return
            row = session.run("SHOW VECTOR INDEXES YIELD name, options WHERE name = $name RETURN options", name=index).single()
            if row is not None and row["options"]["indexConfig"]["vector.dimensions"] != dimensions:
                session.run(f"DROP INDEX {index} IF EXISTS").consume()
            make_rule(session, vector_index(dimensions, index))
            self._dimensions[index] = dimensions

    # writing

    def write(self, facts: DocumentFacts, indexer: PassageIndexer | None = None, embedder: Embedder | None = None) -> WriteOutcome:
        known = self._read(lambda run: neo4j_read.sources(run, facts.source)).get(facts.source)
        if known is not None and known[0] == facts.sha256 and dict(known[2]) == dict(facts.versions):
            return "unchanged"
        return self.write_prepared(prepare(facts, indexer, embedder))

    def write_prepared(self, prepared: Prepared) -> WriteOutcome:
        """Write what `graph.prepare.prepare` made, perhaps in another process."""
        return self.write_batch([prepared])[0]

    def write_batch(self, batch: Sequence[Prepared]) -> list[WriteOutcome]:
        """Write several, in few transactions; where one of them is refused, those before it are kept."""
        outcomes: list[WriteOutcome] = []
        for part in neo4j_write.parts(batch):
            try:
                outcomes += self._write_part(part)
            except StoreError as error:
                if len(part) == 1 or error.code not in _REFUSED:
                    raise
                for one in part:  # what is refused is refused alone
                    outcomes += self._write_part([one])
        return outcomes

    def _write_part(self, part: Sequence[Prepared]) -> list[WriteOutcome]:
        first: list[list[WriteOutcome]] = []

        def work(tx: ManagedTransaction) -> None:
            first.append(neo4j_write.write(tx, part, self._stripe))

        vectors = [prepared.vectors for prepared in part if prepared.vectors is not None and prepared.vectors.dimensions]
        if vectors and not self.read_only:
            self._make_vector_index(vectors[-1].dimensions)
        names = part[0].facts.source if len(part) == 1 else f"{len(part)} documents from {part[0].facts.source} on"
        try:
            self._write(work, f"writing {names}")
        except UnicodeEncodeError as error:
            raise StoreError(
                f"{names}: holds a character that Neo4j cannot store ({error.reason}). Convert the file to UTF-8.", code="invalid-facts"
            ) from error
        return first[0]  # a commit whose answer was lost is tried again and then finds its own work

    def compact(self, indexer: PassageIndexer) -> bool:
        """Do nothing: Neo4j's full-text index forgets what is removed by itself."""
        return False

    def remove(self, document: str) -> bool:
        """Remove a document by its id, with all its sources, or one source by its path; return whether it was there."""
        return self._write(lambda tx: neo4j_write.remove(tx, document, self._stripe), f"removing {document}")

    def sources(self) -> Mapping[str, tuple[str, str, Mapping[str, str]]]:
        return self._read(neo4j_read.sources)

    def places(self) -> Mapping[str, str]:
        return self._read(neo4j_read.places)

    # what readers set right

    def corrections(self, document: str | None = None) -> list[Correction]:
        return self._read(lambda run: neo4j_corrections.corrections(run, document))

    def correct(self, correction: Correction) -> bool:
        new: list[bool] = []  # a commit whose answer was lost is tried again and then finds its own work

        def work(tx: ManagedTransaction) -> None:
            new.append(neo4j_corrections.keep(tx, correction))
            if new[-1]:
                neo4j_write.write_again(tx, base_of(correction.document), self._stripe)

        self._write(work, f"correcting {correction.document}")
        return new[0]

    def withdraw(self, id: str) -> bool:
        there: list[bool] = []

        def work(tx: ManagedTransaction) -> None:
            base = neo4j_corrections.drop(tx, id)
            there.append(base is not None)
            if base is not None:
                neo4j_write.write_again(tx, base, self._stripe)

        self._write(work, f"withdrawing {id}")
        return there[0]

    # the graph

    def rows(self, query: Query) -> list[Row]:
        if query.find == "passage":
            return []

        def below(ids: Sequence[str]) -> Sequence[str]:
            return self._held.once(("below", *ids), lambda: self._read(lambda run: neo4j_read.below(run, ids)))

        return [*self._held.once(("rows", query), lambda: self._read(lambda run: neo4j_read.rows(run, query, below)))]

    def translate(self, query: Query) -> Translation:
        return translate_cypher(query)

    def node(self, id: str) -> Node | None:
        found = self.nodes([id])
        return found[0] if found else None

    def nodes(self, ids: Iterable[str] | None = None, *, type: str | None = None, evidence: bool = True) -> list[Node]:
        chosen = None if ids is None else list(ids)
        return self._read(lambda run: neo4j_read.nodes(run, chosen, type, evidence=evidence))

    def edges(self, *, type: str | None = None, source: str | None = None, target: str | None = None) -> list[Edge]:
        return self._read(lambda run: neo4j_read.edges(run, type, source, target))

    def each_node(self, type: str | None = None) -> Iterator[Node]:
        return neo4j_streams.each_node(self._read, type)

    def each_edge(self, type: str | None = None) -> Iterator[Edge]:
        return neo4j_streams.each_edge(self._read, type)

    def said(self, ids: Iterable[str], names: Sequence[str]) -> list[tuple[str, str, Mapping[str, Value]]]:
        found = self.nodes(ids, evidence=False)
        return [(node.id, node.type, {name: node.properties[name] for name in names if name in node.properties}) for node in found]

    def node_evidence(self, ids: Iterable[str]) -> Mapping[str, tuple[Evidence, ...]]:
        found = {node.id: node.evidence for node in self.nodes(ids)}
        self._held.see(found)
        return found

    def edge_evidence(self, keys: Iterable[tuple[str, str, str]]) -> Mapping[tuple[str, str, str], tuple[Evidence, ...]]:
        chosen = list(keys)
        found = self._read(lambda run: neo4j_read.edge_evidence(run, chosen))
        self._held.see(found)
        return found

    def properties_of(self, type: str, names: Sequence[str] | None = None) -> list[tuple[str, Mapping[str, Value]]]:
        """Return (id, properties) of the nodes of a type, sorted by id, without evidence: what names are looked up in."""
        return self._read(lambda run: neo4j_read.properties_of(run, type, names))

    def pairs(self, type: str) -> list[tuple[str, str]]:
        """Return (source, target) of the edges of a type, sorted, without evidence."""
        return self._read(lambda run: neo4j_read.pairs(run, type))

    def added(self, since: str, nodes: Sequence[str], edges: Sequence[str]) -> None:
        """Return None: what has changed is not kept."""

    def counts(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        return self._read(neo4j_read.counts)

    # documents

    def documents(self) -> list[Node]:
        return self._read(lambda run: neo4j_read.nodes(run, collection=True))

    def text(self, document: str) -> str:
        return self._there(self._held.text(self._read, document), document)

    def quote(self, document: str, start: int, end: int) -> str:
        return self.text(document)[start:end]

    def source(self, document: str) -> str:
        return self._there(self._held.source(self._read, document), document)[0]

    def _there(self, found: T | None, document: str) -> T:
        if found is None:
            raise BadInput(
                f"No document {document!r} in the store {self.url}. `cancu documents` lists what is there.", code="no-such-document"
            )
        return found

    def parsed(self, document: str, part: str | None = None) -> Mapping[str, object]:
        return {name: value for name, value in self.facts(document).parsed.items() if part in (None, name)}

    def facts(self, document: str) -> DocumentFacts:
        """Return all that a document says, with its corrections, under its present id."""
        rows = self._read(lambda run: neo4j_read.shown_source(run, document))
        read = with_document_id(neo4j_write.facts_of(self._there(next(iter(rows), None), document)), document)
        return self._read(lambda run: neo4j_corrections.corrected(run, [read]))[0]

    # search

    def lexical(self, match: LexicalMatch, limit: int, where: PassageFilter | None = None) -> list[tuple[int, float]]:
        return self._read(lambda run: neo4j_search.lexical(run, match, limit, where))

    def nearest(
        self, vector: Sequence[float], limit: int, where: PassageFilter | None = None, *, encoder: str = ""
    ) -> list[tuple[int, float]]:
        """Return (passage number, cosine) best first, by Neo4j's vector index: of the table's vectors, or of those by `encoder`; nothing
        where they are of another length, or where not every document has them."""
        if not any(vector):
            return []
        held = self.is_encoded(encoder) if encoder else self.meta("dimensions") == str(len(vector))
        index = ENCODING_INDEX if encoder else VECTOR_INDEX
        return self._read(lambda run: neo4j_search.nearest(run, vector, limit, where, index)) if held else []

    def unencoded(self, encoder: str) -> list[tuple[str, int]]:
        return self._read(lambda run: neo4j_search.unencoded(run, encoder))

    def is_encoded(self, encoder: str) -> bool:
        counts = {name: value for name, value in self._meta().items() if name.startswith(neo4j_write.COUNTED)}
        found = self._held.while_same(encoder, counts, lambda: self._read(lambda run: neo4j_search.unencoded(run, encoder, 1)))
        return not found

    def write_encoding(self, document: str, vectors: Vectors) -> bool:
        self._make_vector_index(vectors.dimensions, ENCODING_INDEX)
        return self._write(
            lambda tx: neo4j_write.write_encoding(tx, document, vectors, self._stripe), f"writing the encoding of {document}"
        )

    def encodings(self, encoder: str, documents: Sequence[str] | None = None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        return self._read(lambda run: neo4j_search.encodings(run, encoder, documents))

    def holds(self, *groups: MatchGroup) -> bool:
        """Return whether some passage has one of the groups' tokens."""
        return self._read(lambda run: neo4j_search.holds(run, groups))

    def vectors(self, documents: Sequence[str] | None = None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        return self._read(lambda run: neo4j_search.vectors(run, documents))

    def filtered(self, where: PassageFilter) -> npt.NDArray[np.int64]:
        return self._read(lambda run: neo4j_search.filtered(run, where))

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        chosen = list(numbers)
        return self._read(lambda run: neo4j_search.passages(run, chosen))

    def lengths(self, numbers: Iterable[int]) -> Mapping[int, int] | None:
        """Return None: another statement would take as long as the passages themselves."""
        return None

    def documents_of(self, numbers: Iterable[int]) -> frozenset[str]:
        chosen = list(numbers)
        return self._read(lambda run: neo4j_search.documents_of(run, chosen))

    def meta(self, key: str) -> str | None:
        if key == "writes":  # each writer has a count of its own
            total = self._read(neo4j_read.writes)
            return str(total) if total else None
        return self._meta().get(key)

    def _meta(self) -> Mapping[str, str]:
        return self._held.once("meta", lambda: self._read(neo4j_read.meta))

    # all of it

    def written(self) -> Iterator[tuple[str, DocumentFacts]]:
        """Yield (document id, facts under the id that reading gave) of every source, by document and source."""
        order = sorted((document, path) for path, (_, document, _) in self.sources().items())
        for document, path in order:
            rows = self._read(partial(neo4j_read.source_rows, path=path))
            if rows:
                yield document, neo4j_write.facts_of(rows[0])

    def records(self) -> Iterator[Mapping[str, object]]:
        return records(self.corrections(), self.written(), self.each_node(), self.each_edge())

    def close(self) -> None:
        self._driver.close()
