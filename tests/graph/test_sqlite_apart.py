"""What is packed beside a document's text comes back as it was, whatever it is; a word that stands in the text is kept once."""

from __future__ import annotations

import json
import random
import sqlite3
import struct
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model import DocumentFacts, Evidence, Node, Passage
from graph.packed import piece_of, unpack_text
from graph.query import Query
from graph.sqlite import apart, reader, texts
from graph.sqlite.apart import Cuts, kept_here, pack_parts, printed, unpack_words, words_of
from graph.sqlite.check import check
from graph.sqlite.store import SqliteStore
from tests.graph.factories import TaskSpec, facts
from text.words import folded_words

TEXT = (
    "KẾ HOẠCH\n\nI. Người khiếu nại có các quyền sau đây:\n1. Sở Ngoại vụ  chủ trì,\n   phối hợp Công an tỉnh.\n=12+3 là tám chữ trở lên\n"
)
DOCUMENT = "doc:x/2020/1"


def made(parsed: dict[str, object], nodes: tuple[Node, ...] = (), passages: tuple[Passage, ...] = ()) -> DocumentFacts:
    return DocumentFacts(DOCUMENT, "a.txt", "", TEXT, nodes, (), passages, parsed, {})


def quote(start: int, end: int) -> str:
    return TEXT[start:end]


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


HEADING = place("Người khiếu nại có các quyền sau đây:")
BROKEN = place("Sở Ngoại vụ  chủ trì,\n   phối hợp Công an tỉnh.")


@pytest.mark.parametrize(
    ("parsed", "kept"),
    [
        ({"exact": TEXT[slice(*HEADING)], "start": HEADING[0], "end": HEADING[1]}, {"exact": "="}),
        ({"heading": TEXT[slice(*HEADING)], "heading_start": HEADING[0], "heading_end": HEADING[1], "start": 0}, {"heading": "="}),
        ({"said": "Sở Ngoại vụ chủ trì, phối hợp Công an tỉnh.", "start": BROKEN[0], "end": BROKEN[1]}, {"said": f"={BROKEN[0]}~{BROKEN[1] - BROKEN[0]}"}),
        ({"said": "Sở Ngoại vụ chủ trì"}, {"said": "Sở Ngoại vụ chủ trì"}),
        ({"said": "=12+3 là tám chữ trở lên"}, {"said": f"={place('=12+3 là tám')[0]}+24"}),
        ({"said": "=12+3", "sign": "=", "twice": "=="}, {"said": "==12+3", "sign": "==", "twice": "==="}),
        ({"said": "=nothing that is here", "none": None, "list": [1, True, ["=", ""]]}, {"said": "==nothing that is here"}),
        ({"exact": "other words", "start": 3, "end": 14}, {"exact": "other words"}),
        ({"exact": "KẾ HOẠCH", "start": 0, "end": 99_999}, {"exact": "KẾ HOẠCH"}),
        ({"exact": "=", "start": True, "end": 2}, {"exact": "=="}),
    ],
)  # fmt: skip
def test_a_string_is_kept_as_its_place(parsed: dict[str, object], kept: dict[str, object]) -> None:
    data = pack_parts(made(parsed))[0]
    assert {name: json.loads(zlib.decompress(data))[name] for name in kept} == kept
    assert printed(data, quote) == parsed


