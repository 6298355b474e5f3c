"""Work grows with a text's length: twice the text, at most 2.3 times the work.

CPU time of a text and of one eight times as long, in one run: at most 2.3 x 2.3 x 2.3 times, where squares would be sixty-four times: lists
are looked for in windows that double, so that one doubling of the text alone may cost more than the next.  A machine's moods are met by the
best of a few tries, and what takes next to nothing is not compared.
"""

from __future__ import annotations

import pytest

from ingest.parsed import Source
from ingest.pipeline import parse
from tests.cpu import grows_at_most
from tests.fuzz.shapes import SHAPES

pytestmark = pytest.mark.fuzz

SMALL = 3_000
MOST = 2.3**3


def work(text: str) -> None:
    parse(Source("x.txt", "0" * 64, text))


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    work(SHAPES["bullets"](2000))


@pytest.mark.parametrize("name", SHAPES)
def test_work_grows_with_the_length(name: str) -> None:
    small, large = SHAPES[name](SMALL), SHAPES[name](8 * SMALL)
    assert grows_at_most(MOST, lambda: work(small), lambda: work(large))
