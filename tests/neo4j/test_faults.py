"""What goes wrong with a server, and what the user reads; every message here names what failed, where, and what to do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from graph.neo4j.connect import connect, database_of, is_neo4j_url
from graph.neo4j.server import Neo4jServer, free_ports
from graph.neo4j.store import STORE_VERSION, Neo4jStore
from graph.store import PassageFilter
from tests.conftest import ROOT
from tests.graph import contract
from tests.graph.factories import HashEmbedder, WordIndexer
from tests.graph.worlds import world
from tests.neo4j.conftest import wipe
from text.errors import StoreError


@pytest.mark.parametrize(("url", "code", "words"), [
    ("bolt://127.0.0.1:{closed}", "store-unreachable", "does not answer. Is it running, and are host and port right?"),
    ("neo4j://127.0.0.1:{closed}", "store-unreachable", "does not answer"),
    ("bolt://neo4j:secret@127.0.0.1:7687", "bad-store-url", "must not hold a user or password. Set $NEO4J_USERNAME and $NEO4J_PASSWORD"),
    ("bolt://", "bad-store-url", "is not an address. Write it as neo4j://localhost:7687"),
    ("bolt://127.0.0.1:notaport", "bad-store-url", "is not an address"),
    ("bolt://127.0.0.1:{closed}?policy=x", "bad-store-url", "Write it as neo4j://localhost:7687"),
])  # fmt: skip
def test_addresses_that_lead_nowhere(url, code, words):
    with pytest.raises(StoreError) as caught:
        connect(url.format(closed=free_ports(1)[0]))
    assert caught.value.code == code and words in caught.value.message
    assert "secret" not in caught.value.message


def test_every_form_of_address_is_known():
    for scheme in ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"):
        assert is_neo4j_url(f"{scheme}://host:7687")
    assert not is_neo4j_url("sqlite:///x.db") and not is_neo4j_url("neo4j.db")
    assert database_of("neo4j://host:7687/archive") == "archive" and database_of("bolt://host") is None


def test_a_server_that_is_no_neo4j_is_named():
    with socket.create_server(("127.0.0.1", 0)) as other:

        def answer() -> None:
            client, _ = other.accept()
            client.recv(100)
            client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            client.close()

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(StoreError, match="the Neo4j server does not answer|the connection failed"):
            connect(f"bolt://127.0.0.1:{other.getsockname()[1]}")


def test_encryption_that_the_server_does_not_speak(server):
    with pytest.raises(StoreError, match="does not answer|connection failed"):
        connect(server.url.replace("bolt://", "bolt+s://"))


def test_neo4j_scheme_reaches_the_same_server(server, store):
    routed = Neo4jStore(server.url.replace("bolt://", "neo4j://"))
    assert routed.counts() == store.counts()
    routed.close()


def test_a_database_that_is_not_there(server):
    with pytest.raises(StoreError, match="the server has no such database. Neo4j Community has one, named neo4j"):
        Neo4jStore(server.url + "/archive")


@pytest.mark.parametrize(("password", "words"), [("wrong", "Check $NEO4J_USERNAME and $NEO4J_PASSWORD"), ("", "Set $NEO4J_PASSWORD")])
def test_a_wrong_password(server, monkeypatch, password, words):
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    with pytest.raises(StoreError) as caught:
        connect(server.url)
    assert caught.value.code == "store-login" and words in caught.value.message and "let user 'neo4j' in" in caught.value.message


def test_too_many_wrong_passwords_lock_out_for_a_while(server, monkeypatch):
    monkeypatch.setenv("NEO4J_USERNAME", "somebody")
    for _ in range(5):
        with pytest.raises(StoreError, match="did not let user 'somebody' in"):
            connect(server.url)


@pytest.mark.parametrize(("code", "message", "words"), [
    ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "limit", "the server cannot go on while writing x (limit). Look at its disk, memory and log"),
    ("Neo.DatabaseError.General.UnknownError", "No space left on device", "Look at its disk, memory and log, then run the command again"),
    ("Neo.TransientError.General.DatabaseUnavailable", "down", "the server cannot go on"),
    ("Neo.ClientError.Security.Forbidden", "read only user", "this user may not do that while writing x (read only user). Use an account that may write"),
    ("Neo.ClientError.Statement.SyntaxError", "x", "the server refused while writing x (Neo.ClientError.Statement.SyntaxError: x). Its log says more"),
])  # fmt: skip
def test_what_a_server_reports_is_explained(code, message, words):
    from types import SimpleNamespace

    from graph.neo4j.connect import _of_server

    assert words in _of_server("bolt://host", " while writing x", SimpleNamespace(code=code, message=message))


def test_a_newer_store_is_refused(server, store):
    store._write(lambda tx: tx.run("MERGE (m:Meta {key: 'version'}) SET m.value = '99'").consume(), "testing")
    with pytest.raises(StoreError, match="written by a newer cancu .store version 99"):
        Neo4jStore(server.url)


DERIVED = "title_folded", "time_folded", "time_days", "folded"


def test_a_store_of_the_first_version_is_brought_up_to_date(server, store):
    for document in world(3):
        store.write(document)
    before = list(store.records())
    bare = world(3)
    for document in bare:  # as version 1 wrote them: without what follows from other properties
        nodes = tuple(_without(node) for node in document.nodes)
        store.write(replace(document, nodes=nodes, sha256="0" * 64))
    old = "MATCH (m:Meta {key: 'version'}) SET m.value = '1'"
    store._write(lambda tx: tx.run(old).consume(), "testing")
    with pytest.raises(
        StoreError, match=f"of store version 1, this cancu reads {STORE_VERSION}. Any `cancu ingest` into it brings it up to date"
    ):
        Neo4jStore(server.url, read_only=True)
    again = Neo4jStore(server.url)
    assert again.meta("version") == str(STORE_VERSION)
    assert [_graph(record) for record in again.records()] == [_graph(record) for record in before]
    again.close()


def _without(node):
    kept = node.type == "Task" or not set(DERIVED) & set(node.properties)
    names = [name for name in DERIVED if not (kept and name == "folded")]
    return replace(node, properties={name: value for name, value in node.properties.items() if name not in names})


def _graph(record):
    return {name: value for name, value in record.items() if name not in ("sha256", "versions")}


def test_a_store_opened_read_only_is_not_written(server, store):
    plan = world(1, 1)[0]
    reader = Neo4jStore(server.url, read_only=True)
    with pytest.raises(StoreError, match="was opened read only"):
        reader.write(plan)
    with pytest.raises(StoreError, match="was opened read only"):
        reader.remove(plan.document)
    assert reader.counts() == ({}, {})
    reader.close()


def test_a_failure_in_the_middle_leaves_nothing(store, monkeypatch):
    from graph.neo4j import writer

    documents = world(2, 3)
    contract.fill(store, documents[:2])
    before = contract.dump(store)

    def fail(*_):
        raise RuntimeError("in the middle")

    monkeypatch.setattr(writer, "project", fail)  # the passages are there by then
    with pytest.raises(RuntimeError):
        store.write(documents[2], WordIndexer(), HashEmbedder())
    monkeypatch.undo()
    assert contract.dump(store) == before
    assert store.write(documents[2], WordIndexer(), HashEmbedder()) == "added"


def test_of_a_batch_only_the_document_that_is_refused_is_not_there(store):
    from graph.prepare import prepare

    plans = world(2, 4)
    bad = replace(plans[1], edges=(*plans[1].edges, replace(plans[1].edges[0], target="task:nowhere#1")))
    prepared = [prepare(plan) for plan in plans]
    prepared[1] = replace(prepared[1], facts=bad)
    with pytest.raises(StoreError, match="names a node that the document does not have"):
        store.write_batch(prepared)
    assert [node.id for node in store.documents()] == [plans[0].document]  # those before it are kept
    assert store.write_batch([prepared[0], *prepared[2:]]) == ["unchanged", "added", "added"]


def test_a_batch_of_one_source_twice_is_written_in_order(store):
    from graph.prepare import prepare

    plans = world(1, 2)
    again = replace(plans[0], sha256="1" * 64)
    assert store.write_batch([prepare(plan) for plan in (*plans, again, again)]) == ["added", "added", "updated", "unchanged"]
    assert store.sources()[plans[0].source][0] == "1" * 64


class Crossed:
    """Runs nothing; refuses as a server does whose other writer was there first, so many times."""

    def __init__(self, times: int, code: str) -> None:
        self.left, self.code = times, code

    def write(self) -> str:
        from neo4j.exceptions import ClientError

        if self.left:
            self.left -= 1
            error = ClientError("crossed")
            error._neo4j_code = self.code
            raise error
        return "written"


def test_a_write_that_another_writer_crossed_is_tried_again():
    from neo4j.exceptions import ClientError

    from graph.neo4j.connect import retried

    assert retried(Crossed(4, "Neo.ClientError.Statement.EntityNotFound").write) == "written"
    with pytest.raises(ClientError):
        retried(Crossed(9, "Neo.ClientError.Schema.ConstraintValidationFailed").write)
    other = Crossed(1, "Neo.ClientError.Statement.SyntaxError")
    with pytest.raises(ClientError):
        retried(other.write)


def test_four_writers_of_shared_nodes_do_not_lose_each_other(server, store):
    documents = world(4, 12)
    failures: list[BaseException] = []

    def write(part) -> None:
        own = Neo4jStore(server.url)
        try:
            contract.fill(own, part)
        except BaseException as error:
            failures.append(error)
        finally:
            own.close()

    threads = [threading.Thread(target=write, args=(documents[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    together = contract.dump(store)
    for document in documents:
        store.remove(document.document)
    contract.fill(store, documents)
    assert contract.dump(store) == together


# the server dies


@pytest.fixture
def mortal(tmp_path, monkeypatch):
    """A server of this test's own, to kill."""
    from graph.neo4j.server import missing

    if missing():
        pytest.skip(str(missing()))
    own = Neo4jServer(tmp_path / "home")
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", own.password)
    own.start()
    yield own
    own.stop()


