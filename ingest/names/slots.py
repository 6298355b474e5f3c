"""Actors by their place: who stands in a range that only names actors, at the head of a statement, in a list inside a sentence.

Borders come from separators, brackets, verbs and the form of the sentence; the registry only says who a whole name is.
"""

from __future__ import annotations

from ingest.names.agencies import Agencies
from ingest.names.mention import Mention
from text.rules import rows

__all__ = ["is_vacant", "leading_actors", "slot_actors", "trailing_list"]


def slot_actors(agencies: Agencies, start: int, end: int) -> list[Mention]:
    """Return the actors of a range that is known to hold only actors (behind "Chủ trì:", a lead column's cell, addressees), in order.

    Every piece is an actor, known or not; words that say nobody ("như trên", "thường xuyên") are none, and a range that says that nobody
    has been chosen yet ("chưa giao, chờ Hội đồng quyết") holds none.
    """
    return [] if is_vacant(agencies, start, end) else agencies.lists.slot(start, end)


def is_vacant(agencies: Agencies, start: int, end: int) -> bool:
    """Whether a range that only holds actors says that nobody has been chosen yet."""
    found = rows("actors", "vacant").at(agencies.reading.flat, agencies.reading.low, start, end)
    return found is not None and (found[0].value != "printed" or not agencies.reading.low[start : found[1]].isascii())


def leading_actors(agencies: Agencies, start: int, end: int, *, open: bool = False) -> tuple[list[Mention], int]:
    """Return the actors that a statement or heading begins with, and where their list ends; ([], start) where it begins with none.

    The list may have brackets, "và", commas, plural heads and appositions; its end is the end of its last word or bracket.  `open`
    lets an unknown noun phrase be the actor where a verb, a modal, a colon or the end of the words follows.
    """
    return agencies.lists.begun(start, end, open=open, running=False)


def trailing_list(agencies: Agencies, start: int, end: int) -> tuple[list[Mention], int]:
    """Return the actors of the list that begins at `start` inside a sentence ("phối hợp với …", "giao …", "do …"), and where it ends."""
    return agencies.lists.begun(start, end, open=True, running=True)
