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
from search.question.shapes import shape
from search.question.words import CONTENT, Word

__all__ = [
    "BODY",
    "CARRIER",
    "DOCUMENT",
    "MATTER",
    "PLACE",
    "PLAIN",
    "START",
    "TAGS",
    "WEIGHTS",
    "Model",
    "Wording",
    "after_tag",
    "asked_features",
    "asks_otherwise",
    "carries",
    "plainly_asked",
    "read_wording",
    "tag_features",
    "unpacked",
    "without_carriers",
    "word_of",
]

CARRIER, DOCUMENT, BODY, MATTER, PLACE = TAGS = ("carrier", "document", "body", "matter", "place")
WEIGHTS = Path(__file__).resolve().parent.parent.parent / "data" / "wording" / "weights.json"
# Of 159 such words that carry a question of a writer whose templates nothing was trained on, 127 are dropped; of 1,689 others 34.
_SURE = 0.9
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
# Words that turn a question round, and those of which most templates know that they may not.
_TURNING = ("except", "each", "compare", "lack", "focal", "signer", "merge", "path", "apply", "effect", "overdue", "mention")
_OTHERWISE = (
    "neg",
    "both",
    "only",
    "more",
    "less",
    "most",
    "least",
    "few",
    "shared",
    "objective",
    "title",
    "earliest",
    "latest",
    "until",
)
_NEAR = 3  # words that a denial reaches
_WHEN = 2  # words that only ask when: "khi nào"
_OF_WHOM = ("agency", "partner", "signer", "issuer")
_OF_TIME = ("earliest", "latest", "until")  # where it is asked when
# The shares of belief from which a question is read by its wording, without and with a word that turns it round.  Of 688 plain questions of
# three writers whose templates nothing was trained on 620 are told rightly and 36 wrongly, and 53 of 468 others are taken as plain.
_LIKELY, _SURELY, _IN_SPITE = 0.3, 0.8, 0.8
START = "start"  # what stands before the first tag
_MOST_WRITERS = 4  # more of them tell no more
_Weights = dict[str, list[int]]  # of features as they are kept: (class, hundredths) in turn
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


def carries(word: str) -> bool:
    """Whether some writer's templates have a word, by its key, to carry a question."""
    return word in _model().carried


def plainly_asked(question: Question, wording: Wording, slots: Sequence[Word]) -> str:
    """Return what a question likely asks of one document, body or matter, "" where it may ask otherwise: of several places, for what is
    not, or what no template says."""
    best, share = wording.asked[0] if wording.asked else ("", 0.0)
    cues = {cue for slot in slots if CARRIER in wording.over(slot) for cue in (*_TURNING, *_OTHERWISE) if slot.has(cue)}
    denied = [at for at, slot in enumerate(slots) if slot.has("neg") and CARRIER in wording.over(slot)]
    cues -= set(_OF_TIME) if best == "time" else {"neg"} if best == "yesno" and denied == [len(slots) - 1] else set()
    turned = not cues.isdisjoint(_TURNING) or ("neg" in cues and _denies_a_part(slots, denied))
    if best not in PLAIN or share < (_IN_SPITE if cues else _LIKELY) or turned:
        return ""
    if len({slot.value for slot in slots if slot.kind == "province"}) > 1:
        return ""
    asking = [at for at, slot in enumerate(slots) if slot.kind == "wh" and not any(0 < at - one <= _NEAR for one in denied)]
    who = best not in _OF_WHOM and any(slots[at].has("wh", "who") for at in asking)
    if len(asking) > 1 or who or shape("manner").search(question.folded):
        return ""  # "Sở Xây dựng phối hợp với ai", "giao ai và ban hành khi nào"
    if _lacks(best, share, wording, slots):
        return ""
    timed = best in ("agency", "partner", "task", "part") and any(slot.has("deadline") or slot.has("meta", "issue_date") for slot in slots)
    cited = best != "citation" and any(slot.kind == "cite" and slot.has("cite", "any") for slot in slots)
    dated = (best == "issue_date" and any(slot.has("deadline") for slot in slots)) or (best == "time" and _says_a_day(slots, wording))
    return "" if timed or cited or dated or asks_otherwise(question, slots, wording, best) else best


