"""What is asked about may be a document's subject: all that it gives a body answers then, said to be so; one task that says more answers
alone."""

from __future__ import annotations

import pytest

from tests.search.texts import text_of

DOCUMENTS = {
    "relief": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "21/KH-UBND", "Sơn La", "KẾ HOẠCH", "CẤP PHÁT HÀNG CỨU TRỢ CHO NHÂN DÂN VÙNG LŨ",
        "1. Công an tỉnh:\n- Giữ trật tự tại các điểm tập kết.\n- Phân luồng xe cộ trên quốc lộ.\n- Cảnh giới ở ngầm tràn.\n"
        "2. Sở Y tế:\n- Chuẩn bị túi thuốc gia đình.\n- Cử bác sĩ về bản.",
    ),
    "assets": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "22/KH-UBND", "Sơn La", "KẾ HOẠCH", "KIỂM KÊ TÀI SẢN CÔNG",
        "1. Sở Tài chính:\n- Mở lớp tập huấn phần mềm.\n- Làm đầu mối trả lời vướng mắc.\n"
        "2. Công an tỉnh kiểm đếm trụ sở, xe ô tô được giao.",
    ),
    "telegram": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "91/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "Về ứng phó bão số 9",
        "1. Bộ Công Thương:\n- Bảo đảm điện cho bệnh viện.\n- Dự trữ xăng dầu.\n2. Bộ Y tế chuẩn bị giường bệnh.",
        "THỦ TƯỚNG\nTrần Văn An",
    ),
}  # fmt: skip
VI = "không phải việc nào cũng có lời văn của câu hỏi"


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


WHOLE = [  # question, how many tasks, words of one of them, what is said of it
    ("Công an tỉnh Sơn La lo việc gì để phát hàng cứu trợ được an toàn?", 3, "Phân luồng xe cộ", None),
    ("What does the Sơn La police have to do to hand out relief goods to people in flooded areas?", 3, "Cảnh giới", None),
    ("Công điện 91/CĐ-TTg giao Bộ Công Thương làm gì để chống lũ quét?", 2, "Dự trữ xăng dầu", VI),
    ("Theo Công điện 91/CĐ-TTg, Bộ Công Thương phải làm gì để chuẩn bị đón bão mạnh?", 2, "Bảo đảm điện", "Không xét “đón”, “mạnh”"),
    ("What does telegram 91/CĐ-TTg ask the Ministry of Industry and Trade to do against landslides?", 2, "Dự trữ", None),
]


@pytest.mark.parametrize(("text", "number", "words", "said"), WHOLE)
def test_all_that_a_document_on_the_subject_gives_a_body_answers(answer, text, number, words, said):
    found = answer(text)
    assert len(found["answers"]) == number, found["understood"]
    assert words in " ".join(item["label"] for item in found["answers"])
    assert said is None or any(said in one for one in found["said"]), found["said"]


def test_one_task_that_says_what_is_asked_answers_alone(answer):
    found = answer("Sở Tài chính Sơn La phải mở lớp tập huấn phần mềm nào về kiểm kê tài sản công?")
    assert [item["label"] for item in found["answers"]] == ["Mở lớp tập huấn phần mềm."], found["understood"]


NOTHING = [
    "Công điện 91/CĐ-TTg giao Bộ Công Thương làm gì về giấy phép karaoke?",
    "Sở Tài chính Sơn La phải làm gì về vườn thú hoang dã?",
    "Công an tỉnh Nghệ An phải làm gì khi phát hàng cứu trợ cho bà con vùng lũ?",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_document_on_another_subject_or_of_another_place_gives_nothing(answer, text):
    assert answer(text)["answers"] == []
