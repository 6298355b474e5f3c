"""What reading a question asks of a store's names; `search.lexicon.names.StoreNames` keeps it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from graph.query import Query
from graph.store import StoredPassage
from search.lexicon.lexicon import Lexicon
from search.lexicon.stored import DocumentName
from text.vocabulary import Vocabulary

__all__ = ["Names"]


class Names(Protocol):
    """What reading a question asks of a store."""

    @property
    def lexicon(self) -> Lexicon:
        """Return the vocabulary's entries and the store's own."""
        ...

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the vocabularies."""
        ...

    @property
    def documents(self) -> Mapping[str, DocumentName]:
        """Return the documents of the store, cited ones too, by id."""
        ...

    @property
    def collection(self) -> Sequence[DocumentName]:
        """Return the documents of the collection, by id."""
        ...

    @property
    def agencies(self) -> Mapping[str, str]:
        """Return the generic names of agencies by id."""
        ...

    @property
    def body_of(self) -> Mapping[str, str]:
        """Return the body that each agency is an instance of."""
        ...

    @property
    def also_called(self) -> Mapping[str, tuple[str, ...]]:
        """Return, by body, the agencies of no known body that texts call by another name of it, which questions alone use."""
        ...

    @property
    def bodies(self) -> frozenset[str]:
        """Return the bodies that some agency of the store is an instance of."""
        ...

    @property
    def provinces(self) -> frozenset[str]:
        """Return the provinces with a document in the collection."""
        ...

    def numbered(self, number: str, types: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the documents with this number, those of `types` first; a number without its tail ("72", "72/2015") needs a type."""
        ...

    def titled(self, parts: Iterable[tuple[str, ...]], types: Iterable[str], provinces: Iterable[str]) -> tuple[str, ...]:
        """Return the collection's documents of one of these types, by their type or in their title, and of one of these provinces (none:
        of any) whose folded title holds one form of every part, sorted."""
        ...

    def entitled(self, words: Collection[str], types: Iterable[str], provinces: Iterable[str]) -> tuple[str, ...]:
        """Return the collection's documents of one of these types and provinces (none: of any) whose titles have most of the folded
        syllables, four at least, as many as any or nearly, sorted."""
        ...

    def with_title(self, form: str) -> frozenset[str]:
        """Return the collection's documents whose folded title has these folded words next to each other."""
        ...

    def title_weight(self, form: str) -> float:
        """Return how much folded words tell a title from others: 1 where one or none has them, 0 where all have."""
        ...

    def agencies_named(self, first: str) -> tuple[str, ...]:
        """Return the agencies whose folded name begins with these letters, sorted."""
        ...

    def signers_called(self, ending: str) -> tuple[str, ...]:
        """Return the folded names of the collection's signers that end in these folded syllables, and are more than these, sorted."""
        ...

    def occurs(self, words: tuple[str, ...]) -> bool:
        """Whether the folded words stand next to each other in some text or heading (of a long phrase: all its neighbouring pairs)."""
        ...

    def prints(self, words: tuple[str, ...]) -> bool:
        """Whether the words, with their accents and in lower case, stand next to each other in some passage."""
        ...

    def passages_with(self, words: tuple[str, ...]) -> list[StoredPassage]:
        """Return the passages, of some twenty that fit best, whose own words hold the folded words next to each other."""
        ...

    def printing(self, word: str | re.Pattern[str], documents: Iterable[str]) -> tuple[str, ...]:
        """Return those of the collection's documents whose text or title has a word with its accents, or a lower-case pattern, sorted."""
        ...

    def field_of(self, keys: tuple[str, ...]) -> str | None:
        """Return the policy field whose name or everyday name these keys are; by an abbreviation, "HIV", only where some text has it."""
        ...

    def tasks_at(self, path: str, query: Query) -> tuple[str, ...]:
        """Return the tasks of a section ("II.5.1") and below it, in the documents of the query's scope."""
        ...

    def tasks_timed(self, pattern: re.Pattern[str], query: Query) -> tuple[str, ...]:
        """Return the tasks in the documents of the query's scope whose printed time, folded, has the pattern."""
        ...

    def answers_of(self, query: Query) -> tuple[str, ...]:
        """Return the ids that answer a query, sorted."""
        ...

    def cited_beside(self, phrases: tuple[str, ...], documents: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return (citing, cited) of these documents' citations that stand, after one of the folded phrases, in the same passage, sorted."""
        ...

    def amending(self, ids: Iterable[str], *, reverse: bool = False) -> tuple[tuple[str, str, str], ...]:
        """Return (citing, amending, amended) of what texts say of two documents that they cite: of those that amend one of `ids`, or
        (`reverse`) that one of them amends, sorted."""
        ...
