"""Rows by the accents that were typed: a task with "bạo lực" is not about "bão".

The engines compare folded words.  Where a word was typed with accents that some text prints, the tasks that meet a query are read; those
that have it only with other accents fall away: the query asks for the rest by their ids, so that what is shown is still the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from graph.query import Query, Row
from graph.sources import PLACE_BITS
from graph.store import MatchGroup, Store
from search.lexicon.stored import DocumentName
from search.passages.tokens import fold_token, tokens
from search.question.accents import Told, folded_words, told_in
from search.question.sentence import Sentence

__all__ = ["AsTyped"]

_MOST = 2_500  # tasks whose words are read for a syllable, a tenth of a millisecond each
_MOST_OF_PHRASE = 300  # ... and for a phrase, which is seldom another one
_PASSAGES = 5_000  # passages that tell which documents print a word

Words = tuple[list[str], str]  # of a text, and the same without their accents
# By the folded alternatives of a condition, those of it whose accents are told.
Typed = Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]


@dataclass
class AsTyped:
    """Asks a store what a question's queries are, each task read once; `titles` are the store's documents by id."""

    store: Store
    sentence: Sentence | None
    titles: Mapping[str, DocumentName]
    _read: dict[str, tuple[Words, list[Words]]] = field(default_factory=dict)  # a task's own words, the headings above it
    _cut: dict[str, Words] = field(default_factory=dict)  # titles and headings, which come again
    _printed: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    _said: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # told of a condition

    def rows(self, query: Query) -> tuple[Query, list[Row]]:
        """Return a query and its rows without the tasks, and titles of documents, that have its words only with other accents than typed.

        Accents that no text prints may be a slip: they choose nothing.  Nor do those of words that too many tasks have to be read.
        """
        rows = self.store.rows(query)
        typed = self._typed(query) if rows or query.negated else {}
        if not typed:
            return query, rows
        if query.subject and query.subject_in == ("title",) and not query.words:
            return self._titled(query, rows, typed)
        of_tasks = replace(
            query, find="task", property=None, negated=False, combine="compare", order=None, limit=None, counted=False,
            exclude=(), among=(), families=(), not_levels=(), roles=(), asked=(),
        )  # fmt: skip
        found = {row.task: row.document for row in (rows if of_tasks == query else self.store.rows(of_tasks)) if row.task}
        if not found or len(found) > (_MOST if any(len(one) == 1 for words in typed.values() for one in words) else _MOST_OF_PHRASE):
            return query, rows
        kept = self._kept(query, found, typed)
        if len(kept) == len(found):
            return query, rows
        if not kept and (apart := _parted(query, typed)) is not None:
            return self.rows(apart)
        if kept and query.subject and "title" in query.subject_in and query.find not in ("task", "agency", "topic"):
            query = replace(query, documents=tuple(sorted({found[id] for id in kept})))  # a title binds no task
        else:
            each_of_a_task = _keeps_each_row(query) and all(row.task for row in rows)
            query, left = replace(query, tasks=tuple(kept) or ("",)), frozenset(kept)
            if each_of_a_task:  # the same are found again, one by one
                return query, [row for row in rows if row.task in left]
        return query, self.store.rows(query)

    def _titled(self, query: Query, rows: list[Row], typed: Typed) -> tuple[Query, list[Row]]:
        """Return a query by title and its rows without the documents whose titles say another thing."""
        found = sorted({row.document for row in rows if row.document})
        conditions = [Told(forms, words) for forms, words in typed.items()]
        kept = [id for id in found if all(told.are_said(*self._title(id)) for told in conditions)]
        if len(kept) == len(found):
            return query, rows
        query = replace(query, documents=tuple(kept) or ("",))
        return query, self.store.rows(query)

    def _kept(self, query: Query, found: Mapping[str, str], typed: Typed) -> list[str]:
        """Return the tasks, in order, that say what was typed, in a place where the query looks for it."""
        places: dict[tuple[str, ...], tuple[str, ...]] = dict.fromkeys(_alternatives(query.subject), query.subject_in)
        places |= dict.fromkeys(_alternatives(query.words), ("task", "heading"))
        near = sorted(found)
        for forms, words in typed.items():
            if len(words) == len(forms) == len(words[0]) == 1:  # a syllable and no other form: where it is printed
                near = [id for id in near if found[id] in self._printing(words[0])]
        unread = [id for id in near if id not in self._read]
        for id, _, have in self.store.said(unread, ("statement", "headings")) if unread else ():
            headings = have.get("headings")
            above = [self._words(str(one)) for one in headings] if isinstance(headings, list | tuple) else []
            self._read[id] = _words(str(have.get("statement", ""))), above

        def stands(id: str, forms: tuple[str, ...], told: Told) -> bool:
            own, above = self._read.get(id, (_words(""), []))
            parts = [*([own] if "task" in places[forms] else []), *(above if "heading" in places[forms] else ())]
            parts += [self._title(found[id])] if "title" in places[forms] else []
            return any(told.are_said(*part) for part in parts)

        conditions = [(forms, Told(forms, words)) for forms, words in typed.items()]
        return [id for id in near if all(stands(id, forms, told) for forms, told in conditions)]

    def _title(self, document: str) -> Words:
        return self._words((self.titles[document].title if document in self.titles else None) or "")

    def _words(self, text: str) -> Words:
        found = self._cut.get(text)
        if found is None:
            found = self._cut[text] = _words(text)
        return found

    def _printing(self, words: tuple[str, ...]) -> frozenset[str]:
        """Return the documents whose texts print a word with its accents."""
        if words not in self._printed:
            found = self.store.lexical((MatchGroup("exact", words),), _PASSAGES)
            one_of_each = {number >> PLACE_BITS: number for number, _ in found}
            self._printed[words] = self.store.documents_of(one_of_each.values())
        return self._printed[words]

    def _typed(self, query: Query) -> Typed:
        """Return the words of the query's conditions that were typed with accents which some passage prints, or that English ones mean."""
        conditions = _alternatives((*query.words, *query.subject))
        for forms in conditions:
            if forms not in self._said:
                self._said[forms] = told_in(self.sentence, forms, self._is_printed)
        return {forms: self._said[forms] for forms in conditions if self._said[forms]}

    def _is_printed(self, words: Sequence[str]) -> bool:
        """Whether passages print words just as they were typed, two by two."""
        pairs = [" ".join(pair) for pair in pairwise(words)] or words
        return all(word.isalnum() for word in words) and all(self.store.holds(MatchGroup("exact", (pair,))) for pair in pairs)


def _words(text: str) -> Words:
    words = tokens(text)
    return words, folded_words(words)


def _keeps_each_row(query: Query) -> bool:
    """Whether each row of a query's pattern is one of its rows, whatever the others are."""
    counts = query.combine != "compare" or query.order or query.broadest or query.negated
    return not counts and not any(one.tasks for one in query.any_of)


def _parted(query: Query, typed: Typed) -> Query | None:
    """Return the query with the last word of each phrase that no task has as it was typed asked for apart from those before it ("phòng
    chống | bão" of a text's "phòng, chống thiên tai, bão, lũ"), None where there is no such phrase."""
    words: list[str] = []
    for one in query.words:
        said = next(iter(typed.get(tuple(one.split("|")), ())), ())
        words += [fold_token(" ".join(said[:-1])), fold_token(said[-1])] if len(said) > 2 and not said[-1].isascii() else [one]
    return replace(query, words=tuple(dict.fromkeys(words))) if tuple(words) != query.words else None


def _alternatives(conditions: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the folded alternatives of each condition."""
    return [tuple(one.split("|")) for one in conditions]
