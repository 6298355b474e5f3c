"""Reads a store's file beside SQLite, and keeps what it opened for that as long as this process has the store open.

A process that closes any descriptor of a file gives up all its locks on it (https://www.sqlite.org/howtocorrupt.html, 2.2): another process
that closes the store would no longer see that this one has it open, and would delete the -wal file under it.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections import Counter
from collections.abc import Iterator
from typing import Any

__all__ = ["blocks", "open_counted"]

_File = tuple[int, int]  # device and inode

_lock = threading.RLock()
_users: Counter[_File] = Counter()  # connections to a file and readers of it in this process
_kept: dict[_File, int] = {}  # the descriptor of a file that has users


class _Counted(sqlite3.Connection):
    """A connection that its file is kept for."""

    release: Any = None

    def close(self) -> None:
        super().close()
        if self.release is not None:
            self.release()


def open_counted(address: str, path: str, **options: Any) -> sqlite3.Connection:
    """Return a connection to the store at `path`, opened by its SQLite address: its file counts as used until it is closed."""
    with _lock:
        connection = sqlite3.connect(address, factory=_Counted, **options)
        found = os.stat(path)
        file = found.st_dev, found.st_ino
        _users[file] += 1
        connection.release = weakref.finalize(connection, _released, file)
        connection.release.atexit = False
    return connection


def blocks(path: str | os.PathLike[str], size: int) -> Iterator[bytes]:
    """Yield the bytes of a file, `size` at once.

    Raises:
        OSError: if it cannot be read.
    """
    if not hasattr(os, "pread"):  # Windows, where a descriptor's locks are its own
        with open(path, "rb") as stream:
            while block := stream.read(size):
                yield block
        return
    descriptor, file = _use(path)
    try:
        at = 0
        while block := os.pread(descriptor, size, at):
            yield block
            at += len(block)
    finally:
        _released(file)


def _use(path: str | os.PathLike[str]) -> tuple[int, _File]:
    """Return a descriptor of a file, opened where none is kept, and the file; it has one user more."""
    with _lock:
        found = os.stat(path)
        file = found.st_dev, found.st_ino
        descriptor = _kept.get(file)
        if descriptor is None:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            opened = os.fstat(descriptor)
            file = opened.st_dev, opened.st_ino  # another one, where the file was just replaced
            descriptor = _kept.setdefault(file, descriptor)
        _users[file] += 1
    return descriptor, file


def _released(file: _File) -> None:
    """Take a user from a file, and close its descriptor behind the last one."""
    with _lock:
        _users[file] -= 1
        if _users[file] > 0:
            return
        del _users[file]
        descriptor = _kept.pop(file, None)
        if descriptor is not None:
            os.close(descriptor)
