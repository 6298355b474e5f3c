"""The words of a document that a duty is made of, as typed tokens: roles, orders, verbs, openings, clauses that bound a list.

In: a `Reading` and the rows of schemas/rules.  Out: where each kind of word stands.  No word stands in this code.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ingest.reading import Reading
from text.letters import LOWER, UPPER
from text.rules import Matcher, load, rows
from text.tokens import Words, words_of

__all__ = ["BLANK", "Cue", "Speech"]

BLANK = " \t\n*_"  # between words, and what only sets them bold or slanted

_SPACE = re.compile(r"[\s*_“”\"]*")
_LINK = re.compile(r"[\s*_,:]*")
_LAST_WORDS = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\s*\([^()]{0,300}\)")
_STOP = re.compile(r"\.\s")
_IN_NAME = re.compile(rf"[{LOWER}] [{UPPER}][{LOWER}]")  # a capital behind small letters: no order, part of a name
_ASIDE = 80  # characters of an aside that a duty ends: "với vai trò chủ đầu tư | có trách nhiệm"


@cache
def _cues() -> Matcher:
    roles = [rule for rule in load("roles") if not rule.places or {"sentence", "after"} & set(rule.places)]
    kinds = ("order", "by", "duty", "negation", "between", "done", "reference", "all", "except", "compound")
    return Matcher([*roles, *(rule for rule in load("orders") if rule.kind in kinds)])


def _names_behind(words: str) -> bool:
    """Whether the last of several words begins a name: "giao Ban Chỉ huy …" is no "giao ban"."""
    last = words.split()[-1]
    return last[0].isupper() and not words.isupper() and last != words


def _is_named_so(reading: Reading, start: int, end: int) -> bool:
    """Whether a role word stands between a word for a body and a further word of its name."""
    more = reading.chars[end : end + 2].lstrip()[:1].isupper()
    heads = (word.start() for word in _LAST_WORDS.finditer(reading.flat, max(0, start - 16), start)) if more else ()
    found = (rows("actors", "head").at(reading.flat, reading.low, at, start) for at in heads)
    return any(head is not None and not reading.flat[head[1] : start].strip() for head in found)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that steers a duty: its kind (lead, coordinate, order, by, duty, negation, between, done, …), its row, its range; `after`
    says that it counts only right behind whom an order names."""

    start: int
    end: int
    kind: str
    rule: str
    after: bool = False
    joined: bool = False  # its names follow without a word between ("với sự tham gia của")


