"""The names that a search is narrowed by: provinces, agencies, topics, types of document, each by name, abbreviation or id."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store import PassageFilter, Store
from search.lexicon import Entry, name_tokens
from search.lexicon.names import StoreNames, names_of
from search.question import key
from text.errors import BadInput

__all__ = ["agency_id", "ids_named", "passage_filter"]

_EXAMPLES = {
    "province": "Lào Cai, BR-VT, VN-02",
    "agency": "Sở Ngoại vụ, BĐBP, body:so-ngoai-vu",
    "topic": "biên giới, ASEAN, topic:bien-gioi",
    "type": "Kế hoạch, chỉ thị, type:ke-hoach",
}


def passage_filter(
    store: Store,
    *,
    provinces: Iterable[str] = (),
    agencies: Iterable[str] = (),
    topics: Iterable[str] = (),
    document_types: Iterable[str] = (),
    year_from: int | None = None,
    year_to: int | None = None,
) -> PassageFilter:
    """Return the filter that these names mean: a province stands also for those it was merged from, a body for each of its agencies.

    Raises:
        BadInput: if a name is not known; the message says which.
    """
    provinces, agencies, topics, document_types = map(tuple, (provinces, agencies, topics, document_types))
    if not (provinces or agencies or topics or document_types):
        return PassageFilter(year_from=year_from, year_to=year_to)  # no name to look up: the store's names are not read
    names = names_of(store)
    found = {
        "provinces": _ids(names, "province", provinces, ("province",)),
        "agencies": _ids(names, "agency", agencies, ("agency", "body")),
        "topics": _ids(names, "topic", topics, ("topic",)),
        "document_types": _ids(names, "type", document_types, ("doctype",)),
    }
    found["provinces"] = _with_predecessors(names, found["provinces"])
    bodies = set(found["agencies"])
    found["agencies"] |= {agency for agency, body in names.body_of.items() if body in bodies}
    return PassageFilter(year_from=year_from, year_to=year_to, **{field: tuple(sorted(ids)) for field, ids in found.items()})


def ids_named(store: Store, field: str, name: str) -> tuple[str, ...]:
    """Return the ids that a name of a field of `PassageFilter` means, sorted; none where it is not known."""
    try:
        found: tuple[str, ...] = getattr(passage_filter(store, **{field: [name]}), field)  # type: ignore[arg-type]
    except BadInput:
        return ()
    return found


def agency_id(store: Store, name: str) -> str:
    """Return the id of the agency of the store that a name, abbreviation or id means; of several the first by id.

    Raises:
        BadInput: if the store has no such agency.
    """
    names = names_of(store)
    ids = _ids(names, "agency", [name], ("agency", "body"))
    held = sorted(agency for agency, body in names.body_of.items() if agency in ids or body in ids)
    if not held:
        raise BadInput(f"No agency {name!r} takes part in a task in this store. `cancu network` lists those that do.", code="unknown-name")
    return held[0]


def _ids(names: StoreNames, what: str, wanted: Iterable[str], kinds: tuple[str, ...]) -> set[str]:
    """Return the ids that each of `wanted` means."""
    out: set[str] = set()
    for name in wanted:
        ids = {name} if _is_id(names, name, what) else {entry.value for entry in _entries(names, name) if entry.kind in kinds}
        if not ids:
            raise BadInput(
                f"{name!r} is no {what} that is known here. Give a name, an abbreviation or an id, such as {_EXAMPLES[what]}.",
                code="unknown-name",
            )
        out |= ids
    return out


def _entries(names: StoreNames, name: str) -> list[Entry]:
    return names.lexicon.find(tuple(key(token) for token in name_tokens(name)))


def _is_id(names: StoreNames, name: str, what: str) -> bool:
    vocabulary = names.vocabulary
    if what == "agency" and name in names.agencies:
        return True
    rows = {
        "province": vocabulary.provinces,
        "agency": vocabulary.bodies,
        "topic": vocabulary.topics,
        "type": vocabulary.document_types,
    }
    return any(term.id == name for term in rows[what])


def _with_predecessors(names: StoreNames, ids: set[str]) -> set[str]:
    return ids | {term.id for term in names.vocabulary.provinces if ids & set(term.successors)}
