"""How a question is worded: which of its words only carry it, which name a document, a body, a matter or a place; and what it asks for.

A linear tagger (maximum entropy, first order) and a linear classifier over what it leaves, both trained by `search.train.wording` on
templates of questions and fillers for their slots; the weights ship in data/wording.  Nothing here knows a store's documents.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from search.question import Question, Token
from search.question.weights import Weights
from search.question.words import CONTENT, Word

__all__ = [
    "BODY",
    "CARRIER",
    "DOCUMENT",
    "MATTER",
    "PLACE",
    "PLAIN",
    "START",
    "SURE",
    "TAGS",
    "WEIGHTS",
    "Model",
    "Wording",
    "after_tag",
    "asked_features",
    "carries",
    "read_wording",
    "tag_features",
    "unpacked",
    "without_carriers",
    "word_of",
]

CARRIER, DOCUMENT, BODY, MATTER, PLACE = TAGS = ("carrier", "document", "body", "matter", "place")
WEIGHTS = Path(__file__).resolve().parent.parent.parent / "data" / "wording" / "weights.json"
# Of 159 such words that carry a question of a writer whose templates nothing was trained on, 127 are dropped; of 1,689 others 34.
SURE = 0.9
_WRITERS = 2  # of templates that use a word which nothing knows, for it to carry a question
# What is asked for plainly, by the kinds of templates that ask for it.
PLAIN: Mapping[str, tuple[str, ...]] = {
    "task": (
        *("body_tasks", "body_tasks_doc", "body_tasks_subject", "body_tasks_place", "body_subject", "body_tasks_subject_place"),
        "leads_of_body",
    ),
    "part": ("coordinates_of_body",),
    "agency": ("who_leads", "who_leads_doc", "who_leads_place"),
    "partner": ("who_works_with", "works_with_place"),
    "time": ("when", "when_doc", "when_place", "when_body", "when_body_place"),
    "yesno": ("yes_lead", "yes_place", "yes_body"),
    "citation": ("bases",),
    "signer": ("signer",),
    "issue_date": ("date",),
    "issuer": ("issuer",),
    "count": ("count_tasks", "count_place"),
}
START = "start"  # what stands before the first tag
_MOST_WRITERS = 4  # more of them tell no more
_PUNCTUATION = ',;:?!()"“”–-/+=>→.'


@dataclass(frozen=True, slots=True)
class Wording:
    """The tag of each token with its share of belief in [0, 1], and what is asked for, best first, each with its share."""

    tags: tuple[str, ...]
    sure: tuple[float, ...]
    asked: tuple[tuple[str, float], ...]

    def over(self, slot: Word) -> set[str]:
        """Return the tags that a word's tokens have."""
        return set(self.tags[slot.start : slot.end])

    def least(self, slot: Word) -> float:
        """Return the least belief in a tag of a word's tokens."""
        return min(self.sure[slot.start : slot.end])

    def spans(self, tag: str) -> Iterator[tuple[int, int]]:
        """Yield the runs [start, end) of tokens with a tag."""
        start = None
        for at, one in enumerate((*self.tags, "")):
            if one == tag and start is None:
                start = at
            elif one != tag and start is not None:
                yield start, at
                start = None


def read_wording(question: Question, slots: Sequence[Word], model: Model | None = None) -> Wording:
    """Return how a question is worded; `slots` cover its tokens (see `search.question.words.cover`), `model` is the shipped one if None."""
    model = model or _model()
    features = [list(one) for one in tag_features(question, slots, model.carried)]
    tags, sure = _decode(features, model.tag_weights)
    asked = _shares(asked_features(question, slots, tags), model.asked_weights, model.asked)
    order = sorted(range(len(model.asked)), key=lambda i: (-asked[i], model.asked[i]))
    return Wording(tuple(tags), tuple(sure), tuple((model.asked[i], asked[i]) for i in order))


def carries(word: str, writers: int = 1) -> bool:
    """Whether so many writers' templates have a word, by its key, to carry a question."""
    return _model().carried.get(word, 0) >= writers


