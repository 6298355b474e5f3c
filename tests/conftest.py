"""Fixtures that all tests share: golden files, the five documents, the stores."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DOCUMENTS = ROOT / "data" / "documents"
# The encoder's pass takes seconds a store: tests/search/test_encoder.py has it, other tests ingest without.
os.environ.setdefault("CANCU_ENCODER", "none")


# On a busy machine drawing an input can take long; that says nothing about the code.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
# What `pytest` and `make check` leave to `make test`: whole servers and browsers, processes that are killed, drawn inputs, big models, long work.
APART = ("browser", "fuzz", "kills", "model", "neo4j", "slow")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help=f"run all tests, also those marked {', '.join(APART)}")
    parser.addoption("--update-golden", action="store_true", help="write tests/golden instead of comparing with it")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Choose the quick tests where no path, -k, -m or --full chooses; keep each xdist group on one worker whatever --dist says."""
    options = config.option
    chosen = config.args_source is pytest.Config.ArgsSource.ARGS or options.markexpr or options.keyword or options.full
    if not chosen:
        options.markexpr = f"not ({' or '.join(APART)})"
    if getattr(options, "numprocesses", None) and options.dist in ("no", "load"):
        options.dist = "loadgroup"


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI") == "true":
        raise pytest.UsageError("--update-golden is for developers; in CI golden files are only compared.")
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # a run in a shell's background ignores it, and so would what the tests start
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, object], None]:
    """Compare a JSON value (or a text) with tests/golden/NAME; write it with --update-golden."""

    def compare(name: str, value: object) -> None:
        path = ROOT / "tests" / "golden" / name
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown, "utf-8", newline="\n")
            return
        assert path.exists(), f"{path.relative_to(ROOT)} is missing. Read the output, then: make golden"
        assert shown == path.read_text("utf-8"), f"{path.relative_to(ROOT)} differs. Read the difference; if it is right: make golden"

    return compare


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the checkout; users do not have it."""
    if not SHARED.is_dir():
        pytest.skip("reference documents (../shared) are not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def five_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite store that holds the five documents of data/documents, made once a worker; open it read only."""
    import graph
    import search
    from ingest.run import ingest

    path = tmp_path_factory.mktemp("five") / "five.db"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        store = graph.open_store(str(path))
        try:
            ingest(store, ["data/documents"], indexer=search.default_indexer(), embedder=search.default_embedder())
        finally:
            store.close()
    finally:
        os.chdir(before)
    return path


@pytest.fixture
def five_store(five_db: Path) -> Iterator[object]:
    """The five documents' store, opened read only."""
    import graph

    store = graph.open_store(str(five_db), read_only=True)
    yield store
    store.close()
