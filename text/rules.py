"""Rules as data: rows of schemas/rules/*.yaml, each with an id, the words it stands for, and examples that match and that must not.

A row's words are phrases of the language that `text.phrase_language` tells.  `load(table)` gives a table's rows, `Matcher` finds
them in text.  Rows come from schemas/generated/rules.json where its hashes are those of the YAML files, else from the YAML files
themselves; both give equal rows.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from text.errors import InvalidSchema
from text.phrase_language import NUMBER, SIGN, Phrase, phrase_of
from text.tokens import Words, words_of

__all__ = ["Matcher", "Rule", "compile_rules", "load", "rows", "write"]

_ROOT = Path(__file__).resolve().parent.parent / "schemas"
RULES = _ROOT / "rules"
GENERATED = _ROOT / "generated" / "rules.json"
_NONE: frozenset[str] = frozenset()
_KEYS = frozenset({"id", "kind", "vi", "en", "at", "in", "unless", "value", "yes", "no"})
_AT = frozenset({"any", "start", "whole", "end"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row.  `at` says where in the words tried it must stand: any, start, whole, end; `places` which readers use it (label,
    sentence, question, …; empty: all); `unless` are phrases beside which it does not hold; `value` is what it stands for."""

    id: str
    kind: str
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    at: str = "any"
    places: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    value: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


def _rows(path: Path) -> list[Mapping[str, Any]]:
    import yaml

    # The base loader reads every scalar as text: "yes" and "no" are keys here, not truth values.
    rows = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    if not isinstance(rows, list):
        raise InvalidSchema(f"schemas/rules/{path.name} is no list of rows.")
    return rows


def _rule(row: Mapping[str, Any], table: str) -> Rule:
    where = f"schemas/rules/{table}.yaml: {row.get('id', row)!r}"
    if unknown := set(row) - _KEYS:
        raise InvalidSchema(f"{where} has keys that no rule has: {', '.join(sorted(unknown))}. Keys are {', '.join(sorted(_KEYS))}.")
    if not row.get("id") or not row.get("kind") or not (row.get("vi") or row.get("en")):
        raise InvalidSchema(f"{where} needs an id, a kind and words (vi or en).")
    if row.get("at", "any") not in _AT:
        raise InvalidSchema(f"{where}: at {row['at']!r} is none of {', '.join(sorted(_AT))}.")
    for phrase in row.get("vi", ()):
        phrase_of(str(phrase))
    texts = {key: tuple(str(x) for x in row.get(key, ())) for key in ("vi", "en", "in", "unless", "yes", "no")}
    return Rule(
        str(row["id"]),
        str(row["kind"]),
        texts["vi"],
        texts["en"],
        str(row.get("at", "any")),
        texts["in"],
        texts["unless"],
        str(row.get("value", "")),
        texts["yes"],
        texts["no"],
    )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def compile_rules(folder: Path = RULES) -> dict[str, object]:
    """Return every table's rows as JSON values, with the hash of the files; row ids are unique over all tables.

    Raises:
        InvalidSchema: naming file and row.
    """
    tables: dict[str, object] = {}
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        rules = [_rule(row, path.stem) for row in _rows(path)]
        for rule in rules:
            if rule.id in seen:
                raise InvalidSchema(f"schemas/rules/{path.name}: {rule.id!r} stands in {seen[rule.id]} too. Ids are unique.")
            seen[rule.id] = path.name
        tables[path.stem] = [[getattr(rule, name) for name in Rule.__slots__] for rule in rules]
    return {"hash": _digest(folder), "tables": tables}


def write(path: Path = GENERATED) -> None:
    """Write the rows of schemas/rules where `load` looks for them first."""
    path.write_text(json.dumps(compile_rules(), ensure_ascii=False, indent=0) + "\n", "utf-8", newline="\n")


