"""A file that hangs, grows, crashes or raises fails alone, by name, and the rest is read in order."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest import sandbox as sandboxes
from ingest.parsed import ParsedDocument
from ingest.sandbox import Failure, Limits, Sandbox, read_and_parse
from ingest.source import patience
from text.errors import CancuError
from text.processes import BEHIND

pytestmark = pytest.mark.kills

ROOT = Path(__file__).resolve().parent.parent.parent
LIMITS = Limits(max_seconds=2.0, max_memory=200_000_000)


class Deeds:
    """Work that does what its item says."""

    def name(self, item: str) -> str:
        return f"{item}.txt"

    def warm(self) -> None:
        pass

    def work(self, item: str) -> object:
        if item == "hang":
            time.sleep(60)
        if item == "spin":
            while True:
                pass
        if item == "grow":
            return len(bytearray(500_000_000))
        if item == "crash":
            ctypes.string_at(0)
        if item == "exit":
            os._exit(3)
        if item == "deep":
            return self.work("deep")
        if item == "raise":
            raise ValueError("no such\ncharset \udcff")
        if item == "cancu":
            raise CancuError("what and why", code="the-code")
        if item == "long":
            for _ in range(15):
                end = time.process_time() + 0.2
                while time.process_time() < end:
                    pass
                patience.more_time()
        if item == "nice":
            return os.nice(0)
        if item == "left":
            return signal.getitimer(signal.ITIMER_PROF)[0]
        if item == "print":
            print("a library prints")
            os.write(1, b"and writes")
        return f"read {item}"

    def finish(self, outcome: object) -> object:
        if outcome == "read finish":
            time.sleep(3)
        return outcome


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What sleeps is stopped after its seconds by the clock, so that no test waits longer."""
    monkeypatch.setattr(sandboxes, "BUSY", 6.0)


@pytest.mark.parametrize(
    ("deed", "code", "says"),
    [
        ("hang", "too-slow", "hang.txt: reading it took longer than 2 s and was stopped. Split the file, or raise --max-seconds."),
        ("spin", "too-slow", "took longer than 2 s"),
        ("grow", "too-much-memory", "grow.txt: reading it needs more than 0.2 GB of memory. Split the file, or raise --max-memory."),
        ("crash", "reader-died", "crash.txt: the process that read it ended (exit status -11). The file is damaged, or needs more than"),
        ("exit", "reader-died", "(exit status 3)"),
        ("deep", "too-deep", "deep.txt: nested too deeply to be read"),
        ("raise", "broken-file", r"raise.txt: it cannot be read (ValueError: no such charset \udcff). Save it again"),
        ("cancu", "the-code", "what and why"),
    ],
)
def test_a_bad_item_fails_alone_and_the_pool_goes_on(deed: str, code: str, says: str) -> None:
    with Sandbox(Deeds(), jobs=1, limits=LIMITS) as sandbox:
        found = list(sandbox.map(["a", deed, "print", "b"]))
    assert [item for item, _ in found] == ["a", deed, "print", "b"]
    outcomes = [outcome for _, outcome in found]
    failure = outcomes.pop(1)
    assert outcomes == ["read a", "read print", "read b"]
    assert isinstance(failure, Failure)
    assert failure.code == code
    assert says in failure.message and "\n" not in failure.message


def test_what_follows_the_reading_is_not_on_its_time() -> None:
    with Sandbox(Deeds(), jobs=1, limits=LIMITS) as sandbox:
        assert list(sandbox.map(["finish", "b"])) == [("finish", "read finish"), ("b", "read b")]


def test_long_work_that_goes_on_gets_more_time() -> None:
    """Three seconds of the processor, in stretches of a tenth of the two that are allowed: a busy machine counts up to twice as much."""
    with Sandbox(Deeds(), jobs=1, limits=LIMITS) as sandbox:
        assert list(sandbox.map(["long", "b"])) == [("long", "read long"), ("b", "read b")]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no such timer on Windows")
def test_each_item_has_its_seconds_whatever_was_read_before() -> None:
    """Counted from the item's beginning: the time of a process as a whole is counted in two ways, which part by seconds in minutes."""
    with Sandbox(Deeds(), jobs=1, limits=LIMITS) as sandbox:
        found = dict(sandbox.map(["left", "long", "left"]))
    assert 0 < found["left"] <= LIMITS.max_seconds + 0.1  # the clock's own step


def test_results_keep_their_order_whoever_is_first() -> None:
    items = [f"{n}" for n in range(40)]
    items[3] = items[20] = "exit"
    with Sandbox(Deeds(), jobs=3, limits=LIMITS) as sandbox:
        found = list(sandbox.map(iter(items)))
    assert [item for item, _ in found] == items
    assert sum(isinstance(outcome, Failure) for _, outcome in found) == 2


class Unstartable(Deeds):
    def __reduce__(self):
        return (os._exit, (4,))


def test_a_reader_that_does_not_start_is_an_error() -> None:
    with pytest.raises(CancuError, match=r"did not start \(exit status 4\)"), Sandbox(Unstartable(), jobs=1, limits=LIMITS) as sandbox:
        list(sandbox.map(["a"]))


def test_read_and_parse_gives_results_in_the_order_of_the_paths(tmp_path: Path) -> None:
    good = str(ROOT / "data" / "documents" / "bo-tttt-huong-dan-2021.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    paths = [str(tmp_path / "pipe"), good, str(tmp_path), str(tmp_path / "empty.txt"), str(tmp_path / "none"), good]
    found = list(read_and_parse(paths, limits=LIMITS))
    assert [path for path, _ in found] == paths
    assert [o.code if isinstance(o, Failure) else type(o) for _, o in found] == [
        "not-a-file", ParsedDocument, "is-a-folder", "empty-file", "not-found", ParsedDocument,
    ]  # fmt: skip


def _children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_who_asks_goes_before_who_reads_files() -> None:
    with Sandbox(Deeds(), jobs=1) as sandbox:
        assert [found for _, found in sandbox.map(["nice"])] == [max(os.nice(0), BEHIND)]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_the_process_that_started_them(how: signal.Signals) -> None:
    program = (
        "import sys; from tests.ingest.test_sandbox import Deeds; from ingest.sandbox import Sandbox\n"
        "with Sandbox(Deeds(), jobs=2) as sandbox:\n"
        "    for item, outcome in sandbox.map(['a', 'b', 'spin', 'hang']): print(item, flush=True)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"a\n" and parent.stdout.readline() == b"b\n"
    workers = _children(parent.pid)
    assert len(workers) == 2
    parent.send_signal(how)
    parent.wait(60)
    end = time.monotonic() + 60
    while any(map(_is_alive, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(_is_alive, workers))
    parent.stdout.close()
