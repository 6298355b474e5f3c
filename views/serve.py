"""Starts the explorer: Streamlit in a child process, bound to localhost, stopped with this one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO

from text.errors import CancuError
from views.server import HOST, ROOT

__all__ = ["serve"]


class ExplorerFailed(CancuError):
    """The explorer did not start."""

    code = "explorer-failed"


def free_port(first: int, tries: int = 20, host: str = HOST) -> int:
    """Return `first` or the next port of an address that nothing listens on.

    Raises:
        ExplorerFailed: if all of them are taken.
    """
    for port in range(first, min(first + tries, 65536)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise ExplorerFailed(f"Ports {first} to {first + tries - 1} on {host} are all taken. Give another with --port.")


def healthy(port: int, host: str = HOST) -> bool:
    """Whether the server answers both its health check and its page."""
    try:
        for path in ("/_stcore/health", "/"):
            with urllib.request.urlopen(f"http://{host}:{port}{path}", timeout=2) as answer:
                if answer.status != 200:
                    return False
    except (urllib.error.URLError, OSError):
        return False
    return True


def _end(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


def serve(
    store: str | None,
    port: int,
    *,
    check: bool,
    out: IO[str],
    wait_s: float = 90.0,
    host: str = HOST,
    read_only: bool | None = None,
) -> int:
    """Run the explorer over `store` until it ends, and return its exit status; with `check`, stop once it is healthy.

    It listens on `host`.  With `read_only` nothing can be brought, removed or corrected; None: so where others can reach it.

    Raises:
        ExplorerFailed: if it does not become healthy within `wait_s` seconds.
    """
    port = free_port(port, host=host)
    near = HOST if host in ("0.0.0.0", "::") else host  # every address of this machine: asked at its own
    environment = {**os.environ, "CANCU_HOST": host}
    if read_only is not None:
        environment["CANCU_READ_ONLY"] = "1" if read_only else "0"
    if store is not None:
        environment["CANCU_STORE"] = store if "://" in store else str(Path(store).resolve())
    command = [sys.executable, "-m", "views.server", str(port)]
    child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    before = signal.signal(signal.SIGTERM, _end) if threading.current_thread() is threading.main_thread() else None
    try:
        end = time.monotonic() + wait_s
        while not healthy(port, near):
            if child.poll() is not None or time.monotonic() > end:
                raise ExplorerFailed(f"The explorer did not answer on port {port} (exit status {child.poll()}). Its messages stand above.")
            time.sleep(0.2)
        print(f"Explorer: http://{'localhost' if near == HOST else near}:{port}  (Ctrl-C stops it)", file=out, flush=True)  # noqa: T201
        if check:
            return 0
        return child.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)
        if child.poll() is None:
            child.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
