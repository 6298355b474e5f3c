"""Topics of tasks: trigger words in the task, words of its nearest heading, exclusions; all data of schemas/vocab/topics.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.duties.prefixes import first_words
from ingest.reading import Reading
from text.tokens import words_of
from text.views import clean
from text.vocabulary import load

__all__ = ["Rule", "rules", "topics_of"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """A topic's patterns over the reading view in lower case."""

    topic: str
    broader: tuple[str, ...]  # all concepts above, nearest first
    triggers: re.Pattern[str] | None
    heading: re.Pattern[str] | None
    exclude: re.Pattern[str] | None
    words: frozenset[str] | None  # that one of the triggers begins with; None: not told


def _any(patterns: Sequence[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{clean(p)})" for p in patterns) + r")(?!\w)")


@cache
def rules() -> tuple[Rule, ...]:
    """Return the topics' rules, in the order of the file."""
    above = {t.id: t.broader for t in load().topics}
    out = []
    for term in load().topics:
        broader: list[str] = []
        key = above.get(term.id)
        while key is not None and key not in broader:
            broader.append(key)
            key = above.get(key)
        triggers = _any(term.triggers)
        words = first_words(triggers.pattern) if triggers is not None else None
        out.append(Rule(term.id, tuple(broader), triggers, _any(term.heading), _any(term.exclude), words))
    return tuple(out)


def topics_of(
    reading: Reading, ranges: Iterable[Range], headings: Sequence[Range] = (), ignore: Iterable[Range] = ()
) -> list[tuple[str, Range]]:
    """Return (topic, the range that says it), by topic id; broader topics too.

    `headings` are the ranges of the headings above, outermost first: the nearest one counts.  `ignore` are ranges that name an agency
    in a role: "phối hợp với các cơ quan báo chí" is no work with the press.
    """
    known, ignored = words_of(reading.flat, reading.low), sorted(ignore)
    spans = [(start, _text(reading, start, end, ignored)) for start, end in ranges]
    begun: dict[str, list[tuple[int, int]]] = {}  # topic: where its triggers may begin
    for index, (start, text) in enumerate(spans):
        for k in known.where(_first_words(), start, start + len(text), marked=True, always=True):
            for topic in _by_word()[known.low[k]]:
                begun.setdefault(topic, []).append((index, known.starts[k] - start))
    above = _of_heading(reading, *headings[-1]) if headings else {}
    found: dict[str, Range] = {}
    order = _order()
    for number in sorted({*_untold(), *(order[topic] for topic in (*begun, *above))}):
        rule = rules()[number]
        hit = _hit(rule, spans, begun.get(rule.topic, ()) if rule.words is not None else None)
        hit = hit or above.get(rule.topic)
        if hit is not None:
            found.setdefault(rule.topic, hit)
            for topic in rule.broader:
                found.setdefault(topic, hit)
    return sorted(found.items())


def _of_heading(reading: Reading, start: int, end: int) -> dict[str, Range]:
    """Return the topics that a heading's words say, with the range of these words; read once for all tasks below it."""

    def read() -> dict[str, Range]:
        text = reading.low[start:end]
        found = ((rule.topic, rule.heading.search(text)) for rule in rules() if rule.heading is not None)
        return {topic: (start + match.start(), start + match.end()) for topic, match in found if match}

    return words_of(reading.flat, reading.low).once(f"topics of heading {start}-{end}", read)


def _text(reading: Reading, start: int, end: int, ignored: list[Range]) -> str:
    return _blank(reading.low[start:end], [(a - start, b - start) for a, b in ignored if a < end and b > start])


def _hit(rule: Rule, spans: list[tuple[int, str]], begun: Sequence[tuple[int, int]] | None) -> Range | None:
    """Return the range of the first trigger in some texts; `begun` are (text, place) where one may begin, None where that is not told."""
    if rule.triggers is None:
        return None
    plain: dict[int, str] = {}  # texts in which a trigger stands, without what is excluded
    for index, at in begun if begun is not None else [(index, -1) for index in range(len(spans))]:
        start, text = spans[index]
        match = _trigger(rule.triggers, plain.get(index, text), at)
        if match and rule.exclude is not None and index not in plain:
            plain[index] = rule.exclude.sub(lambda m: " " * len(m[0]), text)
            match = _trigger(rule.triggers, plain[index], at)
        if match:
            return start + match.start(), start + match.end()
    return None


def _trigger(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    return pattern.search(text) if at < 0 else pattern.match(text, at)


@cache
def _by_word() -> dict[str, list[str]]:
    """Return the topics by the words that their triggers begin with."""
    out: dict[str, list[str]] = {}
    for rule in rules():
        for word in sorted(rule.words or ()):
            out.setdefault(word, []).append(rule.topic)
    return out


@cache
def _order() -> dict[str, int]:
    return {rule.topic: number for number, rule in enumerate(rules())}


@cache
def _untold() -> tuple[int, ...]:
    """Return the topics whose triggers may begin with any word."""
    return tuple(number for number, rule in enumerate(rules()) if rule.words is None)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_by_word())


def _blank(text: str, ranges: list[Range]) -> str:
    for start, end in ranges:
        start, end = max(0, start), min(len(text), end)
        text = text[:start] + " " * (end - start) + text[end:]
    return text
