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


# ---- a house one can read

EVERY = [path for path in sorted(ROOT.rglob("*.py")) if not {".venv", "build", "node_modules"} & set(path.relative_to(ROOT).parts)]
MOST_LINES, MOST_OF_A_FUNCTION = 400, 60
# Rooms of `ingest`, each of which may use itself and those before it; head and citations stand beside each other.
READING = {"source": 0, "layout": 1, "names": 2, "head": 3, "citations": 3, "duties": 4, "findings": 5, "facts": 6}


def test_files_and_functions_stay_small():
    long = []
    for path in EVERY:
        text = path.read_text("utf-8")
        if text.count("\n") > MOST_LINES:
            long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and (node.end_lineno or 0) - node.lineno >= MOST_OF_A_FUNCTION:
                long.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert not long, long


def test_rooms_of_reading_use_those_before_them():
    wrong = []
    for path in sorted((ROOT / "ingest").rglob("*.py")):
        room = path.relative_to(ROOT / "ingest").parts[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if room in READING and isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ingest."):
                other = node.module.split(".")[1]
                if READING.get(other, 0) > READING[room]:
                    wrong.append(f"{path.relative_to(ROOT)} uses {node.module}")
    assert not wrong, wrong


def test_nothing_private_of_the_standard_library_is_used():
    wrong = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            wrong += [
                f"{path.relative_to(ROOT)}: {name}" for name in names if name.split(".")[0] in sys.stdlib_module_names and "._" in name
            ]
    assert not wrong, wrong


def _modules() -> dict[str, Path]:
    found = {}
    for path in FILES:
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _loads(body: list[ast.stmt], known: dict[str, Path]) -> set[str]:
    """Modules that a module's own statements load when it is loaded."""
    out: set[str] = set()
    for node in body:
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            out |= {f"{node.module}.{a.name}" if f"{node.module}.{a.name}" in known else node.module for a in node.names}
        elif isinstance(node, ast.Import):
            out |= {a.name for a in node.names}
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            out |= _loads(node.body, known) | _loads(node.orelse, known)
        elif isinstance(node, ast.Try):
            out |= _loads(node.body, known)
    return out & known.keys()


def test_no_module_loads_itself_through_others():
    known = _modules()
    loads = {name: _loads(ast.parse(path.read_text("utf-8")).body, known) - {name} for name, path in known.items()}
    while True:
        free = [name for name, others in loads.items() if not others & loads.keys()]
        if not free:
            break
        for name in free:
            del loads[name]
    assert not loads, f"these load each other: {sorted(loads)[:10]}"


def _is_number(node: ast.expr | None) -> bool:
    """Whether an expression is made of numbers alone: 5000, 4 * 2**30, (0.45, 0.3)."""
    parts = [] if node is None else [part for part in ast.walk(node) if not isinstance(part, (ast.operator, ast.unaryop, ast.expr_context))]
    numbers = (ast.Constant, ast.BinOp, ast.UnaryOp, ast.Tuple)
    return bool(parts) and all(isinstance(p, numbers) and type(getattr(p, "value", 0)) in (int, float) for p in parts)


def test_numbers_say_where_they_come_from():
    """A number at the head of a module has a comment: on its line, or above it and the numbers that it stands with."""
    silent = []
    for path in (path for room in ("text", "ingest", "search", "graph", "cli", "views") for path in sorted((ROOT / room).rglob("*.py"))):
        text = path.read_text("utf-8")
        lines = ["", *text.split("\n")]
        told = 0  # the last line of numbers whose comment stands above them
        for node in ast.parse(text).body:
            if not isinstance(node, (ast.Assign, ast.AnnAssign)) or not _is_number(node.value):
                continue
            if lines[node.lineno - 1].startswith("#") or told == node.lineno - 1:
                told = node.end_lineno or node.lineno
            elif "#" not in lines[node.lineno]:
                silent.append(f"{path.relative_to(ROOT)}:{node.lineno}: {lines[node.lineno]}")
    assert not silent, "\n".join(silent)
