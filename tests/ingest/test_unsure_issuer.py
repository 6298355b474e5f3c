"""The issuer of a recognized page: what may be misread is left empty, with a finding that says what was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.parsed import ParsedDocument
from ingest.pipeline import parse
from ingest.source import notices
from ingest.source.read import read_source

TEXT = """UBND TỈNH KIÊN GIANG
{name}
Số: 318/QĐ-CĐN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kiên Giang, ngày 19 tháng 9 năm 2016
QUYẾT ĐỊNH
Về việc thành lập Hội đồng thi đua năm học 2016 - 2017
{opening}
Điều 1. Thành lập Hội đồng thi đua.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
OPENING = "HIỆU TRƯỞNG TRƯỜNG CAO ĐẲNG NGHỀ"


def _read(folder: Path, text: str, *, recognized: bool) -> ParsedDocument:
    """Return what is read of a text that was typed, or recognized from a picture."""
    path = folder / "a.txt"
    path.write_text(text, "utf-8")
    source = read_source(str(path))
    if recognized:
        source = replace(source, notices=(*source.notices, notices.ocr_text([1], 0, 80)))
    return parse(source)


@pytest.mark.parametrize(
    ("name", "opening", "recognized", "issuer"),
    [
        ("TRƯỜNG CAO NGHỀ", OPENING, True, None),
        ("TRƯỜNG CAO ĐẲNG NGHỀ", OPENING, True, "Trường Cao đẳng Nghề tỉnh Kiên Giang"),
        ("TRƯỜNG CAO NGHỀ", OPENING, False, "Trường Cao Nghề tỉnh Kiên Giang"),
        ("SỞ Y TẾ", "", True, "Sở Y tế tỉnh Kiên Giang"),
    ],
)
def test_an_issuer_that_a_scan_alone_says_is_left_empty(
    tmp_path: Path, name: str, opening: str, recognized: bool, issuer: str | None
) -> None:
    parsed = _read(tmp_path, TEXT.format(name=name, opening=opening), recognized=recognized)
    assert parsed.document.issuer == issuer
    unsure = [finding.message_en for finding in parsed.findings if finding.code == "issuer-unsure"]
    expected = (
        "The issuer recognized from the picture is “Trường Cao Nghề tỉnh Kiên Giang”: no list has it and the text says it nowhere else; "
        "left empty, compare the original."
    )
    assert unsure == ([expected] if issuer is None else [])
    assert ("issuer" in parsed.document.places) == (issuer is not None)


LETTER = """Số: 2905/{code}
V/v hướng dẫn xây dựng kế hoạch
Hà Nội, ngày 09 tháng 8 năm 2020
Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương
Thực hiện Thông tư số 22/2016/TT-BTTTT ngày 19/10/2016 của {named}, {read} hướng dẫn các tỉnh như sau:
1. Tổ chức tuyên truyền.
"""
MINISTRY = "Bộ Thông tin và Truyền thông"


@pytest.mark.parametrize(
    ("read_as", "named", "recognized", "issuer"),
    [
        ("Bộ Thông và Truyền thông", MINISTRY, True, MINISTRY),  # a word lost
        ("Bộ Thông tin và Truyên thống", MINISTRY, True, MINISTRY),  # marks misread
        ("Bộ Thông tln và Truyển thông", MINISTRY, True, MINISTRY),  # a letter misread
        ("Bộ Thông và Truyền thông", "Bộ Công Thương", True, None),  # the text names no body like it
        ("Bộ Thông và Truyền thông", MINISTRY, False, "Bộ Thông và Truyền thông"),  # what is typed is what it says
        (MINISTRY, MINISTRY, True, MINISTRY),
    ],
)
def test_a_slip_in_an_issuer_that_the_text_names_elsewhere_is_read_over(
    tmp_path: Path, read_as: str, named: str, recognized: bool, issuer: str | None
) -> None:
    parsed = _read(tmp_path, LETTER.format(code="TTĐN", named=named, read=read_as), recognized=recognized)
    assert parsed.document.issuer == issuer
    said = [finding.message_en for finding in parsed.findings if finding.code == "issuer-repaired"]
    assert said == (
        [f"Read the issuer as “{issuer}”; “{read_as}” was recognized from the picture."] if issuer not in (None, read_as) else []
    )