def asks_otherwise(question: Question, slots: Sequence[Word], wording: Wording, asked: str) -> bool:
    """Whether a section is meant, a province asked for, or a question word stands beside a type of document or a noun that is no body's."""
    step = 1 if question.language == "vi" else -1
    beside = [at for at in range(len(slots)) if 0 <= at + step < len(slots) and slots[at + step].kind == "wh"]
    nouns: tuple[str, ...] = ()
    if asked != "citation":
        nouns = ("document", "province", "topic", *(() if asked in _OF_WHOM else ("agency",)))
    named = any(slots[at].has("doctype") or any(slots[at].has("noun", one) for one in nouns) for at in beside)
    after = [at + 1 for at, slot in enumerate(slots[:-1]) if slot.has("count")] if asked == "count" else []
    counted = any(slots[at].has("doctype") or any(slots[at].has("noun", one) for one in (*nouns, "citation")) for at in after)
    return (
        named or counted or any(slot.kind == "path" or (slot.has("noun", "province") and not _is_matter(slot, wording)) for slot in slots)
    )


def _says_a_day(slots: Sequence[Word], wording: Wording) -> bool:
    """Whether a day of the work is said, or the day that is asked for is that of issue: "ban hành khi nào"."""
    issued = any(slot.has("meta", "issue_date") and slot.end - slot.start > _WHEN for slot in slots)
    return issued or any(slot.kind == "time" and DOCUMENT not in wording.over(slot) for slot in slots)


def _is_matter(slot: Word, wording: Wording) -> bool:
    return wording.over(slot) == {MATTER} and wording.least(slot) >= _SURE


def _denies_a_part(slots: Sequence[Word], denied: Sequence[int]) -> bool:
    """Whether a denial reaches a word for what bodies do: "cơ quan nào không phối hợp"; "không rõ", "I don't know" deny none."""
    return any(slot.has("role") or slot.has("deadline") for at in denied for slot in slots[at + 1 : at + 1 + _NEAR])


def _lacks(asked: str, share: float, wording: Wording, slots: Sequence[Word]) -> bool:
    """Whether no word is of what every such question names: the work whose doer is asked for, a word of time where it is likely at most."""
    if asked in ("agency", "partner", "yesno"):
        return MATTER not in wording.tags
    timed = any(slot.has(cue) for slot in slots for cue in ("deadline", "before", *_OF_TIME)) or any(
        slot.has("meta", one) for slot in slots for one in ("issue_date", "period")
    )
    return asked == "time" and not timed and share < _SURELY


def without_carriers(question: Question, slots: Sequence[Word], wording: Wording) -> list[Word]:
    """Return the slots with words that surely only carry the question as fillers, which nothing is looked for by."""
    carried = _model().carried

    def is_carrier(slot: Word) -> bool:
        """Whether its words are those of several writers' templates."""
        places = range(slot.start, slot.end)
        known = all(carried.get(question.tokens[i].key, 0) >= (_WRITERS if slot.kind == "word" else 1) for i in places)
        return slot.kind in CONTENT and known and wording.over(slot) == {CARRIER} and wording.least(slot) >= _SURE

    return [replace(slot, entries=(), kind="stop", value="") if is_carrier(slot) else slot for slot in slots]


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

    tag_weights: _Weights
    asked: tuple[str, ...]
    carried: dict[str, int]
    asked_weights: _Weights


@cache
def _model() -> Model:
    return unpacked(json.loads(WEIGHTS.read_text("utf-8")))


def unpacked(rows: dict[str, Any]) -> Model:
    """Return the model that the file of weights keeps."""
    return Model(rows["tags"], tuple(rows["asked"]), rows["carried"], rows["kinds"])


def _scores(features: Sequence[str], weights: _Weights, size: int) -> list[float]:
    out = [0.0] * size
    for name in features:
        if (row := weights.get(name)) is not None:  # of ten thousands a question has some hundred: none is unpacked before
            for i in range(0, len(row), 2):
                out[row[i]] += row[i + 1] / 100
    return out


def _logs(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    total = top + math.log(sum(math.exp(score - top) for score in scores))
    return [score - total for score in scores]


def _shares(features: Iterator[str], weights: _Weights, asked: Sequence[str]) -> list[float]:
    return [math.exp(one) for one in _logs(_scores([*features, "bias"], weights, len(asked)))]


def _decode(features: Sequence[Sequence[str]], weights: _Weights) -> tuple[list[str], list[float]]:
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
