"""Passages by words and by meaning.

In: a query.  Out: hits with why."""
