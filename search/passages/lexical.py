"""Lexical search: what a passage puts into the full-text columns, and what a query looks for there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeVar

from graph.model import Passage
from graph.store import LexicalMatch, MatchGroup
from search.passages.expand import ENGLISH_STOP, Expansion, Synonyms, default_synonyms, is_english, is_syllable
from search.passages.tokens import bigrams, fold_token, folded_phrase, form_tokens, is_folded, runs

__all__ = ["LexicalQuery", "Nearest", "SyllableIndexer", "Weights", "build_match", "default_indexer", "read_query"]

_T = TypeVar("_T")
# The column where an expansion is looked for, and its token.
_Token = tuple[Literal["exact", "folded"], str]
# A word to the units nearest to it in the embedding, with their cosine.
Nearest = Callable[[str], Sequence[tuple[str, float]]]
# More than these are noise, and slow: a query is a few words, at most a paragraph.
MAX_TOKENS = 160
MAX_FORMS = 12  # other names that a word is looked for by: each is one more token to weigh


class SyllableIndexer:
    """Full-text columns of a passage: syllables as printed, folded syllables with their bigrams, folded headings.

    Nothing of the vocabularies goes into the index (abbreviations and synonyms are expanded in the query), so it does not age with them.
    """

    name = "syllables-2"

    def columns(self, passage: Passage, text: str) -> Mapping[str, str]:
        """Return the texts of `exact`, `folded` and `context`; `text` is the passage's own words."""
        own = runs(text)
        exact = " ".join(token for run in own for token in run)
        return {"exact": exact, "folded": _folded(own), "context": _folded_headings(passage.context)}

    def embedded_text(self, passage: Passage, text: str) -> str:
        """Return the passage's own words: with the headings before them English and plain questions find less (`make eval`)."""
        return text


@lru_cache(maxsize=1024)
def _folded_headings(headings: tuple[str, ...]) -> str:
    """Passages below one heading share it."""
    return _folded([run for heading in headings for run in runs(heading)])


def _folded(found: list[list[str]]) -> str:
    folded = [[fold_token(token) for token in run] for run in found]
    return " ".join([token for run in folded for token in run] + [pair for run in folded for pair in bigrams(run)])


