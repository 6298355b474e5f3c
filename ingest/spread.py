"""Reading on many machines: the same work as in `ingest.sandbox`, handed to the workers of Ray (https://ray.io), an extra.

Each worker reads one file at a time in a `Sandbox` of its own, so that the limits of time and memory hold there too; what comes back is
packed.  A worker or machine that is lost is replaced and its file read again: reading is pure, and what is written is keyed by the
document, so nothing of it is left or doubled.  Files are read where the worker stands: their folder must be there under the same path.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Any, Generic, TypeVar

from ingest.sandbox import ROOT, Failure, Limits, Sandbox, Work
from ingest.seen import shown
from text.errors import BadInput, CancuError

__all__ = ["Spread", "answer"]

In = TypeVar("In")
Out = TypeVar("Out")
# How often a file is read again because its worker was lost.
RETRIES = 3
# Files under way for each worker: one that it reads and one that waits.
WAITING = 2


@dataclass(slots=True)
class _Kept:
    """What a worker keeps of a set-up for the next item."""

    setup: bytes
    work: Work[Any, Any]
    limits: Limits
    versions: dict[str, str]
    sandbox: Sandbox[Any, Any] | None = None


_kept: _Kept | None = None


class Spread(Generic[In, Out]):
    """A `Sandbox` whose `map` is done by the workers of a Ray cluster: that at `address`, or one made on this machine for the while.

    Raises:
        BadInput: if Ray is not installed, or nothing answers at the address.
    """

    def __init__(self, work: Work[In, Out], *, address: str = "", jobs: int = 0, limits: Limits | None = None) -> None:
        self._work = work
        self._limits = limits or Limits()
        self._ray = _connected(address, jobs)
        self._workers = max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._workers = min(self._workers, jobs) if jobs else self._workers
        self._near: Sandbox[In, Out] = Sandbox(work, jobs=1, limits=limits)

    def one(self, item: In) -> Out | Failure:
        """Return what comes of an item, read on this machine."""
        return self._near.one(item)

    def map(self, items: Iterable[In], expected: int | None = None) -> Iterator[tuple[In, Out | Failure]]:
        """Yield (item, what came of it) in the order of `items`; `expected` is not needed here."""
        setup = self._ray.put(pickle.dumps((self._work, self._limits, _versions())))
        read = self._ray.remote(num_cpus=1, max_retries=RETRIES)(_reader())
        queue = iter(items)
        waiting: deque[tuple[In, Any]] = deque()

        def submit(some: Iterable[In]) -> None:
            waiting.extend((item, read.remote(ROOT, setup, pickle.dumps(item))) for item in some)

        submit(islice(queue, WAITING * self._workers))
        while waiting:
            item, future = waiting.popleft()
            outcome = self._outcome(item, future)
            submit(islice(queue, 1))
            yield item, outcome

    def _outcome(self, item: In, future: Any) -> Out | Failure:
        from ray.exceptions import RayError

        name = shown(self._work.name(item))
        try:
            outcome: Out | Failure = pickle.loads(zlib.decompress(self._ray.get(future)))
        except RayError as error:
            said = shown(" ".join(str(error).split())[-300:])
            message = (
                f"{name}: no worker of Ray could read it, {RETRIES + 1} were lost or refused ({said}). Look at the workers' memory and "
                "logs; the same command reads it again."
            )
            return Failure(name, "worker-lost", message)
        return outcome

    def close(self) -> None:
        """Leave the cluster; one that was made here ends."""
        self._near.close()
        self._ray.shutdown()

    def __enter__(self) -> Spread[In, Out]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _connected(address: str, jobs: int) -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError:
        raise BadInput("--engine ray needs Ray, which is not installed. Install it with: pip install 'cancu[ray]'", code="no-ray") from None
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR", "namespace": "cancu"}
    for patience in (1, 0):
        try:
            if address:
                ray.init(address=address, **quiet)
            else:
                ray.init(num_cpus=jobs or None, include_dashboard=False, **quiet)
            break
        except Exception as error:  # a start that takes more than Ray's 30 seconds is a bare Exception
            ray.shutdown()
            if patience and not address:
                continue
            said = shown(" ".join(str(error).split())[:200])
            hint = f"Ray did not start on this machine ({said}). Run the command again when it is less busy, or without --engine."
            if address:
                hint = f"--address {address}: no Ray cluster answers there ({said}). Start one with `ray start --head`, or give another."
            raise BadInput(hint, code="ray-unreachable") from error
    return ray


def _versions() -> dict[str, str]:
    from ingest.facts import versions

    return versions()


def _reader() -> Callable[[str, bytes, bytes], bytes]:
    """Return what a worker runs: a function that travels whole, since a worker need not have the rooms on its path."""

    def read(rooms: str, setup: bytes, item: bytes) -> bytes:
        import sys

        try:
            from cancu.__main__ import rooms as own

            path = str(own())
        except ImportError:
            path = rooms
        if path not in sys.path:
            sys.path.insert(0, path)
        from ingest.spread import answer

        return answer(setup, item)

    return read


def answer(setup: bytes, item: bytes) -> bytes:
    """Return, packed, what comes of a packed item; on a worker, which keeps its reading process for the next item."""
    global _kept
    if _kept is None or _kept.setup != setup:
        if _kept is not None and _kept.sandbox is not None:
            _kept.sandbox.close()
        _kept = _Kept(setup, *pickle.loads(setup))
    what = pickle.loads(item)
    name = shown(_kept.work.name(what))
    if _kept.versions != _versions():
        message = f"{name}: this worker has another cancu than the machine that writes. Install the same on both, then run it again."
        return _packed(Failure(name, "other-version", message))
    if _kept.sandbox is None:
        _kept.sandbox = Sandbox(_kept.work, jobs=1, limits=_kept.limits)
    try:
        return _packed(_kept.sandbox.one(what))
    except CancuError as error:
        return _packed(Failure(name, error.code, error.message))


def _packed(outcome: object) -> bytes:
    return zlib.compress(pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL), 1)
