"""Reading in other processes, with limits of time and memory: a file that hangs, grows or crashes fails alone, by name.

A `Sandbox` holds a few worker processes.  Each gets one item at a time and answers before it gets the next; one that takes longer than
`max_seconds` is killed, one that wants more than `max_memory` bytes more than it had before gets a MemoryError from the system (or dies
of it), and another process takes its place.  Workers end with the process that started them, whatever ends it.
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
from typing import IO, TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ingest.folders import Failure, look
from text.errors import CancuError

if TYPE_CHECKING:
    from ingest.parsed import ParsedDocument

__all__ = ["Failure", "Limits", "Sandbox", "read_and_parse"]

ROOT = str(Path(__file__).resolve().parent.parent)
START_S = 120.0
# A worker that holds this much more than when it began is replaced, so that the next file does not pay for the last one.
KEPT_BYTES = 300_000_000
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

    def work(self, item: In_contra) -> Out_co:
        """Return what comes of an item; a CancuError is a failure of that item."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds by the clock, and bytes of memory on top of what the reader itself takes."""

    max_seconds: float = 30.0
    max_memory: int = 1_000_000_000


class Sandbox(Generic[In, Out]):
    """Worker processes for one kind of work; a `with` block ends them."""

    def __init__(self, work: Work[In, Out], *, jobs: int = 0, limits: Limits | None = None, expected: int | None = None) -> None:
        self._work = work
        self._limits = limits or Limits()
        jobs = jobs or os.cpu_count() or 1
        self.jobs = jobs if expected is None else max(1, min(jobs, -(-expected // FILES_A_WORKER)))
        self._hands = ThreadPoolExecutor(self.jobs, thread_name_prefix="sandbox")
        self._local = threading.local()
        self._workers: list[_Process] = []
        self._lock = threading.Lock()
        self._closed = False

    def map(self, items: Iterable[In]) -> Iterator[tuple[In, Out | Failure]]:
        """Yield (item, what came of it) in the order of `items`; a few items a worker are under way at a time."""
        queue = iter(items)
        waiting: deque[tuple[In, Future[Out | Failure]]] = deque()

        def submit(some: Iterable[In]) -> None:
            waiting.extend((item, self._hands.submit(self._one, item)) for item in some)

        submit(islice(queue, 4 * self.jobs))
        while waiting:
            item, future = waiting.popleft()
            outcome = future.result()
            submit(islice(queue, 1))
            yield item, outcome

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.kill()
        self._hands.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Sandbox[In, Out]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _one(self, item: In) -> Out | Failure:
        """Return what this thread's worker makes of an item."""
        worker: _Process | None = getattr(self._local, "worker", None)
        if worker is None or worker.is_over:
            worker = self._local.worker = self._start()
        outcome = worker.ask(item, self._limits)
        if isinstance(outcome, _Died):
            return _failure(self._work.name(item), outcome, self._limits)
        return outcome  # type: ignore[no-any-return]

    def _start(self) -> _Process:
        with self._lock:
            if self._closed:
                raise RuntimeError("the sandbox is closed")
            self._workers = [worker for worker in self._workers if not worker.is_over]
            worker = _Process(self._work, self._limits)
            self._workers.append(worker)
        worker.wait_until_ready()
        return worker


@dataclass(frozen=True, slots=True)
class _Died:
    """A worker that did not answer: it was late, or ended by itself with this exit status."""

    late: bool
    status: int | None


class _Process:
    """One worker process, used by one thread."""

    def __init__(self, work: Work[Any, Any], limits: Limits) -> None:
        start = f"import sys; sys.path.insert(0, {ROOT!r}); from ingest.sandbox import serve; serve()"
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_THREADS},
            start_new_session=True,  # Ctrl-C is for the process that started it, which ends it
        )
        self.is_over = False
        self._late = False
        assert self._child.stdin is not None and self._child.stdout is not None
        self._to, self._from = self._child.stdin, self._child.stdout
        with suppress(BrokenPipeError):
            _write(self._to, (work, limits))

    def wait_until_ready(self) -> None:
        """Wait until the worker has loaded what it needs.

        Raises:
            CancuError: if it does not start.
        """
        if self._answer(START_S) != ("ready",):
            raise CancuError(
                f"A process that reads files did not start (exit status {self._child.returncode}). Its messages stand above.",
                code="reader-not-started",
            )

    def ask(self, item: object, limits: Limits) -> Any:
        """Return the worker's answer, or how it died."""
        with suppress(BrokenPipeError):
            _write(self._to, item)
        answer = self._answer(limits.max_seconds)
        if isinstance(answer, _Died):
            return answer
        outcome, retires = answer
        if retires:
            self.kill()
        return outcome

    def _answer(self, seconds: float) -> Any:
        timer = threading.Timer(seconds, self._stop)
        timer.daemon = True
        timer.start()
        try:
            return _read(self._from)
        except (EOFError, OSError, pickle.UnpicklingError):
            late = self._late
            self.kill()
            return _Died(late, self._child.returncode)
        finally:
            timer.cancel()

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
    shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
    if died.late:
        message = f"{shown}: reading it took longer than {limits.max_seconds:g} s and was stopped. Split the file, or raise --max-seconds."
        return Failure(shown, "too-slow", message)
    message = (
        f"{shown}: the process that read it ended (exit status {died.status}). The file is damaged, or needs more than the "
        f"{limits.max_memory / 1e9:g} GB that it may use. Save it again in another format, or raise --max-memory."
    )
    return Failure(shown, "reader-died", message)


def _write(pipe: IO[bytes], value: object) -> None:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(8, "big"))
    pipe.write(data)
    pipe.flush()


