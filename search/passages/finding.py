"""Search: a query in words, passages with their place and the reason why."""

from __future__ import annotations

import math
import os
import time
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from graph.one_state import one_state
from graph.store import Embedder, PassageFilter, Store, StoredPassage
from search.passages.accents import readings
from search.passages.embedding import Encoder, default_embedder, default_encoder
from search.passages.exact import Typed, field_filter, read_typed, unrestricted
from search.passages.expand import default_synonyms
from search.passages.filters import ids_named
from search.passages.first_read import MOST, first_candidates, read_first
from search.passages.fusion import max_normalized_sum
from search.passages.lexical import LexicalQuery, read_query
from search.passages.threads import one_blas_thread
from search.passages.tokens import fold_token, is_folded
from search.passages.why import Reasons, Why
from text.errors import BadInput, check_text
from text.processes import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt


__all__ = ["Hit", "Reranker", "SearchResult", "check_query", "encoder_weight", "find"]

MAX_QUERY_CHARS = 20_000  # four pages: more is a document, which `cancu ingest` reads
# As much of a pasted text is read: two paragraphs say what is looked for.
READ_CHARS = 2_000
CANDIDATES = 200
# So many passages at most are looked through for what is asked for exactly.
EXACT_CANDIDATES = 1_000
# Measured on data/eval by `make eval`.  The weight of the vectors beside the words: a Vietnamese query shares words with its passages, an
# English one only names.  FLOOR: the share of a list's least score that is taken off.
# SHORT_LOSS: how much of its score a passage of no length would lose.
DENSE_WEIGHT = {"vi": 0.25, "en": 0.5}
# The same of the encoder; so many of its nearest count.
ENCODER_WEIGHT = {"vi": 0.7, "en": 0.8}
# What the encoder's weight gains at most for an English query, and the share of its words that the vocabularies must know so that it gains
# nothing: what they do not know, only the encoder reads in context.
UNKNOWN_WEIGHT, KNOWN_ENOUGH = 1.0, 0.6
# A query without accents gets the likeliest ones; so many of the best passages by words say how the store prints them.
RESTORED_FROM = 30
# Several likely ways to print it mean more together than the likeliest alone: so many at most, of so many words together.
READINGS, READING_WORDS = 4, 80
ENCODER_CANDIDATES = 100
FLOOR = 0.8
SHORT_LOSS, SHORT_CHARS = 0.6, 90.0
# As many times the limit are fetched, and so many at least, and ordered anew by length.
FETCHED, LEAST_FETCHED = 3, 60
AGAIN = 4  # passages that say the same as one before them, of which so many are read with those that are shown
# So many of the first are ordered anew by how well they meet the query's units one by one, and how much that counts beside the best score.
MET, MET_WEIGHT = 20, 0.2


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers the query."""

    rank: int
    score: float
    found: StoredPassage
    _reasons: Reasons = field(repr=False, compare=False)

    @property
    def why(self) -> Why:
        """Why it is one."""
        return self._reasons.of(self.found)

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's hit."""
        passage = self.found.passage
        place: dict[str, object] = {"document": passage.document, "source": self.found.source, "path": passage.path}
        place |= {"start": passage.start, "end": passage.end}
        out: dict[str, object] = {"rank": self.rank, "score": round(self.score, 6), **place, "exact": self.found.exact}
        out |= {"kind": passage.kind, "why": self.why.to_json()}
        if passage.page is not None:
            out["page"] = passage.page
        return out


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found, best first; `ms` is the time that finding took, `notes` what a reader should know of how it was made."""

    query: str
    hits: tuple[Hit, ...]
    ms: float
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's object for `cancu search --json`."""
        out: dict[str, object] = {"query": self.query, "hits": [hit.to_json() for hit in self.hits], "ms": round(self.ms, 2)}
        return out | {"notes": list(self.notes)} if self.notes else out


@runtime_checkable
class Meeting(Protocol):
    """An embedder that compares a query with texts unit by unit; the shipped table does."""

    def met(self, query: str, texts: Sequence[str]) -> list[float]:
        """Return how well each text meets the query's units."""
        ...


class Reranker(Protocol):
    """Scores passages for a query, reading both together; `search.passages.transformer.CrossEncoderReranker` is one."""

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """Return one score a text, higher is better."""
        ...


