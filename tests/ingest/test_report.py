"""The table at the end of an ingest: what became of each file, escaped."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from ingest.report import FileRow, read_row, reason, report_lines, unread_row, write_report
from text.errors import BadInput

PARSED = {
    "document": {"type": "Kế hoạch", "number": "12/KH-UBND"},
    "tasks": [{}, {}],
    "findings": [{"severity": "info", "message": "không cần"}, {"severity": "warning", "message": "IV nhảy từ 5 đến 12"}],
}
ROWS = [
    read_row("thư mục/a.docx", "added", PARSED),
    FileRow("<b>.pdf", "PDF", "failed", look=("=1+1 <script>x</script>",)),
    FileRow("b.css", "CSS", "passed over", look=("no document",)),
]


def test_lines_say_what_was_read_and_what_to_look_at() -> None:
    lines = report_lines(ROWS)
    assert [line.split()[0] for line in lines] == ["Tệp", "thư", "<b>.pdf", "b.css"]
    assert lines[1].split("  ")[1:] and all(
        word in lines[1] for word in ("DOCX", "đã thêm", "Kế hoạch", "12/KH-UBND", "2", "IV nhảy từ 5 đến 12")
    )
    assert "không cần" not in lines[1]
    assert report_lines([]) == []


def test_the_table_is_in_the_language_asked_for(tmp_path: Path) -> None:
    finding = {"severity": "warning", "message": "IV nhảy từ 5 đến 12", "message_en": "IV jumps from 5 to 12"}
    row = read_row("a.docx", "updated", PARSED | {"findings": [finding]})
    assert row.cells("en") == ("a.docx", "DOCX", "updated", "Plan", "12/KH-UBND", "2", "IV jumps from 5 to 12")
    assert report_lines([row], language="en")[0].split() == [
        "File",
        "Format",
        "Outcome",
        "Document",
        "type",
        "Number",
        "Tasks",
        "To",
        "look",
        "at",
    ]
    assert report_lines([row] * 3, most=1, language="en")[-1] == "… 2 more files: --report FILE.html has them all"
    write_report(str(tmp_path / "r.html"), [row], "en")
    page = (tmp_path / "r.html").read_text("utf-8")
    assert '<html lang="en">' in page and "<h1>What became of the files</h1>" in page and "IV jumps from 5 to 12" in page


def test_a_text_of_which_no_facts_are_read_says_so_and_a_failure_says_its_file_once() -> None:
    plain = {"findings": [{"severity": "info", "code": "plain-text", "message": "chỉ đọc như văn bản thường"}]}
    assert read_row("giá.xlsx", "added", plain).cells()[-1] == "chỉ đọc như văn bản thường"
    assert FileRow("x/a.pdf", "PDF", "failed", look=("x/a.pdf: no text. Run OCR.",)).cells()[-1] == "no text. Run OCR."


def test_why_a_file_was_not_read_is_said_in_the_language_of_the_table() -> None:
    row = unread_row("in/x.csv", "passed over", "no-document", "files named .csv are no documents")
    assert row.cells() == ("in/x.csv", "CSV", "bỏ qua", "", "", "", "Loại tệp này không phải văn bản.")
    assert row.cells("en")[-1] == "files named .csv are no documents"
    assert reason("a-new-code", "it says so itself", "vi") == "it says so itself"


def test_of_many_files_those_to_look_at_come_first() -> None:
    rows = [FileRow(f"{i}.txt", "TXT", "added") for i in range(100)] + [FileRow("z.pdf", "PDF", "failed", look=("hỏng",))]
    lines = report_lines(rows, most=10)
    assert lines[1].startswith("z.pdf") and len(lines) == 12 and "91 tệp nữa" in lines[-1]


def test_a_long_path_keeps_its_end() -> None:
    assert (
        report_lines([FileRow("x" * 80 + "/cuối.pdf", "PDF", "added")])[1].startswith("…xx")
        and "/cuối.pdf" in report_lines([FileRow("x" * 80 + "/cuối.pdf", "PDF", "added")])[1]
    )


def test_a_page_escapes_what_files_say(tmp_path: Path) -> None:
    write_report(str(tmp_path / "r.html"), ROWS)
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "<script>x" not in page and "&lt;script&gt;x&lt;/script&gt;" in page and "&lt;b&gt;.pdf" in page
    assert page.count("<tr") == 4


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(tmp_path: Path) -> None:
    write_report(str(tmp_path / "r.csv"), ROWS)
    data = (tmp_path / "r.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1] == ["thư mục/a.docx", "DOCX", "đã thêm", "Kế hoạch", "12/KH-UBND", "2", "IV nhảy từ 5 đến 12"]
    assert rows[2][-1] == "'=1+1 <script>x</script>"


@pytest.mark.parametrize(("name", "says"), [("r.pdf", "a .csv or .html file"), ("none/r.csv", "cannot be written")])
def test_a_report_that_cannot_be_written_says_why(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        write_report(str(tmp_path / name), ROWS)
