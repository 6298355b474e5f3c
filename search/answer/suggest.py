"""What a store can be asked: example questions filled with what it holds, and the names that complete what is being typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, product, repeat
from pathlib import Path
from typing import Any

import yaml

from graph.explore import Holdings, best_set, holdings, is_province, matrix
from graph.store import Store
from text.errors import BadInput
from text.vocabulary import load as load_vocabulary

__all__ = ["Name", "examples", "names_to_complete", "questions_about"]

_TEMPLATES = Path(__file__).resolve().parents[2] / "schemas" / "questions" / "examples.yaml"
_TRIES = 4  # fillings of one template that are tried
_NAMES = {"agency": 400, "instrument": 200, "topic": 200, "province": 100}  # of each kind, those with most tasks


@dataclass(frozen=True, slots=True)
class Name:
    """A thing that a question can name: its kind (agency, province, topic, instrument), id, and the words that name it."""

    kind: str
    id: str
    words: str
    n: int


@cache
def _templates() -> tuple[Mapping[str, Any], ...]:
    return tuple(yaml.load(_TEMPLATES.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def examples(store: Store, language: str, most: int = 6) -> list[str]:
    """Return questions about what the store holds most of, one of each template, each with an answer: it was asked."""
    held = holdings(store)
    slots = _slots(held, language)
    found: list[str] = []
    for number, template in enumerate(_templates()):
        if len(found) >= most:
            break
        if not all(slots[name] for name in template.get("holds", ())):
            continue
        turned = {name: [*words[number % len(words) :], *words[: number % len(words)]] if words else [] for name, words in slots.items()}
        for question in islice(_filled(template, turned, language), _TRIES):
            if question not in found and _is_answered(store, question):
                found.append(question)
                break
    return found


def _is_answered(store: Store, question: str) -> bool:
    from search.answer.ask import is_answered  # what completes a name does without

    try:
        return is_answered(store, question)
    except BadInput:
        return False


def _filled(template: Mapping[str, Any], slots: Mapping[str, Sequence[str]], language: str) -> Iterator[str]:
    needs = [str(need) for need in template["needs"]]
    for values in product(*(slots[need] for need in needs)):
        if len(set(values)) == len(values):
            yield str(template[language]).format(**dict(zip(needs, values, strict=True)))


def _slots(held: Holdings, language: str) -> dict[str, list[str]]:
    """Return the names that fill a template, the best first: of the set of documents that share most, then of all."""
    compared = matrix(held, best_set(held))
    chosen = [document.id for document in held.scope(compared.where)]
    counts = _counts(held, chosen)
    plain = [row for row in compared.rows if held.agencies[row].level not in ("group", "")]
    topics = [id for id, _ in counts["topic"]]
    provinces = [id for id, _ in counts["province"]] or [column for column in compared.columns if is_province(column)]
    cited = islice(_cited(held, language), 3)
    return {
        "agency": [held.name(id, language) for id in plain[:3]],
        "topic": [_lower(held.name(id, language)) for id in topics[:3]],
        "province": [held.name(id, language) for id in provinces[:3]],
        "other": [held.name(id, language) for id in provinces[1:4]],
        "instrument": [name.words for name in cited],
    }


def _counts(held: Holdings, documents: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """Return (thing, tasks of documents) by kind, the most first, policy fields behind topics."""
    counts: dict[str, Counter[str]] = {"topic": Counter(), "field": Counter(), "province": Counter()}
    for document in documents:
        tasks = held.by_document.get(document, ())
        for kind, of in (("topic", held.topics), ("field", held.fields)):
            counts[kind].update(chain.from_iterable(map(of.get, tasks, repeat(()))))
        if tasks and (place := held.documents[document].province):
            counts["province"][place] += len(tasks)
    ranked = {kind: sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) for kind, found in counts.items()}
    return {"topic": ranked["topic"] + ranked["field"], "province": ranked["province"]}


def _lower(words: str) -> str:
    """Return a topic as it stands inside a sentence; an acronym keeps its capitals."""
    first = words.split(" ", 1)[0]
    return words if first.isupper() and len(first) > 1 else words[:1].lower() + words[1:]


def _cited(held: Holdings, language: str) -> Iterator[Name]:
    """Yield the numbered instruments that documents of the collection rest on or mention, the most cited first."""
    ranked = sorted(held.cited_by.items(), key=lambda item: (-len(item[1]), item[0]))
    for id, citing in ranked:
        document = held.documents[id]
        if document.number:
            term = load_vocabulary().by_id.get(document.type_id)
            type = term.label(language) if term else document.type
            yield Name("instrument", id, f"{type} {document.number}".strip(), len(citing))


def names_to_complete(store: Store, language: str) -> list[Name]:
    """Return the names that complete what is typed: those with most tasks of each kind, most first."""
    held = holdings(store)
    agencies = [
        Name("agency", id, held.name(id, language), len(tasks))
        for id, tasks in held.tasks_of.items()
        if held.agencies[id].is_body or not held.agencies[id].body
    ]
    counts = _counts(held, held.by_document)
    topics, provinces = ([Name(kind, id, held.name(id, language), n) for id, n in counts[kind]] for kind in ("topic", "province"))
    found: list[Name] = []
    for kind, names in (("agency", agencies), ("topic", topics), ("province", provinces), ("instrument", list(_cited(held, language)))):
        found += sorted(names, key=lambda name: (-name.n, name.id))[: _NAMES[kind]]
    return found


def questions_about(kind: str, language: str) -> list[str]:
    """Return the questions that one name completes, with "{}" in its place."""
    found = []
    for template in _templates():
        needs = [str(need) for need in template["needs"]]
        if needs == [kind]:
            found.append(str(template[language]).replace("{" + kind + "}", "{}"))
    return found
