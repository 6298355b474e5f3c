"""The process that reads: it works on one item after another within their limits, and says what came of each."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any

from ingest.seen import Failure, shown
from ingest.source import patience
from text.errors import CancuError
from text.processes import end_with_parent, give_back_memory, stand_back

__all__ = ["WORKED", "Limits", "MoreTime", "receive", "send", "serve", "was_late"]

# What a worker says when an item is read within its time, before it is finished.
WORKED = ("worked",)
# A worker that holds this much more than when it began is replaced, so that the next file does not pay for the last one.
KEPT_BYTES = 220_000_000
# What the allocator keeps of files that were read goes back to the system once a worker has grown by so much.
SPARE_BYTES = 24_000_000
# What is read of a file goes all at once: the collector of cycles looks when so many objects more are there than went, a few megabytes.
LOOKS = (50_000, 10, 10)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of the processor for each stretch of work (`ingest.source.patience`), and bytes of memory on top of
    what the reader itself takes."""

    max_seconds: float = 10.0
    max_memory: int = 1_000_000_000


@dataclass(frozen=True, slots=True)
class MoreTime:
    """What a worker says when a stretch of its work is done: what comes next may take so many seconds of the processor."""

    seconds: float


def send(pipe: IO[bytes], value: object) -> None:
    """Write a value to a pipe."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(8, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Return the next value of a pipe.

    Raises:
        EOFError: if there is none.
    """
    head = pipe.read(8)
    if len(head) < 8:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)


def serve() -> None:
    """Answer items from stdin on stdout until stdin ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between answers
    end_with_parent()
    stand_back()
    questions = sys.stdin.buffer
    work, limits = receive(questions)
    work.warm()
    gc.freeze()  # what was loaded stays: the collector of cycles need not look through it again
    gc.set_threshold(*LOOKS)
    send(answers, ("ready",))

    def more_time(share: float) -> None:
        _limit_seconds(share * limits.max_seconds)
        with suppress(BrokenPipeError):
            send(answers, MoreTime(share * limits.max_seconds))

    patience.grant(more_time)
    began, last = None, 0
    while True:
        try:
            item = receive(questions)
        except EOFError:
            return
        _limit_memory(limits.max_memory)
        _limit_seconds(limits.max_seconds)
        outcome = _outcome(work.work, item, shown(work.name(item)), limits)
        _limit_seconds(None)
        if not isinstance(outcome, Failure):
            try:
                send(answers, WORKED)
            except BrokenPipeError:
                return
            outcome = _outcome(work.finish, outcome, shown(work.name(item)), limits)
        _limit_memory(None)
        held = _held_bytes()
        began = held if began is None else began
        retires = held - began > KEPT_BYTES or (isinstance(outcome, Failure) and outcome.code == "too-much-memory")
        try:
            send(answers, (outcome, retires))
        except BrokenPipeError:
            return
        outcome = None
        if held - last > SPARE_BYTES:
            give_back_memory()
            last = _held_bytes()


def _outcome(step: Callable[[Any], object], item: object, path: str, limits: Limits) -> object:
    """Return what comes of an item: whatever a reader raises is this item's failure."""
    try:
        return step(item)
    except CancuError as error:
        return Failure(path, error.code, shown(error.message))
    except RecursionError as error:
        return Failure(path, "too-deep", f"{path}: nested too deeply to be read ({error}). Split the file and give the parts.")
    except MemoryError:
        message = f"{path}: reading it needs more than {limits.max_memory / 1e9:g} GB of memory. Split the file, or raise --max-memory."
        return Failure(path, "too-much-memory", message)
    except Exception as error:  # the readers' libraries raise classes of their own; each is one file's failure, by name
        said = shown(" ".join(f"{type(error).__name__}: {error}".split())[:200])
        return Failure(path, "broken-file", f"{path}: it cannot be read ({said}). Save it again in another format, and please report it.")


def _limit_memory(more: int | None) -> None:
    """Let this process grow by `more` bytes (None: as it will) where the system can hold it to that."""
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = hard if more is None else _address_bytes() + more
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    except (ImportError, OSError, ValueError):  # no such limit here: the deadline is left
        return


def _limit_seconds(more: float | None) -> None:
    """Let this process take so many more seconds of the processor (None: as many as it will) where the system can hold it to that.

    A timer counts from now.  The limit of a process's whole time (RLIMIT_CPU) does not serve: Linux compares it with a count by ticks,
    which runs away from `time.process_time`, by a third on a busy machine, so that a worker that had read for minutes was stopped on a
    short file.
    """
    if hasattr(signal, "setitimer"):  # else the clock is left
        signal.setitimer(signal.ITIMER_PROF, more or 0.0)


def was_late(status: int | None) -> bool:
    """Whether a process ended with this status because its seconds were used up."""
    return status == -getattr(signal, "SIGPROF", 1 << 30)


def _address_bytes() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _held_bytes() -> int:
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
