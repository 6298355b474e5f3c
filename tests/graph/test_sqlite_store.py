"""The SQLite store keeps the contract, and its rows are the reference's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.sqlite.store import SqliteStore
from tests.graph import contract, corrections
from tests.graph.worlds import queries, world


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(str(tmp_path / "a.db"))
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(str(tmp_path / "b.db"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "check",
    [
        contract.check_written_is_read,
        contract.check_unchanged,
        contract.check_removal_leaves_nothing,
        contract.check_merge,
        contract.check_two_texts_have_times_of_their_own,
        contract.check_rows_of_a_snapshot,
        contract.check_search,
        *corrections.ONE,
    ],
)
def test_contract(check, store: SqliteStore) -> None:
    check(store)


@pytest.mark.parametrize(
    "check", [contract.check_history_leaves_no_trace, contract.check_same_text_twice, contract.check_two_texts_one_number]
)
def test_contract_of_two(check, store: SqliteStore, other: SqliteStore) -> None:
    check(store, other)


def test_batches_are_the_lists(store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.sqlite.streams.BATCH", 7)
    contract.check_batches_are_the_lists(store)


def test_corrections_travel(store: SqliteStore, other: SqliteStore, tmp_path: Path) -> None:
    corrections.check_corrections_travel(store, other, str(tmp_path))


@pytest.fixture(scope="module", params=[1, 2])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple]:
    opened = SqliteStore(str(tmp_path_factory.mktemp("world") / "world.db"))
    documents = world(request.param)
    contract.fill(opened, documents)
    yield opened, documents, contract.reference(opened)
    opened.close()


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_drawn_queries_have_the_rows_of_the_reference(filled: tuple, data: st.DataObject) -> None:
    opened, documents, oracle = filled
    contract.check_rows(opened, oracle, data.draw(queries(documents)))
