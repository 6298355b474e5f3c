"""Shapes of questions: each pattern's own examples; bodies that only receive, or have a member, do nothing; words that no text has."""

from __future__ import annotations

import pytest

from graph.query import Query
from search.answer.ask import ask
from search.answer.nowhere import said_nowhere
from search.frames.reading import Reading
from search.lexicon.names import names_of
from search.question import read_question
from search.question.shapes import read_shapes, shape

SHAPES = read_shapes()


@pytest.mark.parametrize("row", SHAPES, ids=lambda row: row["id"])
def test_shape_is_found_in_its_own_examples_and_no_others(row):
    matched = {text: text.lower() if row.get("printed") else read_question(text).folded for text in (*row["yes"], *row["no"])}
    found = {text: bool(shape(row["id"]).search(said)) for text, said in matched.items()}
    assert found == {**dict.fromkeys(row["yes"], True), **dict.fromkeys(row["no"], False)}


MEMBERS = [
    "Sở TT&TT có phải là cơ quan thường trực Ban chỉ đạo TTĐN Lạng Sơn không?",
    "Is the Department of Information and Communications the standing agency of the steering committee in Lang Son?",
]


@pytest.mark.parametrize("question", MEMBERS)
def test_whoever_is_in_a_body_is_asked_for_alone(five_store, question):
    answer = ask(five_store, question)
    assert answer.boolean is True
    assert any("là cơ quan thường trực Ban chỉ đạo" in item.label for item in answer.answers.items)


def test_a_deadline_of_what_is_set_up_is_found_by_its_words(five_store):
    answer = ask(five_store, "bao giờ thì Lạng Sơn phải lập xong cái ban chỉ đạo TTĐN vậy?")
    assert [item.value["printed"] for item in answer.answers.items] == ["Năm 2014"]


FOCAL = [
    (
        "Cơ quan nào là đầu mối về thông tin đối ngoại ở Lạng Sơn?",
        {"Sở Thông tin và Truyền thông", "Sở Ngoại vụ"},
        {"Báo tỉnh", "Công an cấp tỉnh"},
    ),
    ("Which agency is the focal point in Lang Son?", {"Sở Thông tin và Truyền thông", "Sở Ngoại vụ"}, {"Sở Công Thương"}),
]


@pytest.mark.parametrize(("question", "wanted", "others"), FOCAL)
def test_the_contact_is_whom_the_text_calls_so(five_store, question, wanted, others):
    found = {item.label for item in ask(five_store, question).answers.items}
    assert wanted <= found and not others & found


UNSAID = [
    # question, told, what is said
    ("Lào Cai có nhắc tới blockchain không", False, "Không văn bản nào có từ “blockchain”."),
    ("Does Lao Cai mention artificial intelligence?", False, "No text has the words “artificial intelligence”."),
]


@pytest.mark.parametrize(("question", "told", "said"), UNSAID)
def test_no_is_told_only_where_nothing_is_near_in_meaning(five_store, question, told, said):
    answer = ask(five_store, question)
    assert answer.boolean is told
    assert any(said in caveat for caveat in answer.caveats), answer.caveats
    assert answer.passages


def test_words_that_texts_may_say_otherwise_are_not_denied(five_store):
    reading = Reading("task", Query("task", provinces=("VN-02",)), yesno=True, unknown=["khách nước ngoài"])
    assert not said_nowhere(five_store, names_of(five_store), reading)
    assert reading.unknown == ["khách nước ngoài"] and reading.query.words == ()
    assert "Không văn bản nào có từ “khách nước ngoài”; có thể được nói bằng từ khác" in reading.notes[0][0]


def test_one_number_that_is_skipped_leaves_a_no_and_is_told(five_store):
    answer = ask(five_store, "Does the Ba Ria - Vung Tau plan let the Border Guard lead any task?")
    assert answer.boolean is False
    assert any("II jumps from 4 to 6" in caveat for caveat in answer.caveats)
    assert ask(five_store, "Is the Border Guard the lead in Ha Tinh?").boolean is None  # six numbers are lost there


SENT = [
    ("Kế hoạch của Bà Rịa – Vũng Tàu có gửi Văn phòng Chính phủ không?", True),
    ("Công văn 2905 có gửi tỉnh Lào Cai không?", True),  # "các tỉnh, thành phố trực thuộc Trung ương"
    ("Was the Lao Cai plan sent to the Ministry of Foreign Affairs?", True),  # "Các Bộ: Thông tin và Truyền thông, Ngoại giao"
    ("kế hoạch Lào Cai có gửi Bộ Quốc phòng không", False),
]


@pytest.mark.parametrize(("question", "told"), SENT)
def test_whether_a_document_was_sent_to_somebody_is_told_by_its_recipients(five_store, question, told):
    answer = ask(five_store, question)
    assert answer.boolean is told
    assert {row.answer for row in five_store.rows(answer.reading.query)} == {item.id for item in answer.answers.items}
    assert [quote.kind for item in answer.answers.items for quote in item.evidence][:1] == ["metadata"] * told


