"""What a store holds, as tables in memory: documents, tasks, who takes part, what they are about.  Read once for each state of a store.

Entity pages, comparisons, timelines and suggestions are made from it; the words that prove a fact are fetched only for what is shown
(`graph.explore.evidence`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from threading import Lock
from weakref import WeakKeyDictionary

from graph.concepts import with_narrower
from graph.model import Value
from graph.model.names import EdgeTypeName
from graph.one_state import one_state
from graph.query import ROLES, Role
from graph.schema import load_schema
from graph.store import Store
from text.numerals import roman_value

__all__ = ["HeldAgency", "HeldDocument", "HeldTask", "Holdings", "TaskFilter", "holdings"]

Names = tuple[str, str]  # (Vietnamese, English): the English one is the Vietnamese one where there is none


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document, of the collection or only cited; what is not known is ""."""

    id: str
    number: str = ""
    title: str = ""
    type: str = ""
    type_id: str = ""
    issuer: str = ""
    issuer_id: str = ""
    issue_date: str = ""
    province: str = ""
    period: tuple[int, int] | None = None
    in_collection: bool = True
    incomplete: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The number, else the title, else the end of the id."""
        return self.number or self.title or self.id.rsplit("/", 1)[-1]

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and last year it speaks of: its period, else the year of its date."""
        if self.period:
            return self.period
        return (int(self.issue_date[:4]), int(self.issue_date[:4])) if self.issue_date[:4].isdecimal() else None


@dataclass(frozen=True, slots=True)
class HeldAgency:
    """An agency as documents name it, or (`is_body`) a kind of body that agencies of several provinces are."""

    id: str
    names: Names
    generic: str = ""
    level: str = ""
    province: str = ""
    body: str = ""
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class HeldTask:
    """A task; `first` and `last` are ISO days or ""."""

    id: str
    document: str
    path: str
    statement: str
    kind: str = ""
    headings: tuple[str, ...] = ()
    printed: str = ""
    first: str = ""
    last: str = ""
    recurrence: str = ""

    @property
    def due(self) -> str:
        """The day by which it is to be done, or ""."""
        return self.last or self.first

    @property
    def by_due(self) -> tuple[bool, str, bool]:
        """What tasks are ordered by: the day they are due, those that recur behind them, then those without a time."""
        return not self.due, self.due, not self.recurrence

    @property
    def timed(self) -> bool:
        """Whether it has a day or a recurrence."""
        return bool(self.first or self.last or self.recurrence)


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are meant; all that is given holds together, within one tuple any value will do; empty does not restrict.

    `agencies` are agencies or bodies, with `roles` in one of these roles; `together`: all of these take part.  `fields` are those of the
    task or of its document, `about` of the document alone; a broader topic or field counts its narrower ones.  `years` are those that the
    document speaks of.
    """

    provinces: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    topics: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    timed: bool = False


@dataclass
class Holdings:
    """The tables.  Every mapping is in the order of its keys."""

    documents: Mapping[str, HeldDocument]
    agencies: Mapping[str, HeldAgency]
    tasks: Mapping[str, HeldTask]
    names: Mapping[str, Names]  # of provinces, topics and fields
    roles: Mapping[str, tuple[tuple[str, Role], ...]]  # of a task: (agency, role), the strongest first
    tasks_of: Mapping[str, Mapping[str, Role]]  # of an agency or body: {task: strongest role}
    topics: Mapping[str, tuple[str, ...]]  # of a task
    fields: Mapping[str, tuple[str, ...]]  # of a task or document
    cites: Mapping[str, Mapping[str, str]]  # of a document: {document cited: "basis" or "mention"}
    cited_by: Mapping[str, Mapping[str, str]]
    broader: Mapping[str, tuple[str, ...]]
    successors: Mapping[str, tuple[str, ...]]
    mentions: Mapping[str, tuple[str, ...]]  # of an agency: documents that name it
    by_document: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # tasks, in the order of their ids
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of a body: the agencies that are one

    @classmethod
    def read(cls, store: Store) -> Holdings:
        """Return the tables of one state of the store."""
        return one_state(store, lambda: _read(store))

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names that more than one province has."""
        counts = Counter(names[0] for id, names in self.names.items() if id.startswith("VN-"))
        return frozenset(name for name, n in counts.items() if n > 1)

    def collection(self) -> list[HeldDocument]:
        """Return the documents of the collection, by id."""
        return [document for document in self.documents.values() if document.in_collection]

    def name(self, id: str, language: str) -> str:
        """Return what a thing is called in a language; its id where it has no name.  Provinces keep their spelling in English."""
        index = 1 if language == "en" and not id.startswith("VN-") else 0
        if id in self.names:
            return self.names[id][index]
        if id in self.agencies:
            return self.agencies[id].names[index]
        if id in self.documents:
            return self.documents[id].label
        return self.tasks[id].statement if id in self.tasks else id

    def province_of(self, task: str) -> str:
        """Return the province whose document states a task, or ""."""
        return self.documents[self.tasks[task].document].province

    def narrower(self, ids: Iterable[str]) -> set[str]:
        """Return topics or fields with all that are narrower."""
        return with_narrower(ids, ((narrow, broad) for narrow, every in self.broader.items() for broad in every))

    def scope(self, where: TaskFilter) -> list[HeldDocument]:
        """Return the documents of the collection that a filter's provinces, documents, types, years and `about` leave, by id."""
        about = self.narrower(where.about)
        return [
            document
            for document in self.collection()
            if (not where.provinces or document.province in where.provinces)
            and (not where.documents or document.id in where.documents)
            and (not where.types or document.type_id in where.types)
            and (where.years is None or _meets(document.years, where.years))
            and (not about or about & set(self.fields.get(document.id, ())))
        ]

    def select(self, where: TaskFilter) -> list[str]:
        """Return the tasks that a filter leaves, in the order of documents and of their places."""
        topics, fields = self.narrower(where.topics), self.narrower(where.fields)
        wanted = set(where.agencies) if where.agencies else None
        theirs = {task for agency in where.agencies for task in self.tasks_of.get(agency, ())}
        found = []
        for document in self.scope(where):
            whole = bool(fields & set(self.fields.get(document.id, ())))
            for task in self.by_document.get(document.id, ()):
                if wanted and task not in theirs:
                    continue
                if topics and not topics & set(self.topics.get(task, ())):
                    continue
                if fields and not whole and not fields & set(self.fields.get(task, ())):
                    continue
                if where.timed and not self.tasks[task].timed:
                    continue
                if where.roles and not self._takes_part(task, wanted, where.roles):
                    continue
                if all(task in self.tasks_of.get(agency, ()) for agency in where.together):
                    found.append(task)
        return found

    def _takes_part(self, task: str, wanted: set[str] | None, roles: tuple[Role, ...]) -> bool:
        return any(
            (wanted is None or agency in wanted or self.agencies[agency].body in wanted) and (not roles or role in roles)
            for agency, role in self.roles.get(task, ())
        )