def without_carriers(question: Question, slots: Sequence[Word], wording: Wording) -> list[Word]:
    """Return the slots with words that surely only carry the question as fillers, which nothing is looked for by."""
    carried = _model().carried

    def is_carrier(slot: Word) -> bool:
        """Whether its words are those of several writers' templates."""
        places = range(slot.start, slot.end)
        known = all(carried.get(question.tokens[i].key, 0) >= (_WRITERS if slot.kind == "word" else 1) for i in places)
        return slot.kind in CONTENT and known and wording.over(slot) == {CARRIER} and wording.least(slot) >= SURE

    sure = [is_carrier(slot) for slot in slots]
    open_ = [slot.kind in CONTENT and not sure[at] and wording.over(slot) == {CARRIER} for at, slot in enumerate(slots)]
    beside = [any(open_[max(0, at - 1) : at + 2]) for at in range(len(slots))]  # "giảm" of "giảm nghèo"
    fillers = [replace(slot, entries=(), kind="stop", value="") for slot in slots]
    return [fillers[at] if sure[at] and not beside[at] else slot for at, slot in enumerate(slots)]


# ---------------------------------------------------------------- features


def tag_features(question: Question, slots: Sequence[Word], carried: Mapping[str, int]) -> Iterator[Iterator[str]]:
    """Yield for each token the names of what is seen of it and its neighbours, but for the tag before; `carried` says of a word how many
    writers of templates used it to carry a question."""
    seen = _seen(question, slots)
    known = [min(carried.get(word, 0), _MOST_WRITERS) for word, *_ in seen]
    for at in range(2, len(seen) - 2):
        yield _of_token(seen, known, at, question.language)


def word_of(token: Token) -> str:
    """Return the word that a token is seen as: its key, one sign for all numbers."""
    return "0" if token.number or token.text.isdigit() else token.key


def _seen(question: Question, slots: Sequence[Word]) -> list[tuple[str, str, str, str]]:
    """(word, kind of its slot, mark before it, shape) of each token, with two empty ones at both ends."""
    empty = ("", "", "", "")
    kinds = [""] * len(question.tokens)
    for slot in slots:
        for i in range(slot.start, slot.end):
            kinds[i] = slot.kind if i == slot.start else f"~{slot.kind}"
    out = [empty, empty]
    for i, token in enumerate(question.tokens):
        gap = question.text[question.tokens[i - 1].end if i else 0 : token.start]
        mark = next((char for char in gap if char in _PUNCTUATION), "")
        shape = "number" if token.number else "digits" if token.text.isdigit() else "upper" if token.upper else ""
        capital = "capital" if question.is_capital(token) else ""
        out.append((word_of(token), kinds[i], mark, shape or capital))
    return [*out, empty, empty]


def _of_token(seen: Sequence[tuple[str, str, str, str]], known: Sequence[int], at: int, language: str) -> Iterator[str]:
    (before2, kind_before2, _, _), (before, kind_before, _, _) = seen[at - 2], seen[at - 1]
    word, kind, mark, shape = seen[at]
    (after, kind_after, mark_after, shape_after), (after2, kind_after2, _, _) = seen[at + 1], seen[at + 2]
    yield f"{language}"
    yield f"w={word}"
    yield f"w-1={before}"
    yield f"w+1={after}"
    yield f"w-2={before2}"
    yield f"w+2={after2}"
    yield f"w-1,w={before} {word}"
    yield f"w,w+1={word} {after}"
    yield f"w-2,w-1={before2} {before}"
    yield f"k={kind}"
    yield f"k-1={kind_before}"
    yield f"k+1={kind_after}"
    yield f"k-1,k={kind_before} {kind}"
    yield f"k,k+1={kind} {kind_after}"
    yield f"k-2,k-1={kind_before2} {kind_before}"
    yield f"k+1,k+2={kind_after} {kind_after2}"
    yield f"s={shape}"
    yield f"s+1={shape_after}"
    yield f"c={known[at]}"
    yield f"c,k={known[at]} {kind}"
    yield f"c-1,c,c+1={known[at - 1]} {known[at]} {known[at + 1]}"
    yield f"m={mark}"
    yield f"m+1={mark_after}"


