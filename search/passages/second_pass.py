"""The second pass over a store: the encoder's vectors of every passage, a document at a time; it can be stopped and taken up again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from graph.prepare import Vectors, quantize
from search.passages.embedding import Encoder, default_encoder

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["AT_ONCE", "encode_small", "encode_store", "waiting"]

# A store with no more passages than these gets the encoder's vectors as it is filled: some twenty seconds of one core.
AT_ONCE = 1_000


def waiting(store: Store, encoder: Encoder | None) -> int:
    """Return how many passages are in documents that have no vectors of this encoder."""
    return sum(passages for _, passages in store.unencoded(encoder.name)) if encoder is not None else 0


def encode_store(store: Store, encoder: Encoder, progress: Callable[[int], object] | None = None) -> int:
    """Give every document that has none the encoder's vectors; return how many passages were read.

    Each document is written as it is done, so that a pass that was stopped goes on where it was.  `progress` is called with the passages
    of each document when it is done.  A document that is changed meanwhile is left for the next pass.
    """
    done = 0
    begun: deque[str] = deque()  # documents whose vectors are to come

    def passages() -> Iterator[tuple[list[str], list[tuple[str, ...]]]]:
        for document, _ in store.unencoded(encoder.name):
            facts = store.facts(document)
            begun.append(document)
            yield [facts.text[p.start : p.end] for p in facts.passages], [p.context for p in facts.passages]

    for vectors in encoder.encode_documents(passages()):
        if store.write_encoding(begun.popleft(), Vectors(encoder.name, encoder.dimensions, quantize(vectors))):
            done += len(vectors)
        if progress is not None:
            progress(len(vectors))
    return done


def encode_small(store: Store, progress: Callable[[int], object] | None = None) -> tuple[int, int]:
    """Give a store of few passages the default encoder's vectors; return (how many were read, how many wait for `cancu embed`)."""
    encoder = default_encoder()
    waits = waiting(store, encoder)
    if encoder is None or not waits or waits > AT_ONCE:
        return 0, waits
    return encode_store(store, encoder, progress), waiting(store, encoder)
