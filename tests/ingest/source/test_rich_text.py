"""Rich text and OpenDocument: visible words once, tables with merged cells, lists with their numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.source.makers import grids, read
from tests.ingest.source.test_containers import zipped

CASES = [
    ("letters", rb"K\u7871? ho\u7841?ch\par", "Kế hoạch\n"),
    ("bytes of the code page", rb"caf\'e9\par", "café\n"),
    ("deleted and hidden", rb"gi\'fb {\deleted b\'cf}{\v gi\'cau}l\'b9i\par", "giû l¹i\n"),
    ("field", rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt trang}} sau\par", "trang sau\n"),
    ("what is no text", rb"{\info{\title x}}{\*\generator y}{\header z}{\pict ffd8}van\par", "van\n"),
    ("signs", rb"a\tab b\line c\~d\_e\-f\emdash g\{h\}\par", "a\tb\nc\u00a0d-ef—g{h}\n"),
    ("list text", rb"{\listtext 1.\tab}Muc dich\par", "1. Muc dich\n"),
    ("a note", rb"than{\footnote ghi chu}\par sau\par", "than\nsau\nghi chu\n"),
]


@pytest.mark.parametrize(("body", "text"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_what_rich_text_shows(tmp_path: Path, body: bytes, text: str) -> None:
    assert read(tmp_path, "a.rtf", rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times;}}" + body + b"}").text == text


def test_cells_of_rich_text_by_their_edges(tmp_path: Path) -> None:
    def row(edges: list[str], cells: list[str]) -> str:
        return r"\trowd" + "".join(edges) + r"\pard\intbl " + "".join(cell + r"\cell " for cell in cells) + r"\row "

    body = row([r"\cellx1000", r"\cellx4000", r"\clvmgf\cellx6000", r"\cellx8000"], ["1", "Hop", "So A", "Quy I"])
    body += row([r"\cellx1000", r"\cellx4000", r"\clvmrg\cellx6000", r"\cellx8000"], ["2", "Bao cao", "", "Quy II"])
    body += row([r"\cellx4000", r"\cellx6000", r"\cellx8000"], ["3. Tong ket", "So B", "Quy III"])
    source = read(tmp_path, "a.rtf", r"{\rtf1\ansi " + body + r"\pard het\par}")
    assert grids(source) == [
        [["1", "Hop", "So A", "Quy I"], ["2", "Bao cao", "So A", "Quy II"], ["3. Tong ket", "3. Tong ket", "So B", "Quy III"]]
    ]
    assert source.text.endswith("\nhet\n")


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
    ]
)


def odt(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


BOLD = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
HIDDEN = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." /></text:list-style>'
)


def test_opendocument_words_styles_and_notes(tmp_path: Path) -> None:
    body = (
        '<text:p>Kế <text:span text:style-name="B">hoạch</text:span><text:s text:c="2"/>năm<text:span text:style-name="H">ẩn</text:span>'
        "<text:line-break/>2024<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú thích.</text:p></text:note-body>"
        "</text:note></text:p>"
    )
    source = read(tmp_path, "a.odt", odt(body, BOLD + HIDDEN))
    assert source.text == "Kế hoạch  năm\n2024\nChú thích.\n"
    assert [source.text[a:b] for a, b in source.bold] == ["hoạch"]


def test_opendocument_lists_and_tables(tmp_path: Path) -> None:
    items = "".join(
        f"<text:list-item><text:p>{name}</text:p>{inner}</text:list-item>"
        for name, inner in [("Mục đích", ""), ("Nhiệm vụ", "<text:list><text:list-item><text:p>Họp</text:p></text:list-item></text:list>")]
    )
    cells = "<table:table-cell table:number-rows-spanned='2'><text:p>Sở A</text:p></table:table-cell>"
    rows = [
        f"<table:table-row><table:table-cell><text:p>{i}</text:p></table:table-cell><table:table-cell><text:p>Việc {i}</text:p></table:table-cell>"
        f"{cells if i == 1 else '<table:covered-table-cell/>'}<table:table-cell><text:p>Quý {i}</text:p></table:table-cell></table:table-row>"
        for i in (1, 2)
    ]
    body = f'<text:list text:style-name="L">{items}</text:list><table:table>{"".join(rows)}</table:table>'
    source = read(tmp_path, "a.odt", odt(body, NUMBERED))
    assert source.text.startswith("I. Mục đích\nII. Nhiệm vụ\n1. Họp\n")
    assert grids(source) == [[["1", "Việc 1", "Sở A", "Quý 1"], ["2", "Việc 2", "Sở A", "Quý 2"]]]


def test_hidden_paragraphs_and_sections_of_an_odt_are_left_out(tmp_path: Path) -> None:
    style = '<style:style style:name="Hid" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    body = (
        "<text:p>Được đọc.</text:p><text:p text:style-name='Hid'>Bản nháp: giao Sở Y tế.</text:p>"
        "<text:section text:display='none'><text:p>Ghi chú nội bộ.</text:p></text:section><text:p>Cũng được đọc.</text:p>"
    )
    assert read(tmp_path, "a.odt", odt(body, style)).text == "Được đọc.\nCũng được đọc.\n"
