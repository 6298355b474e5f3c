"""The list of faults, and the tree with one of them in it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["FAULTS", "ROOT", "Fault", "copied_tree", "faults", "with_fault"]

ROOT = Path(__file__).resolve().parents[2]
FAULTS = Path(__file__).with_name("faults.yaml")


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of a file and what it becomes; `tests` are the paths that should notice."""

    id: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def put(self, text: str) -> str:
        """Return a file's text with the fault in it.

        Raises:
            ValueError: if the line does not stand there exactly once.
        """
        lines = text.split("\n")
        at = [number for number, line in enumerate(lines) if line.strip() == self.old]
        if len(at) != 1:
            raise ValueError(f"{self.id}: the line stands {len(at)} times in {self.file}; mend the row or draw another.")
        line = lines[at[0]]
        lines[at[0]] = line[: len(line) - len(line.lstrip())] + self.new
        return "\n".join(lines)


def faults(path: Path = FAULTS) -> list[Fault]:
    """Return the faults in the order of the list."""
    rows: Sequence[Mapping[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return [Fault(row["id"], row["file"], row["old"], row["new"], tuple(row["tests"])) for row in rows]


def copied_tree(folder: Path) -> Path:
    """Copy what version control knows into a folder, and return it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    files = [ROOT / name for name in names if name] or [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    for path in files:
        if path.is_file():
            goal = folder / path.relative_to(ROOT)
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, goal)
    return folder


def with_fault(tree: Path, fault: Fault) -> str:
    """Write the fault into a tree; return the text that stood there before."""
    path = tree / fault.file
    before = path.read_text("utf-8")
    path.write_text(fault.put(before), "utf-8", newline="\n")
    return before
