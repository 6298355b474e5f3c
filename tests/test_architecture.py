"""The shape of the code: imports point one way, heavy packages stay out of the way of a question."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "text": {"text"},
    "graph": {"text", "graph"},
    "ingest": {"text", "graph", "ingest"},
    "search": {"text", "graph", "search"},
    "views": {"text", "graph", "ingest", "search", "views"},
}
FILES = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]
OURS = {*MAY_IMPORT, "app", "cli"}


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    named = [n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module and not n.level]
    named += [a.name for n in nodes if isinstance(n, ast.Import) for a in n.names]
    return {name.split(".")[0] for name in named}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path: Path):
    package = path.relative_to(ROOT).parts[0]
    assert imported(path) & OURS <= MAY_IMPORT[package], f"{path} imports {imported(path) & OURS}"


def test_only_the_services_of_the_pages_read_files():
    """A page shows what functions give; what reads a document's file is asked for in views/services alone."""
    pages = [path for path in sorted((ROOT / "views").rglob("*.py")) if path.parent.name != "services"]
    assert not [path.name for path in pages if "ingest" in imported(path)]


def test_the_required_top_level_is_there():
    for name in ("ingest", "graph", "search", "schemas", "data", "tests", "app.py", "requirements.txt"):
        assert (ROOT / name).exists(), name
    pinned = (ROOT / "requirements.txt").read_text("utf-8")
    for package in ("neo4j", "rdflib", "sentence-transformers", "streamlit", "networkx"):
        assert f"\n{package}==" in pinned, package


HEAVY = ("torch", "streamlit", "neo4j", "sentence_transformers", "transformers", "networkx", "rdflib", "pyoxigraph", "scipy", "pandas")


def test_a_question_loads_nothing_heavy(five_db: Path):
    code = (
        "import sys, cli\n"
        "try: cli.main(['ask', 'tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới', '--json', '--store', sys.argv[1]])\n"
        "except SystemExit as stop: assert not stop.code, stop.code\n"
        "print('\\nLOADED', ' '.join(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(five_db)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    loaded = set(done.stdout.rsplit("LOADED", 1)[1].split())
    assert not loaded & set(HEAVY), loaded & set(HEAVY)
    assert '"answers":[{' in done.stdout
