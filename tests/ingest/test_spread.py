"""Reading by Ray's workers: the store is that of a build on one machine, whatever workers are lost meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import graph
import search
from ingest.run import ingest
from tests.conftest import ROOT
from text.errors import BadInput

FOLDERS = [str(ROOT / "data" / "documents"), str(ROOT / "tests" / "ingest" / "plans")]


def built(path: Path, **how) -> list[object]:
    store = graph.open_store(str(path))
    report = ingest(store, FOLDERS, indexer=search.default_indexer(), embedder=search.default_embedder(), **how)
    records = list(store.records())
    store.close()
    return [report.to_json(), records]


def workers_of(parent: int) -> list[int]:
    """Return the worker processes of the Ray that `parent` started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                title = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if title.startswith(b"ray::") and b"Agent" not in title and _parent(_parent(int(entry.name))) == parent:
                found.append(int(entry.name))
    return found


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="workers are found through /proc, which is not here")
def test_killed_workers_change_nothing(tmp_path):
    pytest.importorskip("ray", reason="Ray is not installed (pip install -r requirements-ray.txt)")
    plain = built(tmp_path / "plain.db")
    killed: list[int] = []
    left = []

    def kill(path: str) -> None:
        left.append(path)
        if len(left) in (2, 12):
            found = workers_of(os.getpid())
            for pid in found:
                os.kill(pid, signal.SIGKILL)
            killed.extend(found)

    spread = built(tmp_path / "spread.db", engine="ray", jobs=2, progress=kill)
    assert len(killed) >= 2
    assert spread == plain


def test_without_ray_the_option_says_how_to_get_it(monkeypatch):
    from ingest import spread

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(
        BadInput, match=r"--engine ray needs Ray, which is not installed. Install it with: pip install 'cancu\[ray\]'"
    ) as caught:
        spread._connected("", 1)
    assert caught.value.code == "no-ray"


def test_an_address_without_a_cluster_is_named(monkeypatch):
    from types import SimpleNamespace

    from ingest import spread

    def init(**given):
        raise ConnectionError("nobody there")

    monkeypatch.setitem(sys.modules, "ray", SimpleNamespace(init=init, shutdown=lambda: None))
    with pytest.raises(
        BadInput, match="--address 10.0.0.9:6379: no Ray cluster answers there .nobody there.. Start one with `ray start --head`"
    ) as caught:
        spread._connected("10.0.0.9:6379", 1)
    assert caught.value.code == "ray-unreachable"
    with pytest.raises(BadInput, match="^Ray did not start on this machine .nobody there.. Run the command again when it is less busy"):
        spread._connected("", 1)


def test_a_worker_of_another_version_reads_nothing(monkeypatch):
    import pickle
    import zlib

    from ingest import spread
    from ingest.sandbox import Limits, _Parse

    setup = pickle.dumps((_Parse(), Limits(), {"reader": "of another day"}))
    failure = pickle.loads(zlib.decompress(spread.answer(setup, pickle.dumps("a.txt"))))
    assert failure.code == "other-version"
    assert failure.message.startswith("a.txt: this worker has another cancu than the machine that writes. Install the same")


def test_a_file_whose_workers_are_all_lost_fails_by_name():
    from types import SimpleNamespace

    from ingest.spread import Spread

    exceptions = pytest.importorskip("ray.exceptions", reason="Ray is not installed (pip install -r requirements-ray.txt)")

    def lost(future):
        raise exceptions.WorkerCrashedError()

    spread = object.__new__(Spread)
    spread._ray, spread._work = SimpleNamespace(get=lost), SimpleNamespace(name=str)
    failure = spread._outcome("a.txt", None)
    assert failure.code == "worker-lost"
    assert failure.message.startswith("a.txt: no worker of Ray could read it, 4 were lost or refused (")


def test_an_address_without_the_engine_is_refused(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "cancu", "ingest", "x.txt", "--address", "h:1", "--store", str(tmp_path / "s.db")],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2 and "--address is where a Ray cluster runs. Add --engine ray." in done.stderr
