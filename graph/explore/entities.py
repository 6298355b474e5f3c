"""What is known of one thing: an agency or kind of body, a province, an instrument, a topic or field.

In: the holdings and an id.  Out: a profile of plain values that pages and the command line show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from graph.explore.holdings import HeldDocument, Holdings, TaskFilter
from graph.explore.tallies import Tallies, Tally, tallies
from text.errors import BadInput

__all__ = ["Article", "Kind", "Profile", "articles", "kind_of", "profile"]

Kind = Literal["agency", "province", "instrument", "topic"]


@dataclass(frozen=True)
class Profile:
    """One thing and what the store says of it.

    `tallies` are its tasks (of an instrument: those of its own text); `resting` those of the documents that rest on it.  `documents` are
    those of the collection that are its own (a province's, a field's), name it (an agency) or cite it (an instrument, `cited` says how).
    `earlier` and `later` are what it came from and became; `broader` and `narrower` are concepts; `kin` are agencies of its kind.
    `instruments` are what its documents rest on or mention, with the number of documents.
    """

    id: str
    kind: Kind
    tallies: Tallies
    documents: tuple[HeldDocument, ...] = ()
    resting: Tallies | None = None
    cited: Mapping[str, str] | None = None
    instruments: tuple[Tally, ...] = ()
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()


def kind_of(held: Holdings, id: str) -> Kind | None:
    """Return what kind of page a thing has, None where the store does not know it."""
    if id in held.agencies:
        return "agency"
    if id in held.documents:
        return "instrument"
    if id in held.names:
        return "province" if id.startswith("VN-") else "topic"
    return None


def profile(held: Holdings, id: str, where: TaskFilter | None = None) -> Profile:
    """Return what the store says of a thing; `where` restricts the tasks further.

    Raises:
        BadInput: if the store knows no such thing.
    """
    where = where or TaskFilter()
    kind = kind_of(held, id)
    if kind is None:
        raise BadInput(f"The store knows nothing by the id {id!r}. Ask for it by name: `cancu ask`.", code="unknown-thing")
    return {"agency": _agency, "province": _province, "instrument": _instrument, "topic": _topic}[kind](held, id, where)


def _agency(held: Holdings, id: str, where: TaskFilter) -> Profile:
    agency = held.agencies[id]
    tasks = held.select(replace(where, agencies=(id,)))
    body = id if agency.is_body else agency.body
    named = {document for one in (id, *held.members.get(id, ())) for document in held.mentions.get(one, ())}
    named |= {held.tasks[task].document for task in held.tasks_of.get(id, ())}
    kin = [member for member in held.members.get(body, ()) if member != id]
    return Profile(
        id, "agency", tallies(held, tasks, own=(id,)), _sorted(held, named), kin=tuple(kin),
        earlier=_before(held, body), later=held.successors.get(body, ()), broader=(body,) if body and body != id else (),
    )  # fmt: skip


def _province(held: Holdings, id: str, where: TaskFilter) -> Profile:
    documents = [document.id for document in held.collection() if document.province == id]
    tasks = held.select(replace(where, provinces=(id,)))
    return Profile(
        id, "province", tallies(held, tasks), _sorted(held, documents), instruments=_instruments(held, documents),
        earlier=_before(held, id), later=held.successors.get(id, ()),
    )  # fmt: skip


def _instrument(held: Holdings, id: str, where: TaskFilter) -> Profile:
    citing = {source: role for source, role in held.cited_by.get(id, {}).items() if held.documents[source].in_collection}
    resting = [source for source, role in citing.items() if role == "basis"]
    own = held.select(replace(where, documents=(id,))) if held.documents[id].in_collection else []
    return Profile(
        id, "instrument", tallies(held, own), _sorted(held, citing), cited=citing,
        resting=tallies(held, held.select(replace(where, documents=tuple(resting))) if resting else []),
        instruments=_instruments(held, [id]),
    )  # fmt: skip


def _topic(held: Holdings, id: str, where: TaskFilter) -> Profile:
    is_field = id.startswith("field:")
    tasks = held.select(replace(where, fields=(id,)) if is_field else replace(where, topics=(id,)))
    ids = held.narrower((id,))
    about = {document.id for document in held.collection() if ids & set(held.fields.get(document.id, ()))} if is_field else set()
    about |= {held.tasks[task].document for task in tasks}
    narrower = tuple(sorted(narrow for narrow, broad in held.broader.items() if id in broad))
    return Profile(
        id, "topic", tallies(held, tasks), _sorted(held, about), broader=held.broader.get(id, ()), narrower=narrower,
        instruments=_instruments(held, sorted(about)),
    )  # fmt: skip


def _before(held: Holdings, id: str) -> tuple[str, ...]:
    return tuple(sorted(old for old, new in held.successors.items() if id in new)) if id else ()


def _sorted(held: Holdings, ids: Iterable[str]) -> tuple[HeldDocument, ...]:
    """Return the documents of the collection among `ids`, the newest first, those without a date last."""
    found = sorted((held.documents[id] for id in set(ids) if held.documents[id].in_collection), key=lambda d: d.id)
    return tuple(sorted(found, key=lambda d: d.issue_date, reverse=True))


def _instruments(held: Holdings, documents: Iterable[str]) -> tuple[Tally, ...]:
    """Return what documents rest on or mention, with how many do: those that most rest on first."""
    basis: dict[str, set[str]] = {}
    every: dict[str, set[str]] = {}
    for document in documents:
        for target, role in held.cites.get(document, {}).items():
            every.setdefault(target, set()).add(document)
            if role == "basis":
                basis.setdefault(target, set()).add(document)
    found = [Tally(target, len(said), lead=len(basis.get(target, ()))) for target, said in every.items()]
    return tuple(sorted(found, key=lambda tally: (-tally.lead, -tally.n, tally.id)))


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an instrument: its number as printed, its heading, and its place in the text."""

    path: str
    heading: str
    start: int
    end: int


_ARTICLE = re.compile(r"(?:^|\.)Điều\s*\d+\w?$", re.IGNORECASE)


def articles(parsed: Mapping[str, Any]) -> list[Article]:
    """Return the articles of a parsed document, in the order of its text; where it has none, its sections of the first rank."""
    sections = parsed.get("sections") or []
    found = [s for s in sections if _ARTICLE.search(str(s["path"])) and "#" not in str(s["path"])]
    found = found or [s for s in sections if not s.get("parent") and "#" not in str(s["path"])]
    return [
        Article(str(s["path"]), str(s.get("heading") or ""), int(s["start"]), int(s["end"]))
        for s in sorted(found, key=lambda s: s["start"])
    ]
