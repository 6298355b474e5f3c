"""What a server reads ahead: the commonest tokens of a store, as many as are held, the commonest last; searches find the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graph
from graph.sqlite import store as sqlite_store
from search.passages import ahead
from search.passages.finding import find


def test_the_commonest_are_read_last(monkeypatch):
    asked: list[Any] = []
    tokens = [("folded", str(number)) for number in range(30)]
    monkeypatch.setattr(ahead, "MOST", 20)
    store = SimpleNamespace(common_tokens=lambda: tokens, lexical=lambda match, limit: asked.append(match))
    ahead.read_ahead(store)  # type: ignore[arg-type]
    assert [token for match in asked for group in match for token in group.tokens] == [str(number) for number in range(19, -1, -1)]
    assert max(map(len, asked)) == ahead.TOGETHER
    ahead.read_ahead(SimpleNamespace())  # type: ignore[arg-type]  # of another kind


def test_a_store_that_was_read_ahead_finds_the_same(five_db, monkeypatch):
    store, other = (graph.open_store(str(five_db), read_only=True) for _ in range(2))
    assert store.common_tokens() == [], "five documents fill no page with a word"
    common = [("folded", "bien"), ("folded", "bien_gioi"), ("exact", "tuyên"), ("context", "ke_hoach"), ("folded", "nowhere")]
    monkeypatch.setattr(sqlite_store, "common_tokens", lambda db: common)
    ahead.read_ahead(store)
    for query in ("tuyên truyền biên giới", "ke hoach", "biên giới Lào Cai"):
        assert [hit.to_json() for hit in find(store, query).hits] == [hit.to_json() for hit in find(other, query).hits]
    store.close()
    other.close()
