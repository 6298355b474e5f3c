"""A Neo4j Community server without Docker: fetched once by Maven, started on the loopback address, stopped when done.

`make neo4j` runs this module for a user; the tests start their own.  Needs Java 17 or newer, and Maven for the first time.

The artifact org.neo4j:neo4j holds the Community Server's own main class; its licence is GPL-3.0, so it is fetched, never shipped.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from text.errors import StoreError
from text.processes import end_with_parent

__all__ = ["Neo4jServer", "fetch", "missing"]

ROOT = Path(__file__).resolve().parent.parent.parent
POM = ROOT / "tests" / "neo4j" / "pom.xml"
HOME = ROOT / "build" / "neo4j"
USER = "neo4j"
_OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
_FOLDERS = ("conf", "data", "logs", "run", "plugins", "import", "licenses", "certificates")


def missing(home: Path = HOME) -> str | None:
    """Return what stops a server from starting here ("no java"), or None."""
    if shutil.which("java") is None:
        return "no java on this machine (Neo4j 5.26 needs Java 17 or newer)"
    if not (home / "lib" / ".complete").exists() and shutil.which("mvn") is None:
        return "no mvn on this machine to fetch Neo4j"
    return None


def fetch(home: Path = HOME) -> Path:
    """Return the folder with the server's jars, fetched by Maven where they are not there yet."""
    lib = home / "lib"
    stamp = lib / ".complete"
    wanted = POM.read_text("utf-8")
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return lib
    home.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="lib-", dir=home))  # of its own: two processes may fetch at once
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={made}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(made, ignore_errors=True)
        raise StoreError(
            f"Neo4j could not be fetched ({POM.name}, exit {done.returncode}): {done.stdout[-400:].strip()}. "
            "Is the network there? Run it again.",
            code="neo4j-not-fetched",
        )
    (made / stamp.name).write_text(wanted, "utf-8")
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(lib, ignore_errors=True)
        with contextlib.suppress(OSError):  # another process was first; its folder is as good
            made.rename(lib)
    shutil.rmtree(made, ignore_errors=True)
    return lib


