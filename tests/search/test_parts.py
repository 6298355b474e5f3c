"""Questions of two parts: both are answered as sides of one query, or it is said which one was not; yes or no of several places."""

from __future__ import annotations

import pytest

from search.answer.ask import ask

TWO = [
    # question, label of each part, a task's first words of each part
    (
        "Văn phòng UBND tỉnh Lào Cai chủ trì gì và Sở Ngoại vụ phối hợp gì?",
        ("Văn phòng Ủy ban nhân dân tỉnh", "Sở Ngoại vụ"),
        ("Đối với cấp tỉnh: UBND tỉnh tổ chức", "Phối hợp với Sở Ngoại vụ chuẩn bị"),
    ),
    (
        "Ở Lào Cai Sở Công Thương làm gì còn Sở Tài chính làm gì?",
        ("Sở Công Thương", "Sở Tài chính"),
        ("Thông tin về tình hình hội nhập kinh tế quốc tế", "Cân đối nguồn kinh phí"),
    ),
    (
        "What does the police lead in Lang Son and what does the Department of Foreign Affairs coordinate?",
        ("Provincial Police", "Department of Foreign Affairs"),
        ("Chủ trì, phối hợp cùng các cơ quan, đơn vị liên quan hướng dẫn, theo dõi", "Thành lập Ban chỉ đạo TTĐN"),
    ),
]


@pytest.mark.parametrize(("question", "labels", "begins"), TWO)
def test_two_parts_are_two_sides_of_one_query(five_store, question, labels, begins):
    answer = ask(five_store, question)
    assert [label for label, _ in answer.answers.compared] == list(labels)
    for label, first in zip(labels, begins, strict=True):
        assert any(label in item.sides and item.label.startswith(first) for item in answer.answers.items), (label, first)
    assert ("two parts: " if answer.reading.language == "en" else "hai phần: ") in answer.text


ANOTHER = [
    # question, what is asked for, label of each part
    ("Sở Công Thương làm gì ở Lào Cai, còn Sở Tài chính làm gì?", "task", ("Sở Công Thương", "Sở Tài chính")),
    ("Kế hoạch 88/KH-UBND giao Sở Ngoại vụ làm gì, còn chương trình 10/CTr-UBND giao gì?", "task", ("88/KH-UBND", "10/CTr-UBND")),
    ("Lào Cai giao Sở Ngoại vụ những việc gì, còn Hà Tĩnh thì sao?", "task", ("Lào Cai", "Hà Tĩnh")),
    ("Công an tỉnh Lào Cai chủ trì gì, còn tỉnh Lạng Sơn thì sao?", "task", ("Lào Cai", "Lạng Sơn")),
    ("Tuyên truyền biên giới: Lào Cai giao ai chủ trì, còn Lạng Sơn giao ai?", "agency", ("Lào Cai", "Lạng Sơn")),
    ("Kế hoạch 88/KH-UBND căn cứ những văn bản nào, còn kế hoạch 93/KH-UBND thì sao?", "citation", ("88/KH-UBND", "93/KH-UBND")),
    ("What do the police of Lào Cai lead, and what about Lạng Sơn?", "task", ("Lào Cai", "Lạng Sơn")),
    ("Hà Tĩnh có bao nhiêu nhiệm vụ, còn Lào Cai?", "count", ("Hà Tĩnh", "Lào Cai")),
]


@pytest.mark.parametrize(("question", "find", "labels"), ANOTHER)
def test_a_second_part_that_asks_the_same_of_another_is_a_side(five_store, question, find, labels):
    answer = ask(five_store, question)
    assert (answer.reading.find, answer.reading.frame) == (find, "parts")
    assert [label for label, _ in answer.answers.compared] == list(labels)
    for label, count in answer.answers.compared:
        assert count
        assert find == "count" or any(label in item.sides for item in answer.answers.items)


def test_a_second_part_inherits_the_verb_the_document_and_the_matter(five_store):
    answer = ask(five_store, "Theo kế hoạch 88/KH-UBND, Sở Ngoại vụ chủ trì gì về báo chí nước ngoài, còn Sở Thông tin và Truyền thông?")
    first, second = answer.reading.query.sides
    assert {pattern.roles for side in (first, second) for pattern in side.agencies} == {("lead",)}
    assert first.documents == second.documents == ("doc:lao-cai/2020/88-kh-ubnd",)
    assert answer.reading.query.any_of or (first.topics, first.words) == (second.topics, second.words) != ((), ())


