"""Mutation fuzz: documents, files, questions, imports, store bytes.  Whatever comes in, nothing but a result or an error of ours comes out.

Short in the suite (a few seconds each, always the same draws); `make fuzz` runs each for FUZZ_SECONDS with draws of its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import search
from graph.export import import_
from graph.sqlite.store import SqliteStore
from ingest.facts import facts
from ingest.parsed import ParsedDocument, Source
from ingest.pipeline import parse
from ingest.run import ingest
from ingest.sandbox import Failure, Limits, Sandbox
from ingest.source.read import read_source
from search.answer.ask import ask
from search.passages.finding import find
from tests.conftest import DOCUMENTS
from tests.fuzz import mutations
from tests.fuzz.files import SEEDS
from tests.graph import contract
from tests.graph.factories import HashEmbedder, WordIndexer
from tests.graph.worlds import world
from text.errors import CancuError

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))
TEXTS = [path.read_text("utf-8") for path in sorted(DOCUMENTS.iterdir())]
QUESTIONS = (
    "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới", "Ai ký Kế hoạch 88/KH-UBND?", "which provinces assign the Border Guard", "so sánh Lào Cai và Hà Tĩnh",
    "nhiệm vụ nào phải xong trong quý IV năm 2020", "co bao nhieu nhiem vu ve ASEAN", "Nghị định 72/2015/NĐ-CP được viện dẫn ở đâu", "so ngoai vu phoi hop voi ai",
)  # fmt: skip


def draws(few: int, name: str) -> Iterator[random.Random]:
    """Yield `few` generators, or with FUZZ_SECONDS as many as fit in; each is named by its seed, so that a find can be made again."""
    end = time.monotonic() + SECONDS
    number = 0
    while number < few if not SECONDS else time.monotonic() < end:
        yield random.Random(f"{name}-{SEED}-{number}")
        number += 1


def check_positions(parsed: dict, text: str) -> None:
    """Every object with start, end and exact says the words of the text."""
    waiting: list[object] = [parsed]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "exact" in one and isinstance(one.get("start"), int):
                assert text[one["start"] : one["end"]] == one["exact"], one
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one


class Documents:
    """Work: parse a text that is drawn, check every position, and make facts of it."""

    def name(self, item: str) -> str:
        return item

    def warm(self) -> None:
        parse(Source("", "", TEXTS[0]))

    def work(self, item: str) -> int:
        draw = random.Random(item)
        whole = draw.choice(TEXTS)
        start = draw.randrange(len(whole))
        text = mutations.text(draw, whole[start : start + draw.choice((500, 3000, 12_000))])
        parsed = parse(Source(f"{item}.txt", "0" * 64, text))
        check_positions(parsed.to_json(), text)
        facts(parsed)
        return len(text)

    def finish(self, outcome: int) -> int:
        return outcome


def test_documents() -> None:
    items = [f"documents-{SEED}-{n}" for n in range(30)]

    def endless() -> Iterator[str]:
        number, end = 0, time.monotonic() + SECONDS
        while time.monotonic() < end:
            yield f"documents-{SEED}-{number}"
            number += 1

    with Sandbox(Documents(), jobs=2, limits=Limits(60 if SECONDS else 30)) as sandbox:
        bad = [outcome for _, outcome in sandbox.map(endless() if SECONDS else items) if isinstance(outcome, Failure)]
    assert not bad, bad[:5]


class Files:
    """Work: read a file that is drawn from a seed of some format, parse it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def name(self, item: str) -> str:
        return item

    def warm(self) -> None:
        parse(Source("", "", TEXTS[0]))

    def work(self, item: str) -> str:
        draw = random.Random(item)
        suffix = draw.choice(sorted(SEEDS))
        path = Path(self.folder) / f"{item}{suffix}"
        path.write_bytes(mutations.data(draw, SEEDS[suffix]))
        try:
            parsed = parse(read_source(path))
        finally:
            path.unlink()
        assert isinstance(parsed, ParsedDocument)
        check_positions(parsed.to_json(), parsed.source.text)
        return suffix

    def finish(self, outcome: str) -> str:
        return outcome


