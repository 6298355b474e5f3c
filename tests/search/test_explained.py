"""What explains the whole question: contrasts, other readings, documents by their titles, words left aside, what is nearest."""

from __future__ import annotations

import pytest

from search.answer.ask import ask


def _labels(store, question):
    return sorted(item.label for item in ask(store, question).answers.items)


CONTRASTS = [
    ("Which provinces write about human rights but not about ASEAN?", ["Bà Rịa – Vũng Tàu"]),
    ("tỉnh nào nói về nhân quyền mà không nói về ASEAN", ["Bà Rịa – Vũng Tàu"]),
    ("Tỉnh nào không nói về ASEAN mà nói về nhân quyền?", ["Bà Rịa – Vũng Tàu"]),
    ("tinh nao noi ve nhan quyen nhung khong noi ve ASEAN", ["Bà Rịa – Vũng Tàu"]),
    ("Văn bản nào không căn cứ Nghị định 72 mà căn cứ Quyết định 368?", ["10/CTr-UBND"]),
    ("Văn bản nào không chỉ căn cứ Nghị định 72 mà còn căn cứ Quyết định 368?", ["88/KH-UBND"]),
    ("Tỉnh nào không chỉ nói về nhân quyền mà còn nói về ASEAN?", ["Lào Cai"]),
    ("Tỉnh nào không những nói về nhân quyền mà còn nói về ASEAN?", ["Lào Cai"]),
    ("Which provinces write not only about human rights but also about ASEAN?", ["Lào Cai"]),
]


@pytest.mark.parametrize(("question", "expected"), CONTRASTS, ids=[question for question, _ in CONTRASTS])
def test_one_thing_without_another(five_store, question, expected):
    assert _labels(five_store, question) == expected


def test_not_only_denies_nothing(five_store):
    query = ask(five_store, "Việc nào không những về nhân quyền mà còn về ASEAN?").reading.query
    assert not query.negated and query.topics == ("topic:nhan-quyen", "topic:asean")
    (role,) = ask(five_store, "Sở Ngoại vụ không chỉ chủ trì mà còn phối hợp việc gì?").reading.query.agencies
    assert not role.absent
    assert ask(five_store, "không mà").answers.items == [] == ask(five_store, "không chỉ mà").answers.items


@pytest.mark.parametrize("several", ["những", "các", "nhung"])
def test_several_things_are_set_against_nothing(five_store, several):
    """Folded, "những" is "nhưng"."""
    query = ask(five_store, f"Tỉnh nào không giao Sở Ngoại vụ {several} nhiệm vụ về nhân quyền?").reading.query
    assert query.negated and not query.exclude
    assert query.topics == ("topic:nhan-quyen",) and [one.ids for one in query.agencies] == [("body:so-ngoai-vu",)]


TYPES = [
    ("Which provinces rely on a directive?", ["Lạng Sơn"]),
    ("Tỉnh nào căn cứ vào chỉ thị?", ["Lạng Sơn"]),
    ("Tỉnh nào tổ chức tập huấn báo chí nước ngoài căn cứ vào một chỉ thị?", ["Lạng Sơn"]),  # "tổ chức" is left aside, the directive not
    ("Tỉnh nào căn cứ một chỉ thị mà không nói về ASEAN?", ["Lạng Sơn"]),  # it is the one that does, and says nothing of ASEAN
    ("How many of the four provinces base their plan on Decision 368/QD-TTg?", 2),
]


@pytest.mark.parametrize(("question", "expected"), TYPES, ids=[question for question, _ in TYPES])
def test_provinces_by_what_they_cite(five_store, question, expected):
    answer = ask(five_store, question)
    assert (answer.answers.count or sorted(item.label for item in answer.answers.items)) == expected


def test_documents_that_are_left_out_are_no_answers(five_store):
    found = _labels(five_store, "Ngoài Nghị định 72 và Thông tư 22 ra, kế hoạch Bà Rịa – Vũng Tàu còn căn cứ vào văn bản nào nữa?")
    assert found == ["23/TTr-STTTT", "3089/BTTTT-TTĐN"]


