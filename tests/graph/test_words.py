"""The words of files of `schemas`, compiled and as they are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from graph import wording
from graph.schema import ROOT


def test_compiled_words_are_those_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = json.loads(wording.COMPILED.read_bytes())
    monkeypatch.setattr(yaml, "safe_load", lambda data: pytest.fail("YAML was read"))
    assert "takeaway.yaml" in compiled and all(wording.tables.__wrapped__(file) == said["tables"] for file, said in compiled.items())
    monkeypatch.undo()
    for file, said in compiled.items():
        assert said["tables"] == yaml.safe_load((ROOT / "schemas" / file).read_bytes())


@pytest.mark.parametrize("text", ["", "{not json", "{}", '{"takeaway.yaml":{"sha256":"of another text","tables":{}}}'])
def test_words_that_were_compiled_of_another_text_are_read_anew(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.json").write_text(text, "utf-8")
    honest = wording.tables.__wrapped__("takeaway.yaml")
    monkeypatch.setattr(wording, "COMPILED", tmp_path / "words.json")
    assert wording.tables.__wrapped__("takeaway.yaml") == honest
