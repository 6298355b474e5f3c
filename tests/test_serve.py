"""The explorer's server starts on localhost, becomes healthy, and says what is wrong where it cannot."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from views import serve

ROOT = Path(__file__).resolve().parent.parent


def listening() -> socket.socket:
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    return taken


def test_a_taken_port_gives_way_to_the_next_free_one():
    with listening() as taken:
        port = taken.getsockname()[1]
        assert port < serve.free_port(port) <= port + 20


def test_no_free_port_is_named():
    with listening() as taken:
        port = taken.getsockname()[1]
        with pytest.raises(serve.ExplorerFailed, match=rf"{port}.*--port"):
            serve.free_port(port, tries=1)


def test_nothing_there_is_not_healthy():
    with listening() as taken:
        port = taken.getsockname()[1]
    assert not serve.healthy(port)


def test_check_starts_the_real_explorer_and_stops_it(five_db):
    with listening() as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "cli", "app", "--check", "--port", str(port), "--store", str(five_db)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert f"http://localhost:{port}" in done.stderr
    assert not serve.healthy(port)


def test_an_explorer_that_does_not_answer_is_reported(monkeypatch, capsys):
    monkeypatch.setattr(serve, "healthy", lambda port: False)
    with pytest.raises(serve.ExplorerFailed, match="did not answer"):
        serve.serve(None, 8700, check=True, out=sys.stderr, wait_s=0.5)
