"""Why a passage is a hit: its rank in each list, the words, phrases and expansions that it has, the sentence that meets the query best."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from search.passages.exact import Typed
from search.passages.lexical import LexicalQuery
from search.passages.tokens import bigrams, fold_token

if TYPE_CHECKING:
    from graph.store import Embedder, StoredPassage

__all__ = ["Reasons", "Why"]

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^.;!?\n]+[.;!?]*")
# A shorter sentence says nothing by itself.
MIN_SENTENCE = 25


@dataclass(frozen=True, slots=True)
class Why:
    """Why a passage is a hit.

    Its ranks by words, by the table's vectors and by the encoder's (None: not among the candidates); the query's words that it has, the
    expansions, the phrases asked for exactly; the place in the document's text of the sentence that is nearest in meaning (None: it is one
    sentence, or none is near).
    """

    lexical_rank: int | None
    dense_rank: int | None
    encoder_rank: int | None
    matched: tuple[str, ...]
    expanded: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    sentence: tuple[int, int] | None = None

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's `why`."""
        ranks = {"lexical_rank": self.lexical_rank, "dense_rank": self.dense_rank, "encoder_rank": self.encoder_rank}
        out: dict[str, object] = {**ranks, "matched": list(self.matched), "expanded": list(self.expanded)}
        out |= {"phrases": list(self.phrases)} if self.phrases else {}
        return out | ({"sentence": {"start": self.sentence[0], "end": self.sentence[1]}} if self.sentence else {})


class Reasons:
    """The reasons of the hits of one query, each told when it is asked for: of most passages that a question finds nobody reads why."""

    def __init__(
        self,
        read: LexicalQuery,
        typed: Typed,
        query: str,
        lists: Sequence[Iterable[int]],
        table: Embedder | None,
        together: Sequence[StoredPassage] = (),
    ) -> None:
        """Take the query as read, its words, the passage numbers by words, table and encoder, best first, what reads sentences, and the
        hits of which the reasons of all are told as soon as those of one are asked for."""
        self._read, self._typed, self._query, self._table = read, typed, query, table
        self._lists, self._together = lists, together
        self._told: dict[int, Why] = {}

    @cached_property
    def _ranks(self) -> list[dict[int, int]]:
        return [{number: rank for rank, number in enumerate(one, start=1)} for one in self._lists]

    def tell(self, hits: Sequence[StoredPassage]) -> None:
        """Tell those of all these hits at once."""
        sentences = _sentences(self._table, self._query, hits) if self._table is not None else [None] * len(hits)
        for hit, sentence in zip(hits, sentences, strict=True):
            lexical, dense, encoder = (ranks.get(hit.number) for ranks in self._ranks)
            words = _words(self._read, hit.exact)
            self._told[hit.number] = Why(lexical, dense, encoder, *words, self._typed.found_in(hit.exact), sentence)

    def of(self, hit: StoredPassage) -> Why:
        """Return why a passage is a hit."""
        if hit.number not in self._told:
            self.tell(self._together)
            self._together = ()
        if hit.number not in self._told:
            self.tell([hit])
        return self._told[hit.number]


def _sentences(table: Embedder, query: str, hits: Sequence[StoredPassage]) -> list[tuple[int, int] | None]:
    """Return for each hit of several sentences the place of the one nearest to the query."""
    of_hits = [[m.span() for m in _SENTENCE.finditer(hit.exact) if m.end() - m.start() >= MIN_SENTENCE] for hit in hits]
    places = [(i, *span) for i, spans in enumerate(of_hits) if len(spans) > 1 for span in spans]
    out: list[tuple[int, int] | None] = [None] * len(hits)
    if not places:
        return out
    vectors = table.encode([query, *(hits[i].exact[start:end] for i, start, end in places)])
    best: dict[int, tuple[float, int, int]] = {}
    for (i, start, end), score in zip(places, (vectors[1:] @ vectors[0]).tolist(), strict=True):
        if score > 0 and (i not in best or score > best[i][0]):
            best[i] = (score, start, end)
    for i, (_, start, end) in best.items():
        text = hits[i].exact[start:end]
        first = hits[i].passage.start + start + len(text) - len(text.lstrip())
        out[i] = (first, first + len(text.strip()))
    return out


def _words(read: LexicalQuery, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the query's words and the expansions that stand in `text`."""
    folded = _WORD.findall(fold_token(unicodedata.normalize("NFC", text).lower()))
    have = {*folded, *bigrams(folded)}
    matched = tuple(printed for printed, plain in read.words if plain in have)
    return matched, tuple(form for form, token in read.expansions if have.issuperset(token.split(" ")))