def _meets(years: tuple[int, int] | None, wanted: tuple[int, int]) -> bool:
    return years is not None and years[0] <= wanted[1] and wanted[0] <= years[1]


def _read(store: Store) -> Holdings:
    provinces, issuers = dict(store.pairs("OF_PROVINCE")), dict(store.pairs("ISSUED_BY"))
    documents = {id: _document(id, have, provinces.get(id, ""), issuers.get(id, "")) for id, have in store.properties_of("Document")}
    agencies = _agencies(store)
    of_task = {task: document for document, task in store.pairs("HAS_TASK")}
    tasks = {id: _task(id, of_task[id], have) for id, have in store.properties_of("Task") if of_task.get(id) in documents}
    names = {id: _names(id, have) for type in ("Province", "Topic", "Field") for id, have in store.properties_of(type)}
    roles, tasks_of = _roles(store, tasks, agencies)
    cites: defaultdict[str, dict[str, str]] = defaultdict(dict)
    of_role: dict[str, EdgeTypeName] = {"mention": "CITES", "basis": "BASED_ON"}
    for role, type in of_role.items():
        for source, target in store.pairs(type):
            cites[source][target] = role
    cited_by: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for source, said in cites.items():
        for target, role in said.items():
            cited_by[target][source] = role
    return Holdings(
        documents, agencies, tasks, names, roles, tasks_of,
        topics=_grouped(store.pairs("ABOUT")), fields=_grouped(store.pairs("IN_FIELD")),
        cites={id: dict(sorted(said.items())) for id, said in sorted(cites.items())},
        cited_by={id: dict(sorted(said.items())) for id, said in sorted(cited_by.items())},
        broader=_grouped(store.pairs("BROADER")), successors=_grouped(store.pairs("SUCCEEDED_BY")),
        mentions=_grouped((agency, document) for document, agency in store.pairs("MENTIONS")),
        by_document=_in_order(tasks),
        members=_grouped((agency.body, agency.id) for agency in agencies.values() if agency.body),
    )  # fmt: skip


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in sorted(dict.fromkeys(pairs)):  # most come in order, and stay so
        found[first].append(second)
    return {first: tuple(seconds) for first, seconds in found.items()}


