"""What is fuzzed: one target a kind of input.  A target draws its input from a name, so that a find can be made again by that name."""

from __future__ import annotations

import contextlib
import json
import os
import random
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

import search
from graph.export import import_
from graph.sqlite.store import SqliteStore
from ingest.parsed import Source
from ingest.pipeline import parse
from ingest.run import ingest
from ingest.sandbox import Failure
from ingest.source.folders import contents_of
from ingest.source.read import read_source
from search.answer.ask import ask
from search.passages.finding import find
from tests.conftest import DOCUMENTS, ROOT
from tests.fuzz import mutations
from tests.fuzz.files import seeds
from tests.graph import contract
from tests.graph.factories import HashEmbedder, WordIndexer
from tests.graph.worlds import world
from text.errors import CancuError
from text.vocabulary import load as load_vocabulary

TEXTS = [path.read_text("utf-8") for path in sorted(DOCUMENTS.iterdir())]
PLANS = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "ingest" / "plans").glob("*/*.txt"))]
QUESTIONS = (
    "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới", "Ai ký Kế hoạch 88/KH-UBND?", "which provinces assign the Border Guard", "so sánh Lào Cai và Hà Tĩnh",
    "nhiệm vụ nào phải xong trong quý IV năm 2020", "co bao nhieu nhiem vu ve ASEAN", "Nghị định 72/2015/NĐ-CP được viện dẫn ở đâu", "so ngoai vu phoi hop voi ai",
)  # fmt: skip


