"""A whole store as JSON-ready records in one fixed order, and back.

First one `document` record for each source, holding all that it says under the id that its reading gave (what `import_` reads; `id` is
its id in the store), then the merged `node` and `edge` records that the documents make together.  The same documents give the same
records, whatever the order of writing, changing and removing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.model import DocumentFacts, Edge, Node
from graph.model.codec import edge_to_json, facts_to_json, node_to_json

__all__ = ["FORMAT", "records"]

FORMAT = 1


def records(written: Iterable[tuple[str, DocumentFacts]], nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[Mapping[str, object]]:
    """Yield a store's records: `store`, `document` by (id, source), `node` by id, `edge` by (type, source, target).

    `written` gives (document id, facts under their base id) in that order.
    """
    yield {"record": "store", "format": FORMAT}
    for id, facts in written:
        yield {"record": "document", "id": id, **facts_to_json(facts)}
    for node in nodes:
        yield {"record": "node", **node_to_json(node)}
    for edge in edges:
        yield {"record": "edge", **edge_to_json(edge)}