def test_a_body_of_today_that_no_text_names_is_answered_by_those_that_it_took_in(five_store):
    answer = ask(five_store, "Sở Khoa học và Công nghệ được giao nhiệm vụ gì?")
    assert answer.answers.items
    assert (
        "Các văn bản này không nhắc đến Sở Khoa học và Công nghệ; trả lời theo Sở Thông tin và Truyền thông, nay đã hợp nhất vào đó."
        in answer.caveats
    )
    new = ask(five_store, "Sở Nông nghiệp và Môi trường Lào Cai làm gì")
    assert new.answers.items and any("trả lời theo Sở Nông nghiệp và Phát triển nông thôn" in caveat for caveat in new.caveats)


def test_a_denial_that_texts_print_is_no_denial(five_store):
    asked = "cơ quan nào ở Lào Cai quản lý việc xuất nhập khẩu văn hóa phẩm không nhằm mục đích kinh doanh?"
    assert {"Sở Văn hóa, Thể thao và Du lịch"} == {item.label for item in ask(five_store, asked).answers.items if item.strength == "asked"}


def test_a_word_of_english_names_is_no_slip(five_store):
    assert ask(five_store, "Which province has a steering board on human rights taking part?").reading.corrections == []


def test_the_year_of_a_plan_that_is_not_here_finds_what_is_of_that_year(five_store):
    answer = ask(five_store, "what did the ministry ask provinces to do about human rights in 2021 plans?")
    assert [item.label[:44] for item in answer.answers.items] == ["Thúc đẩy tuyên truyền đảm bảo về quyền con n"]


def test_whom_a_text_calls_contact_is_found_whatever_its_role(five_store):
    answer = ask(five_store, "Ở tỉnh nào Sở Ngoại vụ làm đầu mối liên hệ với Bộ Ngoại giao?")
    assert [item.label for item in answer.answers.items] == ["Hà Tĩnh"]


AMOUNTS = [
    "Tính đến tháng 6/2020 có bao nhiêu tỉnh đã ban hành quy chế quản lý TTĐN?",
    "What percentage of departments in Lang Son should have a focal officer by 2015?",
]


@pytest.mark.parametrize("question", AMOUNTS)
def test_amounts_that_a_text_says_come_with_passages(five_store, question):
    assert len(ask(five_store, question).passages) == 5


DESCRIBED = [
    ("Văn bản nào viện dẫn Thông tư số 22/2016/TT-BTTTT về giảm nghèo?", {"88/KH-UBND", "2905/BTTTT-TTĐN"}),
    ("which documents cite Decree 72/2015/ND-CP on the working session with Dien Bien", {"88/KH-UBND", "93/KH-UBND"}),
]


@pytest.mark.parametrize(("question", "wanted"), DESCRIBED)
def test_what_a_cited_document_is_about_restricts_nothing(five_store, question, wanted):
    answer = ask(five_store, question)
    assert wanted <= {item.label for item in answer.answers.items}
    assert answer.reading.query.words == () and not answer.reading.query.provinces


def test_who_issued_a_numbered_document_does_nothing_in_it(five_store):
    query = ask(five_store, "Does the Ministry of Information and Communications' letter 2905 mention human rights?").reading.query
    assert query.agencies == () and query.documents == ("doc:bo-thong-tin-va-truyen-thong/2020/2905-btttt-ttdn",)


def test_an_english_word_that_no_text_has_is_looked_for_by_the_nearest_one(five_store):
    reading = Reading("task", Query("task", provinces=("VN-02",)), yesno=True, unknown=["helicopters"], language="en")
    names = names_of(five_store)
    names._occurs[("truc", "thang")] = True  # as where some text has it
    try:
        assert said_nowhere(five_store, names, reading)
    finally:
        del names._occurs[("truc", "thang")]
    assert reading.query.words == ("truc thang",) and reading.unknown == []
    assert "“helicopters” is looked for as: trực thăng." in reading.notes[0][1]


def test_what_something_is_comes_with_passages(five_store):
    assert len(ask(five_store, "Chủ đề của Lạng Sơn là gì?").passages) == 5


PRODUCTS = [
    "Does Lao Cai's plan tell anyone to order TV and radio programmes about border sovereignty, and who?",
    "Which agency in Lao Cai makes TV programmes on the border?",
]


@pytest.mark.parametrize("question", PRODUCTS)
def test_what_a_medium_makes_names_no_station(five_store, question):
    assert [item.label for item in ask(five_store, question).answers.items] == ["Bộ Chỉ huy Bộ đội Biên phòng"]


def test_no_two_shapes_have_one_name():
    names = [str(row["id"]) for row in read_shapes()]
    assert sorted(set(names)) == sorted(names)