def find(
    store: Store,
    query: str,
    limit: int = 10,
    where: PassageFilter | None = None,
    *,
    embedder: Embedder | None = None,
    reranker: Reranker | None = None,
    encoder: Encoder | None = None,
    told: bool = True,
    reads: bool = False,
) -> SearchResult:
    """Return the passages that fit `query` best, at most `limit`, under the exact restrictions of `where`; all of one state of the store.

    `embedder` is by default the shipped one or the one that CANCU_MODEL names; `reranker` the one that CANCU_RERANKER names, if any;
    `encoder` the shipped one or the one that CANCU_ENCODER names, whose vectors count where every document of the store has them.
    Why one is a hit is found out when it is asked for: of all hits at once where all are to be `told`, else of each alone.  Where the
    store has none of the encoder's vectors, it `reads` the first candidates: a quarter of a second the first time, for a reader, not for
    who searches many times.

    Raises:
        BadInput: if the query is empty, longer than 20,000 characters, or has neither letter nor digit.
        BadModel: if a model that is named cannot be loaded.
    """
    with uncollected(), one_blas_thread():
        models = embedder or default_embedder(), reranker, encoder or default_encoder()
        return one_state(store, lambda: _or_outside(lambda said: _find(store, said, limit, where, *models, told, reads), query))


def _or_outside(search: Callable[[str], SearchResult], query: str) -> SearchResult:
    """Return what a query finds; where its fields leave nothing, what is nearest outside them, with a note."""
    result = search(query)
    rest, fields = unrestricted(query) if not result.hits else ("", ())
    if not fields:
        return result
    outside = search(rest) if any(map(str.isalnum, rest)) else replace(result, notes=())
    said = f"Không đoạn nào hợp với {' '.join(fields)}", f"No passage fits {' '.join(fields)}"
    follow = ("; dưới đây là những đoạn gần nhất ngoài đó", "; the nearest outside it follow") if outside.hits else ("", "")
    note = f"{said[0]}{follow[0]}. / {said[1]}{follow[1]}."
    return replace(outside, query=query, ms=result.ms + outside.ms, notes=(note, *outside.notes))


def _find(
    store: Store,
    query: str,
    limit: int,
    where: PassageFilter | None,
    embedder: Embedder,
    reranker: Reranker | None,
    encoder: Encoder | None,
    told: bool,
    reads: bool,
) -> SearchResult:
    started = time.perf_counter()
    typed = read_typed(check_query(query)[:READ_CHARS])
    if limit < 1:
        raise BadInput(f'limit is {limit}; it must be at least 1. Example: cancu search "biên giới" --limit 10', code="bad-limit")
    where, unknown = field_filter(typed, where, partial(ids_named, store))
    words = " ".join((typed.words, *unknown)).strip() or " ".join(value for _, value in typed.fields) or query
    read, lexical, kind, ways = _by_words(store, words, where, embedder)
    meant = ways[0][1]
    notes = _mismatch(store, embedder)
    dense = {} if notes else _dense(store, meant, where, embedder)
    notes += (f"Đọc là / Read as: “{meant}”.",) if is_folded(words) and fold_token(meant) != meant else ()
    encoded = _encoded(store, ways, where, encoder) if encoder is not None else {}
    lists = [(1.0, lexical), (DENSE_WEIGHT[kind], dense), (encoder_weight(kind, read.known), encoded)]
    if reads and encoder is not None and not encoded:
        encoded = _first_read(store, ways, max_normalized_sum(lists, FLOOR), encoder)
        lists[-1] = (lists[-1][0], encoded)
    fused = dict(max_normalized_sum(lists, FLOOR)[: None if not typed.is_plain else max(FETCHED * limit, LEAST_FETCHED)])
    reranker = reranker or default_reranker()
    found = _Passages(store)
    lengths = store.lengths(fused) if typed.is_plain and reranker is None else None
    if lengths is None:
        found.read([*fused, *(_holding(store, typed, where) - fused.keys())])
        lengths = {number: one.passage.end - one.passage.start for number, one in found.items()}
    scored = [(_weighed(fused.get(number, 0.0), length), number) for number, length in lengths.items()]
    if not typed.is_plain:
        scored, said = _exactly(store, typed, scored, found, unknown)
        notes += said
    scored.sort(key=_best_first)
    found.read([number for _, number in scored[: max(MET, limit) + AGAIN]])
    if reranker is None and isinstance(embedder, Meeting):
        scored = _met(scored, meant, found, embedder)
    if reranker is not None and scored:
        scores = reranker.scores(words, [found[number].exact for _, number in scored])
        scored = [(score, number) for score, (_, number) in zip(scores, scored, strict=True)]
    scored = _unrepeated(sorted(scored, key=_best_first), found, limit)
    sentences = embedder if hasattr(embedder, "nearest") else None  # the table reads a hit's sentences in no time, another model does not
    together = [found[number] for _, number in scored] if told else []
    reasons = Reasons(read, typed, words, (lexical, dense, encoded), sentences, together)
    hits = [Hit(rank, score, found[number], reasons) for rank, (score, number) in enumerate(scored, start=1)]
    return SearchResult(query, tuple(hits), (time.perf_counter() - started) * 1000, notes)


