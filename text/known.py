"""What the vocabularies know of the ids and names in a document: types, bodies, provinces, topics, issuers.

In: ids and names.  Out: rows with the properties that the graph's nodes have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from text import vocabulary
from text.ids import slug
from text.terms import Body, Field, Province
from text.views import fold

__all__ = ["AgencyRow", "Known", "KnownRow"]

_NODE_TYPES = {"body": "Body", "topic": "Topic", "field": "Field", "VN": "Province"}


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency with its generic name, body and province as far as they are known."""

    id: str
    name: str
    generic: str | None = None
    level: str | None = None
    body: str | None = None
    province: str | None = None
    name_en: str | None = None


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row of the vocabularies as a node of the graph: its id, its type, its properties."""

    id: str
    type: str
    properties: dict[str, str | tuple[str, ...]]


class Known:
    """The vocabularies as seen from one document: provinces that share a slug are told apart by its own province and date."""

    def __init__(self, province_id: str | None, issue_date: str | None) -> None:
        self.province_id = province_id
        self.issue_date = issue_date
        self.terms = vocabulary.load()

    def type_id(self, name: str | None) -> str | None:
        """Return the id of a document type by its name; a type that the vocabulary lacks gets one of its name."""
        return (_type_ids().get(fold(name)) or f"type:{slug(name)}") if name else None

    def row(self, id: str) -> KnownRow | None:
        """Return the row of an id, or None where the vocabularies have no such body, topic, field or province."""
        row = self.terms.get(id)
        kind = _NODE_TYPES.get(id.partition(":")[0]) or _NODE_TYPES.get(id.partition("-")[0])
        if row is None or kind is None:
            return None
        properties: dict[str, str | tuple[str, ...]] = {"name": row.label_vi}
        if row.label_en:
            properties["name_en"] = row.label_en
        if isinstance(row, Body):
            properties["level"] = row.level
        if isinstance(row, Field) and row.cofog:
            properties["cofog"] = row.cofog
        return KnownRow(id, kind, properties)

    def vocabulary_edges(self, id: str) -> Iterator[tuple[str, str]]:
        """Yield (edge type, other id): the broader topics and the successors of a row."""
        row = self.terms.get(id)
        if row is None:
            return
        broader = self.terms.broader(id)
        if broader is not None:
            yield "BROADER", broader
        if not id.startswith(("topic:", "field:")):
            for other in row.successors:
                yield "SUCCEEDED_BY", other

    def agency(self, id: str, name: str, generic: str | None = None, level: str | None = None, body: str | None = None) -> AgencyRow:
        """Return what is known of an agency `agency:<province>/<body>` or `agency:<body>`."""
        place, _, own = id.removeprefix("agency:").rpartition("/")
        if body is None and self.terms.get(f"body:{own}"):
            body = f"body:{own}"
        row = self.terms.body(body) if body else None
        english = None
        province = self.province(place) if place else None
        if row is not None:
            generic = generic or row.label_vi
            level = level or row.level
            english = row.label_en
            if english and province is not None and province.label_en:
                english = f"{english} of {province.label_en}"
        return AgencyRow(id, name, generic or name, level, body, province.id if province else None, english)

    def issuing_agency(self, id: str, name: str) -> AgencyRow:
        """Return the agency that issued the document: `id` itself, or this province's instance of the body that `id` names."""
        if not id.startswith("body:"):
            return self.agency(id, name)
        own = id.removeprefix("body:")
        province = self.terms.province(self.province_id) if self.province_id else None
        place = f"{province.slug}/" if province else ""
        return self.agency(f"agency:{place}{own}", name, body=id)

    def province(self, place: str) -> Province | None:
        """Return the province of a slug: the document's own one, else the one valid at its date, else the first."""
        rows = _provinces().get(place, ())
        for row in rows:
            if row.id == self.province_id:
                return row
        date = self.issue_date
        return next((row for row in rows if date and row.is_valid(date)), rows[0] if rows else None)

    def issuers(self, names: str) -> Iterator[AgencyRow]:
        """Yield the agencies that a citation names as issuers ("Bộ Công an; Tòa án nhân dân tối cao"), as far as the vocabularies know
        them."""
        for name in names.split(";"):
            row = self._issuer(" ".join(name.split()))
            if row is not None:
                yield row

    def _issuer(self, name: str) -> AgencyRow | None:
        """Return the agency of one name: a central body, its head standing for it, or a body of a province."""
        for whole in (name, name.removeprefix("Bộ trưởng ")):
            own = _bodies().get(fold(whole))
            if own is not None:
                return self.agency(f"agency:{own.id.removeprefix('body:')}", own.label_vi)
        folded = fold(name)
        for label, place in _province_labels():
            if not folded.endswith(f" {label}"):
                continue
            rest = folded[: -len(label)].rstrip()
            bare = re.sub(r" (?:tinh|thanh pho|tp\.?|t\.p\.?)$", "", rest)
            body = next((_bodies()[form] for form in (f"{bare} cap tinh", f"{bare} tinh", rest, bare) if form in _bodies()), None)
            return self.agency(f"agency:{place}/{body.id.removeprefix('body:')}", name) if body is not None else None
        return None


@cache
def _type_ids() -> dict[str, str]:
    ids: dict[str, str] = {}
    for row in vocabulary.load().document_types:
        for name in (row.label_vi, *row.aliases_vi):
            ids.setdefault(fold(name), row.id)
    return ids


@cache
def _bodies() -> dict[str, Body]:
    names: dict[str, Body] = {}
    for row in vocabulary.load().bodies:
        names.setdefault(fold(row.label_vi), row)
    for row in vocabulary.load().bodies:
        for name in row.aliases_vi:
            names.setdefault(fold(name), row)
    return names


@cache
def _provinces() -> dict[str, tuple[Province, ...]]:
    rows: dict[str, tuple[Province, ...]] = {}
    for row in vocabulary.load().provinces:
        rows[row.slug] = (*rows.get(row.slug, ()), row)
    return rows


@cache
def _province_labels() -> tuple[tuple[str, str], ...]:
    """Return (folded name, slug) of the provinces, longest name first."""
    names = {fold(name): place for place, rows in _provinces().items() for row in rows for name in (row.label_vi, *row.aliases_vi)}
    return tuple(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair)))
