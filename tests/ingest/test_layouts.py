"""Abstract plans in every family of layout give their facts back.  The bars stand in tests/layouts/bars.yaml: raise them there."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.layouts import twelve
from tests.layouts.facts import facts, words_of
from tests.layouts.families import FAMILIES
from tests.layouts.page import is_mark
from tests.layouts.score import f1, measured

BARS: dict[str, Any] = yaml.safe_load((Path(__file__).parent.parent / "layouts" / "bars.yaml").read_text("utf-8"))


@cache
def counts(name: str) -> Counter[str]:
    return measured([name], range(BARS["seeds"]))[name]


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_a_family_gives_its_roles_back(name: str):
    bar = BARS["not_yet"].get(name, BARS["family"])
    assert f1(counts(name), "role") >= bar, f"python -m tests.layouts.score --family {name} --losses"


def test_all_families_together_give_their_roles_back():
    assert f1(sum((counts(name) for name in FAMILIES), Counter()), "role") >= BARS["all"]


@pytest.mark.slow
def test_words_that_nobody_tuned_to_read_as_well():
    found = measured(sorted(FAMILIES), [0], words="unseen")
    assert f1(sum(found.values(), Counter()), "role") >= BARS["unseen"], "python -m tests.layouts.score --words unseen --losses"


@pytest.mark.parametrize("name", [name for name in twelve.LAYOUTS if name not in BARS["twelve_not_yet"]])
def test_one_duty_reads_the_same_in_neutral_layouts(name: str):
    assert twelve.right(name), twelve.read(name)


def test_the_bars_name_families_that_exist():
    assert not set(BARS["not_yet"]) - set(FAMILIES)
    assert not set(BARS["twelve_not_yet"]) - set(twelve.LAYOUTS)


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_a_plan_is_whole_and_always_the_same(name: str):
    """Every duty stands in the text at its place, no mark is left, and a seed gives one text."""
    plan = FAMILIES[name].plan(3)
    assert plan == FAMILIES[name].plan(3)
    assert len(plan.wanted) == len(facts(3).duties)
    assert not any(map(is_mark, plan.text))
    assert all(plan.text[w.start : w.end].strip() == plan.text[w.start : w.end] != "" for w in plan.wanted)
    assert all(w.roles for w in plan.wanted)


def test_a_word_list_is_used_in_every_part():
    """Labels, too, come from the list that was asked for."""
    plan = FAMILIES["under_item"].plan(2, words="unseen")
    labels = words_of("unseen").labels
    assert any(f"\n{label}: " in plan.text for label in labels["lead"])
    assert not any(f"\n{label}: " in plan.text for label in words_of("own").labels["lead"])
