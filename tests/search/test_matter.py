"""Who does a work, or when it is due, is told by the task that says most of it, wherever it stands; what nothing says near enough is left."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

DOCUMENTS = {
    "park": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "41/KH-UBND", "Sơn La", "KẾ HOẠCH", "PHÁT TRIỂN KHU CÔNG NGHIỆP XANH",
        "1. Sở Công Thương hướng dẫn doanh nghiệp lắp đặt đồng hồ đo nước thải tại cổng xả, hoàn thành trước ngày 30/6/2025.\n"
        "2. Sở Tài chính bố trí kinh phí trồng cây xanh cách ly.\n"
        "3. Sở Y tế phối hợp Công an tỉnh kiểm tra an toàn thực phẩm tại bếp ăn tập thể.",
    ),
    "dogs": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "42/KH-UBND", "Lai Châu", "KẾ HOẠCH", "TIÊM PHÒNG BỆNH DẠI",
        "1. Sở Nông nghiệp và Môi trường lập sổ theo dõi chó nuôi.\n2. Sở Y tế mua vắc xin phòng dại cho trạm y tế xã trước ngày 15/8/2025.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


ANYWHERE = [  # question, its only answer
    ("Ai phụ trách chuyện gắn đồng hồ đo lượng nước thải ở cổng xả của doanh nghiệp?", "Sở Công Thương"),
    ("Cho mình hỏi cơ quan nào lo việc mua vắc xin dại cho các trạm y tế?", "Sở Y tế"),
    ("Mình không rõ ai chủ trì việc lập sổ theo dõi chó nuôi, tra giúp với.", "Sở Nông nghiệp và Môi trường"),
    ("Could you tell me who is responsible for buying rabies vaccine for the commune health stations?", "Sở Y tế"),
    ("I don't know who takes care of buying rabies vaccine for commune health stations. Who is it?", "Sở Y tế"),
]


@pytest.mark.parametrize(("question", "wanted"), ANYWHERE)
def test_who_does_a_work_that_no_document_is_named_for(answer, question, wanted):
    assert labels_of(answer(question)) == [wanted]


NOWHERE = [
    "Ai phụ trách việc xây cầu vượt sông Hồng?",
    "Which agency is in charge of licensing satellite launches?",
    "Cơ quan nào chủ trì việc cấp phép bay cho thiết bị bay không người lái?",
    "Ai lo lắp đặt 6G?",  # "6g" is no word of the table
]


@pytest.mark.parametrize("question", NOWHERE)
def test_what_no_task_says_near_enough_has_no_doer(answer, question):
    assert labels_of(answer(question)) == []


def test_what_the_work_is_about_is_no_condition(answer):
    found = answer("Theo kế hoạch 41/KH-UBND, ai lo kiểm tra an toàn bếp ăn của công an?")
    assert "Sở Y tế" in labels_of(found)


@pytest.mark.parametrize(
    ("question", "day"),
    [("Hạn chót mua vắc xin dại cho trạm xá là ngày nào?", "2025-08-15"), ("Đến bao giờ phải gắn xong đồng hồ nước thải?", "2025-06-30")],
)
def test_when_a_work_is_due_that_no_document_is_named_for(answer, question, day):
    assert [one["value"]["to"] for one in answer(question)["answers"]] == [day]


def test_yes_is_not_said_for_what_is_nearest_anywhere(answer):
    assert answer("Sở Y tế có phải mua vắc xin cúm cho trường học không?")["boolean"] is not True


def test_a_denial_of_the_asker_denies_nothing_but_one_of_the_work_does(answer):
    told = answer("Em chưa biết đơn vị nào chủ trì kiểm tra bếp ăn theo kế hoạch 41/KH-UBND, nhờ chỉ giúp")
    assert not told["understood"].get("negated") and "Sở Y tế" in labels_of(told)
    denied = answer("Cơ quan nào không phối hợp kiểm tra bếp ăn theo kế hoạch 41/KH-UBND?")
    assert "Công an tỉnh" not in labels_of(denied)
