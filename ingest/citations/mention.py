"""A place that names an instrument, as it is found, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.head.bodies import Issuer
from text.numbers import DocumentNumber
from text.terms import DocumentType, Law

__all__ = ["Mention"]


@dataclass(slots=True)
class Mention:
    """One place that names an instrument, in positions of the reading view; what is not printed is None."""

    start: int
    end: int
    type: DocumentType | None
    words: str
    number: DocumentNumber | None = None
    date: str | None = None
    year: int | None = None
    issuer: Issuer | None = None
    parties: str | None = None
    pinpoint: str | None = None
    law: Law | None = None
    title: str | None = None
    antecedent: Mention | None = None
    behind: str = ""
    short: bool = False
    serial: str | None = None  # of a short form that prints one
    claimed: int = -1  # where a date behind the title begins that is this mention's, though it stands right behind a number in the title
    issues: list[str] = field(default_factory=list)
