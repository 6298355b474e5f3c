"""A body of a document's own is meant by what a question calls it, in its words or its language; nobody else is made of a body that the
document has not."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

DOCUMENTS = {
    "park": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "41/KH-UBND", "Sơn La", "KẾ HOẠCH", "PHÁT TRIỂN KHU CÔNG NGHIỆP XANH",
        "1. Các doanh nghiệp thứ cấp trong khu công nghiệp lắp đặt đồng hồ đo nước thải.\n"
        "2. Ban Chuyên trách xử lý nước thải kiểm tra hồ sơ môi trường hằng tháng.\n"
        "3. Sở Tài chính bố trí kinh phí.\n"
        "4. Văn phòng Ủy ban nhân dân tỉnh tổng hợp báo cáo.\n"
        "5. Ủy ban nhân dân tỉnh phê duyệt danh mục dự án.\n"
        "6. Ban Quản lý Khu kinh tế Vân Hồ rà soát quy hoạch.",
    ),
    "dogs": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "42/KH-UBND", "Sơn La", "KẾ HOẠCH", "TIÊM PHÒNG BỆNH DẠI",
        "1. Sở Nông nghiệp và Môi trường lập sổ theo dõi chó nuôi.\n2. Sở Y tế mua vắc xin.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


CALLED = [  # question, what its only answer says
    ("Trách nhiệm của doanh nghiệp thứ cấp trong kế hoạch 41/KH-UBND là gì?", "đồng hồ đo nước thải"),
    ("What does plan 41/KH-UBND ask the secondary enterprises to do?", "đồng hồ đo nước thải"),
    ("Theo kế hoạch 41/KH-UBND, ban chuyên trách nước thải được giao nhiệm vụ gì?", "hồ sơ môi trường"),
    ("What must the Department of Finance do under plan 41/KH-UBND?", "kinh phí"),
    ("Nhiệm vụ của Văn phòng UBND tỉnh trong kế hoạch 41/KH-UBND là gì?", "tổng hợp báo cáo"),
]


@pytest.mark.parametrize(("text", "work"), CALLED)
def test_a_body_of_the_document_is_meant_by_what_it_is_called(answer, text, work):
    found = answer(text)
    assert len(labels_of(found)) == 1 and work in labels_of(found)[0], found["understood"]


def test_what_a_body_was_taken_for_is_told(answer):
    said = answer("What does plan 41/KH-UBND ask the secondary enterprises to do?")["said"]
    assert any(one.startswith("“secondary enterprises” was taken for Các doanh nghiệp thứ cấp") for one in said), said


def test_another_bodys_work_is_no_no_where_its_own_says_it_too(answer):
    assert answer("Does the Department of Finance have to fund the projects under plan 41/KH-UBND?")["boolean"] is not False
    assert answer("Sở Y tế có phải lập sổ theo dõi chó nuôi theo kế hoạch 42/KH-UBND không?")["boolean"] is not True


NOBODY = [  # of bodies that the document has not
    "Sở Y tế được giao nhiệm vụ gì trong kế hoạch 41/KH-UBND?",
    "What must the Department of Health do under plan 41/KH-UBND?",
    "Nhiệm vụ của Hội Nông dân trong kế hoạch 42/KH-UBND là gì?",
    "Ban Quản lý Khu kinh tế Vũng Áng phải làm gì theo kế hoạch 41/KH-UBND?",
    "Ban chuyên trách số 3 phải làm gì theo kế hoạch 41/KH-UBND?",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_body_that_the_document_has_not_is_no_other(answer, text):
    found = answer(text)
    assert labels_of(found) == [] and found["understood"]["find"] == "task", found["understood"]
