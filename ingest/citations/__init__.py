"""Citations of other instruments: clean, get, resolve, annotate.

In: a `Reading` and its document data.  Out: `Citation`s with findings."""

from ingest.citations.read import find_mentions, read_citations

__all__ = ["find_mentions", "read_citations"]