def default_indexer() -> SyllableIndexer:
    """Return the indexer that every store of this project uses."""
    return SyllableIndexer()


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of match counts; measured by `make eval`."""

    single: float = 0.5
    pair: float = 0.8
    exact: float = 0.4
    context: float = 0.2
    synonym: float = 0.75
    translation: float = 0.8
    nearest: float = 0.9


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """A query read for lexical search: what to match, its own words as (printed, folded), each expansion's form with its token, and which
    share of its content words the vocabularies know."""

    match: LexicalMatch
    words: tuple[tuple[str, str], ...]
    expansions: tuple[tuple[str, str], ...]
    english: bool
    known: float


def read_query(
    query: str,
    *,
    synonyms: Synonyms | None = None,
    nearest: Nearest | None = None,
    weights: Weights | None = None,
    ways: Sequence[tuple[float, str]] = (),
) -> LexicalQuery:
    """Return what to look for: folded syllables and bigrams, in words and headings; the exact form as a bonus; other words for them.

    `ways` are the likeliest ways to print a query typed without accents, with their shares: other words are looked for that one of them
    has, and the forms printed, each by its share.

    An English query's own words count where no Vietnamese syllable is spelled like them (names, abbreviations); the rest
    is looked for by its translations: labels and thesaurus, and for what those do not know the embedding's nearest units.
    """
    weights = weights or Weights()
    own = _limited(runs(query))
    folded = [[fold_token(token) for token in run] for run in own]
    english = is_english(query)
    single = [t for run in folded for t in run if not english or not (t in ENGLISH_STOP or (t.isalpha() and is_syllable(t)))]
    pairs = [pair for run in folded for pair in bigrams(run)]
    synonyms = synonyms or default_synonyms()
    found = _expanded(query, ways, synonyms)
    terms = _Terms(single + pairs)
    beside: list[_Token] = []
    instead: list[_Token] = []
    for typed in dict.fromkeys(e.words for e in found):
        beside += terms.add([e.form for e in found if e.words == typed and not e.foreign], MAX_FORMS)
        instead += terms.add([e.form for e in found if e.words == typed and e.foreign], MAX_FORMS)
    covered = {token for e in found for token in e.words.split()}
    near: dict[float, list[_Token]] = {}
    if english and nearest is not None:
        for word in dict.fromkeys(t for run in folded for t in run if t not in covered and t not in ENGLISH_STOP):
            for unit, cosine in nearest(word):
                near.setdefault(round(cosine, 1), []).extend(terms.add([unit], 1))
    groups = [
        MatchGroup("folded", _unique(single), weights.single),
        MatchGroup("folded", _unique(pairs), weights.pair),
        MatchGroup("context", _unique(single + pairs), weights.context),
        MatchGroup("exact", () if is_folded(query) else _unique(token for run in own for token in run), weights.exact),
        *(MatchGroup("exact", forms, weights.exact * share) for share, forms in _printed(ways, set(single))),
        *_groups(beside, weights.synonym),
        *_groups(instead, weights.translation),
        *(group for cosine, tokens in sorted(near.items(), reverse=True) for group in _groups(tokens, weights.nearest * cosine)),
    ]
    words = _unique((token, fold_token(token)) for run in own for token in run if not (english and token in ENGLISH_STOP))
    content = [t for run in own for t in run if t not in ENGLISH_STOP]
    known = sum(t in covered for t in content) / len(content) if content else 1.0
    return LexicalQuery(tuple(g for g in groups if g.tokens and g.weight > 0), words, tuple(terms.forms.items()), english, known)


def _expanded(query: str, ways: Sequence[tuple[float, str]], synonyms: Synonyms) -> list[Expansion]:
    """Return the expansions of a query; where `ways` to print it are given, those of Vietnamese words by what these have."""
    found = synonyms.expand(query)
    if not ways:
        return found
    each = [one for one in found if one.foreign]
    for _, way in ways:
        each += [replace(one, words=folded_phrase(one.words)) for one in synonyms.expand(way)]
    return [*dict.fromkeys(each)]


def _printed(ways: Sequence[tuple[float, str]], typed: Set[str]) -> list[tuple[float, tuple[str, ...]]]:
    """Return the forms that ways to print a query have for its `typed` (folded) words, by the share of the ways with them, in quarters."""
    shares: dict[str, float] = {}
    for share, way in ways:
        for form in dict.fromkeys(way.split()):
            shares[form] = shares.get(form, 0.0) + share
    quarters: dict[float, list[str]] = {}
    for form, share in shares.items():
        if fold_token(form) in typed and (quarter := round(4 * share) / 4):
            quarters.setdefault(quarter, []).append(form)
    return [(quarter, tuple(forms)) for quarter, forms in sorted(quarters.items(), reverse=True)]


def build_match(query: str) -> LexicalMatch:
    """Return the match alone."""
    return read_query(query).match


def _limited(found: list[list[str]]) -> list[list[str]]:
    out, room = [], MAX_TOKENS
    for run in found:
        if room <= 0:
            break
        out.append(run[:room])
        room -= len(run)
    return out


def _unique(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _groups(tokens: Sequence[_Token], weight: float) -> list[MatchGroup]:
    return [
        MatchGroup("folded", _unique(token for column, token in tokens if column == "folded"), weight),
        MatchGroup("exact", _unique(token for column, token in tokens if column == "exact"), weight),
    ]


class _Terms:
    """Collects the tokens of expansions that the query does not have itself."""

    def __init__(self, own: Iterable[str]) -> None:
        self._seen = set(own)
        self.forms: dict[str, str] = {}

    def add(self, forms: Iterable[str], limit: int) -> list[_Token]:
        """Return new tokens of these forms with their column, at most `limit`, shortest forms first.

        A form of several syllables is all its folded bigrams; one syllable counts as printed only ("giả" is not "gia", "giá" or "già").
        A form that holds a shorter one is left out: a text that has it has the shorter one too ("Bộ đội Biên phòng tỉnh", "biên phòng").
        """
        read = {form: form_tokens(form) for form in forms}
        out: list[_Token] = []
        kept: set[tuple[str, ...]] = set()
        for form, tokens in sorted(read.items(), key=lambda item: len(item[1])):
            inner = {tokens[i:j] for i in range(len(tokens)) for j in range(i + 1, len(tokens) + 1)}
            if not tokens or inner & kept or len(out) >= limit:
                continue
            kept.add(tokens)
            folded = [fold_token(token) for token in tokens]
            token = " ".join(bigrams(folded) or folded)
            if token not in self._seen:
                self._seen.add(token)
                self.forms[form] = token
                out.append(("exact", tokens[0]) if len(tokens) == 1 and not tokens[0].isascii() else ("folded", token))
        return out
