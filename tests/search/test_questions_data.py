"""The table of questions: every row says a valid query of vocabulary ids, and all classes, styles and both languages are there."""

from __future__ import annotations

import dataclasses
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from graph.query import ROLES, AgencyPattern, Find, Query, Side, TimeWindow
from text.vocabulary import load

TABLE = Path(__file__).with_name("questions.yaml")
STYLES = {"plain", "no_accents", "telegraphic", "abbreviation", "typo", "english", "mixed"}
KEYS = {"id", "lang", "style", "class", "question", "query", "also", "optional", "exclude", "kind", "unknown", "note"}
FIELDS = {field.name for field in dataclasses.fields(Query)}


@cache
def table() -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows: list[dict[str, Any]] = yaml.load(TABLE.read_text("utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    return rows


def pattern(value: dict[str, Any]) -> AgencyPattern:
    return AgencyPattern(tuple(value["ids"]), tuple(value.get("roles", ())), value.get("absent", False))


def build(value: dict[str, Any]) -> Query:
    """Return the row's mapping as a Query; an unknown field is a TypeError."""
    fields: dict[str, Any] = {key: tuple(item) if isinstance(item, list) else item for key, item in value.items()}
    fields["agencies"] = tuple(map(pattern, value.get("agencies", ())))
    fields["sides"] = tuple(
        Side(
            side.get("label", ""),
            tuple(side.get("provinces", ())),
            tuple(side.get("documents", ())),
            tuple(map(pattern, side.get("agencies", ()))),
        )
        for side in value.get("sides", ())
    )
    if "time" in value:
        fields["time"] = TimeWindow(**value["time"])
    return Query(**fields)


def queries() -> list[tuple[str, Query]]:
    return [(row["id"], build(value)) for row in table() for value in [row["query"], *row.get("also", ())] if value]


def test_there_are_enough_of_every_kind() -> None:
    assert len(table()) >= 300
    assert {row["lang"] for row in table()} == {"vi", "en"}
    assert {row["style"] for row in table()} == STYLES
    classes = Counter(row["class"] for row in table())
    assert len(classes) >= 25 and min(classes.values()) >= 3
    asked = {query.find for _, query in queries()}
    assert asked >= set(get_args(Find)) - {"field"}


def test_ids_and_questions_are_unique_and_keys_are_known() -> None:
    assert max(Counter(row["id"] for row in table()).values()) == 1
    assert max(Counter(row["question"].casefold() for row in table()).values()) == 1
    for row in table():
        assert set(row) <= KEYS and row["id"].startswith(row["class"]), row["id"]
        assert {name.split(".")[0] for name in row.get("optional", ())} <= FIELDS, row["id"]
        assert row["query"] or row.get("unknown") or row["class"] == "out_of_scope", row["id"]


def test_every_id_is_in_the_vocabulary() -> None:
    vocabulary = load()
    for key, query in queries():
        sides = query.sides
        ids = [
            *query.provinces,
            *query.document_types,
            *query.issuers,
            *query.cited_types,
            *query.cited_issuers,
            *query.topics,
            *query.topics_all,
        ]
        ids += [name for item in (*query.agencies, *(found for side in sides for found in side.agencies)) for name in item.ids]
        ids += [name for side in sides for name in side.provinces]
        assert [name for name in ids if vocabulary.get(name) is None] == [], key
        assert all(name.startswith("doc:") and name == name.lower() for name in (*query.documents, *query.cites)), key


def test_roles_and_dates_are_well_formed() -> None:
    for key, query in queries():
        for roles in (query.roles, *(item.roles for item in query.agencies)):
            assert set(roles) <= set(ROLES), key
        for day in (query.issued_from, query.issued_to, query.time.start if query.time else None, query.time.end if query.time else None):
            assert day is None or (len(day) == 10 and day[4] == day[7] == "-"), key
        assert (query.combine == "compare") or len(query.sides) >= 2, key


@pytest.mark.parametrize(
    "name", ["counted", "negated", "property", "order", "time", "words", "signers", "cites", "topics_all", "sides", "period"]
)
def test_each_part_of_a_query_is_asked_for(name: str) -> None:
    default = getattr(Query(find="task"), name)
    assert sum(getattr(query, name) != default for _, query in queries()) >= 1
