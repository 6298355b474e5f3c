"""The names of a store as a lexicon that grows with it: what documents to come add is put beside what is there, nothing is read twice."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Protocol

from search.lexicon.lexicon import Entry, Lexicon, admits, both, cleaned, cut, cut_all, first_keys, word_keys
from search.passages.tokens import tokens

__all__ = ["Form", "Named", "StoreLexicon", "SharedSubjects"]

# Of so many titles as were read at once one in GROWTH may come or go before they are counted anew: what most of them share then was shared
# by a quarter of them before.
GROWTH = 8


class Form(NamedTuple):
    """One way to say one thing that a store gives; forms of the same words are weighed in their order: documents, subjects, agencies."""

    phase: int
    id: str
    name: str
    kind: str
    value: str
    rank: int = 0
    exact: bool = False

    def names(self) -> Sequence[str]:
        """Return its name."""
        return (self.name,)

    def forms(self) -> Sequence[Form]:
        """Return itself."""
        return (self,)


class Named(Protocol):
    """A thing that a store names: its names, and those of them by which it can be asked for, which takes longer to say."""

    def names(self) -> Sequence[str]:
        """Return its names."""
        ...

    def forms(self) -> Sequence[Form]:
        """Return the ways to say it, each by one of its names."""
        ...


class StoreLexicon(Lexicon):
    """The vocabulary's entries and a store's own, which are weighed against each other when they are looked up.  What it says does not
    change; of its many names only those are cut up that begin with a word of a question, and whether a thing can be asked for by a name
    is looked at where a question has all of its words."""

    def __init__(self, parent: Lexicon, things: Sequence[Named] = ()) -> None:
        super().__init__(parent)
        self._forms: dict[str, list[Form]] = {}
        self._own: set[str] = set()  # their words
        self._lock = threading.Lock()  # a server asks in several threads
        self._waiting: dict[str, list[Named]] = {}  # by the first key of a name
        self._near: dict[str, list[Named]] = {}  # what waits no longer, by all keys of a name, until these are asked for
        self._gone: frozenset[Form] = frozenset()  # of what waited at first
        pairs = [(thing, name) for thing in things for name in thing.names()]
        texts = cleaned([name for _, name in pairs])
        self._at_first = _Listed([])
        for (thing, _), text, first in zip(pairs, texts, first_keys(texts), strict=True):
            if first:
                self._at_first.names.append((text, thing))
                self._waiting.setdefault(first, []).append(thing)

    def _look_at(self, firsts: Iterable[str]) -> None:
        """Cut up the names that begin with one of these words."""
        for first in firsts:
            if first not in self._waiting:
                continue
            with self._lock:
                pairs = [(thing, name) for thing in dict.fromkeys(self._waiting.get(first, ())) for name in thing.names()]
                cut_all(dict.fromkeys(name for _, name in pairs))
                for thing, name in pairs:
                    joined = cut(name)[1]
                    if joined.partition(" ")[0] == first:
                        self._near.setdefault(joined, []).append(thing)
                        self._count(joined)
                self._waiting.pop(first, None)  # last: until then others wait

    def _say(self, joined: str) -> None:
        """Look at the things that have a name of these keys."""
        if joined in self._near:
            with self._lock:
                things = dict.fromkeys(self._near.get(joined, ()))
                self._put(form for form in self._forms_of(things) if cut(form.name)[1] == joined)
                self._near.pop(joined, None)  # last, too

    def _forms_of(self, things: Iterable[Named]) -> Iterator[Form]:
        """Yield the forms of things that were there at first, without those that have gone since."""
        return (form for thing in things for form in thing.forms() if form not in self._gone)

    def grown(self, gone: Iterable[Form], new: Iterable[Form]) -> StoreLexicon:
        """Return the same with other forms."""
        assert self.parent is not None
        gone = list(gone)
        out = StoreLexicon(self.parent)
        with self._lock:
            out._forms, out._starts, out._entries = dict(self._forms), dict(self._starts), self._entries.copy()
            out._waiting, out._near, out._at_first = dict(self._waiting), dict(self._near), self._at_first
        out._gone = self._gone.union(gone)
        lost = False
        for form in gone:
            joined = cut(form.name)[1]
            if form in out._forms.get(joined, ()):
                out._entries.pop(joined, None)
                left = [one for one in out._forms[joined] if one != form]
                out._forms[joined] = left
                if not left:
                    lost = True
                    del out._forms[joined]
        out._own = {word for joined in out._forms for word in joined.split(" ")} if lost else self._own.copy()
        words = out._put(new)
        out._words = None if lost or self._words is None else self._words | words
        return out

    def _put(self, forms: Iterable[Form]) -> set[str]:
        """Add forms; return their words."""
        words: set[str] = set()
        for form in forms:
            joined = cut(form.name)[1]
            if not joined:
                continue
            self._entries.pop(joined, None)
            if joined not in self._forms:
                self._count(joined)
                words.update(joined.split(" "))
                self._own.update(joined.split(" "))
            self._forms[joined] = [*self._forms.get(joined, ()), form]
        return words

    def of(self, joined: str) -> list[Entry]:
        """Return every entry of exactly these keys, the store's before the vocabulary's."""
        assert self.parent is not None
        self._look_at((joined.partition(" ")[0],))
        self._say(joined)
        above = self.parent.of(joined)
        own = self._entries.get(joined)
        if own is None and joined in self._forms:
            own = []
            for form in sorted(self._forms[joined]):
                printed = cut(form.name)[0]
                exact = form.exact or (len(printed) == 1 and form.name.isupper())
                if admits(both(own, above), form.kind, form.value, form.rank, exact):
                    own.append(Entry(form.kind, form.value, printed, form.rank, exact))
            self._entries[joined] = own
        return both(own, above)

    def longest(self, first: str) -> int:
        """Return the most words of an entry, or of a name that makes none, that begins with a word, 0 where none does."""
        self._look_at((first,))
        return super().longest(first)

    def words(self, fits: Callable[[str], bool] | None = None) -> set[str]:
        """Return the keys of all single words of names that may be mistyped, for spelling; or of those that fit, which needs a look at the
        names alone that have one."""
        assert self.parent is not None
        if self._words is None and fits is not None:
            above, own = self.parent.words(), self._own.copy()
            keys = self._at_first.keys
            fitting = {key: words for key, words in keys.items() if key not in above and key not in own and fits(key)}
            new = {key for key, words in fitting.items() if self._is_said(key, words)}
            return new.union(filter(fits, above), filter(fits, own - above))
        if self._words is None:
            cut_all(list(dict.fromkeys(name for things in list(self._waiting.values()) for thing in things for name in thing.names())))
            self._look_at(list(self._waiting))
            for joined in list(self._near):
                self._say(joined)
            self._words = self._own | self.parent.words()
        return self._words if fits is None else set(filter(fits, self._words))

    def _is_said(self, key: str, words: Sequence[str]) -> bool:
        """Whether a thing can be asked for by a name with one of these words, whose key is `key`."""
        things = (thing for word in words for thing in self._at_first.with_word(word))
        return any(key in cut(form.name)[1].split(" ") for form in self._forms_of(things))


@dataclass
class _Listed:
    """Things by their cleaned names, and where words stand in all of these together."""

    names: list[tuple[str, Named]]

    @cached_property
    def keys(self) -> dict[str, list[str]]:
        """The words of the names by their keys."""
        return word_keys("\n".join(dict.fromkeys(self._joined[0].split())))  # the same stand again and again

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """The names in one text, and where each begins but the first."""
        return "\n".join(text for text, _ in self.names), list(accumulate(len(text) + 1 for text, _ in self.names))

    def with_word(self, word: str) -> Iterator[Named]:
        """Yield the things that have the word in a name."""
        text, begin = self._joined
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if text[at - 1 : at].isalnum() or text[end : end + 1].isalnum():
                at = text.find(word, end)
                continue
            name = bisect_right(begin, at)
            yield self.names[name][1]
            at = text.find(word, begin[name])


class SharedSubjects:
    """The stretches of two to five words that most titles of a collection share: its subject, which tells no task from another.

    A collection of fewer than three documents has none.
    """

    def __init__(self, titles: Iterable[str]) -> None:
        cuts = [tokens(title) for title in titles]
        self.count = self._read = len(cuts)
        self._changed = 0  # titles that came or went since they were read
        # a stretch that a quarter of the titles share is made of words that a quarter share
        words = Counter(word for one in cuts for word in set(one))
        common = {word for word, count in words.items() if 4 * count > len(cuts)}
        held = Counter(phrase for one in cuts for phrase in set(_phrases(one, common)))
        self._held: Mapping[str, int] = {phrase: count for phrase, count in held.items() if 4 * count > len(cuts)}

    def grown(self, gone: Iterable[str], new: Iterable[str]) -> SharedSubjects | None:
        """Return the same with other titles; None where too many have come since they were counted."""
        less, more = [tokens(title) for title in gone], [tokens(title) for title in new]
        out = SharedSubjects(())
        out.count, out._read, out._changed = self.count + len(more) - len(less), self._read, self._changed + len(less) + len(more)
        if GROWTH * out._changed > out._read:
            return None
        held = dict(self._held)
        for titles, sign in ((less, -1), (more, 1)):
            for one in titles:
                for phrase in set(_phrases(one)):
                    if phrase in held:
                        held[phrase] += sign
        out._held = held
        return out

    def phrases(self) -> list[str]:
        """Return the stretches, sorted."""
        return sorted(phrase for phrase, count in self._held.items() if 2 * count > self.count) if self.count >= 3 else []


def _phrases(words: list[str], common: set[str] | None = None) -> Iterator[str]:
    """Yield the stretches of two to five words, of these alone where they are given."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + 5, len(words)) + 1):
            if common is not None and words[end - 1] not in common:
                break
            if end - start > 1:
                yield " ".join(words[start:end])
