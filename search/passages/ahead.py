"""What searches ask for first, read before anybody does: by a server, behind its first page."""

from __future__ import annotations

from typing import Literal

from graph.store import MatchGroup, Store

__all__ = ["read_ahead"]

MOST = 1_200  # tokens: of a library of 300,000 passages all that thousands of them hold, two thirds of the room for postings
TOGETHER = 8  # that are read at once: whoever searches meanwhile waits for no more


def read_ahead(store: Store) -> None:
    """Let the store hold which passages have its commonest words, the commonest last, which it forgets last; of a store that cannot name
    them nothing is read."""
    tokens: list[tuple[Literal["exact", "folded", "context"], str]] = getattr(store, "common_tokens", list)()[:MOST][::-1]
    for at in range(0, len(tokens), TOGETHER):
        store.lexical(tuple(MatchGroup(column, (token,), 1.0) for column, token in tokens[at : at + TOGETHER]), 1)
