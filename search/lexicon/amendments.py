"""What amends what, where a text says it of two documents that it cites: "Thông tư 01 sửa đổi, bổ sung một số điều của Thông tư 06"."""

from __future__ import annotations

from collections.abc import Collection

from graph.model import Edge
from graph.store import Store
from search.question.shapes import shape
from text.fold import flatten

__all__ = ["amendments"]

_FAR = 160  # characters between the two


def amendments(store: Store, ids: Collection[str], *, reverse: bool) -> tuple[tuple[str, str, str], ...]:
    """Return (citing, amending, amended), sorted: of those that amend one of `ids`, or that one of them amends (`reverse`).

    Nothing but words of amending may stand between the two: what amends a plan to carry out a resolution amends no resolution.
    """
    found: set[tuple[str, str, str]] = set()
    for document in sorted(_citing(store, ids)):
        places = sorted((one.start, one.end, edge.target) for edge in _citations(store, document) for one in edge.evidence)
        text = store.text(document) if len(places) > 1 else ""
        for (_, end, first), (start, _, second) in zip(places, places[1:], strict=False):
            between = text[end:start]
            if first == second or not 0 < len(between) <= _FAR or _is_broken(between):
                continue
            said = " ".join(flatten(between).split())
            pair = (first, second) if shape("amends").search(said) else (second, first) if shape("amended-by").search(said) else None
            if pair is not None and pair[0 if reverse else 1] in ids:
                found.add((document, *pair))
    return tuple(sorted(found))


def _is_broken(between: str) -> bool:
    """Whether another paragraph begins between the two."""
    lines = [line.strip() for line in between.split("\n")[1:]]
    return "" in lines[:-1] or any(line[:1].isupper() for line in lines)


def _citing(store: Store, ids: Collection[str]) -> set[str]:
    return {edge.source for id in ids for edge in [*store.edges(type="CITES", target=id), *store.edges(type="BASED_ON", target=id)]}


def _citations(store: Store, document: str) -> list[Edge]:
    return [*store.edges(type="CITES", source=document), *store.edges(type="BASED_ON", source=document)]
