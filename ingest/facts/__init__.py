"""A parsed document as graph facts, passages and JSON.

In: a `ParsedDocument`.  Out: `graph.model` values."""

from ingest.facts.build import facts, versions

__all__ = ["facts", "versions"]
