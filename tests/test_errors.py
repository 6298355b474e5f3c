"""Errors by name: what is typed, the code and the words that say what to do next; and no code of the project goes without a test."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
import graph
from graph.model import DocumentFacts
from ingest.parsed import Notice
from ingest.source import notices
from text.errors import BadInput, CancuError, InvalidSchema, InvalidSpan, QueryRejected, StoreError, UnreadableSource
from text.spans import Span

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("text", "graph", "ingest", "search", "cli", "views")


def call(*arguments: str, store: Path | None = None):
    return CliRunner().invoke(cli.main, [*arguments, *(("--store", str(store)) if store else ())])


# ---- on the command line: (code, arguments, words of the message); HERE is an empty folder
ON_THE_STORE = [
    (
        "wrong-language",
        ["query", "--cypher", "MATCH (n) RETURN n"],
        "is an embedded store, which does not speak Cypher. Use --sql or --sparql",
    ),
    ("no-such-query", ["query", "--saved", "nothing"], "No saved query 'nothing'. There are:"),
    ("bad-query", ["query", "--sparql", "SELECT WHERE"], "it cannot be read"),
    ("query-rejected", ["query", "--sql", "DELETE FROM edge"], "DELETE is not allowed; a query may only read the store"),
    ("no-such-reading", ["ask", "Sở Ngoại vụ Lào Cai làm gì", "--reading", "9"], "The question has no reading 9; it has"),
    ("unknown-name", ["search", "biên giới", "--province", "Atlantis"], "'Atlantis' is no province that is known here. Give a name"),
    ("csv-needs-folder", ["export", "--format", "csv", "-o", "-"], "CSV is several tables. Give a folder or an archive"),
    ("cannot-write", ["export", "--format", "jsonl", "-o", "HERE/file/out.jsonl"], "cannot be written"),
    ("unreadable-questions", ["eval", "HERE/none.jsonl"], "Give a file of JSON Lines in UTF-8"),
    ("no-questions", ["eval", "HERE/empty"], "has no questions. A line is"),
    ("bad-question", ["eval", "HERE/file"], "line 1 is no JSON"),
]
ON_FILES = [
    ("cannot-read", ["import", "HERE/none.jsonl"], "Give a file that `cancu export --format jsonl` wrote"),
    ("not-an-export", ["import", "HERE/empty"], "is empty. Give a file that"),
    ("broken-export", ["import", "HERE/cut.jsonl"], "Was the file cut off? Export again"),
    ("report-format", ["ingest", "HERE/plan.txt", "--report", "HERE/report.docx"], "a report is a .csv or .html file"),
    ("report-not-written", ["ingest", "HERE/plan.txt", "--report", "HERE/none/report.csv"], "the report cannot be written"),
    ("not-found", ["parse", "HERE/none.txt"], "Check the path"),
    ("encrypted", ["parse", "HERE/locked.pdf"], "needs a password. Save it without one"),
    ("unknown-format", ["parse", "HERE/slides.odp"], "slides, drawings and sheets of this format are not read. Give a .txt"),
    ("cannot-open", ["parse", "HERE/closed.txt"], "Check the path and its permissions"),
]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "file").write_text("no JSON\n", "utf-8")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "cut.jsonl").write_text('{"format": "cancu", "ver\n', "utf-8")
    (tmp_path / "plan.txt").write_text("Ghi chép", "utf-8")
    (tmp_path / "locked.pdf").write_bytes(_locked_pdf())
    slides = io.BytesIO()
    with zipfile.ZipFile(slides, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
    (tmp_path / "slides.odp").write_bytes(slides.getvalue())
    (tmp_path / "closed.txt").write_text("Ghi chép", "utf-8")
    (tmp_path / "closed.txt").chmod(0)
    return tmp_path


def _locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption("user", ownerPassword="owner"))
    canvas.drawString(100, 700, "Ke hoach")
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize(("code", "arguments", "words"), ON_THE_STORE, ids=[case[0] for case in ON_THE_STORE])
def test_what_is_asked_of_a_store(code: str, arguments: list[str], words: str, here: Path, five_db: Path):
    result = call(*(word.replace("HERE", str(here)) for word in arguments), store=five_db)
    assert result.exit_code == 1
    assert f"{code}: " in result.stderr and words in result.stderr, result.stderr


@pytest.mark.parametrize(("code", "arguments", "words"), ON_FILES, ids=[case[0] for case in ON_FILES])
def test_what_is_given_as_a_file(code: str, arguments: list[str], words: str, here: Path):
    if code == "cannot-open" and os.geteuid() == 0:
        pytest.skip("root may open every file")
    store = here / "own.db" if arguments[0] != "parse" else None
    result = call(*(word.replace("HERE", str(here)) for word in arguments), store=store)
    assert result.exit_code == 1
    assert f"{code}: " in result.stderr and words in result.stderr, result.stderr


# ---- of functions


@pytest.mark.parametrize("text", ["half \ud800 a character"])
def test_half_a_character_is_no_text(text: str):
    from text.errors import check_text

    error = _raised(lambda: check_text(text, "question"))
    assert (
        error.code == "no-text"
        and error.message == "The question holds a byte or half a character that is no text, at place 5. Type it again."
    )


def test_a_question_that_is_a_document(five_db: Path):
    result = CliRunner().invoke(cli.main, ["ask", "-", "--store", str(five_db)], input="x" * 100_001)
    assert result.exit_code == 1 and "too-long: The question has 100001 characters; at most 100000 are read." in result.stderr


def test_more_than_a_document_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "long.txt").write_text("Kế hoạch " * 100, "utf-8")
    from ingest.source import files, read

    monkeypatch.setattr(files, "MAX_BYTES", 100)
    error = _raised(lambda: read.read_source(str(tmp_path / "long.txt")))
    assert error.code == "too-large" and "MB" in error.message


def test_a_condition_that_is_none(five_db: Path):
    from search.answer.ask import ask
    from search.frames.edits import read_edits

    store = graph.open_store(str(five_db), read_only=True)
    try:
        error = _raised(lambda: ask(store, "Sở Ngoại vụ Lào Cai làm gì", edits=read_edits("topic:none")))
    finally:
        store.close()
    assert error.code == "no-such-condition" and "The reading has no condition 'topic:none'. It has:" in error.message


def test_facts_that_do_not_fit_each_other():
    from graph.neo4j.project import _conflict

    error = _conflict(
        graph.model.Node("agency:x", "Agency", {}), "Body", DocumentFacts("doc:x", "x.txt", "0" * 64, "Kế hoạch", (), (), (), {}, {})
    )
    assert isinstance(error, StoreError) and error.code == "bad-facts" and "Two kinds of thing must not share an id." in error.message


@pytest.mark.parametrize(
    ("made", "code", "words"),
    [
        (lambda: notices.unreadable_pages([3], 0, 9), "unreadable-text", "The recognized text of page 3 is no readable Vietnamese"),
        (lambda: notices.automatic_numbers(4), "automatic-numbers", "Save it as .docx."),
        (lambda: notices.signature_fields(0, 9), "form-fields", "their words are read where they are printed"),
        (lambda: notices.broken_text_layer(0, 9), "broken-text-layer", "words are torn by blanks"),
        (lambda: notices.ocr_text(list(range(1, 15)), 0, 9), "ocr-text", "Page 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12… was recognized"),
    ],
)
def test_what_a_file_is_said_to_be(made: Callable[[], Notice], code: str, words: str):
    notice = made()
    assert notice.code == code and words in notice.message_en and notice.message != notice.message_en


def test_a_correction_that_is_none(five_db: Path, tmp_path: Path):
    own = tmp_path / "own.db"
    own.write_bytes(five_db.read_bytes())
    result = call("corrections", "withdraw", "nothing", store=own)
    assert result.exit_code == 1 and "no-such-correction: No correction 'nothing' in the store." in result.stderr
    from graph.corrections.values import Time

    error = _raised(lambda: Time.of("soon"))
    assert error.code == "bad-correction" and "'soon' is no time. Give ISO dates" in error.message


def test_a_place_without_a_passage(five_db: Path):
    from search.passages.alike import alike

    store = graph.open_store(str(five_db), read_only=True)
    try:
        error = _raised(lambda: alike(store, "doc:lao-cai/2020/88-kh-ubnd", 9_999_990, 9_999_999))
    finally:
        store.close()
    assert error.code == "no-passage" and "Point at words of its body." in error.message


def test_an_explorer_that_only_reads(monkeypatch: pytest.MonkeyPatch):
    from views.services import access

    monkeypatch.setattr(access, "is_read_only", lambda: True)
    error = _raised(access.check_writable)
    assert error.code == "read-only" and "nothing can be brought, removed or corrected here" in error.message


def test_a_model_that_is_none(tmp_path: Path):
    from search.passages.static_model import StaticEmbedder

    error = _raised(lambda: StaticEmbedder(tmp_path))
    assert error.code == "bad-model" and "Restore data/model or run `make model`." in error.message


def test_an_explorer_that_does_not_start():
    from views.serve import ExplorerFailed, free_port

    taken = _raised(lambda: free_port(8501, tries=0))
    assert (
        isinstance(taken, ExplorerFailed)
        and taken.code == "explorer-failed"
        and "are all taken. Give another with --port." in taken.message
    )


def _raised(act: Callable[[], object]) -> CancuError:
    with pytest.raises(CancuError) as caught:
        act()
    return caught.value


def test_a_number_of_two_documents_is_not_guessed():
    from cli.base import document_id

    class Two:
        def documents(self):
            return [graph.model.Node(f"doc:x/{n}", "Document", {"number": "1/KH"}) for n in (1, 2)]

    error = _raised(lambda: document_id(Two(), "1/kh"))
    assert (error.code, "is the number of 2 documents: doc:x/1, doc:x/2. Give one of these ids." in error.message) == (
        "ambiguous-document",
        True,
    )


def test_a_limit_below_one(five_db: Path):
    from search.passages.finding import find

    store = graph.open_store(str(five_db), read_only=True)
    try:
        error = _raised(lambda: find(store, "biên giới", limit=0))
    finally:
        store.close()
    assert error.code == "bad-limit" and "it must be at least 1" in error.message


def test_a_language_that_nobody_speaks(five_db: Path):
    from graph.readonly import run

    error = _raised(lambda: run(str(five_db), "gql", "MATCH (n) RETURN n"))
    assert error.code == "wrong-language" and "Known are sql, cypher and sparql" in error.message


@pytest.mark.parametrize(
    ("error", "code"),
    [(BadInput, "bad-input"), (InvalidSchema, "invalid-schema"), (InvalidSpan, "invalid-span"), (QueryRejected, "query-rejected"),
     (StoreError, "store-error"), (UnreadableSource, "unreadable-source")],
)  # fmt: skip
def test_a_class_has_a_code_of_its_own(error: type[CancuError], code: str):
    assert error("what").to_json() == {"code": code, "message": "what"}


def test_a_range_that_is_none():
    error = _raised(lambda: Span(5, 3).quote("Kế hoạch"))
    assert error.code == "invalid-span" and "[5, 3) is not a range of this text (8 characters)" in error.message


def test_a_store_that_changes_all_the_time():
    from graph.one_state import one_state

    class Busy:
        url, writes = "busy.db", 0
        keeps_states = False
        snapshot = contextlib.nullcontext

        def meta(self, key: str) -> str:
            self.writes += 1
            return str(self.writes)

    def gone() -> None:
        raise KeyError("doc:x")

    error = _raised(lambda: one_state(Busy(), gone))
    assert error.code == "store-changing" and "Ask again when less is written to it" in error.message


@pytest.mark.parametrize(
    ("said", "code"),
    [("disk I/O error", "disk-error"), ("something else", "store-failed"), ("attempt to write a readonly database", "store-read-only")],
)
def test_what_sqlite_says(said: str, code: str):
    import sqlite3

    from graph.sqlite.ddl import store_errors

    def act() -> None:
        with store_errors("x.db"):
            raise sqlite3.OperationalError(said)

    assert _raised(act).code == code


def test_a_thing_that_no_store_knows(five_db: Path):
    from graph.explore import holdings, profile

    store = graph.open_store(str(five_db), read_only=True)
    try:
        error = _raised(lambda: profile(holdings(store), "agency:atlantis/so-y-te"))
    finally:
        store.close()
    assert error.code == "unknown-thing" and "Ask for it by name" in error.message


# ---- none is left out


def _codes() -> dict[str, str]:
    """Return {code: file} of every code that is given as `code=` or as a class's `code`."""
    found: dict[str, str] = {}
    for path in [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            value = node.value if isinstance(node, ast.keyword) and node.arg == "code" else None
            if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["code"]:
                value = node.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value.islower():
                found[value.value] = str(path.relative_to(ROOT))
    return found


# Codes whose messages other tests read: where, and the words.
READ_ELSEWHERE = {
    "text-changed": ("graph/test_sqlite_keeping.py", "its text is not the one that was read"),
    "facts-changed": ("graph/test_sqlite_keeping.py", "its facts or vectors are"),
    "no-text-layer": ("ingest/source/test_pdf.py", "only pictures. Install tesseract-ocr"),
    "no-such-value": ("search/test_edits.py", "is no id of this store or its vocabulary"),
}
# Faults of a machine or of training, which no test can bring about without replacing what it tests.
OF_A_MACHINE = {
    "no-sign-in",  # an installation without Authlib: tests/views/test_access.py reads its words
    "bad-package", "no-package", "no-sets",  # training, without its package or sets
    "neo4j-not-fetched", "no-driver",  # a machine without the network, an installation without the driver
    "reader-not-started", "readers-stopped", "store-unreadable",  # a process that does not start or is ended from outside, a disk that refuses
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(READ_ELSEWHERE))
def test_a_message_is_read_elsewhere(code: str):
    file, words = READ_ELSEWHERE[code]
    assert words in (ROOT / "tests" / file).read_text("utf-8")


def test_every_code_stands_in_a_test_by_name():
    tests = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "tests").rglob("*.py")))
    codes = _codes()
    assert len(codes) > 70
    silent = {code: where for code, where in codes.items() if not any(shape.format(code) in tests for shape in ('"{}"', "'{}'", "{}:"))}
    assert not silent, f"no test names these codes: {silent}"


def test_what_is_left_out_is_a_code():
    assert _codes().keys() >= OF_A_MACHINE | READ_ELSEWHERE.keys()
