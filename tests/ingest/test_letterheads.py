"""Heads and ends of documents in administrative style, in columns, in cells and stacked, with slips of a scan."""

from __future__ import annotations

import hashlib

import pytest

from ingest.head.metadata import read_metadata
from ingest.parsed import DocumentData, Finding, Source
from ingest.reading import Reading
from tests.ingest.letterheads import BODY, LETTERHEADS, MOTTO, Letterhead
from tests.ingest.letterheads_again import LETTERHEADS_AGAIN

ALL = (*LETTERHEADS, *LETTERHEADS_AGAIN)


def read(text: str) -> tuple[DocumentData, tuple[Finding, ...]]:
    return read_metadata(Reading.of(Source("x.txt", hashlib.sha256(text.encode()).hexdigest(), text)))


@pytest.mark.parametrize("head", ALL, ids=[head.text.split("\n", 1)[0].split("\t")[0][:30] + f"-{head.date}" for head in ALL])
def test_fields_of_a_letterhead(head: Letterhead) -> None:
    found, _ = read(head.text)
    assert (found.number, found.type, found.issuer, found.issue_date, found.province, found.signer) == head[1:]


PLAN = "UBND TỈNH LÀO CAI\n" + MOTTO + "Số: 5/KH-UBND\nLào Cai, ngày 3 tháng 4 năm 2020\n{type}\nCông tác thông tin" + BODY
TYPES = [
    ("KẾ HOẠCH", "Kế hoạch", False, "as it is"),
    ("KẺ HOẠCH", "Kế hoạch", True, "another mark"),
    ("KE HOACH", "Kế hoạch", True, "no marks"),
    ("KẾ H0ẠCH", "Kế hoạch", True, "another sign"),
    ("QUYÉT ĐỊNH", "Quyết định", True, "another type's line stands above the code"),
    ("QUY TRÌNH", "Quy trình", False, "a type that is a row of data only"),
    ("PHỤ LỤC", "Phụ lục", False, "an annex"),
]


@pytest.mark.parametrize(("line", "name", "repaired", "reason"), TYPES)
def test_a_type_line_is_read_over_a_slip_and_says_so(line: str, name: str, repaired: bool, reason: str) -> None:
    document, findings = read(PLAN.format(type=line))
    assert document.type == name, reason
    messages = [finding.message for finding in findings if finding.code == "type-repaired"]
    assert messages == ([f"Đọc tên loại văn bản là “{name}”; bản in ghi “{line}”."] if repaired else [])


def test_a_signer_stands_in_the_column_of_his_office() -> None:
    text = "KẾ HOẠCH PHỐI HỢP\nCông tác tuyên truyền" + BODY + "GIÁM ĐỐC SỞ Y TẾ\tCHỦ TỊCH HỘI\n\n\nTrần Văn Bình\tLê Thị Cúc\n"
    assert read(text)[0].signer == "Trần Văn Bình"
    beside = "KẾ HOẠCH\nCông tác" + BODY + "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Ông Trần Văn Bình;\tCHỦ TỊCH\n- Lưu: VT.\n\tLê Thị Cúc\n"
    document, _ = read(beside)
    assert document.signer == "Lê Thị Cúc"
    assert [span.quote(beside) for span in document.recipients] == ["Ông Trần Văn Bình", "Lưu: VT"]


def test_a_name_below_the_recipients_signs_where_the_office_is_lost() -> None:
    document, _ = read("QUYẾT ĐỊNH\nVề việc A" + BODY + "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nLê Văn Lương\nPhụ lục\n")
    assert (document.signer, document.signer_role) == ("Lê Văn Lương", None)


DATES = [
    ("Hà nội, ngày 02 tháng 4 năm 2004", "2004-04-02", "a small letter in the place"),
    ("thành phố Hà Nội, ngày 3/4/2023", "2023-04-03", "the kind of place before it"),
    ("Ngày 5 tháng 6 năm 2019", "2019-06-05", "no place"),
    ("Lào Cai, ngày    tháng 12 năm 2013", None, "the day left blank"),
]


@pytest.mark.parametrize(("line", "date", "reason"), DATES)
def test_the_date_of_the_place_line(line: str, date: str | None, reason: str) -> None:
    assert (
        read(f"CHÍNH PHỦ\n{MOTTO}Số: 9/2004/NĐ-CP\n{line}\nNGHỊ ĐỊNH\nVề đăng ký ngày 1/1/2000 trên mạng\nĐiều 1. A\n")[0].issue_date
        == date
    ), reason


def test_a_new_type_of_document_is_a_row_of_data_only(monkeypatch: pytest.MonkeyPatch) -> None:
    import text.vocabulary as vocabulary
    from ingest.head import codes, type_line
    from text.terms import DocumentType

    own = DocumentType("type:cam-nang", "Cẩm nang", "Handbook", abbreviations=("CNg",), group="administrative")
    known = vocabulary.load()
    more = vocabulary.Vocabulary({**known.tables, "document_types": (*known.document_types, own)})
    caches = (type_line._names, type_line._labels, codes._type_codes, codes._types_by_name)
    for module in (type_line, codes):
        monkeypatch.setattr(module, "load", lambda: more)
    for cached in caches:
        cached.cache_clear()
    try:
        assert read(PLAN.format(type="CẨM NANG"))[0].type == "Cẩm nang"
        assert read("UBND TỈNH LÀO CAI\nSố: 7/CNg-UBND\nLào Cai, ngày 3 tháng 4 năm 2020\nCông tác thông tin" + BODY)[0].type == "Cẩm nang"
    finally:
        for cached in caches:
            cached.cache_clear()
