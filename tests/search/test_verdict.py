"""Yes or no by what the passages say: the words by meaning, the body in its part, each time, figure and place."""

from __future__ import annotations

import pytest

from search.question import read_question
from tests.search.texts import text_of

pytestmark = pytest.mark.usefixtures("with_encoder")

DOCUMENTS = {
    "flood": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "61/KH-UBND", "Sơn La", "KẾ HOẠCH", "KHẮC PHỤC HẬU QUẢ MƯA LŨ",
        "1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính điều phối toàn bộ nguồn hàng hỗ trợ từ ngân sách cho vùng lũ.\n"
        "2. Sở Y tế phun hóa chất khử trùng tại các xã ngập trước ngày 20/12/2025.\n"
        "3. Sở Xây dựng huy động thiết bị bay không người lái để khảo sát các điểm sạt lở.\n"
        "5. Ủy ban nhân dân cấp xã rà soát công trình khai thác nước dưới đất, báo cáo Sở Nông nghiệp và Môi trường.\n"
        "6. Nghiêm cấm các hành vi: xả nước thải vào nguồn nước dưới đất; phá rừng đầu nguồn.\n"
        "4. Sở Giáo dục và Đào tạo không tổ chức thi học kỳ tại các trường bị ngập.",
    ),
    "dairy": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "62/KH-UBND", "Lai Châu", "KẾ HOẠCH", "PHÁT TRIỂN CHĂN NUÔI BÒ SỮA",
        "1. Sở Nông nghiệp và Môi trường hỗ trợ 15 triệu đồng cho mỗi hộ mua bò sữa giống.\n"
        "2. Công an tỉnh kiểm tra xe chở gia súc qua biên giới.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


SO = [
    ("Ở Sơn La, hàng cứu trợ mua bằng tiền ngân sách có phải do Sở Công Thương đứng ra điều phối không?", "điều phối toàn bộ nguồn hàng"),
    ("Sở Y tế Sơn La phải phun khử trùng các xã ngập trước 20/12/2025, đúng chứ?", "phun hóa chất khử trùng"),
    ("Kế hoạch 61/KH-UBND có tính dùng thiết bị bay không người lái khảo sát sạt lở không?", "thiết bị bay không người lái"),
    ("Lai Châu hỗ trợ mỗi hộ 15 triệu đồng mua bò sữa giống phải không?", "15 triệu đồng"),
    ("Is it true that Lai Châu gives households 15 million dong to buy dairy cows?", "15 triệu đồng"),
    ("In Sơn La, is the trade department in charge of coordinating relief goods from the budget?", "điều phối toàn bộ nguồn hàng"),
]


@pytest.mark.parametrize(("question", "words"), SO, ids=[question for question, _ in SO])
def test_what_a_passage_says_is_so_and_shown(answer, question, words):
    found = answer(question)
    assert found["boolean"] is True, found["understood"]
    assert any(words in one["exact"] for item in found["answers"] for one in item["evidence"]), found["answers"]


NOT_SO = [
    "Ở Sơn La, hàng cứu trợ mua bằng tiền ngân sách có phải do Sở Y tế chủ trì điều phối không?",  # another's work
    "Sở Y tế Sơn La phải phun khử trùng các xã ngập trước 31/12/2025, đúng chứ?",  # another day
    "Lai Châu hỗ trợ mỗi hộ 40 triệu đồng mua bò sữa giống phải không?",  # another figure
    "Có văn bản nào giao xã tổ chức ngày hội hiến máu không?",  # nothing of it anywhere
    "Sơn La có kế hoạch bắn pháo hoa dịp Tết chưa?",
    "Does any plan allow casinos to open in Lai Châu?",
    "Was Sơn La ever told to teach children to swim?",
    "Is Plan 62/KH-UBND about building a nuclear power plant?",
]


@pytest.mark.parametrize("question", NOT_SO)
def test_what_no_passage_says_with_its_body_day_and_figure_is_not_so(answer, question):
    found = answer(question)
    assert found["boolean"] is False, (found["understood"], [item["label"] for item in found["answers"]])
    assert found["answers"] == []


NOT_YES = [
    "Sở Nông nghiệp và Môi trường Sơn La có phải rà soát công trình khai thác nước dưới đất không?",  # it is reported to
    "Sơn La có cho phép xả nước thải vào nguồn nước dưới đất không?",  # forbidden
    "Sở Công Thương và Sở Y tế Sơn La cùng điều phối nguồn hàng hỗ trợ từ ngân sách phải không?",  # one of both
    "Sở Y tế Sơn La phải phun khử trùng các xã ngập trước ngày 20/11/2025, đúng chứ?",  # the plan's own day
    "Có đúng không?",
    "Is it important?",
]


@pytest.mark.parametrize("question", NOT_YES)
def test_no_yes_is_said(answer, question):
    assert answer(question)["boolean"] is not True


def test_what_was_asked_of_is_not_said_to_be_left_aside(answer):
    found = answer("Sở Y tế Sơn La phải phun khử trùng các xã ngập trước 20/12/2025, đúng chứ?")
    assert found["understood"]["ignored"] == []
    assert {one["field"] for one in found["understood"]["filters"]} >= {"province", "agency"}


def test_a_day_that_no_common_year_has_is_the_months_last(answer):
    assert "29/02" in answer("Sở Y tế Sơn La làm gì trước 29/02?")["question"]


def test_what_a_sentence_denies_cannot_be_told(answer):
    assert answer("Sở Giáo dục và Đào tạo Sơn La có tổ chức thi học kỳ tại các trường bị ngập không?")["boolean"] is not True


def test_a_place_without_documents_cannot_be_told(answer):
    assert answer("Đà Nẵng có kế hoạch bắn pháo hoa dịp Tết chưa?")["boolean"] is None


DATED = [
    ("Kế hoạch khắc phục hậu quả mưa lũ của Sơn La được ban hành trước năm 2020, đúng không?", False),
    ("Was Sơn La's flood recovery plan issued before 2020?", False),
]


@pytest.mark.parametrize(("question", "so"), DATED)
def test_a_day_of_issue_is_no_passages_to_tell(answer, question, so):
    assert answer(question)["boolean"] is so


WANTS_A_YES = [
    "After the floods, was the army told to help?",
    "I was told Sơn La must pay; is that right?",
    "Any plan to protect elephants?",
    "Is it true that it builds the house for people with merit who are too old?",
    "Ban Quản lý Khu kinh tế có phải là nơi báo cáo về 5G?",
    "Cơ quan thường trực là Sở Nội vụ đúng không anh?",
    "Sở Nội vụ có phải báo cáo không (Chỉ thị 06)?",
    "Bắc Ninh đã cho ra mắt trợ lý số thật à?",
]
WANTS_NONE = [
    "Liệt kê các đơn vị có phải nộp báo cáo trước 05/12/2025",
    "Nhiệm vụ có liên quan đến hạ tầng hàng không (giai đoạn 2026-2030)",
    "Any task for the health department",
    "List tasks of the department; is that right?",
    "Bộ nào thay thế vật tư đã hư hỏng?",
    "Who is told to help, and is it the army?",
    "After the floods, who was told to help?",
]


@pytest.mark.parametrize(("question", "wanted"), [*((q, True) for q in WANTS_A_YES), *((q, False) for q in WANTS_NONE)])
def test_which_questions_want_yes_or_no(answer, question, wanted):
    from search.question.shape import _is_worded_so

    read = read_question(question)
    assert _is_worded_so(read.text, read.folded, read.language) is wanted
