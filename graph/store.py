"""What every store can do.  `graph.sqlite.store` and `graph.neo4j.store` keep this contract; one test body runs over both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from graph.model import DocumentFacts, Edge, Evidence, Node, Passage, Value
from graph.model.names import EdgeTypeName, NodeTypeName
from graph.query import Query, Row

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from graph.corrections.model import Correction
    from graph.prepare import Prepared, Vectors

__all__ = [
    "Added", "Embedder", "LexicalMatch", "MatchGroup", "PassageFilter", "PassageIndexer", "Store", "StoredPassage", "Translation",
    "WriteOutcome",
]  # fmt: skip

WriteOutcome = Literal["added", "updated", "unchanged"]


class Embedder(Protocol):
    """Turns texts into vectors; `search.passages.embedding` has the shipped one.  `name` changes whenever its vectors do."""

    @property
    def name(self) -> str:
        """A name that changes whenever what it makes does."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return (len(texts), dimensions) float32, rows of norm 1 (an empty text: zeros)."""
        ...


class PassageIndexer(Protocol):
    """Turns a passage into the text of the store's full-text columns; `search.passages.lexical` has the shipped one.

    Full-text columns are `exact` (NFC, lower case, syllables apart by spaces) and `folded` (no accents, đ as d, plus joined bigrams and
    expansions), `context` (folded headings).
    """

    @property
    def name(self) -> str:
        """A name that changes whenever what it makes does."""
        ...

    def columns(self, passage: Passage, text: str) -> Mapping[str, str]:
        """Return the texts of the full-text columns, by name."""
        ...

    def embedded_text(self, passage: Passage, text: str) -> str:
        """Return what is embedded for this passage."""
        ...


@dataclass(frozen=True, slots=True)
class MatchGroup:
    """Tokens of the full-text columns that count alike: any of `tokens` in `column` adds `weight` times its BM25 score.

    `column` is exact, folded or context.  A token holds letters, digits and "_" only (lower case; in `folded` and `context` without
    accents; a
    bigram is two syllables joined by "_"), so that it can stand in any engine's query language between double quotes; several with single
    spaces
    between them must all stand in the passage.  An engine's tokenizer must keep "_" inside a token (FTS5: `tokenchars '_'`; Lucene's
    standard tokenizer does).
    """

    column: Literal["exact", "folded", "context"]
    tokens: tuple[str, ...]
    weight: float = 1.0


