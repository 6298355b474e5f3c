"""Work grows with a text's length: twice the text, at most 2.3 times the work.

CPU time of a text and of one four times as long, in one run: at most 2.3 x 2.3 times, where squares would be sixteen times.  A machine's
moods are met by the best of a few tries, and what takes next to nothing is not compared.
"""

from __future__ import annotations

import time

import pytest

from ingest.parsed import Source
from ingest.pipeline import parse
from tests.fuzz.shapes import SHAPES

pytestmark = pytest.mark.fuzz

SMALL = 3_000
MOST = 2.3 * 2.3
TRIES = 8  # a busy machine spoils some; a quadratic text fails all


def work(text: str) -> float:
    started = time.process_time()
    parse(Source("x.txt", "0" * 64, text))
    return time.process_time() - started


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    work(SHAPES["bullets"](2000))


@pytest.mark.parametrize("name", SHAPES)
def test_work_grows_with_the_length(name: str) -> None:
    small, large = SHAPES[name](SMALL), SHAPES[name](4 * SMALL)
    best_small = best_large = 1e9
    for _ in range(TRIES):
        best_small, best_large = min(best_small, work(small)), min(best_large, work(large))
        if best_large < 0.05 or best_large <= MOST * best_small:
            return
    raise AssertionError(f"{name}: {best_small:.3f} s for {len(small)} characters, {best_large:.3f} s for {len(large)}")
