"""The server store: Neo4j Community.

In: prepared documents, queries.  Out: rows, passages, scores."""