@dataclass(slots=True)
class Speech:
    """The cues of a reading, found in one pass, and questions about the words at a place."""

    reading: Reading
    cues: list[Cue] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _words: Words = field(init=False)

    def __post_init__(self) -> None:
        self._words = words_of(self.reading.flat, self.reading.low)

    @classmethod
    def of(cls, reading: Reading) -> Speech:
        """Return the cues of a reading."""
        found = []
        for rule, start, end in _cues().find(reading.flat, reading.low, 0, len(reading.flat)):
            if rule.kind == "compound" and _names_behind(reading.chars[start:end]):
                order = rows("orders", "order").at(reading.flat, reading.low, start, end)
                rule, end = order or (rule, end)
            inside = _IN_NAME.search(reading.chars, max(0, start - 3), start + 2) is not None
            if inside and (rule.kind == "order" or rule.kind in ("lead", "coordinate") and _is_named_so(reading, start, end)):
                continue  # "UBND các huyện | Giao | Thủy, Hải Hậu", "Trung tâm | Phối hợp | Tìm kiếm cứu nạn"
            after = bool(rule.places) and "sentence" not in rule.places and rule.kind in ("lead", "coordinate")
            found.append(Cue(start, end, rule.kind, rule.id, after, rule.value == "joined"))
        return cls(reading, found, [cue.start for cue in found])

    def between(self, start: int, end: int, *kinds: str) -> Iterator[Cue]:
        """Yield the cues in [start, end), of these kinds (none: all)."""
        for index in range(bisect_left(self._starts, start), len(self.cues)):
            cue = self.cues[index]
            if cue.end > end:
                return
            if not kinds or cue.kind in kinds:
                yield cue

    def cue_at(self, at: int, end: int, *kinds: str) -> Cue | None:
        """Return the cue of one of these kinds that begins at `at`, spaces and emphasis passed over."""
        at = self.skip(at, end)
        index = bisect_left(self._starts, at)
        if index < len(self.cues) and self.cues[index].start == at and self.cues[index].end <= end:
            cue = self.cues[index]
            return cue if not kinds or cue.kind in kinds else None
        return None

    def skip(self, at: int, end: int) -> int:
        """Return where the next word begins."""
        if self.reading.flat[at : at + 1].isalnum():
            return at
        match = _SPACE.match(self.reading.flat, at, end)
        return match.end() if match else at

    def match(self, matcher: Matcher, at: int, end: int) -> int | None:
        """Return where a row's words that begin at `at` end, None where none begins there."""
        reading, words = self.reading, self._words
        if at not in words.index and not reading.flat[at : at + 1].isalnum():
            at = self.skip(at, end)
        found = matcher.within(words, reading.flat, at, end)
        return found[1] if found else None

    def has(self, matcher: Matcher, start: int, end: int) -> bool:
        """Whether a row stands where its `at` asks for in [start, end)."""
        return matcher.first(self.reading.flat, self.reading.low, start, end) is not None

    def holds(self, matcher: Matcher, start: int, end: int) -> bool:
        """Whether a row stands anywhere in [start, end), whatever its `at` asks for."""
        return next(matcher.find(self.reading.flat, self.reading.low, start, end), None) is not None

    def sentence_end(self, start: int, end: int) -> int:
        """Return where the first full stop stands that a space follows, `end` where none does."""
        stop = _STOP.search(self.reading.flat, start, end)
        return stop.start() if stop else end

    def verb(self, at: int, end: int) -> bool:
        """Whether a verb of work begins at `at`."""
        return self.match(rows("verbs"), at, min(end, at + 60)) is not None

    def match_address(self, at: int, end: int) -> int | None:
        """Return where words that only address someone end ("Đối với", "Trách nhiệm của"), None where none begin at `at`."""
        return self.match(rows("orders", "address", "order"), at, min(end, at + 60))

    def aside(self, at: int, end: int) -> int:
        """Return where a clause that bounds a list ends ("trong phạm vi chức năng, nhiệm vụ được giao"), or `at`."""
        link = _LINK.match(self.reading.flat, at, end)
        inner = link.end() if link else at
        if self.match(rows("orders", "aside_open"), inner, min(end, inner + 60)) is not None:
            comma = self.reading.flat.find(",", inner, min(end, inner + 220))
            duty = next(self.between(inner, min(end, inner + _ASIDE), "duty"), None) if comma < 0 else None
            return comma + 1 if comma >= 0 else duty.start if duty is not None else at
        stop = self.match(rows("orders", "aside"), inner, min(end, inner + 220))
        if stop is None:
            return at
        # an open clause goes on to the comma, or to the verb that it stands before
        comma = self.reading.flat.find(",", stop, min(end, stop + 80))
        if comma >= 0 and not self.verb(stop, end) and self.cue_at(stop, end) is None:
            return comma + 1
        return stop

    def modals(self, at: int, end: int) -> tuple[int, bool, bool]:
        """Return where the words between a name and its work end, whether they make it responsible, and whether any stood there."""
        duty, any_ = False, False
        while True:
            link = _LINK.match(self.reading.flat, at, end)
            inner = link.end() if link else at
            stop = self.match(rows("orders", "duty"), inner, min(end, inner + 60))
            if stop is not None:
                duty, any_, at = True, True, stop
                continue
            stop = self.match(rows("orders", "modal", "standing", "forbids"), inner, min(end, inner + 60))
            if stop is not None and self.match(rows("orders", "lacks"), inner, min(end, inner + 60)) is None:
                any_, at = True, stop
                continue
            return at, duty, any_

    def preceded(self, matcher: Matcher, at: int, floor: int) -> int | None:
        """Return where a row's words begin that end right before `at`, None where none do; four words are looked at."""
        flat = self.reading.flat
        before = list(_LAST_WORDS.finditer(flat, max(floor, at - 40), at))[-4:]
        for word in before:
            found = matcher.at(flat, self.reading.low, word.start(), at)
            if found is not None and not flat[found[1] : at].strip(" \n\t*_"):
                return word.start()
        return None

    def brackets(self, at: int, end: int) -> int:
        """Return where a bracket that begins at `at` ends, or `at`."""
        match = _BRACKETS.match(self.reading.flat, at, end)
        return match.end() if match else at
