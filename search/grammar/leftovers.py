"""Words that no rule took: phrases that the store's texts have become conditions, English ones by their Vietnamese wording; the rest is unknown."""

from __future__ import annotations

from dataclasses import dataclass, field

from search.grammar.marks import Marks
from search.names import Names
from search.thesaurus import vietnamese_for

__all__ = ["Leftovers", "read_leftovers"]

# Slots whose words may be part of a phrase: "ngoại" of "đối ngoại" reads as "ngoài" when typed without accents.
_BINDING = ("light", "stop", "noun", "mention", "kind", "doctype", "topic", "with", "and", "issue", "apply", "except", "both", "either", "only", "shared", "less", "of", "to", "by")
_LONGEST = 8  # syllables of a phrase: "cụm thông tin đối ngoại cửa khẩu quốc tế"


@dataclass(slots=True)
class Leftovers:
    """`words` are conditions: (folded alternatives apart by "|", as typed); `unknown` what was typed and means nothing here."""

    words: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read_leftovers(marks: Marks, names: Names, used: set[int]) -> Leftovers:
    """Return what the leftover words of the question ask for; `used` are slots that a rule has taken."""
    out = Leftovers()
    tokens = marks.question.tokens
    loose = {i for at in range(len(marks)) if at not in used and marks[at].kind == "word" for i in range(marks[at].start, marks[at].end)}
    soft = {i for at in range(len(marks)) if at not in used and marks[at].kind in _BINDING
            for i in range(marks[at].start, marks[at].end)}
    done: set[int] = set()
    for run in _runs(sorted(loose)):
        for phrase in _phrases(run, loose, soft, tokens, names):
            if not done & set(phrase):
                done |= set(phrase)
                out.words.append((" ".join(tokens[i].key for i in phrase), marks.question.words(phrase[0], phrase[-1] + 1)))
    for run in _runs(sorted(loose - done)):
        _translate(run, marks, names, out)
    return out


def _runs(indexes: list[int]) -> list[list[int]]:
    """Split sorted indexes where one is missing."""
    out: list[list[int]] = []
    for i in indexes:
        if out and out[-1][-1] == i - 1:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def _phrases(run: list[int], loose: set[int], soft: set[int], tokens: tuple, names: Names) -> list[list[int]]:  # type: ignore[type-arg]
    """Return stretches of neighbouring words that hold words of `run` and stand together in the store, the longest first."""
    found: list[list[int]] = []
    left = set(run)
    while left:
        first, last = min(left), max(left)
        low, high = first, last
        while low - 1 in loose | soft and first - low < 3:
            low -= 1
        while high + 1 in loose | soft and high - last < 3:
            high += 1
        best: list[int] = []
        for a in range(low, high + 1):
            for b in range(min(high, a + _LONGEST - 1), a, -1):
                stretch = list(range(a, b + 1))
                covered = len(left & set(stretch))
                if not covered or any(tokens[i].number for i in stretch):
                    continue
                if (covered, len(stretch)) <= (len(left & set(best)), len(best)):
                    continue
                if (a not in loose and a + 1 not in loose and a + 2 not in loose) or not names.occurs(tuple(tokens[i].key for i in stretch)):
                    continue
                best = stretch
        if not best:
            break
        found.append(best)
        left -= set(best)
        if not left:
            break
    return found


def _translate(run: list[int], marks: Marks, names: Names, out: Leftovers) -> None:
    """English words by their Vietnamese wordings that the store has, the longest first; what has none and does not occur is unknown."""
    tokens = marks.question.tokens
    at, missing = 0, []
    while at < len(run):
        for length in range(min(5, len(run) - at), 0, -1):
            keys = tuple(tokens[i].key for i in run[at : at + length])
            wordings = [w for w in vietnamese_for(keys) if names.occurs(tuple(w.split()))]
            if wordings:
                out.words.append(("|".join(wordings), marks.question.words(run[at], run[at + length - 1] + 1)))
                at += length
                break
        else:
            word = tokens[run[at]]
            if _stands_alone(word.key, word.text) and names.occurs((word.key,)):
                out.words.append((word.key, marks.question.words(run[at], run[at] + 1)))
            else:
                missing.append(run[at])
            at += 1
    for group in _runs(missing):
        first = group[0]
        if first and any(slot.end == first and slot.has("kind") for slot in marks.slots):
            first -= 1  # "Sở Phù thủy", not "Phù thủy"
        out.unknown.append(marks.question.words(first, group[-1] + 1))


def _stands_alone(key: str, text: str) -> bool:
    """Whether one word can be a term by itself: a name or foreign word ("facebook", "asean", "iuu", "2045"), not a syllable of a longer word."""
    return len(key) >= 7 or not key.isalpha() or (len(key) >= 3 and not any(v in key for v in "aeiouy"))
