"""Training pairs: two texts that say the same or belong together, from the sets of `../shared/sets` and the project's vocabularies."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import yaml

from text.errors import BadInput

__all__ = ["CONDITIONAL", "Pair", "Sets", "read_pairs"]

# Sets that may join only where they earn their place (the model card gives the figures): evbcorpus is published for research,
# vi_en_dict is GPL by origin.
CONDITIONAL = ("evbcorpus", "vi_en_dict")
MAX_CHARS = 360  # of a passage: what PASSAGE_TOKENS of `examples` hold
# Forms of a vocabulary row that make pairs.
FORMS = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that a good embedding puts close together; `source` names the set, `english` whether `right` is English."""

    source: str
    left: str
    right: str
    english: bool = False


@dataclass(frozen=True, slots=True)
class Sets:
    """Where the sets lie, and which of the conditional ones are read."""

    folder: Path
    vocab: Path
    conditional: tuple[str, ...] = CONDITIONAL


def read_pairs(sets: Sets) -> list[Pair]:
    """Return all pairs in a fixed order.

    Raises:
        BadInput: if the folder does not hold the sets.
    """
    if not (sets.folder / "phapdien").is_dir():
        message = f"No training sets in {sets.folder}: it must hold phapdien, vntc, tatoeba_laser and udhr. Pass --sets FOLDER."
        raise BadInput(message, code="no-sets")
    out = [*_phapdien(sets.folder), *_vntc(sets.folder), *_tatoeba(sets.folder), *_udhr(sets.folder), *_labels(sets.vocab)]
    if "evbcorpus" in sets.conditional:
        out += _evbcorpus(sets.folder)
    if "vi_en_dict" in sets.conditional:
        out += _dictionary(sets.folder)
    return [pair for pair in out if pair.left.strip() and pair.right.strip() and pair.left != pair.right]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from file


_CITED_TITLE = re.compile(r"^\((?:Điều \S+ )?(?P<name>.*?)(?: ngày \d|,? có hiệu lực)")
_PARAGRAPH = re.compile(r"\n(?=\d{1,2}\. )")


def _phapdien(folder: Path) -> Iterator[Pair]:
    """Yield title – body, document's name – body, and neighbouring paragraphs of codified law."""
    for line in _lines(folder / "phapdien" / "phapdien_articles.jsonl.gz"):
        article = json.loads(line)
        body, title = article["text"], article["title"]
        if len(body) > 20_000 or len(body) < 40 or not article.get("doc_no"):
            continue
        named = _CITED_TITLE.match(article["cite"])
        name = re.sub(r"\b(?:số )?\d[\w./-]*", "", named["name"]) if named else ""
        yield Pair("phapdien", f"{title} {name[:160]}", body[:MAX_CHARS])
        paragraphs = [p.strip() for p in _PARAGRAPH.split(body) if len(p.strip()) > 60]
        if len(title) > 12 and len(paragraphs) > 1:
            yield Pair("phapdien-title", title, paragraphs[-1][:MAX_CHARS])
            yield Pair("phapdien-next", paragraphs[0][:MAX_CHARS], paragraphs[1][:MAX_CHARS])


def _vntc(folder: Path) -> Iterator[Pair]:
    """Yield the lead and a later paragraph of a news item, and two neighbours."""
    for topic in ("chinh_tri_xa_hoi", "phap_luat", "the_gioi"):
        for line in _lines(folder / "vntc" / f"{topic}.jsonl.gz"):
            paragraphs = [p.strip() for p in json.loads(line)["text"].split("\n") if len(p.strip()) > 80]
            if len(paragraphs) >= 2:
                yield Pair("vntc", paragraphs[0][:140], paragraphs[1][:MAX_CHARS])
            if len(paragraphs) >= 4:
                yield Pair("vntc", paragraphs[2][:MAX_CHARS], paragraphs[3][:MAX_CHARS])


def _tatoeba(folder: Path) -> Iterator[Pair]:
    base = folder / "tatoeba_laser"
    seen = set()
    for line in (base / "manythings_eng_vie.tsv").read_text("utf-8").splitlines():
        english, vietnamese = line.split("\t")[:2]
        seen.add(english)
        yield Pair("tatoeba", vietnamese, english, english=True)
    part = base / "data" / "tatoeba" / "v1"
    sides = [(part / f"tatoeba.vie-eng.{code}").read_text("utf-8").splitlines() for code in ("vie", "eng")]
    for vietnamese, english in zip(*sides, strict=True):
        if english not in seen:
            yield Pair("tatoeba", vietnamese, english, english=True)


