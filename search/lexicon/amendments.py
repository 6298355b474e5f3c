"""What a text says of the documents that it cites: that one amends the other, "Thông tư 01 sửa đổi, bổ sung một số điều của Thông tư 06";
what stands behind words of repeal."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from graph.model import Edge
from graph.store import MatchGroup, PassageFilter, Store
from search.passages.tokens import bigrams
from search.question.shapes import shape
from text.fold import flatten

__all__ = ["amendments", "cited_beside"]

_LOOKED_AT = 20  # passages of a document read for a phrase
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


def cited_beside(store: Store, phrases: tuple[str, ...], documents: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (citing, cited) of these documents' citations that stand, after one of the folded phrases, in the same passage, sorted."""
    found: set[tuple[str, str]] = set()
    group = MatchGroup("folded", tuple(" ".join(bigrams(phrase.split())) for phrase in phrases))
    for document in documents:
        numbers = [number for number, _ in store.lexical((group,), _LOOKED_AT, PassageFilter(documents=(document,)))]
        for stored in store.passages(numbers):
            said = flatten(stored.exact)
            at = min((place for phrase in phrases if (place := said.find(phrase)) >= 0), default=len(said)) + stored.passage.start
            for edge in _citations(store, document):
                if any(at <= one.start and one.end <= stored.passage.end for one in edge.evidence):
                    found.add((document, edge.target))
    return tuple(sorted(found))


def _is_broken(between: str) -> bool:
    """Whether another paragraph begins between the two."""
    lines = [line.strip() for line in between.split("\n")[1:]]
    return "" in lines[:-1] or any(line[:1].isupper() for line in lines)


def _citing(store: Store, ids: Collection[str]) -> set[str]:
    return {edge.source for id in ids for edge in [*store.edges(type="CITES", target=id), *store.edges(type="BASED_ON", target=id)]}


def _citations(store: Store, document: str) -> list[Edge]:
    return [*store.edges(type="CITES", source=document), *store.edges(type="BASED_ON", source=document)]
