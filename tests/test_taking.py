"""What the command line takes away, and corrections by hand: the same functions that pages call, with clear words where it cannot."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import icalendar
import networkx as nx
import openpyxl
import pytest
from docx import Document

from tests.commands import call, printed

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "data/documents/lao-cai-2020.txt"
LAO_CAI = "doc:lao-cai/2020/88-kh-ubnd"
QUESTION = "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới"
BY = ("--author", "An", "--reason", "theo bản giấy", "--made-at", "2026-11-28T09:00:00+07:00")


# files


def test_tasks_of_a_province_and_role_as_a_sheet(five_db, tmp_path):
    target = tmp_path / "x.xlsx"
    result = call("tasks", "--province", "Lào Cai", "--agency", "BĐBP", "--role", "lead", "-o", str(target), "--store", str(five_db))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"đã ghi {target}\n")
    rows = [r for r in openpyxl.load_workbook(target).active.iter_rows(values_only=True) if isinstance(r[0], int)]
    assert rows and all("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Lào Cai" in row[2] for row in rows)
    text = PLAN.read_bytes().decode("utf-8")
    assert all(text[row[-3] : row[-2]] == row[-1] for row in rows)
    listed = printed("tasks", "--province", "Lào Cai", "--agency", "BĐBP", "--role", "lead", "--store", str(five_db))
    assert [task["task"] for task in listed["tasks"]] == [row[1] for row in rows]


def test_tasks_are_listed_in_words(five_db):
    result = call("tasks", "--document", "88/KH-UBND", "--language", "en", "--store", str(five_db))
    assert (
        result.stdout.startswith("1. ") and "   Lead agency: " in result.stdout and "Plan No. 88/KH-UBND of 13 March 2020" in result.stdout
    )


@pytest.mark.parametrize(("name", "opens"), [("a.docx", Document), ("a.xlsx", openpyxl.load_workbook)])
def test_an_answer_as_a_file(five_db, tmp_path, name, opens):
    assert call("ask", QUESTION, "-o", str(tmp_path / name), "--store", str(five_db)).exit_code == 0
    opens(tmp_path / name)


def test_an_answer_as_text_formats_on_stdout(five_db):
    table = call("ask", QUESTION, "--format", "csv", "--store", str(five_db))
    assert table.stdout.startswith("\ufeffSTT,Câu trả lời,")
    dossier = call("ask", QUESTION, "--format", "md", "--language", "en", "--store", str(five_db))
    assert dossier.stdout.startswith(f"# {QUESTION}\n") and "## Sources" in dossier.stdout
    same = call("ask", QUESTION, "--format", "json", "--store", str(five_db))
    assert json.loads(same.stdout)["answers"]


def test_documents_as_a_table(five_db, tmp_path):
    target = tmp_path / "x.xlsx"
    assert call("documents", "--province", "Lào Cai", "--language", "en", "-o", str(target), "--store", str(five_db)).exit_code == 0
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    (row,) = [row for row in rows if row[-1] == LAO_CAI]
    assert row[0] == "88/KH-UBND" and row[2:6] == ("Plan", "Provincial People's Committee, Lào Cai", "Lào Cai", "2020-03-13")
    every = call("documents", "--format", "csv", "--store", str(five_db)).stdout
    assert every.startswith("\ufeffSố ký hiệu,Tên văn bản,") and every.count("\n") == 6


@pytest.mark.parametrize(
    ("name", "first", "words"),
    [("citations", ("72/2015/NĐ-CP", "legal basis", "2015-09-07", "Government"), "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ"),
     ("findings", ("note", "Headers or footers of a web site stand around the document; they are no part of it."), "Hệ thống pháp luật")],
)  # fmt: skip
def test_a_list_of_a_document_as_a_table_quotes_it(five_db, tmp_path, name, first, words):
    target = tmp_path / "x.xlsx"
    said = ("show", "88/KH-UBND", "--list", name, "--language", "en", "-o", str(target), "--store", str(five_db))
    assert call(*said).exit_code == 0
    rows = [row for row in openpyxl.load_workbook(target).active.iter_rows(values_only=True) if isinstance(row[-2], int)]
    text = PLAN.read_bytes().decode("utf-8")
    assert rows[0][: len(first)] == first and rows[0][-1].strip() == words
    assert all(text[row[-3] : row[-2]] == row[-1] for row in rows)


def test_a_calendar_and_a_network(five_db, tmp_path):
    target = tmp_path / "x.ics"
    assert call("calendar", "--province", "Lào Cai", "-o", str(target), "--store", str(five_db)).exit_code == 0
    assert len(list(icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT"))) > 10
    drawn = tmp_path / "x.gexf"
    assert call("network", "--province", "Lào Cai", "-o", str(drawn), "--store", str(five_db)).exit_code == 0
    assert len(nx.read_gexf(drawn)) == len(printed("network", "--province", "Lào Cai", "--store", str(five_db))["nodes"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("tasks", "-o", "x.pdf"), "x.pdf ends in no format that is known. Give one: --format csv|xlsx|docx|md|ics."),
        (("show", "88/KH-UBND", "--format", "csv"), "Say which list is to be a table: --list citations or --list findings; "),
        (("tasks", "--format", "xlsx"), "xlsx is no text. Give a file: -o out.xlsx."),
        (("ask", "-", "--format", "md"), "A md file holds one question. Ask one at a time."),
        (("ask", "x", "--format", "json", "-o", "x.json"), "Text and JSON go to stdout; files are csv, xlsx, docx or md."),
        (("network", "-o", "x.png"), "x.png ends in no format that is known. Give one: --format gexf|graphml|svg."),
    ],
)
def test_wrong_use_is_named(five_db, arguments, says):
    result = call(*arguments, "--store", str(five_db))
    assert result.exit_code == 2 and says in result.stderr


# corrections


@pytest.fixture
def store(five_db, tmp_path) -> str:
    return str(shutil.copy(five_db, tmp_path / "s.db"))


def add(store: str, *arguments: str) -> dict:
    return printed("corrections", "add", "88/KH-UBND", *arguments, *BY, "--store", store)


def test_a_corrected_role_is_answered_exported_and_taken_back(store, tmp_path):
    before, asked = tmp_path / "before.jsonl", "Sở Tài chính Lào Cai chủ trì nhiệm vụ nào"
    call("export", "--format", "jsonl", "-o", str(before), "--store", store)
    assert not printed("ask", asked, "--store", store)["answers"]
    text = PLAN.read_bytes().decode("utf-8")
    start = text.index("Tạp chí Phansipăng", 5900)
    made = add(store, "agency", "agency:lao-cai/so-tai-chinh", "--at", str(start), str(start + 18))
    answer = printed("ask", asked, "--store", store)
    answers = answer["answers"]
    assert answers
    remark = "88/KH-UBND: An đã sửa Cơ quan: máy đọc “Tạp chí Phansipăng”, nay là “Sở Tài chính tỉnh Lào Cai”. Lý do: theo bản giấy"
    assert remark in answer["caveats"]
    quotes = [quote for answer in answers for quote in answer["evidence"]]
    assert any(text[quote["start"] : quote["end"]] == quote["exact"] == "Tạp chí Phansipăng" for quote in quotes)
    shown = printed("show", "88/KH-UBND", "--store", store)
    roles = [role for task in shown["tasks"] for role in task["roles"] if role["agency"] == "agency:lao-cai/so-tai-chinh"]
    assert {role["corrected"]["printed"] for role in roles if role["start"] == start} == {"agency:tap-chi-phansipang"}
    assert [f["code"] for f in shown["findings"]].count("corrected-reading") == 1
    listed = call("corrections", "list", "--store", store).stdout
    assert "agency:tap-chi-phansipang → agency:lao-cai/so-tai-chinh" in listed and "đã áp dụng · An" in listed
    out = tmp_path / "c.jsonl"
    call("corrections", "export", "-o", str(out), "--store", store)
    assert printed("check", "--store", store)["problems"] == []
    assert printed("corrections", "withdraw", made["correction"], "--store", store) == {"withdrawn": made["correction"]}
    after = tmp_path / "after.jsonl"
    call("export", "--format", "jsonl", "-o", str(after), "--store", store)
    assert after.read_bytes() == before.read_bytes()
    assert printed("corrections", "import", str(out), "--store", store) == {"imported": 1, "new": 1}
    assert printed("corrections", "import", str(out), "--store", store) == {"imported": 1, "new": 0}
    assert printed("ask", asked, "--store", store)["answers"] == answers


def test_a_damaged_store_is_repaired_with_its_corrections(store):
    made = add(store, "metadata", "2020-03-14", "--field", "issue_date", "--at", "163", "188")
    content = bytearray(Path(store).read_bytes())
    content[len(content) // 2] ^= 8
    Path(store).write_bytes(content)
    call("check", "--repair", "--store", store)
    listed = printed("corrections", "list", "--store", store)["corrections"]
    assert [(c["id"], c["state"]) for c in listed] == [(made["correction"], "applied")]
    dates = {d["id"]: d.get("issue_date") for d in printed("documents", "--store", store)["documents"]}
    assert dates[LAO_CAI] == "2020-03-14"
    assert printed("check", "--store", store)["problems"] == []


@pytest.mark.slow
def test_a_correction_survives_reading_again_and_a_changed_file(tmp_path):
    file, store = tmp_path / "plan.txt", str(tmp_path / "s.db")
    content = PLAN.read_bytes()
    file.write_bytes(content)
    call("ingest", str(file), "--store", store)
    add(store, "metadata", "2020-03-14", "--field", "issue_date", "--quote", "ngày 13 tháng 03 năm 2020")
    add(store, "time", "2020-06-30 monthly", "--quote", "Tiếp tục đẩy mạnh hoạt động đối ngoại nhân dân", "--field", "II.5.3")
    states = {c["field"]: c["state"] for c in printed("corrections", "list", "--store", store)["corrections"]}
    assert states["issue_date"] == "applied"
    text = content.decode("utf-8").replace("Lào Cai, ngày 13 tháng 03", "\n\nMột dòng mới ở đầu.\n\nLào Cai, ngày 13 tháng 03")
    file.write_bytes(text.encode("utf-8"))
    assert printed("ingest", str(file), "--store", store)["documents"]["updated"] == 1
    document = printed("documents", "--store", store)["documents"][0]
    assert (document["issue_date"], document["corrected"]) == ("2020-03-14", ["issue_date: 2020-03-13"])
    file.write_bytes(text.replace("ngày 13 tháng 03 năm 2020", "ngày 13/3/2020").encode("utf-8"))
    call("ingest", str(file), "--store", store)
    listed = {c["field"]: c["state"] for c in printed("corrections", "list", "--store", store)["corrections"]}
    assert listed["issue_date"] == "lost"
    assert printed("documents", "--store", store)["documents"][0]["issue_date"] == "2020-03-13"
    codes = [f["code"] for f in printed("show", LAO_CAI, "--store", store)["findings"]]
    assert "lost-correction" in codes
    assert printed("check", "--store", store)["problems"] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("role", "boss", "--quote", "Tạp chí Phansipăng"), "stands at "),
        (("role", "boss", "--at", "5918", "5936"), "No role 'boss'. Roles are lead, assigned, coordinate."),
        (("agency", "agency:x", "--at", "193", "201"), "no agency is read at [193, 201) “KẾ HOẠCH”"),
        (("time", "soon", "--at", "6033", "6041"), "'soon' is no time. Give ISO dates and how often"),
        (("time", "2021-01-01/2020-01-01", "--at", "6033", "6041"), "ends before it begins"),
        (("topic", "topic:none", "--at", "6033", "6041"), "No topic or policy field 'topic:none' in schemas/vocab."),
        (("metadata", "13/3/2020", "--field", "issue_date", "--at", "163", "188"), "'13/3/2020' is no date. Give it as 2020-03-13."),
        (("metadata", "x", "--field", "colour", "--at", "163", "188"), "No field 'colour' of a document to correct. Fields are number,"),
        (("metadata", "x", "--field", "period", "--at", "163", "188"), "'x' is no period. Give its years: 2020/2025."),
        (("metadata", "x", "--field", "number", "--quote", "chữ không có"), "“chữ không có” stands nowhere. Give more words"),
        (("metadata", "x", "--field", "number", "--at", "9", "99999999"), "has no characters [9, 99999999)"),
        (("add", "lead", "--at", "163", "188"), "'' names no agency. Give its id"),
        (("remove", "x", "--printed", "x", "--at", "163", "188"), "'x' cannot be removed. Give `task`"),
    ],
)
def test_what_cannot_be_corrected_is_named(store, arguments, says):
    result = call("corrections", "add", "88/KH-UBND", *arguments, *BY, "--store", store)
    assert result.exit_code == 1 and says in result.stderr, result.stderr
    assert printed("corrections", "list", "--store", store) == {"corrections": []}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", ":1: not JSON"),
        ("[]", ":1: A correction is a JSON object, not []."),
        ('{"id": 3}', ":1: A correction's 'id' must be text, not 3."),
        (
            '{"id":"c","document":"d","kind":"x","start":0,"end":1,"exact":"a","field":"","printed":"","corrected":"","author":"a",'
            '"reason":"r","made_at":"t"}',
            ":1: No kind of correction 'x'. Kinds are agency, role, time",
        ),
        (
            '{"id":"c","document":"d","kind":"role","start":0,"end":9,"exact":"a","field":"","printed":"","corrected":"","author":"a",'
            '"reason":"r","made_at":"t"}',
            ":1: The correction 'c' quotes 'a' at [0, 9), which is not so long.",
        ),
    ],
)
def test_lines_that_are_no_correction_are_named(store, tmp_path, line, says):
    path = tmp_path / "c.jsonl"
    path.write_text(f"{line}\n", "utf-8")
    result = call("corrections", "import", str(path), "--store", store)
    assert result.exit_code == 1 and f"{path}{says}" in result.stderr, result.stderr


def test_other_errors_of_corrections(store, tmp_path):
    assert "No correction 'correction:x' in the store." in call("corrections", "withdraw", "correction:x", "--store", store).stderr
    assert "Give the place of the words" in call("corrections", "add", "88/KH-UBND", "role", "lead", *BY, "--store", store).stderr
    assert "cannot be read" in call("corrections", "import", str(tmp_path / "none"), "--store", store).stderr
