"""What tests of searching and asking share: the five documents' store, its names, a question's answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.store import Store
from search.answer.ask import ask
from search.lexicon.names import StoreNames


@pytest.fixture(scope="module")
def store(five_db: Path) -> Iterator[Store]:
    """The five documents' store, opened read only once a file."""
    opened = graph.open_store(str(five_db), read_only=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def names(store: Store) -> StoreNames:
    """The names that the five documents' store knows."""
    return StoreNames.read(store)


@pytest.fixture
def answer(store: Store) -> Callable[[str], dict[str, Any]]:
    """Answer a question over the five documents, as JSON."""
    return lambda question: ask(store, question).to_json()
