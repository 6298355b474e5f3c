"""A dossier: a question or page with its answers, quotations and numbered sources, as Markdown.  `graph.export.word_file` makes DOCX of it.

In: an answer of `cancu ask`, or tasks.  Out: a `Dossier` of plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.explore.evidence import Quotation, task_quotations, task_words
from graph.explore.gather import holdings
from graph.export.citation import cite
from graph.export.sheets import due_text, role_names, value_text
from graph.export.words import word
from graph.query import ROLES
from graph.store import Store
from text.words import beginning

__all__ = ["Dossier", "Entry", "Quoted", "Section", "dossier_of_answer", "dossier_of_tasks", "to_markdown"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: text[start:end] of a document, the number of its source in the dossier, and what it proves."""

    document: str
    start: int
    end: int
    exact: str
    source: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer or task: its title, what is known of it as (name, value), its quotations."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    quotations: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is taken away: `facts` about the whole as (name, value), sections, `sources` numbered from 1 in the order of their first use."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    caveats: tuple[str, ...] = ()


class _Sources:
    """Numbers the places that are cited: one number a document, section and page."""

    def __init__(self, store: Store, language: str) -> None:
        self.store, self.language = store, language
        self.numbers: dict[str, int] = {}
        self._text = cache(store.text)

    def quoted(self, document: str, start: int, end: int, path: str, page: int | None, role: str = "") -> Quoted:
        """Return a quotation with the number of its source."""
        citation = cite(self.store, document, self.language, path=path, page=page)
        number = self.numbers.setdefault(citation, len(self.numbers) + 1)
        said = word("roles", role, self.language) if role else ""
        return Quoted(document, start, end, self._text(document)[start:end], number, said)

    def of_json(self, quotes: Iterable[Mapping[str, Any]]) -> tuple[Quoted, ...]:
        """Return quotations of CONTRACT.md."""
        return tuple(
            self.quoted(q["document"], q["start"], q["end"], q.get("path") or "", q.get("page"), str(q.get("role") or "")) for q in quotes
        )


def dossier_of_answer(store: Store, answer: Mapping[str, Any], language: str) -> Dossier:
    """Return the dossier of an answer of `cancu ask` (its JSON object)."""
    sources = _Sources(store, language)
    understood = answer.get("understood") or {}
    facts = [(word("dossier", "reading", language), str(understood.get("reading") or ""))]
    facts.append((word("dossier", "ignored", language), ", ".join(map(str, understood.get("ignored") or ()))))
    said = [str(sentence) for sentence in answer.get("said") or ()]
    facts.append((word("dossier", "said", language), " ".join(said)))
    if answer.get("count") is not None:
        facts.append((word("dossier", "count", language), str(answer["count"])))
    compared = "; ".join(
        f"{(side.get('label_en') if language != 'vi' else None) or side['label']}: {side['count']}" for side in answer.get("compared") or ()
    )
    if compared:
        facts.append((word("dossier", "compared", language), compared))
    entries = tuple(_answer_entry(item, sources, language) for item in answer.get("answers") or ())
    sections = [Section(word("dossier", "answers", language), entries)] if entries else []
    passages = tuple(Entry(_beginning(hit), (), sources.of_json([hit])) for hit in answer.get("passages") or ())
    if not entries and not said:
        facts.append((word("dossier", "answers", language), word("dossier", "nothing", language)))
    if passages:
        sections.append(Section(word("dossier", "passages", language), passages))
    return Dossier(
        str(answer["question"]), language, tuple((name, value) for name, value in facts if value), tuple(sections),
        tuple(sources.numbers), tuple(str(caveat) for caveat in answer.get("caveats") or () if str(caveat) not in said),
    )  # fmt: skip


def _beginning(hit: Mapping[str, Any]) -> str:
    """Return the words that a passage begins with."""
    return beginning(" ".join(str(hit["exact"]).split()), 90)


