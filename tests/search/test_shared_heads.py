"""English bodies that share the last word of a list are each read; other words before "and" are none."""

from __future__ import annotations

import pytest

from tests.search.texts import text_of

DOCUMENTS = {
    "plan": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "61/QĐ-TTg", "Hà Nội", "QUYẾT ĐỊNH", "PHÊ DUYỆT ĐỀ ÁN PHÒNG CHÁY RỪNG",
        "1. Bộ Quốc phòng bố trí lực lượng chữa cháy rừng.\n2. Bộ Công an kiểm tra phòng cháy.\n3. Bộ Tài chính cân đối kinh phí.\n"
        "4. Sở Y tế chuẩn bị thuốc bỏng.\n5. Sở Giáo dục và Đào tạo dạy kỹ năng thoát nạn.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


LISTS = [
    ("What must the defence and public security ministries do under Decision 61/QĐ-TTg?", {"body:bo-quoc-phong", "body:bo-cong-an"}),
    ("tasks of the finance, defence and public security ministries in Decision 61/QĐ-TTg",
     {"body:bo-tai-chinh", "body:bo-quoc-phong", "body:bo-cong-an"}),
    ("What must the ministries of defence and public security do under Decision 61/QĐ-TTg?", {"body:bo-quoc-phong", "body:bo-cong-an"}),
    ("tasks of the Ministries of Finance, Defence and Public Security in Decision 61/QĐ-TTg",
     {"body:bo-tai-chinh", "body:bo-quoc-phong", "body:bo-cong-an"}),
    ("What do the health and education departments have to do?", {"body:so-y-te", "body:so-giao-duc-va-dao-tao"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "bodies"), LISTS)
def test_each_body_of_a_list_is_read(answer, question, bodies):
    assert {one["value"] for one in answer(question)["understood"]["filters"] if one["field"] == "agency"} == bodies


def test_an_abbreviation_is_no_plural(answer):
    found = answer("tasks, Dept of Health, education")["understood"]["filters"]
    assert [one["value"] for one in found if one["field"] == "agency"] == ["body:so-y-te"]


@pytest.mark.parametrize("question", ["What must the burns and education departments do?", "Which plans and departments are there?"])
def test_what_is_no_body_stays_what_it_is(answer, question):
    filters = [one["value"] for one in answer(question)["understood"]["filters"] if one["field"] == "agency"]
    assert set(filters) <= {"body:so-giao-duc-va-dao-tao"}
