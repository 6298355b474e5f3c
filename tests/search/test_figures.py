"""Figures that only a text says: what a question counts is looked for beside a number, in time that grows with the text."""

from __future__ import annotations

from typing import Any

import pytest

from search.answer.figures import _figure
from search.frames.choose import understand
from search.lexicon.names import StoreNames
from search.question import read_question
from tests.cpu import takes_at_most


@pytest.fixture
def pattern(names: StoreNames) -> Any:
    """What finds the figures that "bao nhiêu bản tin" asks for."""
    found = _figure(understand(read_question("phát hành bao nhiêu bản tin"), names))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "found"), [("12 ban tin", True), ("1.200 ban tin", True), ("1.200 so ban tin", True), ("ban tin 12", False)]
)
def test_a_figure_stands_before_what_is_counted(pattern: Any, text: str, found: bool) -> None:
    assert (pattern.search(text) is not None) is found


def test_a_long_row_of_numbers_costs_no_square_of_its_length(pattern: Any) -> None:
    assert pattern.search("1." * 100_000) is None
    assert takes_at_most(1, lambda: pattern.search("1." * 100_000))
