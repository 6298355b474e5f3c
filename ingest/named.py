"""Instruments cited by name or in short: laws, treaties and strategies; "Nghị định nêu trên", "Chương trình 3313"."""

from __future__ import annotations

from ingest.citations import Mention
from ingest.parsed import DocumentData
from ingest.reading import Reading

__all__ = ["find_named", "find_short"]


def find_named(reading: Reading, document: DocumentData, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return mentions of instruments by name, outside the ranges taken."""
    return []


def find_short(reading: Reading, mentions: list[Mention], own: list[tuple[int, int]]) -> list[Mention]:
    """Return short forms whose antecedent is among `mentions`."""
    return []
