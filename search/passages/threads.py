"""One thread for products of matrices: a query's are small, and BLAS's own threads wait for each other spinning."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

__all__ = ["one_blas_thread"]


def one_blas_thread() -> AbstractContextManager[object]:
    """Return a context in which products of matrices take one thread."""
    limited: AbstractContextManager[object] = _blas().limit(limits=1, user_api="blas")
    return limited


@cache
def _blas() -> ThreadpoolController:
    import numpy  # noqa: F401  # it brings BLAS: a library that is not loaded cannot be limited
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
