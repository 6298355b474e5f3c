"""One thread for products of matrices: a query's are small, and BLAS's own threads wait for each other spinning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

__all__ = ["one_blas_thread"]


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Return a context in which products of matrices take one thread; the last of those inside at a time gives BLAS its threads back."""
    _INSIDE.enter()
    try:
        yield
    finally:
        _INSIDE.leave()


class _Inside:
    """How many are inside, of the whole process as BLAS's number of threads is."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = 0
        self._limit = None

    def enter(self) -> None:
        with self._lock:
            if not self._number:
                self._limit = _blas().limit(limits=1, user_api="blas")
            self._number += 1

    def leave(self) -> None:
        with self._lock:
            self._number -= 1
            if not self._number and self._limit is not None:
                self._limit.restore_original_limits()
                self._limit = None


_INSIDE = _Inside()


@cache
def _blas() -> ThreadpoolController:
    import numpy  # noqa: F401  # it brings BLAS: a library that is not loaded cannot be limited
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
