"""A question as understood: the typed query and what the answer needs besides it."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.query import Query

__all__ = ["Condition", "Reading"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition as shown: `field` is province, agency, topic, document, cites, words, time, ...; `value` an id or the words."""

    field: str
    value: str
    label: str
    roles: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """What was understood.

    `find` is CONTRACT.md's word (count and passage too), `query` the pattern.  `exclude` are ids that are no answer ("ngoài X"),
    `kind` the first word that an agency's name must have ("sở nào"), `weaker` tells that roles beyond the asked ones are shown apart,
    `asked` the roles that count then.  `soft` are words that narrow the answer only where something is left.  `notes` are (vi, en)
    remarks for the reader.  `named_unit` is the one month or quarter (first, last day) that tasks are asked of: a longer
    time that names it fits too.  `timed`: only tasks that have a time (True), that have none (False).  `joined_topics`: both of two
    topics, either where no task has both.
    """

    find: str
    query: Query
    conditions: list[Condition] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    corrections: list[tuple[str, str]] = field(default_factory=list)
    exclude: tuple[str, ...] = ()
    kind: str | None = None
    weaker: bool = False
    asked: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    parts: tuple[Query, ...] = ()
    join: str = "any"
    missing: str | None = None
    units: tuple[tuple[str, str], ...] = ()
    named_unit: tuple[str, str] | None = None
    timed: bool | None = None
    joined_topics: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    alternatives: list[Reading] = field(default_factory=list)
    language: str = "vi"
