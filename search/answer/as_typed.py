"""Rows by the accents that were typed: a task with "bạo lực" is not about "bão".

The engines compare folded words.  Where a word was typed with accents that some text prints, the tasks that meet a query are read; those
that have it only with other accents fall away: the query asks for the rest by their ids, so that what is shown is still the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from graph.query import Query, Row
from graph.store import MatchGroup, Store
from search.lexicon.stored import DocumentName
from search.passages.tokens import fold_token, tokens
from search.question.accents import says, typed_form
from search.question.sentence import Sentence

__all__ = ["rows_as_typed"]

_MOST = 1_500  # tasks whose words are read, a tenth of a millisecond each

Typed = Mapping[tuple[str, ...], tuple[str, ...]]  # by the folded alternatives of a condition, the words of it that were typed with accents


def rows_as_typed(store: Store, query: Query, sentence: Sentence | None, titles: Mapping[str, DocumentName]) -> tuple[Query, list[Row]]:
    """Return a query and its rows without the tasks, and titles of documents, that have its words only with other accents than typed.

    Accents that no text prints may be a slip: they choose nothing.  `titles` are the store's documents by id.
    """
    rows = store.rows(query)
    typed = _typed(store, query, sentence) if sentence is not None and (rows or query.negated) else {}
    if not typed:
        return query, rows
    of_tasks = replace(
        query, find="task", property=None, negated=False, combine="compare", order=None, limit=None, counted=False,
        exclude=(), among=(), families=(), not_levels=(), roles=(), asked=(),
    )  # fmt: skip
    found = {row.task: row.document for row in store.rows(of_tasks) if row.task}
    if len(found) > _MOST and any(len(words) == 1 for words in typed.values()):
        return _none(store, query)  # a syllable alone, of which too many texts have one that is written nearly so
    if not found or len(found) > _MOST:
        return query, rows
    by_title = bool(query.subject) and "title" in query.subject_in
    kept = _kept(store, found, typed, titles if by_title else {})
    if len(kept) == len(found):
        return query, rows
    if not kept and (apart := _parted(query, typed)) is not None:
        return rows_as_typed(store, apart, sentence, titles)
    if not kept:
        return _none(store, query)
    if by_title and query.find not in ("task", "agency", "topic"):  # a document may have the words in its title and no such task
        query = replace(query, documents=tuple(sorted({found[id] for id in kept})))
    else:
        query = replace(query, tasks=tuple(kept))
    return query, store.rows(query)


def _none(store: Store, query: Query) -> tuple[Query, list[Row]]:
    query = replace(query, tasks=("",))
    return query, store.rows(query)


def _kept(store: Store, found: Mapping[str, str], typed: Typed, titles: Mapping[str, DocumentName]) -> list[str]:
    """Return the tasks, in order, whose own words, a heading above them or the title of whose document say what was typed."""
    kept = []
    for node in store.nodes(sorted(found), type="Task", evidence=False):
        headings = node.properties.get("headings")
        said = [str(node.properties.get("statement", "")), *(map(str, headings) if isinstance(headings, list | tuple) else ())]
        name = titles.get(found[node.id])
        parts = [tokens(part) for part in (*said, (name.title if name else None) or "")]
        if all(any(says(forms, words, part) for part in parts) for forms, words in typed.items()):
            kept.append(node.id)
    return kept


def _parted(query: Query, typed: Typed) -> Query | None:
    """Return the query with the last word of each phrase that no task has as it was typed asked for apart from those before it ("phòng
    chống | bão" of a text's "phòng, chống thiên tai, bão, lũ"), None where there is no such phrase."""
    words: list[str] = []
    for one in query.words:
        said = typed.get(tuple(one.split("|")), ())
        words += [fold_token(" ".join(said[:-1])), fold_token(said[-1])] if len(said) > 2 and not said[-1].isascii() else [one]
    return replace(query, words=tuple(dict.fromkeys(words))) if tuple(words) != query.words else None


def _typed(store: Store, query: Query, sentence: Sentence) -> Typed:
    """Return the words of the query's conditions that were typed with accents which some passage prints just so, two by two."""
    out = {}
    for forms in _conditions(query):
        words = typed_form(sentence.question, forms)
        pairs = [" ".join(pair) for pair in pairwise(words)] or list(words)
        if words and all(word.isalnum() for word in words) and all(store.holds(MatchGroup("exact", (pair,))) for pair in pairs):
            out[forms] = words
    return out


def _conditions(query: Query) -> Iterator[tuple[str, ...]]:
    """Yield the words that a task must have, each with its folded alternatives."""
    yield from (tuple(one.split("|")) for one in (*query.words, *query.subject))
