"""What tests of searching and asking share: the five documents' store, its names, a question's answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.store import Store
from ingest.run import ingest
from search.answer.ask import ask
from search.lexicon.names import StoreNames
from search.passages.embedding import default_embedder
from search.passages.lexical import default_indexer


@pytest.fixture(scope="module")
def store(five_db: Path) -> Iterator[Store]:
    """The five documents' store, opened read only once a file."""
    opened = graph.open_store(str(five_db), read_only=True)
    yield opened
    opened.close()


@pytest.fixture
def with_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask with the encoder that ships, which other tests do without."""
    monkeypatch.setenv("CANCU_ENCODER", "")


@pytest.fixture(scope="module")
def store_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Mapping[str, str]], Store]]:
    """Make a store of texts, {name: text}, which is closed behind the file's last test."""
    opened: list[Store] = []

    def make(texts: Mapping[str, str]) -> Store:
        folder = tmp_path_factory.mktemp("texts")
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, "utf-8")
        opened.append(graph.open_store(str(folder / "texts.db")))
        ingest(opened[-1], [str(folder)], indexer=default_indexer(), embedder=default_embedder())
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture(scope="module")
def names(store: Store) -> StoreNames:
    """The names that the five documents' store knows."""
    return StoreNames.read(store)


@pytest.fixture(scope="module")
def answer(store: Store) -> Callable[..., dict[str, Any]]:
    """Answer a question over the five documents, or over the store of the file's own, as JSON."""
    return lambda question, **more: ask(store, question, **more).to_json()
