"""`python -m search.train.wording`: train the reader of how questions are worded on templates and fillers (data/wording).

Each template is filled several times, drawn by a seed; the same files give the same bytes.  `--held E` leaves the templates of a writer
out of the training and says how well they are read.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from search.lexicon import Lexicon
from search.lexicon.lexicon import vocabulary_lexicon
from search.question import Question, read_question
from search.question.times import find_times
from search.question.weights import packed
from search.question.wording import (
    CARRIER,
    PLAIN,
    START,
    TAGS,
    WEIGHTS,
    Model,
    after_tag,
    asked_features,
    read_wording,
    tag_features,
    unpacked,
    word_of,
)
from search.question.words import Word, cover
from text.views import fold

__all__ = ["main"]

FOLDER = WEIGHTS.parent
_SLOTS = {"doc": "document", "doc2": "document", "body": "body", "body2": "body", "subject": "matter", "deed": "matter",
          "place": "place", "place2": "place", "date": CARRIER, "who": "body"}  # fmt: skip
_ASKED = {kind: asked for asked, kinds in PLAIN.items() for kind in kinds}
_TIMES = 6  # fillings of a template
_BARE, _SMALL = 0.12, 0.15  # shares of questions typed without accents, in small letters
_WEAK = 0.05  # a smaller weight is none
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the tag of each token and what it asks for."""

    question: Question
    slots: list[Word]
    tags: list[str]
    asked: str
    writer: str = ""


def templates() -> list[dict[str, str]]:
    """Return the rows of templates.jsonl."""
    return [json.loads(line) for line in (FOLDER / "templates.jsonl").read_text("utf-8").splitlines() if line]


def examples(rows: Sequence[dict[str, str]], fillers: dict[str, dict[str, list[str]]], lexicon: Lexicon, times: int) -> Iterator[Example]:
    """Yield each template filled so many times."""
    for row in rows:
        for n in range(times):
            draw = random.Random(zlib.crc32(f"{row['id']}/{n}".encode()))  # noqa: S311 - no secret
            text, ranges = _filled(row["q"], fillers, row["lang"], draw)
            way = draw.random()
            if row["lang"] == "vi" and way < _BARE:
                text = fold(text)
            elif way > 1 - _SMALL:
                text = text.lower()
            yield _example(text, ranges, row, lexicon)


def _filled(
    template: str, fillers: dict[str, dict[str, list[str]]], language: str, draw: random.Random
) -> tuple[str, list[tuple[int, int, str]]]:
    out, ranges, at = "", [], 0
    for found in _SLOT.finditer(template):
        out += template[at : found.start()]
        of = fillers[found[1].rstrip("2")][language]
        words = of[draw.randrange(len(of))]
        ranges.append((len(out), len(out) + len(words), _SLOTS[found[1]]))
        out, at = out + words, found.end()
    return out + template[at:], ranges


def _example(text: str, ranges: Sequence[tuple[int, int, str]], row: dict[str, str], lexicon: Lexicon) -> Example:
    question = read_question(text)
    slots = covered(question, lexicon)
    tags = [next((tag for start, end, tag in ranges if start <= token.start < end), CARRIER) for token in question.tokens]
    return Example(question, slots, tags, _ASKED.get(row["kind"], row["kind"]), row["id"][0])


def covered(question: Question, lexicon: Lexicon) -> list[Word]:
    """Return the slots of a question as they are before anything is made of them."""
    taken = {}
    for n, time in enumerate(find_times(question)):
        inside = [i for i, token in enumerate(question.tokens) if token.start < time.stop and time.at < token.end]
        if inside:
            taken[inside[0]] = Word(inside[0], inside[-1] + 1, (), question.words(inside[0], inside[-1] + 1), "time", str(n))
    return cover(question, lexicon, taken)


def carriers(found: Sequence[Example]) -> dict[str, set[str]]:
    """Return the writers that used a word to carry a question."""
    out: dict[str, set[str]] = {}
    for one in found:
        for token, tag in zip(one.question.tokens, one.tags, strict=True):
            if tag == CARRIER:
                out.setdefault(word_of(token), set()).add(one.writer)
    return out


