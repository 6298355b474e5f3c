"""Rules as data: rows of schemas/rules/*.yaml, each with an id, the words it stands for, and examples that match and that must not.

A row's words are phrases of a small language over folded syllables:

- `chủ trì`: these syllables, in whatever case, with or without marks; one syllable alone must carry its own marks or none at all
  ("giao" is not "giáo");
- `[được giao|chịu trách nhiệm]` may stand there, `{đơn vị|cơ quan}` must; `…` is up to 80 characters of one clause, `*` one word,
  `#` a number.

`load(table)` gives a table's rows, `Matcher` finds them in text.  Rows come from schemas/generated/rules.json where its hashes are
those of the YAML files, else from the YAML files themselves; both give equal rows.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from text.errors import InvalidSchema

__all__ = ["Matcher", "Rule", "compile_rules", "load", "phrase_pattern", "write"]

_ROOT = Path(__file__).resolve().parent.parent / "schemas"
RULES = _ROOT / "rules"
GENERATED = _ROOT / "generated" / "rules.json"
_KEYS = frozenset({"id", "kind", "vi", "en", "at", "in", "unless", "value", "yes", "no"})
_AT = frozenset({"any", "start", "whole", "end"})
WORD = re.compile(r"[^\W_]+")


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


def _folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower().replace("đ", "d")) if not unicodedata.combining(c))
    return re.sub(r"[–—−]", "-", plain)


_PIECE = re.compile(r"\[|\]|\{|\}|\||…|\*|#|[^\W_]+|[^\s\w]")
_PAIRS = {"]": "[", "}": "{"}
_GAP = r"[\s*_]*"


def _parse(phrase: str) -> tuple[str, frozenset[str]]:
    """Return a phrase as a pattern over a folded text, and the words that it can begin with ("" among them: with anything).

    Each word takes the space behind it, so that an optional group needs no separator of its own.
    """
    stack: list[list[tuple[str, set[str], bool]]] = [[("", set(), True)]]  # alternatives: pattern, first words, whether still empty
    opened: list[str] = []
    for piece in _PIECE.findall(_folded(phrase)):
        if piece in "[{":
            opened.append(piece)
            stack.append([("", set(), True)])
            continue
        if piece == "|" and opened:
            stack[-1].append(("", set(), True))
            continue
        if piece in _PAIRS:
            if not opened or opened.pop() != _PAIRS[piece]:
                raise InvalidSchema(f"The phrase {phrase!r} closes a bracket that it did not open. Mend it in schemas/rules.")
            inner = stack.pop()
            body = "(?:" + "|".join(pattern for pattern, _, _ in inner) + ")" + ("?" if piece == "]" else "")
            first = set().union(*(firsts for _, firsts, _ in inner))
            empty = piece == "]" or any(blank for _, _, blank in inner)
        else:
            empty = False
            if piece == "…":
                body, first, empty = r"[^.;:\n]{0,80}?", set(), False
            elif piece == "*":
                body, first = rf"[^\W_]+{_GAP}", {""}
            elif piece == "#":
                body, first = rf"\d+{_GAP}", {""}
            elif piece[0].isalnum():
                body, first = rf"{piece}(?!\w){_GAP}", {piece}
            else:
                body, first = rf"{re.escape(piece)}{_GAP}", {""}
        pattern, firsts, blank = stack[-1][-1]
        stack[-1][-1] = (pattern + body, firsts | first if blank else firsts, blank and empty)
    if opened:
        raise InvalidSchema(f"The phrase {phrase!r} does not close its brackets. Mend it in schemas/rules.")
    pattern, firsts, _ = stack[0][0]
    return pattern, frozenset(firsts)


def phrase_pattern(phrase: str) -> str:
    """Return the regular expression of a phrase over a folded text, without anchors; it takes the space behind the last word too.

    Raises:
        InvalidSchema: if brackets do not close.
    """
    return _parse(phrase)[0]


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
        phrase_pattern(str(phrase))
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
        data = json.loads(GENERATED.read_text("utf-8"))
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


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    rule: Rule
    spelled: frozenset[str]  # the phrase's syllables with their marks: what is printed must carry these or none; empty: any


class Matcher:
    """Finds rows in a text that stands in two forms of one length: lower case (`low`) and folded (`flat`)."""

    def __init__(self, rules: Iterable[Rule], *, place: str = "") -> None:
        self.rules = tuple(rule for rule in rules if not place or not rule.places or place in rule.places)
        self.order = {rule.id: number for number, rule in enumerate(self.rules)}
        self._forms: dict[str, list[_Form]] = {}
        self._unless = {rule.id: Matcher([Rule(rule.id, rule.kind, rule.unless)]) for rule in self.rules if rule.unless}
        for rule in self.rules:
            for phrase in rule.vi:
                pattern, firsts = _parse(phrase)
                open_ = any(sign in phrase for sign in "…*#")  # words stand there that the phrase does not spell
                spelled = frozenset() if open_ else frozenset(WORD.findall(unicodedata.normalize("NFC", phrase.lower())))
                form = _Form(re.compile(pattern), rule, spelled)
                for first in firsts:
                    self._forms.setdefault(first, []).append(form)
        # one pattern a first word tells whether any of its forms can match: most words begin none
        self._any = {first: re.compile("|".join(form.pattern.pattern for form in forms)) for first, forms in self._forms.items()}

    def _match(self, form: _Form, flat: str, low: str, start: int, end: int) -> int:
        """Return where a form that begins at `start` ends, without the space behind it; -1 where it does not match."""
        match = form.pattern.match(flat, start, end)
        if match is None:
            return -1
        words = match[0].rstrip(" \t\n\r*_\x0b\x0c")
        stop = start + len(words)
        return stop if stop > start and self._is_spelled(form, words, low[start:stop]) else -1

    @staticmethod
    def _is_spelled(form: _Form, words: str, low: str) -> bool:
        """Whether each syllable stands with the phrase's own marks or with none; one of three may be misprinted."""
        if not form.spelled:
            return True
        printed = WORD.findall(low)
        wrong = sum(a != b and b not in form.spelled for a, b in zip(WORD.findall(words), printed, strict=False))
        return wrong == 0 or wrong == 1 and len(printed) > 2

    def _forms_at(self, word: str, flat: str, at: int, end: int) -> list[_Form]:
        """Return the forms, of which one matches, that `word` at a place or no certain word begins."""
        out: list[_Form] = []
        for first in (word, "") if word else ("",):
            any_ = self._any.get(first)
            if any_ is not None and any_.match(flat, at, end):
                out += self._forms[first]
        return out

    def at(self, flat: str, low: str, start: int, end: int) -> tuple[Rule, int] | None:
        """Return the row whose words begin at `start`, and where they end: the longest, of equal ones the earlier row."""
        word = WORD.match(flat, start, end)
        return self._longest(word[0] if word else "", flat, low, start, end)

    def _longest(self, word: str, flat: str, low: str, start: int, end: int) -> tuple[Rule, int] | None:
        best: tuple[Rule, int] | None = None
        for form in self._forms_at(word, flat, start, end):
            stop = self._match(form, flat, low, start, end)
            if stop < 0:
                continue
            if best is None or stop > best[1] or stop == best[1] and self.order[form.rule.id] < self.order[best[0].id]:
                best = (form.rule, stop)
        return best

    def find(self, flat: str, low: str, start: int, end: int) -> Iterator[tuple[Rule, int, int]]:
        """Yield (row, start, end) of the rows in [start, end), from left to right, none inside another."""
        at = start
        for word in WORD.finditer(flat, start, end):
            if word.start() < at or word[0] not in self._forms and "" not in self._forms:
                continue
            found = self._longest(word[0], flat, low, word.start(), end)
            if found is not None:
                at = found[1]
                yield found[0], word.start(), at

    def first(self, flat: str, low: str, start: int, end: int) -> Rule | None:
        """Return the earliest row of the table that stands in [start, end) where its `at` asks for, and no `unless` of it stands there."""
        best: Rule | None = None
        everywhere = "" in self._any
        places = [(word.start(), word[0]) for word in WORD.finditer(flat, start, end) if everywhere or word[0] in self._any]
        if everywhere and (not places or places[0][0] > start):
            places.insert(0, (start, ""))
        for at, word in places:
            for form in self._forms_at(word, flat, at, end):
                rule = form.rule
                if best is not None and self.order[rule.id] >= self.order[best.id]:
                    continue
                if rule.at in ("start", "whole") and at != start:
                    continue
                stop = self._match(form, flat, low, at, end)
                if stop < 0 or rule.at in ("end", "whole") and stop != end:
                    continue
                against = self._unless.get(rule.id)
                if against is None or next(against.find(flat, low, start, end), None) is None:
                    best = rule
        return best