def asked_features(question: Question, slots: Sequence[Word], tags: Sequence[str]) -> Iterator[str]:
    """Yield the names of what is seen of a question as a whole: runs of up to four of its carrying words, with a sign for each name."""
    parts, kinds = ["<"], set[str]()
    for at, tag in enumerate(tags):
        if tag == CARRIER:
            parts.append(question.tokens[at].key if not question.tokens[at].text.isdigit() else "0")
        elif parts[-1] != f"<{tag}>":
            parts.append(f"<{tag}>")
    parts.append(">")
    for slot in slots:
        if any(tags[i] == CARRIER for i in range(slot.start, slot.end)) and slot.entries:
            kinds |= {f"{entry.kind}:{entry.value}" if ":" not in entry.value else entry.kind for entry in slot.entries[:2]}
    yield question.language
    yield from (f"kind {one}" for one in sorted(kinds))
    yield from sorted({" ".join(parts[i : i + n]) for n in (1, 2, 3, 4) for i in range(len(parts) - n + 1)})
    yield from sorted({f"{a} _ {b}" for a, b in zip(parts, parts[2:], strict=False)})
    yield "has " + " ".join(tag for tag in TAGS[1:] if tag in tags)
    if question.text.rstrip().endswith("?"):
        yield "mark ?"


# ---------------------------------------------------------------- the model


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features for each tag and for each kind of question; how many writers of templates used a word to carry a question."""

    tag_weights: Weights
    asked: tuple[str, ...]
    carried: dict[str, int]
    asked_weights: Weights


@cache
def _model() -> Model:
    return unpacked(json.loads(WEIGHTS.read_bytes()))


def unpacked(rows: dict[str, Any]) -> Model:
    """Return the model that the file of weights keeps."""
    return Model(Weights(rows["tags"]), tuple(rows["asked"]), rows["carried"], Weights(rows["kinds"]))


def _scores(features: Sequence[str], weights: Weights, size: int) -> list[float]:
    out = [0.0] * size
    for name in features:
        if (row := weights.get(name)) is not None:
            for i in range(0, len(row), 2):
                out[row[i]] += row[i + 1] / 100
    return out


def _logs(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    total = top + math.log(sum(math.exp(score - top) for score in scores))
    return [score - total for score in scores]


def _shares(features: Iterator[str], weights: Weights, asked: Sequence[str]) -> list[float]:
    return [math.exp(one) for one in _logs(_scores([*features, "bias"], weights, len(asked)))]


def _decode(features: Sequence[Sequence[str]], weights: Weights) -> tuple[list[str], list[float]]:
    """The likeliest tags of all tokens together, and each one's share where the tag before it is the likeliest."""
    size = len(TAGS)
    best: list[list[tuple[float, int]]] = []
    steps: list[list[list[float]]] = []  # [token][tag before][tag]
    for at, names in enumerate(features):
        own = _scores([*names, "bias"], weights, size)
        befores = TAGS if at else (START,)
        word, kind = _word_and_kind(names)
        after = [_scores((f"t-1={tag}", f"t-1={tag} {word}", f"t-1={tag} {kind}"), weights, size) for tag in befores]
        rows = [_logs([a + b for a, b in zip(own, one, strict=True)]) for one in after]
        steps.append(rows)
        if not at:
            best.append([(rows[0][tag], 0) for tag in range(size)])
            continue
        ways = [[(best[-1][b][0] + rows[b][tag], b) for b in range(size)] for tag in range(size)]
        best.append([max(some, key=lambda way: (way[0], -way[1])) for some in ways])
    if not best:
        return [], []
    tag = max(range(size), key=lambda one: (best[-1][one][0], -one))
    path = [tag]
    for at in range(len(best) - 1, 0, -1):
        tag = best[at][tag][1]
        path.append(tag)
    path.reverse()
    sure = [math.exp(steps[at][path[at - 1] if at else 0][path[at]]) for at in range(len(path))]
    return [TAGS[one] for one in path], sure


def after_tag(tag: str, names: Sequence[str]) -> tuple[str, str, str]:
    """Return the names of what is seen of a token with the tag before it; `names` are those of `tag_features`."""
    word, kind = _word_and_kind(names)
    return f"t-1={tag}", f"t-1={tag} {word}", f"t-1={tag} {kind}"


def _word_and_kind(names: Sequence[str]) -> tuple[str, str]:
    return next(name for name in names if name.startswith("w=")), next(name for name in names if name.startswith("k="))
