"""The document that a question is about is told by what its title and best passage say, where none has all the words; what a named document
is asked to say is proven by a passage, and never by its name alone."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

pytestmark = pytest.mark.usefixtures("with_encoder")

DOCUMENTS = {
    "portal": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "51/KH-UBND", "Sơn La", "KẾ HOẠCH", "BẢO VỆ DỮ LIỆU CÁ NHÂN",
        "1. Sở Khoa học và Công nghệ xây dựng cổng thông tin của tỉnh về bảo vệ dữ liệu cá nhân.\n"
        "2. Công an tỉnh kiểm tra việc thu thập dữ liệu cá nhân tại các sàn thương mại điện tử.",
    ),
    "radiation": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "52/KH-UBND", "Lai Châu", "KẾ HOẠCH", "ỨNG PHÓ SỰ CỐ BỨC XẠ",
        "1. Sở Khoa học và Công nghệ lắp đặt mạng lưới trạm quan trắc và cảnh báo phóng xạ môi trường.\n2. Sở Y tế dự trữ thuốc.",
    ),
    "assets": text_of(
        "ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN", "53/KH-UBND", "Điện Biên", "KẾ HOẠCH", "TỔNG KIỂM KÊ TÀI SẢN CÔNG",
        "1. Các đơn vị kiểm kê tài sản công tại thời điểm 0 giờ ngày 01/01/2026.\n2. Sở Tài chính tổng hợp kết quả.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


NEAREST = [  # question, the number of the only document
    ("Văn bản nào bàn việc lập mạng lưới cảnh báo phóng xạ?", "52/KH-UBND"),
    ("Văn bản của Điện Biên về tổng kiểm kê tài sản công lúc 0 giờ ngày 01/01/2026?", "53/KH-UBND"),
]


@pytest.mark.parametrize(("question", "number"), NEAREST)
def test_the_nearest_document_answers(answer, question, number):
    assert labels_of(answer(question)) == [number]


@pytest.mark.parametrize(
    "question", ["Văn bản nào bàn về cấp phép bay cho máy bay không người lái?", "Văn bản của Sơn La về nuôi cá lồng trên sông?"]
)
def test_what_no_document_is_near_to_has_none(answer, question):
    assert labels_of(answer(question)) == []


SAYS = [  # question, whether
    ("Does Plan 51/KH-UBND provide for a portal on personal data protection?", True),
    ("Does Plan 51/KH-UBND provide for a chatbot on personal data protection?", None),
    ("Does Plan 51/KH-UBND provide for compensation for personal data protection?", None),
    ("Does Plan 51/KH-UBND provide for a committee on personal data protection?", None),
    ("Does Plan 51/KH-UBND provide for money for personal data protection?", None),
    ("Does Plan 52/KH-UBND provide for a map of radiation?", None),
    ("Is Plan 51/KH-UBND a plan?", True),
]


@pytest.mark.parametrize(("question", "wanted"), SAYS)
def test_a_named_document_alone_proves_no_yes(answer, question, wanted):
    found = answer(question)
    assert found["boolean"] is not True if wanted is None else found["boolean"] is wanted
    if wanted and "portal" in question:
        assert "cổng thông tin" in str([one["evidence"] for one in found["answers"]])