def _udhr(folder: Path) -> Iterator[Pair]:
    """Yield paragraphs of the Declaration by position within their article, where both languages have as many."""
    sides = []
    for code in ("vie", "eng"):
        root = ElementTree.parse(folder / "udhr" / "data" / "udhr" / f"udhr_{code}.xml").getroot()
        parts = [node for node in root if node.tag.endswith(("article", "preamble"))]
        sides.append([[" ".join("".join(p.itertext()).split()) for p in part.iter() if p.tag.endswith("para")] for part in parts])
    for vietnamese, english in zip(*sides, strict=False):
        if len(vietnamese) == len(english) and len(vietnamese) < 6:  # the preamble is ordered otherwise in the two languages
            for left, right in zip(vietnamese, english, strict=True):
                yield Pair("udhr", left, right, english=True)
        else:
            yield Pair("udhr", " ".join(vietnamese), " ".join(english), english=True)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []


def _labels(vocab: Path) -> Iterator[Pair]:
    """Yield neighbouring forms of one language, and Vietnamese – English, of every row of the vocabularies; a few a row, so that
    bodies with forty printed forms do not outweigh the rest."""
    for path in sorted(vocab.glob("*.yaml")):
        for row in _rows(yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
            vietnamese, english = _forms(row, "vi")[:FORMS], _forms(row, "en")[:FORMS]
            for a, b in zip(vietnamese, vietnamese[1:], strict=False):
                yield Pair("labels-vi", a, b)
            for i, text in enumerate(english):
                yield Pair("labels", vietnamese[i % len(vietnamese)] if vietnamese else "", text, english=True)


def _forms(row: Mapping[str, object], language: str) -> list[str]:
    """Return the forms of one language, the label first."""
    out: list[str] = []
    for key in ("label", "aliases", "spoken"):
        value = row.get(key)
        if isinstance(value, dict):
            out += _strings(value.get(language))
    return list(dict.fromkeys(out + _strings(row.get(language))))


def _rows(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _rows(item)
    elif isinstance(value, dict):
        if {"label", "vi", "en", "aliases"} & value.keys():
            yield value
        else:
            for item in value.values():
                yield from _rows(item)


_SPACED = re.compile(r"\s+([,.;:?!)’”])|([(“‘])\s+")


def _evbcorpus(folder: Path) -> Iterator[Pair]:
    for line in _lines(folder / "evbcorpus" / "evb_en_vi.tsv.gz"):
        _, _, english, vietnamese = line.rstrip("\n").split("\t")[:4]
        if len(english) > 12:
            yield Pair("evbcorpus", _unspaced(vietnamese), _unspaced(english).replace(" n't", "n't").replace(" 's", "'s"), english=True)


def _unspaced(text: str) -> str:
    return _SPACED.sub(lambda m: m[1] or m[2], text)[:MAX_CHARS]


def _dictionary(folder: Path) -> Iterator[Pair]:
    """Yield headword – gloss and example – its translation."""
    for line in _lines(folder / "vi_en_dict" / "star_vietanh.tab.gz"):
        head, _, body = line.rstrip("\n").partition("\t")
        if "xem " in body[:8] or not body:
            continue
        meanings, *examples = re.split(r"\s=", body)
        glosses = re.sub(r"\*\s*(?:noun|verb|adj|adv|excl|conj|prep|pron|abbr)?\w*", " ", meanings)
        glosses = re.sub(r"\([^)]*\)|^\s*-\s*|\s+-\s+", "; ", glosses)
        for gloss in [g.strip() for g in re.split(r"[;:]", glosses) if re.search(r"[a-z]{2}", g)][:4]:
            yield Pair("vi_en_dict", head, gloss[:120], english=True)
        for example in examples[:3]:
            left, _, right = example.partition("+")
            if right:
                yield Pair("vi_en_dict", left.strip(), right.strip()[:MAX_CHARS], english=True)
