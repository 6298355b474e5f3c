"""The embedded store: one SQLite file.

In: prepared documents, queries.  Out: rows, passages, scores."""