APART = [
    ("Ai ký kế hoạch 88 và ký ngày nào?", "Hoàng Quốc Khánh", "Phần “ký ngày nào” là cách hiểu số 2", "2020-03-13"),
    ("ai ký kế hoạch Hà Tĩnh, ban hành khi nào", "Đặng Quốc Vinh", "Phần “ban hành khi nào” là cách hiểu số 2", None),
]


@pytest.mark.parametrize(("question", "value", "said", "second"), APART)
def test_parts_that_ask_for_other_things_are_told_apart(five_store, question, value, said, second):
    answer = ask(five_store, question)
    assert [item.value for item in answer.answers.items] == [value]
    assert any(said in caveat for caveat in answer.caveats)
    other = ask(five_store, question, choice=2)
    assert other.reading.query.property == "issue_date"
    assert [item.value for item in other.answers.items] == ([second] if second else [])


def test_either_subject_of_two_parts_is_answered(five_store):
    answer = ask(five_store, "Ai lo tập huấn và ai lo du lịch ở Lào Cai?")
    assert {"Sở Thông tin và Truyền thông", "Sở Văn hóa, Thể thao và Du lịch"} <= {item.label for item in answer.answers.items}


ONE = [
    "Ai chủ trì và ai phối hợp về du lịch ở Lào Cai",
    "So sánh nhiệm vụ của công an ở Lào Cai và Lạng Sơn",
    "Tỉnh nào có nhiệm vụ về ASEAN, nhân quyền?",
    "Does Lao Cai train anyone, and who leads?",
    "cơ quan nào chủ trì, cơ quan nào phối hợp",
    "Ngoài Lào Cai, còn tỉnh nào có nhiệm vụ về ASEAN?",
    "Lào Cai giao Công an việc gì và khi nào xong?",
    "Ai chủ trì tuyên truyền biên giới ở Lạng Sơn, còn ai phối hợp?",
    "Việc nào ở Lào Cai còn phải báo cáo?",
]


@pytest.mark.parametrize("question", ONE)
def test_one_question_is_not_cut_in_two(five_store, question):
    answer = ask(five_store, question)
    assert answer.reading.frame != "parts"
    assert not any("hai phần" in caveat or "two parts" in caveat for caveat in answer.caveats)


PLACES = [
    ("Lạng Sơn và Lào Cai có nhắc tới ASEAN không", False),
    ("Lào Cai và Hà Tĩnh đều có nhiệm vụ về ASEAN đúng không?", True),
    ("Do both Lang Son and Lao Cai mention ASEAN?", False),
]


@pytest.mark.parametrize(("question", "told"), PLACES)
def test_yes_of_several_places_is_yes_of_each(five_store, question, told):
    answer = ask(five_store, question)
    assert answer.boolean is told
    assert len(answer.answers.compared) == 2


def test_a_side_without_the_deed_is_asked_without_it(five_store):
    answer = ask(five_store, "So sánh cơ quan theo dõi báo chí nước ngoài ở Lào Cai và Hà Tĩnh")
    held = {side: {item.label for item in answer.answers.items if side in item.sides} for side in ("Lào Cai", "Hà Tĩnh")}
    assert "Sở Ngoại vụ" in held["Lào Cai"] and "Sở Ngoại vụ" in held["Hà Tĩnh"]
    assert any("Hà Tĩnh: không xét “theo dõi”" in caveat for caveat in answer.caveats)


GOALS = ["Lạng Sơn phải làm mấy màn hình LED, ở cửa khẩu nào?", "How many LED screens does Lang Son want to build?"]


@pytest.mark.parametrize("question", GOALS)
def test_what_only_a_goal_says_is_answered_by_the_goal(five_store, question):
    answer = ask(five_store, question)
    assert ["02 màn hình LED" in item.label for item in answer.answers.items] == [True]
    assert any("mục tiêu" in caveat or "objective" in caveat for caveat in answer.caveats)


def test_words_that_documents_name_are_no_cited_documents(five_store):
    answer = ask(five_store, "Người phát ngôn được nhắc ở văn bản nào?")
    assert answer.reading.query.find == "document"
    assert {"88/KH-UBND", "10/CTr-UBND"} <= {item.label for item in answer.answers.items}


def test_the_world_at_large_is_narrower_than_integration(five_store):
    answer = ask(five_store, "Ai cung cấp thông tin tình hình thế giới vào Lào Cai?")
    assert {item.label for item in answer.answers.items} == {"Báo tỉnh", "Tạp chí Phansipăng", "Đài Phát thanh và Truyền hình"}


def test_a_text_of_many_clauses_is_not_read_once_a_clause():
    from search.frames import parts
    from search.question.typed import read_question

    question = read_question("cơ quan nào chủ trì, " * 40 + "cơ quan nào phối hợp")
    assert len(list(parts._splits(question))) == 8