def test_a_heading_is_known_again_without_its_colon() -> None:
    parsed = {"sections": [{"heading": TEXT[slice(*HEADING)], "heading_start": HEADING[0], "heading_end": HEADING[1]}]}
    task = Node(f"task:{DOCUMENT[4:]}#1", "Task", {"statement": "Việc", "headings": ("Người khiếu nại có các quyền sau đây",)})
    _, words, _ = pack_parts(made(parsed, (task,)))
    (kept,) = unpack_words(words)
    assert json.loads(kept) == {"statement": "Việc", "headings": [f"={HEADING[0]}+{HEADING[1] - HEADING[0] - 1}"]}
    assert {**kept_here("Task", task.properties), **words_of([kept], quote)[0]} == task.properties


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_packed_comes_back(seed: int) -> None:
    draw = random.Random(seed)

    def piece() -> str:
        start = draw.randrange(len(TEXT))
        found = TEXT[start : start + draw.randrange(40)]
        return draw.choice((found, " ".join(found.split()), f"={found}", found[::-1], "=", "\ud800"))

    def value(depth: int) -> object:
        kind = draw.randrange(5 if depth else 3)
        if kind == 3:
            return [value(depth - 1) for _ in range(draw.randrange(4))]
        if kind == 4:
            names = draw.sample(("start", "end", "exact", "a_start", "a_end", "a", "=", ""), draw.randrange(8))
            return {name: draw.randrange(len(TEXT)) if name.endswith(("start", "end")) else value(depth - 1) for name in names}
        return piece() if kind else draw.choice((None, True, 3, -1, 1.5))

    parsed = {str(n): value(3) for n in range(12)}
    said = tuple(piece() for _ in range(3))
    nodes = (
        Node("finding:x#1", "Finding", {"code": "c", "message": piece(), "message_en": piece()}, (Evidence(DOCUMENT, 3, 60, "", "finding"),)),
        Node("task:x#1", "Task", {"statement": piece(), "headings": said, "folded": draw.choice(("a | b", "", "viec", True, False))}),
        Node("task:x#2", "Task", {"kind": "task"}),
        Node("task:x#3", "Task", {"statement": 7, "headings": draw.choice((7, "viec", True)), "folded": draw.choice((3, "7"))}),
    )  # fmt: skip
    starts = sorted(draw.randrange(len(TEXT) - 1) for _ in range(draw.choice((0, 9, 256, 700))))
    passages = tuple(
        Passage(DOCUMENT, start, draw.randrange(start + 1, len(TEXT)), piece(), "task", tuple(piece() for _ in range(draw.randrange(3))),
                draw.choice((None, "task:x#1")), tuple(draw.sample(("agency:a", "agency:b"), draw.randrange(3))), ("topic:a",) * draw.randrange(2),
                draw.choice((None, 0, 4, -1, -7, 2**31 - 1, 2**31, -(2**53))))
        for start in starts
    )  # fmt: skip
    one, two, three = pack_parts(made(parsed, nodes, passages))
    assert printed(one, quote) == parsed
    kept = [{**kept_here(n.type, n.properties), **words_of([w], quote)[0]} for n, w in zip(nodes, unpack_words(two), strict=True)]
    assert kept == [dict(n.properties) for n in nodes]
    assert tuple(Cuts(three).all(DOCUMENT, quote)) == passages


def test_no_passages_are_no_passages() -> None:
    assert len(Cuts(pack_parts(made({}))[2])) == 0


