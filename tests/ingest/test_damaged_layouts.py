"""Layouts damaged as web pages damage them: each kind of damage costs no more than its bar."""

from zlib import crc32

import pytest

from tests.layouts.damage import KINDS, measured, plan_of
from tests.layouts.families import FAMILIES
from tests.layouts.retabled import KINDS as RETABLED
from tests.layouts.retyped import KINDS as RETYPED
from tests.layouts.score import f1

SOME = [name for name in sorted(FAMILIES) if crc32(name.encode()) % 12 == 0]  # so that the check takes seconds, new families or not
TABLES = [name for name in sorted(FAMILIES) if crc32(name.encode()) % 4 == 0]
BARS = {
    "none": 0.98,
    "flat": 0.48,
    "merged": 0.62,
    "glued": 0.83,
    "broken": 0.6,
    "marks-alone": 0.98,
    "tabbed": 0.98,
    "symbols": 0.98,
    "small-heads": 0.93,
    "spread": 0.93,
    "escaped": 0.93,
    "portal": 0.93,
    "headless": 0.98,
    "article": 0.93,
    **dict.fromkeys(RETYPED, 0.95),
    **dict.fromkeys(RETABLED, 0.94),
    "table-cell-lines": 0.64,
    "table-cell-paragraphs": 0.64,
    "table-aligned": 0.87,  # a matrix of marks that blanks align is not read
    "table-double-tabs": 0.9,
    "wrapped-72": 0.8,
    "answered": 0.8,
    "numbers-lost": 0.85,
    "marks-lost": 0.85,
    "justified": 0.85,
    "doubled": 0.75,
    "headings-run-in": 0.78,
    "indented": 0.93,
    "listed-inside": 0.9,
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_damage_costs_no_more_than_its_bar(kind):
    count, rows = measured(kind, TABLES if kind in RETABLED else SOME, range(1))
    assert len(rows) > 10
    assert f1(count, "role") >= BARS[kind]


def test_what_must_be_found_keeps_its_place():
    whole, flat = plan_of("none", "activities", 0), plan_of("flat", "activities", 0)
    assert whole is not None and flat is not None and "\n" not in flat.text.strip()
    assert [whole.text[w.start : w.end] for w in whole.wanted] == [flat.text[w.start : w.end] for w in flat.wanted]


def test_families_with_tables_are_left_out():
    assert plan_of("flat", "table_grouped", 0) is None
