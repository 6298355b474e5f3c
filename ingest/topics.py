"""Topics of tasks: trigger words in the task, words of its nearest heading, exclusions; all data of schemas/vocab/topics.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.reading import Reading
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


def _any(patterns: Sequence[str] | None) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{clean(p)})" for p in patterns) + r")(?!\w)")


@cache
def rules() -> tuple[Rule, ...]:
    """Return the topics' rules, in the order of the file."""
    above = {t.id: t.extra.get("broader") for t in load().topics}
    out = []
    for term in load().topics:
        broader: list[str] = []
        key = above.get(term.id)
        while isinstance(key, str) and key not in broader:
            broader.append(key)
            key = above.get(key)
        extra = term.extra
        out.append(Rule(term.id, tuple(broader), _any(extra.get("triggers")), _any(extra.get("heading")), _any(extra.get("exclude"))))
    return tuple(out)


def topics_of(
    reading: Reading, ranges: Iterable[Range], headings: Sequence[Range] = (), ignore: Iterable[Range] = ()
) -> list[tuple[str, Range]]:
    """Return (topic, the range that says it), by topic id; broader topics too.

    `headings` are the ranges of the headings above, outermost first: the nearest one counts.  `ignore` are ranges that name an agency
    in a role: "phối hợp với các cơ quan báo chí" is no work with the press.
    """
    spans = list(ranges)
    ignored = sorted(ignore)
    found: dict[str, Range] = {}
    for rule in rules():
        hit = _hit(reading, rule, spans, ignored)
        if hit is None and rule.heading is not None and headings:
            start, end = headings[-1]
            match = rule.heading.search(reading.low[start:end])
            hit = (start + match.start(), start + match.end()) if match else None
        if hit is not None:
            found.setdefault(rule.topic, hit)
            for topic in rule.broader:
                found.setdefault(topic, hit)
    return sorted(found.items())


def _hit(reading: Reading, rule: Rule, spans: list[Range], ignored: list[Range]) -> Range | None:
    if rule.triggers is None:
        return None
    for start, end in spans:
        text = reading.low[start:end]
        if ignored:
            text = _blank(text, [(a - start, b - start) for a, b in ignored if a < end and b > start])
        if rule.exclude is not None:
            text = rule.exclude.sub(lambda m: " " * len(m[0]), text)
        match = rule.triggers.search(text)
        if match:
            return start + match.start(), start + match.end()
    return None


def _blank(text: str, ranges: list[Range]) -> str:
    for start, end in ranges:
        start, end = max(0, start), min(len(text), end)
        text = text[:start] + " " * (end - start) + text[end:]
    return text
