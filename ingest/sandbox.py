"""Reading in other processes, with limits of time and memory: a file that hangs, grows or crashes fails alone, by name.

A `Sandbox` holds a few worker processes.  Each gets one item at a time and answers before it gets the next; one that uses the processor
longer than `max_seconds`, or sleeps as long as a busy machine would need for that, is killed, one that wants more than `max_memory` bytes
more than it had before gets a MemoryError from the system (or dies of it), and another process takes its place.  Workers end with the
process that started them, whatever ends it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ingest.seen import Failure, shown
from ingest.worker import WORKED, Limits, MoreTime, receive, send, was_late
from text.errors import CancuError

if TYPE_CHECKING:
    from ingest.parsed import ParsedDocument

__all__ = ["Failure", "Limits", "Sandbox", "read_and_parse", "warm"]

ROOT = str(Path(__file__).resolve().parent.parent)
START_S = 120.0  # seconds of the processor that a worker may take to start: far more than it does, so that only one that hangs is given up
# On a busy machine so many seconds of the clock may pass for one of the processor: a worker stands back behind others.
BUSY = 18.0
# Of so many files one worker reads all: starting another costs more than it saves.
FILES_A_WORKER = 6
# One thread a worker: numeric libraries that start a thread a core only get in each other's way.
_THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")

In = TypeVar("In")
Out = TypeVar("Out")
In_contra = TypeVar("In_contra", contravariant=True)
Out_co = TypeVar("Out_co", covariant=True)


class Work(Protocol[In_contra, Out_co]):
    """What workers do; it is pickled once for each worker."""

    def name(self, item: In_contra) -> str:
        """Return the path that failures name."""
        ...

    def warm(self) -> None:
        """Load what every item needs, before the first one's time is counted."""
        ...

    def work(self, item: In_contra) -> Out_co:
        """Return what comes of an item, within the time that it has; a CancuError is a failure of that item."""
        ...

    def finish(self, outcome: Any) -> Out_co:
        """Return the outcome with what takes time in proportion to it and cannot hang: no deadline holds here."""
        ...


