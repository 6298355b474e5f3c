"""What a server plans ahead: the statements that questions are likely to ask, which find nothing; over an empty store none."""

from __future__ import annotations

import pytest

from graph.neo4j.plans import plan_ahead, shapes, statements_of
from graph.neo4j.store import Neo4jStore
from tests.graph.factories import TaskSpec, facts
from text.errors import StoreError


def test_plans_are_made_of_a_store_with_documents(store: Neo4jStore) -> None:
    texts = {text for query in shapes() for text, _ in statements_of(query)}
    assert plan_ahead(store.url) == 0
    store.write(facts("doc:lao-cai/2020/1-kh", province="VN-02", tasks=[TaskSpec("I.1", "Tuyên truyền", {"bo-cong-an": "lead"})]))
    assert plan_ahead(store.url) == len(texts) > 140
    with store._driver.session() as session:
        found = [
            text for query in shapes() for text, parameters in statements_of(query) if session.run(text, parameters).peek() is not None
        ]
    assert found == []


def test_a_server_that_is_not_there_is_named(server: object) -> None:
    with pytest.raises(StoreError, match="does not answer"):
        plan_ahead("bolt://127.0.0.1:1")
