"""Actors and places of a document: who stands in an actor's place, who is named in running text, and which bodies they are.

In: a `Reading`.  Out: mentions and the agencies they name."""

from ingest.names.agencies import Agencies, Agency
from ingest.names.mention import Mention
from ingest.names.slots import leading_actors, slot_actors, trailing_list

__all__ = ["Agencies", "Agency", "Mention", "leading_actors", "slot_actors", "trailing_list"]
