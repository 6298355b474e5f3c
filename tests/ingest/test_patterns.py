"""Every pattern of the reader, of the store and of questions is safe: short enough to read, and no repetition of its own words makes it explode.

Inputs are pumped from each pattern's own literals: "x x x … !" is what makes nested repetitions try every way to part it.  What is judged is
how CPU time grows with the length in one run, with a wide margin: an exponential pattern grows a thousandfold where these may grow eightfold.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache

import pytest

import graph
import ingest
import search
import text
from ingest.duties import times
from ingest.duties.topics import rules
from ingest.names import standing
from tests.cpu import grows_at_most, seconds, takes_at_most
from text import time_grammar

ROOMS_OF_SHORT_PATTERNS = ("ingest.head", "ingest.citations", "text")
LONGEST = 200
LETTERS = 65  # of one case
_LITERAL = re.compile(r"[^\W\d_][^\W_]*(?: [^\W\d_]+)*")
_SYNTAX = re.compile(r"\(\?(?:P<\w+>|[:=!]|<[=!])|\\[a-zA-Z]|\[[^\]]*\]|\{\d*,?\d*\}")
_SIGNS = (" ", "\n", "1", "A", "a", ".", ", ", "- ", "| ", "a ", "A ", "1, ", "/A", "“", "6 gio va ")
FEW, MORE = 12, 22  # repetitions: an exponential pattern takes 2 ** 10 times as long
SLOW_S = 0.01  # CPU time below which nothing is judged: noise
GROWTH = 24.0  # times as long for (22 / 12) times the input; quadratic is 3.4, cubic 6


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for below in value.values():
            yield from _patterns(below)
    elif isinstance(value, tuple | list | frozenset | set):
        for below in value:
            yield from _patterns(below)


@cache
def compiled() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Return the module-level patterns of the packages by "module:name[n]", with their module's name."""
    found: dict[str, tuple[str, re.Pattern[str]]] = {}
    for package in (ingest, text, graph, search):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            module = importlib.import_module(info.name)
            for name, value in sorted(vars(module).items()):
                for count, pattern in enumerate(_patterns(value)):
                    if isinstance(pattern.pattern, str):
                        found.setdefault(f"{info.name}:{name}[{count}]", (info.name, pattern))
    return found


def _pumps(pattern: re.Pattern[str]) -> list[str]:
    """Return the units to repeat: the pattern's own literal words, and signs of every kind."""
    words = dict.fromkeys(_LITERAL.findall(_SYNTAX.sub("|", pattern.pattern)))
    return [*(f"{word}{gap}" for word in list(words)[:12] for gap in (" ", ", ")), *_SIGNS]


def _once(pattern: re.Pattern[str], line: str) -> None:
    pattern.search(line)
    pattern.fullmatch(line)


def _cpu(pattern: re.Pattern[str], line: str) -> float:
    return seconds(lambda: _once(pattern, line))


def explosion(pattern: re.Pattern[str]) -> str | None:
    """Return what makes a pattern explode, with its times; None if nothing does."""
    words = _LITERAL.findall(_SYNTAX.sub("|", pattern.pattern))
    for unit in _pumps(pattern):
        for lead in ("", (words[0] + " ") if words else "x "):
            few = max(_cpu(pattern, lead + unit * FEW + "\x00zzz"), 1e-6)
            for more, growth in ((FEW + 5, GROWTH / 2), (MORE, GROWTH)):
                long = lead + unit * more + "\x00zzz"
                took = _cpu(pattern, long)
                if took > SLOW_S and took > growth * few and not takes_at_most(SLOW_S, lambda text=long: _once(pattern, text)):
                    return f"{unit!r}: {few:.4f} s for {FEW} times, {took:.4f} s for {more}"
    return None


NAMES = sorted(compiled())


@pytest.mark.parametrize("name", NAMES)
def test_a_repeated_word_does_not_explode(name: str) -> None:
    assert explosion(compiled()[name][1]) is None


def _of_topics() -> dict[str, re.Pattern[str]]:
    kinds = ("triggers", "heading", "exclude")
    found = {f"{rule.topic} {kind}": getattr(rule, kind) for rule in rules() for kind in kinds}
    return {name: pattern for name, pattern in found.items() if pattern is not None}


