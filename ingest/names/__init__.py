"""Actors and places of a document: known bodies, lists, open names by their place.

In: a `Reading`.  Out: mentions and the agencies they name."""

from ingest.names.matcher import Mention, Names, names

__all__ = ["Mention", "Names", "names"]
