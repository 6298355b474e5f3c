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
    ("Kế hoạch 88/KH-UBND và 93/KH-UBND do cùng một người ký phải không?", False),
    ("Were plans 88/KH-UBND and 93/KH-UBND issued on the same day?", False),
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
