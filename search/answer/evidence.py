"""The characters behind an answer: statements, role words, citations, printed metadata, as quotes of the stored texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from graph.model import Evidence, Value
from graph.query import ROLES, Row
from graph.schema import load_schema
from graph.store import Store
from search.lexicon.names import StoreNames

__all__ = ["EvidenceReader", "Quote", "sentences"]

_SENTENCE = re.compile(r"[.;:]\s|\n")

_LONGEST = 4_000  # characters of one quote: a statement that goes on is cut there
_SHORTEST = 4  # characters: a shorter quotation proves nothing to a reader
_BEGINNING = 2_000  # characters in which a document's first words are looked for
_LONGEST_TITLE = 200  # characters of a line that stands for a title
_MOST_CITING = 5  # places that cite a document
_AROUND = 80  # characters each way that explain a scrap
_SAID = (  # the properties that an answer shows
    "generic", "message", "message_en", "name", "name_en", "recurrence", "statement", "time_from", "time_printed", "time_to",
)  # fmt: skip
_PROPERTIES = {"period": ("period_from", "period_to"), "type": ("document_type",)}


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of a document's text; `role` is the role it proves, `kind` what it is (statement, role, citation, metadata)."""

    document: str
    source: str
    path: str
    start: int
    end: int
    exact: str
    role: str | None = None
    kind: str = "statement"
    page: int | None = None

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's evidence."""
        out: dict[str, object] = {
            "document": self.document, "source": self.source, "path": self.path,
            "start": self.start, "end": self.end, "exact": self.exact, "role": self.role, "kind": self.kind,
        }  # fmt: skip
        if self.page is not None:
            out["page"] = self.page
        return out


