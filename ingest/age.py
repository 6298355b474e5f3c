"""Which sources of a store were read by another state of the reader than this one: `cancu ingest` reads them anew."""

from __future__ import annotations

from graph.store import Store
from ingest.facts import versions

__all__ = ["outdated"]


def outdated(store: Store) -> list[str]:
    """Return the paths of the sources that another reader, vocabulary or schema than today's read, sorted.

    Raises:
        StoreError: if the store cannot be read.
    """
    now = versions()
    return sorted(path for path, (_, _, then) in store.sources().items() if any(then.get(name) != now[name] for name in now))
