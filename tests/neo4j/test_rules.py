"""Two writers that make the same index at one moment: the second finds it made, which is no fault; other refusals stay faults."""

from __future__ import annotations

import pytest
from neo4j.exceptions import ClientError

from graph.neo4j.connect import make_rule


class Session:
    def __init__(self, code: str) -> None:
        self.code = code

    def run(self, statement: str) -> Session:
        error = ClientError(statement)
        error._neo4j_code = self.code
        raise error


@pytest.mark.parametrize("name", ["EquivalentSchemaRuleAlreadyExists", "IndexAlreadyExists", "ConstraintAlreadyExists"])
def test_a_rule_that_another_writer_made_is_as_good(name):
    make_rule(Session(f"Neo.ClientError.Schema.{name}"), "CREATE INDEX")


def test_another_refusal_is_a_fault():
    with pytest.raises(ClientError):
        make_rule(Session("Neo.ClientError.Statement.SyntaxError"), "CREATE INDEX")