def _answer_entry(item: Mapping[str, Any], sources: _Sources, language: str) -> Entry:
    label = (item.get("label_en") if language != "vi" else None) or item["label"]
    facts: list[tuple[str, str]] = []
    if item.get("name") and item["name"] != label:
        facts.append((word("columns", "name", language), str(item["name"])))
    if item.get("roles"):
        facts.append((word("columns", "role", language), ", ".join(word("roles", role, language) for role in item["roles"])))
    value = value_text(item.get("value"), language)
    if value:
        name = word("properties", str(item["property"]), language) if item.get("property") else word("columns", "value", language)
        facts.append((name, value))
    if item.get("strength") == "weaker":
        facts.append((word("columns", "strength", language), word("strengths", "weaker", language)))
    if item.get("absence"):
        facts.append((word("columns", "absence", language), word("dossier", "absence", language)))
    return Entry(" ".join(str(label).split()), tuple(facts), sources.of_json(item["evidence"]))


def dossier_of_tasks(
    store: Store, title: str, tasks: Sequence[str], language: str, *, facts: Sequence[tuple[str, str]] = (), agencies: Sequence[str] = ()
) -> Dossier:
    """Return the dossier of tasks, as a page lists them: a section a document; the lines that give one of `agencies` its role elsewhere are
    quoted too; `facts` say what the page is about."""
    held = holdings(store)
    sources = _Sources(store, language)
    chosen = [held.tasks[id] for id in dict.fromkeys(tasks) if id in held.tasks]
    quoted = task_quotations(store, held, [task.id for task in chosen], agencies)
    words = task_words(store, [task.id for task in chosen])
    sections: dict[str, list[Entry]] = {}
    for task in chosen:
        said = [(word("roles", role, language), "; ".join(role_names(held, task.id, role, language))) for role in ROLES]
        said.append((word("columns", "due", language), due_text(task, language)))
        quotations = tuple(_quotation(sources, q) for q in quoted.get(task.id, ()))
        entry = Entry(" ".join(words[task.id].statement.split()), tuple((name, value) for name, value in said if value), quotations)
        sections.setdefault(task.document, []).append(entry)
    return Dossier(
        title, language, tuple(facts),
        tuple(Section(cite(store, document, language), tuple(entries)) for document, entries in sections.items()), tuple(sources.numbers),
    )  # fmt: skip


def _quotation(sources: _Sources, q: Quotation) -> Quoted:
    return sources.quoted(q.document, q.start, q.end, q.path, None, str(q.role))


# as Markdown

_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def _plain(text: str) -> str:
    """Return text on one line in which no sign means anything to Markdown."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def to_markdown(dossier: Dossier) -> str:
    """Return the dossier as Markdown: quotations as block quotes with the number of their source, sources listed at the end.

    A document's words never become markup; the lines of a quotation are joined.
    """
    language = dossier.language
    lines = [f"# {_plain(dossier.title)}", ""]
    lines += [f"- **{_plain(name)}:** {_plain(value)}" for name, value in dossier.facts]
    for section in dossier.sections:
        lines += ["", f"## {_plain(section.title)}"]
        for number, entry in enumerate(section.entries, start=1):
            lines += ["", f"### {number}. {_plain(entry.title)}", ""]
            lines += [f"- **{_plain(name)}:** {_plain(value)}" for name, value in entry.facts]
            for quote in entry.quotations:
                role = f" ({_plain(quote.role)})" if quote.role else ""
                lines += ["", f"> “{_plain(quote.exact)}”{role} [^{quote.source}]"]
    if dossier.caveats:
        lines += ["", f"## {word('dossier', 'caveats', language)}", "", *(f"- {_plain(caveat)}" for caveat in dossier.caveats)]
    if dossier.sources:
        lines += ["", f"## {word('dossier', 'sources', language)}", ""]
        lines += [f"[^{number}]: {_plain(source)}" for number, source in enumerate(dossier.sources, start=1)]
    lines += ["", f"*{_plain(word('dossier', 'made', language))}*"]
    return "\n".join(lines) + "\n"
