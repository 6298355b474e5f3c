"""What a central document gives the committees of all provinces answers for each; what it gives one province or those listed does not."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

MINISTER = "THỦ TƯỚNG\nTrần Văn An"
DOCUMENTS = {
    "all": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "91/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "Về phòng, chống rét",
        "1. Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương:\n- Dự trữ lương thực.\n- Hỗ trợ giống cây cho tỉnh Lai Châu.\n"
        "2. Bộ Y tế chuẩn bị thuốc.", MINISTER,
    ),
    "one": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "92/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "Về kết quả làm việc với lãnh đạo tỉnh Điện Biên",
        "1. Ủy ban nhân dân tỉnh bố trí xe cứu thương.\n2. Bộ Y tế cấp giường bệnh.", MINISTER,
    ),
    "listed": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "93/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "Về khắc phục hậu quả mưa lũ",
        "1. Chủ tịch Ủy ban nhân dân các tỉnh: Đắk Lắk, Gia Lai:\n- Sửa chữa trường học.\n2. Bộ Y tế phòng dịch.", MINISTER,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


def test_what_is_given_to_all_provinces_answers_for_each(answer):
    found = answer("Công điện 91/CĐ-TTg yêu cầu Cà Mau làm gì?")
    assert labels_of(found) == ["Dự trữ lương thực."], found["understood"]
    assert "Không việc nào nêu riêng Cà Mau; đây là việc giao cho các tỉnh, thành phố." in found["said"]


OTHERS = [
    "Công điện 92/CĐ-TTg yêu cầu Cà Mau làm gì?",
    "What must Cần Thơ do under telegram 92/CĐ-TTg?",
    "Công điện 93/CĐ-TTg yêu cầu Hà Nội làm gì?",
]


@pytest.mark.parametrize("text", OTHERS)
def test_another_provinces_work_answers_for_none(answer, text):
    assert answer(text)["answers"] == []
