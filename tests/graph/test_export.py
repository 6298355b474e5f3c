"""What `export` writes is the same each time, reads back to the same store, and says what it cannot do."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest

import graph
from graph.export import export, import_
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.factories import HashEmbedder, TaskSpec, WordIndexer, facts
from tests.graph.worlds import world
from text.errors import BadInput


def make(path: Path, documents) -> SqliteStore:
    store = SqliteStore(str(path))
    contract.fill(store, documents)
    return store


def test_json_lines_read_back_give_the_same_store(tmp_path: Path) -> None:
    documents = [
        *world(4),
        facts("doc:lao-cai/2020/1-kh", source="same-1.txt", text="mot"),
        facts("doc:lao-cai/2020/1-kh", source="same-2.txt", text="hai"),
    ]
    first = make(tmp_path / "a.db", [*documents, facts("doc:lao-cai/2020/1-kh", source="same-3.txt", text="mot")])
    export(first, "jsonl", str(tmp_path / "a.jsonl"))
    second = SqliteStore(str(tmp_path / "b.db"))
    assert import_(second, str(tmp_path / "a.jsonl"), indexer=WordIndexer(), embedder=HashEmbedder()) == 15
    export(second, "jsonl", str(tmp_path / "b.jsonl"))
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert second.vectors()[1].tobytes() == first.vectors()[1].tobytes()
    assert not list(tmp_path.glob("*.part"))


def test_two_new_stores_export_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    documents = world(9)
    for name, order in (("a", documents), ("b", documents[::-1])):
        export(make(tmp_path / f"{name}.db", order), "jsonl", str(tmp_path / f"{name}.jsonl"))
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_csv_has_a_table_a_type_and_the_words_of_each_fact(tmp_path: Path) -> None:
    plan = facts(tasks=[TaskSpec("I.1", '- tuyên truyền, "biên giới"\nvà biển', {"lao-cai/cong-an": "lead"}, headings=["A", "B"])])
    store = make(tmp_path / "a.db", [plan])
    export(store, "csv", str(tmp_path / "csv"))
    tasks = list(csv.DictReader((tmp_path / "csv" / "Task.csv").open(encoding="utf-8", newline="")))
    assert tasks[0]["statement"] == '- tuyên truyền, "biên giới"\nvà biển'
    assert tasks[0]["headings"] == "A | B"
    evidence = list(csv.DictReader((tmp_path / "csv" / "evidence.csv").open(encoding="utf-8", newline="")))
    lead = [row for row in evidence if " LEADS " in row["fact"]]
    assert [row["exact"] for row in lead] == ["lead lao-cai/cong-an"]
    assert {path.name for path in (tmp_path / "csv").iterdir()} == {
        *(
            f"{name}.csv"
            for name in ("Document", "Task", "Time", "Agency", "Body", "Province", "Topic", "Field", "Finding", "relations", "evidence")
        )
    }


def test_csv_for_spreadsheets_has_a_mark_and_no_formulas(tmp_path: Path) -> None:
    plan = facts(tasks=[TaskSpec("I.1", "=HYPERLINK(1)")])
    store = make(tmp_path / "a.db", [plan])
    for name in ("a.zip", "b.zip"):
        export(store, "csv", str(tmp_path / name), bom=True)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        table = archive.read("Task.csv")
    assert table.startswith(b"\xef\xbb\xbfid,statement")
    assert b"'=HYPERLINK(1)" in table


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty. Give a file that `cancu export --format jsonl` wrote."),
        ("{}\n", ":1: not an export of cancu in format 1."),
        ('{"record": "store", "format": 99}\n', ":1: not an export of cancu in format 1."),
        (
            '{"record": "store", "format": 1}\n{"record": "document"}\n',
            ":2: the document record is broken (KeyError: 'document'). Export again.",
        ),
        ('{"record": "store", "format": 1}\n{"record": "docu', ":2: not JSON"),
        ('{"record": "store", "format": 1}\n[]\n', ":2: not a JSON object."),
    ],
)
def test_a_file_that_is_no_export_is_named_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(BadInput) as found:
        import_(SqliteStore(str(tmp_path / "a.db")), str(path))
    assert message in found.value.message


def nested(levels: int) -> object:
    value: object = "x"
    for level in range(levels):
        value = [value] if level % 2 else {"a": value}
    return value


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"parsed": {"deep": nested(600)}}, "parsed is nested deeper than 100 levels"),
        ({"parsed": {"deep": nested(100)}}, "parsed is nested deeper than 100 levels"),
        ({"parsed": {"deep": nested(99)}}, ""),
        ({"page": -7}, "passage: -7 is no page of a document"),
        ({"page": 2**31}, "passage: 2147483648 is no page of a document"),
        ({"page": 2**31 - 1}, ""),
    ],
)
def test_what_no_store_could_give_back_is_refused_with_its_line(tmp_path: Path, change: dict[str, object], message: str) -> None:
    path = tmp_path / "a.jsonl"
    export(make(tmp_path / "a.db", [facts("doc:a/2020/1"), facts("doc:b/2020/2", tasks=[TaskSpec("I.1")])]), "jsonl", str(path))
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    (at,) = (n for n, record in enumerate(records) if record.get("document") == "doc:b/2020/2" and record["record"] == "document")
    if "page" in change:
        records[at]["passages"][0].update(change)
    else:
        records[at].update(change)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    store = SqliteStore(str(tmp_path / "b.db"))
    if not message:
        assert import_(store, str(path)) == 2
        return
    with pytest.raises(BadInput) as found:
        import_(store, str(path))
    assert found.value.code == "broken-export"
    assert f":{at + 1}: the document record is broken (ValueError: {message}). Export again." in found.value.message
    assert [node.id for node in store.documents()] == ["doc:a/2020/1"]


def test_messages_of_what_cannot_be_written(tmp_path: Path) -> None:
    store = make(tmp_path / "a.db", [facts()])
    with pytest.raises(BadInput, match="No format 'xlsx'. Formats are jsonl, csv, turtle"):
        export(store, "xlsx", "-")
    with pytest.raises(BadInput, match="CSV is several tables. Give a folder or an archive"):
        export(store, "csv", "-")
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="cannot be written: .*Give another -o."):
        export(store, "jsonl", str(tmp_path / "file" / "x.jsonl"))
    with pytest.raises(BadInput, match="cannot be read: No such file"):
        graph.import_(store, str(tmp_path / "none.jsonl"))


def test_standard_output(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    export(make(tmp_path / "a.db", [facts()]), "jsonl", "-")
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert json.loads(lines[0]) == {"format": 1, "record": "store"}
