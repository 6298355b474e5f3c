"""A random walk over two folders and one store: files come, change, move and go; disks are away, folders closed, readers killed, disks full.

    python -m tests.fuzz.walk [steps] [seed]

After every step each document that was stored and whose file still exists, even where nobody can see it, must be in the store, as one of
the versions that the file had; at the end an ingest of all with --prune must give what a clean build of the same files gives.
"""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from graph.sqlite.check import check
from graph.sqlite.store import SqliteStore
from ingest.run import ingest
from tests.graph.factories import HashEmbedder, WordIndexer
from text.errors import CancuError

ROOTS = ("a", "b")
FOLDERS = ("", "x", "x/deep", "y")
PLACES = ("Lào Cai", "Hà Tĩnh", "Lạng Sơn")


class Walk:
    """The folders `a/docs` and `b/docs` with equal relative paths, `away` for what is not mounted, and the store."""

    def __init__(self, home: Path, seed: int) -> None:
        self.home = home
        self.draw = random.Random(seed)
        self.steps = random.Random(f"steps-{seed}")  # of its own: what a killed child drew is not known
        self.path = str(home / "s.db")
        self.unmounted: dict[Path, Path] = {}  # an empty mount point: where its files are
        self.closed: set[Path] = set()
        self.versions: dict[str, set[str]] = {}  # place: hashes of all that its file ever held
        self.stored: dict[str, str] = {}  # place: the hash that the store had of it last
        self.done: Counter[str] = Counter()
        self.lost: list[str] = []
        self.number = 0
        for root in ROOTS:
            (home / root / "docs").mkdir(parents=True)
            for _ in range(6):
                self.add(root)

    # What happens to files.

    def folders(self) -> list[Path]:
        return [
            path for root in ROOTS for path in (self.home / root / "docs", *sorted((self.home / root / "docs").rglob("*"))) if path.is_dir()
        ]

    def files(self) -> list[Path]:
        return [path for root in ROOTS for path in sorted((self.home / root / "docs").rglob("*.txt"))]

    def add(self, root: str = "") -> None:
        folder = self.home / (root or self.draw.choice(ROOTS)) / "docs" / self.draw.choice(FOLDERS)
        if any(point in (folder, *folder.parents) for point in self.unmounted):
            return
        folder.mkdir(parents=True, exist_ok=True)
        self.write(folder / f"{self.draw.randrange(12)}.txt")

    def change(self) -> None:
        if self.files():
            self.write(self.draw.choice(self.files()))

    def write(self, path: Path) -> None:
        self.number += 1
        place = self.draw.choice(PLACES)
        head = (
            f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}\nSố: {self.number}/KH-UBND\n{place}, ngày 01 tháng 02 năm 2020\nKẾ HOẠCH\nThông tin\n"
        )
        path.write_text(head + f"I. NỘI DUNG\n1. Sở Ngoại vụ chủ trì việc {self.number}.\n", "utf-8")
        self.note(path)

    def note(self, path: Path) -> None:
        self.versions.setdefault(str(path), set()).add(hashlib.sha256(path.read_bytes()).hexdigest())

    def delete(self) -> None:
        if self.files():
            self.draw.choice(self.files()).unlink()

    def delete_folder(self) -> None:
        below = [folder for folder in self.folders() if folder.name != "docs" and folder not in self.unmounted]
        if below:
            shutil.rmtree(self.draw.choice(below))
            self.closed = {folder for folder in self.closed if folder.exists()}
            self.unmounted = {point: away for point, away in self.unmounted.items() if point.exists()}

    def rename(self) -> None:
        if self.files():
            path = self.draw.choice(self.files())
            other = path.with_name(f"{self.draw.randrange(12)}.txt")
            if not other.exists():
                path.rename(other)
                self.note(other)

    def unmount(self) -> None:
        point = self.draw.choice(self.folders())
        if any(point in (other, *other.parents) or other in point.parents for other in self.unmounted):
            return
        away = self.home / "away" / str(self.number) / point.name
        self.number += 1
        away.parent.mkdir(parents=True)
        point.rename(away)
        point.mkdir()
        self.unmounted[point] = away
        self.closed = {folder for folder in self.closed if folder.exists()}

    def mount(self) -> None:
        if self.unmounted:
            point, away = self.unmounted.popitem()
            if point.is_dir() and not any(point.iterdir()):
                point.rmdir()
                away.rename(point)

    def close_folder(self) -> None:
        self.closed.add(self.draw.choice(self.folders()))

    def open_folders(self) -> None:
        self.closed.clear()

    # What the system does.

    def ingest(self, root: str = "", **options: bool) -> None:
        """Ingest `docs` as typed in its root, or the absolute path of it; closed folders cannot be listed."""
        scandir = os.scandir
        closed = {str(folder) for folder in self.closed}

        def refuse(path: str | os.PathLike[str] = ".") -> object:
            if os.path.realpath(path) in closed:
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        folder = self.home / (root or self.draw.choice(ROOTS))
        typed = self.draw.choice(("docs", str(folder / "docs")))
        before = Path.cwd()
        os.chdir(folder)
        store = SqliteStore(self.path)
        try:
            with mock.patch.object(os, "scandir", refuse):
                ingest(store, [typed], indexer=WordIndexer(), embedder=HashEmbedder(), jobs=1, **options)
        finally:
            store.close()
            os.chdir(before)

    def prune(self) -> None:
        self.ingest(prune=True)

    def prune_most(self) -> None:
        self.ingest(prune=True, prune_most=True)

    def killed(self) -> None:
        """An ingest that is killed at some moment; also with --prune."""
        self.in_child(lambda: self.ingest(prune=self.draw.random() < 0.5), self.draw.random() * 5.0)

    def disk_full(self) -> None:
        """An ingest that can write so many bytes more to any file."""
        sizes = [os.path.getsize(self.path + end) for end in ("", "-wal") if os.path.exists(self.path + end)]
        limit = max(sizes, default=0) + self.draw.randrange(60_000)

        def work() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            self.ingest(prune=self.draw.random() < 0.5)

        self.in_child(work, 60.0)

    def in_child(self, work: Callable[[], None], seconds: float) -> None:
        child = os.fork()
        if not child:
            try:
                os.setpgid(0, 0)
                for end in (1, 2):
                    os.dup2(os.open(os.devnull, os.O_WRONLY), end)
                work()
            finally:
                os._exit(0)
        self.draw.random()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if os.waitpid(child, os.WNOHANG)[0]:
                return
            time.sleep(0.01)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    # What must hold.

    def real(self) -> dict[str, Path]:
        """Return {place: file} of all files that exist, those of disks that are away by the place that they have when mounted."""
        out = {str(path): path for path in self.files()}
        for point, away in self.unmounted.items():
            out |= {str(point / path.relative_to(away)): path for path in sorted(away.rglob("*.txt"))}
        return out

    def check(self, step: str) -> None:
        store = SqliteStore(self.path)
        sources, places = store.sources(), store.places()
        texts = {name: store.text(document) for name, (_, document, _) in sources.items()}
        store.close()
        hashes = {sources[name][0] for name in sources}
        for place, path in self.real().items():
            known = self.stored.get(place)
            now = hashlib.sha256(path.read_bytes()).hexdigest()
            if known is not None and not hashes & {known, now}:
                self.lost.append(f"{step}: {place}")
        for place, name in places.items():
            sha256 = sources[name][0]
            if sha256 not in self.versions.get(place, set()) and sha256 not in set().union(*self.versions.values()):
                self.lost.append(f"{step}: {place} is stored as what it never was")
            if "chủ trì việc" not in texts[name]:
                self.lost.append(f"{step}: {place} is not whole")
        self.stored = {place: sources[name][0] for place, name in places.items()}

    def step(self) -> None:
        """Take one step that is drawn, and look for losses."""
        step = self.steps.choice(STEPS)
        self.done[step] += 1
        try:
            getattr(self, step)()
        except CancuError as error:
            self.done[f"{step}: {error.code}"] += 1
        self.check(f"step {sum(self.done[one] for one in set(STEPS))}, {step}")

    def finish(self) -> list[str]:
        """Mount and open all, ingest all with --prune; return what is lost, damaged, or not as in a clean build."""
        while self.unmounted:
            self.mount()
        self.closed.clear()
        for root in ROOTS:
            if any((self.home / root / "docs").rglob("*.txt")):
                self.ingest(root, prune=True, prune_most=True)
        self.check("the end")
        clean = SqliteStore(str(self.home / "clean.db"))
        docs = [str(self.home / root / "docs") for root in ROOTS]
        ingest(clean, docs, indexer=WordIndexer(), embedder=HashEmbedder(), jobs=1)
        store = SqliteStore(self.path, read_only=True)
        held, built = ({place: one.sources()[name][:2] for place, name in one.places().items()} for one in (store, clean))
        differs = [
            f"{place}: {held.get(place)}, clean {built.get(place)}"
            for place in sorted({*held, *built})
            if held.get(place) != built.get(place)
        ]
        for one in (store, clean):
            one.close()
        return [*self.lost, *differs, *(problem.message for problem in check(self.path, WordIndexer())[1])]


STEPS = (
    *("add",) * 4, *("change",) * 3, *("delete",) * 2, "delete_folder", "rename", "unmount", "mount", "close_folder", "open_folders",
    *("ingest",) * 5, *("prune",) * 3, "prune_most", *("killed",) * 4, *("disk_full",) * 3,
)  # fmt: skip


def walk(steps: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Return how often each step was taken, and what was lost."""
    with tempfile.TemporaryDirectory() as folder:
        one = Walk(Path(os.path.realpath(folder)), seed)
        for _ in range(steps):
            one.step()
        return one.done, one.finish()


def main(steps: int = 300, seed: int = 2020) -> int:
    """Walk, and print the steps and what was lost."""
    done, lost = walk(steps, seed)
    print(f"{steps} steps, seed {seed}: {dict(sorted(done.items()))}")
    print(f"{len(lost)} lost or wrong" + "".join(f"\n    {one}" for one in lost))
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
