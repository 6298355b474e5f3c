"""A whole store as JSON-ready records in one fixed order, and back.

First the corrections, if there are any.  Then one `document` record for each source, holding all that it says under the id that its
reading gave (what `import_` reads; `id` is its id in the store), then the merged `node` and `edge` records that the documents make
together.  The same documents give the same records, whatever the order of writing, changing and removing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from graph.model import DocumentFacts, Edge, Node
from graph.model.codec import edge_to_json, facts_to_json, node_to_json

if TYPE_CHECKING:
    from graph.corrections import Correction

__all__ = ["FORMAT", "records"]

FORMAT = 1  # of the JSON Lines; raised where a reader of the one before could not read them


def records(
    corrections: Iterable[Correction], written: Iterable[tuple[str, DocumentFacts]], nodes: Iterable[Node], edges: Iterable[Edge]
) -> Iterator[Mapping[str, object]]:
    """Yield a store's records: `store`, `correction`, `document` by (id, source), `node` by id, `edge` by (type, source, target).

    `written` gives (document id, facts as read under their base id) in that order; nodes and edges are those with the corrections.
    """
    yield {"record": "store", "format": FORMAT}
    for correction in corrections:
        from graph.corrections import correction_to_json

        yield {"record": "correction", **correction_to_json(correction)}
    for id, facts in written:
        yield {"record": "document", "id": id, **facts_to_json(facts)}
    for node in nodes:
        yield {"record": "node", **node_to_json(node)}
    for edge in edges:
        yield {"record": "edge", **edge_to_json(edge)}
