"""Citations: every form with its text, number, date and target; what is none; resolution; positions."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.citations import read_citations
from ingest.head.metadata import read_metadata
from ingest.parsed import Citation, DocumentData, Finding, Source
from ingest.reading import Reading
from tests.conftest import DOCUMENTS, SHARED
from tests.ingest.numbered_citations import BTTTT, GOV, NUMBERED, TTG

LAO_CAI = DocumentData(id="doc:lao-cai/2020/88-kh-ubnd", number="88/KH-UBND", province="Lào Cai", issue_date="2020-03-13", type="Kế hoạch")


def read(text: str, document: DocumentData = LAO_CAI) -> tuple[tuple[Citation, ...], tuple[Finding, ...]]:
    return read_citations(Reading.of(Source("x", "0", text)), document)


@pytest.mark.parametrize(("marked", "number", "date", "target", "reason"), NUMBERED, ids=[row[4] for row in NUMBERED])
def test_numbered(marked: str, number: str, date: str | None, target: str | None, reason: str) -> None:
    before, rest = marked.split("«")
    exact, after = rest.split("»")
    text = before + exact + after
    citations = [c for c in read(text)[0] if c.number is not None]
    assert [(c.span.quote(text), c.number, c.date, c.target) for c in citations] == [(exact, number, date, target)]


@pytest.mark.parametrize("marked", [row[0] for row in NUMBERED[:12]])
def test_decomposed_text_gives_the_same_citations(marked: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    plain, decomposed = read(text)[0], read(unicodedata.normalize("NFD", text))[0]
    shown = [
        (unicodedata.normalize("NFC", c.span.quote(unicodedata.normalize("NFD", text))), c.number, c.date, c.target, c.issuer)
        for c in decomposed
    ]
    assert shown == [(c.span.quote(text), c.number, c.date, c.target, c.issuer) for c in plain]


def test_a_day_of_another_year_is_not_that_of_the_number_in_the_title() -> None:
    text = (
        "Thông tư số 15/2023/TT-BKHCN sửa đổi Thông tư số 32/2011/TT-BKHCN và Thông tư số 03/2014/TT-BKHCN ngày 26/07/2023 của Bộ Khoa học "
        "và Công nghệ, có hiệu lực thi hành kể từ ngày 01/08/2023"
    )
    assert [(c.number, c.date, c.issues) for c in read(text)[0]] == [
        ("15/2023/TT-BKHCN", "2023-07-26", ()),
        ("32/2011/TT-BKHCN", None, ()),
        ("03/2014/TT-BKHCN", None, ()),
    ]


def test_lists_share_type_and_issuer() -> None:
    text = "Các Công điện: số 007/CĐ-UBND ngày 17/11/2025, số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025 của UBND tỉnh về mưa lũ"
    found = [(c.number, c.type, c.date, c.issuer, c.target) for c in read(text)[0]]
    issuer = "Ủy ban nhân dân tỉnh Lào Cai"
    assert found == [
        ("007/CĐ-UBND", "Công điện", "2025-11-17", issuer, "doc:lao-cai/2025/7-cd-ubnd"),
        ("008/CĐ-UBND", "Công điện", None, issuer, "doc:lao-cai/2025/8-cd-ubnd"),
        ("009/CĐ-UBND", "Công điện", "2025-11-19", issuer, "doc:lao-cai/2025/9-cd-ubnd"),
    ]


def test_bare_members_of_a_list() -> None:
    text = "các Công điện số 217/CĐ-TTg, 218/CĐ-TTg và 222/CĐ-TTg ngày 19/11/2025, Thủ tướng Chính phủ yêu cầu"
    assert [(c.number, c.date, c.target) for c in read(text)[0]] == [
        ("217/CĐ-TTg", None, f"{TTG}/2025/217-cd-ttg"),
        ("218/CĐ-TTg", None, f"{TTG}/2025/218-cd-ttg"),
        ("222/CĐ-TTg", "2025-11-19", f"{TTG}/2025/222-cd-ttg"),
    ]


PINPOINTS = [
    ("theo Khoản 3, Khoản 4 Điều 5, Điều 6 Nghị định số 09/2017/NĐ-CP", "Khoản 3, Khoản 4 Điều 5, Điều 6"),
    ("điểm a, b khoản 2 Điều 12 của Luật Báo chí số 103/2016/QH13", "điểm a, b khoản 2 Điều 12"),
    ("quy định tại Mục VI Quyết định số 213/QĐ-TTg", "Mục VI"),
    ("Điều 7, 8, 9, 10 Nghị định số 72/2015/NĐ-CP", "Điều 7, 8, 9, 10"),
    ("Theo Nghị định số 72/2015/NĐ-CP", None),
]


@pytest.mark.parametrize(("text", "pinpoint"), PINPOINTS)
def test_pinpoints(text: str, pinpoint: str | None) -> None:
    assert [c.pinpoint for c in read(text)[0]] == [pinpoint]


NONE = [
    "Số: 88/KH-UBND",
    "(Kèm theo Kế hoạch số 88/KH-UBND ngày 13/3/2020 của UBND tỉnh)",
    "tỷ lệ 12/100, 24/7, 50 - 60%, ngày 01/01/2020",
    "phát triển hạ tầng 5G/IoT",
    "năm 2022 - Sở Ngoại vụ",
    "kế hoạch của đơn vị và các chương trình, đề án",
    "theo quy định của pháp luật",
    "Điều 5 Quy chế này",
]


@pytest.mark.parametrize("text", NONE)
def test_no_citation(text: str) -> None:
    assert read(text)[0] == ()


NAMED = [
    ("Căn cứ «Luật Thủy sản năm 2017»;", "doc:quoc-hoi/2017/18-qh14", "the year decides"),
    ("«Luật Đất đai ngày 26/11/2003»;", "doc:quoc-hoi/2003/13-qh11", "the date decides"),
    ("theo «Luật Đất đai» hiện hành", "doc:quoc-hoi/2013/45-qh13", "the version in force on the document's date"),
    ("«Luật Biên phòng Việt Nam»", None, "not yet passed on the document's date"),
    (
        "«Luật Trách nhiệm bồi thường của Nhà nước (sau đây gọi chung là Luật) được Quốc hội thông qua ngày 18 tháng 6 năm 2009», có",
        "doc:quoc-hoi/2009/35-qh12",
        "passed on a day",
    ),
    ("«Luật sửa đổi, bổ sung Luật Bảo vệ bí mật nhà nước» sau khi", None, "the amending law is another"),
    ("«UNCLOS 1982», «Tuyên bố về cách ứng xử của các bên ở Biển Đông (DOC)»", "doc:lien-hop-quoc/1982/cong-uoc-luat-bien", "treaties"),
    ("thực hiện «Chiến lược bảo vệ biên giới quốc gia» và", "doc:trung-uong/2018/33-nq-tw", "a strategy that is known"),
    ("“«Nghị quyết Đại hội lần thứ XIII của Đảng»", "doc:dang-cong-san-viet-nam/2021/nghi-quyet-dai-hoi-xiii", "a congress"),
    ("ban hành «“Chiến lược thông tin đối ngoại đến năm 2030, tầm nhìn đến 2045” của Bộ Chính trị»;", None, "quoted, with its issuer"),
    (
        "ký «Chương trình hợp tác truyền thông giữa UBND tỉnh Lào Cai và Đài Truyền hình Việt Nam ký kết ngày 22/11/2018»;",
        None,
        "a joint programme",
    ),
]


@pytest.mark.parametrize(("marked", "target", "reason"), NAMED, ids=[row[2] for row in NAMED])
def test_named(marked: str, target: str | None, reason: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    exact = marked.split("«")[1].split("»")[0]
    citations = read(text)[0]
    assert citations and (citations[0].span.quote(text), citations[0].number, citations[0].target) == (exact, None, target)


def test_a_law_between_two_versions_stays_open() -> None:
    text = "Triển khai thi hành Luật Việc làm"
    assert [c.target for c in read(text, DocumentData(id="doc:x", issue_date="2025-11-18"))[0]] == [None]
    assert [c.target for c in read(text, DocumentData(id="doc:x", issue_date="2024-11-18"))[0]] == ["doc:quoc-hoi/2013/38-qh13"]


def test_what_a_decision_approves_is_its_title() -> None:
    text = "Quyết định số 368/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chương trình hành động của Chính phủ về thông tin đối ngoại giai đoạn 2013-2020;"
    (citation,) = read(text)[0]
    assert (citation.date, citation.target) == (None, f"{TTG}/2013/368-qd-ttg")
    assert citation.title == "Chương trình hành động của Chính phủ về thông tin đối ngoại giai đoạn 2013-2020"


SHORT = [
    ("Kế hoạch số 162/KH-UBND ngày 9/9/2022. Theo Kế hoạch 162,", ["162/KH-UBND", "162/KH-UBND"], "by its serial"),
    ("Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 về X. Nghị định nêu trên quy định", ["72/2015/NĐ-CP", None], "the one before"),
    (
        "Nghị định số 72/2015/NĐ-CP, Nghị định số 09/2017/NĐ-CP. Nghị định nêu trên",
        ["72/2015/NĐ-CP", "09/2017/NĐ-CP"],
        "one of two: left out",
    ),
    ("Theo Kế hoạch 99 của tỉnh", [], "no antecedent: left out"),
    ("Chỉ thị này; Kế hoạch năm 2020; Đề án 5 tỷ", [], "no short forms"),
]


@pytest.mark.parametrize(("text", "numbers", "reason"), SHORT, ids=[row[2] for row in SHORT])
def test_short_forms(text: str, numbers: list[str | None], reason: str) -> None:
    citations = read(text)[0]
    assert [c.number for c in citations] == numbers
    assert all(c.target == citations[0].target for c in citations if "short-form" in c.issues)


def test_contradictions_are_findings_that_name_both() -> None:
    text = "Nghị quyết số 163/2024/QH15 ngày 27/11/2025; sau đó Nghị quyết số 163/2024/QH15 ngày 27/11/2024 của Quốc hội"
    citations, findings = read(text)
    assert [(c.date, c.issues, c.target) for c in citations] == [
        ("2025-11-27", ("date-conflict",), "doc:quoc-hoi/2024/163-qh15"),
        ("2024-11-27", (), "doc:quoc-hoi/2024/163-qh15"),
    ]
    assert [finding.code for finding in findings] == ["date-conflict", "dates-differ"]
    assert "27/11/2025 (ký tự 0)" in findings[1].message and "27/11/2024 (ký tự 52)" in findings[1].message
    assert "two dates" in findings[1].message_en


def test_a_number_that_its_issuer_cannot_have_yet_takes_the_year_of_its_date() -> None:
    # Committees sign as UBND since 2004 (UB before): 46/2002 cannot be, the date says 2022.
    (citation,), findings = read("Quyết định số 46/2002/QĐ-UBND ngày 12/09/2022 của UBND tỉnh")
    assert (citation.number, citation.number_printed, citation.target) == (
        "46/2022/QĐ-UBND",
        "46/2002/QĐ-UBND",
        "doc:lao-cai/2022/46-qd-ubnd",
    )
    assert [finding.code for finding in findings] == ["date-conflict"]
    # 22/2016 of a ministry that was there in 2016: the number's year stands, what is printed stays.
    (other,), _ = read("Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 của Bộ Thông tin và Truyền thông")
    assert (other.number, other.date, other.target) == ("22/2016/TT-BTTTT", "2012-10-19", f"{BTTTT}/2016/22-tt-btttt")


def test_the_same_number_of_another_province_keeps_its_province() -> None:
    text = (
        "Quyết định số 66/2018/QĐ-UBND ngày 28/12/2018 của UBND tỉnh Phú Yên; định mức theo Quyết định số 66/2018/QĐ-UBND ngày 28/12/2018"
    )
    assert [c.target for c in read(text)[0]] == ["doc:phu-yen/2018/66-qd-ubnd"] * 2


def test_basis_and_mention() -> None:
    text = (
        "UBND TỈNH LÀO CAI\nSố: 88/KH-UBND\nLào Cai, ngày 13 tháng 3 năm 2020\n\nKẾ HOẠCH\nTriển khai Nghị quyết số 1/NQ-CP ngày 2/1/2020\n\n"
        "Căn cứ Nghị định số 72/2015/NĐ-CP; \nQuyết định số 44/QĐ-TTg ngày 09/01/2019;\n\nUBND tỉnh ban hành như sau:\n\n"
        "I. MỤC ĐÍCH\n1. Căn cứ Nghị định số 09/2017/NĐ-CP\n"
    )
    reading = Reading.of(Source("x", "0", text))
    document, _ = read_metadata(reading)
    citations, _ = read_citations(reading, document)
    assert [(c.number, c.role) for c in citations] == [
        ("1/NQ-CP", "mention"),
        ("72/2015/NĐ-CP", "basis"),
        ("44/QĐ-TTg", "basis"),
        ("09/2017/NĐ-CP", "mention"),
    ]


OPENINGS = [
    (
        "Theo báo cáo của Bộ Tài chính, tính đến hết ngày 17/11/2025 có 616 dự án. Tại Thông báo số 384/TB-VPCP ngày 25/7/2025 đã giao",
        "mention",
        "a report's figures",
    ),
    ("Theo thông tin từ Trung tâm Dự báo, mưa rất to theo Thông báo số 384/TB-VPCP ngày 25/7/2025", "mention", "news"),
    ("Theo Thông báo số 384/TB-VPCP ngày 25/7/2025", "basis", "the word alone"),
    ("Để tập trung ứng phó mưa lũ, tiếp theo các Thông báo số 384/TB-VPCP ngày 25/7/2025", "basis", "an aim, then what it follows"),
]


@pytest.mark.parametrize(("opening", "role", "reason"), OPENINGS, ids=[row[2] for row in OPENINGS])
def test_what_an_opening_rests_on(opening: str, role: str, reason: str) -> None:
    reading = Reading.of(
        Source(
            "x",
            "0",
            f"Số: 230/CĐ-TTg\nHà Nội, ngày 26 tháng 11 năm 2025\nCÔNG ĐIỆN\nVề dự án tồn đọng\n\n{opening}\n\n1. Các bộ rà soát.\n",
        )
    )
    document, _ = read_metadata(reading)
    assert [(c.number, c.role) for c in read_citations(reading, document)[0]] == [("384/TB-VPCP", role)]


# Document -> (number, date as printed, role) of its numbered citations, counted by hand from the text.
FIVE = {"ba-ria-vung-tau-2024": 11, "bo-tttt-huong-dan-2021": 4, "ha-tinh-2020": 5, "lang-son-2014-2020": 3, "lao-cai-2020": 13}


@pytest.mark.parametrize("name", FIVE)
def test_the_five_documents(name: str) -> None:
    text = (DOCUMENTS / f"{name}.txt").read_bytes().decode("utf-8-sig")
    reading = Reading.of(Source(name, "0", text))
    document, _ = read_metadata(reading)
    citations, _ = read_citations(reading, document)
    assert sum(c.number is not None for c in citations) == FIVE[name]
    targets = {c.number: c.target for c in citations}
    shared = {
        "72/2015/NĐ-CP": f"{GOV}/2015/72-nd-cp",
        "22/2016/TT-BTTTT": f"{BTTTT}/2016/22-tt-btttt",
        "368/QĐ-TTg": f"{TTG}/2013/368-qd-ttg",
    }
    assert {number: target for number, target in targets.items() if number in shared and target != shared[number]} == {}


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotations are not here")
@pytest.mark.parametrize("folder", ["documents", "corpus"])
def test_every_annotated_number_is_read(folder: str) -> None:
    for path in sorted((SHARED / "gold" / folder).glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (SHARED / folder / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
        reading = Reading.of(Source(path.stem, "0", text))
        document, _ = read_metadata(reading)
        found = [c for c in read_citations(reading, document)[0] if c.number is not None]
        wanted = [c for c in gold["citations"] if c.get("number")]
        assert len(found) == len(wanted), path.stem
        for citation, row in zip(found, wanted, strict=True):
            numbers = {n.upper() for n in (row["number"], *row.get("number_alternatives", []))}
            assert citation.number is not None and citation.number.upper() in numbers, row["exact"]
            assert citation.span.start < row["end"] and row["start"] < citation.span.end, row["exact"]


WORDS = st.lists(
    st.sampled_from(
        re.split(
            r"\|",
            "Căn cứ|Nghị định|Luật|số|72/2015/NĐ-CP|57-NQ/TW|ngày|07/9/2015|của|Chính phủ|UBND tỉnh|giữa|và|,|;|.|\n|“|”|Điều 5|khoản 2|Luật sửa đổi, bổ sung|Đất đai|năm 2013|"
            "Kế hoạch|nêu trên|162|Chiến lược|giai đoạn 2020 - 2025|Đề án|Bộ Thông tin và Truyền thông|Thông tư|22/2016/TT-BTTTT|\u00a0|\u00ad|(|)|Chương trình phối hợp",
        )
    ),
    max_size=40,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, st.booleans())
def test_any_words_give_valid_positions_in_order(words: list[str], decomposed: bool) -> None:
    text = " ".join(words)
    text = unicodedata.normalize("NFD", text) if decomposed else text
    citations, findings = read(text)
    for citation in citations:
        assert citation.span.quote(text).strip()
        assert citation.role in ("basis", "mention")
    assert [c.span for c in citations] == sorted(c.span for c in citations)
    assert all(a.span.end <= b.span.start for a, b in zip(citations, citations[1:], strict=False))
    assert all(finding.span.quote(text) and finding.message and finding.message_en for finding in findings)
    assert read(text) == (citations, findings)