@pytest.mark.slow
def test_a_killed_server_restarted_has_whole_documents_and_the_next_run_completes_them(mortal, monkeypatch):
    from graph.neo4j import connect as neo4j_connect

    monkeypatch.setattr(neo4j_connect, "RETRY_S", 1.0)
    documents = world(6, 4)
    store = Neo4jStore(mortal.url)
    killer = threading.Timer(1.5, mortal.kill)
    killer.start()
    with pytest.raises(StoreError) as caught:
        while True:
            for document in documents:
                store.write(document, WordIndexer(), HashEmbedder())
                store.remove(document.document)
    assert caught.value.code == "store-unreachable"
    assert "Is it running" in caught.value.message
    killer.join()
    store.close()
    mortal.start()
    store = Neo4jStore(mortal.url)
    for document in store.documents():
        assert store.facts(document.id).document == document.id
    for document in documents:
        store.write(document, WordIndexer(), HashEmbedder())
    done = contract.dump(store)
    for document in documents:
        store.remove(document.document)
    contract.fill(store, documents)
    assert contract.dump(store) == done
    store.close()


WRITER = """
import sys
from graph.neo4j.store import Neo4jStore
from tests.graph.factories import HashEmbedder, WordIndexer
from tests.graph.worlds import world
store = Neo4jStore(sys.argv[1])
print("ready", flush=True)
for document in world(7, 12):
    store.write(document, WordIndexer(), HashEmbedder())
print("done", flush=True)
"""