class Sandbox(Generic[In, Out]):
    """Worker processes for one kind of work; a `with` block ends them."""

    def __init__(self, work: Work[In, Out], *, jobs: int = 0, limits: Limits | None = None) -> None:
        self._work = work
        self._limits = limits or Limits()
        self.jobs = jobs or os.cpu_count() or 1
        self._hands = ThreadPoolExecutor(self.jobs, thread_name_prefix="sandbox")
        self._idle: list[_Process] = []
        self._all: list[_Process] = []
        self._wanted = 1
        self._changed = threading.Condition()
        self._closed = False

    def map(self, items: Iterable[In], expected: int | None = None) -> Iterator[tuple[In, Out | Failure]]:
        """Yield (item, what came of it) in the order of `items`; a few items a worker are under way at a time.

        `expected` is their number where it is known: few items get few workers.
        """
        self._wanted = max(self._wanted, self.jobs if expected is None else min(self.jobs, -(-expected // FILES_A_WORKER)))
        queue = iter(items)
        waiting: deque[tuple[In, Future[Out | Failure]]] = deque()

        def submit(some: Iterable[In]) -> None:
            waiting.extend((item, self._hands.submit(self.one, item)) for item in some)

        submit(islice(queue, 4 * self.jobs))
        while waiting:
            item, future = waiting.popleft()
            outcome = future.result()
            submit(islice(queue, 1))
            yield item, outcome

    def close(self) -> None:
        """End the workers."""
        with self._changed:
            self._closed = True
            for worker in self._all:
                worker.kill()
            self._changed.notify_all()
        self._hands.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Sandbox[In, Out]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def one(self, item: In) -> Out | Failure:
        """Return what comes of an item, read by a worker that is idle or new."""
        worker = self._take()
        try:
            outcome = worker.ask(item, self._limits)
        finally:
            self._give_back(worker)
        return _failure(self._work.name(item), outcome, self._limits) if isinstance(outcome, _Died) else outcome

    def _take(self) -> _Process:
        with self._changed:
            while not self._idle and len(self._all) >= self._wanted and not self._closed:
                self._changed.wait()
            if self._closed:
                raise CancuError("The readers were stopped before all files were read. Run the command again.", code="readers-stopped")
            if self._idle:
                return self._idle.pop()
            worker = _Process(self._work, self._limits)
            self._all.append(worker)
        try:
            worker.wait_until_ready()
        except BaseException:
            self._give_back(worker)
            raise
        return worker

    def _give_back(self, worker: _Process) -> None:
        with self._changed:
            if worker.is_over:
                self._all.remove(worker)
            else:
                self._idle.append(worker)
            self._changed.notify()


@dataclass(frozen=True, slots=True)
class _Died:
    """A worker that did not answer: it was late after so many seconds, or ended by itself with this exit status."""

    late: bool
    seconds: float
    status: int | None


class _Process:
    """One worker process, used by one thread."""

    def __init__(self, work: Work[Any, Any], limits: Limits) -> None:
        start = f"import sys; sys.path.insert(0, {ROOT!r}); from ingest.worker import serve; serve()"
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_THREADS},
            start_new_session=True,  # Ctrl-C is for the process that started it, which ends it
        )
        self.is_over = False
        self._late = False
        self._granted = 0.0
        assert self._child.stdin is not None and self._child.stdout is not None
        self._to, self._from = self._child.stdin, self._child.stdout
        with suppress(BrokenPipeError):
            send(self._to, (work, limits))

    def wait_until_ready(self) -> None:
        """Wait until the worker has loaded what it needs.

        Raises:
            CancuError: if it does not start.
        """
        if self._answer(START_S / BUSY) != ("ready",):
            raise CancuError(
                f"A process that reads files did not start (exit status {self._child.returncode}). Its messages stand above.",
                code="reader-not-started",
            )

    def ask(self, item: object, limits: Limits) -> Any:
        """Return the worker's answer, or how it died."""
        with suppress(BrokenPipeError):
            send(self._to, item)
        answer = self._answer(limits.max_seconds)
        if answer == WORKED:
            answer = self._answer(None)
        if isinstance(answer, _Died):
            return answer
        outcome, retires = answer
        if retires:
            self.kill()
        return outcome

    def _answer(self, seconds: float | None) -> Any:
        """Return what the worker says within its seconds of the processor, some more by the clock; more where it asks for them."""
        while True:
            self._granted = seconds or 0.0
            timer = threading.Timer(threading.TIMEOUT_MAX if seconds is None else BUSY * seconds, self._stop)
            timer.daemon = True
            timer.start()
            try:
                answer = receive(self._from)
            except (EOFError, OSError, pickle.UnpicklingError):
                late = self._late
                self.kill()
                return _Died(late or was_late(self._child.returncode), self._granted, self._child.returncode)
            finally:
                timer.cancel()
            if not isinstance(answer, MoreTime):
                return answer
            seconds = answer.seconds

    def _stop(self) -> None:
        self._late = True
        self._child.kill()

    def kill(self) -> None:
        """End the process at once; again changes nothing."""
        self.is_over = True
        self._child.kill()
        self._child.wait()
        for pipe in (self._to, self._from):
            with suppress(OSError):
                pipe.close()


def _failure(path: str, died: _Died, limits: Limits) -> Failure:
    name = shown(path)
    if died.late:
        message = f"{name}: reading it took longer than {died.seconds:g} s and was stopped. Split the file, or raise --max-seconds."
        return Failure(name, "too-slow", message)
    message = (
        f"{name}: the process that read it ended (exit status {died.status}). The file is damaged, or needs more than the "
        f"{limits.max_memory / 1e9:g} GB that it may use. Save it again in another format, or raise --max-memory."
    )
    return Failure(name, "reader-died", message)


# Reading and parsing, for `cancu parse` and the explorer's upload.


class _Parse:
    """Work that reads and parses one path."""

    def name(self, item: str) -> str:
        return item

    def warm(self) -> None:
        warm()

    def work(self, item: str) -> ParsedDocument:
        from ingest.pipeline import parse
        from ingest.source.patience import more_time_for
        from ingest.source.read import read_source

        source = read_source(item)
        more_time_for(source.text)
        return parse(source)

    def finish(self, outcome: ParsedDocument) -> ParsedDocument:
        return outcome


def warm() -> None:
    """Load what the reading of any document needs."""
    from ingest.parsed import Source
    from ingest.pipeline import parse

    parse(Source("", "", "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Sở Ngoại vụ chủ trì.\n"))


def read_and_parse(paths: Sequence[str], *, jobs: int = 0, limits: Limits | None = None) -> Iterator[tuple[str, ParsedDocument | Failure]]:
    """Yield (path, what the file says or why it failed) in the order of `paths`, each file read in a process with limits.

    `jobs` is the number of processes at most (0: one a core).
    """
    with Sandbox(_Parse(), jobs=jobs, limits=limits) as sandbox:
        yield from sandbox.map(paths, len(paths))
