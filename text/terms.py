"""The rows of the vocabularies, one class a table: what each key is called, what it may hold, which ones a row must have.

In: a row as plain JSON values.  Out: a frozen row; what a file may hold is checked against these classes (`text.vocabulary_files`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

__all__ = [
    "KINDS", "NESTED", "Abbreviation", "Body", "Concept", "DocumentType", "Field", "Key", "Law", "Level", "Place", "Province", "WordGroup",
    "Term", "Topic", "flat", "keys", "term",
]  # fmt: skip

Level = Literal[
    "central", "province", "district", "commune", "party", "military", "mass_organization", "media", "enterprise", "foreign", "group"
]

# Keys whose value is a mapping: `label: {vi, en}` are the fields `label_vi` and `label_en`, `valid: {from, to}` `valid_from`, `valid_to`.
NESTED: dict[str, tuple[str, ...]] = {
    "label": ("vi", "en"),
    "aliases": ("vi", "en"),
    "spoken": ("vi", "en"),
    "definition": ("vi", "en"),
    "valid": ("from", "to"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """What every row has.  `valid_from` and `valid_to` are ISO dates, inclusive (None: open)."""

    id: str
    label_vi: str = ""
    label_en: str | None = None
    aliases_vi: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    source: str | None = None
    ambiguous: tuple[str, ...] = ()
    spoken_vi: tuple[str, ...] = ()
    spoken_en: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every Vietnamese form: label, aliases, abbreviations."""
        return (self.label_vi, *self.aliases_vi, *self.abbreviations)

    def label(self, language: str) -> str:
        """Return the label in `vi` or `en`; the Vietnamese one where there is no English one."""
        return self.label_en if language == "en" and self.label_en else self.label_vi

    def is_valid(self, on: str) -> bool:
        """Whether the row holds on an ISO date."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType(Term):
    """A type of document; `orders`: what one requires of someone is an order, like in a notice of conclusions."""

    group: Literal["administrative", "legal", "treaty", "party", "copy", "joint", "court", "policy", "technical"]
    orders: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Province(Term):
    """A province or city, dated; `slug` is its part of ids, `initials` what several provinces share (LC) and so no abbreviation."""

    slug: str
    kind: Literal["tỉnh", "thành phố"]
    initials: str | None = None
    gso: str | None = None
    region: str | None = None
    land_border: tuple[str, ...] = ()
    coast: bool = False
    capital: str | None = None
    predecessors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Term):
    """A generic body.  `same`: aliases that mean this body alone (True: each does); `code`: its part of a document's number."""

    level: Level
    acronyms: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    same: Literal[True] | tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Term):
    """A SKOS concept that texts are about: the concept above it, words that say it, words that do not."""

    broader: str | None = None
    triggers: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Concept):
    """A topic of a task; `heading` are words that say it in a heading alone."""

    heading: tuple[str, ...] = ()
    definition_vi: str | None = None
    definition_en: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Concept):
    """A policy field; `hints` say it less surely than triggers, `cofog` are UN functions of government, `portal` names on law portals."""

    portal: tuple[str, ...]
    cofog: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Term):
    """A named place; `province` is the id of the one it lies in, `border` the country beyond a gate."""

    kind: Literal["district", "gate", "zone", "sea", "island", "country", "region", "organization"]
    province: str | None = None
    border: Literal["CN", "LA", "KH"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Term):
    """An instrument that is cited by name; `name` is what versions of one law share, `date` and `in_force_from` are ISO dates."""

    type: str
    name: str | None = None
    number: str | None = None
    date: str | None = None
    in_force_from: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Term):
    """`short` and `abbreviations` stand for `label_vi`, of kind company in names of companies alone; an issuer has `scope` and `slug`, its
    part of ids."""

    short: str
    kind: Literal["word", "issuer", "body", "field", "document", "role", "place", "treaty", "signature", "topic", "company"]
    scope: Literal["central", "local"] | None = None
    slug: str = ""

    @property
    def shorts(self) -> tuple[str, ...]:
        """Every short form."""
        return (self.short, *self.abbreviations)

    @property
    def is_issuer(self) -> bool:
        """Whether it stands in a document's number for who issued it."""
        return self.kind == "issuer"

    @property
    def is_central(self) -> bool:
        """Whether it is a central body's: there is one in the country."""
        return self.scope == "central"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordGroup(Term):
    """Words that mean the same to a searcher (`broad`: nearly); `to` are official words that they are looked for by as well."""

    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    broad: bool = False


# Table -> the class of its rows.
KINDS: dict[str, type[Term]] = {
    "document_types": DocumentType,
    "provinces": Province,
    "bodies": Body,
    "topics": Topic,
    "fields": Field,
    "places": Place,
    "laws": Law,
    "abbreviations": Abbreviation,
    "thesaurus": WordGroup,
}


@dataclass(frozen=True, slots=True)
class Key:
    """What a key of a row may hold: the type of its value, the words it is chosen from (none: any), whether a row must have it."""

    type: type
    choices: tuple[str, ...] = ()
    required: bool = False
    or_true: bool = False


@cache
def keys(table: str) -> dict[str, Key]:
    """Return what each key of a table's rows may hold, read off the class; nested keys as `flat` names them."""
    kind = KINDS[table]
    hints = get_type_hints(kind)
    return {field.name: _key(hints[field.name], field.default is MISSING) for field in fields(kind)}


def _key(hint: Any, required: bool) -> Key:
    parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    choices = [choice for part in parts if get_origin(part) is Literal for choice in get_args(part)]
    plain = next((kind for kind in (tuple, bool) if any(kind in (part, get_origin(part)) for part in parts)), str)
    return Key(plain, tuple(word for word in choices if word is not True), required, True in choices)


def flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row's keys hold by its class's fields: that of nested mappings by both names."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        if key in NESTED and isinstance(value, dict):
            for inner, said in value.items():
                found[f"{key}_{inner}"] = said
        else:
            found[key] = value
    return found


T = TypeVar("T", bound=Term)


def term(kind: type[T], row: Mapping[str, Any]) -> T:
    """Return a checked row as a value of its class."""
    own: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in flat(row).items()}
    return kind(**own)
