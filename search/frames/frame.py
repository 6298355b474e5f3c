"""A frame as data: what a kind of question needs and forbids, how much it weighs, which family builds it, what it is called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["FRAMES", "Frame", "all_frames", "read_frames"]

FRAMES = Path(__file__).resolve().parent.parent.parent / "schemas" / "questions" / "frames.yaml"


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of schemas/questions/frames.yaml; each group of `needs` is met by one of its features, `cues` by its words."""

    id: str
    family: str
    needs: tuple[tuple[str, ...], ...]
    forbids: frozenset[str]
    weight: float
    vi: str
    en: str
    cues: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def fits(self, features: Collection[str], folded: str) -> bool:
        """Whether a question with these features and folded words is of this kind."""
        met = all(any(one in features for one in group) for group in self.needs) and not any(one in features for one in self.forbids)
        return met and (not self.cues or _stands(self.cues, folded)) and not (self.unless and _stands(self.unless, folded))

    def said(self, folded: str) -> Iterator[re.Match[str]]:
        """Yield its cues as they stand in folded words."""
        return _pattern(self.cues).finditer(folded) if self.cues else iter(())


def _stands(patterns: tuple[str, ...], folded: str) -> bool:
    return _pattern(patterns).search(folded) is not None


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


def read_frames() -> list[dict[str, object]]:
    """Return the rows of frames.yaml as they are written."""
    import yaml

    rows: list[dict[str, object]] = yaml.load(FRAMES.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    return rows


@cache
def all_frames() -> tuple[Frame, ...]:
    """Return every frame: compiled where that is fresh, read from the YAML otherwise."""
    from search.lexicon.compiled import read

    found = read()
    rows = found.frames if found is not None else read_frames()
    return tuple(_frame(row) for row in rows)


def _frame(row: dict[str, object]) -> Frame:
    says = row["says"]
    needs, forbids = row["needs"], row["forbids"]
    cues, unless = row.get("cues", []), row.get("unless", [])
    assert isinstance(says, dict) and isinstance(needs, list) and isinstance(forbids, list)
    assert isinstance(cues, list) and isinstance(unless, list)
    return Frame(
        str(row["id"]),
        str(row["family"]),
        tuple(tuple(str(group).split("|")) for group in needs),
        frozenset(str(one) for one in forbids),
        float(str(row["weight"])),
        str(says["vi"]),
        str(says["en"]),
        tuple(str(one) for one in cues),
        tuple(str(one) for one in unless),
    )
