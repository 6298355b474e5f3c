"""Files as offices send them: the document is found in them, and its head and roles are read."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest

from ingest.parsed import ParsedDocument
from ingest.pipeline import parse
from ingest.source.archive import names_of
from ingest.source.read import expand, read_source
from tests.ingest.source import makers
from tests.ingest.source.makers import read
from tests.ingest.source.real_life import FILES, NOTICE, old_names, portal_page
from tests.ingest.source.real_life_more import MORE
from tests.ingest.source.test_web import DOCUMENT, page

ALL = FILES | MORE


def documents(tmp_path: Path, name: str, data: bytes) -> list[ParsedDocument]:
    path = tmp_path / name
    path.write_bytes(data)
    return [parse(read_source(file)) for file in expand([str(path)])[0]]


@pytest.mark.parametrize("name", ALL)
def test_what_the_file_says(tmp_path: Path, name: str) -> None:
    make, said = ALL[name]
    parsed = documents(tmp_path, name, make())[-1]
    document = parsed.document
    assert (document.number, document.type, document.issuer, document.issue_date, document.signer) == (
        said.number,
        said.type,
        said.issuer,
        said.issue_date,
        said.signer,
    )
    if said.roles is not None:
        assert sorted((role.generic, role.role) for task in parsed.tasks for role in task.roles) == sorted(said.roles)


@pytest.mark.parametrize("hides", ["style='display:none'", "hidden", "aria-hidden='true'"])
def test_a_document_in_a_panel_that_a_click_shows_is_found(tmp_path: Path, hides: str) -> None:
    facts = "<div class='tab-pane active'><table><tr><td>Số ký hiệu</td><td>12/KH-UBND</td></tr></table></div>"
    source = read(tmp_path, "a.html", page(f"{facts}<div class='tab-pane' id='noidung' {hides}>{DOCUMENT}</div>"))
    assert parse(source).document.number == "12/KH-UBND"


def test_a_hidden_panel_is_left_out_where_the_document_is_shown(tmp_path: Path) -> None:
    other = DOCUMENT.replace("12/KH-UBND", "99/KH-UBND")
    source = read(tmp_path, "a.html", page(f"<div>{DOCUMENT}</div><div class='tab-pane' style='display:none'>{other}</div>"))
    assert "12/KH-UBND" in source.text and "99/KH-UBND" not in source.text


def test_only_the_framed_document_of_a_portal_page_is_its_text(tmp_path: Path) -> None:
    source = read(tmp_path, "a.html", portal_page())
    assert source.text.startswith("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nSố: 1502/QĐ-UBND\n")
    assert "khen thưởng" not in source.text and "Trang chủ" not in source.text


NAMES = [
    ("Thông báo trực hè.txt", "cp1258", "Thông báo trực hè.txt"),
    ("Kế hoạch 2020.txt", "utf-8", "Kế hoạch 2020.txt"),
    ("KÕ ho¹ch tØnh.txt", "cp1252", "Kế hoạch tỉnh.txt"),
    ("plan.txt", "ascii", "plan.txt"),
]


@pytest.mark.parametrize(("written", "encoding", "shown"), NAMES, ids=[row[1] for row in NAMES])
def test_names_of_an_archive_in_old_letters(tmp_path: Path, written: str, encoding: str, shown: str) -> None:
    from tests.ingest.source.old_letters import windows_1258

    coded = (windows_1258(written) if encoding == "cp1258" else written).encode(encoding)
    known = windows_1258("Thông báo trực hè.txt").encode("cp1258")
    data = old_names().replace(known, coded.ljust(len(known), b"t"))
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (file,) = expand([str(path)])[0]
    assert Path(file).name.rstrip("t") == shown.rstrip("t")
    assert read_source(file).text.splitlines() == NOTICE


def test_a_name_that_holds_a_line_break_costs_an_archive_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a\nb.txt", "c.txt"):
            archive.writestr(name, "Sở Y tế rà soát chợ.")
    assert names_of(path.read_bytes(), str(path)) == ["a\nb.txt", "c.txt"]


def test_pictures_of_a_mail_s_own_text_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(FILES["mail.eml"][0]())
    files, passed = expand([str(path)])
    assert [Path(file).name for file in files] == ["mail.eml", "công văn 2210 (bản ký).pdf"]
    assert [(Path(one.path).name, one.reason) for one in passed] == [("image001.png", "a picture of the mail's own text")]


@pytest.mark.parametrize("name", ["a.docx", "a.html"])
def test_decomposed_letters_are_read_as_composed_ones(tmp_path: Path, name: str) -> None:
    """A letterhead and a signature in table cells, as a Mac writes their letters."""
    lines = (["SỞ Y TẾ", "Số: 9/KH-SYT"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Huế, ngày 05 tháng 3 năm 2023"])
    words = ["KẾ HOẠCH", "Tiêm chủng năm 2023", "1. Sở Y tế chủ trì tiêm chủng."]
    if name == "a.docx":
        head = makers.table("".join(makers.cell("".join(map(makers.p, side))) for side in lines))
        data = makers.docx(unicodedata.normalize("NFD", head + "".join(map(makers.p, words))))
    else:
        cells = "".join(f"<td>{'<br>'.join(side)}</td>" for side in lines)
        data = unicodedata.normalize("NFD", page(f"<table><tr>{cells}</tr></table>" + "".join(f"<p>{line}</p>" for line in words))).encode()
    source = read(tmp_path, name, data)
    assert (source.tables, [notice.code for notice in source.notices]) == ((), [])
    document = parse(source).document
    assert (document.number, document.issue_date) == ("9/KH-SYT", "2023-03-05")