class EvidenceReader:
    """Reads evidence of one answer's rows; texts, places and names are fetched once."""

    def __init__(self, store: Store, names: StoreNames) -> None:
        self.store, self.names = store, names
        self._sources: dict[str, str] = {}
        self._places: dict[str, tuple[Evidence, ...]] = {}
        self._named: dict[str, tuple[str, Mapping[str, Value]] | None] = {}
        self._stated: dict[tuple[str, str, str], tuple[Evidence, ...]] = {}

    @cached_property
    def _edge_of(self) -> dict[str, str]:
        return dict(load_schema().role_edges)

    def fetch(self, ids: Iterable[str]) -> None:
        """Read at once where these nodes are stated: of thousands of tasks only those that are shown are read themselves."""
        missing = sorted({id for id in ids if id and id not in self._places})
        if missing:
            self._places.update(dict.fromkeys(missing, ()))
            self._places.update(self.store.node_evidence(missing))

    def fetch_names(self, ids: Iterable[str]) -> None:
        """Read these nodes at once without their evidence: an agency that a thousand documents name has as much."""
        missing = sorted({id for id in ids if id and id not in self._named})
        if missing:
            self._named.update(dict.fromkeys(missing))
            self._named.update((id, (type, have)) for id, type, have in self.store.said(missing, _SAID))

    def named(self, id: str) -> tuple[str, Mapping[str, Value]] | None:
        """Return the type of a node and what it is called or is to be done by, read once."""
        self.fetch_names([id])
        return self._named.get(id)

    def fetch_roles(self, rows: Iterable[Row]) -> None:
        """Read at once where the roles of these rows are stated."""
        edges = self._edge_of
        self._fetch_edges({(edges[row.role], row.agency, row.task) for row in rows if row.role in edges and row.agency})

    def fetch_citations(self, pairs: Iterable[tuple[str, str]], role: str | None) -> None:
        """Read at once where documents cite: (citing, cited) ids."""
        self._fetch_edges(set(_citations(pairs, role)))

    def _fetch_edges(self, keys: Iterable[tuple[str, str, str]]) -> None:
        missing = sorted(key for key in keys if key not in self._stated)
        if missing:
            self._stated.update(dict.fromkeys(missing, ()))
            self._stated.update(self.store.edge_evidence(missing))

    def places(self, id: str) -> tuple[Evidence, ...]:
        """Return where a node is stated, read once."""
        self.fetch([id])
        return self._places[id] if id else ()

    def start(self, task: str) -> int:
        """Return where a task's statement starts, 0 where it has none."""
        return min((e.start for e in self.places(task) if e.kind == "statement"), default=0)

    def quote(self, evidence: Evidence, role: str | None = None, text: str = "") -> Quote | None:
        """Return the quoted characters, None for a scrap that says nothing by itself; `text`: the document's, as far as it is read."""
        document = evidence.document
        if document not in self._sources:
            self._sources[document] = self.store.source(document)
        start, end = evidence.start, min(evidence.end, evidence.start + _LONGEST)
        if end - start < _SHORTEST:
            start, end = self._widened(document, start, end)
        exact = text[start:end] if end <= len(text) else self.store.quote(document, start, end)
        if len(exact) < _SHORTEST:
            return None
        return Quote(document, self._sources[document], evidence.path, start, end, exact, role or None, evidence.kind, evidence.page)

    def _widened(self, document: str, start: int, end: int) -> tuple[int, int]:
        """A year alone is a scrap: take the line around it, at most 80 characters each way."""
        first = max(0, start - _AROUND)
        text = self.store.quote(document, first, end + _AROUND)
        left, right = text.rfind("\n", 0, start - first) + 1, text.find("\n", end - first)
        return first + left, first + (len(text) if right < 0 else right)

    def shown(self, answers: Sequence[Sequence[Row]], asked: Sequence[str], most: int) -> list[list[Row]]:
        """Return for each answer's rows those of the first `most` tasks, in order: with a role that is asked for, by document and place.

        Where tasks are stated, and their roles, is read at once for all, of no more tasks than may be shown: one body may have thousands.
        """
        may = [_first_tasks(rows, asked, most) for rows in answers]
        self.fetch(task for tasks in may for task in tasks)
        found = []
        for rows, first in zip(answers, may, strict=True):
            ranked = sorted((row for row in rows if row.task in first), key=lambda row: self._rank(row, asked))
            tasks = frozenset(list(dict.fromkeys(row.task for row in ranked))[:most])
            found.append([row for row in ranked if row.task in tasks])
        self.fetch_roles(row for rows in found for row in rows)
        return found

    def _rank(self, row: Row, asked: Sequence[str]) -> tuple[bool, str, int, int, Row]:
        place = ROLES.index(row.role) if row.role in ROLES else len(ROLES)
        return bool(asked) and row.role not in asked, row.document, self.start(row.task), place, row

    def of_tasks(self, rows: Sequence[Row]) -> tuple[Quote, ...]:
        """Return the statements of the tasks of rows that `shown` gave, then the words elsewhere that name the agency in its role."""
        statements: list[Quote] = []
        named: list[Quote] = []
        for task in dict.fromkeys(row.task for row in rows):
            of_task = [row for row in rows if row.task == task]
            role = next((row.role for row in of_task if row.role), None)
            own = [q for e in self.places(task) if e.kind == "statement" and (q := self.quote(e, role))]
            statements += sorted(own, key=lambda q: (q.document, q.start))
            for row in of_task:
                if row.role not in self._edge_of:
                    continue
                for e in self._stated.get((self._edge_of[row.role], row.agency, row.task), ()):
                    if e.kind == "role" and not any(q.start <= e.start and e.end <= q.end for q in own):
                        quote = self.quote(e, row.role)
                        if quote:
                            named.append(quote)
        return tuple(dict.fromkeys((*statements, *named)))

    def of_citations(self, pairs: Sequence[tuple[str, str]], role: str | None) -> tuple[Quote, ...]:
        """Return where documents cite: (citing, cited) ids."""
        keys = set(_citations(pairs, role))
        self._fetch_edges(keys)
        found = sorted({e for key in keys for e in self._stated[key]}, key=lambda e: (e.document, e.start, e.end))
        return tuple(q for e in found if (q := self.quote(e)))

    def of_property(self, document: str, property: str) -> tuple[Quote, ...]:
        """Return where a document prints a property."""
        wanted = _PROPERTIES.get(property, (property,))
        found = sorted(
            {e for e in self.places(document) if e.property in wanted and e.document == document}, key=lambda e: (e.start, e.end)
        )
        quotes = tuple(dict.fromkeys(q for e in found if (q := self.quote(e))))
        if not quotes and document in self.names.documents and not self.names.documents[document].in_collection:
            return self.of_node(document)[:_MOST_CITING]  # what is only cited prints its data where it is cited
        return quotes or self.of_title(document)

    def of_node(self, id: str) -> tuple[Quote, ...]:
        """Return every place that states a node."""
        found = sorted(self.places(id), key=lambda e: (e.document, e.start, e.end))
        return tuple(dict.fromkeys(q for e in found if (q := self.quote(e))))

    def of_title(self, document: str) -> tuple[Quote, ...]:
        """Return a document's title line, or its first line of words where no title is known."""
        for e in sorted(self.places(document), key=lambda e: (e.start, e.end)):
            if e.property == "title" and e.document == document and (quote := self.quote(e)):
                return (quote,)
        text = self.store.quote(document, 0, _BEGINNING)
        start = next((i for i, c in enumerate(text) if c.isalnum()), _BEGINNING)
        if start + 2 * _LONGEST_TITLE > len(text):  # much stands before the first word, or the text is short
            text = self.store.text(document)
            start = next((i for i, c in enumerate(text) if c.isalnum()), 0)
        end = text.find("\n", start + _SHORTEST)
        first = Evidence(document, start, min(len(text) if end < 0 else end, start + _LONGEST_TITLE), "", "metadata", "title")
        quote = self.quote(first, text=text)
        return (quote,) if quote else ()


def _first_tasks(rows: Sequence[Row], asked: Sequence[str], most: int) -> frozenset[str]:
    """The tasks that may be among the first `most`: those of the first documents that have so many together."""

    def document(row: Row) -> tuple[bool, str]:
        return bool(asked) and row.role not in asked, row.document

    tasks: set[str] = set()
    for _, group in groupby(sorted((row for row in rows if row.task), key=document), key=document):
        tasks.update(row.task for row in group)
        if len(tasks) >= most:
            break
    return frozenset(tasks)


def _citations(pairs: Iterable[tuple[str, str]], role: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield the edges by which documents may cite: (citing, cited) ids."""
    types = {"basis": ("BASED_ON",), "mention": ("CITES",)}.get(role or "", ("BASED_ON", "CITES"))
    return ((kind, citing, cited) for citing, cited in pairs for kind in types)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text's sentences and lines."""
    at = 0
    for mark in [*_SENTENCE.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if text[at:end].strip():
            yield at, end
        at = mark.end() if mark else end
