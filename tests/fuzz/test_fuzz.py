"""Mutation fuzz in short: documents, files, questions, imports, store bytes.  Whatever comes in, nothing but a result or an error of ours
comes out.  Always the same draws; `make fuzz` tries each kind for half an hour with draws of its own.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import search
from graph.sqlite.store import SqliteStore
from ingest.parsed import Source
from ingest.pipeline import parse
from ingest.run import ingest
from ingest.sandbox import Limits
from search.answer.ask import ask
from search.passages.finding import find
from tests.fuzz.__main__ import fuzz, main, names
from tests.fuzz.files import HOSTILE
from tests.fuzz.targets import TEXTS, check_positions
from text.errors import CancuError

pytestmark = pytest.mark.fuzz


@pytest.mark.parametrize(("kind", "count"), [("documents", 30), ("files", 100), ("questions", 40), ("imports", 60), ("stores", 30)])
def test_nothing_is_found(tmp_path: Path, five_db: Path, kind: str, count: int) -> None:
    if kind == "questions":
        shutil.copy(five_db, tmp_path)
    assert fuzz(kind, names(kind, 0, count=count), str(tmp_path), jobs=2) == (count, [])


def test_the_long_fuzz_says_what_it_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imports", "--seconds", "0.2", "--seed", "3", "--jobs", "1", "--out", str(tmp_path)]) == 0
    said = json.loads((tmp_path / "imports.json").read_text("utf-8"))
    assert (said["kind"], said["seed"], said["finds"]) == ("imports", 3, [])
    assert said["tried"] > 0
    assert f"imports: seed 3, {said['tried']} tried" in capsys.readouterr().out


FOUND = {
    "any word of a rule, tried in parts": "- tổng kết chương trình báo cáo " + "ub" * 30 + "nd tỉnh.\n",
    "a name that began in the column beside": "\tNNN\t\nSỞ",
    "a partner's place at the end of the text": "TỔ HIỆN\n1. phối hợp với",
    "a long number in a table": "1" * 40 + "dựnính sách\t\tban,ngành liên quan\tH\n4\tN\tSở T",
    "a name at the end of a text, and an open bracket": (
        "UBND TỈNH\nKẾ HOẠCH\nI. NHIỆM VỤ\nA) SUY GIẢM Văn phòng có trách nhiệm Trung tâm TL ĐỘNG THÌ Trung tâm TL (sau đây g"
    ),
    "a title's colon at the end of the text": "\t\t\tM\n3.Giám đố cao:",
    "brackets alone before a field": "4.…\n5.ở\n6.ở\n7.:\n6.công tác\n(((((((((((((Thời gian thực hiện:0\n7.S",
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_is_read(name: str) -> None:
    check_positions(parse(Source("a.txt", "0" * 64, FOUND[name])).to_json(), FOUND[name])


def test_the_hostile_folder(tmp_path: Path) -> None:
    """What ended a batch once: each file fails alone by name, or is read; the rest is stored."""
    good = tmp_path / "z-good.txt"
    good.write_text(TEXTS[1], "utf-8")
    for name, content in HOSTILE.items():
        (tmp_path / name).write_bytes(content)
    store = SqliteStore(str(tmp_path / "s.db"))
    report = ingest(store, [str(tmp_path)], indexer=search.default_indexer(), jobs=2, limits=Limits())
    assert str(good) in store.sources()
    failed = {Path(failure.path).name for failure in report.failed}
    assert failed | {Path(path).name for path in store.sources()} >= set(HOSTILE)
    assert not {failure.code for failure in report.failed} & {"too-slow", "too-much-memory", "reader-died"}
    assert all(failure.code and failure.message and "\n" not in failure.message for failure in report.failed)
    store.close()


@pytest.mark.parametrize("query", ["biên \ud800 giới", "\udcff", "\ud83d"])
def test_a_lone_surrogate_is_no_traceback(five_store, query: str) -> None:
    for call in (ask, find):
        try:
            json.dumps(call(five_store, query).to_json(), ensure_ascii=False).encode("utf-8", "replace")
        except CancuError as error:
            assert "\n" not in error.message
