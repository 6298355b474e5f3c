"""Times whole commands and functions; every figure is a median of several runs with its spread."""

from __future__ import annotations

import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CANCU = str(Path(sys.executable).parent / "cancu")


def command_seconds(arguments: Sequence[str], runs: int = 5, before: Callable[[], object] | None = None) -> list[float]:
    """Return wall seconds of `cancu ARGUMENTS` in fresh processes, after one run that is not counted."""
    seconds = []
    for run in range(runs + 1):
        if before is not None:
            before()
        start = time.perf_counter()
        subprocess.run([CANCU, *arguments], cwd=ROOT, check=True, capture_output=True)
        if run:
            seconds.append(time.perf_counter() - start)
    return seconds


def function_seconds(function: Callable[[], object], runs: int = 5) -> list[float]:
    """Return CPU seconds of `function` in this process, after one run that is not counted."""
    seconds = []
    for run in range(runs + 1):
        start = time.process_time()
        function()
        if run:
            seconds.append(time.process_time() - start)
    return seconds


def line(name: str, values: Sequence[float], unit: str, budget: str = "") -> None:
    """Print a figure: median, minimum and maximum."""
    median = statistics.median(values)
    shown = f"{name:<58} {median:9.3f} {unit:<6} ({min(values):.3f} to {max(values):.3f}, {len(values)} runs)"
    print(shown + (f"   budget {budget}" if budget else ""))


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def peak_mb() -> float:
    """Return this process's peak resident memory in 10^6 bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def read_apart(path: str) -> tuple[dict[str, Any], str, float, float]:
    """Return what a fresh process says of a file (its parse, the code of its refusal), its CPU seconds and its peak in 10^6 bytes; the
    programs that it starts, such as Tesseract, are not counted."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_read, (path,))


def _read(path: str) -> tuple[dict[str, Any], str, float, float]:
    from ingest.pipeline import parse
    from ingest.source.read import read_source
    from text.errors import CancuError

    start = time.process_time()
    try:
        found, refused = parse(read_source(path)).to_json(), ""
    except CancuError as error:
        found, refused = {"document": {}}, error.code
    return found, refused, time.process_time() - start, peak_mb()


def machine() -> str:
    """Return a line about the machine, without names or paths."""
    return f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}"
