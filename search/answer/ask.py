"""Ask: a question in Vietnamese or English, answered from the graph with evidence; its reading and the queries are shown."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from weakref import WeakKeyDictionary

from graph.one_state import one_state
from graph.query import Row
from graph.store import Store
from search.answer.answers import Answers, answer_rows
from search.answer.caveats import caveats_for
from search.answer.readings import reading_text
from search.grammar.plan import understand
from search.grammar.reading import Reading
from search.lexicon.names import StoreNames
from search.question import read_question
from text.views import fold

__all__ = ["Answer", "ask"]

_PASSAGES = 5


@dataclass(slots=True)
class Answer:
    """What CONTRACT.md's `ask` prints."""

    question: str
    reading: Reading
    text: str
    alternatives: tuple[str, ...]
    sql: str | None
    cypher: str | None
    sparql: str | None
    answers: Answers
    complete: bool
    caveats: tuple[str, ...]
    passages: list[Mapping[str, object]] = field(default_factory=list)
    ms: float = 0.0

    def to_json(self) -> dict[str, object]:
        """Return CONTRACT.md's object."""
        reading = self.reading
        return {
            "question": self.question,
            "language": reading.language,
            "understood": {
                "find": reading.find,
                "filters": [{"field": c.field, "value": c.value, "label": c.label, "role": list(c.roles)} for c in reading.conditions],
                "reading": self.text,
                "corrections": [{"from": a, "to": b} for a, b in reading.corrections],
                "unknown": list(reading.unknown),
                "alternatives": list(self.alternatives),
            },
            "sql": self.sql, "cypher": self.cypher, "sparql": self.sparql,
            "answers": [item.to_json() for item in self.answers.items],
            "count": self.answers.count,
            "compared": [{"label": label, "count": count} for label, count in self.answers.compared],
            "complete": self.complete,
            "caveats": list(self.caveats),
            "passages": list(self.passages),
            "ms": round(self.ms, 2),
        }  # fmt: skip


def ask(store: Store, question: str) -> Answer:
    """Return the answer to a question, of one state of the store.

    Raises:
        BadInput: if the question is empty, has no word, or is longer than 2,000 characters.
    """
    return one_state(store, lambda: _ask(store, question))


def _ask(store: Store, question: str) -> Answer:
    started = time.perf_counter()
    read = read_question(question)
    names = _names(store)
    reading = understand(read, names)
    answered = not reading.unknown and reading.find != "passage"
    rows = _rows(store, reading) if answered else []
    if answered and reading.soft and not rows:
        dropped = [c.label for c in reading.conditions if c.field == "words" and c.value in reading.soft]
        reading.query = replace(reading.query, words=tuple(w for w in reading.query.words if w not in reading.soft))
        reading.conditions = [c for c in reading.conditions if c.field != "words" or c.value not in reading.soft]
        reading.parts = tuple(replace(part, words=tuple(w for w in part.words if w not in reading.soft)) for part in reading.parts)
        rows = _rows(store, reading)
        if rows:
            said = ", ".join(f"“{label}”" for label in dropped)
            reading.notes.append(
                (f"Không xét {said}: không nhiệm vụ nào như vậy có lời văn ấy.", f"{said} was left aside: no such task is worded so.")
            )
    if answered and not rows and reading.query.cited_issuers:
        rows = _rows_by_number(store, names, reading)
    if answered and reading.joined_topics and not rows:
        both = reading.query.topics_all
        reading.query = replace(reading.query, topics=both, topics_all=())
        rows = _rows(store, reading)
    if reading.named_unit:
        rows = _in_unit(store, reading.named_unit, rows)
    if reading.units:
        rows = _in_units(store, reading, rows)
    if reading.timed is not None:
        rows = _timed(store, reading.timed, rows)
    answers = answer_rows(store, names, reading, rows) if answered else Answers()
    complete, caveats = caveats_for(store, names, reading, answers)
    sql, cypher, sparql = _translations(reading) if reading.find != "passage" else (None, None, None)
    out = Answer(
        question, reading, reading_text(reading, names), tuple(reading_text(other, names) for other in reading.alternatives),
        sql, cypher, sparql, answers, complete, caveats,
    )  # fmt: skip
    if not answers.items:
        out.passages = _near(store, read.text)
    out.ms = (time.perf_counter() - started) * 1000
    return out


_MOST_DAYS = 190  # of a time that is near a quarter: two quarters