# What a lexical search looks for, the same for every engine; built by `search.passages.lexical`, turned into FTS5 or Lucene by the store.
LexicalMatch = tuple[MatchGroup, ...]


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Exact restrictions of a search; empty means no restriction.  Ids as in the graph."""

    provinces: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    document_types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its store-wide number (the row of the vector matrix is found by `number`), its words and its source file."""

    number: int
    passage: Passage
    exact: str
    source: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A query in one language, with its parameters: shown to the user; it runs as it stands."""

    language: Literal["sql", "cypher", "sparql"]
    text: str
    parameters: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Added:
    """What documents that were added state: (id, type, properties) of the nodes, as the store has them now, by id, and the edges that these
    documents prove, as sorted (type, source, target)."""

    nodes: Sequence[tuple[str, str, Mapping[str, Value]]]
    pairs: Sequence[tuple[str, str, str]]


class Store(Protocol):
    """A graph with its texts, passages, full-text index and vectors."""

    url: str
    keeps_states: bool  # whether `snapshot` holds one
    batch: int  # so many documents are best written at once

    # writing: one document is one transaction
    def write(self, facts: DocumentFacts, indexer: PassageIndexer | None = None, embedder: Embedder | None = None) -> WriteOutcome:
        """Write a document with its index and vectors: added, updated, or unchanged."""
        ...

    def write_prepared(self, prepared: Prepared) -> WriteOutcome:
        """Write what `graph.prepare.prepare` made, perhaps in another process.

        A source is replaced by one of the same place, whatever its path; one whose path is taken by a file of another place is stored
        under its own place (`graph.sources.name_of`)."""
        ...

    def write_batch(self, batch: Sequence[Prepared]) -> list[WriteOutcome]:
        """Write what `prepare` made of several sources, in order; each is whole or not at all, those before a refused one are kept."""
        ...

    def remove(self, document: str) -> bool:
        """Remove a document by its id, with all its sources, or one source by its path; return whether it was there."""
        ...

    def compact(self, indexer: PassageIndexer) -> bool:
        """Clear the full-text index of what is gone, where that is much; return whether anything was done."""
        ...

    def sources(self) -> Mapping[str, tuple[str, str, Mapping[str, str]]]:
        """Return {source path: (sha256, document id, versions)} of what is stored."""
        ...

    def places(self) -> Mapping[str, str]:
        """Return {absolute path of the file: source path} of the sources whose place is known."""
        ...

    # what readers set right (graph.corrections)

    def corrections(self, document: str | None = None) -> list[Correction]:
        """Return the corrections of a document, or all, by (document, time, id); also those whose document is not there."""
        ...

    def correct(self, correction: Correction) -> bool:
        """Keep a correction and write its document anew with it; return whether it is new.  What was read is kept (`written`)."""
        ...

    def withdraw(self, id: str) -> bool:
        """Forget a correction and write its document as it is without it; return whether it was there."""
        ...

    # reading the graph

    def snapshot(self) -> AbstractContextManager[None]:
        """Let this thread read one state of the store until the block ends, where it keeps states (see `graph.one_state`).

        Blocks may nest; nothing can be written in one.  Each method of this contract reads one state also without it."""
        ...

    def rows(self, query: Query) -> list[Row]:
        """Return the query's rows, sorted and unique."""
        ...

    def translate(self, query: Query) -> Translation:
        """Return the query in the store's language."""
        ...

    def node(self, id: str) -> Node | None:
        """Return a node, or None."""
        ...

    def nodes(self, ids: Iterable[str] | None = None, *, type: NodeTypeName | None = None, evidence: bool = True) -> list[Node]:
        """Return nodes sorted by id, with merged properties and, unless it is not wanted, the evidence of their properties."""
        ...

    def edges(self, *, type: EdgeTypeName | None = None, source: str | None = None, target: str | None = None) -> list[Edge]:
        """Return edges sorted by (type, source, target), each with all its evidence."""
        ...

    def each_node(self, type: NodeTypeName | None = None) -> Iterator[Node]:
        """Yield what `nodes` returns, a batch at a time: memory does not grow with the store.  In a snapshot all are of one state."""
        ...

    def each_edge(self, type: EdgeTypeName | None = None) -> Iterator[Edge]:
        """Yield what `edges` returns, a batch at a time."""
        ...

    def said(self, ids: Iterable[str], names: Sequence[str]) -> list[tuple[str, str, Mapping[str, Value]]]:
        """Return (id, type, properties) of the nodes of these ids that are there, sorted, with no other properties than `names`."""
        ...

    def node_evidence(self, ids: Iterable[str]) -> Mapping[str, tuple[Evidence, ...]]:
        """Return the evidence of the nodes of these ids that are there, without what they say."""
        ...

    def edge_evidence(self, keys: Iterable[tuple[str, str, str]]) -> Mapping[tuple[str, str, str], tuple[Evidence, ...]]:
        """Return the evidence of the edges of these (type, source, target) that are there."""
        ...

    def properties_of(self, type: NodeTypeName, names: Sequence[str] | None = None) -> list[tuple[str, Mapping[str, Value]]]:
        """Return (id, properties) of the nodes of a type, sorted by id, without evidence: all properties, or no others than `names`."""
        ...

    def pairs(self, type: EdgeTypeName) -> list[tuple[str, str]]:
        """Return (source, target) of the edges of a type, sorted, without evidence."""
        ...

    def added(self, since: str, nodes: Sequence[NodeTypeName], edges: Sequence[EdgeTypeName]) -> Added | None:
        """Return what has come of these types since the state that `meta("writes")` had as `since`; None where more has changed than that
        some documents were added, or where it is not known."""
        ...

    def counts(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return ({node type: count}, {edge type: count})."""
        ...

    # documents
    def documents(self) -> list[Node]:
        """Return the documents in the collection, sorted by id."""
        ...

    def text(self, document: str) -> str:
        """Return a document's unaltered text."""
        ...

    def quote(self, document: str, start: int, end: int) -> str:
        """Return the characters [start, end) of a document's text: of a long one faster than all of it."""
        ...

    def source(self, document: str) -> str:
        """Return the path of the source that a document shows."""
        ...

    def parsed(self, document: str, part: str | None = None) -> Mapping[str, object]:
        """Return what `cancu parse --json` prints for a document: all, or `part` of it alone ("citations"), as far as it is there."""
        ...

    def facts(self, document: str) -> DocumentFacts:
        """Return all that a document says, with its corrections, under its present id."""
        ...

    def written(self) -> Iterator[tuple[str, DocumentFacts]]:
        """Yield (document id, facts as they were given to `write`) for every source, by (id, path)."""
        ...

    # search
    def lexical(self, match: LexicalMatch, limit: int, where: PassageFilter | None = None) -> list[tuple[int, float]]:
        """Return (passage number, score) best first, ties by number; score = sum over groups of weight x BM25 of the group, higher is
        better."""
        ...

    def holds(self, *groups: MatchGroup) -> bool:
        """Return whether some passage has one of the tokens of one of the groups in its column; nothing is weighed."""
        ...

    def nearest(
        self, vector: Sequence[float], limit: int, where: PassageFilter | None = None, *, encoder: str = ""
    ) -> list[tuple[int, float]]:
        """Return (passage number, cosine), best first, ties by number: of the table's vectors, or of those by `encoder`; nothing where they
        are of another length, or where not every document has the encoder's.  Of many passages some far down may be missed."""
        ...

    def vectors(self, documents: Sequence[str] | None = None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return passage numbers (n,) and their vectors (n, dimensions), rows of norm 1, of some documents or of all."""
        ...

    def unencoded(self, encoder: str) -> list[tuple[str, int]]:
        """Return (id, passages) of the documents with passages that have no vectors of this encoder, sorted."""
        ...

    def is_encoded(self, encoder: str) -> bool:
        """Return whether there are vectors of this encoder and every document with passages has them: only then do they count."""
        ...

    def write_encoding(self, document: str, vectors: Vectors) -> bool:
        """Write an encoder's vectors of a document's passages, in their order; return whether the document is there and has as many."""
        ...

    def encodings(self, encoder: str, documents: Sequence[str] | None = None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return passage numbers (n,) and their vectors by this encoder (n, dimensions), rows of norm 1, of some documents or of all; none
        unless every document of the store has them."""
        ...

    def filtered(self, where: PassageFilter) -> npt.NDArray[np.int64]:
        """Return the numbers of the passages that fit, sorted."""
        ...

    def passages(self, numbers: Iterable[int]) -> list[StoredPassage]:
        """Return passages by number, sorted, with their words and source, without the headings above them: `facts` has those."""
        ...

    def lengths(self, numbers: Iterable[int]) -> Mapping[int, int] | None:
        """Return how many characters these passages have, by number; None where that takes as long as to read them."""
        ...

    def documents_of(self, numbers: Iterable[int]) -> frozenset[str]:
        """Return the documents that these passages are of; nothing else of the passages is read."""
        ...

    def meta(self, key: str) -> str | None:
        """Return what the store knows of itself: indexer, embedder, dimensions."""
        ...

    def records(self) -> Iterator[Mapping[str, object]]:
        """Yield the whole store as JSON-ready records in a fixed order: what `export --format jsonl` writes and `import` reads."""
        ...

    def close(self) -> None:
        """Give back connections and files."""
        ...
