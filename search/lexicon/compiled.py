"""The lexicon and the thesaurus as one JSON file, the synonyms of a search as another, made by `make schemas`: no question waits for 20,000
names to be cut up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.lexicon import Lexicon
from search.passages.expand import Groups, groups_of
from text.vocabulary import load

__all__ = ["Compiled", "read", "read_synonyms", "write"]

ROOT = Path(__file__).resolve().parent.parent.parent
COMPILED = ROOT / "schemas" / "generated" / "lexicon.json"
SYNONYMS = COMPILED.with_name("synonyms.json")
# What the entries are made from: when one of these changes, the file is old.
_SOURCES = (
    "search/lexicon/entries.py",
    "search/lexicon/lexicon.py",
    "search/lexicon/called.py",
    "search/question/spelling.py",
    "search/question/typed.py",
    "search/lexicon/thesaurus.py",
    "search/passages/expand.py",
    "search/passages/tokens.py",
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """`entries` by joined keys, with `starts` as `search.lexicon.lexicon.Packed` has them; `called` the bodies by the names that questions
    have for them; `terms` the thesaurus by joined keys and `english` its names of Vietnamese terms, texts with a tab between the names, as
    most are never asked for; `frames` the rows of frames.yaml, `shapes` the patterns of shapes.yaml by their names; `together` what
    `search.question.spelling.together` returns, in one text."""

    entries: Mapping[str, str]
    starts: Mapping[str, int]
    terms: Mapping[str, str]
    english: Mapping[str, str]
    called: Mapping[str, str]
    frames: list[dict[str, object]]
    shapes: Mapping[str, str]
    together: str


@cache
def _digest() -> str:
    digest = hashlib.sha256()
    tables = [path for folder in ("vocab", "questions") for path in sorted((ROOT / "schemas" / folder).glob("*.yaml"))]
    for path in [*(ROOT / source for source in _SOURCES), *tables]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


@cache
def read() -> Compiled | None:
    """Return what was compiled, None where there is none or its sources have changed."""
    try:
        found = json.loads(COMPILED.read_bytes())
        if found["digest"] != _digest():
            return None
        return Compiled(*(found[name] for name in Compiled.__slots__))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_synonyms() -> Groups | None:
    """Return the groups of synonyms that were compiled, None where there are none or their sources have changed."""
    try:
        found = json.loads(SYNONYMS.read_bytes())
        return Groups(found["members"], found["short"], found["begin"]) if found["digest"] == _digest() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(lexicon: Lexicon) -> Path:
    """Write the compiled files and return the lexicon's path."""
    from search.frames.frame import read_frames
    from search.lexicon.called import called_by
    from search.lexicon.thesaurus import english_groups, groups
    from search.question.shapes import joined, read_shapes
    from search.question.spelling import together

    frames = [
        {name: row[name] for name in ("id", "family", "needs", "forbids", "weight", "says", "cues", "unless") if name in row}
        for row in read_frames()
    ]
    entries, starts = lexicon.packed()
    lines = [
        f'"digest":{json.dumps(_digest())}',
        '"frames":' + json.dumps(frames, ensure_ascii=False),
        '"shapes":' + json.dumps(joined(read_shapes()), ensure_ascii=False),
        '"together":' + json.dumps(" ".join(sorted(together(lexicon.words())))),
        '"entries":{\n' + _lines(entries) + "}",
        '"starts":' + json.dumps(starts, ensure_ascii=False, sort_keys=True),
        '"called":{\n' + _lines(called_by(load())) + "}",
        '"terms":{\n' + _lines(groups()) + "}",
        '"english":{\n' + _lines(english_groups()) + "}",
    ]
    COMPILED.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8", newline="\n")
    made = Groups.of(groups_of(load()))
    lines = [
        f'"digest":{json.dumps(_digest())}',
        '"members":[\n' + ",\n".join(json.dumps(one, ensure_ascii=False) for one in made.members) + "]",
        '"short":{\n' + _lines(made.short) + "}",
        '"begin":{\n' + _lines(made.begin) + "}",
    ]
    SYNONYMS.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8", newline="\n")
    read.cache_clear()
    return COMPILED


def _lines(table: Mapping[str, object]) -> str:
    """One key a line, sorted, so that a change shows as the lines that changed."""
    return (
        ",\n".join(
            f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
            for name, value in sorted(table.items())
        )
        + "\n"
    )
