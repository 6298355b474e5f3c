"""The provinces as a map of tiles, as they were on a day: 63 until 2025-06-30, 34 since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from text.vocabulary import load as load_vocabulary

__all__ = ["BEFORE", "SINCE", "Tile", "tiles"]

BEFORE, SINCE = "2024-06-30", "2025-07-01"
_PLACES = Path(__file__).resolve().parents[2] / "schemas" / "tiles.yaml"


@dataclass(frozen=True, slots=True)
class Tile:
    """A province's place in the map and how much is counted for it; `ids` are it and, of a unit of 2025, those it came from."""

    id: str
    column: int
    row: int
    n: int
    ids: tuple[str, ...]


@cache
def _places() -> Mapping[str, tuple[int, int]]:
    rows = yaml.load(_PLACES.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {str(id): (int(place[0]), int(place[1])) for id, place in rows.items()}


def tiles(counts: Mapping[str, int], on: str = SINCE) -> list[Tile]:
    """Return the provinces of a day with what is counted for each and, where they are new, for those they came from; by row and column."""
    terms = load_vocabulary().provinces
    found = []
    for term in terms:
        if not term.is_valid(on):
            continue
        earlier = tuple(one.id for one in terms if term.id in one.successors)
        namesake = [one.id for one in terms if one.id in _places() and one.id in (term.id, term.id.removesuffix("-2025"))]
        column, row = _places()[namesake[0]]
        ids = (term.id, *earlier)
        found.append(Tile(term.id, column, row, sum(counts.get(id, 0) for id in ids), ids))
    return sorted(found, key=lambda tile: (tile.row, tile.column))
