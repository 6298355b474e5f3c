"""Tables of tasks: rows with their own agencies or time are one task each."""

from __future__ import annotations

from ingest.agencies import Agencies
from ingest.reading import Reading
from ingest.structure import Node
from ingest.tasks import Draft, Heading

__all__ = ["table_drafts"]


def table_drafts(reading: Reading, agencies: Agencies, table: Node, heading: Heading) -> list[Draft]:
    """Return the tasks of a table."""
    return []
