"""Tables of a store's facts with the words that prove them: the task sheet as Vietnamese offices keep it, the answers to a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from graph.explore.evidence import task_words
from graph.explore.gather import holdings
from graph.explore.holdings import HeldTask, Holdings
from graph.export.citation import document_citation, place_text
from graph.export.tables import Cell, Column, Table
from graph.export.words import word
from graph.model import Evidence, Node
from graph.query import ROLES
from graph.schema import load_schema
from graph.sources import base_of
from graph.store import Store

__all__ = ["EVIDENCE", "Places", "answer_table", "columns_of", "due_text", "role_names", "task_sheet"]

_WIDTHS = {
    "order": 6, "task": 70, "lead": 30, "assigned": 30, "coordinate": 40, "due": 20, "basis": 34, "headings": 30, "quotation": 80,
    "answer": 40, "name": 40,
    "number": 22, "title": 70, "issuer": 34, "signer": 24, "message": 60,
    "value": 24, "document": 24, "file": 28, "from": 12, "to": 12, "path": 10, "page": 7, "start": 9, "end": 9,
}  # fmt: skip
EVIDENCE = ("document", "file", "path", "page", "start", "end", "quotation")


def columns_of(keys: Iterable[str], language: str) -> tuple[Column, ...]:
    """Return columns by their keys, with their headings in a language."""
    return tuple(Column(key, word("columns", key, language), _WIDTHS.get(key, 16)) for key in keys)


class Places:
    """Makes the cells that prove a row.  Texts and files of documents, read once; the cells of a place."""

    def __init__(self, store: Store, held: Holdings) -> None:
        self.held = held
        self._text, self._file = cache(store.text), cache(store.source)

    def cells(self, document: str, start: int, end: int, path: str, page: int | None) -> tuple[Cell, ...]:
        """Return the evidence cells of a range."""
        row = self.held.documents.get(document)
        exact = self._text(document)[start:end]
        return (row.label if row else document, self._file(document), path, page, start, end, exact)

    def quoted(self, quote: Mapping[str, Any]) -> tuple[Cell, ...]:
        """Return the evidence cells of a quotation of CONTRACT.md."""
        return self.cells(quote["document"], quote["start"], quote["end"], quote["path"], quote.get("page"))


def task_sheet(store: Store, tasks: Iterable[str], language: str) -> Table:
    """Return tasks as a table with a heading for each document and section: number, task, who leads, who is assigned, who coordinates, by
    when, on which basis; then what a machine sorts by, and the words that state the task.

    The tasks keep the order given (`Holdings.select` has them by document and place).
    """
    held = holdings(store)
    chosen = [held.tasks[id] for id in tasks if id in held.tasks]
    nodes = {node.id: node for node in _nodes(store, [task.id for task in chosen])}
    words = task_words(store, [task.id for task in chosen])
    places = Places(store, held)
    keys = (
        "order", "task", *ROLES, "due", "basis", "province", "headings", "from", "to", "recurrence", "topics", "corrected", *EVIDENCE,
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    groups: dict[int, tuple[tuple[int, str], ...]] = {}
    before: tuple[str, tuple[str, ...]] = ("", ())
    marked = _marks(store, chosen, nodes)
    for number, task in enumerate(chosen, start=1):
        said = words[task.id]
        headings = _new_headings(held, task, said.headings, before, language)
        if headings:
            groups[len(rows)] = headings
        before = (task.document, said.headings)
        place = _statement(nodes.get(task.id))
        if place is None:
            continue
        document = held.documents[task.document]
        basis = document_citation(held, task.document, language, title=False)
        rows.append((
            number, " ".join(said.statement.split()), *("; ".join(role_names(held, task.id, role, language)) for role in ROLES),
            due_text(task, language), f"{basis}, {place_text(task.path, language)}",
            held.name(document.province, language) if document.province else None, " › ".join(said.headings) or None,
            task.first or None, task.last or None, word("recurrences", task.recurrence, language) if task.recurrence else None,
            "; ".join(held.name(topic, language) for topic in held.topics.get(task.id, ())) or None, marked.get(task.id),
            *places.cells(task.document, place.start, place.end, task.path, place.page),
        ))  # fmt: skip
    return Table("tasks", word("tables", "tasks", language), columns_of(keys, language), tuple(rows), groups)


def _nodes(store: Store, ids: Sequence[str]) -> list[Node]:
    return store.nodes(ids) if ids else []


def _statement(node: Node | None) -> Evidence | None:
    return next((e for e in sorted(node.evidence) if e.kind == "statement"), None) if node is not None else None


def _new_headings(
    held: Holdings, task: HeldTask, headings: tuple[str, ...], before: tuple[str, tuple[str, ...]], language: str
) -> tuple[tuple[int, str], ...]:
    """Return the headings that stand before a task and did not before the last one: its document's, then its sections'."""
    found: list[tuple[int, str]] = []
    known = before[1]
    if task.document != before[0]:
        found.append((0, document_citation(held, task.document, language)))
        known = ()
    shared = 0
    while shared < min(len(known), len(headings)) and known[shared] == headings[shared]:
        shared += 1
    return (*found, *((level + 1, " ".join(headings[level].split())) for level in range(shared, len(headings))))


def _marks(store: Store, tasks: Sequence[HeldTask], nodes: Mapping[str, Node]) -> dict[str, str]:
    """Return what readers set right of tasks and of who has them, as marks."""
    found: dict[str, list[str]] = {}
    corrected = {base_of(correction.document) for correction in store.corrections()}
    for task in tasks:
        if base_of(task.document) not in corrected:
            continue
        own = nodes[task.id].properties.get("corrected") if task.id in nodes else None
        found[task.id] = list(own) if isinstance(own, tuple) else []
        for type in load_schema().role_edges.values():
            for edge in store.edges(type=type, target=task.id):
                held = edge.properties.get("corrected")
                found[task.id] += held if isinstance(held, tuple) else ()
    return {id: "; ".join(marks) for id, marks in found.items() if marks}


def role_names(held: Holdings, task: str, role: str, language: str) -> list[str]:
    """Return the names of those who have a role on a task: full names, in the order of their ids."""
    return [held.name(agency, language) for agency, of in held.roles.get(task, ()) if of == role]


def due_text(task: HeldTask, language: str) -> str:
    """Return a task's times as a reader knows them, without further ones that the first one's words hold: each as printed; else its days
    and how often."""
    said = [_time_text(time.printed, time.first, time.last, time.recurrence, language) for time in task.times]
    return "; ".join(text for text in dict.fromkeys((said[0], *(one for one in said[1:] if one not in said[0]))) if text)


def _time_text(printed: str, first: str, last: str, recurrence: str, language: str) -> str:
    if printed:
        return printed
    days = " – ".join(dict.fromkeys(part for part in (first, last) if part))
    return ", ".join(part for part in (days, word("recurrences", recurrence, language) if recurrence else "") if part)


def answer_table(store: Store, answer: Mapping[str, Any], language: str) -> Table:
    """Return an answer of `cancu ask` (its JSON object) as a table: one row a quotation, the answer repeated; passages where there are no
    answers."""
    held = holdings(store)
    places = Places(store, held)
    keys = ("order", "answer", "name", "side", "role", "strength", "property", "value", "absence", "id", *EVIDENCE)
    rows: list[tuple[Cell, ...]] = []
    for number, item in enumerate(answer.get("answers") or (), start=1):
        label = (item.get("label_en") if language != "vi" else None) or item["label"]
        head: tuple[Cell, ...] = (
            number, label, item.get("name"), "; ".join(item.get("sides") or ()) or None,
        )  # fmt: skip
        tail: tuple[Cell, ...] = (
            word("strengths", item["strength"], language), word("properties", item["property"], language) if item.get("property") else None,
            value_text(item.get("value"), language), True if item.get("absence") else None, item["id"],
        )  # fmt: skip
        for quote in item["evidence"] or (None,):
            roles = [quote["role"]] if quote and quote.get("role") else item.get("roles") or ()
            role = "; ".join(word("roles", name, language) for name in roles) or None
            rows.append((*head, role, *tail, *(places.quoted(quote) if quote else (None,) * len(EVIDENCE))))
    if not rows:
        for hit in answer.get("passages") or ():
            rows.append((hit.get("rank"), *(None,) * 9, *places.quoted(hit)))
    notes = [f"{word('dossier', 'question', language)}: {answer.get('question', '')}"]
    reading = answer.get("understood", {}).get("reading")
    notes += [f"{word('dossier', 'reading', language)}: {reading}"] if reading else []
    notes += [f"{word('dossier', 'caveats', language)}: {caveat}" for caveat in answer.get("caveats") or ()]
    return Table("answers", word("tables", "answers", language), columns_of(keys, language), tuple(rows), notes=tuple(notes))


def value_text(value: object, language: str) -> str | None:
    """Return an answer's value in words: a time, of several the one asked for, as printed; a period by its years."""
    if isinstance(value, Mapping):
        printed, first, last, recurrence = (str(value.get(name) or "") for name in ("printed", "from", "to", "recurrence"))
        return _time_text(printed, first, last, recurrence, language) or None
    return None if value is None else str(value)
