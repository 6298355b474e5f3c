"""Each side of a comparison is weighed alone where it has nothing as it is asked for; who leads "and with whom" asks for both roles."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

DOCUMENTS = {
    "north": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "31/KH-UBND", "Sơn La", "KẾ HOẠCH", "QUẢN LÝ CƠ SỞ THỜ TỰ",
        "1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính giải quyết nhu cầu đất của cơ sở thờ tự.\n"
        "2. Sở Xây dựng chủ trì cấp phép sửa chữa, Công an tỉnh phối hợp.",
    ),
    "south": text_of(
        "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", "32/KH-UBND", "Đồng Tháp", "KẾ HOẠCH", "CÔNG TÁC TÔN GIÁO",
        "1. Sở Dân tộc và Tôn giáo chủ trì hướng dẫn việc sử dụng đất của chùa, nhà thờ và các cơ sở thờ tự khác.\n"
        "2. Sở Y tế chủ trì phòng dịch tại lễ hội.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


def test_a_side_without_rows_is_weighed_alone(answer):
    found = answer("So sánh Sơn La và Đồng Tháp: sở nào giải quyết nhu cầu đất của cơ sở thờ tự?")
    sides = {item["label"]: item["sides"] for item in found["answers"]}
    assert sides["Sở Nông nghiệp và Môi trường"] == ["Sơn La"]
    assert sides["Sở Dân tộc và Tôn giáo"] == ["Đồng Tháp"]
    assert "Đồng Tháp: đây là nơi gần nhất với cả câu hỏi." in found["said"]


def test_a_side_that_says_nothing_of_it_stays_empty(answer):
    found = answer("So sánh Sơn La và Đồng Tháp: sở nào chủ trì phòng dịch tại lễ hội?")
    assert {side for item in found["answers"] for side in item["sides"]} == {"Đồng Tháp"}


NO_SIDE = ["So sánh Sơn La và Đồng Tháp về thuế đất", "So sánh Sơn La và Đồng Tháp: sở nào cấp phép lái xe?"]


@pytest.mark.parametrize("text", NO_SIDE)
def test_where_no_side_has_anything_as_it_is_asked_for_nothing_answers(answer, text):
    assert answer(text)["answers"] == []


PARTNERS = [
    "Sở nào chủ trì giải quyết nhu cầu đất của cơ sở thờ tự ở Sơn La, phối hợp với ai?",
    "Which department in Sơn La takes the lead on land for places of worship, and with whom?",
    "Nhu cầu đất của cơ sở thờ tự do sở nào chủ trì giải quyết, những cơ quan nào phối hợp (theo Kế hoạch 31/KH-UBND)?",
    "Việc giải quyết nhu cầu đất của cơ sở thờ tự ở Sơn La do sở nào chủ trì, cơ quan nào phối hợp?",
]


@pytest.mark.parametrize("text", PARTNERS)
def test_who_leads_and_with_whom_asks_for_both(answer, text):
    found = answer(text)
    assert labels_of(found) == ["Sở Nông nghiệp và Môi trường", "Sở Tài chính"], found["understood"]


def test_the_kind_that_is_asked_for_is_that_of_the_one_who_leads(answer):
    found = answer("Cấp phép sửa chữa ở Sơn La do sở nào chủ trì, ai phối hợp?")
    assert labels_of(found) == ["Sở Xây dựng", "Công an cấp tỉnh"], found["understood"]
