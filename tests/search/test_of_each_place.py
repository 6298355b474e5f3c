"""What is asked of each of several places, who signs in an office, and numbers of what a document only cites."""

from __future__ import annotations

import pytest

from search.answer.ask import ask

EACH = [
    ("Lào Cai và Hà Tĩnh đều có kế hoạch thông tin đối ngoại à?", True),
    ("Lào Cai và Hà Tĩnh có cùng ban hành kế hoạch thông tin đối ngoại không?", True),
    ("Lào Cai và Hà Tĩnh có căn cứ Nghị định 72/2015/NĐ-CP không?", True),
    ("Lạng Sơn và Hà Tĩnh có căn cứ Chỉ thị 21/CT-TTg không?", False),
    ("Lào Cai và Sơn La đều có kế hoạch thông tin đối ngoại phải không?", None),
    ("Có văn bản nào do Đà Nẵng ban hành không?", False),
    ("Has Hà Tĩnh issued any circular?", False),
    ("Hà Tĩnh có ban hành thông tư nào không?", False),
    ("Kế hoạch 88/KH-UBND và 93/KH-UBND do cùng một người ký phải không?", False),
    ("Were plans 88/KH-UBND and 93/KH-UBND issued on the same day?", False),
    ("Were 88/KH-UBND and 93/KH-UBND issued on the same day?", False),
    ("Kế hoạch 93/KH-UBND có hiệu lực sau năm 2024 không?", False),
    ("Is plan 93/KH-UBND valid beyond 2023?", True),
]


@pytest.mark.parametrize(("question", "expected"), EACH)
def test_yes_of_several_places_needs_each_of_them(five_store, question, expected):
    assert ask(five_store, question).boolean is expected


SIGNED = [
    ("Văn bản nào do Phó Chủ tịch UBND tỉnh ký?", {"88/KH-UBND", "93/KH-UBND", "Công tác thông tin đối ngoại tỉnh Hà Tĩnh năm 2020"}),
    ("Which documents were signed by a deputy minister?", {"2905/BTTTT-TTĐN"}),
    ("Văn bản nào do Thứ trưởng ký?", {"2905/BTTTT-TTĐN"}),
    ("Văn bản nào do Chủ tịch UBND tỉnh ký?", set()),
]


@pytest.mark.parametrize(("question", "expected"), SIGNED)
def test_documents_are_found_by_the_office_that_signed(five_store, question, expected):
    answer = ask(five_store, question)
    assert {item.label for item in answer.answers.items} == expected
    assert answer.reading.unknown == []


CITED = [
    ("Bà Rịa - Vũng Tàu ban hành kế hoạch 2024 theo tờ trình số mấy?", ["23/TTr-STTTT"]),
    ("Did Hà Tĩnh base its plan on any circular?", ["22/2016/TT-BTTTT"]),
    ("Kế hoạch thông tin đối ngoại của Lào Cai số mấy?", ["88/KH-UBND"]),
]


FOUND = [
    ("Lào Cai ban hành văn bản gì?", ["88/KH-UBND"]),
    ("Ngoài kế hoạch, Lạng Sơn còn có văn bản nào?", ["10/CTr-UBND"]),
    ("Kho có văn bản nào của Lào Cai ngoài các chương trình?", ["88/KH-UBND"]),
    ("Hà Tĩnh căn cứ văn bản nào ngoài nghị định và thông tư?", ["1486/QĐ-TTg", "3362/BTTTT-TTĐN"]),
]


@pytest.mark.parametrize(("question", "expected"), FOUND)
def test_what_was_issued_is_no_topic_and_types_may_be_left_out(five_store, question, expected):
    assert [item.label for item in ask(five_store, question).answers.items] == expected


@pytest.mark.parametrize(("question", "expected"), CITED)
def test_the_type_that_is_asked_for_may_be_cited_alone(five_store, question, expected):
    assert [item.label for item in ask(five_store, question).answers.items] == expected


RANKED = [
    ("2 văn bản mới nhất", ["93/KH-UBND", "2905/BTTTT-TTĐN"]),
    ("Which 2 provinces have the most tasks?", ["Lào Cai", "Lạng Sơn"]),
    ("Kế hoạch 88/KH-UBND và 93/KH-UBND, cái nào ký trước?", ["88/KH-UBND"]),
    ("Kế hoạch thông tin đối ngoại của Lào Cai và Bà Rịa - Vũng Tàu, cái nào được ban hành sau?", ["93/KH-UBND"]),
]


@pytest.mark.parametrize(("question", "expected"), RANKED)
def test_as_many_of_the_first_are_given_as_are_asked_for(five_store, question, expected):
    answer = ask(five_store, question)
    assert [item.label for item in answer.answers.items] == expected
    assert all(condition.field != "words" for condition in answer.reading.conditions)


