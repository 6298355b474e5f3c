"""Products of matrices take one thread while someone asks, and all of them again when the last one is done."""

from __future__ import annotations

import gc
import os
from typing import Any

import pytest

from cli.asking import asking_once
from search.passages.threads import _blas, one_blas_thread


def numbers() -> list[int]:
    """The threads of BLAS as numpy brings it; what another library brings later is not limited."""
    return [one["num_threads"] for one in _blas().info() if one["user_api"] == "blas"]


@pytest.fixture
def two_threads() -> Any:
    with _blas().limit(limits=2, user_api="blas"):
        if not numbers() or set(numbers()) != {2}:
            pytest.skip("BLAS here has no two threads")
        yield


def test_the_last_of_those_that_overlap_gives_the_threads_back(two_threads: Any) -> None:
    first, second = one_blas_thread(), one_blas_thread()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert set(numbers()) == {1}
    second.__exit__(None, None, None)
    assert set(numbers()) == {2}


def test_an_error_inside_gives_the_threads_back(two_threads: Any) -> None:
    with pytest.raises(ValueError, match="inside"), one_blas_thread():
        raise ValueError("inside")
    assert set(numbers()) == {2}


@pytest.mark.parametrize(("said", "left"), [(None, "1"), ("4", "4")])
def test_a_command_that_asks_begins_no_threads_but_those_that_a_user_wants(
    said: str | None, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    thresholds = gc.get_threshold()
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", said or "")
    if said is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    try:
        asking_once()
    finally:
        gc.set_threshold(*thresholds)
    assert os.environ["OPENBLAS_NUM_THREADS"] == left
