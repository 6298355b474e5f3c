"""The words of findings: complete in both languages, and each code is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from text.errors import InvalidSchema
from text.findings import load, say

ROOT = Path(__file__).resolve().parents[2]


def test_a_pair_is_said_in_each_language() -> None:
    assert say("duplicate-number", where=("phần chính", "The body"), number="3", path="3bis") == (
        "duplicate-number",
        "warning",
        "phần chính: hai mục cùng số 3; mục sau được đọc là 3bis.",
        "The body: two items are numbered 3; the second is read as 3bis.",
    )


def test_a_code_ends_at_the_first_dot() -> None:
    assert say("broken-letters.lost", n=1)[:2] == ("broken-letters", "warning")


def test_values_are_no_patterns() -> None:
    assert "{read}" in say("type-repaired", read="{read}", printed="{0.__class__}")[2]


def test_every_code_is_explained_with_its_severity() -> None:
    told = dict(re.findall(r"^\| `([a-z-]+)` \| (info|warning|error) \|", (ROOT / "docs" / "findings.md").read_text("utf-8"), re.MULTILINE))
    said = {row.code: row.severity for row in load().values() if row.severity}
    of_corrections = yaml.safe_load((ROOT / "schemas" / "corrections.yaml").read_text("utf-8"))["findings"]
    assert {**said, **{code: row["severity"] for code, row in of_corrections.items()}} == told


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{id: a, severity: info, vi: một}", "needs an id of its own and words in vi and en"),
        ("{id: a, severity: loud, vi: một, en: one}", "a has the severity 'loud'. Use one of info, warning, error."),
        ("{id: a, severity: info, vi: 'số {n}', en: 'number'}", "a fills {'n'} in one language only"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "findings.yaml"
    path.write_text(f"- {row}\n", "utf-8")
    with pytest.raises(InvalidSchema, match=re.escape(message)):
        load(path)