@cache
def _tables(folder: Path) -> dict[str, tuple[Rule, ...]]:
    data: Mapping[str, Any] = {}
    if folder == RULES and GENERATED.exists():
        data = json.loads(GENERATED.read_bytes())
    if data.get("hash") != _digest(folder):
        data = compile_rules(folder)
    return {name: tuple(_row(row) for row in rows) for name, rows in data["tables"].items()}


def _row(values: Iterable[Any]) -> Rule:
    fields: list[Any] = [tuple(value) if isinstance(value, (list, tuple)) else value for value in values]
    return Rule(*fields)


def load(table: str, folder: Path | None = None) -> tuple[Rule, ...]:
    """Return the rows of a table of schemas/rules, in the order of its file."""
    tables = _tables(folder or RULES)
    if table not in tables:
        raise InvalidSchema(f"No schemas/rules/{table}.yaml. There are {', '.join(sorted(tables))}.")
    return tables[table]


@cache
def _without_hats(word: str) -> str:
    """Return a word without horns, circumflexes and breves; its tones stay."""
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in "\u031b\u0302\u0306"))


@dataclass(frozen=True, slots=True)
class _Form:
    rule: Rule
    order: int
    spelled: frozenset[str]  # the phrase's syllables with their marks: what is printed must carry these or none; empty: any
    pattern: re.Pattern[str] | None  # of a phrase with signs or gaps; None: the tree of words has it

    def is_spelled(self, words: Words, first: int, stop: int) -> bool:
        """Whether words [first, stop) stand with the phrase's own marks or with none; one of three may be misprinted, one of two may
        have lost a horn or hat, as scans do ("Đon vị", "Thòi gian")."""
        if not self.spelled or self.spelled.issuperset(words.low[first:stop]) or words.flat[first:stop] == words.low[first:stop]:
            return True
        pairs = zip(words.flat[first:stop], words.low[first:stop], strict=True)
        wrong = [low for flat, low in pairs if flat != low and low not in self.spelled]
        if len(wrong) != 1 or stop - first < 2:
            return not wrong
        return stop - first > 2 or any(_without_hats(word) == wrong[0] for word in self.spelled)


class _Hit(NamedTuple):
    """A form whose words begin at a place: where each way to spell it ends, the phrase's first way first, and whether its marks hold."""

    order: int
    rule: Rule
    stops: tuple[tuple[int, bool], ...]