@pytest.mark.slow
def test_twenty_killed_writers_leave_whole_documents(server, tmp_path):
    wipe(server)
    documents = world(7, 12)
    clean = Neo4jStore(server.url)
    contract.fill(clean, documents)
    wanted = contract.dump(clean)
    whole = {record["id"]: record for record in clean.records() if record["record"] == "document"}
    wipe(server)
    store = Neo4jStore(server.url)
    seen = set()
    for kill in range(20):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, server.url], cwd=ROOT, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.02 + 0.07 * kill)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        _settled(store)
        present = {record["id"]: record for record in store.records() if record["record"] == "document"}
        seen.add(len(present))
        assert all(record == whole[id] for id, record in present.items())
        numbers = set(store.filtered(PassageFilter()).tolist())
        assert len(numbers) == sum(len(record["passages"]) for record in present.values())
        if kill % 10 == 9:
            for document in documents:
                store.write(document, WordIndexer(), HashEmbedder())
            assert contract.dump(store) == wanted
            for document in documents:
                store.remove(document.document)
    assert len(seen) > 2  # they died at different moments
    store.close()
    clean.close()


def _settled(store: Neo4jStore) -> None:
    """Wait until the server has rolled back what the dead writer left open."""
    for _ in range(100):
        rows = store._read(lambda run: run("SHOW TRANSACTIONS YIELD currentQuery RETURN count(*) AS n"))
        if rows[0]["n"] <= 1:
            return
        time.sleep(0.05)


def test_the_server_module_says_what_is_missing(monkeypatch, capsys):
    from graph.neo4j import server as neo4j_server

    monkeypatch.setenv("PATH", "")
    assert neo4j_server.missing() == "no java on this machine (Neo4j 5.26 needs Java 17 or newer)"
    assert neo4j_server.main([]) == 1
    assert "compose.yaml starts the same with Docker" in capsys.readouterr().err


def test_a_server_that_cannot_start_shows_its_log(tmp_path):
    lib = tmp_path / "lib"
    lib.mkdir()
    broken = Neo4jServer(tmp_path / "home", lib=lib)
    (tmp_path / "home" / "data" / "databases").mkdir(parents=True)
    with pytest.raises(StoreError, match="Neo4j did not start within .* Its log: .*CommunityEntryPoint"):
        broken.start(20)


def test_maven_that_fails_is_named(tmp_path, monkeypatch):
    from graph.neo4j import server as neo4j_server

    fake = tmp_path / "mvn"
    fake.write_text("#!/bin/sh\necho no route to host\nexit 7\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(StoreError, match=r"could not be fetched \(pom.xml, exit 7\): no route to host"):
        neo4j_server.fetch(Path(tmp_path / "home"))