@pytest.mark.parametrize("part", [1, 2, 500])
def test_some_properties_of_a_type_are_those_of_all(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PART", part)
    store = SqliteStore(str(tmp_path / "a.db"))
    store.write(facts(DOCUMENT, tasks=[TaskSpec("I.1", "Việc đầu về biên giới"), TaskSpec("I.2", "Việc sau"), TaskSpec("I.3", "Việc ba")]))
    every = store.properties_of("Task")
    assert every == [(node.id, node.properties) for node in store.nodes(type="Task")]
    for names in (("kind",), ("statement", "path"), ("folded",), ("headings", "folded"), ()):
        wanted = [(id, {name: value for name, value in have.items() if name in names}) for id, have in every]
        assert store.properties_of("Task", names) == wanted
    store.close()


def test_a_number_of_a_node_is_given_once_so_that_words_of_another_find_nothing(tmp_path: Path) -> None:
    store = SqliteStore(str(tmp_path / "a.db"))
    store.write(facts(DOCUMENT, tasks=[TaskSpec("I.1", "tuyên truyền biên giới")]))
    store.remove(DOCUMENT)
    store.write(facts(DOCUMENT, tasks=[TaskSpec("I.1", "việc giao ban")]))
    assert store.rows(Query("task", words=("tuyen truyen",))) == []
    assert len(store.rows(Query("task", words=("giao ban",)))) == 1
    store.close()


def test_a_task_that_two_documents_state_has_all_its_words_in_its_row(tmp_path: Path) -> None:
    store = SqliteStore(str(tmp_path / "a.db"))
    first = facts(DOCUMENT, tasks=[TaskSpec("I.1", "tuyên truyền biên giới")])
    other = facts("doc:y/2020/2", tasks=[TaskSpec("I.1", "việc giao ban")])
    (task,) = (node for node in first.nodes if node.type == "Task")
    (own,) = (node for node in other.nodes if node.type == "Task")
    said = {**own.properties, "statement": "x", "folded": "hop khac"}
    shared = Node(task.id, "Task", said, own.evidence, authority=9)
    other = DocumentFacts(
        other.document, other.source, other.sha256, other.text, (*(n for n in other.nodes if n.id != own.id), shared), other.edges[:0],
        (), other.parsed, other.versions,
    )  # fmt: skip
    store.write(first)
    written = store.facts(DOCUMENT)
    store.write(other)
    assert store.node(task.id).properties["folded"] == "hop khac"  # type: ignore[union-attr]
    assert store.rows(Query("task", words=("tuyen truyen",))) == [] and len(store.rows(Query("task", words=("hop khac",)))) == 1
    assert store.facts(DOCUMENT) == written
    store.remove("doc:y/2020/2")
    assert store.node(task.id).properties == task.properties  # type: ignore[union-attr]
    assert len(store.rows(Query("task", words=("tuyen truyen",)))) == 1 and store.rows(Query("task", words=("hop khac",))) == []
    store.remove(DOCUMENT)
    store.close()
    with sqlite3.connect(tmp_path / "a.db") as db:
        assert db.execute("SELECT count(*) FROM node").fetchone() == (0,)


def test_words_of_a_document_are_unpacked_once_for_all_tasks_that_another_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = facts(DOCUMENT, tasks=[TaskSpec(f"I.{n}", f"việc {n}") for n in range(3)])
    shared = tuple(node for node in first.nodes if node.type == "Task")
    other = facts("doc:y/2020/2")
    store = SqliteStore(str(tmp_path / "a.db"))
    store.write(first)
    unpacked: list[bytes] = []
    monkeypatch.setattr(texts, "unpack_words", lambda data: unpacked.append(data) or unpack_words(data))
    store.write(replace(other, nodes=(*other.nodes, *(replace(node, evidence=(), authority=0) for node in shared))))
    assert len(unpacked) == 1
    assert [node.properties for node in store.nodes(type="Task")] == [node.properties for node in shared]
    store.close()


@pytest.mark.parametrize("count", [1, 2, 255, 256, 257, 700])
def test_lengths_are_read_without_the_passages(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    passages = tuple(Passage(DOCUMENT, 3 * n, 3 * n + n % 97, f"I.{n}", "task", (f"Mục {n}",), None) for n in range(count))
    packed = pack_parts(made({}, (), passages))[2]
    lengths = [passage.end - passage.start for passage in passages]
    unpacked = Cuts(packed)
    assert [one.path for one in unpacked.all(DOCUMENT, quote)] and [unpacked.length(at) for at in range(count)] == lengths
    monkeypatch.setattr(apart, "_unpack_some", None)
    assert [Cuts(packed).length(at) for at in range(count)] == lengths
    with pytest.raises(ValueError, match="do not say how long"):
        apart._unpack_lengths(zlib.compress(struct.pack("<I", count)), count)


@pytest.mark.parametrize("count", [1, 2, 255, 256, 257, 700])
def test_damaged_passages_are_never_read_as_others(count: int) -> None:
    passages = tuple(Passage(DOCUMENT, n % 40, n % 40 + 3, f"I.{n}", "task", ("Người khiếu nại",), None, (), (), n) for n in range(count))
    packed, draw = pack_parts(made({}, (), passages))[2], random.Random(count)
    for bit in (*range(8 * 16), *(draw.randrange(8 * len(packed)) for _ in range(40))):
        broken = bytearray(packed)
        broken[bit // 8] ^= 1 << bit % 8
        with suppress(zlib.error, struct.error, ValueError):
            assert tuple(Cuts(bytes(broken)).all(DOCUMENT, quote)) == passages, bit


def test_a_text_that_is_not_known_to_be_as_it_was_is_unpacked_once_for_all_its_tasks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    headings = ("Các nhiệm vụ trọng tâm của năm",)
    several = facts(DOCUMENT, text=headings[0], tasks=[TaskSpec(f"I.{n}", f"việc về biên giới {n}", headings=headings) for n in range(30)])
    path = str(tmp_path / "a.db")
    store = SqliteStore(path)
    store.write(several)
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE document SET digest = ''")
    unpacked: list[str] = []
    monkeypatch.setattr(texts, "unpack_text", lambda data: unpacked.append("whole") or unpack_text(data))
    monkeypatch.setattr(texts, "piece_of", lambda *arguments: unpacked.append("piece") or piece_of(*arguments))
    store = SqliteStore(path)
    assert dict(store.properties_of("Task")) == {node.id: node.properties for node in several.nodes if node.type == "Task"}
    assert len(unpacked) == 1
    text = store.text(DOCUMENT)
    assert store.quote(DOCUMENT, 3, 20) == text[3:20] and len(unpacked) == 2
    store.close()


@pytest.mark.parametrize("page", [None, 0, 3, -1, -7, 2**31 - 1, 2**31])
def test_a_page_comes_back_whatever_it_is(tmp_path: Path, page: int | None) -> None:
    made = facts(DOCUMENT, tasks=[TaskSpec("I.1"), TaskSpec("I.2")])
    store = SqliteStore(str(tmp_path / "a.db"))
    store.write(replace(made, passages=(replace(made.passages[0], page=page), *made.passages[1:])))
    assert [one.page for one in store.facts(DOCUMENT).passages] == [page, None]
    store.close()
    assert check(str(tmp_path / "a.db")) == (1, [])


@pytest.mark.parametrize("folded", [True, False, "", "khac", 7, ("a", "b")])
def test_a_form_that_reading_did_not_make_comes_back(tmp_path: Path, folded: str | int | tuple[str, ...]) -> None:
    made = facts(DOCUMENT, tasks=[TaskSpec("I.1")])
    store = SqliteStore(str(tmp_path / "a.db"))
    said = tuple(replace(n, properties={**n.properties, "folded": folded}) if n.type == "Task" else n for n in made.nodes)
    store.write(replace(made, nodes=said))
    assert [n.properties["folded"] for n in store.nodes(type="Task")] == [folded]
    store.close()
    assert check(str(tmp_path / "a.db")) == (1, [])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tuyên truyền, BIÊN GIỚI", "tuyen truyen bien gioi"),
        ("Đoàn TNCS - 100%", "doan tncs 100"),
        ("72/2015/NĐ-CP", "72 2015 nd cp"),
        ("hoà bình, hòa bình", "hoa binh hoa binh"),
        ("quý II - III/2021", "quy ii iii 2021"),
        ("Ủy ban nhân dân tỉnh (sau đây gọi là UBND)", "uy ban nhan dan tinh sau day goi la ubnd"),
        ("Kế hoạch số 88/KH-UBND ngày 13/3/2020", "ke hoach so 88 kh ubnd ngay 13 3 2020"),
        ("tu\u0309 va\u0300 \u00d0\u00f4ng", "tu va dong"),
        ("biên\u00a0giới\n\tđất   liền", "bien gioi dat lien"),
        ("a_b, x\u200by", "a b xy"),
        ("1.000.000 đồng; 5,5%", "1 000 000 dong 5 5"),
        ("Straße ſ ﬁ ½ ²", "straße s ﬁ ½ 2"),
        (" . ", ""),
    ],
)
def test_what_stored_forms_are_made_again_by(text: str, folded: str) -> None:
    """Where reading made a task's folded form, the store keeps none: a change of `folded_words` changes what is stored, and `cancu check`
    calls it damaged.  Whoever changes it writes a migration that puts the old forms into the rows (graph/sqlite/migrations.py)."""
    assert folded_words(text) == folded
