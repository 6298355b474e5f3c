"""A read of a Neo4j server that fails with its connection; no server is needed to see it."""

from __future__ import annotations

from typing import Any

import pytest


class Broken:
    """A session whose statements fail where they run alone, as when a server starts again; in a transaction they do not."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def run(self, statement: str, parameters: dict[str, object]) -> None:
        raise self.error

    def execute_read(self, work: Any) -> Any:
        return work(self)


def broken(error: Exception) -> Any:
    return Broken(error)


def test_a_read_that_failed_with_its_connection_is_read_again_in_a_transaction() -> None:
    from neo4j.exceptions import ClientError, ServiceUnavailable

    from graph.neo4j.connect import read_again

    tries: list[str] = []

    def read(run: Any) -> str:
        tries.append("once")
        return str(run("RETURN 1")) if len(tries) == 1 else "read"

    assert read_again(broken(ServiceUnavailable("gone")), read) == "read"
    tries.clear()
    with pytest.raises(ClientError):
        read_again(broken(ClientError("wrong")), read)
    assert tries == ["once"]
