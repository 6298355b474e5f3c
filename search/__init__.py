"""Questions and queries to answers with their evidence.  Names are loaded when first used, so that importing this package costs nothing.

In: a question or a query, and a store.  Out: answers or passages, each with the words that prove it.
"""

from importlib import import_module
from typing import Any

_HOME = {
    "agency_id": "search.passages.filters",
    "ask": "search.answer.ask",
    "default_embedder": "search.passages.embedding",
    "default_indexer": "search.passages.lexical",
    "find": "search.passages.finding",
    "passage_filter": "search.passages.filters",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        # bound here, so that the function stays what `search.<name>` means even where a module has the same name
        globals()[name] = value = getattr(import_module(_HOME[name]), name)
        return value
    raise AttributeError(f"module 'search' has no attribute {name!r}")
