"""A query in another process: one that does not end is ended with it, whatever the engine is doing at that moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from graph.readonly import Table, rejected
from text.errors import StoreError

__all__ = ["MAX_MEMORY", "ask_worker", "close_the_door"]

ROOT = str(Path(__file__).resolve().parent.parent)
MAX_MEMORY = 4 * 2**30  # bytes of address space of the process that answers a query, also one that joins everything with everything
LOAD_S = 600.0  # seconds to load a store into it, before the query's own time begins
GRACE_S = 1.0  # for an engine that stops by itself and says why


def ask_worker(module: str, head: object, data: Iterable[bytes], timeout_s: float, language: str) -> Table:
    """Start `module`'s `main` in a new process, send it the JSON line `head` and then `data`; return the table that it answers.

    The process writes the line "ready" when it has taken in what it was sent, and then a JSON object: columns, rows, truncated; or error
    and code.  From "ready" on it has `timeout_s` seconds.

    Raises:
        QueryRejected: if it answers an error, or not in time.
        StoreError: if it ends without an answer.
    """
    start = f"import sys; sys.path.insert(0, {ROOT!r}); from text.processes import end_with_parent; end_with_parent(); "
    start += f"from {module} import main; main()"
    command = [sys.executable, "-P", "-c", start]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=os.getcwd())
    assert process.stdin is not None and process.stdout is not None
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(LOAD_S, stop)
    timer.start()
    try:
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps(head).encode() + b"\n")
            for part in data:
                process.stdin.write(part)
            process.stdin.close()
        ready = process.stdout.readline()
        timer.cancel()
        timer = threading.Timer(timeout_s + GRACE_S, stop)
        timer.start()
        answer = process.stdout.read()
    finally:
        timer.cancel()
        process.kill() if late.is_set() or sys.exc_info()[0] else None
        process.wait()
        process.stdout.close()
    if late.is_set():
        raise rejected(language, f"it took longer than {timeout_s:g} s. Ask for less, or raise --timeout.", "query-timeout")
    if ready != b"ready\n" or process.returncode:
        raise StoreError(
            f"The process that answers {language} ended (exit {process.returncode}). It may use {MAX_MEMORY // 2**30} GB: ask for less."
        )
    result: dict[str, Any] = json.loads(answer)
    if "error" in result:
        raise rejected(language, result["error"], result["code"])
    return Table(tuple(result["columns"]), tuple(tuple(row) for row in result["rows"]), result["truncated"])


def close_the_door(*names: str) -> None:
    """Hold this process to limits of the system, where it has them: RLIMIT_AS to MAX_MEMORY, each other one to nothing."""
    try:
        import resource
    except ImportError:
        return
    for name in names:
        if hasattr(resource, name):
            limit = MAX_MEMORY if name == "RLIMIT_AS" else 0
            try:
                resource.setrlimit(getattr(resource, name), (limit, limit))
            except (ValueError, OSError):
                if name == "RLIMIT_NOFILE":
                    raise