def _by_words(
    store: Store, words: str, where: PassageFilter | None, embedder: Embedder
) -> tuple[LexicalQuery, dict[int, float], str, list[tuple[float, str]]]:
    """Return the query as read, {passage number: score} by its words, its language ("vi", "en") and what it means to a reader of texts:
    abbreviations spelled out, the likeliest ways to print it, with their shares, where it is typed without accents."""
    nearest, synonyms = getattr(embedder, "nearest", None), default_synonyms()
    read = read_query(words, nearest=nearest)
    lexical = dict(store.lexical(read.match, CANDIDATES, where)) if read.match else {}
    if read.english:
        return read, lexical, "en", [(1.0, words)]
    meant = synonyms.spelled(words)
    if not is_folded(words):
        return read, lexical, "vi", [(1.0, meant)]
    best = sorted(lexical, key=lambda number: (-lexical[number], number))[:RESTORED_FROM]
    most = min(READINGS, max(1, READING_WORDS // (len(meant.split()) or 1)))
    ways = readings(meant, [*(one.exact for one in store.passages(best)), *synonyms.phrases(words)], most)
    again = read_query(words, nearest=nearest, ways=ways)
    if again.match != read.match:
        read, lexical = again, dict(store.lexical(again.match, CANDIDATES, where))
    return read, lexical, "vi", ways


def _best_first(pair: tuple[float, int]) -> tuple[float, int]:
    return -pair[0], pair[1]


def _met(scored: list[tuple[float, int]], meant: str, found: Mapping[int, StoredPassage], embedder: Meeting) -> list[tuple[float, int]]:
    """Return the passages, whose first are ordered anew by how well they meet the query's units one by one; scores fall all the same."""
    top = scored[0][0] if scored else 0.0
    if top <= 0:
        return scored
    first = embedder.met(meant, [found[number].exact for _, number in scored[:MET]])
    least, most = min(first), max(first)
    gained = [MET_WEIGHT * (one - least) / (most - least) if most > least else 0.0 for one in first]
    gained += [0.0] * (len(scored) - len(gained))
    return [(score / top + more, number) for (score, number), more in zip(scored, gained, strict=True)]


def _holding(store: Store, typed: Typed, where: PassageFilter | None) -> set[int]:
    """Return the passages that may have what is asked for exactly: those that the index gives for the rarest of the conditions."""
    lists = []
    for group in typed.needed:
        match = tuple(part for phrase in group for part in phrase.group())
        lists.append({number for number, _ in store.lexical(match, EXACT_CANDIDATES, where)})
    return min(lists, key=len) if lists else set()


def _exactly(
    store: Store, typed: Typed, scored: list[tuple[float, int]], found: Mapping[int, StoredPassage], unknown: Sequence[str]
) -> tuple[list[tuple[float, int]], tuple[str, ...]]:
    """Return the passages that have what is asked for exactly; where none has, those nearest without what was left out; and notes."""
    notes = tuple(f"“{value}” không phải tên đã biết nên được tìm như từ thường. / No known name: searched as words." for value in unknown)
    own = {}
    if typed.numbers:  # a document has its own number without printing it in every passage
        for node in store.nodes({found[number].passage.document for _, number in scored}, evidence=False):
            number = str(node.properties.get("number") or "")
            own[node.id] = [one for one in typed.numbers if number and Typed("", ((one,),)).meets(number)]
    kept = [pair for pair in scored if typed.meets(found[pair[1]].exact, own.get(found[pair[1]].passage.document, ()))]
    if kept or not typed.needed:
        return kept, notes
    asked = " và ".join(" hoặc ".join(f"“{phrase.text}”" for phrase in group) for group in typed.needed)
    nearest = [pair for pair in scored if typed.is_free_of(found[pair[1]].exact)]
    said = f"Không đoạn nào có đúng {asked}; dưới đây là những đoạn gần nhất. / No passage has exactly this; the nearest follow."
    return nearest, (*notes, said)


def _unrepeated(scored: list[tuple[float, int]], found: Mapping[int, StoredPassage], limit: int) -> list[tuple[float, int]]:
    """Return the first `limit` passages; words that a document repeats are shown once."""
    out: list[tuple[float, int]] = []
    seen: set[tuple[str, str]] = set()
    for score, number in scored:
        one = found[number]
        said = (one.passage.document, " ".join(one.exact.casefold().split()))
        if said not in seen:
            seen.add(said)
            out.append((score, number))
        if len(out) == limit:
            break
    return out


def _mismatch(store: Store, embedder: Embedder) -> tuple[str, ...]:
    """Return a note where the store's vectors are of another model: they cannot be compared with the query's."""
    made_by = store.meta("embedder")
    if not made_by or made_by == embedder.name:
        return ()
    return (
        f"Searched by words alone: the store's vectors were made by {made_by!r}, the model now is {embedder.name!r}. "
        "Ingest again, or set CANCU_MODEL back.",
    )


@cache
def _reranker(name: str) -> Reranker:
    from search.passages.transformer import CrossEncoderReranker

    return CrossEncoderReranker(name)


def default_reranker() -> Reranker | None:
    """Return the re-ranker that CANCU_RERANKER names, None where it names none."""
    name = os.environ.get("CANCU_RERANKER", "").strip()
    return _reranker(name) if name else None


def encoder_weight(kind: str, known: float) -> float:
    """Return what the encoder's list counts for a query of this language ("vi", "en") of which the vocabularies know such a share."""
    unknown = max(0.0, 1 - known / KNOWN_ENOUGH) if kind == "en" else 0.0
    return ENCODER_WEIGHT[kind] + UNKNOWN_WEIGHT * unknown


class _Passages(dict[int, StoredPassage]):
    """Passages by number, read together or when one is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, numbers: Iterable[int]) -> None:
        """Read those that are not read yet."""
        missing = [number for number in numbers if number not in self]
        self.update((one.number, one) for one in (self._store.passages(missing) if missing else ()))

    def __missing__(self, number: int) -> StoredPassage:
        self.read([number])
        return self[number]


def _weighed(score: float, length: int) -> float:
    """Return the score of a passage of so many characters, less for one of a few words."""
    return score * (1 - SHORT_LOSS * math.exp(-length / SHORT_CHARS))


def check_query(query: str) -> str:
    """Return the query if it can be searched for.

    Raises:
        BadInput: otherwise, with what to do.
    """
    if len(query) > MAX_QUERY_CHARS:
        message = f"The query has {len(query)} characters; at most {MAX_QUERY_CHARS} can be searched for. Shorten it."
        raise BadInput(message, code="query-too-long")
    check_text(query, "query")
    if not query.strip():
        raise BadInput('The query is empty. Type what you look for, for example: cancu search "biên giới"', code="empty-query")
    if not any(c.isalnum() for c in query):
        raise BadInput(f"The query {query.strip()[:40]!r} has neither letter nor digit. Type words to look for.", code="no-words")
    return query


def _dense(store: Store, query: str, where: PassageFilter | None, embedder: Embedder) -> dict[int, float]:
    """Return {passage number: cosine}, best first, at most CANDIDATES."""
    vector = embedder.encode([query])[0]
    if not vector.any():
        return {}
    return dict(store.nearest(vector.tolist(), CANDIDATES, where))


def _encoded(store: Store, ways: Sequence[tuple[float, str]], where: PassageFilter | None, encoder: Encoder) -> dict[int, float]:
    """Return {passage number: cosine by the encoder}, best first, at most ENCODER_CANDIDATES; none unless every document has vectors."""
    if not store.is_encoded(encoder.name):
        return {}
    return dict(store.nearest(_asked(ways, encoder).tolist(), ENCODER_CANDIDATES, where, encoder=encoder.name))


def _first_read(store: Store, ways: Sequence[tuple[float, str]], scored: Sequence[tuple[int, float]], encoder: Encoder) -> dict[int, float]:
    """Return the same of as many of the scored passages, best first, as may be read now."""
    found = {one.number: one for one in store.passages([number for number, _ in scored[:MOST]])} if scored else {}
    first = first_candidates(found[number] for number, _ in scored[:MOST] if number in found)
    return read_first(encoder, _asked(ways, encoder), first) if first else {}


def _asked(ways: Sequence[tuple[float, str]], encoder: Encoder) -> npt.NDArray[np.float32]:
    """Return the encoder's vector of a query; ways to print it count by their shares."""
    import numpy as np

    vector: npt.NDArray[np.float32] = np.array([share for share, _ in ways], np.float32) @ encoder.encode_queries(
        [text for _, text in ways]
    )
    vector /= np.linalg.norm(vector) or np.float32(1)
    return vector