OUTSIDE = [
    ("Ngoài Kế hoạch 88 ra, cơ quan nào chủ trì nhiệm vụ về ASEAN?", {"ha-tinh"}),
    ("Apart from Plan 88/KH-UBND, which agencies lead tasks on ASEAN?", {"ha-tinh"}),
    ("Ngoài ra, theo Kế hoạch 88/KH-UBND, cơ quan nào chủ trì nhiệm vụ về ASEAN?", {"lao-cai"}),  # what is more
]


@pytest.mark.parametrize(("question", "places"), OUTSIDE, ids=[question for question, _ in OUTSIDE])
def test_work_of_a_document_that_is_left_out_is_no_answer(five_store, question, places):
    items = ask(five_store, question).answers.items
    assert {quote.document.split(":")[1].split("/")[0] for item in items for quote in item.evidence} == places


def test_the_type_of_a_document_that_is_left_out_is_none_of_those_asked_for(five_store):
    answer = ask(five_store, "Ngoài Kế hoạch 88/KH-UBND, văn bản nào nói về nhân quyền?")
    assert sorted(item.label for item in answer.answers.items) == ["2905/BTTTT-TTĐN", "93/KH-UBND"]
    assert answer.reading.ignored == []


OF_PLANS = [
    ("Which province's plan deals with illegal, unreported and unregulated fishing?", "province"),
    ("What has to be done in Ha Tinh as soon as the plan is issued?", "task"),
    ("Ban Chỉ đạo Nhân quyền ở Vũng Tàu phối hợp với cơ quan chủ trì nào?", "agency"),
    ("Ai bố trí kinh phí cho việc thi hành Luật Việc làm?", "agency"),
    ("Ai bố trí kinh phí thi hành Nghị định 72?", "agency"),
    ("Ai viện dẫn Nghị định 72 về thông tin đối ngoại?", "document"),
]


@pytest.mark.parametrize(("question", "find"), OF_PLANS, ids=[question for question, _ in OF_PLANS])
def test_what_is_asked_for(five_store, question, find):
    assert ask(five_store, question).reading.find == find


def test_who_asks_may_be_whom_it_is_about(five_store):
    question = "I'm a foreign correspondent heading to Lang Son. Which department will be in charge of me?"
    assert _labels(five_store, question) == ["Sở Ngoại vụ"]


DENIALS = [
    ("văn bản nào nói về ô nhiễm không khí", False),
    ("Ai quản lý không gian mạng?", False),
    ("không gian mạng do ai quản lý?", False),
    ("Văn bản nào không qua Sở Ngoại vụ?", True),  # "không qua" is a term too
    ("Ngân hàng không chủ trì nhiệm vụ nào?", True),  # "hàng không" is one
]


@pytest.mark.parametrize(("question", "denies"), DENIALS, ids=[question for question, _ in DENIALS])
def test_a_compound_is_no_denial(five_store, question, denies):
    assert ask(five_store, question).reading.query.negated is denies


def test_a_word_that_the_texts_print_is_not_corrected(five_store):
    assert ask(five_store, "tăng cường quản trị ở Lào Cai do ai làm").reading.corrections == []


def test_what_no_text_is_about_gets_no_nearest_answer(five_store):
    for question in (
        "khi nào phải nộp thuế thu nhập cá nhân",
        "đơn vị nào lo đua xe công thức 1",
        "By when must beekeepers register their hives?",
    ):
        assert ask(five_store, question).answers.items == [], question


def test_what_meets_no_condition_is_found_by_the_whole_question(five_store):
    answer = ask(five_store, "Các cơ quan ở Hà Tĩnh phải phân công cán bộ phụ trách TTĐN khi nào?")
    assert [item.id.partition("#")[2] for item in answer.answers.items] == ["II.2"]
    assert answer.reading.overview and answer.passages
