"""Runs the commands that README.md, README.vi.md and docs/ show, and prints their output between cog's marks.

`make docs` writes it, `cog --check` in CI fails where a document shows something else than the command prints.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORE = ROOT / "build" / "docs.db"
SECONDS = re.compile(r"\(\d+(?:\.\d+)? s\)")


@cache
def prepare() -> None:
    """Ingest the five documents into a fresh store that the shown commands read."""
    STORE.parent.mkdir(exist_ok=True)
    for leftover in STORE.parent.glob("docs.db*"):
        leftover.unlink()
    run("cancu ingest data/documents")


def run(command: str) -> str:
    """Return what `command` prints on stdout; seconds, which change from run to run, are shown as (… s)."""
    environment = {**os.environ, "CANCU_STORE": str(STORE), "COLUMNS": "100"}
    program, *arguments = shlex.split(command)
    executable = str(Path(sys.executable).parent / program)
    done = subprocess.run([executable, *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"`{command}` ended with exit status {done.returncode}: {done.stderr.strip()}")
    return SECONDS.sub("(… s)", done.stdout.rstrip())


def show(command: str, most_lines: int = 40) -> None:
    """Print a command and its output as a fenced block, cut after `most_lines` lines."""
    lines = run(command).split("\n")
    if len(lines) > most_lines:
        lines = [*lines[:most_lines], "…"]
    print("\n".join(["```console", f"$ {command}", *lines, "```"]))  # noqa: T201