def test_files(tmp_path: Path) -> None:
    """A reader may refuse (by an error of ours); a library's own exception, a crash or a hang is a find."""

    def items() -> Iterator[str]:
        for number, _ in enumerate(draws(80, "files")):
            yield f"files-{SEED}-{number}"

    finds = {"reader-died", "too-slow", "too-deep"}
    with Sandbox(Files(str(tmp_path)), jobs=2, limits=Limits(30)) as sandbox:
        bad = [o for _, o in sandbox.map(items()) if isinstance(o, Failure) and (o.code in finds or "please report it" in o.message)]
    assert not bad, bad[:5]


def test_questions(five_store) -> None:
    for draw in draws(40, "questions"):
        question = mutations.text(draw, draw.choice(QUESTIONS))
        for call in (ask, find):
            with contextlib.suppress(CancuError):
                json.dumps(call(five_store, question).to_json(), allow_nan=False)


def test_imports(tmp_path: Path) -> None:
    """Also after a file that is refused, the store is whole."""
    first = SqliteStore(str(tmp_path / "first.db"))
    contract.fill(first, world(5, 2))
    records = list(first.records())
    first.close()
    for number, draw in enumerate(draws(60, "imports")):
        lines = [json.dumps(record).encode() for record in records]
        at = draw.randrange(min(len(lines), 3))
        lines[at] = mutations.line(draw, records[at])
        path = tmp_path / f"{number}.jsonl"
        path.write_bytes(b"\n".join(lines) + b"\n")
        store = SqliteStore(str(tmp_path / f"{number}.db"))
        try:
            import_(store, str(path), indexer=WordIndexer(), embedder=HashEmbedder())
        except CancuError as error:
            assert "\n" not in error.message
        for record in store.records():
            json.dumps(record, allow_nan=False)
        store.close()
        for made in (path, tmp_path / f"{number}.db"):
            made.unlink()


def test_store_bytes(tmp_path: Path) -> None:
    """A store with changed bytes is refused by name or answers as before."""
    whole = tmp_path / "whole.db"
    store = SqliteStore(str(whole))
    contract.fill(store, world(6, 4))
    before = contract.dump(store)
    store.close()
    for draw in draws(30, "store"):
        path = tmp_path / "changed.db"
        path.write_bytes(mutations.data(draw, whole.read_bytes()))
        try:
            opened = SqliteStore(str(path), read_only=True)
            try:
                assert contract.dump(opened) == before
            finally:
                opened.close()
        except CancuError as error:
            assert str(path) in error.message
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)


def test_the_hostile_folder(tmp_path: Path) -> None:
    """What ended a batch once: each file fails alone by name, or is read; the rest is stored."""
    from tests.fuzz.files import HOSTILE

    good = tmp_path / "z-good.txt"
    good.write_text(TEXTS[1], "utf-8")
    for name, content in HOSTILE.items():
        (tmp_path / name).write_bytes(content)
    store = SqliteStore(str(tmp_path / "s.db"))
    report = ingest(store, [str(tmp_path)], indexer=search.default_indexer(), jobs=2, limits=Limits(20, 1_000_000_000))
    assert str(good) in store.sources()
    failed = {Path(failure.path).name for failure in report.failed}
    assert failed | {Path(path).name for path in store.sources()} >= set(HOSTILE)
    assert all(failure.code and failure.message and "\n" not in failure.message for failure in report.failed)
    store.close()


@pytest.mark.parametrize("query", ["biên \ud800 giới", "\udcff", "\ud83d"])
def test_a_lone_surrogate_is_no_traceback(five_store, query: str) -> None:
    for call in (ask, find):
        try:
            json.dumps(call(five_store, query).to_json(), ensure_ascii=False).encode("utf-8", "replace")
        except CancuError as error:
            assert "\n" not in error.message
