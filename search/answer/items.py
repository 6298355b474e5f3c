"""One answer of CONTRACT.md, and all of a question's answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import Value
from graph.model.derived import time_order
from graph.query import ROLES, Row, TimeWindow
from graph.query.meaning import fits
from graph.store import Store
from search.answer.evidence import Quote
from search.lexicon.names import StoreNames

__all__ = ["AnswerItem", "Answers", "property_value", "rank_of", "roles_of", "task_time"]


@dataclass(slots=True)
class AnswerItem:
    """One answer of CONTRACT.md."""

    id: str
    type: str
    label: str
    label_en: str | None = None
    name: str | None = None
    roles: tuple[str, ...] = ()
    strength: str = "asked"
    absence: bool = False
    property: str | None = None
    value: object = None
    sides: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's answer."""
        out: dict[str, object] = {
            "id": self.id, "type": self.type, "label": self.label, "label_en": self.label_en, "name": self.name,
            "roles": list(self.roles), "strength": self.strength,
            "absence": self.absence, "property": self.property, "value": self.value,
            "evidence": [quote.to_json() for quote in self.evidence],
        }  # fmt: skip
        if self.sides:
            out["sides"] = list(self.sides)
        return out


@dataclass(slots=True)
class Answers:
    """The answers, the count of those asked for (None unless counting was asked), figures per side; `more` are left out of a long list.

    `english` are the English names of what is compared, by the names shown.
    """

    items: list[AnswerItem] = field(default_factory=list)
    count: int | None = None
    compared: list[tuple[str, int]] = field(default_factory=list)
    english: dict[str, str] = field(default_factory=dict)
    undated: tuple[str, ...] = ()
    more: int = 0


def roles_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the roles of rows, strongest first."""
    held = {row.role for row in rows}
    return tuple(role for role in ROLES if role in held)


def rank_of(roles: Sequence[str]) -> int:
    """Return the place of the strongest of some roles; 9 without any."""
    return min((ROLES.index(role) for role in roles if role in ROLES), default=9)


def property_value(names: StoreNames, document: str, property: str) -> object:
    """Return a document's value of a property as it is shown, None where the text does not give it."""
    known = names.documents.get(document)
    if known is None:
        return None
    if property == "period":
        if known.period is None:
            return None
        first, last = known.period
        return str(first) if first == last else f"{first}–{last}"
    if property == "type":
        term = names.vocabulary.by_id.get(known.type or "")
        return term.label_vi if term else None
    value = getattr(known, property, None)
    return str(value) if value else None


def task_time(
    store: Store, id: str, task: tuple[str, Mapping[str, Value]] | None, windows: Sequence[TimeWindow] = ()
) -> dict[str, object] | None:
    """Return when a task, given with its type and properties, is to be done, as CONTRACT.md shows it: of several times the first that fits
    one of the windows asked for, with all its `times`; None where it has none."""
    if task is None:
        return None
    said = [task[1]]
    further = [edge.target for edge in store.edges(type="ALSO_DUE", source=id)]
    if further:
        said += [one.properties for one in sorted(store.nodes(further), key=lambda one: time_order(one.id))]
    meant = next((one for one in said if any(fits(one, window) for window in windows)), said[0])
    value = _as_time(meant)
    if further:
        value["times"] = [_as_time(one) for one in said]
    return value if any(value.values()) else None


def _as_time(have: Mapping[str, object]) -> dict[str, object]:
    names = {"printed": "time_printed", "from": "time_from", "to": "time_to", "recurrence": "recurrence"}
    return {name: have.get(of) for name, of in names.items()}
