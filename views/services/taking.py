"""What a reader takes away."""

from __future__ import annotations

import io

from views.services import store

__all__ = ["turtle"]


def turtle() -> str:
    """Return the whole graph as Turtle, as `cancu export --format turtle` writes it."""
    from graph.rdf.write import write_rdf

    stream = io.StringIO()
    write_rdf(store.opened(), "turtle", stream)
    return stream.getvalue()
