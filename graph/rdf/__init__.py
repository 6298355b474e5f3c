"""The RDF face: terms, files, a view that answers SPARQL.

In: a store.  Out: quads."""

from graph.rdf.terms import RDF_TYPE, Quad, document_quads, documents_of, id_of, iri_of, literal, merged_quads, store_quads, term

__all__ = ["RDF_TYPE", "Quad", "document_quads", "documents_of", "id_of", "iri_of", "literal", "merged_quads", "store_quads", "term"]
