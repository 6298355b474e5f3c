"""All families of layout: `FAMILIES`, name to `Family`."""

from tests.layouts.families import (
    addressed,
    annexes,
    beside,
    by_parts,
    coded,
    fields,
    forms,
    inline,
    marks,
    nouns,
    offices,
    parts,
    reach,
    shapes,
    surprising,
    tables,
    unusual,
)
from tests.layouts.families.registry import FAMILIES, Family

__all__ = [
    "FAMILIES",
    "Family",
    "addressed",
    "annexes",
    "beside",
    "by_parts",
    "coded",
    "fields",
    "forms",
    "inline",
    "marks",
    "nouns",
    "offices",
    "parts",
    "reach",
    "shapes",
    "surprising",
    "tables",
    "unusual",
]
