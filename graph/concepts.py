"""Broader and narrower concepts: a broader topic or field counts its narrower ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["with_narrower"]


def with_narrower(ids: Iterable[str], broader: Iterable[tuple[str, str]]) -> set[str]:
    """Return concepts with all that are narrower; `broader` are (narrow, broad) pairs."""
    narrower: defaultdict[str, list[str]] = defaultdict(list)
    for narrow, broad in broader:
        narrower[broad].append(narrow)
    found: set[str] = set()
    todo = list(ids)
    while todo:
        concept = todo.pop()
        if concept not in found:
            found.add(concept)
            todo.extend(narrower[concept])
    return found
