"""A damaged file is read or refused with its reason; nothing else comes out of a reader."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.source.read import read_source
from tests.ingest.source import makers
from tests.ingest.source.test_containers import mail, zipped
from text.errors import UnreadableSource

RTF = rb"{\rtf1\ansi{\fonttbl{\f0 .VnTime;}}\trowd\cellx3000\cellx6000\intbl S\'e8: 1\cell K\u7871? ho\u7841?ch\cell\row\pard {\b Nh\'ca\par}}"
ODT = zipped(
    {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>KH</text:p></office:text></office:body>'
        b"</office:document-content>",
    }
)
MADE = [
    ("a.docx", makers.tasks_docx),
    ("a.html", lambda: makers.tasks_html().encode()),
    ("a.xlsx", makers.tasks_xlsx),
    ("a.pdf", makers.tasks_pdf),
    ("a.rtf", lambda: RTF),
    ("a.odt", lambda: ODT),
    ("a.eml", mail),
]


@pytest.mark.parametrize(("name", "make"), MADE, ids=[name for name, _ in MADE])
def test_damage_is_refused_with_a_reason_or_read_over(tmp_path: Path, name: str, make: object) -> None:
    data = make()  # type: ignore[operator]
    path = tmp_path / name
    path.write_bytes(data)
    assert read_source(str(path)).text.strip()
    chance = random.Random(7)
    for turn in range(40):
        broken = bytearray(data)
        if turn % 3:
            for _ in range(chance.choice((1, 4, 40))):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
        else:
            del broken[chance.randrange(1, len(broken)) :]
        path.write_bytes(broken)
        try:
            read_source(str(path))
        except UnreadableSource as error:
            assert str(path) in error.message


def test_a_cell_in_a_sheet_s_last_row_makes_no_million_of_empty_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import openpyxl
    from openpyxl.worksheet.worksheet import Worksheet

    book = openpyxl.Workbook()
    book.active["A1"], book.active["C1048576"] = "Kế hoạch", "ghi chú"
    book.save(tmp_path / "a.xlsx")
    made = []
    add = Worksheet._get_cell
    monkeypatch.setattr(Worksheet, "_get_cell", lambda self, row, column: made.append(row) or add(self, row, column))
    text = read_source(str(tmp_path / "a.xlsx")).text
    assert "Kế hoạch" in text and "ghi chú" in text
    assert len(made) < 10