_ROMAN = frozenset("IVXLC")


@lru_cache(maxsize=50_000)
def _place(path: str) -> tuple[tuple[int, str], ...]:
    """Return where a section stands among others: "II.2" before "II.10", "V" before "IX"."""
    found = []
    for part in re.findall(r"\d+|[^\W\d_]+", path):
        value = roman_value(part) if _ROMAN.issuperset(part) else 0
        found.append((int(part) if part.isdecimal() else value, "" if value else part))
    return tuple(found)


def _in_order(tasks: Mapping[str, HeldTask]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for task in sorted(tasks.values(), key=lambda task: (task.document, _place(task.path), task.id)):
        found[task.document].append(task.id)
    return {document: tuple(listed) for document, listed in found.items()}


def _text(have: Mapping[str, Value], name: str) -> str:
    return str(have.get(name) or "")


def _names(id: str, have: Mapping[str, Value]) -> Names:
    name = _text(have, "name") or id
    return name, _text(have, "name_en") or name


def _document(id: str, have: Mapping[str, Value], province: str, issuer: str) -> HeldDocument:
    years = [int(str(have[name])) for name in ("period_from", "period_to") if have.get(name)]
    lost = have.get("incomplete")
    return HeldDocument(
        id, _text(have, "number"), _text(have, "title"), _text(have, "document_type"), _text(have, "document_type_id"),
        _text(have, "issuer"), issuer, _text(have, "issue_date"), province, (years[0], years[-1]) if years else None,
        bool(have.get("in_collection")), tuple(map(str, lost)) if isinstance(lost, tuple | list) else (),
    )  # fmt: skip


def _agencies(store: Store) -> dict[str, HeldAgency]:
    body_of, place_of = dict(store.pairs("INSTANCE_OF")), dict(store.pairs("LOCATED_IN"))
    bodies = dict(store.properties_of("Body"))
    provinces = {id: _text(have, "name") for id, have in store.properties_of("Province")}
    found = {}
    for id, have in store.properties_of("Agency"):
        body, place = body_of.get(id, ""), place_of.get(id, "")
        name = _text(have, "name") or id
        kind = _text(bodies.get(body, {}), "name_en")
        english = f"{kind}, {provinces.get(place, place)}" if kind and place else kind or _text(have, "name_en")
        found[id] = HeldAgency(id, (name, english or name), _text(have, "generic") or name, _text(have, "level"), place, body)
    for id, have in bodies.items():
        found[id] = HeldAgency(id, _names(id, have), _text(have, "name") or id, _text(have, "level"), is_body=True)
    return dict(sorted(found.items()))


def _task(id: str, document: str, have: Mapping[str, Value]) -> HeldTask:
    headings = have.get("headings")
    return HeldTask(
        id, document, _text(have, "path"), _text(have, "statement"), _text(have, "kind"),
        tuple(map(str, headings)) if isinstance(headings, tuple | list) else (),
        _text(have, "time_printed"), _text(have, "time_from"), _text(have, "time_to"), _text(have, "recurrence"),
    )  # fmt: skip


def _roles(
    store: Store, tasks: Mapping[str, HeldTask], agencies: Mapping[str, HeldAgency]
) -> tuple[dict[str, tuple[tuple[str, Role], ...]], dict[str, dict[str, Role]]]:
    edges = load_schema().role_edges
    by_task: defaultdict[str, list[tuple[str, Role]]] = defaultdict(list)
    tasks_of: defaultdict[str, dict[str, Role]] = defaultdict(dict)
    for role in ROLES:  # strongest first, so that the first role said stays
        for agency, task in store.pairs(edges[role]):
            if task not in tasks or agency not in agencies:
                continue
            by_task[task].append((agency, role))
            for id in (agency, agencies[agency].body):
                if id:
                    tasks_of[id].setdefault(task, role)
    return {task: tuple(held) for task, held in sorted(by_task.items())}, {
        id: dict(sorted(held.items())) for id, held in sorted(tasks_of.items())
    }


STATES = 4  # of a store that are kept: readers of several, each in its snapshot, must not read them again and again in turn
_cached: WeakKeyDictionary[object, dict[str, Holdings]] = WeakKeyDictionary()
_reading = Lock()


def holdings(store: Store) -> Holdings:
    """Return the tables of a store, read again when something was written; of readers at once one reads, the others wait for it."""
    version = store.meta("writes") or ""
    with _reading:
        states = _cached.setdefault(store, {})
        if version not in states or not version:
            states[version] = Holdings.read(store)
            while len(states) > STATES:
                del states[next(iter(states))]
        return states[version]
