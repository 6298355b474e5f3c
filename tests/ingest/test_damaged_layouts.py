"""Layouts damaged as web pages damage them: each kind of damage costs no more than its bar."""

import pytest

from tests.layouts.damage import KINDS, measured, plan_of
from tests.layouts.families import FAMILIES
from tests.layouts.score import f1

EVERY = 12  # of the families, so that the check takes seconds
BARS = {
    "none": 0.98,
    "flat": 0.7,
    "merged": 0.7,
    "glued": 0.85,
    "broken": 0.75,
    "marks-alone": 0.98,
    "spread": 0.96,
    "escaped": 0.96,
    "portal": 0.94,
    "headless": 0.98,
    "article": 0.93,
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_damage_costs_no_more_than_its_bar(kind):
    count, rows = measured(kind, sorted(FAMILIES)[::EVERY], range(1))
    assert len(rows) > 10
    assert f1(count, "role") >= BARS[kind]


def test_what_must_be_found_keeps_its_place():
    whole, flat = plan_of("none", "activities", 0), plan_of("flat", "activities", 0)
    assert whole is not None and flat is not None and "\n" not in flat.text.strip()
    assert [whole.text[w.start : w.end] for w in whole.wanted] == [flat.text[w.start : w.end] for w in flat.wanted]


def test_families_with_tables_are_left_out():
    assert plan_of("flat", "table_grouped", 0) is None