def tokens_of(found: Sequence[Example], by: dict[str, set[str]]) -> Iterator[tuple[list[str], str]]:
    """Yield the features of each token, its tag before with them, and its tag; a word is as known as it is by other writers."""
    known = {writer: {word: len(writers - {writer}) for word, writers in by.items()} for writer in sorted({one.writer for one in found})}
    for one in found:
        carried = known[one.writer]
        before = START
        for features, tag in zip(tag_features(one.question, one.slots, carried), one.tags, strict=True):
            names = [*features, "bias"]
            yield [*names, *after_tag(before, names)], tag
            before = tag


def fitted(rows: Sequence[tuple[list[str], str]], classes: Sequence[str], strength: float, least: int) -> dict[str, list[int]]:
    """Return weights by maximum entropy with an L2 prior: feature → (class, hundredths) in turn, without the weak ones."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for names, _ in rows for name in set(names))
    kept = {name: i for i, name in enumerate(sorted(name for name, n in seen.items() if n >= least))}
    places = [[kept[name] for name in dict.fromkeys(names) if name in kept] for names, _ in rows]
    starts = np.cumsum([0, *map(len, places)])
    matrix = csr_matrix(
        (np.ones(starts[-1], np.float32), np.concatenate([np.array(p, int) for p in places]), starts), (len(rows), len(kept))
    )
    of = {name: i for i, name in enumerate(classes)}
    model = LogisticRegression(C=strength, max_iter=300, fit_intercept=False, tol=1e-4).fit(matrix, [of[tag] for _, tag in rows])
    out: dict[str, list[int]] = {}
    for name, i in kept.items():
        packed = [
            n for c, w in zip(model.classes_, model.coef_[:, i], strict=True) if abs(w) >= _WEAK for n in (int(c), round(100 * float(w)))
        ]
        if packed:
            out[name] = packed
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the weights; with `--held` say how the templates left out are read, and write nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", default="", help="first letters of the ids of templates left out")
    options = parser.parse_args(arguments)
    lexicon = vocabulary_lexicon()
    fillers = json.loads((FOLDER / "fillers.json").read_text("utf-8"))
    rows = templates()
    kept = [row for row in rows if row["id"][0] not in options.held]
    trained = list(examples(kept, fillers, lexicon, _TIMES))
    asked = sorted({_ASKED.get(row["kind"], row["kind"]) for row in rows})
    by = carriers(trained)
    tags = fitted(list(tokens_of(trained, by)), TAGS, 1.0, 3 * _TIMES // 2)
    kinds = fitted([([*asked_features(one.question, one.slots, one.tags), "bias"], one.asked) for one in trained], asked, 1.0, _TIMES // 2)
    out: dict[str, Any] = {
        "asked": asked,
        "carried": {word: len(writers) for word, writers in by.items()},
        "tags": packed(tags),
        "kinds": packed(kinds),
    }
    text = json.dumps(out, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    print(f"{len(trained)} questions, {len(tags)} and {len(kinds)} features, {len(text)} bytes")  # noqa: T201
    held = [row for row in rows if row["id"][0] in options.held]
    if held:
        _report(list(examples(held, fillers, lexicon, 2)), unpacked(out))
    else:
        WEIGHTS.write_text(text, "utf-8")
    return 0


def _report(found: Sequence[Example], model: Model) -> None:
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    for one in found:
        read = read_wording(one.question, one.slots, model)
        for tag, have in zip(one.tags, read.tags, strict=True):
            every[tag] += 1
            right[tag] += tag == have
        kinds[one.asked, read.asked[0][0]] += 1
    shares = ", ".join(f"{tag} {right[tag] / every[tag]:.3f}" for tag in TAGS if every[tag])
    good = sum(n for (wanted, have), n in kinds.items() if wanted == have) / len(found)
    print(f"held out: tokens right {shares}; what is asked for {good:.3f}")  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())