@pytest.mark.parametrize("name", sorted(_of_topics()))
def test_a_repeated_word_does_not_explode_a_topic(name: str) -> None:
    assert explosion(_of_topics()[name]) is None


BAD = [
    r"(?:nhiệm vụ\s*|nhiệm\s*vụ\s*)+z",
    r"(?:\s*(?:TS|KHCN)\.?\s*)*[A-Z][a-z]+ x",
    r"(?:(?:\d+,?)+;)+ x",
    r"(?:\d{1,3}(?:\s*,\s*)?)+",
    r"(?:\d{1,2}\s*(?:h|gio)\s*(?:\d{2})?(?:\s*phut)?(?:\s*(?:,|va)\s*|\s+))+hang ngay",  # once that of "6 giờ và 18 giờ hằng ngày"
]


@pytest.mark.parametrize("pattern", BAD)
def test_a_pattern_that_explodes_is_found_out(pattern: str) -> None:
    assert explosion(re.compile(pattern)) is not None


@pytest.mark.parametrize("name", [name for name in NAMES if compiled()[name][0].startswith(ROOMS_OF_SHORT_PATTERNS)])
def test_a_pattern_is_short_enough_to_read(name: str) -> None:
    pattern = _in_parts(compiled()[name][1].pattern)
    assert len(pattern) - LETTERS * _letters(pattern) <= LONGEST, pattern


def _in_parts(pattern: str) -> str:
    """Return a pattern with each part of the grammar of times, which has a name, as one sign."""
    named = [part for name in time_grammar.__all__ if isinstance(part := getattr(time_grammar, name), str)]
    forms = {form for part in named for form in (part, time_grammar.plain(part), time_grammar.again(part))}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        pattern = pattern.replace(form, "_")
    return pattern


def _letters(pattern: str) -> int:
    """How often a pattern holds the list of Vietnamese letters, which is one word of it (`text.letters`)."""
    return pattern.count("áâãèéêì") + pattern.count("ÁÂÃÈÉÊÌ")


HANGING = [
    ("số 12/2020/NĐ-CP" + " ngày 01/1/2011" * 26 + " zz số 13/2020/NĐ-CP", "dates between two numbers"),
    ("CHỦ TỊCH\n\nTS" + ". KHCN" * 16, "titles before a name"),
    ("KẾ HOẠCH\nA\nCHỦ TỊCH\n" + "\n" * 20000 + "Nguyễn Văn An", "blank lines below an office"),
    ("Nơi nhận:\n" + "\n \n" * 20000 + "- A;", "blank lines below the recipients"),
    ("Căn cứ " + "12/2020/NĐ-CP " * 2000, "numbers in a row"),
]
LONG = [  # pattern | what stands before, is repeated, and ends the text
    (standing._ALONE, "Phòng\n", " ", "\n"),
    (standing._ALONE, "Phòng\n", "\t", "\n"),
    (standing._ALONE, "Phòng\n", "\t ", "\n"),
    (times._INSIDE, "so ", "12, ", "x"),
    (times._INSIDE, "luc ", "12:30, ", "x"),
    (times._INSIDE, "truoc thang 3", " ", "x"),
]


@pytest.mark.parametrize(("pattern", "lead", "unit", "end"), LONG)
def test_what_is_repeated_for_long_is_passed_over_once(pattern: re.Pattern[str], lead: str, unit: str, end: str) -> None:
    few, more = (lead + unit * count + end for count in (1500, 12000))
    assert grows_at_most(GROWTH, lambda: list(pattern.finditer(few)), lambda: list(pattern.finditer(more)))


@pytest.mark.parametrize(("line", "reason"), HANGING, ids=[row[1] for row in HANGING])
def test_what_once_hung_is_read(line: str, reason: str) -> None:
    from ingest.citations import read_citations
    from ingest.head.metadata import read_metadata
    from ingest.parsed import Source
    from ingest.reading import Reading

    reading = Reading.of(Source("x", "0", line))
    document, _ = read_metadata(reading)
    citations, _ = read_citations(reading, document)
    assert all(citation.span.quote(line) for citation in citations), reason
