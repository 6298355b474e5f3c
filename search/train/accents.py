"""`python -m search.train.accents`: learn which syllables Vietnamese prints behind each other, for queries without accents.

From the sets' law, news and sentences and the project's own words (`schemas`); every fiftieth text of the sets is left out and its
accents are brought back, which says how many syllables come back right.  The same texts give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from search.passages.accents import BITS, FILE, FOLDER, KNOWN, STEPS, Chances, readings
from search.passages.tokens import fold_token, plain_tokens
from text.views import clean

__all__ = ["learn", "main", "right", "write"]

ROOT = Path(__file__).resolve().parent.parent.parent
# How often a text of each set counts, so that law and news do not outweigh what people say and ask.
SETS = {"law": 1, "news": 1, "sentences": 4, "words": 10, "questions": 50}
# One of so many texts of a set is left out, and so many of their clauses are measured with.
HELD_OUT, MEASURED = 50, 300
OWN = {"words": ("vocab", "pages", "rules"), "questions": ("questions",)}
# A form is a syllable that is seen so often; so many of them, of pairs and of triples are kept: those that tell the most.
MIN_ALONE, FORMS, PAIRS, TRIPLES = 8, (1 << BITS) - KNOWN, 300_000, 250_000
# What is taken off each count for what was not seen (Kneser and Ney, ICASSP 1995).
DISCOUNT = 0.75
_SYLLABLE = re.compile(r"[^\W\d_]{1,7}")
_CLAUSE = re.compile(r"[.;:!?\n]")

_Ints = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]


def read_texts(sets: Path, schemas: Path) -> dict[str, list[str]]:
    """Return the texts by set, in a fixed order."""
    return {"law": [*_law(sets)], "news": [*_news(sets)], "sentences": [*_sentences(sets)]} | {
        name: [*_own(schemas, rooms)] for name, rooms in OWN.items()
    }


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from file


def _law(sets: Path) -> Iterator[str]:
    for line in _lines(sets / "phapdien" / "phapdien_articles.jsonl.gz"):
        article = json.loads(line)
        yield f"{article['title']}\n{article['text']}"


def _news(sets: Path) -> Iterator[str]:
    for topic in ("chinh_tri_xa_hoi", "phap_luat", "the_gioi"):
        yield from (json.loads(line)["text"] for line in _lines(sets / "vntc" / f"{topic}.jsonl.gz"))


def _sentences(sets: Path) -> Iterator[str]:
    yield from (line.rstrip("\n").split("\t")[3] for line in _lines(sets / "evbcorpus" / "evb_en_vi.tsv.gz"))
    yield from (line.split("\t")[1] for line in (sets / "tatoeba_laser" / "manythings_eng_vie.tsv").read_text("utf-8").splitlines())


def _own(schemas: Path, rooms: Sequence[str]) -> Iterator[str]:
    """Yield what rooms of the schemas say with accents."""
    for room in rooms:
        for path in sorted((schemas / room).glob("*.yaml")):
            said = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            yield from (text for text in _strings(said) if not text.isascii())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


@dataclass(frozen=True, slots=True)
class Learnt:
    """Forms by frequency, and chances: of forms, of pairs and triples of them by keys in order; `left` is the factor for what is not kept
    behind a form or a pair."""

    forms: list[str]
    alone: _Floats
    left: _Floats
    pairs: _Ints
    of_pair: _Floats
    left_of_pair: _Floats
    triples: _Ints
    of_triple: _Floats


def learn(texts: Mapping[str, Iterable[str]], weights: Mapping[str, float], most: tuple[int, int] = (PAIRS, TRIPLES)) -> Learnt:
    """Return what texts, by set, teach; each set's count by its weight."""
    ids: dict[str, int] = {"": 0}
    read = {name: np.fromiter(_numbered(some, ids), np.int64) for name, some in texts.items()}
    seen = sum((weights[name] * np.bincount(row, minlength=len(ids)) for name, row in read.items()), np.zeros(len(ids)))
    words = [*ids]
    known = sorted(((-seen[i], word) for word, i in ids.items() if seen[i] >= MIN_ALONE and _SYLLABLE.fullmatch(word)))[:FORMS]
    forms = [word for _, word in known]
    number = {form: i for i, form in enumerate(forms, KNOWN)}
    to = np.array([0, *(number.get(word, KNOWN - 1) for word in words[1:])], np.int64)
    rows = [(weights[name], to[row]) for name, row in read.items()]
    pairs = _counted((weight, row[:-1] << BITS | row[1:]) for weight, row in rows)
    triples = _counted((weight, (row[:-2] << BITS | row[1:-1]) << BITS | row[2:]) for weight, row in rows)
    several = _several(forms)
    return _kept(forms, several, pairs, triples, most)


