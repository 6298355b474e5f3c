"""Asking of decisions, regulations and telegrams written by hand: titles, articles, repeals, times outside tasks, places without documents."""

from __future__ import annotations

import pytest

import graph
from graph.query import Query, Row
from ingest.run import ingest
from search.answer.answers import _Answering
from search.answer.ask import ask
from search.answer.dated import printed_time
from search.lexicon import Lexicon
from search.lexicon.names import StoreNames
from search.passages.embedding import default_embedder
from search.passages.lexical import default_indexer
from text.vocabulary import load

DECISION = """ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 61/2025/QĐ-UBND
Phú Thọ, ngày 10 tháng 11 năm 2025
QUYẾT ĐỊNH
BAN HÀNH QUY CHẾ PHỐI HỢP QUẢN LÝ NGHĨA TRANG TRÊN ĐỊA BÀN TỈNH PHÚ THỌ
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Nghị định số 23/2016/NĐ-CP ngày 05 tháng 4 năm 2016 của Chính phủ;
Ủy ban nhân dân tỉnh ban hành Quyết định:
Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý nghĩa trang trên địa bàn tỉnh Phú Thọ.
Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 11 năm 2025 và thay thế Quyết định số 07/2019/QĐ-UBND ngày 02 tháng 3 năm 2019 của Ủy ban nhân dân tỉnh Vĩnh Phúc.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bình
QUY CHẾ
PHỐI HỢP QUẢN LÝ NGHĨA TRANG TRÊN ĐỊA BÀN TỈNH PHÚ THỌ
(Ban hành kèm theo Quyết định số 61/2025/QĐ-UBND ngày 10 tháng 11 năm 2025)
Chương II
TRÁCH NHIỆM PHỐI HỢP
Điều 4. Nội dung Sở Xây dựng có trách nhiệm chủ trì
1. Hướng dẫn quy hoạch nghĩa trang trên địa bàn tỉnh.
2. Kiểm tra việc xây dựng nghĩa trang.
Điều 5. Nội dung Sở Y tế có trách nhiệm chủ trì
1. Hướng dẫn vệ sinh trong mai táng, hỏa táng.
"""
TELEGRAM = """THỦ TƯỚNG CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 301/CĐ-TTg
Hà Nội, ngày 05 tháng 11 năm 2025
CÔNG ĐIỆN
VỀ VIỆC ỨNG PHÓ SẠT LỞ BỜ SÔNG
Thủ tướng Chính phủ yêu cầu:
1. Bộ Xây dựng chủ trì kiểm tra các cầu bị sạt lở.
2. Bộ Y tế chỉ đạo phòng, chống dịch bệnh sau sạt lở.
3. Bộ Tài chính tổng hợp toàn bộ thiệt hại và chia sẻ toàn bộ cơ sở dữ liệu về nhà ở, gửi báo cáo về Văn phòng Chính phủ trước ngày 10 tháng 12 năm 2025.
4. Bộ Công an bảo vệ BMNN tại Bệnh viện Hòa Bình và ứng dụng trí tuệ nhân tạo để báo trước sạt lở; rà soát dự thảo sửa đổi Pháp lệnh Cảnh sát cơ động; thu hút vốn FDI vào vùng sạt lở.
5. Ủy ban nhân dân tỉnh Cà Mau hoàn thành di dời các hộ dân ở bờ sông trước ngày 25 tháng 11 năm 2025.
Để bảo đảm đời sống nhân dân, việc chi trả bồi thường kè sông phải xong trước ngày 30 tháng 12 năm 2025.
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Lê Văn Nam
"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("other")
    for name, text in (("decision.txt", DECISION), ("telegram.txt", TELEGRAM)):
        (folder / name).write_text(text, "utf-8")
    store = graph.open_store(str(folder / "other.db"))
    ingest(store, [str(folder)], indexer=default_indexer(), embedder=default_embedder())
    yield lambda question, **more: ask(store, question, **more).to_json()
    store.close()


def said(found):
    return [item["label"] for item in found["answers"]]


TITLED = [  # a document named by its type and subject
    ("ai ký quy chế phối hợp quản lý nghĩa trang", ["Trần Văn Bình"]),
    ("ai ky quy che quan ly nghia trang cua phu tho", ["Trần Văn Bình"]),
    ("who signed the telegram on river bank landslides", ["Lê Văn Nam"]),
    ("who signed the telegram on air pollution", []),
    ("Tỉnh nào có quy chế quản lý nghĩa trang?", ["Phú Thọ"]),
    ("Tỉnh nào chưa có quy chế quản lý nghĩa trang?", []),
    ("Tỉnh nào có quy chế quản lý lòng đường?", []),
    ("Quy chế nào giao việc cho Sở Y tế?", ["61/2025/QĐ-UBND"]),  # a decision issues it
    ("Which regulation gives work to the Ministry of Construction?", []),
]


@pytest.mark.parametrize(("text", "wanted"), TITLED, ids=[text for text, _ in TITLED])
def test_document_named_by_type_and_subject(answer, text, wanted):
    found = answer(text)
    assert [item["value"] or item["label"] for item in found["answers"]] == wanted


ARTICLES = [
    ("Điều 4 Quyết định 61/2025/QĐ-UBND giao việc gì cho Sở Xây dựng?", ["Điều 4.1", "Điều 4.2"]),
    ("Tasks under Article 5 of the Phu Tho regulation", ["Điều 5.1"]),
    ("nhiệm vụ tại khoản 2 Điều 4 của Quyết định 61/2025/QĐ-UBND", ["Điều 4.2"]),
    ("Điều 5 Quyết định 61/2025/QĐ-UBND nói gì?", ["Điều 5.1"]),
    ("Điều 5 Quyết định 61/2025/QĐ-UBND quy định vệ sinh ra sao?", ["Điều 5.1"]),
    ("dieu 4 quyet dinh 61/2025/qd-ubnd giao viec gi", ["Điều 4.1", "Điều 4.2"]),
]


@pytest.mark.parametrize(("text", "paths"), ARTICLES, ids=[text for text, _ in ARTICLES])
def test_article_asked_for_is_all_that_is_answered(answer, text, paths):
    found = answer(text)
    assert sorted({item["id"].split("QC.")[-1].split("#")[0] for item in found["answers"]}) == paths


REPEALS = [
    ("Quyết định 61/2025/QĐ-UBND thay thế văn bản nào?", ["07/2019/QĐ-UBND"]),
    ("What does Decision 61/2025/QĐ-UBND repeal?", ["07/2019/QĐ-UBND"]),
    ("Văn bản nào bãi bỏ Quyết định 07/2019/QĐ-UBND?", ["61/2025/QĐ-UBND"]),
    ("Which decision replaces Decision 07/2019/QĐ-UBND of Vinh Phuc?", ["61/2025/QĐ-UBND"]),
    ("Quyết định 07/2019/QĐ-UBND bị thay thế bởi văn bản nào?", ["61/2025/QĐ-UBND"]),
    ("Văn bản nào bãi bỏ Nghị định 23/2016/NĐ-CP?", []),  # cited, not repealed
    ("Văn bản nào bãi bỏ một quyết định?", ["61/2025/QĐ-UBND"]),
    ("Which decision replaces another decision?", ["61/2025/QĐ-UBND"]),
    ("Văn bản nào bãi bỏ một nghị định?", []),
]


@pytest.mark.parametrize(("text", "wanted"), REPEALS, ids=[text for text, _ in REPEALS])
def test_repeal_is_more_than_a_citation(answer, text, wanted):
    assert said(answer(text)) == wanted


def test_place_without_documents_is_looked_for_in_tasks_that_name_it(answer):
    found = answer("Cà Mau phải hoàn thành di dời trước ngày nào?")
    assert [item["value"]["to"] for item in found["answers"]] == ["2025-11-25"]
    assert "Kho không có văn bản nào của Cà Mau." in found["caveats"] and "Đây là việc có nêu tên Cà Mau." in found["caveats"]


DATED = [
    ("khi nào Quyết định 61/2025/QĐ-UBND có hiệu lực thi hành?", "kể từ ngày 20 tháng 11 năm 2025"),
    ("hạn chi trả bồi thường kè sông là khi nào", "xong trước ngày 30 tháng 12 năm 2025"),
]


@pytest.mark.parametrize(("text", "printed"), DATED, ids=[text for text, _ in DATED])
def test_when_is_read_from_a_passage_that_no_task_has(answer, text, printed):
    found = answer(text)
    assert [item["value"]["printed"] for item in found["answers"]] == [printed], found["understood"]
    assert all(printed in " ".join(e["exact"].split()) for item in found["answers"] for e in item["evidence"])


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("xong trước ngày 25/11/2025, theo Công văn ngày 3/4/2020", "xong trước ngày 25/11/2025"),
        ("theo Công văn số 12/BC ngày 3/4/2020", None),  # the day of another document
        ("báo cáo định kỳ hằng quý", "hằng quý"),
        ("Thời gian: Từ ngày 15/11/2025 đến ngày 15/12/2025.", "Từ ngày 15/11/2025 đến ngày 15/12/2025"),
        ("trong quý III/2026", "trong quý III/2026"),
        ("Quyết định này có hiệu lực kể từ ngày ký ban hành.", "kể từ ngày ký ban hành"),
        ("không có thời điểm", None),
    ],
)
def test_printed_time_is_one_to_do_something_by(text, printed):
    assert printed_time(text) == printed


def test_agencies_are_sides_of_a_comparison(answer):
    found = answer("So sánh Bộ Xây dựng và Bộ Y tế trong Công điện 301")
    assert [(side["label"], side["count"]) for side in found["compared"]] == [("Bộ Xây dựng", 1), ("Bộ Y tế", 1)]


def test_telegram_is_a_type_of_document(answer):
    assert said(answer("When was telegram 301 issued?")) == ["301/CĐ-TTg"]


def test_what_is_denied_is_not_said_to_be_uncited(answer):
    found = answer("Văn bản nào của Phú Thọ không viện dẫn Luật Tổ chức chính quyền địa phương?")
    assert not found["answers"] and not any("không được viện dẫn" in caveat for caveat in found["caveats"])
    assert any("không được viện dẫn" in caveat for caveat in answer("Văn bản nào viện dẫn Luật Hộ tịch?")["caveats"]) is False


WORDED = [  # question, what its answers are the tasks of
    ("Khi nào phải gửi báo cáo thiệt hại về Văn phòng Chính phủ?", ["3"]),  # who receives it does nothing
    ("By when must the damage report be sent to the Office of the Government?", ["3"]),
    ("Ai chia sẻ dữ liệu nhà ở?", ["3"]),  # the text has words between
    ("nhiệm vụ sửa đổi Pháp lệnh Cảnh sát cơ động", ["4"]),  # a law's name holds the name of a body
    ("nhiệm vụ về AI", ["4"]),  # no "ai"
    ("Ai bảo vệ bí mật nhà nước?", ["4"]),  # the text writes it short
    ("Who is in charge of protecting state secrets?", ["4"]),
    ("What must the Ministry of Public Security do about the hospital?", ["4"]),  # the hospital is worked for
    ("nhiệm vụ về kè sông hoặc trí tuệ nhân tạo", ["4", "5"]),  # either will do
    ("hạn di dời theo Công điện 301/CĐ-TTg", ["5"]),
]


@pytest.mark.parametrize(("text", "items"), WORDED, ids=[text for text, _ in WORDED])
def test_words_that_are_no_doer_narrow_the_tasks(answer, text, items):
    found = answer(text)
    assert sorted({e["path"] for item in found["answers"] for e in item["evidence"] if e["kind"] == "statement"}) == items


def test_a_mention_is_of_the_word_not_of_a_cited_document(answer):
    assert answer("Is FDI mentioned in telegram 301?")["boolean"] is True
    assert answer("Is ASEAN mentioned in telegram 301?")["boolean"] is False


def test_a_law_of_several_years_is_any_of_them(answer):
    found = answer("Văn bản nào căn cứ Luật Tổ chức chính quyền địa phương?")
    assert said(found) == ["61/2025/QĐ-UBND"] and not found["understood"]["alternatives"][3:]


def test_both_of_two_titles_are_asked_of_one_province(answer):
    assert said(answer("Tỉnh nào vừa có quy chế quản lý nghĩa trang vừa có quyết định về nghĩa trang?")) == ["Phú Thọ"]


def test_when_it_is_due_is_shown_where_a_time_was_asked_for(answer):
    found = answer("Những việc nào phải xong trong tháng 11 năm 2025?")
    assert [item["value"]["printed"] for item in found["answers"]] == ["trước ngày 25 tháng 11 năm 2025"]


def test_a_province_before_and_after_it_grew_is_one(five_store):
    old, new = "VN-43", "VN-SG-2025"  # Bà Rịa – Vũng Tàu became a part of another: that is no growth
    load_of = {row.id: row for row in load().provinces}
    assert load_of["VN-02"].label_vi == load_of[load_of["VN-02"].successors[0]].label_vi and new in load_of[old].successors
    query = Query("province")
    rows = [Row(0, id, "doc:x/1", "", "", "") for id in ("VN-02", load_of["VN-02"].successors[0], old, new)]
    names = StoreNames(Lexicon(), load(), {})
    answering = _Answering(five_store, names, query, rows, False, {}, None)
    assert len({answering._key(row.answer) for row in rows}) == 3
