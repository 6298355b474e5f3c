"""Where no task meets each condition of a question, those that meet most of it answer, and say so; another's work or another place never."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

DOCUMENTS = {
    "notice": text_of(
        "VĂN PHÒNG CHÍNH PHỦ", "601/TB-VPCP", "Hà Nội", "THÔNG BÁO", "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TẠI BUỔI LÀM VIỆC VỚI LÃNH ĐẠO TỈNH SƠN LA",
        "1. Bộ Tài chính xem xét bố trí vốn cho đường vành đai phía tây tỉnh Sơn La, trả lời trước ngày 10 tháng 12 năm 2025.\n"
        "2. Bộ Xây dựng hướng dẫn chủ đầu tư thủ tục nhập khẩu thiết bị trạm bơm.\n"
        "3. Bộ Nội vụ sửa đổi quy định về bộ máy chính quyền hai cấp theo kiến nghị của tỉnh.",
        "BỘ TRƯỞNG, CHỦ NHIỆM\nTrần Văn An",
    ),
    "own": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "77/KH-UBND", "Sơn La", "KẾ HOẠCH", "PHÁT TRIỂN CÂY DƯỢC LIỆU",
        "1. Sở Y tế chủ trì kiểm nghiệm chất lượng dược liệu.\n2. Sở Công Thương chủ trì tìm thị trường cho dược liệu.\n"
        "3. Sở Tài chính bố trí vốn hằng năm.",
    ),
    "awards": text_of(
        "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", "90/KH-UBND", "Đồng Tháp", "KẾ HOẠCH", "CHUYỂN ĐỔI SỐ DOANH NGHIỆP",
        "1. Sở Nội vụ chủ trì biểu dương, khen thưởng các doanh nghiệp có thành tích xuất sắc về chuyển đổi số.\n"
        "2. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tư pháp và Sở Nội vụ mở lớp học về hợp đồng điện tử.\n"
        "3. Sở Tài chính cân đối kinh phí.",
    ),
}  # fmt: skip
NEAREST = ("đây là nơi gần nhất với cả câu hỏi", "this is the nearest to the whole question")


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


def _quoted(found):
    return " ".join(e["exact"] for item in found["answers"] for e in item["evidence"])


FOUND = [  # question, who answers, words of the evidence
    ("Kiến nghị của Sơn La về tổ chức bộ máy chính quyền hai cấp thì bộ nào phải giải quyết?", ["Bộ Nội vụ"], "bộ máy chính quyền hai cấp"),
    ("Which ministry must guide the investor on the paperwork for importing pumping station equipment?", ["Bộ Xây dựng"], "trạm bơm"),
    ("đồng tháp khen mấy doanh nghiệp làm giỏi chuyển đổi số thì sở nào chủ trì", ["Sở Nội vụ"], "khen thưởng các doanh nghiệp"),
]


@pytest.mark.parametrize(("text", "wanted", "words"), FOUND)
def test_the_task_that_meets_most_of_a_question_answers_it(answer, text, wanted, words):
    found = answer(text)
    assert labels_of(found) == wanted, found["understood"]
    assert words in _quoted(found)


DUE = [
    "Bộ Tài chính phải giải quyết đề nghị của Sơn La về tiền làm đường vành đai phía tây trước ngày nào?",
    "When must the Ministry of Finance deal with Sơn La's request for money for the western ring road?",
]


@pytest.mark.parametrize("text", DUE)
def test_a_notice_on_a_province_is_found_by_the_province_that_it_names(answer, text):
    found = answer(text)
    assert [item["value"]["to"] for item in found["answers"]] == ["2025-12-10"], found["understood"]
    assert [e["source"].split("/")[-1] for item in found["answers"] for e in item["evidence"]][0] == "notice.txt"


NONE = [
    "Sở Tư pháp Sơn La phải làm gì để tìm thị trường cho dược liệu?",  # another body's work
    "What must the Department of Justice of Sơn La do to find markets for medicinal plants?",
    "Sở Tài chính Đồng Tháp phải làm gì về đường vành đai phía tây?",  # another place's
    "Sở Y tế Sơn La làm gì để phòng cháy rừng thông?",  # its work, of which nothing says that
    "Thông báo 601/TB-VPCP giao bộ nào kiểm nghiệm chất lượng dược liệu?",  # another document's
    "Which ministry must test the quality of medicinal plants under notice 601/TB-VPCP?",
    "Bộ Tài chính phải bố trí vốn cho đường vành đai phía tây Sơn La trước ngày 01/01/2020?",  # its own time is another
    "Trần Hồng Quân giao ai khen thưởng doanh nghiệp chuyển đổi số?",  # whom nothing names
]


@pytest.mark.parametrize("text", NONE)
def test_others_work_and_other_places_are_no_answer(answer, text):
    found = answer(text)
    assert labels_of(found) == [], found["understood"]


def test_what_is_nearest_is_said_to_be(answer):
    said = " ".join(answer(FOUND[2][0])["said"])
    assert NEAREST[0] in said.lower()
    assert NEAREST[1] in " ".join(answer(DUE[1])["said"]).lower()


def test_a_place_that_the_nearest_names_is_not_said_to_be_left_out(answer):
    found = answer(DUE[0])
    assert "Sơn La" in found["understood"]["reading"]
    assert "Sơn La" not in " ".join(found["understood"]["ignored"])
