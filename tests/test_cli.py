"""The command line as scripts see it: shapes of CONTRACT.md, exit status, and a clear message for every bad input."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

import cli
from graph.wording import tables
from tests.commands import call

ROOT = Path(__file__).resolve().parent.parent
BORDER_GUARD = "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới"


def objects(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("one") / "plan.txt"
    path.write_bytes((ROOT / "data/documents/ha-tinh-2020.txt").read_bytes())
    return path


# ---- parse


def test_parse_prints_one_object_a_file_and_each_position_quotes_the_text(plan):
    result = call("parse", str(plan), str(ROOT / "data/documents/lao-cai-2020.txt"), "--json")
    assert result.exit_code == 0, result.stderr
    first, second = objects(result)
    assert first["source"] == str(plan)
    assert second["document"]["number"] == "88/KH-UBND"
    text = plan.read_bytes().decode("utf-8")
    assert first["chars"] == len(text)
    places = [place for section in ("citations", "tasks", "sections", "findings") for place in first[section]]
    assert len(places) > 60
    for place in places:
        assert 0 <= place["start"] < place["end"] <= len(text)
        if "exact" in place:
            assert place["exact"] == text[place["start"] : place["end"]]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "binary"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path, plan, name, content, says):
    bad = tmp_path / name
    bad.write_bytes(content)
    result = call("parse", str(bad), str(plan), "--json")
    assert result.exit_code == 1
    first, second = objects(result)
    assert first["source"] == str(bad)
    assert says in first["error"]["message"].lower()
    assert name in first["error"]["message"]
    assert second["document"]["province"] == "Hà Tĩnh"
    assert name in result.stderr


def test_a_missing_path_is_named(tmp_path):
    result = call("parse", str(tmp_path / "nowhere.txt"), "--json")
    assert result.exit_code == 1
    assert "nowhere.txt" in objects(result)[0]["error"]["message"]


def test_a_text_that_is_no_policy_document_is_read_as_plain_text_and_says_so(tmp_path):
    path = tmp_path / "poem.txt"
    path.write_text("Trăm năm trong cõi người ta,\nChữ tài chữ mệnh khéo là ghét nhau.\n", "utf-8")
    result = call("parse", str(path), "--json")
    assert result.exit_code == 0
    parsed = objects(result)[0]
    assert parsed["tasks"] == []
    assert any("plain" in finding["code"] for finding in parsed["findings"]), parsed["findings"]


def test_a_line_of_ten_megabytes_is_read(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("thông tin đối ngoại " * 500_000, "utf-8")
    result = call("parse", str(path), "--json")
    assert result.exit_code in (0, 1)
    parsed = objects(result)[0]
    assert parsed.get("chars") == 10_000_000 or "long.txt" in parsed["error"]["message"]


# ---- ingest


@pytest.mark.slow
def test_ingest_counts_what_was_added_unchanged_updated_missing_and_removed(tmp_path, plan):
    folder, store = tmp_path / "in", str(tmp_path / "s.db")
    folder.mkdir()
    (folder / "a.txt").write_bytes(plan.read_bytes())
    (folder / "b.txt").write_text("Một văn bản thường, không phải văn bản hành chính.\n", "utf-8")

    def run(*more: str) -> dict:
        result = call("ingest", str(folder), "--store", store, "--json", *more)
        assert result.exit_code == 0, result.stderr
        report = objects(result)[0]
        assert report["documents"]["failed"] == []
        return report

    first = run()
    assert first["documents"]["added"] == 2
    assert first["nodes"]["Document"] >= 5
    assert first["edges"]["LEADS"] > 10
    assert isinstance(first["seconds"], float)
    again = run()["documents"]
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)
    (folder / "b.txt").write_text("Một văn bản khác.\n", "utf-8")
    changed = run()["documents"]
    assert (changed["unchanged"], changed["added"] + changed["updated"]) == (1, 1)
    (folder / "a.txt").unlink()
    assert run()["documents"]["missing"] == 1
    assert run("--prune")["documents"]["removed"] == 1
    left = objects(call("documents", "--store", store, "--json"))[0]["documents"]
    assert [Path(row["source"]).name for row in left] == ["b.txt"]


def test_ingest_keeps_the_good_and_names_the_bad(tmp_path, plan):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(plan.read_bytes())
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    result = call("ingest", str(folder), str(tmp_path / "gone"), "--store", str(tmp_path / "s.db"), "--json")
    assert result.exit_code == 1
    documents = objects(result)[0]["documents"]
    assert documents["added"] == 1
    assert [Path(f["path"]).name for f in documents["failed"]] == ["gone", "bad.txt"]
    assert all(f["code"] and f["message"] for f in documents["failed"])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_name_that_is_not_utf8_costs_only_its_own_file(tmp_path, jobs):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (b"a.txt", b"bad\xff.txt", b"c.txt"):
        try:
            Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(f"Công văn {name!r}", "utf-8")
        except (OSError, ValueError):
            pytest.skip("this file system takes only UTF-8 names")
    result = call("ingest", str(folder), "--store", str(tmp_path / "s.db"), "--jobs", jobs, "--json")
    assert result.exit_code == 1
    documents = objects(result)[0]["documents"]
    assert documents["added"] == 2
    assert [(Path(f["path"]).name, f["code"]) for f in documents["failed"]] == [("bad\\udcff.txt", "name-not-utf-8")]
    assert result.stderr.startswith("name-not-utf-8: ") and "Tên tệp có ký tự không đọc được. Hãy đổi tên tệp." in result.stderr


def test_a_folder_with_nothing_to_read_says_so(tmp_path):
    (tmp_path / "in").mkdir()
    result = call("ingest", str(tmp_path / "in"), "--store", str(tmp_path / "s.db"))
    assert (result.exit_code, result.stderr) == (1, f"empty-folder: {tmp_path / 'in'}: Không có tệp nào để đọc.\n")
    english = call("ingest", str(tmp_path / "in"), "--store", str(tmp_path / "s.db"), "--language", "en")
    assert english.stderr == f"empty-folder: {tmp_path / 'in'}: the folder holds nothing to read. Give another.\n"


@pytest.mark.slow
def test_two_new_stores_export_the_same_bytes_also_with_two_jobs(tmp_path):
    exports = []
    for number, jobs in enumerate(("1", "2")):
        store, out = str(tmp_path / f"{number}.db"), tmp_path / f"{number}.jsonl"
        done = subprocess.run(
            [sys.executable, "-m", "cli", "ingest", "data/documents", "--store", store, "--jobs", jobs],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert call("export", "--format", "jsonl", "-o", str(out), "--store", store).exit_code == 0
        exports.append(out.read_bytes())
    assert exports[0] == exports[1]
    assert len(exports[0]) > 100_000
    again = call("ingest", str(ROOT / "data/documents"), "--store", str(tmp_path / "x.db"), "--json")
    assert objects(again)[0]["documents"]["added"] == 5


# ---- stores that cannot be used


def test_a_damaged_store_is_named(tmp_path):
    path = tmp_path / "bad.db"
    path.write_bytes(b"this is no database " * 100)
    result = call("ask", BORDER_GUARD, "--store", str(path))
    assert result.exit_code == 1
    assert "bad.db" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_store_that_is_not_there_says_how_to_make_one(tmp_path):
    result = call("ask", BORDER_GUARD, "--store", str(tmp_path / "none.db"))
    assert result.exit_code == 1
    assert "none.db" in result.stderr
    assert "cancu ingest" in result.stderr


def test_a_store_of_a_newer_version_is_named(tmp_path, five_db):
    path = tmp_path / "newer.db"
    with sqlite3.connect(five_db) as old, sqlite3.connect(path) as new:
        old.backup(new)
        new.execute("PRAGMA user_version = 9999")
        new.execute("UPDATE meta SET value = '9999' WHERE key = 'schema_version'")
    result = call("documents", "--store", str(path))
    assert result.exit_code == 1
    assert "newer" in result.stderr


def test_a_locked_store_says_so(tmp_path, plan):
    store = str(tmp_path / "s.db")
    assert call("ingest", str(plan), "--store", store).exit_code == 0
    holder = sqlite3.connect(store, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        result = call("remove", "doc:nothing", "--store", store, env={"CANCU_LOCK_TIMEOUT": "0.2"})
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert result.exit_code == 1
    assert "lock" in result.stderr.lower() or "another" in result.stderr.lower(), result.stderr


# ---- ask, search, show, remove


def test_ask_answers_one_object_a_line_of_stdin_in_order(five_db):
    questions = [BORDER_GUARD, "Ai ký Kế hoạch 88/KH-UBND?", "xyzzyqq"]
    result = call("ask", "-", "--json", "--store", str(five_db), stdin="\n".join(questions) + "\n")
    assert result.exit_code == 0, result.stderr
    answers = objects(result)
    assert [answer["question"] for answer in answers] == questions
    assert {answer["label"] for answer in answers[0]["answers"]} == {"Lào Cai", "Lạng Sơn", "Hà Tĩnh", "Bà Rịa – Vũng Tàu"}
    assert answers[1]["answers"][0]["value"] == "Hoàng Quốc Khánh"
    assert answers[2]["answers"] == []


@pytest.mark.parametrize(("command", "key"), [("ask", "question"), ("search", "query")])
def test_an_input_that_cannot_be_answered_gets_its_error_in_its_place(five_db, command, key):
    lines = ["", "biên giới", "!!! ???", "a" * 100_001, "ASEAN"]
    result = call(command, "-", "--json", "--store", str(five_db), stdin="\n".join(lines) + "\n")
    answers = objects(result)
    assert [answer[key] for answer in answers] == lines
    assert answers[0]["error"]["message"]
    assert "100000" in answers[3]["error"]["message"]
    assert "error" not in answers[1]
    assert "error" not in answers[4]
    assert result.exit_code == 1


def test_search_filters_are_exact_and_an_unknown_name_is_named(five_db):
    result = call("search", "tuyên truyền", "--province", "BR-VT", "--json", "--store", str(five_db))
    hits = objects(result)[0]["hits"]
    assert hits
    assert {Path(hit["source"]).name for hit in hits} == {"ba-ria-vung-tau-2024.txt"}
    wrong = call("search", "tuyên truyền", "--province", "Atlantis", "--store", str(five_db))
    assert wrong.exit_code == 1
    assert "Atlantis" in wrong.stderr


def test_show_prints_what_parse_prints(five_db):
    shown = objects(call("show", "doc:lao-cai/2020/88-kh-ubnd", "--json", "--store", str(five_db)))[0]
    os.chdir(ROOT)
    parsed = objects(call("parse", "data/documents/lao-cai-2020.txt", "--json"))[0]
    assert shown == parsed
    missing = call("show", "doc:none", "--store", str(five_db))
    assert missing.exit_code == 1
    assert "doc:none" in missing.stderr


def test_show_and_remove_take_a_number_that_one_document_has(tmp_path, five_db):
    by_number = objects(call("show", "88/kh-ubnd", "--json", "--store", str(five_db)))[0]
    assert by_number["document"]["id"] == "doc:lao-cai/2020/88-kh-ubnd"
    store = tmp_path / "new.db"
    assert call("remove", "88/KH-UBND", "--store", str(store)).exit_code == 1
    assert not store.exists()


def test_a_number_of_several_documents_is_not_guessed(tmp_path):
    for name, place in (("a.txt", "Lào Cai"), ("b.txt", "Hà Tĩnh")):
        head = f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}\nSố: 5/KH-UBND\n{place}, ngày 01 tháng 02 năm 2020\nKẾ HOẠCH\nThông tin\n"
        (tmp_path / name).write_text(head + "I. NỘI DUNG\n1. Sở Ngoại vụ chủ trì tuyên truyền.\n", "utf-8")
    store = str(tmp_path / "s.db")
    assert call("ingest", str(tmp_path), "--store", store).exit_code == 0
    shown = call("show", "5/KH-UBND", "--store", store)
    assert shown.exit_code == 1
    assert "doc:ha-tinh/2020/5-kh-ubnd, doc:lao-cai/2020/5-kh-ubnd" in shown.stderr


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Sở Ngoại vụ chủ trì bao nhiêu nhiệm vụ?",
            "5/KH-UBND có trong kho từ 2 tệp khác chữ nhau (a.txt, b.txt): nhiệm vụ của nó có thể được đếm hơn một lần, hoặc chỉ của một tệp.",
        ),
        (
            "How many tasks does the Department of Foreign Affairs lead?",
            "5/KH-UBND is in the store from 2 files with different words (a.txt, b.txt): its tasks may be counted more than once, or of one file only.",
        ),
    ],
)
def test_an_answer_from_two_files_of_one_number_says_so(tmp_path, question, said):
    head = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 5/KH-UBND\nLào Cai, ngày 01 tháng 02 năm 2020\nKẾ HOẠCH\nThông tin\nI. NỘI DUNG\n"
    for name, work in (("a.txt", "tuyên truyền biên giới"), ("b.txt", "tuyên truyền biên giới và biển đảo")):
        (tmp_path / name).write_text(f"{head}1. Sở Ngoại vụ chủ trì {work}.\n", "utf-8")
    store = str(tmp_path / "s.db")
    assert call("ingest", str(tmp_path), "--store", store).exit_code == 0
    (answer,) = objects(call("ask", question, "--json", "--store", store))
    assert answer["count"] == 2 and [caveat for caveat in answer["caveats"] if "5/KH-UBND" in caveat] == [said]
    (tmp_path / "b.txt").unlink()
    assert call("ingest", str(tmp_path), "--prune", "--store", store).exit_code == 0
    (alone,) = objects(call("ask", question, "--json", "--store", store))
    assert alone["count"] == 1 and not any("5/KH-UBND" in caveat for caveat in alone["caveats"])


def test_an_error_cannot_steer_the_terminal(tmp_path):
    result = call("parse", str(tmp_path / "\x1b[31mgone.txt"))
    assert result.exit_code == 1
    assert "\x1b[31mgone" not in result.stderr
    assert "gone.txt" in result.stderr


def test_remove_takes_a_document_out(tmp_path, plan):
    store = str(tmp_path / "s.db")
    call("ingest", str(plan), "--store", store)
    ident = objects(call("documents", "--store", store, "--json"))[0]["documents"][0]["id"]
    assert call("remove", ident, "--store", store).exit_code == 0
    assert objects(call("documents", "--store", store, "--json"))[0]["documents"] == []
    again = call("remove", ident, "--store", store)
    assert again.exit_code == 1
    assert ident in again.stderr


def test_wrong_usage_ends_with_status_two():
    assert call("search").exit_code == 2
    assert call("ask", "a", "--nonsense").exit_code == 2
    assert call("query").exit_code == 2


def test_the_terminal_shows_no_control_characters(five_db):
    result = call("ask", "\x1b[31mđỏ\x1b[0m \u202e tỉnh nào", "--store", str(five_db))
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def test_every_word_of_the_commands_is_said_in_both_languages():
    for table, rows in tables("commands.yaml").items():
        for name, words in rows.items():
            assert set(words) == {"vi", "en"}, (table, name)
            filled = [{field for _, field, _, _ in Formatter().parse(said) if field} for said in words.values()]
            assert filled[0] == filled[1], (table, name)


def test_the_list_of_commands_cuts_no_sentence():
    said = call("--help").stdout
    assert "..." not in said.split("Commands:")[1]
    assert "what an earlier reader read." in " ".join(said.split())


WITHOUT_WORDS = {"alike", "app", "eval", "parse", "query", "search"}  # print what documents say, or take the question's language


def test_every_command_that_adds_words_takes_their_language():
    spoken = {name for name, command in cli.main.commands.items() if any("--language" in option.opts for option in command.params)}
    assert set(cli.main.commands) - spoken - {"corrections"} == WITHOUT_WORDS
    group = cli.main.commands["corrections"].commands
    assert {name for name, command in group.items() if any("--language" in option.opts for option in command.params)} == {*group} - {"add"}


def test_help_lists_every_command_with_an_example():
    for name in cli.main.commands:
        shown = call(name, "--help")
        assert shown.exit_code == 0
        assert "Example: cancu " in shown.output, name


def test_at_its_end_a_command_looks_for_no_garbage():
    script = (
        "import atexit, gc, sys; sys.argv = ['cancu', '--version']; from cancu.__main__ import main\n"
        "before = gc.get_freeze_count(); atexit.register(lambda: print('frozen', before, gc.get_freeze_count() > 10_000))\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "frozen 0 True"
