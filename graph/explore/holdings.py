"""What a store holds, as tables in memory: documents, tasks, who takes part, what they are about (`graph.explore.gather` fills them).

Entity pages, comparisons, timelines and suggestions are made from it; the words that prove a fact are fetched only for what is shown
(`graph.explore.evidence`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from graph.concepts import with_narrower
from graph.query import Role

__all__ = ["UNREAD", "HeldAgency", "HeldDocument", "HeldTask", "Holdings", "Names", "TaskFilter", "is_province"]

UNREAD = "unread"  # what stands for the province of a document that names none and whose issuer is no central body
Names = tuple[str, str]  # (Vietnamese, English): the English one is the Vietnamese one where there is none


def is_province(place: str) -> bool:
    """Whether a place (`Holdings.place_of`) is a province, not "" of the central documents or `UNREAD`."""
    return place not in ("", UNREAD)


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


class HeldTask(NamedTuple):
    """A task without its words (`graph.explore.evidence.task_words`); `first` and `last` are ISO days or "".  `further` are its other
    times, each as the task with that time.  There are tens of thousands, and a tuple is made in a third of the time of an object."""

    id: str
    document: str
    path: str
    kind: str = ""
    printed: str = ""
    first: str = ""
    last: str = ""
    recurrence: str = ""
    further: tuple[HeldTask, ...] = ()

    @property
    def times(self) -> tuple[HeldTask, ...]:
        """The task with each of its times, the first one first."""
        return self, *self.further

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
        """Whether one of its times has a day or a recurrence."""
        return any(time.first or time.last or time.recurrence for time in self.times)


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

    documents: Mapping[str, HeldDocument] = field(default_factory=dict)
    agencies: Mapping[str, HeldAgency] = field(default_factory=dict)
    tasks: Mapping[str, HeldTask] = field(default_factory=dict)
    names: Mapping[str, Names] = field(default_factory=dict)  # of provinces, topics and fields
    roles: Mapping[str, tuple[tuple[str, Role], ...]] = field(default_factory=dict)  # of a task: (agency, role), the strongest first
    tasks_of: Mapping[str, Mapping[str, Role]] = field(default_factory=dict)  # of an agency or body: {task: strongest role}
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of a task
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of a task or document
    cites: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # of a document: {document cited: "basis" or "mention"}
    cited_by: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    broader: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mentions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of an agency: documents that name it
    by_document: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # tasks, in the order of their places
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of a body: the agencies that are one

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
        return id

    def province_of(self, task: str) -> str:
        """Return the province whose document states a task, or ""."""
        return self.documents[self.tasks[task].document].province

    def place_of(self, document: str) -> str:
        """Return the province of a document, "" where a central body issued it, `UNREAD` where neither is known."""
        held = self.documents[document]
        issuer = self.agencies.get(held.issuer_id)
        return held.province or ("" if issuer is not None and issuer.level == "central" else UNREAD)

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
        found: list[str] = []
        is_any = not (where.agencies or where.topics or where.fields or where.timed or where.roles or where.together)
        for document in self.scope(where):
            if is_any:
                found += self.by_document.get(document.id, ())
                continue
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