class Matcher:
    """Finds rows in a text that stands in two forms of one length: lower case (`low`) and folded (`flat`).

    Phrases of words alone are one tree of words, walked once at a word of a text; phrases with signs and gaps are patterns that are tried
    where their first two words stand.  Words that `end` cuts are none.
    """

    def __init__(self, rules: Iterable[Rule], *, place: str = "") -> None:
        self.rules = tuple(rule for rule in rules if not place or not rule.places or place in rule.places)
        self._order = {rule.id: number for number, rule in enumerate(self.rules)}
        self._unless = {rule.id: Matcher([Rule(rule.id, rule.kind, rule.unless)]) for rule in self.rules if rule.unless}
        self._tree: dict[str, Any] = {}  # folded word -> tree; "" -> [(form, which of its spellings)]
        self._patterns: dict[str, list[tuple[frozenset[str], _Form]]] = {}  # first word ("" any) -> second words ("" any), form
        self._signs: list[_Form] = []  # patterns that may begin with a sign
        self._seconds: dict[str, frozenset[str] | None] = {}  # first word -> words that may follow it, None: any
        free: set[str] = set()  # first words of the rows that may stand anywhere
        for rule in self.rules:
            for text in rule.vi:
                heads = self._add(rule, phrase_of(text))
                free |= heads if rule.at not in ("start", "whole") else set()
        self._firsts = frozenset((*self._tree, *self._patterns))
        self._any = "" in self._firsts  # whether a form can begin with any word
        self._numbered = NUMBER in self._firsts  # or with any that begins with a digit
        self._free = frozenset(free)

    def _add(self, rule: Rule, phrase: Phrase) -> set[str]:
        """Add a row's phrase; return the words that it can begin with."""
        form = _Form(rule, self._order[rule.id], phrase.spelled, None if phrase.ways is not None else re.compile(phrase.pattern))
        for number, way in enumerate(phrase.ways or ()):
            node = self._tree
            for word in way:
                node = node.setdefault(word, {})
            node.setdefault("", []).append((form, number))
            self._begins("".join(way[:1]), frozenset(way[1:2]))
        seconds: dict[str, set[str]] = {}
        for head in phrase.heads:
            seconds.setdefault(head[0], set()).add(head[1] if len(head) > 1 else "")
        signed = seconds.pop(SIGN, None) is not None
        if form.pattern is None:
            return set(seconds)
        if signed:
            self._signs.append(form)
        for first, after in seconds.items():
            needed = frozenset(() if {"", SIGN, NUMBER} & after else after)
            self._patterns.setdefault(first, []).append((needed, form))
            self._begins(first, needed)
        return set(seconds)

    def _begins(self, first: str, seconds: frozenset[str]) -> None:
        """Remember that a form begins with a word, and which words may follow it there (none: any)."""
        known = self._seconds.get(first, _NONE)
        self._seconds[first] = known | seconds if known is not None and seconds else None

    def _walk(self, words: Words, k: int) -> tuple[_Hit, ...]:
        """Return the forms of the tree that begin at word k."""
        flat, at = words.flat, k
        node, size = self._tree.get(flat[k]), len(flat)
        met: list[tuple[_Form, int, int]] = []
        while node is not None:
            at += 1
            for form, number in node.get("", ()):
                met.append((form, number, at))
            node = node.get(flat[at]) if at < size else None
            if node is not None and not words.are_joined(at):
                break
        if not met:
            return ()
        if len(met) == 1:  # most often
            form, _, stop = met[0]
            return (_Hit(form.order, form.rule, ((words.ends[stop - 1], form.is_spelled(words, k, stop)),)),)
        ways: dict[int, tuple[_Form, list[tuple[int, int]]]] = {}
        for form, number, at in met:
            ways.setdefault(id(form), (form, []))[1].append((number, at))
        hits = []
        for form, found in ways.values():
            stops = [(words.ends[stop - 1], form.is_spelled(words, k, stop)) for _, stop in sorted(found)]
            hits.append(_Hit(form.order, form.rule, tuple(stops)))
        return tuple(hits)

    def _matches(self, words: Words, flat: str, k: int, end: int) -> Sequence[tuple[int, Rule, int]]:
        """Return (order, row, end) of the forms that begin at word k and end within `end`."""
        word, following = words.flat[k], words.after[k]
        seconds = self._seconds.get(word, _NONE)
        numbered = self._numbered and word[0].isdecimal()
        if seconds is not None and following not in seconds and not (numbered or self._any):
            return ()
        node = self._tree.get(word)
        found: list[tuple[int, Rule, int]] = []
        if node is not None and ("" in node or following in node):
            known = words.found.get(self)
            if known is None:
                known = words.found[self] = {}
            hits = known.get(k)
            if hits is None:
                hits = known[k] = self._walk(words, k)
            for order, rule, stops in hits:
                for stop, sure in stops:
                    if stop <= end:  # the first way that ends within it counts
                        if sure:
                            found.append((order, rule, stop))
                        break
        if self._patterns:
            for first in (word, *((NUMBER,) if numbered else ()), *(("",) if self._any else ())):
                for needed, form in self._patterns.get(first, ()):
                    if not needed or following in needed:
                        self._pattern(words, form, flat, words.starts[k], end, found)
        return found

    @staticmethod
    def _pattern(words: Words, form: _Form, flat: str, start: int, end: int, found: list[tuple[int, Rule, int]]) -> None:
        """Add (order, row, end) of a pattern that matches at `start`."""
        match = form.pattern.match(flat, start, end) if form.pattern is not None else None
        if match is None:
            return
        stop = start + len(match[0].rstrip(" \t\n\r*_\x0b\x0c"))
        if stop > start and (not form.spelled or form.is_spelled(words, *words.inside(start, stop))):
            found.append((form.order, form.rule, stop))

    def _hits_at(self, words: Words, flat: str, start: int, end: int) -> Sequence[tuple[int, Rule, int]]:
        """Return (order, row, end) of the forms that begin at `start`, with a word or with a sign."""
        k = words.index.get(start)
        if k is not None:
            return self._matches(words, flat, k, end)
        found: list[tuple[int, Rule, int]] = []
        for form in self._signs:
            self._pattern(words, form, flat, start, end, found)
        return found

    def at(self, flat: str, low: str, start: int, end: int) -> tuple[Rule, int] | None:
        """Return the row whose words begin at `start`, and where they end: the longest, of equal ones the earlier row."""
        return self.within(words_of(flat, low), flat, start, end)

    def within(self, words: Words, flat: str, start: int, end: int) -> tuple[Rule, int] | None:
        """Return what `at` does, of a text whose words are at hand."""
        k = words.index.get(start)
        if k is None:
            return _longest(self._hits_at(words, flat, start, end)) if self._signs else None
        seconds = self._seconds.get(words.flat[k], _NONE)
        if seconds is not None and words.after[k] not in seconds and not (self._numbered or self._any):
            return None  # most often
        found = self._matches(words, flat, k, end)
        return _longest(found) if found else None

    def find(self, flat: str, low: str, start: int, end: int) -> Iterator[tuple[Rule, int, int]]:
        """Yield (row, start, end) of the rows in [start, end), from left to right, none inside another."""
        words = words_of(flat, low)
        at = start
        for k in self._places(words, self._firsts, start, end):
            begin = words.starts[k]
            if begin >= at and (hits := self._matches(words, flat, k, end)) and (found := _longest(hits)) is not None:
                at = found[1]
                yield found[0], begin, at

    def begun(self, flat: str, low: str, start: int, end: int) -> list[int]:
        """Return the places in [start, end) where a row may begin, in order: those of its first words and of its signs."""
        words = words_of(flat, low)
        places = [words.starts[k] for k in self._places(words, self._firsts, start, end)]
        signs = {m.start() for form in self._signs if form.pattern is not None for m in form.pattern.finditer(flat, start, end)}
        return sorted({*places, *signs}) if signs else places

    def first(self, flat: str, low: str, start: int, end: int) -> Rule | None:
        """Return the earliest row of the table that stands in [start, end) where its `at` asks for, and no `unless` of it stands there."""
        words = words_of(flat, low)
        best, order = None, len(self.rules)
        begun = self._hits_at(words, flat, start, end)
        places = self._places(words, self._free, start + 1, end) if self._free else ()
        if not begun and not places:
            return None
        free = (hit for at in places for hit in self._matches(words, flat, at, end))
        for anywhere, hits in ((True, begun), (False, free)):
            for number, rule, stop in hits:
                if number >= order or rule.at in ("start", "whole") and not anywhere or rule.at in ("end", "whole") and stop != end:
                    continue
                against = self._unless.get(rule.id)
                if against is None or next(against.find(flat, low, start, end), None) is None:
                    best, order = rule, number
        return best

    @staticmethod
    def _places(words: Words, firsts: frozenset[str], start: int, end: int) -> Sequence[int]:
        """Return the words in [start, end) with which a form can begin."""
        if "" in firsts:
            return range(*words.inside(start, end))
        return words.where_or_numbers(firsts, start, end) if NUMBER in firsts else words.where(firsts, start, end, always=True)


def _longest(found: Sequence[tuple[int, Rule, int]]) -> tuple[Rule, int] | None:
    if not found:
        return None
    _, rule, stop = found[0] if len(found) == 1 else min(found, key=lambda hit: (-hit[2], hit[0]))
    return rule, stop


@cache
def rows(table: str, *kinds: str, place: str = "") -> Matcher:
    """Return the matcher of a table's rows of these kinds (none: all)."""
    return Matcher([rule for rule in load(table) if not kinds or rule.kind in kinds], place=place)
