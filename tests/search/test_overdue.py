"""What is overdue no text tells without a day: a day is asked for, and with one tasks due before it are the answer."""

from __future__ import annotations

import pytest

from tests.search.texts import plan

TEXTS = {
    "a": plan(
        "Vĩnh Phúc", "61/KH-UBND", "KIỂM TRA BẾN BÃI",
        "1. Sở Xây dựng chủ trì kiểm tra bến bãi, hoàn thành trước ngày 15 tháng 3 năm 2024.\n"
        "2. Sở Tài chính chủ trì bố trí kinh phí, hoàn thành trước ngày 20 tháng 12 năm 2025.\n"
        "3. Sở Tài chính xử lý nợ quá hạn của hợp tác xã.\n4. Sở Y tế tuyên truyền.",
        day="ngày 05 tháng 01 năm 2024",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(TEXTS)


ASKS_FOR_A_DAY = [
    ("Nhiệm vụ nào quá hạn?", "đồng hồ không được đọc"),
    ("nhiem vu nao qua han", "đồng hồ không được đọc"),
    ("Có việc nào của Vĩnh Phúc trễ hạn không?", "đồng hồ không được đọc"),
    ("Nhiệm vụ nào quá hạn ngày 31/12?", "đồng hồ không được đọc"),  # no year
    ("Which tasks are overdue?", "no clock is read"),
    ("Does Vinh Phuc have any overdue task?", "no clock is read"),
    ("What is overdue?", "no clock is read"),
]


@pytest.mark.parametrize(("question", "said"), ASKS_FOR_A_DAY)
def test_a_day_is_asked_for_and_nothing_else_is_said(answer, question, said):
    found = answer(question)
    assert said in " ".join(found["said"])
    assert (found["answers"], found["passages"], found["boolean"], found["understood"]["alternatives"]) == ([], [], None, [])
    assert found["caveats"] == found["said"]
    assert found["understood"]["unknown"] == []


BEFORE_A_DAY = [
    ("Nhiệm vụ nào quá hạn tính đến ngày 01/01/2025?", ["1"], "đã xong hay chưa thì không xét"),
    ("Nhiệm vụ nào quá hạn ngày 01/01/2025?", ["1"], "đã xong hay chưa thì không xét"),
    ("Những việc nào của Vĩnh Phúc đã quá hạn trước ngày 31/12/2025?", ["1", "2"], "đã xong hay chưa thì không xét"),
    ("Which tasks are overdue as of 31 December 2025?", ["1", "2"], "whether they are done is not looked at"),
    ("List overdue tasks as of 01/01/2024", [], "whether they are done is not looked at"),
]


@pytest.mark.parametrize(("question", "paths", "said"), BEFORE_A_DAY)
def test_with_a_day_what_is_due_before_it_is_told(answer, question, paths, said):
    found = answer(question)
    assert sorted(e["path"] for item in found["answers"] for e in item["evidence"]) == paths
    assert said in " ".join(found["said"])


OF_OTHER_THINGS = [
    ("Sở nào xử lý nợ quá hạn?", ["Sở Tài chính"]),
    ("Văn bản nào nói đến nợ quá hạn?", ["61/KH-UBND"]),
]


@pytest.mark.parametrize(("question", "labels"), OF_OTHER_THINGS)
def test_another_thing_that_is_overdue_is_a_word_of_the_text(answer, question, labels):
    assert [item["label"] for item in answer(question)["answers"]] == labels


def test_an_unknown_thing_that_is_overdue_stays_unknown(answer):
    assert answer("Who collects overdue debts?")["answers"] == []
