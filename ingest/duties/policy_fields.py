"""Policy fields of a document and its tasks: words of schemas/vocab/fields.yaml in the task, the heading above it and the title.

A trigger in a task's own words says a field; a hint, or a word of the heading or title, says it half or less, so that two must agree.
Weights and threshold are measured on tests/data/field_sentences.txt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from ingest.parsed import ParsedDocument, TaskFound
from ingest.reading import Reading
from text.spans import Span
from text.tokens import Words, words_of
from text.views import clean
from text.vocabulary import load

__all__ = ["Match", "fields_in", "with_fields"]

Range = tuple[int, int]
_WORD_AND_COMMA = re.compile(r"[^\W_]+,?")
# What may stand between two words of one phrase: no end of a sentence; a comma only where the phrase has one, and there it may be missing.
_JOINED = re.compile(r"[\s/\"'“”–-]{1,4}")
_LISTED = re.compile(r"[\s,/\"'“”–-]{1,4}")
# A trigger says a field alone, hints where two of them stand: together they reach THRESHOLD.
TRIGGER, HINT = 1.0, 0.5
# How much a word counts that stands in the heading above a task, or in its document's title.
ABOVE = 0.5
THRESHOLD = 1.0  # at 0.5 tasks of 22 documents get 745 fields more, at 2 803 fewer (benchmarks.numbers)
# A document has a field that its title says, or that this share of its tasks has, and no fewer than so many.
SHARE, FEWEST = 0.5, 3
_PROOFS = 3
# First words of names of bodies: within them no word says a field ("Sở Y tế" is told to do work of any kind).
_HEADS = frozenset(
    "sở bộ ban cục tổng chi phòng ủy hội đoàn liên công đài tòa văn ngân kho thanh trung viện bảo ngành hiệp".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A phrase met in a text: its range, the field that it says ("" where it only hides shorter ones) and its weight."""

    start: int
    end: int
    field: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that say a field ("" for a name), with a weight; 0 hides what it holds.  `commas`: whether one may follow each but the last."""

    words: list[str]
    commas: tuple[bool, ...]
    field: str
    weight: float


@cache
def _phrases() -> dict[str, dict[str, tuple[_Phrase, ...]]]:
    """Return {first word: {second word: phrases}}; the second is "" for phrases of one word."""
    found: defaultdict[tuple[str, str], set[tuple[tuple[str, ...], str, float]]] = defaultdict(set)
    for term in load().fields:
        for phrases, weight in ((term.triggers, TRIGGER), (term.hints, HINT), (term.exclude, 0.0)):
            for phrase in phrases:
                words = _words(phrase)
                found[_first(words)].add((words, term.id, weight))
    for body in load().bodies:
        for name in (body.label_vi, *body.aliases_vi):
            words = _words(name)
            if len(words) > 1 and words[0] in _HEADS:
                found[_first(words)].add((words, "", 0.0))
    out: defaultdict[str, dict[str, tuple[_Phrase, ...]]] = defaultdict(dict)
    for (first, second), rows in found.items():
        out[first][second] = tuple(
            _Phrase([w.rstrip(",") for w in words], tuple(w.endswith(",") for w in words[:-1]), field, weight)
            for words, field, weight in sorted(rows)
        )
    return dict(out)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_phrases())


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD_AND_COMMA.findall(clean(text).lower()))


def _first(words: tuple[str, ...]) -> tuple[str, str]:
    return words[0].rstrip(","), words[1].rstrip(",") if len(words) > 1 else ""


def fields_in(reading: Reading, start: int, end: int, ignore: Iterable[Range] = ()) -> list[Match]:
    """Return the phrases in [start, end) that say fields, in order; ranges of `ignore` say nothing."""
    hidden = sorted(ignore)
    begins, reaches = [a for a, _ in hidden], [*accumulate((b for _, b in hidden), max)]  # how far the ranges up to each one reach
    words = words_of(reading.flat, reading.low)
    phrases, firsts, low = _phrases(), _first_words(), words.low
    met: list[Match] = []
    for k in words.where(firsts, start, end, marked=True, always=True):
        known = phrases[low[k]]
        alone, paired = known.get("", ()), known.get(low[k + 1], ()) if k + 1 < len(low) else ()
        if not alone and not paired:
            continue  # most often
        first = words.starts[k]
        for phrase in (*alone, *paired):
            if low[k : k + len(phrase.words)] != phrase.words:
                continue
            stop = _met(reading.low, words, k, phrase)
            if stop is None or stop > end:
                continue
            before = bisect_left(begins, stop)
            if not before or reaches[before - 1] <= first:
                met.append(Match(first, stop, phrase.field, phrase.weight))
    longer = [one for one in met if one.weight != HINT]
    starts = [one.start for one in longer]
    most = max((one.end - one.start for one in longer), default=0)
    # What holds a phrase begins at it or before it, no further than the longest phrase reaches.
    return [
        one
        for one in met
        if one.weight
        and not any(_hides(other, one) for other in longer[bisect_left(starts, one.end - most) : bisect_right(starts, one.start)])
    ]


def _met(text: str, words: Words, k: int, phrase: _Phrase) -> int | None:
    """Return where a phrase ends whose words begin with word k, None where more stands between them than the phrase has."""
    last = k + len(phrase.words)
    for n, comma in enumerate(phrase.commas, start=k):
        a, b = words.ends[n], words.starts[n + 1]
        if text[a:b] != " " and not (_LISTED if comma else _JOINED).fullmatch(text, a, b):
            return None
    return words.ends[last - 1]


def _hides(other: Match, one: Match) -> bool:
    """Whether a longer phrase holds a shorter one: a name, an exception of its field, or a trigger of another field."""
    if other.end - other.start <= one.end - one.start or not (other.start <= one.start and one.end <= other.end):
        return False
    return other.field == one.field if not other.weight and other.field else other.field != one.field


def with_fields(reading: Reading, parsed: ParsedDocument) -> ParsedDocument:
    """Return a document with its policy fields and those of its tasks."""
    names = sorted(reading.inside(span) for agency in parsed.agencies for span in agency.mentions)
    title = (parsed.document.places or {}).get("title")
    of_title = _matches(reading, [reading.inside(title)], names) if title else []
    headings = {section.path: section.heading_span for section in parsed.sections}
    seen: dict[Span, list[Match]] = {}
    tasks = []
    for task in parsed.tasks:
        above = headings.get(task.section)
        if above is not None and above not in seen:
            seen[above] = _matches(reading, [reading.inside(above)], names)
        own = _matches(reading, [reading.inside(span) for span in (task.span, *task.continued)], names)
        weighed = [(own, 1.0), (seen[above] if above else [], ABOVE), (of_title, ABOVE)]
        tasks.append(replace(task, fields=tuple(_said(reading, weighed))))
    return replace(parsed, tasks=tuple(tasks), fields=tuple(_of_document(reading, of_title, tasks)))


def _matches(reading: Reading, ranges: Iterable[Range], names: Sequence[Range]) -> list[Match]:
    out = []
    for start, end in ranges:
        near = names[max(0, bisect_left(names, (start, 0)) - 8) : bisect_left(names, (end, 0))]  # a long name may begin before
        out += fields_in(reading, start, end, [(a, b) for a, b in near if start < b])
    return out


def scores(weighed: Iterable[tuple[Iterable[Match], float]], text: str) -> dict[str, tuple[float, Match]]:
    """Return {field: (score, the match that says it best)}; a word counts once, where it counts most."""
    best: dict[tuple[str, str], tuple[float, Match]] = {}
    for matches, factor in weighed:
        for match in matches:
            key = (match.field, text[match.start : match.end])
            value = match.weight * factor
            if key not in best or value > best[key][0]:
                best[key] = (value, match)
    out: dict[str, tuple[float, Match]] = {}
    for (field, _), (value, match) in best.items():
        held = out.get(field)
        first = held is None or (match.weight, -match.start) > (held[1].weight, -held[1].start)
        out[field] = ((held[0] if held else 0.0) + value, match if first or held is None else held[1])
    return out


def _said(reading: Reading, weighed: Iterable[tuple[list[Match], float]]) -> Iterator[tuple[str, Span]]:
    for field, (score, match) in sorted(scores(weighed, reading.low).items()):
        if score >= THRESHOLD:
            yield field, reading.span(match.start, match.end)


def _of_document(reading: Reading, of_title: list[Match], tasks: Sequence[TaskFound]) -> Iterator[tuple[str, Span]]:
    said = dict(_said(reading, [(of_title, 1.0)]))
    proofs: defaultdict[str, list[Span]] = defaultdict(list)
    for task in tasks:
        for field, span in task.fields:
            proofs[field].append(span)
    most = max(FEWEST, SHARE * len(tasks))
    found = list(said.items())
    found += [(field, span) for field, spans in proofs.items() if field not in said and len(spans) >= most for span in spans[:_PROOFS]]
    yield from sorted(found)
