"""`make eval` on the reading: what a change gained and lost is named per document and rule."""

from __future__ import annotations

from ingest.evaluate import compared, facts_of
from ingest.pipeline import parse
from ingest.source.read import read_source
from tests.conftest import DOCUMENTS


def test_gains_and_losses_are_named_with_their_facts():
    before = {"a.txt": {"role inline": ["1 lead x", "2 lead y"], "topic": ["1 t"]}, "corpus/1.txt": {"topic": 5}}
    now = {"a.txt": {"role inline": ["2 lead y", "2 lead z"], "topic": ["1 t"]}, "corpus/1.txt": {"topic": 4}}
    assert compared(before, now) == ["a.txt: role inline: +1 -1", "  - 1 lead x", "  + 2 lead z", "corpus/1.txt: topic: 5 -> 4"]


def test_nothing_changed_says_nothing():
    run = {"a.txt": {"topic": ["1 t", "1 t"]}}
    assert compared(run, run) == []


def test_a_fact_said_twice_counts_twice():
    assert compared({"a": {"topic": ["t"]}}, {"a": {"topic": ["t", "t"]}}) == ["a: topic: +1 -0", "  + t"]


def test_facts_of_a_real_plan_have_their_places_and_rules():
    found = facts_of(parse(read_source(str(DOCUMENTS / "ha-tinh-2020.txt"))))
    assert found["metadata number"] == ["None"]
    assert "II.4.4#5 coordinate agency:ha-tinh/bo-chi-huy-bo-doi-bien-phong" in found["role section"]
    assert "II.4.4#5 8218-8458" in found["task task"]
    assert len(found["finding missing-items"]) == 1
