"""The budgets of the whole path: parse rate, ingest of the five documents, a cold question, search and ask within a process."""

from __future__ import annotations

import cProfile
import pstats
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import ROOT, command_seconds, function_seconds, line, machine, peak_mb, quantile

QUESTIONS = (
    "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới",
    "which provinces assign border propaganda to the Border Guard",
    "cơ quan nào phối hợp với Sở Ngoại vụ ở Lào Cai",
    "Kế hoạch 88/KH-UBND căn cứ những văn bản nào",
    "Ai ký Kế hoạch 88/KH-UBND",
)
QUERIES = ("bien phong tuyen truyen bien gioi", "foreign journalists", "kinh phí thực hiện", "tập huấn người phát ngôn", "quyền con người")


def parse_rate(profile: bool) -> None:
    """Print MB of UTF-8 a second and core over documents, corpus and legal bases; where the time goes, with `profile`."""
    from ingest.pipeline import parse
    from ingest.source.read import read_source

    shared = ROOT.parent / "shared"
    files = sorted((ROOT / "data" / "documents").glob("*.txt"))
    files += [path for folder in ("corpus", "legal") if (shared / folder).is_dir() for path in sorted((shared / folder).glob("*.txt"))]
    sources = [read_source(str(path)) for path in files]
    megabytes = sum(len(source.text.encode("utf-8")) for source in sources) / 1e6
    seconds = function_seconds(lambda: [parse(source) for source in sources], runs=3)
    line(f"parse, {len(files)} documents, {megabytes:.2f} MB", [megabytes / s for s in seconds], "MB/s", "≥ 1 (≥ 0.5)")
    if profile:
        profiler = cProfile.Profile()
        profiler.runcall(lambda: [parse(source) for source in sources])
        pstats.Stats(profiler, stream=sys.stdout).strip_dirs().sort_stats("tottime").print_stats(25)


def whole_path() -> None:
    """Print what a user waits for: ingest of the five documents, a cold question, a warm one, a warm search."""
    folder = Path(tempfile.mkdtemp())
    store = str(folder / "five.db")

    def clear() -> None:
        for path in folder.glob("five.db*"):
            path.unlink()

    try:
        line(
            "cancu ingest data/documents, new store, cold",
            command_seconds(["ingest", "data/documents", "--store", store], before=clear),
            "s",
            "< 3",
        )
        line("cancu ask, cold", command_seconds(["ask", QUESTIONS[0], "--store", store]), "s", "≤ 0.6")
        import graph
        from search.answer.ask import ask
        from search.passages.finding import find

        opened = graph.open_store(store, read_only=True)
        for name, function, inputs in (("ask", ask, QUESTIONS), ("search", find, QUERIES)):
            milliseconds = []
            for _ in range(10):
                for text in inputs:
                    start = time.perf_counter()
                    function(opened, text)
                    milliseconds.append(1000 * (time.perf_counter() - start))
            line(f"{name}, warm, five documents: median", milliseconds, "ms")
            print(f"{'':<58} {quantile(milliseconds, 0.95):9.3f} ms at the 95th percentile")
        opened.close()
    finally:
        shutil.rmtree(folder)


def main(arguments: list[str]) -> None:
    """Print all figures; `--profile` adds where parsing spends its time."""
    print(machine())
    parse_rate("--profile" in arguments)
    whole_path()
    print(f"peak memory of this process: {peak_mb():.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