def _numbered(texts: Iterable[str], ids: dict[str, int]) -> Iterator[int]:
    """Yield the words of each clause by number, a 0 before each."""
    for words in _clauses(texts):
        yield 0
        yield from (ids.setdefault(word, len(ids)) for word in words)


def _clauses(texts: Iterable[str]) -> Iterator[list[str]]:
    for text in texts:
        for clause in _CLAUSE.split(clean(text).lower()):
            if words := plain_tokens(clause):
                yield words


def _counted(rows: Iterable[tuple[float, _Ints]]) -> tuple[_Ints, _Floats]:
    """Return the keys in order and how often each is seen, by weight; a key whose last or middle is a begin is none."""
    found = []
    for weight, keys in rows:
        inner = (keys & (1 << BITS) - 1) > 0
        inner &= (keys >> BITS & (1 << BITS) - 1 > 0) | (keys >> 2 * BITS == 0)
        each, times = np.unique(keys[inner], return_counts=True)
        found.append((each, times * float(weight)))
    keys, where = np.unique(np.concatenate([each for each, _ in found]), return_inverse=True)
    return keys, np.bincount(where, np.concatenate([times for _, times in found]), len(keys)).astype(np.float64)


def _several(forms: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return by number whether a form's syllable is printed in several ways."""
    plain = [fold_token(form) for form in forms]
    each, where, times = np.unique(np.array(plain), return_inverse=True, return_counts=True)
    return np.concatenate([np.zeros(KNOWN, bool), times[where] > 1]) if len(each) else np.zeros(KNOWN, bool)


def _kept(
    forms: list[str], several: npt.NDArray[np.bool_], counted: tuple[_Ints, _Floats], counted3: tuple[_Ints, _Floats], most: tuple[int, int]
) -> Learnt:
    """Return the chances by interpolated Kneser-Ney of the pairs and triples that tell the most beside what is shorter."""
    pairs, times = counted
    size, last = len(forms) + KNOWN, (1 << BITS) - 1
    alone = np.maximum(np.bincount(pairs & last, minlength=size), 0.3)
    alone[0] = 0.0
    alone /= alone.sum()
    of_pair, left, gain = _discounted(times, pairs >> BITS, alone[pairs & last], size)
    triples, times3 = counted3
    before = np.searchsorted(pairs, triples >> BITS)
    of_triple, _, gain3 = _discounted(times3, before, _of_pairs(pairs, of_pair, left, alone, triples), len(pairs))
    tells3 = _tells(triples, gain3, several)
    chosen3 = _first(tells3, most[1])
    needed = np.isin(pairs, triples[chosen3] >> BITS)
    chosen = _first(np.where(needed, np.inf, _tells(pairs, gain, several)), most[0])
    pairs, of_pair = pairs[chosen], of_pair[chosen]
    triples, of_triple = triples[chosen3], of_triple[chosen3]
    held = np.isin(triples >> BITS, pairs)
    triples, of_triple = triples[held], of_triple[held]
    left = _left(pairs >> BITS, of_pair, alone[pairs & last], size)
    lower = _of_pairs(pairs, of_pair, left, alone, triples)
    left_of_pair = _left(np.searchsorted(pairs, triples >> BITS), of_triple, lower, len(pairs))
    return Learnt(forms, alone, left, pairs, of_pair, left_of_pair, triples, of_triple)


def _discounted(times: _Floats, before: _Ints, lower: _Floats, size: int) -> tuple[_Floats, _Floats, _Floats]:
    """Return the chances, the share that is left behind each beginning, and what knowing each tells (the gain of likelihood)."""
    off = np.minimum(DISCOUNT, 0.9 * times)
    all_ = np.maximum(np.bincount(before, times, size), 1e-9)
    left = np.minimum(np.bincount(before, off, size) / all_, 1.0)
    left[np.bincount(before, minlength=size) == 0] = 1.0
    chance = (times - off) / all_[before] + left[before] * lower
    return chance, left, times * np.log(chance / (left[before] * lower))


def _of_pairs(pairs: _Ints, of_pair: _Floats, left: _Floats, alone: _Floats, triples: _Ints) -> _Floats:
    """Return the chances of the last of triples behind the middle alone."""
    last = (1 << BITS) - 1
    wanted = triples & (1 << 2 * BITS) - 1
    at = np.minimum(np.searchsorted(pairs, wanted), len(pairs) - 1)
    return np.where(pairs[at] == wanted, of_pair[at], left[wanted >> BITS] * alone[wanted & last])


def _tells(keys: _Ints, gain: _Floats, several: npt.NDArray[np.bool_]) -> _Floats:
    """Return the gains; none where an unknown form stands, or no form that is printed in several ways."""
    last = (1 << BITS) - 1
    parts = [keys & last, keys >> BITS & last] + ([keys >> 2 * BITS] if int(keys.max(initial=0)) >> 2 * BITS else [])
    useful = np.any([several[part] for part in parts], axis=0) & np.all([part != KNOWN - 1 for part in parts], axis=0)
    return np.where(useful, gain, 0.0)


def _first(tells: _Floats, most: int) -> _Ints:
    chosen: _Ints = np.sort(np.argsort(-tells, kind="stable")[:most])
    return chosen[tells[chosen] > 0]


def _left(before: _Ints, chance: _Floats, lower: _Floats, size: int) -> _Floats:
    """Return the factor of what is not kept behind each beginning, so that all together are 1."""
    rest, low = (np.clip(1 - np.bincount(before, values, size), 1e-4, 1) for values in (chance, lower))
    return np.minimum(rest / low, 1.0)


def write(folder: Path, learnt: Learnt) -> None:
    """Write what was learnt, chances as logarithms in a byte."""
    from safetensors.numpy import save

    arrays: dict[str, npt.NDArray[Any]] = {
        "forms": np.frombuffer("\n".join(learnt.forms).encode(), np.uint8),
        "pairs": learnt.pairs.astype(np.uint32),
        "triples": (np.searchsorted(learnt.pairs, learnt.triples >> BITS) << BITS | learnt.triples & (1 << BITS) - 1).astype(np.uint32),
    }
    for name in ("alone", "left", "of_pair", "left_of_pair", "of_triple"):
        steps = np.rint(-np.log(np.maximum(getattr(learnt, name), 1e-12)) * STEPS)
        arrays[name] = np.minimum(steps, 255).astype(np.uint8)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(save(arrays))


def right(chances: Chances, texts: Iterable[str], most: int = MEASURED) -> tuple[int, int]:
    """Return how many syllables of the first clauses come back right without their accents, and how many there are."""
    good = all_ = 0
    clauses = (words for words in _clauses(texts) if len(words) > 3 and not all(map(str.isascii, words)))
    for words, _ in zip(clauses, range(most), strict=False):
        read = readings(" ".join(map(fold_token, words)), (), 1, chances)[0][1].split()
        judged = [one == other for one, other in zip(words, read, strict=True) if one.isalpha()]
        good, all_ = good + sum(judged), all_ + len(judged)
    return good, all_


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, write and measure; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m search.train.accents", description="Learn syllables and what stands before them.")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "sets")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    texts = read_texts(options.sets, ROOT / "schemas")
    held = {name: some[::HELD_OUT] for name, some in texts.items() if name not in OWN}
    learnt = learn({name: [text for i, text in enumerate(some) if name not in held or i % HELD_OUT] for name, some in texts.items()}, SETS)
    write(options.out, learnt)
    print(f"{len(learnt.forms)} forms, {len(learnt.pairs)} pairs, {len(learnt.triples)} triples, in {options.out}")  # noqa: T201
    chances = Chances(options.out)
    for name, some in held.items():
        good, all_ = right(chances, some)
        print(f"{name}, not learnt from: {good} of {all_} syllables right ({good / all_:.4f})")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