NAMED = [
    ("Kế hoạch Lào Cai có nhắc đến Quốc hội không?", False),
    ("Kế hoạch Bà Rịa - Vũng Tàu có nhắc đến Bộ Chính trị không?", True),
]


@pytest.mark.parametrize(("question", "expected"), NAMED)
def test_a_body_may_be_spoken_of_that_has_no_work(five_store, question, expected):
    assert ask(five_store, question).boolean is expected


def test_a_merger_that_no_document_tells_is_said_by_the_list_of_provinces(five_store):
    said = ask(five_store, "Phú Yên sáp nhập vào tỉnh nào?").said
    assert "Theo danh mục tỉnh, thành phố: Phú Yên nay thuộc Đắk Lắk." in said
    assert "By the list of provinces: Đắk Lắk was formed from Phú Yên, Đắk Lắk." in " ".join(
        ask(five_store, "What was Dak Lak formed from?").said
    )


def test_an_office_asked_for_by_which_is_who_signed_in_it(five_store):
    answer = ask(five_store, "Phó Chủ tịch nào ký kế hoạch 88 của Lào Cai?")
    assert [item.value for item in answer.answers.items] == ["Hoàng Quốc Khánh"]
    assert ask(five_store, "Bộ trưởng nào ký công văn 2905?").answers.items == []


def test_a_bare_number_behind_a_document_is_its_number(five_store):
    assert [item.value for item in ask(five_store, "văn bản số 93 do ai ký, chức vụ gì?").answers.items] == ["Đặng Minh Thông"]


def test_who_signed_most_is_counted_by_documents(five_store):
    answer = ask(five_store, "Ai là người ký nhiều văn bản nhất?")
    assert "Hoàng Quốc Khánh: 1" in " ".join(answer.said)
    assert {item.value for item in answer.answers.items} == {"Hoàng Quốc Khánh", "Hoàng Vĩnh Bảo", "Đặng Minh Thông", "Đặng Quốc Vinh"}


ISSUED_MOST = [
    ("Cơ quan nào ban hành nhiều văn bản nhất?", "Bộ Thông tin và Truyền thông: 1", 5),
    ("Which agency issued the most documents?", "Bộ Thông tin và Truyền thông: 1", 5),
    ("Bộ nào ban hành nhiều văn bản nhất?", "Số văn bản đã ban hành: Bộ Thông tin và Truyền thông: 1.", 1),
    ("Which ministry issued the most documents?", "Documents issued: Bộ Thông tin và Truyền thông: 1.", 1),
    ("Sở nào ban hành nhiều quyết định nhất?", "", 0),
    ("Which department issued the most decisions?", "", 0),
]


@pytest.mark.parametrize(("question", "said", "documents"), ISSUED_MOST)
def test_who_issued_most_is_counted_by_documents_not_by_tasks(five_store, question, said, documents):
    answer = ask(five_store, question)
    assert said in " ".join(answer.said)
    assert len(answer.answers.items) == documents
    assert all(item.type == "Document" for item in answer.answers.items)
    assert not documents or answer.reading.ignored == []


COUNTED_BY_TASKS = ["Bộ nào chủ trì nhiều nhiệm vụ nhất?", "Which ministry leads the most tasks?", "Cơ quan nào có nhiều nhiệm vụ nhất?"]


@pytest.mark.parametrize("question", COUNTED_BY_TASKS)
def test_who_has_most_tasks_is_counted_by_tasks(five_store, question):
    assert ask(five_store, question).reading.query.find == "agency"


TYPE_CITED = [
    ("Lào Cai căn cứ luật nào?", "Không xét loại Luật; đây là mọi văn bản được viện dẫn."),
    ("Which laws does the Lao Cai plan cite?", "Law was left aside; these are all documents cited."),
]


@pytest.mark.parametrize(("question", "said"), TYPE_CITED)
def test_a_type_that_is_cited_is_no_type_of_what_cites_it(five_store, question, said):
    answer = ask(five_store, question)
    assert answer.said == (said,)
    assert answer.answers.items


DENIED = [
    ("Bà Phạm Thị Thanh Trà có ký văn bản nào không?", False),
    ("Ông Hoàng Quốc Khánh có ký văn bản nào không?", True),
    ("Chỉ có Lào Cai và Hà Tĩnh có kế hoạch năm 2020 phải không?", True),
]


@pytest.mark.parametrize(("question", "expected"), DENIED)
def test_only_several_and_unknown_signers(five_store, question, expected):
    assert ask(five_store, question).boolean is expected


def test_documents_that_are_not_of_a_type(five_store):
    answer = ask(five_store, "Văn bản nào ở Lạng Sơn không phải kế hoạch?")
    assert [item.label for item in answer.answers.items] == ["10/CTr-UBND"]
