"""One task table in four formats, and the five documents' letters in six encodings: the very same facts."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from ingest.parsed import ParsedDocument
from ingest.pipeline import parse
from ingest.source.read import read_source
from tests.ingest.source import makers, old_letters

DOCUMENTS = Path(__file__).resolve().parents[3] / "data" / "documents"
GRID = [
    ["TT", "Nhiệm vụ", "Phân công", "Phân công", "Thời gian hoàn thành"],
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"],
    ["I", *["Nhóm nhiệm vụ về thể chế"] * 4],
    ["1", "Ban hành kế hoạch dữ liệu mở", "Sở Y tế", "Sở Nội vụ", "Tháng 6/2023"],
    ["2", "Rà soát thủ tục hành chính nội bộ", "Sở Y tế", "Sở Tài chính", "Quý III/2023"],
    ["3", "Tổ chức tập huấn cho cán bộ xã", "Sở Nội vụ", "Sở Ngoại vụ", "Quý IV/2023"],
]
SAID = [
    (
        "Ban hành kế hoạch dữ liệu mở",
        [("coordinate", "Sở Nội vụ tỉnh Lào Cai"), ("lead", "Sở Y tế tỉnh Lào Cai")],
        ("2023-06-01", "2023-06-30"),
    ),
    (
        "Rà soát thủ tục hành chính nội bộ",
        [("coordinate", "Sở Tài chính tỉnh Lào Cai"), ("lead", "Sở Y tế tỉnh Lào Cai")],
        ("2023-07-01", "2023-09-30"),
    ),
    (
        "Tổ chức tập huấn cho cán bộ xã",
        [("coordinate", "Sở Ngoại vụ tỉnh Lào Cai"), ("lead", "Sở Nội vụ tỉnh Lào Cai")],
        ("2023-10-01", "2023-12-31"),
    ),
]
MADE = [("a.docx", makers.tasks_docx), ("a.html", makers.tasks_html), ("a.xlsx", makers.tasks_xlsx), ("a.pdf", makers.tasks_pdf)]


def roles(parsed: ParsedDocument) -> list[object]:
    return [
        (
            parsed.source.text[task.span.start : task.span.end],
            sorted((role.role, role.name) for role in task.roles),
            (task.time.start, task.time.end) if task.time else None,
        )
        for task in parsed.tasks
    ]


@pytest.mark.parametrize(("name", "make"), MADE, ids=[name for name, _ in MADE])
def test_one_table_gives_the_same_facts_in_every_format(tmp_path: Path, name: str, make: object) -> None:
    source = makers.read(tmp_path, name, make())  # type: ignore[operator]
    assert makers.grids(source) == [GRID]
    parsed = parse(source)
    document = parsed.document
    assert (document.number, document.type, document.issue_date) == ("12/KH-UBND", "Kế hoạch", "2023-03-05")
    assert document.issuer == "Ủy ban nhân dân tỉnh Lào Cai"
    assert roles(parsed) == SAID


def test_a_table_in_a_cell_of_an_old_word_file_is_one() -> None:
    """tests/data/nested.doc: the letterhead and the task table stand in the cell of another table each."""
    source = read_source(str(DOCUMENTS.parents[1] / "tests" / "data" / "nested.doc"))
    assert [grid[1:] for grid in makers.grids(source)] == [GRID[1:]]
    parsed = parse(source)
    assert (parsed.document.number, parsed.document.issue_date) == ("12/KH-UBND", "2023-03-05")
    assert roles(parsed) == SAID


def test_a_tracker_without_a_letterhead_is_read(tmp_path: Path) -> None:
    """A sheet that holds nothing but the table; one that assigns nothing stays a plain text."""
    import io

    import openpyxl

    def sheet(rows: list[list[str]]) -> bytes:
        book, out = openpyxl.Workbook(), io.BytesIO()
        for row in rows:
            book.active.append(row)
        book.save(out)
        return out.getvalue()

    rows = [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"], *GRID[3:]]
    parsed = parse(makers.read(tmp_path, "a.xlsx", sheet(rows)))
    assert [[role.name for role in task.roles] for task in parsed.tasks] == [
        ["Sở Y tế", "Sở Nội vụ"],
        ["Sở Y tế", "Sở Tài chính"],
        ["Sở Nội vụ", "Sở Ngoại vụ"],
    ]
    assert [task.time and task.time.end for task in parsed.tasks] == ["2023-06-30", "2023-09-30", "2023-12-31"]
    assert parsed.is_administrative
    prices = parse(makers.read(tmp_path, "b.xlsx", sheet([["TT", "Mặt hàng", "Giá"], ["1", "Gạo", "20.000"], ["2", "Ngô", "9.000"]])))
    assert (prices.is_administrative, prices.tasks) == (False, ())


def facts(parsed: ParsedDocument) -> object:
    """What a document says, apart from where: ids, words in composed letters without blanks."""
    text = parsed.source.text
    document = parsed.document
    words = {
        task.id: "".join(unicodedata.normalize("NFC", text[task.span.start : task.span.end]).casefold().split()) for task in parsed.tasks
    }
    return (
        (document.number, document.type, document.issuer, document.issue_date, document.signer, document.period),
        [(words[task.id], sorted((role.agency, role.role) for role in task.roles), task.time and task.time.start) for task in parsed.tasks],
        [(citation.number, citation.type, citation.role, citation.target) for citation in parsed.citations],
    )


ENCODED = {
    "tcvn3": lambda text: old_letters.tcvn3(text).encode("cp1252", "replace"),
    "vni": lambda text: old_letters.vni(text).encode("cp1252", "replace"),
    "viqr": lambda text: old_letters.viqr(text).encode("utf-8"),
    "windows-1258": lambda text: old_letters.windows_1258(text).encode("cp1258", "replace"),
    "utf-16": lambda text: text.encode("utf-16"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode("utf-8"),
}


@pytest.fixture(scope="module")
def plan() -> tuple[str, object]:
    path = DOCUMENTS / "ha-tinh-2020.txt"
    return path.read_text("utf-8-sig"), facts(parse(read_source(str(path))))


@pytest.mark.parametrize("name", sorted(ENCODED))
def test_a_text_in_old_letters_says_the_same(tmp_path: Path, plan: tuple[str, object], name: str) -> None:
    text, truth = plan
    assert facts(parse(makers.read(tmp_path, "a.txt", ENCODED[name](text)))) == truth


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viqr", "nfd"])
def test_a_word_file_in_old_letters_says_the_same(tmp_path: Path, plan: tuple[str, object], name: str) -> None:
    text, truth = plan
    shown = ENCODED[name](text).decode("cp1252" if name in ("tcvn3", "vni") else "utf-8")
    body = "".join(makers.p(line.replace("&", "&amp;").replace("<", "&lt;")) for line in shown.splitlines())
    source = makers.read(tmp_path, "a.docx", makers.docx(body))
    assert facts(parse(source)) == truth
    assert ("old-letters" in [notice.code for notice in source.notices]) == (name != "nfd")


@pytest.mark.parametrize("name", ["tcvn3", "vni", "windows-1258", "nfd"])
def test_a_pdf_in_old_letters_says_the_same(tmp_path: Path, plan: tuple[str, object], name: str) -> None:
    text, truth = plan
    shown = ENCODED[name](text).decode("utf-8" if name == "nfd" else "cp1252")
    source = makers.read(tmp_path, "a.pdf", makers.printed([line for line in shown.splitlines() if line.strip()]))
    assert facts(parse(source)) == truth
    assert ("old-letters" in [notice.code for notice in source.notices]) == (name != "nfd")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice makes the copies; it is not installed")
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_copies_made_by_libreoffice_say_the_same(tmp_path: Path, plan: tuple[str, object], ending: str) -> None:
    text, truth = plan
    body = "".join(makers.p(line.replace("&", "&amp;").replace("<", "&lt;")) for line in text.splitlines())
    made = tmp_path / "a.docx"
    made.write_bytes(makers.docx(body))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(made)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert facts(parse(read_source(str(tmp_path / f"a.{ending}")))) == truth
