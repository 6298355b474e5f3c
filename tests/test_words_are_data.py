"""Words that carry meaning are data: no role word stands in a string of the code, and no pattern of the reader is long."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from text.views import fold

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("layout", "names", "duties", "findings", "facts")
FILES = [path for room in ROOMS for path in sorted((ROOT / "ingest" / room).rglob("*.py"))]
ROLE_WORDS = re.compile(r"\b(?:chu tri|phoi hop|phoi ket hop|dau moi)\b")
LONGEST_PATTERN = 200


def strings(path: Path) -> list[str]:
    """Every string constant of a file that is no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_role_word_stands_in_the_code(path: Path):
    found = [text for text in strings(path) if ROLE_WORDS.search(fold(text))]
    assert not found, f"{path}: move these to schemas/rules: {found[:3]}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_pattern_of_the_reader_is_long(path: Path):
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func) == "re.compile" and node.args:
            parts = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            assert sum(map(len, parts)) <= LONGEST_PATTERN, f"{path}:{node.lineno}: {sum(map(len, parts))} characters"
