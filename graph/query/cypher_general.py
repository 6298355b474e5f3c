"""A `Query` as Cypher that a server runs: of the same meaning as what is shown, in few texts.

A server plans each text that it has not seen, and one text again for lists of other lengths, which takes it longer than to run it.  So what
questions often ask for stands in a text always, idle where it is not asked; what is below a body, a topic or a field is looked up before
and named; a text has one parameter that holds all of them; sides run one by one; and what is kept of their rows ("most", "all", "earliest")
is worked out of them afterwards.  What an index can begin from, and what is rarely asked, stands in a text where it is asked alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.query.cypher import statements
from graph.query.cypher_conditions import Builder, role_relations
from graph.query.query import Query
from graph.schema import load_schema
from graph.store import Translation

__all__ = ["Below", "run_statements"]

# Gives the ids of agencies that are instances of a body, of topics and fields below one, with the ids themselves.
Below = Callable[[Sequence[str]], Sequence[str]]


def run_statements(query: Query, below: Below) -> list[tuple[int | None, Translation]]:
    """Return what a store runs for a query, as `graph.query.cypher.statements` gives it."""
    return statements(query, lambda: _General(_below=below))


@dataclass
class _General(Builder):
    """Writes conditions so that few texts come of many queries."""

    _below: Below = list

    def value(self, name: str, value: object) -> str:
        return f"$asked.{self.keep(name, value)}"

    def translation(self, text: str) -> Translation:
        return Translation("cypher", text, {"asked": self.parameters})

    def below(self, ids: Sequence[str]) -> Sequence[str]:
        return tuple(self._below(ids)) if ids else ()

    def each(self, name: str, values: Sequence[object], condition: Callable[[str], str], *, often: bool = True) -> list[str]:
        if not (values or often):
            return []
        return [f"all(one_of_{name} IN {self.value(name, tuple(values))} WHERE {condition(f'one_of_{name}')})"]

    def among(self, name: str, ids: Sequence[str], condition: Callable[[str], str], *, kept: str = "") -> list[str]:
        if kept:
            return [f"{kept}{condition(self.value(name, self.below(ids)))}"]
        named = self.value(name, self.below(ids) or None)
        return [f"({named} IS NULL OR {condition(named)})"]

    def given(self, name: str, asked: bool, condition: str) -> list[str]:
        return [f"(NOT {self.value(name, asked)} OR {condition})"]

    def is_agency(self, agency: str, ids: str) -> str:
        return f"{agency}.id IN {ids}"

    def has(self, of: str, relation: str, label: str, ids: str) -> str:
        return self.linked(of, relation, label, ids)

    def linked(self, of: str, relation: str, label: str, ids: str) -> str:
        # What such a relation leads to has one label alone; to plan it with its label takes a tenth longer.
        return f"EXISTS {{ MATCH ({of})-[:{relation}]->(of) WHERE of.id IN {ids} }}"

    def role(self, roles: Sequence[str]) -> tuple[str, list[str]]:
        edges = load_schema().role_edges
        return role_relations(()), [f"type(r) IN {self.value('roles', tuple(edges[role] for role in roles or edges))}"]