def _in_unit(store: Store, unit: tuple[str, str], rows: list[Row]) -> list[Row]:
    """Return the rows of tasks whose time lies in the month or quarter, names it, or is little longer; a task of the whole year is none."""
    nodes = {node.id: node.properties for node in store.nodes(sorted({row.task for row in rows}))}
    first, last = datetime.date.fromisoformat(unit[0]), datetime.date.fromisoformat(unit[1])
    quarter = ("i", "ii", "iii", "iv")[first.month // 3] if last.month - first.month == 2 else ""
    said = re.compile(rf"\bquy (?:{quarter}|{first.month // 3 + 1})\b" if quarter else rf"\bthang 0?{first.month}\b")

    def fits(task: str) -> bool:
        have = nodes.get(task, {})
        days = [datetime.date.fromisoformat(str(have[name])) for name in ("time_from", "time_to") if have.get(name)]
        if not days:
            return False
        inside = first <= days[0] and days[-1] <= last
        return inside or (days[-1] - days[0]).days <= _MOST_DAYS or bool(said.search(fold(str(have.get("time_printed") or ""))))

    return [row for row in rows if not row.task or fits(row.task)]


_TIMES = ("time_printed", "time_from", "time_to", "recurrence")


def _timed(store: Store, wanted: bool, rows: list[Row]) -> list[Row]:
    """Return the rows of tasks that have a time (`wanted`), or have none."""
    nodes = store.nodes(sorted({row.task or row.answer for row in rows}))
    timed = {node.id for node in nodes if any(node.properties.get(name) for name in _TIMES)}
    return [row for row in rows if ((row.task or row.answer) in timed) == wanted]


def _in_units(store: Store, reading: Reading, rows: list[Row]) -> list[Row]:
    """Return the rows of tasks whose first and last day each lie in one of the months or quarters listed."""
    nodes = {node.id: node.properties for node in store.nodes(sorted({row.task for row in rows}))}

    def fits(task: str) -> bool:
        have = nodes.get(task, {})
        days = [str(have[name]) for name in ("time_from", "time_to") if have.get(name)]
        return all(any(start <= day <= end for start, end in reading.units) for day in days)

    return [row for row in rows if not row.task or fits(row.task)]


def _rows_by_number(store: Store, names: StoreNames, reading: Reading) -> list[Row]:
    """Return the rows of citations without a printed issuer: its code ends the number ("162/KH-UBND"), the citing document tells whose."""
    issuers = [names.vocabulary.by_id[id] for id in reading.query.cited_issuers if id in names.vocabulary.by_id]
    codes = {str(code).upper() for term in issuers for code in term.extra.get("code", ())}
    rows = []
    for row in store.rows(replace(reading.query, cited_issuers=())):
        number = (names.documents[row.answer].number or "").upper()
        same_place = row.answer.split("/")[0] == row.document.split("/")[0]
        if same_place and any(number.endswith(f"-{code}") for code in codes):
            rows.append(row)
    if rows:
        reading.query = replace(reading.query, cited_issuers=())
    return rows


_cached: WeakKeyDictionary[object, tuple[str, StoreNames]] = WeakKeyDictionary()


def _rows(store: Store, reading: Reading) -> list[Row]:
    """Return the rows of the query and its further parts: of any of them, or of the answers that are in all."""
    found = [store.rows(query) for query in (reading.query, *reading.parts)]
    if len(found) > 1 and reading.join == "all":
        kept = set.intersection(*[{row.answer for row in rows} for rows in found])
        found = [[row for row in rows if row.answer in kept] for rows in found]
    return sorted({row for rows in found for row in rows}) if len(found) > 1 else found[0]


def _names(store: Store) -> StoreNames:
    """Return the store's names, read again when something was written."""
    version = store.meta("writes") or ""
    held = _cached.get(store)
    if held is None or held[0] != version:
        held = _cached[store] = (version, StoreNames.read(store))
    return held[1]


_LANGUAGES = (("sql", "--"), ("cypher", "//"), ("sparql", "#"))


def _translations(reading: Reading) -> tuple[str | None, ...]:
    """Return the query in SQL, Cypher and SPARQL with its values; further queries of the reading follow.  None: no such translation."""
    out: list[str | None] = []
    for name, mark in _LANGUAGES:
        try:
            translate = getattr(import_module(f"graph.query.{name}"), f"translate_{name}")
        except (ImportError, AttributeError):
            out.append(None)
            continue
        shown = []
        for query in (reading.query, *reading.parts):
            found = translate(query)
            shown.append(found.text + "".join(f"\n{mark} {key} = {value!r}" for key, value in found.parameters.items()))
        joint = "and each of these answers must be in" if reading.join == "all" else "together with"
        out.append(f"\n\n{mark} {joint}:\n".join(shown))
    return tuple(out)


def _near(store: Store, question: str) -> list[Mapping[str, object]]:
    """Return passages near the question: those that share two of its words or more."""
    from search.passages.finding import find

    hits = [hit.to_json() for hit in find(store, question, limit=_PASSAGES).hits]
    return [hit for hit in hits if len(hit["why"]["matched"]) >= 2]  # type: ignore[index]
