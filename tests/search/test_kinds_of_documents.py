"""Work asked for by the kind of document that tells it, citations without their dates, laws by English names, where something is named."""

from __future__ import annotations

import pytest

import graph
from ingest.run import ingest
from search.answer.ask import ask
from search.passages.embedding import default_embedder
from search.passages.lexical import default_indexer

PLAN = """ỦY BAN NHÂN DÂN TỈNH BẮC NINH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 77/KH-UBND
Bắc Ninh, ngày 10 tháng 11 năm 2025
KẾ HOẠCH
PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ TRÊN ĐỊA BÀN TỈNH BẮC NINH
Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;
Căn cứ Luật Đấu thầu số 22/2023/QH15 ngày 23 tháng 6 năm 2023;
Ủy ban nhân dân tỉnh ban hành Kế hoạch:
I. NHIỆM VỤ
1. Sở Khoa học và Công nghệ chủ trì xây dựng phòng thí nghiệm bán dẫn.
2. Công an tỉnh chủ trì bảo đảm an ninh mạng.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bình
"""
TELEGRAM = """THỦ TƯỚNG CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 301/CĐ-TTg
Hà Nội, ngày 05 tháng 11 năm 2025
CÔNG ĐIỆN
VỀ VIỆC ỨNG PHÓ SẠT LỞ BỜ SÔNG
Thực hiện Nghị quyết số 57-NQ/TW, Thủ tướng Chính phủ yêu cầu:
1. Bộ Xây dựng chủ trì kiểm tra các cầu bị sạt lở.
2. Bộ Công an chủ trì bảo vệ các hồ chứa Sông Ba Nam.
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Lê Văn Nam
"""
NOTICE = """VĂN PHÒNG CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 902/TB-VPCP
Hà Nội, ngày 06 tháng 11 năm 2025
THÔNG BÁO
KẾT LUẬN CỦA PHÓ THỦ TƯỚNG VỀ ĐƯỜNG SẮT
1. Bộ Xây dựng chủ trì hoàn thiện hồ sơ đường sắt.
2. Bộ Công an chủ trì giải phóng mặt bằng.
TL. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM
Phạm Mạnh Thường
"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    for name, text in (("plan.txt", PLAN), ("telegram.txt", TELEGRAM), ("notice.txt", NOTICE)):
        (folder / name).write_text(text, "utf-8")
    store = graph.open_store(str(folder / "kinds.db"))
    ingest(store, [str(folder)], indexer=default_indexer(), embedder=default_embedder())
    yield lambda question: ask(store, question).to_json()
    store.close()


def said(found):
    return [item["label"] for item in found["answers"]]


def sources(found):
    return sorted({item["id"].removeprefix("task:").split("#")[0] for item in found["answers"]})


TELLING = [
    ("Bộ Xây dựng phải làm gì trong các công điện?", ["thu-tuong-chinh-phu/2025/301-cd-ttg"]),
    ("What must the Ministry of Construction do in the telegrams?", ["thu-tuong-chinh-phu/2025/301-cd-ttg"]),
    ("Công điện của Thủ tướng giao Bộ Công an làm gì?", ["thu-tuong-chinh-phu/2025/301-cd-ttg"]),
    ("Thông báo giao Bộ Công an làm gì?", ["van-phong-chinh-phu/2025/902-tb-vpcp"]),
    ("Bộ Xây dựng phải làm gì?", ["thu-tuong-chinh-phu/2025/301-cd-ttg", "van-phong-chinh-phu/2025/902-tb-vpcp"]),
    ("việc nào do Thủ tướng giao?", ["thu-tuong-chinh-phu/2025/301-cd-ttg"]),
]


@pytest.mark.parametrize(("text", "wanted"), TELLING, ids=[text for text, _ in TELLING])
def test_work_is_that_of_the_documents_that_tell_it(answer, text, wanted):
    found = answer(text)
    assert sources(found) == wanted
    assert found["understood"]["ignored"] == []


LABELS = [
    ("Which agencies are named in the Prime Minister's telegrams?", ["Bộ Công an", "Bộ Xây dựng"]),
    ("Văn bản nào nhắc Nghị quyết 57-NQ/TW?", ["301/CĐ-TTg", "77/KH-UBND"]),
    ("NQ 57 được nhắc ở đâu?", ["301/CĐ-TTg", "77/KH-UBND"]),
    ("Which documents cite the Law on Bidding?", ["77/KH-UBND"]),
    ("Where is the railway mentioned?", ["902/TB-VPCP"]),
    ("đường sắt được nhắc ở đâu", ["902/TB-VPCP"]),
    ("Is there any document about railways?", ["902/TB-VPCP"]),
    ("tỉnh nào có kế hoạch", ["Bắc Ninh"]),
    ("tỉnh nào có chỉ thị", []),
    ("nơi nào có phòng thí nghiệm", ["Bắc Ninh"]),
    ("tỉnh nào ban hành nhiều văn bản nhất", ["Bắc Ninh"]),
    ("hồ chứa Sông Ba Nam do ai bảo vệ", ["Bộ Công an"]),  # no lady called Nam
]


@pytest.mark.parametrize(("text", "wanted"), LABELS, ids=[text for text, _ in LABELS])
def test_what_is_asked_is_what_answers(answer, text, wanted):
    assert sorted(said(answer(text))) == wanted


def test_wording_that_a_text_has_nothing_of_is_not_answered_by_it(answer):
    assert said(answer("Cơ quan nào chủ trì phòng chống ma túy ở Bắc Ninh?")) == []


def test_source_of_money_is_no_province(answer):
    assert answer("kinh phí lấy từ đâu")["understood"]["find"] != "province"
