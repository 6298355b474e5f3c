"""What amends what, where a text says it of two documents that it cites: "Thông tư 01 sửa đổi, bổ sung một số điều của Thông tư 06"."""

from __future__ import annotations

import re
from collections.abc import Collection

from graph.model import Edge
from graph.store import Store
from text.fold import flatten

__all__ = ["amendments"]

_FAR = 250  # characters between the two
_AMENDS = re.compile(r"(?<!duoc )\b(?:sua doi|bo sung)\b")
_AMENDED = re.compile(r"^[\s,(]*(?:da )?(?:duoc|bi) (?:sua doi|bo sung)\b")
_APART = re.compile(r"[;.:]\s|\bcan cu\b")


def amendments(store: Store, ids: Collection[str], *, reverse: bool) -> tuple[tuple[str, str, str], ...]:
    """Return (citing, amending, amended), sorted: of those that amend one of `ids`, or that one of them amends (`reverse`)."""
    found: set[tuple[str, str, str]] = set()
    for document in sorted(_citing(store, ids)):
        places = sorted((one.start, one.end, edge.target) for edge in _citations(store, document) for one in edge.evidence)
        text = flatten(store.text(document)) if len(places) > 1 else ""
        for (_, end, first), (start, _, second) in zip(places, places[1:], strict=False):
            between = text[end:start]
            if first == second or len(between) > _FAR or _APART.search(between):
                continue
            pair = (second, first) if _AMENDED.match(between) else (first, second) if _AMENDS.search(between) else None
            if pair is not None and pair[0 if reverse else 1] in ids:
                found.add((document, *pair))
    return tuple(sorted(found))


def _citing(store: Store, ids: Collection[str]) -> set[str]:
    return {edge.source for id in ids for edge in [*store.edges(type="CITES", target=id), *store.edges(type="BASED_ON", target=id)]}


def _citations(store: Store, document: str) -> list[Edge]:
    return [*store.edges(type="CITES", source=document), *store.edges(type="BASED_ON", source=document)]
