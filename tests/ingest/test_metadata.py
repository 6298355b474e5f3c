"""What a document says of itself: letterheads of every layout, numbers, signatures, recipients."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.head.metadata import read_metadata
from ingest.parsed import DocumentData, Finding, Source
from ingest.reading import Reading
from tests.conftest import DOCUMENTS, ROOT, SHARED

HEADS = ROOT / "tests" / "fixtures" / "heads"

# File below fixtures/heads -> number, type, issuer, province, issue_date, signer, id: read by hand.
CASES = [
    (
        "columns",
        (
            "123/SNgV-LS",
            "Công văn",
            "Sở Ngoại vụ tỉnh Cao Bằng",
            "Cao Bằng",
            "2021-06-05",
            "Nguyễn Văn An",
            "doc:cao-bang/2021/123-sngv-ls",
        ),
    ),
    (
        "party-committee",
        ("15-NQ/TU", "Nghị quyết", "Tỉnh ủy Nghệ An", "Nghệ An", "2022-03-02", "Thái Thanh Quý", "doc:nghe-an/2022/15-nq-tu"),
    ),
    (
        "party-commission",
        (
            "45-HD/BTGTU",
            "Hướng dẫn",
            "Ban Tuyên giáo Tỉnh ủy Lạng Sơn",
            "Lạng Sơn",
            "2023-01-10",
            "Nông Thị Hà",
            "doc:lang-son/2023/45-hd-btgtu",
        ),
    ),
    (
        "blank-number",
        (
            None,
            "Kế hoạch",
            "Ủy ban nhân dân tỉnh Quảng Ninh",
            "Quảng Ninh",
            None,
            "Nguyễn Thị Hạnh",
            "doc:quang-ninh/2022/ke-hoach-thong-tin-doi-ngoai-nam-2022",
        ),
    ),
    ("district", ("45/KH-UBND", "Kế hoạch", "Ủy ban nhân dân huyện Bắc Hà", None, "2021-04-12", None, "doc:huyen-bac-ha/2021/45-kh-ubnd")),
    ("decree", ("72/2015/NĐ-CP", "Nghị định", "Chính phủ", None, "2015-09-07", "Nguyễn Tấn Dũng", "doc:chinh-phu/2015/72-nd-cp")),
    ("law", ("103/2016/QH13", "Luật", "Quốc hội", None, "2016-04-05", "Nguyễn Thị Kim Ngân", "doc:quoc-hoi/2016/103-qh13")),
    (
        "council-resolution",
        (
            "12/2020/NQ-HĐND",
            "Nghị quyết",
            "Hội đồng nhân dân tỉnh Lai Châu",
            "Lai Châu",
            "2020-12-13",
            "Vũ Văn Hoàn",
            "doc:lai-chau/2020/12-nq-hdnd",
        ),
    ),
    (
        "joint-circular",
        (
            "01/2012/TTLT-BTTTT-BNG",
            "Thông tư liên tịch",
            "Bộ Thông tin và Truyền thông; Bộ Ngoại giao",
            None,
            "2012-05-02",
            None,
            "doc:bo-thong-tin-va-truyen-thong/2012/1-ttlt-btttt-bng",
        ),
    ),
    ("commune", ("05/BC-UBND", "Báo cáo", "Ủy ban nhân dân xã Tả Phời", None, "2022-04-03", None, "doc:xa-ta-phoi/2022/5-bc-ubnd")),
    (
        "flattened-telegram",
        (
            "05/CĐ-BTTTT",
            "Công điện",
            "Bộ Thông tin và Truyền thông",
            None,
            "2024-09-06",
            "Nguyễn Mạnh Hùng",
            "doc:bo-thong-tin-va-truyen-thong/2024/5-cd-btttt",
        ),
    ),
    (
        "all-capitals",
        ("34/KH-UBND", "Kế hoạch", "Ủy ban nhân dân thành phố Đà Nẵng", "Đà Nẵng", "2021-02-20", None, "doc:da-nang/2021/34-kh-ubnd"),
    ),
    (
        "border-guard",
        (
            "77/KH-BCH",
            "Kế hoạch",
            "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Lào Cai",
            "Lào Cai",
            "2021-05-09",
            "Nguyễn Văn Bình",
            "doc:lao-cai/2021/77-kh-bch",
        ),
    ),
    (
        "markdown-table",
        (
            "88/BC-STTTT",
            "Báo cáo",
            "Sở Thông tin và Truyền thông tỉnh Tây Ninh",
            "Tây Ninh",
            "2022-12-12",
            "Lê Văn Út",
            "doc:tay-ninh/2022/88-bc-stttt",
        ),
    ),
    (
        "web-header",
        ("12/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Bắc Giang", "Bắc Giang", "2021-01-08", None, "doc:bac-giang/2021/12-kh-ubnd"),
    ),
]


def read(text: str, sha256: str = "ab" * 32) -> tuple[DocumentData, tuple[Finding, ...]]:
    return read_metadata(Reading.of(Source("x.txt", sha256, text)))


@pytest.mark.parametrize(("name", "expected"), CASES, ids=[row[0] for row in CASES])
def test_letterheads(name: str, expected: tuple[str | None, ...]) -> None:
    document, _ = read((HEADS / f"{name}.txt").read_text("utf-8"))
    found = (document.number, document.type, document.issuer, document.province, document.issue_date, document.signer, document.id)
    assert found == expected


def test_fixtures_are_all_listed() -> None:
    assert {path.stem for path in HEADS.glob("*.txt")} == {name for name, _ in CASES}


SIGNATURES = [
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\nĐặng Quốc Vinh", "Đặng Quốc Vinh", "Phó Chủ tịch", "stacked"),
    ("Nơi nhận: - Như trên; | KT. BỘ TRƯỞNG THỨ TRƯỞNG Bùi Hồng Lĩnh |", "Bùi Hồng Lĩnh", "Thứ trưởng", "flattened"),
    ("KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM Trịnh Mạnh Linh", "Trịnh Mạnh Linh", "Phó Chủ nhiệm", "a minister with two offices"),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký)\nLê Thị Hoa", "Lê Thị Hoa", "Chánh Văn phòng", "by order, signed"),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nDặng Minh Thông", "Đặng Minh Thông", "Phó Chủ tịch", "a slip in the family name"),
    ("CHỈ HUY TRƯỞNG\nĐại tá Trần Văn Bình\n", "Trần Văn Bình", "Chỉ huy trưởng", "a rank is no name"),
    ("GIÁM ĐỐC\nTS. Phạm Thị Lan", "Phạm Thị Lan", "Giám đốc", "a title is no name"),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNGUYỄN VĂN HÙNG\n", "Nguyễn Văn Hùng", "Chủ tịch", "in capitals"),
]


@pytest.mark.parametrize(("tail", "name", "role", "reason"), SIGNATURES)
def test_signatures(tail: str, name: str, role: str, reason: str) -> None:
    document, findings = read("KẾ HOẠCH\nThông tin đối ngoại\n\nI. MỤC ĐÍCH\n1. Yêu cầu./.\n\n" + tail)
    assert (document.signer, document.signer_role) == (name, role), reason
    printed = document.signer_printed
    assert printed is not None and printed in tail
    assert bool(findings) == (printed.casefold() != name.casefold())


NO_SIGNER = [
    "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG CHÍNH PHỦ MAI VĂN CHÍNH TẠI BUỔI LÀM VIỆC",
    "Giao Chủ tịch Ủy ban nhân dân các xã, phường thực hiện./.",
    "Nơi nhận:\n- Bộ trưởng (để b/c);\n- Thứ trưởng Hoàng Vĩnh Bảo;",
]


@pytest.mark.parametrize("tail", NO_SIGNER)
def test_who_is_named_is_not_who_signs(tail: str) -> None:
    assert read("KẾ HOẠCH\nThông tin đối ngoại\n\n" + tail)[0].signer is None


def test_an_arrival_stamp_is_no_letterhead() -> None:
    document, _ = read(
        "SỞ THÔNG TIN & TRUYỀN THÔNG\nĐẾN SỐ:..... 815\nNgày 21/4/2014\n\nCHƯƠNG TRÌNH\nHành động\n\nUBND tỉnh Lạng Sơn xây dựng Chương trình:\n"
    )
    assert (document.issuer, document.number, document.issue_date) == ("Ủy ban nhân dân tỉnh Lạng Sơn", None, None)


def test_a_number_is_repaired_where_the_issuer_leaves_no_doubt() -> None:
    text = "BỘ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: **2905** /BT/TT-TTĐN\nV/v hướng dẫn\nHà Nội, ngày **09** tháng **8** năm 2020\nKính gửi: Các tỉnh\n"
    document, findings = read(text)
    assert (document.number, document.number_printed, document.issue_date) == ("2905/BTTTT-TTĐN", "2905 /BT/TT-TTĐN", "2020-08-09")
    assert [finding.code for finding in findings] == ["number-repaired"]
    assert findings[0].span.quote(text) == "2905** /BT/TT-TTĐN"
    unknown, none = read(text.replace("BỘ THÔNG TIN VÀ TRUYỀN THÔNG\n", ""))
    assert (unknown.number, none) == ("2905/BT/TT-TTĐN", ())


def test_recipients_stop_at_the_signature() -> None:
    text = "KẾ HOẠCH\nA\n\nNơi nhận: 40\n\n- Văn phòng Chính phủ (b/c);\n- Các sở, ban, ngành;\n- Lưu: VT.\n\n**TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH**\n\nLê Văn An"
    document, _ = read(text)
    assert [span.quote(text) for span in document.recipients] == ["Văn phòng Chính phủ (b/c)", "Các sở, ban, ngành", "Lưu: VT"]


PERIODS = [
    ("Thông tin đối ngoại năm 2024", (2024, 2024)),
    ("Chương trình giai đoạn 2014 - 2020", (2014, 2020)),
    ("giai đoạn 2026–2030, tầm nhìn đến năm 2045", (2026, 2030)),
    ("thực hiện Nghị quyết số 48/NQ-CP ngày 03/4/2023 của Chính phủ", None),
    ("phòng, chống ma túy đến năm 2030", (2020, 2030)),
    ("Công tác tuyên truyền", None),
]


@pytest.mark.parametrize(("title", "period"), PERIODS)
def test_periods(title: str, period: tuple[int, int] | None) -> None:
    document, _ = read(f"UBND TỈNH LÀO CAI\nSố: 1/KH-UBND\nLào Cai, ngày 3 tháng 4 năm 2020\n\nKẾ HOẠCH\n{title}\n\nI. MỤC ĐÍCH\n")
    assert document.title == title
    assert (document.period and (document.period.start, document.period.end)) == period


def test_a_plain_text_says_nothing_of_itself() -> None:
    document, findings = read("Hôm nay trời đẹp, chúng tôi đi biển.\n")
    assert document == DocumentData(id="doc:text/" + "ab" * 8, places={})
    assert findings == ()


FIVE = {
    "ba-ria-vung-tau-2024": ("93/KH-UBND", "Ủy ban nhân dân tỉnh Bà Rịa – Vũng Tàu", "2024-04-10", "Đặng Minh Thông"),
    "bo-tttt-huong-dan-2021": ("2905/BTTTT-TTĐN", "Bộ Thông tin và Truyền thông", "2020-08-09", "Hoàng Vĩnh Bảo"),
    "ha-tinh-2020": (None, "Ủy ban nhân dân tỉnh Hà Tĩnh", None, "Đặng Quốc Vinh"),
    "lang-son-2014-2020": ("10/CTr-UBND", "Ủy ban nhân dân tỉnh Lạng Sơn", "2014-04-11", None),
    "lao-cai-2020": ("88/KH-UBND", "Ủy ban nhân dân tỉnh Lào Cai", "2020-03-13", "Hoàng Quốc Khánh"),
}


@pytest.mark.parametrize("name", FIVE)
def test_the_five_documents(name: str) -> None:
    document, _ = read((DOCUMENTS / f"{name}.txt").read_bytes().decode("utf-8-sig"))
    assert (document.number, document.issuer, document.issue_date, document.signer) == FIVE[name]


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the corpus is not here")
def test_every_document_of_the_corpus_has_a_head() -> None:
    index = {row["file"]: row for row in json.loads((SHARED / "corpus" / "index.json").read_text("utf-8"))}
    for path in sorted((SHARED / "corpus").glob("*.txt")):
        document, _ = read(path.read_bytes().decode("utf-8-sig"))
        wanted = index[path.name]["number"] if path.name in index else None
        if wanted and "/" in wanted and document.number:
            assert document.number.lstrip("0").upper().startswith(wanted.lstrip("0").upper()), path.name


LINES = st.lists(
    st.sampled_from([line for path in sorted(HEADS.glob("*.txt")) for line in path.read_text("utf-8").split("\n")]), max_size=30
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.sampled_from(["\n", "\r\n", " | ", " "]))
def test_any_order_of_lines_gives_valid_positions(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    document, findings = read(text)
    for span in (*(document.places or {}).values(), *document.recipients, *(finding.span for finding in findings)):
        assert span.quote(text)
    assert read(text) == (document, findings)


@pytest.mark.parametrize(
    ("issuer", "place", "province"),
    [
        ("UBND XÃ TAM GIANG\nTRƯỜNG THCS TAM GIANG SỐ 2", "Bắc Ninh", "Bắc Ninh"),
        ("CÔNG TY CỔ PHẦN CÂY XANH SÔNG HÀN", "Đà Nẵng", "Đà Nẵng"),
        ("UBND PHƯỜNG ĐỒ HẢI", "Hải Phòng", "Hải Phòng"),
        ("UBND XÃ TAM GIANG", "Tam Giang", None),
        ("VIỆN NGHIÊN CỨU RỪNG", "Hà Nội", None),
        ("TỔNG CÔNG TY CÀ PHÊ VIỆT NAM", "Đắk Lắk", None),
        ("BỘ Y TẾ", "Đà Nẵng", None),
        ("TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG", "Đà Nẵng", None),
        ("QUÂN KHU 5\nBỘ TƯ LỆNH", "Đà Nẵng", None),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC TÂY BẮC", "Sơn La", None),
    ],
)
def test_province_of_the_place_line(issuer: str, place: str, province: str | None) -> None:
    """The place line says the province of an issuer that is no central one; in the capital it says nothing of an unknown one."""
    text = f"{issuer}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 26/KH-XY\n{place}, ngày 04 tháng 9 năm 2026\n\nKẾ HOẠCH\nTrồng cây\n"
    assert read_metadata(Reading.of(Source("a.txt", "0" * 64, text)))[0].province == province


def test_signer_in_one_cell_with_both_offices() -> None:
    """The name behind the second of two offices in one cell signs, and no cell of an annex's table below it."""
    text = (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ\nSố: 157/KH-UBND\nCần Thơ, ngày 18 tháng 11 năm 2025\n\nKẾ HOẠCH\nThi đua\n\n1. Sở Y tế chủ trì.\n\n"
        "Nơi nhận: - Sở Y tế; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Thị Bình An\n\nPHỤ LỤC\n\n"
        "STT | TIÊU CHÍ THI ĐUA | ĐIỂM CHUẨN\n1 | Tỷ lệ người hưởng trợ cấp | 15\n"
    )
    head = read_metadata(Reading.of(Source("a.txt", "0" * 64, text)))[0]
    assert (head.signer, head.signer_role) == ("Nguyễn Thị Bình An", "Phó Chủ tịch")
