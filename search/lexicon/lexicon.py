"""The words a question may use: names of the vocabularies and of a store, and the cues of questions, by folded tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from search.passages.tokens import first_token, plain_tokens
from search.passages.tokens import tokens as split_tokens
from search.question import key
from text.views import clean

__all__ = [
    "NAMES", "Entry", "Lexicon", "Packed", "admits", "both", "cleaned", "cut", "cut_all", "first_keys", "name_tokens",
    "vocabulary_lexicon", "word_keys",
]  # fmt: skip

# An entry as it is compiled: kind, value, printed words, rank, exact.
_Raw = tuple[str, str, str, int, bool]
_BETWEEN, _BESIDE = "@", ";"  # its parts, and entries of the same words, in one text: neither stands in one

# How much a kind weighs where two readings cover the same words: a name before a cue, a cue before filler.
_WEIGHT = {
    "province": 3.0,
    "body": 3.0,
    "topic": 2.0,
    "document": 3.0,
    "doctype": 2.0,
    "signer": 2.0,
    "agency": 3.0,
    "light": 1.0,
    "stop": 0.0,
}
_CUE_WEIGHT = 1.5  # between a light word (1) and a name (2 and more): a cue gives way to a name that it is part of
_MOST_ENTRIES = 12  # of one wording
NAMES = frozenset({"province", "body", "topic", "document", "doctype", "signer", "agency"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to say one thing.

    `kind` is province, body, topic, doctype, document, signer, light, stop, or a cue's kind; `value` an id or the cue's value;
    `printed` the words as the source prints them (lower case), compared with accents that the question has; `exact` entries
    (abbreviations) must not be mistyped; `rank` breaks ties: 0 a name, 1 an alias, 2 a shortened name.
    """

    kind: str
    value: str
    printed: tuple[str, ...]
    rank: int = 0
    exact: bool = False

    @property
    def weight(self) -> float:
        """How much this reading counts against another of the same words."""
        return _WEIGHT.get(self.kind, _CUE_WEIGHT) - 0.2 * self.rank


def name_tokens(text: str) -> tuple[str, ...]:
    """Return the lower-case words of a name, "và" and "&" made one."""
    return tuple(split_tokens(_without_ands(text)))


def _without_ands(text: str) -> str:
    return text.replace(" & ", " và ").replace("&", "") if "&" in text else text


_CUTS = 2**16  # names that are held cut up: a store's are read again after each write, most of them the same
_cuts: dict[str, tuple[tuple[str, ...], str]] = {}