@cache
def phrases() -> list[str]:
    """Return names of bodies, and the words and examples of the reader's rules."""
    found = {form for body in load_vocabulary().bodies for form in (body.label_vi, *body.aliases_vi)}
    for path in sorted((ROOT / "schemas" / "rules").glob("*.yaml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            found.update(str(words) for key in ("vi", "yes", "no") for words in row.get(key) or ())
    return sorted(found)


@cache
def asked() -> tuple[list[str], list[str]]:
    """Return questions, the examples of the frames, and what may stand in one: its words, names and a number."""
    frames = yaml.safe_load((ROOT / "schemas" / "questions" / "frames.yaml").read_text("utf-8"))
    examples = {str(question) for row in frames for key in ("yes", "no") for question in row.get(key) or ()}
    words = {
        str(word) for row in yaml.safe_load((ROOT / "schemas" / "questions" / "words.yaml").read_text("utf-8")) for word in row["words"]
    }
    vocabulary = load_vocabulary()
    for term in (*vocabulary.bodies, *vocabulary.provinces, *vocabulary.topics, *vocabulary.fields):
        words.update((term.label_vi, term.label_en, *term.aliases_vi, *term.aliases_en))
    return sorted(examples), sorted(words | {"72/2015/NĐ-CP", "88/KH-UBND", "quý IV năm 2020", "30/11/2020"})


class Target:
    """Work for a sandbox on items that are names; `folder` holds what all its processes share, made by `prepare`."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Make what the folder holds."""

    def name(self, item: str) -> str:
        return item

    def warm(self) -> None:
        parse(Source("", "", TEXTS[0]))

    def work(self, item: str) -> int:
        """Try the input of that name and return its size; what goes wrong is raised."""
        raise NotImplementedError

    def finish(self, outcome: int) -> int:
        return outcome

    def is_find(self, failure: Failure) -> bool:
        """Whether a failure is a fault of ours."""
        return True


class Documents(Target):
    """Texts: parsed, every position checked, facts made of them."""

    def work(self, item: str) -> int:
        from ingest.facts import facts

        draw = random.Random(item)
        if draw.random() < 0.5:
            text = mutations.strewn(draw, [*TEXTS, *PLANS], phrases())
        else:
            whole = draw.choice(TEXTS)
            start = draw.randrange(len(whole))
            text = mutations.text(draw, whole[start : start + draw.choice((500, 3000, 12_000))])
        parsed = parse(Source(f"{item}.txt", "0" * 64, text))
        check_positions(parsed.to_json(), text)
        facts(parsed)
        return len(text)


class Files(Target):
    """Files of every format.  A reader may refuse by an error of ours; a library's own exception, a crash or a hang is a find."""

    def work(self, item: str) -> int:
        draw = random.Random(item)
        name, whole = draw.choice(seeds())
        data = mutations.packed(draw, whole) if whole[:2] == b"PK" and draw.random() < 0.8 else mutations.data(draw, whole)
        path = Path(self.folder) / f"{item}-{name}"
        path.write_bytes(data)
        try:
            inner = contents_of(str(path))[0]
            parsed = parse(read_source(inner[0] if inner else path))
        finally:
            path.unlink()
        check_positions(parsed.to_json(), parsed.source.text)
        return len(data)

    def is_find(self, failure: Failure) -> bool:
        return failure.code in ("reader-died", "too-slow", "too-deep") or "please report it" in failure.message


class Questions(Target):
    """Questions and searches over the five documents, asked of one store."""

    def prepare(self) -> None:
        if Path(self.folder, "five.db").exists():
            return
        store = SqliteStore(f"{self.folder}/five.db")
        ingest(store, [str(DOCUMENTS)], indexer=search.default_indexer(), embedder=search.default_embedder())
        store.close()

    def warm(self) -> None:
        os.environ["CANCU_ENCODER"] = "none"
        self.store = SqliteStore(f"{self.folder}/five.db", read_only=True)
        ask(self.store, QUESTIONS[0])

    def work(self, item: str) -> int:
        draw = random.Random(item)
        examples, words = asked()
        question = mutations.asked(draw, examples, words) if draw.random() < 0.5 else mutations.text(draw, draw.choice(QUESTIONS))
        for call in (ask, find):
            with contextlib.suppress(CancuError):
                said = call(self.store, question).to_json()
                json.dumps(said, allow_nan=False)
                self.check(said)
        return len(question)

    def check(self, said: dict[str, object]) -> None:
        """Every place that an answer shows has those words in its document."""
        waiting: list[object] = [said]
        while waiting:
            one = waiting.pop()
            if isinstance(one, dict):
                if isinstance(one.get("start"), int) and isinstance(one.get("exact"), str) and isinstance(one.get("document"), str):
                    assert self.store.text(one["document"])[one["start"] : one["end"]] == one["exact"], one
                waiting += one.values()
            elif isinstance(one, list | tuple):
                waiting += one


class Imports(Target):
    """Export files; also after one that is refused the store is whole."""

    def warm(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            first = SqliteStore(f"{folder}/first.db")
            contract.fill(first, world(5, 2))
            self.records = list(first.records())
            first.close()

    def work(self, item: str) -> int:
        draw = random.Random(item)
        lines = [json.dumps(record).encode() for record in self.records]
        at = draw.randrange(min(len(lines), 3))
        lines[at] = mutations.line(draw, self.records[at])
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            path = Path(folder) / "a.jsonl"
            path.write_bytes(b"\n".join(lines) + b"\n")
            store = SqliteStore(f"{folder}/a.db")
            try:
                import_(store, str(path), indexer=WordIndexer(), embedder=HashEmbedder())
            except CancuError as error:
                assert "\n" not in error.message, error.message
            for record in store.records():
                json.dumps(record, allow_nan=False)
            store.close()
        return sum(map(len, lines))


class StoreBytes(Target):
    """Stores with changed bytes: refused by name, or answering as before."""

    def prepare(self) -> None:
        store = SqliteStore(f"{self.folder}/whole.db")
        contract.fill(store, world(6, 4))
        Path(self.folder, "whole.txt").write_text(contract.dump(store), "utf-8")
        store.close()

    def warm(self) -> None:
        self.data = Path(self.folder, "whole.db").read_bytes()
        self.before = Path(self.folder, "whole.txt").read_text("utf-8")

    def work(self, item: str) -> int:
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            path = Path(folder) / "changed.db"
            path.write_bytes(mutations.data(random.Random(item), self.data))
            try:
                opened = SqliteStore(str(path), read_only=True)
                try:
                    assert contract.dump(opened) == self.before, "answers differ"
                finally:
                    opened.close()
            except CancuError as error:
                assert str(path) in error.message, error.message
        return len(self.data)


TARGETS: dict[str, Callable[[str], Target]] = {
    "documents": Documents,
    "files": Files,
    "questions": Questions,
    "imports": Imports,
    "stores": StoreBytes,
}


def check_positions(parsed: dict[str, object], text: str) -> None:
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
