"""Whom a document's own words name: names that stand whole somewhere in it, and the short forms that they have elsewhere in it.

In: the lists of a document, with the short forms that it defines.  Out: these, and what else it says once and means everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.names.convened import convened_names
from ingest.names.headed import headed_names
from ingest.names.initials import initial_names
from ingest.names.listed_units import listed_units
from ingest.names.repeated import repeated_names
from ingest.names.standing import standing_names

if TYPE_CHECKING:
    from ingest.names.lists import Lists

__all__ = ["learn"]


def learn(lists: Lists) -> None:
    """Add to the short forms of a document the names that it says whole, then the initials of names that it says in full."""
    for key, name in (
        *headed_names(lists).items(),
        *standing_names(lists).items(),
        *repeated_names(lists).items(),
        *convened_names(lists).items(),
    ):
        lists.short.add(key, ("", name))
    lists.units = listed_units(lists)
    for kind, found in lists.units.items():
        lists.short.add(kind, ("", " ".join(found[0].name.split()[: len(kind)])))  # where a name of the kind ends
    for key, named in initial_names(lists).items():
        lists.short.add(key, named)