def cut(name: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a name and their joined keys."""
    found = _cuts.get(name)
    return found if found is not None else _hold(name, name_tokens(name))


def cut_all(names: Iterable[str]) -> None:
    """Cut many names up at once, in a third of the time."""
    waiting = [name for name in names if name not in _cuts]
    for name, words in zip(waiting, cleaned(waiting), strict=True):
        _hold(name, tuple(plain_tokens(words)))


def _hold(name: str, printed: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    if len(_cuts) >= _CUTS:
        _cuts.clear()
    found = _cuts[name] = printed, " ".join(_key(token) for token in printed)
    return found


_key = lru_cache(maxsize=2**15)(key)
_APART = "\0"  # names: no part of a word, and nothing composes with it


def first_keys(cleaned_names: Sequence[str]) -> list[str]:
    """Return the first of the joined keys of each name that `cleaned` gives, "" where it has none, in a fifth of the time of `cut`."""
    return [_key(word) if (word := first_token(one)) else "" for one in cleaned_names]


def word_keys(cleaned_names: str) -> dict[str, list[str]]:
    """Return {key: the words of cleaned names that have it}."""
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(plain_tokens(cleaned_names)):
        found.setdefault(_key(word), []).append(word)
    return found


def cleaned(names: Sequence[str]) -> list[str]:
    """Return the lower-case words of each name with what stands between them."""
    found = clean(_without_ands(_APART.join(names))).lower().split(_APART) if names else []
    return found if len(found) == len(names) else [clean(_without_ands(name)).lower() for name in names]  # one has that sign in it


class Packed(NamedTuple):
    """Entries as they are compiled, in one text by their joined keys, as most are never asked for; `starts` as a lexicon has them."""

    entries: Mapping[str, str]
    starts: Mapping[str, int]


class Lexicon:
    """Entries by the keys of their words; those that are compiled are made when they are looked up."""

    def __init__(self, parent: Lexicon | None = None, compiled: Packed | None = None) -> None:
        self.parent = parent
        self._starts: dict[str, int] = dict(compiled.starts) if compiled else {}  # first word of entries -> most words of one
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._compiled = compiled.entries if compiled else {}
        self._words: set[str] | None = None

    def add(self, kind: str, value: str, name: str, rank: int = 0, *, exact: bool = False) -> None:
        """Add one way to say `value`; the same one twice counts once, a shortened name gives way to a full one."""
        printed, joined = cut(name)
        exact = exact or (len(printed) == 1 and name.isupper())
        there = self.of(joined)
        if kind not in NAMES and not all(word.isascii() for word in printed):  # a cue with other accents is another word: "mọi" and "mới"
            there = [old for old in there if old.kind in NAMES or old.printed == printed]
        if printed and admits(there, kind, value, rank, exact):
            self._words = None
            self._entries[joined].append(Entry(kind, value, printed, rank, exact))
            self._count(joined)

    def _count(self, joined: str) -> None:
        first, size = joined.partition(" ")[0], joined.count(" ") + 1
        if size > self._starts.get(first, 0):
            self._starts[first] = size

    def longest(self, first: str) -> int:
        """Return the most words of an entry that begins with a word, 0 where none does."""
        own = self._starts.get(first, 0)
        return max(own, self.parent.longest(first)) if self.parent else own

    def stretches(self, keys: Sequence[str], at: int, stop: int | None = None) -> Iterator[tuple[int, list[Entry]]]:
        """Yield (end, entries) of the entries that begin at a key and end before `stop`, the longest first."""
        most = min(self.longest(keys[at]), (len(keys) if stop is None else stop) - at)
        for end in range(at + most, at, -1):
            if found := self.of(" ".join(keys[at:end])):
                yield end, found

    def find(self, keys: tuple[str, ...]) -> list[Entry]:
        """Return every entry of exactly these keys, the store's before the vocabulary's."""
        return self.of(" ".join(keys))

    def of(self, joined: str) -> list[Entry]:
        """Return the same of keys that a blank joins."""
        if joined in self._compiled and joined not in self._entries:
            self._entries[joined] = [
                Entry(kind, value, tuple(printed.split(" ")), rank, exact)
                for kind, value, printed, rank, exact in _raw(self._compiled[joined])
            ]
        return both(self._entries.get(joined), self.parent.of(joined) if self.parent else None)

    def words(self, fits: Callable[[str], bool] | None = None) -> set[str]:
        """Return the keys of all single words of names that may be mistyped, for spelling; or of those that fit."""
        if self._words is None:
            found = {word for joined in (*self._compiled, *self._entries) for word in joined.split(" ")}
            self._words = found | self.parent.words() if self.parent else found
        return self._words if fits is None else set(filter(fits, self._words))

    def packed(self) -> Packed:
        """Return the entries as they are compiled; an abbreviation's own words are left out of none."""
        out = dict(self._compiled)
        for joined, entries in self._entries.items():
            if entries and joined not in out:
                out[joined] = _packed([(e.kind, e.value, " ".join(e.printed), e.rank, e.exact) for e in entries])
        return Packed(out, self._starts)


def _packed(entries: Iterable[_Raw]) -> str:
    parts = [(kind, value, printed, str(rank), "exact" if exact else "") for kind, value, printed, rank, exact in entries]
    assert not any(sign in part for entry in parts for part in entry for sign in (_BETWEEN, _BESIDE))
    return _BESIDE.join(map(_BETWEEN.join, parts))


def _raw(packed: str) -> Iterator[_Raw]:
    for one in packed.split(_BESIDE):
        kind, value, printed, rank, exact = one.split(_BETWEEN)
        yield kind, value, printed, int(rank), bool(exact)


def admits(there: Sequence[Entry], kind: str, value: str, rank: int, exact: bool) -> bool:
    """Return whether one more way to say something counts beside the entries of the same words."""
    if len(there) >= _MOST_ENTRIES:
        return False  # a title that hundreds of documents have names none of them
    if kind in ("body", "topic", "agency") and rank and any(old.kind not in NAMES and old.kind != "hasty" for old in there):
        return False  # "truyền thông" alone is no agency: a cue comes before a name's everyday form; "bc" in haste leaves "BC" its meanings
    return not any(old.kind == kind and (old.value == value or (rank >= 2 and old.rank < (2 if exact else 1))) for old in there)


def both(own: Sequence[Entry] | None, above: Sequence[Entry] | None) -> list[Entry]:
    """Return the entries of a lexicon before those of its parent that say another thing."""
    if own and above:
        return [*own, *(e for e in above if all((e.kind, e.value) != (o.kind, o.value) for o in own))]
    return list(own or above or ())


@cache
def vocabulary_lexicon() -> Lexicon:
    """Return the entries of schemas/vocab and schemas/questions: compiled where that is fresh, built otherwise; both are equal."""
    from search.lexicon.compiled import read

    found = read()
    if found is not None:
        return Lexicon(compiled=Packed(found.entries, found.starts))
    from search.lexicon.entries import build
    from text import vocabulary

    return build(vocabulary.load())
