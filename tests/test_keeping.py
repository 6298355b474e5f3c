"""`cancu check`, `backup`, `restore`: one call each, with the real reader."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ingest.facts import versions
from tests.commands import call
from tests.conftest import DOCUMENTS


@pytest.fixture
def store(five_db, tmp_path) -> Path:
    return Path(shutil.copy(five_db, tmp_path / "s.db"))


def test_a_whole_store_is_said_to_be_whole(store):
    result = call("check", "--store", str(store))
    assert (result.exit_code, result.output) == (0, f"{store}: 5 nguồn, không có lỗi\n")
    english = call("check", "--store", str(store), env={"CANCU_LANGUAGE": "en"})
    assert english.output == f"{store}: 5 sources, nothing wrong\n"
    assert json.loads(call("check", "--json", "--store", str(store)).output) == {
        "store": str(store),
        "sources": 5,
        "problems": [],
        "outdated": [],
    }


def test_what_an_earlier_version_read_is_said(store, monkeypatch):
    now = versions()
    monkeypatch.setattr("ingest.age.versions", lambda: now | {"reader": "0" * 12})
    result = call("check", "--store", str(store), "--language", "en")
    assert result.exit_code == 0
    assert "5 sources were read by an earlier version: `cancu ingest` on their files reads them anew." in result.output
    assert len(json.loads(call("check", "--json", "--store", str(store)).output)["outdated"]) == 5


def test_a_damaged_store_is_named_repaired_and_then_whole(store):
    content = bytearray(store.read_bytes())
    content[len(content) // 2] ^= 8
    store.write_bytes(content)
    refused = call("documents", "--store", str(store))
    assert refused.exit_code == 1 and "store-damaged" in refused.stderr and "cancu check --repair" in refused.stderr
    found = call("check", "--store", str(store), "--language", "en")
    assert found.exit_code == 1 and "bytes-changed" in found.output and "`cancu check --repair` keeps what is whole" in found.output
    repaired = call("check", "--repair", "--store", str(store), "--language", "en")
    assert "made anew: " in repaired.output and f"the old file is {store}.damaged" in repaired.output
    assert call("check", "--store", str(store)).exit_code == 0


def test_backup_and_restore(store, tmp_path):
    copy = str(tmp_path / "copy.db")
    assert call("backup", copy, "--store", str(store)).output.startswith(f"đã ghi {copy} (")
    assert call("remove", "88/KH-UBND", "--store", str(store)).exit_code == 0
    restored = call("restore", copy, "--store", str(store), "--json")
    assert json.loads(restored.output) == {"restored": str(store), "from": copy}
    assert len(json.loads(call("documents", "--json", "--store", str(store)).output)["documents"]) == len(list(DOCUMENTS.iterdir()))
    again = call("backup", copy, "--store", str(store))
    assert again.exit_code == 1 and "file-exists" in again.stderr


@pytest.mark.parametrize("command", [["check"], ["backup", "x.db"], ["restore", "x.db"]])
def test_a_servers_store_has_tools_of_its_own(command):
    result = call(*command, "--store", "neo4j://localhost")
    assert result.exit_code == 1
    assert "wrong-store" in result.stderr and "neo4j-admin database" in result.stderr
