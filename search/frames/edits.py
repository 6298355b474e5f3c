"""A reading with conditions taken out or changed: what a reader does to the chips of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from graph.query import ROLES, AgencyPattern, Query, Role, Side
from search.frames.reading import Condition, Fallback, Reading
from search.lexicon.names import Names
from text.errors import BadInput

__all__ = ["Edit", "edited", "in_language", "read_edits"]

# Conditions that are no list of ids: the fields that hold them, and what they are without it.
_WHOLE: dict[str, dict[str, object]] = {
    "time": {"time": None, "period": None},
    "period": {"period": None},
    "issued": {"issued_from": None, "issued_to": None},
    "section": {"tasks": ()},
}
_SEPARATOR = ";;"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one condition: `value` is its value (or a word not understood); `to` another id, a role, or "" to leave it out."""

    value: str
    to: str = ""

    def __str__(self) -> str:
        return f"{self.value}=>{self.to}" if self.to else self.value


def read_edits(written: str) -> tuple[Edit, ...]:
    """Return the edits that an address or option writes: `value` or `value=>other`, several apart by ";;"."""
    parts = (part.partition("=>") for part in written.split(_SEPARATOR) if part.strip())
    return tuple(Edit(value.strip(), to.strip()) for value, _, to in parts)


def edited(reading: Reading, edits: Iterable[Edit], names: Names) -> Reading:
    """Return the reading with these edits, one after the other.

    Raises:
        BadInput: if the reading has no such condition.
    """
    for edit in edits:
        reading = _edited(reading, edit, names)
    return reading


def _edited(reading: Reading, edit: Edit, names: Names) -> Reading:
    if edit.value in reading.unknown:
        return replace(
            reading, unknown=[word for word in reading.unknown if word != edit.value], ignored=[*reading.ignored, edit.value]
        )  # fmt: skip
    condition = next((c for c in reading.conditions if c.value == edit.value), None)
    if condition is None:
        had = ", ".join(c.value for c in reading.conditions) or "none"
        raise BadInput(f"The reading has no condition {edit.value!r}. It has: {had}.", code="no-such-condition")
    if edit.to and edit.to not in (*ROLES, "any") and not _is_known(edit.to, names):
        raise BadInput(
            f"{edit.to!r} is no id of this store or its vocabulary. Choose another value for {edit.value!r}.", code="no-such-value"
        )
    conditions: list[Condition] = []
    for one in reading.conditions:
        if one != condition:
            conditions.append(one)
        elif edit.to in ROLES or edit.to == "any":
            conditions.append(replace(one, roles=(edit.to,) if edit.to in ROLES else ()))
        elif edit.to:
            conditions.append(replace(one, value=edit.to, label=_label(edit.to, names, reading.language)))
    query = _query(reading.query, condition, edit.to)
    return replace(
        reading, query=query, conditions=conditions, alternatives=[],
        fallbacks=[Fallback(_query(f.query, condition, edit.to), f.note, f.dropped) for f in reading.fallbacks],
        subjects=tuple(said for said in reading.subjects if said != condition.value),
    )  # fmt: skip


def in_language(reading: Reading, language: str, names: Names) -> Reading:
    """Return the reading with what its conditions name called in a language; the question's own words stay as they were typed."""
    known = [replace(c, label=_label(c.value, names, language)) if _is_known(c.value, names) else c for c in reading.conditions]
    return replace(reading, language=language, conditions=known)


def _is_known(id: str, names: Names) -> bool:
    return id in names.vocabulary.by_id or id in names.agencies or id in names.documents


def _label(id: str, names: Names, language: str) -> str:
    term = names.vocabulary.by_id.get(id)
    if term:
        return term.label_vi if id.startswith("VN-") else term.label(language)
    return names.agencies.get(id) or names.documents[id].label


def _query(query: Query, condition: Condition, to: str) -> Query:
    """Return the query with the value of one condition taken out, or `to` in its place (a role: for the agency that it names)."""
    value = condition.value
    if to in ROLES or to == "any":
        return _with_roles(query, value, tuple(role for role in ROLES if role == to))
    if condition.field in _WHOLE and not to:
        return replace(query, **_WHOLE[condition.field])  # type: ignore[arg-type]
    changed: dict[str, object] = {"agencies": _patterns(query.agencies, value, to)}
    for field in fields(Query):
        have = getattr(query, field.name)
        if isinstance(have, tuple) and value in have:
            changed[field.name] = tuple(dict.fromkeys(to if one == value else one for one in have if to or one != value))
    if query.sides and not to:
        changed["sides"] = tuple(side for side in query.sides if value not in _named(side))
    return replace(query, **changed)  # type: ignore[arg-type]


def _named(side: Side) -> set[str]:
    return {*side.provinces, *side.documents, *side.topics, *side.fields, *(id for pattern in side.agencies for id in pattern.ids)}


def _patterns(patterns: Iterable[AgencyPattern], value: str, to: str) -> tuple[AgencyPattern, ...]:
    """Return the patterns without the one that names `value` (its predecessors stand in it too), or with `to` alone in it."""
    kept = [replace(p, ids=(to,)) if to and value in p.ids else p for p in patterns if to or value not in p.ids]
    return tuple(kept)


def _with_roles(query: Query, value: str, roles: tuple[Role, ...]) -> Query:
    if query.asked:  # rows of every role are found, those of the roles asked for stand first
        return replace(query, asked=roles)
    return replace(query, agencies=tuple(replace(p, roles=roles) if value in p.ids else p for p in query.agencies))
