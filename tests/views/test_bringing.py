"""Bringing files: read before they enter, kept beside the store, written as `cancu ingest` writes, removed, read again, refused."""

import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import graph
from graph.twins import Twins
from ingest.brought import folder_of, keep, safe_name
from tests.views.drawn import blocks
from text.errors import CancuError
from views.bring import _Desk
from views.checks import check, problem
from views.i18n import PAGES, words_of
from views.services import bringing
from views.services import store as held
from views.services.bringing import Came, Outcome

ROOT = Path(__file__).resolve().parents[2]
PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 7/KH-UBND\n\nLào Cai, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nTrồng rừng năm 2021\n\n"
    "I. NHIỆM VỤ\n\n1. Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Sở Tài chính trồng rừng.\n"
)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An address of a store that is not there yet, in an explorer that may write to it."""
    monkeypatch.setenv("CANCU_STORE", str(tmp_path / "new.db"))
    monkeypatch.setenv("CANCU_READ_ONLY", "0")
    monkeypatch.setenv("CANCU_ENCODER", "none")
    monkeypatch.setattr(held, "_opened", lambda address: graph.open_store(address, read_only=True))  # whatever another test put there
    return tmp_path / "new.db"


def looked(*files):
    """Return {path: what came of it} of files given as (name, bytes)."""
    paths = [bringing.waiting_file(name, data) for name, data in files]
    found = {path: [] for path in paths}
    for path, came in bringing.look_through(paths, lambda of: None):
        found[path].append(came)
    return found


def brought(*files):
    found = looked(*files)
    return bringing.enter(list(found), found, lambda done, of: None)


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def test_what_is_looked_at_is_not_stored(store):
    (came,) = looked(("kế hoạch.txt", PLAN.encode()))[bringing.waiting_file("kế hoạch.txt", PLAN.encode())]
    assert came.name == "kế hoạch.txt" and came.parsed["document"]["number"] == "7/KH-UBND"
    assert not store.exists() and not folder_of(str(store)).exists()
    block = check(came, "en")
    assert {pair["label"]: pair["text"] for pair in block["pairs"]} == {
        "Number": "7/KH-UBND", "Document type": "Plan", "Issuer": "Ủy ban nhân dân tỉnh Lào Cai", "Date of issue": "2021-03-05", "Signed by": "not found", "Province": "Lào Cai",
    }  # fmt: skip
    assert [(one["figure"], one["text"]) for one in block["numbers"]] == [(1, "task"), (2, "roles of agencies"), (0, "citations")]
    assert block["href"] == "" and block["state"] is None


@pytest.mark.slow
def test_what_enters_stays_visible_to_ingest_and_is_removed_with_its_file(store):
    from ingest.run import ingest

    (outcome,) = brought(("plan.txt", PLAN.encode()))
    assert (outcome.name, outcome.outcome, outcome.document) == ("plan.txt", "added", "doc:lao-cai/2021/7-kh-ubnd")
    file = store.with_name("new.files") / "plan.txt"
    assert file.read_bytes() == PLAN.encode()
    opened = graph.open_store(str(store))
    assert list(opened.places()) == [file.as_posix()]
    import search

    report = ingest(opened, [str(file.parent)], indexer=search.default_indexer(), embedder=search.default_embedder(), prune=True)
    assert (report.unchanged, report.removed, report.missing) == (1, [], [])
    opened.close()
    assert [one.outcome for one in bringing.again(outcome.document)] == ["unchanged"]
    came = bringing.read_through(outcome.document)
    assert came.parsed["text"] == PLAN and check(came, "vi", outcome)["href"].startswith("document?id=doc%3Alao-cai")
    bringing.remove(outcome.document)
    assert not file.exists()
    with pytest.raises(CancuError, match="no such document"):
        bringing.remove(outcome.document)


@pytest.mark.slow
def test_a_file_takes_the_place_of_one_that_says_the_same_document_only(store):
    brought(("plan.txt", PLAN.encode()))
    (again,) = brought(("plan.txt", PLAN.replace("trồng rừng.", "trồng rừng và giữ rừng.").encode()))
    assert (again.outcome, again.document) == ("updated", "doc:lao-cai/2021/7-kh-ubnd")
    (other,) = brought(("plan.txt", PLAN.replace("7/KH", "8/KH").encode()))
    assert (other.outcome, other.document) == ("added", "doc:lao-cai/2021/8-kh-ubnd")
    assert sorted(path.name for path in folder_of(str(store)).iterdir()) == ["plan (2).txt", "plan.txt"]
    bringing.remove(again.document)
    assert [path.name for path in folder_of(str(store)).iterdir()] == ["plan (2).txt"]


@pytest.mark.slow
def test_an_archive_gives_what_it_holds_and_what_it_passes_over(store):
    data = zipped(one_txt=PLAN, two_txt=PLAN.replace("7/KH", "9/KH"), picture_bin=b"\0\1", style_css="p {}")
    (path,) = found = looked(("papers.zip", data))
    assert sorted((came.name, came.code) for came in found[path]) == [
        ("papers.zip/one.txt", ""), ("papers.zip/picture.bin", "no-document"), ("papers.zip/style.css", "no-document"), ("papers.zip/two.txt", ""),
    ]  # fmt: skip
    outcomes = bringing.enter([path], found, lambda done, of: None)
    assert {(one.name, one.outcome) for one in outcomes if one.document} == {
        ("papers.zip/one.txt", "added"),
        ("papers.zip/two.txt", "added"),
    }
    bringing.remove("doc:lao-cai/2021/7-kh-ubnd")
    assert (folder_of(str(store)) / "papers.zip").exists(), "the other document is still in it"
    bringing.remove("doc:lao-cai/2021/9-kh-ubnd")
    assert not (folder_of(str(store)) / "papers.zip").exists()


@pytest.mark.parametrize(
    ("name", "data", "code", "vi", "en"),
    [
        ("a.docx", b"no archive", "broken-file", "Tệp bị hỏng", "a.docx: named .docx but its first bytes"),
        ("a.txt", b"", "empty-file", "Tệp trống", "a.txt: the file is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary-file", "không phải văn bản", "a.txt: "),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_the_readers_language(store, name, data, code, vi, en):
    (path,) = found = looked((name, data))
    (came,) = found[path]
    assert came.code == code
    assert vi in check(came, "vi")["parts"][0]["rows"][0]["text"]
    assert check(came, "en")["parts"][0]["rows"][0]["text"].startswith(en)


def test_a_text_that_is_no_administrative_document_is_told_so(store):
    (path,) = found = looked(("giá.txt", "Bảng giá\nNước dưới đất 5000\n".encode()))
    (part,) = check(found[path][0], "en")["parts"]
    assert part["title"] == "Look at these (1)"
    assert (
        part["rows"][0]["text"] == "The text has not the form of an administrative document: it is read as a plain text, for search only."
    )


def test_what_could_not_be_read_is_still_named_when_the_others_have_entered(store):
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at._page_hash = calc_hash("bring")
    at.query_params["lang"] = "en"
    at.session_state["_desk"] = _Desk(
        outcomes=[Outcome("plan.pdf", "failed", code="broken-file")],
        left_out=[Came("trống.txt", code="empty-file", message="trống.txt: it is empty.")],
    )
    at.run()
    assert not at.exception
    said = blocks(at)
    assert [block["file"] for block in said if block["type"] == "check"] == ["plan.pdf", "trống.txt"]
    assert [block["text"] for block in said if block["type"] == "heading"] == ["1 file did not enter the store"]


@pytest.mark.slow
def test_files_of_one_document_are_told_before_and_after_they_enter(store):
    other = PLAN.replace("trồng rừng.", "trồng rừng và giữ rừng.")
    found = looked(("a.txt", PLAN.encode()), ("b.txt", other.encode()))
    came = [one for each in found.values() for one in each]
    shared = bringing.shared(came)
    assert shared == {"a.txt": Twins(number=("b.txt",)), "b.txt": Twins(number=("a.txt",))}
    part = check(came[0], "en", shared=shared["a.txt"])["parts"][0]
    assert part["title"] == "Look at these (1)" and part["rows"][0]["text"].startswith("The same number as b.txt, in other words;")
    outcomes = bringing.enter(list(found), found, lambda done, of: None)
    after = bringing.shared_now()
    assert [after[one.document] for one in outcomes] == [Twins(number=("b.txt",)), Twins(number=("a.txt",))]
    (third,) = next(iter(looked(("c.txt", PLAN.encode())).values()))
    assert bringing.shared([third])["c.txt"] == Twins(text=("a.txt",), number=("b.txt",))


def test_nothing_is_brought_where_the_explorer_is_read_only(store, monkeypatch):
    monkeypatch.setenv("CANCU_READ_ONLY", "1")
    for act in (lambda: bringing.waiting_file("a.txt", b"x"), lambda: bringing.remove("doc:x"), lambda: bringing.again("doc:x")):
        with pytest.raises(CancuError, match="read only: nothing can be brought, removed or corrected here"):
            act()
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at._page_hash = calc_hash("bring")
    at.run()
    assert not at.exception and not at.button


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\plan.docx", "plan.docx"),
        ("kế hoạch: 2020?.pdf", "kế hoạch_ 2020_.pdf"),
        (".hidden", "hidden"),
        ("", "van-ban"),
        ("a\x00b\u202e.txt", "ab.txt"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_of_files_are_made_safe(name, expected):
    assert safe_name(name) == expected


@pytest.mark.parametrize(
    ("url", "expected"), [("/a/demo.db", "/a/demo.files"), ("sqlite:////a/demo.db", "/a/demo.files"), ("sqlite:///b.db", "b.files")]
)
def test_the_folder_stands_beside_the_store(url, expected):
    assert folder_of(url) == Path(expected).absolute()


def test_the_folder_of_a_servers_store_is_in_the_users_data(monkeypatch, tmp_path):
    monkeypatch.setenv("CANCU_STORE", str(tmp_path / "cancu.db"))
    assert folder_of("bolt://localhost:7687") == tmp_path / "localhost-7687.files"


def test_a_kept_file_is_whole_or_not_there(tmp_path):
    path = keep(tmp_path / "kept", "a.txt", b"one", lambda path: False)
    assert (path, keep(tmp_path / "kept", "a.txt", b"one", lambda path: False)) == (tmp_path / "kept/a.txt",) * 2
    assert keep(tmp_path / "kept", "a.txt", b"two", lambda path: True).read_bytes() == b"two"
    assert [one.name for one in (tmp_path / "kept").iterdir()] == ["a.txt"]


def test_an_unknown_problem_still_says_something():
    assert problem("never-seen", "", "vi") == "Có lỗi không lường trước (never-seen)."
    assert problem("empty-file", "a.txt: the file is empty.", "en") == "a.txt: the file is empty."


# Errors of the command line, of a store's administration and of the models' training never reach a page.
BEYOND_PAGES = {
    "bad-facts", "bad-limit", "bad-model", "bad-package", "bad-query", "bad-question", "broken-export", "cannot-read", "cannot-write", "csv-needs-folder",
    "error", "explorer-failed", "facts-changed", "file-exists", "invalid-schema", "invalid-span", "neo4j-not-fetched", "no-driver", "no-package", "no-questions",
    "no-ray", "no-sets", "no-such-condition", "no-such-query", "not-an-export", "query-rejected", "ray-unreachable", "report-format", "report-not-written", "text-changed",
    "unreadable-questions", "wrong-language",
}  # fmt: skip


def test_every_error_that_a_page_may_meet_is_said_in_both_languages():
    import re

    codes = set()
    for room in ("ingest", "graph", "search", "text", "views"):
        for path in (ROOT / room).rglob("*.py"):
            codes |= set(re.findall(r'\bcode ?= ?"([a-z0-9-]+)"', path.read_text("utf-8")))
    said = {key.removeprefix("problem.") for key in words_of(PAGES) if key.startswith("problem.")}
    assert codes - said - BEYOND_PAGES == set()