def _read(pipe: IO[bytes]) -> Any:
    head = pipe.read(8)
    if len(head) < 8:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)


# The other process.


def serve() -> None:
    """Answer items from stdin on stdout until stdin ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between answers
    _end_with_parent()
    questions = sys.stdin.buffer
    work, limits = _read(questions)
    _write(answers, ("ready",))
    began = None
    while True:
        try:
            item = _read(questions)
        except EOFError:
            return
        _limit_memory(limits.max_memory)
        outcome = _outcome(work, item, limits)
        _limit_memory(None)
        held = _held_bytes()
        began = held if began is None else began
        retires = held - began > KEPT_BYTES or (isinstance(outcome, Failure) and outcome.code == "too-much-memory")
        try:
            _write(answers, (outcome, retires))
        except BrokenPipeError:
            return


def _outcome(work: Work[Any, Any], item: object, limits: Limits) -> object:
    """Return what comes of an item: whatever a reader raises is this item's failure."""
    path = work.name(item)
    shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        return work.work(item)
    except CancuError as error:
        return Failure(shown, error.code, error.message)
    except RecursionError as error:
        return Failure(shown, "too-deep", f"{shown}: nested too deeply to be read ({error}). Split the file and give the parts.")
    except MemoryError:
        message = f"{shown}: reading it needs more than {limits.max_memory / 1e9:g} GB of memory. Split the file, or raise --max-memory."
        return Failure(shown, "too-much-memory", message)
    except Exception as error:  # the readers' libraries raise classes of their own; each is one file's failure, by name
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        said = said.encode("utf-8", "backslashreplace").decode("utf-8")
        return Failure(shown, "broken-file", f"{shown}: it cannot be read ({said}). Save it again in another format, and please report it.")


def _end_with_parent() -> None:
    """Ask Linux to end this process with the one that started it; elsewhere it ends when its pipe does."""
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _limit_memory(more: int | None) -> None:
    """Let this process grow by `more` bytes (None: as it will) where the system can hold it to that."""
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = hard if more is None else _address_bytes() + more
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    except (ImportError, OSError, ValueError):  # no such limit here: the deadline is left
        return


def _address_bytes() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _held_bytes() -> int:
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


# Reading and parsing, for `cancu parse` and the explorer's upload.


class _Parse:
    """Work that reads and parses one path."""

    def name(self, item: str) -> str:
        return item

    def work(self, item: str) -> ParsedDocument:
        from ingest.pipeline import parse
        from ingest.source.read import read_source

        return parse(read_source(item))


def read_and_parse(paths: Sequence[str], *, jobs: int = 0, limits: Limits | None = None) -> Iterator[tuple[str, ParsedDocument | Failure]]:
    """Yield (path, what the file says or why it failed) in the order of `paths`, each file read in a process with limits.

    `jobs` is the number of processes at most (0: one a core).  Folders, pipes and missing files are failures.
    """
    failed = {path: _refused(path) for path in paths}
    files = [path for path in paths if failed[path] is None]
    with Sandbox(_Parse(), jobs=jobs, limits=limits, expected=len(files)) as sandbox:
        parsed = sandbox.map(files)
        for path in paths:
            refusal = failed[path]
            yield (path, refusal) if refusal is not None else next(parsed)


def _refused(path: str) -> Failure | None:
    """Return why a path is not read at all."""
    if os.path.isdir(path):
        return Failure(path, "is-a-folder", f"{path}: a folder, not a file. Give a file, or `cancu ingest` it.")
    failures = look([path]).failures
    return failures[0] if failures else None
