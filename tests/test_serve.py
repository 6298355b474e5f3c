"""The explorer's server starts on localhost, becomes healthy, and says what is wrong where it cannot."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from views import serve

pytestmark = pytest.mark.kills

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
    monkeypatch.setattr(serve, "healthy", lambda *where: False)
    with pytest.raises(serve.ExplorerFailed, match="did not answer"):
        serve.serve(None, 8700, check=True, out=sys.stderr, wait_s=0.5)


@contextmanager
def explorer(store: Path, *before: str):
    """Yield (process of `cancu app`, its port) once it is healthy."""
    with listening() as taken:
        port = taken.getsockname()[1]
    command = [*before, sys.executable, "-m", "cli", "app", "--port", str(port), "--store", str(store)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("Explorer: "):
                break
        yield process, port
    finally:
        process.terminate()
        process.wait(60)
        process.stderr.close()


def fetch(port: int, path: str, headers: dict[str, str] | None = None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def wait_until(condition, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_explorer_ends_with_the_command_that_started_it(five_db, how):
    if how == signal.SIGKILL and sys.platform != "linux":
        pytest.skip("only Linux ends a process with the one that started it")
    with explorer(five_db) as (process, port):
        process.send_signal(how)
        process.wait(60)
        assert wait_until(lambda: not serve.healthy(port))


def test_other_pages_are_kept_out_and_agent_endpoints_are_off(five_db):
    with explorer(five_db) as (_, port):
        for path in ("/", "/_stcore/health", "/no-such-page"):
            _, headers, _ = fetch(port, path)
            headers = {name.lower(): value for name, value in headers.items()}
            assert headers["x-frame-options"] == "DENY" and headers["x-content-type-options"] == "nosniff"
            policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
            assert policy["frame-ancestors"] == "'none'" and policy["default-src"] == "'self'" and policy["object-src"] == "'none'"
            assert not re.search(r"https?:|\*", headers["content-security-policy"])
        for path in ("/_stcore/agent/interact", "/_stcore/agent/mcp"):
            status, _, body = fetch(port, path)
            assert status >= 400, body[:200]


@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace on this machine")
def test_a_foreign_page_makes_the_explorer_look_nothing_up(five_db, tmp_path):
    """strace sees each connection that is opened."""
    upgrade = {"Origin": "http://evil.example", "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip
    trace = tmp_path / "trace"
    with explorer(five_db, "strace", "-D", "-f", "-q", "-e", "trace=connect,sendto", "-o", str(trace)) as (process, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/_stcore/stream", headers=upgrade)
        assert connection.getresponse().status == 403
        connection.close()
    seen = trace.read_text("utf-8", "replace")
    places = set(re.findall(r'(?:sin_addr=inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"', seen))
    assert "127.0.0.1" in places
    assert places <= {"127.0.0.1", "::1"}


def test_the_explorer_works_without_a_network(five_db):
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-n", "true"], check=False, capture_output=True).returncode:
        pytest.skip("no network namespaces here")
    if shutil.which("ip") is None:
        pytest.skip("no `ip` to bring the loopback address up")
    inside = f"ip link set lo up && exec {sys.executable} -m cli app --check --port 8599 --store {five_db}"
    done = subprocess.run([unshare, "-n", "sh", "-c", inside], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
