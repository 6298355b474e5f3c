"""`python -m search.train.examples`: the training pairs of the encoder as token ids in one compressed file.

A pair is a query, in up to three forms (as printed; without accents; in other words), and a passage.  The forms teach the encoder to read
what people type: no accents, abbreviations, the thesaurus' other words, left out words, slips.  Nothing of the five documents, the
corpus, the queries of data/eval or xquad is read.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import lzma
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from search.passages.tokens import fold_token
from search.train.sources import MAX_CHARS, Pair, Sets, read_pairs

__all__ = ["Example", "main", "pack", "read_examples"]

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 14  # any; written down so that the same data give the same model
QUERY_TOKENS, PASSAGE_TOKENS = 56, 120  # what a query and a passage are cut to
# Of an English text's neighbours so many sentences make a Vietnamese passage.
BLOCK = 5
NEWS = 24_000  # pairs, evenly drawn from all that there are
# So often a term that has another is changed for it.
CHANGED = 0.4
_LINK = re.compile(r"^Điều (\S+)\. ")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Example:
    """A query, the same without accents and in other words ("" where there is none), and the passage that answers it."""

    query: str
    folded: str
    other: str
    passage: str


class Rewriter:
    """Says a Vietnamese query in other words: synonyms, abbreviations and English of the vocabularies, words left out, slips."""

    def __init__(self, labels: Sequence[Pair], seed: int) -> None:
        self._random = random.Random(seed)
        others: dict[str, list[str]] = defaultdict(list)
        for pair in labels:
            for one, two in ((pair.left, pair.right), (pair.right, pair.left)):
                if 2 <= len(one.split()) <= 6 and not one.isascii():
                    others[one.lower()].append(two)
        self._others = {key: sorted(set(forms)) for key, forms in others.items()}

    def rewrite(self, text: str) -> str:
        """Return another form of the text in lower case."""
        draw, words, out, at = self._random, text.lower().split(), [], 0
        while at < len(words):
            for size in range(min(6, len(words) - at), 1, -1):
                bare = " ".join(words[at : at + size]).strip(",.;:()")
                if bare in self._others and draw.random() < CHANGED:
                    out.append(draw.choice(self._others[bare]))
                    at += size
                    break
            else:
                out.append(words[at])
                at += 1
        if len(out) > 4 and draw.random() < 0.5:
            del out[draw.randrange(len(out))]
        if draw.random() < 0.3:
            k = draw.randrange(len(out))
            out[k] = self._slip(out[k])
        return " ".join(out)

    def part(self, text: str) -> str:
        """Return some neighbouring words of a sentence in lower case, "" of a short one."""
        words = text.lower().split()
        if len(words) < 9:
            return ""
        size = self._random.randrange(5, min(13, len(words)))
        first = self._random.randrange(len(words) - size + 1)
        return " ".join(words[first : first + size])

    def _slip(self, word: str) -> str:
        """Return the word with two letters changed about, or without its accents."""
        if len(word) < 4 or self._random.random() < 0.5:
            return fold_token(word)
        k = self._random.randrange(len(word) - 1)
        return word[:k] + word[k + 1] + word[k] + word[k + 2 :]


def read_examples(sets: Sets) -> dict[str, list[Example]]:
    """Return the examples by group, in a fixed order; groups of law go by topic, so that neighbours are alike."""
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for pair in read_pairs(sets):
        by_source[pair.source].append(pair)
    rewriter = Rewriter([*by_source["labels"], *by_source["labels-vi"]], SEED)

    def typed(pairs: Sequence[Pair]) -> list[Example]:
        """Vietnamese queries in three forms."""
        return [Example(p.left, fold_token(p.left.lower()), rewriter.rewrite(p.left), p.right) for p in pairs]

    def english(pairs: Sequence[Pair]) -> list[Example]:
        """English queries for Vietnamese passages."""
        return [Example(p.right, "", rewriter.part(p.right), p.left) for p in pairs]

    news = by_source["vntc"]
    return {
        "law": typed([*by_source["phapdien"]]),
        "law-title": typed(by_source["phapdien-title"]),
        "law-next": typed([Pair(p.source, p.left[:150], p.right) for p in by_source["phapdien-next"]]),
        "law-related": typed(list(_related(sets.folder))),
        "news": typed([news[i * len(news) // NEWS] for i in range(min(NEWS, len(news)))]),
        "labels": [*typed(by_source["labels-vi"]), *english(by_source["labels"])],
        "english-sentence": english([*by_source["evbcorpus"], *by_source["tatoeba"], *by_source["udhr"]]),
        "english-passage": english(list(_blocks(sets.folder))) if "evbcorpus" in sets.conditional else [],
        "dictionary": english(by_source["vi_en_dict"]),
    }


def _related(folder: Path) -> Iterator[Pair]:
    """Yield an article's title with its act's name, and the body of another article that the codification links to it."""
    titles, bodies, links = {}, {}, []
    with gzip.open(folder / "phapdien" / "phapdien_articles.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if 40 <= len(article["text"]) <= 20_000 and article.get("doc_no"):
                titles[article["code"]], bodies[article["code"]] = article["title"], article["text"]
                links += [(article["code"], found[1]) for link in article["related"] if (found := _LINK.match(link))]
    for one, two in links:
        if one in titles and two in bodies and len(titles[one]) > 20:
            yield Pair("phapdien-related", titles[one], bodies[two][:MAX_CHARS])


def _blocks(folder: Path) -> Iterator[Pair]:
    """Yield an English sentence and the Vietnamese passage of some sentences that it stands in."""
    items: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with gzip.open(folder / "evbcorpus" / "evb_en_vi.tsv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            item, _, english, vietnamese = line.rstrip("\n").split("\t")[:4]
            items[item].append((_joined(english), _joined(vietnamese)))
    for rows in items.values():
        for first in range(0, len(rows), BLOCK):
            part = rows[first : first + BLOCK]
            passage = " ".join(vietnamese for _, vietnamese in part)
            for english, _ in part:
                if len(english) > 30 and len(part) > 1:
                    yield Pair("evbcorpus-passage", passage, english, english=True)


def _joined(text: str) -> str:
    text = re.sub(r"\s+([,.;:?!)’”%]|n't\b|'s\b)", r"\1", text)
    return _GAP.sub(" ", re.sub(r"([(“‘$])\s+", r"\1", text)).strip()


def pack(groups: dict[str, list[Example]], tokenizer_json: str) -> bytes:
    """Return the examples in LZMA: every text once as token ids without prefix and special tokens; a group is rows of four text numbers
    (query, without accents, in other words, passage; -1 for none)."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(tokenizer_json)
    numbers: dict[tuple[str, int], int] = {}
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, examples in groups.items():
        rows = [
            [
                numbers.setdefault((text, longest), len(numbers)) if text else -1
                for text, longest in (
                    (e.query, QUERY_TOKENS),
                    (e.folded, QUERY_TOKENS),
                    (e.other, QUERY_TOKENS),
                    (e.passage, PASSAGE_TOKENS),
                )
            ]
            for e in examples
        ]
        arrays[name] = np.array(rows, np.int32).reshape(-1, 4)
    texts, parts = list(numbers), list[npt.NDArray[np.uint16]]()
    for first in range(0, len(texts), 5000):
        some = texts[first : first + 5000]
        encoded = tokenizer.encode_batch_fast([text for text, _ in some], add_special_tokens=False)
        parts += [np.array(one.ids[:longest], np.uint16) for one, (_, longest) in zip(encoded, some, strict=True)]
    arrays["lengths"] = np.array([len(part) for part in parts], np.uint8)
    arrays["ids"] = np.concatenate(parts)
    for prefix in ("query", "passage"):
        arrays[f"prefix.{prefix}"] = np.array(tokenizer.encode(f"{prefix}:", add_special_tokens=False).ids, np.uint16)
    out = io.BytesIO()
    np.savez(out, allow_pickle=False, **arrays)
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 3, "dict_size": 1 << 26, "lp": 1, "lc": 3, "pb": 1}]
    return lzma.compress(out.getvalue(), filters=filters)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the examples for an encoder's tokenizer; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m search.train.examples", description="Write the encoder's training pairs.")
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "sets")
    parser.add_argument("--encoder", type=Path, default=ROOT / "data" / "encoder", help="folder with the tokenizer")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "examples.xz")
    options = parser.parse_args(arguments)
    groups = read_examples(Sets(options.sets, ROOT / "schemas" / "vocab"))
    data = pack(groups, (options.encoder / "tokenizer.json").read_text("utf-8"))
    options.out.write_bytes(data)
    for name, examples in groups.items():
        print(f"{name}: {len(examples)} pairs")  # noqa: T201
    print(f"{len(data) / 1e6:.1f} MB in {options.out}")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
