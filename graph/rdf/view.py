"""The RDF view of a store: a copy in Oxigraph (in memory) that answers SPARQL, and an rdflib dataset for those who work with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.query import Query, Row
from graph.query.sparql import translate_sparql
from graph.rdf import Quad, id_of, merged_quads, store_quads
from graph.rdf.write import nquads
from graph.store import Store, Translation

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib

__all__ = ["RdfView", "oxigraph", "to_dataset"]


def to_dataset(store: Store) -> rdflib.Dataset:
    """Return the store as an rdflib Dataset: the merged graph by default, one named graph a document."""
    import rdflib

    dataset = rdflib.Dataset()
    dataset.parse(data="".join(nquads(store_quads(store))), format="nquads")
    return dataset


def oxigraph(quads: Iterable[Quad]) -> Any:
    """Return a pyoxigraph Store in memory that holds `quads`."""
    import pyoxigraph

    copy = pyoxigraph.Store()
    copy.bulk_load("".join(nquads(quads)).encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS)
    return copy


class RdfView:
    """The merged graph of a store in RDF; a copy of the moment when it was made."""

    def __init__(self, store: Store) -> None:
        self._copy = oxigraph(merged_quads(store.each_node(), store.each_edge()))

    def translate(self, query: Query) -> Translation:
        """Return the SPARQL of a query."""
        return translate_sparql(query)

    def rows(self, query: Query) -> list[Row]:
        """Return the query's rows, sorted and unique."""
        if query.find == "passage":
            return []
        import pyoxigraph

        def value(found: Any) -> str:
            return id_of(found.value) if isinstance(found, pyoxigraph.NamedNode) else str(found.value)

        names = ("answer", "document", "task", "role", "agency")
        solutions = self._copy.query(self.translate(query).text)
        return sorted({Row(int(one["side"].value), *(value(one[name]) for name in names)) for one in solutions})