def free_ports(count: int) -> list[int]:
    """Return ports of the loopback address that were free a moment ago."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()


class Neo4jServer:
    """One server: `start`, `stop`, `kill`, or a `with` block.  `home` holds its data; the same home started again has the same data."""

    def __init__(
        self,
        home: Path,
        *,
        lib: Path | None = None,
        password: str | None = None,
        bolt_port: int = 0,
        http_port: int = 0,
        heap: str = "512m",
    ) -> None:
        self.home = home.resolve()
        self.lib = lib
        self.password = password or secrets.token_urlsafe(12)
        ports = free_ports(2)
        self.bolt_port = bolt_port or ports[0]
        self.http_port = http_port or ports[1]
        self.heap = heap
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address for `--store`."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def log(self) -> Path:
        """What the server printed."""
        return self.home / "logs" / "server.out"

    def start(self, timeout_s: float = 240) -> None:
        """Start the server and wait until Bolt answers."""
        lib = self.lib or fetch()
        self._lay_out()
        if not (self.home / "data" / "dbms").exists() and not (self.home / "data" / "databases").exists():
            self._set_password(lib)
        command = [
            "java", f"-Xms{self.heap}", f"-Xmx{self.heap}", "-XX:+UseSerialGC", *_OPENS, "-cp", f"{lib}/*",
            "org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}", f"--config-dir={self.home}/conf",
        ]  # fmt: skip
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=end_with_parent
            )
        deadline = time.monotonic() + timeout_s
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise StoreError(f"Neo4j did not start within {timeout_s:.0f} s. Its log: {self.log}: {self._tail()}")
            time.sleep(0.2)

    def stop(self, timeout_s: float = 60) -> None:
        """Stop the server in order; kill it where that takes too long."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """Kill the server at once (SIGKILL), as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Neo4jServer:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _configuration(self) -> str:
        return "".join(
            f"{line}\n"
            for line in (
                "server.default_listen_address=127.0.0.1",
                f"server.bolt.listen_address=127.0.0.1:{self.bolt_port}",
                f"server.bolt.advertised_address=127.0.0.1:{self.bolt_port}",
                f"server.http.listen_address=127.0.0.1:{self.http_port}",
                f"server.http.advertised_address=127.0.0.1:{self.http_port}",
                "server.https.enabled=false",
                "server.memory.pagecache.size=64m",
                "dbms.usage_report.enabled=false",
                "dbms.security.allow_csv_import_from_file_urls=false",
                "db.tx_log.rotation.retention_policy=1 files",
                "db.tx_log.preallocate=false",
                "server.jvm.additional=-XX:+UseSerialGC",
            )
        )

    def load(self, folder: Path, heap: str = "2g") -> None:
        """Fill an empty home with the files that `cancu export --format neo4j-import` wrote; the server must not run.

        Raises:
            StoreError: if neo4j-admin refuses them.
        """
        lib = self.lib or fetch()
        self._lay_out()
        if not (self.home / "data" / "dbms").exists():
            self._set_password(lib)
        done = self._admin(lib, heap, ["database", "import", "full", "neo4j", "@import.args"], folder)
        if done.returncode:
            said = " ".join((done.stderr + done.stdout).split())[:400]
            raise StoreError(f"neo4j-admin could not import {folder}: {said}. Export the files again into an empty folder.")

    def _lay_out(self) -> None:
        """Make the folders of the home and its configuration."""
        for name in _FOLDERS:
            (self.home / name).mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(self._configuration(), "utf-8")

    def _set_password(self, lib: Path) -> None:
        done = self._admin(lib, "128m", ["dbms", "set-initial-password", "--", self.password])  # a password may begin with "-"
        if done.returncode:
            raise StoreError(f"Neo4j's password could not be set below {self.home}: {done.stderr[-400:].strip()}. Is the folder writable?")

    def _admin(self, lib: Path, heap: str, words: Sequence[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = ["java", f"-Xmx{heap}", "-XX:+UseSerialGC", *_OPENS, "-cp", f"{lib.resolve()}/*", "org.neo4j.cli.AdminTool", *words]
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)

    def _answers(self) -> bool:
        from neo4j import GraphDatabase
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with socket.create_connection(("127.0.0.1", self.bolt_port), 0.5):
                pass
            with GraphDatabase.driver(self.url, auth=(USER, self.password), connection_timeout=5) as driver:
                driver.execute_query("RETURN 1")
        except (OSError, DriverError, Neo4jError):
            return False
        return True

    def _tail(self) -> str:
        return " ".join(self.log.read_text("utf-8", "replace").split())[-400:] if self.log.exists() else ""


def _planned(url: str) -> None:
    from graph.neo4j.plans import keep_planned

    keep_planned(url)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a server until Ctrl-C, for `make neo4j`."""
    parser = argparse.ArgumentParser(description="Start Neo4j Community on this machine, without Docker; Ctrl-C stops it.")
    parser.add_argument("--home", type=Path, default=HOME / "home", help="where its data lie")
    parser.add_argument("--bolt-port", type=int, default=7687)
    parser.add_argument("--http-port", type=int, default=7474)
    options = parser.parse_args(arguments)
    if reason := missing():
        sys.stderr.write(f"{reason}. compose.yaml starts the same with Docker.\n")
        return 1
    options.home.mkdir(parents=True, exist_ok=True)
    kept = options.home / "password"
    if not kept.exists():
        kept.touch(0o600)
        kept.write_text(os.environ.get("NEO4J_PASSWORD") or secrets.token_urlsafe(12), "utf-8")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: the server is stopped in order
    server = Neo4jServer(options.home, password=kept.read_text("utf-8"), bolt_port=options.bolt_port, http_port=options.http_port)
    try:
        server.start()
        sys.stderr.write(
            f"Neo4j is ready. Browser: http://127.0.0.1:{server.http_port}  In another shell:\n"
            f"  export NEO4J_USERNAME={USER} NEO4J_PASSWORD={server.password}\n"
            f"  .venv/bin/cancu ingest data/documents --store {server.url}\nCtrl-C stops it.\n"
        )
        os.environ.update(NEO4J_USERNAME=USER, NEO4J_PASSWORD=server.password)
        threading.Thread(target=_planned, args=(server.url,), daemon=True).start()
        while server._process is not None and server._process.poll() is None:
            time.sleep(0.5)
    except KeyboardInterrupt:
        sys.stderr.write("stopping\n")
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
