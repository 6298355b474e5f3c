"""The words that prove what a page shows: a task's statement with the role words in it, and the lines elsewhere that give a role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.explore.holdings import Holdings
from graph.model import Evidence
from graph.query import Role
from graph.schema import load_schema
from graph.store import Store

__all__ = ["Quotation", "TaskWords", "citation_quotations", "line_around", "task_quotations", "task_words", "title_quotation"]

LONGEST = 4_000  # characters of one quotation
MAX_LINE = 420  # characters of a role line that are quoted
_SHORTEST = 4  # characters: a shorter quotation proves nothing to a reader


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters of a document: `exact` is text[start:end]; `marks` are ranges of `exact` to be set off; `role` is proved, or ""."""

    document: str
    path: str
    start: int
    end: int
    exact: str
    role: Role | str = ""
    marks: tuple[tuple[int, int], ...] = ()
    pinpoint: str = ""

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's evidence, without its source."""
        return {
            "document": self.document, "path": self.path, "start": self.start, "end": self.end, "exact": self.exact,
            "role": self.role or None,
        }  # fmt: skip


class TaskWords(NamedTuple):
    """What a task says and the headings that it stands below, as the text has them."""

    statement: str = ""
    headings: tuple[str, ...] = ()


def task_words(store: Store, tasks: Iterable[str]) -> dict[str, TaskWords]:
    """Return the words of each task; none of one that is not there."""
    wanted = list(dict.fromkeys(tasks))
    found = dict.fromkeys(wanted, TaskWords())
    for id, _, have in store.said(wanted, ("headings", "statement")) if wanted else ():
        headings = have.get("headings")
        above = tuple(map(str, headings)) if isinstance(headings, tuple | list) else ()
        found[id] = TaskWords(str(have.get("statement") or ""), above)
    return found


def task_quotations(store: Store, held: Holdings, tasks: Iterable[str], agencies: Iterable[str] = ()) -> dict[str, tuple[Quotation, ...]]:
    """Return the quotations of each task: its statement, then the lines that give one of `agencies` (or their bodies) its role elsewhere.

    In the statement the words that name these agencies are set off.
    """
    wanted = sorted({task for task in tasks if task in held.tasks})
    chosen = {member for id in agencies for member in (id, *held.members.get(id, ()))}
    edges = load_schema().role_edges
    keys = {(edges[role], agency, task): role for task in wanted for agency, role in held.roles.get(task, ()) if agency in chosen}
    stated = store.edge_evidence(sorted(keys)) if keys else {}
    said: dict[str, list[tuple[Evidence, Role]]] = {}
    for key, role in keys.items():
        said.setdefault(key[2], []).extend((evidence, role) for evidence in stated.get(key, ()) if evidence.kind == "role")
    found = {}
    for node in store.nodes(wanted):
        own = sorted(e for e in node.evidence if e.kind == "statement")
        found[node.id] = tuple(_quoted(store, own, said.get(node.id, ())))
    return found


def _quoted(store: Store, own: Sequence[Evidence], roles: Iterable[tuple[Evidence, Role]]) -> Iterable[Quotation]:
    named = sorted(dict.fromkeys(roles), key=lambda item: (item[0].start, item[0].end, item[1]))
    for evidence in own:
        text = store.text(evidence.document)
        start, end = evidence.start, min(evidence.end, evidence.start + LONGEST)
        marks = sorted({(e.start - start, e.end - start) for e, _ in named if start <= e.start and e.end <= end})
        yield Quotation(evidence.document, evidence.path, start, end, text[start:end], "", _apart(marks))
    seen: set[tuple[int, int]] = set()
    for evidence, role in named:
        if any(e.start <= evidence.start and evidence.end <= e.end for e in own) or (evidence.start, evidence.end) in seen:
            continue
        seen.add((evidence.start, evidence.end))
        line, at = line_around(store.text(evidence.document), evidence.start, evidence.end)
        yield Quotation(
            evidence.document, evidence.path, at, at + len(line), line, role, ((evidence.start - at, evidence.end - at),)
        )  # fmt: skip


def _apart(marks: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return ranges without those that overlap an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in marks:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def citation_quotations(store: Store, pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[Quotation, ...]]:
    """Return where each (citing, cited) pair is said, with the pinpoint of each place, basis before mention."""
    wanted = sorted(set(pairs))
    found: dict[tuple[str, str], list[Quotation]] = {}
    for role, type in (("basis", "BASED_ON"), ("mention", "CITES")):
        for (_, citing, cited), stated in store.edge_evidence([(type, citing, cited) for citing, cited in wanted]).items():
            text = store.text(citing)
            for evidence in sorted(stated):
                if evidence.document == citing and evidence.end - evidence.start >= _SHORTEST:
                    quotation = Quotation(citing, evidence.path, evidence.start, evidence.end, text[evidence.start : evidence.end], role)
                    found.setdefault((citing, cited), []).append(quotation)
    return {pair: tuple(quotations) for pair, quotations in sorted(found.items())}


def title_quotation(store: Store, document: str) -> Quotation | None:
    """Return a document's printed title, or its first line of words; None of an empty text."""
    text = store.text(document)
    node = store.node(document)
    for evidence in sorted(node.evidence if node else ()):
        if evidence.property == "title" and evidence.document == document:
            return Quotation(document, evidence.path, evidence.start, evidence.end, text[evidence.start : evidence.end])
    start = next((i for i, c in enumerate(text) if c.isalnum()), -1)
    if start < 0:
        return None
    end = text.find("\n", start)
    end = min(len(text) if end < 0 else end, start + 200)
    return Quotation(document, "", start, end, text[start:end])


def line_around(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the line of `text` that holds [start, end), cut to about `MAX_LINE` characters at spaces, and where it begins."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    room = max(0, (MAX_LINE - (end - start)) // 2)
    if start - first > room:
        space = text.find(" ", start - room, start)
        first = space + 1 if space >= 0 else start - room
    if last - end > room:
        space = text.rfind(" ", end, end + room)
        last = space if space >= 0 else end + room
    while first < start and text[first].isspace():
        first += 1
    return text[first:end] + text[end:last].rstrip(), first
