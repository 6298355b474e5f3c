"""One real Neo4j server for all tests of this folder; each test gets the store empty."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.neo4j.server import HOME, USER, Neo4jServer, missing
from graph.neo4j.store import Neo4jStore

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.neo4j)
            item.add_marker(pytest.mark.xdist_group("neo4j"))  # one worker has the server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    if os.environ.get("CANCU_TEST_NEO4J"):  # a server that runs already, for quick repeats while developing
        yield _running(os.environ["CANCU_TEST_NEO4J"], tmp_path_factory.mktemp("neo4j"))
        return
    reason = missing(HOME)
    if reason is not None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must test with a real Neo4j server, but there is {reason}.")
        pytest.skip(f"{reason}; install it to test the Neo4j store")
    # drawn passwords may begin with "-", which must not be read as an option
    started = Neo4jServer(tmp_path_factory.mktemp("neo4j"), password=f"-{secrets.token_urlsafe(12)}")
    before = {name: os.environ.get(name) for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD")}
    os.environ.update(NEO4J_USERNAME=USER, NEO4J_PASSWORD=started.password)
    try:
        started.start()
        yield started
    finally:
        started.stop()
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _running(url: str, home: Path) -> Neo4jServer:
    return Neo4jServer(home, password=os.environ["NEO4J_PASSWORD"], bolt_port=int(url.rpartition(":")[2]))


def wipe(server: Neo4jServer) -> None:
    """Delete everything but constraints and indexes."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.url, auth=(USER, server.password)) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        session.run("CALL db.awaitIndexes(60)").consume()


@pytest.fixture
def store(server: Neo4jServer) -> Iterator[Neo4jStore]:
    wipe(server)
    opened = Neo4jStore(server.url)
    yield opened
    opened.close()
